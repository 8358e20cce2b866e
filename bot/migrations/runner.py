"""Bringing a database to the newest revision, and telling which one it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, make_url

from bot.db import make_engine


@contextmanager
def migrating_connection(engine: Engine) -> Iterator[Connection]:
    """A connection fit for migrations: SQLite's foreign keys off, or a rebuilt parent table would delete its children.

    Raises RuntimeError if the migration left a broken reference behind; then nothing is committed.
    """
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin():
            yield connection
            if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise RuntimeError("the migration left rows that point nowhere; nothing was changed")
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest revision, making an SQLite file and its folder if there is none."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(url)
    config = _config()
    with migrating_connection(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def revisions(url: str) -> tuple[str | None, str | None]:
    """The database's revision and the newest one there is."""
    engine = make_engine(url)
    with engine.connect().execution_options(reading=True) as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return current, ScriptDirectory.from_config(_config()).get_current_head()
