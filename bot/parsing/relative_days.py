"""Days said from today: «завтра», «в пятницу», «через две недели», «на следующей неделе», «конец месяца»."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.parsing import date_words as words
from bot.parsing.day_grammar import (
    MONTHS,
    DayReading,
    IsWorkday,
    Reference,
    RuleBook,
    add_months,
    month_end,
)

RULES = RuleBook()

_WEEK = timedelta(days=7)
_SATURDAY = 5
_MID_MONTH = 15
_HALF_YEAR = 6
_OF_EXPERIENCE = (" of ", " опыт", " стаж")


_DAYS_FROM_TODAY = {
    **dict.fromkeys(("сегодня", "today", "tonight"), 0),
    **dict.fromkeys(("завтра", "tomorrow", "tmrw", "tmr"), 1),
    **dict.fromkeys(("послезавтра", "day after tomorrow"), 2),
    **dict.fromkeys(("вчера", "yesterday"), -1),
    **dict.fromkeys(("позавчера", "day before yesterday"), -2),
}


@RULES.add(
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
    r"(?P<unit>(?:рабочи[йхе] |working |business |work)(?:день|дня|дней|days?)|дня|дней|день|дн\.?|дни|д"
    r"|нед(?:ел[юяьи]|ель|ельк[уи])?\.?"
    r"|н|месяц(?:а|ев)?|мес\.?|полгода|год(?:а)?|лет|г|days?|d|weeks?|wks?|w|months?|years?|yrs?)"
)


_SPAN = rf"(?:(?P<count>{words.NUMBER}) ?)?{_UNIT}"


@RULES.add(rf"(?:через|спустя|в течение|within|in|\+) ?(?:(?:the )?next )?{_SPAN}")
@RULES.add(rf"{_SPAN} (?:from now|from today|спустя)")
def _after_a_while(match: re.Match[str], reference: Reference) -> DayReading | None:
    if match.string.startswith(_OF_EXPERIENCE, match.end()):
        return None
    day = _shifted(reference, words.number_value(match["count"]), match["unit"])
    return DayReading(day, match.end()) if day else None


@RULES.add(rf"{_SPAN} (?:назад|тому назад|ago)")
def _a_while_ago(match: re.Match[str], reference: Reference) -> DayReading | None:
    day = _shifted(reference, -words.number_value(match["count"]), match["unit"])
    return DayReading(day, match.end()) if day else None


@RULES.add(rf"(?P<count>{words.NUMBER}) ?{_UNIT}")
def _bare_span(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«3д», "2w": a wait only as the whole text; in a line it is as well «3 года» of experience or "3D"."""
    if not reference.whole or reference.preposition or match["unit"] in ("г", "лет"):
        return None
    return _after_a_while(match, reference)


@RULES.add(rf"(?P<unit>дня|недели|месяца) через (?P<count>{words.NUMBER})")
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
        count *= _HALF_YEAR
    elif unit.startswith(("г", "лет", "y")):
        count *= MONTHS
    return add_months(today, count)


def _after_workdays(day: date, count: int, is_workday: IsWorkday) -> date:
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


# Weekdays and weeks


_WHICH = (
    r"(?:(?P<which>эт(?:от|ой|ом|у|о|а)|следующ(?:ий|ую|ей|ее|ем|ая|его|ему)|след\.?|прошл(?:ый|ую|ой|ое|ом"
    r"|ая)|ближайш(?:ий|ую|ей|ее|ем|ая)"
    r"|this(?: coming)?|next|last|past|coming|the coming|the next) )?"
)
_WEEK_NAME = (
    r"(?:на |the )?(?P<week>следующей неделе|след\. неделе|этой неделе|прошлой неделе|next week|this week"
    r"|last week)"
)


@RULES.add(rf"{_WHICH}(?P<weekday>{words.WEEKDAY})\.?(?:,? {_WEEK_NAME})?")
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


@RULES.add(rf"{_WEEK_NAME}(?:,? (?:во? |on )?(?P<weekday>{words.WEEKDAY}))?")
@RULES.add(
    rf"(?P<week>следующей недели|следующей неделе|этой недели"
    rf"|этой неделе)(?:,? (?:во? )?(?P<weekday>{words.WEEKDAY}))?"
)
def _week(match: re.Match[str], reference: Reference) -> DayReading:
    """A week alone: its first day, except that what is due this week is due by its last working day."""
    if match["weekday"]:
        number = words.weekday_number(match["weekday"])
        return DayReading(_in_week(reference, match["week"], number), match.end(), weekday=number)
    if match["week"].startswith(("эт", "this")):
        return DayReading(_end_of_week(reference.today, reference), match.end())
    return DayReading(_in_week(reference, match["week"], 0), match.end())


