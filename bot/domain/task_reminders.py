"""Reminders about tasks: before the deadline, at it, every morning after it; to those above; about work that waits for review.

All are rows, planned anew by every verb that changes a task. Whoever has put a task off hears of it again at that moment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from bot.domain import reminders
from bot.domain.absence import is_away
from bot.domain.access import Actor, Permission, may_on_task
from bot.domain.company_days import company_today, company_zone, morning_of, work_calendar
from bot.domain.task_people import Person, next_above, people_named, reviewer_of
from bot.domain.task_values import TO_DO, task_id_of, task_rules
from bot.models import Reminder, ReminderKind, Subject, Task, TaskKind, TaskState

K = ReminderKind
DAY_BEFORE = timedelta(days=1)
HOURS_BEFORE = timedelta(hours=2)

_TO_ASSIGNEE = frozenset(
    {K.TASK_DAY_BEFORE, K.TASK_HOURS_BEFORE, K.TASK_DUE, K.TASK_STILL_LATE, K.TASK_SNOOZED}
)
_LATE = frozenset({K.TASK_STILL_LATE, K.TASK_LATE_CREATOR, K.TASK_LATE_MANAGER})
_REVIEW = frozenset({K.TASK_REVIEW, K.TASK_REVIEW_MANAGER, K.TASK_ACCEPTS_ITSELF})


class ReminderWhy(StrEnum):
    """What a reminder about a task says."""

    DAY_BEFORE = "day_before"
    HOURS_BEFORE = "hours_before"
    DUE = "due"
    STILL_LATE = "still_late"
    LATE_CREATOR = "late_creator"
    LATE_MANAGER = "late_manager"
    REVIEW = "review"
    REVIEW_MANAGER = "review_manager"
    ACCEPTS_ITSELF = "accepts_itself"
    SNOOZED = "snoozed"


_KIND_PREFIX = "task_"


@dataclass(frozen=True)
class TaskReminder:
    """What a reminder about a task says now."""

    why: ReminderWhy
    task_id: int
    rev: int
    title: str
    due_at: datetime | None
    submitted_at: datetime | None
    assignee: Person
    is_own: bool


# Tasks of some kinds are spoken of in their own way, planned by their own room.
Planner = Callable[[Session, Task, datetime], None]
_planners: dict[TaskKind, Planner] = {}


def planner_for(kind: TaskKind) -> Callable[[Planner], Planner]:
    """Register what plans the reminders of a kind of tasks, beside the rules they belong to."""

    def register(planner: Planner) -> Planner:
        _planners[kind] = planner
        return planner

    return register


def plan_reminders(session: Session, task: Task, *, now: datetime) -> None:
    """Rewrite the unfired reminders after a task's state, people or deadline has changed."""
    if task.kind in _planners:
        _planners[task.kind](session, task, now)
        return
    task_id = task_id_of(task)
    moments = dict.fromkeys((*_TO_ASSIGNEE, *_LATE, *_REVIEW), (None, None)) | _wanted(session, task, now)
    for kind, (moment, recipient) in moments.items():
        reminders.plan(
            session,
            Subject.TASK,
            task_id,
            kind,
            recipients=[recipient] if recipient is not None else [],
            due_at=moment if recipient is not None else None,
            now=now,
        )


_Wanted = dict[ReminderKind, tuple[datetime | None, int | None]]


def _wanted(session: Session, task: Task, now: datetime) -> _Wanted:
    if task.state is TaskState.SUBMITTED and task.submitted_at is not None:
        return _about_review(session, task, task.submitted_at)
    if task.state not in TO_DO:
        return {}
    return (
        _before_deadline(task)
        | _after_deadline(session, task, now)
        | {K.TASK_SNOOZED: (task.snoozed_until, task.assignee_id)}
    )


def _before_deadline(task: Task) -> _Wanted:
    due = task.due_at
    if due is None:
        return {}
    return {
        K.TASK_DAY_BEFORE: (due - DAY_BEFORE, task.assignee_id),
        K.TASK_HOURS_BEFORE: (due - HOURS_BEFORE, task.assignee_id),
        K.TASK_DUE: (due, task.assignee_id),
    }


def _after_deadline(session: Session, task: Task, now: datetime) -> _Wanted:
    """One's own late work every morning; to the creator a day later, to the manager another day later."""
    due = task.due_at
    if due is None:
        return {}
    wait = timedelta(hours=task_rules(session).escalate_hours)
    planned: _Wanted = {K.TASK_STILL_LATE: (next_morning(session, max(due, now)), task.assignee_id)}
    if task.creator_id != task.assignee_id:
        planned[K.TASK_LATE_CREATOR] = (_on_workday(session, due + wait), reviewer_of(session, task))
    planned[K.TASK_LATE_MANAGER] = (_on_workday(session, due + 2 * wait), next_above(session, task))
    return planned


