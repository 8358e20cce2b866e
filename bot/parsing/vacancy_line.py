"""The quick line of a vacancy: «Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к»."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.parsing.cities import find_city
from bot.parsing.competencies import CompetencyLine, parse_competencies, without_repeats
from bot.parsing.dates import Moment, find_moment, monday_to_friday
from bot.parsing.day_grammar import IsWorkday
from bot.parsing.employment import (
    Employment,
    WorkFormat,
    find_employment,
    find_headcount,
    find_work_format,
)
from bot.parsing.money import SalaryRange, find_salary, parse_salary
from bot.parsing.spans import Span, cut_out, fold
from bot.parsing.titles import capitalised, nominative_title

Match = Callable[[str], Sequence[str]]
"""The competencies of the company's vocabulary named in a text, as the vocabulary spells them."""

_WORDS_IN_COMPETENCY = 7
_OPENER = re.compile(
    r"^(?:(?P<oblique>ищем|ищу|в поиске)|(?:срочно )?(?:нуж(?:ен|на|но|ны)|требу(?:ется|ются))"
    r"|открой(?:те)? вакансию"
    r"|вакансия|vacancy|we need|need|hiring|looking for)[: ]+(?:an? )?"
)
_TITLE_TAIL = re.compile(
    r"(?:^|[\s,])(?:со? (?:знанием|опытом(?: работы)?(?: (?:с|в|на))?|навыками)|знание|владение|навыки:"
    r"|компетенции:|требования:|with|who knows"
    r"|skills:|requirements:)\s+"
)
_SEGMENTS = re.compile(r"[;\n]|\s\|\s|(?<=[^\W\d_]{4})\.\s+(?=[A-ZА-ЯЁ])")
_NO_COMPETENCY = re.compile(
    r"\d{1,2}:\d\d|(?<!\w)(?:asap|urgent(?:ly)?|срочно)(?!\w)"
    r"|(?<!\w)\d+\+? (?:лет|год|мес|недел|смен|дн|day|week|month|year|час|hour)"
)
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]+)\)\s*$")
_DATE_LEAD = re.compile(
    r"(?:закры(?:ть|ваем|тие|вается)|срок(?: закрытия)?|дедлайн|close[sd]?|closing(?: date)?|deadline"
    r"|due)[: ]*$"
)


@dataclass(frozen=True)
class VacancyLine:
    """What a typed line says of a vacancy; ``None`` or empty where it says nothing.

    ``leftovers`` are the words that were understood as nothing, so that a person sees them and nothing is
    lost.
    """

    title: str
    competencies: tuple[CompetencyLine, ...] = ()
    closes: Moment | None = None
    salary: SalaryRange | None = None
    city: str | None = None
    headcount: int | None = None
    employment: Employment | None = None
    work_format: WorkFormat | None = None
    leftovers: tuple[str, ...] = ()


@dataclass
class _Facts:
    """What has been lifted out so far: the first thing said of each kind counts."""

    closes: Moment | None = None
    salary: SalaryRange | None = None
    city: str | None = None
    headcount: int | None = None
    employment: Employment | None = None
    work_format: WorkFormat | None = None
    competencies: list[CompetencyLine] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)


def parse_vacancy_line(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    default_time: time | None = None,
    default_currency: str = "RUB",
    is_workday: IsWorkday = monday_to_friday,
    match: Match | None = None,
) -> VacancyLine:
    """Reads the line in any order of its parts: semicolons, commas, lines or hardly any separators at all.

    The first part that is not a date, pay or the like is the title. ``match`` finds competencies written
    right after it with nothing between («Дизайнер Figma Photoshop») and, when none are typed apart, those
    in the title itself («Python-разработчик»). An empty ``title`` means none was found.
    """
    facts = _Facts()
    clock = _Clock(now, zone, default_time, is_workday, default_currency)
    line, oblique = _without_opener(text)
    segments = [_lift(segment, facts, clock) for segment in _SEGMENTS.split(line)]
    segments = [segment for segment in segments if re.search(r"\w", segment)]
    title = ""
    if segments:
        title, rest = _title_and_rest(segments[0], match)
        title = capitalised(nominative_title(title) if oblique else title)
        segments[0] = rest
    for segment in segments:
        _take_competencies(segment, facts, clock)
    if match and not facts.competencies:
        facts.competencies.extend(CompetencyLine(name) for name in match(title))
    return VacancyLine(
        title=title,
        competencies=without_repeats(facts.competencies),
        closes=facts.closes,
        salary=facts.salary,
        city=facts.city,
        headcount=facts.headcount,
        employment=facts.employment,
        work_format=facts.work_format,
        leftovers=tuple(facts.leftovers),
    )


@dataclass(frozen=True)
class _Clock:
    now: datetime
    zone: ZoneInfo
    default_time: time | None
    is_workday: IsWorkday
    currency: str


def _without_opener(text: str) -> tuple[str, bool]:
    """The line without «нужен», «ищем», "we need"; and whether that word put the title in another case."""
    stripped = text.strip()
    opener = _OPENER.match(fold(stripped))
    return (stripped[opener.end() :], opener["oblique"] is not None) if opener else (stripped, False)


