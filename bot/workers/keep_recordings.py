"""Fetching a voice or video message about a candidate from Telegram into the database."""

from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import intake_joining
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    draft_id: int = ticket.payload["draft"]
    file_id = await services.database.read(intake_joining.recording_to_fetch, draft_id)
    if file_id is None:
        return _nothing
    try:
        file = await services.bot.get_file(file_id)
        data = bytes(await file.download_as_bytearray())
    except BadRequest:
        # Telegram will never give it (over 20 MB): the message stays in the chat, its name on the card.
        return _nothing
    return partial(_keep, draft_id, data)


def _keep(draft_id: int, data: bytes, session: Session, now: datetime) -> None:
    intake_joining.keep_recording(session, draft_id, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Fetched already, or never to be had: a job may be done twice."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The card goes on naming it; the recording itself is in the chat."""


worker = Worker(work=_work, failed=_failed)
