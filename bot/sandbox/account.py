"""The bot's side: what it may reach, and how its messages come into being."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.compose import message_to_api
from bot.sandbox.errors import Refused, bad_request, forbidden
from bot.sandbox.files import UPLOAD_LIMIT
from bot.sandbox.keyboards import check_markup
from bot.sandbox.model import Chat, MemberStatus, Message, StoredFile
from bot.sandbox.schema import Parameters, Upload
from bot.sandbox.texts import CAPTION_LIMIT, TEXT_LIMIT, Formatted, read_formatted

if TYPE_CHECKING:
    from bot.sandbox.flood import FloodLimits
    from bot.sandbox.world import World

Json = dict[str, Any]

_KIND_NAMES = {
    "document": "Document",
    "photo": "Photo",
    "voice": "VoiceNote",
    "video": "Video",
    "audio": "Audio",
    "animation": "Animation",
}


class Account:
    """The bot's account in the world, used by every method."""

    def __init__(self, world: World, flood: FloodLimits) -> None:
        self.world = world
        self.flood = flood

    # ── who and where ─────────────────────────────────────────────────────────────────────────────────

    def find_chat(self, identifier: object) -> Chat:
        """A chat by id or @username. Raises Refused (chat not found)."""
        if isinstance(identifier, int):
            chat = self.world.chats.get(identifier)
        else:
            name = str(identifier).removeprefix("@").lower()
            named = [c for c in self.world.chats.values() if c.username and c.username.lower() == name]
            chat = named[0] if str(identifier).startswith("@") and named else None
        if chat is None or (not chat.private and self.world.bot.id not in chat.members):
            raise bad_request("chat not found")
        if chat.private and not (self.world.users[chat.id].started or self.world.users[chat.id].met):
            raise bad_request("chat not found")
        return chat

    def writable(self, parameters: Parameters, name: str = "chat_id") -> Chat:
        """The chat a call wants to write to. Raises Refused when the bot may not."""
        chat = self.readable(parameters, name)
        if chat.private:
            user = self.world.users[chat.id]
            if user.blocked:
                raise forbidden("bot was blocked by the user")
            if not user.started:
                raise forbidden("bot can't initiate conversation with a user")
        return chat

    def readable(self, parameters: Parameters, name: str = "chat_id") -> Chat:
        """The chat a call speaks of. Raises Refused when it was upgraded or the bot is out."""
        chat = self.find_chat(parameters.values.get(name))
        if chat.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
            )
        if chat.private:
            return chat
        status = chat.status_of(self.world.bot.id)
        if status is MemberStatus.KICKED:
            raise forbidden(f"bot was kicked from the {chat.type.value} chat")
        if not status.present:
            raise forbidden(f"bot is not a member of the {chat.type.value} chat")
        return chat

    def message(self, chat: Chat, message_id: int, what: str) -> Message:
        """A message of the chat; `what` as in "message to edit". Raises Refused ("… not found")."""
        found = self.world.find_message(chat.id, message_id)
        if found is None:
            raise bad_request(f"{what} not found")
        return found

    # ── texts and files ───────────────────────────────────────────────────────────────────────────────

    def text(self, parameters: Parameters, name: str = "text", entities: str = "entities") -> Formatted:
        """A message's text. Raises Refused when it is empty, too long or its markup is broken."""
        formatted = read_formatted(
            parameters.text(name), parameters.text("parse_mode"), parameters.array(entities), parameters.lint
        )
        if not formatted.text:
            raise bad_request("message text is empty")
        if len(formatted.text) > TEXT_LIMIT:
            raise bad_request("message is too long")
        return self._known_mentions(formatted)

    def caption(self, source: Json, lint: list[str]) -> Json:
        """The caption fields of a content (none when there is no caption)."""
        formatted = read_formatted(
            str(source.get("caption", "")),
            str(source.get("parse_mode", "")),
            source.get("caption_entities"),
            lint,
        )
        if len(formatted.text) > CAPTION_LIMIT:
            raise bad_request("message caption is too long")
        if not formatted.text:
            return {}
        formatted = self._known_mentions(formatted)
        made: Json = {"caption": formatted.text}
        if formatted.entities:
            made["caption_entities"] = formatted.entities
        if source.get("show_caption_above_media"):
            made["show_caption_above_media"] = True
        return made

    def _known_mentions(self, formatted: Formatted) -> Formatted:
        """Mentions by id only of people the bot knows; Telegram drops the others silently."""
        kept = []
        for entity in formatted.entities:
            if entity["type"] != "text_mention":
                kept.append(entity)
                continue
            user = self.world.users.get(entity["user"]["id"])
            if user is not None and (user.met or user.started):
                kept.append(entity | {"user": user.to_api()})
        return Formatted(formatted.text, kept)

    def file(self, value: object, kind: str, uploads: dict[str, Upload], *, duration: int = 0) -> StoredFile:
        """The file a call sends: uploaded, or known by its file_id. Raises Refused."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = uploads.get(value.removeprefix("attach://"), value)
        if isinstance(value, Upload):
            if len(value.data) > UPLOAD_LIMIT:
                raise Refused(413, "Request Entity Too Large")
            return self.world.files.add(
                value.data, kind=kind, name=value.name, mime=value.mime, duration=duration
            )
        reference = str(value)
        if reference.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        known = self.world.files.by_file_id.get(reference)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request(f"can't use file of type {_KIND_NAMES[known.kind]} as {_KIND_NAMES[kind]}")
        return known

    def media_content(self, value: object, kind: str, parameters: Parameters, caption: Json) -> Json:
        """A message's content with a file; `caption` holds caption, parse_mode, caption_entities."""
        stored = self.file(value, kind, parameters.uploads, duration=int(caption.get("duration", 0)))
        made: Json = {kind: [stored.to_api()] if kind == "photo" else stored.to_api()}
        return made | self.caption(caption, parameters.lint)

    # ── sending ───────────────────────────────────────────────────────────────────────────────────────

    def post(self, chat: Chat, content: Json, parameters: Parameters, **extra: Any) -> Message:
        """Send one message with what every send method takes: answer, topic, keyboard, protection."""
        markup = check_markup(parameters.object("reply_markup"), private=chat.private, lint=parameters.lint)
        extra |= self.answer(chat, parameters) | self.topic(chat, parameters)
        self.flood.check(chat.id)
        return self.world.new_message(
            chat,
            self.world.bot.id,
            content,
            reply_markup=markup,
            protected=parameters.flag("protect_content"),
            link_preview=parameters.object("link_preview_options"),
            **extra,
        )

    def answer(self, chat: Chat, parameters: Parameters) -> Json:
        """reply_to (and quote) from reply_parameters. Raises Refused (message to be replied not found)."""
        wanted = parameters.object("reply_parameters")
        if not wanted:
            return {}
        elsewhere = wanted.get("chat_id")
        answered = self.world.find_message(chat.id, wanted["message_id"])
        if elsewhere is not None and str(elsewhere) != str(chat.id):
            self.find_chat(elsewhere if isinstance(elsewhere, int) else str(elsewhere))
            parameters.lint.append("answers to another chat are shown without the answered message here")
            return {}
        if answered is None:
            if wanted.get("allow_sending_without_reply"):
                return {}
            raise bad_request("message to be replied not found")
        if not wanted.get("quote"):
            return {"reply_to": answered.id}
        quote = read_formatted(
            wanted["quote"], wanted.get("quote_parse_mode", ""), None, parameters.lint
        ).text
        if quote not in answered.text:
            raise bad_request("QUOTE_TEXT_INVALID")
        return {"reply_to": answered.id, "quote": {"text": quote, "position": answered.text.index(quote)}}

    def topic(self, chat: Chat, parameters: Parameters) -> Json:
        """thread_id from message_thread_id. Raises Refused (message thread not found)."""
        if not parameters.has("message_thread_id"):
            return {}
        thread = parameters.integer("message_thread_id")
        if not chat.is_forum or (thread not in chat.topics and thread != 1):
            raise bad_request("message thread not found")
        return {"thread_id": thread} if thread != 1 else {}

    def shown(self, message: Message) -> Json:
        """A message as the answer to the call that made or changed it."""
        return message_to_api(self.world, message)
