"""What an accepted task brings, and what is taken back with its acceptance: the one seam between tasks and points."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import points
from bot.domain.points import Award
from bot.domain.task_values import task_id_of
from bot.models import Task


def pay(
    session: Session, task: Task, *, mark: int | None, actor_id: int | None, now: datetime
) -> Award | None:
    """Pay for an accepted task; None when it brings nothing."""
    session.flush()  # points read the task's row
    return points.award_for_acceptance(session, task_id_of(task), mark=mark, actor_id=actor_id, now=now)


def take_back(session: Session, task: Task, *, actor_id: int | None, now: datetime) -> Award | None:
    """Take back what a task has paid; None when nothing stands."""
    return points.reverse_for_task(session, task_id_of(task), actor_id=actor_id, now=now)
