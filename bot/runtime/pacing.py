"""Telegram's limits as arithmetic: who may be written to next, and when. Pure: the time is an argument, in seconds.

The figures are Telegram's own (Bot FAQ): about 30 messages a second overall, one a second to a chat, 20 a minute to a
group. 28 a second with a burst of two was measured to bring no 429 where 29 did.
"""

import heapq
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final

OVERALL_PER_SECOND: Final = 28.0
OVERALL_BURST: Final = 2.0
CHAT_SECONDS: Final = 1.05
# Somebody who is waiting may get a few answers at once; Telegram bears short bursts in private chats.
CHAT_BURST: Final = 3.0
GROUP_MESSAGES: Final = 20
GROUP_SECONDS: Final = 61.0


@dataclass(order=True, frozen=True)
class Item:
    """Something to send: ordered by priority, then by age."""

    priority: str
    id: int
    chat_id: int = field(compare=False)


@dataclass
class _Lane:
    """What waits for one chat, and what its limits allow."""

    items: list[Item] = field(default_factory=list)
    busy: bool = False
    credit: float = CHAT_BURST
    credited_at: float = 0.0
    not_before: float = 0.0
    sent: deque[float] = field(default_factory=deque)

    def ready_at(self, now: float, *, group: bool) -> float:
        credit = min(CHAT_BURST, self.credit + (now - self.credited_at) / CHAT_SECONDS)
        ready = max(self.not_before, now if credit >= 1 else now + (1 - credit) * CHAT_SECONDS)
        if group:
            while self.sent and self.sent[0] <= now - GROUP_SECONDS:
                self.sent.popleft()
            if len(self.sent) >= GROUP_MESSAGES:
                ready = max(ready, self.sent[0] + GROUP_SECONDS)
        return ready

    def spend(self, now: float, *, group: bool) -> None:
        self.credit = min(CHAT_BURST, self.credit + (now - self.credited_at) / CHAT_SECONDS) - 1
        self.credited_at = now
        if group:
            self.sent.append(now)


class Pacer:
    """Hands out what may be sent now: by priority and age, one in flight a chat, within every limit.

    Chats whose limits allow a message stand in `_ready` with their best item, the others in `_resting` by the time at
    which they may; entries that have become untrue are dropped or put right when they come up.
    """

    def __init__(self, *, limited: bool = True) -> None:
        self._limited = limited
        self._lanes: dict[int, _Lane] = defaultdict(_Lane)
        self._ids: set[int] = set()
        self._ready: list[Item] = []
        self._resting: list[tuple[float, int]] = []
        self._credit = OVERALL_BURST
        self._credited_at = 0.0
        self._paused_until = 0.0

    @property
    def spacing(self) -> float:
        """Seconds between two sends, whoever they go to; 0 when nothing is limited."""
        return 1 / OVERALL_PER_SECOND if self._limited else 0.0

    def __contains__(self, item_id: int) -> bool:
        return item_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, item: Item, now: float) -> None:
        """Something waits to be sent."""
        if item.id in self._ids:
            return
        self._ids.add(item.id)
        lane = self._lanes[item.chat_id]
        heapq.heappush(lane.items, item)
        if not lane.busy and lane.items[0] is item:
            self._queue(item.chat_id, now)

    def take(self, now: float) -> Item | None:
        """The next thing that may be sent at `now`, its chat busy until `done`."""
        if self._overall_ready_at(now) > now:
            return None
        while self._resting and self._resting[0][0] <= now:
            _, chat_id = heapq.heappop(self._resting)
            lane = self._lanes[chat_id]
            if lane.items and not lane.busy:
                heapq.heappush(self._ready, lane.items[0])
        while self._ready:
            item = heapq.heappop(self._ready)
            lane = self._lanes[item.chat_id]
            if lane.busy or not lane.items or lane.items[0] is not item:
                continue
            if self._lane_ready_at(item.chat_id, now) > now:
                self._queue(item.chat_id, now)
                continue
            return self._hand_out(item, lane, now)
        return None

    def wait(self, now: float) -> float | None:
        """Seconds until something may be sent; None when nothing waits but for a chat in flight."""
        if self._ready:
            return max(0.0, self._overall_ready_at(now) - now)
        if self._resting:
            return max(0.0, max(self._resting[0][0], self._overall_ready_at(now)) - now)
        return None

    def done(self, item: Item, now: float, *, again_at: float | None = None) -> None:
        """The chat is free again. With `again_at` the item itself waits on, and its chat not before that moment."""
        lane = self._lanes[item.chat_id]
        lane.busy = False
        self._ids.discard(item.id)
        if again_at is not None:
            lane.not_before = max(lane.not_before, again_at)
            self._ids.add(item.id)
            heapq.heappush(lane.items, item)
        if lane.items:
            self._queue(item.chat_id, now)

    def pause(self, until: float) -> None:
        """Telegram said to wait: nothing is sent to anyone before then."""
        self._paused_until = max(self._paused_until, until)

    def _hand_out(self, item: Item, lane: _Lane, now: float) -> Item:
        heapq.heappop(lane.items)
        lane.busy = True
        lane.spend(now, group=item.chat_id < 0)
        self._credit = min(OVERALL_BURST, self._credit + (now - self._credited_at) * OVERALL_PER_SECOND) - 1
        self._credited_at = now
        return item

    def _queue(self, chat_id: int, now: float) -> None:
        heapq.heappush(self._resting, (self._lane_ready_at(chat_id, now), chat_id))

    def _lane_ready_at(self, chat_id: int, now: float) -> float:
        lane = self._lanes[chat_id]
        return lane.ready_at(now, group=chat_id < 0) if self._limited else max(now, lane.not_before)

    def _overall_ready_at(self, now: float) -> float:
        if not self._limited:
            return self._paused_until
        credit = min(OVERALL_BURST, self._credit + (now - self._credited_at) * OVERALL_PER_SECOND)
        soon = now if credit >= 1 else now + (1 - credit) / OVERALL_PER_SECOND
        return max(soon, self._paused_until)
