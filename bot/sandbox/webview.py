"""What the page is shown: people, chats and messages in the shapes of the page API."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.sandbox.methods.commands import commands_for
from bot.sandbox.seen import SeenMessage, origin_name

if TYPE_CHECKING:
    from bot.sandbox.model import Chat, Message, User
    from bot.sandbox.server import Refusal
    from bot.sandbox.world import World

Json = dict[str, Any]

PAGE = 60  # messages shown at once
_COLORS = ("#e17076", "#65aadd", "#7bc862", "#a695e7", "#ee7aae", "#e8964f", "#6ec9cb", "#5b8def")
_STYLES = {"primary", "danger", "success"}
# The page's only sentences made here, in the viewer's language: service lines depend on who did what to whom.
_SERVICE = {
    "ru": {
        "new_chat_members": "{who}: новый участник, {whom}",
        "left_chat_member": "{who}: участник удалён, {whom}",
        "new_chat_title": "{who}: новое название «{whom}»",
        "pinned_message": "{who}: сообщение закреплено",
        "migrate_to_chat_id": "Группа стала супергруппой",
        "migrate_from_chat_id": "Группа стала супергруппой",
        "forum_topic_created": "{who}: новая тема «{whom}»",
        "users_shared": "Выбрано: {whom}",
        "chat_shared": "Выбрана группа: {whom}",
        "bot": "бот",
        "file": "Файл",
        "site": "Отклики с сайта",
    },
    "en": {
        "new_chat_members": "{who} added {whom}",
        "left_chat_member": "{who} removed {whom}",
        "new_chat_title": "{who} renamed the group to “{whom}”",
        "pinned_message": "{who} pinned a message",
        "migrate_to_chat_id": "The group became a supergroup",
        "migrate_from_chat_id": "The group became a supergroup",
        "forum_topic_created": "{who} created the topic “{whom}”",
        "users_shared": "Shared: {whom}",
        "chat_shared": "Shared group: {whom}",
        "bot": "bot",
        "file": "File",
        "site": "Replies from the site",
    },
}


def words(user: User) -> dict[str, str]:
    """The service words in the viewer's language (English unless it is Russian)."""
    return _SERVICE["ru" if user.language_code.startswith("ru") else "en"]


def moment(unix: int) -> str:
    return datetime.fromtimestamp(unix, UTC).isoformat()


def persona_view(world: World, user: User) -> Json:
    unread = sum(world.unread(chat.id, user.id) for chat in world.chats_of(user.id))
    return {
        "id": user.id,
        "name": user.name,
        "username": user.username,
        "language": user.language_code,
        "note": user.note,
        "unread": unread,
        "color": _COLORS[user.id % len(_COLORS)],
        "blocked": user.blocked,
    }


def refusal_view(refusal: Refusal) -> Json:
    return {
        "at": refusal.at.isoformat(),
        "method": refusal.method,
        "code": refusal.code,
        "description": refusal.description,
        "lint": refusal.lint,
        "parameters": refusal.parameters,
    }


def chat_key(chat: Chat) -> int | str:
    """How the page names a chat: its id, or "bot" for the private one."""
    return "bot" if chat.private else chat.id


def chat_view(world: World, chat: Chat, viewer: User) -> Json:
    history = world.messages[chat.id]
    newest = next(reversed(history.values())) if history else None
    return {
        "id": chat_key(chat),
        "type": chat.type.value,
        "title": world.bot.name if chat.private else chat.title,
        "subtitle": words(viewer)["bot"] if chat.private else "",
        "unread": world.unread(chat.id, viewer.id),
        "last": _last(world, newest, viewer) if newest else None,
        "members": len(chat.present()),
        "bot": world.sees_bot(chat),
        "blocked": chat.private and viewer.blocked,
    }


def _last(world: World, message: Message, viewer: User) -> Json:
    seen = SeenMessage(world, message)
    text = message.text or (seen.file.name if seen.file else "") or _service(world, message, viewer)
    return {
        "text": text or words(viewer)["file"],
        "at": moment(message.date),
        "from": world.users[message.sender_id].first_name,
    }


def history_view(world: World, chat: Chat, viewer: User, before: int | None) -> Json:
    """One page of a chat, oldest first, with the keyboard and the commands of this person."""
    history = [m for m in world.messages[chat.id].values() if before is None or m.id < before]
    commands = commands_for(world, chat, viewer.id) if world.sees_bot(chat) else []
    return {
        "messages": [message_view(world, message, viewer) for message in history[-PAGE:]],
        "reply_keyboard": _reply_keyboard(world.keyboard(chat.id, viewer.id)),
        "commands": commands,
        "menu": chat.private and bool(commands),
        "more": len(history) > PAGE,
    }


