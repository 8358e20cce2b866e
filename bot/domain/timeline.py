"""Everything that happened with a candidate, the newest first: who, what, when; by pages, perhaps of one sort."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, and_, col, func, or_, select

from bot.domain import access, contact_log
from bot.domain.access import Actor, Permission
from bot.domain.contact_log import NoteOrigin
from bot.domain.interview_kinds import Kind, kinds
from bot.models import Application, DecisionState, Employee, Event, LogChannel, Offer, Stage, Subject, Vacancy

PAGE = 8


class TimelineVerb(StrEnum):
    """What a timeline tells of; the values are the verbs of events, an offer's with `offer_` before them."""

    ADDED = "added"
    RESUME_ADDED = "resume_added"
    IMPORTED = "imported"
    EDITED = "edited"
    NOTED = "noted"
    MOVED = "moved"
    MOVE_UNDONE = "move_undone"
    RESERVED = "reserved"
    REVIEW_MOVED = "review_moved"
    RELEASED = "released"
    RESERVE_PASSED = "reserve_passed"
    BARRED = "barred"
    BAR_LIFTED = "bar_lifted"
    CONTACT_PLANNED = "contact_planned"
    CONTACT_DROPPED = "contact_dropped"
    TAGGED = "tagged"
    UNITED = "united"
    PARTED = "parted"
    PHOTO_SET = "photo_set"
    PHOTO_DROPPED = "photo_dropped"
    FILE_OPENED = "file_opened"
    LETTER_SENT = "letter_sent"
    LETTER_COPIED = "letter_copied"
    LETTER_FAILED = "letter_failed"
    LETTER_ANSWERED = "letter_answered"
    INTERVIEW_SCHEDULED = "interview_scheduled"
    INTERVIEW_MOVED = "interview_moved"
    INTERVIEW_DONE = "interview_done"
    INTERVIEW_CANDIDATE_ABSENT = "interview_candidate_absent"
    INTERVIEW_INTERVIEWER_ABSENT = "interview_interviewer_absent"
    INTERVIEW_CANCELLED = "interview_cancelled"
    INTERVIEW_REOPENED = "interview_reopened"
    SCORECARD_SUBMITTED = "scorecard_submitted"
    DECISION_ASKED = "decision_asked"
    DECISION_RECALLED = "decision_recalled"
    DECISION_DECIDED = "decision_decided"
    DECISION_UNDONE = "decision_undone"
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_DECLINED = "consent_declined"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_EXPIRED = "consent_expired"
    OFFER_BEGUN = "offer_begun"
    OFFER_CHANGED = "offer_changed"
    OFFER_EXTENDED = "offer_extended"
    OFFER_APPROVAL_ASKED = "offer_approval_asked"
    OFFER_APPROVED = "offer_approved"
    OFFER_RETURNED = "offer_returned"
    OFFER_SENT = "offer_sent"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_DECLINED = "offer_declined"
    OFFER_CHANGED_MIND = "offer_changed_mind"
    OFFER_WITHDRAWN = "offer_withdrawn"
    OFFER_UNDONE = "offer_undone"


class TimelineSort(StrEnum):
    """What a timeline can be narrowed to."""

    ALL = "all"
    CONTACTS = "contacts"
    STAGES = "stages"
    RESERVE = "reserve"
    INTERVIEWS = "interviews"
    OFFERS = "offers"
    CONSENT = "consent"


_V = TimelineVerb
_OFFER = "offer_"
_LETTERS = (_V.LETTER_SENT, _V.LETTER_COPIED, _V.LETTER_FAILED, _V.LETTER_ANSWERED)
_OF_SORT: dict[TimelineSort, frozenset[TimelineVerb]] = {
    TimelineSort.ALL: frozenset(TimelineVerb),
    TimelineSort.CONTACTS: frozenset({_V.NOTED, _V.CONTACT_PLANNED, _V.CONTACT_DROPPED, *_LETTERS}),
    TimelineSort.STAGES: frozenset({_V.ADDED, _V.MOVED, _V.MOVE_UNDONE}),
    TimelineSort.RESERVE: frozenset(
        {_V.RESERVED, _V.REVIEW_MOVED, _V.RELEASED, _V.RESERVE_PASSED, _V.BARRED, _V.BAR_LIFTED, _V.TAGGED}
    ),
    TimelineSort.INTERVIEWS: frozenset(
        {
            _V.INTERVIEW_SCHEDULED,
            _V.INTERVIEW_MOVED,
            _V.INTERVIEW_DONE,
            _V.INTERVIEW_CANDIDATE_ABSENT,
            _V.INTERVIEW_INTERVIEWER_ABSENT,
            _V.INTERVIEW_CANCELLED,
            _V.INTERVIEW_REOPENED,
            _V.SCORECARD_SUBMITTED,
        }
    ),
    TimelineSort.OFFERS: frozenset(
        verb for verb in TimelineVerb if verb.value.startswith((_OFFER, "decision_"))
    ),
    TimelineSort.CONSENT: frozenset(verb for verb in TimelineVerb if verb.value.startswith("consent_")),
}


@dataclass(frozen=True)
class TimelineLine:
    """One thing that happened; `title` is the vacancy's where it concerns one, `stage` what it became there.

    `origin` tells of a message or file that was kept as it came.
    `interview` is the kind of an interview it tells of, `starts_at` when that begins (aware UTC); `decision` what was decided.
    """

    at: datetime
    by: str
    verb: TimelineVerb
    channel: LogChannel | None
    text: str
    title: str
    stage: Stage | None
    interview: Kind | None = None
    starts_at: datetime | None = None
    decision: DecisionState | None = None
    origin: NoteOrigin | None = None


