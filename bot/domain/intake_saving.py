"""Saving a draft: candidate, résumé version and application in one verb that may be pressed twice; and
taking it back.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import (
    access,
    applications,
    candidate_notices,
    candidate_photos,
    drafts,
    events,
    intake_notes,
    stage_changes,
    stored_files,
)
from bot.domain.access import Actor, Permission
from bot.domain.candidate_contacts import distinct
from bot.domain.candidate_fields import copied, differing, is_told
from bot.domain.candidate_matches import Match, MatchKind, Paper, find_matches
from bot.domain.candidate_values import (
    CandidateField,
    CandidateValues,
    checked_name,
    tidy_skills,
    values_of,
    write,
)
from bot.domain.drafts import Kept
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.intake_choices import batch_of, choose_vacancy_for_batch, papers_of, recognise
from bot.domain.intake_drafts import CandidateDraft, DraftState, Saved
from bot.domain.intake_vacancies import open_vacancy
from bot.domain.stage_changes import To
from bot.models import Application, Candidate, Event, Resume, Subject

# Fields a newer résumé may change, unless a person has corrected them by hand.
RENEWED = (
    CandidateField.POSITION,
    CandidateField.CITY,
    CandidateField.CITIZENSHIP,
    CandidateField.AGE,
    CandidateField.EXPERIENCE,
    CandidateField.SALARY,
)


@dataclass(frozen=True)
class _Made:
    """What one saving made, before it is noted in the draft."""

    candidate: Candidate
    resume_id: int | None
    is_new_candidate: bool
    before: CandidateValues | None
    joined_ids: tuple[int, ...] = ()


def matches_of(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], *, now: datetime
) -> tuple[Match, ...]:
    """Whom of the base the draft's person may be."""
    employers = kept.fields.paper.employers if kept.fields.paper is not None else ()
    paper = Paper(kept.fields.values, kept.file_id, employers)
    return find_matches(session, actor, paper, today=now.astimezone(actor.zone).date())


def save(
    session: Session, actor: Actor, draft_id: int, *, rev: int | None, now: datetime
) -> Kept[CandidateDraft]:
    """Save a draft as it stands. A second press changes nothing and gives the same result.

    Raises Outdated when the draft has moved on since the card was shown, or somebody like its person has
    come into the
    base meanwhile; Unfit without a name, or when the vacancy is not open any more.
    """
    actor.require(Permission.CANDIDATE_ADD)
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is DraftState.SAVED:
        return kept
    if kept.fields.state is not DraftState.READY or (rev is not None and kept.rev != rev):
        raise Outdated
    known_id = _known(kept, matches_of(session, actor, kept, now=now))
    if known_id is None:
        checked_name(kept.fields.values.full_name)
    if kept.fields.vacancy_id is not None:
        open_vacancy(session, actor, kept.fields.vacancy_id)
    made = (
        _as_new(session, actor, kept, now=now)
        if known_id is None
        else _as_version(session, actor, kept, known_id, now=now)
    )
    _keep_first_contact(session, actor, kept, made, now=now)
    if made.candidate.id is not None:
        intake_notes.keep(session, actor, kept, made.candidate.id, now=now)
    saved = _on_vacancy(session, actor, kept, made, now=now)
    done = replace(kept.fields, state=DraftState.SAVED, saved=saved)
    return drafts.change(session, actor, draft_id, done, now=now)


def save_as_version(
    session: Session, actor: Actor, draft_id: int, candidate_id: int, *, now: datetime
) -> Kept[CandidateDraft]:
    """Say that the paper is a known candidate's, and save it as a new version of theirs, in one tap.

    A second press gives the same result. Raises Denied, Gone, Outdated and Unfit as `recognise` and `save` do.
    """
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is DraftState.SAVED:
        return kept
    recognised = recognise(session, actor, draft_id, candidate_id, now=now)
    return save(session, actor, draft_id, rev=recognised.rev, now=now)


