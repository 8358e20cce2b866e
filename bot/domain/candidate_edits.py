"""Correcting a stored candidate by typing: which candidate the open question is about, kept like any
draft.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlmodel import Session

from bot.domain import access, candidates, drafts
from bot.domain.access import Actor, Permission
from bot.domain.candidate_values import CandidateField
from bot.domain.candidates import CandidateCard


@dataclass(frozen=True)
class CandidateEdit:
    """The candidate an actor is correcting."""

    KIND: ClassVar[str] = "candidate_edit"
    VERSION: ClassVar[int] = 1

    candidate_id: int


def begin(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> int:
    """Remember whom the actor corrects; an earlier correction left open is forgotten. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    for kept in drafts.own(session, actor, CandidateEdit):
        drafts.discard(session, actor, kept.id, CandidateEdit)
    return drafts.start(session, actor.id, CandidateEdit(candidate_id), now=now).id


def finish(
    session: Session, actor: Actor, draft_id: int, field: CandidateField, text: str, *, now: datetime
) -> CandidateCard:
    """Take what was typed. Raises Unfit when it is not understood: the question stays open."""
    kept = drafts.load(session, actor, draft_id, CandidateEdit)
    card = candidates.fix_field(session, actor, kept.fields.candidate_id, field, text, now=now)
    drafts.discard(session, actor, draft_id, CandidateEdit)
    return card
