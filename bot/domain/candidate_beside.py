"""What a card shows beside the profile: study and languages, levels, and what recruiters keep."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission
from bot.domain.candidate_learning import (
    SpokenLanguage,
    Study,
    kept_languages,
    kept_studies,
    languages_in,
    studies_in,
)
from bot.domain.talent_pool import tags_of
from bot.models import (
    Candidate,
    CandidateCompetency,
    Competency,
    Consent,
    ConsentState,
    DoNotReconsider,
    Employee,
    NextContact,
    Reserve,
    Resume,
)


@dataclass(frozen=True)
class KeptReserve:
    """In the talent pool: why, the day to look again, whose."""

    reason: str
    review_on: date
    owner: str


@dataclass(frozen=True)
class KeptBar:
    """Not to be considered before a day of the company's zone, and why."""

    until: date
    reason: str


@dataclass(frozen=True)
class KeptContact:
    """The next contact: when, by whom, what about."""

    due_at: datetime
    owner: str
    note: str


@dataclass(frozen=True)
class KeptConsent:
    """A consent as it stands, until when (aware UTC) if it was given; `state` may have run out by then."""

    state: ConsentState
    valid_until: datetime | None


@dataclass(frozen=True)
class Beside:
    """All of it. What recruiters alone see is empty for others; `levels` are of 1 to 5 by the competency's name."""

    languages: tuple[SpokenLanguage, ...] = ()
    studies: tuple[Study, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()
    tags: tuple[str, ...] = ()
    reserve: KeptReserve | None = None
    bar: KeptBar | None = None
    next_contact: KeptContact | None = None
    consent: KeptConsent | None = None


def beside(session: Session, actor: Actor, candidate_id: int) -> Beside:
    """What stands beside the profile; the right to see the candidate is the caller's to check."""
    languages, studies = learning(session, candidate_id)
    levels = _levels(session, candidate_id)
    if not actor.may(Permission.CANDIDATE_EDIT):
        return Beside(languages, studies, levels)
    reserve = session.get(Reserve, candidate_id)
    following = session.get(NextContact, candidate_id)
    bar = session.get(DoNotReconsider, candidate_id)
    consent = session.get(Consent, candidate_id)
    return Beside(
        languages,
        studies,
        levels,
        tags_of(session, candidate_id),
        KeptReserve(reserve.reason, reserve.review_on, _name(session, reserve.owner_id)) if reserve else None,
        KeptBar(bar.until, bar.reason) if bar is not None else None,
        KeptContact(following.due_at, _name(session, following.owner_id), following.note)
        if following
        else None,
        KeptConsent(consent.state, consent.valid_until)
        if consent is not None
        else KeptConsent(ConsentState.NOT_ASKED, None),
    )


def bars(
    session: Session, actor: Actor, candidate_ids: Collection[int], *, today: date
) -> dict[int, KeptBar]:
    """Who of these is not to be considered now; nobody for who is no recruiter."""
    if not actor.may(Permission.CANDIDATE_EDIT):
        return {}
    rows = session.exec(
        select(DoNotReconsider).where(
            col(DoNotReconsider.candidate_id).in_(candidate_ids), col(DoNotReconsider.until) > today
        )
    ).all()
    return {row.candidate_id: KeptBar(row.until, row.reason) for row in rows}


def learning(session: Session, candidate_id: int) -> tuple[tuple[SpokenLanguage, ...], tuple[Study, ...]]:
    """The languages and studies: as corrected by hand, else as the newest résumé tells."""
    candidate = session.get(Candidate, candidate_id)
    languages = kept_languages(candidate.languages) if candidate is not None else None
    studies = kept_studies(candidate.studies) if candidate is not None else None
    if languages is not None and studies is not None:
        return languages, studies
    fields = session.exec(
        select(Resume.fields)
        .where(Resume.candidate_id == candidate_id)
        .order_by(col(Resume.id).desc())
        .limit(1)
    ).first()
    return (
        languages if languages is not None else languages_in(fields or {}),
        studies if studies is not None else studies_in(fields or {}),
    )


def _name(session: Session, employee_id: int) -> str:
    person = session.get(Employee, employee_id)
    return person.name if person is not None else ""


def _levels(session: Session, candidate_id: int) -> tuple[tuple[str, int], ...]:
    rows = session.exec(
        select(Competency.name, CandidateCompetency.level)
        .join(Competency, col(Competency.id) == col(CandidateCompetency.competency_id))
        .where(CandidateCompetency.candidate_id == candidate_id, col(CandidateCompetency.level).is_not(None))
    ).all()
    return tuple((name, level) for name, level in rows if level is not None)
