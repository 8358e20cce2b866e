"""The queue of updates and long polling, with Telegram's offset rules.

An update stays until a later offset confirms it; unconfirmed ones come again. A negative offset keeps only
the last so many. `allowed_updates` is remembered from call to call and applies to updates made afterwards.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import Refused
from bot.sandbox.model import Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.store import Store

Json = dict[str, Any]

FIRST_UPDATE_ID = 100_000_001
# Telegram sends these only to those who name them.
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
_FUTURE = 10  # an offset further ahead than this is taken for a mistake, and the queue is read from its head
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates waiting for the bot, oldest first."""

    def __init__(self, store: Store, beat: Callable[[], None]) -> None:
        self._store = store
        self._beat = beat
        self.pending: dict[int, Json] = {}
        self.next_id = FIRST_UPDATE_ID
        self.allowed: list[str] | None = None
        self._waiting: asyncio.Future[bool] | None = None

    def load(self) -> None:
        """Take up what a former run left unconfirmed."""
        self.pending = dict(sorted((int(key), data) for key, data in self._store.things("update")))

    @property
    def polling(self) -> bool:
        """Whether the bot is waiting for updates just now."""
        return self._waiting is not None

    def wants(self, kind: str) -> bool:
        if not self.allowed:
            return kind not in _NOT_BY_DEFAULT
        return kind in self.allowed

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update; its id, or None when the bot does not want this kind."""
        if not self.wants(kind):
            return None
        update_id = self.next_id
        self.next_id += 1
        update = {"update_id": update_id, kind: payload}
        self.pending[update_id] = update
        self._store.mark("update", update_id, Note(update))
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(True)
        return update_id

    def drop_all(self) -> None:
        self._forget(list(self.pending))

    def _forget(self, ids: list[int]) -> None:
        for update_id in ids:
            del self.pending[update_id]
            self._store.mark("update", update_id, None)

    def _take(self, offset: int, limit: int) -> list[Json]:
        if offset < 0:
            self._forget(list(self.pending)[:offset])
        elif 0 < offset <= self.next_id + _FUTURE:
            self._forget([update_id for update_id in self.pending if update_id < offset])
        return list(self.pending.values())[:limit]

    def interrupt(self, *, closing: bool = False) -> None:
        """End a waiting poll: with the 409 the older of two pollers gets, or (`closing`) empty."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(closing)

    async def poll(self, offset: int, limit: int, wait: float, alive: Callable[[], bool]) -> list[Json]:
        """Answer one getUpdates. `wait` in seconds of real time; `alive`: is the caller still there.

        Raises Refused (409) when another poll arrives meanwhile.
        """
        self.interrupt()
        found = self._take(offset, limit)
        if found or wait <= 0:
            return found
        waiting: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self._beat()
        try:
            woken = await asyncio.wait_for(waiting, wait)
        except TimeoutError:
            return []
        finally:
            if self._waiting is waiting:
                self._waiting = None
        if not woken:
            raise Refused(409 if alive() else 0, _CONFLICT)
        return self._take(offset, limit)
