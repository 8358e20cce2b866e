"""What time it is. UTC inside the house; the reader's zone only when parsing and showing."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """The company's time, aware UTC. Pacing, leases and retries never use it: they use the real clock."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """The demo's clock: the machine's clock plus a shift kept in a small file, so that it outlives a restart."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shift = (
            timedelta(seconds=json.loads(path.read_text())["seconds"]) if path.exists() else timedelta()
        )

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    def move_to(self, moment: datetime) -> None:
        """Shift the clock so that it now shows `moment`; written whole or not at all."""
        self._shift = moment - datetime.now(UTC)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"seconds": self._shift.total_seconds()}))
        fresh.replace(self._path)
