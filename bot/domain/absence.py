"""Being away: from when until when, and who stands in. Who stands in gets what the absent person is to things, not their roles.

Who stands in for whom now is kept as rows (`StandingIn`), rewritten by every verb here and by the clock, so that each
right is checked without asking what day it is. Days are of the company's zone; both ends are away.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, func, or_, select

from bot.domain import events, reminders
from bot.domain.access import Actor, Permission, may_on_person
from bot.domain.company_days import company_today, company_zone, morning_of
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify, withdraw
from bot.domain.task_people import People, likely_people, manager_of, name_finder, works_here
from bot.domain.task_values import TO_DO
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import (
    Absence,
    AbsenceKind,
    Employee,
    EmployeeState,
    Reminder,
    ReminderKind,
    StandingIn,
    Subject,
    Task,
    Vacancy,
    VacancyState,
)
from bot.parsing.absence_line import parse_absence
from bot.parsing.dates import at_local

LONGEST_DAYS = 366
_AHEAD = timedelta(weeks=8)


@dataclass(frozen=True)
class Deadline:
    """Something due while its owner is away."""

    title: str
    day: date


@dataclass(frozen=True)
class AbsenceCard:
    """An absence as the reader may see it: `kind` only for themselves, their lead and HR; `over` when ended or cancelled."""

    id: int
    rev: int
    employee_id: int
    name: str
    starts_on: date
    ends_on: date
    kind: AbsenceKind | None
    deputy: str
    deadlines: tuple[Deadline, ...]
    is_mine: bool
    is_deputy: bool
    over: bool
    today: date


@dataclass(frozen=True)
class AwayRow:
    """Somebody who is or will be away."""

    id: int
    name: str
    starts_on: date
    ends_on: date
    deputy: str
    is_mine: bool


@dataclass(frozen=True)
class AwayCalendar:
    """Who is away from today on for eight weeks, by the first day; `today` is the company's day."""

    rows: tuple[AwayRow, ...]
    today: date


DeadlinesOf = Callable[[Session, int, date, date], Sequence[Deadline]]
_deadlines: list[DeadlinesOf] = []


def deadlines(find: DeadlinesOf) -> DeadlinesOf:
    """Let a room say what of somebody's falls between two days: `find(session, employee_id, first, last)`."""
    _deadlines.append(find)
    return find


# -- saying it -------------------------------------------------------------------------------------------


def announce(
    session: Session, actor: Actor, text: str, *, absence_id: int | None = None, now: datetime
) -> AbsenceCard:
    """Take a line as the actor's absence, or as the new words for one of theirs. Raises Denied, Unfit."""
    said = parse_absence(text, now=now, zone=company_zone(session))
    if said is None:
        raise Unfit(Problem.ABSENCE_NOT_UNDERSTOOD)
    _check_days(session, said.starts_on, said.ends_on, now)
    row = _own(session, actor, absence_id) if absence_id is not None else None
    _check_alone(session, actor, said.starts_on, said.ends_on, absence_id)
    deputy_id = _deputy_named(session, actor, said.deputy) if said.deputy else row.deputy_id if row else None
    before = _facts(row) if row is not None else {}
    if row is None:
        row = Absence(
            employee_id=actor.id,
            starts_on=said.starts_on,
            ends_on=said.ends_on,
            kind=AbsenceKind.VACATION,
            created_at=now,
        )
    row.starts_on, row.ends_on, row.deputy_id = said.starts_on, said.ends_on, deputy_id
    if said.kind:
        row.kind = AbsenceKind(said.kind)
    return _keep(session, actor, row, "set" if absence_id is None else "changed", before, now)


def choose_kind(
    session: Session, actor: Actor, absence_id: int, kind: AbsenceKind, *, now: datetime
) -> AbsenceCard:
    """What kind of absence it is. Raises Denied."""
    row = _own(session, actor, absence_id)
    if row.kind is kind:
        return _card(session, actor, row, now)
    before = _facts(row)
    row.kind = kind
    return _keep(session, actor, row, "changed", before, now, tell=False)


