"""A line typed into the search: «python django от 3 лет до 250к Москва», "project manager 5+ years up to $3000".

Whatever is understood becomes a filter; the rest stays words for the full text.
"""

# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.parsing.cities import find_city
from bot.parsing.dates import find_moment
from bot.parsing.experience import MONTHS_A_YEAR, OLDEST, YOUNGEST
from bot.parsing.languages import find_languages
from bot.parsing.money import SalaryPeriod, find_salary, parse_salary
from bot.parsing.search_words import (
    CONSENT,
    EDUCATION,
    NOISE,
    REJECTED,
    RESERVE,
    SOURCES,
    STAGES,
)
from bot.parsing.spans import Span, fold

Match = Callable[[str], Sequence[tuple[str, int, int]]]
"""The competencies named in a text: the name, and where it begins and ends."""


class FilterKind(StrEnum):
    """What a filter asks of."""

    COMPETENCY = "competency"
    EXPERIENCE = "experience"
    SALARY = "salary"
    CITY = "city"
    AGE = "age"
    LANGUAGE = "language"
    EDUCATION = "education"
    STAGE = "stage"
    VACANCY = "vacancy"
    SOURCE = "source"
    TAG = "tag"
    CONSENT = "consent"
    REJECTED = "rejected"
    RESERVE = "reserve"
    ADDED = "added"
    CONTACT = "contact"
    WORD = "word"


@dataclass(frozen=True)
class Filter:
    """One thing asked for.

    `value` names it (several are joined by `|`: one of them is enough); `low` and `high` bound a number, both included: months
    of experience, pay a month in whole units of the currency `value`, years of age, days of joining the base since the year 1
    (`date.toordinal`). `negated`: whoever has it is not wanted.
    """

    kind: FilterKind
    value: str = ""
    low: int | None = None
    high: int | None = None
    negated: bool = False


