"""Passing one's task on: only to somebody who consents; until then it stays one's own."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.access import Actor, Permission, access_task
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.task_people import reviewer_of, works_here
from bot.domain.task_record import TaskActed, TaskVerb, recorded
from bot.domain.task_values import TO_DO, snapshot
from bot.domain.tasks import hand_to
from bot.models import Task, TaskObserver


def ask(session: Session, actor: Actor, task_id: int, to_id: int, *, rev: int, now: datetime) -> TaskActed:
    """Ask a colleague to take one's task over. Raises Denied, Outdated, Unfit (left, or the creator of a task with points)."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if task.assignee_id != actor.id:
        raise Denied
    if task.rev != rev or task.state not in TO_DO or to_id == actor.id:
        raise Outdated
    if not works_here(session, to_id):
        raise Unfit(Problem.PERSON_LEFT)
    before = snapshot(task)
    task.delegate_id = to_id
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.DELEGATION_ASKED,
        before,
        now=now,
        tell=[to_id],
        details={"to": to_id},
    )


def consent(session: Session, actor: Actor, task_id: int, *, now: datetime) -> TaskActed:
    """Take a colleague's task over: theirs to do from now on, and judged by the time that is left. Raises Denied, Outdated."""
    task = _offered(session, actor, task_id)
    before = snapshot(task)
    former = task.assignee_id
    hand_to(session, task, actor.id, now)
    if task.creator_id == actor.id:
        # What becomes one's own task brings no points.
        task.points = 0
    watching = session.get(TaskObserver, (task_id, actor.id))
    if watching is not None:
        session.delete(watching)
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.DELEGATED,
        before,
        now=now,
        tell=[former, reviewer_of(session, task)],
    )


def refuse(session: Session, actor: Actor, task_id: int, *, now: datetime) -> TaskActed:
    """Leave a colleague's task with them. Raises Denied, Outdated."""
    task = _offered(session, actor, task_id)
    before = snapshot(task)
    task.delegate_id = None
    return recorded(
        session, actor.id, task, TaskVerb.DELEGATION_REFUSED, before, now=now, tell=[task.assignee_id]
    )


def _offered(session: Session, actor: Actor, task_id: int) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise Denied
    if task.delegate_id != actor.id or task.state not in TO_DO:
        # Asked once and answered, or taken back meanwhile: the card tells how it stands.
        access_task(session, actor, task_id, Permission.TASK_VIEW)
        raise Outdated
    return task
