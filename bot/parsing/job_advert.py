"""A pasted or forwarded job advert: prose with «Требования», «Обязанности», "We offer" → the fields of a
vacancy."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.parsing.cities import find_city
from bot.parsing.competencies import CompetencyLine, parse_competencies, without_repeats
from bot.parsing.dates import Moment, find_moment, monday_to_friday
from bot.parsing.day_grammar import IsWorkday
from bot.parsing.employment import find_employment, find_headcount, find_work_format
from bot.parsing.money import SalaryRange, find_salary
from bot.parsing.spans import Span, cut_out, fold
from bot.parsing.titles import capitalised, nominative_title, tidy_title
from bot.parsing.vacancy_line import Match, VacancyLine

_Value = TypeVar("_Value")


class Section(StrEnum):
    """What a part of an advert is about."""

    OPENING = "opening"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    SKILLS = "skills"
    NICE_TO_HAVE = "nice_to_have"
    CONDITIONS = "conditions"
    COMPANY = "company"
    REPLY = "reply"


@dataclass(frozen=True)
class JobAdvert:
    """An advert as read: ``line`` holds the same fields as a quick line, ``description`` the text as it came.

    ``duties``, ``requirements`` and ``conditions`` are the sections of those names, empty when the advert
    has none.
    """

    line: VacancyLine
    description: str
    duties: str = ""
    requirements: str = ""
    conditions: str = ""


_HEADINGS: tuple[tuple[Section, str], ...] = (
    (
        Section.NICE_TO_HAVE,
        (
            r"(?:будет |большим |как )*(?:плюсом|преимуществом)(?: будет| является)?|плюсы|желательно"
            r"|приветствуется"
            r"|дополнительные (?:навыки|требования)|nice[- ]to[- ]haves?|(?:would be )?(?:an? )?(?:advantage"
            r"|plus)|bonus(?: points)?"
            r"|preferred(?: qualifications| skills)?|desirable"
        ),
    ),
    (
        Section.REQUIREMENTS,
        (
            r"(?:наши |основные |обязательные )?требования|(?:что )?мы (?:ожидаем|ждем)|(?:наши )?ожидания"
            r"|кого (?:мы )?(?:ищем|ждем)"
            r"|нам важно|для нас важно|что (?:для этого )?(?:нужно|важно)|от вас|(?:наш )?идеальный кандидат"
            r"|необходимый опыт"
            r"|вы нам подходите|ты нам подходишь|(?:key |minimum |job )?requirements|(?:what )?we expect"
            r"|(?:minimum |required )?qualifications"
            r"|you have|must[- ]haves?|who you are|what you(?:'ll| will)? (?:need|bring)|your profile"
            r"|about you"
            r"|what we(?:'re| are) looking for"
            r"|you(?:'ll| will) need"
        ),
    ),
    (
        Section.SKILLS,
        (
            r"(?:ключевые |необходимые |профессиональные )?(?:навыки|компетенции)"
            r"|(?:наш )?стек(?: технологий)?"
            r"|инструменты"
            r"|(?:key |required )?(?:skills|competencies)|(?:tech(?:nology)? )?stack|tools"
        ),
    ),
    (
        Section.DUTIES,
        (
            r"(?:основные |ваши |твои )?(?:обязанности|задачи)|чем (?:предстоит|нужно|вы будете"
            r"|ты будешь) (?:заниматься)?|что (?:предстоит |нужно )?делать"
            r"|что предстоит|функционал|зона ответственности|вам предстоит|(?:key |main "
            r"|your )?responsibilities"
            r"|duties|what you(?:'ll| will)? (?:do|be doing)"
            r"|(?:about )?the (?:role|job)|(?:your )?tasks|job description"
        ),
    ),
    (
        Section.CONDITIONS,
        (
            r"(?:наши )?условия(?: работы)?|(?:что )?мы предлагаем|предлагаем|бонусы|почему (?:у нас|мы)"
            r"|что вы получите|(?:наши )?плюшки"
            r"|(?:what )?we offer|(?:our )?(?:benefits|perks)|conditions|what(?:'s| is) in it for you|why us"
            r"|compensation"
        ),
    ),
    (
        Section.COMPANY,
        (
            r"о (?:компании|нас|проекте|команде)|кто мы|about (?:us|the company|the team)"
            r"|who we are|our company"
        ),
    ),
    (
        Section.REPLY,
        (
            r"контакты?|отклик\w*|как откликнуться|резюме(?: присылать| отправляйте)?|связаться|how to apply"
            r"|to apply|contacts?|apply"
        ),
    ),
)
_HEADING_TAIL = r"(?: (?:к|для|от|и|у|of|for|to) \w+| работы| вам| be| you)*"
_ANY_HEADING = tuple(
    (section, re.compile(rf"(?:{pattern})(?:(?: \w+){{0,3}} ?(?::|\?|-(?= ))|{_HEADING_TAIL}$)"))
    for section, pattern in _HEADINGS
)
_LIST_SIGNS = re.compile(r"^[\s\W_]+?(?=[\w.#«\"'($€£+@])")
_NICE = re.compile(
    r"(?:будет |является |большим |как )*(?:плюс|преимуществ|желательн|приветству|необязательн"
    r"|не обязательн)\w*"
    r"|nice to have|(?:is |as )?an? (?:big |strong |huge )?(?:plus|advantage|bonus)|preferred|desirable"
    r"|optional"
)
_LEVELS: tuple[tuple[int, str], ...] = (
    (5, r"эксперт\w*|в совершенстве|expert|mastery"),
    (4, r"отличн\w+|глубок\w+|продвинут\w+|advanced|strong|deep|excellent|proficien\w+"),
    (3, r"уверенн\w+|хорош\w+|confident|solid|good"),
    (2, r"базов\w+|основ\w+|basic\w*|familiar\w*"),
)
_NAMED_TITLE = re.compile(
    r"(?:вакансия|должность|позиция|vacancy|position|job title|role"
    r"|title) ?(?:[:-] ?)(?P<title>.+)$"
)
_OPENER = re.compile(
    r"(?:^|.*?(?<!\w))(?:(?P<oblique>ищем|ищет|ищу|в поиске|в поисках|разыскива\w+|приглаша(?:ем|ет)"
    r"|набираем|открыли вакансию)"
    r"|(?:срочно )?(?:требу(?:ется|ются)|нужен|нужна|нужны)|открыта вакансия|вакансия|(?:is |are "
    r"|'re )?(?:hiring|looking for|seeking)"
    r"|we need)(?: (?:an?|нового|новую|опытного|опытную|сильного|a new))?(?::| -)? (?P<title>[^.!?;]+)"
)
_GREETING = re.compile(
    r"(?:всем )?(?:привет\w*|здравствуйте|добр\w+ (?:день|утро|вечер)|коллеги|друзья|hi"
    r"|hello|hey|dear)(?!\w)"
)
_CLOSING = re.compile(
    r"(?:прием|приём|отклик|резюме|срок|закры|дедлайн|deadline|clos(?:ing|es)|appl(?:y"
    r"|ication)|актуальн)"
)
_ENOUGH_LINES = 5
_ENOUGH_CHARACTERS = 400
_WITH_COMPETENCIES = (Section.REQUIREMENTS, Section.SKILLS, Section.NICE_TO_HAVE)


@dataclass(frozen=True)
class _Line:
    section: Section
    text: str


def is_job_advert(text: str) -> bool:
    """Whether a text is a page to be read as an advert rather than as a quick line."""
    lines = list(_lines(text))
    headings = {line.section for line in lines} - {Section.OPENING}
    long_enough = len(lines) >= _ENOUGH_LINES or len(text) >= _ENOUGH_CHARACTERS
    return len(headings) >= 2 or (long_enough and bool(headings)) or len(text) >= 2 * _ENOUGH_CHARACTERS  # noqa: PLR2004


def parse_job_advert(
    text: str,
    *,
    match: Match,
    now: datetime,
    zone: ZoneInfo,
    default_time: time | None = None,
    default_currency: str = "RUB",
    is_workday: IsWorkday = monday_to_friday,
) -> JobAdvert:
    """Reads an advert; what it does not say stays ``None``, and an empty title means none was found.

    ``match`` gives the competencies of the company's vocabulary named in a text. They are must-haves unless
    the line or its section says «будет плюсом», "nice to have" or the like. A closing date is taken only
    from a line about replies or the term, since adverts are full of other dates.
    """
    lines = list(_lines(text))
    facts = [line.text for line in lines if line.section is not Section.COMPANY]
    line = VacancyLine(
        title=_title(lines),
        competencies=_competencies(lines, match),
        closes=_closes(lines, now, zone, default_time, is_workday),
        salary=_salary(facts, default_currency),
        city=_city(lines),
        headcount=_first(facts, find_headcount),
        employment=_first(facts, find_employment),
        work_format=_first(facts, partial(find_work_format, in_prose=True)),
    )
    return JobAdvert(
        line,
        text.strip(),
        duties=_section(lines, Section.DUTIES),
        requirements=_section(lines, *_WITH_COMPETENCIES),
        conditions=_section(lines, Section.CONDITIONS),
    )


def _lines(text: str) -> Iterator[_Line]:
    """The advert's lines, each under its section; of a heading only what follows its colon is kept."""
    section = Section.OPENING
    for raw in text.splitlines():
        plain = _LIST_SIGNS.sub("", raw).strip().strip("*_ ")
        if not plain:
            continue
        heading = _heading(plain)
        if heading is None:
            yield _Line(section, plain)
            continue
        section, rest = heading
        if section is Section.REPLY:
            yield _Line(section, plain)  # «Резюме до 15 декабря: …» says more than its name
        elif rest:
            yield _Line(section, rest)


