"""Chats and messages as the Bot API writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Chat, ChatType, MemberStatus, Message

if TYPE_CHECKING:
    from bot.sandbox.world import World

Json = dict[str, Any]


def chat_to_api(world: World, chat: Chat) -> Json:
    """A Chat object; for a private chat it carries the person's names."""
    if chat.private:
        user = world.users[chat.id]
        made = {"id": chat.id, "type": "private", **user.to_api()}
        return {
            key: made[key] for key in ("id", "type", "first_name", "last_name", "username") if key in made
        }
    made = {"id": chat.id, "type": chat.type.value, "title": chat.title}
    if chat.username:
        made["username"] = chat.username
    if chat.is_forum:
        made["is_forum"] = True
    return made


def message_to_api(world: World, message: Message, *, nested: bool = False) -> Json:
    """A Message object; a nested one (answered to, pinned) does not show what it answered itself."""
    chat = world.chats[message.chat_id]
    made: Json = {"message_id": message.id, "date": message.date, "chat": chat_to_api(world, chat)}
    if chat.type is ChatType.CHANNEL:
        made["sender_chat"] = made["chat"]
    else:
        made["from"] = world.users[message.sender_id].to_api()
    if message.thread_id is not None:
        made |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    made |= _history(world, message)
    if not nested and message.reply_to is not None:
        answered = world.find_message(message.chat_id, message.reply_to)
        if answered is not None:
            made["reply_to_message"] = message_to_api(world, answered, nested=True)
        if message.quote:
            made["quote"] = message.quote
    made |= _content(world, message)
    markup = message.reply_markup
    if markup and "inline_keyboard" in markup:
        made["reply_markup"] = markup
    return made


def _history(world: World, message: Message) -> Json:
    made: Json = {}
    if message.forward_origin:
        made["forward_origin"] = message.forward_origin
    if message.edit_date:
        made["edit_date"] = message.edit_date
    if message.media_group_id:
        made["media_group_id"] = message.media_group_id
    if message.via_bot:
        made["via_bot"] = world.bot.to_api()
    if message.protected:
        made["has_protected_content"] = True
    if message.link_preview:
        made["link_preview_options"] = message.link_preview
    return made


def _content(world: World, message: Message) -> Json:
    content = message.content
    if "pinned_message" not in content:
        return content
    pinned = world.find_message(message.chat_id, content["pinned_message"])
    if pinned is None:
        gone = {
            "chat": chat_to_api(world, world.chats[message.chat_id]),
            "message_id": content["pinned_message"],
        }
        return {"pinned_message": gone | {"date": 0}}
    return {"pinned_message": message_to_api(world, pinned, nested=True)}


def member_to_api(world: World, chat: Chat, user_id: int) -> Json:
    """A ChatMember object."""
    status = chat.status_of(user_id)
    made: Json = {"user": world.users[user_id].to_api(), "status": status.value}
    if status is MemberStatus.CREATOR:
        return made | {"is_anonymous": False}
    if status is MemberStatus.ADMINISTRATOR:
        rights = (
            "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
            "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
            "can_edit_stories", "can_delete_stories", "can_pin_messages",
        )  # fmt: skip
        return made | dict.fromkeys(rights, True) | {"can_be_edited": False, "is_anonymous": False}
    if status is MemberStatus.KICKED:
        return made | {"until_date": 0}
    return made


def origin_of(world: World, message: Message, *, hidden: bool = False) -> Json:
    """Where a forward of this message says it comes from: the first author, whoever passed it on."""
    if message.forward_origin and not hidden:
        return message.forward_origin
    chat = world.chats[message.chat_id]
    if chat.type is ChatType.CHANNEL:
        return {
            "type": "channel",
            "date": message.date,
            "chat": chat_to_api(world, chat),
            "message_id": message.id,
        }
    user = world.users[message.sender_id]
    if hidden:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": user.name}
    return {"type": "user", "date": message.date, "sender_user": user.to_api()}
