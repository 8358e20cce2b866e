"""Colleagues as they are shown: the list, the card by the reader's rights, who can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain import people
from bot.domain.access import (
    Actor,
    Permission,
    access_person,
    may_on_person,
)
from bot.domain.departments import NamedPerson
from bot.models import (
    Company,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Employee,
    EmployeeState,
    EmploymentPeriod,
    Event,
    Invite,
    JoinRequest,
    JoinState,
    Plan,
    PlanKind,
    PlanState,
    Role,
    Subject,
)

PAGE = 8
HISTORY = 12


class PersonVerb(StrEnum):
    """What is done to a profile, as events keep it."""

    ADDED = "added"
    EDITED = "edited"
    ROLES_CHANGED = "roles_changed"
    TRANSFERRED = "transferred"
    DUTY_CHANGED = "duty_changed"
    TELEGRAM_UNLINKED = "telegram_unlinked"
    JOINED_BY_LINK = "joined_by_link"
    JOINED_BY_PHONE = "joined_by_phone"
    JOINED_BY_REQUEST = "joined_by_request"
    LAST_DAY_SET = "last_day_set"
    HANDED_OVER = "handed_over"
    HANDOVER_UNDONE = "handover_undone"
    LEFT = "left"
    REHIRED = "rehired"


@dataclass(frozen=True)
class PersonRow:
    """A line of a list of people."""

    id: int
    name: str
    position: str
    in_telegram: bool


@dataclass(frozen=True)
class PeoplePage:
    """A page of people, counted from 0; what waits at the door is only counted for those who may admit."""

    people: tuple[PersonRow, ...]
    page: int
    pages: int
    total: int
    department_id: int | None
    department: str
    may_admit: bool
    requests: int = 0
    invites: int = 0
    not_in_telegram: int = 0
    former: int = 0


@dataclass(frozen=True)
class PersonCard:
    """A colleague as the reader may see them: private facts are empty for those who may not.

    `last_day` is the planned or past last day of access; `manager` is the own lead, or the department's.
    """

    id: int
    rev: int
    name: str
    position: str
    department_id: int | None
    department: str
    manager: NamedPerson | None
    state: EmployeeState
    username: str | None
    email: str
    skills: str
    responsibilities: str
    leads: tuple[tuple[int, str], ...]
    on_duty: bool
    is_me: bool
    private: bool
    phone: str | None
    start_date: date | None
    last_day: date | None
    roles: frozenset[Role]
    in_telegram: bool
    may_edit_profile: bool
    may_edit: bool
    may_admit: bool
    may_let_go: bool
    is_recruiter: bool
    photo_id: int | None = None
    may_set_photo: bool = False
    plans: tuple[tuple[int, PlanKind], ...] = ()
    may_plan: bool = False


@dataclass(frozen=True)
class HistoryRow:
    """Something that was done to a profile: the event's verb and who did it, empty for the person's own coming in."""

    at: datetime
    verb: str
    by: str


@dataclass(frozen=True)
class EmploymentPeriodRow:
    """One time of working here; days of the company's zone."""

    started_on: date
    ended_on: date | None
    position: str
    department: str


@dataclass(frozen=True)
class PersonHistory:
    """Times of working here, and the newest changes."""

    id: int
    name: str
    periods: tuple[EmploymentPeriodRow, ...]
    rows: tuple[HistoryRow, ...]


@dataclass(frozen=True)
class Choice:
    """A page of people to choose from; pages count from 0."""

    people: tuple[PersonRow, ...]
    page: int
    pages: int


# -- lists -----------------------------------------------------------------------------------------------


