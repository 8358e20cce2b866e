"""Lists of tasks: mine, set by me, of my department; what burns comes first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_figures
from sqlmodel import Session, case, col, func, or_, select

from bot.domain.access import Actor, Permission, led_departments
from bot.domain.task_cards import Heat, heat_of
from bot.domain.task_people import Person, people_named
from bot.domain.task_values import LIVE, TO_DO, task_rules
from bot.models import Department, Employee, EmployeeState, Task, TaskState

PAGE = 7
_CLOSED_FOR = timedelta(days=30)


class TaskScope(StrEnum):
    """Whose tasks."""

    MINE = "mine"
    SET = "set"
    TEAM = "team"


class TaskFilter(StrEnum):
    """Which of them."""

    OPEN = "open"
    BURNING = "burning"
    REVIEW = "review"
    DONE = "done"


@dataclass(frozen=True)
class TaskRow:
    """One line of a list."""

    id: int
    title: str
    state: TaskState
    heat: Heat
    due_at: datetime | None
    other: Person
    returns: int


@dataclass(frozen=True)
class TaskPage:
    """A page of tasks; `counts` are of every filter in this scope. Pages count from 0."""

    scope: TaskScope
    filter: TaskFilter
    rows: tuple[TaskRow, ...]
    counts: dict[TaskFilter, int]
    page: int
    pages: int
    has_team: bool
    may_set: bool


@dataclass(frozen=True)
class BoardRow:
    """One person on a department's board: how much they have open, late, burning, waiting for review, done this week."""

    person: Person
    open: int
    late: int
    burning: int
    review: int
    done: int


@dataclass(frozen=True)
class Board:
    """A department's board, the hottest first; pages count from 0."""

    department: str
    rows: tuple[BoardRow, ...]
    page: int
    pages: int


