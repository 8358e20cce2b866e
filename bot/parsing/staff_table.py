"""A table of the staff, CSV or XLSX, as HR systems and people export it: columns by their headers, in both languages."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.parsing.spans import fold

# Where the header may stand: exports begin with a title or an empty line.
_HEADER_WITHIN = 10
_LONGEST_CELL = 500


class StaffColumn(StrEnum):
    """What a table of the staff tells of a person."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    POSITION = "position"
    DEPARTMENT = "department"
    LEAD = "lead"
    PHONE = "phone"
    EMAIL = "email"
    START_DATE = "start_date"
    ROLES = "roles"


HEADERS: dict[StaffColumn, frozenset[str]] = {
    StaffColumn.NAME: frozenset(
        [
            "имя и фамилия",
            "фамилия и имя",
            "фио",
            "ф.и.о.",
            "ф. и. о.",
            "сотрудник",
            "имя фамилия",
            "полное имя",
            "name",
            "full name",
            "employee",
            "employee name",
        ]
    ),
    StaffColumn.FIRST_NAME: frozenset({"имя", "first name", "given name"}),
    StaffColumn.LAST_NAME: frozenset({"фамилия", "last name", "surname", "family name"}),
    StaffColumn.POSITION: frozenset({"должность", "position", "job title", "title", "role title"}),
    StaffColumn.DEPARTMENT: frozenset(
        {"отдел", "подразделение", "департамент", "department", "team", "unit"}
    ),
    StaffColumn.LEAD: frozenset(
        {"руководитель", "начальник", "непосредственный руководитель", "lead", "manager", "reports to"}
    ),
    StaffColumn.PHONE: frozenset(
        {"телефон", "тел", "тел.", "мобильный", "номер телефона", "phone", "mobile"}
    ),
    StaffColumn.EMAIL: frozenset(
        {"почта", "эл. почта", "электронная почта", "e-mail", "email", "mail", "имейл"}
    ),
    StaffColumn.START_DATE: frozenset(
        [
            "дата приема",
            "дата начала работы",
            "дата начала",
            "начало работы",
            "принят",
            "дата выхода",
            "start date",
            "start",
            "hired",
            "hire date",
            "employed since",
        ]
    ),
    StaffColumn.ROLES: frozenset({"роль", "роли", "role", "roles"}),
}

ROLE_WORDS: dict[str, frozenset[str]] = {
    "hr_admin": frozenset(
        {"администратор", "админ", "hr-администратор", "hr администратор", "hr admin", "admin", "hr_admin"}
    ),
    "recruiter": frozenset({"рекрутер", "рекрутёр", "recruiter"}),
    "lead": frozenset({"руководитель", "руководитель отдела", "лид", "lead", "manager", "department lead"}),
    "employee": frozenset({"сотрудник", "работник", "employee", "staff", ""}),
}
_DATE_FORMATS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y/%m/%d")


@dataclass(frozen=True)
class StaffLine:
    """One row as it was written; `number` is the row of the sheet, counted from 1 with the header."""

    number: int
    cells: dict[StaffColumn, str]

    def cell(self, column: StaffColumn) -> str:
        """A cell's text, empty when there is none."""
        return self.cells.get(column, "")

    @property
    def name(self) -> str:
        """The whole name: one column, or first and last name put together."""
        parts = (self.cell(StaffColumn.FIRST_NAME), self.cell(StaffColumn.LAST_NAME))
        return self.cell(StaffColumn.NAME) or " ".join(part for part in parts if part)


class NotATable(Exception):
    """The file is no CSV or XLSX, or has no column with names."""


def looks_like_table(file_name: str) -> bool:
    """Whether a file's name says CSV or XLSX."""
    return file_name.lower().endswith((".csv", ".xlsx"))


def read_staff(data: bytes, file_name: str) -> tuple[StaffLine, ...]:
    """The rows of a table of the staff, empty ones left out. Raises NotATable."""
    rows = _xlsx_rows(data) if file_name.lower().endswith(".xlsx") or data[:2] == b"PK" else _csv_rows(data)
    lines: list[StaffLine] = []
    columns: dict[int, StaffColumn] = {}
    for number, row in enumerate(rows, start=1):
        if not columns:
            columns = _columns(row)
            if not columns and number >= _HEADER_WITHIN:
                break
            continue
        cells = {
            columns[at]: " ".join(cell.split())[:_LONGEST_CELL]
            for at, cell in enumerate(row)
            if at in columns and cell.strip()
        }
        if cells:
            lines.append(StaffLine(number, cells))
    if not columns:
        raise NotATable
    return tuple(lines)


def read_day(text: str) -> date | None:
    """A date of a table: exact, for a guess would be believed. None for what is none."""
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def read_roles(text: str) -> tuple[str, ...] | None:
    """The roles named in a cell, by their stored names; None when one of them is unknown."""
    found = []
    for word in text.replace(";", ",").replace("/", ",").split(","):
        said = fold(word).strip()
        role = next(
            (name for name, spelled in ROLE_WORDS.items() if said in {fold(one) for one in spelled}), None
        )
        if role is None:
            return None
        found.append(role)
    return tuple(dict.fromkeys(found))


def _columns(row: Sequence[str]) -> dict[int, StaffColumn]:
    """Which column is what, if this row is the header: it must name the people."""
    found: dict[int, StaffColumn] = {}
    for at, cell in enumerate(row):
        said = " ".join(fold(cell).replace("*", " ").split()).rstrip(":")
        for column, headers in HEADERS.items():
            if said in {fold(header) for header in headers} and column not in found.values():
                found[at] = column
    # «Имя» alone is the whole name where no surname has a column of its own.
    if StaffColumn.LAST_NAME not in found.values():
        found = {
            at: StaffColumn.NAME if column is StaffColumn.FIRST_NAME else column
            for at, column in found.items()
        }
    return found if {StaffColumn.NAME, StaffColumn.LAST_NAME} & set(found.values()) else {}


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    sample = text[:4000]
    delimiter = max((";", ",", "\t"), key=sample.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotATable from error


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else the Windows code page of Russian exports."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:1000]:
        raise NotATable
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _xlsx_rows(data: bytes) -> Iterator[list[str]]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise NotATable from error
    try:
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
