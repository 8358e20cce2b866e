"""What a view makes: a screen of safe HTML and buttons, free of Telegram's own classes; and its form in the outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.callbacks import Press, pack
from bot.i18n import Html
from bot.models import Subject

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ROW = 8
MAX_BUTTONS = 100
MAX_TOAST = 200


class Style(StrEnum):
    """Telegram's button colours. A colour repeats a word or sign, it never stands alone."""

    GREEN = "success"
    RED = "danger"
    BLUE = "primary"


@dataclass(frozen=True)
class Button:
    """One button: exactly one of a press, an address to open, or a text to copy."""

    label: str
    press: Press | None = None
    url: str | None = None
    copy: str | None = None
    style: Style | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Key:
    """One key of a reply keyboard: it sends its own words, or one's phone number, or people chosen in Telegram's picker.

    `people` is the number of the question, which comes back with the answer; at most ten people are chosen at once.
    """

    label: str
    contact: bool = False
    people: int | None = None


@dataclass(frozen=True)
class Keys:
    """A reply keyboard instead of buttons; without rows it takes the present one away."""

    rows: tuple[tuple[Key, ...], ...] = ()


NO_KEYS = Keys()


@dataclass(frozen=True)
class Attachment:
    """A stored file sent with a screen's text as its caption; a photo is shown at once, a document is a file to open."""

    file_id: int
    name: str
    is_photo: bool = False


@dataclass(frozen=True)
class Document:
    """A small text file made for this very message, such as a calendar's: it is sent, and kept nowhere else."""

    name: str
    text: str


@dataclass(frozen=True)
class About:
    """Whom or what a message speaks of, so that erasing a person reaches what was said of them."""

    subject: Subject
    id: int


@dataclass(frozen=True)
class Screen:
    """A message: what it says, its buttons, perhaps a file, and whose data it shows.

    With `keys` it can never be edited (Telegram's rule), so it is said, not shown in a slot, and carries no buttons.
    """

    text: Html
    keyboard: tuple[Row, ...] = ()
    attachment: Attachment | None = None
    about: About | None = None
    keys: Keys | None = None
    document: Document | None = None

    def with_rows(self, *rows: Iterable[Button]) -> "Screen":
        """The same screen with more rows of buttons below."""
        return replace(self, keyboard=(*self.keyboard, *(tuple(row) for row in rows if row)))


def keyboard(*rows: Iterable[Button | None]) -> tuple[Row, ...]:
    """Rows of buttons; absent buttons and empty rows are left out."""
    made = (tuple(button for button in row if button is not None) for row in rows)
    return tuple(row for row in made if row)


def in_rows(buttons: Sequence[Button], *, width: int = 34, most: int = 3) -> tuple[Row, ...]:
    """Chips laid out like words in lines: as many in a row as fit in about `width` characters, `most` at most."""
    rows: list[list[Button]] = []
    used = 0
    for button in buttons:
        size = len(button.label) + 3
        if not rows or used + size > width or len(rows[-1]) >= most:
            rows.append([])
            used = 0
        rows[-1].append(button)
        used += size
    return tuple(tuple(row) for row in rows)


def to_payload(screen: Screen) -> dict[str, Any]:
    """The screen as the outbox keeps it. Raises ValueError when Telegram would refuse it: a fault of ours."""
    if not screen.text or len(screen.text) > MAX_TEXT * 4:
        raise ValueError("a screen's text is empty or far too long")
    buttons = sum(len(row) for row in screen.keyboard)
    if buttons > MAX_BUTTONS or any(len(row) > MAX_ROW for row in screen.keyboard):
        raise ValueError("a screen has more buttons than Telegram takes")
    if screen.keys is not None and screen.keyboard:
        raise ValueError("a message has buttons or keys, never both")
    if screen.attachment is not None and screen.document is not None:
        raise ValueError("a message carries one file")
    return {
        "text": str(screen.text),
        "keyboard": [[_button(button) for button in row] for row in screen.keyboard],
        "attachment": _attachment(screen.attachment) if screen.attachment else None,
        "document": [screen.document.name, screen.document.text] if screen.document else None,
        "about": [screen.about.subject.value, screen.about.id] if screen.about else None,
        "keys": [[_key(key) for key in row] for row in screen.keys.rows] if screen.keys else None,
    }


def _attachment(file: Attachment) -> list[int | str | bool]:
    return [file.file_id, file.name, True] if file.is_photo else [file.file_id, file.name]


def _key(key: Key) -> dict[str, str | int | bool]:
    made: dict[str, str | int | bool] = {"text": key.label}
    if key.contact:
        made["contact"] = True
    if key.people is not None:
        made["people"] = key.people
    return made


def _button(button: Button) -> dict[str, str]:
    made: dict[str, str] = {"text": button.label}
    if button.press is not None:
        made["data"] = pack(button.press)
    elif button.url is not None:
        made["url"] = button.url
    elif button.copy is not None:
        made["copy"] = button.copy
    else:
        raise ValueError(f"the button {button.label!r} does nothing")
    if button.style is not None:
        made["style"] = button.style.value
    return made
