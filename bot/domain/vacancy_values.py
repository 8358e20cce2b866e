"""What a vacancy says, as one value: the same for a draft, a stored vacancy, its history and the merge of two
edits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, col, delete, select

from bot.domain import competencies
from bot.domain.errors import Problem, Unfit
from bot.models import (
    Competency,
    Department,
    Employee,
    EmployeeState,
    Employment,
    SalaryPeriod,
    SalaryTax,
    Vacancy,
    VacancyCompetency,
    VacancyMember,
    WorkFormat,
)

LONGEST_TITLE = 120
LONGEST_CITY = 60
LONGEST_DESCRIPTION = 3000
LARGEST_HEADCOUNT = 500
MOST_COMPETENCIES = 20
LARGEST_TEAM = 15
LEVELS = range(1, 6)


class VacancyField(StrEnum):
    """The fields of a vacancy that can be edited; values are the attributes of `VacancyValues`."""

    TITLE = "title"
    DEPARTMENT = "department_id"
    COMPETENCIES = "competencies"
    CLOSES_ON = "closes_on"
    HEADCOUNT = "headcount"
    SALARY = "salary"
    EMPLOYMENT = "employment"
    WORK_FORMAT = "work_format"
    CITY = "city"
    HIRING_MANAGER = "hiring_manager_id"
    OWNER = "owner_id"
    TEAM = "team"
    DESCRIPTION = "description"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True)
class Wanted:
    """A competency sought: must-have or nice-to-have, with a wanted level of 1–5 or none."""

    name: str
    must: bool = True
    level: int | None = None


@dataclass(frozen=True)
class Salary:
    """A pay range in whole units of an ISO 4217 currency; an open side is None."""

    amount_min: int | None
    amount_max: int | None
    currency: str = "RUB"
    period: SalaryPeriod = SalaryPeriod.MONTH
    tax: SalaryTax = SalaryTax.UNKNOWN


@dataclass(frozen=True)
class VacancyValues:
    """Everything a vacancy says that people may edit. `closes_on` is a day of the company's zone."""

    title: str = ""
    department_id: int | None = None
    competencies: tuple[Wanted, ...] = ()
    closes_on: date | None = None
    headcount: int = 1
    salary: Salary | None = None
    employment: Employment | None = None
    work_format: WorkFormat | None = None
    city: str = ""
    hiring_manager_id: int | None = None
    owner_id: int | None = None
    team: tuple[int, ...] = ()
    description: str = ""
    confidential: bool = False


@dataclass(frozen=True)
class Named:
    """A person or department by id and name; `left` for somebody who no longer works here."""

    id: int
    name: str
    left: bool = False


@dataclass(frozen=True)
class VacancyFacts:
    """The same values with names in place of ids: what a view shows."""

    title: str
    department: Named | None
    competencies: tuple[Wanted, ...]
    closes_on: date | None
    headcount: int
    salary: Salary | None
    employment: Employment | None
    work_format: WorkFormat | None
    city: str
    hiring_manager: Named | None
    owner: Named | None
    team: tuple[Named, ...]
    description: str
    confidential: bool


_adapter = TypeAdapter(VacancyValues)
FIELDS = tuple(VacancyField(item.name) for item in fields(VacancyValues))


def value_of(values: VacancyValues, field: VacancyField) -> Any:
    """One field's value."""
    return getattr(values, field.value)


def with_value(values: VacancyValues, field: VacancyField, value: object) -> VacancyValues:
    """The values with one field replaced."""
    return replace(values, **{field.value: value})  # type: ignore[arg-type]


def differing(one: VacancyValues, other: VacancyValues) -> tuple[VacancyField, ...]:
    """The fields in which two sets of values differ, in the card's order."""
    return tuple(field for field in FIELDS if value_of(one, field) != value_of(other, field))


def as_changes(before: VacancyValues, after: VacancyValues) -> dict[str, tuple[object, object]]:
    """The differing fields as an event keeps them: field → (before, after), as JSON values."""
    old, new = (_adapter.dump_python(values, mode="json") for values in (before, after))
    return {field.value: (old[field.value], new[field.value]) for field in differing(before, after)}


