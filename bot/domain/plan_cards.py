"""Plans as they are read: the list, a plan's card, a department's card in its chat, the newcomer's welcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select as select_figures
from sqlmodel import Session, case, col, func, or_, select

from bot.domain import events
from bot.domain.access import Actor, Permission, access_plan, led_departments, relations_to_plan
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.invites import may_invite
from bot.domain.notifications import NoticeKind, notify
from bot.domain.onboarding import RUNNING
from bot.domain.people import department_name
from bot.domain.plan_changes import DayMove, preview_move, tasks_in
from bot.domain.plan_reminders import everyone_of_hr, lead_of
from bot.domain.task_cards import Heat, heat_of
from bot.domain.task_values import TO_DO, reason_of, task_rules
from bot.models import (
    Department,
    Employee,
    Event,
    Evidence,
    Plan,
    PlanDoer,
    PlanKind,
    PlanState,
    PlanTask,
    PlanWatcher,
    ProbationOutcome,
    Subject,
    Task,
    TaskState,
)
from bot.parsing.dates import parse_moment

PAGE = 8
_DONE = (TaskState.SUBMITTED, TaskState.ACCEPTED)


@dataclass(frozen=True)
class PlanRow:
    """A plan in the list: how far it is, and how many tasks are late."""

    id: int
    kind: PlanKind
    state: PlanState
    name: str
    day: date
    done: int
    total: int
    late: int


@dataclass(frozen=True)
class PlanPage:
    """A page of plans under way; pages count from 0."""

    rows: tuple[PlanRow, ...]
    page: int
    pages: int
    today: date
    may_begin: bool
    may_report: bool
    may_templates: bool


@dataclass(frozen=True)
class PlanLine:
    """A task of a plan."""

    task_id: int
    rev: int
    title: str
    state: TaskState
    heat: Heat
    due_at: datetime | None
    first_due_at: datetime | None
    who: str
    department: str
    claimed: bool
    is_departments: bool
    waits_for: str
    late_notice: bool
    critical: bool
    evidence: Evidence


@dataclass(frozen=True)
class PlanCard:
    """A plan with its tasks and what the reader may do. Pages count from 0."""

    id: int
    rev: int
    kind: PlanKind
    state: PlanState
    employee_id: int
    name: str
    position: str
    department: str
    day: date
    first_day: date
    today: date
    came: bool
    buddy: str
    lead: str
    note: str
    probation_ends_on: date | None
    probation_outcome: ProbationOutcome | None
    probation_note: str
    lines: tuple[PlanLine, ...]
    done: int
    late: int
    may_tend: bool
    may_answer: bool
    is_own: bool
    in_telegram: bool
    is_followed: bool
    may_invite: bool


def plans(session: Session, actor: Actor, page: int = 0, *, now: datetime) -> PlanPage:
    """Plans under way that the actor may see, the soonest day first, in a fixed number of queries."""
    query = select(Plan, Employee.name).join(Employee, col(Employee.id) == col(Plan.employee_id))
    query = query.where(col(Plan.state).in_(RUNNING))
    if not actor.may(Permission.PLAN_VIEW):
        query = query.where(
            or_(
                col(Plan.created_by_id) == actor.id,
                col(Plan.buddy_id) == actor.id,
                col(Plan.employee_id) == actor.id,
                col(Employee.department_id).in_(led_departments(*actor.selves)),
                col(Employee.manager_id).in_(actor.selves),
            )
        )
    total = session.exec(select(func.count()).select_from(query.subquery())).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    found = session.exec(query.order_by(col(Plan.day), col(Plan.id)).offset(page * PAGE).limit(PAGE)).all()
    figures = _figures(session, [plan.id or 0 for plan, _ in found], now)
    rows = tuple(
        PlanRow(plan.id or 0, plan.kind, plan.state, name, plan.day, *figures.get(plan.id or 0, (0, 0, 0)))
        for plan, name in found
    )
    return PlanPage(
        rows,
        page,
        pages,
        company_today(session, now),
        actor.may(Permission.PLAN_BEGIN),
        actor.may(Permission.PLAN_REPORT),
        actor.may(Permission.PLAN_TEMPLATES),
    )


def _figures(session: Session, ids: list[int], now: datetime) -> dict[int, tuple[int, int, int]]:
    done = col(Task.state).in_(_DONE)
    late = col(Task.state).in_(TO_DO) & (col(Task.due_at) <= now)
    rows = session.execute(
        select_figures(
            col(PlanTask.plan_id),
            func.sum(case((done, 1), else_=0)),
            func.count(),
            func.sum(case((late, 1), else_=0)),
        )
        .join(Task, col(Task.id) == col(PlanTask.task_id))
        .where(col(PlanTask.plan_id).in_(ids), col(Task.state) != TaskState.CANCELLED)
        .group_by(col(PlanTask.plan_id))
    ).all()
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def card(session: Session, actor: Actor, plan_id: int, *, now: datetime) -> PlanCard:
    """A plan's card. Raises Denied."""
    return card_of(session, actor, access_plan(session, actor, plan_id, Permission.PLAN_VIEW), now=now)


