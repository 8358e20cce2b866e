"""What a card shows beside the profile: study and languages of the newest résumé, levels, and what recruiters keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission
from bot.domain.talent_pool import tags_of
from bot.models import (
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
from bot.parsing.languages import HumanLanguage, language_name, level_of
from bot.resumes.values import EducationLevel


@dataclass(frozen=True)
class SpokenLanguage:
    """A language somebody speaks; `level` is one of `parsing.languages.LEVELS`, empty when not stated."""

    language: HumanLanguage
    level: str


@dataclass(frozen=True)
class Study:
    """A place of study; parts that are not known are empty."""

    institution: str
    speciality: str
    level: EducationLevel | None
    year: int | None


@dataclass(frozen=True)
class KeptReserve:
    """In the talent pool: why, the day to look again, whose."""

    reason: str
    review_on: date
    owner: str


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
    bar_until: date | None = None
    next_contact: KeptContact | None = None
    consent: KeptConsent | None = None


def beside(session: Session, actor: Actor, candidate_id: int) -> Beside:
    """What stands beside the profile; the right to see the candidate is the caller's to check."""
    fields = session.exec(
        select(Resume.fields)
        .where(Resume.candidate_id == candidate_id)
        .order_by(col(Resume.id).desc())
        .limit(1)
    ).first()
    languages, studies = _languages(fields or {}), _studies(fields or {})
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
        bar.until if bar is not None else None,
        KeptContact(following.due_at, _name(session, following.owner_id), following.note)
        if following
        else None,
        KeptConsent(consent.state, consent.valid_until)
        if consent is not None
        else KeptConsent(ConsentState.NOT_ASKED, None),
    )


def _name(session: Session, employee_id: int) -> str:
    person = session.get(Employee, employee_id)
    return person.name if person is not None else ""


def _languages(fields: Mapping[str, Any]) -> tuple[SpokenLanguage, ...]:
    found = []
    for named, level in dict(fields.get("language_levels") or {}).items():
        language = language_name(str(named))
        if language is not None:
            found.append(SpokenLanguage(HumanLanguage(language), level_of(str(level or "")) or ""))
    return tuple(found)


def _studies(fields: Mapping[str, Any]) -> tuple[Study, ...]:
    found = []
    for row in fields.get("education") or []:
        if not isinstance(row, dict):
            continue
        level, year = row.get("level"), row.get("year")
        study = Study(
            str(row.get("institution") or ""),
            str(row.get("speciality") or ""),
            EducationLevel(level) if level in set(EducationLevel) else None,
            year if isinstance(year, int) else None,
        )
        if study.institution or study.level is not None:
            found.append(study)
    return tuple(found)


def _levels(session: Session, candidate_id: int) -> tuple[tuple[str, int], ...]:
    rows = session.exec(
        select(Competency.name, CandidateCompetency.level)
        .join(Competency, col(Competency.id) == col(CandidateCompetency.competency_id))
        .where(CandidateCompetency.candidate_id == candidate_id, col(CandidateCompetency.level).is_not(None))
    ).all()
    return tuple((name, level) for name, level in rows if level is not None)
