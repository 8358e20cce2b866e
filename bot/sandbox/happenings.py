"""What people do, turned into updates for the bot: who may see what (privacy mode), who has been met."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from bot.sandbox.compose import chat_to_api, member_to_api, message_to_api
from bot.sandbox.model import Chat, ChatType, MemberStatus, Message, Query

if TYPE_CHECKING:
    from bot.sandbox.world import World

Json = dict[str, Any]

QUERY_KEPT = 3600.0  # seconds of real time
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def bot_sees(world: World, message: Message) -> bool:
    """Whether this message reaches the bot.

    In groups with privacy mode on it gets commands (not those addressed to another bot), answers to its own
    messages, mentions of itself and service messages; as an administrator, everything.
    https://core.telegram.org/bots/features#privacy-mode
    """
    chat = world.chats[message.chat_id]
    if chat.type is ChatType.CHANNEL:
        return False
    if message.sender_id == world.bot.id:
        # Of what it does itself a bot hears only the service messages (a pin, a new title, a topic).
        return message.kind == "service" and chat.status_of(world.bot.id).present
    if chat.private:
        return True
    status = chat.status_of(world.bot.id)
    if not status.present:
        return False
    if not world.privacy or status.rules or message.kind == "service":
        return True
    return _addressed(world, message)


def _addressed(world: World, message: Message) -> bool:
    username = (world.bot.username or "").lower()
    command = _COMMAND.match(message.text) if message.content.get("text") else None
    if command:
        return command[1] is None or command[1].lower() == username
    if f"@{username}" in message.text.lower() or message.via_bot:
        return True
    answered = world.find_message(message.chat_id, message.reply_to) if message.reply_to else None
    return answered is not None and answered.sender_id == world.bot.id


def deliver(world: World, message: Message, kind: str = "message") -> None:
    """Queue a person's message (or its edit, kind "edited_message") for the bot, if it may see it."""
    if not bot_sees(world, message):
        return
    meet(world, message.sender_id, *(user["id"] for user in message.content.get("new_chat_members", [])))
    world.updates.add(kind, message_to_api(world, message))
    world.touch()


def meet(world: World, *user_ids: int) -> None:
    """The bot now knows these people exist (which alone does not let it write to them)."""
    for user_id in user_ids:
        user = world.users[user_id]
        if not user.met:
            user.met = True
            world.save_user(user)


def change_member(world: World, chat: Chat, user_id: int, status: MemberStatus, *, by: int) -> None:
    """Change somebody's standing; the bot gets my_chat_member for itself, chat_member for others."""
    old = member_to_api(world, chat, user_id)
    chat.members[user_id] = status
    world.save_chat(chat)
    mine = user_id == world.bot.id
    if not mine and not chat.status_of(world.bot.id).rules:
        return
    meet(world, by)
    world.updates.add(
        "my_chat_member" if mine else "chat_member",
        {
            "chat": chat_to_api(world, chat),
            "from": world.users[by].to_api(),
            "date": world.unix_now(),
            "old_chat_member": old,
            "new_chat_member": member_to_api(world, chat, user_id),
        },
    )
    world.touch()


def block(world: World, person_id: int, *, blocked: bool) -> None:
    """A person blocks the bot or lets it back; the bot is told by my_chat_member in the private chat."""
    user, chat = world.users[person_id], world.chats[person_id]
    if user.blocked == blocked:
        return
    user.blocked = blocked
    world.save_user(user)
    status = MemberStatus.KICKED if blocked else MemberStatus.MEMBER
    change_member(world, chat, world.bot.id, status, by=person_id)


def _forget_old_queries(world: World) -> None:
    """Queries nobody can answer any more need not be kept."""
    while world.queries:
        oldest = next(iter(world.queries.values()))
        if time.time() - oldest.at <= QUERY_KEPT:
            break
        del world.queries[oldest.id]
        world.store.mark("query", oldest.id, None)


def press(world: World, person_id: int, message: Message, data: str) -> Query:
    """A person presses a callback button. The answer comes into the query that is returned."""
    _forget_old_queries(world)
    query = Query(
        str(4_000_000_000_000 + world.number()), person_id, time.time(), message.chat_id, message.id
    )
    world.queries[query.id] = query
    world.store.mark("query", query.id, query)
    payload: Json = {
        "id": query.id,
        "from": world.users[person_id].to_api(),
        "chat_instance": str(abs(message.chat_id) + 7_000_000_000),
        "data": data,
    }
    if message.inline_id:
        payload["inline_message_id"] = message.inline_id
    else:
        payload["message"] = message_to_api(world, message)
    meet(world, person_id)
    world.updates.add("callback_query", payload)
    world.touch()
    return query


def ask_inline(world: World, person_id: int, text: str, chat: Chat) -> Query:
    """A person types "@bot text"; the results come into the query that is returned."""
    query = Query(str(5_000_000_000_000 + world.number()), person_id, time.time(), chat.id)
    world.queries[query.id] = query
    world.store.mark("query", query.id, query)
    payload = {"id": query.id, "from": world.users[person_id].to_api(), "query": text, "offset": ""}
    meet(world, person_id)
    world.updates.add("inline_query", payload | {"chat_type": "sender" if chat.private else chat.type.value})
    world.touch()
    return query


def choose_inline(world: World, person_id: int, query: str, result_id: str, message: Message) -> None:
    """Tell the bot which result was sent."""
    payload: Json = {"result_id": result_id, "from": world.users[person_id].to_api(), "query": query}
    if message.inline_id:
        payload["inline_message_id"] = message.inline_id
    world.updates.add("chosen_inline_result", payload)
    world.touch()
