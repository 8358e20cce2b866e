"""Taking data out of the base as files: lists for work, everything about one person, a destruction act. Each is logged.

Asking writes the log line and a job; the file is kept until it was sent, a day at most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import access, events, jobs, stored_files
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.errors import Denied
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.models import DataExport, DestructionAct, ExportFormat, ExportWhat, Subject

KEPT_FOR = timedelta(days=1)
LISTS = frozenset({ExportWhat.CANDIDATES, ExportWhat.VACANCIES, ExportWhat.APPLICATIONS})
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "zip": "application/zip",
    "pdf": "application/pdf",
}


@dataclass(frozen=True)
class ExportOrder:
    """What a job is to make; `asked_by` with the rights of this moment."""

    export_id: int
    what: ExportWhat
    format: ExportFormat | None
    candidate_id: int | None
    act_id: int | None
    chosen: tuple[int, ...] | None
    asked_by: Actor


@dataclass(frozen=True)
class ExportedFile:
    """A file that is ready to be sent."""

    export_id: int
    what: ExportWhat
    rows: int
    file_id: int
    file_name: str
    is_personal: bool


def ask_list(
    session: Session,
    actor: Actor,
    what: ExportWhat,
    form: ExportFormat,
    *,
    now: datetime,
    chosen: Sequence[int] | None = None,
) -> int:
    """Have a list made; `chosen` candidates only, as a search found them, or all. Raises Denied."""
    actor.require(Permission.CANDIDATE_EXPORT)
    if what not in LISTS:
        raise Denied
    picked = list(chosen) if chosen is not None else None
    return _ask(session, DataExport(what=what, format=form, chosen=picked, **_by(actor, now)), now=now)


def ask_person(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> int:
    """Have everything about a candidate put together, for them to get. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EXPORT)
    row = DataExport(what=ExportWhat.PERSON, candidate_id=candidate_id, rows=1, **_by(actor, now))
    return _ask(session, row, now=now)


def ask_act(session: Session, actor: Actor, act_id: int, *, now: datetime) -> int:
    """Have a destruction act printed. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    if session.get(DestructionAct, act_id) is None:
        raise Denied
    row = DataExport(what=ExportWhat.ACT, act_id=act_id, rows=1, **_by(actor, now))
    return _ask(session, row, now=now)


def _by(actor: Actor, now: datetime) -> dict[str, Any]:
    return {"asked_by_id": actor.id, "created_at": now}


def _ask(session: Session, row: DataExport, *, now: datetime) -> int:
    session.add(row)
    session.flush()  # its id goes into the job
    assert row.id is not None  # noqa: S101 - just flushed
    jobs.enqueue(session, JobKind.EXPORT_DATA, f"export:{row.id}", {"export": row.id}, now=now)
    return row.id


def order(session: Session, export_id: int) -> ExportOrder | None:
    """What is to be made; None when it is made already, or whoever asked may not have it any more."""
    row = session.get(DataExport, export_id)
    actor = actor_by_id(session, row.asked_by_id) if row is not None else None
    if row is None or actor is None or row.file_id is not None:
        return None
    needed = Permission.PRIVACY_TEND if row.what is ExportWhat.ACT else Permission.CANDIDATE_EXPORT
    if not actor.may(needed):
        return None
    if row.what is ExportWhat.PERSON and row.candidate_id is None:
        return None  # erased meanwhile
    chosen = tuple(row.chosen) if row.chosen is not None else None
    return ExportOrder(export_id, row.what, row.format, row.candidate_id, row.act_id, chosen, actor)


def keep(session: Session, export_id: int, data: bytes, file_name: str, *, rows: int, now: datetime) -> None:
    """Keep the file that was made, log who takes what, and send it."""
    row = session.get(DataExport, export_id)
    if row is None or row.file_id is not None or (row.what is ExportWhat.PERSON and row.candidate_id is None):
        return
    mime = MIME[file_name.rpartition(".")[2]]
    row.file_id, row.file_name, row.rows = (
        stored_files.keep(session, data, mime=mime, now=now),
        file_name,
        rows,
    )
    session.add(row)
    log(session, row.asked_by_id, row.what, rows=rows, form=row.format, export=row, now=now)
    notify(
        session,
        row.asked_by_id,
        NoticeKind.DATA_EXPORTED,
        {"export": export_id},
        now=now,
        dedupe_key=f"export:{export_id}",
        delay=timedelta(),
    )


def log(
    session: Session,
    actor_id: int | None,
    what: ExportWhat,
    *,
    rows: int,
    form: ExportFormat | None,
    now: datetime,
    export: DataExport | None = None,
) -> None:
    """Record that data left the base. Without an export's row it was the command line, which has no actor."""
    details: dict[str, object] = {"what": what, "rows": rows, "format": form}
    if export is not None:
        details |= {"candidate": export.candidate_id, "chosen": export.chosen is not None}
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.DATA_EXPORT,
        subject_id=export.id or 0 if export is not None else 0,
        verb="exported",
        now=now,
        details=details,
    )


def load_file(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ExportedFile | None:
    """The file, for whoever asked for it."""
    row = session.get(DataExport, payload["export"])
    if row is None or row.id is None or row.file_id is None or row.asked_by_id != recipient.id:
        return None
    personal = row.what is not ExportWhat.ACT and row.what is not ExportWhat.VACANCIES
    return ExportedFile(row.id, row.what, row.rows, row.file_id, row.file_name, personal)


def drop_sent(session: Session, *, now: datetime) -> None:
    """Forget the files of exports that were sent; the log lines stay."""
    rows = session.exec(
        select(DataExport).where(
            col(DataExport.file_id).is_not(None), col(DataExport.created_at) < now - KEPT_FOR
        )
    ).all()
    for row in rows:
        drop_file(session, row)


def drop_file(session: Session, row: DataExport) -> None:
    """Forget the file of an export."""
    file_id, row.file_id = row.file_id, None
    session.add(row)
    session.flush()  # the file is held no more
    if file_id is not None:
        stored_files.drop_unused(session, file_id)
