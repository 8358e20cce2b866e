"""Tables of the staff: fetched and read; then added piece by piece, each piece in a unit of its own."""

import asyncio
from datetime import datetime

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import staff_import
from bot.domain.errors import Problem
from bot.parsing.staff_table import NotATable, StaffLine, read_staff
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _read(ticket: JobTicket, services: Services) -> Finish:
    actor_id, name = int(ticket.payload["actor"]), str(ticket.payload["name"])
    try:
        file = await services.bot.get_file(ticket.payload["file"])
        data = bytes(await file.download_as_bytearray())
        lines = await asyncio.to_thread(read_staff, data, name)
    except (NotATable, BadRequest):
        return _refusal(actor_id, Problem.TABLE_NOT_UNDERSTOOD)
    if len(lines) > staff_import.MOST_ROWS:
        return _refusal(actor_id, Problem.TABLE_TOO_LONG)
    return _preview(actor_id, name, lines)


def _preview(actor_id: int, name: str, lines: tuple[StaffLine, ...]) -> Finish:
    def finish(session: Session, now: datetime) -> None:
        staff_import.keep_read(session, actor_id, name, lines, now=now)

    return finish


def _refusal(actor_id: int, problem: Problem) -> Finish:
    def finish(session: Session, now: datetime) -> None:
        staff_import.refuse(session, actor_id, problem, now=now)

    return finish


def _not_read(session: Session, ticket: JobTicket, now: datetime) -> None:
    staff_import.refuse(session, int(ticket.payload["actor"]), Problem.TABLE_NOT_UNDERSTOOD, now=now)


async def _add(ticket: JobTicket, _services: Services) -> Finish:
    actor_id, draft_id = int(ticket.payload["actor"]), int(ticket.payload["draft"])

    def finish(session: Session, now: datetime) -> None:
        staff_import.add_piece(session, actor_id, draft_id, now=now)

    return finish


def _not_added(session: Session, ticket: JobTicket, now: datetime) -> None:
    staff_import.tell(session, int(ticket.payload["actor"]), int(ticket.payload["draft"]), now=now)


reading = Worker(_read, failed=_not_read)
adding = Worker(_add, failed=_not_added)
