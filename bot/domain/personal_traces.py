"""Traces of a person outside their own rows: in texts and JSON of every other table, found and made unreadable.

What names a person: the full name in either order and in its declined forms, the phone in any writing, e-mail, handles.
A surname alone names many people, so only what the chat has left behind (updates, sent messages) is searched for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, Table, select
from sqlmodel import Session

from bot.domain.candidate_values import CandidateValues
from bot.domain.erasure_plan import doomed_tables, tables
from bot.models import ContactKind

MASK = "▒▒▒"
# People of the company and its own words: kept on a ground of their own, and a namesake may work here.
COMPANY_TABLES = frozenset(
    {
        "company",
        "calendar_day",
        "department",
        "employee",
        "employment_period",
        "invite",
        "consent_text",
        "letter_template",
        "privacy_rules",
        "points_rules",
        "competency",
        "stored_file",
    }
)
# What the chat leaves behind: a surname alone is enough to let a row go.
CHAT_TABLES = frozenset({"inbox", "outbox", "job", "mail_letter"})
# ye and yo, which Russian texts use for one another
_YE = "[" + chr(0x435) + chr(0x451) + "]"
_SHORTEST = 3
_ENDING = 2
_PHONE_DIGITS = 10

RowKey = tuple[Any, ...]


@dataclass(frozen=True)
class Terms:
    """What a person is found by: `exact` in any table, `wide` in what the chat has left behind."""

    exact: re.Pattern[str]
    wide: re.Pattern[str]

    def masked(self, value: Any) -> Any:
        """A text, or a JSON value with all its texts, with the person made unreadable."""
        if isinstance(value, str):
            return self.exact.sub(MASK, value)
        if isinstance(value, list):
            return [self.masked(item) for item in value]
        if isinstance(value, dict):
            return {self.masked(key): self.masked(item) for key, item in value.items()}
        return value


def terms_of(values: CandidateValues, former_names: Iterable[str] = ()) -> Terms:
    """What names this person, under whatever name they were kept."""
    exact: list[str] = []
    first_words: list[str] = []
    for name in dict.fromkeys((values.full_name, *former_names)):
        words = [found for word in name.split() if (found := re.sub(r"[^\w-]", "", word))]
        exact += [_loose(name)] if name else []
        first_words += words[:1]
        if len(words) > 1:
            pair = [_declined(word) for word in words[:2]]
            exact += [rf"\b{pair[0]}\s+{pair[1]}\b", rf"\b{pair[1]}\s+{pair[0]}\b"]
    exact += [
        found for contact in values.contacts for found in _contact(contact.kind, contact.key, contact.shown)
    ]
    wide = [*exact, *(rf"\b{_declined(word)}\b" for word in first_words if len(word) > _SHORTEST)]
    return Terms(_any(exact), _any(wide))


def _any(parts: Iterable[str]) -> re.Pattern[str]:
    # Without a single part nothing may be found: an empty pattern would find everything.
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def _loose(text: str) -> str:
    """The text with any space between its words, and ё as good as е."""
    return r"\s+".join(_letters(word) for word in text.split())


def _letters(word: str) -> str:
    return re.sub(_YE, _YE, re.escape(word), flags=re.IGNORECASE)


def _declined(word: str) -> str:
    """A name's word with whatever ending its case gives it."""
    stem = (
        word[:-_ENDING] if len(word) > _SHORTEST + _ENDING else word[:-1] if len(word) > _SHORTEST else word
    )
    return rf"{_letters(stem)}\w{{0,4}}"


def _contact(kind: ContactKind, key: str, shown: str) -> Iterator[str]:
    if kind is ContactKind.PHONE:
        digits = re.sub(r"\D", "", key)[-_PHONE_DIGITS:]
        if len(digits) == _PHONE_DIGITS:
            yield r"(?:\+?\d[\s().-]*)?" + r"[\s().\u00a0-]*".join(digits)
        return
    for text in {key, shown}:
        if len(text) > _SHORTEST:
            yield re.escape(text)


# -- searching -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Traces:
    """The rows in which a person was found, by table and primary key; `seen` is how far each table was read."""

    rows: Mapping[str, list[RowKey]]
    seen: Mapping[str, int]


def searched_tables() -> list[str]:
    """The tables that may hold a trace beside the candidate's own rows."""
    gone = set(doomed_tables())
    return [
        name
        for name, table in tables().items()
        if name not in gone and name not in COMPANY_TABLES and text_columns(table)
    ]


def text_columns(table: Table) -> list[Any]:
    """The columns with words: texts and JSON; never a key to something else, never an enum."""
    return [
        column
        for column in table.columns
        if not column.foreign_keys
        and isinstance(column.type, JSON | LargeBinary | String)
        and not hasattr(column.type, "enums")
    ]


def search(session: Session, terms: Terms, *, after: Mapping[str, int] | None = None) -> Traces:
    """Every row that names the person; with `after` only rows newer than were read before."""
    rows: dict[str, list[RowKey]] = {}
    seen: dict[str, int] = {}
    for name in searched_tables():
        table = tables()[name]
        keys, columns = list(table.primary_key.columns), text_columns(table)
        query = select(*keys, *columns).execution_options(yield_per=500)
        number = keys[0] if len(keys) == 1 and keys[0].type.python_type is int else None
        if after is not None and number is not None:
            query = query.where(number > after.get(name, 0))
        pattern = terms.wide if name in CHAT_TABLES else terms.exact
        for row in session.connection().execute(query):
            if number is not None:
                seen[name] = max(seen.get(name, 0), row[0])
            if any(_holds(pattern, value) for value in row[len(keys) :]):
                rows.setdefault(name, []).append(tuple(row[: len(keys)]))
    return Traces(rows, (dict(after) if after else {}) | seen)


def _holds(pattern: re.Pattern[str], value: Any) -> bool:
    if isinstance(value, bytes | memoryview):
        # Letters carry Cyrillic encoded; a letter of theirs is also found by its sender.
        return pattern.search(bytes(value).decode("utf-8", errors="replace")) is not None
    if isinstance(value, str):
        return pattern.search(value) is not None
    if isinstance(value, dict):
        return any(_holds(pattern, key) or _holds(pattern, item) for key, item in value.items())
    if isinstance(value, list):
        return any(_holds(pattern, item) for item in value)
    return False