@RULES.add(
    rf"(?:через|in) (?:(?P<count>{words.NUMBER}) )?(?:недел[юиь]|weeks?),? (?:во? "
    rf"|on )(?P<weekday>{words.WEEKDAY})"
)
@RULES.add(rf"(?P<weekday>{words.WEEKDAY}) через (?:(?P<count>{words.NUMBER}) )?недел[юиь]")
def _weekday_after_weeks(match: re.Match[str], reference: Reference) -> DayReading:
    number = words.weekday_number(match["weekday"])
    later = _in_week(reference, "this", number) + words.number_value(match["count"]) * _WEEK
    return DayReading(later, match.end(), weekday=number)


@RULES.add(r"(?P<which>следующ(?:ий|его|ем)|next|эт(?:от|ом)|this) (?:месяца?е?|month)")
def _named_month(match: re.Match[str], reference: Reference) -> DayReading:
    """The next month: its first day; this month: its last, since what is left of it is meant."""
    first = reference.today.replace(day=1)
    later = match["which"].startswith(("след", "next"))
    return DayReading(add_months(first, 1) if later else month_end(first), match.end())


# Ends, middles and beginnings


@RULES.add(
    r"(?:(?P<edge>конец|конца|конце|концу|(?:the )?end of|eo|середин[аеуы]|(?:the )?middle of|mid"
    r"|начал[оауе]|(?:the )?(?:beginning|start) of)[ -]?)"
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
    """The first day of a period, or its middle: Wednesday, the 15th, the first of July."""
    if not middle:
        return start
    if unit[0] in "нw":
        return start + timedelta(days=2)
    months = {"к": 1, "q": 1, "г": _HALF_YEAR, "y": _HALF_YEAR}.get(unit[0], 0)
    return add_months(start, months).replace(day=1 if months == _HALF_YEAR else _MID_MONTH)


def _period(unit: str, reference: Reference, *, later: bool) -> tuple[date, date]:
    today = reference.today
    if unit[0] in "нw":
        day = today + _WEEK if later else today
        return day - timedelta(days=day.weekday()), _end_of_week(day, reference)
    months = {"м": 1, "m": 1, "к": 3, "q": 3, "г": MONTHS, "y": MONTHS}[unit[0]]
    first = date(today.year, (today.month - 1) // months * months + 1, 1)
    first = add_months(first, months if later else 0)
    return first, add_months(first, months) - timedelta(days=1)


def _end_of_week(day: date, reference: Reference) -> date:
    """The last working day of that week not before ``day``; on a weekend, the Sunday."""
    sunday = day + timedelta(days=6 - day.weekday())
    left = (sunday - timedelta(days=back) for back in range((sunday - day).days + 1))
    return next((candidate for candidate in left if reference.is_workday(candidate)), sunday)


@RULES.add(r"(?:нового года|новому году|нг|(?:the )?new year(?:'?s)?(?: eve)?)")
def _new_year(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«до нового года» is the last day of this one, «с нового года» the first of the next."""
    if reference.preposition in ("с", "from", "since"):
        return DayReading(date(reference.today.year + 1, 1, 1), match.end())
    if not (reference.whole or reference.preposition in ("до", "к", "by", "before", "until", "till")):
        return None
    return DayReading(date(reference.today.year, MONTHS, 31), match.end())


@RULES.add(r"(?:выходны[ехм]|the weekend|this weekend|weekend)")
def _weekend(match: re.Match[str], reference: Reference) -> DayReading | None:
    """«до выходных» is due on the last working day before; «на выходных» is the Saturday."""
    if not (
        reference.whole
        or reference.preposition.split(" ")[0] in ("до", "на", "к", "by", "before", "on", "at")
    ):
        return None
    if reference.preposition.split(" ")[0] in ("до", "к", "by", "before"):
        return DayReading(_end_of_week(reference.today, reference), match.end())
    return DayReading(_in_week(reference, "this", max(_SATURDAY, reference.today.weekday())), match.end())
