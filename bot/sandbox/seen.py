"""A message as a person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.sandbox.rendering import render_html

if TYPE_CHECKING:
    from bot.sandbox.model import Message, StoredFile
    from bot.sandbox.world import World

Json = dict[str, Any]


@dataclass(frozen=True)
class SeenMessage:
    """A live view: what it tells changes with the message (edits, new keyboards)."""

    world: World
    message: Message

    @property
    def id(self) -> int:
        return self.message.id

    @property
    def chat_id(self) -> int:
        return self.message.chat_id

    @property
    def sender(self) -> str:
        return self.world.users[self.message.sender_id].name

    @property
    def from_bot(self) -> bool:
        return self.message.sender_id == self.world.bot.id

    @property
    def text(self) -> str:
        """The plain text, or the caption."""
        return self.message.text

    @property
    def html(self) -> str:
        """The text with its formatting as safe HTML."""
        return render_html(self.message.text, self.message.entities)

    @property
    def kind(self) -> str:
        return self.message.kind

    @property
    def edited(self) -> bool:
        return self.message.edit_date is not None

    @property
    def at(self) -> datetime:
        """When it was sent, UTC, by the sandbox's clock."""
        return datetime.fromtimestamp(self.message.date, UTC)

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of its inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self.message.inline_keyboard]

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]

    def button(self, label: str) -> Json:
        """The button a person means by this label. Raises LookupError naming the buttons there are."""
        found = match_button(self.message.inline_keyboard, label)
        if found is None:
            raise LookupError(f"no button {label!r} among {self.labels}")
        return found

    @property
    def forwarded_from(self) -> str | None:
        """The name a forward shows."""
        origin = self.message.forward_origin
        return origin_name(origin) if origin else None

    @property
    def file(self) -> StoredFile | None:
        """The file it carries, if any."""
        carried = self.message.content.get(self.message.kind)
        if isinstance(carried, list):
            carried = carried[-1] if self.message.kind == "photo" else None
        if not isinstance(carried, dict) or "file_id" not in carried:
            return None
        return self.world.files.by_file_id[carried["file_id"]]

    @property
    def document(self) -> StoredFile | None:
        return self.file if self.kind == "document" else None

    @property
    def photo(self) -> StoredFile | None:
        return self.file if self.kind == "photo" else None

    @property
    def data(self) -> bytes:
        """The bytes of its file. Raises LookupError when it carries none."""
        if self.file is None:
            raise LookupError("this message carries no file")
        return self.world.files.read(self.file)

    @property
    def reply_to(self) -> int | None:
        return self.message.reply_to

    @property
    def deleted(self) -> bool:
        return self.world.find_message(self.message.chat_id, self.message.id) is not self.message

    def __str__(self) -> str:
        what = self.text or (self.file.name if self.file else self.kind)
        rows = "".join(f"\n    [{'] ['.join(row)}]" for row in self.buttons)
        return f"#{self.id} {self.sender}: {what}{rows}"


def origin_name(origin: Json) -> str:
    """The name a forward_origin shows."""
    if origin["type"] == "user":
        user = origin["sender_user"]
        return f"{user['first_name']} {user.get('last_name', '')}".strip()
    if origin["type"] == "hidden_user":
        return str(origin["sender_user_name"])
    chat: Json = origin.get("chat") or origin["sender_chat"]
    return str(chat.get("title", ""))


def match_button(rows: list[list[Json]], label: str) -> Json | None:
    """A button by its label: equal, else beginning with it, else containing it."""
    buttons = [button for row in rows for button in row]
    wanted = label.casefold()
    tests = (
        lambda text: text == label,
        lambda text: text.casefold().startswith(wanted),
        lambda text: wanted in text.casefold(),
    )
    for test in tests:
        for button in buttons:
            if test(button["text"]):
                return button
    return None
