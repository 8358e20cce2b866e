"""Seen before: who of the base may be the person of a received paper. Nothing is ever merged by this alone.

The rule (docs/decisions): the same file is the same paper; a shared phone, e-mail, handle or résumé id is
the same person
if the names agree and a question if they clash; an equal name counts only with a birth date, age and city,
or employer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, or_, select, tuple_

from bot.domain import access, contact_log, end_reasons
from bot.domain.access import Actor, Permission
from bot.domain.candidate_beside import KeptBar, bars
from bot.domain.candidate_contacts import STRONG, Contact
from bot.domain.candidate_names import ALIKE, compatible, likeness, name_key
from bot.domain.candidate_values import Age, CandidateValues
from bot.domain.contact_log import SpokenBy
from bot.domain.end_reasons import Reason
from bot.models import (
    Application,
    Candidate,
    CandidateContact,
    Employee,
    Outcome,
    Resume,
    Stage,
    StageChange,
    Vacancy,
)
from bot.parsing.spans import fold

# People with the same name who are looked at closer; more would only be a commonplace name.
NAMESAKES = 200
MOST_SHOWN = 3


class MatchKind(StrEnum):
    """How a known candidate is like the paper's person, the strongest first."""

    SAME_FILE = "same_file"
    SAME_PERSON = "same_person"
    CLASH = "clash"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class SeenOn:
    """A vacancy the known candidate is on, how far they came, and how it ended: when (aware UTC), why, in which words."""

    vacancy_id: int
    title: str
    stage: Stage
    outcome: Outcome | None = None
    since: datetime | None = None
    reason: Reason | None = None
    comment: str = ""


@dataclass(frozen=True)
class Match:
    """A known candidate: why they may be the same person, and what was had with them."""

    kind: MatchKind
    candidate_id: int
    full_name: str
    position: str
    shared: tuple[Contact, ...]
    seen_on: tuple[SeenOn, ...]
    added_by: str
    added_at: datetime
    spoken_by: SpokenBy | None = None
    bar: KeptBar | None = None


@dataclass(frozen=True)
class Paper:
    """What of a received paper is compared with the base."""

    values: CandidateValues
    file_id: int | None
    employers: tuple[str, ...] = ()


def find_matches(
    session: Session, actor: Actor, paper: Paper, *, today: date, most: int = MOST_SHOWN
) -> tuple[Match, ...]:
    """Known candidates the actor may see who may be this paper's person, the strongest reason first."""
    kinds: dict[int, MatchKind] = {}
    shared: dict[int, list[Contact]] = defaultdict(list)
    for candidate_id in _with_file(session, paper.file_id):
        kinds[candidate_id] = MatchKind.SAME_FILE
    for candidate_id, contact in _with_contacts(session, paper.values.contacts):
        shared[candidate_id].append(contact)
    candidates = _candidates(session, {*kinds, *shared})
    for candidate_id in shared:
        agree = compatible(candidates[candidate_id].full_name, paper.values.full_name)
        kinds.setdefault(candidate_id, MatchKind.SAME_PERSON if agree else MatchKind.CLASH)
    for candidate in _namesakes(session, paper.values):
        if (
            candidate.id is not None
            and candidate.id not in kinds
            and _agrees(session, candidate, paper, today)
        ):
            kinds[candidate.id] = MatchKind.POSSIBLE
            candidates[candidate.id] = candidate
    order = list(MatchKind)
    found = sorted(kinds, key=lambda candidate_id: (order.index(kinds[candidate_id]), candidate_id))
    visible = [
        candidate_id
        for candidate_id in found
        if access.may_on_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    ]
    barred = bars(session, actor, visible[:most], today=today)
    return tuple(
        replace(
            _match(session, actor, kinds[candidate_id], candidates[candidate_id], shared[candidate_id]),
            bar=barred.get(candidate_id),
        )
        for candidate_id in visible[:most]
    )


def _with_file(session: Session, file_id: int | None) -> Iterable[int]:
    if file_id is None:
        return ()
    return session.exec(select(Resume.candidate_id).where(Resume.file_id == file_id).distinct()).all()


