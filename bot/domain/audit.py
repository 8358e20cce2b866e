"""The audit trail of personal data: who saw a candidate's contacts and salary, opened files, exported, erased, changed rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, or_, select

from bot.domain import access, events
from bot.domain.access import Actor, Permission
from bot.models import Candidate, Employee, Event, Subject

PAGE = 10
# The same card opened again within this time is the same look.
ONE_LOOK = timedelta(hours=1)
VIEWED = "viewed"


class AuditVerb(StrEnum):
    """What was done with personal data; the values are the verbs of its events, `subject:verb` where they could clash."""

    VIEWED = "viewed"
    FILE_OPENED = "file_opened"
    EXPORTED = "exported"
    ERASED = "erased"
    RULE_CHANGED = "rule_changed"
    CONSENT_TEXT_CHANGED = "consent_text_changed"
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_DECLINED = "consent_declined"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_EXPIRED = "consent_expired"
    CANDIDATES_IMPORTED = "candidates_imported"


_OF_CANDIDATE = frozenset(
    {
        AuditVerb.FILE_OPENED,
        AuditVerb.CONSENT_ASKED,
        AuditVerb.CONSENT_GIVEN,
        AuditVerb.CONSENT_DECLINED,
        AuditVerb.CONSENT_WITHDRAWN,
        AuditVerb.CONSENT_EXPIRED,
    }
)
_OF_PRIVACY = (
    Subject.PRIVACY,
    Subject.DATA_EXPORT,
    Subject.DESTRUCTION_ACT,
    Subject.CANDIDATE_VIEW,
    Subject.CANDIDATE_IMPORT,
)


@dataclass(frozen=True)
class AuditLine:
    """One entry. `who` is empty for the bot itself; `about` the candidate's name, empty once they are erased."""

    at: datetime
    who: str
    verb: AuditVerb
    candidate_id: int | None
    about: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class AuditPage:
    """A page of the trail, the newest first; `candidate_id` when it is one person's."""

    lines: tuple[AuditLine, ...]
    page: int
    pages: int
    candidate_id: int | None


def note_view(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> None:
    """Record that the actor has seen a candidate's contacts, and the salary where it was shown. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    last = session.exec(
        select(func.max(Event.at)).where(
            Event.subject == Subject.CANDIDATE_VIEW,
            Event.subject_id == candidate_id,
            Event.actor_id == actor.id,
        )
    ).one()
    if last is not None and now - last < ONE_LOOK:
        return
    salary = access.may_on_candidate(session, actor, candidate_id, Permission.SALARY_VIEW)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE_VIEW,
        subject_id=candidate_id,
        verb=VIEWED,
        now=now,
        details={"salary": salary},
    )


def trail(session: Session, actor: Actor, page: int = 0, *, candidate_id: int | None = None) -> AuditPage:
    """The trail of the whole base, or of one candidate. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    about_candidate = (col(Event.subject) == Subject.CANDIDATE) & col(Event.verb).in_(
        [verb.value for verb in _OF_CANDIDATE]
    )
    if candidate_id is None:
        wanted = or_(col(Event.subject).in_(_OF_PRIVACY), about_candidate)
    else:
        access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
        wanted = (col(Event.subject_id) == candidate_id) & or_(
            col(Event.subject) == Subject.CANDIDATE_VIEW, about_candidate
        )
    wanted = wanted & col(Event.verb).in_([verb.value for verb in AuditVerb])
    total = session.exec(select(func.count()).select_from(Event).where(wanted)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Event, Employee.name)
        .outerjoin(Employee, col(Employee.id) == col(Event.actor_id))
        .where(wanted)
        .order_by(col(Event.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    names = _names(session, [row for row, _ in rows])
    return AuditPage(tuple(_line(row, who, names) for row, who in rows), page, pages, candidate_id)


def _names(session: Session, rows: list[Event]) -> dict[int, str]:
    ids = {_candidate(row) for row in rows} - {None}
    found = session.exec(select(Candidate.id, Candidate.full_name).where(col(Candidate.id).in_(ids))).all()
    return {candidate_id: name for candidate_id, name in found if candidate_id is not None}


def _candidate(row: Event) -> int | None:
    if row.subject in {Subject.CANDIDATE, Subject.CANDIDATE_VIEW}:
        return row.subject_id
    found = row.changes.get("candidate")
    return found if isinstance(found, int) else None


def _line(row: Event, who: str | None, names: Mapping[int, str]) -> AuditLine:
    candidate_id = _candidate(row)
    return AuditLine(
        at=row.at,
        who=who or "",
        verb=AuditVerb(row.verb),
        candidate_id=candidate_id,
        about=names.get(candidate_id, "") if candidate_id is not None else "",
        details=row.changes,
    )
