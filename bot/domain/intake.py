"""Papers received: kept before anything else, read by a job, asked about, and never stored silently.

One message shows a whole album or burst: papers that come within seconds of each other join a batch, and the
batch lives
in the slot of its first draft.
"""

import mimetypes
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import drafts, inbox, intake_joining, jobs, stored_files
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.candidate_contacts import phone
from bot.domain.candidate_values import CandidateField, CandidateValues, checked_name
from bot.domain.drafts import Kept
from bot.domain.intake_drafts import CandidateDraft, DraftState, FieldRead, Origin, from_resume
from bot.domain.intake_vacancies import sticky_vacancy_id
from bot.domain.notifications import UNDO_WINDOW, NoticeKind, notify
from bot.models import Draft, Priority
from bot.resumes import to_json
from bot.resumes.values import ReadProblem, Resume

# Files forwarded together arrive within moments; an album's parts share an id and may take a little longer.
BURST = timedelta(seconds=5)
ALBUM = timedelta(minutes=10)
# How long a saved or discarded draft is kept, so that the press can be taken back.
KEPT_AFTER_END = timedelta(days=1)

# Papers that a person can read though the bot cannot: their card may be filled in by hand.
READABLE_BY_EYE = frozenset(
    {
        ReadProblem.NO_TEXT,
        ReadProblem.TIMEOUT,
        ReadProblem.TOO_LONG,
        ReadProblem.PASSWORD,
        ReadProblem.NOT_A_RESUME,
    }
)


@dataclass(frozen=True)
class PaperToRead:
    """What a job reads: the bytes if they are here already, else the file to fetch from Telegram."""

    data: bytes | None
    telegram_file_id: str
    file_name: str
    mime: str


@dataclass(frozen=True)
class GivenContact:
    """A contact as Telegram sends it."""

    full_name: str
    phone: str


def slot_of(draft_id: int, batch_id: int | None) -> str:
    """The slot in which a draft is shown: its batch's message, or its own."""
    return f"draft:{batch_id or draft_id}"


# -- receiving -------------------------------------------------------------------------------------------


def receive_file(session: Session, actor: Actor, origin: Origin, *, now: datetime) -> Kept[CandidateDraft]:
    """Keep a received file as a draft and ask for it to be read. Raises Denied."""
    kept = _begin(session, actor, CandidateDraft(origin), now=now)
    jobs.enqueue(session, jobs.JobKind.READ_FILE, f"read:{kept.id}", {"draft": kept.id}, now=now)
    return kept


def receive_text(
    session: Session, actor: Actor, origin: Origin, text: str, *, now: datetime
) -> Kept[CandidateDraft]:
    """Keep a pasted or forwarded text as a paper of its own. Raises Denied."""
    actor.require(Permission.CANDIDATE_ADD)
    file_id = stored_files.keep(session, text.encode(), mime="text/plain", now=now)
    kept = _begin(session, actor, CandidateDraft(origin), now=now, file_id=file_id)
    jobs.enqueue(session, jobs.JobKind.READ_FILE, f"read:{kept.id}", {"draft": kept.id}, now=now)
    return kept


def receive_contact(
    session: Session, actor: Actor, origin: Origin, contact: GivenContact, *, now: datetime
) -> Kept[CandidateDraft]:
    """A shared contact becomes a draft at once: there is nothing to read. Raises Denied, Unfit."""
    values = CandidateValues(full_name=checked_name(contact.full_name), contacts=(phone(contact.phone),))
    return _begin(session, actor, CandidateDraft(origin, state=DraftState.READY, values=values), now=now)


def _begin(
    session: Session, actor: Actor, fields: CandidateDraft, *, now: datetime, file_id: int | None = None
) -> Kept[CandidateDraft]:
    actor.require(Permission.CANDIDATE_ADD)
    forget_ended(session, actor, now=now)
    batch_id = _join_batch(session, actor, fields.origin, now=now)
    started = replace(fields, batch_id=batch_id, vacancy_id=sticky_vacancy_id(session, actor))
    if batch_id is not None and (row := session.get(Draft, batch_id)) is not None and row.id is not None:
        first = drafts.load(session, actor, row.id, CandidateDraft).fields
        if first.is_placed:  # what was said of the burst holds for what is still to come of it
            started = started.on(first.vacancy_id)
    kept = drafts.start(session, actor.id, started, now=now, file_id=file_id)
    inbox.plan_reminder(session, actor, now=now)
    return kept


