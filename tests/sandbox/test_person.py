"""A person's side: what tests and scripts do in somebody's name."""

from __future__ import annotations

import asyncio

import pytest


async def test_a_deep_link_starts_with_its_payload(bot, sandbox):
    boris = sandbox.add_person(first_name="Борис", language_code="en")
    await boris.start("invite_42")
    message = (await bot.taken())[0]["message"]
    assert message["text"] == "/start invite_42"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "en"
    assert message["chat"] == {"id": boris.id, "type": "private", "first_name": "Борис"}


async def test_a_tap_brings_the_bots_toast(bot, anna):
    markup = {"inline_keyboard": [[{"text": "✅ Создать вакансию", "callback_data": "create"}],
                                  [{"text": "Отмена", "callback_data": "no"}]]}  # fmt: skip
    await bot.ok("sendMessage", chat_id=anna.id, text="Черновик", reply_markup=markup)

    async def answer() -> str:
        query = (await bot.updates(timeout=10))[0]["callback_query"]
        await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="Готово", show_alert=True)
        return query["data"]

    answered = asyncio.create_task(answer())
    toast = await anna.tap("создать")
    assert (toast.text, toast.alert, await answered) == ("Готово", True, "create")
    with pytest.raises(LookupError, match="Отмена"):
        await anna.tap("Удалить")


async def test_links_and_copied_texts_need_no_bot(bot, anna):
    markup = {
        "inline_keyboard": [
            [{"text": "Сайт", "url": "https://hh.ru/1"}, {"text": "Код", "copy_text": {"text": "42"}}]
        ]
    }
    await bot.ok("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert (await anna.tap("Сайт")).url == "https://hh.ru/1"
    assert (await anna.tap("Код")).copied == "42"


async def test_the_reply_keyboard_sends_its_text_and_hides_once(bot, anna):
    await bot.ok("sendMessage", chat_id=anna.id, text="?",
                 reply_markup={"keyboard": [["Да", "Нет"]], "one_time_keyboard": True})  # fmt: skip
    assert anna.keyboard() == [["Да", "Нет"]]
    await anna.tap("Нет")
    assert (await bot.taken())[0]["message"]["text"] == "Нет"
    assert anna.keyboard() == []


async def test_the_reply_keyboard_is_taken_away(bot, anna):
    await bot.ok("sendMessage", chat_id=anna.id, text="?", reply_markup={"keyboard": [["Да"]]})
    await bot.ok("sendMessage", chat_id=anna.id, text="всё", reply_markup={"remove_keyboard": True})
    assert anna.keyboard() == []


async def test_people_groups_and_contacts_are_picked(bot, anna, sandbox):
    boris = sandbox.add_person(first_name="Борис", username="boris")
    group = sandbox.add_group("Отдел", [anna], bot=True)
    keyboard = [[{"text": "Кто?", "request_users": {"request_id": 1, "max_quantity": 2, "request_name": True}}],
                [{"text": "Где?", "request_chat": {"request_id": 2, "chat_is_channel": False, "request_title": True}}],
                [{"text": "Телефон", "request_contact": True}]]  # fmt: skip
    await bot.ok("sendMessage", chat_id=anna.id, text="?", reply_markup={"keyboard": keyboard})
    await bot.taken()
    await anna.tap("Кто?")
    await anna.pick_users(1, [boris])
    await anna.pick_chat(2, group)
    await anna.tap("Телефон")
    users, chat, phone = (u["message"] for u in await bot.taken())
    assert users["users_shared"] == {"request_id": 1, "users": [{"user_id": boris.id, "first_name": "Борис"}]}
    assert chat["chat_shared"] == {"request_id": 2, "chat_id": group.id, "title": "Отдел"}
    assert phone["contact"]["user_id"] == anna.id
    with pytest.raises(LookupError):
        await anna.pick_users(9, [boris])
    with pytest.raises(ValueError, match="at most 2"):
        await anna.pick_users(1, [boris, anna, boris])


async def test_inline_mode(bot, anna, sandbox):
    group = sandbox.add_group("Отдел", [anna], bot=True)
    await bot.taken()
    asked = asyncio.create_task(anna.inline("Иванов", in_=group))
    query = (await bot.updates(timeout=10))[0]["inline_query"]
    assert (query["query"], query["chat_type"]) == ("Иванов", "group")
    markup = {"inline_keyboard": [[{"text": "Открыть", "callback_data": "o"}]]}
    article = {"type": "article", "id": "1", "title": "Иванов Иван", "reply_markup": markup,
               "input_message_content": {"message_text": "<b>Иванов</b>", "parse_mode": "HTML"}}  # fmt: skip
    twice = [article, article]
    assert await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=twice) == (
        "Bad Request: RESULT_ID_DUPLICATE"
    )
    await bot.ok("answerInlineQuery", inline_query_id=query["id"], results=[article])
    result = (await asked)[0]
    sent = await anna.choose(result, in_=group)
    assert (sent.html, sent.labels) == ("<b>Иванов</b>", ["Открыть"])
    chosen = next(u["chosen_inline_result"] for u in await bot.taken() if "chosen_inline_result" in u)
    await bot.ok("editMessageText", inline_message_id=chosen["inline_message_id"], text="Иванов принят")
    assert sent.text == "Иванов принят"


