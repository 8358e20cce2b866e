"""Formatted text as a bot sends it: parsed, trimmed, measured, with what Telegram finds in it by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.sandbox.entities import parse_html
from bot.sandbox.errors import bad_request
from bot.sandbox.markdown import parse_markdown, parse_markdown_v2

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
RAW_LIMIT = 1 << 15  # bytes before parsing
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
_FOUND = [
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("email", re.compile(r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")),
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|ru|me|io|dev|рф)\b(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d\s()-]{8,16}\d(?!\w)")),
]
_CLOSED_TO_FINDINGS = {"code", "pre", "text_link", "text_mention"}


class Formatted(NamedTuple):
    """Plain text and its entities (offsets in UTF-16 code units)."""

    text: str
    entities: list[Json]


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def read_formatted(text: str, parse_mode: str, entities: list[Json] | None, lint: list[str]) -> Formatted:
    """The text and entities of a message or caption.

    Raises Refused with Telegram's "can't parse entities: …", "unsupported parse_mode" or "text is too long".
    """
    if len(text.encode()) > RAW_LIMIT:
        raise bad_request("text is too long")
    text = text.replace("\r", "").replace("\x00", "")
    mode = parse_mode.lower()
    if mode and mode != "none":
        parser = _PARSERS.get(mode)
        if parser is None:
            raise bad_request("unsupported parse_mode")
        if entities:
            lint.append("parse_mode and explicit entities together: Telegram ignores the entities")
        plain, marks = parser(text)
    else:
        plain, marks = text, _explicit(text, entities or [])
    plain, marks = _trim(plain, marks)
    marks = sort_entities([*marks, *find_entities(plain, marks)])
    if len(marks) > ENTITY_LIMIT:
        lint.append(f"{len(marks)} entities: Telegram drops those after the first {ENTITY_LIMIT}")
        marks = marks[:ENTITY_LIMIT]
    return Formatted(plain, marks)


def _explicit(text: str, entities: Iterable[Json]) -> list[Json]:
    length = utf16_length(text)
    kept = []
    for entity in entities:
        start, size = entity["offset"], entity["length"]
        if start < 0 or size < 0 or start > length:
            raise bad_request(f"entity beginning at UTF-16 offset {start} is outside of the text")
        if start + size > length:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset "
                f"{start + size}"
            )
        if size:
            kept.append(dict(entity))
    return kept


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space at both ends, as Telegram does, and move the entities along."""
    stripped = text.lstrip(" \n\t\r")
    shift = utf16_length(text) - utf16_length(stripped)
    stripped = stripped.rstrip(" \n\t\r")
    end = utf16_length(stripped)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] + entity["length"] - shift, end)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    return stripped, moved


def sort_entities(entities: list[Json]) -> list[Json]:
    """By place, the longer (outer) one first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def find_entities(text: str, taken: list[Json]) -> list[Json]:
    """Commands, mentions, links, addresses, hashtags, phones that Telegram marks by itself."""
    closed = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in _CLOSED_TO_FINDINGS]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            stop = start + utf16_length(match.group().rstrip(".,;:!?)") if kind == "url" else match.group())
            if any(a < stop and start < b for a, b in closed):
                continue
            closed.append((start, stop))
            found.append({"type": kind, "offset": start, "length": stop - start})
    return found


def slice_utf16(text: str, offset: int, length: int) -> str:
    """The piece of text an entity marks."""
    encoded = text.encode("utf-16-le")
    return encoded[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
