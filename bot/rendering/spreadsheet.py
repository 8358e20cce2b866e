"""Lists as XLSX or CSV. A cell that a spreadsheet would take for a formula is kept a text (OWASP, CSV injection)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

Cell = str | int | float | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LONGEST_CELL = 32_000
_WIDTH = 18
# Excel refuses these in the name of a sheet.
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")


def guarded(value: Cell) -> Cell:
    """A text that begins like a formula, with the apostrophe that makes spreadsheets show it as it is."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV as Russian and English spreadsheets open it by a double click: UTF-8 with its mark, semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_plain(guarded(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str | int | float:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet, its header kept in sight."""
    return write_book([Sheet(title, header, rows)])


def write_book(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of several sheets, their headers kept in sight."""
    book = Workbook(write_only=True)
    for one in sheets:
        sheet = book.create_sheet(_NOT_IN_TITLE.sub(" ", one.title)[:31])
        sheet.freeze_panes = "A2"
        for at in range(len(one.header)):
            sheet.column_dimensions[_letter(at)].width = _WIDTH
        sheet.append([_cell(sheet, name, bold=True) for name in one.header])
        for row in one.rows:
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: Cell, *, bold: bool = False) -> Any:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet, guarded(value))  # type: ignore[arg-type]
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _letter(at: int) -> str:
    first, last = divmod(at, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
