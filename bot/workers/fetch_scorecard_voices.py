"""Fetching the voice messages of scorecards from Telegram into the database."""

from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import scorecards
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    voice_id: int = ticket.payload["voice"]
    wanted = await services.database.read(scorecards.voice_to_fetch, voice_id)
    if wanted is None:
        return _nothing
    try:
        file = await services.bot.get_file(wanted)
        data = bytes(await file.download_as_bytearray())
    except BadRequest:
        # Telegram will never give it (over 20 MB): the card goes on saying that there is one.
        return _nothing
    return partial(_keep, voice_id, data)


def _keep(voice_id: int, data: bytes, session: Session, now: datetime) -> None:
    scorecards.keep_voice(session, voice_id, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Fetched already, or never to be had: a job may be done twice."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The card goes on saying that there is one; it is not here."""


worker = Worker(work=_work, failed=_failed)