def _join_batch(session: Session, actor: Actor, origin: Origin, *, now: datetime) -> int | None:
    """The batch a new paper belongs to: its album's, or that of the paper that came a moment ago."""
    row = session.exec(
        select(Draft)
        .where(
            Draft.owner_id == actor.id, Draft.kind == CandidateDraft.KIND, col(Draft.created_at) > now - ALBUM
        )
        .order_by(col(Draft.id).desc())
        .limit(1)
    ).first()
    if row is None or row.id is None:
        return None
    last = drafts.load(session, actor, row.id, CandidateDraft)
    if last.fields.is_recording and last.fields.joined_to is not None:
        last = drafts.load(session, actor, last.fields.joined_to, CandidateDraft)
    same_album = bool(origin.media_group) and last.fields.origin.media_group == origin.media_group
    if (
        last.fields.origin.is_row
        or last.fields.origin.mail is not None
        or last.fields.origin.referred_by != origin.referred_by
    ):
        return None
    dealt_with = last.fields.state in {DraftState.SAVED, DraftState.DISCARDED}
    if not same_album and (dealt_with or row.created_at <= now - BURST):
        return None
    if last.fields.batch_id is None:
        drafts.change(session, actor, last.id, replace(last.fields, batch_id=last.id), now=now)
    return last.fields.batch_id or last.id


# -- reading ---------------------------------------------------------------------------------------------


def paper_to_read(session: Session, draft_id: int) -> PaperToRead | None:
    """What a job has to read; None when the draft is gone or needs no reading any more."""
    found = _any_draft(session, draft_id)
    if found is None or found[1].fields.state is not DraftState.READING:
        return None
    origin, file_id = found[1].fields.origin, found[1].file_id
    data = stored_files.bytes_of(session, file_id) if file_id is not None else None
    return PaperToRead(data, origin.telegram_file_id, origin.file_name, origin.mime)


def keep_read(
    session: Session, draft_id: int, data: bytes, resume: Resume, *, mime: str, now: datetime
) -> None:
    """The paper was read: keep the file, fill the draft, show its card. Nothing happens to a draft that is
    gone.
    """
    found = _any_draft(session, draft_id)
    if found is None or found[1].fields.state is not DraftState.READING:
        return
    actor, kept = found
    file_id = _attach_file(session, kept.id, data, mime=mime, now=now)
    today = now.astimezone(actor.zone).date()
    fields = from_resume(kept.fields, resume, to_json(resume), today=today)
    drafts.change(session, actor, kept.id, as_twin(session, actor, kept.id, file_id, fields), now=now)
    intake_joining.settle_album(session, actor, fields.batch_id, now=now)
    announce(session, kept.id, now=now)


def keep_unreadable(
    session: Session,
    draft_id: int,
    problem: ReadProblem,
    *,
    now: datetime,
    data: bytes | None = None,
    mime: str = "",
) -> None:
    """The paper cannot be read: say why. The file is kept where a person may still read it."""
    found = _any_draft(session, draft_id)
    if found is None or found[1].fields.state is not DraftState.READING:
        return
    actor, kept = found
    if data and problem in READABLE_BY_EYE:
        _attach_file(session, kept.id, data, mime=mime, now=now)
    drafts.change(
        session, actor, kept.id, replace(kept.fields, state=DraftState.UNREADABLE, problem=problem), now=now
    )
    announce(session, kept.id, now=now)


def announce(session: Session, draft_id: int, *, now: datetime) -> None:
    """Show a draft as it stands now, or the batch it belongs to, to its owner."""
    found = _any_draft(session, draft_id)
    if found is None:
        return
    actor, kept = found
    batch_id = kept.fields.batch_id
    payload: dict[str, Any] = {"batch": batch_id} if batch_id is not None else {"draft": kept.id}
    unreadable = batch_id is None and kept.fields.state is DraftState.UNREADABLE
    passed_on = kept.fields.origin.referred_by is not None
    notify(
        session,
        actor.id,
        NoticeKind.RESUME_UNREADABLE if unreadable else NoticeKind.RESUME_READ,
        payload,
        now=now,
        delay=UNDO_WINDOW if passed_on else timedelta(),
        heed_quiet_hours=passed_on,
        priority=Priority.NOTICE if passed_on else Priority.ANSWER,
        slot=slot_of(kept.id, batch_id),
    )


