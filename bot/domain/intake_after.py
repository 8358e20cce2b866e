"""What comes right after a paper that is saved already, a text or a recording: it is about the candidate it has become."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import contact_log, drafts, profile_files
from bot.domain.access import Actor, Permission
from bot.domain.contact_log import Logged
from bot.domain.intake_drafts import CandidateDraft, DraftState
from bot.domain.intake_notes import LONGEST_NOTE, RIGHT_AFTER
from bot.domain.profile_files import SentThing
from bot.models import Draft


def note_after_saving(session: Session, actor: Actor, text: str, *, now: datetime) -> Logged | None:
    """Keep a text as a note; None when the newest paper is not saved, is too old, or its candidate is gone. Raises Denied."""
    said = text.strip()
    if not said or len(said) > LONGEST_NOTE:
        return None
    candidate_id = _just_saved(session, actor, now=now)
    return contact_log.log(session, actor, candidate_id, None, said, now=now) if candidate_id else None


def recording_after_saving(
    session: Session, actor: Actor, sent: SentThing, *, now: datetime
) -> Logged | None:
    """Keep a voice or video with the candidate; None as above. Raises Denied."""
    candidate_id = _just_saved(session, actor, now=now)
    return profile_files.keep(session, actor, candidate_id, sent, now=now) if candidate_id else None


def _just_saved(session: Session, actor: Actor, *, now: datetime) -> int | None:
    """The candidate whom the newest paper has become, when it came a moment ago."""
    if not actor.may(Permission.CANDIDATE_EDIT):
        return None
    row = session.exec(
        select(Draft)
        .where(
            Draft.owner_id == actor.id,
            Draft.kind == CandidateDraft.KIND,
            col(Draft.created_at) > now - RIGHT_AFTER,
        )
        .order_by(col(Draft.id).desc())
        .limit(1)
    ).first()
    if row is None or row.id is None:
        return None
    fields = drafts.load(session, actor, row.id, CandidateDraft).fields
    if fields.joined_to is not None:  # a recording of the same person came between
        fields = drafts.load(session, actor, fields.joined_to, CandidateDraft).fields
    if fields.state is not DraftState.SAVED or fields.saved is None or not fields.origin.chat_id:
        return None
    return fields.saved.candidate_id