def page_of_people(
    session: Session, actor: Actor, department_id: int | None = None, page: int = 0
) -> PeoplePage:
    """Who works here, by name: all, or of one department. Raises Denied."""
    actor.require(Permission.PERSON_VIEW)
    query = select(Employee).where(Employee.state != EmployeeState.LEFT)
    if department_id is not None:
        query = query.where(Employee.department_id == department_id)
    total = session.exec(select(func.count()).select_from(query.subquery())).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    found = session.exec(
        query.order_by(col(Employee.name), col(Employee.id)).offset(page * PAGE).limit(PAGE)
    ).all()
    admits = actor.may(Permission.PEOPLE_ADMIT)
    return PeoplePage(
        people=tuple(_row(one) for one in found),
        page=page,
        pages=pages,
        total=total,
        department_id=department_id,
        department=people.department_name(session, department_id),
        may_admit=admits,
        requests=_count_requests(session) if admits else 0,
        invites=_count_invites(session) if admits else 0,
        not_in_telegram=_count_people(session, outside=True) if admits else 0,
        former=_count_people(session, outside=False) if admits else 0,
    )


def former_people(session: Session, actor: Actor, page: int = 0) -> Choice:
    """Who has left, by name. Raises Denied."""
    actor.require(Permission.PERSON_LEAVE)
    found = session.exec(
        select(Employee)
        .where(Employee.state == EmployeeState.LEFT)
        .order_by(col(Employee.name), col(Employee.id))
    ).all()
    return _choice(list(found), page)


def colleagues_to_choose(
    session: Session,
    actor: Actor,
    *,
    near_department_id: int | None = None,
    without: frozenset[int] = frozenset(),
    page: int = 0,
) -> Choice:
    """Who can be named for something: those of the department first, leads before others. Raises Denied."""
    actor.require(Permission.PERSON_VIEW)
    lead_ids = set(session.exec(select(DepartmentLead.employee_id)).all())
    found = [one for one in people.working_employees(session) if one.id not in without]
    found.sort(key=lambda one: (one.department_id != near_department_id, one.id not in lead_ids))
    return _choice(found, page)


def _choice(found: list[Employee], page: int) -> Choice:
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    return Choice(tuple(_row(one) for one in found[page * PAGE : (page + 1) * PAGE]), page, pages)


def _row(person: Employee) -> PersonRow:
    return PersonRow(_id(person), person.name, person.position, person.telegram_id is not None)


def _count_requests(session: Session) -> int:
    query = select(func.count()).select_from(JoinRequest).where(JoinRequest.state == JoinState.WAITING)
    return session.exec(query).one()


def _count_invites(session: Session) -> int:
    query = select(func.count()).select_from(Invite)
    return session.exec(query.where(col(Invite.used_at).is_(None), col(Invite.revoked_at).is_(None))).one()


def _count_people(session: Session, *, outside: bool) -> int:
    """Those who work here without Telegram, or those who have left."""
    query = select(func.count()).select_from(Employee)
    if outside:
        query = query.where(Employee.state != EmployeeState.LEFT, col(Employee.telegram_id).is_(None))
    else:
        query = query.where(Employee.state == EmployeeState.LEFT)
    return session.exec(query).one()


# -- the card --------------------------------------------------------------------------------------------


def show(session: Session, actor: Actor, employee_id: int) -> PersonCard:
    """A colleague's card. Raises Denied."""
    return card_of(session, actor, access_person(session, actor, employee_id, Permission.PERSON_VIEW))


def card_of(session: Session, actor: Actor, person: Employee) -> PersonCard:
    """A colleague as the actor may see them."""
    person_id = _id(person)
    private = may_on_person(session, actor, person, Permission.PERSON_PRIVATE)
    roles = people.roles_of(session, person_id)
    company = session.get(Company, 1)
    return PersonCard(
        id=person_id,
        rev=person.rev,
        name=person.name,
        position=person.position,
        department_id=person.department_id,
        department=people.department_name(session, person.department_id),
        manager=manager_of(session, person),
        state=person.state,
        username=person.username,
        email=person.email,
        skills=person.skills,
        responsibilities=person.responsibilities,
        leads=_led(session, person_id),
        on_duty=company is not None and company.duty_recruiter_id == person_id,
        is_me=person_id == actor.id,
        private=private,
        phone=person.phone if private else None,
        start_date=person.start_date if private else None,
        last_day=person.last_day if private else None,
        roles=roles if private else frozenset(),
        in_telegram=person.telegram_id is not None,
        may_edit_profile=person.state is not EmployeeState.LEFT
        and may_on_person(session, actor, person, Permission.PROFILE_EDIT),
        may_edit=may_on_person(session, actor, person, Permission.PERSON_EDIT),
        may_admit=actor.may(Permission.PEOPLE_ADMIT),
        may_let_go=actor.may(Permission.PERSON_LEAVE),
        is_recruiter=Role.RECRUITER in roles,
        photo_id=person.photo_id,
        may_set_photo=person_id == actor.id or actor.may(Permission.PERSON_EDIT),
        plans=_plans(session, actor, person),
        may_plan=actor.may(Permission.PLAN_BEGIN),
    )


