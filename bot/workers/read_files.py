"""Reading a received paper: fetched if it is not here yet, read in a child process under limits, its card
shown.
"""

import mimetypes
from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram import Bot
from telegram.error import BadRequest

from bot.domain import intake
from bot.domain.intake import PaperToRead
from bot.resumes.values import ReadProblem, Resume, UnreadableFile
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    draft_id: int = ticket.payload["draft"]
    paper = await services.database.read(intake.paper_to_read, draft_id)
    if paper is None:
        return _nothing
    mime = paper.mime or mimetypes.guess_type(paper.file_name)[0] or ""
    data: bytes | None = None
    try:
        data = paper.data if paper.data is not None else await _fetch(services.bot, paper)
        resume = await _read(services, paper, data)
    except UnreadableFile as error:
        return partial(_unreadable, draft_id, error.problem, data, mime)
    return partial(_read_well, draft_id, data, resume, mime)


async def _fetch(bot: Bot, paper: PaperToRead) -> bytes:
    """The file's bytes from Telegram. Raises UnreadableFile when Telegram will never give them."""
    try:
        file = await bot.get_file(paper.telegram_file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        too_big = "too big" in error.message.lower()
        raise UnreadableFile(
            ReadProblem.TOO_BIG if too_big else ReadProblem.CORRUPT, error.message
        ) from error


async def _read(services: Services, paper: PaperToRead, data: bytes) -> Resume:
    today = services.clock.now().date()
    if not paper.telegram_file_id:
        return await services.reader.read_text(data.decode(), today=today)
    return await services.reader.read(data, filename=paper.file_name, today=today)


def _nothing(_session: Session, _now: datetime) -> None:
    """The draft is gone or read already: a job may be done twice."""


def _read_well(
    draft_id: int, data: bytes, resume: Resume, mime: str, session: Session, now: datetime
) -> None:
    intake.keep_read(session, draft_id, data, resume, mime=mime, now=now)


def _unreadable(
    draft_id: int, problem: ReadProblem, data: bytes | None, mime: str, session: Session, now: datetime
) -> None:
    intake.keep_unreadable(session, draft_id, problem, now=now, data=data, mime=mime)


def _working(session: Session, ticket: JobTicket, now: datetime) -> None:
    intake.announce(session, ticket.payload["draft"], now=now)


def _failed(session: Session, ticket: JobTicket, now: datetime) -> None:
    intake.keep_unreadable(session, ticket.payload["draft"], ReadProblem.TIMEOUT, now=now)


worker = Worker(work=_work, failed=_failed, working=_working)
