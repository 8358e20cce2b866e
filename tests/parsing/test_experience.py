"""Experience and age as people type them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.parsing.experience import AgeRead, parse_age, parse_experience

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("3 года 6 месяцев", 42),
        ("3 года и 6 мес.", 42),
        ("3г 2м", 38),
        ("5", 60),
        ("5 лет", 60),
        ("более 5 лет", 60),
        ("5+ years", 60),
        ("3,5 года", 42),
        ("год", 12),
        ("полгода", 6),
        ("полтора года", 18),
        ("18 месяцев", 18),
        ("7 лет опыта", 84),
        ("6 years and 2 months", 74),
        ("2y", 24),
        ("Без опыта", 0),
        ("no experience", 0),
        ("100", None),
        ("много", None),
        ("", None),
        ("с 2015 года", None),
    ],
)
def test_experience(typed: str, months: int | None) -> None:
    assert parse_experience(typed) == months


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("29", AgeRead(None, 29)),
        ("29 лет", AgeRead(None, 29)),
        ("age 29", AgeRead(None, 29)),
        ("14.03.1997", AgeRead(date(1997, 3, 14), None)),
        ("14 марта 1997 г.", AgeRead(date(1997, 3, 14), None)),
        ("14 March 1997", AgeRead(date(1997, 3, 14), None)),
        ("5", None),
        ("13", None),
        ("05.12", None),
        ("1997", None),
        ("24.11.2026", None),
        ("молодая", None),
    ],
)
def test_age(typed: str, read: AgeRead | None) -> None:
    assert parse_age(typed, now=TODAY, zone=ZoneInfo("Europe/Moscow")) == read
