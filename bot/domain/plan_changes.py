"""A plan under way: its day moves, it is cancelled, the person comes or does not, people change, probation ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import hiring, role_changes
from bot.domain.access import Actor, Permission, access_plan
from bot.domain.company_days import company_today, company_zone, work_calendar
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.onboarding import RUNNING, next_day_due, record
from bot.domain.plan_dates import due_moment
from bot.domain.plan_finish import settle_state
from bot.domain.plan_people import answerer
from bot.domain.plan_reminders import around_of, everyone_of_hr, plan_whole, stale
from bot.domain.plan_watchers import follow_new_lead
from bot.domain.task_people import works_here
from bot.domain.task_record import TaskVerb, recorded
from bot.domain.task_values import LIVE, TO_DO, reason_of, settle, snapshot, task_id_of
from bot.models import (
    Employee,
    EmployeeState,
    EmploymentPeriod,
    Plan,
    PlanDoer,
    PlanKind,
    PlanState,
    PlanTask,
    ProbationOutcome,
    Task,
    TaskState,
)

# Labour Code of Russia, article 71: whoever fails is told in writing three days before.
NOTICE_DAYS = 3


@dataclass(frozen=True)
class DayMove:
    """What moving a plan's day changes: how many tasks move, are late already, or stay as set by hand."""

    plan_id: int
    rev: int
    name: str
    kind: PlanKind
    old: date
    new: date
    moves: int
    late: int
    by_hand: int


def _at_rev(session: Session, actor: Actor, plan_id: int, rev: int, permission: Permission) -> Plan:
    plan = access_plan(session, actor, plan_id, permission)
    if plan.rev != rev or plan.state not in RUNNING:
        raise Outdated
    return plan


def tasks_in(session: Session, plan: Plan) -> list[tuple[PlanTask, Task]]:
    """A plan's tasks in order."""
    return list(
        session.exec(
            select(PlanTask, Task)
            .join(Task, col(Task.id) == col(PlanTask.task_id))
            .where(PlanTask.plan_id == plan.id)
            .order_by(col(PlanTask.position), col(PlanTask.task_id))
        ).all()
    )


def _new_due(session: Session, row: PlanTask, day: date) -> datetime:
    return due_moment(
        day, row.offset, row.unit, row.hour, calendar=work_calendar(session), zone=company_zone(session)
    )


def _is_by_hand(plan: Plan, row: PlanTask, task: Task) -> bool:
    """Set by hand: it is not where the plan put it. A late notice's next day and a frozen plan are nobody's hand."""
    return plan.state is PlanState.ACTIVE and not row.late_notice and task.due_at != row.planned_due_at


def preview_move(session: Session, actor: Actor, plan_id: int, day: date, *, now: datetime) -> DayMove:
    """What moving the day would change. Raises Denied, Outdated, Unfit."""
    plan = access_plan(session, actor, plan_id, Permission.PLAN_TEND)
    _check_day(session, plan, day, now)
    moves = late = by_hand = 0
    for row, task in tasks_in(session, plan):
        if task.state not in TO_DO:
            continue
        if _is_by_hand(plan, row, task):
            by_hand += 1
            continue
        due = _new_due(session, row, day)
        moves += due != task.due_at
        over = task.judged_due_at is not None and task.judged_due_at <= now
        late += over or due <= now
    person = session.get(Employee, plan.employee_id)
    name = person.name if person is not None else ""
    return DayMove(plan_id, plan.rev, name, plan.kind, plan.day, day, moves, late, by_hand)


def _check_day(session: Session, plan: Plan, day: date, now: datetime) -> None:
    if plan.state not in RUNNING:
        raise Outdated
    if day < company_today(session, now):
        raise Unfit(Problem.DAY_IN_PAST)


