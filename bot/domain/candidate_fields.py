"""Fixing a candidate's field by what a person typed: the same for a draft and for a stored profile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain import candidate_contacts, competencies
from bot.domain.candidate_learning import typed_languages, typed_studies
from bot.domain.candidate_values import (
    MOST_SKILLS,
    Age,
    CandidateField,
    CandidateValues,
    checked_line,
    checked_name,
    tidy_skills,
)
from bot.domain.errors import Problem, Unfit
from bot.domain.vacancy_values import Salary
from bot.models import SalaryPeriod, SalaryTax
from bot.parsing.competencies import parse_competencies
from bot.parsing.experience import parse_age, parse_experience
from bot.parsing.money import parse_salary

# A lone dash empties a field that may be empty.
EMPTY = frozenset({"-", "–", "—"})


def with_typed(
    values: CandidateValues, field: CandidateField, text: str, *, now: datetime, zone: ZoneInfo
) -> CandidateValues:
    """The values with one field as typed. A dash empties it; typed contacts replace those of the same kind.

    Raises Unfit when it cannot be understood; the values before stay with the caller.
    """
    typed = text.strip()
    if typed in EMPTY and field is not CandidateField.NAME:
        return without(values, field)
    return _READ[field](values, typed, now, zone)


def without(values: CandidateValues, field: CandidateField) -> CandidateValues:
    """The values with one field emptied."""
    return replace(values, **{_ATTRIBUTE[field]: getattr(_WITHOUT, _ATTRIBUTE[field])})


# Emptied by hand is not the same as never corrected: the résumé's languages and studies do not come back.
_WITHOUT = CandidateValues(languages=(), studies=(), source="")


def copied(source: CandidateValues, target: CandidateValues, field: CandidateField) -> CandidateValues:
    """The target with one field of the source."""
    return replace(target, **{_ATTRIBUTE[field]: getattr(source, _ATTRIBUTE[field])})


def with_text(field: CandidateField, text: str) -> CandidateValues:
    """Values that hold only one field of text: a name, a position or a city."""
    match field:
        case CandidateField.NAME:
            return CandidateValues(full_name=text)
        case CandidateField.POSITION:
            return CandidateValues(position=text)
        case CandidateField.CITY:
            return CandidateValues(city=text)
        case _:
            raise ValueError(f"{field.value} is no text")


_NOTHING = (None, "", ())


def value_of(values: CandidateValues, field: CandidateField) -> object:
    """One field's value, None where an age is unknown."""
    value = getattr(values, _ATTRIBUTE[field])
    return None if value == Age() else value


def is_told(values: CandidateValues, field: CandidateField) -> bool:
    """Whether a field says something; no month of experience is something."""
    return value_of(values, field) not in _NOTHING


def differing(one: CandidateValues, other: CandidateValues) -> tuple[CandidateField, ...]:
    """The fields in which two sets of values differ."""
    return tuple(field for field in CandidateField if value_of(one, field) != value_of(other, field))


def _name(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, full_name=checked_name(typed))


def _contacts(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    found = candidate_contacts.find_contacts(typed)
    if not found:
        raise Unfit(Problem.CONTACT_NOT_UNDERSTOOD)
    return replace(values, contacts=candidate_contacts.replacing(values.contacts, found))


def _position(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, position=checked_line(typed))


def _city(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, city=checked_line(typed))


def _citizenship(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, citizenship=checked_line(typed))


def _age(values: CandidateValues, typed: str, now: datetime, zone: ZoneInfo) -> CandidateValues:
    read = parse_age(typed, now=now, zone=zone)
    if read is None:
        raise Unfit(Problem.AGE_NOT_UNDERSTOOD)
    stated_on = None if read.years is None else now.astimezone(zone).date()
    return replace(values, age=Age(read.birth_date, read.years, stated_on))


def _experience(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    months = parse_experience(typed)
    if months is None:
        raise Unfit(Problem.EXPERIENCE_NOT_UNDERSTOOD)
    return replace(values, experience_months=months)


def _salary(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    read = parse_salary(typed)
    if read is None:
        raise Unfit(Problem.SALARY_NOT_UNDERSTOOD)
    tax = SalaryTax(read.tax.value) if read.tax is not None else SalaryTax.UNKNOWN
    salary = Salary(read.amount_min, read.amount_max, read.currency, SalaryPeriod(read.period.value), tax)
    return replace(values, salary=salary)


def _skills(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    """Typed skills are the whole list; with a leading plus they are added to it."""
    adding = typed.startswith("+")
    named = tuple(line.name for line in parse_competencies(typed.removeprefix("+")))
    if len(named) > MOST_SKILLS:
        raise Unfit(Problem.TOO_MANY_COMPETENCIES, most=MOST_SKILLS)
    kept = tidy_skills((*values.skills, *named) if adding else named)
    if not kept:
        raise Unfit(
            Problem.COMPETENCY_NAME, name=typed[: competencies.LONGEST_NAME], most=competencies.LONGEST_NAME
        )
    return replace(values, skills=kept)


def _languages(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, languages=typed_languages(typed))


def _studies(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, studies=typed_studies(typed))


def _source(values: CandidateValues, typed: str, _now: datetime, _zone: ZoneInfo) -> CandidateValues:
    return replace(values, source=checked_line(typed))


_ATTRIBUTE = {
    CandidateField.NAME: "full_name",
    CandidateField.CONTACTS: "contacts",
    CandidateField.POSITION: "position",
    CandidateField.CITY: "city",
    CandidateField.CITIZENSHIP: "citizenship",
    CandidateField.AGE: "age",
    CandidateField.EXPERIENCE: "experience_months",
    CandidateField.SALARY: "salary",
    CandidateField.SKILLS: "skills",
    CandidateField.LANGUAGES: "languages",
    CandidateField.EDUCATION: "studies",
    CandidateField.SOURCE: "source",
}
_Reader = Callable[[CandidateValues, str, datetime, ZoneInfo], CandidateValues]
_READ: dict[CandidateField, _Reader] = {
    CandidateField.NAME: _name,
    CandidateField.CONTACTS: _contacts,
    CandidateField.POSITION: _position,
    CandidateField.CITY: _city,
    CandidateField.CITIZENSHIP: _citizenship,
    CandidateField.AGE: _age,
    CandidateField.EXPERIENCE: _experience,
    CandidateField.SALARY: _salary,
    CandidateField.SKILLS: _skills,
    CandidateField.LANGUAGES: _languages,
    CandidateField.EDUCATION: _studies,
    CandidateField.SOURCE: _source,
}
