"""The database: the engine, the one thread that writes, units of work and their shared commits.

Everything that changes the database is a *unit*: an update, a delivery mark, a job's result, a tick. Units run one
after another; up to `GROUP_SIZE` of them or `GROUP_SECONDS` share one commit, each under a savepoint of its own, so that a
durable commit (SQLite FULL) is paid once for many. Measured reasons stand in docs/decisions.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from psycopg.pq import Format
from sqlalchemy import Connection, CursorResult, Engine, create_engine, event, make_url, text
from sqlalchemy import Enum as EnumType
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlmodel import Session

logger = logging.getLogger(__name__)

GROUP_SIZE = 32
GROUP_SECONDS = 0.02
UNIT_SECONDS = 30.0
RERUNS = 3
RERUN_SECONDS = 0.2
STANDBY_SECONDS = 0.5
READERS = 2
# Any fixed number: whoever holds this PostgreSQL advisory lock is the one process that writes.
LEADER_LOCK = 0x6B616472
# How long a broken connection of ours is waited for that the server takes for alive.
OWN_GHOST_SECONDS, OWN_GHOST_PAUSE = 5.0, 0.02
_TRY_LOCK = text("SELECT pg_try_advisory_lock(:key)")
# A key of 32 bits is an advisory lock's objid, its classid is 0 (postgresql.org/docs: pg_locks).
_END_GHOST = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = :key"
    " AND pid = CAST(:pid AS integer) AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
# An option of a statement that reads much of bytes.
AS_BYTES = "as_bytes"

P = ParamSpec("P")
T = TypeVar("T")

_inside_unit: ContextVar[bool] = ContextVar("inside_unit", default=False)


def inside_unit() -> bool:
    """Whether the caller runs inside an open unit, where no network call may be awaited."""
    return _inside_unit.get()


def enum_column(kind: type[Enum], name: str = "") -> EnumType:
    """A column type that stores an enum by value with a CHECK, the same on both databases.

    A table with several columns of one kind gives each CHECK a `name`: PostgreSQL takes each only once.
    """
    return EnumType(
        kind,
        native_enum=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
        create_constraint=True,
        name=name or _snake(kind.__name__),
    )


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def make_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, FULL, BEGIN IMMEDIATE, foreign keys on) or PostgreSQL (psycopg)."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
        keepalive = {
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "connect_timeout": 10,
        }
        engine = create_engine(address, connect_args=keepalive, pool_pre_ping=True)
        event.listen(engine, "before_cursor_execute", _choose_format)
        return engine
    engine = create_engine(address, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _choose_format(
    _connection: Connection, cursor: Any, _statement: str, _parameters: object, context: Any, _many: bool
) -> None:
    # Bytes come as text otherwise, twice as long and several times slower to read.
    if context.execution_options.get(AS_BYTES):
        cursor.format = Format.BINARY


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not open transactions behind our back: `_begin_sqlite` does it, IMMEDIATE, or a
    # read-then-write would silently lose increments.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class ConnectionBroke(SQLAlchemyError):
    """A unit failed because the connection under it broke, whatever it made of that."""


def is_passing(error: BaseException) -> bool:
    """Whether the same work may go well later: the database was away, locked or full. A broken rule or wrong value never is."""
    return isinstance(error, OperationalError | InterfaceError | ConnectionBroke) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )


def rows_changed(result: object) -> int:
    """How many rows an UPDATE or DELETE touched."""
    return cast("CursorResult[Any]", result).rowcount


class Unit:
    """One piece of work between two savepoints. `run` is the only thing that may be awaited inside it."""

    def __init__(self, session: Session, thread: ThreadPoolExecutor) -> None:
        self._session = session
        self._thread = thread
        self.afterwards: list[Callable[[], None]] = []

    async def run(self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a synchronous domain function on the database thread under a savepoint of its own.

        Whatever it raises rolls back only that savepoint, so that the rest of the unit (the dialogue) lives on.
        """

        def nested() -> T:
            with self._session.begin_nested():
                return act(self._session, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._thread, nested)

    def after_commit(self, act: Callable[[], None]) -> None:
        """Call `act` on the event loop once this unit is durably committed; never if it is not."""
        self.afterwards.append(act)


@dataclass
class _Ticket:
    work: Callable[[Unit], Awaitable[Any]]
    done: asyncio.Future[Any]
    outcome: Any = None
    error: BaseException | None = None
    afterwards: list[Callable[[], None]] = field(default_factory=list)


