"""What becomes of every table when a candidate is erased: worked out from the foreign keys, so that none is forgotten.

A row that cannot stand without the candidate (a foreign key that may not be empty, over any number of tables) is deleted.
Where the key may be empty, the table says itself in `KEPT` or `DELETED` what is meant; a test holds that it does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, delete, or_, select, update
from sqlmodel import Session, SQLModel, col

from bot.models import Candidate, Subject

CANDIDATE = "candidate"

# Rows that live on without the candidate; their reference is emptied, and their texts are searched like all others.
KEPT: frozenset[tuple[str, str]] = frozenset(
    {
        ("data_export", "candidate_id"),
        ("plan", "application_id"),  # whose plan this is, is an employee by now
    }
)
# Rows that go, though their reference could be empty.
DELETED: frozenset[tuple[str, str]] = frozenset()
# Columns that hold a candidate's id without a foreign key, and where they are dealt with.
LOOSE: dict[tuple[str, str], str] = {
    ("destruction_act", "candidate_id"): "the number in the act names nobody",
    (
        "candidate_union",
        "absorbed_id",
    ): "the number names nobody while the union lasts, and goes with the kept card",
    ("search_entry", "candidate_id"): "taken out of the index before the candidate goes",
    ("message_candidate", "candidate_id"): "goes once the message is deleted or blanked",
}

Edge = tuple[str, str, str]


class DataCategory(StrEnum):
    """What kind of data a row is, as a destruction act names it."""

    PROFILE = "profile"
    CONTACTS = "contacts"
    COMPETENCIES = "competencies"
    RESUMES = "resumes"
    APPLICATIONS = "applications"
    INTERVIEWS = "interviews"
    NOTES = "notes"
    LETTERS = "letters"
    CONSENT = "consent"
    FILES = "files"
    TRACES = "traces"
    EVENTS = "events"
    OTHER = "other"


# By parts of the tables' names, the first that fits: a new table finds its category, or is other data.
_CATEGORIES = (
    ("candidate_contact", DataCategory.CONTACTS),
    ("competency", DataCategory.COMPETENCIES),
    ("letter", DataCategory.LETTERS),
    ("interview", DataCategory.INTERVIEWS),
    ("scorecard", DataCategory.INTERVIEWS),
    ("resume", DataCategory.RESUMES),
    ("application", DataCategory.APPLICATIONS),
    ("offer", DataCategory.APPLICATIONS),
    ("note", DataCategory.NOTES),
    ("touch", DataCategory.NOTES),
    ("log", DataCategory.NOTES),
    ("tag", DataCategory.NOTES),
    ("reserve", DataCategory.NOTES),
    ("consent", DataCategory.CONSENT),
    ("file", DataCategory.FILES),
    ("trace", DataCategory.TRACES),
    ("event", DataCategory.EVENTS),
)


def category_of(table: str) -> DataCategory:
    """The category of a table's rows."""
    if table == CANDIDATE:
        return DataCategory.PROFILE
    return next((category for part, category in _CATEGORIES if part in table), DataCategory.OTHER)


def by_category(counts: Mapping[str, int]) -> dict[DataCategory, int]:
    """Counts by table, put together by category."""
    found: dict[DataCategory, int] = {}
    for table, count in counts.items():
        category = category_of(table)
        found[category] = found.get(category, 0) + count
    return {category: found[category] for category in DataCategory if category in found}


@dataclass
class Doomed:
    """The rows that go, by table: the values of their columns that others refer to, and their number."""

    keys: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    files: set[int] = field(default_factory=set)

    def ids(self, table: str) -> list[int]:
        """The ids of a table's rows that go; empty for one whose key is not `id`."""
        return self.keys.get(table, {}).get("id", [])


def tables() -> dict[str, Table]:
    """Every table of the base by its name."""
    return dict(SQLModel.metadata.tables)


@cache
def doomed_tables() -> tuple[str, ...]:
    """The tables whose rows go with the candidate, parents before children."""
    found = [CANDIDATE]
    grown = True
    while grown:
        grown = False
        for name, table in tables().items():
            if name not in found and any(
                parent in found and _goes(table, column) for column, parent, _ in references(table)
            ):
                found.append(name)
                grown = True
    return tuple(found)


def references(table: Table) -> tuple[tuple[Column[Any], str, str], ...]:
    """The foreign keys of a table: its column, the table and the column referred to."""
    return tuple(
        (key.parent, key.column.table.name, key.column.name)
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
    )


