"""Adding candidates from a table: columns as understood, every row checked, then taken in piece by piece.

A row waits in a table of its own until the unit that deals with it deletes it, so that a stop in between neither loses nor
doubles anybody. Who is in the base already gets empty fields filled; who may be is left to the recruiter as a draft.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, func, insert, select

from bot.domain import candidate_import_rows, events, intake_vacancies, jobs, people
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.candidate_rows import BadRow, CandidateRow, RowProblem, Surroundings, read_row
from bot.domain.errors import Denied, DomainError, Gone, Outdated
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.pipeline import pipelines_of
from bot.models import CandidateImport, CandidateImportRow, ImportState, Priority, Stage, Subject
from bot.parsing.candidate_table import CandidateColumn, guessed, header_at, is_of_candidates
from bot.parsing.staff_table import SheetRow
from bot.parsing.table_headers import header_word

MOST_ROWS = 5000
# So many rows a unit: the database thread is free again after a few tenths of a second.
PIECE = 10
EXAMPLES = 3
_AT_ONCE = timedelta()
# An import left alone, and what is left of a finished one, is kept this long.
KEPT_FOR = timedelta(days=7)
_NAMES = frozenset({CandidateColumn.NAME, CandidateColumn.LAST_NAME, CandidateColumn.FIRST_NAME})


@dataclass(frozen=True)
class RowError:
    """A row that cannot be taken, and why; `value` is what stands there."""

    number: int
    problem: RowProblem
    value: str


@dataclass(frozen=True)
class ColumnLine:
    """A column of the table: its header, what of its first row stands there, what it is taken for."""

    place: int
    header: str
    example: str
    column: CandidateColumn | None


@dataclass(frozen=True)
class ImportCard:
    """An import as its card shows it: a preview, the progress, or what came of it. `left` rows are good and wait."""

    import_id: int
    rev: int
    file_name: str
    state: ImportState
    total: int
    left: int
    added: int
    updated: int
    unchanged: int
    doubtful: int
    bad: int
    columns: tuple[ColumnLine, ...]
    examples: tuple[CandidateRow, ...]
    errors: tuple[RowError, ...]
    may_be_staff: bool

    @property
    def done(self) -> int:
        """How many rows were dealt with."""
        return self.added + self.updated + self.unchanged + self.doubtful

    @property
    def names_people(self) -> bool:
        """Whether a column with names is known: without one nobody can be added."""
        return any(one.column in _NAMES for one in self.columns)


@dataclass(frozen=True)
class BadRows:
    """The rows that were not taken, as they were sent, with why not."""

    import_id: int
    file_name: str
    header: tuple[str, ...]
    rows: tuple[tuple[RowError, tuple[str, ...]], ...]


@dataclass(frozen=True)
class RowsToCheck:
    """What a job looks through beside the units: rows with their cells, and what they are read against."""

    rev: int
    columns: Mapping[int, CandidateColumn]
    around: Surroundings
    rows: tuple[tuple[int, tuple[str, ...]], ...]


# -- receiving -------------------------------------------------------------------------------------------


def keep_read(
    session: Session, actor_id: int, file: str, file_name: str, rows: Sequence[SheetRow], *, now: datetime
) -> None:
    """Keep the rows of a table that was read, and have them checked. An earlier one that was not begun is forgotten."""
    actor = actor_by_id(session, actor_id)
    if actor is None or not actor.may(Permission.CANDIDATE_ADD):
        return
    at = header_at([row.cells for row in rows])
    header = list(rows[at].cells)
    columns = guessed(header)
    forget = select(CandidateImport).where(
        CandidateImport.owner_id == actor_id, col(CandidateImport.state) != ImportState.RUNNING
    )
    for earlier in session.exec(forget).all():
        _delete(session, earlier)
    made = CandidateImport(
        owner_id=actor_id,
        file=file,
        file_name=file_name,
        header=header,
        columns=[columns[place].value if place in columns else "" for place in range(len(header))],
        state=ImportState.CHECKING,
        total=len(rows) - at - 1,
        created_at=now,
        changed_at=now,
    )
    session.add(made)
    session.flush()  # the rows point at it
    kept = [
        {"import_id": made.id, "number": row.number, "cells": list(row.cells), "problem": "", "value": ""}
        | {"is_waiting": True}
        for row in rows[at + 1 :]
    ]
    if kept:
        session.execute(insert(CandidateImportRow), kept)
    _ask_for_check(session, made, now=now)
    tell(session, made, now=now)


def is_for_candidates(actor: Actor, rows: Sequence[SheetRow]) -> bool:
    """Whether a table somebody sent is one of candidates: by their rights, and where they have both by its header."""
    if not actor.may(Permission.PEOPLE_ADMIT) or not actor.may(Permission.CANDIDATE_ADD):
        return actor.may(Permission.CANDIDATE_ADD)
    return is_of_candidates(rows[header_at([row.cells for row in rows])].cells)


# -- columns ---------------------------------------------------------------------------------------------


def set_column(
    session: Session, actor: Actor, import_id: int, place: int, name: str | None, *, rev: int, now: datetime
) -> ImportCard:
    """Take a column for something else, or for nothing; whichever column was taken for it is taken for nothing then.

    The rows are checked anew. Raises Denied, Gone; Outdated once the card has moved on.
    """
    row = _own(session, actor, import_id)
    column = CandidateColumn(name).value if name in set(CandidateColumn) else ""
    if (
        row.rev != rev
        or row.state not in {ImportState.READY, ImportState.CHECKING}
        or place >= len(row.columns)
    ):
        raise Outdated
    columns = ["" if column and one == column else one for one in row.columns]
    columns[place] = column
    if columns != row.columns:
        row.columns, row.state = columns, ImportState.CHECKING
        _changed(session, row, now=now)
        _ask_for_check(session, row, now=now)
    return show(session, actor, import_id)


def rows_to_check(session: Session, import_id: int, now: datetime) -> RowsToCheck | None:
    """What a job has to look through; None when there is nothing to check any more."""
    found = session.get(CandidateImport, import_id)
    actor = actor_by_id(session, found.owner_id) if found is not None else None
    if found is None or actor is None or found.state is not ImportState.CHECKING:
        return None
    rows = session.exec(
        select(CandidateImportRow.number, CandidateImportRow.cells)
        .where(CandidateImportRow.import_id == import_id)
        .order_by(col(CandidateImportRow.number))
    ).all()
    return RowsToCheck(
        found.rev,
        _columns(found),
        surroundings(session, actor, now),
        tuple((number, tuple(cells)) for number, cells in rows),
    )


def check(asked: RowsToCheck) -> dict[int, RowError]:
    """The rows that cannot be taken, by their numbers: the first thing wrong of each. Pure; for a thread of its own."""
    wrong: dict[int, RowError] = {}
    for number, cells in asked.rows:
        try:
            read_row(cells, asked.columns, asked.around)
        except BadRow as bad:
            wrong[number] = RowError(number, bad.problem, bad.value)
    return wrong


def keep_checked(
    session: Session, import_id: int, rev: int, wrong: Mapping[int, RowError], *, now: datetime
) -> None:
    """The rows were looked through. Nothing happens when the columns have been changed meanwhile."""
    found = session.get(CandidateImport, import_id)
    if found is None or found.state is not ImportState.CHECKING or found.rev != rev:
        return
    rows = session.exec(
        select(CandidateImportRow).where(
            CandidateImportRow.import_id == import_id,
            (col(CandidateImportRow.problem) != "") | col(CandidateImportRow.number).in_(list(wrong)),
        )
    ).all()
    for row in rows:
        error = wrong.get(row.number)
        row.problem, row.value = (error.problem.value, error.value[:200]) if error else ("", "")
        row.is_waiting = error is None
        session.add(row)
    found.state = ImportState.READY
    _changed(session, found, now=now)
    tell(session, found, now=now)


def surroundings(session: Session, actor: Actor, now: datetime) -> Surroundings:
    """What rows are read against, as the actor may see it now."""
    vacancies: dict[str, tuple[int, ...]] = {}
    every = intake_vacancies.all_open(session, actor)
    for one in every:
        key = header_word(one.title)
        vacancies[key] = (*vacancies.get(key, ()), one.id)
    stages: dict[int, dict[str, tuple[Stage, int]]] = {}
    for vacancy_id, pipeline in pipelines_of(session, {one.id for one in every}).items():
        if vacancy_id is not None:
            named = [stage for stage in pipeline.stages if stage.name]
            stages[vacancy_id] = {header_word(stage.name): (stage.kind, stage.id) for stage in named}
    return Surroundings(now, actor.zone, people.the_company(session).country, vacancies, stages)


# -- taking in -------------------------------------------------------------------------------------------


def run(session: Session, actor: Actor, import_id: int, *, rev: int, now: datetime) -> ImportCard:
    """Begin to take the good rows in. Raises Denied, Gone; Outdated on a second press."""
    row = _own(session, actor, import_id)
    if row.rev != rev or row.state is not ImportState.READY or not _waiting(session, import_id):
        raise Outdated
    row.state = ImportState.RUNNING
    _changed(session, row, now=now)
    _record(session, row, "import_begun", now, rows=row.total)
    _ask_for_piece(session, row, now=now)
    return show(session, actor, import_id)


def take_piece(session: Session, import_id: int, *, now: datetime) -> None:
    """Take the next rows in and ask for the rest, in one unit. Done twice it takes nobody twice."""
    found = session.get(CandidateImport, import_id)
    if found is None or found.state is not ImportState.RUNNING:
        return
    actor = actor_by_id(session, found.owner_id)
    if actor is None or not actor.may(Permission.CANDIDATE_ADD):
        found.state = ImportState.READY  # nobody goes on with it: it is forgotten like any table left alone
        _changed(session, found, now=now)
        return
    rows = session.exec(
        select(CandidateImportRow)
        .where(CandidateImportRow.import_id == import_id, col(CandidateImportRow.is_waiting))
        .order_by(col(CandidateImportRow.number))
        .limit(PIECE)
    ).all()
    around, columns = surroundings(session, actor, now), _columns(found)
    for row in rows:
        _take(session, actor, found, row, columns, around)
    session.flush()  # what is left is counted below
    left = _waiting(session, import_id)
    if left:
        _ask_for_piece(session, found, now=now)
    else:
        found.state = ImportState.DONE
        counts = {name: getattr(found, name) for name in ("added", "updated", "unchanged", "doubtful")}
        _record(session, found, "candidates_imported", now, **counts, bad=_bad(session, import_id))
    _changed(session, found, now=now)
    tell(session, found, now=now)


def _take(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    row: CandidateImportRow,
    columns: Mapping[int, CandidateColumn],
    around: Surroundings,
) -> None:
    """One row: into the base and out of the table, or marked with what is wrong. What it did by halves is undone."""
    try:
        read = read_row(row.cells, columns, around)
        text = _paper(found.header, row.cells, columns)
        with session.begin_nested():
            taken = candidate_import_rows.take(
                session, actor, found, row.number, read, text=text, now=around.now
            )
    except BadRow as bad:
        row.is_waiting, row.problem, row.value = False, bad.problem.value, bad.value[:200]
        session.add(row)
        return
    setattr(found, taken.value, getattr(found, taken.value) + 1)
    session.delete(row)


# What a résumé's text may not show to everybody who sees the candidate, or is kept in a place of its own.
_APART = frozenset(
    {
        CandidateColumn.SALARY,
        CandidateColumn.SALARY_MIN,
        CandidateColumn.SALARY_MAX,
        CandidateColumn.CURRENCY,
        CandidateColumn.SALARY_PERIOD,
        CandidateColumn.COMMENT,
        CandidateColumn.TAGS,
        CandidateColumn.STAGE,
        CandidateColumn.VACANCY,
    }
)


def _paper(header: Sequence[str], cells: Sequence[str], columns: Mapping[int, CandidateColumn]) -> str:
    """The row as a paper to be found by: its cells under their headers, those taken for nothing left out."""
    return "\n".join(
        f"{header[at]}: {cell}"
        for at, cell in enumerate(cells)
        if cell and at < len(header) and at in columns and columns[at] not in _APART
    )


# -- showing ---------------------------------------------------------------------------------------------


def show(session: Session, actor: Actor, import_id: int) -> ImportCard:
    """An import's card. Raises Denied, Gone."""
    found = _own(session, actor, import_id)
    first = session.exec(
        select(CandidateImportRow)
        .where(CandidateImportRow.import_id == import_id, col(CandidateImportRow.is_waiting))
        .order_by(col(CandidateImportRow.number))
        .limit(EXAMPLES)
    ).all()
    return ImportCard(
        import_id=import_id,
        rev=found.rev,
        file_name=found.file_name,
        state=found.state,
        total=found.total,
        left=_waiting(session, import_id),
        added=found.added,
        updated=found.updated,
        unchanged=found.unchanged,
        doubtful=found.doubtful,
        bad=_bad(session, import_id),
        columns=_column_lines(found, first[0].cells if first else ()),
        examples=_examples(session, actor, found, first),
        errors=_errors(session, import_id),
        may_be_staff=actor.may(Permission.PEOPLE_ADMIT),
    )