def _about_review(session: Session, task: Task, submitted_at: datetime) -> _Wanted:
    rules = task_rules(session)
    planned: _Wanted = {
        K.TASK_REVIEW: (morning_after_workdays(session, submitted_at, 1), reviewer_of(session, task)),
        K.TASK_REVIEW_MANAGER: (morning_after_workdays(session, submitted_at, 2), next_above(session, task)),
    }
    if not task.late_seconds:
        ends = morning_after_workdays(session, submitted_at, rules.accepts_itself_workdays)
        planned[K.TASK_ACCEPTS_ITSELF] = (ends, reviewer_of(session, task) or task.assignee_id)
    return planned


# -- moments ---------------------------------------------------------------------------------------------


def next_morning(session: Session, moment: datetime) -> datetime:
    """10:00 of the first working day that begins after a moment."""
    day = moment.astimezone(company_zone(session)).date()
    calendar = work_calendar(session)
    morning = morning_of(session, calendar.on_or_after(day))
    return morning if morning > moment else morning_of(session, calendar.next_workday(day))


def morning_after_workdays(session: Session, moment: datetime, days: int) -> datetime:
    """10:00 of the working day so many working days after a moment."""
    day = moment.astimezone(company_zone(session)).date()
    return morning_of(session, work_calendar(session).add_workdays(day, days))


def _on_workday(session: Session, moment: datetime) -> datetime:
    """The moment itself, or the next working day's morning when nobody works that day."""
    day = moment.astimezone(company_zone(session)).date()
    calendar = work_calendar(session)
    return moment if calendar.is_workday(day) else morning_of(session, calendar.next_workday(day))


# -- do they still stand? -----------------------------------------------------------------------------------


def _task_of(session: Session, reminder: Reminder) -> Task | None:
    return session.get(Task, reminder.subject_id)


@reminders.check_for(K.TASK_DAY_BEFORE)
@reminders.check_for(K.TASK_HOURS_BEFORE)
@reminders.check_for(K.TASK_DUE)
@reminders.check_for(K.TASK_STILL_LATE)
@reminders.check_for(K.TASK_SNOOZED)
def own_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still theirs, still to be done, not put off; the words about a coming deadline only while it is to come."""
    task = _task_of(session, reminder)
    if task is None or task.state not in TO_DO or task.assignee_id != reminder.recipient_id:
        return False
    if task.snoozed_until is not None and task.snoozed_until > now:
        return False
    if reminder.kind is K.TASK_SNOOZED:
        return True
    if task.due_at is None:
        return False
    is_over = task.due_at <= now
    return is_over if reminder.kind in {K.TASK_DUE, K.TASK_STILL_LATE} else not is_over


@reminders.check_for(K.TASK_LATE_CREATOR)
@reminders.check_for(K.TASK_LATE_MANAGER)
def late_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still late, and still to be done."""
    task = _task_of(session, reminder)
    return task is not None and task.state in TO_DO and task.due_at is not None and task.due_at <= now


@reminders.check_for(K.TASK_REVIEW)
@reminders.check_for(K.TASK_REVIEW_MANAGER)
def review_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Still waiting for an answer."""
    task = _task_of(session, reminder)
    return task is not None and task.state is TaskState.SUBMITTED


@reminders.again_for(K.TASK_STILL_LATE)
def late_again(session: Session, reminder: Reminder, now: datetime) -> None:
    """Late work is said again the next working morning."""
    reminders.plan(
        session,
        Subject.TASK,
        reminder.subject_id,
        K.TASK_STILL_LATE,
        recipients=[reminder.recipient_id],
        due_at=next_morning(session, now),
        now=now,
    )


def task_reminder(
    session: Session, recipient: Actor, reminder: Reminder, now: datetime
) -> TaskReminder | None:
    """What a fired reminder says now; None when the recipient may no longer see the task, or is away from their own."""
    task = _task_of(session, reminder)
    if task is None or not may_on_task(session, recipient, task, Permission.TASK_VIEW):
        return None
    if task.assignee_id == recipient.id and is_away(session, recipient.id, company_today(session, now)):
        return None
    return TaskReminder(
        why=ReminderWhy(reminder.kind.value.removeprefix(_KIND_PREFIX)),
        task_id=task_id_of(task),
        rev=task.rev,
        title=task.title,
        due_at=task.due_at,
        submitted_at=task.submitted_at,
        assignee=people_named(session, [task.assignee_id])[0],
        is_own=task.assignee_id == recipient.id,
    )
