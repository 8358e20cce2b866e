"""RTF: a small reader of its own, since cells and rows of tables carry the meaning of job sites' exports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.resumes.document import Document, Line, line_from_text
from bot.resumes.formats.photo import best_photo
from bot.resumes.formats.tables import relative_sizes, table_lines
from bot.resumes.values import ReadProblem, UnreadableFile

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
_SKIPPED = frozenset(
    (
        b"fonttbl colortbl stylesheet info generator pict object themedata datastore latentstyles listtable "
        b"listoverridetable rsidtbl xmlnstbl mmathPr wgrffmtfilter operator author title subject company "
        b"filetbl revtbl header footer headerl headerr footerl footerr headerf footerf pgdsctbl fldinst "
        b"bkmkstart bkmkend pntext pnseclvl listtext shppict nonshppict blipuid colorschememapping userprops "
        b"docvar falt panose fontemb"
    ).split()
)
_KEPT_STARRED = frozenset({b"shptxt", b"shpinst"})
_SYMBOLS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"~": "\u00a0",
}  # fmt: skip
_CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}
_DEEPEST = 500
_MAX_CHARACTERS = 2_000_000


@dataclass(slots=True)
class _State:
    skip: bool = False
    size: float = 24.0
    bold: bool = False
    in_table: bool = False
    unicode_skip: int = 1
    font: int = 0


@dataclass(slots=True)
class _Table:
    rows: list[list[list[Line]]] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    open: list[Line] = field(default_factory=list)


class _Reader:
    """Walks the tokens, keeping group states; paragraphs outside tables go straight to lines."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fonts = _font_pages(data)
        page = re.search(rb"\\ansicpg(\d+)", data[:2000])
        self._page = f"cp{int(page[1])}" if page else "cp1252"
        self._state = _State()
        self._stack: list[_State] = []
        self._text: list[str] = []
        self._bytes = bytearray()
        self._look: tuple[float, bool] | None = None
        self._table = _Table()
        self._length = 0
        self._pending_skip = 0
        self.lines: list[Line] = []

    def run(self) -> list[Line]:
        for match in _TOKEN.finditer(self._data):
            word, number, coded, symbol, brace, plain = match.groups()
            if coded is not None:
                self._byte(int(coded, 16))
            elif plain is not None:
                self._plain(plain)
            elif word is not None:
                self._flush_bytes()
                self._word(word, int(number) if number else None)
            elif brace is not None:
                self._flush_bytes()
                self._brace(brace)
            elif symbol is not None:
                self._symbol(symbol)
        self._flush_bytes()
        self._paragraph()
        self._end_table()
        return self.lines

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            if len(self._stack) > _DEEPEST:
                raise UnreadableFile(ReadProblem.HOSTILE, "RTF nested too deep")
            self._stack.append(replace(self._state))
        elif self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state.skip = True
            return
        self._flush_bytes()
        if symbol in (b"\\", b"{", b"}"):
            self._add(symbol.decode())
        elif symbol == b"~":
            self._add(" ")
        elif symbol == b"_":
            self._add("-")
        elif symbol in (b"\n", b"\r"):
            self._paragraph()

    def _byte(self, value: int) -> None:
        if self._pending_skip:
            self._pending_skip -= 1
        elif not self._state.skip:
            self._bytes.append(value)

    def _plain(self, plain: bytes) -> None:
        if self._pending_skip:
            cut = min(self._pending_skip, len(plain))
            self._pending_skip -= cut
            plain = plain[cut:]
        if plain and not self._state.skip:
            self._bytes.extend(plain)

    def _flush_bytes(self) -> None:
        if self._bytes:
            page = self._fonts.get(self._state.font) or self._page
            try:
                text = self._bytes.decode(page, errors="replace")
            except LookupError:
                text = self._bytes.decode("cp1251", errors="replace")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        if self._state.skip:
            return
        self._length += len(text)
        if self._length > _MAX_CHARACTERS:
            raise UnreadableFile(ReadProblem.TOO_LONG, "RTF text over the limit")
        if text.strip() and (self._look is None or self._state.size > self._look[0]):
            self._look = (self._state.size, self._state.bold)
        self._text.append(text)

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word in _KEPT_STARRED:
            state.skip = False
        elif word in _SKIPPED:
            state.skip = True
        elif word in _SYMBOLS:
            self._add(_SYMBOLS[word])
        elif word == b"u" and number is not None:
            if not state.skip:
                self._add_unicode(number)
            self._pending_skip = state.unicode_skip
        elif word in (b"par", b"sect", b"page"):
            self._paragraph()
        elif word in (b"cell", b"nestcell"):
            self._cell()
        elif word in (b"row", b"nestrow"):
            self._row()
        else:
            self._format(word, number)

    def _add_unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        if 0xD800 <= code <= 0xDFFF:  # half of a pair: an emoji, which no field needs
            return
        self._add(chr(code))

    def _format(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word == b"fs" and number:
            state.size = float(number)
        elif word == b"b":
            state.bold = number != 0
        elif word == b"plain":
            state.size, state.bold = 24.0, False
        elif word == b"intbl":
            state.in_table = True
        elif word == b"pard":
            state.in_table = False
        elif word == b"uc" and number is not None:
            state.unicode_skip = number
        elif word == b"f" and number is not None:
            state.font = number

    def _paragraph(self) -> None:
        size, bold = self._look or (24.0, False)
        text, self._text, self._look = "".join(self._text), [], None
        made = [
            replace(line, size=size, bold=bold) for raw in text.split("\n") if (line := line_from_text(raw))
        ]
        if self._state.in_table:
            self._table.open += made
        else:
            if made:
                self._end_table()
            self.lines += made

    def _cell(self) -> None:
        self._state.in_table = True
        self._paragraph()
        self._table.cells.append(self._table.open)
        self._table.open = []

    def _row(self) -> None:
        self._table.rows.append(self._table.cells)
        self._table.cells = []

    def _end_table(self) -> None:
        table, self._table = self._table, _Table()
        if table.cells or table.open:
            table.rows.append([*table.cells, table.open])
        if table.rows:
            start = len(self.lines)
            counter = iter(range(start + 1, start + 100_000))
            self.lines += table_lines(table.rows, lambda: next(counter))


def _font_pages(data: bytes) -> dict[int, str]:
    """Font number → code page, by the fonts' character sets."""
    found: dict[int, str] = {}
    for match in re.finditer(rb"\\f(\d+)[^{}]*?\\fcharset(\d+)", data[:200_000]):
        page = _CODE_PAGES.get(int(match[2]))
        if page and int(match[2]) != 0:
            found[int(match[1])] = page
    return found


def _pictures(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(
        rb"\\(?:jpeg|png)blip[^{}]*?[ \r\n}]((?:[0-9a-f]{2}[\r\n]*){1000,})", data[:10_000_000], re.IGNORECASE
    ):
        digits = re.sub(rb"\s", b"", match[1])
        found.append(bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")))
    return found[:5]


def read_rtf(data: bytes) -> Document:
    """Lines of an RTF. Raises `UnreadableFile`: HOSTILE, TOO_LONG, NO_TEXT."""
    lines = _Reader(data).run()
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no text in the RTF")
    return Document(relative_sizes(lines), _links(data), best_photo(_pictures(data)))


def _links(data: bytes) -> tuple[str, ...]:
    found = re.findall(rb'HYPERLINK\s+"([^"\\]{5,400})"', data)
    return tuple(dict.fromkeys(link.decode("utf-8", errors="replace") for link in found))