def _with_contacts(session: Session, contacts: Iterable[Contact]) -> list[tuple[int, Contact]]:
    strong = {(contact.kind, contact.key): contact for contact in contacts if contact.kind in STRONG}
    if not strong:
        return []
    rows = session.exec(
        select(CandidateContact)
        .where(tuple_(col(CandidateContact.kind), col(CandidateContact.key)).in_(list(strong)))
        .order_by(col(CandidateContact.id))
    ).all()
    return [(row.candidate_id, strong[row.kind, row.key]) for row in rows]


def _candidates(session: Session, ids: Collection[int]) -> dict[int, Candidate]:
    if not ids:
        return {}
    rows = session.exec(select(Candidate).where(col(Candidate.id).in_(list(ids)))).all()
    return {row.id: row for row in rows if row.id is not None}


def _namesakes(session: Session, values: CandidateValues) -> list[Candidate]:
    """Those whose name may be the same: equal by its key, or alike and born on the same day."""
    key = name_key(values.full_name)
    if " " not in key:
        return []
    born = values.age.birth_date
    close = col(Candidate.name_key) == key
    if born is not None:
        close = or_(close, col(Candidate.birth_date) == born)
    rows = session.exec(
        select(Candidate).where(close).order_by(col(Candidate.id).desc()).limit(NAMESAKES)
    ).all()
    return [row for row in rows if likeness(row.full_name, values.full_name) >= ALIKE]


def _agrees(session: Session, candidate: Candidate, paper: Paper, today: date) -> bool:
    """Whether something beside the name agrees: birth date, age ±1 with the city, or an employer."""
    values = paper.values
    if values.age.birth_date is not None and values.age.birth_date == candidate.birth_date:
        return True
    if values.age.birth_date and candidate.birth_date:
        return False
    theirs = Age(candidate.birth_date, candidate.age, candidate.age_on).on(today)
    ours = values.age.on(today)
    if theirs is not None and ours is not None:
        if abs(theirs - ours) > 1:
            return False
        if values.city and fold(values.city) == fold(candidate.city):
            return True
    employers = {fold(name) for name in paper.employers}
    return bool(employers & known_employers(session, candidate))


def known_employers(session: Session, candidate: Candidate) -> set[str]:
    fields = session.exec(select(Resume.fields).where(Resume.candidate_id == candidate.id)).all()
    return {fold(job["company"]) for each in fields for job in each.get("job_history", []) if job["company"]}


def _match(
    session: Session, actor: Actor, kind: MatchKind, candidate: Candidate, shared: list[Contact]
) -> Match:
    assert candidate.id is not None  # noqa: S101 - it came from the database
    added_by = session.get(Employee, candidate.created_by_id)
    return Match(
        kind=kind,
        candidate_id=candidate.id,
        full_name=candidate.full_name,
        position=candidate.position,
        shared=tuple(shared),
        seen_on=seen_on(session, actor, candidate.id),
        added_by=added_by.name if added_by is not None else "",
        added_at=candidate.created_at,
        spoken_by=contact_log.last_contact(session, candidate.id),
    )


def seen_on(session: Session, actor: Actor, candidate_id: int) -> tuple[SeenOn, ...]:
    """The vacancies the candidate is on that the actor may see, the newest first."""
    visible = access.visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
        .order_by(col(Application.id).desc())
    ).all()
    reasons = end_reasons.by_ids(session, {row.reason_id for row, _ in rows if row.reason_id is not None})
    comments = _last_comments(session, [row.id for row, _ in rows if row.outcome is not None])
    return tuple(
        SeenOn(
            row.vacancy_id,
            title,
            row.stage,
            outcome=row.outcome,
            since=row.stage_since,
            reason=reasons.get(row.reason_id or 0),
            comment=comments.get(row.id or 0, ""),
        )
        for row, title in rows
    )


def _last_comments(session: Session, application_ids: Collection[int | None]) -> dict[int, str]:
    """What was said on the move that ended each application."""
    rows = session.exec(
        select(StageChange.application_id, StageChange.comment)
        .where(col(StageChange.application_id).in_(application_ids), col(StageChange.undone_at).is_(None))
        .order_by(col(StageChange.id))
    ).all()
    return dict(rows)
