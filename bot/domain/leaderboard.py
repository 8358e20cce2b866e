"""The leaderboard: who has earned how much in a season. Spending never lowers a place, and nobody is shown as the last.

Only people with something earned are listed; equal amounts share a place (1, 2, 2, 4); who has left is gone at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case
from sqlmodel import Session, col, func, or_, select

from bot.domain.access import Actor
from bot.domain.company_days import company_today
from bot.domain.points_rules import rules
from bot.domain.seasons import ALL_TIME, Season, season_of
from bot.models import Department, Employee, EmployeeState, PointsTotal

PAGE = 10
# A department is ranked with its average; an average of one person would be that person's own figure.
FEWEST_IN_TEAM = 2


class Span(StrEnum):
    """Over what time points are counted."""

    SEASON = "season"
    ALL_TIME = "all_time"


@dataclass(frozen=True)
class Place:
    """Somebody's place; `earned` is what was earned over the span."""

    place: int
    employee_id: int
    name: str
    position: str
    earned: int
    is_me: bool


@dataclass(frozen=True)
class MyPlace:
    """The reader's own place, None with nothing earned; `missing` is what the next place up would take, None at the top."""

    place: int | None
    earned: int
    missing: int | None
    next_place: int | None


@dataclass(frozen=True)
class Leaderboard:
    """A page of places in the company or one department."""

    span: Span
    season: Season
    department_id: int | None
    department: str
    places: tuple[Place, ...]
    mine: MyPlace | None
    page: int
    pages: int
    own_department_id: int | None


@dataclass(frozen=True)
class TeamPlace:
    """A department's place by points a person; `people` work there now."""

    place: int
    department_id: int
    name: str
    earned: int
    people: int
    average: int


@dataclass(frozen=True)
class Teams:
    """Departments side by side; small ones are not ranked."""

    span: Span
    season: Season
    teams: tuple[TeamPlace, ...]


