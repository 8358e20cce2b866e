"""What is said about a plan's tasks and when: the working morning before, the day itself, and upwards when it is late.

Everything is said on working days in working hours. A frozen or closed plan says nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, update

from bot.domain import plan_ready, reminders
from bot.domain.access import Actor, Permission, employees_who_may, may_on_task, relations_to_plan
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.people import department_name
from bot.domain.plan_dates import (
    MORNING,
    day_before,
    due_morning,
    in_work_hours,
    next_workday_same_hour,
)
from bot.domain.plan_finish import settle_state
from bot.domain.plan_people import Around, answerer, hr_of
from bot.domain.task_people import manager_of
from bot.domain.task_reminders import morning_after_workdays, planner_for
from bot.domain.task_values import TO_DO, task_id_of
from bot.models import (
    Employee,
    Plan,
    PlanBoard,
    PlanDoer,
    PlanState,
    PlanTask,
    PlanWatcher,
    Reminder,
    ReminderKind,
    Subject,
    Task,
    TaskKind,
    TaskState,
)
from bot.parsing.dates import at_local

K = ReminderKind
PROBATION_FAR, PROBATION_NEAR = timedelta(days=21), timedelta(days=10)

_BEFORE = frozenset({K.PLAN_DAY_BEFORE, K.PLAN_DUE_DAY})
_LATE = frozenset({K.PLAN_LATE, K.PLAN_LATE_HR, K.PLAN_LATE_ABOVE})
Wanted = dict[ReminderKind, tuple[datetime | None, tuple[int, ...]]]


class PlanWhy(StrEnum):
    """What a reminder about a plan's task says."""

    DAY_BEFORE = "day_before"
    DUE_DAY = "due_day"
    LATE = "late"
    LATE_HR = "late_hr"
    LATE_ABOVE = "late_above"


@dataclass(frozen=True)
class PlanReminder:
    """What a reminder about a plan's task says now."""

    why: PlanWhy
    task_id: int
    rev: int
    title: str
    newcomer: str
    department: str
    assignee: str
    due_at: datetime
    is_own: bool
    waits_for: str


@dataclass(frozen=True)
class PlanQuestion:
    """A question about a plan as a whole: has the person come; how does the probation end?"""

    plan_id: int
    rev: int
    kind: ReminderKind
    name: str
    day: datetime


def around_of(session: Session, plan: Plan) -> Around:
    """The people a plan's roles are found among."""
    person = session.get(Employee, plan.employee_id)
    return Around(
        employee_id=plan.employee_id,
        department_id=person.department_id if person is not None else None,
        manager_id=person.manager_id if person is not None else None,
        buddy_id=plan.buddy_id,
        hr_id=plan.created_by_id,
    )


def lead_of(session: Session, plan: Plan) -> int:
    """The newcomer's lead, as far up as it takes."""
    return answerer(session, around_of(session, plan), PlanDoer.LEAD, None, None).person_id


def wanted(session: Session, plan: Plan, row: PlanTask, task: Task) -> Wanted:
    """The moments at which a task is spoken of, and to whom."""
    if task.state is TaskState.SUBMITTED and task.submitted_at is not None:
        ends = morning_after_workdays(session, task.submitted_at, plan.accept_workdays)
        return {K.TASK_ACCEPTS_ITSELF: (ends, (hr_of(session, task.creator_id),))}
    if task.state not in TO_DO or task.due_at is None or plan.state is not PlanState.ACTIVE:
        return {}
    zone, calendar, due = company_zone(session), work_calendar(session), task.due_at
    lead = answerer(session, around_of(session, plan), row.doer, row.department_id, row.person_id).person_id
    hr_at = in_work_hours(due + timedelta(hours=plan.hr_hours), calendar=calendar, zone=zone)
    above_at = in_work_hours(
        next_workday_same_hour(max(due, hr_at), calendar=calendar, zone=zone), calendar=calendar, zone=zone
    )
    above = manager_of(session, lead) or hr_of(session, plan.created_by_id)
    late_at = in_work_hours(due, calendar=calendar, zone=zone)
    return {
        K.PLAN_DAY_BEFORE: (day_before(due, calendar=calendar, zone=zone), (task.assignee_id,)),
        K.PLAN_DUE_DAY: (due_morning(due, zone=zone), (task.assignee_id,)),
        K.PLAN_LATE: (late_at, tuple(dict.fromkeys((task.assignee_id, lead)))),
        K.PLAN_LATE_HR: (hr_at, (hr_of(session, plan.created_by_id),)),
        K.PLAN_LATE_ABOVE: (above_at, (above,)),
        K.TASK_SNOOZED: (task.snoozed_until, (task.assignee_id,)),
    }


