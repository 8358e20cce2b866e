"""Leaving: the last day, what is handed over before it, access that ends the minute it is over, and coming back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, func, select

from bot.domain import events, notifications, people, reminders, role_changes
from bot.domain.access import Actor, Permission, access_person, actor_by_id, employees_who_may
from bot.domain.company_days import company_today, company_zone, morning_of
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.holdings import Holding, HoldingKind, Passing, hand_over, holdings_of
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people_edits import keep_an_admin
from bot.models import (
    Dialogue,
    Employee,
    EmployeeState,
    EmploymentPeriod,
    Event,
    Plan,
    PlanKind,
    PlanState,
    Reminder,
    ReminderKind,
    Role,
    StickyVacancy,
    Subject,
)
from bot.parsing.dates import at_local

UNDO_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Leaving:
    """A colleague's leaving as HR sees it; `undo_event_id` right after a handover, `plan_id` of a leaving plan under way."""

    id: int
    rev: int
    name: str
    state: EmployeeState
    last_day: date | None
    today: date
    holdings: tuple[Holding, ...]
    undo_event_id: int | None = None
    heir: str = ""
    plan_id: int | None = None


@dataclass(frozen=True)
class HandedOver:
    """What an heir is told: from whom, how much of what."""

    name: str
    holdings: tuple[tuple[HoldingKind, int], ...]


@dataclass(frozen=True)
class AccessEnded:
    """What HR is told when an access has ended: what is left without anyone."""

    id: int
    name: str
    holdings: tuple[Holding, ...]


# Follows the end of somebody's work here, in the same unit: `listen(session, person, now)`.
Ended = Callable[[Session, Employee, datetime], None]
_after_end: list[Ended] = []


def after_end(listen: Ended) -> Ended:
    """Call this after somebody has left."""
    _after_end.append(listen)
    return listen


def show(session: Session, actor: Actor, employee_id: int, *, now: datetime) -> Leaving:
    """A colleague's leaving: the last day and what they hold. Raises Denied."""
    return _leaving(session, access_person(session, actor, employee_id, Permission.PERSON_LEAVE), now=now)


def set_last_day(
    session: Session, actor: Actor, employee_id: int, day: date | None, *, rev: int, now: datetime
) -> Leaving:
    """Say until which day somebody works here; None takes it back.

    Access ends when that day is over in the company's zone. Raises Denied, Outdated, Unfit (past day, last administrator).
    """
    person = access_person(session, actor, employee_id, Permission.PERSON_LEAVE)
    if person.rev != rev or person.state is EmployeeState.LEFT:
        raise Outdated
    if day is not None and day < company_today(session, now):
        raise Unfit(Problem.LAST_DAY_PAST)
    if day is not None:
        keep_an_admin(session, employee_id)
    if person.last_day != day:
        changes: dict[str, tuple[object, object]] = {"last_day": (person.last_day, day)}
        person.last_day = day
        person.rev += 1
        session.add(person)
        _record(session, actor.id, employee_id, "last_day_set", now, changes)
        _plan(session, actor, person, now)
    return _leaving(session, person, now=now)


def end_now(session: Session, actor: Actor, employee_id: int, *, rev: int, now: datetime) -> Leaving:
    """Close somebody's access this minute. Raises Denied, Outdated, Unfit (the last administrator, oneself)."""
    person = access_person(session, actor, employee_id, Permission.PERSON_LEAVE)
    if person.rev != rev or person.state is EmployeeState.LEFT:
        raise Outdated
    keep_an_admin(session, employee_id)
    _end(session, person, actor.id, min(person.last_day or date.max, company_today(session, now)), now=now)
    return _leaving(session, person, now=now)


def end_due(session: Session, *, now: datetime) -> int:
    """End the access of everybody whose last day is over, and begin the work of those whose first day has come.

    Called by the clock. Returns how many leavings there were.
    """
    today = company_today(session, now)
    over = session.exec(
        select(Employee)
        .where(col(Employee.last_day) < today, Employee.state != EmployeeState.LEFT)
        .order_by(col(Employee.id))
    ).all()
    for person in over:
        if person.last_day is not None:
            _end(session, person, None, person.last_day, now=now)
            _tell_ended(session, person, now)
    begun = session.exec(
        select(Employee).where(Employee.state == EmployeeState.COMING, col(Employee.start_date) <= today)
    ).all()
    for person in begun:
        person.state = EmployeeState.WORKING
        session.add(person)
    return len(over)


