"""From a candidate to a newcomer and back: what an offer's answer does to the application, the vacancy and the staff.

The headcount counts who has really come. Until then the hire can be undone: the history keeps both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, func, select

from bot.domain import applications, events, people, role_changes, stage_changes
from bot.domain.access import Actor, Permission, may_on_vacancy, visible_vacancies
from bot.domain.candidate_values import CandidateValues, values_of
from bot.domain.deciders import who_hires
from bot.domain.errors import Denied
from bot.domain.notifications import NoticeKind, notify
from bot.domain.pipeline import LIVE
from bot.domain.stage_changes import application_id_of
from bot.models import (
    Application,
    Candidate,
    ContactKind,
    Employee,
    EmployeeState,
    EmploymentPeriod,
    Event,
    Offer,
    Outcome,
    Stage,
    StageChange,
    Subject,
    Vacancy,
    VacancyState,
)

CAME = "came"


@dataclass(frozen=True)
class Filled:
    """A vacancy whose places are all taken by people who have come; `left` candidates still wait in it."""

    vacancy_id: int
    rev: int
    title: str
    hired: int
    left: int


def move_application(
    session: Session, actor: Actor, application: Application, stage: Stage, *, now: datetime
) -> None:
    """Bring an application to a stage of the offer's own, if it is not there already. Raises Denied."""
    applications.move(session, actor, application_id_of(application), stage, rev=application.rev, now=now)


def withdraw_application(
    session: Session,
    actor: Actor,
    application: Application,
    *,
    reason_id: int | None,
    comment: str,
    now: datetime,
) -> None:
    """End an application as the candidate's own wish, for a reason of the list or in own words. Raises Denied, Unfit."""
    applications.move(
        session,
        actor,
        application_id_of(application),
        Stage.WITHDRAWN,
        rev=application.rev,
        outcome=Outcome.WITHDREW,
        reason_id=reason_id,
        comment=comment,
        now=now,
    )


def return_application(
    session: Session, actor: Actor, application: Application, *, since: datetime, now: datetime
) -> None:
    """Take back the move that an offer's act made at that moment, unless the application was moved on since."""
    newest = stage_changes.newest_id(session, application_id_of(application))
    change = session.get(StageChange, newest) if newest is not None else None
    if change is not None and change.event_id is not None and change.at >= since:
        applications.undo_move(session, actor, application_id_of(application), change.event_id, now=now)


# -- the newcomer ----------------------------------------------------------------------------------------


def employ(session: Session, actor: Actor, offer: Offer, application: Application, *, now: datetime) -> int:
    """Make the candidate a newcomer: an employee's profile from theirs, nothing typed twice. Returns its id."""
    candidate = session.get(Candidate, application.candidate_id)
    vacancy = session.get(Vacancy, application.vacancy_id)
    if candidate is None or vacancy is None:
        raise Denied
    values = values_of(session, candidate)
    employee = people.add_employee(
        session,
        name=candidate.full_name,
        roles=(),
        position=vacancy.title,
        department_id=vacancy.department_id,
        phone=_first(values, ContactKind.PHONE),
        email=_first(values, ContactKind.EMAIL) or "",
        start_date=offer.start_date,
        added_by_id=actor.id,
        now=now,
    )
    employee.manager_id = who_hires(session, vacancy)
    employee.skills = ", ".join(values.skills)
    session.add(employee)
    return _employee_id(employee)


def undo_employment(session: Session, actor: Actor, offer: Offer, *, now: datetime) -> None:
    """The newcomer does not come after all: the profile is closed, and kept with its history."""
    employee = session.get(Employee, offer.employee_id) if offer.employee_id is not None else None
    if employee is None or employee.state is EmployeeState.LEFT:
        return
    employee.state = EmployeeState.LEFT
    employee.rev += 1
    session.add(employee)
    session.exec(
        delete(EmploymentPeriod).where(
            col(EmploymentPeriod.employee_id) == employee.id, col(EmploymentPeriod.ended_on).is_(None)
        )
    )
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.EMPLOYEE,
        subject_id=_employee_id(employee),
        verb="hire_cancelled",
        now=now,
    )
    offer.employee_id = None
    role_changes.changed(session, now=now)


def newcomer_came(session: Session, actor_id: int | None, application_id: int, *, now: datetime) -> None:
    """The newcomer has come on the first day: the place is taken. A second call changes nothing."""
    application = session.get(Application, application_id)
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if vacancy is None or vacancy.id is None or _has_come(session, application_id):
        return
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.APPLICATION,
        subject_id=application_id,
        verb=CAME,
        now=now,
    )
    session.flush()  # counted below
    if vacancy.state is VacancyState.OPEN and came(session, vacancy.id) >= vacancy.headcount:
        notify(
            session,
            vacancy.owner_id,
            NoticeKind.HEADCOUNT_FILLED,
            {"vacancy": vacancy.id},
            now=now,
            dedupe_key=f"headcount-filled:{vacancy.id}:{application_id}",
        )


def came(session: Session, vacancy_id: int) -> int:
    """How many of a vacancy's hires have really come."""
    return session.exec(
        select(func.count(func.distinct(col(Event.subject_id))))
        .join(Application, col(Application.id) == col(Event.subject_id))
        .where(
            Event.subject == Subject.APPLICATION,
            Event.verb == CAME,
            Application.vacancy_id == vacancy_id,
            Application.stage == Stage.HIRED,
        )
    ).one()


def load_filled(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Filled | None:
    """A vacancy whose places are all taken, while it is still open."""
    vacancy = session.get(Vacancy, payload["vacancy"])
    if vacancy is None or vacancy.id is None or vacancy.state is not VacancyState.OPEN:
        return None
    if not may_on_vacancy(session, recipient, vacancy, Permission.VACANCY_EDIT):
        return None
    hired = came(session, vacancy.id)
    counts = applications.counts_by_stage(session, vacancy.id)
    left = sum(count for stage, count in counts.items() if stage in LIVE)
    return Filled(vacancy.id, vacancy.rev, vacancy.title, hired, left) if hired >= vacancy.headcount else None


def other_applications(session: Session, actor: Actor, application_id: int) -> tuple[tuple[int, str], ...]:
    """The candidate's other live applications that the actor may see: the application's id and the vacancy's title."""
    application = session.get(Application, application_id)
    if application is None:
        return ()
    visible = visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application.id, Vacancy.title)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(
            Application.candidate_id == application.candidate_id,
            Application.id != application_id,
            col(Application.stage).in_(LIVE),
        )
        .order_by(col(Application.id))
    ).all()
    return tuple((other_id, title) for other_id, title in rows if other_id is not None)


def _has_come(session: Session, application_id: int) -> bool:
    last = events.newest(session, Subject.APPLICATION, application_id)
    return last is not None and last.verb == CAME


def _employee_id(employee: Employee) -> int:
    if employee.id is None:
        raise ValueError("a stored employee has an id")
    return employee.id


def _first(values: CandidateValues, kind: ContactKind) -> str | None:
    return next((contact.key for contact in values.contacts if contact.kind is kind), None)
