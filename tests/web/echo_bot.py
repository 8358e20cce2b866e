"""A small scripted bot speaking the Bot API over HTTP: what the page's tests talk to instead of Kadrovik."""

import asyncio
from contextlib import suppress
from html import escape
from typing import Any

import aiohttp

Json = dict[str, Any]

WELCOME = (
    "👋 <b>Здравствуйте, {name}!</b>\nПришлите файл или напишите что-нибудь.\n"
    'Начните с /keys, срок <tg-time unix="1797325200" format="wD">15 декабря</tg-time>.\n'
    "<blockquote expandable>Первая строка о многом.\nВторая строка о разном.\nТретья строка о важном.\n"
    "Четвёртая строка.\nПятая строка в самом конце.</blockquote>Код: <code>A-42</code>, тайна: <tg-spoiler>сюрприз</tg-spoiler>"
)
COMMANDS = [
    {"command": "start", "description": "Начать"},
    {"command": "keys", "description": "Клавиатура под полем"},
    {"command": "hostile", "description": "Опасные знаки"},
]


def welcome_keyboard() -> Json:
    return {
        "inline_keyboard": [
            [{"text": "✅ Принять", "callback_data": "count:0", "style": "success"}],
            [
                {"text": "Подробнее", "callback_data": "toast", "style": "primary"},
                {"text": "Отказать", "callback_data": "alert", "style": "danger"},
            ],
            [
                {"text": "Телефон", "copy_text": {"text": "+74951234567"}},
                {"text": "Приглашение", "url": "https://t.me/kadrovik_bot?start=invite-7"},
            ],
        ]
    }


class EchoBot:
    """Polls `url` until stopped; every update is answered by a plain rule."""

    def __init__(self, url: str, token: str) -> None:
        self._base = f"{url.rstrip('/')}/bot{token}/"
        self._task: asyncio.Task[None] | None = None
        self._http: aiohttp.ClientSession | None = None
        self.hold = asyncio.Event()  # cleared: presses wait for it before they are answered
        self.hold.set()

    async def start(self) -> None:
        self._http = aiohttp.ClientSession()
        await self.call("setMyCommands", commands=COMMANDS)
        self._task = asyncio.create_task(self._poll())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if self._http is not None:
            await self._http.close()

    async def call(self, method: str, **parameters: Any) -> Any:
        """One Bot API call; its result, or AssertionError with the sandbox's words when refused."""
        if self._http is None:
            raise RuntimeError("the bot is not started")
        async with self._http.post(self._base + method, json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], f"{method}: {answer['description']}"
        return answer["result"]

    async def _poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self._pressed(update["callback_query"])
                elif "message" in update:
                    await self._heard(update["message"])

    async def _heard(self, message: Json) -> None:
        chat = message["chat"]["id"]
        text = message.get("text", "")
        if text.startswith("/start"):
            payload = text.partition(" ")[2]
            name = escape(message["from"]["first_name"])
            words = f"Приглашение: {escape(payload)}" if payload else WELCOME.format(name=name)
            await self.say(chat, words, reply_markup=welcome_keyboard())
        elif text == "/keys":
            await self._offer_keys(chat)
        elif text == "/hostile":
            await self.say(
                chat, escape("<script>document.title='hacked'</script> & <img src=x onerror=alert(1)>")
            )
        elif text.startswith("/tell "):
            _, person, words = text.split(" ", 2)
            await self.say(int(person), escape(words))
        elif text:
            await self.say(
                chat,
                f"Вы написали: <i>{escape(text)}</i>",
                reply_parameters={"message_id": message["message_id"]},
            )
        else:
            await self._received(chat, message)

    async def _received(self, chat: int, message: Json) -> None:
        if "document" in message:
            file = message["document"]
            origin = message.get("forward_origin", {}).get("type", "нет")
            await self.say(
                chat,
                f"Файл: <b>{escape(file['file_name'])}</b>, {file['file_size']} байт, источник: {origin}",
            )
        elif "photo" in message:
            await self.call(
                "sendPhoto", chat_id=chat, photo=message["photo"][-1]["file_id"], caption="Вот ваше фото"
            )
        elif "contact" in message:
            await self.say(chat, f"Контакт: {escape(message['contact']['first_name'])}")
        elif "chat_shared" in message:
            await self.say(chat, f"Группа: {message['chat_shared']['chat_id']}")
        elif "users_shared" in message:
            names = [str(user["user_id"]) for user in message["users_shared"]["users"]]
            await self.say(chat, f"Выбраны: {', '.join(names)}", reply_markup={"remove_keyboard": True})

    async def _offer_keys(self, chat: int) -> None:
        people = {"request_id": 5, "max_quantity": 3, "request_name": True}
        rows: list[list[Json]] = [
            [
                {"text": "Выбрать людей", "request_users": people},
                {"text": "Мой номер", "request_contact": True},
            ],
            [{"text": "Пропустить"}],
        ]
        await self.say(chat, "Кто возьмёт задачу?", reply_markup={"keyboard": rows, "resize_keyboard": True})

    async def _pressed(self, query: Json) -> None:
        data = query["data"]
        await self.hold.wait()
        if data == "toast":
            await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Подробности позже")
        elif data == "alert":
            await self.call(
                "answerCallbackQuery", callback_query_id=query["id"], text="Отказ записан", show_alert=True
            )
        else:
            await self._count(query, int(data.partition(":")[2]) + 1)

    async def _count(self, query: Json, times: int) -> None:
        await self.call("answerCallbackQuery", callback_query_id=query["id"])
        message = query["message"]
        button = {"text": f"✅ Принято: {times}", "callback_data": f"count:{times}", "style": "success"}
        await self.call(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"Принято раз: {times}",
            reply_markup={"inline_keyboard": [[button]]},
        )

    async def say(self, chat: int, text: str, **more: Any) -> Json:
        """Send HTML to a chat."""
        result: Json = await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)
        return result
