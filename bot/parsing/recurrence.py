"""How often something repeats, as people type it: «каждый понедельник», "every weekday", «в последний рабочий день месяца»."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.parsing.spans import Span, fold

EVERY_WORKDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
LAST = -1


class RepeatKind(StrEnum):
    """On days of the week, on a day of the month, or on the month's n-th working day."""

    WEEKDAYS = "weekdays"
    MONTH_DAY = "month_day"
    MONTH_WORKDAY = "month_workday"


@dataclass(frozen=True)
class Repeats:
    """A rhythm. `weekdays` counts Monday as 0; `month_day` is a day of the month or, for working days, its number; -1 is
    the last.
    """

    kind: RepeatKind
    weekdays: frozenset[int] = frozenset()
    month_day: int | None = None


_DAYS = (
    r"понедельник\w*|пн|monday|mon", r"вторник\w*|вт|tuesday|tue",
    r"сред[ауыеам]+|ср|wednesday|wed", r"четверг\w*|чт|thursday|thu",
    r"пятниц\w*|пт|friday|fri", r"суббот\w*|сб|saturday|sat", r"воскресень\w*|вс|sunday|sun",
)  # fmt: skip
_DAY = "(?:" + "|".join(f"(?:{names})" for names in _DAYS) + r")s?(?!\w)"
_DAY_LIST = rf"{_DAY}(?:(?:,| и| and|,? &)? (?:по )?{_DAY})*"
_ON_DAYS = r"(?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям)"
_ON_DAYS_EN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_EVERY = r"(?:кажд(?:ый|ую|ое|ые)|every|each)"
_NUMBERS = {
    "перв": 1, "first": 1, "1": 1, "втор": 2, "second": 2, "2": 2, "трет": 3, "third": 3, "3": 3,
    "последн": LAST, "last": LAST,
}  # fmt: skip
_NTH = r"(?P<nth>перв\w+|втор\w+|трет\w+|последн\w+|first|second|third|last|[123](?:-?й|-?го|st|nd|rd|th)?)"
_WORKING = r"(?:рабоч\w+ день|рабоч\w+ дня|working day|workday|business day)"
_MONTHLY = r"(?:кажд(?:ый|ого) месяц\w*|ежемесячно|every month|each month|monthly)"

_Reading = Callable[[re.Match[str]], Repeats | None]


def _weekdays(match: re.Match[str]) -> Repeats:
    said = match["days"]
    days = {number for number, names in enumerate(_DAYS) if re.search(rf"(?<!\w)(?:{names})s?(?!\w)", said)}
    return Repeats(RepeatKind.WEEKDAYS, frozenset(days))


def _fixed(days: frozenset[int]) -> _Reading:
    return lambda _match: Repeats(RepeatKind.WEEKDAYS, days)


def _nth_workday(match: re.Match[str]) -> Repeats:
    said = match["nth"]
    number = next(value for start, value in _NUMBERS.items() if said.startswith(start))
    return Repeats(RepeatKind.MONTH_WORKDAY, month_day=number)


def _month_day(match: re.Match[str]) -> Repeats | None:
    day = int(match["day"])
    return Repeats(RepeatKind.MONTH_DAY, month_day=day) if 1 <= day <= 31 else None  # noqa: PLR2004 - days of a month


def _month_start(_match: re.Match[str]) -> Repeats:
    return Repeats(RepeatKind.MONTH_WORKDAY, month_day=1)


_DAY_NUMBER = r"(?P<day>\d{1,2})(?:-?го|-?е| числа|-?го числа|st|nd|rd|th)?"
_RULES: tuple[tuple[re.Pattern[str], _Reading], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), read)
    for pattern, read in (
        (rf"{_EVERY} (?P<days>{_DAY_LIST})", _weekdays),
        (rf"(?:еженедельно|weekly)(?:,? (?:по|в|во|on))? (?P<days>{_DAY_LIST})", _weekdays),
        (rf"по (?P<days>{_ON_DAYS}(?:(?:,| и)? (?:по )?{_ON_DAYS})*)", _weekdays),
        (rf"on (?P<days>{_ON_DAYS_EN}(?:(?:,| and) {_ON_DAYS_EN})*)", _weekdays),
        (rf"(?:{_EVERY} рабочий день|по будням|по рабочим дням|every weekday|every workday|every working day|on weekdays)",
         _fixed(EVERY_WORKDAY)),
        (rf"(?:{_EVERY} день|ежедневно|every day|daily(?= *(?:$|[,;.]|at |by |\\d)))", _fixed(EVERY_DAY)),
        (rf"(?:в |on )?(?:the )?(?:{_EVERY} )?{_NTH} {_WORKING} (?:каждого |of (?:the |each |every )?)?(?:месяца|month)",
         _nth_workday),
        (rf"{_MONTHLY},? (?:в |on )?(?:the )?{_NTH} {_WORKING}", _nth_workday),
        (rf"{_MONTHLY},? (?:в |on )?(?:the )?{_DAY_NUMBER}", _month_day),
        (rf"{_DAY_NUMBER} (?:каждого месяца|of (?:each|every) month)", _month_day),
        (rf"{_EVERY} (?P<day>\d{{1,2}})(?:st|nd|rd|th|-?е| число|-?е число)", _month_day),
        (rf"{_MONTHLY}", _month_start),
        (r"(?:еженедельно|кажд(?:ую|ая) неделю|weekly(?= *(?:$|[,;.]))|every week)", _fixed(frozenset({0}))),
    )
)  # fmt: skip


def find_repeats(text: str) -> tuple[Repeats, Span] | None:
    """The first rhythm named in a text and where it stands, or None. «Каждый месяц» alone is its first working day."""
    folded = fold(text)
    best: tuple[Repeats, Span] | None = None
    for pattern, read in _RULES:
        match = pattern.search(folded)
        said = read(match) if match else None
        if match is None or said is None:
            continue
        if best is None or match.start() < best[1][0]:
            best = (said, match.span())
    return best