def leaderboard(
    session: Session,
    actor: Actor,
    span: Span = Span.SEASON,
    *,
    department_id: int | None = None,
    page: int = 0,
    size: int = PAGE,
    now: datetime,
) -> Leaderboard:
    """Who has earned how much; everybody may look. A department counts with those below it."""
    today = company_today(session, now)
    season = season_of(rules(session).season, today)
    key = season.key if span is Span.SEASON else ALL_TIME
    within = _listed(session, today, department_id)
    own = _earned_here(session, key, within, actor.id)
    standing = _standing(session, key, within, own or 0)
    department = session.get(Department, department_id) if department_id is not None else None
    me = session.get(Employee, actor.id)
    pages = max(1, -(-standing.listed // size))
    page = min(max(page, 0), pages - 1)
    return Leaderboard(
        span=span,
        season=season,
        department_id=department.id if department is not None else None,
        department=department.name if department is not None else "",
        places=_places(session, key, within, actor.id, page, size),
        mine=_mine(session, key, within, own, standing) if own is not None else None,
        page=page,
        pages=pages,
        own_department_id=me.department_id if me is not None else None,
    )


def teams(session: Session, actor: Actor, span: Span = Span.SEASON, *, now: datetime) -> Teams:  # noqa: ARG001 - everybody may look
    """Departments by points a person, each with those that belong to it, so that a large one has no head start."""
    today = company_today(session, now)
    season = season_of(rules(session).season, today)
    key = season.key if span is Span.SEASON else ALL_TIME
    own = _own_sums(session, key, today)
    below = departments_below(session)
    found: list[tuple[int, int, int, str]] = []
    for department in session.exec(select(Department)).all():
        if department.id is None:
            continue
        inside = [own[one] for one in below[department.id] if one in own]
        people, earned = sum(one[0] for one in inside), sum(one[1] for one in inside)
        if people >= FEWEST_IN_TEAM and earned > 0:
            found.append((department.id, people, earned, department.name))
    found.sort(key=lambda one: (-one[2] / one[1], one[3]))
    ranked: list[TeamPlace] = []
    for number, (department_id, people, earned, name) in enumerate(found, start=1):
        average = (2 * earned + people) // (2 * people)
        tied = bool(ranked) and ranked[-1].average == average
        place = ranked[-1].place if tied else number
        ranked.append(TeamPlace(place, department_id, name, earned, people, average))
    return Teams(span, season, tuple(ranked))


def _listed(session: Session, today: date, department_id: int | None) -> ColumnElement[bool]:
    """Who is on the board: everybody who works here today, in a department if one is named."""
    here = and_(
        col(Employee.state) != EmployeeState.LEFT,
        or_(col(Employee.last_day).is_(None), col(Employee.last_day) >= today),
    )
    if department_id is None:
        return here
    return and_(
        here,
        col(Employee.department_id).in_(
            sorted(departments_below(session).get(department_id, {department_id}))
        ),
    )


def _places(
    session: Session, key: str, within: ColumnElement[bool], me: int, page: int, size: int
) -> tuple[Place, ...]:
    rows = session.exec(
        select(Employee.id, Employee.name, Employee.position, PointsTotal.earned)
        .join(PointsTotal, col(PointsTotal.employee_id) == col(Employee.id))
        .where(PointsTotal.season == key, PointsTotal.earned > 0, within)
        .order_by(col(PointsTotal.earned).desc(), col(Employee.name), col(Employee.id))
        .offset(page * size)
        .limit(size)
    ).all()
    made: list[Place] = []
    for number, (employee_id, name, position, earned) in enumerate(rows, start=page * size + 1):
        if made and made[-1].earned == earned:
            place = made[-1].place
        elif made:
            place = number
        elif page == 0:
            place = 1
        else:
            place = _count(session, key, within, col(PointsTotal.earned) > earned) + 1
        made.append(Place(place, employee_id or 0, name, position, earned, employee_id == me))
    return tuple(made)


def _earned_here(session: Session, key: str, within: ColumnElement[bool], employee_id: int) -> int | None:
    """What the reader has earned, None when the reader is not of this board."""
    return session.exec(
        select(func.coalesce(PointsTotal.earned, 0))
        .select_from(Employee)
        .join(
            PointsTotal,
            and_(col(PointsTotal.employee_id) == col(Employee.id), col(PointsTotal.season) == key),
            isouter=True,
        )
        .where(Employee.id == employee_id, within)
    ).first()


@dataclass(frozen=True)
class _Standing:
    """How many are listed, how many of them have more than a given amount, and the least that is more."""

    listed: int
    above: int
    next_up: int | None


def _standing(session: Session, key: str, within: ColumnElement[bool], earned: int) -> _Standing:
    """Read in one pass: each further count would go through everybody again."""
    more = col(PointsTotal.earned) > max(earned, 0)
    listed, above, next_up = session.exec(
        select(
            func.count(),
            func.coalesce(func.sum(case((more, 1), else_=0)), 0),
            func.min(case((more, col(PointsTotal.earned)))),
        )
        .select_from(PointsTotal)
        .join(Employee, col(Employee.id) == col(PointsTotal.employee_id))
        .where(PointsTotal.season == key, PointsTotal.earned > 0, within)
    ).one()
    return _Standing(listed, int(above), int(next_up) if next_up is not None else None)


def _mine(
    session: Session, key: str, within: ColumnElement[bool], earned: int, standing: _Standing
) -> MyPlace:
    """The reader's place and the distance to the next amount above it."""
    next_place = None
    if standing.next_up is not None:
        sharing = _count(session, key, within, col(PointsTotal.earned) == standing.next_up)
        next_place = standing.above - sharing + 1
    return MyPlace(
        place=standing.above + 1 if earned > 0 else None,
        earned=earned,
        missing=standing.next_up - earned if standing.next_up is not None else None,
        next_place=next_place,
    )


def _count(session: Session, key: str, *conditions: ColumnElement[bool]) -> int:
    return session.exec(
        select(func.count())
        .select_from(PointsTotal)
        .join(Employee, col(Employee.id) == col(PointsTotal.employee_id))
        .where(PointsTotal.season == key, *conditions)
    ).one()


def _own_sums(session: Session, key: str, today: date) -> dict[int, tuple[int, int]]:
    """How many work in each department itself, and what they have earned."""
    here = and_(_listed(session, today, None), col(Employee.department_id).is_not(None))
    people: Any = session.exec(
        select(col(Employee.department_id), func.count()).where(here).group_by(col(Employee.department_id))
    ).all()
    sums: Any = session.exec(
        select(col(Employee.department_id), func.sum(col(PointsTotal.earned)))
        .select_from(PointsTotal)
        .join(Employee, col(Employee.id) == col(PointsTotal.employee_id))
        .where(PointsTotal.season == key, here)
        .group_by(col(Employee.department_id))
    ).all()
    earned = {department_id: int(total) for department_id, total in sums}
    return {department_id: (count, earned.get(department_id, 0)) for department_id, count in people}


def departments_below(session: Session) -> dict[int, set[int]]:
    """Each department with all that belong to it, itself among them. A circle comes to an end."""
    children: dict[int, list[int]] = {}
    known: list[int] = []
    for department_id, parent_id in session.exec(select(Department.id, Department.parent_id)).all():
        if department_id is None:
            continue
        known.append(department_id)
        if parent_id is not None:
            children.setdefault(parent_id, []).append(department_id)
    found: dict[int, set[int]] = {}
    for root in known:
        inside, waiting = set[int](), [root]
        while waiting:
            one = waiting.pop()
            if one not in inside:
                inside.add(one)
                waiting += children.get(one, [])
        found[root] = inside
    return found