def _known(kept: Kept[CandidateDraft], matches: tuple[Match, ...]) -> int | None:
    """The known candidate the paper belongs to, None for somebody new. Raises Outdated when it is to be
    asked.
    """
    same_file = next((match for match in matches if match.kind is MatchKind.SAME_FILE), None)
    if same_file is not None:
        return same_file.candidate_id
    if kept.fields.same_as is not None or kept.fields.is_somebody_else:
        return kept.fields.same_as
    if any(match.kind in {MatchKind.SAME_PERSON, MatchKind.CLASH} for match in matches):
        raise Outdated
    return None


def _as_new(session: Session, actor: Actor, kept: Kept[CandidateDraft], *, now: datetime) -> _Made:
    values = kept.fields.values
    candidate = Candidate(
        full_name=values.full_name,
        name_key="",
        source=source_of(kept.fields),
        referred_by_id=kept.fields.origin.referred_by,
        created_by_id=actor.id,
        created_at=now,
    )
    write(session, candidate, values)
    assert candidate.id is not None  # noqa: S101 - just flushed
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate.id,
        verb="added",
        now=now,
    )
    joined = _keep_joined(session, actor, kept, candidate.id, now=now)
    resume_id = _keep_resume(session, actor, kept, candidate.id, now=now)
    return _Made(candidate, resume_id, is_new_candidate=True, before=None, joined_ids=joined)


def _as_version(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], known_id: int, *, now: datetime
) -> _Made:
    """A new résumé of a known person: contacts and skills are added, the rest renewed where nobody
    corrected it by hand.
    """
    candidate = access.access_candidate(session, actor, known_id, Permission.CANDIDATE_VIEW)
    before = values_of(session, candidate)
    if _has_file(session, known_id, kept.file_id):
        return _Made(candidate, None, is_new_candidate=False, before=None)
    after = renewed(before, kept.fields.values, corrected=corrected_by_hand(session, known_id))
    if after != before:
        write(session, candidate, after)
    candidate.rev += 1
    session.add(candidate)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=known_id,
        verb="resume_added",
        now=now,
        details={"fields": [field.value for field in differing(before, after)]},
    )
    joined = _keep_joined(session, actor, kept, known_id, now=now)
    return _Made(
        candidate,
        _keep_resume(session, actor, kept, known_id, now=now),
        is_new_candidate=False,
        before=before,
        joined_ids=joined,
    )


def _keep_joined(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], candidate_id: int, *, now: datetime
) -> tuple[int, ...]:
    """The papers joined to a draft become versions older than its own, so that this stays the newest."""
    made: list[int] = []
    for paper in papers_of(session, actor, kept.id):
        if paper.file_id is not None and _has_file(session, candidate_id, paper.file_id):
            continue
        resume_id = _keep_resume(session, actor, paper, candidate_id, now=now)
        if resume_id is None:
            continue
        drafts.change(session, actor, paper.id, replace(paper.fields, kept_as=resume_id), now=now)
        made.append(resume_id)
    return tuple(made)


def renewed(
    before: CandidateValues, read: CandidateValues, *, corrected: frozenset[CandidateField]
) -> CandidateValues:
    """A known person's values after a newer résumé."""
    after = before
    for field in RENEWED:
        if is_told(read, field) and field not in corrected:
            after = copied(read, after, field)
    return replace(
        after,
        contacts=distinct((*before.contacts, *read.contacts)),
        skills=tidy_skills((*before.skills, *read.skills)),
    )


def corrected_by_hand(session: Session, candidate_id: int) -> frozenset[CandidateField]:
    """The fields a person has corrected on the stored profile: they outlive later résumés."""
    rows = session.exec(
        select(Event).where(
            Event.subject == Subject.CANDIDATE, Event.subject_id == candidate_id, col(Event.verb) == "edited"
        )
    ).all()
    return frozenset(CandidateField(row.changes["field"]) for row in rows)


