"""Two stored candidates who are one person: shown side by side, made one, and taken apart again while it can be.

Everything that points at the second card is moved to the first by the foreign keys themselves, so that no table is
forgotten; a journal of the moved rows takes it back. The rule (docs/decisions): nothing is merged by itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, UniqueConstraint
from sqlmodel import Session, SQLModel, col, func, select

from bot.domain import access, events, privacy_rules, retention, search_index
from bot.domain.access import Actor, Permission
from bot.domain.candidate_fields import is_told, value_of
from bot.domain.candidate_matches import Match, Paper, find_matches, known_employers
from bot.domain.candidate_values import CandidateField, CandidateValues, values_of
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.intake_saving import corrected_by_hand
from bot.domain.row_journal import Row, RowJournal, take_back
from bot.domain.union_applications import check_applications, join_applications
from bot.models import (
    Application,
    Candidate,
    CandidateUnion,
    ConsentState,
    MessageCandidate,
    Resume,
    Subject,
    Vacancy,
)

# How long a union can be taken apart again.
UNDO_DAYS = 30
MOST_SUSPECTS = 8

_F = CandidateField
# What each field of the card is in the table; contacts, skills and the source are joined by rules of their own.
_COLUMNS: dict[CandidateField, tuple[str, ...]] = {
    _F.NAME: ("full_name", "name_key"),
    _F.POSITION: ("position",),
    _F.CITY: ("city",),
    _F.CITIZENSHIP: ("citizenship",),
    _F.AGE: ("birth_date", "age", "age_on"),
    _F.EXPERIENCE: ("experience_months",),
    _F.SALARY: ("salary_min", "salary_max", "salary_currency", "salary_period", "salary_tax"),
    _F.LANGUAGES: ("languages",),
    _F.EDUCATION: ("studies",),
}
CHOSEN = tuple(_COLUMNS)
# The stricter first: who has said no once is not asked about it by a second card.
_STRICTNESS = (
    ConsentState.WITHDRAWN,
    ConsentState.DECLINED,
    ConsentState.GIVEN,
    ConsentState.EXPIRED,
    ConsentState.ASKED,
    ConsentState.NOT_ASKED,
)


@dataclass(frozen=True)
class LatestUnion:
    """The newest union of a card that can still be taken apart, and who was taken in."""

    union_id: int
    name: str


@dataclass(frozen=True)
class Suspects:
    """Who may be the person of a card, and the union that can be taken back."""

    candidate_id: int
    others: tuple[Match, ...]
    latest: LatestUnion | None


@dataclass(frozen=True)
class UnionSide:
    """One of the two cards: what it holds and since when."""

    id: int
    rev: int
    values: CandidateValues
    source: str
    added_at: datetime
    resumes: int
    vacancies: tuple[str, ...]


@dataclass(frozen=True)
class UnionField:
    """A field in which the cards differ; `from_other` tells whose value stays."""

    field: CandidateField
    from_other: bool


@dataclass(frozen=True)
class UnionPreview:
    """What would become of the two. `choice` holds a bit a field, set where the second card's value stays."""

    kept: UnionSide
    other: UnionSide
    fields: tuple[UnionField, ...]
    choice: int
    shared: tuple[str, ...]


@dataclass(frozen=True)
class United:
    """Two cards are one now: which, and the number by which it is taken back."""

    union_id: int
    candidate_id: int
    full_name: str
    absorbed_name: str


@dataclass(frozen=True)
class Parted:
    """A union was taken apart: both cards with their names."""

    candidate_id: int
    name: str
    other_id: int
    other_name: str


# -- before -------------------------------------------------------------------------------------------------


def suspects(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> Suspects:
    """Who of the base may be the same person as a stored candidate. Raises Denied."""
    candidate_id = standing_id(session, candidate_id)
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_EDIT)
    file_id = session.exec(
        select(Resume.file_id)
        .where(Resume.candidate_id == candidate_id, col(Resume.file_id).is_not(None))
        .order_by(col(Resume.id).desc())
    ).first()
    paper = Paper(values_of(session, candidate), file_id, tuple(known_employers(session, candidate)))
    today = now.astimezone(actor.zone).date()
    found = find_matches(session, actor, paper, today=today, most=MOST_SUSPECTS)
    others = tuple(one for one in found if one.candidate_id != candidate_id)
    return Suspects(candidate_id, others, _latest(session, candidate_id, now))


