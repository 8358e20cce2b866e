"""Telegram's two Markdowns (the old one and MarkdownV2), with its error texts and byte offsets.

Rules: https://core.telegram.org/bots/api#markdownv2-style.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.entities import entity_error, link_entity

Json = dict[str, Any]

_RESERVED = set("_*[]()~`>#+-=|{}.!")
_NAMES = {
    "_": ("Italic", "italic"), "*": ("Bold", "bold"), "__": ("Underline", "underline"),
    "~": ("Strikethrough", "strikethrough"), "||": ("Spoiler", "spoiler"), "`": ("Code", "code"),
    "```": ("Pre", "pre"), "[": ("TextUrl", "text_link"),
}  # fmt: skip


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Markdown:
    """What both readers share: a place in the source, the plain text so far, the marks found."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.out = ""
        self.entities: list[Json] = []

    def byte_offset(self, place: int) -> int:
        return len(self.source[:place].encode())

    def unended(self, mark: str, place: int) -> Exception:
        return entity_error(
            f"Can't find end of {_NAMES[mark][0]} entity at byte offset {self.byte_offset(place)}"
        )

    def close(self, start: int, entity: Json | None) -> None:
        length = _units(self.out) - start
        if length > 0 and entity is not None:
            self.entities.append(entity | {"offset": start, "length": length})

    def fenced(self, mark: str, body: str) -> None:
        """Code or pre: nothing inside is markup; the first word of a pre block is its language."""
        start = _units(self.out)
        entity: Json = {"type": _NAMES[mark][1]}
        if mark == "```":
            head, newline, rest = body.partition("\n")
            if newline and head and " " not in head:
                entity["language"] = head
                body = rest
            body = body.removeprefix("\n")
        self.out += body
        self.close(start, entity)


class _V2(_Markdown):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.open: list[tuple[str, int, int]] = []  # mark, UTF-16 start, place in the source
        self.expandable = False

    def read(self) -> tuple[str, list[Json]]:
        quote_start: int | None = None
        while self.place < len(self.source):
            line_start = self.place == 0 or self.source[self.place - 1] == "\n"
            if line_start and self.source[self.place] == ">":
                quote_start = _units(self.out) if quote_start is None else quote_start
                self.place += 1
                continue
            if quote_start is not None and self._quote_folds():
                continue
            if line_start and quote_start is not None:
                self._end_quote(quote_start)
                quote_start = None
            self._step()
        if self.open:
            mark, _, place = self.open[-1]
            raise self.unended(mark, place)
        if quote_start is not None:
            self._end_quote(quote_start)
        return self.out, self.entities

    def _quote_folds(self) -> bool:
        """A "||" that ends a quotation's line without closing a spoiler makes the quotation expandable."""
        ends = self.source.startswith("||", self.place) and self.source[self.place + 2 : self.place + 3] in {
            "",
            "\n",
        }
        if not ends or any(mark == "||" for mark, _, _ in self.open):
            return False
        self.expandable = True
        self.place += 2
        return True

    def _end_quote(self, start: int) -> None:
        kind = "expandable_blockquote" if self.expandable else "blockquote"
        self.expandable = False
        length = _units(self.out.rstrip("\n")) - start
        if length > 0:
            self.entities.append({"type": kind, "offset": start, "length": length})

    def _step(self) -> None:
        char = self.source[self.place]
        if char == "\\" and self.place + 1 < len(self.source) and 0 < ord(self.source[self.place + 1]) <= 126:  # noqa: PLR2004
            self.out += self.source[self.place + 1]
            self.place += 2
        elif char == "`":
            self._code()
        elif char == "]" and any(mark == "[" for mark, _, _ in self.open):
            self._link_end()
        elif (mark := self._mark()) is not None:
            self._toggle(mark)
        elif char in _RESERVED:
            raise entity_error(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            self.out += char
            self.place += 1

    def _mark(self) -> str | None:
        for mark in ("__", "||", "![", "[", "_", "*", "~"):
            if self.source.startswith(mark, self.place):
                # Between "_" and "__" the innermost open one decides, as Telegram's greedy reading does.
                if mark == "__" and self.open and self.open[-1][0] == "_":
                    continue
                return mark
        return None

    def _toggle(self, mark: str) -> None:
        begin = self.place
        self.place += len(mark)
        mark = mark.removeprefix("!")
        if self.open and self.open[-1][0] == mark and mark != "[":
            _, start, _ = self.open.pop()
            self.close(start, {"type": _NAMES[mark][1]})
            return
        if any(other == mark for other, _, _ in self.open):
            inner, _, _ = self.open[-1]
            raise self.unended(inner, begin)
        self.open.append((mark, _units(self.out), begin))

    def _code(self) -> None:
        begin = self.place
        mark = "```" if self.source.startswith("```", begin) else "`"
        body, place = "", begin + len(mark)
        while not self.source.startswith(mark, place):
            if place >= len(self.source):
                raise self.unended(mark, begin)
            if self.source[place] == "\\" and self.source[place + 1 : place + 2] in {"`", "\\"}:
                place += 1
            body += self.source[place]
            place += 1
        self.place = place + len(mark)
        self.fenced(mark, body)

    def _link_end(self) -> None:
        mark, start, _ = self.open.pop()
        if mark != "[":
            raise self.unended(mark, self.place)
        self.place += 1
        url = self.out.encode("utf-16-le")[start * 2 :].decode("utf-16-le")
        if self.source.startswith("(", self.place):
            self.place += 1
            opening = self.place
            url = ""
            while not self.source.startswith(")", self.place):
                if self.place >= len(self.source):
                    raise entity_error(f"Can't find end of a URL at byte offset {self.byte_offset(opening)}")
                if self.source[self.place] == "\\" and self.place + 1 < len(self.source):
                    self.place += 1
                url += self.source[self.place]
                self.place += 1
            self.place += 1
        emoji = url.removeprefix("tg://emoji?id=")
        self.close(
            start, {"type": "custom_emoji", "custom_emoji_id": emoji} if emoji != url else link_entity(url)
        )


class _V1(_Markdown):
    def read(self) -> tuple[str, list[Json]]:
        while self.place < len(self.source):
            char = self.source[self.place]
            if char == "\\" and self.source[self.place + 1 : self.place + 2] in {"_", "*", "`", "["}:
                self.out += self.source[self.place + 1]
                self.place += 2
            elif char in "_*`[":
                self._entity(char)
            else:
                self.out += char
                self.place += 1
        return self.out, self.entities

    def _entity(self, char: str) -> None:
        begin = self.place
        mark = "```" if self.source.startswith("```", begin) else char
        end = self.source.find("]" if mark == "[" else mark, begin + len(mark))
        if end < 0:
            offset = self.byte_offset(begin)
            raise entity_error(f"Can't find end of the entity starting at byte offset {offset}")
        body = self.source[begin + len(mark) : end]
        self.place = end + (1 if mark == "[" else len(mark))
        if mark in {"`", "```"}:
            self.fenced(mark, body)
            return
        start = _units(self.out)
        self.out += body
        entity: Json | None = {"type": _NAMES[mark][1]}
        if mark == "[":
            url = body
            if self.source.startswith("(", self.place):
                stop = self.source.find(")", self.place)
                stop = len(self.source) if stop < 0 else stop
                url, self.place = self.source[self.place + 1 : stop], stop + 1
            entity = link_entity(url)
        self.close(start, entity)


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities of MarkdownV2. Raises Refused as Telegram does."""
    return _V2(source).read()


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities of the old Markdown (no nesting). Raises Refused as Telegram does."""
    return _V1(source).read()
