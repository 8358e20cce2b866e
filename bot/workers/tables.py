"""Tables of people: fetched, read under limits, checked; then taken in piece by piece, each piece in a unit of its own."""

import asyncio
from datetime import datetime

from sqlmodel import Session
from telegram.error import BadRequest

from bot.domain import candidate_import, staff_import, table_intake
from bot.domain.errors import Problem
from bot.resumes.sheets import Table
from bot.resumes.values import ReadProblem, UnreadableFile
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _read(ticket: JobTicket, services: Services) -> Finish:
    actor_id = int(ticket.payload["actor"])
    try:
        file = await services.bot.get_file(ticket.payload["file"])
        data = bytes(await file.download_as_bytearray())
        table = await services.reader.read_table(data, most_rows=table_intake.MOST_ROWS)
    except UnreadableFile as error:
        too_long = error.problem in {ReadProblem.TOO_LONG, ReadProblem.TOO_BIG}
        return _refusal(actor_id, Problem.TABLE_TOO_LONG if too_long else Problem.TABLE_UNREADABLE)
    except BadRequest:
        return _refusal(actor_id, Problem.TABLE_UNREADABLE)
    return _preview(ticket, table)


def _preview(ticket: JobTicket, table: Table) -> Finish:
    asked = ticket.payload

    def finish(session: Session, now: datetime) -> None:
        table_intake.keep_read(
            session,
            int(asked["actor"]),
            str(asked["file"]),
            str(asked["name"]),
            table.rows,
            of_candidates=asked["candidates"],
            now=now,
        )

    return finish


def _refusal(actor_id: int, problem: Problem) -> Finish:
    def finish(session: Session, now: datetime) -> None:
        table_intake.refuse(session, actor_id, problem, now=now)

    return finish


def _not_read(session: Session, ticket: JobTicket, now: datetime) -> None:
    table_intake.refuse(session, int(ticket.payload["actor"]), Problem.TABLE_UNREADABLE, now=now)


async def _add_staff(ticket: JobTicket, _services: Services) -> Finish:
    actor_id, draft_id = int(ticket.payload["actor"]), int(ticket.payload["draft"])

    def finish(session: Session, now: datetime) -> None:
        staff_import.add_piece(session, actor_id, draft_id, now=now)

    return finish


def _staff_not_added(session: Session, ticket: JobTicket, now: datetime) -> None:
    staff_import.tell(session, int(ticket.payload["actor"]), int(ticket.payload["draft"]), now=now)


async def _check(ticket: JobTicket, services: Services) -> Finish:
    """Thousands of rows take seconds to understand: beside the units, in a thread of their own."""
    import_id = int(ticket.payload["import"])
    asked = await services.database.read(candidate_import.rows_to_check, import_id, services.clock.now())
    wrong = await asyncio.to_thread(candidate_import.check, asked) if asked is not None else {}

    def finish(session: Session, now: datetime) -> None:
        if asked is not None:
            candidate_import.keep_checked(session, import_id, asked.rev, wrong, now=now)

    return finish


async def _add_candidates(ticket: JobTicket, _services: Services) -> Finish:
    import_id = int(ticket.payload["import"])

    def finish(session: Session, now: datetime) -> None:
        candidate_import.take_piece(session, import_id, now=now)

    return finish


def _given_up(session: Session, ticket: JobTicket, now: datetime) -> None:
    candidate_import.given_up(session, int(ticket.payload["import"]), now=now)


reading = Worker(_read, failed=_not_read)
adding_staff = Worker(_add_staff, failed=_staff_not_added)
checking_candidates = Worker(_check, failed=_given_up)
adding_candidates = Worker(_add_candidates, failed=_given_up)