@dataclass(frozen=True)
class SearchLine:
    """What a line was understood as, in the order of its filters' kinds."""

    filters: tuple[Filter, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What no filter has taken: words for the full text."""
        return tuple(one.value for one in self.filters if one.kind is FilterKind.WORD)


_GAP = " ; "
_N = r"(?P<{0}>\d{{1,2}}(?:[.,]5)?)"
_LOW, _HIGH = _N.format("low"), _N.format("high")
_YEARS = r"(?:лет|года?|год|г\.|years?|yrs?|y\.?)(?!\w)"
_MORE = r"(?:от|более|больше|свыше|минимум|не менее|не меньше|from|over|more than|at least|min\.?|>=?)"
_LESS = r"(?:до|менее|меньше|не более|максимум|under|up to|less than|at most|max\.?|<=?)"
_EXPERIENCE_WORD = r"(?:опыт(?:ом|а)?(?: работы)?|стаж(?:ем|а)?|experience|exp\.?)"
_NO_EXPERIENCE = re.compile(
    r"(?<!\w)(?:без (?:опыта(?: работы)?|стажа)|нет опыта|no experience|without experience|entry[- ]level)(?!\w)"
)
_AMOUNT = (
    rf"(?:{_LOW} ?(?:-|\.\.|до|to) ?{_HIGH}"
    rf"|{_MORE} ?{_N.format('least')}\+?|{_LESS} ?{_N.format('most')}|{_N.format('plus')}\+|{_N.format('bare')})"
)
_LABELLED = re.compile(
    rf"(?<![\w])(?:с |with )?{_EXPERIENCE_WORD} ?:? ?(?:работы )?{_AMOUNT} ?(?:{_YEARS})?(?! ?%|\w)"
)
_TRAILING = re.compile(rf"(?<![\w.,-]){_AMOUNT} ?{_YEARS} ?(?:of )?(?:{_EXPERIENCE_WORD})(?!\w)")
_BARE_YEARS = re.compile(rf"(?<![\w.,-]){_AMOUNT} ?{_YEARS}(?: ?(?P<old>old))?")
_MONTHS = re.compile(
    r"(?<![\w.,-])(?:опыт ?:? ?)?(?P<more>от|from|at least) ?(?P<months>\d{1,3}) ?(?:мес(?:яцев|яца|\.)?|months?)(?: опыта)?(?!\w)"
)
_HALF = re.compile(r"(?<!\w)(?:опыт(?:ом)? )?от (?P<half>полугода|полутора лет|года)(?: опыта)?(?!\w)")
_HALVES = {"полугода": 6, "полутора лет": 18, "года": 12}
_AGE = re.compile(
    rf"(?<!\w)(?:(?:возраст(?:ом|а)?|в возрасте|aged?) ?:? ?{_AMOUNT} ?(?:{_YEARS})?(?: ?old)?"
    rf"|(?:старше|older than) {_N.format('older')} ?(?:{_YEARS})?|(?:младше|моложе|younger than) {_N.format('younger')} ?(?:{_YEARS})?)(?!\w)"
)
_YEARS_OLD = re.compile(rf"(?<![\w.,-]){_AMOUNT} ?(?:years? old|y\.?o\.?)(?!\w)")
_GROWN_UP = 18
_BARE_PAY = re.compile(
    r"(?<![\w.,+-])(?:(?:от|до|from|up to|under) )?\d{2,3}(?: ?000|\d{3})(?: ?- ?\d{2,3}(?: ?000|\d{3}))?(?![\w.,+-])"
)
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3}|8)[ (-]*\d{3}[) -]*\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)")
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@])@[a-z]\w{4,}")
_TAG = re.compile(r"(?<![\w#])#(?P<hash>[\w-]+)|(?<!\w)(?:тег|метка|tag) ?:? ?(?P<named>[\w-]+)")
_VACANCY = re.compile(
    r"(?<!\w)(?:на вакансии|по вакансии|вакансия|on vacancy|vacancy) ?:? ?(?:[«\"](?P<quoted>[^»\"]+)[»\"]|(?P<bare>[^\s,;]+))"
)
# A colon takes all up to a comma: a source may be an agency or a colleague by full name.
_OTHER_SOURCE = re.compile(
    r"(?<!\w)(?:источник|source)(?: ?: ?(?P<all>[^,;]+)| (?:[«\"](?P<quoted>[^»\"]+)[»\"]|(?P<bare>[^\s,;:]+)))"
)
_RECENT = re.compile(
    r"(?<!\w)(?:(?:добавлен\w*|нов\w+|пришл\w+|added|new|received) )?"
    r"(?:(?:за|последн\w+|в течение|past|last|within|in the last|in the past|this) )+"
    r"(?:последн\w+ |the )?(?P<count>\d{1,3} )?(?P<unit>день|дня|дней|сутки|недел\w+|месяц\w*|квартал|год\w*|days?|weeks?|months?|quarter|years?)(?!\w)"
)
_TODAY = re.compile(
    r"(?<!\w)(?:добавлен\w*|пришл\w+|added|received) (?P<day>сегодня|вчера|today|yesterday)(?!\w)"
)
_SINCE = re.compile(
    r"(?<!\w)(?:добавлен\w*|пришл\w+|в базе|added|received|in the base) (?P<edge>с|после|до|since|after|from|before|until) (?=\w)"
)
_UNITS = (
    (r"день|дня|дней|сутки|day", 1),
    (r"недел|week", 7),
    (r"месяц|month", 30),
    (r"квартал|quarter", 91),
    (r"год|year", 365),
)
_NOT = re.compile(r"(?:(?<!\w)(?:кроме|без|не из|не|not in|not|except|without|no) |(?<![\w-])-)$")
_OR = re.compile(r"[ ]*(?:/|\||(?<!\w)(?:или|or)(?!\w))[ ]*$")
_WORD = re.compile(r"[\w+#]+(?:[-.'’][\w+#]+)*")


def parse_search_line(text: str, *, now: datetime, zone: ZoneInfo, match: Match) -> SearchLine:
    """What a line asks for. `match` finds the competencies of the company's and the bundled lists."""
    line = _Line(" ".join(text.split()), now, zone)
    for lift in (
        _other_sources,
        _contacts,
        _added,
        _tags,
        _vacancies,
        _ages,
        _experience,
        _salary,
        _languages,
        _named,
    ):
        lift(line)
    _competencies(line, match)
    _cities(line)
    _words(line)
    order = list(FilterKind)
    return SearchLine(tuple(sorted(dict.fromkeys(line.filters), key=lambda one: order.index(one.kind))))


class _Line:
    """What is left of the line, and what was taken out of it."""

    def __init__(self, text: str, now: datetime, zone: ZoneInfo) -> None:
        self.text = text
        self.now = now
        self.today: date = now.astimezone(zone).date()
        self.zone = zone
        self.filters: list[Filter] = []

    @property
    def folded(self) -> str:
        return fold(self.text)

    def take(self, span: Span, *found: Filter) -> None:
        self.filters.extend(found)
        self.text = self.text[: span[0]] + _GAP + self.text[span[1] :]

    def take_or_deny(self, span: Span, found: Filter) -> None:
        """As `take`; «не», «без», «кроме» just before turn it round."""
        denied = _NOT.search(self.folded[: span[0]])
        start = denied.start() if denied is not None else span[0]
        self.take((start, span[1]), replace(found, negated=denied is not None))

    def lift(self, pattern: re.Pattern[str], made: Callable[[re.Match[str]], Filter | None]) -> None:
        """Take out every match of which a filter can be made."""
        at = 0
        while (found := pattern.search(self.folded, at)) is not None:
            filter_ = made(found)
            if filter_ is None:
                at = found.end()
                continue
            self.take(found.span(), filter_)
            at = found.start() + len(_GAP)


def _other_sources(line: _Line) -> None:
    """Sources of the company's own, by the word «источник»; those known by name are left to `_named`."""

    def source(found: re.Match[str]) -> Filter | None:
        if any(pattern.match(found.string, found.start()) for _, pattern in SOURCES):
            return None
        start, stop = next(found.span(name) for name in ("all", "quoted", "bare") if found[name])
        return Filter(FilterKind.SOURCE, line.text[start:stop].strip(' «»"'))

    line.lift(_OTHER_SOURCE, source)


def _contacts(line: _Line) -> None:
    for pattern in (_EMAIL, _PHONE, _HANDLE):
        line.lift(pattern, lambda found: Filter(FilterKind.CONTACT, found[0]))


def _added(line: _Line) -> None:
    def since(days: int) -> Filter:
        return Filter(FilterKind.ADDED, low=(line.today - timedelta(days=days)).toordinal())

    def recent(found: re.Match[str]) -> Filter | None:
        size = next(days for pattern, days in _UNITS if re.match(pattern, found["unit"]))
        return since(int(found["count"] or 1) * size)

    def on(found: re.Match[str]) -> Filter | None:
        day = line.today - timedelta(days=found["day"] in ("вчера", "yesterday"))
        return Filter(FilterKind.ADDED, low=day.toordinal(), high=day.toordinal())

    line.lift(_TODAY, on)
    line.lift(_RECENT, recent)
    found = _SINCE.search(line.folded)
    if found is None:
        return
    moment = find_moment(line.text[found.end() :], now=line.now, zone=line.zone, prefer="past")
    if moment is None or line.text[found.end() : found.end() + moment.span[0]].strip():
        return
    day = moment.moment.day.toordinal()
    until = found["edge"] in ("до", "before", "until")
    span = (found.start(), found.end() + moment.span[1])
    line.take(span, Filter(FilterKind.ADDED, high=day - 1) if until else Filter(FilterKind.ADDED, low=day))


def _tags(line: _Line) -> None:
    def tag(found: re.Match[str]) -> Filter:
        start, stop = found.span("hash" if found["hash"] else "named")
        return Filter(FilterKind.TAG, line.text[start:stop])

    line.lift(_TAG, tag)


def _vacancies(line: _Line) -> None:
    def vacancy(found: re.Match[str]) -> Filter:
        start, stop = found.span("quoted" if found["quoted"] else "bare")
        return Filter(FilterKind.VACANCY, line.text[start:stop].strip())

    line.lift(_VACANCY, vacancy)


def _ages(line: _Line) -> None:
    def age(found: re.Match[str]) -> Filter | None:
        groups = found.groupdict()
        if groups.get("older"):
            return Filter(FilterKind.AGE, low=int(groups["older"]) + 1)
        if groups.get("younger"):
            return Filter(FilterKind.AGE, high=int(groups["younger"]) - 1)
        low, high = _bounds(found, exact=True)
        if any(bound is not None and not YOUNGEST <= bound <= OLDEST for bound in (low, high)):
            return None
        return Filter(FilterKind.AGE, low=_whole(low), high=_whole(high))

    line.lift(_AGE, age)
    line.lift(_YEARS_OLD, age)


def _experience(line: _Line) -> None:
    def worked(found: re.Match[str]) -> Filter | None:
        low, high = _bounds(found, exact=False)
        return Filter(FilterKind.EXPERIENCE, low=_months(low), high=_months(high))

    def unlabelled(found: re.Match[str]) -> Filter | None:
        low, high = _bounds(found, exact=False)
        if max(low or 0, high or 0) < _GROWN_UP or (low is not None and low < _GROWN_UP):
            return worked(found)
        exact = _bounds(found, exact=True)
        return Filter(FilterKind.AGE, low=_whole(exact[0]), high=_whole(exact[1]))

    line.lift(_NO_EXPERIENCE, lambda _found: Filter(FilterKind.EXPERIENCE, high=0))
    line.lift(_HALF, lambda found: Filter(FilterKind.EXPERIENCE, low=_HALVES[found["half"]]))
    line.lift(_MONTHS, lambda found: Filter(FilterKind.EXPERIENCE, low=int(found["months"])))
    line.lift(_LABELLED, worked)
    line.lift(_TRAILING, worked)
    line.lift(_BARE_YEARS, unlabelled)


def _bounds(found: re.Match[str], *, exact: bool) -> tuple[float | None, float | None]:
    """The bounds that an amount means; a bare one is a lower bound, or with `exact` both."""
    groups = {
        name: float(value.replace(",", "."))
        for name, value in found.groupdict().items()
        if value and name in _FIGURES
    }
    if "low" in groups:
        return groups["low"], groups["high"]
    if "most" in groups:
        return None, groups["most"]
    least = groups.get("least", groups.get("plus"))
    if least is not None:
        return least, None
    bare = groups["bare"]
    return bare, bare if exact else None


_FIGURES = ("low", "high", "least", "most", "plus", "bare")


def _months(years: float | None) -> int | None:
    return None if years is None else round(years * MONTHS_A_YEAR)


def _whole(years: float | None) -> int | None:
    return None if years is None else int(years)


_PER_MONTH = {
    SalaryPeriod.MONTH: 1.0,
    SalaryPeriod.YEAR: 1 / 12,
    SalaryPeriod.DAY: 21.0,
    SalaryPeriod.HOUR: 168.0,
}


def _salary(line: _Line) -> None:
    found = find_salary(line.text)
    if found is not None:
        salary, span = found
    else:
        bare = _BARE_PAY.search(line.folded)
        read = parse_salary(bare[0]) if bare else None
        if bare is None or read is None:
            return
        salary, span = read, bare.span()
    share = _PER_MONTH.get(salary.period)
    if share is None:
        return
    low, high = salary.amount_min, salary.amount_max
    if low == high:  # a single sum is what one can pay at most
        low = None
    line.take(
        span,
        Filter(
            FilterKind.SALARY,
            salary.currency,
            low=None if low is None else round(low * share),
            high=None if high is None else round(high * share),
        ),
    )


def _languages(line: _Line) -> None:
    for name, level, span in reversed(find_languages(line.text)):
        line.take_or_deny(span, Filter(FilterKind.LANGUAGE, f"{name}:{level}" if level else name))


def _named(line: _Line) -> None:
    """What has a name of its own: education, stages, sources, consent, the reserve."""
    for kind, table in (
        (FilterKind.CONSENT, CONSENT),
        (FilterKind.REJECTED, REJECTED),
        (FilterKind.RESERVE, RESERVE),
        (FilterKind.EDUCATION, EDUCATION),
        (FilterKind.STAGE, STAGES),
        (FilterKind.SOURCE, SOURCES),
    ):
        for value, pattern in table:
            while (found := pattern.search(line.folded)) is not None:
                line.take_or_deny(found.span(), Filter(kind, value))


def _competencies(line: _Line, match: Match) -> None:
    named = list(match(line.text))
    filters = [Filter(FilterKind.COMPETENCY, name) for name, _, _ in named]
    _take_named(line, filters, [(start, stop) for _, start, stop in named])


def _cities(line: _Line) -> None:
    found: list[Filter] = []
    spans: list[Span] = []
    at = 0
    while (city := find_city(line.text[at:])) is not None:
        name, (start, stop) = city
        found.append(Filter(FilterKind.CITY, name))
        spans.append((at + start, at + stop))
        at += stop
    _take_named(line, found, spans)


def _take_named(line: _Line, found: list[Filter], spans: Sequence[Span]) -> None:
    """Take named things out, from the last: «кроме» before one turns it round, «или» between two makes them one."""
    made: list[Filter] = []
    end = len(line.text)
    for filter_, (start, stop) in reversed(list(zip(found, spans, strict=True))):
        before = line.folded[:start]
        joined = bool(made) and _OR.fullmatch(f"{line.folded[stop:end].strip()} ") is not None
        denied = _NOT.search(before)
        if joined:
            made[0] = replace(made[0], value=f"{filter_.value}|{made[0].value}", negated=denied is not None)
        else:
            made.insert(0, replace(filter_, negated=denied is not None))
        cut = (denied.start() if denied else start, end if joined else stop)
        line.text = line.text[: cut[0]] + _GAP + line.text[cut[1] :]
        end = cut[0]
    line.filters.extend(_cities_together(made))


def _cities_together(made: list[Filter]) -> list[Filter]:
    """Nobody lives in two cities: several named are one or the other."""
    wanted = [one.value for one in made if one.kind is FilterKind.CITY and not one.negated]
    if len(wanted) <= 1:
        return made
    rest = [one for one in made if one.kind is not FilterKind.CITY or one.negated]
    return [Filter(FilterKind.CITY, "|".join(wanted)), *rest]


def _words(line: _Line) -> None:
    for found in _WORD.finditer(line.text):
        word = found[0]
        if len(word) > 1 and fold(word) not in NOISE:
            line.filters.append(Filter(FilterKind.WORD, word))
