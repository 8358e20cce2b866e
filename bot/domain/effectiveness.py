"""Effectiveness: how somebody's tasks ended over a period, each figure opening into the tasks behind it.

A task belongs to the period in which its punctuality became known (`Task.settled_at`): when it was submitted, or when its
judged deadline came first. Tasks set for oneself, declined and cancelled ones are left out. The reviewer's delay is a figure
of its own and never makes anything late. Few tasks say little, and that is said.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_figures
from sqlmodel import Session, case, col, func, select

from bot.domain import jobs, stored_files
from bot.domain.access import (
    Actor,
    Permission,
    access_person,
    actor_by_id,
    led_departments,
    may_on_person,
)
from bot.domain.company_days import company_zone
from bot.domain.errors import Denied
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import the_company
from bot.domain.task_cards import heat_of
from bot.domain.task_lists import TaskRow
from bot.domain.task_people import Person, people_named, person_of
from bot.domain.task_values import TO_DO, TaskRules, task_rules
from bot.models import Department, Employee, EmployeeState, Priority, Task, TaskState
from bot.parsing.dates import at_local

PERIODS = (1, 4, 13)
TREND_WEEKS = 12
PAGE = 6
_LEFT_OUT = (TaskState.DECLINED, TaskState.CANCELLED)
_PERCENT = 100
_WEEK = timedelta(days=7)


class Figure(StrEnum):
    """A figure that opens into the tasks behind it."""

    SETTLED = "settled"
    ACCEPTED = "accepted"
    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    BURNING = "burning"


@dataclass(frozen=True)
class Figures:
    """Somebody's tasks over a period. Average lateness is over late submissions, the review's over accepted work; seconds."""

    settled: int = 0
    accepted: int = 0
    on_time: int = 0
    late: int = 0
    returned: int = 0
    burning: int = 0
    late_average: int | None = None
    review_average: int | None = None

    @property
    def judged(self) -> int:
        """Those with a deadline: on time or late."""
        return self.on_time + self.late

    @property
    def on_time_share(self) -> float | None:
        """The share that came on time, of those with a deadline."""
        return self.on_time / self.judged if self.judged else None


@dataclass(frozen=True)
class PersonFigures:
    """One person's figures; `small` when they are too few to judge by, `regular` when the person burns week after week."""

    person: Person
    figures: Figures
    small: bool
    regular: bool


@dataclass(frozen=True)
class Report:
    """One person's figures over so many weeks, for the person and those above."""

    weeks: int
    since: datetime
    until: datetime
    own: PersonFigures
    is_self: bool
    rules: TaskRules


@dataclass(frozen=True)
class TeamReport:
    """The people one leads over so many weeks, and all of them together; pages count from 0."""

    department: str
    weeks: int
    since: datetime
    until: datetime
    total: Figures
    rows: tuple[PersonFigures, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Cases:
    """The tasks behind one figure; pages count from 0."""

    person: Person
    weeks: int
    figure: Figure
    rows: tuple[TaskRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Trend:
    """A drawn trend of one person, kept as a file."""

    person: Person
    file_id: int


@dataclass(frozen=True)
class Week:
    """One week of a trend: its Monday's beginning, and how many came on time and late."""

    begins: datetime
    on_time: int
    late: int


# -- reports -------------------------------------------------------------------------------------------------


def report(session: Session, actor: Actor, person_id: int, weeks: int, *, now: datetime) -> Report:
    """One person's figures: one's own, or of somebody one leads. Raises Denied."""
    person = access_person(session, actor, person_id, Permission.EFFECTIVENESS_VIEW)
    since = now - weeks * _WEEK
    figures = figures_of(session, [person_id], since, now).get(person_id, Figures())
    rules = task_rules(session)
    own = PersonFigures(
        person_of(person),
        figures,
        small=figures.judged < rules.regular_least,
        regular=person_id in burns_regularly(session, [person_id], now=now),
    )
    return Report(weeks, since, now, own, person_id == actor.id, rules)


def team_report(session: Session, actor: Actor, weeks: int, page: int = 0, *, now: datetime) -> TeamReport:
    """The people one leads, who needs help first; for HR everybody. Nobody else's people are ever shown."""
    since = now - weeks * _WEEK
    people = _led_people(session, actor)
    ids = [one.id for one in people]
    figures = figures_of(session, ids, since, now)
    regular = burns_regularly(session, ids, now=now)
    least = task_rules(session).regular_least
    rows = []
    for one in people:
        own = figures.get(one.id, Figures())
        rows.append(PersonFigures(one, own, own.judged < least, one.id in regular))
    rows.sort(key=lambda row: (not row.regular, -row.figures.burning, -row.figures.late, row.person.name))
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 0), pages - 1)
    department_id = session.exec(led_departments(actor.id)).first()
    department = session.get(Department, department_id) if department_id is not None else None
    return TeamReport(
        department=department.name if department is not None else the_company(session).name,
        weeks=weeks,
        since=since,
        until=now,
        total=_sum([row.figures for row in rows]),
        rows=tuple(rows[page * PAGE : (page + 1) * PAGE]),
        page=page,
        pages=pages,
    )


