"""The clock that wakes the house: a few fixed ticks that call the domain. The database is the schedule."""

from collections.abc import Awaitable, Callable
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

REMINDERS_SECONDS: Final = 15
HOUSEKEEPING_HOURS: Final = 6

Tick = Callable[[], Awaitable[None]]


class Scheduler:
    """APScheduler in memory only: what a stop or a slow hour makes it miss, the next tick finds in the database."""

    def __init__(self, *, reminders: Tick, housekeeping: Tick) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(reminders, "interval", seconds=REMINDERS_SECONDS, id="reminders")
        self._scheduler.add_job(housekeeping, "interval", hours=HOUSEKEEPING_HOURS, id="housekeeping")

    def start(self) -> None:
        """Begin to tick, on the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more; a tick under way is not waited for, its unit is."""
        self._scheduler.shutdown(wait=False)