def _column_lines(found: CandidateImport, cells: Sequence[str]) -> tuple[ColumnLine, ...]:
    columns = _columns(found)
    return tuple(
        ColumnLine(at, header, cells[at] if at < len(cells) else "", columns.get(at))
        for at, header in enumerate(found.header)
        if header or (at < len(cells) and cells[at])
    )


def _examples(
    session: Session, actor: Actor, found: CandidateImport, rows: Iterable[CandidateImportRow]
) -> tuple[CandidateRow, ...]:
    if found.state is not ImportState.READY:
        return ()
    around, columns = surroundings(session, actor, found.changed_at), _columns(found)
    return tuple(read_row(row.cells, columns, around) for row in rows if not _is_bad(row, columns, around))


def _is_bad(row: CandidateImportRow, columns: Mapping[int, CandidateColumn], around: Surroundings) -> bool:
    try:
        read_row(row.cells, columns, around)
    except BadRow:
        return True  # a vacancy was closed since the rows were checked
    return False


def bad_rows(session: Session, actor: Actor, import_id: int) -> BadRows:
    """The rows that were not taken, for a file to correct and send again. Raises Denied, Gone."""
    found = _own(session, actor, import_id)
    rows = session.exec(
        select(CandidateImportRow)
        .where(CandidateImportRow.import_id == import_id, col(CandidateImportRow.problem) != "")
        .order_by(col(CandidateImportRow.number))
    ).all()
    told = tuple((RowError(row.number, RowProblem(row.problem), row.value), tuple(row.cells)) for row in rows)
    return BadRows(import_id, found.file_name, tuple(found.header), told)


