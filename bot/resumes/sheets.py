"""Tables people send, CSV or XLSX, as rows of plain texts. For strangers' files use `ReaderPool.read_table`, which bounds it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.resumes.formats.zipped import open_zip
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS = 80
LONGEST_CELL = 2000
# What all cells of a table may hold together, in characters.
MOST_TEXT = 20_000_000
# A sheet may claim a million empty rows: so many in a row, and the table is over.
_EMPTY_ENOUGH = 10_000
# Our own export puts it before what a spreadsheet would take for a formula.
_GUARD = "'"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_HEAD = 4096
_SAMPLE, _SAMPLED_ROWS = 20_000, 40
# Of a workbook the first sheet with anything on it is read.
_SHEETS = 5


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not empty; `number` is its row in the sheet, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table's first sheet, the header among them."""

    rows: tuple[TableRow, ...]


def read_table(data: bytes, *, most_rows: int) -> Table:
    """The rows of a CSV or XLSX file: what it is, is told by its first bytes.

    Raises `UnreadableFile`: UNSUPPORTED or CORRUPT for what is no table, TOO_LONG over `most_rows`, HOSTILE for a bomb.
    """
    source = _xlsx_rows(data) if data[:2] == b"PK" else _csv_rows(data)
    rows: list[TableRow] = []
    size = 0
    for number, cells in enumerate(source, start=1):
        if not any(cells):
            if number - (rows[-1].number if rows else 0) > _EMPTY_ENOUGH:
                break
            continue
        size += sum(map(len, cells))
        if len(rows) >= most_rows or size > MOST_TEXT:
            raise UnreadableFile(ReadProblem.TOO_LONG, f"over {most_rows} rows or {MOST_TEXT} characters")
        rows.append(TableRow(number, tuple(cells)))
    if not rows:
        raise UnreadableFile(ReadProblem.EMPTY, "no rows")
    return Table(tuple(rows))


def _tidy(cells: Sequence[object]) -> list[str]:
    tidy = [_unguarded(" ".join(_text(cell).split()))[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
    while tidy and not tidy[-1]:
        tidy.pop()
    return tidy


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith(_GUARD) and text[1:].startswith(_FORMULA) else text


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield _tidy(row)
    except csv.Error as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"csv: {error}") from error


def _delimiter(text: str) -> str:
    """The sign that cuts the most of the first rows into equally many cells: commas stand in texts too."""

    def evenness(sign: str) -> tuple[int, int]:
        rows = islice(csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=sign), _SAMPLED_ROWS)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    return max((";", ",", "\t"), key=evenness)


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else the Windows code page of Russian exports."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:1000]:
        raise UnreadableFile(ReadProblem.UNSUPPORTED, "no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _xlsx_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet that has any; of formulas what they last came to."""
    _refuse_entities(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"xlsx: {type(error).__name__}") from error
    try:
        for sheet in book.worksheets[:_SHEETS]:
            rows = (_tidy(row) for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS))
            above: list[list[str]] = []
            for row in islice(rows, _EMPTY_ENOUGH):
                above.append(row)
                if row:
                    yield from above
                    yield from rows
                    return
    finally:
        book.close()


def _refuse_entities(data: bytes) -> None:
    """No bombs by size, and no XML with a document type, where entities are declared."""
    with open_zip(data) as archive:
        for member in archive.infolist():
            if not member.filename.lower().endswith((".xml", ".rels")):
                continue
            with archive.open(member) as stream:
                head = stream.read(_HEAD)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnreadableFile(ReadProblem.HOSTILE, "XML with a document type")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
