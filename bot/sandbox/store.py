"""The sandbox's memory on disk: one SQLite file, written behind in small batches.

Everything is a row (kind, key, JSON); file bytes are blobs beside them. A batch is one transaction, so what a
SIGKILL leaves is the state of at most a tenth of a second ago, never half of it.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLUSH_AFTER = 0.05
_SCHEMA = """
CREATE TABLE IF NOT EXISTS thing (kind TEXT NOT NULL, key TEXT NOT NULL, data TEXT NOT NULL,
                                  PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blob (key TEXT PRIMARY KEY, data BLOB NOT NULL);
"""


class Kept(Protocol):
    """A thing that can be written down."""

    def to_json(self) -> dict[str, Any]: ...


class Store:
    """Write-behind persistence; without a path it keeps nothing and costs nothing."""

    def __init__(self, path: Path | None) -> None:
        self._dirty: dict[tuple[str, str], Kept | None] = {}
        self._blobs: dict[str, bytes] = {}
        self._wake = asyncio.Event()
        self._lock = threading.Lock()
        self._writing: asyncio.Task[None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._connection: sqlite3.Connection | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.executescript(_SCHEMA)

    def mark(self, kind: str, key: object, thing: Kept | None) -> None:
        """Note that a thing changed (or, with None, is gone); it is written within about 50 ms."""
        if self._connection is not None:
            self._dirty[kind, str(key)] = thing
            self._wake.set()

    def mark_blob(self, key: str, data: bytes) -> None:
        if self._connection is not None:
            self._blobs[key] = data
            self._wake.set()

    def things(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Everything of a kind as it was last written."""
        if self._connection is None:
            return
        for key, data in self._connection.execute("SELECT key, data FROM thing WHERE kind = ?", (kind,)):
            yield key, json.loads(data)

    def blob(self, key: str) -> bytes | None:
        """A file's bytes, also those not written yet."""
        if key in self._blobs:
            return self._blobs[key]
        if self._connection is None:
            return None
        with self._lock:
            row = self._connection.execute("SELECT data FROM blob WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def start(self) -> None:
        if self._connection is not None:
            self._task = asyncio.get_running_loop().create_task(self._write_behind())

    async def stop(self) -> None:
        """Write what is left and close the file. Raises sqlite3.Error when the writing had failed."""
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()
            if self._writing is not None:
                await self._writing
            if await asyncio.wait([task]) and not task.cancelled():
                task.result()
        if self._connection is not None:
            self.flush()
            self._connection.close()
            self._connection = None

    @property
    def waiting(self) -> bool:
        """Whether something is still to be written, or being written."""
        return bool(self._dirty or self._blobs or self._writing)

    def flush(self) -> None:
        """Write all marked things now, in one transaction."""
        self._write(*self._batch())

    async def _write_behind(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(FLUSH_AFTER)
            # A task of its own, so that stopping in the middle of a write loses nothing of the batch.
            writing = asyncio.to_thread(self._write, *self._batch())
            self._writing = asyncio.get_running_loop().create_task(writing)
            await asyncio.shield(self._writing)
            self._writing = None

    def _batch(self) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]], dict[str, bytes]]:
        self._wake.clear()
        dirty, self._dirty = self._dirty, {}
        blobs, self._blobs = self._blobs, {}
        kept = [
            (kind, key, json.dumps(thing.to_json(), ensure_ascii=False))
            for (kind, key), thing in dirty.items()
            if thing is not None
        ]
        gone = [place for place, thing in dirty.items() if thing is None]
        return kept, gone, blobs

    def _write(
        self, kept: list[tuple[str, str, str]], gone: list[tuple[str, str]], blobs: dict[str, bytes]
    ) -> None:
        if self._connection is None or not (kept or gone or blobs):
            return
        with self._lock:
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany("INSERT OR REPLACE INTO blob VALUES (?, ?)", list(blobs.items()))
                connection.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?)", kept)
                connection.executemany("DELETE FROM thing WHERE kind = ? AND key = ?", gone)
            except sqlite3.Error:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