def from_kept(kept: Mapping[str, object]) -> VacancyValues:
    """Values from the JSON an event keeps of some fields; the other fields have their defaults."""
    return _adapter.validate_python(dict(kept))


def checked(
    session: Session, values: VacancyValues, *, today: date, base: VacancyValues | None = None
) -> VacancyValues:
    """The values tidied, each changed field checked. `base` are the values before: what was so already may
    stay.

    Raises Unfit: the title's length, a closing day in the past, headcount, salary, competencies, people who
    left.
    """
    old = base or VacancyValues()
    tidy = replace(
        values,
        title=" ".join(values.title.split()),
        city=" ".join(values.city.split()),
        description=values.description.strip(),
        competencies=without_repeats(values.competencies),
        team=tuple(dict.fromkeys(values.team)),
    )
    if not tidy.title:
        raise Unfit(Problem.TITLE_EMPTY)
    _check_length(tidy.title, LONGEST_TITLE, Problem.TITLE_TOO_LONG)
    _check_length(tidy.city, LONGEST_CITY, Problem.TEXT_TOO_LONG)
    _check_length(tidy.description, LONGEST_DESCRIPTION, Problem.TEXT_TOO_LONG)
    if tidy.closes_on is not None and tidy.closes_on != old.closes_on and tidy.closes_on < today:
        raise Unfit(Problem.DAY_IN_PAST)
    if not 1 <= tidy.headcount <= LARGEST_HEADCOUNT:
        raise Unfit(Problem.HEADCOUNT_RANGE, most=LARGEST_HEADCOUNT)
    _check_competencies(tidy.competencies)
    _check_salary(tidy.salary)
    if len(tidy.team) > LARGEST_TEAM:
        raise Unfit(Problem.TOO_MANY_PEOPLE, most=LARGEST_TEAM)
    new_people = _people(tidy) - _people(old)
    for person_id in sorted(new_people):
        person = session.get(Employee, person_id)
        if person is None or person.state is EmployeeState.LEFT:
            raise Unfit(Problem.PERSON_LEFT)
    return tidy


