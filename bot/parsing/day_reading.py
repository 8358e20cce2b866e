"""The day inside a date phrase: figures, named months, weekdays, «завтра», «через две недели», «конец месяца»."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.parsing import date_words as words

Prefer = Literal["future", "past"]
IsWorkday = Callable[[date], bool]

PREPOSITION = re.compile(
    r"(?:срок|дедлайн|deadline|due)(?: ?: ?| )(?=[\d\w])(?:(?:до|к|по|by|on) )?"
    r"|(?:не позднее|не позже|no later than|(?:up )?until|with effect from|во?|ко?|до|со?|на|по|от|by|on|till|before|from|since"
    r"|for|at|due) (?:the )?"
)
_END = r"(?!\w)(?!\.\w)"
_WEEK = timedelta(days=7)
_SATURDAY = 5
_MONTHS = 12
_MID_MONTH = 15
_LEAP_CYCLE = 9


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

    ``weak`` ones name a day only beside a time or as the whole text. ``explicit`` ones come from figures, so a weekday
    beside them only confirms. ``or_today`` is set when today is meant if the time said is still ahead (behind, when
    the past is preferred).
    """

    day: date
    end: int
    others: tuple[date, ...] = ()
    weak: bool = False
    explicit: bool = False
    weekday: int | None = None
    or_today: bool = False
    at: time | None = None


_Rule = Callable[[re.Match[str], Reference], DayReading | None]
_RULES: list[tuple[re.Pattern[str], _Rule]] = []


def _rule(pattern: str) -> Callable[[_Rule], _Rule]:
    def register(read: _Rule) -> _Rule:
        _RULES.append((re.compile(pattern + _END), read))
        return read

    return register


def day_at(text: str, position: int, reference: Reference) -> DayReading | None:
    """The longest day that begins exactly here, its preposition included."""
    readings = list(_readings(text, position, reference))
    preposition = PREPOSITION.match(text, position)
    if preposition:
        said = replace(reference, preposition=preposition[0].strip())
        readings.extend(_readings(text, preposition.end(), said))
    return max(readings, key=lambda reading: reading.end, default=None)


def _readings(text: str, position: int, reference: Reference) -> Iterator[DayReading]:
    for pattern, read in _RULES:
        if (match := pattern.match(text, position)) and (reading := read(match, reference)):
            yield reading


# Figures and named months


@_rule(r"(?P<year>(?:19|20|21)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
def _iso(match: re.Match[str], _reference: Reference) -> DayReading | None:
    return _calendar_day(match.end(), int(match["year"]), int(match["month"]), int(match["day"]))


@_rule(
    r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?:(?P=sign)(?P<year>(?:19|20|21)\d{2}|\d{2}))?"
    r"(?: ?г(?:ода|\.)?)?(?![./-]\d)(?! ?(?:лет|год|мес|к|тыс|млн|час|ч|балл|%|₽|\$|€))"
)
def _figures(match: re.Match[str], reference: Reference) -> DayReading | None:
    first, second = int(match["day"]), int(match["month"])
    if match["year"] is None and not _plausible_without_year(match, reference):
        return None
    year = _full_year(match["year"])
    if match["sign"] == "/" and second > _MONTHS:
        return _dated(match.end(), year, first, second, reference)
    reading = _dated(match.end(), year, second, first, reference)
    if reading and match["sign"] == "/" and first <= _MONTHS and first != second:
        american = _dated(match.end(), year, first, second, reference)
        return replace(reading, others=(american.day,)) if american else reading
    return reading


def _plausible_without_year(match: re.Match[str], reference: Reference) -> bool:
    """Two figures with a sign between may be a version, a share or a score: «Python 3.11», «1/2», «24/7», «3-5»."""
    if reference.whole:
        return match["sign"] != "-"
    if match["sign"] == "-":
        return False
    if reference.preposition and reference.preposition not in ("на", "по", "от", "from"):
        return True
    before = match.string[: match.start()].rstrip(" ")
    after_latin_word = before[-1:].isascii() and before[-1:].isalpha()
    two_figures = len(match["month"]) == 2  # noqa: PLR2004 - «15.12» rather than «8.3»
    if match["sign"] == "/":
        return two_figures and len(match["day"]) == 2  # noqa: PLR2004 - as above
    return two_figures and not (after_latin_word and len(match["day"]) == 1)


