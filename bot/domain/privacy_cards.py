"""Personal data at a glance: of one candidate, and of the whole company; and the destruction acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from bot.domain import access, consents, privacy_rules
from bot.domain.access import Actor, Permission
from bot.domain.consents import ConsentCard
from bot.domain.errors import Denied
from bot.domain.people import the_company
from bot.models import (
    Candidate,
    Consent,
    ConsentState,
    DestructionAct,
    Employee,
    ErasureGround,
    Retention,
)

PAGE = 8


@dataclass(frozen=True)
class PrivacyCard:
    """A candidate's personal data: consent, until when it may be kept, what the reader may do."""

    candidate_id: int
    full_name: str
    consent: ConsentCard
    due_at: datetime | None
    erases_itself: bool
    may_edit: bool
    may_erase: bool
    may_export: bool
    may_audit: bool


@dataclass(frozen=True)
class PrivacyHome:
    """The company's personal data: candidates by consent, whose time ends soon, acts."""

    candidates: int
    by_consent: Mapping[ConsentState, int]
    ends_soon: int
    warn_days: int
    acts: int


@dataclass(frozen=True)
class ActCard:
    """A destruction act. `by` is empty when the time came by itself."""

    id: int
    candidate_id: int
    ground: ErasureGround
    by: str
    by_position: str
    asked_at: datetime
    erased_at: datetime | None
    done_at: datetime | None
    what: Mapping[str, int]
    messages_deleted: int
    messages_blanked: int
    messages_left: int
    company: str
    operator_address: str


@dataclass(frozen=True)
class ActPage:
    """A page of acts, the newest first."""

    acts: tuple[ActCard, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class EndingLine:
    """A candidate whose time ends."""

    candidate_id: int
    full_name: str
    due_at: datetime
    consent: ConsentState


@dataclass(frozen=True)
class EndingPage:
    """Whose time ends soon, the soonest first."""

    lines: tuple[EndingLine, ...]
    page: int
    pages: int
    total: int


def of_candidate(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> PrivacyCard:
    """The privacy card of a candidate. Raises Denied."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    row = session.get(Retention, candidate_id)
    return PrivacyCard(
        candidate_id=candidate_id,
        full_name=candidate.full_name,
        consent=consents.of(session, candidate_id, now=now),
        due_at=row.due_at if row is not None else None,
        erases_itself=privacy_rules.rules(session).erases_itself,
        may_edit=actor.may(Permission.CANDIDATE_EDIT),
        may_erase=actor.may(Permission.CANDIDATE_ERASE),
        may_export=actor.may(Permission.CANDIDATE_EXPORT),
        may_audit=actor.may(Permission.PRIVACY_TEND),
    )


def home(session: Session, actor: Actor, *, now: datetime) -> PrivacyHome:
    """The company's personal data in numbers. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    total = session.exec(select(func.count()).select_from(Candidate)).one()
    rows = session.exec(select(Consent.state, func.count()).group_by(col(Consent.state))).all()
    counts = {ConsentState(state): number for state, number in rows}
    counts[ConsentState.NOT_ASKED] = total - sum(
        number for state, number in counts.items() if state is not ConsentState.NOT_ASKED
    )
    days = privacy_rules.rules(session).warn_days
    soon = session.exec(
        select(func.count()).select_from(Retention).where(col(Retention.due_at) <= now + timedelta(days=days))
    ).one()
    acts = session.exec(select(func.count()).select_from(DestructionAct)).one()
    return PrivacyHome(total, counts, soon, days, acts)


def ending(session: Session, actor: Actor, page: int = 0, *, now: datetime) -> EndingPage:
    """Whose time ends within the days of the warning. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    until = now + timedelta(days=privacy_rules.rules(session).warn_days)
    wanted = col(Retention.due_at) <= until
    total = session.exec(select(func.count()).select_from(Retention).where(wanted)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Retention, Candidate.full_name, Consent.state)
        .join(Candidate, col(Candidate.id) == col(Retention.candidate_id))
        .outerjoin(Consent, col(Consent.candidate_id) == col(Retention.candidate_id))
        .where(wanted)
        .order_by(col(Retention.due_at), col(Retention.candidate_id))
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    lines = tuple(
        EndingLine(row.candidate_id, name, row.due_at, ConsentState(state or ConsentState.NOT_ASKED))
        for row, name, state in rows
        if row.due_at is not None
    )
    return EndingPage(lines, page, pages, total)


def acts(session: Session, actor: Actor, page: int = 0) -> ActPage:
    """The log of destruction acts. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    total = session.exec(select(func.count()).select_from(DestructionAct)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(DestructionAct).order_by(col(DestructionAct.id).desc()).offset(page * PAGE).limit(PAGE)
    ).all()
    return ActPage(tuple(_act(session, row) for row in rows), page, pages, total)


def act(session: Session, actor: Actor, act_id: int) -> ActCard:
    """One destruction act. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    return act_by_id(session, act_id)


def act_by_id(session: Session, act_id: int) -> ActCard:
    """One destruction act; rights are the caller's to check. Raises Denied when there is none."""
    row = session.get(DestructionAct, act_id)
    if row is None:
        raise Denied
    return _act(session, row)


def _act(session: Session, row: DestructionAct) -> ActCard:
    by = session.get(Employee, row.by_id) if row.by_id is not None else None
    return ActCard(
        id=row.id or 0,
        candidate_id=row.candidate_id,
        ground=row.ground,
        by=by.name if by is not None else "",
        by_position=by.position if by is not None else "",
        asked_at=row.asked_at,
        erased_at=row.erased_at,
        done_at=row.done_at,
        what=row.what,
        messages_deleted=row.messages_deleted,
        messages_blanked=row.messages_blanked,
        messages_left=row.messages_left,
        company=the_company(session).name,
        operator_address=privacy_rules.rules(session).operator_address,
    )