_KINDS = (*_BEFORE, *_LATE, K.TASK_SNOOZED, K.TASK_ACCEPTS_ITSELF)


@planner_for(TaskKind.ONBOARDING)
def plan_for_task(session: Session, task: Task, now: datetime) -> None:
    """Rewrite a task's unfired reminders after a verb, and let its department's card be brought up to date."""
    row = session.get(PlanTask, task.id)
    plan = session.get(Plan, row.plan_id) if row is not None else None
    if row is None or plan is None:
        return
    moments = wanted(session, plan, row, task)
    for kind in _KINDS:
        moment, people = moments.get(kind, (None, ()))
        reminders.plan(
            session, Subject.TASK, task_id_of(task), kind, recipients=people, due_at=moment, now=now
        )
    stale(session, row)
    watchers_stale(session, row.plan_id)
    freed = plan_ready.freed_by(session, task)
    plan_ready.tell_ready(session, task, freed, now=now)
    for waited, _ in freed:
        stale(session, waited)
    settle_state(session, plan, now=now)


def first_plan(session: Session, plan: Plan, row: PlanTask, task: Task, *, now: datetime) -> None:
    """The reminders of a task that has just been made: nothing is there to be rewritten."""
    for kind, (moment, people) in wanted(session, plan, row, task).items():
        if moment is not None and moment > now:
            for person in people:
                session.add(
                    Reminder(
                        subject=Subject.TASK,
                        subject_id=task_id_of(task),
                        kind=kind,
                        recipient_id=person,
                        due_at=moment,
                    )
                )


def stale(session: Session, row: PlanTask, *, ping: int | None = None) -> None:
    """The card in the department's chat is out of date; `ping` is a task to be spoken of there."""
    if row.department_id is None or row.doer is not PlanDoer.DEPARTMENT:
        return
    board = session.get(PlanBoard, (row.plan_id, row.department_id))
    if board is None:
        board = PlanBoard(plan_id=row.plan_id, department_id=row.department_id)
    board.is_stale = True
    if ping is not None and ping not in board.pings:
        board.pings = [*board.pings, ping]
    session.add(board)


def watchers_stale(session: Session, plan_id: int) -> None:
    """The message of whoever follows a plan is out of date."""
    session.exec(update(PlanWatcher).where(col(PlanWatcher.plan_id) == plan_id).values(is_stale=True))


def plan_whole(session: Session, plan: Plan, *, now: datetime) -> None:
    """Rewrite what is asked about a plan itself: «has come?» at 10:00 of the first day, and the end of the probation."""
    zone, calendar = company_zone(session), work_calendar(session)
    lead, hr = lead_of(session, plan), hr_of(session, plan.created_by_id)
    if plan.id is not None:
        watchers_stale(session, plan.id)
    is_open = plan.state is PlanState.ACTIVE
    asks = is_open and plan.came_at is None and not _is_leaving(plan)
    came_at = at_local(plan.day, MORNING, zone).astimezone(UTC) if asks else None
    _plan(session, plan, K.PLAN_CAME, (lead,), came_at, now)
    ends = plan.probation_ends_on
    running = ends is not None and plan.probation_outcome is None and plan.state is not PlanState.CANCELLED
    for kind, before in ((K.PLAN_PROBATION_FAR, PROBATION_FAR), (K.PLAN_PROBATION_NEAR, PROBATION_NEAR)):
        moment = None
        if ends is not None and running:
            moment = at_local(calendar.on_or_before(ends - before), MORNING, zone).astimezone(UTC)
        _plan(session, plan, kind, tuple(dict.fromkeys((lead, hr))), moment, now)


def _is_leaving(plan: Plan) -> bool:
    return plan.kind.value == "leaving"


def _plan(
    session: Session,
    plan: Plan,
    kind: ReminderKind,
    people: tuple[int, ...],
    moment: datetime | None,
    now: datetime,
) -> None:
    if plan.id is not None:
        reminders.plan(session, Subject.PLAN, plan.id, kind, recipients=people, due_at=moment, now=now)


# -- do they still stand? -----------------------------------------------------------------------------------


