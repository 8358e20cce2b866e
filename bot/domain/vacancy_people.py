"""Choosing colleagues for a vacancy: the likely ones first, by pages or by a typed name."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.errors import Problem, Unfit
from bot.domain.people import working_employees
from bot.domain.vacancy_values import VacancyField
from bot.models import DepartmentLead, Employee, EmployeeRole, Role
from bot.parsing.spans import fold

PAGE = 8

_LIKELY_ROLES = {
    VacancyField.HIRING_MANAGER: (Role.LEAD, Role.HR_ADMIN),
    VacancyField.OWNER: (Role.RECRUITER, Role.HR_ADMIN),
    VacancyField.TEAM: (Role.RECRUITER, Role.HR_ADMIN),
}


@dataclass(frozen=True)
class Colleague:
    """Somebody to choose, with the position that tells namesakes apart."""

    id: int
    name: str
    position: str


@dataclass(frozen=True)
class Colleagues:
    """A page of people to choose from; pages count from 0."""

    people: tuple[Colleague, ...]
    page: int
    pages: int


def colleagues(
    session: Session,
    actor: Actor,  # noqa: ARG001 - every employee may be named; the caller has checked the right to name them
    field: VacancyField,
    *,
    department_id: int | None = None,
    page: int = 0,
    without: frozenset[int] = frozenset(),
) -> Colleagues:
    """Who may be chosen for a field: the department's lead first, then the likely roles, then everyone by
    name.
    """
    people = [person for person in working_employees(session) if person.id not in without]
    roles = _LIKELY_ROLES.get(field, ())
    likely = set(
        session.exec(select(EmployeeRole.employee_id).where(col(EmployeeRole.role).in_(roles))).all()
    )
    lead = session.get(DepartmentLead, department_id) if department_id is not None else None
    lead_id = lead.employee_id if lead is not None and field is VacancyField.HIRING_MANAGER else None
    ordered = sorted(people, key=lambda person: (person.id != lead_id, person.id not in likely))
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = tuple(_colleague(person) for person in ordered[page * PAGE : (page + 1) * PAGE])
    return Colleagues(shown, page, pages)


def person_named(session: Session, text: str) -> int:
    """The one working employee whose name has every typed word as the beginning of one of its own, in any
    order.

    Raises Unfit when nobody or more than one fits.
    """
    typed = fold(text).lstrip("@").split()
    people = working_employees(session)
    found = [person for person in people if typed and _fits(person, typed)]
    exact = [person for person in found if sorted(fold(person.name).split()) == sorted(typed)]
    chosen = exact if len(exact) == 1 else found
    if len(chosen) != 1 or chosen[0].id is None:
        raise Unfit(Problem.PERSON_NOT_FOUND, count=len(found), name=" ".join(text.split())[:60])
    return chosen[0].id


def _fits(person: Employee, typed: list[str]) -> bool:
    if person.username and [person.username.lower()] == typed:
        return True
    words = fold(person.name).split()
    return all(any(word.startswith(piece) for word in words) for piece in typed)


def _colleague(person: Employee) -> Colleague:
    if person.id is None:
        raise ValueError("an employee of the base has an id")
    return Colleague(person.id, person.name, person.position)