def _lift(segment: str, facts: _Facts, clock: _Clock) -> str:
    """Takes the facts out of a segment, each blanked by a separator so that its neighbours do not grow
    together."""
    segment = _lift_date(segment, facts, clock)
    segment = _lift_salary(segment, facts, clock)
    if facts.headcount is None and (headcount := find_headcount(segment)):
        facts.headcount, segment = headcount[0], _blanked(segment, headcount[1])
    if facts.city is None and (city := find_city(segment)):
        facts.city, segment = city[0], _blanked(segment, city[1])
    if facts.employment is None and (employment := find_employment(segment)):
        facts.employment, segment = employment[0], _blanked(segment, employment[1])
    if facts.work_format is None and (work_format := find_work_format(segment)):
        facts.work_format, segment = work_format[0], _blanked(segment, work_format[1])
    return segment


def _lift_date(segment: str, facts: _Facts, clock: _Clock) -> str:
    if facts.closes is not None:
        return segment
    found = find_moment(
        segment, now=clock.now, zone=clock.zone, default_time=clock.default_time, is_workday=clock.is_workday
    )
    if found is None:
        return segment
    facts.closes = found.moment
    start, end = found.span
    lead = _DATE_LEAD.search(fold(segment[:start]))
    return _blanked(segment, (lead.start() if lead else start, end))


def _lift_salary(segment: str, facts: _Facts, clock: _Clock) -> str:
    if facts.salary is not None:
        return segment
    found = find_salary(segment, default_currency=clock.currency)
    if found:
        facts.salary = found.salary
        return _blanked(segment, found.span)
    for piece in re.finditer(r"[^,]+", segment):
        bare = re.fullmatch(r"\s*(?:(?:от|до|from|up to)\s+)?\d[\d\s]*(?:[-–—]\s*\d[\d\s]*)?", piece[0])
        salary = parse_salary(piece[0], default_currency=clock.currency) if bare else None
        if salary and (salary.amount_max or salary.amount_min or 0) >= 10_000:  # noqa: PLR2004 - less is no monthly pay
            facts.salary = salary
            return _blanked(segment, piece.span())
    return segment


def _blanked(segment: str, span: Span) -> str:
    return f"{segment[: span[0]].rstrip()} , {segment[span[1] :].lstrip()}"


def _title_and_rest(segment: str, match: Match | None) -> tuple[str, str]:
    """The title, and what follows it in its own segment: competencies after a comma, a colon, in brackets
    or «с …»."""
    pieces = [
        piece for piece in re.split(r"\s*,\s*(?![^(]*\))", segment.strip(" ,")) if re.search(r"\w", piece)
    ]
    head, rest = (pieces[0], pieces[1:]) if pieces else ("", [])
    if (tail := _TITLE_TAIL.search(fold(head))) and tail.start() > 0:
        head, rest = head[: tail.start()], [head[tail.end() :], *rest]
    if bracketed := _BRACKETED.search(head):
        head, rest = head[: bracketed.start()], [bracketed["inside"], *rest]
    elif colon := re.search(r":\s|\s[-–—]\s", head):
        head, rest = head[: colon.start()], [head[colon.end() :], *rest]
    if match:
        head, known = _without_known_tail(head, match)
        rest = [*known, *rest]
    return " ".join(head.split()).strip(" .:-–—"), ", ".join(rest)


def _without_known_tail(head: str, match: Match) -> tuple[str, list[str]]:
    """The title without two or more known competencies at its end («Дизайнер Figma Photoshop»), and those.

    A single one stays, since it belongs to the position («Программист 1С», «Разработчик Python»).
    """
    found: list[str] = []
    words = head.split()
    size = len(words)
    while size > 1:
        for width in (3, 2, 1):
            tail = " ".join(words[size - width : size]).strip("+и& ")
            names = match(tail) if size - width > 0 else ()
            if len(names) == 1 and abs(len(names[0]) - len(tail)) <= max(2, len(tail) // 2):
                found.insert(0, tail)
                size -= width
                break
        else:
            break
    return (" ".join(words[:size]), found) if len(found) > 1 else (head, [])


def _take_competencies(segment: str, facts: _Facts, clock: _Clock) -> None:
    """What is left of a segment is competencies, but a sentence or a second date is none of them."""
    names: list[str] = []
    for piece in re.split(r"\s*,\s*(?=[^)]*(?:\(|$))", segment):
        long = len(re.findall(r"\w+", piece)) > _WORDS_IN_COMPETENCY
        other = (
            long or _NO_COMPETENCY.search(fold(piece)) or find_moment(piece, now=clock.now, zone=clock.zone)
        )
        (facts.leftovers if other else names).append(cut_out(piece, []))
    facts.competencies.extend(parse_competencies(", ".join(names)))


# «вакансия Дизайнер; Figma; до 15.12»: the word that opens a quick line typed without a command.
SAYS_VACANCY = re.compile(
    r"^(?:новая\s+)?вакансия[\s:]+(?=\S)|^(?:new\s+)?vacancy[\s:]+(?=\S)", re.IGNORECASE
)


def without_opening(text: str) -> str:
    """A quick line without the word that says what it is."""
    return SAYS_VACANCY.sub("", text.strip(), count=1)