def next_end(session: Session) -> datetime | None:
    """When the earliest last day is over (aware UTC)."""
    earliest = session.exec(
        select(func.min(Employee.last_day)).where(Employee.state != EmployeeState.LEFT)
    ).one()
    if earliest is None:
        return None
    midnight = datetime.min.time()
    return at_local(earliest + timedelta(days=1), midnight, company_zone(session)).astimezone(UTC)


def come_back(session: Session, actor: Actor, employee_id: int, *, rev: int, now: datetime) -> Employee:
    """Who has left works here again as the same person, with an employee's rights. Raises Denied, Outdated."""
    person = access_person(session, actor, employee_id, Permission.PERSON_LEAVE)
    if person.rev != rev or person.state is not EmployeeState.LEFT:
        raise Outdated
    return people.rehire(
        session,
        person,
        roles=(Role.EMPLOYEE,),
        position=person.position,
        department_id=person.department_id,
        by_id=actor.id,
        now=now,
    )


# -- handing over ----------------------------------------------------------------------------------------


def pass_on(
    session: Session,
    actor: Actor,
    employee_id: int,
    heir_id: int,
    kind: HoldingKind | None,
    *,
    now: datetime,
) -> Leaving:
    """Hand everything, or everything of one kind, over to one colleague in one step. Raises Denied, Unfit."""
    person = access_person(session, actor, employee_id, Permission.PERSON_LEAVE)
    heir = access_person(session, actor, heir_id, Permission.PERSON_VIEW)
    if heir.state is EmployeeState.LEFT or heir.id == person.id or heir.last_day is not None:
        raise Unfit(Problem.PERSON_LEFT)
    passed: dict[str, list[int]] = {}
    for holding in holdings_of(session, employee_id):
        if kind is None or holding.kind is kind:
            ids = [held.id for held in holding.things]
            hand_over(session, holding.kind, ids, Passing(actor, employee_id, heir_id, now))
            passed[holding.kind.value] = ids
    if not passed:
        return _leaving(session, person, now=now)
    event = events.record(
        session,
        actor_id=actor.id,
        subject=Subject.EMPLOYEE,
        subject_id=employee_id,
        verb="handed_over",
        now=now,
        details={"heir": heir_id, "passed": passed},
    )
    session.flush()  # the event's id goes into Undo
    if event.id is None:
        raise ValueError("a stored event has an id")
    if heir_id != actor.id:
        payload = {"event": event.id}
        key = f"handed-over:{event.id}"
        notify(session, heir_id, NoticeKind.HANDED_OVER, payload, now=now, dedupe_key=key)
    return _leaving(session, person, now=now, undo_event_id=event.id, heir=heir.name)


def take_back(session: Session, actor: Actor, event_id: int, *, now: datetime) -> Leaving:
    """Undo a handover: the same things go back. Raises Denied, Outdated, Unfit when it is too late."""
    event = session.get(Event, event_id)
    if event is None or event.subject is not Subject.EMPLOYEE or event.verb != "handed_over":
        raise Denied
    person = access_person(session, actor, event.subject_id, Permission.PERSON_LEAVE)
    newest = events.newest(session, Subject.EMPLOYEE, event.subject_id)
    if newest is None or newest.id != event_id or person.state is EmployeeState.LEFT:
        raise Unfit(Problem.UNDO_OVERTAKEN)
    if now - event.at > UNDO_FOR:
        raise Unfit(Problem.UNDO_TOO_LATE)
    heir_id = int(event.changes["heir"])
    for kind, ids in event.changes["passed"].items():
        hand_over(session, HoldingKind(kind), ids, Passing(actor, heir_id, event.subject_id, now))
    _record(session, actor.id, event.subject_id, "handover_undone", now, {})
    notifications.withdraw(session, f"handed-over:{event_id}")
    return _leaving(session, person, now=now)


