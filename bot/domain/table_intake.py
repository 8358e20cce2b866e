"""A table somebody has sent: fetched and read beside the units, then taken for the staff or for candidates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import candidate_import, jobs, staff_import
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.errors import Denied, Problem
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.models import Priority
from bot.parsing.staff_table import NotATable, SheetRow, staff_lines

# The header, and a title above it.
MOST_ROWS = max(candidate_import.MOST_ROWS, staff_import.MOST_ROWS) + 20


@dataclass(frozen=True)
class TableRefusal:
    """Why a table cannot be taken; `most` is how many rows one may have."""

    problem: Problem
    most: int


def receive(session: Session, actor: Actor, file: str, file_name: str, *, now: datetime) -> None:
    """A table has been sent: it is fetched and read beside the units. Raises Denied."""
    if not actor.may(Permission.PEOPLE_ADMIT) and not actor.may(Permission.CANDIDATE_ADD):
        raise Denied
    _ask_for_reading(session, actor, file, file_name, of_candidates=None, now=now)


def as_candidates(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> str:
    """What was taken for the staff are candidates: read it anew. Returns the file's name. Raises Denied, Gone, Outdated."""
    actor.require(Permission.CANDIDATE_ADD)
    draft = staff_import.drop(session, actor, draft_id)
    _ask_for_reading(session, actor, draft.file, draft.file_name, of_candidates=True, now=now)
    return draft.file_name


def as_staff(session: Session, actor: Actor, import_id: int, *, now: datetime) -> str:
    """What was taken for candidates is the staff: read it anew. Returns the file's name. Raises Denied, Gone, Outdated."""
    actor.require(Permission.PEOPLE_ADMIT)
    found = candidate_import.drop(session, actor, import_id)
    _ask_for_reading(session, actor, found.file, found.file_name, of_candidates=False, now=now)
    return found.file_name


def _ask_for_reading(
    session: Session, actor: Actor, file: str, name: str, *, of_candidates: bool | None, now: datetime
) -> None:
    payload = {"actor": actor.id, "file": file, "name": name, "candidates": of_candidates}
    jobs.enqueue(session, JobKind.READ_TABLE, f"table:{actor.id}:{file}", payload, now=now)


def keep_read(
    session: Session,
    actor_id: int,
    file: str,
    file_name: str,
    rows: Sequence[SheetRow],
    *,
    of_candidates: bool | None,
    now: datetime,
) -> None:
    """Show the preview of a table that was read; where it is not said whose table it is, its header tells."""
    actor = actor_by_id(session, actor_id)
    if actor is None:
        return
    if of_candidates is None:
        of_candidates = candidate_import.is_for_candidates(actor, rows)
    most = candidate_import.MOST_ROWS if of_candidates else staff_import.MOST_ROWS
    if len(rows) - 1 > most:
        refuse(session, actor_id, Problem.TABLE_TOO_LONG, most=most, now=now)
    elif of_candidates:
        candidate_import.keep_read(session, actor_id, file, file_name, rows, now=now)
    else:
        try:
            lines = staff_lines(rows)
        except NotATable:
            refuse(session, actor_id, Problem.TABLE_NOT_UNDERSTOOD, now=now)
        else:
            staff_import.keep_read(session, actor_id, file, file_name, lines, now=now)


def refuse(
    session: Session,
    actor_id: int,
    problem: Problem,
    *,
    now: datetime,
    most: int = candidate_import.MOST_ROWS,
) -> None:
    """Tell who sent a file that it cannot be taken."""
    notify(
        session,
        actor_id,
        NoticeKind.TABLE_REFUSED,
        {"problem": problem.value, "most": most},
        now=now,
        delay=timedelta(),
        priority=Priority.ANSWER,
    )


def load_refusal(
    _session: Session, _recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> TableRefusal:
    """Why the table cannot be taken, for who has sent it."""
    return TableRefusal(Problem(payload["problem"]), int(payload["most"]))
