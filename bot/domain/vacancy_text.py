"""What people type about a vacancy, read into its values:
a quick line, an advert, or the text of one field.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.domain import competencies, people
from bot.domain.company_days import company_today, company_zone, work_calendar
from bot.domain.errors import Problem, Unfit
from bot.domain.vacancy_people import person_named
from bot.domain.vacancy_values import (
    LARGEST_HEADCOUNT,
    LONGEST_CITY,
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MOST_COMPETENCIES,
    Salary,
    VacancyField,
    VacancyValues,
    Wanted,
    differing,
    with_value,
    without_repeats,
)
from bot.models import Department, Employment, SalaryPeriod, SalaryTax, WorkFormat
from bot.parsing.competencies import CompetencyLine, parse_competencies
from bot.parsing.dates import parse_moment
from bot.parsing.employment import find_headcount
from bot.parsing.job_advert import is_job_advert, parse_job_advert
from bot.parsing.money import SalaryRange, find_salary, parse_salary
from bot.parsing.spans import fold
from bot.parsing.vacancy_line import VacancyLine, parse_vacancy_line
from bot.resumes import SkillVocabulary

LARGEST_TYPED_HEADCOUNT = 50
SMALLEST_UNSIGNED_PAY = 10_000
DEFAULT_CURRENCY = "RUB"
_NO_TITLE = "-x-"
_LONGEST_NAME_IN_WORDS = 5


@dataclass(frozen=True)
class Understood:
    """What a text was read as: the values with it, and the fields it changed (none if it says what is so already);
    `sure` is false for a text that could be anything.
    """

    values: VacancyValues
    fields: tuple[VacancyField, ...]
    sure: bool = True


def read_opening(session: Session, values: VacancyValues, text: str, *, now: datetime) -> Understood:
    """Read the first thing typed about a vacancy: its title alone, a quick line, or a whole advert.

    What is understood as nothing goes into the description. Not `sure` when there is no title in it.
    """
    line, description = _read(session, text, now)
    title = line.title[:LONGEST_TITLE] or values.title
    read = _described(
        _with_line(replace(values, title=_capital(title)), line, today=company_today(session, now)),
        description,
    )
    return Understood(read, differing(values, read), sure=bool(title))


def _read(session: Session, text: str, now: datetime) -> tuple[VacancyLine, str]:
    """A text as a line and what goes into the description: an advert whole, of a line what was not
    understood.
    """
    if not is_job_advert(text):
        line = _line(session, text, now)
        return line, "\n".join(line.leftovers)
    advert = parse_job_advert(
        text,
        match=_vocabulary(session),
        now=now,
        zone=company_zone(session),
        is_workday=work_calendar(session).is_workday,
    )
    return advert.line, advert.description


def _described(values: VacancyValues, text: str) -> VacancyValues:
    """The values with a text added to the description, cut to what it holds."""
    whole = "\n".join(part for part in (values.description, text) if part)
    return replace(values, description=whole[:LONGEST_DESCRIPTION])


def read_more(session: Session, values: VacancyValues, text: str, *, now: datetime) -> Understood:
    """Read what was typed below a draft card: a date, a pay range, competencies and the like; no fields when
    unsure.
    """
    if is_job_advert(text):
        line, description = _read(session, text, now)
        whole = _described(_with_line(values, line, today=company_today(session, now)), description)
        return Understood(whole, differing(values, whole))
    for read in (_as_day, _as_salary, _as_headcount):
        found = read(session, values, text, now)
        if found is not None:
            return Understood(found, differing(values, found))
    line = _line(session, f"{_NO_TITLE}; {text}", now)
    if line.leftovers or (line.competencies and not _are_competencies(session, line.competencies, text)):
        return Understood(values, (), sure=False)
    read_values = _with_line(values, line, today=company_today(session, now))
    return Understood(read_values, differing(values, read_values))


def read_field(
    session: Session, values: VacancyValues, field: VacancyField, text: str, *, now: datetime
) -> VacancyValues:
    """The values with one field read from typed text. Raises Unfit saying what was not understood."""
    reader = _FIELD_READERS.get(field)
    return reader(session, values, text, now) if reader else with_value(values, field, text.strip())


def _read_day(session: Session, values: VacancyValues, text: str, now: datetime) -> VacancyValues:
    found = _as_day(session, values, text, now)
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return found


def _read_salary(_session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    currency = values.salary.currency if values.salary else DEFAULT_CURRENCY
    typed = parse_salary(text, default_currency=currency)
    if typed is None:
        raise Unfit(Problem.SALARY_NOT_UNDERSTOOD)
    return replace(values, salary=_salary(typed, values.salary))


def _read_headcount(_session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    found = find_headcount(text)
    return replace(values, headcount=int(text) if text.isdecimal() else found[0] if found else 0)


def _read_competencies(session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    return replace(
        values, competencies=without_repeats((*values.competencies, *_typed_wanted(session, text)))
    )


def _read_place(session: Session, values: VacancyValues, text: str, now: datetime) -> VacancyValues:
    """Employment, format and city in one text; what is neither is a city the parser does not know."""
    line = _line(session, f"{_NO_TITLE}; {text}", now)
    left = line.city or ", ".join([*line.leftovers, *(item.name for item in line.competencies)])
    found = replace(
        values,
        employment=Employment(line.employment.value) if line.employment else values.employment,
        work_format=WorkFormat(line.work_format.value) if line.work_format else values.work_format,
    )
    return replace(found, city=left) if left else found


def _read_department(session: Session, values: VacancyValues, text: str, now: datetime) -> VacancyValues:
    return replace(values, department_id=_department(session, text, now))


def _read_manager(session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    return replace(values, hiring_manager_id=person_named(session, text))


def _read_owner(session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    return replace(values, owner_id=person_named(session, text))


def _read_member(session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues:
    return replace(values, team=tuple(dict.fromkeys((*values.team, person_named(session, text)))))


_FieldReader = Callable[[Session, VacancyValues, str, datetime], VacancyValues]
_FIELD_READERS: dict[VacancyField, _FieldReader] = {
    VacancyField.CLOSES_ON: _read_day,
    VacancyField.SALARY: _read_salary,
    VacancyField.HEADCOUNT: _read_headcount,
    VacancyField.COMPETENCIES: _read_competencies,
    VacancyField.DEPARTMENT: _read_department,
    VacancyField.EMPLOYMENT: _read_place,
    VacancyField.WORK_FORMAT: _read_place,
    VacancyField.CITY: _read_place,
    VacancyField.HIRING_MANAGER: _read_manager,
    VacancyField.OWNER: _read_owner,
    VacancyField.TEAM: _read_member,
}


# -- whole texts that are one thing ----------------------------------------------------------------------


def _as_day(session: Session, values: VacancyValues, text: str, now: datetime) -> VacancyValues | None:
    moment = parse_moment(
        text, now=now, zone=company_zone(session), is_workday=work_calendar(session).is_workday
    )
    return replace(values, closes_on=moment.day) if moment else None


def _as_salary(_session: Session, values: VacancyValues, text: str, _now: datetime) -> VacancyValues | None:
    """Pay alone: with a sign that it is pay, or a range or sum too large to be anything else."""
    salary = parse_salary(text)
    if salary is None:
        return None
    is_range = bool(re.search(r"\d\s*-\s*\d", fold(text)))
    largest = max(salary.amount_min or 0, salary.amount_max or 0)
    evident = (
        find_salary(text) is not None
        or is_range
        or (largest >= SMALLEST_UNSIGNED_PAY and not _is_small(text))
    )
    return replace(values, salary=_salary(salary, values.salary)) if evident else None


def _as_headcount(
    _session: Session, values: VacancyValues, text: str, _now: datetime
) -> VacancyValues | None:
    return replace(values, headcount=int(text)) if _is_small(text) and int(text) > 0 else None


def _is_small(text: str) -> bool:
    return text.strip().isdecimal() and int(text) <= LARGEST_TYPED_HEADCOUNT


def _are_competencies(session: Session, typed: Sequence[CompetencyLine], text: str) -> bool:
    """A list is one; a lone phrase only when it is a competency known already."""
    if len(typed) > 1 or re.search(r"[,;\n]", text):
        return all(len(item.name.split()) <= _LONGEST_NAME_IN_WORDS for item in typed)
    known = _vocabulary(session)(typed[0].name)
    return [competencies.normalised(name) for name in known] == [competencies.normalised(typed[0].name)]


# -- pieces ----------------------------------------------------------------------------------------------


def _line(session: Session, text: str, now: datetime) -> VacancyLine:
    return parse_vacancy_line(
        text,
        now=now,
        zone=company_zone(session),
        is_workday=work_calendar(session).is_workday,
        match=_vocabulary(session),
    )


def _with_line(values: VacancyValues, line: VacancyLine, *, today: date) -> VacancyValues:
    """The values with what a line says; what it does not say stays. A day gone by in a line is no closing day."""
    closes_on = line.closes.day if line.closes and line.closes.day >= today else values.closes_on
    wanted = tuple(Wanted(item.name, item.must, item.level) for item in line.competencies)
    return replace(
        values,
        # An advert may name more than a vacancy holds: the first ones count, the description has them all.
        competencies=without_repeats((*values.competencies, *wanted))[:MOST_COMPETENCIES],
        closes_on=closes_on,
        headcount=min(line.headcount or values.headcount, LARGEST_HEADCOUNT),
        salary=_salary(line.salary, values.salary) if line.salary else values.salary,
        employment=Employment(line.employment.value) if line.employment else values.employment,
        work_format=WorkFormat(line.work_format.value) if line.work_format else values.work_format,
        city=(line.city or values.city)[:LONGEST_CITY],
    )


def _salary(typed: SalaryRange, before: Salary | None) -> Salary:
    """The range as typed; net or gross said before stays when the new text does not say it."""
    unsaid = before.tax if before else SalaryTax.UNKNOWN
    return Salary(
        typed.amount_min,
        typed.amount_max,
        typed.currency,
        SalaryPeriod(typed.period.value),
        SalaryTax(typed.tax.value) if typed.tax else unsaid,
    )


def _typed_wanted(session: Session, text: str) -> tuple[Wanted, ...]:
    """Competencies as typed, spelled as the company's list spells them. Raises Unfit when there is none."""
    spelled = _vocabulary(session)
    typed = parse_competencies(text)
    if not typed:
        raise Unfit(Problem.COMPETENCY_NAME, name=text[:LONGEST_TITLE], most=competencies.LONGEST_NAME)
    return tuple(Wanted(_spelled(item.name, spelled), item.must, item.level) for item in typed)


