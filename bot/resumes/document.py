"""A paper between its format and its fields: lines in reading order, with what the layout says of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_WIDE_GAP = re.compile(r"\t+| {3,}")
_NO_WORD = re.compile(r"\S{400,}")  # base64 and other garbage: no word or address is so long
_LONGEST = 20_000
_SYMBOL_BULLET = re.compile(
    r"^\s*[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf071\uf02d\uf06c]"
)  # Symbol and Wingdings
_BULLET = re.compile(r"^\s*(?:[•●▪■◦○∙·‣⁃➢➤►▶✓✔✦❖◆◇➔→➜⦁∎*§]|[-–—](?=\s)|\d{1,2}[.)](?=\s+\D))\s*")


class Side(StrEnum):
    """Where a line stands in a two-column row: a label (dates, section labels) or its content."""

    FULL = "full"
    LABEL = "label"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    `cells` are its pieces that stand apart (chips, table cells, tab stops); `size` is the font size relative
    to body text (1.0 also when unknown); `row` numbers rows of a two-column table, 0 outside one; `fresh`
    begins a new flow of text (another column), where an open section does not go on; `apart` follows an
    empty line of plain text, as headings do.
    """

    text: str
    cells: tuple[str, ...] = ()
    size: float = 1.0
    bold: bool = False
    heading: bool = False
    side: Side = Side.FULL
    row: int = 0
    page: int = 1
    bullet: bool = False
    fresh: bool = False
    apart: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        return self.cells or (self.text,)


@dataclass(frozen=True, slots=True)
class Document:
    """All lines of a paper, the addresses its hyperlinks hide, and its largest portrait-shaped picture."""

    lines: tuple[Line, ...]
    links: tuple[str, ...] = ()
    photo: bytes | None = None
    producer: str = ""
    ocr: bool = False
    title: str = ""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def clean(text: str) -> str:
    """One kind of space, no invisible or private-use characters (icon fonts), composed letters."""
    text = _SPACES.sub(" ", text)
    return _INVISIBLE.sub("", text)


def line_from_text(raw: str, **layout: object) -> Line | None:
    """A `Line` from raw text, or None when nothing is left of it. Tabs and wide gaps part its cells."""
    text = clean(_SYMBOL_BULLET.sub("• ", _NO_WORD.sub(" ", raw[:_LONGEST].replace("\r", ""))))
    bullet = _BULLET.match(text)
    body = text[bullet.end() :] if bullet else text
    cells = tuple(part.strip() for part in _WIDE_GAP.split(body.strip()) if part.strip())
    if not cells:
        return None
    joined = re.sub(r"\s+", " ", " ".join(cells))
    line = Line(joined, cells if len(cells) > 1 else (), bullet=bool(bullet))
    return replace(line, **layout) if layout else line  # type: ignore[arg-type]


def lines_from_text(text: str) -> tuple[Line, ...]:
    """Lines of plain text in order; empty ones are dropped and remembered as `apart` of the next."""
    found: list[Line] = []
    apart = False
    for raw in text.splitlines():
        line = line_from_text(raw, apart=apart)
        if line:
            found.append(line)
        apart = line is None
    return tuple(found)


def without_repeats(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Drop a line equal to the one just before it (copied web pages say things twice)."""
    kept: list[Line] = []
    for line in lines:
        if kept and kept[-1].text == line.text and kept[-1].side == line.side:
            continue
        kept.append(line)
    return tuple(kept)
