"""Backups: one form for both databases, an SQLite file that can be restored into either.

SQLite is copied with its online backup API while the bot runs (sqlite.org/backup.html), then vacuumed, so that no page holds
what was deleted. PostgreSQL is read in one repeatable-read transaction, row by row. Restoring goes the same ways back, and
then up to the newest revision.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, func, insert, make_url, select, text, update
from sqlmodel import SQLModel

from bot.db import make_engine
from bot.migrations.runner import revisions, upgrade

CHUNK = 500
_DERIVED = "search_"
_HEADER = b"SQLite format 3\x00"


class RestoreProblem(StrEnum):
    """Why a backup is not restored."""

    NOT_A_BACKUP = "not_a_backup"
    NEWER = "newer"
    NOT_EMPTY = "not_empty"


class CannotRestore(Exception):
    """A backup that is not restored, and why."""

    def __init__(self, problem: RestoreProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def backup(url: str, target: Path) -> int:
    """Write a backup of the database at `url`. Returns the file's size. Raises FileExistsError."""
    if target.exists():
        raise FileExistsError(target)
    # Beside the target first: a backup that broke off must not look like one.
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    if make_url(url).get_backend_name() == "sqlite":
        _copy_sqlite(Path(make_url(url).database or ""), part)
    else:
        upgrade(f"sqlite:///{part}")
        _transfer(url, f"sqlite:///{part}")
    _settle_file(part)
    part.chmod(0o600)
    part.replace(target)
    return target.stat().st_size


def restore(source: Path, url: str, *, force: bool = False) -> None:
    """Put a backup in the place of the database at `url`; the bot must not run. Raises CannotRestore.

    With `force` what is in the database now is lost.
    """
    if not source.is_file() or source.read_bytes()[: len(_HEADER)] != _HEADER:
        raise CannotRestore(RestoreProblem.NOT_A_BACKUP)
    _check_revision(source)
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    if not force and _holds_people(url):
        raise CannotRestore(RestoreProblem.NOT_EMPTY)
    if is_sqlite:
        _put_sqlite(source, Path(make_url(url).database or ""))
        upgrade(url)
        return
    # Brought up on a copy: the backup itself is never changed.
    copy = source.with_name(f"{source.name}.restoring")
    copy.unlink(missing_ok=True)
    try:
        _copy_sqlite(source, copy)
        upgrade(f"sqlite:///{copy}")
        upgrade(url)
        _empty(url)
        _transfer(f"sqlite:///{copy}", url)
    finally:
        for left in copy.parent.glob(f"{copy.name}*"):
            left.unlink()


# -- SQLite ----------------------------------------------------------------------------------------------


