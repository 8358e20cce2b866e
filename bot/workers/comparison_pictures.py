"""Drawing a comparison of finalists, for whoever asked for it."""

import asyncio
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.domain import comparing_files
from bot.domain.comparing import Comparison
from bot.i18n import Words, words
from bot.rendering.comparison_table import Cell, draw_table
from bot.runtime.jobs import Finish, JobTicket, Services, Worker
from bot.views import comparing as views


async def _work(ticket: JobTicket, services: Services) -> Finish:
    found = await services.database.read(comparing_files.to_draw, ticket.payload, now=services.clock.now())
    if found is None:
        return _nothing
    reader, comparison = found
    png = await asyncio.to_thread(picture, words(reader.language), comparison)
    return partial(_send, ticket, png)


def picture(text: Words, comparison: Comparison) -> bytes:
    """The comparison as a PNG; candidates are numbers there."""
    header, rows = views.table(text, comparison)
    return draw_table(header, [(label, [Cell(*cell) for cell in cells]) for label, cells in rows])


def _send(ticket: JobTicket, png: bytes, session: Session, now: datetime) -> None:
    comparing_files.keep(session, ticket.payload, png, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Whoever asked may not see it any more."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The comparison is on the screen already, and the failed job is seen with the other faults."""


worker = Worker(work=_work, failed=_failed)
