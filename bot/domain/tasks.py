"""Tasks: set, taken, submitted, accepted or returned, declined, cancelled, given to somebody else; and taken back.

Punctuality is judged at submission, quality at acceptance: the reviewer's delay never costs the assignee. Nobody accepts
their own work, unless they set it for themselves, and that brings no points.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from bot.domain import plan_evidence, points, points_rules, task_outcomes, task_recurrence
from bot.domain.access import Actor, Permission, access_task
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify, withdraw
from bot.domain.task_people import reviewer_of, works_here
from bot.domain.task_record import UNDO_FOR, TaskActed, TaskVerb, at_rev, notice_key, recorded
from bot.domain.task_values import (
    LIVE,
    TO_DO,
    TaskValues,
    checked,
    observers_of,
    reason_of,
    restore,
    settle,
    snapshot,
    task_id_of,
)
from bot.models import (
    DeadlineRequest,
    DeadlineRequestState,
    Employee,
    Event,
    Subject,
    Task,
    TaskChecklistItem,
    TaskObserver,
    TaskState,
)
from bot.parsing.dates import at_local

BEST_MARK = 5
SNOOZE_MOST = timedelta(days=14)


@dataclass(frozen=True)
class TasksSet:
    """What was set at once: a task for each assignee, or for each a recurrence; the first event undoes all of it."""

    task_ids: tuple[int, ...]
    recurrence_ids: tuple[int, ...]
    event_id: int | None


# -- setting -----------------------------------------------------------------------------------------------


def set_tasks(session: Session, actor: Actor, values: TaskValues, *, now: datetime) -> TasksSet:
    """Set a task for each assignee, or let it repeat. Raises Denied, Unfit."""
    actor.require(Permission.TASK_SET)
    wanted = checked(values, now=now)
    for number, person_id in enumerate(wanted.assignee_ids):
        if not works_here(session, person_id):
            raise Unfit(Problem.PERSON_LEFT)
        _check_points(session, actor, wanted.points, person_id, now, besides=number * (wanted.points or 0))
    if wanted.rhythm is not None:
        made = tuple(
            task_recurrence.begin(session, actor, wanted, wanted.rhythm, person_id, now=now)
            for person_id in wanted.assignee_ids
        )
        return TasksSet((), made, None)
    acted = [make_task(session, actor.id, wanted, person_id, now=now) for person_id in wanted.assignee_ids]
    return TasksSet(tuple(one.task_id for one in acted), (), acted[0].event_id)


def _check_points(
    session: Session, actor: Actor, promised: int | None, person_id: int, now: datetime, *, besides: int = 0
) -> None:
    if not promised:
        return
    if not actor.may(Permission.TASK_POINTS):
        raise Unfit(Problem.TASK_POINTS_NOT_YOURS)
    points.check_promise(session, actor.id, person_id, promised, now=now, besides=besides)


def make_task(
    session: Session,
    creator_id: int,
    values: TaskValues,
    assignee_id: int,
    *,
    now: datetime,
    recurrence_id: int | None = None,
) -> TaskActed:
    """Write one task whose values were checked, with its parts, its event and the word to its assignee."""
    assignee = session.get(Employee, assignee_id)
    task = Task(
        title=values.title,
        description=values.description,
        tags=" ".join(values.tags),
        creator_id=creator_id,
        assignee_id=assignee_id,
        department_id=assignee.department_id if assignee is not None else None,
        recurrence_id=recurrence_id,
        points=_promised(session, values.points, creator_id, assignee_id, now),
        due_at=values.due_at,
        first_due_at=values.due_at,
        judged_due_at=values.due_at,
        settled_at=values.due_at,
        source_link=values.source_link,
        source_name=values.source_name,
        chat_id=values.chat_id,
        state_since=now,
        created_at=now,
    )
    session.add(task)
    session.flush()  # its parts need the id
    task_id = task_id_of(task)
    for position, text in enumerate(values.checklist):
        session.add(TaskChecklistItem(task_id=task_id, position=position, text=text))
    for person_id in dict.fromkeys(values.observer_ids):
        if person_id not in {creator_id, assignee_id}:
            session.add(TaskObserver(task_id=task_id, employee_id=person_id))
    acted = recorded(session, creator_id, task, TaskVerb.SET, snapshot(task), now=now)
    if assignee_id != creator_id:
        key = notice_key(acted.event_id, assignee_id)
        notify(session, assignee_id, NoticeKind.TASK_SET, {"task": task_id}, now=now, dedupe_key=key)
    return acted


def _promised(session: Session, asked: int | None, creator_id: int, assignee_id: int, now: datetime) -> int:
    """The points asked for; when nothing was said, the company's default, but never for one's own task."""
    if creator_id == assignee_id:
        return 0
    return points.offered(session, creator_id, assignee_id, now=now) if asked is None else asked


# -- the assignee's moves ----------------------------------------------------------------------------------


def _doer(session: Session, actor: Actor, task_id: int, rev: int, *states: TaskState) -> Task:
    """The task, for its assignee, or for those above of somebody who has no Telegram. Raises Denied, Outdated."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if task.assignee_id != actor.id:
        assignee = session.get(Employee, task.assignee_id)
        if assignee is None or assignee.telegram_id is not None:
            raise Denied
        access_task(session, actor, task_id, Permission.TASK_EDIT)
    if task.rev != rev or task.state not in states:
        raise Outdated
    return task


