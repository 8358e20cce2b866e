"""Points as a person reads them: the balance, the season, the last lines, and one line opened into its arithmetic."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import points_ledger
from bot.domain.access import (
    Actor,
    Permission,
    access_person,
    may_on_person,
)
from bot.domain.company_days import company_today
from bot.domain.points_access import access_points_line
from bot.domain.points_rules import Arithmetic, from_json, rules
from bot.domain.points_work import work_of
from bot.domain.seasons import Season, season_of
from bot.models import (
    AppealState,
    Employee,
    PointsAppeal,
    PointsKind,
    PointsLine,
    Redemption,
    RedemptionState,
    Reward,
)

PAGE = 6


@dataclass(frozen=True)
class LineRow:
    """A line in a list: how much, for what. `title` is the task's or the reward's name, empty when it has neither."""

    id: int
    amount: int
    kind: PointsKind
    title: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Statement:
    """A person's points; `debt` is the line that brought the balance below zero."""

    employee_id: int
    name: str
    is_own: bool
    balance: int
    lifetime: int
    season: Season
    season_earned: int
    reserved: int
    debt: LineRow | None
    rows: tuple[LineRow, ...]
    page: int
    pages: int
    tends: bool
    appeals: int


@dataclass(frozen=True)
class AppealFacts:
    """What became of the question about a line."""

    id: int
    state: AppealState
    answer: str


@dataclass(frozen=True)
class LineCard:
    """One line opened: how it came about, what was set right about it, and the balance it left."""

    row: LineRow
    employee_id: int
    name: str
    is_own: bool
    author: str
    arithmetic: Arithmetic | None
    related: tuple[LineRow, ...]
    balance_after: int
    appeal: AppealFacts | None
    may_ask: bool
    may_correct: bool


def statement(
    session: Session, actor: Actor, employee_id: int | None = None, *, page: int = 0, now: datetime
) -> Statement:
    """Somebody's points: one's own, or those of a person one leads. Raises Denied."""
    person = access_person(session, actor, employee_id or actor.id, Permission.POINTS_VIEW)
    owner = _id(person.id)
    total = session.exec(
        select(func.count()).select_from(PointsLine).where(PointsLine.employee_id == owner)
    ).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    lines = session.exec(
        select(PointsLine)
        .where(PointsLine.employee_id == owner)
        .order_by(col(PointsLine.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    season = season_of(rules(session).season, company_today(session, now))
    balance = points_ledger.balance(session, owner)
    return Statement(
        employee_id=owner,
        name=person.name,
        is_own=owner == actor.id,
        balance=balance,
        lifetime=points_ledger.earned(session, owner),
        season=season,
        season_earned=points_ledger.earned(session, owner, season.key),
        reserved=_reserved(session, owner),
        debt=_debt(session, owner) if balance < 0 else None,
        rows=tuple(row_of(session, line) for line in lines),
        page=page,
        pages=pages,
        tends=actor.may(Permission.POINTS_TEND),
        appeals=_waiting_appeals(session, actor),
    )


def line_card(session: Session, actor: Actor, line_id: int) -> LineCard:
    """One line with its arithmetic. Raises Denied."""
    line = access_points_line(session, actor, line_id)
    person = session.get(Employee, line.employee_id)
    author = session.get(Employee, line.author_id) if line.author_id is not None else None
    asked = session.exec(select(PointsAppeal).where(PointsAppeal.line_id == line_id)).first()
    is_own = line.employee_id == actor.id
    may_correct = (
        not is_own
        and person is not None
        and line.month is not None
        and actor.may(Permission.POINTS_TEND)
        and may_on_person(session, actor, person, Permission.POINTS_VIEW)
    )
    return LineCard(
        row=row_of(session, line),
        employee_id=line.employee_id,
        name=person.name if person is not None else "",
        is_own=is_own,
        author=author.name if author is not None else "",
        arithmetic=from_json(line.arithmetic) if line.kind is PointsKind.AWARD else None,
        related=tuple(row_of(session, one) for one in _related(session, line)),
        balance_after=_balance_after(session, line),
        appeal=AppealFacts(_id(asked.id), asked.state, asked.answer) if asked is not None else None,
        may_ask=is_own and asked is None and line.month is not None,
        may_correct=may_correct,
    )


def row_of(session: Session, line: PointsLine) -> LineRow:
    """A line as lists show it."""
    return LineRow(_id(line.id), line.amount, line.kind, _title(session, line), line.reason, line.at)


def _title(session: Session, line: PointsLine) -> str:
    if line.task_id is not None:
        work = work_of(session, line.task_id)
        return work.title if work is not None else ""
    if line.redemption_id is not None:
        redemption = session.get(Redemption, line.redemption_id)
        reward = session.get(Reward, redemption.reward_id) if redemption is not None else None
        return reward.name if reward is not None else ""
    return ""


def _related(session: Session, line: PointsLine) -> list[PointsLine]:
    """The other lines of the same award, or of the same exchange."""
    if line.redemption_id is not None:
        found = session.exec(
            select(PointsLine)
            .where(PointsLine.redemption_id == line.redemption_id)
            .order_by(col(PointsLine.id))
        ).all()
        return [one for one in found if one.id != line.id]
    award = session.get(PointsLine, line.award_id) if line.award_id is not None else line
    if award is None:
        return []
    return [one for one in points_ledger.lines_of_award(session, award) if one.id != line.id]


def _balance_after(session: Session, line: PointsLine) -> int:
    return int(
        session.exec(
            select(func.sum(PointsLine.amount)).where(
                PointsLine.employee_id == line.employee_id, col(PointsLine.id) <= line.id
            )
        ).one()
    )


def _reserved(session: Session, employee_id: int) -> int:
    """Points kept for requests that are not handed over yet."""
    open_states = [RedemptionState.REQUESTED, RedemptionState.APPROVED]
    return int(
        session.exec(
            select(func.coalesce(func.sum(Redemption.price), 0)).where(
                Redemption.employee_id == employee_id, col(Redemption.state).in_(open_states)
            )
        ).one()
    )


def _debt(session: Session, employee_id: int) -> LineRow | None:
    """The newest line that took earned points away."""
    line = session.exec(
        select(PointsLine)
        .where(
            PointsLine.employee_id == employee_id,
            PointsLine.amount < 0,
            col(PointsLine.month).is_not(None),
        )
        .order_by(col(PointsLine.id).desc())
        .limit(1)
    ).first()
    return row_of(session, line) if line is not None else None


def _waiting_appeals(session: Session, actor: Actor) -> int:
    """How many questions wait for the reader's answer."""
    query = select(func.count()).select_from(PointsAppeal).where(PointsAppeal.employee_id != actor.id)
    mine = (col(PointsAppeal.state) == AppealState.MANAGER) & (col(PointsAppeal.manager_id) == actor.id)
    if actor.may(Permission.POINTS_TEND):
        mine = mine | (col(PointsAppeal.state) == AppealState.HR)
    return session.exec(query.where(mine)).one()


def _id(value: int | None) -> int:
    if value is None:
        raise ValueError("a stored row has an id")
    return value
