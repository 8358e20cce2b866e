"""Moving deadlines: the creator moves, the assignee asks. A move agreed before the deadline counts, one after it does not."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission, access_task
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.task_people import reviewer_of
from bot.domain.task_record import TaskActed, TaskVerb, at_rev, recorded
from bot.domain.task_values import TO_DO, reason_of, settle, snapshot, task_id_of
from bot.models import DeadlineRequest, DeadlineRequestState, Task, TaskState


def move(
    session: Session, actor: Actor, task_id: int, until: datetime, *, rev: int, now: datetime
) -> TaskActed:
    """Give a task another deadline; a refused one is to be done by then. Raises Denied, Outdated, Unfit (past, or the same)."""
    task = at_rev(session, actor, task_id, rev, Permission.TASK_EDIT, *TO_DO, TaskState.DECLINED)
    # Whoever is judged by a deadline does not move it, even where they may move others'.
    if task.assignee_id == actor.id and task.creator_id != actor.id:
        raise Denied
    before = snapshot(task)
    if task.state is TaskState.DECLINED:
        task.state, task.state_note, task.state_since = TaskState.OPEN, "", now
    counts = _shift(task, until, now)
    _settle_requests(session, task_id, now)
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.MOVED,
        before,
        now=now,
        tell=[task.assignee_id],
        details={"counts": counts},
    )


def ask(
    session: Session,
    actor: Actor,
    task_id: int,
    until: datetime,
    reason: str = "",
    *,
    rev: int,
    now: datetime,
) -> TaskActed:
    """The assignee asks for another deadline; one's own task is simply moved. Raises Denied, Outdated, Unfit."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if task.assignee_id != actor.id:
        raise Denied
    if task.rev != rev or task.state not in TO_DO:
        raise Outdated
    if task.creator_id == actor.id:
        return move(session, actor, task_id, until, rev=rev, now=now)
    _check(task, until, now)
    _settle_requests(session, task_id, now)
    request = DeadlineRequest(
        task_id=task_id,
        asked_by_id=actor.id,
        asked_at=now,
        wanted_at=until,
        reason=reason_of(reason, needed=False),
    )
    session.add(request)
    session.flush()  # the event carries its id
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.MOVE_ASKED,
        snapshot(task),
        now=now,
        tell=[reviewer_of(session, task)],
        details={"request": request.id},
    )


def answer(session: Session, actor: Actor, request_id: int, *, agree: bool, now: datetime) -> TaskActed:
    """Agree to another deadline, or keep the present one. Raises Denied, Outdated (answered already)."""
    request = session.get(DeadlineRequest, request_id)
    if request is None:
        raise Denied
    task = access_task(session, actor, request.task_id, Permission.TASK_EDIT)
    if task.assignee_id == actor.id:
        raise Denied
    if request.state is not DeadlineRequestState.WAITING or task.state not in TO_DO:
        raise Outdated
    before = snapshot(task)
    request.decided_by_id, request.decided_at = actor.id, now
    if agree:
        request.counts = _shift(task, request.wanted_at, now)
        request.state = DeadlineRequestState.AGREED
    else:
        request.state = DeadlineRequestState.REFUSED
    session.add(request)
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.MOVE_AGREED if agree else TaskVerb.MOVE_REFUSED,
        before,
        now=now,
        tell=[task.assignee_id],
        details={"request": request_id, "counts": request.counts},
    )


def waiting_request(session: Session, task_id: int) -> DeadlineRequest | None:
    """The wish to move a deadline that waits for an answer."""
    return session.exec(
        select(DeadlineRequest)
        .where(DeadlineRequest.task_id == task_id, DeadlineRequest.state == DeadlineRequestState.WAITING)
        .order_by(col(DeadlineRequest.id).desc())
    ).first()


def task_of_request(session: Session, actor: Actor, request_id: int) -> int:
    """Which task a wish is about. Raises Denied."""
    request = session.get(DeadlineRequest, request_id)
    if request is None:
        raise Denied
    return task_id_of(access_task(session, actor, request.task_id, Permission.TASK_VIEW))


def _check(task: Task, until: datetime, now: datetime) -> None:
    if until <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    if until == task.due_at:
        raise Unfit(Problem.TASK_DEADLINE_SAME)


def _shift(task: Task, until: datetime, now: datetime) -> bool:
    """Set the present deadline; the judged one too while it is not over. Returns whether the move counts."""
    _check(task, until, now)
    counts = task.judged_due_at is None or now <= task.judged_due_at
    task.due_at = until
    if task.first_due_at is None:
        task.first_due_at = until
    if counts:
        task.judged_due_at = until
    settle(task)
    return counts


def _settle_requests(session: Session, task_id: int, now: datetime) -> None:
    """Another deadline, or another wish, answers what was asked before."""
    waiting = waiting_request(session, task_id)
    if waiting is not None:
        waiting.state, waiting.decided_at = DeadlineRequestState.DROPPED, now
        session.add(waiting)
        session.flush()  # one wish waits at a time