def source_of(fields: CandidateDraft) -> str:
    """Where the person comes from: the job site whose paper it is, else whom it was forwarded from."""
    if fields.paper is not None and fields.paper.source:
        return fields.paper.source
    if fields.origin.mail is not None:
        return fields.origin.mail.shown_sender
    return fields.origin.forwarded_from


def _keep_resume(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], candidate_id: int, *, now: datetime
) -> int | None:
    paper = kept.fields.paper
    if paper is None and kept.file_id is None and not kept.fields.is_recording:
        return None
    resume = Resume(
        candidate_id=candidate_id,
        file_id=kept.file_id,
        file_name=kept.fields.origin.file_name,
        text=paper.text if paper is not None else "",
        fields=paper.fields if paper is not None else {},
        language=paper.language if paper is not None else actor.language.value,
        source=source_of(kept.fields),
        added_by_id=actor.id,
        added_at=now,
    )
    session.add(resume)
    session.flush()  # its id is kept for Undo
    candidate_photos.look_in(session, resume, now=now)
    return resume.id


def _keep_first_contact(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], made: _Made, *, now: datetime
) -> None:
    """What the person wrote when they first turned to the company; saved again after Undo it is not doubled."""
    letter = kept.fields.origin.mail
    if letter is None or made.candidate.id is None:
        return
    told = session.exec(
        select(Event).where(
            Event.subject == Subject.CANDIDATE,
            Event.subject_id == made.candidate.id,
            col(Event.verb) == intake_notes.FIRST_CONTACT,
        )
    ).all()
    if any(event.changes["letter"] == letter.letter_id for event in told):
        return
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=made.candidate.id,
        verb=intake_notes.FIRST_CONTACT,
        now=now,
        details={
            "letter": letter.letter_id,
            "sender": letter.shown_sender,
            "subject": letter.subject,
            "text": letter.text,
            "sent_at": letter.sent_at,
            "forwarded_by": letter.forwarded_by,
        },
    )


def _has_file(session: Session, candidate_id: int, file_id: int | None) -> bool:
    if file_id is None:
        return False
    found = session.exec(
        select(Resume.id).where(Resume.candidate_id == candidate_id, Resume.file_id == file_id)
    ).first()
    return found is not None


def _on_vacancy(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], made: _Made, *, now: datetime
) -> Saved:
    candidate_id, vacancy_id = made.candidate.id, kept.fields.vacancy_id
    assert candidate_id is not None  # noqa: S101 - flushed above
    application: Application | None = None
    is_new = False
    if vacancy_id is not None:
        application = applications.on_vacancy(session, candidate_id, vacancy_id)
        if application is None:
            application = applications.add(
                session, actor, candidate_id, vacancy_id, resume_id=made.resume_id, now=now
            )
            is_new = True
            if kept.fields.to_stage is not None:
                to = To(kept.fields.to_stage, kept.fields.to_stage_id)
                stage_changes.change(session, application, to, by_id=actor.id, now=now)
            candidate_notices.tell_of_application(session, actor, application, now=now)
    return Saved(
        candidate_id=candidate_id,
        resume_id=made.resume_id,
        application_id=application.id if application is not None else None,
        is_new_candidate=made.is_new_candidate,
        is_new_application=is_new,
        before=made.before,
        joined_ids=made.joined_ids,
        last_event_id=_last_event_id(session, candidate_id, application.id if application else None),
    )


# -- a whole batch ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BatchSaved:
    """What one tap saved of a batch, and how many it left to be looked at."""

    saved: int
    left: int


def is_sure(kept: Kept[CandidateDraft], matches: tuple[Match, ...]) -> bool:
    """Whether a draft can be saved without a question: its name is sure, and nobody in the base could be
    confused with it. Other doubtful fields are no reason to ask.
    """
    if kept.fields.state is not DraftState.READY or not kept.fields.values.full_name:
        return False
    if any(match.kind is MatchKind.SAME_FILE for match in matches):
        return True
    if kept.fields.has_question:
        return False
    return not matches or kept.fields.same_as is not None or kept.fields.is_somebody_else


