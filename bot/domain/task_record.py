"""What every verb on a task leaves behind: its event, the reminders, and the words to those concerned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from bot.domain import events
from bot.domain.access import Actor, Permission, access_task
from bot.domain.errors import Gone, Outdated
from bot.domain.notifications import NoticeKind, notify
from bot.domain.task_reminders import plan_reminders
from bot.domain.task_values import changes_since, task_id_of
from bot.models import Subject, Task, TaskState

UNDO_FOR = timedelta(minutes=10)


class TaskVerb(StrEnum):
    """Everything that is done to a task; stored in events and told to others."""

    SET = "set"
    EDITED = "edited"
    TAKEN = "taken"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    ACCEPTED_ITSELF = "accepted_itself"
    RETURNED = "returned"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    REASSIGNED = "reassigned"
    DELEGATION_ASKED = "delegation_asked"
    DELEGATED = "delegated"
    DELEGATION_REFUSED = "delegation_refused"
    MOVE_ASKED = "move_asked"
    MOVE_AGREED = "move_agreed"
    MOVE_REFUSED = "move_refused"
    MOVED = "moved"
    OBSERVED = "observed"
    FILE_ADDED = "file_added"
    UNDONE = "undone"


@dataclass(frozen=True)
class TaskActed:
    """What a verb did: the task, and the event that an Undo button carries."""

    task_id: int
    event_id: int


def at_rev(
    session: Session, actor: Actor, task_id: int, rev: int, permission: Permission, *states: TaskState
) -> Task:
    """The task, if the actor may do this and the card they pressed is not outdated. Raises Denied, Outdated."""
    task = access_task(session, actor, task_id, permission)
    if task.rev != rev or task.state not in states:
        raise Outdated
    return task


def recorded(
    session: Session,
    actor_id: int | None,
    task: Task,
    verb: TaskVerb,
    before: Mapping[str, object],
    *,
    now: datetime,
    tell: Iterable[int | None] = (),
    details: Mapping[str, object] | None = None,
) -> TaskActed:
    """Write the event, let the revision grow, plan the reminders anew and tell those concerned, but the one who acted."""
    task_id = task_id_of(task)
    if verb is not TaskVerb.SET:
        task.rev += 1
    session.add(task)
    event = events.record(
        session,
        actor_id=actor_id,
        subject=Subject.TASK,
        subject_id=task_id,
        verb=verb.value,
        now=now,
        changes=changes_since(task, before),
        details=details,
    )
    session.flush()  # the event's id goes into Undo
    if event.id is None:
        raise Gone
    plan_reminders(session, task, now=now)
    for person_id in dict.fromkeys(tell):
        if person_id is not None and person_id != actor_id:
            notify(
                session,
                person_id,
                NoticeKind.TASK_EVENT,
                {"task": task_id, "event": event.id},
                now=now,
                dedupe_key=notice_key(event.id, person_id),
            )
    return TaskActed(task_id, event.id)


def notice_key(event_id: int, person_id: int) -> str:
    """Under which somebody is told of an event."""
    return f"task-event:{event_id}:{person_id}"
