"""Adding the staff from a table: every row checked and every error said by its number, then added piece by piece.

The rows live in a draft, with how many of them are done: a job adds a piece and asks for the next one in the same unit,
so that a stop in between neither loses nor doubles anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from sqlmodel import Session, col, select

from bot.domain import departments, drafts, jobs, people
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.drafts import Kept
from bot.domain.errors import DomainError, Outdated
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people_edits import LONGEST_LINE, LONGEST_NAME
from bot.models import Department, Employee, EmployeeState, Priority, Role
from bot.parsing.people import email_key, normal_name, phone_key
from bot.parsing.staff_table import StaffColumn, StaffLine, read_day, read_roles

MOST_ROWS = 2000
PIECE = 25
_AT_ONCE = timedelta()


class RowProblem(StrEnum):
    """Why a row cannot be added."""

    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    POSITION_TOO_LONG = "position_too_long"
    DEPARTMENT_TOO_LONG = "department_too_long"
    PHONE = "phone"
    EMAIL = "email"
    START_DATE = "start_date"
    ROLES = "roles"
    LEAD_UNKNOWN = "lead_unknown"
    TWICE_IN_TABLE = "twice_in_table"
    WORKS_HERE = "works_here"


class ImportState(StrEnum):
    """Where an import stands."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True)
class StaffRow:
    """A row that can be added; `number` is its row in the sheet, `lead` a name of the table or the base."""

    number: int
    name: str
    position: str
    department: str
    lead: str
    phone: str | None
    email: str
    start_date: date | None
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class RowError:
    """A row that cannot be added, and why; `value` is what stands there."""

    number: int
    problem: RowProblem
    value: str


@dataclass(frozen=True)
class ImportDraft:
    """A table of the staff on its way in; `done` rows are added already, as `added` by their row numbers.

    `file` is Telegram's id of the table, empty for one that came before it was kept.
    """

    KIND: ClassVar[str] = "staff_import"
    VERSION: ClassVar[int] = 1

    file_name: str
    rows: tuple[StaffRow, ...]
    errors: tuple[RowError, ...]
    state: ImportState = ImportState.READY
    done: int = 0
    late_errors: tuple[RowError, ...] = ()
    added: dict[str, int] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True)
class ImportCard:
    """An import as its card shows it: a preview, the progress, or what came of it."""

    draft_id: int
    rev: int
    file_name: str
    state: ImportState
    total: int
    done: int
    examples: tuple[StaffRow, ...]
    errors: tuple[RowError, ...]
    new_departments: tuple[str, ...]
    may_be_candidates: bool


# -- reading ---------------------------------------------------------------------------------------------


def keep_read(
    session: Session, actor_id: int, file: str, file_name: str, lines: Sequence[StaffLine], *, now: datetime
) -> None:
    """Check every row of a table that was read and show its preview to who sent it."""
    actor = actor_by_id(session, actor_id)
    if actor is None or not actor.may(Permission.PEOPLE_ADMIT):
        return
    rows, errors = check(session, lines)
    for waiting in drafts.own(session, actor, ImportDraft):
        if waiting.fields.state is not ImportState.RUNNING:
            drafts.discard(session, actor, waiting.id, ImportDraft)
    kept = drafts.start(session, actor_id, ImportDraft(file_name, rows, errors, file=file), now=now)
    tell(session, actor_id, kept.id, now=now)


def check(session: Session, lines: Sequence[StaffLine]) -> tuple[tuple[StaffRow, ...], tuple[RowError, ...]]:
    """Which rows can be added, and which not and why: the first thing wrong of each."""
    region = people.the_company(session).country
    working = people.working_employees(session)
    phones = {one.phone for one in working if one.phone}
    emails = {email_key(one.email) for one in working if one.email}
    known = {normal_name(one.name) for one in working}
    named = known | {normal_name(line.name) for line in lines if line.name}
    rows: list[StaffRow] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for line in lines:
        row = _read(line, region)
        if isinstance(row, StaffRow):
            row = _against_others(row, seen, named, phones, emails, known)
        if isinstance(row, RowError):
            errors.append(row)
        else:
            rows.append(row)
            seen |= _keys(row)
    return tuple(rows), tuple(errors)


