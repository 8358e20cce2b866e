"""What every reader of days shares: the reference, the reading, the rules, and steps over months."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Prefer = Literal["future", "past"]
"""Which way an incomplete date leans."""

IsWorkday = Callable[[date], bool]
"""Whether people work that day, by the calendar of whoever asks."""

MONTHS = 12
_WORD_ENDS = r"(?!\w)(?!\.\w)"


@dataclass(frozen=True)
class Reference:
    """What a phrase is measured from: the reader's own clock, and which way an incomplete date leans."""

    now: datetime
    prefer: Prefer
    is_workday: IsWorkday
    whole: bool
    preposition: str = ""

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class DayReading:
    """A day as read.

    ``weak`` ones name a day only beside a time or as the whole text. ``explicit`` ones come from figures,
    so a weekday beside them only confirms. ``or_today`` is set when today is meant if the time said is
    still ahead (behind, when the past is preferred).
    """

    day: date
    end: int
    others: tuple[date, ...] = ()
    weak: bool = False
    explicit: bool = False
    weekday: int | None = None
    or_today: bool = False
    at: time | None = None


Rule = Callable[[re.Match[str], Reference], DayReading | None]


class RuleBook:
    """Patterns of phrases with the functions that read them; a pattern must end where a word ends."""

    def __init__(self) -> None:
        self._rules: list[tuple[re.Pattern[str], Rule]] = []

    def add(self, pattern: str) -> Callable[[Rule], Rule]:
        """Registers the decorated function for a pattern over folded text."""

        def register(read: Rule) -> Rule:
            self._rules.append((re.compile(pattern + _WORD_ENDS), read))
            return read

        return register

    def readings(self, text: str, position: int, reference: Reference) -> Iterator[DayReading]:
        """Every reading that begins exactly at the position."""
        for pattern, read in self._rules:
            if (match := pattern.match(text, position)) and (reading := read(match, reference)):
                yield reading


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of a shorter month."""
    index = day.year * MONTHS + day.month - 1 + count
    year, month = index // MONTHS, index % MONTHS + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_end(day: date) -> date:
    """The last day of that day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