def _found(session: Session, reminder: Reminder) -> tuple[Task, PlanTask, Plan] | None:
    task, row = session.get(Task, reminder.subject_id), session.get(PlanTask, reminder.subject_id)
    plan = session.get(Plan, row.plan_id) if row is not None else None
    return (task, row, plan) if task is not None and row is not None and plan is not None else None


@reminders.check_for(K.PLAN_DAY_BEFORE)
@reminders.check_for(K.PLAN_DUE_DAY)
@reminders.check_for(K.PLAN_LATE)
@reminders.check_for(K.PLAN_LATE_HR)
@reminders.check_for(K.PLAN_LATE_ABOVE)
def task_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still to be done in a plan that goes on, and the deadline still to come or over, as the kind says."""
    found = _found(session, reminder)
    if found is None:
        return False
    task, _, plan = found
    if task.state not in TO_DO or plan.state is not PlanState.ACTIVE or task.due_at is None:
        return False
    if reminder.kind in _BEFORE:
        return task.due_at > now and task.assignee_id == reminder.recipient_id
    return task.due_at <= now


@reminders.again_for(K.PLAN_DAY_BEFORE)
@reminders.again_for(K.PLAN_DUE_DAY)
@reminders.again_for(K.PLAN_LATE)
def ping_chat(session: Session, reminder: Reminder, _now: datetime) -> None:
    """What one person is reminded of, their department's chat hears too."""
    found = _found(session, reminder)
    if found is not None:
        stale(session, found[1], ping=reminder.subject_id)
        watchers_stale(session, found[1].plan_id)


@reminders.check_for(K.PLAN_CAME)
def came_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Nobody has said yet whether the person has come."""
    plan = session.get(Plan, reminder.subject_id)
    return plan is not None and plan.state is PlanState.ACTIVE and plan.came_at is None


@reminders.check_for(K.PLAN_PROBATION_FAR)
@reminders.check_for(K.PLAN_PROBATION_NEAR)
def probation_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """The probation goes on and nobody has said how it ends."""
    plan = session.get(Plan, reminder.subject_id)
    return (
        plan is not None
        and plan.state is not PlanState.CANCELLED
        and plan.probation_ends_on is not None
        and plan.probation_outcome is None
    )


def task_reminder(
    session: Session, recipient: Actor, reminder: Reminder, _now: datetime
) -> PlanReminder | None:
    """What a fired reminder about a task says now; None when the recipient may not see it any more."""
    found = _found(session, reminder)
    if found is None:
        return None
    task, row, plan = found
    person = session.get(Employee, plan.employee_id)
    assignee = session.get(Employee, task.assignee_id)
    upwards = Permission.PLAN_VIEW in _rights(recipient) or reminder.kind in _LATE
    if not upwards and not may_on_task(session, recipient, task, Permission.TASK_VIEW):
        return None
    if person is None or assignee is None or task.due_at is None:
        return None
    waits = session.get(Task, row.blocked_by_id) if row.blocked_by_id is not None else None
    return PlanReminder(
        why=PlanWhy(reminder.kind.value.removeprefix("plan_")),
        task_id=task_id_of(task),
        rev=task.rev,
        title=task.title,
        newcomer=person.name,
        department=department_name(session, row.department_id),
        assignee=assignee.name,
        due_at=task.due_at,
        is_own=task.assignee_id == recipient.id,
        waits_for=waits.title if waits is not None and waits.state in TO_DO else "",
    )


def _rights(actor: Actor) -> frozenset[Permission]:
    return frozenset({Permission.PLAN_VIEW}) if actor.may(Permission.PLAN_VIEW) else frozenset()


def question(session: Session, recipient: Actor, reminder: Reminder, _now: datetime) -> PlanQuestion | None:
    """What is asked about a plan; None for whoever may not answer any more."""
    plan = session.get(Plan, reminder.subject_id)
    person = session.get(Employee, plan.employee_id) if plan is not None else None
    if plan is None or plan.id is None or person is None:
        return None
    if not recipient.may(Permission.PLAN_ANSWER, *relations_to_plan(session, recipient, plan)):
        return None
    day = plan.day if reminder.kind is K.PLAN_CAME else plan.probation_ends_on or plan.day
    at = at_local(day, MORNING, company_zone(session)).astimezone(UTC)
    return PlanQuestion(plan.id, plan.rev, reminder.kind, person.name, at)


def everyone_of_hr(session: Session) -> list[int]:
    """Who hears of what concerns all of HR."""
    return employees_who_may(session, Permission.PLAN_TEND)
