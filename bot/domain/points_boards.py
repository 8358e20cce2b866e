"""Announcing points in groups: which group hears of whom, how often, and what is due to be said now.

A group hears names, positions and points only: what a task was about may concern a candidate, and what was taken back
concerns the person alone. One message a day is kept current; nothing is said in the quiet hours of the company's zone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from bot.domain import events, people
from bot.domain.access import Actor, Permission, access_department, may_on_department
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied, Outdated
from bot.domain.leaderboard import departments_below
from bot.domain.notifications import UNDO_WINDOW
from bot.domain.people import the_company
from bot.domain.points_ledger import lines_of_award
from bot.domain.points_rules import rules
from bot.i18n import Language
from bot.models import (
    BoardMode,
    Chat,
    Department,
    Employee,
    EmployeeState,
    PointsBoard,
    PointsKind,
    PointsLine,
    Subject,
)
from bot.parsing.dates import at_local

QUIET_FROM = time(21, 0)
QUIET_TO = time(9, 0)
MOST_OFFERED = 12
_ANNOUNCED = (PointsKind.AWARD, PointsKind.REVERSAL)


@dataclass(frozen=True)
class BoardCard:
    """What a group hears; `department_id` and `is_bound` say for whom, `offers` are the departments it could be bound to."""

    chat_id: int
    chat_title: str
    is_bound: bool
    department_id: int | None
    department: str
    mode: BoardMode
    rev: int
    may_company: bool
    offers: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Earned:
    """What somebody earned on the day."""

    name: str
    position: str
    earned: int
    tasks: int


@dataclass(frozen=True)
class DayBoard:
    """The day's message of one group, in the company's language; `is_company` when it hears of everybody."""

    chat_id: int
    day: date
    language: Language
    department: str
    rows: tuple[Earned, ...]


# -- settings --------------------------------------------------------------------------------------------


def board(session: Session, actor: Actor, chat_id: int) -> BoardCard:
    """What a group hears, for whoever may change it. Raises Denied."""
    may_company = actor.may(Permission.POINTS_TEND)
    offers = tuple(
        (one.id, one.name)
        for one in people.departments(session)
        if one.id is not None and may_on_department(session, actor, one, Permission.DEPARTMENT_TEND)
    )
    if not may_company and not offers:
        raise Denied
    row = session.get(PointsBoard, chat_id)
    department = _department(session, row)
    if row is not None and not may_company and row.department_id not in {one for one, _ in offers}:
        raise Denied
    chat = session.get(Chat, chat_id)
    return BoardCard(
        chat_id=chat_id,
        chat_title=chat.title if chat is not None else "",
        is_bound=row is not None,
        department_id=department.id if department is not None else None,
        department=department.name if department is not None else "",
        mode=row.mode if row is not None else BoardMode.OFF,
        rev=row.rev if row is not None else 0,
        may_company=may_company,
        offers=offers[:MOST_OFFERED],
    )


def bind(
    session: Session, actor: Actor, chat_id: int, department_id: int | None, *, rev: int, now: datetime
) -> BoardCard:
    """Let a group hear of a department, or of everybody; once a day until it is changed. Raises Denied, Outdated."""
    row = _own_board(session, actor, chat_id, rev)
    if department_id is None:
        actor.require(Permission.POINTS_TEND)
    else:
        access_department(session, actor, department_id, Permission.DEPARTMENT_TEND)
    if row is None:
        row = PointsBoard(chat_id=chat_id, bound_by_id=actor.id, mode=BoardMode.DIGEST)
    row.department_id, row.bound_by_id = department_id, actor.id
    _change(session, actor, row, "bound", now)
    return board(session, actor, chat_id)


def set_mode(
    session: Session, actor: Actor, chat_id: int, mode: BoardMode, *, rev: int, now: datetime
) -> BoardCard:
    """How often a bound group hears of points. Raises Denied, Outdated."""
    row = _own_board(session, actor, chat_id, rev)
    if row is None:
        raise Outdated
    row.mode = mode
    _change(session, actor, row, "mode", now)
    return board(session, actor, chat_id)


def department_of_chat(session: Session, actor: Actor, chat_id: int) -> int | None:  # noqa: ARG001 - everybody may look
    """The department a group hears of; None for the whole company, or when it is bound to nothing."""
    row = session.get(PointsBoard, chat_id)
    return row.department_id if row is not None else None


def forget_chat(session: Session, chat_id: int) -> None:
    """The bot is no longer in a group: it hears nothing more."""
    row = session.get(PointsBoard, chat_id)
    if row is not None:
        session.delete(row)


def _own_board(session: Session, actor: Actor, chat_id: int, rev: int) -> PointsBoard | None:
    """The group's row, if the actor may change it and has seen its present state."""
    seen = board(session, actor, chat_id)
    if seen.rev != rev:
        raise Outdated
    return session.get(PointsBoard, chat_id)


def _change(session: Session, actor: Actor, row: PointsBoard, verb: str, now: datetime) -> None:
    # What happened before is not announced after the fact.
    row.seen_line_id = _newest_line(session)
    row.rev += 1
    session.add(row)
    session.flush()  # the card is read again at once
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.POINTS_BOARD,
        subject_id=row.department_id or 0,
        verb=verb,
        now=now,
        details={"chat": row.chat_id, "mode": row.mode.value},
    )


# -- what is due -----------------------------------------------------------------------------------------