def emptied() -> tuple[Edge, ...]:
    """The references to doomed rows that are emptied: table, column, the doomed table."""
    gone = set(doomed_tables())
    return tuple(
        (name, column.name, parent)
        for name, table in tables().items()
        for column, parent, _ in references(table)
        if parent in gone and name not in gone and column.nullable
    )


def _goes(table: Table, column: Column[Any]) -> bool:
    return not column.nullable or (table.name, column.name) in DELETED


def gather(session: Session, candidate_id: int) -> Doomed:
    """The rows that go with a candidate, counted; nothing is changed."""
    doomed = Doomed()
    for name in doomed_tables():
        table = tables()[name]
        condition = rows_of(table, doomed, candidate_id)
        rows = session.connection().execute(select(*_small_columns(table)).where(condition)).mappings().all()
        doomed.counts[name] = len(rows)
        wanted = {column for _, _, column in _references_to(name)} | {"id"}
        doomed.keys[name] = {
            column: [row[column] for row in rows] for column in wanted if column in table.columns
        }
        for column, parent, _ in references(table):
            if parent == "stored_file":
                doomed.files |= {row[column.name] for row in rows if row[column.name] is not None}
    return doomed


def remove(session: Session, doomed: Doomed, candidate_id: int) -> None:
    """Delete the gathered rows, children first, and empty what points at them from elsewhere."""
    connection = session.connection()
    for name, column, parent in emptied():
        table = tables()[name]
        target = next(there for at, there_table, there in references(table) if at.name == column)
        values = doomed.keys[parent].get(target, [])
        if values:
            connection.execute(update(table).where(table.columns[column].in_(values)).values({column: None}))
    for name in _children_first():
        table = tables()[name]
        connection.execute(delete(table).where(rows_of(table, doomed, candidate_id)))
    session.expire_all()


def subjects_of(doomed: Doomed) -> list[tuple[Subject, list[int]]]:
    """What of the doomed rows events, reminders and messages may be about."""
    return [(one, doomed.ids(one.value)) for one in Subject if doomed.ids(one.value)]


def candidate_behind(session: Session, table_name: str, row_id: int) -> int | None:
    """Whose row this is: the candidate reached over the foreign keys that make it go; None for anybody's or a gone one."""
    if table_name == CANDIDATE:
        return row_id if session.get(Candidate, row_id) is not None else None
    table = tables().get(table_name)
    if table is None or table_name not in doomed_tables() or "id" not in table.columns:
        return None
    for column, parent, target in references(table):
        if parent in doomed_tables() and parent != table_name and target == "id":
            value = session.connection().execute(select(column).where(table.columns["id"] == row_id)).scalar()
            if value is not None:
                return candidate_behind(session, parent, value)
    return None


def rows_of(table: Table, doomed: Doomed, candidate_id: int) -> Any:
    """The condition for the rows of a doomed table that go; its parents have been gathered."""
    if table.name == CANDIDATE:
        return table.columns["id"] == candidate_id
    own = doomed.keys.get(table.name, {}).get("id")
    if own is not None:
        return table.columns["id"].in_(own)
    parts = [
        column.in_(doomed.keys[parent].get(target, []))
        for column, parent, target in references(table)
        if parent in doomed.keys and parent != table.name and _goes(table, column)
    ]
    return or_(*parts)


def _small_columns(table: Table) -> Sequence[Column[Any]]:
    """The columns a plan needs: never a file's bytes, never a text."""
    needed = {column.name for column, _, _ in references(table)} | {"id"}
    needed |= {column for _, _, column in _references_to(table.name)}
    chosen = [column for column in table.columns if column.name in needed]
    return chosen or list(table.primary_key.columns)


def _references_to(name: str) -> Iterable[Edge]:
    return (
        (table.name, column.name, target)
        for table in tables().values()
        for column, parent, target in references(table)
        if parent == name
    )


def _children_first() -> list[str]:
    left, order = list(doomed_tables()), []
    while left:
        free = [
            name
            for name in left
            if not any(there == name and table in left and table != name for table, there in _edges())
        ]
        # A circle is broken by the newest table; its references may be empty, or the database would refuse.
        chosen = free[-1] if free else left[-1]
        order.append(chosen)
        left.remove(chosen)
    return order


@cache
def _edges() -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, parent)
        for name in doomed_tables()
        for _, parent, _ in references(tables()[name])
        if parent in doomed_tables()
    )


def subject_rows(model: Any, doomed: Doomed) -> Any:
    """The condition for rows of a table with `subject` and `subject_id` that are about doomed rows."""
    return or_(
        *(
            (col(model.subject) == subject) & col(model.subject_id).in_(ids)
            for subject, ids in subjects_of(doomed)
        )
    )
