"""Tasks that somebody leaves behind: what they were doing and what they have set goes to whoever takes over."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain.holdings import HoldingKind, Passing, register
from bot.domain.task_record import TaskVerb, recorded
from bot.domain.task_values import LIVE, snapshot
from bot.domain.tasks import hand_to
from bot.models import Task, TaskRecurrence, TaskState


def _doing(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Task.id, Task.title).where(Task.assignee_id == employee_id, col(Task.state).in_(LIVE))
    return session.exec(query.order_by(col(Task.due_at), col(Task.id))).all()


def _set(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(Task.id, Task.title).where(
        Task.creator_id == employee_id, Task.assignee_id != employee_id, col(Task.state).in_(LIVE)
    )
    return session.exec(query.order_by(col(Task.due_at), col(Task.id))).all()


def _repeating(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(TaskRecurrence.id, TaskRecurrence.title).where(
        (col(TaskRecurrence.assignee_id) == employee_id) | (col(TaskRecurrence.creator_id) == employee_id),
        col(TaskRecurrence.is_active).is_(True),
    )
    return session.exec(query.order_by(col(TaskRecurrence.id))).all()


def _hand_doing(session: Session, task_id: int, passing: Passing) -> None:
    """The heir begins anew; what is submitted already stays with whoever did it and is only reviewed."""
    task = session.get(Task, task_id)
    if task is None or task.assignee_id != passing.from_id or task.state not in LIVE:
        return
    if task.state is TaskState.SUBMITTED:
        return
    before = snapshot(task)
    if task.creator_id == passing.to_id:
        # What becomes one's own task brings no points.
        task.points = 0
    hand_to(session, task, passing.to_id, passing.now)
    recorded(session, passing.actor.id, task, TaskVerb.REASSIGNED, before, now=passing.now)


def _hand_set(session: Session, task_id: int, passing: Passing) -> None:
    """The heir reviews what the other has set; the heir's own work among it becomes their own task."""
    task = session.get(Task, task_id)
    if task is None or task.creator_id != passing.from_id or task.state not in LIVE:
        return
    before = snapshot(task)
    task.creator_id = passing.to_id
    if task.assignee_id == passing.to_id:
        task.points = 0
    details = {"creator_before": passing.from_id, "creator": passing.to_id}
    recorded(session, passing.actor.id, task, TaskVerb.EDITED, before, now=passing.now, details=details)


def _hand_repeating(session: Session, recurrence_id: int, passing: Passing) -> None:
    row = session.get(TaskRecurrence, recurrence_id)
    if row is None:
        return
    if row.assignee_id == passing.from_id:
        row.assignee_id = passing.to_id
    if row.creator_id == passing.from_id:
        row.creator_id = passing.to_id
    if row.assignee_id == row.creator_id:
        row.points = 0
    row.rev += 1
    session.add(row)


register(HoldingKind.TASK_DOING, _doing, _hand_doing)
register(HoldingKind.TASK_SET, _set, _hand_set)
register(HoldingKind.TASK_REPEATING, _repeating, _hand_repeating)