@_rule(
    rf"(?P<day>\d{{1,2}})(?:-?(?:го|ого|е|ое|му)|st|nd|rd|th)? ?(?:of )?(?P<month>{words.MONTH})\.?"
    r"(?:,? ?(?P<year>(?:19|20|21)\d{2})(?: ?г(?:ода|\.)?)?)?"
)
@_rule(
    rf"(?P<month>{words.MONTH})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20|21)\d{{2}}))?"
)
def _day_and_month(match: re.Match[str], reference: Reference) -> DayReading | None:
    year = int(match["year"]) if match["year"] else None
    return _dated(match.end(), year, words.month_number(match["month"]), int(match["day"]), reference)


@_rule(
    rf"(?:начал[оауе] |(?:the )?(?:beginning|start) of )?(?P<month>{words.MONTH})(?: (?P<year>(?:19|20|21)\d{{2}}))?(?: ?г(?:ода|\.))?"
)
def _month_alone(match: re.Match[str], reference: Reference) -> DayReading | None:
    introduced = reference.preposition in (
        "в",
        "к",
        "до",
        "с",
        "in",
        "by",
        "until",
        "till",
        "before",
        "from",
        "since",
    )
    weak = not introduced and match["month"] == match[0]
    first = _month_start(match, reference)
    if reference.preposition in ("до", "before") and match["month"] == match[0].split(" ")[0]:
        first -= timedelta(days=1)
    return DayReading(first, match.end(), weak=weak)


