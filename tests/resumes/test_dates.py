"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.resumes.fields.dates import DateRange, find_day, find_length, find_ranges, total_months
from bot.resumes.values import YearMonth

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "started", "ended"),
    [
        ("Май 2023 — настоящее время", "2023-05", None),
        ("Июль 2021 — Апрель 2023", "2021-07", "2023-04"),
        ("с марта 2019 по май 2020", "2019-03", "2020-05"),
        ("с 03.2019 по н.в.", "2019-03", None),
        ("2004, февраль — 2006, апрель", "2004-02", "2006-04"),
        ("01/2020 - 05/2021", "2020-01", "2021-05"),
        ("2019-2021", "2019", "2021"),
        ("2018 г. – 2020 г.", "2018", "2020"),
        ("05.2015–12.2018", "2015-05", "2018-12"),
        ("01.02.2019 - 05.06.2021", "2019-02", "2021-06"),
        ("Март – май 2020", "2020-03", "2020-05"),
        ("с 2017 года", "2017", None),
        ("2015 — настоящий момент", "2015", None),
        ("Май 2019 - по сей день", "2019-05", None),
        ("Oct. 2021 – Current", "2021-10", None),
        ("Feb 2018 to Present", "2018-02", None),
        ("Sep '19 – Mar '21", "2019-09", "2021-03"),
        ("September 2022 currently", "2022-09", None),
        ("2021/03 – 2022/05", "2021-03", "2022-05"),
        ("since May 2021", "2021-05", None),
        ("03/2019 - present: Staff Nurse", "2019-03", None),
    ],
)
def test_a_range_is_understood(text: str, started: str, ended: str | None) -> None:
    (found,) = find_ranges(text, TODAY)
    assert str(found.started) == started
    assert (str(found.ended) if found.ended else None) == ended
    assert found.current is (ended is None)


@pytest.mark.parametrize(
    "text",
    [
        "+7 (900) 1112233",
        "2021 - 2019",
        "10.1234/neurips.2023",
        "3 года 5 месяцев",
        "план на 2025",
        "в 2019 году",
    ],
)
def test_no_range_is_seen_where_there_is_none(text: str) -> None:
    assert find_ranges(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3 года 5 месяцев", 41),
        ("18 лет", 216),
        ("8 месяцев", 8),
        ("9 years 2 months", 110),
        ("5+ years", 60),
        ("3 yrs 6 mos", 42),
        ("без опыта", None),
        ("14 лет и 3 месяца", 171),
    ],
)
def test_a_length_of_time_is_counted(text: str, months: int | None) -> None:
    assert find_length(text) == months


def test_both_end_months_count() -> None:
    (found,) = find_ranges("Июль 2021 — Апрель 2023", TODAY)
    assert found.months(TODAY) == 22


def test_overlapping_jobs_count_once() -> None:
    first = DateRange(YearMonth(2020, 1), YearMonth(2020, 12), current=False, start=0, stop=0)
    second = DateRange(YearMonth(2020, 7), YearMonth(2021, 6), current=False, start=0, stop=0)
    assert total_months([first, second], TODAY) == 18


@pytest.mark.parametrize(
    ("text", "month_first", "day"),
    [
        ("родилась 14 марта 1997", False, date(1997, 3, 14)),
        ("17.06.1988", False, date(1988, 6, 17)),
        ("born on 9 May 1993", False, date(1993, 5, 9)),
        ("May 9, 1993", True, date(1993, 5, 9)),
        ("04/12/1990", True, date(1990, 4, 12)),
        ("04/12/1990", False, date(1990, 12, 4)),
        ("1995-08-22", False, date(1995, 8, 22)),
        ("31.02.1990", False, None),
    ],
)
def test_a_day_is_understood(text: str, month_first: bool, day: date | None) -> None:
    assert find_day(text, month_first=month_first) == day
