"""Files kept in the database, once for each content."""

import hashlib
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, exists
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, delete, select

from bot.models import StoredFile

# What is drawn to be sent once: charts, comparisons, workbooks. They are asked for anew, never opened again.
DRAWN = ("image/png", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_DRAWN_FOR = timedelta(days=1)
_AT_ONCE = 500


def keep(session: Session, data: bytes, *, mime: str, now: datetime) -> int:
    """Keep a file's bytes; the same bytes are kept once. Returns the stored file's id."""
    digest = digest_of(data)
    row = session.exec(select(StoredFile).where(StoredFile.sha256 == digest)).first()
    if row is None:
        row = StoredFile(
            sha256=digest, mime=mime or "application/octet-stream", size=len(data), data=data, created_at=now
        )
        session.add(row)
        session.flush()  # the id is stored by whoever asked
    elif row.mime in DRAWN:
        row.created_at = now  # the same picture asked for again is as fresh as a new one
        session.add(row)
    assert row.id is not None  # noqa: S101 - just flushed, or read
    return row.id


def digest_of(data: bytes) -> str:
    """What a file's content is known by."""
    return hashlib.sha256(data).hexdigest()


def bytes_of(session: Session, file_id: int) -> bytes | None:
    """A kept file's bytes."""
    row = session.get(StoredFile, file_id)
    return row.data if row is not None else None


def drop_unused(session: Session, file_id: int) -> None:
    """Forget a file that no row of any table holds any more."""
    row = session.get(StoredFile, file_id)
    if row is not None and not any(_holds(session, column, file_id) for column in _holders()):
        session.delete(row)


def drop_drawn(session: Session, *, now: datetime) -> None:
    """Forget pictures and workbooks that were sent a day ago and that no row of any table holds."""
    unheld = (~exists().where(column == StoredFile.id) for column in _holders())
    query = select(StoredFile.id).where(
        col(StoredFile.mime).in_(DRAWN), col(StoredFile.created_at) < now - _DRAWN_FOR, *unheld
    )
    ids = session.exec(query.limit(_AT_ONCE)).all()
    session.exec(delete(StoredFile).where(col(StoredFile.id).in_(ids)))


@cache
def _holders() -> tuple[Column[Any], ...]:
    """Every column that refers to a stored file: a new table holds its files by that alone."""
    return tuple(
        key.parent
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == StoredFile.__tablename__
    )


def _holds(session: Session, column: Column[Any], file_id: int) -> bool:
    query = sql_select(column).where(column == file_id).limit(1)
    return session.connection().execute(query).first() is not None