def take_due(session: Session, *, now: datetime) -> tuple[DayBoard, ...]:
    """The messages that are to be written or brought up to date now; what they show counts as announced."""
    made: list[DayBoard] = []
    for row in _listening(session):
        lines = [line for line in _unseen(session, row) if _moment(session, row, line) <= now]
        if not lines:
            continue
        row.seen_line_id = max(line.id or 0 for line in lines)
        session.add(row)
        days = {_day(session, row, line) for line in lines}
        made += [_day_board(session, row, day) for day in sorted(day for day in days if day is not None)]
    return tuple(made)


def today(session: Session, now: datetime) -> date:
    """What day it is for the company's groups."""
    return company_today(session, now)


def next_due(session: Session) -> datetime | None:
    """When the next message is due."""
    moments = [
        _moment(session, row, line) for row in _listening(session) for line in _unseen(session, row)[:1]
    ]
    return min(moments, default=None)


def _newest_line(session: Session) -> int:
    return session.exec(select(func.max(PointsLine.id))).one() or 0


def _listening(session: Session) -> list[PointsBoard]:
    newest = _newest_line(session)
    return list(
        session.exec(
            select(PointsBoard)
            .where(PointsBoard.mode != BoardMode.OFF, PointsBoard.seen_line_id < newest)
            .order_by(col(PointsBoard.chat_id))
        ).all()
    )


def _unseen(session: Session, row: PointsBoard) -> list[PointsLine]:
    """Lines the group has not heard of, oldest first."""
    query = (
        select(PointsLine)
        .join(Employee, col(Employee.id) == col(PointsLine.employee_id))
        .where(col(PointsLine.id) > row.seen_line_id, col(PointsLine.kind).in_(_ANNOUNCED))
        .order_by(col(PointsLine.id))
    )
    if row.department_id is not None:
        inside = departments_below(session).get(row.department_id, set())
        query = query.where(col(Employee.department_id).in_(sorted(inside)))
    return list(session.exec(query).all())


def _moment(session: Session, row: PointsBoard, line: PointsLine) -> datetime:
    """When a line is announced: when it can no longer be taken back by a press, outside quiet hours, or at the day's digest."""
    zone = company_zone(session)
    if row.mode is BoardMode.DIGEST:
        return at_local(_digest_day(session, line.at), time(rules(session).digest_hour), zone).astimezone(UTC)
    local = (line.at + UNDO_WINDOW).astimezone(zone)
    if local.time() < QUIET_TO:
        return at_local(local.date(), QUIET_TO, zone).astimezone(UTC)
    if local.time() >= QUIET_FROM:
        return at_local(local.date() + timedelta(days=1), QUIET_TO, zone).astimezone(UTC)
    return local.astimezone(UTC)


def _digest_day(session: Session, at: datetime) -> date:
    """The day whose digest tells of a moment: its own until the digest's hour, then the next."""
    local = at.astimezone(company_zone(session))
    late = local.time() >= time(rules(session).digest_hour)
    return local.date() + timedelta(days=1) if late else local.date()


def _day_of(session: Session, row: PointsBoard, at: datetime) -> date:
    if row.mode is BoardMode.DIGEST:
        return _digest_day(session, at)
    return company_today(session, at)


def _day(session: Session, row: PointsBoard, line: PointsLine) -> date | None:
    """Whose day's message a line changes: a reversal changes its award's message on the same day only."""
    day = _day_of(session, row, line.at)
    if line.kind is PointsKind.AWARD:
        return day
    award = session.get(PointsLine, line.award_id) if line.award_id is not None else None
    return day if award is not None and _day_of(session, row, award.at) == day else None


def _day_board(session: Session, row: PointsBoard, day: date) -> DayBoard:
    """The awards of a day as they stand now, the most first; what was taken back is simply not there."""
    awards = _awards_of_day(session, row, day)
    sums: dict[int, tuple[int, int]] = {}
    for award in awards:
        net = sum(line.amount for line in lines_of_award(session, award))
        if net > 0:
            earned, tasks = sums.get(award.employee_id, (0, 0))
            sums[award.employee_id] = (earned + net, tasks + 1)
    rows = []
    for employee_id, (earned, tasks) in sums.items():
        person = session.get(Employee, employee_id)
        if person is not None and person.state is not EmployeeState.LEFT:
            rows.append(Earned(person.name, person.position, earned, tasks))
    rows.sort(key=lambda one: (-one.earned, one.name))
    department = _department(session, row)
    return DayBoard(
        chat_id=row.chat_id,
        day=day,
        language=the_company(session).language,
        department=department.name if department is not None else "",
        rows=tuple(rows),
    )


def _awards_of_day(session: Session, row: PointsBoard, day: date) -> list[PointsLine]:
    """The awards announced with a day, among those the group has heard of by now."""
    zone = company_zone(session)
    hour = time(rules(session).digest_hour) if row.mode is BoardMode.DIGEST else time()
    first = day - timedelta(days=1) if row.mode is BoardMode.DIGEST else day
    begins = at_local(first, hour, zone).astimezone(UTC)
    ends = at_local(first + timedelta(days=1), hour, zone).astimezone(UTC)
    query = (
        select(PointsLine)
        .join(Employee, col(Employee.id) == col(PointsLine.employee_id))
        .where(
            PointsLine.kind == PointsKind.AWARD,
            PointsLine.at >= begins,
            PointsLine.at < ends,
            col(PointsLine.id) <= row.seen_line_id,
        )
        .order_by(col(PointsLine.id))
    )
    if row.department_id is not None:
        inside = departments_below(session).get(row.department_id, set())
        query = query.where(col(Employee.department_id).in_(sorted(inside)))
    return list(session.exec(query).all())


def _department(session: Session, row: PointsBoard | None) -> Department | None:
    return (
        session.get(Department, row.department_id)
        if row is not None and row.department_id is not None
        else None
    )
