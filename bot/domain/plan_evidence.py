"""What shows that a plan's task is done: checked when it is handed in."""

from sqlmodel import Session, select

from bot.domain.errors import Problem, Unfit
from bot.models import Evidence, PlanTask, Task, TaskFile, TaskKind


def wanted(session: Session, task: Task) -> Evidence:
    """What a task wants to see; a tick for tasks of no plan."""
    row = session.get(PlanTask, task.id) if task.kind is TaskKind.ONBOARDING else None
    return row.evidence if row is not None else Evidence.TICK


def check(session: Session, task: Task, note: str) -> None:
    """Raises Unfit while the words or the file that the plan wants are missing."""
    if is_enough(session, task, note):
        return
    if wanted(session, task) is Evidence.TEXT:
        raise Unfit(Problem.EVIDENCE_TEXT)
    raise Unfit(Problem.EVIDENCE_FILE)


def is_enough(session: Session, task: Task, note: str) -> bool:
    """Whether the words or the file that the plan wants are there."""
    asked = wanted(session, task)
    if asked is Evidence.FILE:
        kept = select(TaskFile.id).where(TaskFile.task_id == task.id, TaskFile.is_evidence)
        return session.exec(kept.limit(1)).first() is not None
    return asked is Evidence.TICK or bool(note.strip())
