"""The photo on a colleague's card: sent by themselves or HR, fetched beside, shown when it is there."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import jobs, stored_files
from bot.domain.access import Actor, Permission, access_person, actor_by_id
from bot.domain.errors import Denied
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people_cards import PersonCard, show
from bot.domain.people_edits import change

# The card comes back where the photo was asked for.
_SLOT = "menu"


def check_may_set(session: Session, actor: Actor, employee_id: int) -> PersonCard:
    """The card whose photo the actor may change: their own, and HR's to change. Raises Denied."""
    access_person(session, actor, employee_id, Permission.PROFILE_EDIT)
    if employee_id != actor.id and not actor.may(Permission.PERSON_EDIT):
        raise Denied
    return show(session, actor, employee_id)


def fetch(
    session: Session, actor: Actor, employee_id: int, telegram_file_id: str, *, now: datetime
) -> PersonCard:
    """Have a photo that was sent fetched onto the card, which is shown again when it is there. Raises Denied."""
    card = check_may_set(session, actor, employee_id)
    key = f"person-photo:{employee_id}:{actor.id}"
    payload = {"person": employee_id, "by": actor.id, "file": telegram_file_id}
    jobs.enqueue(session, JobKind.PERSON_PHOTO, key, payload, now=now)
    return card


def keep(session: Session, payload: Mapping[str, Any], data: bytes, *, now: datetime) -> None:
    """A fetched photo takes the former one's place, if who sent it may still change it."""
    actor = actor_by_id(session, payload["by"])
    if actor is None:
        return
    try:
        check_may_set(session, actor, payload["person"])
    except Denied:
        return
    _put(session, actor, payload["person"], stored_files.keep(session, data, mime="image/jpeg", now=now), now)
    _show_again(session, payload, now)


def failed(session: Session, payload: Mapping[str, Any], *, now: datetime) -> None:
    """A photo could not be fetched: the card comes back as it stands."""
    _show_again(session, payload, now)


def drop(session: Session, actor: Actor, employee_id: int, *, now: datetime) -> PersonCard:
    """Take the photo away. Raises Denied."""
    check_may_set(session, actor, employee_id)
    return _put(session, actor, employee_id, None, now)


def load(session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime) -> PersonCard | None:
    """The card after its photo has come."""
    return show(session, recipient, payload["person"])


def _put(session: Session, actor: Actor, employee_id: int, photo_id: int | None, now: datetime) -> PersonCard:
    person = access_person(session, actor, employee_id, Permission.PROFILE_EDIT)
    former = person.photo_id
    card = change(session, actor, person, now, photo_id=photo_id)
    if former is not None and former != photo_id:
        session.flush()  # nobody holds the former one any more
        stored_files.drop_unused(session, former)
    return card


def _show_again(session: Session, payload: Mapping[str, Any], now: datetime) -> None:
    notify(
        session,
        payload["by"],
        NoticeKind.PERSON_PHOTO,
        {"person": payload["person"]},
        now=now,
        dedupe_key=f"person-photo:{payload['person']}:{payload['by']}:{now.timestamp()}",
        delay=timedelta(),
        slot=_SLOT,
    )