def choose_deputy(
    session: Session, actor: Actor, absence_id: int, deputy_id: int | None, *, now: datetime
) -> AbsenceCard:
    """Who stands in; None for nobody. Raises Denied, Unfit."""
    row = _own(session, actor, absence_id)
    if deputy_id is not None and (deputy_id == actor.id or not works_here(session, deputy_id)):
        raise Unfit(Problem.DEPUTY_UNFIT)
    if row.deputy_id == deputy_id:
        return _card(session, actor, row, now)
    before = _facts(row)
    row.deputy_id = deputy_id
    return _keep(session, actor, row, "changed", before, now)


def end(session: Session, actor: Actor, absence_id: int, rev: int, *, now: datetime) -> AbsenceCard:
    """Come back now: an absence not begun yet is cancelled. Raises Denied, Outdated."""
    row = _own(session, actor, absence_id)
    if row.rev != rev or row.ended_at is not None:
        raise Outdated
    before = _facts(row)
    row.ended_at = now
    return _keep(session, actor, row, "ended", before, now)


def resume(session: Session, actor: Actor, absence_id: int, rev: int, *, now: datetime) -> AbsenceCard:
    """Take coming back back. Raises Denied, Outdated, Unfit (another absence was set meanwhile)."""
    row = _own(session, actor, absence_id)
    if row.rev != rev or row.ended_at is None:
        raise Outdated
    _check_alone(session, actor, row.starts_on, row.ends_on, absence_id)
    before = _facts(row)
    row.ended_at = None
    return _keep(session, actor, row, "resumed", before, now)


# -- looking ---------------------------------------------------------------------------------------------


def show(session: Session, actor: Actor, absence_id: int, *, now: datetime) -> AbsenceCard:
    """An absence's card. Everybody of the company sees who is away. Raises Denied."""
    actor.require(Permission.PERSON_VIEW)
    row = session.get(Absence, absence_id)
    if row is None:
        raise Denied
    return _card(session, actor, row, now)


def calendar(session: Session, actor: Actor, *, now: datetime) -> AwayCalendar:
    """Who is and will be away. Raises Denied."""
    actor.require(Permission.PERSON_VIEW)
    today = company_today(session, now)
    rows = session.exec(
        select(Absence, Employee)
        .join(Employee, col(Employee.id) == col(Absence.employee_id))
        .where(
            Absence.ends_on >= today,
            Absence.starts_on <= today + _AHEAD,
            col(Absence.ended_at).is_(None),
            Employee.state != EmployeeState.LEFT,
        )
        .order_by(col(Absence.starts_on), col(Employee.name))
    ).all()
    deputies = _names(session, [row.deputy_id for row, _ in rows])
    return AwayCalendar(
        tuple(
            AwayRow(
                row.id or 0,
                person.name,
                row.starts_on,
                row.ends_on,
                deputies.get(row.deputy_id, ""),
                row.employee_id == actor.id,
            )
            for row, person in rows
        ),
        today,
    )


def deputies(session: Session, actor: Actor, page: int = 0) -> People:
    """A page of colleagues who can stand in for the actor, their own department first. Raises Denied."""
    actor.require(Permission.PERSON_VIEW)
    return likely_people(session, actor.id, page=page, without=[actor.id])