def _heading(plain: str) -> tuple[Section, str] | None:
    folded = fold(plain).replace("’", "'")
    for section, pattern in _ANY_HEADING:
        found = pattern.match(folded)
        if found:
            return section, plain[found.end() :].strip(" *_:-–—")
    return None


def _section(lines: list[_Line], *sections: Section) -> str:
    return "\n".join(line.text for line in lines if line.section in sections)


def _title(lines: list[_Line]) -> str:
    opening = [line.text for line in lines if line.section in (Section.OPENING, Section.COMPANY)]
    for text in opening:
        named = _NAMED_TITLE.match(fold(text))
        if named and (title := _clean_title(text[named.start("title") : named.end("title")])):
            return title
    for text in opening:
        said = _OPENER.match(fold(text))
        if said:
            title = _clean_title(text[said.start("title") : said.end("title")].split(",")[0])
            if title:
                return capitalised(nominative_title(title) if said["oblique"] else title)
    first = next((text for text in opening if not _GREETING.match(fold(text)) and _clean_title(text)), "")
    return _clean_title(first)


def _clean_title(text: str) -> str:
    salary = find_salary(text)
    bare = cut_out(text, [salary.span]) if salary else text
    bare = re.split(r"\s*[|•·]\s*|\s{3,}", bare)[0]
    found = (find_work_format(bare), find_employment(bare), find_city(bare))
    spans = [each[1] for each in found if each]
    bare = cut_out(bare, [span for span in spans if span[0] > 0])
    return tidy_title(re.sub(r"\(\s*\)", " ", bare))