def _led_people(session: Session, actor: Actor) -> Sequence[Person]:
    query = select(Employee.id, Employee.name, Employee.position).where(
        col(Employee.state) != EmployeeState.LEFT, col(Employee.id) != actor.id
    )
    if not actor.may(Permission.EFFECTIVENESS_VIEW):
        query = query.where(
            col(Employee.department_id).in_(led_departments(actor.id))
            | (col(Employee.manager_id) == actor.id)
        )
    rows = session.exec(query.order_by(col(Employee.name), col(Employee.id))).all()
    return [Person(person_id, name, position) for person_id, name, position in rows if person_id is not None]


def _sum(rows: Sequence[Figures]) -> Figures:
    """All together; averages are weighed by how many each is over."""

    def average(name: str, weight: str) -> int | None:
        known = [(getattr(row, name), getattr(row, weight)) for row in rows if getattr(row, name) is not None]
        count = sum(number for _, number in known)
        return sum(value * number for value, number in known) // count if count else None

    return Figures(
        settled=sum(row.settled for row in rows),
        accepted=sum(row.accepted for row in rows),
        on_time=sum(row.on_time for row in rows),
        late=sum(row.late for row in rows),
        returned=sum(row.returned for row in rows),
        burning=sum(row.burning for row in rows),
        late_average=average("late_average", "late"),
        review_average=average("review_average", "accepted"),
    )


# -- counting ------------------------------------------------------------------------------------------------


def figures_of(
    session: Session, people: Collection[int], since: datetime, now: datetime
) -> Mapping[int, Figures]:
    """The figures of these people between `since` and `now`, in two queries however many tasks there are."""
    tests = {
        figure: _test(figure) for figure in (Figure.ACCEPTED, Figure.ON_TIME, Figure.LATE, Figure.RETURNED)
    }
    counted: Sequence[Any] = session.execute(
        select_figures(
            col(Task.assignee_id),
            func.count(),
            *(func.sum(case((test, 1), else_=0)) for test in tests.values()),
            func.avg(case((col(Task.late_seconds) > 0, col(Task.late_seconds)))),
            func.avg(case((tests[Figure.ACCEPTED], col(Task.review_seconds)))),
        )
        .where(_of(people), *_in_period(since, now))
        .group_by(col(Task.assignee_id))
    ).all()
    burning = dict(
        session.exec(
            select(Task.assignee_id, func.count())
            .where(_of(people), *_burning(session, now))
            .group_by(col(Task.assignee_id))
        ).all()
    )
    found = {
        row[0]: Figures(
            settled=row[1],
            accepted=row[2],
            on_time=row[3],
            late=row[4],
            returned=row[5],
            burning=burning.pop(row[0], 0),
            late_average=_whole(row[6]),
            review_average=_whole(row[7]),
        )
        for row in counted
    }
    return found | {person_id: Figures(burning=count) for person_id, count in burning.items()}


def _whole(average: float | None) -> int | None:
    return int(average) if average is not None else None


def _of(people: Collection[int]) -> ColumnElement[bool]:
    return col(Task.assignee_id).in_(list(people))


def _in_period(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Task.settled_at) >= since,
        col(Task.settled_at) <= until,
        col(Task.state).not_in(_LEFT_OUT),
        col(Task.creator_id) != col(Task.assignee_id),
    )


def _burning(session: Session, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Task.state).in_(TO_DO),
        col(Task.due_at) <= now + task_rules(session).burning,
        col(Task.creator_id) != col(Task.assignee_id),
    )


def _test(figure: Figure) -> ColumnElement[bool]:
    """What makes a task of the period count for a figure."""
    in_time = col(Task.submitted_at).is_not(None) & (col(Task.submitted_at) <= col(Task.judged_due_at))
    match figure:
        case Figure.ACCEPTED:
            return col(Task.state) == TaskState.ACCEPTED
        case Figure.ON_TIME:
            return col(Task.judged_due_at).is_not(None) & in_time
        case Figure.LATE:
            return col(Task.judged_due_at).is_not(None) & (
                col(Task.submitted_at).is_(None) | (col(Task.submitted_at) > col(Task.judged_due_at))
            )
        case Figure.RETURNED:
            return col(Task.returns) > 0
        case _:
            return col(Task.id).is_not(None)


def burns_regularly(session: Session, people: Collection[int], *, now: datetime) -> frozenset[int]:
    """Who is late with too many tasks in too many of the last whole weeks, by the company's thresholds."""
    rules = task_rules(session)
    bounds = week_bounds(session, rules.regular_weeks, now=now)
    found: set[int] = set()
    for person_id, weeks in _by_week(session, people, bounds).items():
        bad = sum(
            late * _PERCENT > rules.regular_percent * (late + on_time) for on_time, late in weeks.values()
        )
        total = sum(on_time + late for on_time, late in weeks.values())
        if bad >= rules.regular_bad_weeks and total >= rules.regular_least:
            found.add(person_id)
    return frozenset(found)