def _errors(session: Session, import_id: int) -> tuple[RowError, ...]:
    rows = session.exec(
        select(CandidateImportRow.number, CandidateImportRow.problem, CandidateImportRow.value)
        .where(CandidateImportRow.import_id == import_id, col(CandidateImportRow.problem) != "")
        .order_by(col(CandidateImportRow.number))
    ).all()
    return tuple(RowError(number, RowProblem(problem), value) for number, problem, value in rows)


def drop(session: Session, actor: Actor, import_id: int) -> CandidateImport:
    """Take nobody in. Returns what it was, to be read anew as something else. Raises Denied, Gone, Outdated once it runs."""
    found = _own(session, actor, import_id)
    if found.state not in {ImportState.READY, ImportState.CHECKING}:
        raise Outdated
    _delete(session, found)
    return found


def forget_old(session: Session, *, now: datetime) -> None:
    """Delete imports that nobody has touched for a week, with the rows that were not taken."""
    old = select(CandidateImport).where(
        col(CandidateImport.changed_at) < now - KEPT_FOR, col(CandidateImport.state) != ImportState.RUNNING
    )
    for found in session.exec(old).all():
        _delete(session, found)


def _delete(session: Session, found: CandidateImport) -> None:
    session.exec(delete(CandidateImportRow).where(col(CandidateImportRow.import_id) == found.id))
    session.delete(found)
    session.flush()  # whoever asks for it next must not find it


