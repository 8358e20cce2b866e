"""How people say that they will be away."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.parsing.absence_line import AbsenceLine, parse_absence

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "first", "last", "kind", "deputy"),
    [
        ("до 12 января, за меня Петров", TODAY, date(2027, 1, 12), "", "Петров"),
        (
            "отпуск с 1 по 12 января, за меня Борис Петров",
            date(2027, 1, 1),
            date(2027, 1, 12),
            "vacation",
            "Борис Петров",
        ),
        ("отпуск с 28 декабря по 10 января", date(2026, 12, 28), date(2027, 1, 10), "vacation", ""),
        ("за меня @boris, болею до пятницы", TODAY, date(2026, 11, 27), "sick", "@boris"),
        ("до 12 января, Петров за меня", TODAY, date(2027, 1, 12), "", "Петров"),
        ("отпуск до 12 января, меня замещает Петров", TODAY, date(2027, 1, 12), "vacation", "Петров"),
        ("болею до пятницы, Борис Петров вместо меня", TODAY, date(2026, 11, 27), "sick", "Борис Петров"),
        ("until January 12, Boris instead of me", TODAY, date(2027, 1, 12), "", "Boris"),
        ("@boris covers for me, sick until Friday", TODAY, date(2026, 11, 27), "sick", "@boris"),
        ("until Friday, instead of me Boris", TODAY, date(2026, 11, 27), "", "Boris"),
        ("завтра в командировке", date(2026, 11, 25), date(2026, 11, 25), "trip", ""),
        (
            "vacation from 1 to 12 January, covered by Brown",
            date(2027, 1, 1),
            date(2027, 1, 12),
            "vacation",
            "Brown",
        ),
        ("sick until Friday", TODAY, date(2026, 11, 27), "sick", ""),
    ],
)
def test_days_kind_and_deputy_are_understood(
    text: str, first: date, last: date, kind: str, deputy: str
) -> None:
    assert parse_absence(text, now=NOW, zone=MOSCOW) == AbsenceLine(first, last, kind, deputy)


@pytest.mark.parametrize("text", ["", "отпуск", "за меня Петров", "до скорого", "с ума по улице"])
def test_without_days_nothing_is_guessed(text: str) -> None:
    assert parse_absence(text, now=NOW, zone=MOSCOW) is None