def preview(
    session: Session, actor: Actor, kept_id: int, other_id: int, choice: int | None = None
) -> UnionPreview:
    """What the union of two would be; without a `choice` the likely values stay.

    Raises Denied, Unfit, Outdated once they are one.
    """
    kept, other = _both(session, actor, kept_id, other_id)
    sides = _side(session, kept), _side(session, other)
    chosen = _likely(session, *sides) if choice is None else choice
    fields = tuple(
        UnionField(field, bool(chosen & _bit(field)))
        for field in _conflicts(sides[0].values, sides[1].values)
    )
    shared = tuple(title for title in sides[0].vacancies if title in sides[1].vacancies)
    return UnionPreview(*sides, fields, chosen, shared)


def flipped(choice: int, field: CandidateField) -> int:
    """The choice with the other card's value of a field."""
    return choice ^ _bit(field)


def _bit(field: CandidateField) -> int:
    return 1 << CHOSEN.index(field)


def _both(session: Session, actor: Actor, kept_id: int, other_id: int) -> tuple[Candidate, Candidate]:
    if kept_id == other_id or _union(session, other_id, kept_id) is not None:
        raise Outdated
    found = [
        access.access_candidate(session, actor, one, Permission.CANDIDATE_EDIT) for one in (kept_id, other_id)
    ]
    vacancies = session.exec(
        select(Vacancy)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(col(Application.candidate_id).in_((kept_id, other_id)))
    ).all()
    if not all(access.may_on_vacancy(session, actor, one, Permission.VACANCY_VIEW) for one in vacancies):
        raise Unfit(Problem.UNION_HIDDEN)
    return found[0], found[1]


def _side(session: Session, candidate: Candidate) -> UnionSide:
    titles = session.exec(
        select(Vacancy.title)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(Application.candidate_id == candidate.id)
        .order_by(col(Application.id))
    ).all()
    papers = session.exec(
        select(func.count()).select_from(Resume).where(Resume.candidate_id == candidate.id)
    ).one()
    return UnionSide(
        candidate.id or 0,
        candidate.rev,
        values_of(session, candidate),
        candidate.source,
        candidate.created_at,
        papers,
        tuple(titles),
    )


def _conflicts(kept: CandidateValues, other: CandidateValues) -> tuple[CandidateField, ...]:
    return tuple(
        field
        for field in CHOSEN
        if is_told(kept, field) and is_told(other, field) and value_of(kept, field) != value_of(other, field)
    )


def _likely(session: Session, kept: UnionSide, other: UnionSide) -> int:
    """What was corrected by hand outlives what was read; else the newer paper tells."""
    by_hand = {side.id: corrected_by_hand(session, side.id) for side in (kept, other)}
    is_newer = _newest(session, other.id) > _newest(session, kept.id)
    choice = 0
    for field in CHOSEN:
        here, there = field in by_hand[kept.id], field in by_hand[other.id]
        if (there and not here) or (is_newer and here is there):
            choice |= _bit(field)
    return choice


def _newest(session: Session, candidate_id: int) -> int:
    return session.exec(select(func.max(Resume.id)).where(Resume.candidate_id == candidate_id)).one() or 0


# -- making one of two --------------------------------------------------------------------------------------


def unite(
    session: Session,
    actor: Actor,
    kept_id: int,
    other_id: int,
    choice: int,
    *,
    revs: tuple[int, int],
    now: datetime,
) -> United:
    """Make one card of two. The first source and referral stay, the stricter consent, and the further application of two on
    one vacancy. A second press changes nothing. Raises Denied, Outdated, Unfit.
    """
    done = _union(session, other_id, kept_id)
    if done is not None:
        kept = access.access_candidate(session, actor, kept_id, Permission.CANDIDATE_EDIT)
        return United(done.id or 0, kept_id, kept.full_name, done.absorbed_name)
    kept, other = _both(session, actor, kept_id, other_id)
    if (kept.rev, other.rev) != revs:
        raise Outdated
    check_applications(session, kept_id, other_id)
    absorbed_name = other.full_name
    search_index.settle(session)
    search_index.forget(session, other_id)
    session.flush()
    journal = RowJournal(session)
    join_applications(journal, kept_id, other_id, now=now)
    _join_single(journal, kept_id, other_id)
    _move_all(journal, kept_id, other_id)
    _move_subjects(journal, kept_id, other_id)
    _join_card(journal, kept_id, other_id, choice)
    session.expire_all()
    united = CandidateUnion(
        kept_id=kept_id,
        absorbed_id=other_id,
        absorbed_name=absorbed_name,
        steps=journal.steps,
        united_by_id=actor.id,
        united_at=now,
    )
    session.add(united)
    session.flush()
    _settle(session, actor, kept_id, "united", {"other": other_id, "name": absorbed_name}, now)
    return United(united.id or 0, kept_id, session.get_one(Candidate, kept_id).full_name, absorbed_name)


