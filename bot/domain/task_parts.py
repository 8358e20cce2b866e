"""The parts of a task: steps of its checklist, those who watch it, its files."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import jobs, stored_files
from bot.domain.access import Actor, Permission, access_task, may_on_task
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.jobs import JobKind
from bot.domain.task_people import works_here
from bot.domain.task_record import TaskActed, TaskVerb, recorded
from bot.domain.task_values import LIVE, MOST_ITEMS, MOST_PEOPLE, checked_items, observers_of, snapshot
from bot.models import Task, TaskChecklistItem, TaskFile, TaskObserver

MOST_FILES = 10


def tick(session: Session, actor: Actor, item_id: int, *, done: bool, now: datetime) -> int:
    """Tick a step or take its tick off, by the assignee or the creator; returns the task's id. Raises Denied, Outdated."""
    item = session.get(TaskChecklistItem, item_id)
    if item is None:
        raise Denied
    task = access_task(session, actor, item.task_id, Permission.TASK_VIEW)
    if actor.id != task.assignee_id and not may_on_task(session, actor, task, Permission.TASK_EDIT):
        raise Denied
    if task.state not in LIVE:
        raise Outdated
    if done != (item.done_at is not None):
        item.done_at, item.done_by_id = (now, actor.id) if done else (None, None)
        session.add(item)
    return item.task_id


def add_items(
    session: Session, actor: Actor, task_id: int, texts: tuple[str, ...], *, now: datetime
) -> TaskActed:
    """Add steps to a task's checklist, by its creator or assignee. Raises Denied, Outdated, Unfit."""
    task = _changeable(session, actor, task_id)
    tidy = checked_items(texts)
    kept = len(session.exec(select(TaskChecklistItem.id).where(TaskChecklistItem.task_id == task_id)).all())
    if not tidy:
        raise Unfit(Problem.TEXT_EMPTY)
    if kept + len(tidy) > MOST_ITEMS:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_ITEMS)
    for position, text in enumerate(tidy, start=kept):
        session.add(TaskChecklistItem(task_id=task_id, position=position, text=text))
    return recorded(session, actor.id, task, TaskVerb.EDITED, snapshot(task), now=now)


def observe(
    session: Session, actor: Actor, task_id: int, person_id: int, *, on: bool, now: datetime
) -> TaskActed:
    """Let a colleague watch a task, or no more; one may always leave oneself. Raises Denied, Unfit."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    leaves = person_id == actor.id and not on
    if not leaves and actor.id != task.assignee_id:
        access_task(session, actor, task_id, Permission.TASK_EDIT)
    row = session.get(TaskObserver, (task_id, person_id))
    if on and row is None:
        if not works_here(session, person_id):
            raise Unfit(Problem.PERSON_LEFT)
        if len(observers_of(session, task_id)) >= MOST_PEOPLE:
            raise Unfit(Problem.TOO_MANY_PEOPLE, most=MOST_PEOPLE)
        session.add(TaskObserver(task_id=task_id, employee_id=person_id))
    elif not on and row is not None:
        session.delete(row)
    details = {"who": person_id, "on": on}
    told = [person_id] if on and row is None else []
    return recorded(
        session, actor.id, task, TaskVerb.OBSERVED, snapshot(task), now=now, tell=told, details=details
    )


def add_file(
    session: Session,
    actor: Actor,
    task_id: int,
    telegram_file_id: str,
    name: str,
    mime: str = "",
    *,
    now: datetime,
) -> TaskActed:
    """Add a file: from the assignee it is what was made, from others what the task is about. Its bytes are fetched by a job.

    Raises Denied, Outdated, Unfit.
    """
    task = _changeable(session, actor, task_id)
    held = session.exec(select(TaskFile.id).where(TaskFile.task_id == task_id)).all()
    if len(held) >= MOST_FILES:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_FILES)
    row = TaskFile(
        task_id=task_id,
        telegram_file_id=telegram_file_id,
        name=" ".join(name.split())[:120],
        mime=mime,
        is_evidence=actor.id == task.assignee_id,
        added_by_id=actor.id,
        added_at=now,
    )
    session.add(row)
    session.flush()  # the job carries its id
    jobs.enqueue(session, JobKind.FETCH_TASK_FILE, f"task-file:{row.id}", {"file": row.id}, now=now)
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.FILE_ADDED,
        snapshot(task),
        now=now,
        details={"name": row.name},
    )


def file_to_fetch(session: Session, row_id: int) -> str | None:
    """The Telegram file that is not here yet; None when it is, or gone."""
    row = session.get(TaskFile, row_id)
    return row.telegram_file_id if row is not None and row.file_id is None else None


def keep_file(session: Session, row_id: int, data: bytes, *, now: datetime) -> None:
    """Keep the bytes of a task's file."""
    row = session.get(TaskFile, row_id)
    if row is not None and row.file_id is None:
        row.file_id = stored_files.keep(session, data, mime=row.mime, now=now)
        session.add(row)


def task_file(session: Session, actor: Actor, row_id: int) -> tuple[int, str] | None:
    """A file's stored id and name for whoever sees its task; None while it is being fetched. Raises Denied."""
    row = session.get(TaskFile, row_id)
    if row is None:
        raise Denied
    access_task(session, actor, row.task_id, Permission.TASK_VIEW)
    return (row.file_id, row.name) if row.file_id is not None else None


def items_of(session: Session, task_id: int) -> list[TaskChecklistItem]:
    """A task's steps in their order."""
    query = select(TaskChecklistItem).where(TaskChecklistItem.task_id == task_id)
    return list(
        session.exec(query.order_by(col(TaskChecklistItem.position), col(TaskChecklistItem.id))).all()
    )


def files_of(session: Session, task_id: int) -> list[TaskFile]:
    """A task's files, oldest first."""
    query = select(TaskFile).where(TaskFile.task_id == task_id)
    return list(session.exec(query.order_by(col(TaskFile.id))).all())


def _changeable(session: Session, actor: Actor, task_id: int) -> Task:
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if actor.id != task.assignee_id and not may_on_task(session, actor, task, Permission.TASK_EDIT):
        raise Denied
    if task.state not in LIVE:
        raise Outdated
    return task
