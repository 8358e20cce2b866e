"""Acts on an offer that need words: a term to be typed, or a reason; kept as a draft while they are waited for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, offers
from bot.domain.access import Actor, Permission, access_offer
from bot.domain.errors import Outdated
from bot.domain.offer_values import OfferField
from bot.domain.offers import OfferActed


class OfferWords(StrEnum):
    """What the words are for: a term of the offer, or why it is returned, declined or withdrawn."""

    AMOUNT = "amount"
    START = "start"
    VALID = "valid"
    CONDITIONS = "conditions"
    RETURN = "return"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


_FIELDS = {OfferWords(field.value): field for field in OfferField}


@dataclass(frozen=True)
class OfferTalk:
    """What is waited for, of which offer, as it was seen."""

    KIND: ClassVar[str] = "offer_talk"
    VERSION: ClassVar[int] = 1

    offer_id: int
    wanted: OfferWords
    rev: int


def begin(
    session: Session, actor: Actor, offer_id: int, wanted: OfferWords, *, rev: int, now: datetime
) -> int:
    """Wait for words; an earlier waiting is forgotten. Returns the draft's id. Raises Denied, Outdated."""
    needed = Permission.OFFER_APPROVE if wanted is OfferWords.RETURN else Permission.OFFER_EDIT
    offer = access_offer(session, actor, offer_id, needed)
    if offer.rev != rev:
        raise Outdated
    for kept in drafts.own(session, actor, OfferTalk):
        drafts.discard(session, actor, kept.id, OfferTalk)
    return drafts.start(session, actor.id, OfferTalk(offer_id, wanted, rev), now=now).id


def waited_for(session: Session, actor: Actor, draft_id: int) -> OfferTalk:
    """What is waited for. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, OfferTalk).fields


def give(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> OfferActed:
    """Do what the words were asked for. Raises Denied, Outdated, Unfit; the question then stays open."""
    asked = waited_for(session, actor, draft_id)
    acted = _act(session, actor, asked, text, now)
    drafts.discard(session, actor, draft_id, OfferTalk)
    return acted


def _act(session: Session, actor: Actor, asked: OfferTalk, text: str, now: datetime) -> OfferActed:
    match asked.wanted:
        case OfferWords.RETURN:
            return offers.send_back(session, actor, asked.offer_id, text, rev=asked.rev, now=now)
        case OfferWords.DECLINE:
            return offers.decline(session, actor, asked.offer_id, comment=text, rev=asked.rev, now=now)
        case OfferWords.WITHDRAW:
            return offers.take_back(session, actor, asked.offer_id, text, rev=asked.rev, now=now)
        case field:
            return offers.set_field(session, actor, asked.offer_id, _FIELDS[field], text, now=now)
