"""Fetching a task's file from Telegram into the database."""

from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import task_parts
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    wanted = await services.database.read(task_parts.file_to_fetch, ticket.payload["file"])
    if wanted is None:
        return _nothing
    try:
        file = await services.bot.get_file(wanted.telegram_file_id)
        data = bytes(await file.download_as_bytearray())
    except BadRequest:
        # Telegram will never give it (over 20 MB): its name stays on the card, the message in the chat.
        return _nothing
    return partial(_keep, wanted.id, data)


def _keep(row_id: int, data: bytes, session: Session, now: datetime) -> None:
    task_parts.keep_file(session, row_id, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Fetched already, or never to be had: a job may be done twice."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The card goes on saying that the file is not here yet."""


worker = Worker(work=_work, failed=_failed)
