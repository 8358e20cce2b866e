"""What there is in the local Telegram: people, chats, messages, files, pressed buttons.

Identifiers, dates (Unix seconds, UTC, by the sandbox's clock) and content keys are the Bot API's own.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class ChatType(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class MemberStatus(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def present(self) -> bool:
        return self not in {MemberStatus.LEFT, MemberStatus.KICKED}

    @property
    def rules(self) -> bool:
        return self in {MemberStatus.CREATOR, MemberStatus.ADMINISTRATOR}


@dataclass
class User:
    """A person, or the bot. `started`: has written to the bot; `met`: the bot has seen them in an update."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "ru"
    is_bot: bool = False
    note: str = ""
    phone: str = ""
    started: bool = False
    blocked: bool = False
    met: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def to_api(self) -> Json:
        made: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            made["last_name"] = self.last_name
        if self.username:
            made["username"] = self.username
        if self.language_code and not self.is_bot:
            made["language_code"] = self.language_code
        return made

    def to_json(self) -> Json:
        return dataclasses.asdict(self)


@dataclass
class Chat:
    """A group, supergroup or channel, or one person's private chat with the bot (id = the person's id)."""

    id: int
    type: ChatType
    title: str = ""
    username: str | None = None
    is_forum: bool = False
    members: dict[int, MemberStatus] = field(default_factory=dict)
    last_message_id: int = 0
    migrated_to: int | None = None
    migrated_from: int | None = None
    pinned: list[int] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    description: str = ""

    @property
    def private(self) -> bool:
        return self.type is ChatType.PRIVATE

    def status_of(self, user_id: int) -> MemberStatus:
        return self.members.get(user_id, MemberStatus.LEFT)

    def present(self) -> list[int]:
        return [user for user, status in self.members.items() if status.present]

    def to_json(self) -> Json:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Json) -> Chat:
        data["type"] = ChatType(data["type"])
        data["members"] = {int(user): MemberStatus(status) for user, status in data["members"].items()}
        data["topics"] = {int(topic): name for topic, name in data["topics"].items()}
        return cls(**data)


_KINDS = ("text", "document", "photo", "voice", "video", "audio", "animation", "contact", "location")


@dataclass
class Message:
    """One message. `content` holds the Bot API's content fields (text, entities, document, caption …)."""

    chat_id: int
    id: int
    date: int
    sender_id: int
    content: Json
    reply_markup: Json | None = None
    reply_to: int | None = None
    quote: Json | None = None
    forward_origin: Json | None = None
    edit_date: int | None = None
    media_group_id: str | None = None
    thread_id: int | None = None
    via_bot: bool = False
    inline_id: str | None = None
    protected: bool = False
    link_preview: Json | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What a reader sees as its text: the text or the caption."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return found

    @property
    def kind(self) -> str:
        return next((kind for kind in _KINDS if kind in self.content), "service")

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        return list((self.reply_markup or {}).get("inline_keyboard", []))

    def to_json(self) -> Json:
        # Fields by name, not dataclasses.asdict: it would copy the whole content deeply at every flush.
        return {f.name: getattr(self, f.name) for f in _MESSAGE_FIELDS}

    @classmethod
    def from_json(cls, data: Json) -> Message:
        data["reactions"] = {int(user): marks for user, marks in data["reactions"].items()}
        return cls(**data)


_MESSAGE_FIELDS = dataclasses.fields(Message)


@dataclass
class StoredFile:
    """A file Telegram holds. `path` is what getFile answers; `kind` the Bot API's content key."""

    unique_id: str
    file_id: str
    kind: str
    name: str
    mime: str
    size: int
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0

    def to_json(self) -> Json:
        return dataclasses.asdict(self)

    def to_api(self) -> Json:
        made: Json = {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}
        if self.kind == "photo":
            return made | {"width": self.width, "height": self.height}
        if self.kind in {"voice", "audio", "video", "animation"}:
            made["duration"] = self.duration
        if self.kind in {"video", "animation"}:
            made |= {"width": self.width, "height": self.height}
        if self.kind != "voice" and self.name:
            made["file_name"] = self.name
        return made | {"mime_type": self.mime}


@dataclass
class Query:
    """A pressed button or an inline query that waits for its answer. `at`: real time, Unix seconds."""

    id: str
    user_id: int
    at: float
    chat_id: int = 0
    message_id: int = 0
    answered: bool = False
    answer: Json = field(default_factory=dict)

    def to_json(self) -> Json:
        return dataclasses.asdict(self)


@dataclass
class Note:
    """Any other small JSON worth keeping (counters, commands, keyboards, read marks, one update)."""

    data: Json

    def to_json(self) -> Json:
        return self.data
