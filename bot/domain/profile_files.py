"""Whatever is sent or forwarded to be kept with a candidate: a message, a file, a voice, a contact, with its origin and date.

The entry stands in the candidate's history like any note; its file is fetched beside and opens from there.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import access, candidate_contacts, contact_log, events, jobs, stored_files
from bot.domain.access import Actor, Permission
from bot.domain.candidate_contacts import distinct
from bot.domain.candidate_values import LONGEST_NAME, CandidateField, values_of, write
from bot.domain.contact_log import Logged, NoteOrigin
from bot.domain.errors import Gone
from bot.domain.jobs import JobKind
from bot.models import CandidateFile, LogChannel, Subject


@dataclass(frozen=True)
class SentThing:
    """What was sent. `sent_at` is when it was first sent (aware UTC), `by_person` tells a forward of somebody's own words.

    `forwarded_from` is whose it was, as Telegram shows it, empty for the sender's own; the rest is empty where there is none.
    """

    text: str
    sent_at: datetime
    forwarded_from: str = ""
    by_person: bool = False
    telegram_file_id: str = ""
    file_name: str = ""
    mime: str = ""
    phone: str = ""
    contact_name: str = ""


@dataclass(frozen=True)
class ProfileFile:
    """A file kept with a candidate, to be sent."""

    file_id: int
    file_name: str
    full_name: str
    candidate_id: int


def keep(session: Session, actor: Actor, candidate_id: int, sent: SentThing, *, now: datetime) -> Logged:
    """Keep what was sent with a candidate. What a person wrote in a chat is a contact by messenger, the rest a note.

    A shared phone goes among the contacts too. Raises Denied, Unfit for too long a text.
    """
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    row = _file_row(session, actor, candidate_id, sent, now=now)
    text = sent.text
    if sent.phone:
        _add_phone(session, actor, candidate_id, sent.phone, now=now)
        text = " ".join(
            part for part in (sent.contact_name, candidate_contacts.phone(sent.phone).shown) if part
        )
    origin = NoteOrigin(
        sender=sent.forwarded_from,
        sent_at=sent.sent_at,
        file_id=row.id if row is not None else None,
        file_name=row.name if row is not None else "",
    )
    channel = LogChannel.MESSENGER if sent.by_person else None
    return contact_log.log(session, actor, candidate_id, channel, text, now=now, origin=origin)


def _file_row(
    session: Session, actor: Actor, candidate_id: int, sent: SentThing, *, now: datetime
) -> CandidateFile | None:
    if not sent.telegram_file_id:
        return None
    row = CandidateFile(
        candidate_id=candidate_id,
        telegram_file_id=sent.telegram_file_id,
        name=sent.file_name[:LONGEST_NAME] or "file",
        mime=sent.mime,
        added_by_id=actor.id,
        added_at=now,
    )
    session.add(row)
    session.flush()  # its id goes into the entry and the job
    jobs.enqueue(session, JobKind.KEEP_PROFILE_FILE, f"profile-file:{row.id}", {"file": row.id}, now=now)
    return row


def _add_phone(session: Session, actor: Actor, candidate_id: int, number: str, *, now: datetime) -> None:
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    before = values_of(session, candidate)
    after = replace(before, contacts=distinct((*before.contacts, candidate_contacts.phone(number))))
    if after == before:
        return
    write(session, candidate, after)
    candidate.rev += 1
    session.add(candidate)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb="edited",
        now=now,
        details={"field": CandidateField.CONTACTS.value},
    )


def to_fetch(session: Session, row_id: int) -> str | None:
    """The Telegram file that is not here yet; None when it is, or is not wanted any more."""
    row = session.get(CandidateFile, row_id)
    return row.telegram_file_id if row is not None and row.file_id is None else None


def fetched(session: Session, row_id: int, data: bytes, *, now: datetime) -> None:
    """The file is here: keep it, unless the entry was taken back or the person erased meanwhile."""
    row = session.get(CandidateFile, row_id)
    if row is None or row.file_id is not None:
        return
    row.file_id = stored_files.keep(session, data, mime=row.mime, now=now)
    session.add(row)


def opened(session: Session, actor: Actor, row_id: int, *, now: datetime) -> ProfileFile | None:
    """The file itself; who opened it is recorded. None while it is not here. Raises Denied; Gone once taken back."""
    row = session.get(CandidateFile, row_id)
    if row is None:
        raise Gone
    candidate = access.access_candidate(session, actor, row.candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    if row.file_id is None:
        return None
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=row.candidate_id,
        verb="file_opened",
        now=now,
        details={"kept_file": row_id},
    )
    return ProfileFile(row.file_id, row.name, candidate.full_name, row.candidate_id)


def undo(session: Session, actor: Actor, candidate_id: int, event_id: int, *, now: datetime) -> bool:
    """Take an own entry back, its file with it; False when it was taken back before. Raises Denied."""
    row_id = contact_log.file_of(session, candidate_id, event_id)
    if not contact_log.undo(session, actor, candidate_id, event_id, now=now):
        return False
    row = session.get(CandidateFile, row_id) if row_id is not None else None
    if row is not None and row.candidate_id == candidate_id:
        file_id = row.file_id
        session.delete(row)
        session.flush()  # the file is held no more
        if file_id is not None:
            stored_files.drop_unused(session, file_id)
    return True
