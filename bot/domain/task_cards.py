"""A task's card: everything on it and what this reader may do with it; and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain import points_rules
from bot.domain.absence import is_away
from bot.domain.access import Actor, Permission, access_task, may_on_task
from bot.domain.company_days import company_zone
from bot.domain.task_deadlines import waiting_request
from bot.domain.task_parts import files_of, items_of
from bot.domain.task_people import Person, people_named
from bot.domain.task_record import TaskVerb
from bot.domain.task_values import LIVE, TO_DO, observers_of, task_id_of, task_rules
from bot.models import Employee, Event, Subject, Task, TaskKind, TaskState

HISTORY_PAGE = 6


class TaskAct(StrEnum):
    """What a card can offer."""

    TAKE = "take"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    MARK = "mark"
    DECLINE = "decline"
    DELEGATE = "delegate"
    CONSENT = "consent"
    ASK_MOVE = "ask_move"
    ANSWER_MOVE = "answer_move"
    MOVE = "move"
    REASSIGN = "reassign"
    CANCEL = "cancel"
    OBSERVERS = "observers"
    ITEMS = "items"
    SNOOZE = "snooze"


class PersonFor(StrEnum):
    """Why a colleague is chosen for a task."""

    DELEGATE = "delegate"
    REASSIGN = "reassign"
    OBSERVERS = "observers"


class DueFor(StrEnum):
    """Why another deadline is chosen: the assignee asks, or the creator decides."""

    ASK_MOVE = "ask_move"
    MOVE = "move"


class Heat(StrEnum):
    """How a task stands to its deadline: the card's and the list's colour and sign."""

    DONE = "done"
    LATE = "late"
    BURNING = "burning"
    CALM = "calm"
    CLOSED = "closed"


@dataclass(frozen=True)
class Item:
    """One step of the checklist."""

    id: int
    text: str
    done: bool


@dataclass(frozen=True)
class CardFile:
    """A file of the task; `ready` once its bytes are here."""

    id: int
    name: str
    is_evidence: bool
    ready: bool


@dataclass(frozen=True)
class Wish:
    """An assignee's wish to move the deadline."""

    request_id: int
    wanted_at: datetime
    reason: str


@dataclass(frozen=True)
class TaskCard:
    """All that a card shows. Moments are aware UTC."""

    id: int
    rev: int
    title: str
    description: str
    tags: tuple[str, ...]
    kind: TaskKind
    state: TaskState
    state_note: str
    state_since: datetime
    heat: Heat
    creator: Person
    assignee: Person
    delegate: Person | None
    observers: tuple[Person, ...]
    points: int
    marks_count: bool
    mark: int | None
    due_at: datetime | None
    first_due_at: datetime | None
    judged_due_at: datetime | None
    submitted_at: datetime | None
    submit_note: str
    late_seconds: int | None
    accepted_at: datetime | None
    accepted_by: Person | None
    returns: int
    snoozed_until: datetime | None
    repeats: bool
    source_link: str
    source_name: str
    items: tuple[Item, ...]
    files: tuple[CardFile, ...]
    wish: Wish | None
    acts: frozenset[TaskAct]
    may_tick: bool
    is_own: bool
    assignee_away: bool


def card(session: Session, actor: Actor, task_id: int, *, now: datetime) -> TaskCard:
    """A task's card for whoever may see it. Raises Denied."""
    return card_of(session, actor, access_task(session, actor, task_id, Permission.TASK_VIEW), now=now)


def card_of(session: Session, actor: Actor, task: Task, *, now: datetime) -> TaskCard:
    """The card of a task whose reader's right was checked."""
    task_id = task_id_of(task)
    request = waiting_request(session, task_id)
    wish = Wish(request.id, request.wanted_at, request.reason) if request and request.id else None
    named = _named(session, task)
    edits = may_on_task(session, actor, task, Permission.TASK_EDIT)
    return TaskCard(
        id=task_id,
        rev=task.rev,
        title=task.title,
        description=task.description,
        tags=tuple(task.tags.split()),
        kind=task.kind,
        state=task.state,
        state_note=task.state_note,
        state_since=task.state_since,
        heat=heat_of(task.state, task.due_at, now=now, burning_hours=task_rules(session).burning_hours),
        creator=named[task.creator_id],
        assignee=named[task.assignee_id],
        delegate=named.get(task.delegate_id or 0),
        observers=people_named(session, observers_of(session, task_id)),
        points=task.points,
        marks_count=points_rules.rules(session).marks,
        mark=task.mark,
        due_at=task.due_at,
        first_due_at=task.first_due_at,
        judged_due_at=task.judged_due_at,
        submitted_at=task.submitted_at,
        submit_note=task.submit_note,
        late_seconds=task.late_seconds,
        accepted_at=task.accepted_at,
        accepted_by=named.get(task.accepted_by_id or 0),
        returns=task.returns,
        snoozed_until=task.snoozed_until,
        repeats=task.recurrence_id is not None,
        source_link=task.source_link,
        source_name=task.source_name,
        items=tuple(
            Item(one.id or 0, one.text, one.done_at is not None) for one in items_of(session, task_id)
        ),
        files=tuple(
            CardFile(one.id or 0, one.name, one.is_evidence, one.file_id is not None)
            for one in files_of(session, task_id)
        ),
        wish=wish,
        acts=acts_for(session, actor, task, wishes=wish is not None),
        may_tick=task.state in LIVE and (actor.id == task.assignee_id or edits),
        is_own=task.assignee_id == actor.id,
        assignee_away=_is_away_then(session, task),
    )


