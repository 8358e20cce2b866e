"""Working days as a company in Russia counts them, checked against the published production calendars of 2025–2027."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workdays import CalendarException, NoWorkdaysError, WorkCalendar, is_known_country

RUSSIA = WorkCalendar()
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_the_day_before_a_start_after_the_new_year_holidays() -> None:
    assert RUSSIA.add_workdays(date(2027, 1, 11), -1) == date(2026, 12, 30)
    assert RUSSIA.next_workday(date(2026, 12, 30)) == date(2027, 1, 11)


@pytest.mark.parametrize(
    "moved", [date(2026, 1, 9), date(2026, 12, 31), date(2027, 2, 22), date(2026, 3, 9), date(2026, 5, 11)]
)
def test_moved_days_off_are_off(moved: date) -> None:
    assert not RUSSIA.is_workday(moved)


def test_a_saturday_swapped_with_a_monday_is_worked() -> None:
    assert RUSSIA.is_workday(date(2027, 2, 20))


@pytest.mark.parametrize(("year", "workdays"), [(2025, 247), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_days_as_published(year: int, workdays: int) -> None:
    assert RUSSIA.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays


def test_short_days_stand_before_holidays_and_not_before_moved_days_off() -> None:
    short = [
        day for offset in range(365) if RUSSIA.is_short(day := date(2026, 1, 1) + timedelta(days=offset))
    ]
    assert short == [date(2026, 4, 30), date(2026, 5, 8), date(2026, 6, 11), date(2026, 11, 3)]
    assert RUSSIA.is_short(date(2025, 11, 1))


def test_the_companys_own_days_come_first() -> None:
    calendar = WorkCalendar.of(
        "RU",
        [
            CalendarException(date(2026, 12, 30), is_workday=False),
            CalendarException(date(2026, 12, 26), is_workday=True, short=True),
        ],
    )
    assert not calendar.is_workday(date(2026, 12, 30))
    assert calendar.is_workday(date(2026, 12, 26))
    assert calendar.is_short(date(2026, 12, 26))
    assert calendar.add_workdays(date(2027, 1, 11), -1) == date(2026, 12, 29)
    assert calendar.add_workdays(date(2026, 12, 25), 1) == date(2026, 12, 26)


def test_other_countries_have_their_own_holidays() -> None:
    thanksgiving = date(2026, 11, 26)
    assert RUSSIA.is_workday(thanksgiving)
    assert not WorkCalendar("US").is_workday(thanksgiving)
    assert is_known_country("KZ")


def test_an_unknown_country_has_weekends_only() -> None:
    calendar = WorkCalendar("XX")
    assert not is_known_country("XX")
    assert calendar.is_workday(date(2027, 1, 1))
    assert not calendar.is_workday(date(2027, 1, 2))


def test_a_weekend_leads_to_monday_or_friday() -> None:
    saturday = date(2026, 11, 28)
    assert RUSSIA.on_or_after(saturday) == date(2026, 11, 30)
    assert RUSSIA.on_or_before(saturday) == date(2026, 11, 27)
    assert RUSSIA.on_or_after(date(2026, 11, 27)) == date(2026, 11, 27)
    assert RUSSIA.add_workdays(saturday, 0) == saturday


def test_a_calendar_without_working_days_says_so() -> None:
    everyday = [
        CalendarException(date(2026, 1, 1) + timedelta(days=offset), is_workday=False)
        for offset in range(800)
    ]
    with pytest.raises(NoWorkdaysError):
        WorkCalendar.of("RU", everyday).next_workday(date(2026, 2, 1))


@settings(deadline=None)
@given(day=days, count=st.integers(-60, 60).filter(bool))
def test_counting_there_and_between_agree(day: date, count: int) -> None:
    reached = RUSSIA.add_workdays(day, count)
    assert RUSSIA.is_workday(reached)
    assert RUSSIA.workdays_between(day, reached) == count
    assert (reached > day) == (count > 0)


@settings(deadline=None)
@given(three=st.tuples(days, days, days).map(sorted))
def test_stretches_add_up(three: list[date]) -> None:
    start, middle, end = three
    whole = RUSSIA.workdays_between(start, end)
    assert whole == RUSSIA.workdays_between(start, middle) + RUSSIA.workdays_between(middle, end)
