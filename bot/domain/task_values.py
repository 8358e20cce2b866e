"""What a task is made of, checked; the company's rules about tasks; and the columns that a verb may change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, select

from bot.domain.errors import Gone, Problem, Unfit
from bot.domain.people import the_company
from bot.models import RecurrenceKind, Task, TaskObserver, TaskState

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 3000
LONGEST_REASON = 500
LONGEST_ITEM = 150
MOST_PEOPLE = 20
MOST_ITEMS = 30
MOST_TAGS = 5

# The assignee's move; then whoever's move it is.
TO_DO = frozenset({TaskState.OPEN, TaskState.IN_PROGRESS, TaskState.RETURNED})
LIVE = TO_DO | {TaskState.SUBMITTED}


@dataclass(frozen=True)
class TaskRules:
    """The company's rules about tasks, with their defaults.

    A task burns when its deadline is over or nearer than `burning_hours`. A late one is shown to its creator after
    `escalate_hours`, to the manager after twice that. What was submitted in time accepts itself after
    `accepts_itself_workdays`. Somebody burns regularly who is late with over `regular_percent` of the tasks in at least
    `regular_bad_weeks` of the last `regular_weeks` weeks, with at least `regular_least` tasks in them.
    """

    burning_hours: int = 24
    escalate_hours: int = 24
    accepts_itself_workdays: int = 5
    regular_percent: int = 30
    regular_bad_weeks: int = 4
    regular_weeks: int = 6
    regular_least: int = 5

    @property
    def burning(self) -> timedelta:
        return timedelta(hours=self.burning_hours)


_rules = TypeAdapter(TaskRules)


def task_rules(session: Session) -> TaskRules:
    """The rules in force."""
    return _rules.validate_python(the_company(session).task_rules)


@dataclass(frozen=True)
class Rhythm:
    """How a task repeats; see `TaskRecurrence`. `due_time` is of the setter's zone."""

    kind: RecurrenceKind
    due_time: time
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None


@dataclass(frozen=True)
class TaskValues:
    """What somebody wants done. `due_at` is aware UTC; `points` None means the company's default."""

    title: str
    assignee_ids: tuple[int, ...]
    description: str = ""
    tags: tuple[str, ...] = ()
    due_at: datetime | None = None
    points: int | None = None
    checklist: tuple[str, ...] = ()
    observer_ids: tuple[int, ...] = ()
    rhythm: Rhythm | None = None
    source_link: str = ""
    source_name: str = ""
    chat_id: int | None = None


def checked(values: TaskValues, *, now: datetime) -> TaskValues:
    """The values tidied. Raises Unfit with what is wrong first."""
    title = " ".join(values.title.split())
    if not title:
        raise Unfit(Problem.TASK_TITLE_EMPTY)
    if len(title) > LONGEST_TITLE:
        raise Unfit(Problem.TITLE_TOO_LONG, most=LONGEST_TITLE)
    if len(values.description) > LONGEST_DESCRIPTION:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_DESCRIPTION)
    people = tuple(dict.fromkeys(values.assignee_ids))
    if not people:
        raise Unfit(Problem.NOBODY_CHOSEN)
    if len(people) > MOST_PEOPLE:
        raise Unfit(Problem.TOO_MANY_PEOPLE, most=MOST_PEOPLE)
    if values.due_at is not None and values.due_at <= now and values.rhythm is None:
        raise Unfit(Problem.MOMENT_IN_PAST)
    return replace(
        values,
        title=title,
        assignee_ids=people,
        checklist=checked_items(values.checklist),
        tags=tuple(dict.fromkeys(values.tags))[:MOST_TAGS],
    )


def checked_items(items: tuple[str, ...]) -> tuple[str, ...]:
    """The steps of a checklist tidied. Raises Unfit when they are too many or one is too long."""
    tidy = tuple(line for item in items if (line := " ".join(item.split())))
    if len(tidy) > MOST_ITEMS:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_ITEMS)
    if any(len(item) > LONGEST_ITEM for item in tidy):
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_ITEM)
    return tidy


def reason_of(text: str, *, needed: bool = True) -> str:
    """A reason or comment as it is kept. Raises Unfit without words where they are needed, or with too many."""
    kept = " ".join(text.split())
    if needed and not kept:
        raise Unfit(Problem.REASON_NEEDED)
    if len(kept) > LONGEST_REASON:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REASON)
    return kept


def task_id_of(task: Task) -> int:
    """A stored task's id. Raises Gone for one that is not stored."""
    if task.id is None:
        raise Gone
    return task.id


def observers_of(session: Session, task_id: int) -> tuple[int, ...]:
    """Who watches a task."""
    query = select(TaskObserver.employee_id).where(TaskObserver.task_id == task_id)
    return tuple(sorted(session.exec(query).all()))


# -- what a verb changes, and can give back ----------------------------------------------------------------

_CHANGING = (
    "state", "state_note", "state_since", "assignee_id", "department_id", "delegate_id", "due_at", "judged_due_at",
    "submitted_at", "submit_note", "settled_at", "late_seconds", "returns", "accepted_at", "accepted_by_id",
    "review_seconds", "mark", "points", "title",
)  # fmt: skip
_MOMENTS = frozenset({"state_since", "due_at", "judged_due_at", "submitted_at", "settled_at", "accepted_at"})


def snapshot(task: Task) -> dict[str, object]:
    """The columns verbs change, as they are."""
    return {name: getattr(task, name) for name in _CHANGING}


def changes_since(task: Task, before: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """What is different now: column → before and after."""
    now = snapshot(task)
    return {name: (before[name], now[name]) for name in _CHANGING if before[name] != now[name]}


def restore(task: Task, changes: Mapping[str, Any]) -> None:
    """Put back what an event kept as JSON, column → before and after."""
    for name in _CHANGING:
        pair = changes.get(name)
        if not isinstance(pair, list):
            continue
        value = pair[0]
        if name == "state":
            value = TaskState(value)
        elif name in _MOMENTS and value is not None:
            value = datetime.fromisoformat(value)
        setattr(task, name, value)


def settle(task: Task) -> None:
    """Say anew when the task's punctuality became known, and how late it came."""
    moments = [moment for moment in (task.submitted_at, task.judged_due_at) if moment is not None]
    task.settled_at = min(moments, default=None)
    task.late_seconds = None
    if task.submitted_at is not None and task.judged_due_at is not None:
        task.late_seconds = max(0, int((task.submitted_at - task.judged_due_at).total_seconds()))