def _plans(session: Session, actor: Actor, person: Employee) -> tuple[tuple[int, PlanKind], ...]:
    """The plans of a colleague that are under way, for those who may see them."""
    if not may_on_person(session, actor, person, Permission.PLAN_VIEW):
        return ()
    rows = session.exec(
        select(Plan.id, Plan.kind)
        .where(Plan.employee_id == person.id, col(Plan.state).in_((PlanState.ACTIVE, PlanState.FROZEN)))
        .order_by(col(Plan.day))
    ).all()
    return tuple((plan_id, PlanKind(kind)) for plan_id, kind in rows if plan_id is not None)


def manager_of(session: Session, person: Employee) -> NamedPerson | None:
    """The own lead, or the lead of the department; whoever leads it themselves looks one department up."""
    lead_id = person.manager_id
    department_id, seen = person.department_id, set[int]()
    while lead_id is None and department_id is not None and department_id not in seen:
        seen.add(department_id)
        lead = session.get(DepartmentLead, department_id)
        if lead is not None and lead.employee_id != person.id:
            lead_id = lead.employee_id
        department = session.get(Department, department_id)
        department_id = department.parent_id if department is not None else None
    manager = session.get(Employee, lead_id) if lead_id is not None else None
    return NamedPerson(_id(manager), manager.name, manager.position) if manager is not None else None


def _led(session: Session, person_id: int) -> tuple[tuple[int, str], ...]:
    """The departments somebody leads or stands in for."""
    found: dict[int, str] = {}
    for table in (DepartmentLead, DepartmentDeputy):
        rows = session.exec(
            select(Department)
            .join(table, col(table.department_id) == col(Department.id))
            .where(table.employee_id == person_id)
            .order_by(col(Department.name))
        ).all()
        found |= {one.id: one.name for one in rows if one.id is not None}
    return tuple(found.items())


def history(session: Session, actor: Actor, employee_id: int) -> PersonHistory:
    """Times of working here and the newest changes of a profile. Raises Denied."""
    person = access_person(session, actor, employee_id, Permission.PERSON_PRIVATE)
    periods = session.exec(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.employee_id == employee_id)
        .order_by(col(EmploymentPeriod.started_on), col(EmploymentPeriod.id))
    ).all()
    events = session.exec(
        select(Event, Employee.name)
        .join(Employee, col(Employee.id) == col(Event.actor_id), isouter=True)
        .where(Event.subject == Subject.EMPLOYEE, Event.subject_id == employee_id)
        .order_by(col(Event.id).desc())
        .limit(HISTORY)
    ).all()
    return PersonHistory(
        id=employee_id,
        name=person.name,
        periods=tuple(
            EmploymentPeriodRow(one.started_on, one.ended_on, one.position, one.department) for one in periods
        ),
        rows=tuple(
            HistoryRow(event.at, event.verb, name or "" if event.actor_id != employee_id else "")
            for event, name in events
        ),
    )


def load_own(
    session: Session, recipient: Actor, _payload: Mapping[str, Any], _now: datetime
) -> PersonCard | None:
    """Somebody's own card, for telling them what has changed."""
    return show(session, recipient, recipient.id)


def _id(person: Employee) -> int:
    if person.id is None:
        raise ValueError("a stored employee has an id")
    return person.id