def _read(line: StaffLine, region: str) -> StaffRow | RowError:
    """One row by itself."""
    cell = line.cell
    phone = phone_key(cell(StaffColumn.PHONE), region=region) if cell(StaffColumn.PHONE) else None
    start = read_day(cell(StaffColumn.START_DATE)) if cell(StaffColumn.START_DATE) else None
    roles = read_roles(cell(StaffColumn.ROLES))
    email = cell(StaffColumn.EMAIL)
    wrong = (
        (not line.name, RowProblem.NAME_MISSING, ""),
        (len(line.name) > LONGEST_NAME, RowProblem.NAME_TOO_LONG, line.name),
        (len(cell(StaffColumn.POSITION)) > LONGEST_LINE, RowProblem.POSITION_TOO_LONG, line.name),
        (
            len(cell(StaffColumn.DEPARTMENT)) > departments.LONGEST_NAME,
            RowProblem.DEPARTMENT_TOO_LONG,
            line.name,
        ),
        (bool(cell(StaffColumn.PHONE)) and phone is None, RowProblem.PHONE, cell(StaffColumn.PHONE)),
        (bool(email) and email_key(email) is None, RowProblem.EMAIL, email),
        (
            bool(cell(StaffColumn.START_DATE)) and start is None,
            RowProblem.START_DATE,
            cell(StaffColumn.START_DATE),
        ),
        (roles is None, RowProblem.ROLES, cell(StaffColumn.ROLES)),
    )
    for is_wrong, problem, value in wrong:
        if is_wrong:
            return RowError(line.number, problem, value)
    return StaffRow(
        number=line.number,
        name=line.name,
        position=cell(StaffColumn.POSITION),
        department=cell(StaffColumn.DEPARTMENT),
        lead=cell(StaffColumn.LEAD),
        phone=phone,
        email=email,
        start_date=start,
        roles=tuple(Role(role) for role in roles or ()),
    )


def _against_others(
    row: StaffRow,
    seen: set[str],
    named: set[str],
    phones: set[str],
    emails: set[str | None],
    known: set[str],
) -> StaffRow | RowError:
    """One row beside the others of the table and the people of the base."""
    if _keys(row) & seen:
        return RowError(row.number, RowProblem.TWICE_IN_TABLE, row.name)
    has_contact = row.phone is not None or bool(row.email)
    works_here = (
        (row.phone in phones or (bool(row.email) and email_key(row.email) in emails))
        if has_contact
        else normal_name(row.name) in known
    )
    if works_here:
        return RowError(row.number, RowProblem.WORKS_HERE, row.name)
    if row.lead and normal_name(row.lead) not in named:
        return RowError(row.number, RowProblem.LEAD_UNKNOWN, row.lead)
    return row


def _keys(row: StaffRow) -> set[str]:
    """What nobody else in the table may have: the phone, the e-mail, or without both the name in its department."""
    keys = {key for key in (row.phone, email_key(row.email) if row.email else None) if key}
    return keys or {f"{normal_name(row.name)} / {row.department.casefold()} / {row.position.casefold()}"}


# -- adding ----------------------------------------------------------------------------------------------