def move_day(session: Session, actor: Actor, plan_id: int, day: date, *, rev: int, now: datetime) -> Plan:
    """Move the plan's day: open relative tasks follow, deadlines set by hand stay, lateness is not erased.

    A frozen plan goes on. Raises Denied, Outdated, Unfit.
    """
    plan = _at_rev(session, actor, plan_id, rev, Permission.PLAN_TEND)
    _check_day(session, plan, day, now)
    shifted = _shift(session, plan, day, actor.id, now)
    old = plan.day
    if plan.probation_ends_on is not None and plan.probation_outcome is None:
        plan.probation_ends_on += day - old
    plan.day, plan.came_at = day, None
    _follow_person(session, plan, day, now)
    plan.rev += 1
    session.add(plan)
    plan_whole(session, plan, now=now)
    record(session, actor.id, plan, "day_moved", now, {"day": [old, day], "tasks": len(shifted)})
    _tell_moved(session, actor, plan, shifted, now)
    return plan


def _shift(session: Session, plan: Plan, day: date, by_id: int, now: datetime) -> list[Task]:
    shifted: list[Task] = []
    was_frozen = plan.state is PlanState.FROZEN
    rows = [
        (row, task)
        for row, task in tasks_in(session, plan)
        if task.state in TO_DO and not _is_by_hand(plan, row, task)
    ]
    plan.state = PlanState.ACTIVE
    session.add(plan)
    for row, task in rows:
        due = _new_due(session, row, day)
        is_past = due <= now
        # What could not be done in time any more when it was known is due the next day and judged by nothing.
        due = next_day_due(session, row.hour, now) if is_past else due
        if due == task.due_at:
            continue
        before = snapshot(task)
        task.due_at = due
        if task.judged_due_at is None or task.judged_due_at > now:
            task.judged_due_at = None if is_past else due
            row.late_notice = is_past
        if was_frozen and task.first_due_at is None:
            task.first_due_at = due
        row.planned_due_at = due
        settle(task)
        session.add(row)
        recorded(session, by_id, task, TaskVerb.MOVED, before, now=now, details={"plan": plan.id})
        shifted.append(task)
    return shifted


def _follow_person(session: Session, plan: Plan, day: date, now: datetime) -> None:
    """A newcomer's profile says the same day."""
    person = session.get(Employee, plan.employee_id)
    if person is None or plan.kind is not PlanKind.ONBOARDING:
        return
    if person.start_date == day and person.state is not EmployeeState.WORKING:
        return
    person.start_date = day
    if person.state in {EmployeeState.COMING, EmployeeState.WORKING}:
        ahead = day > company_today(session, now)
        person.state = EmployeeState.COMING if ahead else EmployeeState.WORKING
    person.rev += 1
    session.add(person)
    period = session.exec(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.employee_id == person.id, col(EmploymentPeriod.ended_on).is_(None))
        .order_by(col(EmploymentPeriod.id).desc())
    ).first()
    if period is not None:
        period.started_on = day
        session.add(period)


def _tell_moved(session: Session, actor: Actor, plan: Plan, shifted: list[Task], now: datetime) -> None:
    mine: dict[int, int] = {}
    for task in shifted:
        mine[task.assignee_id] = mine.get(task.assignee_id, 0) + 1
    for person_id, count in mine.items():
        if person_id != actor.id:
            payload: dict[str, object] = {"plan": plan.id, "what": "moved", "tasks": count}
            _tell(session, person_id, plan, payload, now)


def _tell(session: Session, person_id: int, plan: Plan, payload: dict[str, object], now: datetime) -> None:
    notify(
        session,
        person_id,
        NoticeKind.PLAN_EVENT,
        payload,
        now=now,
        dedupe_key=f"plan:{plan.id}:{plan.rev}:{payload['what']}:{person_id}",
        heed_quiet_hours=True,
    )


# -- the end ---------------------------------------------------------------------------------------------------


def cancel(
    session: Session, actor: Actor, plan_id: int, *, rev: int, reason: str = "", now: datetime
) -> Plan:
    """The hire is off: what is not done is called off, with its history. Raises Denied, Outdated, Unfit."""
    plan = _at_rev(session, actor, plan_id, rev, Permission.PLAN_TEND)
    return end(session, actor.id, plan, reason_of(reason, needed=False), now=now)


