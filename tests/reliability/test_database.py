"""The lane of units: one commit for many, each unit whole or not at all, whatever breaks beneath."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, col, select

from bot import db
from bot.db import Database, Unit
from bot.models import Chat
from bot.runtime.transport import AiohttpRequest


@pytest.fixture
async def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    monkeypatch.setattr(db, "GROUP_SECONDS", 60.0)  # a slow machine must not part a group
    monkeypatch.setattr(db, "RERUN_SECONDS", 0.0)
    async with db.opened(database_url) as made:
        yield made


def add(session: Session, chat_id: int) -> None:
    session.add(Chat(id=chat_id, kind="private", last_message_id=0))
    session.flush()


def raise_one(session: Session, chat_id: int) -> None:
    chat = session.get(Chat, chat_id)
    assert chat is not None
    chat.last_message_id += 1
    session.add(chat)


def chats(session: Session) -> list[int]:
    return list(session.exec(select(Chat.id).order_by(col(Chat.id))))


def break_once(database: Database, what: str, error: Exception) -> list[int]:
    """Have the connection's next `what` fail; returns a list that grows with every try."""
    tries: list[int] = []

    def fail(*_: object) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise error

    event.listen(database.engine, what, fail)
    return tries


async def test_many_units_share_a_commit(database: Database) -> None:
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    await asyncio.gather(*(database.write(add, number) for number in range(1, 21)))
    assert len(commits) == 1
    assert await database.read(chats) == list(range(1, 21))


async def test_a_failing_unit_takes_nobody_with_it(database: Database) -> None:
    async def fails(unit: Unit) -> None:
        await unit.run(add, 2)
        raise KeyError("a bug")

    outcomes = await asyncio.gather(
        database.write(add, 1), database.unit(fails), database.write(add, 3), return_exceptions=True
    )
    assert isinstance(outcomes[1], KeyError)
    assert await database.read(chats) == [1, 3]


async def test_a_refused_verb_leaves_the_rest_of_its_unit(database: Database) -> None:
    def refuse(session: Session) -> None:
        add(session, 2)
        raise ValueError("refused")

    async def goes_on(unit: Unit) -> None:
        await unit.run(add, 1)
        with pytest.raises(ValueError, match="refused"):
            await unit.run(refuse)
        await unit.run(add, 3)

    await database.unit(goes_on)
    assert await database.read(chats) == [1, 3]


async def test_a_broken_rule_in_a_verb_leaves_the_rest_of_its_unit(database: Database) -> None:
    async def goes_on(unit: Unit) -> None:
        await unit.run(add, 1)
        with pytest.raises(IntegrityError):
            await unit.run(add_again)
        await unit.run(add, 3)

    def add_again(session: Session) -> None:
        session.exec(text("INSERT INTO chat (id, kind, title, last_message_id) VALUES (1, '', '', 0)"))  # type: ignore[call-overload]

    await database.unit(goes_on)
    assert await database.read(chats) == [1, 3]


async def test_a_failed_shared_commit_runs_each_alone_and_loses_nothing(database: Database) -> None:
    tries = break_once(database, "commit", OperationalError("COMMIT", {}, Exception("disk I/O error")))
    await asyncio.gather(*(database.write(add, number) for number in range(1, 6)))
    # Whoever leads on PostgreSQL commits the taking of its lock too.
    assert len(tries) == 6 + database.is_postgres, "once together, then one by one"
    assert await database.read(chats) == [1, 2, 3, 4, 5]


