"""The decision card: everything that was gathered about a candidate, and what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import access, candidates, consents, end_reasons, scorecard_cards
from bot.domain.access import Actor, Permission, may_on_vacancy, visible_vacancies
from bot.domain.candidates import ApplicationLine, CandidateCard
from bot.domain.company_days import company_zone
from bot.domain.comparing import Assessed, assessed
from bot.domain.decisions import MADE, id_of, waiting_decision
from bot.domain.end_reasons import Reason
from bot.domain.errors import Denied
from bot.domain.pipeline import LIVE
from bot.domain.screening_cards import Said, thread
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.domain.vacancy_values import people_by_id
from bot.models import (
    Application,
    Candidate,
    ConsentState,
    Decision,
    DecisionState,
    Outcome,
    Reminder,
    StageChange,
    Vacancy,
    Verdict,
    Waiting,
    WaitingKind,
)


@dataclass(frozen=True)
class DecisionCard:
    """A decision as its reader may see it. `asked_question` tells that the recruiter owes a reply.

    `verdicts` and `assessed` are the interviewers'; `missing` counts scorecards still owed, `blind` tells that the reader's
    own comes first.
    `offered` is the vacancy's pay from, to and its currency, for those who may see pay.

    `reason` and `comment` are those of a rejection, `hold_until` the day of waking of a hold; moments are aware UTC.
    """

    id: int
    rev: int
    state: DecisionState
    vacancy_id: int
    title: str
    candidate: CandidateCard
    line: ApplicationLine
    offered: tuple[int | None, int | None, str | None] | None
    decider: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: Reason | None
    comment: str
    hold_until: date | None
    thread: tuple[Said, ...]
    asked_question: bool
    verdicts: tuple[Verdict, ...]
    assessed: tuple[Assessed, ...]
    missing: int
    blind: bool
    no_consent: bool
    reasons: tuple[Reason, ...]
    may_decide: bool
    may_recruit: bool
    may_undo: bool


def card(session: Session, actor: Actor, decision_id: int, *, now: datetime) -> DecisionCard:
    """A decision's card. Raises Denied."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Denied
    application = access.access_application(
        session, actor, decision.application_id, Permission.CANDIDATE_VIEW
    )
    vacancy = session.get(Vacancy, application.vacancy_id)
    assert vacancy is not None  # noqa: S101 - held by the foreign key
    found, line = candidates.application_card(session, actor, decision.application_id)
    names = _names(session, decision)
    decides = may_on_vacancy(session, actor, vacancy, Permission.DECISION_MAKE)
    sees_cards = may_on_vacancy(session, actor, vacancy, Permission.SCORECARD_VIEW)
    held = (
        scorecard_cards.of_application(session, actor, decision.application_id, now=now) if sees_cards else ()
    )

    return DecisionCard(
        id=decision_id,
        rev=decision.rev,
        state=decision.state,
        vacancy_id=application.vacancy_id,
        title=vacancy.title,
        candidate=found,
        line=line,
        offered=(vacancy.salary_min, vacancy.salary_max, vacancy.salary_currency)
        if found.shows_salary
        else None,
        decider=names.get(decision.decider_id, ""),
        asked_by=names.get(decision.asked_by_id, ""),
        asked_at=decision.asked_at,
        decided_by=names.get(decision.decided_by_id or 0, ""),
        decided_at=decision.decided_at,
        reason=_reason(session, decision),
        comment=decision.comment,
        hold_until=decision.hold_until,
        thread=thread(session, decision.application_id),
        asked_question=_owes_reply(session, decision),
        verdicts=tuple(one.verdict for cards in held for one in cards.cards if one.verdict is not None),
        assessed=assessed(held),
        missing=sum(cards.missing for cards in held),
        blind=any(cards.blind for cards in held),
        no_consent=consents.of(session, found.id, now=now).state is not ConsentState.GIVEN,
        reasons=end_reasons.reasons(session, Outcome.REJECTED),
        may_decide=decides and decision.state is DecisionState.WAITING,
        may_recruit=actor.may(Permission.DECISION_ASK),
        may_undo=decides and decision.state in MADE,
    )


def _names(session: Session, decision: Decision) -> dict[int, str]:
    ids = (decision.decider_id, decision.asked_by_id, decision.decided_by_id)
    return {one: named.name for one, named in people_by_id(session, {one for one in ids if one}).items()}


def _reason(session: Session, decision: Decision) -> Reason | None:
    change = session.get(StageChange, decision.change_id) if decision.change_id is not None else None
    if change is None or change.reason_id is None:
        return None
    return end_reasons.by_ids(session, {change.reason_id}).get(change.reason_id)


def newest(session: Session, actor: Actor, application_id: int) -> int | None:
    """The decision an application's card leads to: the awaited one, else the last. Raises Denied."""
    access.access_application(session, actor, application_id, Permission.CANDIDATE_VIEW)
    standing = waiting_decision(session, application_id)
    if standing is not None:
        return standing.id
    return session.exec(
        select(Decision.id)
        .where(Decision.application_id == application_id, col(Decision.state).in_(MADE))
        .order_by(col(Decision.id).desc())
        .limit(1)
    ).first()


def _owes_reply(session: Session, decision: Decision) -> bool:
    row = session.exec(
        select(Waiting.id).where(
            Waiting.application_id == decision.application_id,
            Waiting.kind == WaitingKind.QUESTION,
            col(Waiting.ended_at).is_(None),
        )
    ).first()
    return row is not None and decision.state is DecisionState.WAITING


# -- what is told ------------------------------------------------------------------------------------------


def load(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> DecisionCard | None:
    """A notice's card; None when it is no longer as it was, or the reader may not see it."""
    decision = session.get(Decision, payload["decision"])
    if decision is None or decision.rev != payload["rev"]:
        return None
    try:
        return card(session, recipient, id_of(decision), now=now)
    except Denied:
        return None


def load_waiting(
    session: Session, recipient: Actor, reminder: Reminder, now: datetime
) -> DecisionCard | None:
    """What a reminder about an awaited decision says; None when the reader may not answer it any more."""
    try:
        found = card(session, recipient, reminder.subject_id, now=now)
    except Denied:
        return None
    return found if found.may_decide else None


@section(TodaySection.REVIEW)
def to_decide(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Candidates the actor, or whom they stand in for, is asked to decide about."""
    return _lines(
        session,
        actor,
        LineKind.DECISION,
        WaitingKind.DECISION,
        col(Decision.decider_id).in_(actor.selves),
    )


@section(TodaySection.REVIEW)
def to_reply(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Questions about candidates the actor asked a decision for."""
    if not actor.may(Permission.DECISION_ASK):
        return []
    return _lines(
        session,
        actor,
        LineKind.DECISION_QUESTION,
        WaitingKind.QUESTION,
        col(Waiting.on_id).in_(actor.selves),
    )


def _lines(session: Session, actor: Actor, kind: LineKind, waited: WaitingKind, whose: Any) -> Sequence[Line]:
    visible = visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Decision, Candidate.full_name, Waiting.since)
        .join(Application, col(Application.id) == col(Decision.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(visible, visible.c.id == col(Application.vacancy_id))
        .join(Waiting, col(Waiting.application_id) == col(Application.id))
        .where(
            Decision.state == DecisionState.WAITING,
            Waiting.kind == waited,
            col(Waiting.ended_at).is_(None),
            col(Application.stage).in_(LIVE),
            whose,
        )
        .order_by(col(Waiting.since))
    ).all()
    zone = company_zone(session)
    return [
        Line(kind, id_of(decision), name, since.astimezone(zone).date()) for decision, name, since in rows
    ]
