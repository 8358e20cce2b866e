"""What a recruiter decides about a draft before saving it: its fields, its vacancy, and who it is."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import access, drafts
from bot.domain.access import Actor, Permission
from bot.domain.candidate_fields import copied, with_typed
from bot.domain.candidate_values import CandidateField
from bot.domain.drafts import Kept
from bot.domain.errors import Gone, Outdated
from bot.domain.intake_drafts import CandidateDraft, DraftState
from bot.domain.intake_vacancies import open_vacancy, set_sticky


def _ready(session: Session, actor: Actor, draft_id: int) -> Kept[CandidateDraft]:
    """The actor's own draft that is still to be decided. Raises Outdated when it was saved or discarded
    meanwhile.
    """
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is not DraftState.READY:
        raise Outdated
    return kept


def fix_field(
    session: Session, actor: Actor, draft_id: int, field: CandidateField, text: str, *, now: datetime
) -> Kept[CandidateDraft]:
    """A field as typed. Raises Unfit when it cannot be understood: the field stays as it was."""
    kept = _ready(session, actor, draft_id)
    values = with_typed(kept.fields.values, field, text, now=now, zone=actor.zone)
    return drafts.change(session, actor, draft_id, kept.fields.settled(field, values), now=now)


def settle_field(
    session: Session,
    actor: Actor,
    draft_id: int,
    field: CandidateField,
    option: int,
    *,
    rev: int,
    now: datetime,
) -> Kept[CandidateDraft]:
    """Confirm a doubtful field as read (option 0) or take its n-th alternative. Raises Outdated on an older
    card.
    """
    kept = _ready(session, actor, draft_id)
    doubt = next((read for read in kept.fields.doubts if read.field is field), None)
    if kept.rev != rev or doubt is None or not 0 <= option <= len(doubt.options):
        raise Outdated
    values = kept.fields.values
    if option:
        values = copied(doubt.options[option - 1], values, field)
    return drafts.change(session, actor, draft_id, kept.fields.settled(field, values), now=now, rev=rev)


def choose_vacancy(
    session: Session, actor: Actor, draft_id: int, vacancy_id: int | None, *, now: datetime
) -> Kept[CandidateDraft]:
    """Where the draft goes: an open vacancy, or None for the base alone. Raises Denied, Unfit."""
    kept = _ready(session, actor, draft_id)
    if vacancy_id is not None:
        open_vacancy(session, actor, vacancy_id)
    return drafts.change(session, actor, draft_id, kept.fields.on(vacancy_id), now=now)


def stick(session: Session, actor: Actor, draft_id: int, *, on: bool, now: datetime) -> Kept[CandidateDraft]:
    """Send everything from now on to this draft's vacancy, or stop doing so."""
    kept = _ready(session, actor, draft_id)
    set_sticky(session, actor, kept.fields.vacancy_id if on else None)
    return drafts.change(session, actor, draft_id, kept.fields, now=now)


def recognise(
    session: Session, actor: Actor, draft_id: int, candidate_id: int | None, *, now: datetime
) -> Kept[CandidateDraft]:
    """Say who the paper's person is: a known candidate, or (None) somebody new. Raises Denied, Gone."""
    kept = _ready(session, actor, draft_id)
    if candidate_id is not None:
        access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    fields = replace(kept.fields, same_as=candidate_id, is_somebody_else=candidate_id is None)
    return drafts.change(session, actor, draft_id, fields, now=now)


def ask_again(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Forget who the person was said to be."""
    kept = _ready(session, actor, draft_id)
    fields = replace(kept.fields, same_as=None, is_somebody_else=False)
    return drafts.change(session, actor, draft_id, fields, now=now)


def choose_vacancy_for_batch(
    session: Session, actor: Actor, batch_id: int, vacancy_id: int | None, *, now: datetime
) -> None:
    """Where everything of a batch that is not decided yet goes. Raises Denied, Unfit."""
    if vacancy_id is not None:
        open_vacancy(session, actor, vacancy_id)
    for kept in batch_of(session, actor, batch_id):
        if kept.fields.is_open:
            drafts.change(session, actor, kept.id, kept.fields.on(vacancy_id), now=now)


def papers_of(session: Session, actor: Actor, head_id: int) -> tuple[Kept[CandidateDraft], ...]:
    """The papers joined to a draft, in order of arrival."""
    every = drafts.own(session, actor, CandidateDraft)
    return tuple(kept for kept in every if kept.fields.joined_to == head_id)


def batch_of(session: Session, actor: Actor, batch_id: int) -> tuple[Kept[CandidateDraft], ...]:
    """The drafts of a batch in order of arrival. Raises Gone when nothing of it is left."""
    every = drafts.own(session, actor, CandidateDraft)
    found = tuple(kept for kept in every if batch_id in {kept.id, kept.fields.batch_id})
    if not found:
        raise Gone
    return found
