"""A candidate's photo: taken from the résumé it is in, or sent by a recruiter; seen by whoever sees the card, gone with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import access, events, jobs, stored_files
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.errors import Denied, Gone
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.models import Candidate, Priority, Resume, StoredFile, Subject

# The photo comes back where it was asked for.
_SLOT = "menu"


@dataclass(frozen=True)
class CandidatePhoto:
    """A candidate's photo as it is shown; `file_id` is None when there is none."""

    candidate_id: int
    full_name: str
    file_id: int | None
    may_edit: bool


@dataclass(frozen=True)
class PaperWithPhoto:
    """A résumé's file in which a portrait was seen."""

    data: bytes
    file_name: str


def show(session: Session, actor: Actor, candidate_id: int) -> CandidatePhoto:
    """The photo. Raises Denied."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    may_edit = actor.may(Permission.CANDIDATE_EDIT)
    return CandidatePhoto(candidate_id, candidate.full_name, candidate.photo_id, may_edit)


def check_may_set(session: Session, actor: Actor, candidate_id: int) -> CandidatePhoto:
    """The photo that the actor may change. Raises Denied."""
    actor.require(Permission.CANDIDATE_EDIT)
    return show(session, actor, candidate_id)


# -- from the résumé -------------------------------------------------------------------------------------


def look_in(session: Session, resume: Resume, *, now: datetime) -> None:
    """Have the portrait taken out of a résumé that was just kept, if one was seen in it and the candidate has none."""
    candidate = session.get(Candidate, resume.candidate_id)
    if candidate is None or candidate.photo_id is not None or resume.file_id is None:
        return
    if resume.fields.get("has_photo"):
        key = f"resume-photo:{resume.id}"
        jobs.enqueue(session, JobKind.RESUME_PHOTO, key, {"resume": resume.id}, now=now)


def paper_to_look_in(session: Session, resume_id: int) -> PaperWithPhoto | None:
    """What a job reads; None when the résumé is gone, or the candidate has a photo by now."""
    resume = session.get(Resume, resume_id)
    candidate = session.get(Candidate, resume.candidate_id) if resume is not None else None
    if resume is None or resume.file_id is None or candidate is None or candidate.photo_id is not None:
        return None
    data = stored_files.bytes_of(session, resume.file_id)
    return PaperWithPhoto(data, resume.file_name) if data is not None else None


def found(session: Session, resume_id: int, photo: bytes, *, now: datetime) -> None:
    """A portrait was found: it is the candidate's, unless they have one by now or the résumé was taken back."""
    resume = session.get(Resume, resume_id)
    candidate = session.get(Candidate, resume.candidate_id) if resume is not None else None
    if candidate is None or candidate.photo_id is not None:
        return
    candidate.photo_id = stored_files.keep(session, photo, mime="image/jpeg", now=now)
    candidate.photo_resume = resume_id
    session.add(candidate)


def forget_from(session: Session, candidate: Candidate, resume_ids: tuple[int | None, ...]) -> int | None:
    """Before résumés are taken back: the photo that came from one of them goes too. Returns its file, to be dropped."""
    if candidate.photo_id is None or candidate.photo_resume not in resume_ids:
        return None
    former, candidate.photo_id, candidate.photo_resume = candidate.photo_id, None, None
    session.add(candidate)
    return former


# -- sent by a recruiter ---------------------------------------------------------------------------------


def fetch(
    session: Session, actor: Actor, candidate_id: int, telegram_file_id: str, *, now: datetime
) -> CandidatePhoto:
    """Have a photo that was sent fetched onto the card; it is shown when it is there. Raises Denied."""
    photo = check_may_set(session, actor, candidate_id)
    payload = {"candidate": candidate_id, "by": actor.id, "file": telegram_file_id}
    key = f"candidate-photo:{candidate_id}:{actor.id}"
    jobs.enqueue(session, JobKind.CANDIDATE_PHOTO, key, payload, now=now)
    return photo


def keep(session: Session, payload: Mapping[str, Any], data: bytes, *, now: datetime) -> None:
    """A fetched photo takes the former one's place, if who sent it may still change it."""
    actor = actor_by_id(session, payload["by"])
    if actor is None:
        return
    try:
        check_may_set(session, actor, payload["candidate"])
    except (Denied, Gone):
        return
    file_id = stored_files.keep(session, data, mime="image/jpeg", now=now)
    _put(session, actor, payload["candidate"], file_id, now=now)
    _show_again(session, payload, now)


def failed(session: Session, payload: Mapping[str, Any], *, now: datetime) -> None:
    """A photo could not be fetched: the card comes back as it stands."""
    _show_again(session, payload, now)


def drop(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> CandidatePhoto:
    """Take the photo away; done twice it changes nothing. Raises Denied."""
    check_may_set(session, actor, candidate_id)
    _put(session, actor, candidate_id, None, now=now)
    return show(session, actor, candidate_id)


def load(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> CandidatePhoto | None:
    """The photo after it has come; None for who may not see it any more."""
    try:
        return show(session, recipient, payload["candidate"])
    except (Denied, Gone):
        return None


def _put(session: Session, actor: Actor, candidate_id: int, photo_id: int | None, *, now: datetime) -> None:
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    former = candidate.photo_id
    if former == photo_id:
        return
    candidate.photo_id, candidate.photo_resume = photo_id, None
    session.add(candidate)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb="photo_set" if photo_id is not None else "photo_dropped",
        now=now,
    )
    session.flush()  # nobody holds the former one any more
    if former is not None and session.get(StoredFile, former) is not None:
        stored_files.drop_unused(session, former)


def _show_again(session: Session, payload: Mapping[str, Any], now: datetime) -> None:
    notify(
        session,
        payload["by"],
        NoticeKind.CANDIDATE_PHOTO,
        {"candidate": payload["candidate"]},
        now=now,
        dedupe_key=f"candidate-photo:{payload['candidate']}:{payload['by']}:{now.timestamp()}",
        delay=timedelta(),
        priority=Priority.ANSWER,
        slot=_SLOT,
    )