def load_notice(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> AbsenceCard | None:
    """An absence somebody is told of: the deputy and the lead of who is away."""
    row = session.get(Absence, payload["absence"])
    if row is None or row.rev != payload["rev"] or recipient.id not in _concerned(session, row):
        return None
    return _card(session, recipient, row, now)


@section(TodaySection.AWAY)
def away_colleagues(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Colleagues of the actor's own department, and those they stand in for, who are away today."""
    today = company_today(session, now)
    own = select(Employee.department_id).where(Employee.id == actor.id).scalar_subquery()
    rows = session.exec(
        select(Absence, Employee)
        .join(Employee, col(Employee.id) == col(Absence.employee_id))
        .where(
            Absence.starts_on <= today,
            Absence.ends_on >= today,
            col(Absence.ended_at).is_(None),
            Employee.state != EmployeeState.LEFT,
            or_(col(Employee.department_id) == own, col(Employee.id).in_(actor.stands_for)),
            Employee.id != actor.id,
        )
    ).all()
    return [Line(LineKind.AWAY, row.id or 0, person.name, row.ends_on) for row, person in rows]


# -- who stands in now -----------------------------------------------------------------------------------


def settle(session: Session, *, now: datetime) -> None:
    """Rewrite who stands in for whom: through those who are away themselves to one who is here, never in a circle."""
    today = company_today(session, now)
    away = {
        row.employee_id: row.deputy_id
        for row in session.exec(
            select(Absence).where(
                Absence.starts_on <= today, Absence.ends_on >= today, col(Absence.ended_at).is_(None)
            )
        ).all()
    }
    wanted = {absent: one for absent in away if (one := _present(session, away, absent)) is not None}
    standing = {row.absent_id: row for row in session.exec(select(StandingIn)).all()}
    for absent_id, row in standing.items():
        if absent_id not in wanted:
            session.delete(row)
    for absent_id, deputy_id in wanted.items():
        kept = standing.get(absent_id) or StandingIn(absent_id=absent_id, deputy_id=deputy_id)
        kept.deputy_id = deputy_id
        session.add(kept)
    session.flush()  # rights are read in this very unit


def _present(session: Session, away: dict[int, int | None], absent_id: int) -> int | None:
    seen = {absent_id}
    deputy = away[absent_id]
    while deputy is not None and deputy in away:
        if deputy in seen:
            return None
        seen.add(deputy)
        deputy = away[deputy]
    return deputy if deputy is not None and deputy not in seen and works_here(session, deputy) else None


def next_turn(session: Session, *, now: datetime) -> datetime | None:
    """When the next absence begins or ends: a midnight of the company's zone."""
    today = company_today(session, now)
    live = col(Absence.ended_at).is_(None)
    begins = session.exec(select(func.min(Absence.starts_on)).where(live, Absence.starts_on > today)).one()
    last = session.exec(select(func.min(Absence.ends_on)).where(live, Absence.ends_on >= today)).one()
    days = [begins, last + timedelta(days=1) if last is not None else None]
    day = min((one for one in days if one is not None), default=None)
    return at_local(day, time(0), company_zone(session)).astimezone(UTC) if day is not None else None


def is_away(session: Session, employee_id: int, day: date) -> bool:
    """Whether somebody is away on a day of the company's zone."""
    query = select(Absence.id).where(
        Absence.employee_id == employee_id,
        Absence.starts_on <= day,
        Absence.ends_on >= day,
        col(Absence.ended_at).is_(None),
    )
    return session.exec(query).first() is not None


# -- before coming back ----------------------------------------------------------------------------------


@reminders.check_for(ReminderKind.ABSENCE_ENDS)
def ends_today(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Whether it still is the last day of a time away."""
    row = session.get(Absence, reminder.subject_id)
    return row is not None and row.ended_at is None and row.ends_on == company_today(session, now)


def last_day(session: Session, recipient: Actor, reminder: Reminder, now: datetime) -> AbsenceCard | None:
    """The absence whose last day it is, for who is away only."""
    row = session.get(Absence, reminder.subject_id)
    if row is None or row.employee_id != recipient.id:
        return None
    return _card(session, recipient, row, now)


# -- what falls inside -----------------------------------------------------------------------------------


@deadlines
def _vacancies(session: Session, employee_id: int, first: date, last: date) -> Sequence[Deadline]:
    rows = session.exec(
        select(Vacancy).where(
            Vacancy.owner_id == employee_id,
            Vacancy.state == VacancyState.OPEN,
            col(Vacancy.closes_on).between(first, last),
        )
    ).all()
    return [Deadline(row.title, row.closes_on) for row in rows if row.closes_on is not None]


@deadlines
def _tasks(session: Session, employee_id: int, first: date, last: date) -> Sequence[Deadline]:
    zone = company_zone(session)
    rows = session.exec(
        select(Task).where(
            Task.assignee_id == employee_id,
            col(Task.state).in_(TO_DO),
            col(Task.due_at) >= at_local(first, time(0), zone),
            col(Task.due_at) < at_local(last + timedelta(days=1), time(0), zone),
        )
    ).all()
    return [Deadline(row.title, row.due_at.astimezone(zone).date()) for row in rows if row.due_at is not None]


# -- inside ----------------------------------------------------------------------------------------------


def _own(session: Session, actor: Actor, absence_id: int) -> Absence:
    row = session.get(Absence, absence_id)
    if row is None or row.employee_id != actor.id:
        raise Denied
    return row


def _check_days(session: Session, first: date, last: date, now: datetime) -> None:
    if last < first or last < company_today(session, now):
        raise Unfit(Problem.ABSENCE_UPSIDE_DOWN)
    if (last - first).days > LONGEST_DAYS:
        raise Unfit(Problem.ABSENCE_TOO_LONG)


def _check_alone(session: Session, actor: Actor, first: date, last: date, but_id: int | None) -> None:
    """One is away once at a time."""
    query = select(Absence.id).where(
        Absence.employee_id == actor.id,
        Absence.starts_on <= last,
        Absence.ends_on >= first,
        col(Absence.ended_at).is_(None),
    )
    if any(found != but_id for found in session.exec(query).all()):
        raise Unfit(Problem.ABSENCE_TWICE)


def _deputy_named(session: Session, actor: Actor, name: str) -> int:
    finder = name_finder(session)
    words = tuple(name.split())
    found = [
        one
        for one in (finder.by_handle(name) if name.startswith("@") else finder.by_words(words, prefix=True))
        if one != actor.id
    ]
    if len(found) != 1:
        raise Unfit(Problem.PERSON_NOT_FOUND, count=len(found), name=name[:60])
    return found[0]


def _facts(row: Absence) -> dict[str, object]:
    return {
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "deputy_id": row.deputy_id,
        "ended_at": row.ended_at,
    }


def _keep(
    session: Session,
    actor: Actor,
    row: Absence,
    verb: str,
    before: dict[str, object],
    now: datetime,
    *,
    tell: bool = True,
) -> AbsenceCard:
    """Store, write down, settle who stands in, and tell those concerned."""
    former = {one for one in (before.get("deputy_id"),) if isinstance(one, int)}
    row.rev += 1
    session.add(row)
    session.flush()  # the event and the notices need its id
    after = _facts(row)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.ABSENCE,
        subject_id=row.id or 0,
        verb=verb,
        now=now,
        changes={
            name: (before.get(name), value) for name, value in after.items() if before.get(name) != value
        },
    )
    settle(session, now=now)
    reminders.plan(
        session,
        Subject.ABSENCE,
        row.id or 0,
        ReminderKind.ABSENCE_ENDS,
        recipients=[row.employee_id],
        due_at=morning_of(session, row.ends_on) if row.ended_at is None else None,
        now=now,
    )
    for person in sorted(_concerned(session, row) | former):
        untold = withdraw(session, _key(row, row.rev - 1, person))
        if tell and not (untold and row.ended_at is not None):
            _tell(session, row, person, now)
    return _card(session, actor, row, now)


def _tell(session: Session, row: Absence, person: int, now: datetime) -> None:
    payload = {"absence": row.id, "rev": row.rev}
    notify(session, person, NoticeKind.ABSENCE, payload, now=now, dedupe_key=_key(row, row.rev, person))


def _key(row: Absence, rev: int, person: int) -> str:
    return f"absence:{row.id}:{rev}:{person}"


def _concerned(session: Session, row: Absence) -> set[int]:
    found = {row.deputy_id, manager_of(session, row.employee_id)}
    return {one for one in found if one is not None and one != row.employee_id}


def _card(session: Session, actor: Actor, row: Absence, now: datetime) -> AbsenceCard:
    person = session.get(Employee, row.employee_id)
    if row.id is None or person is None:
        raise ValueError("a stored absence is somebody's")
    mine = row.employee_id == actor.id
    private = mine or may_on_person(session, actor, person, Permission.PERSON_PRIVATE)
    concerned = mine or row.deputy_id == actor.id or private
    today = company_today(session, now)
    inside = [
        one
        for find in _deadlines
        for one in (
            find(session, row.employee_id, max(row.starts_on, today), row.ends_on) if concerned else ()
        )
    ]
    return AbsenceCard(
        id=row.id,
        rev=row.rev,
        employee_id=row.employee_id,
        name=person.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        kind=row.kind if private else None,
        deputy=_names(session, [row.deputy_id]).get(row.deputy_id, ""),
        deadlines=tuple(sorted(inside, key=lambda one: one.day)),
        is_mine=mine,
        is_deputy=row.deputy_id == actor.id,
        over=row.ended_at is not None or row.ends_on < today,
        today=today,
    )


def _names(session: Session, ids: Sequence[int | None]) -> dict[int | None, str]:
    wanted = {one for one in ids if one is not None}
    rows = session.exec(select(Employee).where(col(Employee.id).in_(wanted))).all() if wanted else ()
    return {row.id: row.name for row in rows}
