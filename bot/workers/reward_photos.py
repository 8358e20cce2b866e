"""Fetching a reward's photo from Telegram into its draft."""

from datetime import datetime
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import reward_drafts
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    draft_id: int = ticket.payload["draft"]
    try:
        file = await services.bot.get_file(ticket.payload["file"])
        data = bytes(await file.download_as_bytearray())
    except BadRequest:
        # Telegram will never give it: the card comes back without a photo, and another can be sent.
        return partial(_without, draft_id)
    return partial(_keep, draft_id, data)


def _keep(draft_id: int, data: bytes, session: Session, now: datetime) -> None:
    reward_drafts.keep_photo(session, draft_id, data, now=now)


def _without(draft_id: int, session: Session, now: datetime) -> None:
    reward_drafts.photo_failed(session, draft_id, now=now)


def _failed(session: Session, ticket: JobTicket, now: datetime) -> None:
    reward_drafts.photo_failed(session, ticket.payload["draft"], now=now)


worker = Worker(work=_work, failed=_failed)