def load_card(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ImportCard | None:
    """What who sent a table is told: its card as it stands now."""
    try:
        return show(session, recipient, payload["import"])
    except DomainError:
        return None


def slot_of(import_id: int) -> str:
    """Where an import's card is kept current."""
    return f"candidates:{import_id}"


def tell(session: Session, found: CandidateImport, *, now: datetime) -> None:
    """Keep the card of an import current."""
    notify(
        session,
        found.owner_id,
        NoticeKind.CANDIDATE_IMPORT,
        {"import": found.id},
        now=now,
        delay=_AT_ONCE,
        priority=Priority.ANSWER,
        slot=slot_of(found.id or 0),
    )


def given_up(session: Session, import_id: int, *, now: datetime) -> None:
    """A job was given up: the card says how far it came, and the rest can be begun again."""
    found = session.get(CandidateImport, import_id)
    if found is None:
        return
    if found.state in {ImportState.CHECKING, ImportState.RUNNING}:
        found.state = ImportState.READY
        _changed(session, found, now=now)
    tell(session, found, now=now)


# -- the row itself --------------------------------------------------------------------------------------


def _own(session: Session, actor: Actor, import_id: int) -> CandidateImport:
    actor.require(Permission.CANDIDATE_ADD)
    found = session.get(CandidateImport, import_id)
    if found is None:
        raise Gone
    if found.owner_id != actor.id:
        raise Denied
    return found


def _changed(session: Session, found: CandidateImport, *, now: datetime) -> None:
    found.rev += 1
    found.changed_at = now
    session.add(found)
    session.flush()  # a job asked for in this unit looks for this revision


def _columns(found: CandidateImport) -> dict[int, CandidateColumn]:
    return {at: CandidateColumn(name) for at, name in enumerate(found.columns) if name}


def _waiting(session: Session, import_id: int) -> int:
    query = select(func.count()).where(
        CandidateImportRow.import_id == import_id, col(CandidateImportRow.is_waiting)
    )
    return session.exec(query).one()


def _bad(session: Session, import_id: int) -> int:
    query = select(func.count()).where(
        CandidateImportRow.import_id == import_id, col(CandidateImportRow.problem) != ""
    )
    return session.exec(query).one()


def _record(session: Session, found: CandidateImport, verb: str, now: datetime, **details: object) -> None:
    events.record(
        session,
        actor_id=found.owner_id,
        subject=Subject.CANDIDATE_IMPORT,
        subject_id=found.id or 0,
        verb=verb,
        now=now,
        details={"file": found.file_name, **details},
    )


def _ask_for_check(session: Session, found: CandidateImport, *, now: datetime) -> None:
    key = f"check-candidates:{found.id}:{found.rev}"
    jobs.enqueue(session, JobKind.CHECK_CANDIDATES, key, {"import": found.id}, now=now)


def _ask_for_piece(session: Session, found: CandidateImport, *, now: datetime) -> None:
    key = f"add-candidates:{found.id}"
    jobs.enqueue(session, JobKind.ADD_CANDIDATES, key, {"import": found.id}, now=now)