def trend(session: Session, actor: Actor, person_id: int, *, now: datetime) -> tuple[Week, ...]:
    """The last weeks of one person, oldest first, the present one last. Raises Denied."""
    access_person(session, actor, person_id, Permission.EFFECTIVENESS_VIEW)
    bounds = [*week_bounds(session, TREND_WEEKS - 1, now=now), now]
    weeks = _by_week(session, [person_id], bounds).get(person_id, {})
    return tuple(Week(begins, *weeks.get(number, (0, 0))) for number, begins in enumerate(bounds[:-1]))


def ask_for_trend(session: Session, actor: Actor, person_id: int, *, now: datetime) -> None:
    """Have the trend of one person drawn and sent. Raises Denied."""
    access_person(session, actor, person_id, Permission.EFFECTIVENESS_VIEW)
    payload = {"reader": actor.id, "person": person_id}
    jobs.enqueue(session, JobKind.DRAW_TREND, f"trend:{actor.id}:{person_id}", payload, now=now)


def weeks_to_draw(
    session: Session, reader_id: int, person_id: int, *, now: datetime
) -> tuple[ZoneInfo, tuple[Week, ...]] | None:
    """What the chart shows, for the job that draws it; None when the reader may not see it any more."""
    reader = actor_by_id(session, reader_id)
    if reader is None:
        return None
    try:
        return reader.zone, trend(session, reader, person_id, now=now)
    except Denied:
        return None


def send_trend(session: Session, reader_id: int, person_id: int, png: bytes, *, now: datetime) -> None:
    """Keep the drawn chart and send it to whoever asked."""
    file_id = stored_files.keep(session, png, mime="image/png", now=now)
    payload = {"file": file_id, "person": person_id}
    notify(
        session,
        reader_id,
        NoticeKind.TREND_DRAWN,
        payload,
        now=now,
        delay=timedelta(),
        priority=Priority.ANSWER,
    )


def drawn_trend(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Trend | None:
    """A drawn chart at the moment of sending; None when the reader may not see it any more."""
    person = session.get(Employee, payload["person"])
    if person is None or not may_on_person(session, recipient, person, Permission.EFFECTIVENESS_VIEW):
        return None
    return Trend(person_of(person), payload["file"])


def week_bounds(session: Session, weeks: int, *, now: datetime) -> list[datetime]:
    """The Mondays of the last whole weeks in the company's zone, and the one of the present week: one more than weeks."""
    zone = company_zone(session)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    return [at_local(monday - back * _WEEK, time(), zone).astimezone(UTC) for back in range(weeks, -1, -1)]


def _by_week(
    session: Session, people: Collection[int], bounds: Sequence[datetime]
) -> dict[int, dict[int, tuple[int, int]]]:
    """Person → week's number → on time and late, of the weeks between the bounds."""
    settled = col(Task.settled_at)
    number = case(
        *((settled < end, index) for index, end in enumerate(bounds[1:])), else_=len(bounds) - 1
    ).label("week")
    rows: Sequence[Any] = session.execute(
        select_figures(
            col(Task.assignee_id),
            number,
            func.sum(case((_test(Figure.ON_TIME), 1), else_=0)),
            func.sum(case((_test(Figure.LATE), 1), else_=0)),
        )
        .where(_of(people), *_in_period(bounds[0], bounds[-1]))
        .group_by(col(Task.assignee_id), number)
    ).all()
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for person_id, week, on_time, late in rows:
        if week < len(bounds) - 1:
            found.setdefault(person_id, {})[week] = (on_time, late)
    return found


# -- the tasks behind a figure -------------------------------------------------------------------------------


def cases(
    session: Session,
    actor: Actor,
    person_id: int,
    weeks: int,
    figure: Figure,
    page: int = 0,
    *,
    now: datetime,
) -> Cases:
    """The tasks that a figure counts, the latest first. Raises Denied."""
    person = access_person(session, actor, person_id, Permission.EFFECTIVENESS_VIEW)
    where: tuple[ColumnElement[bool], ...] = (_of([person_id]),)
    if figure is Figure.BURNING:
        where = (*where, *_burning(session, now))
    else:
        where = (*where, *_in_period(now - weeks * _WEEK, now), _test(figure))
    total = session.exec(select(func.count()).select_from(Task).where(*where)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Task)
        .where(*where)
        .order_by(col(Task.settled_at).desc(), col(Task.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    burning_hours = task_rules(session).burning_hours
    shown = tuple(
        TaskRow(
            id=one.id or 0,
            title=one.title,
            state=one.state,
            heat=heat_of(one.state, one.due_at, now=now, burning_hours=burning_hours),
            due_at=one.due_at,
            other=people_named(session, [one.creator_id])[0],
            returns=one.returns,
        )
        for one in rows
    )
    return Cases(person_of(person), weeks, figure, shown, total, page, pages)
