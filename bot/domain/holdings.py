"""What somebody holds and must pass on before they leave or move: each room registers its own kinds here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import departments, drafts, people, unfinished, vacancies
from bot.domain.access import Actor
from bot.domain.intake_drafts import CandidateDraft
from bot.domain.vacancy_values import VacancyField, values_of
from bot.models import (
    Company,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Draft,
    Employee,
    EmployeeState,
    Invite,
    RequestState,
    Vacancy,
    VacancyMember,
    VacancyRequest,
    VacancyState,
)


class HoldingKind(StrEnum):
    """What can be held."""

    VACANCY_OWNED = "vacancy_owned"
    VACANCY_MANAGED = "vacancy_managed"
    VACANCY_TEAM = "vacancy_team"
    STAGE_OWNED = "stage_owned"
    REQUEST_TAKEN = "request_taken"
    REQUEST_ASKED = "request_asked"
    DRAFT = "draft"
    DEPARTMENT_LED = "department_led"
    DEPARTMENT_DEPUTY = "department_deputy"
    PEOPLE_LED = "people_led"
    INVITE = "invite"
    DUTY = "duty"
    INTERVIEW = "interview"
    RESERVE = "reserve"
    NEXT_CONTACT = "next_contact"
    TASK_DOING = "task_doing"
    TASK_SET = "task_set"
    TASK_REPEATING = "task_repeating"


@dataclass(frozen=True)
class Held:
    """One thing somebody holds; the title is empty where the kind says all."""

    id: int
    title: str


@dataclass(frozen=True)
class Holding:
    """Everything of one kind that somebody holds."""

    kind: HoldingKind
    things: tuple[Held, ...]


@dataclass(frozen=True)
class Passing:
    """Who passes what from whom to whom, and when."""

    actor: Actor
    from_id: int
    to_id: int
    now: datetime


Find = Callable[[Session, int], Sequence[tuple[int | None, str]]]
Pass = Callable[[Session, int, Passing], None]
_registered: dict[HoldingKind, tuple[Find, Pass]] = {}


def register(kind: HoldingKind, find: Find, hand: Pass) -> None:
    """Let a kind be listed and handed over.

    `find(session, employee_id)` gives ids and titles; `hand(session, id, passing)` passes one thing on and must bear that
    it has gone elsewhere meanwhile.
    """
    _registered[kind] = (find, hand)


def holdings_of(session: Session, employee_id: int) -> tuple[Holding, ...]:
    """What somebody holds, kind by kind in the order of the enum; kinds without anything are left out."""
    found = []
    for kind in HoldingKind:
        if kind in _registered:
            things = tuple(
                Held(thing_id, title)
                for thing_id, title in _registered[kind][0](session, employee_id)
                if thing_id is not None
            )
            if things:
                found.append(Holding(kind, things))
    return tuple(found)


def hand_over(session: Session, kind: HoldingKind, ids: Sequence[int], passing: Passing) -> None:
    """Pass these things of one kind on."""
    for thing_id in ids:
        _registered[kind][1](session, thing_id, passing)


# -- vacancies -------------------------------------------------------------------------------------------


def _owned(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Vacancy.id, Vacancy.title).where(
        Vacancy.owner_id == employee_id, Vacancy.state != VacancyState.CLOSED
    )
    return session.exec(query.order_by(col(Vacancy.id))).all()


def _managed(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Vacancy.id, Vacancy.title).where(
        Vacancy.hiring_manager_id == employee_id, Vacancy.state != VacancyState.CLOSED
    )
    return session.exec(query.order_by(col(Vacancy.id))).all()


def _on_team(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = (
        select(Vacancy.id, Vacancy.title)
        .join(VacancyMember, col(VacancyMember.vacancy_id) == col(Vacancy.id))
        .where(VacancyMember.employee_id == employee_id, Vacancy.state != VacancyState.CLOSED)
    )
    return session.exec(query.order_by(col(Vacancy.id))).all()


def _hand_owned(session: Session, vacancy_id: int, passing: Passing) -> None:
    _set_quietly(session, vacancy_id, VacancyField.OWNER, passing)


def _hand_managed(session: Session, vacancy_id: int, passing: Passing) -> None:
    _set_quietly(session, vacancy_id, VacancyField.HIRING_MANAGER, passing)


def _set_quietly(session: Session, vacancy_id: int, field: VacancyField, passing: Passing) -> None:
    """Change who a vacancy belongs to; the heir is told of everything at once, not vacancy by vacancy."""
    acted = vacancies.set_value(session, passing.actor, vacancy_id, field, passing.to_id, now=passing.now)
    if acted is not None:
        vacancies.withdraw_involved(session, acted.event_id, passing.to_id)


def _hand_team(session: Session, vacancy_id: int, passing: Passing) -> None:
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        return
    values = values_of(session, vacancy)
    already = {values.owner_id, values.hiring_manager_id}
    team = [one for one in values.team if one != passing.from_id]
    if passing.to_id not in already and passing.to_id not in team:
        team.append(passing.to_id)
    acted = vacancies.set_value(
        session, passing.actor, vacancy_id, VacancyField.TEAM, tuple(team), now=passing.now
    )
    if acted is not None:
        vacancies.withdraw_involved(session, acted.event_id, passing.to_id)


register(HoldingKind.VACANCY_OWNED, _owned, _hand_owned)
register(HoldingKind.VACANCY_MANAGED, _managed, _hand_managed)
register(HoldingKind.VACANCY_TEAM, _on_team, _hand_team)


# -- requests and drafts ---------------------------------------------------------------------------------


def _taken(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(VacancyRequest.id, VacancyRequest.text).where(
        VacancyRequest.decided_by_id == employee_id, VacancyRequest.state == RequestState.TAKEN
    )
    return session.exec(query.order_by(col(VacancyRequest.id))).all()


def _asked(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(VacancyRequest.id, VacancyRequest.text).where(
        VacancyRequest.requested_by_id == employee_id,
        col(VacancyRequest.state).in_([RequestState.WAITING, RequestState.TAKEN]),
    )
    return session.exec(query.order_by(col(VacancyRequest.id))).all()


def _hand_taken(session: Session, request_id: int, passing: Passing) -> None:
    request = session.get(VacancyRequest, request_id)
    if request is not None and request.decided_by_id == passing.from_id:
        request.decided_by_id = passing.to_id
        session.add(request)


def _hand_asked(session: Session, request_id: int, passing: Passing) -> None:
    request = session.get(VacancyRequest, request_id)
    if request is not None and request.requested_by_id == passing.from_id:
        request.requested_by_id = passing.to_id
        session.add(request)


def _drafts(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    papers = [
        (kept.id, kept.fields.values.full_name)
        for kept in drafts.owned_by(session, employee_id, CandidateDraft)
        if kept.fields.is_open
    ]
    return [*unfinished.held(session, employee_id), *papers]


def _hand_draft(session: Session, draft_id: int, passing: Passing) -> None:
    draft = session.get(Draft, draft_id)
    if draft is not None and draft.owner_id == passing.from_id:
        draft.owner_id = passing.to_id
        draft.rev += 1
        session.add(draft)


register(HoldingKind.REQUEST_TAKEN, _taken, _hand_taken)
register(HoldingKind.REQUEST_ASKED, _asked, _hand_asked)
register(HoldingKind.DRAFT, _drafts, _hand_draft)


# -- people and departments ------------------------------------------------------------------------------


def _led(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Department.id, Department.name).join(
        DepartmentLead, col(DepartmentLead.department_id) == col(Department.id)
    )
    return session.exec(
        query.where(DepartmentLead.employee_id == employee_id).order_by(col(Department.name))
    ).all()


def _stood_in(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Department.id, Department.name).join(
        DepartmentDeputy, col(DepartmentDeputy.department_id) == col(Department.id)
    )
    return session.exec(
        query.where(DepartmentDeputy.employee_id == employee_id).order_by(col(Department.name))
    ).all()


def _hand_led(session: Session, department_id: int, passing: Passing) -> None:
    departments.appoint_lead(session, passing.actor, department_id, passing.to_id, now=passing.now)


def _hand_stood_in(session: Session, department_id: int, passing: Passing) -> None:
    """Whoever leads the department now needs no place beside themselves."""
    lead = session.get(DepartmentLead, department_id)
    heir = None if lead is not None and lead.employee_id == passing.to_id else passing.to_id
    departments.appoint_deputy(session, passing.actor, department_id, heir, now=passing.now)


def _people_led(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Employee.id, Employee.name).where(
        Employee.manager_id == employee_id, Employee.state != EmployeeState.LEFT
    )
    return session.exec(query.order_by(col(Employee.name))).all()


def _hand_person(session: Session, employee_id: int, passing: Passing) -> None:
    """Their people get the heir as lead; the heir's own lead becomes the one above."""
    person = session.get(Employee, employee_id)
    former = session.get(Employee, passing.from_id)
    if person is None or person.manager_id != passing.from_id:
        return
    above = former.manager_id if former is not None and former.manager_id != employee_id else None
    person.manager_id = passing.to_id if person.id != passing.to_id else above
    person.rev += 1
    session.add(person)


def _invites(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Invite.id, Invite.name).where(
        Invite.created_by_id == employee_id, col(Invite.used_at).is_(None), col(Invite.revoked_at).is_(None)
    )
    return session.exec(query.order_by(col(Invite.id))).all()


def _hand_invite(session: Session, invite_id: int, passing: Passing) -> None:
    invite = session.get(Invite, invite_id)
    if invite is not None and invite.created_by_id == passing.from_id:
        invite.created_by_id = passing.to_id
        session.add(invite)


def _duty(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    company = session.get(Company, 1)
    return [(1, "")] if company is not None and company.duty_recruiter_id == employee_id else []


def _hand_duty(session: Session, _: int, passing: Passing) -> None:
    company = people.the_company(session)
    if company.duty_recruiter_id == passing.from_id:
        company.duty_recruiter_id = passing.to_id
        session.add(company)


register(HoldingKind.DEPARTMENT_LED, _led, _hand_led)
register(HoldingKind.DEPARTMENT_DEPUTY, _stood_in, _hand_stood_in)
register(HoldingKind.PEOPLE_LED, _people_led, _hand_person)
register(HoldingKind.INVITE, _invites, _hand_invite)
register(HoldingKind.DUTY, _duty, _hand_duty)