def card_of(session: Session, actor: Actor, plan: Plan, *, now: datetime) -> PlanCard:
    """The card of a plan whose reader's right was checked."""
    person = session.get(Employee, plan.employee_id)
    if person is None:
        raise Outdated
    lines = lines_of(session, plan, now=now)
    relations = relations_to_plan(session, actor, plan)
    buddy = session.get(Employee, plan.buddy_id) if plan.buddy_id is not None else None
    lead = session.get(Employee, lead_of(session, plan))
    return PlanCard(
        id=plan.id or 0,
        rev=plan.rev,
        kind=plan.kind,
        state=plan.state,
        employee_id=plan.employee_id,
        name=person.name,
        position=person.position,
        department=department_name(session, person.department_id),
        day=plan.day,
        first_day=plan.first_day,
        today=company_today(session, now),
        came=plan.came_at is not None,
        buddy=buddy.name if buddy is not None else "",
        lead=lead.name if lead is not None else "",
        note=plan.state_note,
        probation_ends_on=plan.probation_ends_on,
        probation_outcome=plan.probation_outcome,
        probation_note=plan.probation_note,
        lines=lines,
        done=sum(line.state in _DONE for line in lines),
        late=sum(line.heat is Heat.LATE for line in lines),
        may_tend=actor.may(Permission.PLAN_TEND),
        may_answer=actor.may(Permission.PLAN_ANSWER, *relations),
        is_own=plan.employee_id == actor.id,
        in_telegram=person.telegram_id is not None,
        may_invite=person.telegram_id is None and may_invite(session, actor, person),
        is_followed=session.get(PlanWatcher, (plan.id, actor.id)) is not None,
    )


def lines_of(
    session: Session, plan: Plan, *, now: datetime, department_id: int | None = None
) -> tuple[PlanLine, ...]:
    """A plan's tasks in order, or those that one department does; what was called off is left out."""
    pairs = [(row, task) for row, task in tasks_in(session, plan) if task.state is not TaskState.CANCELLED]
    by_id = {task.id: task for _, task in pairs}
    hours = task_rules(session).burning_hours
    found = []
    for row, task in pairs:
        is_departments = row.doer is PlanDoer.DEPARTMENT
        if department_id is not None and not (is_departments and row.department_id == department_id):
            continue
        who = session.get(Employee, task.assignee_id)
        waits = by_id.get(row.blocked_by_id)
        found.append(
            PlanLine(
                task_id=task.id or 0,
                rev=task.rev,
                title=task.title,
                state=task.state,
                heat=Heat.DONE
                if task.state is TaskState.SUBMITTED
                else heat_of(task.state, task.due_at, now=now, burning_hours=hours),
                due_at=task.due_at,
                first_due_at=task.first_due_at,
                who=who.name if who is not None else "",
                department=department_name(session, row.department_id),
                claimed=row.claimed_at is not None,
                is_departments=is_departments,
                waits_for=waits.title if waits is not None and waits.state in TO_DO else "",
                late_notice=row.late_notice,
                critical=row.critical,
                evidence=row.evidence,
            )
        )
    return tuple(found)