def _in_words_of(actor: Actor, task: Task) -> dict[str, object] | None:
    """Whose words a colleague enters, where the assignee does not act themselves: both names are kept."""
    return {"words_of": task.assignee_id} if task.assignee_id != actor.id else None


def take(session: Session, actor: Actor, task_id: int, *, rev: int, now: datetime) -> TaskActed:
    """Begin the work. Raises Denied, Outdated."""
    task = _doer(session, actor, task_id, rev, TaskState.OPEN, TaskState.RETURNED)
    before = snapshot(task)
    _enter(task, TaskState.IN_PROGRESS, now)
    return recorded(
        session, actor.id, task, TaskVerb.TAKEN, before, now=now, details=_in_words_of(actor, task)
    )


def submit(
    session: Session, actor: Actor, task_id: int, *, rev: int, note: str = "", now: datetime
) -> TaskActed:
    """Hand the work in: from now on nothing is late. One's own task is done with that. Raises Denied, Outdated, Unfit."""
    task = _doer(session, actor, task_id, rev, *TO_DO)
    plan_evidence.check(session, task, note)
    before = snapshot(task)
    _enter(task, TaskState.SUBMITTED, now)
    task.submitted_at = now
    task.submit_note = reason_of(note, needed=False)
    task.snoozed_until = None
    settle(task)
    _drop_requests(session, task_id, now)
    if task.creator_id == task.assignee_id:
        _close(task, None, actor.id, now)
        return recorded(
            session, actor.id, task, TaskVerb.ACCEPTED, before, now=now, tell=observers_of(session, task_id)
        )
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.SUBMITTED,
        before,
        now=now,
        tell=[reviewer_of(session, task)],
        details=_in_words_of(actor, task),
    )


def decline(
    session: Session, actor: Actor, task_id: int, *, rev: int, reason: str, now: datetime
) -> TaskActed:
    """Refuse a task, with a reason the creator reads. Raises Denied, Outdated, Unfit."""
    task = _doer(session, actor, task_id, rev, *TO_DO)
    before = snapshot(task)
    _enter(task, TaskState.DECLINED, now, note=reason_of(reason))
    _drop_requests(session, task_id, now)
    return recorded(
        session,
        actor.id,
        task,
        TaskVerb.DECLINED,
        before,
        now=now,
        tell=[reviewer_of(session, task)],
        details=_in_words_of(actor, task),
    )