def end(session: Session, by_id: int | None, plan: Plan, reason: str, *, now: datetime) -> Plan:
    """Call a plan off for a verb whose right was checked: everybody with something open is told once."""
    plan.state, plan.state_note = PlanState.CANCELLED, reason
    plan.rev += 1
    session.add(plan)
    concerned: dict[int, int] = {}
    for row, task in tasks_in(session, plan):
        if task.state not in LIVE:
            continue
        before = snapshot(task)
        task.state, task.state_note, task.state_since = TaskState.CANCELLED, reason, now
        recorded(session, by_id, task, TaskVerb.CANCELLED, before, now=now, details={"plan": plan.id})
        stale(session, row)
        concerned[task.assignee_id] = concerned.get(task.assignee_id, 0) + 1
    plan_whole(session, plan, now=now)
    record(session, by_id, plan, "cancelled", now, {"reason": reason})
    for person_id, count in concerned.items():
        if person_id not in {by_id, plan.employee_id}:
            payload: dict[str, object] = {"plan": plan.id, "what": "cancelled", "tasks": count}
            _tell(session, person_id, plan, payload, now)
    return plan


# -- the day itself --------------------------------------------------------------------------------------------


def came(session: Session, actor: Actor, plan_id: int, *, rev: int, now: datetime) -> Plan:
    """The person has come. The hire now counts on its vacancy. Raises Denied, Outdated."""
    plan = _at_rev(session, actor, plan_id, rev, Permission.PLAN_ANSWER)
    if plan.came_at is not None or plan.state is not PlanState.ACTIVE:
        raise Outdated
    plan.came_at = now
    plan.rev += 1
    session.add(plan)
    plan_whole(session, plan, now=now)
    record(session, actor.id, plan, "came", now)
    if plan.application_id is not None:
        hiring.newcomer_came(session, actor.id, plan.application_id, now=now)
    settle_state(session, plan, now=now)
    return plan


def no_show(session: Session, actor: Actor, plan_id: int, *, rev: int, now: datetime) -> Plan:
    """The person has not come: what depends on them waits without a deadline, and HR is told. Raises Denied, Outdated."""
    plan = _at_rev(session, actor, plan_id, rev, Permission.PLAN_ANSWER)
    if plan.came_at is not None or plan.state is not PlanState.ACTIVE:
        raise Outdated
    plan.state = PlanState.FROZEN
    plan.rev += 1
    session.add(plan)
    for row, task in tasks_in(session, plan):
        if task.state not in TO_DO or row.offset < 0:
            continue
        before = snapshot(task)
        task.due_at = task.judged_due_at = None
        settle(task)
        recorded(session, actor.id, task, TaskVerb.MOVED, before, now=now, details={"plan": plan.id})
    plan_whole(session, plan, now=now)
    record(session, actor.id, plan, "no_show", now)
    for person_id in everyone_of_hr(session):
        if person_id != actor.id:
            _tell(session, person_id, plan, {"plan": plan.id, "what": "no_show", "tasks": 0}, now)
    return plan


# -- probation -------------------------------------------------------------------------------------------------


