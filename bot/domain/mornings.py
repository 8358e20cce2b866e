"""The morning message: the home screen, sent once a working day at the hour that each person has chosen.

The database is the schedule: a row a person says when theirs is due next. It is moved on in the unit that says it, so a
restart neither loses nor doubles a morning.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, delete, func, select

from bot.domain import absence, home
from bot.domain.access import Actor
from bot.domain.company_days import work_calendar
from bot.domain.home import Home
from bot.domain.notifications import NoticeKind, notify
from bot.models import Employee, EmployeeState, Morning, Priority
from bot.parsing.dates import at_local
from bot.workdays import WorkCalendar

# A morning missed by more (the bot was down) is not told: the home screen says it whenever it is opened.
STILL_MORNING = timedelta(hours=4)
_LONGEST_BREAK = 366
_FIRST_WEEKEND_DAY = 5


def tell_due(session: Session, *, now: datetime) -> int:
    """Say the mornings that are due, to those not away, and plan the next ones; whoever has none planned yet gets one.

    Returns how many were due.
    """
    calendar = work_calendar(session)
    for employee in _unplanned(session):
        _plan(session, employee, calendar, now)
    due = session.exec(
        select(Morning, Employee)
        .join(Employee, col(Employee.id) == col(Morning.employee_id))
        .where(Morning.due_at <= now)
    ).all()
    for morning, employee in due:
        if employee.state is EmployeeState.LEFT:
            session.delete(morning)
            continue
        day = morning.due_at.astimezone(ZoneInfo(employee.timezone)).date()
        if now - morning.due_at <= STILL_MORNING and not absence.is_away(session, morning.employee_id, day):
            notify(
                session,
                morning.employee_id,
                NoticeKind.MORNING,
                {},
                now=now,
                dedupe_key=f"morning:{morning.employee_id}:{day.isoformat()}",
                delay=timedelta(),
                priority=Priority.DIGEST,
            )
        session.delete(morning)
        session.flush()  # its place is taken by the next one
        _plan(session, employee, calendar, now)
    return len(due)


def plan_anew(session: Session, employee: Employee, *, now: datetime) -> None:
    """The hour, the zone or the working days have changed: the next morning is another."""
    session.exec(delete(Morning).where(col(Morning.employee_id) == employee.id))
    _plan(session, employee, work_calendar(session), now)


def next_due(session: Session) -> datetime | None:
    """When the earliest morning is due, or has to be planned: for those who have come in since."""
    fresh = [employee.created_at for employee in _unplanned(session)]
    planned = session.exec(select(func.min(Morning.due_at))).one()
    return min((*fresh, planned) if planned is not None else fresh, default=None)


def load_morning(
    session: Session, recipient: Actor, _payload: Mapping[str, Any], now: datetime
) -> Home | None:
    """The recipient's home screen as it stands; None on a day when nothing awaits them: silence says that best."""
    seen = home.home(session, recipient, now=now)
    return seen if seen.awaits else None


def _unplanned(session: Session) -> list[Employee]:
    query = (
        select(Employee)
        .join(Morning, col(Morning.employee_id) == col(Employee.id), isouter=True)
        .where(
            col(Morning.employee_id).is_(None),
            col(Employee.telegram_id).is_not(None),
            col(Employee.morning_hour).is_not(None),
            Employee.state != EmployeeState.LEFT,
        )
    )
    return list(session.exec(query).all())


def _plan(session: Session, employee: Employee, calendar: WorkCalendar, now: datetime) -> None:
    if employee.id is None or employee.morning_hour is None or employee.telegram_id is None:
        return
    due_at = _next_morning(employee, time(employee.morning_hour), calendar, now)
    session.add(Morning(employee_id=employee.id, due_at=due_at))
    session.flush()  # within this unit it counts as planned


def _next_morning(employee: Employee, at: time, calendar: WorkCalendar, now: datetime) -> datetime:
    """The next working day's morning in the employee's own zone, as aware UTC; a year ahead for who never works."""
    zone = ZoneInfo(employee.timezone)
    day = now.astimezone(zone).date()
    for _ in range(_LONGEST_BREAK):
        moment = at_local(day, at, zone).astimezone(UTC)
        if moment > now and works_on(employee.workdays, calendar, day):
            return moment
        day += timedelta(days=1)
    return at_local(day, at, zone).astimezone(UTC)


def works_on(workdays: str, calendar: WorkCalendar, day: date) -> bool:
    """Whether somebody works that day. `workdays` holds digits, 0 is Monday; empty means the company's working days.

    Own days are free on the company's holidays, but somebody who works at weekends does so.
    """
    if not workdays:
        return calendar.is_workday(day)
    weekend = day.weekday() >= _FIRST_WEEKEND_DAY
    return str(day.weekday()) in workdays and (weekend or calendar.is_workday(day))
