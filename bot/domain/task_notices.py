"""What others are told about tasks: rights and state checked again at the moment of sending."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.access import Actor, Permission, may_on_task
from bot.domain.task_cards import TaskCard, TaskEvent, card_of, event_of
from bot.domain.task_record import TaskVerb
from bot.domain.task_values import TO_DO
from bot.models import Event, Task


@dataclass(frozen=True)
class TaskNotice:
    """A task somebody is told of, and what happened to it."""

    card: TaskCard
    event: TaskEvent | None


def was_set(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> TaskNotice | None:
    """A task the recipient was given; nothing if it is theirs no more or done already."""
    task = session.get(Task, payload["task"])
    if task is None or task.assignee_id != recipient.id or task.state not in TO_DO:
        return None
    return TaskNotice(card_of(session, recipient, task, now=now), None)


def happened(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> TaskNotice | None:
    """Something that was done to a task; nothing if it stands otherwise since, or is not the recipient's to see."""
    task = session.get(Task, payload["task"])
    event = session.get(Event, payload["event"])
    if task is None or event is None or not _may_hear(session, recipient, task, event):
        return None
    state = event.changes.get("state")
    if isinstance(state, list) and state[1] != task.state.value:
        return None
    card = card_of(session, recipient, task, now=now)
    verb = TaskVerb(event.verb)
    if verb is TaskVerb.MOVE_ASKED and card.wish is None:
        return None
    if verb is TaskVerb.DELEGATION_ASKED and task.delegate_id != recipient.id:
        return None
    return TaskNotice(card, event_of(session, event))


def _may_hear(session: Session, recipient: Actor, task: Task, event: Event) -> bool:
    """Whoever sees the task, and whoever has just lost it."""
    lost = event.changes.get("assignee_id")
    if isinstance(lost, list) and lost[0] == recipient.id:
        return True
    return may_on_task(session, recipient, task, Permission.TASK_VIEW)
