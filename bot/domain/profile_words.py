"""What is said of a candidate in words after a button: a contact, a note, the reserve, a bar, the next contact, tags."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import access, contact_log, drafts, profile_files, talent_pool
from bot.domain.access import Actor, Permission
from bot.domain.contact_log import Logged
from bot.domain.errors import Outdated
from bot.domain.profile_files import SentThing
from bot.domain.talent_pool import PoolCard
from bot.models import LogChannel

# Whatever is sent goes to the card until nothing has come for so long.
WAITS_FOR = timedelta(minutes=10)


class ProfileAct(StrEnum):
    """What the words are for; the first ones are the channels of `models.LogChannel`."""

    CALL = "call"
    MEETING = "meeting"
    LETTER = "letter"
    SOCIAL = "social"
    MESSENGER = "messenger"
    NOTE = "note"
    RESERVE = "reserve"
    BAR = "bar"
    NEXT = "next"
    TAGS = "tags"
    ADD = "add"


@dataclass(frozen=True)
class ProfileWords:
    """Of whom the open question is, and what for."""

    KIND: ClassVar[str] = "profile_words"
    VERSION: ClassVar[int] = 1

    candidate_id: int
    act: ProfileAct


def begin(session: Session, actor: Actor, candidate_id: int, act: ProfileAct, *, now: datetime) -> int:
    """Wait for words; an earlier question left open is forgotten. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    for kept in drafts.own(session, actor, ProfileWords):
        drafts.discard(session, actor, kept.id, ProfileWords)
    return drafts.start(session, actor.id, ProfileWords(candidate_id, act), now=now).id


def take(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Logged | PoolCard:
    """Do what the words are for. Raises Unfit when they cannot be taken: the question stays open. Gone, Denied."""
    asked = drafts.load(session, actor, draft_id, ProfileWords).fields
    candidate_id = asked.candidate_id
    done: Logged | PoolCard
    match asked.act:
        case ProfileAct.RESERVE:
            done = talent_pool.put_aside(session, actor, candidate_id, text, now=now)
        case ProfileAct.BAR:
            done = talent_pool.bar(session, actor, candidate_id, text, now=now)
        case ProfileAct.NEXT:
            done = talent_pool.plan_contact(session, actor, candidate_id, text, now=now)
        case ProfileAct.TAGS:
            done = talent_pool.set_tags(session, actor, candidate_id, text, now=now)
        case ProfileAct.ADD:
            raise Outdated  # no words are waited for: whatever is sent is kept
        case ProfileAct.NOTE:
            done = contact_log.log(session, actor, candidate_id, None, text, now=now)
        case _:
            done = contact_log.log(session, actor, candidate_id, LogChannel(asked.act.value), text, now=now)
    drafts.discard(session, actor, draft_id, ProfileWords)
    return done


def take_thing(session: Session, actor: Actor, draft_id: int, sent: SentThing, *, now: datetime) -> Logged:
    """Keep whatever was sent with the candidate; the next one is waited for too. Raises Unfit, Gone, Denied.

    Outdated when the last one came too long ago: by then something else is meant.
    """
    kept = drafts.load(session, actor, draft_id, ProfileWords)
    if kept.updated_at < now - WAITS_FOR:
        raise Outdated
    done = profile_files.keep(session, actor, kept.fields.candidate_id, sent, now=now)
    drafts.change(session, actor, draft_id, kept.fields, now=now)
    return done


def waited_for(session: Session, actor: Actor, draft_id: int) -> int:
    """The candidate of an open question. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, ProfileWords).fields.candidate_id