def _spelled(name: str, find: Callable[[str], Sequence[str]]) -> str:
    same = [known for known in find(name) if competencies.normalised(known) == competencies.normalised(name)]
    return same[0] if same else name


def _department(session: Session, text: str, now: datetime) -> int:
    """The department of that name, or the only one that begins so; a new one when there is none."""
    name = " ".join(text.split())[:LONGEST_TITLE]
    if not name:
        raise Unfit(Problem.TEXT_EMPTY)
    rows = people.departments(session)
    same = [row for row in rows if fold(row.name) == fold(name)]
    begins = [row for row in rows if fold(row.name).startswith(fold(name))]
    found: Department = (
        same[0] if same else begins[0] if len(begins) == 1 else people.add_department(session, name, now=now)
    )
    if found.id is None:
        raise Unfit(Problem.TEXT_EMPTY)
    return found.id


def _vocabulary(session: Session) -> Callable[[str], Sequence[str]]:
    """The company's competencies first, then the skills known to everyone."""
    own = competencies.finder(session)
    common = SkillVocabulary.load()

    def find(text: str) -> Sequence[str]:
        found = list(own(text))
        norms = {competencies.normalised(name) for name in found}
        found += [
            common.in_letters_of(match.written, match.canonical)
            for match in common.match(text)
            if competencies.normalised(match.canonical) not in norms
        ]
        return found

    return find


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
