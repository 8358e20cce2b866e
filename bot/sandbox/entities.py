"""Telegram's HTML, read as TDLib reads it: same tags, same leniency, same error texts and byte offsets.

Rules: https://core.telegram.org/bots/api#html-style; order of checks: td/telegram/MessageEntity.cpp.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import bad_request

Json = dict[str, Any]

_SPACES = b" \t\r\n\0\v"
_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_TAGS = {*_SIMPLE, "a"}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}))|(lt|gt|amp|quot));?")
_TOKEN = re.compile(rb"[A-Za-z0-9.-]+")  # an attribute's value without quotes
_LANGUAGE = "language-"
_DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_HIGHEST_CODE_POINT = 0x10FFFF


def entity_error(text: str) -> Exception:
    """Telegram's complaint about markup; TDLib's sentence keeps its capital letter."""
    return bad_request(f"can't parse entities: {text}")


@dataclass
class _Open:
    """A start tag waiting for its end."""

    tag: str
    attributes: dict[str, str]
    utf16: int  # where its text begins, in UTF-16 units
    at: int  # where its text begins in the output


class _Reader:
    """One pass over the bytes; the errors name byte offsets into the source, as Telegram's do."""

    def __init__(self, html: str) -> None:
        self.source = html.encode()
        self.place = 0
        self.out: list[str] = []
        self.utf16 = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        source = self.source
        while self.place < len(source):
            byte = source[self.place]
            if byte == ord("<"):
                self._tag()
                continue
            if byte == ord("&") and (decoded := self._reference(self.place)) is not None:
                text, self.place = decoded
                self._put(text)
                continue
            ends = (source.find(b"<", self.place + 1), source.find(b"&", self.place + 1), len(source))
            end = min(place for place in ends if place > 0)
            self._put(source[self.place : end].decode())
            self.place = end
        if self.open:
            tag = self.open[-1].tag
            raise entity_error(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.out), _join_pre_code(self.entities)

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.utf16 += len(text.encode("utf-16-le")) // 2

    def _reference(self, place: int) -> tuple[str, int] | None:
        """A character reference; None when it is not one (then it stays as typed)."""
        match = _REFERENCE.match(self.source, place)
        if match is None:
            return None
        if match[3]:
            return _NAMED[match[3]], match.end()
        code = int(match[1], 16) if match[1] else int(match[2])
        if code == 0 or code > _HIGHEST_CODE_POINT:
            return None
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogate range
            raise entity_error(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units"
            )
        return chr(code), match.end()

    def _byte(self, place: int) -> int:
        return self.source[place] if place < len(self.source) else 0

    def _skip_spaces(self) -> None:
        while self.place < len(self.source) and self.source[self.place] in _SPACES:
            self.place += 1

    def _until(self, stop: bytes) -> str:
        """Everything up to a space or one of the stop bytes (or the end of the source)."""
        begin = self.place
        while self.place < len(self.source) and self.source[self.place] not in _SPACES + stop:
            self.place += 1
        return self.source[begin : self.place].decode(errors="replace")

    def _tag(self) -> None:
        begin = self.place
        self.place += 1
        if self._byte(self.place) == ord("/"):
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._until(b">").lower()
        if self.place >= len(self.source):
            raise entity_error(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TAGS:
            raise entity_error(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._byte(self.place) == ord(">"):
                break
            if self.place >= len(self.source):
                raise entity_error(f"Unclosed start tag at byte offset {begin}")
            name, value = self._attribute(tag, begin)
            attributes.setdefault(name, value)
        self.place += 1
        _check_attributes(tag, attributes, begin)
        self.open.append(_Open(tag, attributes, self.utf16, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(b"=>")
        if not name:
            raise entity_error(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_spaces()
        if self._byte(self.place) != ord("="):
            if tag == "blockquote" and name.lower() == "expandable":
                return "expandable", ""
            if self.place >= len(self.source):
                raise entity_error(f'Unclosed start tag "{tag}" at byte offset {begin}')
            raise entity_error(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
                f" at byte offset {begin}"
            )
        self.place += 1
        self._skip_spaces()
        if self.place >= len(self.source):
            raise entity_error(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return name.lower(), self._attribute_value(begin)

    def _attribute_value(self, begin: int) -> str:
        quote = self._byte(self.place)
        if quote not in b"'\"":
            start = self.place
            token = _TOKEN.match(self.source, start)
            self.place = token.end() if token else start
            if self.place >= len(self.source) or self.source[self.place] not in _SPACES + b">":
                raise entity_error(f"Unexpected end of name token at byte offset {start}")
            return self.source[start : self.place].decode().lower()
        end = self.source.find(bytes([quote]), self.place + 1)
        if end < 0:
            raise entity_error(f"Unclosed start tag at byte offset {begin}")
        pieces, place = [], self.place + 1
        while place < end:
            decoded = self._reference(place) if self.source[place] == ord("&") else None
            if decoded is None:
                stop = self.source.find(b"&", place + 1, end)
                decoded = (self.source[place : stop if stop > 0 else end].decode(), stop if stop > 0 else end)
            pieces.append(decoded[0])
            place = decoded[1]
        self.place = end + 1
        return "".join(pieces)

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise entity_error(f"Unexpected end tag at byte offset {begin}")
        self.place += 1
        name = self._until(b">").lower()
        self._skip_spaces()
        if self._byte(self.place) != ord(">"):
            raise entity_error(f"Unclosed end tag at byte offset {begin}")
        self.place += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise entity_error(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"'
            )
        length = self.utf16 - opened.utf16
        if length > 0:
            inner = "".join(self.out[opened.at :])
            entity = _entity(opened, inner)
            if entity is not None:
                self.entities.append(entity | {"offset": opened.utf16, "length": length})


def _check_attributes(tag: str, attributes: dict[str, str], begin: int) -> None:
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise entity_error(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
        raise entity_error("Invalid custom emoji identifier specified")
    if tag == "tg-time":
        if not re.fullmatch(r"-?\d{1,12}", attributes.get("unix", "")):
            raise entity_error(f'Tag "tg-time" must have a valid attribute "unix" at byte offset {begin}')
        if not _DATE_FORMAT.fullmatch(attributes.get("format", "")):
            raise entity_error("Invalid date-time format specified")


def _entity(opened: _Open, text: str) -> Json | None:
    """The entity a closed tag makes, without its place; None when Telegram makes none of it."""
    tag, attributes = opened.tag, opened.attributes
    if tag == "a":
        return link_entity(attributes.get("href", "") or text)
    made: Json = {"type": _SIMPLE.get(tag, tag)}
    if tag == "code" and attributes.get("class", "").startswith(_LANGUAGE):
        made["language"] = attributes["class"].removeprefix(_LANGUAGE)
    elif tag == "blockquote" and "expandable" in attributes:
        made["type"] = "expandable_blockquote"
    elif tag == "tg-emoji":
        made["custom_emoji_id"] = attributes["emoji-id"]
    elif tag == "tg-time":
        made["unix_time"] = int(attributes["unix"])
        if attributes.get("format"):
            made["date_time_format"] = attributes["format"]
    return made


def link_entity(url: str) -> Json | None:
    """A link or a mention by id; None for what is no address (Telegram drops it without a word)."""
    mention = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if mention:
        return {"type": "text_mention", "user": {"id": int(mention[1])}}
    if re.match(r"(?i)(https?|tg|ton|tonsite)://[^\s]+$", url):
        return {"type": "text_link", "url": url}
    if re.match(r"(?i)(mailto|tel):", url):
        return {"type": "text_link", "url": url}
    if re.match(r"(?i)[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?$", url):
        return {"type": "text_link", "url": f"http://{url}" if "/" in url else f"http://{url}/"}
    return None


def _join_pre_code(entities: list[Json]) -> list[Json]:
    """<pre><code class="language-x"> over the same text is one "pre" with a language, else plain code."""
    pres = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        language = entity.pop("language", "") if entity["type"] == "code" else ""
        pre = pres.get((entity["offset"], entity["length"]))
        if language and pre is not None:
            pre["language"] = language
        else:
            kept.append(entity)
    return kept


def parse_html(html: str) -> tuple[str, list[Json]]:
    """Plain text and entities (UTF-16 offsets). Raises Refused as Telegram does."""
    return _Reader(html).read()
