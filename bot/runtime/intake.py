"""Updates in: fetched, recorded, confirmed, and handed out one by one.

Telegram forgets an update once a later offset is asked for. So the raw JSON is committed to the inbox first, and only then
is the next poll made. What cannot be parsed or handled ends as a dead letter, never as a loop.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select
from telegram import Bot
from telegram.error import NetworkError

from bot.db import Database, is_passing
from bot.models import InboxState, InboxUpdate
from bot.runtime.handling import Desk, press_of
from bot.runtime.inline import Inline
from bot.runtime.transport import AiohttpRequest

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member", "inline_query")
BATCH = 200
LONGEST_BACKOFF = 30.0
CONFLICT_SECONDS = 5.0
AWAY_SECONDS = 1.0
FIRST_BACKOFF = 0.5
UNAUTHORIZED, NOT_FOUND, CONFLICT, TOO_MANY = 401, 404, 409, 429


class TokenRefused(Exception):
    """Telegram does not know this BOT_TOKEN."""


class Intake:
    """The poller and the one who hands out. `idle` when everything received is handled."""

    def __init__(
        self, database: Database, transport: AiohttpRequest, bot: Bot, desk: Desk, inline: Inline
    ) -> None:
        self._database = database
        self._transport = transport
        self._bot = bot
        self._desk = desk
        self._inline = inline
        self._arrived = asyncio.Event()
        self._looked = False
        self.on_idle: Callable[[], None] = lambda: None

    @property
    def idle(self) -> bool:
        return self._looked and not self._arrived.is_set()

    def wake(self) -> None:
        """Updates may wait in the inbox: new ones, or a dead letter sent round again."""
        self._arrived.set()

    # -- fetching -----------------------------------------------------------------------------------

    async def poll(self) -> None:
        """Fetch until cancelled. Raises TokenRefused when there is no use in going on."""
        offset, failures = 0, 0
        while True:
            try:
                status, answer = await self._transport.updates(self._bot.base_url, offset, ALLOWED_UPDATES)
                if status in (UNAUTHORIZED, NOT_FOUND):
                    raise TokenRefused
                pause = await self._pause(status, answer)
                if pause is not None:
                    await asyncio.sleep(pause)
                    continue
                # After an empty poll the offset starts afresh: after a quiet week ids begin anywhere.
                offset = await self._record(answer["result"])
                failures = 0
            except (NetworkError, SQLAlchemyError) as error:
                if isinstance(error, SQLAlchemyError) and not is_passing(error):
                    raise
                failures += 1
                backoff = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2.0 ** min(failures, 10))
                logger.warning("no updates (%s), trying again in %.0f s", type(error).__name__, backoff)
                await asyncio.sleep(backoff)

    async def _pause(self, status: int, answer: dict[str, Any]) -> float | None:
        """How long to wait before asking again; None for a good answer."""
        if answer.get("ok"):
            return None
        if status == CONFLICT:
            logger.error("another process fetches updates with this token; waiting for it to stop")
            return CONFLICT_SECONDS
        if status == TOO_MANY:
            return float(answer.get("parameters", {}).get("retry_after", 1))
        logger.warning("Telegram answered %d", status)
        return 1.0

    async def _record(self, updates: list[dict[str, Any]]) -> int:
        """Commit a batch to the inbox; the offset that confirms it, 0 for an empty one."""
        if not updates:
            return 0
        received_at = datetime.now(UTC)
        offset = int(updates[-1]["update_id"]) + 1
        # What somebody is still typing changes nothing and is worth nothing a moment later: answered, not recorded.
        for update in updates:
            if "inline_query" in update:
                self._inline.take(update)
        updates = [update for update in updates if "inline_query" not in update]
        if not updates:
            return offset
        fresh = await self._database.write(_store, updates, received_at)
        for update in updates:
            query_id = press_of(update)
            # One that comes again after a kill was recorded then, and perhaps answered.
            if query_id is not None and update["update_id"] in fresh:
                self._desk.answers.expect(query_id, received_at)
        self._looked = False
        self._arrived.set()
        return offset

    # -- handing out ----------------------------------------------------------------------------------

    async def hand_out(self) -> None:
        """Give the waiting updates to the desk in the order of their arrival, until cancelled."""
        self._arrived.set()
        for row in await self._database.read(_waiting):
            # Whoever pressed just before a kill still waits for an answer.
            query_id = press_of(row.raw)
            if query_id is not None:
                self._desk.answers.expect(query_id, row.received_at)
        while True:
            self._looked = False
            self._arrived.clear()
            try:
                waiting = await self._database.read(_waiting)
                if waiting:
                    await self._hand_over(waiting)
                    self._arrived.set()
                else:
                    self._looked = True
                    self.on_idle()
                    await self._arrived.wait()
            except SQLAlchemyError as error:
                if not is_passing(error):
                    raise
                logger.warning("the database is away (%s); the inbox keeps", type(error).__name__)
                self._arrived.set()
                await asyncio.sleep(AWAY_SECONDS)

    async def _hand_over(self, waiting: list[InboxUpdate]) -> None:
        outcomes = await asyncio.gather(*(self._desk.handle(row) for row in waiting), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome


# -- on the database thread --------------------------------------------------------------------------


def _store(session: Session, updates: list[dict[str, Any]], received_at: datetime) -> set[int]:
    """Record a batch; returns the ids of those that were not recorded before."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    rows = [
        {
            "update_id": update["update_id"],
            "raw": update,
            "state": InboxState.WAITING,
            "code": "",
            "error": "",
            "received_at": received_at,
        }
        for update in updates
    ]
    recorded = session.exec(
        insert(InboxUpdate)
        .values(rows)
        .on_conflict_do_nothing(index_elements=["update_id"])
        .returning(col(InboxUpdate.update_id))
    )
    return {update_id for (update_id,) in recorded}


def _waiting(session: Session) -> list[InboxUpdate]:
    query = (
        select(InboxUpdate)
        .where(col(InboxUpdate.state) == InboxState.WAITING)
        .order_by(col(InboxUpdate.seq))
        .limit(BATCH)
    )
    rows = list(session.exec(query).all())
    session.expunge_all()
    return rows
