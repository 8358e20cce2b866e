"""Fetching a photo that somebody sent from Telegram: into a reward's draft, or onto a colleague's or candidate's card."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import candidate_photos, person_photos, reward_drafts
from bot.runtime.jobs import Finish, JobTicket, Services, Worker

Keep = Callable[[Session, Mapping[str, Any], bytes, datetime], None]
Without = Callable[[Session, Mapping[str, Any], datetime], None]


def _worker(keep: Keep, without: Without) -> Worker:
    """Fetches the payload's `file`. One that Telegram will never give leaves the card without: another can be sent."""

    async def work(ticket: JobTicket, services: Services) -> Finish:
        try:
            file = await services.bot.get_file(ticket.payload["file"])
            data = bytes(await file.download_as_bytearray())
        except BadRequest:
            return partial(_apart, without, ticket.payload)
        return partial(_together, keep, ticket.payload, data)

    def failed(session: Session, ticket: JobTicket, now: datetime) -> None:
        without(session, ticket.payload, now)

    return Worker(work=work, failed=failed)


def _together(keep: Keep, payload: Mapping[str, Any], data: bytes, session: Session, now: datetime) -> None:
    keep(session, payload, data, now)


def _apart(without: Without, payload: Mapping[str, Any], session: Session, now: datetime) -> None:
    without(session, payload, now)


of_rewards = _worker(
    lambda session, payload, data, now: reward_drafts.keep_photo(session, payload["draft"], data, now=now),
    lambda session, payload, now: reward_drafts.photo_failed(session, payload["draft"], now=now),
)
of_people = _worker(
    lambda session, payload, data, now: person_photos.keep(session, payload, data, now=now),
    lambda session, payload, now: person_photos.failed(session, payload, now=now),
)
of_candidates = _worker(
    lambda session, payload, data, now: candidate_photos.keep(session, payload, data, now=now),
    lambda session, payload, now: candidate_photos.failed(session, payload, now=now),
)
