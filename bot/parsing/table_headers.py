"""Columns of a table by their headers, whatever their letter case, stars and colons; and the exact values tables hold."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from bot.parsing.spans import fold

_DATE_FORMATS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y/%m/%d")

C = TypeVar("C", bound=StrEnum)


def header_word(cell: str) -> str:
    """A header as it is compared."""
    return " ".join(fold(cell).replace("*", " ").split()).rstrip(" :")


def columns_named(header: Sequence[str], known: Mapping[C, frozenset[str]]) -> dict[int, C]:
    """Which columns are called how, by their places; each known column once, the first that is called so."""
    words = {header_word(word): column for column, named in known.items() for word in named}
    found: dict[int, C] = {}
    for at, cell in enumerate(header):
        column = words.get(header_word(cell))
        if column is not None and column not in found.values():
            found[at] = column
    return found


def day_of(text: str) -> date | None:
    """A date of a table: exact, for a guess would be believed. None for what is none."""
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