def task_page(
    session: Session, actor: Actor, scope: TaskScope, chosen: TaskFilter, *, page: int = 0, now: datetime
) -> TaskPage:
    """A page of the actor's view of tasks, what burns first."""
    rules = task_rules(session)
    whose = _whose(session, actor, scope)
    counts = _counts(session, whose, now, rules.burning)
    where = (*whose, *_which(chosen, now, rules.burning))
    pages = max(1, -(-counts[chosen] // PAGE))
    page = min(max(page, 0), pages - 1)
    order: tuple[Any, ...] = (col(Task.due_at).is_(None), col(Task.due_at), col(Task.id))
    if chosen is TaskFilter.DONE:
        order = (col(Task.accepted_at).desc(), col(Task.id).desc())
    elif chosen is TaskFilter.OPEN:
        # Handed in is nobody's fire: it comes after what still is to be done.
        order = (case((col(Task.state) == TaskState.SUBMITTED, 1), else_=0), *order)
    rows = session.exec(select(Task).where(*where).order_by(*order).offset(page * PAGE).limit(PAGE)).all()
    return TaskPage(
        scope=scope,
        filter=chosen,
        rows=tuple(_row(session, one, scope, now, rules.burning_hours) for one in rows),
        counts=counts,
        page=page,
        pages=pages,
        has_team=has_team(session, actor),
        may_set=actor.may(Permission.TASK_SET),
    )


def has_team(session: Session, actor: Actor) -> bool:
    """Whether somebody has people whose tasks they may see."""
    return session.exec(select(Employee.id).where(_is_my_person(actor)).limit(1)).first() is not None


def _is_my_person(actor: Actor) -> ColumnElement[bool]:
    """Those of the departments one leads, and those whose own lead one is."""
    return (
        or_(
            col(Employee.department_id).in_(led_departments(actor.id)),
            col(Employee.manager_id) == actor.id,
        )
        & (col(Employee.id) != actor.id)
        & (col(Employee.state) != EmployeeState.LEFT)
    )


def _whose(session: Session, actor: Actor, scope: TaskScope) -> tuple[ColumnElement[bool], ...]:
    match scope:
        case TaskScope.MINE:
            return (col(Task.assignee_id) == actor.id,)
        case TaskScope.SET:
            return (col(Task.creator_id) == actor.id, col(Task.assignee_id) != actor.id)
        case TaskScope.TEAM:
            people = session.exec(select(Employee.id).where(_is_my_person(actor))).all()
            return (col(Task.assignee_id).in_(people),)


def _which(chosen: TaskFilter, now: datetime, burning: timedelta) -> tuple[ColumnElement[bool], ...]:
    match chosen:
        case TaskFilter.OPEN:
            return (col(Task.state).in_(LIVE),)
        case TaskFilter.BURNING:
            return (col(Task.state).in_(TO_DO), col(Task.due_at) <= now + burning)
        case TaskFilter.REVIEW:
            return (col(Task.state) == TaskState.SUBMITTED,)
        case TaskFilter.DONE:
            # Only accepted work has this moment.
            return (col(Task.accepted_at) >= now - _CLOSED_FOR,)


def _counts(
    session: Session, whose: tuple[ColumnElement[bool], ...], now: datetime, burning: timedelta
) -> dict[TaskFilter, int]:
    return {
        one: session.exec(
            select(func.count()).select_from(Task).where(*whose, *_which(one, now, burning))
        ).one()
        for one in TaskFilter
    }


def _row(session: Session, task: Task, scope: TaskScope, now: datetime, burning_hours: int) -> TaskRow:
    other = task.creator_id if scope is TaskScope.MINE else task.assignee_id
    return TaskRow(
        id=task.id or 0,
        title=task.title,
        state=task.state,
        heat=heat_of(task.state, task.due_at, now=now, burning_hours=burning_hours),
        due_at=task.due_at,
        other=people_named(session, [other])[0],
        returns=task.returns,
    )


# -- the department's board ------------------------------------------------------------------------------------

_BOARD_PAGE = 10
_WEEK = timedelta(days=7)


def board(session: Session, actor: Actor, page: int = 0, *, now: datetime) -> Board:
    """How the people one leads stand, the hottest first. Nobody's people are shown to others."""
    people = session.exec(
        select(Employee).where(_is_my_person(actor)).order_by(col(Employee.name), col(Employee.id))
    ).all()
    ids = [one.id for one in people if one.id is not None]
    figures = _board_figures(session, ids, now)
    rows = [
        BoardRow(Person(one.id or 0, one.name, one.position), *figures.get(one.id or 0, (0, 0, 0, 0, 0)))
        for one in people
    ]
    rows.sort(key=lambda row: (-row.late, -row.burning, -row.open, row.person.name))
    pages = max(1, -(-len(rows) // _BOARD_PAGE))
    page = min(max(page, 0), pages - 1)
    department_id = session.exec(led_departments(actor.id)).first()
    department = session.get(Department, department_id) if department_id is not None else None
    shown = tuple(rows[page * _BOARD_PAGE : (page + 1) * _BOARD_PAGE])
    return Board(department.name if department is not None else "", shown, page, pages)


def _board_figures(
    session: Session, ids: list[int], now: datetime
) -> dict[int, tuple[int, int, int, int, int]]:
    """Two questions, each answered from an index: what is open, and what was accepted in the last week."""
    to_do = col(Task.state).in_(TO_DO)
    soon = now + task_rules(session).burning
    tests = (
        to_do,
        to_do & (col(Task.due_at) <= now),
        to_do & (col(Task.due_at) > now) & (col(Task.due_at) <= soon),
        col(Task.state) == TaskState.SUBMITTED,
    )
    sums = [func.sum(case((test, 1), else_=0)) for test in tests]
    theirs = col(Task.assignee_id).in_(ids)
    live = session.execute(
        select_figures(col(Task.assignee_id), *sums)
        .where(theirs, col(Task.state).in_(LIVE))
        .group_by(col(Task.assignee_id))
    ).all()
    done = dict(
        session.exec(
            select(Task.assignee_id, func.count())
            .where(theirs, col(Task.accepted_at) >= now - _WEEK)
            .group_by(col(Task.assignee_id))
        ).all()
    )
    found = {row[0]: (row[1], row[2], row[3], row[4], done.pop(row[0], 0)) for row in live}
    return found | {person_id: (0, 0, 0, 0, count) for person_id, count in done.items()}