def run(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> ImportCard:
    """Begin to add the good rows. Raises Denied, Gone, Outdated on a second press."""
    kept = _load(session, actor, draft_id)
    if kept.rev != rev or kept.fields.state is not ImportState.READY or not kept.fields.rows:
        raise Outdated
    started = replace(kept.fields, state=ImportState.RUNNING)
    kept = drafts.change(session, actor, draft_id, started, now=now)
    _ask_for_piece(session, actor.id, draft_id, now=now)
    return _card(session, actor, kept)


def add_piece(session: Session, actor_id: int, draft_id: int, *, now: datetime) -> None:
    """Add the next rows, remember how far it is, and ask for the rest: one unit. Done twice, it adds nobody twice."""
    actor = actor_by_id(session, actor_id)
    if actor is None or not actor.may(Permission.PEOPLE_ADMIT):
        return
    try:
        kept = drafts.load(session, actor, draft_id, ImportDraft)
    except DomainError:
        return
    draft = kept.fields
    if draft.state is not ImportState.RUNNING:
        return
    added = dict(draft.added)
    late: list[RowError] = list(draft.late_errors)
    for row in draft.rows[draft.done : draft.done + PIECE]:
        if row.phone is not None and _taken(session, row.phone):
            late.append(RowError(row.number, RowProblem.WORKS_HERE, row.name))
        else:
            added[str(row.number)] = _add(session, actor, row, now=now)
    done = min(draft.done + PIECE, len(draft.rows))
    is_last = done >= len(draft.rows)
    if is_last:
        _set_leads(session, draft.rows, added)
    draft = replace(
        draft,
        done=done,
        added=added,
        late_errors=tuple(late),
        state=ImportState.DONE if is_last else ImportState.RUNNING,
    )
    drafts.change(session, actor, draft_id, draft, now=now)
    if not is_last:
        _ask_for_piece(session, actor_id, draft_id, now=now)
    tell(session, actor_id, draft_id, now=now)


def _add(session: Session, actor: Actor, row: StaffRow, *, now: datetime) -> int:
    person = people.add_employee(
        session,
        name=row.name,
        roles=row.roles,
        position=row.position,
        department_id=_department_id(session, row.department, now=now),
        phone=row.phone,
        email=row.email,
        start_date=row.start_date,
        added_by_id=actor.id,
        now=now,
    )
    people.lead_if_vacant(session, person)
    if person.id is None:
        raise ValueError("a stored employee has an id")
    return person.id


def _department_id(session: Session, name: str, *, now: datetime) -> int | None:
    """The department of that name, whatever its letter case; a new one where there is none."""
    if not name:
        return None
    for one in people.departments(session):
        if one.name.casefold() == name.casefold():
            return one.id
    return people.add_department(session, name, now=now).id


def _taken(session: Session, phone: str) -> bool:
    query = select(Employee.id).where(Employee.phone == phone, Employee.state != EmployeeState.LEFT)
    return session.exec(query).first() is not None


def _set_leads(session: Session, rows: Sequence[StaffRow], added: Mapping[str, int]) -> None:
    """Own leads, once everybody is there; where the name is not one person's, the department's lead stays."""
    by_name: dict[str, list[int]] = {}
    for one in people.working_employees(session):
        if one.id is not None:
            by_name.setdefault(normal_name(one.name), []).append(one.id)
    for row in rows:
        found = by_name.get(normal_name(row.lead), []) if row.lead else []
        person_id = added.get(str(row.number))
        if person_id is None or len(found) != 1 or found[0] == person_id:
            continue
        person = session.get(Employee, person_id)
        if person is not None:
            person.manager_id = found[0]
            session.add(person)


def _ask_for_piece(session: Session, actor_id: int, draft_id: int, *, now: datetime) -> None:
    payload = {"actor": actor_id, "draft": draft_id}
    jobs.enqueue(session, JobKind.ADD_STAFF, f"add-staff:{draft_id}", payload, now=now)


# -- showing ---------------------------------------------------------------------------------------------


def show(session: Session, actor: Actor, draft_id: int) -> ImportCard:
    """An import's card. Raises Denied, Gone."""
    return _card(session, actor, _load(session, actor, draft_id))


def drop(session: Session, actor: Actor, draft_id: int) -> ImportDraft:
    """Add nobody. Returns what it was. Raises Denied, Gone, Outdated once it runs."""
    fields = _load(session, actor, draft_id).fields
    if fields.state is ImportState.RUNNING:
        raise Outdated
    drafts.discard(session, actor, draft_id, ImportDraft)
    return fields


def load_card(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ImportCard | None:
    """What who sent a table is told: its card as it stands now."""
    try:
        return show(session, recipient, payload["draft"])
    except DomainError:
        return None


def slot_of(draft_id: int) -> str:
    """Where an import's card is kept current."""
    return f"import:{draft_id}"


def tell(session: Session, actor_id: int, draft_id: int, *, now: datetime) -> None:
    """Keep the card of an import current."""
    notify(
        session,
        actor_id,
        NoticeKind.STAFF_IMPORT,
        {"draft": draft_id},
        now=now,
        delay=_AT_ONCE,
        priority=Priority.ANSWER,
        slot=slot_of(draft_id),
    )


def _load(session: Session, actor: Actor, draft_id: int) -> Kept[ImportDraft]:
    actor.require(Permission.PEOPLE_ADMIT)
    return drafts.load(session, actor, draft_id, ImportDraft)


def _card(session: Session, actor: Actor, kept: Kept[ImportDraft]) -> ImportCard:
    draft = kept.fields
    present = {name.casefold() for name in session.exec(select(col(Department.name))).all()}
    wanted = dict.fromkeys(row.department for row in draft.rows if row.department)
    return ImportCard(
        draft_id=kept.id,
        rev=kept.rev,
        file_name=draft.file_name,
        state=draft.state,
        total=len(draft.rows),
        done=draft.done - len(draft.late_errors) if draft.state is ImportState.DONE else draft.done,
        examples=draft.rows[:3],
        errors=tuple(sorted((*draft.errors, *draft.late_errors), key=lambda one: one.number)),
        new_departments=tuple(name for name in wanted if name.casefold() not in present),
        may_be_candidates=bool(draft.file) and actor.may(Permission.CANDIDATE_ADD),
    )
