"""Long work: done once, tried again, given up aloud, gone on with after a stop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from sqlmodel import Session, select

from bot import db
from bot.db import Database
from bot.domain.jobs import JobKind, enqueue
from bot.models import Chat, Job, JobState
from bot.runtime.jobs import ATTEMPTS, Bench, Finish, JobTicket, Services, Worker

Work = Callable[[JobTicket], None]


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


class Workshop:
    """A bench with one worker, whose work and end the test decides."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Hand()
        self.attempts: list[int] = []
        self.given_up: list[str] = []
        self.trouble: Callable[[int], None] = lambda _attempt: None
        self.finish: Finish = lambda session, _now: session.add(Chat(id=1, kind="private"))
        self.hold: asyncio.Event | None = None
        self.begun = asyncio.Event()

    async def work(self, job: JobTicket, _services: Services) -> Finish:
        self.attempts.append(job.attempt)
        self.begun.set()
        if self.hold is not None:
            await self.hold.wait()
        self.trouble(job.attempt)
        return self.finish

    def failed(self, _session: Session, job: JobTicket, _now: datetime) -> None:
        self.given_up.append(job.key)

    async def open(self) -> Bench:
        services = Services(cast("Any", None), self.database, self.clock, cast("Any", None))
        bench = Bench({JobKind.READ_FILE: Worker(self.work, self.failed)}, services)
        self.database.on_commit(bench.wake)
        self.task = asyncio.create_task(bench.run())
        return bench

    async def close(self, bench: Bench) -> None:
        await bench.stop()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def ask(self, key: str = "file:1") -> bool:
        return await self.database.write(enqueue, JobKind.READ_FILE, key, {}, now=self.clock.now())

    async def until_idle(self, bench: Bench) -> None:
        async with asyncio.timeout(20):
            while not (bench.idle and self.database.idle):
                await self.database.read(lambda _session: None)  # lets the others go on

    async def jobs(self) -> list[Job]:
        return await self.database.read(lambda session: list(session.exec(select(Job)).all()))


@pytest.fixture
async def shop(database_url: str) -> AsyncIterator[Workshop]:
    async with db.opened(database_url) as database:
        yield Workshop(database)


def fail(_attempt: int) -> None:
    raise KeyError("somebody's name")


async def test_a_job_is_done_once_and_asked_for_once(shop: Workshop) -> None:
    assert await shop.ask()
    assert not await shop.ask(), "while it is open, asking again changes nothing"
    bench = await shop.open()
    await shop.until_idle(bench)
    assert shop.attempts == [1]
    assert [job.state for job in await shop.jobs()] == [JobState.DONE]
    assert await shop.ask(), "its key is free again"
    await shop.close(bench)


async def test_a_failed_job_is_tried_later_and_then_well(shop: Workshop) -> None:
    shop.trouble = lambda attempt: fail(attempt) if attempt == 1 else None
    await shop.ask()
    bench = await shop.open()
    await shop.until_idle(bench)
    assert shop.attempts == [1], "not at once again"
    shop.clock.at += timedelta(minutes=1)
    bench.wake()
    await shop.until_idle(bench)
    (job,) = await shop.jobs()
    assert (shop.attempts, job.state) == ([1, 2], JobState.DONE)
    assert "somebody" not in job.error, "no personal data in what is kept of a fault"
    await shop.close(bench)


@pytest.mark.parametrize("at_the_end", [False, True])
async def test_a_job_that_never_goes_well_is_given_up_aloud(shop: Workshop, at_the_end: bool) -> None:
    if at_the_end:
        shop.finish = lambda _session, _now: fail(0)
    else:
        shop.trouble = fail
    await shop.ask()
    bench = await shop.open()
    for _ in range(ATTEMPTS + 2):
        await shop.until_idle(bench)
        shop.clock.at += timedelta(hours=1)
        bench.wake()
    await shop.until_idle(bench)
    assert shop.attempts == list(range(1, ATTEMPTS + 1))
    assert shop.given_up == ["file:1"]
    assert [job.state for job in await shop.jobs()] == [JobState.FAILED]
    await shop.close(bench)


async def test_a_job_broken_off_is_begun_again_after_a_restart(shop: Workshop) -> None:
    shop.hold = asyncio.Event()
    await shop.ask()
    bench = await shop.open()
    await shop.begun.wait()
    await shop.close(bench)
    assert [job.state for job in await shop.jobs()] == [JobState.WAITING]
    shop.hold = None
    bench = await shop.open()
    await shop.until_idle(bench)
    assert [job.state for job in await shop.jobs()] == [JobState.DONE]
    assert shop.attempts == [1, 2]
    await shop.close(bench)


async def test_a_job_of_another_version_holds_up_nobody(shop: Workshop) -> None:
    now = shop.clock.now()
    await shop.database.write(
        lambda session: session.add(
            Job(key="x", kind="from_the_future", payload={}, not_before=now, created_at=now)
        )
    )
    await shop.ask()
    bench = await shop.open()
    await shop.until_idle(bench)
    assert {job.kind: job.state for job in await shop.jobs()} == {
        "from_the_future": JobState.FAILED,
        "read_file": JobState.DONE,
    }
    await shop.close(bench)
