"""Months, ranges and lengths of time as résumés write them, in Russian and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.resumes.values import YearMonth

_RU_MONTHS = (
    "январ[ьяе]|янв",
    "феврал[ьяе]|февр?",
    "март[ае]?|мар",
    "апрел[ьяе]|апр",
    "ма[йяе]",
    "июн[ьяе]|июн",
    "июл[ьяе]|июл",
    "август[ае]?|авг",
    "сентябр[ьяе]|сент?",
    "октябр[ьяе]|окт",
    "ноябр[ьяе]|нояб?",
    "декабр[ьяе]|дек",
)
_EN_MONTHS = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept?",
    "october|oct",
    "november|nov",
    "december|dec",
)
_MONTH_NUMBERS = tuple(
    (re.compile(rf"^(?:{ru}|{en})\.?$", re.IGNORECASE), number)
    for number, (ru, en) in enumerate(zip(_RU_MONTHS, _EN_MONTHS, strict=True), start=1)
)
_MONTH = (
    r"(?:"
    + "|".join(f"{ru}|{en}" for ru, en in zip(_RU_MONTHS, _EN_MONTHS, strict=True))
    + r")(?![а-яёa-z])\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR_MARK = r"(?:\s*(?:года?|гг?)(?![а-яё])\.?)?"

#: One moment: «март 2019», «2004, февраль», 03.2019, 01/03/2019, 2019-03, Mar '19, 2019.
_MOMENT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<m1{{n}}>{_MONTH}),?\s*(?:of\s+)?(?P<y1{{n}}>{_YEAR}){_YEAR_MARK}"
    rf"|(?P<m6{{n}}>{_MONTH})\s*['’](?P<y6{{n}}>\d{{2}})(?!\d)"
    rf"|(?P<m7{{n}}>{_MONTH})\s+\d{{1,2}},\s*(?P<y7{{n}}>{_YEAR})"
    rf"|(?P<y2{{n}}>{_YEAR}),?\s*(?P<m2{{n}}>{_MONTH})"
    rf"|(?:\d{{1,2}}[./])?(?P<m3{{n}}>0?[1-9]|1[0-2])\s?[./]\s?(?P<y3{{n}}>{_YEAR}){_YEAR_MARK}"
    rf"|(?P<y4{{n}}>{_YEAR})[-./](?P<m4{{n}}>0[1-9]|1[0-2])(?:[-./]\d{{1,2}})?(?!\d)"
    rf"|(?P<y5{{n}}>{_YEAR})(?!\d)(?![-–.]\d{{1,2}}(?!\d))(?:\s*(?:год[ау]?|гг?)(?![а-яё])\.?)?)"
)
_MARK = "{n}"
_NOW = (
    r"(?:(?:по\s+)?(?:настоящ(?:ее|ий|его)(?:\s+врем(?:я|ени)|\s+момент)?|наст\.?\s*вр(?:емя|\.)?|н\s?\.?\s?в\.?(?![а-яё])"
    r"|сегодня(?:шний\s+день)?|сей\s+день|сейчас|текущ(?:ее\s+время|ий\s+момент))|до\s+сих\s+пор|продолжаю\s+работать"
    r"|(?:till\s+|until\s+|to\s+)?(?:present(?:\s+(?:day|time))?|current(?:ly)?(?![a-z])|now(?![a-z])|today|ongoing|to\s+date|date(?![a-z])))"
)
_DASH = r"\s*(?:[-–—−‒―~]+|\.{2,3}|…)\s*"
_BETWEEN = rf"(?:{_DASH}(?:по\s+|till\s+|until\s+)?|\s+(?:по|до|to|till|until|through)\s+(?:the\s+)?)"

_RANGE = re.compile(
    rf"(?<![\d.])(?:\b(?:с|со|from|since)\s+)?{_MOMENT.replace(_MARK, 'a')}(?:{_BETWEEN}|\s+(?=по\s+наст|настоящ|current|present))(?:(?P<now>{_NOW})|{_MOMENT.replace(_MARK, 'b')})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?:^|[\s(,])(?:с|со|since|from)\s+{_MOMENT.replace(_MARK, 'a')}(?=\s*(?:$|[,;)(]))", re.IGNORECASE
)
_SHORT_RANGE = re.compile(
    rf"(?<![\d.])(?P<ma>{_MONTH}){_DASH}(?P<mb>{_MONTH}),?\s*(?P<y>{_YEAR})", re.IGNORECASE
)  # «март — май 2020»
_SINGLE = re.compile(rf"(?<![\d.]){_MOMENT.replace(_MARK, 'a')}", re.IGNORECASE)

_LENGTH = re.compile(
    r"(?<![\d.,])(?:(?P<years>\d{1,2})(?:[.,](?P<tenth>\d))?\s*\+?\s*(?:лет|год(?:а|ами|ов)?|годы|г\.|years?|yrs?\.?)(?![а-яёa-z]))?"
    r"[\s,]*(?:и\s+|and\s+)?(?:(?P<months>\d{1,2})\s*(?:месяц(?:а|ев)?|мес\.?|months?|mos?\.?)(?![а-яёa-z]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateRange:
    """From when to when; `ended` is None while it lasts. `start`/`stop` are its place in the line."""

    started: YearMonth
    ended: YearMonth | None
    current: bool
    start: int
    stop: int

    def months(self, today: date) -> int:
        """Length counting both end months, as job sites do; bare years count as full years between."""
        ended = self.ended or YearMonth(today.year, today.month)
        if self.started.month is None or ended.month is None:
            first = self.started.year * 12 + (self.started.month or 1)
            last = ended.year * 12 + (ended.month or 1)
            return max(last - first, 12 if not self.current and last == first else 0)
        return max((ended.year - self.started.year) * 12 + ended.month - self.started.month + 1, 0)

    def span(self, today: date) -> tuple[int, int]:
        """Absolute first month and the month after the last, for adding up overlapping jobs."""
        first = self.started.year * 12 + (self.started.month or 1)
        return first, first + self.months(today)


def month_number(word: str) -> int | None:
    """1..12 for a month's name in any of its usual forms."""
    word = word.strip()
    if word.isdigit():
        return int(word)
    return next((number for pattern, number in _MONTH_NUMBERS if pattern.match(word)), None)