def handed_over(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> HandedOver | None:
    """What an heir has been given, checked when it is told."""
    event = session.get(Event, payload["event"])
    if event is None or event.changes.get("heir") != recipient.id:
        return None
    person = session.get(Employee, event.subject_id)
    counts = tuple((HoldingKind(kind), len(ids)) for kind, ids in event.changes["passed"].items())
    return HandedOver(person.name, counts) if person is not None else None


def access_ended(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> AccessEnded | None:
    """What HR is told after somebody's last day, if they are still gone."""
    person = session.get(Employee, payload["employee"])
    if person is None or person.state is not EmployeeState.LEFT or person.id is None:
        return None
    if not recipient.may(Permission.PERSON_LEAVE):
        return None
    return AccessEnded(person.id, person.name, holdings_of(session, person.id))


# -- the reminder before the last day --------------------------------------------------------------------


@reminders.check_for(ReminderKind.LAST_DAY)
def last_day_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still leaving on that day, and still holding something."""
    person = session.get(Employee, reminder.subject_id)
    if person is None or person.state is EmployeeState.LEFT or person.last_day is None:
        return False
    still_ahead = person.last_day >= company_today(session, now)
    return still_ahead and bool(holdings_of(session, reminder.subject_id))


def last_day(session: Session, recipient: Actor, reminder: Reminder, now: datetime) -> Leaving | None:
    """What a reminder of a last day says now; None for somebody who may not see it any more."""
    person = session.get(Employee, reminder.subject_id)
    if person is None or not recipient.may(Permission.PERSON_LEAVE):
        return None
    return _leaving(session, person, now=now)


def _plan(session: Session, actor: Actor, person: Employee, now: datetime) -> None:
    """The morning of the last day (or the next minute, when it is today): what is not handed over yet."""
    if person.id is None:
        raise ValueError("a stored employee has an id")
    due_at = morning_of(session, person.last_day) if person.last_day is not None else None
    reminders.plan(
        session,
        Subject.EMPLOYEE,
        person.id,
        ReminderKind.LAST_DAY,
        recipients=[actor.id],
        due_at=due_at,
        now=now,
    )


# -- inside ----------------------------------------------------------------------------------------------


def _end(session: Session, person: Employee, by_id: int | None, last_day: date, *, now: datetime) -> None:
    """From this minute the person is a stranger; what they held waits for HR under their name."""
    if person.id is None:
        raise ValueError("a stored employee has an id")
    person.state, person.last_day = EmployeeState.LEFT, last_day
    person.rev += 1
    session.add(person)
    session.exec(delete(StickyVacancy).where(col(StickyVacancy.employee_id) == person.id))
    if person.telegram_id is not None:
        session.exec(delete(Dialogue).where(col(Dialogue.user_id) == person.telegram_id))
    people.set_roles(session, person.id, (), now=now)  # who comes back gets rights anew
    notifications.close_menu(session, person, now=now)
    period = session.exec(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.employee_id == person.id, col(EmploymentPeriod.ended_on).is_(None))
        .order_by(col(EmploymentPeriod.id).desc())
    ).first()
    if period is not None:
        period.ended_on = last_day
        session.add(period)
    reminders.cancel(session, Subject.EMPLOYEE, person.id)
    changes: dict[str, tuple[object, object]] = {"last_day": (None, last_day)}
    _record(session, by_id, person.id, "left", now, changes)
    role_changes.changed(session, now=now)
    for listen in _after_end:
        listen(session, person, now)


def _tell_ended(session: Session, person: Employee, now: datetime) -> None:
    for admin_id in employees_who_may(session, Permission.PERSON_LEAVE):
        if actor_by_id(session, admin_id) is not None:
            key = f"left:{person.id}:{person.last_day}:{admin_id}"
            notify(
                session,
                admin_id,
                NoticeKind.ACCESS_ENDED,
                {"employee": person.id},
                now=now,
                dedupe_key=key,
                heed_quiet_hours=True,
            )


def _leaving(
    session: Session, person: Employee, *, now: datetime, undo_event_id: int | None = None, heir: str = ""
) -> Leaving:
    if person.id is None:
        raise ValueError("a stored employee has an id")
    return Leaving(
        id=person.id,
        rev=person.rev,
        name=person.name,
        state=person.state,
        last_day=person.last_day,
        today=company_today(session, now),
        holdings=holdings_of(session, person.id),
        undo_event_id=undo_event_id,
        heir=heir,
        plan_id=session.exec(
            select(Plan.id).where(
                Plan.employee_id == person.id,
                Plan.kind == PlanKind.LEAVING,
                col(Plan.state).in_((PlanState.ACTIVE, PlanState.FROZEN)),
            )
        ).first(),
    )


def _record(
    session: Session,
    actor_id: int | None,
    employee_id: int,
    verb: str,
    now: datetime,
    changes: dict[str, tuple[object, object]],
) -> None:
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.EMPLOYEE,
        subject_id=employee_id,
        verb=verb,
        now=now,
        changes=changes,
    )