def _settle(
    session: Session, actor: Actor, candidate_id: int, verb: str, details: dict[str, object], now: datetime
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb=verb,
        now=now,
        details=details,
    )
    retention.refresh(session, candidate_id, rules=privacy_rules.rules(session), now=now)
    search_index.refresh(session, candidate_id)


def _tables() -> Iterable[tuple[Table, str]]:
    """Every table that points at a candidate, with the column that does; applications are joined by a rule of their own."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name == "candidate" and table.name != "application":
                yield table, key.parent.name


def _join_single(journal: RowJournal, kept_id: int, other_id: int) -> None:
    """What a candidate has one of at most: the stricter consent, the later bar, the earlier day to look or call again."""
    tables = SQLModel.metadata.tables
    rules: dict[str, Callable[[Row], float]] = {
        "consent": lambda row: _STRICTNESS.index(row["state"]),
        "do_not_reconsider": lambda row: -row["until"].toordinal(),
        "reserve": lambda row: row["review_on"].toordinal(),
        "next_contact": lambda row: row["due_at"].timestamp(),
    }
    for name, order in rules.items():
        table = tables[name]
        here, there = (journal.rows(table, candidate_id=one) for one in (kept_id, other_id))
        if here and there and order(there[0]) < order(here[0]):
            journal.drop(table, here[0])
    for row in journal.rows(tables["retention"], candidate_id=other_id):
        journal.drop(tables["retention"], row)


def _move_all(journal: RowJournal, kept_id: int, other_id: int) -> None:
    """Move every row to the card that stays; one that it has already is dropped."""
    for table, column in _tables():
        unique = _unique_with(table, column)
        for row in journal.rows(table, **{column: other_id}):
            same = {name: row[name] for name in unique if name != column}
            if unique and journal.rows(table, **{column: kept_id}, **same):
                journal.drop(table, row)
            else:
                journal.change(table, row, **{column: kept_id})


def _unique_with(table: Table, column: str) -> tuple[str, ...]:
    """The columns that may stand only once together with this one."""
    if column in table.primary_key.columns:
        return tuple(one.name for one in table.primary_key.columns)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and column in constraint.columns:
            return tuple(one.name for one in constraint.columns)
    return ()


def _move_subjects(journal: RowJournal, kept_id: int, other_id: int) -> None:
    """Events, reminders and sent messages name their subject by number; the messages are to be blanked with the card."""
    tables = SQLModel.metadata.tables
    for name in ("event", "sent_message"):
        for row in journal.rows(tables[name], subject=Subject.CANDIDATE, subject_id=other_id):
            journal.change(tables[name], row, subject_id=kept_id)
    reminders = tables["reminder"]
    taken = {
        (row["kind"], row["recipient_id"], row["due_at"])
        for row in journal.rows(reminders, subject=Subject.CANDIDATE, subject_id=kept_id)
    }
    for row in journal.rows(reminders, subject=Subject.CANDIDATE, subject_id=other_id):
        if (row["kind"], row["recipient_id"], row["due_at"]) in taken:
            journal.drop(reminders, row)
        else:
            journal.change(reminders, row, subject_id=kept_id)
    shown = tables[str(MessageCandidate.__tablename__)]
    for row in journal.rows(shown, candidate_id=other_id):
        if journal.rows(shown, **(dict(row) | {"candidate_id": kept_id})):
            journal.drop(shown, row)
        else:
            journal.change(shown, row, candidate_id=kept_id)


def _join_card(journal: RowJournal, kept_id: int, other_id: int, choice: int) -> None:
    table = SQLModel.metadata.tables["candidate"]
    (kept,), (other,) = (journal.rows(table, id=one) for one in (kept_id, other_id))
    values: dict[str, object] = {"rev": kept["rev"] + 1}
    for field, columns in _COLUMNS.items():
        is_empty = not any(kept[name] not in (None, "") for name in _telling(columns))
        has_other = any(other[name] not in (None, "") for name in _telling(columns))
        if has_other and (is_empty or choice & _bit(field)):
            values |= {name: other[name] for name in columns}
    if kept["photo_id"] is None and other["photo_id"] is not None:
        values |= {name: other[name] for name in ("photo_id", "photo_resume")}
    values |= _origin(kept, other)
    journal.drop(table, other)
    journal.change(table, kept, **values)


def _telling(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that say whether a field is filled: a salary's period and tax are never empty."""
    return tuple(name for name in columns if name not in {"salary_period", "salary_tax"})