def without_repeats(wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """Each competency once, as it was named last, where it was named first."""
    kept: dict[str, Wanted] = {}
    for item in wanted:
        kept[competencies.normalised(item.name)] = item
    return tuple(kept.values())


def _check_length(text: str, most: int, problem: Problem) -> None:
    if len(text) > most:
        raise Unfit(problem, most=most)


def _check_competencies(wanted: tuple[Wanted, ...]) -> None:
    if len(wanted) > MOST_COMPETENCIES:
        raise Unfit(Problem.TOO_MANY_COMPETENCIES, most=MOST_COMPETENCIES)
    for item in wanted:
        if not competencies.normalised(item.name) or len(item.name) > competencies.LONGEST_NAME:
            raise Unfit(
                Problem.COMPETENCY_NAME,
                name=item.name[: competencies.LONGEST_NAME],
                most=competencies.LONGEST_NAME,
            )


def _check_salary(salary: Salary | None) -> None:
    if salary is None or salary.amount_min is None or salary.amount_max is None:
        return
    if salary.amount_min > salary.amount_max:
        raise Unfit(Problem.SALARY_UPSIDE_DOWN)


def _people(values: VacancyValues) -> set[int]:
    named = {values.hiring_manager_id, values.owner_id, *values.team}
    return {person_id for person_id in named if person_id is not None}


# -- to and from the tables ------------------------------------------------------------------------------


def values_of(session: Session, vacancy: Vacancy) -> VacancyValues:
    """A stored vacancy's values."""
    wanted = session.exec(
        select(Competency.name, VacancyCompetency.must, VacancyCompetency.level)
        .join(VacancyCompetency, col(VacancyCompetency.competency_id) == col(Competency.id))
        .where(VacancyCompetency.vacancy_id == vacancy.id)
        .order_by(col(VacancyCompetency.position))
    ).all()
    team = session.exec(
        select(VacancyMember.employee_id)
        .where(VacancyMember.vacancy_id == vacancy.id)
        .order_by(col(VacancyMember.employee_id))
    ).all()
    return VacancyValues(
        title=vacancy.title,
        department_id=vacancy.department_id,
        competencies=tuple(Wanted(name, must, level) for name, must, level in wanted),
        closes_on=vacancy.closes_on,
        headcount=vacancy.headcount,
        salary=_salary_of(vacancy),
        employment=vacancy.employment,
        work_format=vacancy.work_format,
        city=vacancy.city,
        hiring_manager_id=vacancy.hiring_manager_id,
        owner_id=vacancy.owner_id,
        team=tuple(team),
        description=vacancy.description,
        confidential=vacancy.confidential,
    )


def _salary_of(vacancy: Vacancy) -> Salary | None:
    if vacancy.salary_currency is None:
        return None
    return Salary(
        vacancy.salary_min,
        vacancy.salary_max,
        vacancy.salary_currency,
        vacancy.salary_period,
        vacancy.salary_tax,
    )


def write(session: Session, vacancy: Vacancy, values: VacancyValues) -> None:
    """Put checked values into a vacancy's row and its lists. The owner must be known."""
    if values.owner_id is None:
        raise ValueError("a vacancy has an owner")
    salary = values.salary
    vacancy.title = values.title
    vacancy.department_id = values.department_id
    vacancy.closes_on = values.closes_on
    vacancy.headcount = values.headcount
    vacancy.salary_min = salary.amount_min if salary else None
    vacancy.salary_max = salary.amount_max if salary else None
    vacancy.salary_currency = salary.currency if salary else None
    vacancy.salary_period = salary.period if salary else SalaryPeriod.MONTH
    vacancy.salary_tax = salary.tax if salary else SalaryTax.UNKNOWN
    vacancy.employment = values.employment
    vacancy.work_format = values.work_format
    vacancy.city = values.city
    vacancy.hiring_manager_id = values.hiring_manager_id
    vacancy.owner_id = values.owner_id
    vacancy.description = values.description
    vacancy.confidential = values.confidential
    session.add(vacancy)
    session.flush()  # the lists below point at it
    if vacancy.id is not None:
        _write_lists(session, vacancy.id, values)


def _write_lists(session: Session, vacancy_id: int, values: VacancyValues) -> None:
    session.exec(delete(VacancyCompetency).where(col(VacancyCompetency.vacancy_id) == vacancy_id))
    session.exec(delete(VacancyMember).where(col(VacancyMember.vacancy_id) == vacancy_id))
    for position, wanted in enumerate(values.competencies):
        competency = competencies.named(session, wanted.name)
        session.add(
            VacancyCompetency(
                vacancy_id=vacancy_id,
                competency_id=competency.id,
                position=position,
                must=wanted.must,
                level=wanted.level,
            )
        )
    for employee_id in values.team:
        session.add(VacancyMember(vacancy_id=vacancy_id, employee_id=employee_id))
    session.flush()  # rows of the same key may be written again in this unit


def facts_of(session: Session, values: VacancyValues) -> VacancyFacts:
    """The values with names in place of ids."""
    people = people_by_id(session, _people(values))
    department = session.get(Department, values.department_id) if values.department_id is not None else None
    return VacancyFacts(
        title=values.title,
        department=Named(department.id, department.name) if department and department.id else None,
        competencies=values.competencies,
        closes_on=values.closes_on,
        headcount=values.headcount,
        salary=values.salary,
        employment=values.employment,
        work_format=values.work_format,
        city=values.city,
        hiring_manager=people.get(values.hiring_manager_id or 0),
        owner=people.get(values.owner_id or 0),
        team=tuple(people[person_id] for person_id in values.team if person_id in people),
        description=values.description,
        confidential=values.confidential,
    )


def people_by_id(session: Session, ids: set[int]) -> dict[int, Named]:
    """Employees by id, those who left marked."""
    if not ids:
        return {}
    rows = session.exec(select(Employee).where(col(Employee.id).in_(ids))).all()
    return {
        row.id: Named(row.id, row.name, row.state is EmployeeState.LEFT) for row in rows if row.id is not None
    }
