"""The bench where long work is done: claimed row by row, side by side, finished in a unit, tried again after a fault."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select
from telegram import Bot

from bot.clock import Clock
from bot.config import SmtpAddress
from bot.db import Database, is_passing
from bot.domain.jobs import JobKind
from bot.models import Job, JobState
from bot.resumes import ReaderPool
from bot.runtime.faults import fault_line

logger = logging.getLogger(__name__)

SIDE_BY_SIDE = 4
ATTEMPTS = 5
# Work shorter than this says nothing while it runs.
PATIENCE_SECONDS = 0.7
LOOK_SECONDS = 5.0


@dataclass(frozen=True)
class JobTicket:
    """A claimed job: what to do, and the how-manieth attempt this is (from 1)."""

    id: int
    kind: JobKind
    key: str
    payload: Mapping[str, Any]
    attempt: int


@dataclass(frozen=True)
class Services:
    """What long work may use: Telegram, the readers, the database, the mail server if there is one.

    It changes things by what it returns; what must be known before a step that cannot be repeated is written before it.
    """

    bot: Bot
    database: Database
    clock: Clock
    reader: ReaderPool
    post: SmtpAddress | None = None


# Tells whom it concerns that a job was given up.
Failed = Callable[[Session, JobTicket, datetime], None]
# What a job's end changes and says, run as one unit: `finish(session, now)`.
Finish = Callable[[Session, datetime], None]


@dataclass(frozen=True)
class Worker:
    """How one kind of job is done.

    `work` may await anything and returns what to change; `working` says that it takes a while; `failed` tells whom it
    concerns that it was given up. A job may be done again after a kill: `finish` must bear that.
    """

    work: Callable[[JobTicket, Services], Awaitable[Finish]]
    failed: Failed
    working: Callable[[Session, JobTicket, datetime], None] | None = None


class Bench:
    """Runs open jobs, a few at a time. `wake` after every commit; `idle` when nothing that is due is left."""

    def __init__(self, workers: Mapping[JobKind, Worker], services: Services) -> None:
        self._workers = workers
        self._services = services
        self._awake = asyncio.Event()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._looked = False
        self._looking = False
        self._stopped = False

    def wake(self) -> None:
        """A job may have been asked for, or become due."""
        self._looked = False
        self._awake.set()

    @property
    def idle(self) -> bool:
        return self._looked and not self._looking and not self._tasks

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._awake.clear()
            try:
                await self._look()
            except SQLAlchemyError as error:
                if not is_passing(error):
                    raise
                logger.warning("the database is away (%s); the jobs wait", type(error).__name__)
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._awake.wait()
            except TimeoutError:
                continue

    async def _look(self) -> None:
        free = SIDE_BY_SIDE - len(self._tasks)
        if not free or self._stopped:
            return
        self._looked, self._looking = True, True
        try:
            now = self._services.clock.now()
            for job_id in await self._services.database.read(_due, now, list(self._tasks), free):
                task = asyncio.create_task(self._do(job_id), name=f"job {job_id}")
                self._tasks[job_id] = task
                task.add_done_callback(partial(self._finished, job_id))
        finally:
            self._looking = False

    async def stop(self) -> None:
        """Let go of what is being done: its rows stay open and are begun again at the next start."""
        self._stopped = True
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _finished(self, job_id: int, task: asyncio.Task[None]) -> None:
        self._tasks.pop(job_id, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            # The database is away: the row stays open, and the next look finds it again.
            logger.error("a job broke off: %s", fault_line(error))
            self._looked = False
            return
        self.wake()

    async def _do(self, job_id: int) -> None:
        database, clock = self._services.database, self._services.clock
        ticket = await database.write(_claim, job_id)
        if ticket is None:
            return
        worker = self._workers[ticket.kind]
        if ticket.attempt > ATTEMPTS:
            await self._give_up(ticket, worker)
            return
        try:
            finish = await self._work(ticket, worker)
            await database.write(_finish, ticket, finish, now=clock.now())
        except Exception as error:  # noqa: BLE001 - whatever it was, the row decides whether to try again
            logger.warning("job %s, attempt %d: %s", ticket.kind.value, ticket.attempt, fault_line(error))
            await database.write(_postpone, ticket, fault_line(error), now=clock.now())

    async def _give_up(self, ticket: JobTicket, worker: Worker) -> None:
        database, now = self._services.database, self._services.clock.now()
        try:
            await database.write(_give_up, ticket, worker.failed, now=now)
        except Exception as error:
            if is_passing(error):
                raise
            logger.error("a job's end could not be told: %s", fault_line(error))
            await database.write(_give_up, ticket, None, now=now)

    async def _work(self, ticket: JobTicket, worker: Worker) -> Finish:
        announcer = asyncio.create_task(self._announce(ticket, worker), name=f"announce job {ticket.id}")
        try:
            return await worker.work(ticket, self._services)
        finally:
            announcer.cancel()
            (outcome,) = await asyncio.gather(announcer, return_exceptions=True)
            if isinstance(outcome, Exception):
                logger.warning("a job could not say that it takes a while: %s", fault_line(outcome))

    async def _announce(self, ticket: JobTicket, worker: Worker) -> None:
        if worker.working is not None:
            await asyncio.sleep(PATIENCE_SECONDS)
            await self._services.database.write(worker.working, ticket, self._services.clock.now())


# -- on the database thread --------------------------------------------------------------------------


def _due(session: Session, now: datetime, taken: list[int], limit: int) -> list[int]:
    query = (
        select(Job.id)
        .where(col(Job.state) == JobState.WAITING, col(Job.not_before) <= now, col(Job.id).not_in(taken))
        .order_by(col(Job.not_before), col(Job.id))
        .limit(limit)
    )
    return [job_id for job_id in session.exec(query) if job_id is not None]


def _claim(session: Session, job_id: int) -> JobTicket | None:
    """Count the attempt before it begins: work that kills the whole process must not be begun for ever."""
    job = session.get(Job, job_id)
    if job is None or job.state is not JobState.WAITING:
        return None
    job.attempts += 1
    session.add(job)
    if job.kind not in set(JobKind):
        # Asked for by another version of the bot: nobody here can do it.
        job.state, job.error = JobState.FAILED, "no worker for this kind"
        return None
    return JobTicket(job_id, JobKind(job.kind), job.key, dict(job.payload), job.attempts)


def _finish(session: Session, ticket: JobTicket, finish: Finish, *, now: datetime) -> None:
    job = session.get(Job, ticket.id)
    if job is None or job.state is not JobState.WAITING:
        return
    job.state, job.finished_at = JobState.DONE, now
    session.add(job)
    session.flush()  # the key is free again before `finish` may ask for a job with it
    finish(session, now)


def _postpone(session: Session, ticket: JobTicket, error: str, *, now: datetime) -> None:
    job = session.get(Job, ticket.id)
    if job is not None:
        job.error = error
        job.not_before = now + timedelta(seconds=2**ticket.attempt)
        session.add(job)


def _give_up(session: Session, ticket: JobTicket, failed: Failed | None, *, now: datetime) -> None:
    job = session.get(Job, ticket.id)
    if job is not None and job.state is JobState.WAITING:
        job.state, job.finished_at = JobState.FAILED, now
        session.add(job)
        if failed is not None:
            failed(session, ticket, now)