def _competencies(lines: list[_Line], match: Match) -> tuple[CompetencyLine, ...]:
    asked = [line for line in lines if line.section in _WITH_COMPETENCIES]
    if not asked:
        asked = [line for line in lines if line.section in (Section.OPENING, Section.DUTIES)]
    named = [competency for line in asked for competency in _named_in(line, match)]
    required = {fold(each.name) for each in named if each.must}
    return without_repeats(
        each if each.must or fold(each.name) not in required else CompetencyLine(each.name, True, each.level)
        for each in named
    )


def _named_in(line: _Line, match: Match) -> Iterator[CompetencyLine]:
    for part in re.split(r"(?<=[.;])\s+", line.text):
        names = match(part)
        must = not (line.section is Section.NICE_TO_HAVE or _NICE.search(fold(part)))
        if not names and line.section is Section.SKILLS and "," in part:
            yield from (
                CompetencyLine(each.name, must and each.must, each.level) for each in parse_competencies(part)
            )
        level = _level(part) if len(names) == 1 else None
        yield from (CompetencyLine(name, must, level) for name in names)


def _level(part: str) -> int | None:
    folded = fold(part)
    return next((level for level, words in _LEVELS if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded)), None)


def _closes(
    lines: list[_Line], now: datetime, zone: ZoneInfo, default_time: time | None, is_workday: IsWorkday
) -> Moment | None:
    for line in lines:
        about_term = line.section is Section.REPLY or _CLOSING.search(fold(line.text))
        if about_term:
            found = find_moment(
                line.text, now=now, zone=zone, default_time=default_time, is_workday=is_workday
            )
            if found and found.moment.utc > now:
                return found.moment
    return None


def _salary(facts: list[str], currency: str) -> SalaryRange | None:
    found = [salary.salary for fact in facts if (salary := find_salary(fact, default_currency=currency))]
    return found[0] if found else None


def _city(lines: list[_Line]) -> str | None:
    """From the opening, the conditions and the contacts; a company's history names other cities."""
    for line in lines:
        if line.section in (Section.OPENING, Section.CONDITIONS, Section.REPLY) and (
            found := find_city(line.text)
        ):
            return found[0]
    return None


def _first(facts: list[str], find: Callable[[str], tuple[_Value, Span] | None]) -> _Value | None:
    return next((found[0] for fact in facts if (found := find(fact))), None)
