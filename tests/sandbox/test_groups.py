"""Groups: what the bot sees with privacy mode, who comes and goes, the move to a supergroup."""

from __future__ import annotations

import pytest


@pytest.fixture
async def group(sandbox, bot, anna):
    boris = sandbox.add_person(first_name="Борис", username="boris")
    made = sandbox.add_group("Отдел дизайна", [anna, boris], bot=True)
    made.boris = boris
    await bot.taken()
    return made


async def seen_by_bot(bot) -> list[str]:
    return [u["message"].get("text", "") for u in await bot.taken() if "message" in u]


async def test_being_added_is_told_twice(bot, anna, sandbox):
    group = sandbox.add_group("Отдел", [anna])
    assert await bot.taken() == []
    group.add_bot(by=anna)
    change, joined = await bot.taken()
    assert change["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_members"][0]["username"] == "kadrovik_bot"


async def test_privacy_mode(bot, anna, group):
    said = await bot.ok("sendMessage", chat_id=group.id, text="Я здесь")
    assert anna.sees("Я здесь", in_=group)
    await anna.send("просто разговор", in_=group)
    await anna.send("/top", in_=group)
    await anna.send("/top@kadrovik_bot", in_=group)
    await anna.send("/top@other_bot", in_=group)
    await anna.send("эй, @Kadrovik_bot, привет", in_=group)
    own = group.boris.screen(in_=group)
    assert own.id == said["message_id"]
    await group.boris.send("отвечаю", in_=group, reply_to=own)
    assert await seen_by_bot(bot) == ["/top", "/top@kadrovik_bot", "эй, @Kadrovik_bot, привет", "отвечаю"]


async def test_an_administrator_sees_everything(bot, anna, group):
    group.promote_bot(by=anna)
    await anna.send("просто разговор", in_=group)
    assert await seen_by_bot(bot) == ["просто разговор"]
    member = await bot.ok("getChatMember", chat_id=group.id, user_id=42)
    assert (member["status"], member["can_pin_messages"]) == ("administrator", True)
    administrators = await bot.ok("getChatAdministrators", chat_id=group.id)
    assert [a["user"]["id"] for a in administrators] == [anna.id]


async def test_people_come_and_go(bot, anna, group, sandbox):
    clara = sandbox.add_person(first_name="Клара")
    group.add(clara, by=anna)
    group.remove(clara)
    joined, left = (u["message"] for u in await bot.taken())
    assert joined["new_chat_members"][0]["id"] == clara.id
    assert left["left_chat_member"]["id"] == clara.id
    with pytest.raises(PermissionError):
        await clara.send("/top", in_=group)
    await bot.updates(allowed_updates=["message", "chat_member"])
    group.promote_bot(by=anna)
    group.add(clara, by=anna)
    kinds = [next(iter(set(u) - {"update_id"})) for u in await bot.taken()]
    assert kinds == ["chat_member", "message"]
    assert await bot.ok("getChatMemberCount", chat_id=group.id) == 4


async def test_a_bot_that_is_out_cannot_write(bot, anna, group):
    group.remove_bot(by=anna)
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == (
        "Forbidden: bot was kicked from the group chat"
    )
    assert (await bot.taken())[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    group.add_bot(by=anna)
    await bot.ok("leaveChat", chat_id=group.id)
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == (
        "Forbidden: bot is not a member of the group chat"
    )


async def test_groups_the_bot_never_was_in_do_not_exist(bot, anna, sandbox):
    group = sandbox.add_group("Без бота", [anna])
    await anna.send("/top", in_=group)
    assert await bot.taken() == []
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == "Bad Request: chat not found"


async def test_migration_to_a_supergroup(bot, anna, group):
    old = group.id
    new = group.migrate()
    leaving, arriving = (u["message"] for u in await bot.taken())
    assert (leaving["chat"]["id"], leaving["migrate_to_chat_id"]) == (old, new)
    assert (arriving["chat"]["id"], arriving["migrate_from_chat_id"]) == (new, old)
    assert str(new).startswith("-100")
    body = await bot.call("sendMessage", chat_id=old, text="x")
    assert (body["description"], body["parameters"]) == (
        "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": new},
    )  # fmt: skip
    await bot.ok("sendMessage", chat_id=new, text="на новом месте")
    assert group.id == new
    assert group.boris.sees("на новом месте", in_=group)


async def test_foreign_messages_are_deleted_by_administrators_only(bot, anna, group):
    said = await anna.send("/spam", in_=group)
    assert await bot.refused("deleteMessage", chat_id=group.id, message_id=said.id) == (
        "Bad Request: message can't be deleted"
    )
    group.promote_bot(by=anna)
    await bot.ok("deleteMessage", chat_id=group.id, message_id=said.id)
    assert said.deleted


async def test_pinning_tells_the_chat(bot, anna, group):
    said = await bot.ok("sendMessage", chat_id=group.id, text="табло")
    await bot.ok("pinChatMessage", chat_id=group.id, message_id=said["message_id"])
    assert (await bot.taken())[0]["message"]["pinned_message"]["text"] == "табло"
    chat = await bot.ok("getChat", chat_id=group.id)
    assert (chat["title"], chat["pinned_message"]["text"]) == ("Отдел дизайна", "табло")
    await bot.ok("unpinChatMessage", chat_id=group.id)
    assert (
        await bot.refused("unpinChatMessage", chat_id=group.id) == "Bad Request: message to unpin not found"
    )


async def test_forum_topics(bot, anna, sandbox):
    forum = sandbox.add_group("Компания", [anna], bot=True, forum=True)
    assert await bot.refused("createForumTopic", chat_id=forum.id, name="Баллы") == (
        "Bad Request: not enough rights to create a topic"
    )
    forum.promote_bot(by=anna)
    topic = await bot.ok("createForumTopic", chat_id=forum.id, name="Баллы")
    sent = await bot.ok(
        "sendMessage", chat_id=forum.id, message_thread_id=topic["message_thread_id"], text="x"
    )
    assert (sent["is_topic_message"], sent["chat"]["is_forum"]) == (True, True)


async def test_a_press_in_a_group_names_who_pressed(bot, group):
    markup = {"inline_keyboard": [[{"text": "Беру", "callback_data": "take"}]]}
    await bot.ok("sendMessage", chat_id=group.id, text="Кто возьмёт?", reply_markup=markup)
    await group.boris.tap("Беру", in_=group, timeout=0.01)
    query = (await bot.taken())[0]["callback_query"]
    assert (query["from"]["first_name"], query["data"], query["message"]["text"]) == (
        "Борис",
        "take",
        "Кто возьмёт?",
    )


async def test_selective_keyboards_reach_those_addressed(bot, anna, group):
    asked = await anna.send("/menu", in_=group)
    markup = {"keyboard": [["Да"]], "selective": True}
    await bot.ok(
        "sendMessage",
        chat_id=group.id,
        text="?",
        reply_markup=markup,
        reply_parameters={"message_id": asked.id},
    )
    assert (anna.keyboard(in_=group), group.boris.keyboard(in_=group)) == ([["Да"]], [])


async def test_a_group_link_starts_the_bot_there(bot, anna, sandbox):
    group = sandbox.add_group("Бухгалтерия", [anna])
    group.add_bot(by=anna, payload="bind_7")
    started = (await bot.taken())[-1]["message"]
    assert (started["chat"]["id"], started["text"]) == (group.id, "/start@kadrovik_bot bind_7")
    assert started["entities"][0] == {"type": "bot_command", "offset": 0, "length": 19}
    assert sandbox.add_channel("Новости").id == sandbox.add_channel("Новости").id != group.id
