"""How Alembic reaches the database: a connection handed over by `bot.migrations.runner`, or the settings' address."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import bot.models  # noqa: F401 - importing the models fills the metadata
from bot.config import read_settings
from bot.db import make_engine


def _is_of_models(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """The full text of candidates (0002) is written in each database's own words, not in the models."""
    return not (kind == "table" and name is not None and name.startswith("candidate_words"))


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=_is_of_models,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    from bot.migrations.runner import migrating_connection

    with migrating_connection(make_engine(read_settings().database)) as own:
        migrate(own)
