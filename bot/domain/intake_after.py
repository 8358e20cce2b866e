"""A text right after a paper that is saved already: it is a note on the candidate whom the paper has become."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import contact_log, drafts
from bot.domain.access import Actor, Permission
from bot.domain.contact_log import Logged
from bot.domain.intake_drafts import CandidateDraft, DraftState
from bot.domain.intake_notes import LONGEST_NOTE, RIGHT_AFTER
from bot.models import Draft


def note_after_saving(session: Session, actor: Actor, text: str, *, now: datetime) -> Logged | None:
    """Keep a text as a note; None when the newest paper is not saved, is too old, or its candidate is gone. Raises Denied."""
    said = text.strip()
    if not said or len(said) > LONGEST_NOTE or not actor.may(Permission.CANDIDATE_EDIT):
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
    if fields.state is not DraftState.SAVED or fields.saved is None or not fields.origin.chat_id:
        return None
    return contact_log.log(session, actor, fields.saved.candidate_id, None, said, now=now)
