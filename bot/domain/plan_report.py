"""Who broke the schedule: every lateness with whose it is, by how much and why; by department, month by month.

A task is judged in the month of its judged deadline: a move agreed before the deadline counts, a later one does not. Why it
was late: excused by HR; a predecessor that was late and, handed in, left less time than a working day; else its own delay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from sqlmodel import Session, col, or_, select

from bot.domain import events
from bot.domain.access import Actor, Permission, leads, led_departments
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied, Outdated
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import departments
from bot.domain.plan_reminders import everyone_of_hr
from bot.domain.task_values import reason_of
from bot.models import DisputeState, Employee, Plan, PlanTask, Subject, Task, TaskState
from bot.parsing.dates import at_local

PAGE = 6
_GAP = timedelta(days=1)
_LEFT_OUT = (TaskState.CANCELLED, TaskState.DECLINED)


class Verdict(StrEnum):
    """Why a task came when it came."""

    ON_TIME = "on_time"
    OWN = "own"
    BLOCKED = "blocked"
    NOTICE = "notice"
    EXCUSED = "excused"


@dataclass(frozen=True)
class Case:
    """One task of the report. `late` is how much later than judged it came, or is by now while it is open."""

    task_id: int
    title: str
    newcomer: str
    who: str
    department_id: int | None
    first_due_at: datetime
    judged_due_at: datetime
    submitted_at: datetime | None
    late: timedelta
    verdict: Verdict
    culprit: str
    culprit_title: str
    dispute: DisputeState | None
    dispute_text: str

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None


@dataclass(frozen=True)
class DepartmentSchedule:
    """A department's month. `judged` leaves out late notices and excused ones; the median is over its own delays."""

    department_id: int | None
    name: str
    judged: int
    on_time: int
    own: int
    blocked: int
    left_out: int
    median_late: timedelta | None
    open_late: int

    @property
    def on_time_share(self) -> float | None:
        """The share that came on time, of those judged."""
        return self.on_time / self.judged if self.judged else None

    @property
    def blocked_share(self) -> float | None:
        """The share that others held up, of those judged."""
        return self.blocked / self.judged if self.judged else None


@dataclass(frozen=True)
class Schedule:
    """A month of all departments the reader may see, the worst first; `back` counts months from the present one."""

    month: date
    back: int
    rows: tuple[DepartmentSchedule, ...]


@dataclass(frozen=True)
class CasePage:
    """The tasks behind a department's line, the latest first; pages count from 0."""

    department_id: int | None
    name: str
    month: date
    back: int
    cases: tuple[Case, ...]
    page: int
    pages: int
    may_dispute: bool
    may_decide: bool


def schedule(session: Session, actor: Actor, back: int = 0, *, now: datetime) -> Schedule:
    """Who kept the schedule in a month. Raises Denied."""
    actor.require(Permission.PLAN_REPORT)
    month, cases = _month(session, actor, back, now)
    return Schedule(month, max(back, 0), by_department(session, cases))


def by_department(session: Session, cases: Sequence[Case]) -> tuple[DepartmentSchedule, ...]:
    """The departments of these tasks, the worst first."""
    names = {one.id: one.name for one in departments(session)}
    by: dict[int | None, list[Case]] = {}
    for case in cases:
        by.setdefault(case.department_id, []).append(case)
    rows = [_row(key, names.get(key, ""), found) for key, found in by.items()]
    rows.sort(key=lambda row: (-row.own, row.on_time_share if row.on_time_share is not None else 1, row.name))
    return tuple(rows)


def _row(department_id: int | None, name: str, cases: Sequence[Case]) -> DepartmentSchedule:
    counts = {verdict: sum(case.verdict is verdict for case in cases) for verdict in Verdict}
    own = [case.late.total_seconds() for case in cases if case.verdict is Verdict.OWN]
    return DepartmentSchedule(
        department_id=department_id,
        name=name,
        judged=counts[Verdict.ON_TIME] + counts[Verdict.OWN] + counts[Verdict.BLOCKED],
        on_time=counts[Verdict.ON_TIME],
        own=counts[Verdict.OWN],
        blocked=counts[Verdict.BLOCKED],
        left_out=counts[Verdict.NOTICE] + counts[Verdict.EXCUSED],
        median_late=timedelta(seconds=median(own)) if own else None,
        open_late=sum(
            case.is_open and case.late > timedelta() and case.verdict is not Verdict.EXCUSED for case in cases
        ),
    )


