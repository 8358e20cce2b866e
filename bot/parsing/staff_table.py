"""A table of the staff, CSV or XLSX, as HR systems and people export it: columns by their headers, in both languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.parsing.spans import fold
from bot.parsing.table_headers import columns_named, day_of

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


class SheetRow(Protocol):
    """A row of a sheet as it was read: its number, counted from 1, and its cells."""

    @property
    def number(self) -> int: ...

    @property
    def cells(self) -> Sequence[str]: ...


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
    """The table has no column with names."""


def looks_like_table(file_name: str) -> bool:
    """Whether a file's name says CSV or XLSX."""
    return file_name.lower().endswith((".csv", ".xlsx"))


def staff_lines(rows: Iterable[SheetRow]) -> tuple[StaffLine, ...]:
    """The people of a table of the staff. Raises NotATable."""
    lines: list[StaffLine] = []
    columns: dict[int, StaffColumn] = {}
    for row in rows:
        if not columns:
            columns = columns_of(row.cells)
            if not columns and row.number >= _HEADER_WITHIN:
                break
            continue
        cells = {
            columns[at]: cell[:_LONGEST_CELL] for at, cell in enumerate(row.cells) if at in columns and cell
        }
        if cells:
            lines.append(StaffLine(row.number, cells))
    if not columns:
        raise NotATable
    return tuple(lines)


def read_day(text: str) -> date | None:
    """A date of a table: exact, for a guess would be believed. None for what is none."""
    return day_of(text)


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


def columns_of(header: Sequence[str]) -> dict[int, StaffColumn]:
    """Which column is what, if this row is the header: it must name the people."""
    found = columns_named(header, HEADERS)
    # «Имя» alone is the whole name where no surname has a column of its own.
    if StaffColumn.LAST_NAME not in found.values():
        found = {
            at: StaffColumn.NAME if column is StaffColumn.FIRST_NAME else column
            for at, column in found.items()
        }
    return found if {StaffColumn.NAME, StaffColumn.LAST_NAME} & set(found.values()) else {}
