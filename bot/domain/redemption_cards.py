"""Exchanges of points for rewards as people see them: a card, one's own list, and what waits for a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, or_, select

from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied
from bot.domain.notifications import NoticeKind
from bot.domain.points_access import access_redemption
from bot.models import Employee, Redemption, RedemptionState, Reward, RewardKind

PAGE = 6
_OPEN = (RedemptionState.REQUESTED, RedemptionState.APPROVED, RedemptionState.HANDED_OVER)


@dataclass(frozen=True)
class RedemptionCard:
    """An exchange with what the reader may do about it."""

    id: int
    rev: int
    reward_id: int
    reward: str
    reward_kind: RewardKind
    price: int
    state: RedemptionState
    employee_id: int
    name: str
    is_mine: bool
    requested_at: datetime
    decided_by: str
    decline_reason: str
    fulfiller: str
    handed_by: str
    may_decide: bool
    may_hand_over: bool


class RedemptionList(StrEnum):
    """Which exchanges a list shows: one's own, or those that wait for the reader."""

    MINE = "mine"
    WAITING = "waiting"


@dataclass(frozen=True)
class Redemptions:
    """A page of exchanges."""

    which: RedemptionList
    cards: tuple[RedemptionCard, ...]
    page: int
    pages: int


def redemption_card(session: Session, actor: Actor, request_id: int) -> RedemptionCard:
    """An exchange's card. Raises Denied."""
    return card_of(session, actor, access_redemption(session, actor, request_id, Permission.REDEMPTION_VIEW))


def redemptions(session: Session, actor: Actor, which: RedemptionList, page: int = 0) -> Redemptions:
    """One's own exchanges, the open ones first, then the newest; or those the reader can move on, the oldest first."""
    query = select(Redemption).join(Reward, col(Reward.id) == col(Redemption.reward_id))
    if which is RedemptionList.MINE:
        is_open = col(Redemption.state).in_(_OPEN)
        query = query.where(Redemption.employee_id == actor.id).order_by(
            is_open.desc(), col(Redemption.id).desc()
        )
    else:
        to_hand_over = (col(Redemption.state) == RedemptionState.APPROVED) & (
            col(Reward.fulfiller_id) == actor.id
        )
        undecided = col(Redemption.state).in_([RedemptionState.REQUESTED, RedemptionState.APPROVED])
        decides = actor.may(Permission.REDEMPTION_DECIDE)
        query = query.where(or_(to_hand_over, undecided) if decides else to_hand_over).order_by(
            col(Redemption.id)
        )
    total = session.exec(
        select(func.count()).select_from(
            query.order_by(None).with_only_columns(col(Redemption.id)).subquery()
        )
    ).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(query.offset(page * PAGE).limit(PAGE)).all()
    return Redemptions(which, tuple(card_of(session, actor, row) for row in rows), page, pages)


def card_of(session: Session, actor: Actor, redemption: Redemption) -> RedemptionCard:
    """An exchange as the actor sees it."""
    reward = session.get(Reward, redemption.reward_id)
    if reward is None:
        raise Denied
    decides = actor.may(Permission.REDEMPTION_DECIDE)
    undecided = redemption.state in {RedemptionState.REQUESTED, RedemptionState.APPROVED}
    hands_over = decides or reward.fulfiller_id == actor.id
    return RedemptionCard(
        id=redemption_id(redemption),
        rev=redemption.rev,
        reward_id=redemption.reward_id,
        reward=reward.name,
        reward_kind=reward.kind,
        price=redemption.price,
        state=redemption.state,
        employee_id=redemption.employee_id,
        name=_name(session, redemption.employee_id),
        is_mine=redemption.employee_id == actor.id,
        requested_at=redemption.requested_at,
        decided_by=_name(session, redemption.decided_by_id),
        decline_reason=redemption.decline_reason,
        fulfiller=_name(session, reward.fulfiller_id),
        handed_by=_name(session, redemption.handed_by_id),
        may_decide=decides and undecided,
        may_hand_over=hands_over and redemption.state is RedemptionState.APPROVED,
    )


# In which state each notice about an exchange still holds.
_HOLDS: Mapping[NoticeKind, frozenset[RedemptionState]] = {
    NoticeKind.REDEMPTION_REQUESTED: frozenset({RedemptionState.REQUESTED}),
    NoticeKind.REDEMPTION_DECIDED: frozenset({RedemptionState.APPROVED, RedemptionState.DECLINED}),
    NoticeKind.REDEMPTION_TO_HAND_OVER: frozenset({RedemptionState.APPROVED}),
    NoticeKind.REDEMPTION_HANDED_OVER: frozenset({RedemptionState.HANDED_OVER}),
}


def _load(
    kind: NoticeKind, session: Session, recipient: Actor, payload: Mapping[str, Any]
) -> RedemptionCard | None:
    try:
        card = redemption_card(session, recipient, payload["redemption"])
    except Denied:
        return None
    return card if card.state in _HOLDS[kind] else None


def load_requested(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RedemptionCard | None:
    """A request that still waits, for whoever decides."""
    return _load(NoticeKind.REDEMPTION_REQUESTED, session, recipient, payload)


def load_decided(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RedemptionCard | None:
    """What was decided about one's own request."""
    return _load(NoticeKind.REDEMPTION_DECIDED, session, recipient, payload)


def load_to_hand_over(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RedemptionCard | None:
    """An approved request, for whoever hands the reward over."""
    return _load(NoticeKind.REDEMPTION_TO_HAND_OVER, session, recipient, payload)


def load_handed_over(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RedemptionCard | None:
    """A reward that was handed over and waits to be confirmed."""
    return _load(NoticeKind.REDEMPTION_HANDED_OVER, session, recipient, payload)


def redemption_id(redemption: Redemption) -> int:
    """The id of a stored exchange."""
    if redemption.id is None:
        raise ValueError("a stored exchange has an id")
    return redemption.id


def _name(session: Session, employee_id: int | None) -> str:
    person = session.get(Employee, employee_id) if employee_id is not None else None
    return person.name if person is not None else ""