def cases_of_month(session: Session, actor: Actor, back: int, *, now: datetime) -> tuple[Case, ...]:
    """Every task of a month that the reader may see, on time and late. Raises Denied."""
    actor.require(Permission.PLAN_REPORT)
    return tuple(_month(session, actor, back, now)[1])


def case_page(
    session: Session, actor: Actor, department_id: int | None, back: int, page: int = 0, *, now: datetime
) -> CasePage:
    """The tasks that were late, left out or held up in a department's month. Raises Denied."""
    actor.require(Permission.PLAN_REPORT)
    month, cases = _month(session, actor, back, now)
    found = [
        case for case in cases if case.department_id == department_id and case.verdict is not Verdict.ON_TIME
    ]
    found.sort(key=lambda case: (-case.late.total_seconds(), case.task_id))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    names = {one.id: one.name for one in departments(session)}
    return CasePage(
        department_id,
        names.get(department_id, ""),
        month,
        max(back, 0),
        tuple(found[page * PAGE : (page + 1) * PAGE]),
        page,
        pages,
        leads(session, department_id, *actor.selves),
        actor.may(Permission.PLAN_TEND),
    )


# No company looks farther back than ten years; a forged button may ask for more.
_FARTHEST_MONTHS = 120


def _month(session: Session, actor: Actor, back: int, now: datetime) -> tuple[date, list[Case]]:
    if back > _FARTHEST_MONTHS:
        raise Outdated
    today = company_today(session, now)
    index = today.year * 12 + today.month - 1 - max(back, 0)
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    zone = company_zone(session)
    since, until = (at_local(day, time(), zone).astimezone(UTC) for day in (first, following))
    return first, cases_between(session, actor, since, min(until, now), now=now)


def cases_between(
    session: Session, actor: Actor, since: datetime, until: datetime, *, now: datetime
) -> list[Case]:
    """Every task judged between two moments that the actor may see, in a fixed number of queries."""
    query = (
        select(PlanTask, Task, Plan)
        .join(Task, col(Task.id) == col(PlanTask.task_id))
        .join(Plan, col(Plan.id) == col(PlanTask.plan_id))
        .where(
            or_(
                (col(Task.judged_due_at) >= since) & (col(Task.judged_due_at) < until),
                col(PlanTask.late_notice)
                & (col(Task.first_due_at) >= since)
                & (col(Task.first_due_at) < until),
            ),
            # Refused before its deadline a task is nobody's lateness; after it, the refusal came too late.
            or_(
                col(Task.state).not_in(_LEFT_OUT),
                (col(Task.state) == TaskState.DECLINED) & (col(Task.state_since) > col(Task.judged_due_at)),
            ),
        )
        .order_by(col(Task.judged_due_at), col(Task.id))
    )
    if not actor.may(Permission.PLAN_TEND):
        query = query.where(col(PlanTask.department_id).in_(led_departments(*actor.selves)))
    rows = session.exec(query).all()
    plan_ids = {plan.id for _, _, plan in rows}
    whole = session.exec(
        select(PlanTask, Task)
        .join(Task, col(Task.id) == col(PlanTask.task_id))
        .where(col(PlanTask.plan_id).in_(plan_ids))
    ).all()
    around = {row.task_id: (row, task) for row, task in whole}
    ids = {plan.employee_id for _, _, plan in rows} | {task.assignee_id for _, task in whole}
    people = dict(session.exec(select(Employee.id, Employee.name).where(col(Employee.id).in_(ids))).all())
    names = {one.id: one.name for one in departments(session)}
    return [_case(row, task, plan, around, people, names, now) for row, task, plan in rows]


_Around = Mapping[int, tuple[PlanTask, Task]]


def _case(
    row: PlanTask,
    task: Task,
    plan: Plan,
    around: _Around,
    people: Mapping[int | None, str],
    names: Mapping[int | None, str],
    now: datetime,
) -> Case:
    judged = task.judged_due_at or task.first_due_at or now
    late = max(timedelta(), (task.submitted_at or now) - judged)
    cause = _cause(row, task, around, now)
    if row.late_notice:
        verdict = Verdict.NOTICE
    elif not late:
        verdict = Verdict.ON_TIME
    elif row.dispute is DisputeState.EXCUSED:
        verdict = Verdict.EXCUSED
    else:
        verdict = Verdict.BLOCKED if cause is not None else Verdict.OWN
    culprit = ""
    if verdict is Verdict.BLOCKED and cause is not None:
        culprit = names.get(cause[0].department_id) or people.get(cause[1].assignee_id, "")
    return Case(
        task_id=task.id or 0,
        title=task.title,
        newcomer=people.get(plan.employee_id, ""),
        who=people.get(task.assignee_id, ""),
        department_id=row.department_id,
        first_due_at=task.first_due_at or judged,
        judged_due_at=judged,
        submitted_at=task.submitted_at,
        late=late,
        verdict=verdict,
        culprit=culprit,
        culprit_title=cause[1].title if verdict is Verdict.BLOCKED and cause is not None else "",
        dispute=row.dispute,
        dispute_text=row.dispute_text,
    )


