"""A task that others of a plan waited for is done: whoever waited hears at once that the way is free."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.notifications import UNDO_WINDOW, NoticeKind, notify
from bot.domain.plan_dates import in_work_hours
from bot.domain.task_values import TO_DO, task_id_of
from bot.models import Employee, Plan, PlanState, PlanTask, Task, TaskState

_DONE = (TaskState.SUBMITTED, TaskState.ACCEPTED)


@dataclass(frozen=True)
class ReadyTask:
    """A task that can be begun now; `due_at` is None while the plan is frozen."""

    task_id: int
    title: str
    due_at: datetime | None


@dataclass(frozen=True)
class Ready:
    """What has been done, whose plan it is, and what it held up."""

    done: str
    newcomer: str
    tasks: tuple[ReadyTask, ...]


def freed_by(session: Session, task: Task) -> list[tuple[PlanTask, Task]]:
    """The tasks still to be done that waited for one that is done."""
    if task.state not in _DONE:
        return []
    return list(
        session.exec(
            select(PlanTask, Task)
            .join(Task, col(Task.id) == col(PlanTask.task_id))
            .where(PlanTask.blocked_by_id == task.id, col(Task.state).in_(TO_DO))
            .order_by(col(PlanTask.position))
        ).all()
    )


def tell_ready(session: Session, task: Task, freed: list[tuple[PlanTask, Task]], *, now: datetime) -> None:
    """Tell each person once, in working hours, of everything that a task held up; whoever did it knows."""
    by_person: dict[int, list[int]] = defaultdict(list)
    for _, waited in freed:
        if waited.assignee_id != task.assignee_id:
            by_person[waited.assignee_id].append(task_id_of(waited))
    said_at = now + UNDO_WINDOW
    opens = in_work_hours(said_at, calendar=work_calendar(session), zone=company_zone(session))
    for person_id, ids in by_person.items():
        notify(
            session,
            person_id,
            NoticeKind.PLAN_READY,
            {"done": task_id_of(task), "tasks": ids},
            now=now,
            dedupe_key=f"plan-ready:{task_id_of(task)}:{person_id}",
            delay=opens - now,
            heed_quiet_hours=True,
        )


def load_ready(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Ready | None:
    """What of it is still the recipient's to do when it is told, in a plan that goes on."""
    done, row = session.get(Task, payload["done"]), session.get(PlanTask, payload["done"])
    plan = session.get(Plan, row.plan_id) if row is not None else None
    person = session.get(Employee, plan.employee_id) if plan is not None else None
    if done is None or plan is None or person is None:
        return None
    if done.state not in _DONE or plan.state is not PlanState.ACTIVE:
        return None
    found = [session.get(Task, one) for one in payload["tasks"]]
    tasks = tuple(
        ReadyTask(task_id_of(one), one.title, one.due_at)
        for one in found
        if one is not None and one.state in TO_DO and one.assignee_id in recipient.selves
    )
    return Ready(done.title, person.name, tasks) if tasks else None
