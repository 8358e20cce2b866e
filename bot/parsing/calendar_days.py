"""Days said by the calendar: «15.12», «2026-12-15», «15 декабря», "Dec 15", «15 числа», «конец декабря»."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from bot.parsing import date_words as words
from bot.parsing.day_grammar import MONTHS, DayReading, Reference, RuleBook, add_months, month_end

RULES = RuleBook()

_MID_MONTH = 15
_LEAP_CYCLE = 9
_BEFORE_MONTH = frozenset({"в", "к", "до", "с", "in", "by", "until", "till", "before", "from", "since"})
_STREET = re.compile(r"(?:ул\.?|улица|улице|пл\.?|площадь|пр-т|проспект|набережная) ?$")


@RULES.add(r"(?P<year>(?:19|20|21)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
def _iso(match: re.Match[str], _reference: Reference) -> DayReading | None:
    return _calendar_day(match.end(), int(match["year"]), int(match["month"]), int(match["day"]))


@RULES.add(
    r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?:(?P=sign)(?P<year>(?:19|20|21)\d{2}|\d{2}))?"
    r"(?: ?г(?:ода|\.)?)?(?![./-]\d)(?! ?(?:лет|год|мес|к|тыс|млн|час|ч|балл|%|₽|\$|€))"
)
def _figures(match: re.Match[str], reference: Reference) -> DayReading | None:
    first, second = int(match["day"]), int(match["month"])
    if match["year"] is None and not _plausible_without_year(match, reference):
        return None
    year = _full_year(match["year"])
    if match["sign"] == "/" and second > MONTHS:
        return _dated(match.end(), year, first, second, reference)
    reading = _dated(match.end(), year, second, first, reference)
    if reading and match["sign"] == "/" and first <= MONTHS and first != second:
        american = _dated(match.end(), year, first, second, reference)
        return replace(reading, others=(american.day,)) if american else reading
    return reading


def _plausible_without_year(match: re.Match[str], reference: Reference) -> bool:
    """Two figures with a sign between may be a version, a share or a score: «Python 3.11», «1/2», «3-5»."""
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
        return two_figures and int(match["month"]) <= MONTHS and len(match["day"]) == 2  # noqa: PLR2004 - as above
    return two_figures and not (after_latin_word and len(match["day"]) == 1)


@RULES.add(
    rf"(?P<day>\d{{1,2}}|{words.ORDINAL}(?= ))(?:-?(?:го|ого|е|ое|му)|st|nd|rd|th)? ?(?:of )?"
    rf"(?P<month>{words.MONTH})\.?"
    r"(?:,? ?(?P<year>(?:19|20|21)\d{2})(?: ?г(?:ода|\.)?)?)?"
)
@RULES.add(
    rf"(?P<month>{words.MONTH})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20"
    rf"|21)\d{{2}}))?"
)
def _day_and_month(match: re.Match[str], reference: Reference) -> DayReading | None:
    if not reference.whole and _STREET.search(match.string[: match.start()]):
        return None
    year = int(match["year"]) if match["year"] else None
    return _dated(
        match.end(), year, words.month_number(match["month"]), words.day_number(match["day"]), reference
    )


@RULES.add(
    rf"(?:начал[оауе] |(?:the )?(?:beginning|start) of )?(?P<month>{words.MONTH})(?: (?P<year>(?:19|20"
    rf"|21)\d{{2}}))?(?: ?г(?:ода|\.))?"
)
def _month_alone(match: re.Match[str], reference: Reference) -> DayReading | None:
    introduced = reference.preposition in _BEFORE_MONTH
    weak = not introduced and match["month"] == match[0]
    first = _month_start(match, reference)
    if reference.preposition in ("до", "before") and match["month"] == match[0].split(" ")[0]:
        first -= timedelta(days=1)
    return DayReading(first, match.end(), weak=weak)


@RULES.add(rf"in (?P<month>{words.MONTH})(?: (?P<year>(?:19|20|21)\d{{2}}))?")
def _in_month(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(_month_start(match, reference), match.end())


@RULES.add(
    rf"(?:середин[аеуы] |(?:the )?middle of |mid[- ])(?P<month>{words.MONTH})(?: (?P<year>(?:19|20"
    rf"|21)\d{{2}}))?"
)
def _middle_of_named(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(_month_start(match, reference).replace(day=_MID_MONTH), match.end())


@RULES.add(
    rf"(?:кон[е]?ц[аеу]? |(?:the )?end of )(?P<month>{words.MONTH})(?: (?P<year>(?:19|20"
    rf"|21)\d{{2}}))?(?: ?г(?:ода|\.))?"
)
def _end_of_named(match: re.Match[str], reference: Reference) -> DayReading:
    return DayReading(month_end(_month_start(match, reference, ending=True)), match.end())


@RULES.add(r"(?P<day>\d{1,2})(?:-?(?:го|ого)(?: числа)?| числа)")
@RULES.add(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?P<which>this|next) month)?")
def _day_of_month(match: re.Match[str], reference: Reference) -> DayReading | None:
    if match[0][-2:] in ("st", "nd", "rd", "th") and not (reference.whole or reference.preposition):
        return None
    day, step = int(match["day"]), 1 if reference.prefer == "future" else -1
    month = reference.today.replace(day=1)
    if "next month" in match[0]:
        month = add_months(month, 1)
    for _ in range(MONTHS):
        reading = _calendar_day(match.end(), month.year, month.month, day)
        if reading and (reading.day - reference.today).days * step >= 0:
            return replace(reading, explicit=False)
        month = add_months(month, step)
    return None


def _full_year(typed: str | None) -> int | None:
    if typed is None:
        return None
    return int(typed) if len(typed) == 4 else 2000 + int(typed)  # noqa: PLR2004 - a year in four figures


def _calendar_day(end: int, year: int, month: int, day: int) -> DayReading | None:
    if not (1 <= month <= MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return DayReading(date(year, month, day), end, explicit=True)


def _dated(end: int, year: int | None, month: int, day: int, reference: Reference) -> DayReading | None:
    """Without a year: the nearest such day on the preferred side, today included."""
    if year is not None:
        return _calendar_day(end, year, month, day)
    step = 1 if reference.prefer == "future" else -1
    for years in range(_LEAP_CYCLE):
        reading = _calendar_day(end, reference.today.year + years * step, month, day)
        if reading and (reading.day - reference.today).days * step >= 0:
            return reading
    return None


def _month_start(match: re.Match[str], reference: Reference, *, ending: bool = False) -> date:
    """The first of a named month, in the nearest such year; ``ending`` counts the running month in."""
    month, today = words.month_number(match["month"]), reference.today
    if match["year"]:
        return date(int(match["year"]), month, 1)
    first = date(today.year, month, 1)
    if reference.prefer == "past":
        return first if first <= today else first.replace(year=today.year - 1)
    passed = month_end(first) < today if ending else first < today
    return first.replace(year=today.year + 1) if passed else first
