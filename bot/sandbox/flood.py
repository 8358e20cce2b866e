"""Telegram's flood limits on real time: per person, per group, overall.

Telegram's FAQ names about one message a second to a chat (short bursts pass), 20 a minute to a group and
about 30 a second overall; the exact figures are not published, these are the ones to obey.
"""

from __future__ import annotations

import math
import time
from collections import deque
from typing import TYPE_CHECKING

from bot.sandbox.errors import too_many_requests

if TYPE_CHECKING:
    from collections.abc import Callable

PRIVATE_BURST = 5
PRIVATE_PER_SECOND = 1.0
GROUP_PER_MINUTE = 20
OVERALL_PER_SECOND = 30


class Window:
    """At most `limit` events in any `seconds` of real time."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._events: deque[float] = deque()

    def wait(self, now: float, count: int = 1) -> float:
        """Seconds until `count` more events fit; 0 when they fit now."""
        while self._events and self._events[0] <= now - self.seconds:
            self._events.popleft()
        excess = len(self._events) + count - self.limit
        if excess <= 0:
            return 0.0
        blocking = self._events[min(excess, len(self._events)) - 1] if self._events else now
        return max(blocking + self.seconds - now, 0.001)

    def add(self, now: float, count: int = 1) -> None:
        self._events.extend([now] * count)


class Bucket:
    """A burst of `size`, refilled at `rate` a second."""

    def __init__(self, size: float, rate: float) -> None:
        self.size = size
        self.rate = rate
        self._level = size
        self._at = -math.inf

    def wait(self, now: float, count: int = 1) -> float:
        if self._at > -math.inf:
            self._level = min(self.size, self._level + (now - self._at) * self.rate)
        self._at = now
        missing = min(count, self.size) - self._level
        # Real clocks add up in floats: a millionth of a message is no reason to refuse one.
        return missing / self.rate if missing > 1e-6 else 0.0  # noqa: PLR2004

    def add(self, count: int = 1) -> None:
        self._level -= count


class FloodLimits:
    """Counts what the bot sends; raises the 429 Telegram would. A refused request is not counted."""

    def __init__(self, *, enabled: bool = True, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self._monotonic = monotonic
        self._overall = Window(OVERALL_PER_SECOND, 1.0)
        self._groups: dict[int, Window] = {}
        self._people: dict[int, Bucket] = {}

    def check(self, chat_id: int, *, count: int = 1, edit: bool = False) -> None:
        """Count `count` messages to a chat. Edits weigh in groups and overall, not against one person.

        Raises Refused (429) with `retry_after` in whole seconds.
        """
        if not self.enabled:
            return
        now = self._monotonic()
        waits = [self._overall.wait(now, count)]
        group = bucket = None
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, Window(GROUP_PER_MINUTE, 60.0))
            waits.append(group.wait(now, count))
        elif not edit:
            bucket = self._people.setdefault(chat_id, Bucket(PRIVATE_BURST, PRIVATE_PER_SECOND))
            waits.append(bucket.wait(now, count))
        longest = max(waits)
        if longest > 0:
            raise too_many_requests(max(1, math.ceil(longest)))
        self._overall.add(now, count)
        if group is not None:
            group.add(now, count)
        if bucket is not None:
            bucket.add(count)
