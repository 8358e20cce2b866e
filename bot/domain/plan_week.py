"""The weekly digest: on Monday morning leads and management read how departments kept the plans of the last seven days.

It is a reminder like others, one a person, planned anew when it is said; who has begun to lead since gets theirs with the
next plan that begins. A week without a task is not spoken of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from bot.domain import reminders
from bot.domain.access import Actor, Permission, actor_by_id, employees_who_may, led_departments
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.people import the_company
from bot.domain.plan_report import DepartmentSchedule, by_department, cases_between
from bot.models import Employee, Plan, PlanKind, PlanState, Reminder, ReminderKind, Subject
from bot.parsing.dates import at_local

HOUR = time(10, 0)
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class PlanWeek:
    """What a digest says: departments over seven days, the worst first, and how many newcomers come in the next seven."""

    since: date
    until: date
    rows: tuple[DepartmentSchedule, ...]
    coming: int


def ensure(session: Session, *, now: datetime) -> None:
    """Plan the next digest of everybody who reads one and has none ahead."""
    planned = set(
        session.exec(
            select(Reminder.recipient_id).where(
                Reminder.kind == ReminderKind.PLAN_WEEK, col(Reminder.fired_at).is_(None)
            )
        )
    )
    readers = employees_who_may(session, Permission.PLAN_REPORT)
    _plan(session, (one for one in readers if one not in planned), now)


def _plan(session: Session, readers: Iterable[int], now: datetime) -> None:
    zone = company_zone(session)
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    day = work_calendar(session).on_or_after(monday)
    for reader in readers:
        session.add(
            Reminder(
                subject=Subject.COMPANY,
                subject_id=the_company(session).id,
                kind=ReminderKind.PLAN_WEEK,
                recipient_id=reader,
                due_at=at_local(day, HOUR, zone).astimezone(UTC),
            )
        )


@reminders.check_for(ReminderKind.PLAN_WEEK)
def stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Who reads it may still, and somebody comes, leaves or moves."""
    reader = actor_by_id(session, reminder.recipient_id)
    return reader is not None and reader.may(Permission.PLAN_REPORT) and _is_busy(session, now)


def _is_busy(session: Session, now: datetime) -> bool:
    running = select(Plan.id).where(col(Plan.state).in_((PlanState.ACTIVE, PlanState.FROZEN)))
    lately = select(Plan.id).where(col(Plan.day) >= (now - 2 * _WEEK).date())
    return (
        session.exec(running.limit(1)).first() is not None
        or session.exec(lately.limit(1)).first() is not None
    )


@reminders.again_for(ReminderKind.PLAN_WEEK)
def next_week(session: Session, reminder: Reminder, now: datetime) -> None:
    """The same reader, the Monday after."""
    _plan(session, (reminder.recipient_id,), now)


def load(session: Session, recipient: Actor, reminder: Reminder, now: datetime) -> PlanWeek | None:
    """The last seven days as this reader may see them; None for a week without a task and without a newcomer."""
    zone = company_zone(session)
    until = reminder.due_at
    rows = by_department(session, cases_between(session, recipient, until - _WEEK, until, now=now))
    last = until.astimezone(zone).date()
    coming = _coming(session, recipient, last)
    if not rows and not coming:
        return None
    return PlanWeek(last - _WEEK, last - timedelta(days=1), rows, coming)


def _coming(session: Session, recipient: Actor, first: date) -> int:
    query = (
        select(func.count())
        .select_from(Plan)
        .join(Employee, col(Employee.id) == col(Plan.employee_id))
        .where(
            Plan.kind == PlanKind.ONBOARDING,
            Plan.state == PlanState.ACTIVE,
            col(Plan.day) >= first,
            col(Plan.day) < first + _WEEK,
        )
    )
    if not recipient.may(Permission.PLAN_TEND):
        query = query.where(col(Employee.department_id).in_(led_departments(*recipient.selves)))
    return session.exec(query).one()