def save_sure(session: Session, actor: Actor, batch_id: int, *, now: datetime) -> BatchSaved:
    """Save every sure draft of a batch; the others stay as they are. Pressed twice it saves nothing more."""
    saved = left = 0
    for kept in batch_of(session, actor, batch_id):
        if not kept.fields.is_open:
            continue
        if is_sure(kept, matches_of(session, actor, kept, now=now)):
            save(session, actor, kept.id, rev=kept.rev, now=now)
            saved += 1
        else:
            left += 1
    return BatchSaved(saved, left)


def save_sure_to(
    session: Session, actor: Actor, batch_id: int, vacancy_id: int | None, *, now: datetime
) -> BatchSaved:
    """Say where a batch goes, for what is still to come of it too, and save what is sure. Raises Denied, Unfit."""
    choose_vacancy_for_batch(session, actor, batch_id, vacancy_id, now=now)
    return save_sure(session, actor, batch_id, now=now)


# -- Undo ------------------------------------------------------------------------------------------------


def undo(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Remove what saving made and bring the draft back. Raises Unfit once something else has happened to it
    since.
    """
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    saved = kept.fields.saved
    if kept.fields.state is not DraftState.SAVED or saved is None:
        return kept
    candidate = session.get(Candidate, saved.candidate_id)
    if candidate is None:
        raise Gone
    if _last_event_id(session, saved.candidate_id, saved.application_id) != saved.last_event_id:
        raise Unfit(Problem.UNDO_OVERTAKEN)
    _unmake(session, candidate, saved)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=saved.candidate_id,
        verb=intake_notes.UNDONE,
        now=now,
        details={"draft": draft_id},
    )
    back = replace(kept.fields, state=DraftState.READY, saved=None)
    return drafts.change(session, actor, draft_id, back, now=now)


def _unmake(session: Session, candidate: Candidate, saved: Saved) -> None:
    photo_id = candidate_photos.forget_from(session, candidate, (saved.resume_id, *saved.joined_ids))
    if saved.is_new_application and saved.application_id is not None:
        application = session.get(Application, saved.application_id)
        if application is not None:
            session.delete(application)
    if saved.is_new_candidate:
        if _others_use(session, saved):
            raise Unfit(Problem.UNDO_OVERTAKEN)
        session.flush()  # the application goes before the person it points at
        session.delete(candidate)
    else:
        for resume_id in (saved.resume_id, *saved.joined_ids):
            resume = session.get(Resume, resume_id) if resume_id is not None else None
            if resume is not None:
                session.delete(resume)
        if saved.before is not None:
            write(session, candidate, saved.before)
            candidate.rev += 1
    session.flush()  # the draft may be saved again in this unit
    if photo_id is not None:
        stored_files.drop_unused(session, photo_id)


def _others_use(session: Session, saved: Saved) -> bool:
    """Whether the person has meanwhile been put on another vacancy or given another résumé."""
    application = session.exec(
        select(Application.id).where(
            Application.candidate_id == saved.candidate_id, Application.id != saved.application_id
        )
    ).first()
    resume = session.exec(
        select(Resume.id).where(
            Resume.candidate_id == saved.candidate_id,
            col(Resume.id).not_in([saved.resume_id or 0, *saved.joined_ids]),
        )
    ).first()
    return application is not None or resume is not None


def _last_event_id(session: Session, candidate_id: int, application_id: int | None) -> int:
    """The newest event about the person and this application: a later one means something has happened
    since.
    """
    session.flush()  # events of this unit need their ids
    candidate = events.newest(session, Subject.CANDIDATE, candidate_id, without=("file_opened",))
    application = (
        events.newest(session, Subject.APPLICATION, application_id) if application_id is not None else None
    )
    return max(event.id or 0 for event in (candidate, application) if event is not None)