def _moment(match: re.Match[str], mark: str) -> YearMonth | None:
    groups = match.groupdict()
    for form in "123467":
        year, month = groups.get(f"y{form}{mark}"), groups.get(f"m{form}{mark}")
        if year and month:
            full = int(year) if len(year) > 2 else 2000 + int(year)  # two-digit years
            return YearMonth(full, month_number(month))
    year = groups.get(f"y5{mark}")
    return YearMonth(int(year)) if year else None


def find_ranges(text: str, today: date) -> list[DateRange]:
    """Every date range in a line, left to right; impossible ones (ends before it starts) are dropped."""
    found: list[DateRange] = []
    for match in _RANGE.finditer(text):
        started, ended = _moment(match, "a"), _moment(match, "b")
        if started:
            found.append(DateRange(started, ended, bool(match["now"]), match.start(), match.end()))
    if not found:
        found = [*_short_ranges(text), *_open_ranges(text)]
    return [item for item in found if _possible(item, today)]


def _short_ranges(text: str) -> list[DateRange]:
    return [
        DateRange(
            YearMonth(int(m["y"]), month_number(m["ma"])),
            YearMonth(int(m["y"]), month_number(m["mb"])),
            current=False,
            start=m.start(),
            stop=m.end(),
        )
        for m in _SHORT_RANGE.finditer(text)
    ]


def _open_ranges(text: str) -> list[DateRange]:
    found = []
    for match in _SINCE.finditer(text):
        started = _moment(match, "a")
        if started:
            found.append(DateRange(started, None, current=True, start=match.start(), stop=match.end()))
    return found


def _possible(item: DateRange, today: date) -> bool:
    if item.started.year > today.year + 1:
        return False
    if item.ended is None:
        return True
    first = (item.started.year, item.started.month or 1)
    last = (item.ended.year, item.ended.month or 12)
    return first <= last and item.ended.year <= today.year + 10


def find_moments(text: str) -> list[tuple[YearMonth, int, int]]:
    """Single dates in a line with their places."""
    found = []
    for match in _SINGLE.finditer(text):
        moment = _moment(match, "a")
        if moment:
            found.append((moment, match.start(), match.end()))
    return found


def find_length(text: str) -> int | None:
    """Months in the first «5 лет 3 месяца», "9 years 2 months", «8 месяцев» of a text."""
    for match in _LENGTH.finditer(text):
        if match["years"] or match["months"]:
            tenth = int(match["tenth"] or 0) * 12 // 10
            return int(match["years"] or 0) * 12 + tenth + int(match["months"] or 0)
    return None


_FULL_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})(?!\d)")
_FULL_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_FULL_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({_MONTH}),?[\s-]+((?:19|20)\d{{2}})", re.IGNORECASE
)
_FULL_US = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{{2}})", re.IGNORECASE)


def find_day(text: str, *, month_first: bool = False) -> date | None:
    """The first full date (day, month, year) in a text. `month_first` reads 05/09/1993 the American way."""
    candidates: list[tuple[int, int, int]] = []
    if match := _FULL_WORDS.search(text):
        candidates.append((int(match[3]), month_number(match[2]) or 0, int(match[1])))
    if match := _FULL_US.search(text):
        candidates.append((int(match[3]), month_number(match[1]) or 0, int(match[2])))
    if match := _FULL_ISO.search(text):
        candidates.append((int(match[1]), int(match[2]), int(match[3])))
    if match := _FULL_NUMERIC.search(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        pairs = (
            [(first, second), (second, first)]
            if month_first and "/" in match[0]
            else [(second, first), (first, second)]
        )
        candidates += [(year, month, day) for month, day in pairs]
    for year, month, day in candidates:
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def total_months(ranges: list[DateRange], today: date) -> int:
    """Months covered by all ranges together; overlapping jobs count once."""
    total, reached = 0, 0
    for first, after in sorted(item.span(today) for item in ranges):
        total += max(0, after - max(first, reached))
        reached = max(reached, after)
    return total
