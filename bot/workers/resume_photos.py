"""Taking the portrait out of a résumé that was saved: read once more in the child process, under its limits."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.domain import candidate_photos
from bot.resumes.values import UnreadableFile
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    resume_id: int = ticket.payload["resume"]
    paper = await services.database.read(candidate_photos.paper_to_look_in, resume_id)
    if paper is None:
        return _nothing
    today = services.clock.now().date()
    try:
        read = await services.reader.read(paper.data, filename=paper.file_name, today=today)
    except UnreadableFile:
        return _nothing
    return partial(_found, resume_id, read.photo) if read.photo is not None else _nothing


def _found(resume_id: int, photo: bytes, session: Session, now: datetime) -> None:
    candidate_photos.found(session, resume_id, photo, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Found already, taken back, or not to be had: the card is shown without a photo."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The card stays without a photo; one can be sent."""


worker = Worker(work=_work, failed=_failed)