def snooze_hours(session: Session, actor: Actor, task_id: int, hours: int, *, now: datetime) -> datetime:
    """Hear of one's own task again in some hours, two weeks at most; the deadline stays. Raises Denied, Outdated."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if task.assignee_id != actor.id:
        raise Denied
    if task.state not in TO_DO:
        raise Outdated
    task.snoozed_until = now + min(timedelta(hours=max(hours, 1)), SNOOZE_MOST)
    recorded(session, actor.id, task, TaskVerb.EDITED, snapshot(task), now=now)
    return task.snoozed_until


# -- the reviewer's moves ----------------------------------------------------------------------------------


def _reviewed(session: Session, actor: Actor, task_id: int, rev: int, *states: TaskState) -> Task:
    task = at_rev(session, actor, task_id, rev, Permission.TASK_REVIEW, *states)
    if task.assignee_id == actor.id:
        raise Unfit(Problem.TASK_OWN_WORK)
    return task


def accept(
    session: Session, actor: Actor, task_id: int, *, rev: int, mark: int | None = None, now: datetime
) -> TaskActed:
    """Accept submitted work; a mark of 1–5 is optional. Raises Denied, Outdated, Unfit (one's own work)."""
    task = _reviewed(session, actor, task_id, rev, TaskState.SUBMITTED)
    if mark is not None and not 1 <= mark <= BEST_MARK:
        raise Outdated
    return accepted(session, task, actor.id, mark, now=now)


def accepted(
    session: Session, task: Task, actor_id: int | None, mark: int | None, *, now: datetime
) -> TaskActed:
    """Close a task as accepted by somebody, or (None) by the passing of time, and pay for it."""
    before = snapshot(task)
    _close(task, mark, actor_id, now)
    verb = TaskVerb.ACCEPTED if actor_id is not None else TaskVerb.ACCEPTED_ITSELF
    told = [task.assignee_id, *observers_of(session, task_id_of(task))]
    acted = recorded(session, actor_id, task, verb, before, now=now, tell=told)
    task_outcomes.pay(session, task, mark=mark, actor_id=actor_id, now=now)
    return acted


def set_mark(
    session: Session, actor: Actor, task_id: int, mark: int, *, rev: int, now: datetime
) -> TaskActed:
    """Give a mark to work one has accepted; what it pays is reckoned anew. Raises Denied, Outdated, Unfit."""
    task = _reviewed(session, actor, task_id, rev, TaskState.ACCEPTED)
    if not 1 <= mark <= BEST_MARK:
        raise Outdated
    before = snapshot(task)
    task.mark = mark
    acted = recorded(session, actor.id, task, TaskVerb.EDITED, before, now=now)
    if points_rules.rules(session).marks:
        task_outcomes.take_back(session, task, actor_id=actor.id, now=now)
        task_outcomes.pay(session, task, mark=mark, actor_id=actor.id, now=now)
    return acted


def send_back(
    session: Session, actor: Actor, task_id: int, *, rev: int, comment: str, now: datetime
) -> TaskActed:
    """Return submitted or accepted work, or a refused task, with a comment; what it paid is taken back.

    The time that the review took is given back, and for work that came in time at least a working day: the deadline as
    first set stays on record. Raises Denied, Outdated, Unfit.
    """
    returnable = (TaskState.SUBMITTED, TaskState.ACCEPTED, TaskState.DECLINED)
    task = _reviewed(session, actor, task_id, rev, *returnable)
    note = reason_of(comment)
    before = snapshot(task)
    was_accepted, was_refused = task.state is TaskState.ACCEPTED, task.state is TaskState.DECLINED
    _give_time_back(session, task, now)
    _enter(task, TaskState.RETURNED, now, note=note)
    # A refusal that is not agreed to says nothing about the quality of work.
    task.returns += 0 if was_refused else 1
    task.accepted_at = task.accepted_by_id = task.review_seconds = task.mark = None
    task.submitted_at = None
    settle(task)
    acted = recorded(session, actor.id, task, TaskVerb.RETURNED, before, now=now, tell=[task.assignee_id])
    if was_accepted:
        task_outcomes.take_back(session, task, actor_id=actor.id, now=now)
    return acted


def _give_time_back(session: Session, task: Task, now: datetime) -> None:
    if task.due_at is None or task.judged_due_at is None or task.submitted_at is None:
        return
    took = now - task.submitted_at
    task.due_at += took
    task.judged_due_at += took
    if not task.late_seconds:
        least = _workday_later(session, now)
        task.due_at, task.judged_due_at = max(task.due_at, least), max(task.judged_due_at, least)


def _workday_later(session: Session, now: datetime) -> datetime:
    """The same time of day on the next working day."""
    zone = company_zone(session)
    local = now.astimezone(zone)
    day = work_calendar(session).next_workday(local.date())
    return at_local(day, local.time().replace(microsecond=0), zone).astimezone(now.tzinfo)


# -- the creator's moves -----------------------------------------------------------------------------------


def cancel(
    session: Session, actor: Actor, task_id: int, *, rev: int, reason: str = "", now: datetime
) -> TaskActed:
    """Call a task off. Raises Denied, Outdated, Unfit."""
    task = at_rev(session, actor, task_id, rev, Permission.TASK_EDIT, *LIVE, TaskState.DECLINED)
    before = snapshot(task)
    _enter(task, TaskState.CANCELLED, now, note=reason_of(reason, needed=False))
    _drop_requests(session, task_id, now)
    told = [task.assignee_id, *observers_of(session, task_id)]
    return recorded(session, actor.id, task, TaskVerb.CANCELLED, before, now=now, tell=told)


def reassign(
    session: Session, actor: Actor, task_id: int, to_id: int, *, rev: int, now: datetime
) -> TaskActed:
    """Give a task to somebody else; a deadline that is over becomes the next working day's. Raises Denied, Outdated, Unfit."""
    states = (*LIVE, TaskState.DECLINED)
    task = at_rev(session, actor, task_id, rev, Permission.TASK_EDIT, *states)
    if task.assignee_id == to_id and task.state is not TaskState.DECLINED:
        raise Outdated
    _check_points(session, actor, task.points if to_id == task.creator_id else 0, to_id, now)
    before = snapshot(task)
    former = task.assignee_id
    hand_to(session, task, to_id, now)
    acted = recorded(session, actor.id, task, TaskVerb.REASSIGNED, before, now=now, tell=[former])
    if to_id != actor.id:
        key = notice_key(acted.event_id, to_id)
        notify(session, to_id, NoticeKind.TASK_SET, {"task": task_id}, now=now, dedupe_key=key)
    return acted


def hand_to(session: Session, task: Task, to_id: int, now: datetime) -> None:
    """Make somebody the assignee: a fresh start, judged by what time is left. Raises Unfit for somebody who left."""
    person = session.get(Employee, to_id)
    if person is None or not works_here(session, to_id):
        raise Unfit(Problem.PERSON_LEFT)
    task.assignee_id = to_id
    task.department_id = person.department_id
    task.delegate_id = None
    task.snoozed_until = None
    task.submitted_at = None
    task.submit_note = ""
    _enter(task, TaskState.OPEN, now)
    if task.due_at is not None and task.due_at <= now:
        task.due_at = _workday_later(session, now)
    task.judged_due_at = task.due_at
    settle(task)
    _drop_requests(session, task_id_of(task), now)


# -- taking back -------------------------------------------------------------------------------------------

_UNDOABLE = frozenset(
    verb.value
    for verb in (
        TaskVerb.SET,
        TaskVerb.TAKEN,
        TaskVerb.SUBMITTED,
        TaskVerb.ACCEPTED,
        TaskVerb.RETURNED,
        TaskVerb.DECLINED,
        TaskVerb.CANCELLED,
        TaskVerb.REASSIGNED,
        TaskVerb.MOVED,
    )
)


def undo(session: Session, actor: Actor, event_id: int, *, now: datetime) -> int:
    """Take one's own act back within ten minutes, if nothing has happened since; returns the task's id.

    Setting is undone for everybody it was set for. Raises Denied, Outdated (taken back already), Unfit.
    """
    event = session.get(Event, event_id)
    if event is None or event.subject is not Subject.TASK or event.verb not in _UNDOABLE:
        raise Denied
    if event.actor_id != actor.id:
        raise Denied
    task = access_task(session, actor, event.subject_id, Permission.TASK_VIEW)
    _check_newest(session, event)
    if now - event.at > UNDO_FOR:
        raise Unfit(Problem.UNDO_TOO_LATE)
    if event.verb == TaskVerb.SET.value:
        _unset(session, actor, event, now)
        return event.subject_id
    before = snapshot(task)
    was = task.state
    restore(task, event.changes)
    withdrawn = [withdraw(session, notice_key(event_id, one)) for one in _involved(session, task, event)]
    told = [] if any(withdrawn) else [task.assignee_id, reviewer_of(session, task)]
    recorded(session, actor.id, task, TaskVerb.UNDONE, before, now=now, tell=told, details={"of": event.verb})
    if was is TaskState.ACCEPTED:
        task_outcomes.take_back(session, task, actor_id=actor.id, now=now)
    elif task.state is TaskState.ACCEPTED:
        task_outcomes.pay(session, task, mark=task.mark, actor_id=task.accepted_by_id, now=now)
    return event.subject_id


def _check_newest(session: Session, event: Event) -> None:
    later = session.exec(
        select(Event)
        .where(Event.subject == Subject.TASK, Event.subject_id == event.subject_id, col(Event.id) > event.id)
        .order_by(col(Event.id))
    ).first()
    if later is not None:
        if later.verb == TaskVerb.UNDONE.value:
            raise Outdated
        raise Unfit(Problem.UNDO_OVERTAKEN)


def _involved(session: Session, task: Task, event: Event) -> set[int]:
    people = {task.assignee_id, task.creator_id, *observers_of(session, task_id_of(task))}
    kept = event.changes.get("assignee_id")
    people |= {one for one in kept if one} if isinstance(kept, list) else set()
    reviewer = reviewer_of(session, task)
    return people | ({reviewer} if reviewer is not None else set())


def _unset(session: Session, actor: Actor, event: Event, now: datetime) -> None:
    """Call off what was set at once: the same words by the same person in the same moment."""
    first = access_task(session, actor, event.subject_id, Permission.TASK_EDIT)
    together = session.exec(
        select(Task).where(
            Task.creator_id == actor.id,
            Task.created_at == first.created_at,
            Task.title == first.title,
            Task.state == TaskState.OPEN,
        )
    ).all()
    for task in together:
        before = snapshot(task)
        _enter(task, TaskState.CANCELLED, now)
        set_by = session.exec(
            select(Event.id).where(
                Event.subject == Subject.TASK, Event.subject_id == task.id, Event.verb == TaskVerb.SET.value
            )
        ).first()
        told = withdraw(session, notice_key(set_by or 0, task.assignee_id))
        recorded(
            session,
            actor.id,
            task,
            TaskVerb.UNDONE,
            before,
            now=now,
            tell=[] if told else [task.assignee_id],
            details={"of": event.verb},
        )


# -- inside --------------------------------------------------------------------------------------------------


def _enter(task: Task, state: TaskState, now: datetime, *, note: str = "") -> None:
    task.state, task.state_note, task.state_since = state, note, now
    if state is not TaskState.IN_PROGRESS:
        task.delegate_id = None


def _close(task: Task, mark: int | None, actor_id: int | None, now: datetime) -> None:
    _enter(task, TaskState.ACCEPTED, now)
    task.accepted_at, task.accepted_by_id, task.mark = now, actor_id, mark
    if task.submitted_at is not None:
        task.review_seconds = max(0, int((now - task.submitted_at).total_seconds()))


def _drop_requests(session: Session, task_id: int, now: datetime) -> None:
    """A wish to move the deadline ends with what it was about."""
    session.exec(
        update(DeadlineRequest)
        .where(
            col(DeadlineRequest.task_id) == task_id,
            col(DeadlineRequest.state) == DeadlineRequestState.WAITING,
        )
        .values(state=DeadlineRequestState.DROPPED, decided_at=now)
    )
