"""Changes to rows of any table, written down so that they can be taken back: what was moved, changed and dropped.

Works below the mapped classes, on tables: a row that is dropped comes back whole, under its own key. Sessions must expire
what they hold afterwards.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, Table, and_, delete, insert, select, update
from sqlalchemy import Enum as EnumType
from sqlmodel import Session, SQLModel

Row = Mapping[str, Any]
Step = dict[str, Any]

# What JSON has no word for.
_MOMENT, _DAY = "$moment", "$day"


class RowJournal:
    """Does changes in a session and keeps the steps; `steps` is ready to be stored as JSON."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.steps: list[Step] = []

    def rows(self, table: Table, **wanted: object) -> list[Row]:
        """The rows of a table with these values, in the order of their keys."""
        found = self._session.execute(
            select(table)
            .where(*(table.c[name] == value for name, value in wanted.items()))
            .order_by(*table.primary_key.columns)
        )
        return [dict(row) for row in found.mappings()]

    def change(self, table: Table, row: Row, **values: object) -> None:
        """Give a row other values; what is the same already is no step."""
        before = {name: row[name] for name, value in values.items() if row[name] != value}
        if not before:
            return
        after = {name: values[name] for name in before}
        self._session.execute(update(table).where(_is(table, row)).values(**after))
        key = _key(table, {**row, **after})
        self.steps.append(
            {
                "table": table.name,
                "key": _kept(key),
                "before": _kept(before),
                "after": _kept(after),
            }
        )

    def drop(self, table: Table, row: Row) -> None:
        """Delete a row."""
        self._session.execute(delete(table).where(_is(table, row)))
        self.steps.append({"table": table.name, "dropped": _kept(row)})


def take_back(session: Session, steps: Sequence[Step]) -> None:
    """Undo steps, the last first. What was changed again or deleted since stays as it is."""
    for step in reversed(steps):
        table = SQLModel.metadata.tables[step["table"]]
        if "dropped" in step:
            row = _standing(session, table, _read(table, step["dropped"]))
            if row is not None:
                session.execute(insert(table).values(**row))
            continue
        key, before, after = (_read(table, step[name]) for name in ("key", "before", "after"))
        found = session.execute(select(table).where(_is(table, key))).mappings().first()
        if found is None:
            continue
        back = {name: value for name, value in before.items() if found[name] == after[name]}
        if back:
            session.execute(update(table).where(_is(table, key)).values(**back))


def _standing(session: Session, table: Table, row: dict[str, Any]) -> dict[str, Any] | None:
    """A dropped row as it can come back: what it pointed at may be gone since. None when it cannot stand without that."""
    for key in table.foreign_keys:
        name, target = key.parent.name, key.column
        if (
            row[name] is None
            or session.execute(select(target).where(target == row[name])).first() is not None
        ):
            continue
        if not key.parent.nullable:
            return None
        row[name] = None
    return row


def _key(table: Table, row: Row) -> Row:
    return {column.name: row[column.name] for column in table.primary_key.columns}


def _is(table: Table, row: Row) -> Any:
    return and_(*(table.c[name] == value for name, value in _key(table, row).items()))


def _kept(row: Row) -> dict[str, Any]:
    return {name: _to_json(value) for name, value in row.items()}


def _to_json(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    return {_DAY: value.isoformat()} if isinstance(value, date) else value


def _read(table: Table, row: Row) -> dict[str, Any]:
    return {name: _from_json(table.c[name], value) for name, value in row.items()}


def _from_json(column: Column[Any], value: Any) -> Any:
    match value:
        case {"$moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"$day": str(text)}:
            return date.fromisoformat(text)
    if value is not None and isinstance(column.type, EnumType) and column.type.enum_class is not None:
        return column.type.enum_class(value)
    return value