@_rule(rf"in (?P<month>{words.MONTH})(?: (?P<year>(?:19|20|21)\d{{2}}))?")
def _in_month(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(_month_start(match, reference), match.end())


@_rule(
    rf"(?:середин[аеуы] |(?:the )?middle of |mid[- ])(?P<month>{words.MONTH})(?: (?P<year>(?:19|20|21)\d{{2}}))?"
)
def _middle_of_named(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(_month_start(match, reference).replace(day=_MID_MONTH), match.end())


@_rule(
    rf"(?:кон[е]?ц[аеу]? |(?:the )?end of )(?P<month>{words.MONTH})(?: (?P<year>(?:19|20|21)\d{{2}}))?(?: ?г(?:ода|\.))?"
)
def _end_of_named(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(_month_end(_month_start(match, reference, ending=True)), match.end())


@_rule(r"(?P<day>\d{1,2})(?:-?(?:го|ого)(?: числа)?| числа)")
@_rule(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?P<which>this|next) month)?")
def _day_of_month(match: re.Match[str], reference: Reference) -> DayReading | None:
    if match[0][-2:] in ("st", "nd", "rd", "th") and not (reference.whole or reference.preposition):
        return None
    day, step = int(match["day"]), 1 if reference.prefer == "future" else -1
    month = reference.today.replace(day=1)
    if "next month" in match[0]:
        month = _month_after(month)
    for _ in range(_MONTHS):
        reading = _calendar_day(match.end(), month.year, month.month, day)
        if reading and (reading.day - reference.today).days * step >= 0:
            return replace(reading, explicit=False)
        month = _month_after(month, step)
    return None


def _full_year(typed: str | None) -> int | None:
    if typed is None:
        return None
    return int(typed) if len(typed) == 4 else 2000 + int(typed)  # noqa: PLR2004 - a year in four figures


def _calendar_day(end: int, year: int, month: int, day: int) -> DayReading | None:
    if not (1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return DayReading(date(year, month, day), end, explicit=True)


def _dated(end: int, year: int | None, month: int, day: int, reference: Reference) -> DayReading | None:
    """Without a year: the nearest such day on the preferred side, today included (29 February may be years away)."""
    if year is not None:
        return _calendar_day(end, year, month, day)
    step = 1 if reference.prefer == "future" else -1
    for years in range(_LEAP_CYCLE):
        reading = _calendar_day(end, reference.today.year + years * step, month, day)
        if reading and (reading.day - reference.today).days * step >= 0:
            return reading
    return None


def _month_start(match: re.Match[str], reference: Reference, *, ending: bool = False) -> date:
    """The first of a named month, in the nearest year on the preferred side; ``ending`` counts the running month in."""
    month, today = words.month_number(match["month"]), reference.today
    if match["year"]:
        return date(int(match["year"]), month, 1)
    first = date(today.year, month, 1)
    if reference.prefer == "past":
        return first if first <= today else first.replace(year=today.year - 1)
    passed = _month_end(first) < today if ending else first < today
    return first.replace(year=today.year + 1) if passed else first


# Relative days


_DAYS_FROM_TODAY = {
    **dict.fromkeys(("сегодня", "today", "tonight"), 0),
    **dict.fromkeys(("завтра", "tomorrow", "tmrw", "tmr"), 1),
    **dict.fromkeys(("послезавтра", "day after tomorrow"), 2),
    **dict.fromkeys(("вчера", "yesterday"), -1),
    **dict.fromkeys(("позавчера", "day before yesterday"), -2),
}


@_rule(
    r"(?:the )?(?P<name>"
    + "|".join(sorted(_DAYS_FROM_TODAY, key=len, reverse=True))
    + r")(?:шн(?:ий|его) день)?"
)
def _named_day(match: re.Match[str], reference: Reference) -> DayReading:
    day = reference.today + timedelta(days=_DAYS_FROM_TODAY[match["name"]])
    return DayReading(
        day, match.end(), explicit=True, at=words.EVENING if match["name"] == "tonight" else None
    )


_UNIT = (
    r"(?P<unit>(?:рабочи[йхе] |working |business |work)(?:день|дня|дней|days?)|дня|дней|день|дн\.?|дни|д|нед(?:ел[юяьи]|ель)?\.?"
    r"|н|месяц(?:а|ев)?|мес\.?|полгода|год(?:а)?|лет|г|days?|d|weeks?|wks?|w|months?|years?|yrs?)"
)


_SPAN = rf"(?:(?P<count>{words.NUMBER}) ?)?{_UNIT}"


@_rule(rf"(?:через|спустя|в течение|within|in|\+) ?(?:(?:the )?next )?{_SPAN}")
@_rule(rf"{_SPAN} (?:from now|from today|спустя)")
def _after_a_while(match: re.Match[str], reference: Reference) -> DayReading | None:
    day = _shifted(reference, words.number_value(match["count"]), match["unit"])
    return DayReading(day, match.end()) if day else None


@_rule(rf"{_SPAN} (?:назад|тому назад|ago)")
def _a_while_ago(match: re.Match[str], reference: Reference) -> DayReading | None:
    day = _shifted(reference, -words.number_value(match["count"]), match["unit"])
    return DayReading(day, match.end()) if day else None


@_rule(rf"(?P<count>{words.NUMBER}) ?{_UNIT}")
def _bare_span(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«3д», "2w": a wait only as the whole text; in a line it is as well «3 года» of experience or "3D"."""
    if not reference.whole or reference.preposition or match["unit"] in ("г", "лет"):
        return None
    return _after_a_while(match, reference)


@_rule(rf"(?P<unit>дня|недели|месяца) через (?P<count>{words.NUMBER})")
def _about_after(match: re.Match[str], reference: Reference) -> DayReading | None:
    day = _shifted(reference, words.number_value(match["count"]), match["unit"])
    return DayReading(day, match.end()) if day else None


def _shifted(reference: Reference, count: int, unit: str) -> date | None:
    today = reference.today
    if unit.startswith(("рабоч", "work", "busin")):
        return _after_workdays(today, count, reference.is_workday)
    if unit.startswith(("д", "d")):
        return today + timedelta(days=count)
    if unit.startswith(("н", "w")):
        return today + count * _WEEK
    if unit == "полгода":
        count *= 6
    elif unit.startswith(("г", "лет", "y")):
        count *= _MONTHS
    return add_months(today, count)


def _after_workdays(day: date, count: int, is_workday: IsWorkday) -> date:
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of a shorter month."""
    index = day.year * _MONTHS + day.month - 1 + count
    year, month = index // _MONTHS, index % _MONTHS + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# Weekdays and weeks


_WHICH = (
    r"(?:(?P<which>эт(?:от|ой|ом|у|о|а)|следующ(?:ий|ую|ей|ее|ем|ая|его|ему)|след\.?|прошл(?:ый|ую|ой|ое|ом|ая)|ближайш(?:ий|ую|ей|ее|ем|ая)"
    r"|this(?: coming)?|next|last|past|coming|the coming|the next) )?"
)
_WEEK_NAME = r"(?:на |the )?(?P<week>следующей неделе|след\. неделе|этой неделе|прошлой неделе|next week|this week|last week)"


@_rule(rf"{_WHICH}(?P<weekday>{words.WEEKDAY})\.?(?:,? {_WEEK_NAME})?")
def _weekday(match: re.Match[str], reference: Reference) -> DayReading | None:
    word = match["weekday"]
    if _repeats(match):
        return None
    number = words.weekday_number(word)
    weak = word in words.HOMONYM_WEEKDAYS and not (
        match["which"] or match["week"] or _points_at(word, reference)
    )
    if match["week"]:
        return DayReading(_in_week(reference, match["week"], number), match.end(), weekday=number)
    reading = _which_weekday(match["which"] or "", number, match.end(), reference)
    return replace(reading, weak=weak, weekday=number)


def _repeats(match: re.Match[str]) -> bool:
    """«каждую пятницу», "every Monday": a rhythm, not a day."""
    return re.search(r"(?:кажд\w+|every|each) $", match.string[: match.start()]) is not None


def _points_at(word: str, reference: Reference) -> bool:
    """«к среде», «до среды», "on Wed" name a day; «в среде Linux» does not."""
    if word in ("среде", "средой"):
        return reference.preposition in ("к", "ко")
    return bool(reference.preposition) and not (
        word == "ср" and reference.preposition not in ("в", "к", "до", "на")
    )


def _which_weekday(which: str, number: int, end: int, reference: Reference) -> DayReading:
    today = reference.today
    ahead = today + timedelta(days=(number - today.weekday()) % 7)
    behind = today - timedelta(days=(today.weekday() - number) % 7)
    if which.startswith(("прошл", "last", "past")):
        return DayReading(behind - _WEEK if behind == today else behind, end)
    if which.startswith(("след", "next", "the next")):
        following = _in_week(reference, "next", number)
        nearest = ahead + _WEEK if ahead == today else ahead
        return DayReading(following, end, others=() if nearest == following else (nearest,))
    if which.startswith(("эт", "this")) and which != "this coming":
        return DayReading(ahead, end)
    if reference.prefer == "past":
        return DayReading(behind - _WEEK if behind == today else behind, end, or_today=behind == today)
    return DayReading(ahead + _WEEK if ahead == today else ahead, end, or_today=ahead == today)


def _in_week(reference: Reference, week: str, number: int) -> date:
    monday = reference.today - timedelta(days=reference.today.weekday())
    if week.startswith(("след", "next")):
        monday += _WEEK
    elif week.startswith(("прошл", "last")):
        monday -= _WEEK
    return monday + timedelta(days=number)


@_rule(rf"{_WEEK_NAME}(?:,? (?:во? |on )?(?P<weekday>{words.WEEKDAY}))?")
@_rule(
    rf"(?P<week>следующей недели|следующей неделе|этой недели|этой неделе)(?:,? (?:во? )?(?P<weekday>{words.WEEKDAY}))?"
)
def _week(match: re.Match[str], reference: Reference) -> DayReading:
    """A week alone: its first day, except that what is due this week is due by its last working day."""
    if match["weekday"]:
        number = words.weekday_number(match["weekday"])
        return DayReading(_in_week(reference, match["week"], number), match.end(), weekday=number)
    if match["week"].startswith(("эт", "this")):
        return DayReading(_end_of_week(reference.today, reference), match.end())
    return DayReading(_in_week(reference, match["week"], 0), match.end())


@_rule(
    rf"(?:через|in) (?:(?P<count>{words.NUMBER}) )?(?:недел[юиь]|weeks?),? (?:во? |on )(?P<weekday>{words.WEEKDAY})"
)
@_rule(rf"(?P<weekday>{words.WEEKDAY}) через (?:(?P<count>{words.NUMBER}) )?недел[юиь]")
def _weekday_after_weeks(match: re.Match[str], reference: Reference) -> DayReading:
    number = words.weekday_number(match["weekday"])
    later = _in_week(reference, "this", number) + words.number_value(match["count"]) * _WEEK
    return DayReading(later, match.end(), weekday=number)


@_rule(r"(?P<which>следующ(?:ий|его|ем)|next|эт(?:от|ом)|this) (?:месяца?е?|month)")
def _named_month(match: re.Match[str], reference: Reference) -> DayReading:
    """The next month: its first day; this month: its last, since what is left of it is meant."""
    first = reference.today.replace(day=1)
    later = match["which"].startswith(("след", "next"))
    return DayReading(_month_after(first) if later else _month_end(first), match.end())


# Ends, middles and beginnings


@_rule(
    r"(?:(?P<edge>конец|конца|конце|концу|(?:the )?end of|eo|середин[аеуы]|(?:the )?middle of|mid|начал[оауе]|(?:the )?(?:beginning|start) of)[ -]?)"
    r"(?:(?:the )?(?P<which>это(?:го|й)|this|следующе(?:го|й)|next|рабочей) )?(?:the )?"
    r"(?P<unit>недели|месяца|квартала|года|week|month|quarter|year|[wmqy])"
)
def _edge(match: re.Match[str], reference: Reference) -> DayReading | None:
    edge, unit = match["edge"], match["unit"]
    if (edge == "eo") != (len(unit) == 1):
        return None
    later = (match["which"] or "").startswith(("след", "next"))
    start, end = _period(unit, reference, later=later)
    if edge.startswith(("конец", "конца", "конце", "концу", "the end", "end", "eo")):
        return DayReading(end, match.end())
    middle = edge.startswith(("середин", "mid", "the mid"))
    day = _inside(unit, start, middle=middle)
    if day < reference.today and reference.prefer == "future":
        day = _inside(unit, _period(unit, reference, later=True)[0], middle=middle)
    return DayReading(day, match.end())


def _inside(unit: str, start: date, *, middle: bool) -> date:
    """The beginning or the middle of a week (its Wednesday) or of a month, quarter or year (the 15th of it)."""
    if not middle:
        return start
    if unit[0] in "нw":
        return start + timedelta(days=2)
    months = {"к": 1, "q": 1, "г": 6, "y": 6}.get(unit[0], 0)
    return add_months(start, months).replace(day=1 if months == 6 else _MID_MONTH)  # noqa: PLR2004 - half a year


def _period(unit: str, reference: Reference, *, later: bool) -> tuple[date, date]:
    today = reference.today
    if unit[0] in "нw":
        day = today + _WEEK if later else today
        return day - timedelta(days=day.weekday()), _end_of_week(day, reference)
    months = {"м": 1, "m": 1, "к": 3, "q": 3, "г": _MONTHS, "y": _MONTHS}[unit[0]]
    first = date(today.year, (today.month - 1) // months * months + 1, 1)
    first = add_months(first, months if later else 0)
    return first, add_months(first, months) - timedelta(days=1)


def _end_of_week(day: date, reference: Reference) -> date:
    """The last working day of that week not before ``day``; on a weekend, the Sunday."""
    sunday = day + timedelta(days=6 - day.weekday())
    left = (sunday - timedelta(days=back) for back in range((sunday - day).days + 1))
    return next((candidate for candidate in left if reference.is_workday(candidate)), sunday)


def _month_end(first: date) -> date:
    return _month_after(first) - timedelta(days=1)


def _month_after(first: date, step: int = 1) -> date:
    return add_months(first, step)


@_rule(r"(?:нового года|новому году|(?:the )?new year(?:'?s)?(?: eve)?)")
def _new_year(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«до нового года» is the last day of this one, «с нового года» the first of the next."""
    if reference.preposition in ("с", "from", "since"):
        return DayReading(date(reference.today.year + 1, 1, 1), match.end())
    if not (reference.whole or reference.preposition in ("до", "к", "by", "before", "until", "till")):
        return None
    return DayReading(date(reference.today.year, _MONTHS, 31), match.end())


@_rule(r"(?:выходны[ехм]|the weekend|weekend)")
def _weekend(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«до выходных» is due on the last working day before; «на выходных» is the Saturday."""
    if not (reference.whole or reference.preposition in ("до", "на", "к", "by", "before", "on", "at")):
        return None
    if reference.preposition in ("до", "к", "by", "before"):
        return DayReading(_end_of_week(reference.today, reference), match.end())
    return DayReading(_in_week(reference, "this", max(_SATURDAY, reference.today.weekday())), match.end())