async def test_editing_deleting_and_clearing(bot, anna):
    said = await anna.send("раз")
    await anna.edit(said, "два")
    assert [next(iter(set(u) - {"update_id"})) for u in await bot.taken()] == ["message", "edited_message"]
    shown = await bot.ok("sendMessage", chat_id=anna.id, text="карточка")
    await anna.delete(anna.screen())
    refused = await bot.refused("editMessageText", chat_id=anna.id, message_id=shown["message_id"], text="x")
    assert refused == "Bad Request: message to edit not found"
    await anna.clear()
    assert anna.messages() == []


async def test_unread_until_read(bot, anna):
    await bot.ok("sendMessage", chat_id=anna.id, text="раз")
    await bot.ok("sendMessage", chat_id=anna.id, text="два")
    assert anna.unread == 2
    await anna.read()
    assert anna.unread == 0


async def test_who_blocked_the_bot_cannot_write_before_unblocking(bot, anna):
    await anna.block_bot()
    with pytest.raises(PermissionError):
        await anna.send("x")
    await anna.unblock_bot()
    await anna.send("x")
    statuses = [
        u["my_chat_member"]["new_chat_member"]["status"] for u in await bot.taken() if "my_chat_member" in u
    ]
    assert statuses == ["kicked", "member"]


async def test_waiting_sees_what_comes_and_tells_what_was_when_it_does_not(bot, anna):
    waiting = asyncio.create_task(anna.until(lambda: anna.sees("пришло")))
    await bot.ok("sendMessage", chat_id=anna.id, text="пришло")
    assert await waiting
    with pytest.raises(TimeoutError, match="Кадровик: пришло"):
        await anna.until(lambda: anna.sees("не придёт"), timeout=0.01)
    drained = []

    async def drain() -> None:
        drained.append(True)

    bot.sandbox.drained = drain
    await anna.settled()
    assert drained == [True]


async def test_calls_are_remembered_in_order(bot, anna):
    await bot.ok("sendMessage", chat_id=anna.id, text="раз")
    await bot.refused("sendMessage", chat_id=anna.id, text="")
    await bot.form("sendDocument", {"chat_id": anna.id}, document=("a.txt", b"1"))
    calls = bot.sandbox.calls("sendMessage")
    assert [(call.ok, call.parameters["text"]) for call in calls] == [(True, "раз"), (False, "")]
    assert bot.sandbox.calls("senddocument")[0].parameters["document"] == "a.txt"


async def test_nobody_is_registered_twice(sandbox):
    first = sandbox.add_person(id=500, first_name="Анна")
    again = sandbox.add_person(id=500, first_name="Другая")
    assert (again.name, len(sandbox.people)) == (first.name, 1)
    assert sandbox.add_person(first_name="Борис").id == 1001
    with pytest.raises(LookupError):
        sandbox.person(42)
    with pytest.raises(LookupError, match="said nothing"):
        first.screen()


async def test_answers_to_messages(bot, anna):
    asked = await bot.ok("sendMessage", chat_id=anna.id, text="Сколько лет опыта?")
    await anna.send("пять", reply_to=anna.screen())
    assert (await bot.taken())[0]["message"]["reply_to_message"]["message_id"] == asked["message_id"]
    said = anna.messages()[-1]
    quote = {"message_id": said.id, "quote": "пять"}
    await bot.ok("sendMessage", chat_id=anna.id, text="Записал", reply_parameters=quote)
    assert anna.screen().reply_to == said.id
    missing = {"message_id": 999, "allow_sending_without_reply": True}
    await bot.ok("sendMessage", chat_id=anna.id, text="Сам по себе", reply_parameters=missing)


async def test_a_button_seen_before_an_edit_can_still_be_pressed(bot, anna):
    old = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take"}]]}
    sent = await bot.ok("sendMessage", chat_id=anna.id, text="Задача", reply_markup=old)
    button = anna.screen().button("Взять")
    await bot.ok("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Занята")
    await anna.press(anna.screen(), button, timeout=0.01)
    assert (await bot.taken())[0]["callback_query"]["data"] == "take"
    card = anna.screen()
    await anna.delete(card)
    with pytest.raises(LookupError, match="deleted"):
        await anna.tap("Взять", message=card)
