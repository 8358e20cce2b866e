"""Two processes on one PostgreSQL: one writes, the other stands by and takes over."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from bot import db
from bot.db import Database, LeadershipLost
from bot.models import Chat
from tests.conftest import POSTGRES

pytestmark = pytest.mark.skipif(
    not POSTGRES, reason="needs KADROVIK_TEST_DATABASE_URL: SQLite has one process"
)


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "STANDBY_SECONDS", 0.01)
    monkeypatch.setattr(db, "RERUN_SECONDS", 0.0)


def add(session: Session, chat_id: int) -> None:
    session.add(Chat(id=chat_id, kind="private", last_message_id=0))


def own_process(session: Session) -> int:
    return int(session.connection().scalar(text("SELECT pg_backend_pid()")) or 0)


def end_connection(session: Session, process: int) -> None:
    session.connection().execute(text("SELECT pg_terminate_backend(:process)"), {"process": process})


async def test_the_second_waits_and_takes_over_after_a_stop(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    await first.start()
    taking_over = asyncio.create_task(second.start())
    await first.write(add, 1)
    await asyncio.wait([taking_over], timeout=0.1)
    assert not taking_over.done(), "it stands by"
    await first.stop()
    await taking_over
    await second.write(add, 2)
    await second.stop()


async def test_a_leader_cut_off_notices_that_another_writes_now(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    await first.start()
    taking_over = asyncio.create_task(second.start())
    process = await first.write(own_process)
    await first.read(end_connection, process)
    await taking_over
    for number in (1, 2):
        with pytest.raises(LeadershipLost):
            await first.write(add, number)
    assert first.lost.is_set()
    await second.write(add, 3)
    kept = await second.read(lambda session: session.connection().scalars(text("SELECT id FROM chat")).all())
    assert list(kept) == [3], "who lost the lead writes nothing more"
    await first.stop()
    await second.stop()


async def test_a_broken_connection_of_its_own_that_the_server_takes_for_alive_is_ended(
    database_url: str,
) -> None:
    async with db.opened(database_url) as database:
        await database.write(add, 1)
        ghost = database._connection
        assert ghost is not None
        database._connection, database._leads = (
            None,
            False,
        )  # as after a fault that has not reached the server
        await database.write(add, 2)
        assert not database.lost.is_set()
        with pytest.raises(OperationalError):
            ghost.scalar(text("SELECT 1"))
        ghost.invalidate()
        ghost.close()


async def test_a_leader_cut_off_alone_goes_on(database_url: str) -> None:
    async with db.opened(database_url) as database:
        process = await database.write(own_process)
        await database.read(end_connection, process)
        await database.write(add, 1)
        assert not database.lost.is_set()