def end_probation(
    session: Session,
    actor: Actor,
    plan_id: int,
    outcome: ProbationOutcome,
    *,
    until: date | None = None,
    note: str = "",
    rev: int,
    now: datetime,
) -> Plan:
    """How the probation ended. Made longer, it goes on until another day; failed, the written notice is given today.

    Raises Denied, Outdated, Unfit: failing needs reasons, and three days are left at least (Labour Code, article 71).
    """
    plan = access_plan(session, actor, plan_id, Permission.PLAN_ANSWER)
    if plan.rev != rev or plan.probation_ends_on is None or plan.probation_outcome is ProbationOutcome.PASSED:
        raise Outdated
    today = company_today(session, now)
    if outcome is ProbationOutcome.FAILED:
        if (plan.probation_ends_on - today).days < NOTICE_DAYS:
            raise Unfit(Problem.PROBATION_TOO_LATE, days=NOTICE_DAYS)
        plan.probation_note, plan.probation_notice_on = reason_of(note), today
        plan.probation_outcome = outcome
    elif outcome is ProbationOutcome.EXTENDED:
        if until is None or until <= plan.probation_ends_on:
            raise Unfit(Problem.DAY_IN_PAST)
        # It goes on: the outcome proper is asked again before the new day.
        plan.probation_ends_on, plan.probation_note = until, reason_of(note, needed=False)
    else:
        plan.probation_outcome, plan.probation_note = outcome, reason_of(note, needed=False)
    plan.rev += 1
    session.add(plan)
    plan_whole(session, plan, now=now)
    record(
        session,
        actor.id,
        plan,
        f"probation_{outcome.value}",
        now,
        {"until": until, "note": plan.probation_note},
    )
    for person_id in everyone_of_hr(session):
        if person_id != actor.id:
            _tell(
                session,
                person_id,
                plan,
                {"plan": plan.id, "what": f"probation_{outcome.value}", "tasks": 0},
                now,
            )
    settle_state(session, plan, now=now)
    return plan


def leaves_no_earlier(plan: Plan) -> date | None:
    """The first day on which somebody who failed may be let go: three days after the written notice."""
    if plan.probation_notice_on is None:
        return None
    return plan.probation_notice_on + timedelta(days=NOTICE_DAYS)


# -- people change -----------------------------------------------------------------------------------------------


def set_buddy(
    session: Session, actor: Actor, plan_id: int, buddy_id: int | None, *, rev: int, now: datetime
) -> Plan:
    """Who the buddy is: the buddy's tasks follow. Raises Denied, Outdated, Unfit."""
    plan = _at_rev(session, actor, plan_id, rev, Permission.PLAN_ANSWER)
    if buddy_id is not None and (not works_here(session, buddy_id) or buddy_id == plan.employee_id):
        raise Unfit(Problem.PERSON_LEFT)
    plan.buddy_id = buddy_id
    plan.rev += 1
    session.add(plan)
    session.flush()
    record(session, actor.id, plan, "buddy", now, {"buddy": buddy_id})
    _follow_roles(session, plan, now)
    return plan


@role_changes.follower
def follow_roles(session: Session, now: datetime) -> None:
    """Leads, places or people have changed: what nobody has taken for themselves goes to whoever holds the role now."""
    plans = session.exec(select(Plan).where(col(Plan.state).in_(RUNNING)).order_by(col(Plan.id))).all()
    for plan in plans:
        person = session.get(Employee, plan.employee_id)
        if person is not None and person.state is EmployeeState.LEFT and plan.kind is not PlanKind.LEAVING:
            end(session, None, plan, "", now=now)
        else:
            _follow_roles(session, plan, now)


def _follow_roles(session: Session, plan: Plan, now: datetime) -> None:
    around = around_of(session, plan)
    given: dict[int, list[int]] = {}
    for row, task in tasks_in(session, plan):
        if task.state not in TO_DO:
            continue
        if row.claimed_at is not None and works_here(session, task.assignee_id):
            continue
        holder = answerer(session, around, row.doer, row.department_id, row.person_id).person_id
        if holder == task.assignee_id:
            continue
        before = snapshot(task)
        task.assignee_id = holder
        if row.doer is not PlanDoer.DEPARTMENT:
            person = session.get(Employee, holder)
            task.department_id = row.department_id = person.department_id if person is not None else None
        row.claimed_at = None
        session.add(row)
        recorded(session, None, task, TaskVerb.REASSIGNED, before, now=now, details={"plan": plan.id})
        given.setdefault(holder, []).append(task_id_of(task))
    for person_id, task_ids in given.items():
        key = f"plan-set:{task_ids[0]}:{person_id}:{now.isoformat()}"
        notify(
            session, person_id, NoticeKind.PLAN_ASSIGNED, {"tasks": task_ids}, now=now, dedupe_key=key,
            heed_quiet_hours=True,
        )  # fmt: skip
    if given:
        follow_new_lead(session, plan)
        plan_whole(session, plan, now=now)
