"""The base and files at the command line: lists out of it, a folder of résumés into it."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlmodel import Session, select

from bot.db import make_engine
from bot.domain import data_exports, drafts, house_actor, intake_saving, stored_files
from bot.domain.access import Actor
from bot.domain.data_exports import ExportOrder
from bot.domain.intake_drafts import CandidateDraft, Origin, from_resume
from bot.models import ExportFormat, ExportWhat, StoredFile
from bot.resumes import to_json
from bot.resumes.command import papers
from bot.resumes.limits import read_limited
from bot.resumes.values import UnreadableFile
from bot.workers.exports import make_list


def export_list(url: str, what: ExportWhat, target: Path, *, now: datetime) -> int:
    """Write a list to a file, XLSX or CSV by its name; logged without an actor. Returns the number of rows."""
    form = ExportFormat.CSV if target.suffix.lower() == ".csv" else ExportFormat.XLSX
    engine = make_engine(url)
    try:
        with engine.connect().execution_options(reading=True) as connection, Session(connection) as session:
            order = ExportOrder(0, what, form, None, None, None, house_actor.house(session))
            made = make_list(session, order, now)
        target.write_bytes(made.data)
        target.chmod(0o600)
        with engine.begin() as connection, Session(connection) as session:
            data_exports.log(session, None, what, rows=made.rows, form=form, now=now)
            session.commit()
    finally:
        engine.dispose()
    return made.rows


class Brought(StrEnum):
    """What became of one file of a folder."""

    ADDED = "added"
    NEW_VERSION = "new_version"
    TO_ASK = "to_ask"
    KNOWN = "known"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class BroughtFile:
    """One file and what became of it."""

    path: Path
    fate: Brought


def import_resumes(url: str, folder: Path, recruiter: str, *, now: datetime) -> Iterator[BroughtFile]:
    """Read a folder of résumés into the base, a unit a file: stopped anywhere, it can be run again.

    A file that is in the base or in somebody's drafts already is passed over; what is doubtful waits as a draft in the
    recruiter's /inbox. Raises LookupError when there is no such recruiter.
    """
    engine = make_engine(url)
    try:
        with engine.connect().execution_options(reading=True) as connection, Session(connection) as session:
            actor = house_actor.recruiter_named(session, recruiter)
        if actor is None:
            raise LookupError(recruiter)
        for path in papers([folder]):
            data = path.read_bytes()
            with (
                engine.begin() as connection,
                Session(connection, join_transaction_mode="create_savepoint") as session,
            ):
                fate = _bring(session, actor, path, data, now=now)
                session.commit()
            yield BroughtFile(path, fate)
    finally:
        engine.dispose()


def _bring(session: Session, actor: Actor, path: Path, data: bytes, *, now: datetime) -> Brought:
    if _is_here(session, data):
        return Brought.KNOWN
    try:
        resume = read_limited(data, filename=path.name, today=now.date())
    except UnreadableFile:
        return Brought.UNREADABLE
    mime = mimetypes.guess_type(path.name)[0] or ""
    file_id = stored_files.keep(session, data, mime=mime, now=now)
    empty = CandidateDraft(Origin(0, 0, file_name=path.name, mime=mime))
    today = now.astimezone(actor.zone).date()
    fields = replace(from_resume(empty, resume, to_json(resume), today=today), to_base=True)
    kept = drafts.start(session, actor.id, fields, now=now, file_id=file_id)
    matches = intake_saving.matches_of(session, actor, kept, now=now)
    if not intake_saving.is_sure(kept, matches):
        return Brought.TO_ASK
    saved = intake_saving.save(session, actor, kept.id, rev=kept.rev, now=now).fields.saved
    return Brought.ADDED if saved is not None and saved.is_new_candidate else Brought.NEW_VERSION


def _is_here(session: Session, data: bytes) -> bool:
    """Whether this very file has come before: as a résumé, or in a draft that waits."""
    digest = stored_files.digest_of(data)
    return session.exec(select(StoredFile.id).where(StoredFile.sha256 == digest)).first() is not None
