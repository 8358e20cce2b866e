"""Whom a task's line means, who stands above somebody, and whom to ask in whose stead."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from bot.domain.access import Actor
from bot.domain.people import working_employees
from bot.models import Department, DepartmentLead, Employee, EmployeeState, Task
from bot.parsing.name_forms import KnownPerson, NameFinder

PAGE = 8


@dataclass(frozen=True)
class Person:
    """Somebody to choose or to show, with the position that tells namesakes apart."""

    id: int
    name: str
    position: str = ""


@dataclass(frozen=True)
class People:
    """A page of people to choose from; pages count from 0."""

    people: tuple[Person, ...]
    page: int
    pages: int


def name_finder(session: Session) -> NameFinder:
    """Finds those who work here by what a line calls them."""
    return NameFinder(
        KnownPerson(one.id, one.name, one.username.lower() if one.username else None)
        for one in working_employees(session)
        if one.id is not None
    )


def likely_people(session: Session, actor_id: int, *, page: int = 0, without: Iterable[int] = ()) -> People:
    """Whom the actor may mean: their own department first, then everyone by name; oneself last."""
    left_out = set(without)
    own = session.get(Employee, actor_id)
    department = own.department_id if own is not None else None
    everyone = [one for one in working_employees(session) if one.id not in left_out]
    ordered = sorted(
        everyone,
        key=lambda one: (one.id == actor_id, department is None or one.department_id != department),
    )
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(page, 0), pages - 1)
    return People(tuple(person_of(one) for one in ordered[page * PAGE : (page + 1) * PAGE]), page, pages)


def likely_for(session: Session, actor: Actor, *, page: int = 0, without: Iterable[int] = ()) -> People:
    """Whom the actor may mean, oneself among them."""
    return likely_people(session, actor.id, page=page, without=without)


def people_named(session: Session, ids: Iterable[int]) -> tuple[Person, ...]:
    """These people in the given order, without those who are gone."""
    found = (session.get(Employee, one) for one in ids)
    return tuple(person_of(one) for one in found if one is not None)


def person_of(employee: Employee) -> Person:
    """An employee as shown beside a task."""
    if employee.id is None:
        raise ValueError("an employee of the base has an id")
    return Person(employee.id, employee.name, employee.position)


def works_here(session: Session, employee_id: int) -> bool:
    """Whether somebody can be given work."""
    employee = session.get(Employee, employee_id)
    return employee is not None and employee.state is not EmployeeState.LEFT


def manager_of(session: Session, employee_id: int) -> int | None:
    """Who stands above somebody and works here: their own lead, else the department's, else that of the one above it."""
    employee = session.get(Employee, employee_id)
    if employee is None:
        return None
    if employee.manager_id not in {None, employee_id} and works_here(session, employee.manager_id or 0):
        return employee.manager_id
    seen: set[int] = set()
    above = employee.department_id
    while above is not None and above not in seen:
        seen.add(above)
        lead = session.get(DepartmentLead, above)
        if lead is not None and lead.employee_id != employee_id and works_here(session, lead.employee_id):
            return lead.employee_id
        department = session.get(Department, above)
        above = department.parent_id if department is not None else None
    return None


def reviewer_of(session: Session, task: Task) -> int | None:
    """Who answers a submission: the creator, or while there is none here, the assignee's manager."""
    if works_here(session, task.creator_id):
        return task.creator_id
    return manager_of(session, task.assignee_id)


def next_above(session: Session, task: Task) -> int | None:
    """Who is told when neither assignee nor creator acts: the assignee's manager, else the creator's."""
    for person in (task.assignee_id, task.creator_id):
        manager = manager_of(session, person)
        if manager is not None and manager not in {task.assignee_id, task.creator_id}:
            return manager
    return None