@dataclass(frozen=True)
class Timeline:
    """A page of a candidate's timeline; pages count from 0."""

    candidate_id: int
    full_name: str
    sort: TimelineSort
    page: int
    pages: int
    lines: tuple[TimelineLine, ...]


def timeline(session: Session, actor: Actor, candidate_id: int, *, sort: TimelineSort, page: int) -> Timeline:
    """A page of it. What concerns a vacancy the actor may not see is left out. Raises Denied."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    titles = _titles(session, actor, candidate_id)
    offers = _offers(session, actor, candidate_id, titles)
    condition = _condition(session, candidate_id, list(titles), list(offers), sort)
    total = session.exec(select(func.count()).select_from(Event).where(condition)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Event, Employee.name)
        .join(Employee, col(Employee.id) == col(Event.actor_id), isouter=True)
        .where(condition)
        .order_by(col(Event.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    of_kind = {one.id: one for one in kinds(session, retired=True)}
    lines = tuple(_line(event, name, titles, offers, of_kind) for event, name in rows)
    return Timeline(candidate_id, candidate.full_name, sort, page, pages, lines)


def _titles(session: Session, actor: Actor, candidate_id: int) -> dict[int, str]:
    """The titles of the vacancies the candidate is on and the actor may see, by application."""
    visible = access.visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application.id, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
    ).all()
    return {application_id: title for application_id, title in rows if application_id is not None}


def _offers(session: Session, actor: Actor, candidate_id: int, titles: Mapping[int, str]) -> dict[int, str]:
    """The titles of the vacancies by the offers that the actor may see."""
    if not access.may_on_candidate(session, actor, candidate_id, Permission.OFFER_VIEW):
        return {}
    rows = session.exec(
        select(Offer.id, Offer.application_id).where(col(Offer.application_id).in_(list(titles)))
    ).all()
    return {offer_id: titles[application_id] for offer_id, application_id in rows if offer_id is not None}


def _condition(
    session: Session, candidate_id: int, applications: list[int], offers: list[int], sort: TimelineSort
) -> Any:
    taken_back = contact_log.undone(session, candidate_id)
    verbs = [verb.value for verb in _OF_SORT[sort]]
    of_offers = [verb.removeprefix(_OFFER) for verb in verbs if verb.startswith(_OFFER)]
    return and_(
        or_(
            and_(
                col(Event.subject) == Subject.CANDIDATE,
                col(Event.subject_id) == candidate_id,
                col(Event.verb).in_(verbs),
            ),
            and_(
                col(Event.subject) == Subject.APPLICATION,
                col(Event.subject_id).in_(applications),
                col(Event.verb).in_(verbs),
            ),
            and_(
                col(Event.subject) == Subject.OFFER,
                col(Event.subject_id).in_(offers),
                col(Event.verb).in_(of_offers),
            ),
        ),
        col(Event.id).not_in(taken_back),
    )


def _line(
    event: Event,
    name: str | None,
    titles: Mapping[int, str],
    offers: Mapping[int, str],
    of_kind: Mapping[int, Kind],
) -> TimelineLine:
    changes = event.changes
    channel = changes.get("channel")
    stage = changes.get("stage")
    after = stage[1] if isinstance(stage, list) and len(stage) == 2 else None  # noqa: PLR2004 - before, after
    is_offer = event.subject is Subject.OFFER
    texts = (_after(changes.get(key)) for key in ("text", "reason", "note", "why"))
    said = next((text for text in texts if isinstance(text, str) and text), "")
    if event.verb == TimelineVerb.TAGGED:
        said = ", ".join(changes.get("tags", ()))
    if event.verb in {TimelineVerb.UNITED, TimelineVerb.PARTED}:
        said = changes.get("name", "")
    return TimelineLine(
        at=event.at,
        by=name or "",
        verb=TimelineVerb(f"{_OFFER}{event.verb}" if is_offer else event.verb),
        channel=LogChannel(channel) if channel in set(LogChannel) and event.verb == _V.NOTED else None,
        text=said,
        title=_title(event, titles, offers),
        stage=Stage(after) if after in set(Stage) else None,
        interview=of_kind.get(changes["kind"]) if "interview" in changes else None,
        starts_at=_begins(changes.get("starts_at")),
        decision=DecisionState(changes["state"]) if event.verb == _V.DECISION_DECIDED else None,
        origin=_origin(changes) if event.verb == _V.NOTED else None,
    )


def _origin(changes: Mapping[str, Any]) -> NoteOrigin | None:
    """Where a kept message came from, when it came from elsewhere or holds a file."""
    sent_at, file_id = _begins(changes.get("sent_at")), changes.get("file")
    if sent_at is None:
        return None
    return NoteOrigin(
        str(changes.get("sender", "")),
        sent_at,
        file_id if isinstance(file_id, int) else None,
        str(changes.get("file_name", "")),
    )


def _title(event: Event, titles: Mapping[int, str], offers: Mapping[int, str]) -> str:
    """The vacancy's title, or a letter's subject."""
    if event.subject is Subject.APPLICATION:
        return titles.get(event.subject_id, "")
    if event.subject is Subject.OFFER:
        return offers.get(event.subject_id, "")
    return str(event.changes.get("title", ""))


def _after(kept: Any) -> Any:
    """A value as it became: a change keeps what was before it too."""
    return kept[1] if isinstance(kept, list) and len(kept) == 2 else kept  # noqa: PLR2004


def _begins(kept: Any) -> datetime | None:
    """The beginning an event of an interview tells: the new one of a move."""
    said = kept[1] if isinstance(kept, list) else kept
    return datetime.fromisoformat(said) if isinstance(said, str) else None