def _attach_file(session: Session, draft_id: int, data: bytes, *, mime: str, now: datetime) -> int:
    file_id = stored_files.keep(session, data, mime=mime, now=now)
    row = session.get(Draft, draft_id)
    if row is not None:
        row.file_id = file_id
        session.add(row)
    return file_id


def as_twin(
    session: Session, actor: Actor, draft_id: int, file_id: int, fields: CandidateDraft
) -> CandidateDraft:
    """The draft as it is, or as the twin of an open one that holds the very same file."""
    twin_of = _twin_of(session, actor, draft_id, file_id)
    return fields if twin_of is None else replace(fields, state=DraftState.TWIN, twin_of=twin_of)


def mime_of(file_name: str) -> str:
    """What a file is by its name, empty for what is not known."""
    return mimetypes.guess_type(file_name)[0] or ""


def _twin_of(session: Session, actor: Actor, draft_id: int, file_id: int) -> int | None:
    """The actor's own earlier draft of the very same file, still open."""
    rows = session.exec(
        select(Draft)
        .where(
            Draft.owner_id == actor.id,
            Draft.kind == CandidateDraft.KIND,
            Draft.file_id == file_id,
            col(Draft.id) < draft_id,
        )
        .order_by(col(Draft.id))
    ).all()
    for row in rows:
        if row.id is not None and drafts.load(session, actor, row.id, CandidateDraft).fields.is_open:
            return row.id
    return None


def _any_draft(session: Session, draft_id: int) -> tuple[Actor, Kept[CandidateDraft]] | None:
    """A draft with its owner as the actor, for jobs; None when it is gone or its owner has left."""
    row = session.get(Draft, draft_id)
    actor = (
        actor_by_id(session, row.owner_id) if row is not None and row.kind == CandidateDraft.KIND else None
    )
    if actor is None:
        return None
    return actor, drafts.load(session, actor, draft_id, CandidateDraft)


# -- ends ------------------------------------------------------------------------------------------------


def discard(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Put a draft away: no résumé, or not wanted. It can be taken back for a day."""
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state in {DraftState.SAVED, DraftState.DISCARDED}:
        return kept
    return drafts.change(session, actor, draft_id, replace(kept.fields, state=DraftState.DISCARDED), now=now)


def take_back(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Bring a discarded draft back as it was."""
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is not DraftState.DISCARDED:
        return kept
    state = DraftState.READY if kept.fields.problem is None else DraftState.UNREADABLE
    if state is DraftState.READY and kept.fields.paper is None and not kept.fields.values.full_name:
        # It was put away while being read: read it now.
        state = DraftState.READING
        jobs.enqueue(session, jobs.JobKind.READ_FILE, f"read:{kept.id}", {"draft": kept.id}, now=now)
    return drafts.change(session, actor, draft_id, replace(kept.fields, state=state), now=now)


def fill_by_hand(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Make an unreadable paper's card ready to be typed in: the name is asked first."""
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is not DraftState.UNREADABLE:
        return kept
    fields = replace(
        kept.fields, state=DraftState.READY, problem=None, reads=(FieldRead(CandidateField.NAME, 0.0),)
    )
    return drafts.change(session, actor, draft_id, fields, now=now)


def forget_ended(session: Session, actor: Actor, *, now: datetime) -> None:
    """Delete the actor's saved, discarded and twin drafts of yesterday and before, and files nobody holds."""
    rows = session.exec(
        select(Draft).where(
            Draft.owner_id == actor.id,
            Draft.kind == CandidateDraft.KIND,
            col(Draft.updated_at) < now - KEPT_AFTER_END,
        )
    ).all()
    for row in rows:
        if row.id is not None and _has_ended(session, actor, row.id):
            session.delete(row)
            session.flush()  # the file below may be held by this very draft
            if row.file_id is not None:
                stored_files.drop_unused(session, row.file_id)


def _has_ended(session: Session, actor: Actor, draft_id: int) -> bool:
    """Whether a draft waits for nothing; a joined one waits with the paper it was joined to."""
    fields = drafts.load(session, actor, draft_id, CandidateDraft).fields
    if fields.joined_to is None:
        return not fields.is_open
    return session.get(Draft, fields.joined_to) is None or _has_ended(session, actor, fields.joined_to)
