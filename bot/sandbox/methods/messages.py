"""Sending: texts, files, albums, contacts, chat actions, drafts, reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.registry import method
from bot.sandbox.texts import TEXT_LIMIT, read_formatted
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]

ALBUM_LIMIT = 10
CHAT_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
# https://core.telegram.org/bots/api#reactiontypeemoji
_REACTIONS = frozenset(
    (
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 "
        "🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ "
        "🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡 "
    )
    .replace("\ufe0f", "")
    .split()
)


@method("sendMessage")
def send_message(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    formatted = account.text(parameters)
    content: Json = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = formatted.entities
    return account.shown(account.post(chat, content, parameters))


@method("sendDocument", "sendPhoto", "sendVoice", "sendVideo", "sendAudio", "sendAnimation")
def send_file(account: Account, parameters: Parameters) -> Json:
    kind = parameters.method.removeprefix("send").lower()
    chat = account.writable(parameters)
    content = account.media_content(parameters.values[kind], kind, parameters, parameters.values)
    return account.shown(account.post(chat, content, parameters))


@method("sendContact")
def send_contact(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: parameters.text(name) for name in names if parameters.has(name)}
    return account.shown(account.post(chat, {"contact": contact}, parameters))


@method("sendLocation")
def send_location(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    place = {name: parameters.values[name] for name in ("latitude", "longitude")}
    return account.shown(account.post(chat, {"location": place}, parameters))


@method("sendMediaGroup")
def send_media_group(account: Account, parameters: Parameters) -> list[Json]:
    chat = account.writable(parameters)
    media = parameters.array("media")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    if len(media) == 1:
        parameters.lint.append("an album of one")
    kinds = {item["type"] for item in media}
    for alone in ("document", "audio"):
        if alone in kinds and len(kinds) > 1:
            raise bad_request(f"{alone.capitalize()} can't be mixed with other media types")
    if "animation" in kinds:
        raise bad_request("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup")
    contents = [account.media_content(item["media"], item["type"], parameters, item) for item in media]
    account.flood.check(chat.id, count=len(media))
    extra = account.answer(chat, parameters) | account.topic(chat, parameters)
    group = str(13_000_000_000_000_000 + account.world.number())
    return [
        account.shown(
            account.world.new_message(chat, account.world.bot.id, content, media_group_id=group, **extra)
        )
        for content in contents
    ]


@method("sendChatAction")
def send_chat_action(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    action = parameters.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    account.world.touch(Happening("typing", chat.id, text=action))
    return True


@method("sendMessageDraft")
def send_message_draft(account: Account, parameters: Parameters) -> bool:
    chat = account.writable(parameters)
    if not chat.private:
        raise bad_request("chat not found")
    if parameters.integer("draft_id") == 0:
        raise bad_request("draft identifier must be non-zero")
    formatted = read_formatted(
        parameters.text("text"), parameters.text("parse_mode"), parameters.array("entities"), parameters.lint
    )
    if len(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    account.world.touch(Happening("typing", chat.id, text=formatted.text or "typing"))
    return True


@method("setMessageReaction")
def set_message_reaction(account: Account, parameters: Parameters) -> bool:
    chat = account.readable(parameters)
    message = account.message(chat, parameters.integer("message_id"), "message to react")
    wanted = parameters.array("reaction")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in wanted:
        if reaction["type"] == "emoji" and reaction["emoji"].replace("\ufe0f", "") not in _REACTIONS:
            raise bad_request("REACTION_INVALID")
    message.reactions[account.world.bot.id] = wanted
    account.world.save_message(message)
    return True
