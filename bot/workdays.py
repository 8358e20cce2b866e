"""Working days: a country's production calendar (the ``holidays`` library) and the company's own exceptions.

For Russia the library carries the days off moved by the Government each year, so 31 December 2026 is a day
off (Government decree of 24.09.2025 No. 1466 moves 4 January there) and 20 February 2027 a working
Saturday. Before the decree for a year is out, only the holidays of Labour Code article 112 are known; a
company enters the rest as exceptions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_LONGEST_BREAK = 366
_SATURDAY = 5
_MOVED_DAY_OFF = "substituted"
_OBSERVED = "observed"


@dataclass(frozen=True)
class CalendarException:
    """A company's own rule for one day: a working Saturday, a corporate day off, a shortened day."""

    day: date
    is_workday: bool
    short: bool = False


class NoWorkdaysError(ValueError):
    """The calendar has no working day within a year of the one asked about."""


@dataclass(frozen=True)
class WorkCalendar:
    """Working days of a company.

    ``country`` is an ISO 3166 code, ``subdivision`` a region of it where regions have holidays of their
    own; a country the library does not know (see :func:`is_known_country`) has weekends only. All days are
    calendar dates in the company's zone.
    """

    country: str = "RU"
    subdivision: str | None = None
    exceptions: Mapping[date, CalendarException] = field(default_factory=dict)

    @classmethod
    def of(
        cls, country: str = "RU", exceptions: Iterable[CalendarException] = (), subdivision: str | None = None
    ) -> "WorkCalendar":
        """A calendar with the company's exceptions; of two for one day the later given holds."""
        return cls(country, subdivision, {exception.day: exception for exception in exceptions})

    def is_workday(self, day: date) -> bool:
        """Whether the company works that day."""
        exception = self.exceptions.get(day)
        return (
            exception.is_workday
            if exception
            else day in _country_year(self.country, self.subdivision, day.year).working
        )

    def is_short(self, day: date) -> bool:
        """Whether the working day is an hour shorter.

        Russia shortens the working day before a holiday (Labour Code article 95), not before a day off that
        was only moved there; elsewhere only the company's exceptions shorten a day.
        """
        exception = self.exceptions.get(day)
        if exception:
            return exception.is_workday and exception.short
        return day in _country_year(self.country, self.subdivision, day.year).short

    def add_workdays(self, day: date, count: int) -> date:
        """The working day ``count`` working days after ``day`` (before it when negative).

        ``day`` itself is not counted, whether it is a working day or not; zero gives ``day`` unchanged.
        Raises :class:`NoWorkdaysError` when a year passes without a working day.
        """
        for _ in range(abs(count)):
            day = self._nearest(day, _DAY if count > 0 else -_DAY)
        return day

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``. Raises :class:`NoWorkdaysError`."""
        return self._nearest(day, _DAY)

    def previous_workday(self, day: date) -> date:
        """The last working day before ``day``. Raises :class:`NoWorkdaysError`."""
        return self._nearest(day, -_DAY)

    def on_or_after(self, day: date) -> date:
        """``day`` itself when it is a working day, else the next one. Raises :class:`NoWorkdaysError`."""
        return day if self.is_workday(day) else self.next_workday(day)

    def on_or_before(self, day: date) -> date:
        """``day`` itself when it is a working day, else the one before. Raises :class:`NoWorkdaysError`."""
        return day if self.is_workday(day) else self.previous_workday(day)

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days pass from ``start`` to ``end``: ``start`` not counted, ``end`` counted.

        Negative when ``end`` is earlier, so that ``add_workdays(start, workdays_between(start, end)) ==
        end`` for any working day ``end``.
        """
        if end < start:
            return -sum(self.is_workday(end + _DAY * offset) for offset in range((start - end).days))
        return sum(self.is_workday(start + _DAY * offset) for offset in range(1, (end - start).days + 1))

    def _nearest(self, day: date, step: timedelta) -> date:
        for _ in range(_LONGEST_BREAK):
            day += step
            if self.is_workday(day):
                return day
        raise NoWorkdaysError(f"no working day within a year of {day.isoformat()}")


def is_known_country(country: str, subdivision: str | None = None) -> bool:
    """Whether the library has the country's holidays (and the region's, if one is named)."""
    regions = holidays.list_supported_countries().get(country)
    return regions is not None and (subdivision is None or subdivision in regions)


@dataclass(frozen=True)
class _CountryYear:
    working: frozenset[date]
    short: frozenset[date]


@lru_cache(maxsize=64)
def _country_year(country: str, subdivision: str | None, year: int) -> _CountryYear:
    """A year computed whole: the library fills its own tables lazily, which two threads may not share."""
    days = [date(year, 1, 1) + _DAY * offset for offset in range(366)]
    days = [day for day in days if day.year == year]
    if not is_known_country(country, subdivision):
        return _CountryYear(frozenset(day for day in days if day.weekday() < _SATURDAY), frozenset())
    calendar = holidays.country_holidays(
        country,
        subdiv=subdivision,
        years=(year - 1, year, year + 1),
        language="en_US" if country == "RU" else None,
    )
    working = frozenset(day for day in days if calendar.is_working_day(day))
    short = frozenset(day for day in working if country == "RU" and _is_shortened(calendar, day))
    return _CountryYear(working, short)


def _is_shortened(calendar: holidays.HolidayBase, day: date) -> bool:
    """A working Saturday is as long as the weekday it was swapped with (Ministry order of 13.08.2009 No.
    588n)."""
    if day.weekday() >= _SATURDAY:
        label = f"{_MOVED_DAY_OFF} from {day:%m/%d/%Y}"
        swapped = [moved for moved in calendar if any(label in name for name in calendar.get_list(moved))]
        return any(_is_holiday_itself(calendar, moved + _DAY) for moved in swapped)
    return _is_holiday_itself(calendar, day + _DAY)


def _is_holiday_itself(calendar: holidays.HolidayBase, day: date) -> bool:
    return any(_MOVED_DAY_OFF not in name and _OBSERVED not in name for name in calendar.get_list(day))
