"""The ledger itself: append-only lines, balances as their sums, and the running totals that the leaderboard reads.

Every line is written here and nowhere else. All writing happens on the database's one lane, unit after unit, so that
reading a balance and writing the line that rests on it cannot be overtaken; unique keys hold that on their own as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain.seasons import ALL_TIME, seasons_of_month
from bot.models import PointsKind, PointsLine, PointsTotal


@dataclass(frozen=True)
class Entry:
    """A line about to be written; the fields are those of `PointsLine`."""

    key: str
    employee_id: int
    amount: int
    kind: PointsKind
    author_id: int | None
    month: str | None = None
    task_id: int | None = None
    award_id: int | None = None
    redemption_id: int | None = None
    reason: str = ""
    arithmetic: Mapping[str, Any] | None = None


def post(session: Session, entry: Entry, *, now: datetime) -> PointsLine | None:
    """Write a line, and with an earning its totals. None when a line with this key is there already: once is enough."""
    if line_by_key(session, entry.key) is not None:
        return None
    line = PointsLine(
        key=entry.key,
        employee_id=entry.employee_id,
        amount=entry.amount,
        kind=entry.kind,
        month=entry.month,
        task_id=entry.task_id,
        award_id=entry.award_id,
        redemption_id=entry.redemption_id,
        author_id=entry.author_id,
        reason=entry.reason,
        arithmetic=dict(entry.arithmetic or {}),
        at=now,
    )
    session.add(line)
    if entry.month is not None:
        for season in seasons_of_month(entry.month):
            _add_to_total(session, entry.employee_id, season, entry.amount)
    session.flush()  # its id goes into notices, and sums must see it
    return line


def _add_to_total(session: Session, employee_id: int, season: str, amount: int) -> None:
    total = session.get(PointsTotal, (employee_id, season))
    if total is None:
        total = PointsTotal(employee_id=employee_id, season=season, earned=0)
    total.earned += amount
    session.add(total)


def line_by_key(session: Session, key: str) -> PointsLine | None:
    """The line written under a key."""
    return session.exec(select(PointsLine).where(PointsLine.key == key)).first()


def balance(session: Session, employee_id: int) -> int:
    """What somebody can spend: the sum of their lines; below zero it is a debt."""
    return int(
        session.exec(
            select(func.coalesce(func.sum(PointsLine.amount), 0)).where(PointsLine.employee_id == employee_id)
        ).one()
    )


def earned(session: Session, employee_id: int, season: str = ALL_TIME) -> int:
    """What somebody has earned in a season, whatever they have spent."""
    total = session.get(PointsTotal, (employee_id, season))
    return total.earned if total is not None else 0


def open_award(session: Session, task_id: int) -> PointsLine | None:
    """The award of a task that has not been taken back."""
    reversed_ids = select(PointsLine.award_id).where(
        PointsLine.task_id == task_id, PointsLine.kind == PointsKind.REVERSAL
    )
    return session.exec(
        select(PointsLine)
        .where(
            PointsLine.task_id == task_id,
            PointsLine.kind == PointsKind.AWARD,
            col(PointsLine.id).not_in(reversed_ids),
        )
        .order_by(col(PointsLine.id).desc())
        .limit(1)
    ).first()


def lines_of_award(session: Session, award: PointsLine) -> list[PointsLine]:
    """An award with everything that was later set right about it, oldest first."""
    later = session.exec(
        select(PointsLine).where(PointsLine.award_id == award.id).order_by(col(PointsLine.id))
    ).all()
    return [award, *later]


def awards_of_task(session: Session, task_id: int) -> int:
    """How many times a task has been paid, taken back or not."""
    return session.exec(
        select(func.count())
        .select_from(PointsLine)
        .where(PointsLine.task_id == task_id, PointsLine.kind == PointsKind.AWARD)
    ).one()


def brought_by_task(session: Session, task_id: int) -> int:
    """What a task has brought in all: its awards with everything set right about them."""
    return int(
        session.exec(
            select(func.coalesce(func.sum(PointsLine.amount), 0)).where(PointsLine.task_id == task_id)
        ).one()
    )
