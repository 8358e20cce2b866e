"""A colleague passes a friend's résumé on: it waits at the recruiter on duty, and the referral is the colleague's."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import drafts, intake, intake_notes, mail_routes
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.drafts import Kept
from bot.domain.errors import Denied, Gone, Problem, Unfit
from bot.domain.intake import GivenContact
from bot.domain.intake_choices import batch_of
from bot.domain.intake_drafts import CandidateDraft, DraftState, Origin
from bot.models import Draft


@dataclass(frozen=True)
class Referral:
    """What was passed on, and to whom by name. `is_kept` is False once it was taken back."""

    draft_id: int
    recruiter: str
    slot: str
    is_kept: bool = True


def pass_on(
    session: Session,
    actor: Actor,
    origin: Origin,
    *,
    text: str = "",
    contact: GivenContact | None = None,
    note: str = "",
    now: datetime,
) -> Referral | None:
    """Keep a colleague's paper in the inbox of the recruiter on duty; None when nobody is there to take it.

    `text` is a pasted résumé, `contact` a shared one, else the origin's file is read. `note` is said of the person.
    Raises Unfit for a contact without a name.
    """
    recruiter = mail_routes.recipient(session, None)
    if recruiter is None:
        return None
    named = replace(origin, referred_by=actor.id)
    if contact is not None:
        kept = intake.receive_contact(session, recruiter, named, contact, now=now)
        intake.announce(session, kept.id, now=now)
    elif text:
        kept = intake.receive_text(session, recruiter, named, text, now=now)
    else:
        kept = intake.receive_file(session, recruiter, named, now=now)
    if note:
        intake_notes.add(session, recruiter, kept.id, note, now=now)
    return Referral(kept.id, recruiter.name, _slot(kept))


def _slot(kept: Kept[CandidateDraft]) -> str:
    """Where the colleague is thanked: once for the parts of an album."""
    return f"referral:{kept.fields.origin.media_group or kept.id}"


def recall(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Referral:
    """Take back what one has passed on; a second time changes nothing.

    Raises Denied for what is not one's own, Gone, and Unfit once the recruiter has saved it.
    """
    recruiter, kept = _own(session, actor, draft_id)
    album = kept.fields.origin.media_group
    parts = [kept]
    if album and kept.fields.batch_id is not None:
        together = batch_of(session, recruiter, kept.fields.batch_id)
        parts = [part for part in together if part.fields.origin.media_group == album]
    if any(part.fields.state is DraftState.SAVED for part in parts):
        raise Unfit(Problem.UNDO_OVERTAKEN)
    for part in parts:
        if part.fields.state is not DraftState.DISCARDED:
            put_away = replace(part.fields, state=DraftState.DISCARDED)
            drafts.change(session, recruiter, part.id, put_away, now=now)
    return Referral(draft_id, recruiter.name, _slot(kept), is_kept=False)


def note_after_referral(session: Session, actor: Actor, text: str, *, now: datetime) -> Referral | None:
    """What a colleague says right after passing a paper on goes with it; None when there is none it can be about."""
    said = text.strip()
    if not said or len(said) > intake_notes.LONGEST_NOTE or actor.may(Permission.CANDIDATE_ADD):
        return None
    rows = session.exec(
        select(Draft)
        .where(Draft.kind == CandidateDraft.KIND, col(Draft.created_at) > now - intake_notes.RIGHT_AFTER)
        .order_by(col(Draft.id).desc())
        .limit(_LOOKED_AT)
    ).all()
    own = next((row for row in rows if row.data.get("origin", {}).get("referred_by") == actor.id), None)
    if own is None or own.id is None:
        return None
    recruiter, kept = _own(session, actor, own.id)
    if kept.fields.state not in {DraftState.READING, DraftState.READY}:
        return None
    intake_notes.add(session, recruiter, kept.id, said, now=now)
    return Referral(kept.id, recruiter.name, _slot(kept))


# Papers that came in the last moments, among which a colleague's own is looked for.
_LOOKED_AT = 200


def _own(session: Session, actor: Actor, draft_id: int) -> tuple[Actor, Kept[CandidateDraft]]:
    row = session.get(Draft, draft_id)
    if row is None:
        raise Gone
    recruiter = actor_by_id(session, row.owner_id)
    if row.kind != CandidateDraft.KIND or recruiter is None:
        raise Denied
    kept = drafts.load(session, recruiter, draft_id, CandidateDraft)
    if kept.fields.origin.referred_by != actor.id:
        raise Denied
    return recruiter, kept
