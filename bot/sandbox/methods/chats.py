"""Chats: who is there, what is pinned, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.compose import chat_to_api, member_to_api, message_to_api
from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.happenings import change_member, deliver
from bot.sandbox.methods.registry import method
from bot.sandbox.model import ChatType, MemberStatus

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.model import Chat, Message
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]

TITLE_LIMIT = 128


@method("getChat")
def get_chat(account: Account, parameters: Parameters) -> Json:
    chat = account.readable(parameters)
    made = chat_to_api(account.world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.description:
        made["description"] = chat.description
    if chat.pinned:
        pinned = account.world.find_message(chat.id, chat.pinned[-1])
        if pinned is not None:
            made["pinned_message"] = message_to_api(account.world, pinned)
    return made


@method("getChatMember")
def get_chat_member(account: Account, parameters: Parameters) -> Json:
    chat = account.readable(parameters)
    user_id = parameters.integer("user_id")
    if user_id not in account.world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user_id not in chat.members and not account.world.users[user_id].met:
        raise bad_request("member not found")
    return member_to_api(account.world, chat, user_id)


@method("getChatAdministrators")
def get_chat_administrators(account: Account, parameters: Parameters) -> list[Json]:
    chat = account.readable(parameters)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    rulers = [user for user, status in chat.members.items() if status.rules and user != account.world.bot.id]
    return [member_to_api(account.world, chat, user) for user in rulers]


@method("getChatMemberCount")
def get_chat_member_count(account: Account, parameters: Parameters) -> int:
    return len(account.readable(parameters).present())


@method("leaveChat")
def leave_chat(account: Account, parameters: Parameters) -> bool:
    chat = account.readable(parameters)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    bot = account.world.bot
    account.world.new_message(chat, bot.id, {"left_chat_member": bot.to_api()})
    change_member(account.world, chat, bot.id, MemberStatus.LEFT, by=bot.id)
    return True


def _announce(account: Account, chat: Chat, content: Json) -> Message:
    """A service message about what the bot did; it hears of it itself too."""
    message = account.world.new_message(chat, account.world.bot.id, content)
    deliver(account.world, message)
    return message


def _check_may_pin(account: Account, chat: Chat) -> None:
    if (
        not chat.private
        and chat.type is not ChatType.GROUP
        and not chat.status_of(account.world.bot.id).rules
    ):
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    message = account.message(chat, parameters.integer("message_id"), "message to pin")
    _check_may_pin(account, chat)
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    account.world.save_chat(chat)
    _announce(account, chat, {"pinned_message": message.id})
    return True


@method("unpinChatMessage")
def unpin_chat_message(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    _check_may_pin(account, chat)
    wanted = parameters.integer("message_id") if parameters.has("message_id") else (chat.pinned or [0])[-1]
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    account.world.save_chat(chat)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    _check_may_pin(account, chat)
    chat.pinned.clear()
    account.world.save_chat(chat)
    return True


@method("setChatTitle", "setChatDescription")
def set_chat_words(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    if chat.private:
        raise bad_request("can't change private chat " + parameters.method.removeprefix("setChat").lower())
    if not chat.status_of(account.world.bot.id).rules:
        raise bad_request(
            "not enough rights to change chat " + parameters.method.removeprefix("setChat").lower()
        )
    if parameters.method == "setChatTitle":
        chat.title = parameters.text("title")[:TITLE_LIMIT]
        _announce(account, chat, {"new_chat_title": chat.title})
    else:
        if chat.description == parameters.text("description"):
            raise bad_request("chat description is not modified")
        chat.description = parameters.text("description")
    account.world.save_chat(chat)
    return True


@method("createForumTopic")
def create_forum_topic(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.status_of(account.world.bot.id).rules:
        raise bad_request("not enough rights to create a topic")
    name = parameters.text("name")
    if not 1 <= len(name) <= TITLE_LIMIT:
        raise bad_request("TOPIC_NAME_INVALID")
    colour = parameters.integer("icon_color", 0x6FB9F0)
    created = {"forum_topic_created": {"name": name, "icon_color": colour}}
    message = _announce(account, chat, created)
    message.thread_id = message.id
    chat.topics[message.id] = name
    account.world.save_message(message)
    account.world.save_chat(chat)
    return {"message_thread_id": message.id, "name": name, "icon_color": colour}


@method("banChatMember", "unbanChatMember")
def ban_chat_member(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    user_id = parameters.integer("user_id")
    if not chat.status_of(account.world.bot.id).rules:
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if user_id not in account.world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if chat.status_of(user_id) is MemberStatus.CREATOR:
        raise bad_request("can't remove chat owner")
    if user_id == account.world.bot.id:
        raise forbidden("can't restrict self")
    status = MemberStatus.KICKED if parameters.method == "banChatMember" else MemberStatus.LEFT
    change_member(account.world, chat, user_id, status, by=account.world.bot.id)
    return True
