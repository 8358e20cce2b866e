"""Tasks that repeat: each is set on the morning of its day; a day off moves it to the next working day.

What a stop of the bot has missed is set once, not as often as it was missed.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.domain import events, reminders
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.errors import Denied, Gone, Outdated
from bot.domain.task_people import Person, people_named, works_here
from bot.domain.task_values import Rhythm, TaskValues
from bot.models import RecurrenceKind, Reminder, ReminderKind, Subject, TaskRecurrence
from bot.parsing.dates import at_local
from bot.workdays import WorkCalendar

# The task appears at this hour of its day, or the evening before when it is due early.
APPEARS_AT = time(9, 0)
EARLY = time(11, 0)
_LAST = -1
_MONTHS_AHEAD = 14


@dataclass(frozen=True)
class RecurrenceRow:
    """A task that repeats, as listed for whoever set it."""

    id: int
    rev: int
    title: str
    rhythm: Rhythm
    next_on: date
    assignee: Person


def begin(
    session: Session, actor: Actor, values: TaskValues, rhythm: Rhythm, assignee_id: int, *, now: datetime
) -> int:
    """Keep a rhythm whose values were checked; the first task comes on its first day from now on."""
    zone = company_zone(session)
    row = TaskRecurrence(
        kind=rhythm.kind,
        weekdays="".join(str(day) for day in sorted(rhythm.weekdays)),
        month_day=rhythm.month_day,
        due_time=rhythm.due_time,
        title=values.title,
        description=values.description,
        checklist=list(values.checklist),
        tags=" ".join(values.tags),
        points=values.points or 0,
        creator_id=actor.id,
        assignee_id=assignee_id,
        next_on=now.astimezone(zone).date(),
        created_at=now,
    )
    row.next_on = _first_day(row, work_calendar(session), zone, now)
    session.add(row)
    session.flush()  # the reminder needs the id
    _record(session, actor.id, row, "begun", now)
    _plan(session, row, now=now)
    return _id_of(row)


def stop(session: Session, actor: Actor, recurrence_id: int, *, rev: int, now: datetime) -> None:
    """Let a task repeat no more; those set already stay. Raises Denied, Outdated."""
    row = _own(session, actor, recurrence_id)
    if row.rev != rev or not row.is_active:
        raise Outdated
    row.is_active = False
    row.rev += 1
    session.add(row)
    reminders.cancel(session, Subject.TASK_RECURRENCE, recurrence_id)
    _record(session, actor.id, row, "stopped", now)


def recurrences(session: Session, actor: Actor) -> tuple[RecurrenceRow, ...]:
    """What the actor has set to repeat, the next first."""
    rows = session.exec(
        select(TaskRecurrence)
        .where(TaskRecurrence.creator_id == actor.id, col(TaskRecurrence.is_active).is_(True))
        .order_by(col(TaskRecurrence.next_on), col(TaskRecurrence.id))
    ).all()
    return tuple(_row(session, one) for one in rows)


def recurrence_of(session: Session, actor: Actor, recurrence_id: int) -> RecurrenceRow:
    """One repeating task. Raises Denied."""
    return _row(session, _own(session, actor, recurrence_id))


def _own(session: Session, actor: Actor, recurrence_id: int) -> TaskRecurrence:
    row = session.get(TaskRecurrence, recurrence_id)
    if row is None or (row.creator_id != actor.id and not actor.may(Permission.TASK_EDIT)):
        raise Denied
    return row


def _row(session: Session, row: TaskRecurrence) -> RecurrenceRow:
    rhythm = rhythm_of(row)
    return RecurrenceRow(
        _id_of(row), row.rev, row.title, rhythm, row.next_on, people_named(session, [row.assignee_id])[0]
    )


def rhythm_of(row: TaskRecurrence) -> Rhythm:
    """The rhythm a row keeps."""
    return Rhythm(row.kind, row.due_time, tuple(int(day) for day in row.weekdays), row.month_day)


# -- days --------------------------------------------------------------------------------------------------


def next_day(rhythm: Rhythm, after: date, calendar: WorkCalendar) -> date:
    """The rhythm's first day after a day. Days off move to the next working day, and never twice to the same one."""
    day = after
    while True:
        day = _next_named(rhythm, day, calendar)
        worked = day if rhythm.kind is RecurrenceKind.MONTH_WORKDAY else calendar.on_or_after(day)
        if worked > after:
            return worked


