"""The local Telegram refuses what Telegram refuses, in its words."""

from __future__ import annotations

import json

import aiohttp
import pytest

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(*buttons: dict) -> dict:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({}, "Bad Request: message text is empty"),
        ({"text": "  \n "}, "Bad Request: message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "я" * 4097}, "Bad Request: message is too long"),
        ({"text": "я" * 20000}, "Bad Request: text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "Bad Request: unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
        ({"text": "x", "reply_parameters": {}}, None),
        ({"text": "x", "reply_parameters": {"chat_id": 1}}, 'Bad Request: can\'t find field "message_id"'),
        ({"text": "x", "reply_parameters": "oops"}, "Bad Request: can't parse reply parameters JSON object"),
        ({"text": "x", "reply_markup": None}, "Bad Request: object expected as reply markup"),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": "[]"}, "Bad Request: object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{}]}},
            'Bad Request: field "inline_keyboard" must be an Array of Arrays',
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[1]]}},
            "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
            'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": [["a"]], "resize_keyboard": "yes"}},
            'Bad Request: field "resize_keyboard" must be of type Boolean',
        ),
        ({"text": "x", "message_thread_id": 5}, "Bad Request: message thread not found"),
        ({"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
         "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    ],
)  # fmt: skip
async def test_a_message_is_refused_in_telegrams_words(bot, anna, parameters, description):
    if description is None:
        parameters.pop("reply_parameters")
        await bot.ok("sendMessage", chat_id=anna.id, **parameters)
        return
    assert await bot.refused("sendMessage", chat_id=anna.id, **parameters) == description
    assert bot.sandbox.refusals[-1].description == description or bot.sandbox.refusals[-1].lint


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "a"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "callback_data": ""},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "x", "style": "green"},
         "can't parse inline keyboard button: invalid button style specified"),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        ({"text": "a", "url": "javascript:x"}, "inline keyboard button URL 'javascript:x' is invalid: URL host is empty"),
        ({"text": "a", "url": "http://localhost:1/"},
         "inline keyboard button URL 'http://localhost:1/' is invalid: wrong HTTP URL"),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "copy_text": {}}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": "a", "web_app": {"url": "http://a.ru"}},
         "inline keyboard button Web App URL 'http://a.ru' is invalid: Only HTTPS links are allowed"),
    ],
)  # fmt: skip
async def test_a_wrong_button_is_refused(bot, anna, button, description):
    refused = await bot.refused("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard(button))
    assert refused == f"Bad Request: {description}"
    assert len(anna.messages()) == 1, "nothing was sent"


@pytest.mark.parametrize("style", ["danger", "success", "primary"])
async def test_the_three_styles_and_64_bytes_pass(bot, anna, style):
    button = {"text": "Готово", "callback_data": "я" * 32, "style": style}
    await bot.ok("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard(button))
    assert anna.screen().button("Гот")["style"] == style
    assert not bot.sandbox.refusals


async def test_too_many_buttons(bot, anna):
    row = [{"text": "a", "callback_data": "x"}]
    refused = await bot.refused(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [row] * 101}
    )
    assert refused == "Bad Request: reply markup is too long"
    await bot.ok("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [row * 9]})
    assert "9 buttons in a row" in bot.sandbox.refusals[-1].description


async def test_captions_have_their_own_limit(bot, anna):
    body = await bot.form(
        "sendDocument", {"chat_id": anna.id, "caption": "я" * 1025}, document=("a.txt", b"x")
    )
    assert body["description"] == "Bad Request: message caption is too long"


async def test_mistakes_telegram_passes_over_are_lint(bot, anna):
    await bot.ok(
        "sendMessage", chat_id=anna.id, text="x", colour="red", disable_notification="perhaps",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b", "icon": 1, "style": None}]]},
    )  # fmt: skip
    assert [(r.lint, r.description) for r in bot.sandbox.refusals] == [
        (True, "unknown parameter 'colour'"),
        (True, "parameter 'disable_notification' must be of type Boolean"),
        (True, "unknown field 'reply_markup.inline_keyboard.icon' of InlineKeyboardButton"),
        (True, "null field 'reply_markup.inline_keyboard.style' of InlineKeyboardButton"),
    ]


async def test_form_strings_are_coerced_as_telegram_does(bot, anna):
    markup = json.dumps(keyboard({"text": "a", "callback_data": "b"}))
    fields = {"chat_id": str(anna.id), "text": 5, "disable_notification": "True", "reply_markup": markup}
    body = await bot.form("sendMessage", fields)
    assert body["result"]["text"] == "5"
    address = f"{bot.sandbox.url}/bot{bot.sandbox.token}/SENDMESSAGE?chat_id={anna.id}&text=get"
    async with bot.session.get(address) as answer:
        assert (await answer.json())["result"]["text"] == "get"
    assert not bot.sandbox.refusals


async def test_what_is_not_there_cannot_be_edited_or_deleted(bot, anna):
    for method, what in (("editMessageText", "edit"), ("deleteMessage", "delete"), ("forwardMessage", "forward"),
                         ("copyMessage", "copy"), ("pinChatMessage", "pin")):  # fmt: skip
        extra = {"text": "x"} if method == "editMessageText" else {}
        extra |= {"from_chat_id": anna.id} if what in {"forward", "copy"} else {}
        refused = await bot.refused(method, chat_id=anna.id, message_id=777, **extra)
        assert refused == f"Bad Request: message to {what} not found"


async def test_an_edit_must_change_something(bot, anna):
    markup = keyboard({"text": "a", "callback_data": "b"})
    sent = await bot.ok(
        "sendMessage", chat_id=anna.id, text="<b>x</b>", parse_mode="HTML", reply_markup=markup
    )
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = place | {"text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": markup}
    assert await bot.refused("editMessageText", **same) == NOT_MODIFIED
    assert await bot.refused("editMessageReplyMarkup", **place, reply_markup=markup) == NOT_MODIFIED
    await bot.ok("editMessageText", **(same | {"text": "x"}))
    assert anna.screen().edited
    await bot.ok("editMessageReplyMarkup", **place)
    assert anna.screen().buttons == []


async def test_only_own_messages_of_the_right_kind_are_edited(bot, anna):
    mine = await anna.send("моё")
    refused = await bot.refused("editMessageText", chat_id=anna.id, message_id=mine.id, text="x")
    assert refused == "Bad Request: message can't be edited"
    sent = (await bot.form("sendDocument", {"chat_id": anna.id}, document=("a.txt", b"x")))["result"]
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert (
        await bot.refused("editMessageText", **place, text="x")
        == "Bad Request: there is no text in the message to edit"
    )
    await bot.ok("editMessageCaption", **place, caption="<i>подпись</i>", parse_mode="HTML")
    assert anna.screen().html == "<i>подпись</i>"
    text = await bot.ok("sendMessage", chat_id=anna.id, text="x")
    refused = await bot.refused(
        "editMessageCaption", chat_id=anna.id, message_id=text["message_id"], caption="y"
    )
    assert refused == "Bad Request: there is no caption in the message to edit"


async def test_deleting_works_for_48_hours_of_the_companys_clock(bot, anna, clock):
    old = await bot.ok("sendMessage", chat_id=anna.id, text="старое")
    await clock.move("day")
    await clock.move("day")
    fresh = await bot.ok("sendMessage", chat_id=anna.id, text="новое")
    await clock.move("hour")
    assert await bot.refused("deleteMessage", chat_id=anna.id, message_id=old["message_id"]) == (
        "Bad Request: message can't be deleted for everyone"
    )
    await bot.ok("deleteMessage", chat_id=anna.id, message_id=fresh["message_id"])
    assert not anna.sees("новое")
    assert await bot.ok("deleteMessages", chat_id=anna.id, message_ids=[fresh["message_id"], 900]) is True


async def test_a_press_is_answered_once_and_in_time(bot, anna, monkeypatch):
    await bot.ok(
        "sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard({"text": "a", "callback_data": "b"})
    )
    assert await anna.tap("a", timeout=0.01) is None
    query = (await bot.taken())[0]["callback_query"]["id"]
    assert await bot.refused("answerCallbackQuery", callback_query_id=query, text="я" * 201) == (
        "Bad Request: MESSAGE_TOO_LONG"
    )
    await bot.ok("answerCallbackQuery", callback_query_id=query, text="я" * 200)
    assert await bot.refused("answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert any(refusal.lint and "answered twice" in refusal.description for refusal in bot.sandbox.refusals)
    assert await bot.refused("answerCallbackQuery", callback_query_id="no-such") == TOO_OLD
    await anna.tap("a", timeout=0.01)
    late = (await bot.taken())[0]["callback_query"]["id"]
    bot.sandbox.world.queries[late].at -= 16
    assert await bot.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD


async def test_people_the_bot_may_not_write_to(bot, anna, sandbox):
    stranger = sandbox.add_person(first_name="Незнакомец")
    group = sandbox.add_group("Отдел", [anna, stranger], bot=True)
    assert await bot.refused("sendMessage", chat_id=stranger.id, text="x") == "Bad Request: chat not found"
    await stranger.send("/here", in_=group)
    refused = await bot.refused("sendMessage", chat_id=stranger.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    await anna.block_bot()
    assert (
        await bot.refused("sendMessage", chat_id=anna.id, text="x")
        == "Forbidden: bot was blocked by the user"
    )
    change = (await bot.taken())[-1]["my_chat_member"]
    assert change["new_chat_member"]["status"] == "kicked"
    await anna.start()
    await bot.ok("sendMessage", chat_id=anna.id, text="с возвращением")
    assert await bot.refused("sendMessage", chat_id="@nobody", text="x") == "Bad Request: chat not found"


async def test_tokens_and_methods_that_do_not_exist(bot, anna):
    async def get(path: str) -> tuple[int, str]:
        async with bot.session.get(bot.sandbox.url + path) as answer:
            return answer.status, (await answer.json())["description"]

    assert await get("/bot7:other/getMe") == (401, "Unauthorized")
    assert await get("/botnonsense/getMe") == (404, "Not Found")
    assert await get(f"/bot{bot.sandbox.token}/getMood") == (404, "Not Found: method not found")
    assert "does not support sendDice" in await bot.refused("sendDice", chat_id=anna.id)
    assert bot.sandbox.refusals[-1].lint
    assert await bot.refused("sendMessage", text="x") == "Bad Request: chat_id is empty"
    assert await bot.refused("setMyName", name="x" * 65) == "Bad Request: BOT_TITLE_INVALID"


async def test_a_broken_json_body(bot):
    address = f"{bot.sandbox.url}/bot{bot.sandbox.token}/getMe"
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(address, data=b"{", headers=headers) as answer:
        assert answer.status == 400


async def test_reply_keyboards_that_ask_work_in_private_only(bot, anna, sandbox):
    group = sandbox.add_group("Отдел", [anna], bot=True)
    markup = {"keyboard": [[{"text": "a", "request_users": {"request_id": 1}}]]}
    assert await bot.refused("sendMessage", chat_id=group.id, text="x", reply_markup=markup) == (
        "Bad Request: users can be requested in private chats only"
    )
    await bot.ok("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)


async def test_chat_actions_and_reactions(bot, anna):
    assert await bot.refused("sendChatAction", chat_id=anna.id, action="dancing") == (
        "Bad Request: wrong parameter action in request"
    )
    await bot.ok("sendChatAction", chat_id=anna.id, action="typing")
    said = await anna.send("привет")
    wrong = [{"type": "emoji", "emoji": "🥦"}]
    assert await bot.refused("setMessageReaction", chat_id=anna.id, message_id=said.id, reaction=wrong) == (
        "Bad Request: REACTION_INVALID"
    )
    await bot.ok(
        "setMessageReaction", chat_id=anna.id, message_id=said.id, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    await bot.ok("sendMessageDraft", chat_id=anna.id, draft_id=1, text="Читаю…")


async def test_command_menus_by_scope_and_language(bot, anna, sandbox):
    one = [{"command": "start", "description": "Начать"}]
    two = [{"command": "tasks", "description": "Tasks"}, {"command": "points", "description": "Points"}]
    assert await bot.refused("setMyCommands", commands=[{"command": "Start", "description": "x"}]) == (
        "Bad Request: BOT_COMMAND_INVALID"
    )
    assert await bot.refused("setMyCommands", commands=[{"command": "a", "description": ""}]) == (
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    )
    assert await bot.refused("setMyCommands", commands=one * 101) == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    await bot.ok("setMyCommands", commands=one)
    assert anna.commands() == ["start"]
    scope = {"type": "chat", "chat_id": anna.id}
    await bot.ok("setMyCommands", commands=two, scope=scope, language_code="ru")
    assert anna.commands() == ["tasks", "points"]
    assert await bot.ok("getMyCommands", scope=scope) == []
    await bot.ok("deleteMyCommands", scope=scope, language_code="ru")
    assert anna.commands() == ["start"]
    group = sandbox.add_group("Отдел", [anna], bot=True)
    member = {"type": "chat_member", "chat_id": group.id, "user_id": anna.id}
    await bot.ok("setMyCommands", commands=two, scope=member)
    assert anna.commands(in_=group) == ["tasks", "points"]
    assert await bot.refused("setMyCommands", commands=two, scope={"type": "moon"}) == (
        'Bad Request: can\'t parse BotCommandScope: type "moon" is unsupported'
    )
    assert await bot.refused("setMyCommands", commands=two, language_code="rus") == (
        "Bad Request: invalid language code specified"
    )


async def test_the_bot_about_itself(bot, anna):
    me = await bot.ok("getMe")
    assert (me["username"], me["can_read_all_group_messages"]) == ("kadrovik_bot", False)
    await bot.ok("setMyDescription", description="Учёт кадров", language_code="ru")
    assert (await bot.ok("getMyDescription", language_code="ru"))["description"] == "Учёт кадров"
    assert (await bot.ok("getMyDescription"))["description"] == ""
    assert (await bot.ok("getMyName"))["name"] == "Кадровик"
    await bot.ok("setChatMenuButton", chat_id=anna.id, menu_button={"type": "commands"})
    assert await bot.ok("getChatMenuButton", chat_id=anna.id) == {"type": "commands"}
    assert await bot.refused("setWebhook", url="https://example.org") != ""
    await anna.send("раз")
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 1
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_a_form_post_without_a_body_is_fine(bot):
    async with bot.session.post(
        f"{bot.sandbox.url}/bot{bot.sandbox.token}/getMe", data=aiohttp.FormData()
    ) as answer:
        assert answer.status == 200