def message_view(world: World, message: Message, viewer: User) -> Json:
    sender = world.users[message.sender_id]
    seen = SeenMessage(world, message)
    answered = world.find_message(message.chat_id, message.reply_to) if message.reply_to else None
    return {
        "id": message.id,
        "from": {"id": sender.id, "name": sender.name, "bot": sender.is_bot, "color": _COLORS[sender.id % 8]},
        "mine": sender.id == viewer.id,
        "at": moment(message.date),
        "edited": seen.edited,
        "html": seen.html or _plain_html(world, message, viewer),
        "text": message.text,
        "kind": message.kind,
        "file": _file_view(seen),
        "forward": {"name": origin_name(message.forward_origin)} if message.forward_origin else None,
        "reply": _reply_view(world, answered) if answered else None,
        "album": message.media_group_id,
        "keyboard": [[_button_view(button) for button in row] for row in message.inline_keyboard],
        "reactions": [
            mark["emoji"] for marks in message.reactions.values() for mark in marks if "emoji" in mark
        ],
    }


def _file_view(seen: SeenMessage) -> Json | None:
    stored = seen.file
    if stored is None:
        return None
    return {
        "name": stored.name,
        "size": stored.size,
        "url": f"/sandbox/files/{stored.unique_id}",
        "mime": stored.mime,
    }


def _reply_view(world: World, answered: Message) -> Json:
    seen = SeenMessage(world, answered)
    text = answered.text or (seen.file.name if seen.file else "")
    return {"id": answered.id, "name": seen.sender, "text": text[:120]}


def _button_view(button: Json) -> Json:
    made: Json = {
        "text": button["text"],
        "style": button.get("style") if button.get("style") in _STYLES else None,
    }
    if "url" in button or "web_app" in button:
        return made | {"kind": "url", "url": button.get("url") or button["web_app"]["url"]}
    if "callback_data" in button:
        return made | {"kind": "callback"}
    if "copy_text" in button:
        return made | {"kind": "copy", "copy": button["copy_text"]["text"]}
    for name in ("switch_inline_query_current_chat", "switch_inline_query"):
        if name in button:
            return made | {"kind": "inline", "inline": button[name]}
    return made | {"kind": "disabled"}


def _reply_keyboard(markup: Json | None) -> Json | None:
    if markup is None:
        return None
    return {
        "rows": [[_key_view(button) for button in row] for row in markup["keyboard"]],
        "resize": bool(markup.get("resize_keyboard")),
        "placeholder": markup.get("input_field_placeholder", ""),
    }


def _key_view(button: Json) -> Json:
    for name, kind in (("request_contact", "contact"), ("request_users", "users"), ("request_chat", "chat")):
        if button.get(name):
            request = button[name] if isinstance(button[name], dict) else None
            return {"text": button["text"], "kind": kind, "request": request, "style": button.get("style")}
    return {"text": button["text"], "kind": "text", "request": None, "style": button.get("style")}


def _plain_html(world: World, message: Message, viewer: User) -> str:
    """What stands in place of text: a contact's name and number, or a service line."""
    contact = message.content.get("contact")
    if contact:
        name = f"{contact['first_name']} {contact.get('last_name', '')}".strip()
        return f"<b>{html.escape(name)}</b>\n{html.escape(contact['phone_number'])}"
    return html.escape(_service(world, message, viewer)) if message.kind == "service" else ""


def _service(world: World, message: Message, viewer: User) -> str:
    for kind, value in message.content.items():
        pattern = words(viewer).get(kind)
        if pattern is not None:
            return pattern.format(who=world.users[message.sender_id].name, whom=_whom(world, kind, value))
    return ""


def _whom(world: World, kind: str, value: Any) -> str:
    if kind == "new_chat_members":
        return ", ".join(world.users[user["id"]].name for user in value)
    if kind == "left_chat_member":
        return world.users[value["id"]].name
    if kind == "users_shared":
        return ", ".join(world.users[user["user_id"]].name for user in value["users"])
    if kind == "chat_shared":
        return world.chats[value["chat_id"]].title
    if kind == "forum_topic_created":
        return str(value["name"])
    return str(value)
