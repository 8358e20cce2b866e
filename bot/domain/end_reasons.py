"""The company's lists of reasons why an application ended, one for each outcome: common ones at first, own ones added."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Problem, Unfit
from bot.models import EndReason, Outcome, ReasonCode

LONGEST_NAME = 40
# More would not fit a phone's screen as chips.
MOST = 20


@dataclass(frozen=True)
class Reason:
    """A reason to choose. `name` is the company's own words; without them the code has words in both languages."""

    id: int
    outcome: Outcome
    code: ReasonCode | None
    name: str
    is_retired: bool = False


def of(row: EndReason) -> Reason:
    """A row as others see it."""
    assert row.id is not None  # noqa: S101 - it came from the database
    return Reason(row.id, row.outcome, row.code, row.name, row.retired_at is not None)


def reasons(session: Session, outcome: Outcome | None = None, *, retired: bool = False) -> tuple[Reason, ...]:
    """The reasons on offer, of one outcome or of all; `retired` adds those that are offered no more."""
    query = select(EndReason).order_by(col(EndReason.position), col(EndReason.id))
    if outcome is not None:
        query = query.where(EndReason.outcome == outcome)
    if not retired:
        query = query.where(col(EndReason.retired_at).is_(None))
    order = list(Outcome)
    return tuple(sorted(map(of, session.exec(query).all()), key=lambda one: order.index(one.outcome)))


def by_ids(session: Session, ids: set[int]) -> dict[int, Reason]:
    """Reasons of the past or present, in one query."""
    rows = session.exec(select(EndReason).where(col(EndReason.id).in_(ids))).all()
    return {one.id: one for one in map(of, rows)}


def fitting(session: Session, reason_id: int | None, outcome: Outcome | None) -> int | None:
    """The reason, if it belongs to the outcome; none for a stage that is no end. Raises Denied for another's."""
    if outcome is None or reason_id is None:
        return None
    row = session.get(EndReason, reason_id)
    if row is None or row.outcome is not outcome:
        raise Denied
    return reason_id


# -- the company's own list --------------------------------------------------------------------------------


def tended(session: Session, actor: Actor, outcome: Outcome) -> tuple[Reason, ...]:
    """The list of one outcome to be edited, retired ones last. Raises Denied."""
    actor.require(Permission.PIPELINE_TEND)
    found = reasons(session, outcome, retired=True)
    return tuple(sorted(found, key=lambda one: one.is_retired))


def add(session: Session, actor: Actor, outcome: Outcome, name: str, *, now: datetime) -> Reason:  # noqa: ARG001 - verbs take the moment
    """Add a reason in own words; one that is there already comes back. Raises Denied, Unfit."""
    actor.require(Permission.PIPELINE_TEND)
    name = " ".join(name.split())
    if not name:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
    rows = session.exec(select(EndReason).where(EndReason.outcome == outcome)).all()
    same = next((row for row in rows if row.name.casefold() == name.casefold()), None)
    if same is None and sum(row.retired_at is None for row in rows) >= MOST:
        raise Unfit(Problem.TOO_MANY_REASONS, most=MOST)
    row = same or EndReason(
        outcome=outcome, name=name, position=1 + max((r.position for r in rows), default=0)
    )
    row.retired_at = None
    session.add(row)
    session.flush()  # its id goes into buttons
    return of(row)


def rename(session: Session, actor: Actor, reason_id: int, name: str) -> Reason:
    """Give a reason the company's own words; what ended for it reads so too. Raises Denied, Unfit."""
    actor.require(Permission.PIPELINE_TEND)
    row = session.get(EndReason, reason_id)
    if row is None:
        raise Denied
    name = " ".join(name.split())
    if not name:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
    same = name.casefold()
    others = [one for one in reasons(session, row.outcome, retired=True) if one.id != reason_id]
    if any(one.name.casefold() == same for one in others):
        raise Unfit(Problem.REASON_THERE)
    row.name = name
    session.add(row)
    return of(row)


def retire(session: Session, actor: Actor, reason_id: int, *, now: datetime) -> Reason:
    """Offer a reason no more, or again. Raises Denied; Unfit for the last one of its outcome."""
    actor.require(Permission.PIPELINE_TEND)
    row = session.get(EndReason, reason_id)
    if row is None:
        raise Denied
    if row.retired_at is not None:
        row.retired_at = None
    elif len(reasons(session, row.outcome)) <= 1:
        raise Unfit(Problem.LAST_REASON)
    else:
        row.retired_at = now
    session.add(row)
    return of(row)