def typed_move(session: Session, actor: Actor, plan_id: int, text: str, *, now: datetime) -> DayMove:
    """What moving the plan to the typed day would change. Raises Denied, Outdated, Unfit."""
    return preview_move(session, actor, plan_id, typed_day(session, text, now), now=now)


def day_typed(session: Session, actor: Actor, text: str, *, now: datetime) -> date:  # noqa: ARG001 - a verb like others
    """The day that somebody typed. Raises Unfit."""
    return typed_day(session, text, now)


def typed_day(session: Session, text: str, now: datetime) -> date:
    """The day that was typed. Raises Unfit."""
    found = parse_moment(text, now=now, zone=company_zone(session))
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return found.day


# -- told to others ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanTold:
    """What happened to a plan, for whoever it concerns; `tasks` is how many of their tasks it changes."""

    what: str
    card: PlanCard
    tasks: int
    text: str = ""


def load_event(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> PlanTold | None:
    """What happened to a plan, when it is told."""
    plan = session.get(Plan, payload["plan"])
    if plan is None:
        return None
    return PlanTold(payload["what"], card_of(session, recipient, plan, now=now), payload["tasks"])


def load_welcome(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> PlanCard | None:
    """The newcomer's own plan, while it goes on."""
    plan = session.get(Plan, payload["plan"])
    if plan is None or plan.employee_id != recipient.id or plan.state not in RUNNING:
        return None
    return card_of(session, recipient, plan, now=now)


def ask_hr(session: Session, actor: Actor, plan_id: int, text: str, *, now: datetime) -> None:
    """The newcomer's question goes to whoever began the plan, or to HR. Raises Denied, Unfit."""
    plan = access_plan(session, actor, plan_id, Permission.PLAN_VIEW)
    question = reason_of(text)
    told = [plan.created_by_id] if plan.created_by_id != actor.id else everyone_of_hr(session)
    event = record_question(session, actor, plan, question, now)
    for person_id in told:
        notify(
            session, person_id, NoticeKind.PLAN_QUESTION, {"plan": plan_id, "event": event}, now=now,
            dedupe_key=f"plan-question:{event}:{person_id}",
        )  # fmt: skip


def record_question(session: Session, actor: Actor, plan: Plan, text: str, now: datetime) -> int:
    """Keep a question in the plan's history; returns the event's id."""
    event = events.record(
        session, actor_id=actor.id, subject=Subject.PLAN, subject_id=plan.id or 0, verb="asked", now=now,
        details={"text": text},
    )  # fmt: skip
    session.flush()
    return event.id or 0


def load_question(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> PlanTold | None:
    """A newcomer's question for HR."""
    plan, event = session.get(Plan, payload["plan"]), session.get(Event, payload["event"])
    if plan is None or event is None:
        return None
    if not recipient.may(Permission.PLAN_VIEW, *relations_to_plan(session, recipient, plan)):
        return None
    return PlanTold(
        "asked", card_of(session, recipient, plan, now=now), 0, str(event.changes.get("text", ""))
    )


# -- the department's chat -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChatPlan:
    """A department's part of a plan, as its chat shows it."""

    plan_id: int
    department: str
    name: str
    position: str
    kind: PlanKind
    state: PlanState
    day: date
    today: date
    lines: tuple[PlanLine, ...]


def chat_plan(session: Session, plan: Plan, department: Department, *, now: datetime) -> ChatPlan | None:
    """A department's part of a plan; None without a task of its own."""
    person = session.get(Employee, plan.employee_id)
    lines = lines_of(session, plan, now=now, department_id=department.id)
    if person is None or (not lines and plan.state is not PlanState.CANCELLED):
        return None
    return ChatPlan(
        plan.id or 0, department.name, person.name, person.position, plan.kind, plan.state, plan.day,
        company_today(session, now), lines,
    )  # fmt: skip
