"""Changing and deleting what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import check_markup
from bot.sandbox.methods.registry import method

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.model import Chat, Message
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]

DELETABLE_FOR = 48 * 3600  # seconds of the sandbox's clock, https://core.telegram.org/bots/api#deletemessage
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def _edited(account: Account, parameters: Parameters) -> Message:
    """The message an edit speaks of: one of the bot's own, or one sent through it by inline mode."""
    if parameters.has("inline_message_id"):
        place = account.world.inline_messages.get(parameters.text("inline_message_id"))
        found = account.world.find_message(*place) if place else None
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return found
    if not parameters.has("chat_id"):
        raise bad_request("message identifier is not specified")
    chat = account.writable(parameters)
    if not parameters.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = account.message(chat, parameters.integer("message_id"), "message to edit")
    if message.sender_id != account.world.bot.id or message.forward_origin or message.kind == "service":
        raise bad_request("message can't be edited")
    return message


def _apply(account: Account, message: Message, content: Json, parameters: Parameters) -> Json | bool:
    """Put new content and keyboard in place, unless nothing would change."""
    private = account.world.chats[message.chat_id].private
    wanted = parameters.object("reply_markup")
    if wanted and "inline_keyboard" not in wanted:
        raise bad_request("inline keyboard expected")
    markup = check_markup(wanted, private=private, lint=parameters.lint)
    old = message.reply_markup if message.inline_keyboard else None
    preview = parameters.object("link_preview_options")
    same_preview = parameters.method != "editMessageText" or preview == message.link_preview
    if content == message.content and markup == old and same_preview:
        raise bad_request(_NOT_MODIFIED)
    account.flood.check(message.chat_id, edit=True)
    if content != message.content:
        message.edit_date = account.world.unix_now()
    message.content = content
    message.reply_markup = markup
    if parameters.method == "editMessageText":
        message.link_preview = preview
    account.world.save_message(message)
    return True if parameters.has("inline_message_id") else account.shown(message)


@method("editMessageText")
def edit_message_text(account: Account, parameters: Parameters) -> Json | bool:
    message = _edited(account, parameters)
    formatted = account.text(parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    content: Json = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = formatted.entities
    return _apply(account, message, content, parameters)


@method("editMessageCaption")
def edit_message_caption(account: Account, parameters: Parameters) -> Json | bool:
    message = _edited(account, parameters)
    if message.kind in {"text", "contact", "location"}:
        raise bad_request("there is no caption in the message to edit")
    kept = {message.kind: message.content[message.kind]}
    return _apply(account, message, kept | account.caption(parameters.values, parameters.lint), parameters)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(account: Account, parameters: Parameters) -> Json | bool:
    message = _edited(account, parameters)
    return _apply(account, message, message.content, parameters)


@method("editMessageMedia")
def edit_message_media(account: Account, parameters: Parameters) -> Json | bool:
    message = _edited(account, parameters)
    media = parameters.object("media") or {}
    kinds = {"document", "photo", "video", "audio", "animation"}
    if message.kind not in kinds | {"text"} or media["type"] not in kinds:
        raise bad_request("there is no media in the message to edit")
    if message.media_group_id and (media["type"] == "document") != (message.kind == "document"):
        raise bad_request("message content type can't be used in an album")
    content = account.media_content(media["media"], media["type"], parameters, media)
    return _apply(account, message, content, parameters)


@method("deleteMessage")
def delete_message(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    message = account.message(chat, parameters.integer("message_id"), "message to delete")
    _check_deletable(account, chat, message)
    account.world.delete_message(message)
    return True


@method("deleteMessages")
def delete_messages(account: Account, parameters: Parameters) -> bool:
    """Messages that are not there are skipped, https://core.telegram.org/bots/api#deletemessages."""
    chat = account.writable(parameters)
    ids = parameters.array("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:  # noqa: PLR2004 - deleteMessages: 1-100
        raise bad_request("too many message identifiers specified")
    found = [
        message for number in ids if (message := account.world.find_message(chat.id, number)) is not None
    ]
    for message in found:
        _check_deletable(account, chat, message)
    for message in found:
        account.world.delete_message(message)
    return True


def _check_deletable(account: Account, chat: Chat, message: Message) -> None:
    world = account.world
    mine = message.sender_id == world.bot.id
    rules = chat.status_of(world.bot.id).rules
    if rules and not chat.private:
        return
    if not mine and not chat.private:
        raise bad_request("message can't be deleted")
    if world.unix_now() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