class LeadershipLost(Exception):
    """Another process took over the writing; this one must stop."""


class Database:
    """The one door to the database. Writes queue for the single database thread; reads have connections of their own."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reading")
        self._queue: asyncio.Queue[_Ticket] = asyncio.Queue()
        self._connection: Connection | None = None
        self._transaction: RootTransaction | None = None
        self._serving: asyncio.Task[None] | None = None
        self._listeners: list[Callable[[], None]] = []
        self._running = False
        # Whether the present connection is the one that may write, and the server's number of the last one that was.
        self._leads = False
        self._backend: int | None = None
        self.lost = asyncio.Event()

    @property
    def is_postgres(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @property
    def idle(self) -> bool:
        """Whether no unit is queued or running."""
        return self._queue.empty() and not self._running

    def on_commit(self, act: Callable[[], None]) -> None:
        """Call `act` on the event loop after every commit."""
        self._listeners.append(act)

    async def start(self) -> None:
        """Connect, and on PostgreSQL wait until no other process writes: a hot standby waits here."""
        standing_by = False
        while not await self._may_lead(standing_by):
            standing_by = True
            await asyncio.sleep(STANDBY_SECONDS)
        self._serving = asyncio.create_task(self._serve(), name="database units")

    async def stop(self) -> None:
        """Finish what is queued, then let go of the database."""
        if self._serving is not None:
            await self._queue.join()
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)
        await self._on_writer(self._disconnect)
        self._writer.shutdown()
        self._readers.shutdown()
        self.engine.dispose()

    async def unit(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        """Run `work` as one unit; returns once it is committed, raises what it raised after its rollback.

        `work` may be run again when a shared commit fails, so it keeps its results in what it returns.
        """
        if inside_unit():
            raise RuntimeError("a unit inside a unit would wait for itself")
        ticket = _Ticket(work, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(ticket)
        return cast("T", await ticket.done)

    async def write(
        self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A unit of a single synchronous function."""
        return await self.unit(lambda unit: unit.run(act, *args, **kwargs))

    async def read(
        self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a reading function on a connection of its own, beside the units: reports, exports, long searches."""

        def reading() -> T:
            with (
                self.engine.connect().execution_options(reading=True) as connection,
                Session(connection) as session,
            ):
                return act(session, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._readers, reading)

    # -- the lane ----------------------------------------------------------------------------------

    async def _serve(self) -> None:
        while True:
            group = [await self._queue.get()]
            self._running = True
            try:
                await self._run_group(group)
            finally:
                self._running = False
                for ticket in group:
                    self._queue.task_done()
                    if not ticket.done.done():
                        # Only when the lane itself is ended: whoever waits must not wait for ever.
                        ticket.done.cancel()
            for listen in self._listeners:
                listen()

    async def _run_group(self, group: list[_Ticket]) -> None:
        """Run tickets from the queue until the group is full or nothing waits, then commit them together."""
        until = asyncio.get_running_loop().time() + GROUP_SECONDS
        try:
            await self._on_writer(self._begin)
            await self._attempt(group[0])
            while (
                len(group) < GROUP_SIZE
                and not self._queue.empty()
                and asyncio.get_running_loop().time() < until
            ):
                group.append(self._queue.get_nowait())
                await self._attempt(group[-1])
            await self._on_writer(self._commit)
        except SQLAlchemyError as error:
            # Not of the driver only: over a broken connection SQLAlchemy itself complains of its savepoints.
            logger.warning(
                "a shared commit of %d units failed (%s); running them one by one",
                len(group),
                type(error).__name__,
            )
            await self._on_writer(self._give_up)
            for ticket in group:
                await self._run_alone(ticket)
        except LeadershipLost as error:
            self.lost.set()
            for ticket in group:
                ticket.error = error
                self._settle(ticket)
        else:
            for ticket in group:
                self._settle(ticket)

    async def _run_alone(self, ticket: _Ticket) -> None:
        """Run one ticket in a transaction of its own, again after a passing fault; then let its caller know."""
        for attempt in range(1, RERUNS + 1):
            try:
                await self._on_writer(self._begin)
                await self._attempt(ticket)
                await self._on_writer(self._commit)
            except LeadershipLost as error:
                self.lost.set()
                ticket.error = error
                break
            except SQLAlchemyError as error:
                ticket.error = error
                await self._on_writer(self._give_up)
                if not is_passing(error):
                    break
                if attempt < RERUNS:
                    await asyncio.sleep(RERUN_SECONDS * attempt)
            else:
                break
        self._settle(ticket)

    async def _attempt(self, ticket: _Ticket) -> None:
        """Run one ticket under a savepoint. A fault of the connection itself is raised; any other is the ticket's own."""
        ticket.outcome, ticket.error, ticket.afterwards = None, None, []
        session = await self._on_writer(self._open_session)
        unit = Unit(session, self._writer)
        token = _inside_unit.set(True)
        try:
            async with asyncio.timeout(UNIT_SECONDS):
                ticket.outcome = await ticket.work(unit)
            await self._on_writer(session.commit)
            ticket.afterwards = unit.afterwards
        except BaseException as error:
            if isinstance(error, asyncio.CancelledError) and _is_told_to_stop():
                raise
            if _is_connection_fault(error) or self._is_broken():
                # Whatever was made of it (SQLAlchemy then complains of its savepoints), that is the fault.
                raise ConnectionBroke from error
            await self._on_writer(session.rollback)
            ticket.error = error
        finally:
            _inside_unit.reset(token)
            await self._on_writer(session.close)

    def _settle(self, ticket: _Ticket) -> None:
        if ticket.error is None:
            for act in ticket.afterwards:
                act()
        if ticket.done.done():
            return
        if ticket.error is not None:
            ticket.done.set_exception(ticket.error)
        else:
            ticket.done.set_result(ticket.outcome)

    async def _may_lead(self, standing_by: bool) -> bool:
        """Try to lead. Whoever stands by bears that the server is away too: taking over then is what it is for."""
        try:
            return await self._on_writer(self._connect)
        except SQLAlchemyError as error:
            await self._on_writer(self._give_up)
            if not standing_by or not is_passing(error):
                raise
            logger.warning("standing by, and the database is away (%s)", type(error).__name__)
            return False

    # -- on the database thread ----------------------------------------------------------------------

    async def _on_writer(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, act)

    def _connect(self) -> bool:
        """Connect for writing; False when another process leads.

        The leader's lock is taken on the very connection that writes, so that a stalled leader cannot commit later.
        """
        if self._connection is None:
            self._connection = self.engine.connect()
        if self.is_postgres:
            self._leads = self._take_lock(self._connection)
            self._connection.commit()
        else:
            self._leads = True
        return self._leads

    def _take_lock(self, connection: Connection) -> bool:
        """Take the leader's lock; False when another process has it.

        A connection of ours that broke may hold it for as long as the server has not noticed: that one is ended first.
        """
        until = time.monotonic() + OWN_GHOST_SECONDS
        asked_again = False
        while not connection.scalar(_TRY_LOCK, {"key": LEADER_LOCK}):
            ghost = connection.execute(_END_GHOST, {"key": LEADER_LOCK, "pid": self._backend}).first()
            connection.rollback()
            if time.monotonic() > until or (ghost is None and asked_again):
                return False
            # Who is not found may have let go between the two questions.
            asked_again = ghost is None
            time.sleep(
                OWN_GHOST_PAUSE
            )  # on the database's own thread: nothing is written before this is known
        self._backend = connection.scalar(text("SELECT pg_backend_pid()"))
        return True

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin(self) -> None:
        if not self._leads and not self._connect():
            # The connection broke, and another process took over before we were back.
            raise LeadershipLost
        assert self._connection is not None  # noqa: S101 - tells the type checker
        self._transaction = self._connection.begin()

    def _commit(self) -> None:
        assert self._transaction is not None  # noqa: S101 - tells the type checker
        if self._is_broken():
            raise ConnectionBroke
        self._transaction.commit()
        self._transaction = None

    def _give_up(self) -> None:
        """After a failed commit or a broken connection: a fresh connection is the only state that is surely clean."""
        self._transaction = None
        self._leads = False
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _is_broken(self) -> bool:
        return self._connection is None or self._connection.invalidated

    def _open_session(self) -> Session:
        return Session(self._connection, join_transaction_mode="create_savepoint", expire_on_commit=False)


def _is_connection_fault(error: BaseException) -> bool:
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or "database is locked" in str(error.orig)


def _is_told_to_stop() -> bool:
    """Whether it is the lane that is cancelled, and not something that a unit awaited."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A started database that is stopped at the end: for commands and tests."""
    database = Database(url)
    await database.start()
    try:
        yield database
    finally:
        await database.stop()