def _cause(row: PlanTask, task: Task, around: _Around, now: datetime) -> tuple[PlanTask, Task] | None:
    """The first late predecessor in the chain that this task waited for; None when its delay is its own."""
    before = around.get(row.blocked_by_id or 0)
    if before is None or task.judged_due_at is None:
        return None
    done = before[1].submitted_at or now
    is_late = before[1].judged_due_at is not None and done > before[1].judged_due_at
    if not is_late:
        return None
    # A predecessor handed in well before leaves time enough: then the delay is one's own.
    allowed = max(task.judged_due_at, done + _GAP)
    if before[1].submitted_at is not None and done < task.judged_due_at - _GAP:
        return None
    if before[1].submitted_at is not None and (task.submitted_at or now) > allowed:
        return None
    return _cause(before[0], before[1], around, now) or before


# -- «not our fault» -------------------------------------------------------------------------------------------


def dispute(session: Session, actor: Actor, task_id: int, text: str, *, now: datetime) -> int:
    """The department's lead says why a lateness was not theirs; HR decides. Returns the task's id. Raises Denied, Unfit."""
    row, task = session.get(PlanTask, task_id), session.get(Task, task_id)
    if row is None or task is None or not leads(session, row.department_id, *actor.selves):
        raise Denied
    if (
        row.dispute is not None
        or task.judged_due_at is None
        or (task.submitted_at or now) <= task.judged_due_at
    ):
        raise Outdated
    ask_excuse(session, actor, row, text, now=now)
    return task_id


def ask_excuse(session: Session, actor: Actor, row: PlanTask, text: str, *, now: datetime) -> None:
    """Put a lateness before HR, for verbs whose right was checked. Raises Unfit without words."""
    row.dispute, row.dispute_text, row.disputed_by_id = DisputeState.ASKED, reason_of(text), actor.id
    session.add(row)
    _record(session, actor, row.task_id, "disputed", now)
    for person_id in everyone_of_hr(session):
        key = f"plan-dispute:{row.task_id}:{person_id}"
        notify(session, person_id, NoticeKind.PLAN_DISPUTED, {"task": row.task_id}, now=now, dedupe_key=key)


def decide(session: Session, actor: Actor, task_id: int, *, excuse: bool, now: datetime) -> int:
    """HR excuses a lateness, or leaves it as it is. Returns the task's id. Raises Denied, Outdated."""
    actor.require(Permission.PLAN_TEND)
    row = session.get(PlanTask, task_id)
    if row is None:
        raise Denied
    if row.dispute is not DisputeState.ASKED:
        raise Outdated
    row.dispute = DisputeState.EXCUSED if excuse else DisputeState.REFUSED
    row.decided_by_id = actor.id
    session.add(row)
    _record(session, actor, task_id, f"dispute_{row.dispute.value}", now)
    return task_id


def _record(session: Session, actor: Actor, task_id: int, verb: str, now: datetime) -> None:
    row = session.get(PlanTask, task_id)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.PLAN,
        subject_id=row.plan_id if row is not None else 0,
        verb=verb,
        now=now,
        details={"task": task_id},
    )


@dataclass(frozen=True)
class Disputed:
    """A lateness that HR is to decide on."""

    task_id: int
    title: str
    newcomer: str
    by: str
    text: str


def load_disputed(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Disputed | None:
    """A dispute that still waits for HR."""
    row, task = session.get(PlanTask, payload["task"]), session.get(Task, payload["task"])
    if row is None or task is None or row.dispute is not DisputeState.ASKED:
        return None
    if not recipient.may(Permission.PLAN_TEND):
        return None
    plan = session.get(Plan, row.plan_id)
    person = session.get(Employee, plan.employee_id) if plan is not None else None
    by = session.get(Employee, row.disputed_by_id) if row.disputed_by_id is not None else None
    return Disputed(
        row.task_id,
        task.title,
        person.name if person is not None else "",
        by.name if by is not None else "",
        row.dispute_text,
    )
