"""What points know of tasks: the few facts an award rests on, and what a creator has promised."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.models import Task, TaskState

_CALLED_OFF = (TaskState.CANCELLED, TaskState.DECLINED)


@dataclass(frozen=True)
class Work:
    """A task as far as points go.

    `due_at` is the moment by which it is judged: a move agreed before the deadline counts, a later one does not;
    `submitted_at` is when it was last handed in.
    """

    task_id: int
    title: str
    assignee_id: int
    creator_id: int
    points: int
    due_at: datetime | None
    submitted_at: datetime | None


def work_of(session: Session, task_id: int) -> Work | None:
    """A task's facts, None for one that is gone."""
    task = session.get(Task, task_id)
    if task is None:
        return None
    return Work(
        task_id=task_id,
        title=task.title,
        assignee_id=task.assignee_id,
        creator_id=task.creator_id,
        points=task.points,
        due_at=task.judged_due_at,
        submitted_at=task.submitted_at,
    )


def promised_since(session: Session, creator_id: int, since: datetime) -> int:
    """The points somebody has promised to others by tasks set since a moment and not called off."""
    return int(
        session.exec(
            select(func.coalesce(func.sum(Task.points), 0)).where(
                Task.creator_id == creator_id,
                col(Task.assignee_id) != creator_id,
                col(Task.created_at) >= since,
                col(Task.state).not_in(_CALLED_OFF),
            )
        ).one()
    )
