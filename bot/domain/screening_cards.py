"""A screening as its readers see it: the whole of it, one candidate at a time, and what others are told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import access, candidates, end_reasons
from bot.domain.access import Actor, Permission
from bot.domain.candidates import CandidateCard
from bot.domain.company_days import company_zone
from bot.domain.end_reasons import Reason
from bot.domain.screening_waiting import OPEN, asking_stands, id_of, items_of
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.domain.vacancy_values import people_by_id
from bot.models import (
    Application,
    ApplicationMessage,
    Candidate,
    Outcome,
    Reminder,
    Screening,
    ScreeningItem,
    ScreeningState,
    StageChange,
    Vacancy,
)

# So many lines of a thread are shown; a manager and a recruiter rarely write more about one candidate.
THREAD = 6


@dataclass(frozen=True)
class ItemLine:
    """One candidate of a screening in its list, with the answer, its reason and comment."""

    item_id: int
    candidate_id: int
    full_name: str
    position: str
    state: ScreeningState
    reason: Reason | None
    comment: str
    answered_by: str


@dataclass(frozen=True)
class ScreeningCard:
    """A screening. `may_answer` and `may_recall` are the reader's rights; times are aware UTC."""

    id: int
    vacancy_id: int
    title: str
    manager: str
    sent_by: str
    sent_at: datetime
    note: str
    lines: tuple[ItemLine, ...]
    may_answer: bool
    may_recall: bool

    @property
    def waiting(self) -> int:
        return sum(line.state is ScreeningState.WAITING for line in self.lines)

    @property
    def first_waiting(self) -> int | None:
        return next((line.item_id for line in self.lines if line.state is ScreeningState.WAITING), None)


@dataclass(frozen=True)
class Said:
    """A line of the thread about a candidate."""

    by: str
    text: str
    at: datetime


@dataclass(frozen=True)
class ItemCard:
    """One candidate to be answered about: who they are, where in the row, what was said. `place` counts from 1."""

    item_id: int
    rev: int
    state: ScreeningState
    screening: ScreeningCard
    place: int
    candidate: CandidateCard
    thread: tuple[Said, ...]
    reasons: tuple[Reason, ...]
    before_id: int | None
    after_id: int | None


def card(session: Session, actor: Actor, screening_id: int) -> ScreeningCard:
    """A screening. Raises Denied."""
    screening = access.access_screening(session, actor, screening_id, Permission.CANDIDATE_VIEW)
    vacancy = session.get(Vacancy, screening.vacancy_id)
    assert vacancy is not None  # noqa: S101 - held by the foreign key
    items = items_of(session, screening_id)
    people = people_by_id(
        session,
        {screening.manager_id, screening.sent_by_id} | {i.answered_by_id for i in items if i.answered_by_id},
    )
    names = {key: one.name for key, one in people.items()}
    return ScreeningCard(
        id=screening_id,
        vacancy_id=screening.vacancy_id,
        title=vacancy.title,
        manager=names.get(screening.manager_id, ""),
        sent_by=names.get(screening.sent_by_id, ""),
        sent_at=screening.sent_at,
        note=screening.note,
        lines=_lines(session, items, names),
        may_answer=screening.manager_id in actor.selves
        and access.may_on_vacancy(session, actor, vacancy, Permission.CANDIDATE_JUDGE),
        may_recall=actor.may(Permission.CANDIDATE_EDIT) and any(item.state in OPEN for item in items),
    )


def _lines(session: Session, items: Sequence[ScreeningItem], names: dict[int, str]) -> tuple[ItemLine, ...]:
    found = session.exec(
        select(Application.id, Candidate)
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(col(Application.id).in_([item.application_id for item in items]))
    ).all()
    people = dict(found)
    reasons = end_reasons.by_ids(session, {item.reason_id for item in items if item.reason_id is not None})
    changes = [item.change_id for item in items if item.change_id is not None]
    comments = dict(
        session.exec(
            select(StageChange.id, StageChange.comment).where(col(StageChange.id).in_(changes))
        ).all()
    )
    return tuple(
        ItemLine(
            item_id=item.id or 0,
            candidate_id=person.id or 0,
            full_name=person.full_name,
            position=person.position,
            state=item.state,
            reason=reasons.get(item.reason_id or 0),
            comment=comments.get(item.change_id, "") if item.state is ScreeningState.DECLINED else "",
            answered_by=names.get(item.answered_by_id or 0, ""),
        )
        for item in items
        if (person := people.get(item.application_id)) is not None
    )


