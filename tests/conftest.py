"""What every test stands on: a fresh migrated database (a copy of a template made once a run), a fixed now, a company."""

import os
import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text
from sqlmodel import Session

from bot.db import make_engine
from bot.domain import search_index
from bot.migrations.runner import upgrade

# A shared machine is no stopwatch; and many kinds of things are tried, so a few dozen examples of each will do.
settings.register_profile("suite", max_examples=30, deadline=None)
settings.load_profile("suite")

# As the composition root does.
search_index.watch()

POSTGRES = os.environ.get("KADROVIK_TEST_DATABASE_URL", "")


@pytest.fixture
def now() -> datetime:
    """A Tuesday noon in Moscow."""
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def database_template(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """A migrated, empty database: an SQLite file, or a PostgreSQL template when KADROVIK_TEST_DATABASE_URL names a server."""
    if not POSTGRES:
        path = tmp_path_factory.mktemp("template") / "template.db"
        upgrade(f"sqlite:///{path}")
        yield str(path)
        return
    name = f"kadrovik_template_{worker_id}_{uuid.uuid4().hex[:8]}"
    _on_server(f'CREATE DATABASE "{name}"')
    upgrade(_postgres_url(name))
    yield name
    _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def database_url(database_template: str, tmp_path: Path) -> Iterator[str]:
    """A fresh copy of the migrated database."""
    if not POSTGRES:
        path = tmp_path / "kadrovik.db"
        shutil.copyfile(database_template, path)
        yield f"sqlite:///{path}"
        return
    name = f"kadrovik_test_{uuid.uuid4().hex[:12]}"
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{database_template}"')
    yield _postgres_url(name)
    _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A session on a fresh database, as a domain function gets it."""
    engine = make_engine(database_url)
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as opened:
            yield opened
        transaction.rollback()
    engine.dispose()


def _postgres_url(name: str) -> str:
    return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


def _on_server(statement: str) -> None:
    address = make_url(POSTGRES).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
