"""Fetching what was sent from Telegram into the database: a task's file, a voice, whatever came to a card."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import intake_joining, profile_files, scorecards, task_parts
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


class Keeps(Protocol):
    """The verb that keeps the bytes of a row's file."""

    def __call__(self, session: Session, row_id: int, data: bytes, /, *, now: datetime) -> None: ...


def _fetching(named: str, wanted: Callable[[Session, int], str | None], keep: Keeps) -> Worker:
    """A worker for the row that a job names: `wanted` gives the Telegram file that is not here yet."""

    async def work(ticket: JobTicket, services: Services) -> Finish:
        row_id: int = ticket.payload[named]
        file_id = await services.database.read(wanted, row_id)
        if file_id is None:
            return _nothing
        try:
            file = await services.bot.get_file(file_id)
            data = bytes(await file.download_as_bytearray())
        except BadRequest:
            # Telegram will never give it (over 20 MB): the row goes on naming it, the message stays in the chat.
            return _nothing
        return partial(_keep, keep, row_id, data)

    return Worker(work=work, failed=_failed)


def _keep(keep: Keeps, row_id: int, data: bytes, session: Session, now: datetime) -> None:
    keep(session, row_id, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Fetched already, or never to be had: a job may be done twice."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The row goes on naming it; the message itself is in the chat."""


recordings = _fetching("draft", intake_joining.recording_to_fetch, intake_joining.keep_recording)
of_profiles = _fetching("file", profile_files.to_fetch, profile_files.fetched)
of_tasks = _fetching("file", task_parts.file_to_fetch, task_parts.keep_file)
scorecard_voices = _fetching("voice", scorecards.voice_to_fetch, scorecards.keep_voice)