def item_card(session: Session, actor: Actor, item_id: int) -> ItemCard:
    """One candidate of a screening. Raises Denied."""
    item = access.access_screening_item(session, actor, item_id, Permission.CANDIDATE_VIEW)
    screening = card(session, actor, item.screening_id)
    ids = [line.item_id for line in screening.lines]
    at = ids.index(item_id)
    return ItemCard(
        item_id=item_id,
        rev=item.rev,
        state=item.state,
        screening=screening,
        place=at + 1,
        candidate=candidates.card(session, actor, screening.lines[at].candidate_id),
        thread=thread(session, item.application_id),
        reasons=end_reasons.reasons(session, Outcome.REJECTED),
        before_id=ids[at - 1] if at else None,
        after_id=ids[at + 1] if at + 1 < len(ids) else None,
    )


def thread(session: Session, application_id: int) -> tuple[Said, ...]:
    """What the manager and the recruiter said of an application last, the oldest first; rights are the caller's."""
    rows = session.exec(
        select(ApplicationMessage)
        .where(ApplicationMessage.application_id == application_id)
        .order_by(col(ApplicationMessage.id).desc())
        .limit(THREAD)
    ).all()
    people = people_by_id(session, {row.author_id for row in rows})
    return tuple(
        Said(people[row.author_id].name if row.author_id in people else "", row.text, row.at)
        for row in reversed(rows)
    )


# -- what others are told --------------------------------------------------------------------------------


def load_sent(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ScreeningCard | None:
    """What was sent, for whoever is to answer; nothing once all is answered or taken back."""
    found = _seen(session, recipient, payload["screening"], Permission.CANDIDATE_JUDGE)
    return found if found is not None and found.waiting else None


def load_answered(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ScreeningCard | None:
    """What the manager has answered so far; nothing when it was all taken back."""
    found = _seen(session, recipient, payload["screening"], Permission.CANDIDATE_VIEW)
    told = {ScreeningState.INVITED, ScreeningState.DECLINED}
    return found if found is not None and any(line.state in told for line in found.lines) else None


def load_item(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> ItemCard | None:
    """A question or a reply; nothing when the candidate was answered about since."""
    item = session.get(ScreeningItem, payload["item"])
    if item is None or item.rev != payload["rev"]:
        return None
    if _seen(session, recipient, item.screening_id, Permission.CANDIDATE_VIEW) is None:
        return None
    return item_card(session, recipient, item.id or 0)


def load_asking(
    session: Session, recipient: Actor, reminder: Reminder, now: datetime
) -> ScreeningCard | None:
    """What the manager is asked again about."""
    if not asking_stands(session, reminder, now):
        return None
    return _seen(session, recipient, reminder.subject_id, Permission.CANDIDATE_JUDGE)


def _seen(session: Session, reader: Actor, screening_id: int, permission: Permission) -> ScreeningCard | None:
    screening = session.get(Screening, screening_id)
    vacancy = session.get(Vacancy, screening.vacancy_id) if screening is not None else None
    if screening is None or vacancy is None:
        return None
    if not access.may_on_vacancy(session, reader, vacancy, permission):
        return None
    return card(session, reader, id_of(screening))


# -- today -------------------------------------------------------------------------------------------------


@section(TodaySection.REVIEW)
def to_answer(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Candidates who lie with the actor, or whom they stand in for, to be gone through."""
    rows = session.exec(
        select(Screening, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Screening.vacancy_id))
        .where(
            col(Screening.manager_id).in_(actor.selves),
            col(Screening.id).in_(
                select(ScreeningItem.screening_id).where(
                    col(ScreeningItem.answered_at).is_(None), ScreeningItem.state == ScreeningState.WAITING
                )
            ),
        )
    ).all()
    zone = company_zone(session)
    return [
        Line(LineKind.SCREENING, id_of(row), title, row.sent_at.astimezone(zone).date())
        for row, title in rows
    ]


@section(TodaySection.REVIEW)
def to_reply(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Questions of hiring managers about candidates the actor sent them."""
    rows = session.exec(
        select(ScreeningItem, Screening.sent_at, Vacancy.title)
        .join(Screening, col(Screening.id) == col(ScreeningItem.screening_id))
        .join(Vacancy, col(Vacancy.id) == col(Screening.vacancy_id))
        .where(col(Screening.sent_by_id).in_(actor.selves), ScreeningItem.state == ScreeningState.QUESTION)
    ).all()
    zone = company_zone(session)
    return [
        Line(LineKind.SCREENING_QUESTION, row.id, title, sent_at.astimezone(zone).date())
        for row, sent_at, title in rows
        if row.id is not None
    ]
