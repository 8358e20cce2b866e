"""Reading a letter: taken apart and read piece by piece in a child process under limits; its people become drafts."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.domain import mail, mail_drafts
from bot.domain.mail_papers import ReadPiece
from bot.resumes import Letter, LetterPiece
from bot.resumes.values import ReadProblem, UnreadableFile
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    letter_id: int = ticket.payload["letter"]
    raw = await services.database.read(mail.letter_to_read, letter_id)
    if raw is None:
        return _nothing
    try:
        letter = await services.reader.open_letter(raw, size=mail.LARGEST)
    except UnreadableFile as error:
        return partial(_failed_to_open, letter_id, error.problem)
    read = tuple([await _read(services, piece) for piece in letter.pieces])
    return partial(_keep, letter_id, letter, read)


async def _read(services: Services, piece: LetterPiece) -> ReadPiece:
    today = services.clock.now().date()
    try:
        if piece.is_file:
            return ReadPiece(
                piece, await services.reader.read(piece.data, filename=piece.filename, today=today)
            )
        return ReadPiece(piece, await services.reader.read_text(piece.text, today=today))
    except UnreadableFile as error:
        return ReadPiece(piece, problem=error.problem)


def _nothing(_session: Session, _now: datetime) -> None:
    """The letter was read already: a job may be done twice."""


def _keep(
    letter_id: int, letter: Letter, read: tuple[ReadPiece, ...], session: Session, now: datetime
) -> None:
    mail_drafts.keep(session, letter_id, letter, read, now=now)


def _failed_to_open(letter_id: int, problem: ReadProblem, session: Session, now: datetime) -> None:
    mail_drafts.fail(session, letter_id, problem, now=now)


def _failed(session: Session, ticket: JobTicket, now: datetime) -> None:
    mail_drafts.fail(session, ticket.payload["letter"], ReadProblem.TIMEOUT, now=now)


worker = Worker(work=_work, failed=_failed)
