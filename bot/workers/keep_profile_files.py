"""Fetching a file that was sent to a candidate's card from Telegram into the database."""

from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import profile_files
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    row_id: int = ticket.payload["file"]
    file_id = await services.database.read(profile_files.to_fetch, row_id)
    if file_id is None:
        return _nothing
    try:
        file = await services.bot.get_file(file_id)
        data = bytes(await file.download_as_bytearray())
    except BadRequest:
        # Telegram will never give it (over 20 MB): the entry names it, the message stays in the chat.
        return _nothing
    return partial(_keep, row_id, data)


def _keep(row_id: int, data: bytes, session: Session, now: datetime) -> None:
    profile_files.fetched(session, row_id, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Fetched already, or never to be had: a job may be done twice."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The entry goes on naming the file; the message itself is in the chat."""


worker = Worker(work=_work, failed=_failed)