def _origin(kept: Row, other: Row) -> dict[str, object]:
    """Whoever was here first tells where from and by whom."""
    first, second = sorted((kept, other), key=lambda row: (row["created_at"], row["id"]))
    return {
        "source": first["source"] or second["source"],
        "referred_by_id": first["referred_by_id"] or second["referred_by_id"],
        "created_by_id": first["created_by_id"],
        "created_at": first["created_at"],
    }


# -- taking apart -------------------------------------------------------------------------------------------


def part(session: Session, actor: Actor, union_id: int, *, now: datetime) -> Parted:
    """Take a union apart: each card gets back what was its own. What came since stays with the card that was kept.

    Raises Denied, Gone, Unfit once it is too long ago or another union came after it.
    """
    union = session.get(CandidateUnion, union_id)
    if union is None:
        raise Gone
    access.access_candidate(session, actor, union.kept_id, Permission.CANDIDATE_EDIT)
    if now - union.united_at > timedelta(days=UNDO_DAYS):
        raise Unfit(Problem.UNION_TOO_OLD, days=UNDO_DAYS)
    later = select(CandidateUnion.id).where(
        CandidateUnion.kept_id == union.kept_id, col(CandidateUnion.id) > union_id
    )
    if session.exec(later.limit(1)).first() is not None:
        raise Unfit(Problem.UNION_LATER)
    kept_id, other_id, name, steps = union.kept_id, union.absorbed_id, union.absorbed_name, union.steps
    search_index.settle(session)
    session.delete(union)
    session.flush()
    take_back(session, steps)
    session.expire_all()
    kept = session.get_one(Candidate, kept_id)
    kept.rev += 1
    session.add(kept)
    _settle(session, actor, kept_id, "parted", {"other": other_id, "name": name}, now)
    _settle(session, actor, other_id, "parted", {"other": kept_id}, now)
    return Parted(kept_id, kept.full_name, other_id, name)


def _union(session: Session, absorbed_id: int, kept_id: int | None = None) -> CandidateUnion | None:
    """The union by which a card was taken into another, or into this one."""
    query = select(CandidateUnion).where(CandidateUnion.absorbed_id == absorbed_id)
    if kept_id is not None:
        query = query.where(CandidateUnion.kept_id == kept_id)
    return session.exec(query.order_by(col(CandidateUnion.id).desc())).first()


# -- afterwards ---------------------------------------------------------------------------------------------


def standing_id(session: Session, candidate_id: int) -> int:
    """The card that tells of a candidate now: their own, or the one that has taken them in."""
    if session.get(Candidate, candidate_id) is not None:
        return candidate_id
    union = _union(session, candidate_id)
    return union.kept_id if union is not None else candidate_id


def _latest(session: Session, candidate_id: int, now: datetime) -> LatestUnion | None:
    row = session.exec(
        select(CandidateUnion)
        .where(
            CandidateUnion.kept_id == candidate_id,
            CandidateUnion.united_at >= now - timedelta(days=UNDO_DAYS),
        )
        .order_by(col(CandidateUnion.id).desc())
    ).first()
    return LatestUnion(row.id or 0, row.absorbed_name) if row is not None else None
