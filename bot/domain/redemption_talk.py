"""A refusal of an exchange, waiting for its reason in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, rewards
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated
from bot.domain.points_access import access_redemption
from bot.domain.redemption_cards import RedemptionCard, card_of


@dataclass(frozen=True)
class DeclineDraft:
    """Which request is being declined, as it stood then."""

    KIND: ClassVar[str] = "redemption_decline"
    VERSION: ClassVar[int] = 1

    redemption_id: int
    rev: int


def begin_decline(
    session: Session, actor: Actor, redemption_id: int, *, rev: int, now: datetime
) -> tuple[int, RedemptionCard]:
    """Remember which request is about to be declined. Raises Denied, Outdated when it has moved on."""
    redemption = access_redemption(session, actor, redemption_id, Permission.REDEMPTION_DECIDE)
    card = card_of(session, actor, redemption)
    if redemption.rev != rev or not card.may_decide:
        raise Outdated
    for waiting in drafts.own(session, actor, DeclineDraft):
        drafts.discard(session, actor, waiting.id, DeclineDraft)
    return drafts.start(session, actor.id, DeclineDraft(redemption_id, rev), now=now).id, card


def request_of(session: Session, actor: Actor, draft_id: int) -> int:
    """Which request a refusal is for. Raises Gone."""
    return drafts.load(session, actor, draft_id, DeclineDraft).fields.redemption_id


def finish_decline(
    session: Session, actor: Actor, draft_id: int, reason: str, *, now: datetime
) -> RedemptionCard:
    """Decline for the reason typed. Raises Gone, and as `rewards.decline` does."""
    fields = drafts.load(session, actor, draft_id, DeclineDraft).fields
    card = rewards.decline(session, actor, fields.redemption_id, reason, rev=fields.rev, now=now)
    drafts.discard(session, actor, draft_id, DeclineDraft)
    return card
