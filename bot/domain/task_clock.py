"""What time alone does to tasks: repeating ones are set on their day, and unanswered work accepts itself."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import reminders, task_recurrence
from bot.domain.task_values import task_id_of
from bot.domain.tasks import accepted, make_task
from bot.models import Reminder, ReminderKind, Task, TaskKind, TaskState


@reminders.again_for(ReminderKind.TASK_RECURS)
def set_again(session: Session, reminder: Reminder, now: datetime) -> None:
    """Set the task of the day, and plan the next one. A day missed by a stop is set once."""
    row = task_recurrence.due_row(session, reminder)
    if row is None:
        return
    values = task_recurrence.values_for(session, row, now=now)
    make_task(session, row.creator_id, values, row.assignee_id, now=now, recurrence_id=row.id)


@reminders.check_for(ReminderKind.TASK_ACCEPTS_ITSELF)
def accepts_itself(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Submitted in time (a plan's work: at all) and not answered; when it is said, accepted by nobody."""
    task = session.get(Task, reminder.subject_id)
    if task is None or (task.late_seconds and task.kind is not TaskKind.ONBOARDING):
        return False
    return task.state is TaskState.SUBMITTED or (
        task.state is TaskState.ACCEPTED and task.accepted_by_id is None
    )


@reminders.again_for(ReminderKind.TASK_ACCEPTS_ITSELF)
def accept_unanswered(session: Session, reminder: Reminder, now: datetime) -> None:
    """After the agreed working days without an answer, work that came in time is accepted and paid."""
    task = session.get(Task, reminder.subject_id)
    if task is not None and task.state is TaskState.SUBMITTED and task_id_of(task):
        accepted(session, task, None, None, now=now)