def _is_away_then(session: Session, task: Task) -> bool:
    """Whether the deadline of what is still to be done falls into the assignee's time away."""
    if task.due_at is None or task.state not in TO_DO:
        return False
    return is_away(session, task.assignee_id, task.due_at.astimezone(company_zone(session)).date())


def _named(session: Session, task: Task) -> dict[int, Person]:
    ids = {task.creator_id, task.assignee_id, task.delegate_id or 0, task.accepted_by_id or 0} - {0}
    return {person.id: person for person in people_named(session, ids)}


def heat_of(state: TaskState, due_at: datetime | None, *, now: datetime, burning_hours: int) -> Heat:
    """Done, late, burning or calm: by the state and what is left until the deadline. Handed in is not late any more."""
    if state is TaskState.ACCEPTED:
        return Heat.DONE
    if state in {TaskState.CANCELLED, TaskState.DECLINED}:
        return Heat.CLOSED
    if state is TaskState.SUBMITTED or due_at is None:
        return Heat.CALM
    if due_at <= now:
        return Heat.LATE
    return Heat.BURNING if (due_at - now).total_seconds() <= burning_hours * 3600 else Heat.CALM


def acts_for(session: Session, actor: Actor, task: Task, *, wishes: bool) -> frozenset[TaskAct]:
    """What this reader may do with a task as it stands."""
    found: set[TaskAct] = set()
    edits = may_on_task(session, actor, task, Permission.TASK_EDIT)
    assignee = session.get(Employee, task.assignee_id)
    is_own = task.assignee_id == actor.id
    speaks = is_own or (edits and assignee is not None and assignee.telegram_id is None)
    if speaks and task.state in TO_DO:
        found |= {TaskAct.SUBMIT, TaskAct.DECLINE}
        found |= {TaskAct.TAKE} if task.state is not TaskState.IN_PROGRESS else set()
    if is_own and task.state in TO_DO:
        found |= {TaskAct.DELEGATE, TaskAct.SNOOZE}
        found |= {TaskAct.ASK_MOVE} if task.creator_id != actor.id else set()
    if task.delegate_id == actor.id and task.state in TO_DO:
        found.add(TaskAct.CONSENT)
    if not is_own and may_on_task(session, actor, task, Permission.TASK_REVIEW):
        found |= _review_acts(task)
    if edits and (not is_own or task.creator_id == actor.id):
        found |= _edit_acts(task, wishes=wishes and not is_own)
    if task.state in LIVE and (edits or is_own):
        found |= {TaskAct.OBSERVERS, TaskAct.ITEMS}
    return frozenset(found)


def _review_acts(task: Task) -> set[TaskAct]:
    if task.state is TaskState.SUBMITTED:
        return {TaskAct.ACCEPT, TaskAct.RETURN}
    if task.state is TaskState.DECLINED:
        return {TaskAct.RETURN}
    return {TaskAct.RETURN, TaskAct.MARK} if task.state is TaskState.ACCEPTED else set()


def _edit_acts(task: Task, *, wishes: bool) -> set[TaskAct]:
    found: set[TaskAct] = set()
    if task.state in {*TO_DO, TaskState.DECLINED}:
        found.add(TaskAct.MOVE)
        found |= {TaskAct.ANSWER_MOVE} if wishes else set()
    if task.state in LIVE or task.state is TaskState.DECLINED:
        found |= {TaskAct.REASSIGN, TaskAct.CANCEL}
    return found


# -- history -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TaskEvent:
    """One event: who did what and when; a moved deadline with both dates, a state with its words.

    `words_of` is the assignee without Telegram, for whom `by` has entered it.
    """

    verb: TaskVerb
    at: datetime
    by: Person | None
    note: str = ""
    due_before: datetime | None = None
    due_after: datetime | None = None
    counts: bool | None = None
    words_of: Person | None = None


@dataclass(frozen=True)
class TaskHistory:
    """A page of a task's history, the latest first; pages count from 0."""

    task_id: int
    title: str
    events: tuple[TaskEvent, ...]
    page: int
    pages: int


def history(session: Session, actor: Actor, task_id: int, page: int = 0) -> TaskHistory:
    """A page of a task's history. Raises Denied."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    of_task = (Event.subject == Subject.TASK, Event.subject_id == task_id)
    total = session.exec(select(func.count()).select_from(Event).where(*of_task)).one()
    pages = max(1, -(-total // HISTORY_PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Event)
        .where(*of_task)
        .order_by(col(Event.id).desc())
        .offset(page * HISTORY_PAGE)
        .limit(HISTORY_PAGE)
    ).all()
    return TaskHistory(task_id, task.title, tuple(event_of(session, row) for row in rows), page, pages)


def event_of(session: Session, event: Event) -> TaskEvent:
    """An event as it is shown."""
    kept: Mapping[str, Any] = event.changes
    by = people_named(session, [event.actor_id]) if event.actor_id is not None else ()
    words_of = people_named(session, [kept["words_of"]]) if kept.get("words_of") is not None else ()
    due = kept.get("due_at")
    before, after = (_moment(one) for one in due) if isinstance(due, list) else (None, None)
    verb = TaskVerb(event.verb)
    return TaskEvent(
        verb=verb,
        at=event.at,
        by=by[0] if by else None,
        note="" if verb is TaskVerb.UNDONE else _note(kept),
        due_before=before,
        due_after=after,
        counts=kept.get("counts"),
        words_of=words_of[0] if words_of else None,
    )


def _note(kept: Mapping[str, Any]) -> str:
    for name in ("state_note", "submit_note"):
        pair = kept.get(name)
        if isinstance(pair, list) and pair[1]:
            return str(pair[1])
    return str(kept.get("name") or "")


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