def _next_named(rhythm: Rhythm, after: date, calendar: WorkCalendar) -> date:
    """The next day the rhythm itself names."""
    if rhythm.kind is RecurrenceKind.WEEKDAYS:
        days = (after + timedelta(days=ahead) for ahead in range(1, 8))
        return next(day for day in days if day.weekday() in rhythm.weekdays)
    number = rhythm.month_day or 1
    for ahead in range(_MONTHS_AHEAD):
        months = after.year * 12 + after.month - 1 + ahead
        first = date(months // 12, months % 12 + 1, 1)
        day = _day_in_month(rhythm.kind, first, number, calendar)
        if day > after:
            return day
    raise ValueError("a month has the day that a rhythm names")


def _day_in_month(kind: RecurrenceKind, first: date, number: int, calendar: WorkCalendar) -> date:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if kind is RecurrenceKind.MONTH_DAY:
        return first.replace(day=min(number, last.day))
    if number == _LAST:
        return calendar.on_or_before(last)
    day = calendar.on_or_after(first)
    return calendar.add_workdays(day, number - 1) if number > 1 else day


def _first_day(row: TaskRecurrence, calendar: WorkCalendar, zone: ZoneInfo, now: datetime) -> date:
    """Today, if the rhythm names it and its hour is still to come; else its next day."""
    today = now.astimezone(zone).date()
    day = next_day(rhythm_of(row), today - timedelta(days=1), calendar)
    return day if _due_at(row, day, zone) > now else next_day(rhythm_of(row), today, calendar)


def _due_at(row: TaskRecurrence, day: date, zone: ZoneInfo) -> datetime:
    return at_local(day, row.due_time, zone).astimezone(UTC)


def _appears_at(row: TaskRecurrence, zone: ZoneInfo) -> datetime:
    day = row.next_on - timedelta(days=1) if row.due_time < EARLY else row.next_on
    return at_local(day, APPEARS_AT, zone).astimezone(UTC)


# -- the clock ---------------------------------------------------------------------------------------------


def _plan(session: Session, row: TaskRecurrence, *, now: datetime) -> None:
    moment = max(_appears_at(row, company_zone(session)), now + timedelta(seconds=1))
    reminders.plan(
        session,
        Subject.TASK_RECURRENCE,
        _id_of(row),
        ReminderKind.TASK_RECURS,
        recipients=[row.creator_id],
        due_at=moment,
        now=now,
    )


@reminders.check_for(ReminderKind.TASK_RECURS)
def recurs(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Still wanted. Nothing is said of it: the task itself is what the assignee hears of."""
    row = session.get(TaskRecurrence, reminder.subject_id)
    return row is not None and row.is_active


def due_row(session: Session, reminder: Reminder) -> TaskRecurrence | None:
    """The rhythm whose day has come; None when either of its people has left, which ends it."""
    row = session.get(TaskRecurrence, reminder.subject_id)
    if row is None or not row.is_active:
        return None
    if works_here(session, row.creator_id) and works_here(session, row.assignee_id):
        return row
    row.is_active = False
    row.rev += 1
    session.add(row)
    return None


def values_for(session: Session, row: TaskRecurrence, *, now: datetime) -> TaskValues:
    """The task of the rhythm's day, and the rhythm moved on to its next day that is still to come."""
    zone = company_zone(session)
    calendar = work_calendar(session)
    day = row.next_on
    while _due_at(row, day, zone) <= now:
        day = next_day(rhythm_of(row), day, calendar)
    row.next_on = next_day(rhythm_of(row), day, calendar)
    row.rev += 1
    session.add(row)
    _plan(session, row, now=now)
    return TaskValues(
        title=row.title,
        assignee_ids=(row.assignee_id,),
        description=row.description,
        tags=tuple(row.tags.split()),
        due_at=_due_at(row, day, zone),
        points=row.points or None,
        checklist=tuple(row.checklist),
    )


def _record(session: Session, actor_id: int, row: TaskRecurrence, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.TASK_RECURRENCE,
        subject_id=_id_of(row),
        verb=verb,
        now=now,
        details={"title": row.title},
    )


def _id_of(row: TaskRecurrence) -> int:
    if row.id is None:
        raise Gone
    return row.id