def _copy_sqlite(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        read.backup(written)


def _settle_file(path: Path) -> None:
    """One file without a log beside it, and without pages that hold deleted rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()


def _put_sqlite(source: Path, target: Path) -> None:
    part = target.with_name(f"{target.name}.restoring")
    part.unlink(missing_ok=True)
    _copy_sqlite(source, part)
    for left in target.parent.glob(f"{target.name}-*"):
        left.unlink()  # the log of the database that is replaced must not be played into the new one
    part.replace(target)
    for left in part.parent.glob(f"{part.name}-*"):
        left.unlink()


def _check_revision(source: Path) -> None:
    current = _revision_of(source)
    if current is None:
        raise CannotRestore(RestoreProblem.NOT_A_BACKUP)
    if not _is_known(current):
        raise CannotRestore(RestoreProblem.NEWER)


def _revision_of(source: Path) -> str | None:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError:
            return None
    return row[0] if row else None


def _is_known(revision: str) -> bool:
    folder = Path(__file__).parent / "migrations" / "versions"
    return any(path.name.startswith(f"{revision}_") for path in folder.glob("*.py"))


def _holds_people(url: str) -> bool:
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return False
    current, _ = revisions(url)
    if current is None:
        return False
    engine = make_engine(url)
    with engine.connect().execution_options(reading=True) as connection:
        found = connection.execute(select(_table("employee").columns["id"]).limit(1)).first()
    engine.dispose()
    return found is not None


# -- from one database to another ------------------------------------------------------------------------


def _copied() -> list[Table]:
    """The tables that are copied; the search's index is made anew from them."""
    return [table for table in SQLModel.metadata.sorted_tables if not table.name.startswith(_DERIVED)]


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _transfer(source_url: str, target_url: str) -> None:
    """Copy every row. References to rows that come later are filled in afterwards."""
    source, target = make_engine(source_url), make_engine(target_url)
    try:
        with _reading(source) as read, target.begin() as write:
            later = _later_references()
            for table in _copied():
                for rows in _chunks(read, table):
                    emptied = [{**row, **dict.fromkeys(later.get(table.name, ()))} for row in rows]
                    write.execute(insert(table), emptied)
            for name, columns in later.items():
                _fill_in(read, write, _table(name), columns)
            _carry_sequences(read, write)
    finally:
        source.dispose()
        target.dispose()


def _reading(engine: Engine) -> Connection:
    """One moment of the whole database."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection.execution_options(reading=True)


def _later_references() -> dict[str, list[str]]:
    """By table, the columns that refer to rows not copied yet: of the table itself, or of one further on."""
    found: dict[str, list[str]] = {}
    done: set[str] = set()
    for table in _copied():
        columns = sorted({key.parent.name for key in table.foreign_keys if key.column.table.name not in done})
        if columns:
            found[table.name] = columns
        done.add(table.name)
    return found


def _chunks(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    rows = connection.execution_options(yield_per=CHUNK).execute(select(table)).mappings()
    for part in rows.partitions(CHUNK):
        yield [dict(row) for row in part]


def _fill_in(read: Connection, write: Connection, table: Table, columns: list[str]) -> None:
    keys: list[Column[Any]] = list(table.primary_key.columns)
    for rows in _chunks(read, table):
        for row in rows:
            values = {column: row[column] for column in columns if row[column] is not None}
            if values:
                where = [key == row[key.name] for key in keys]
                write.execute(update(table).where(*where).values(values))


def _carry_sequences(read: Connection, write: Connection) -> None:
    """Numbers given out are never given out again, those of deleted rows neither."""
    for table in _copied():
        keys = list(table.primary_key.columns)
        if len(keys) != 1 or keys[0].autoincrement is False or keys[0].foreign_keys:
            continue
        if keys[0].type.python_type is not int:
            continue
        last = max(_last_number(read, table, keys[0]), _highest(write, keys[0]))
        if last:
            _set_number(write, table, keys[0], last)


def _highest(connection: Connection, key: Column[Any]) -> int:
    return connection.execute(select(func.max(key))).scalar() or 0


def _last_number(connection: Connection, table: Table, key: Column[Any]) -> int:
    if connection.dialect.name == "postgresql":
        name = connection.execute(
            text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key.name}
        ).scalar()
        if name is None:
            return 0
        last, called = connection.execute(text(f"SELECT last_value, is_called FROM {name}")).one()  # noqa: S608
        return int(last) if called else 0
    if not _has_sequences(connection):
        return 0
    statement = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return connection.execute(statement, {"table": table.name}).scalar() or 0


def _has_sequences(connection: Connection) -> bool:
    statement = text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
    return connection.execute(statement).first() is not None


def _set_number(connection: Connection, table: Table, key: Column[Any], last: int) -> None:
    values = {"table": table.name, "key": key.name, "last": last}
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "SELECT setval(pg_get_serial_sequence(:table, :key), :last)"
                " WHERE pg_get_serial_sequence(:table, :key) IS NOT NULL"
            ),
            values,
        )
        return
    if table.dialect_options["sqlite"].get("autoincrement"):
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table.name})
        connection.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"),
            {"table": table.name, "last": last},
        )


def _empty(url: str) -> None:
    """Empty every table of a PostgreSQL database that is to be replaced."""
    engine = make_engine(url)
    with engine.begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()