async def test_what_only_the_commit_finds_wrong_harms_its_own_unit_alone(database: Database) -> None:
    under_way: set[int] = set()

    def watch(session: Session, chat_id: int) -> None:
        add(session, chat_id)
        under_way.add(chat_id)

    def begin_anew(_connection: object) -> None:
        under_way.clear()

    def refuse_two(_connection: object) -> None:
        if 2 in under_way:
            raise IntegrityError("COMMIT", {}, Exception("FOREIGN KEY constraint failed"))

    event.listen(database.engine, "begin", begin_anew)
    event.listen(database.engine, "commit", refuse_two)
    outcomes = await asyncio.gather(*(database.write(watch, n) for n in (1, 2, 3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), IntegrityError, type(None)]
    assert await database.read(chats) == [1, 3]


async def test_a_connection_that_breaks_under_a_unit_is_replaced(database: Database) -> None:
    broken: list[int] = []

    def breaks_once(session: Session) -> None:
        add(session, 2)
        if not broken:
            broken.append(1)
            session.connection().invalidate()
            session.exec(text("SELECT 1"))  # type: ignore[call-overload]

    await asyncio.gather(database.write(add, 1), database.write(breaks_once), database.write(add, 3))
    assert await database.read(chats) == [1, 2, 3]


async def test_a_locked_database_is_tried_again(database: Database) -> None:
    tries: list[int] = []

    def locked_once(session: Session) -> None:
        add(session, 1)
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("INSERT", {}, Exception("database is locked"))

    await database.write(locked_once)
    assert await database.read(chats) == [1]


async def test_a_fault_that_stays_is_told_to_its_caller_and_the_lane_goes_on(database: Database) -> None:
    def always(_session: Session) -> None:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    outcomes = await asyncio.gather(database.write(always), database.write(add, 1), return_exceptions=True)
    assert db.is_passing(outcomes[0])
    await database.write(add, 2)
    assert await database.read(chats) == [1, 2]


async def test_afterwards_means_after_the_commit(database: Database) -> None:
    told: list[str] = []

    async def good(unit: Unit) -> None:
        unit.after_commit(lambda: told.append("good"))
        await unit.run(add, 1)
        assert not told

    async def bad(unit: Unit) -> None:
        unit.after_commit(lambda: told.append("bad"))
        raise KeyError

    break_once(database, "commit", OperationalError("COMMIT", {}, Exception("disk I/O error")))
    await asyncio.gather(database.unit(good), database.unit(bad), return_exceptions=True)
    assert told == ["good"], "once, although it ran twice"


async def test_no_increment_is_lost(database: Database) -> None:
    await database.write(add, 1)
    await asyncio.gather(*(database.write(raise_one, 1) for _ in range(150)))
    kept = await database.read(lambda session: session.exec(select(Chat.last_message_id)).one())
    assert kept == 150


async def test_no_increment_is_lost_to_another_writer(database: Database, database_url: str) -> None:
    """As when a command line tool works beside the bot."""
    if database.is_postgres:
        pytest.skip("on PostgreSQL the second writer stands by")
    await database.write(add, 1)
    async with db.opened(database_url) as other:
        await asyncio.gather(*(one.write(raise_one, 1) for _ in range(40) for one in (database, other)))
    kept = await database.read(lambda session: session.exec(select(Chat.last_message_id)).one())
    assert kept == 80


async def test_a_unit_cannot_wait_for_a_unit(database: Database) -> None:
    async def outer(_unit: Unit) -> None:
        await database.write(add, 1)

    with pytest.raises(RuntimeError, match="unit inside a unit"):
        await database.unit(outer)


async def test_nothing_is_asked_of_telegram_inside_a_unit(database: Database) -> None:
    transport = AiohttpRequest()
    await transport.initialize()

    async def asks(_unit: Unit) -> None:
        await transport.do_request("http://127.0.0.1:9/bot42:token/getMe", "POST")

    with pytest.raises(RuntimeError, match="inside a unit"):
        await database.unit(asks)
    await transport.shutdown()


async def test_something_cancelled_within_a_unit_does_not_end_the_lane(database: Database) -> None:
    async def waits_in_vain(_unit: Unit) -> None:
        gone = asyncio.get_running_loop().create_future()
        gone.cancel()
        await gone

    with pytest.raises(asyncio.CancelledError):
        await database.unit(waits_in_vain)
    await database.write(add, 1)
    assert await database.read(chats) == [1]
