"""Scorecards as they are read: one's own form, and all of an interview or an application together, blind where they must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from sqlmodel import Session, col, select

from bot.domain import access
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied
from bot.domain.interview_access import (
    access_interview,
    access_own_scorecard,
    may_on_interview,
    relations_to_interview,
)
from bot.domain.interview_cards import InterviewCard, card_of
from bot.domain.interview_rows import id_of, missing_cards, scorecards_of
from bot.domain.scorecards import sees_cards, voices_count
from bot.models import Employee, Interview, InterviewState, Scorecard, ScorecardScore, Verdict


@dataclass(frozen=True)
class ScoreRow:
    """A row of a scorecard; no score is not assessed."""

    position: int
    title: str
    score: int | None
    competency_id: int | None = None


@dataclass(frozen=True)
class CardFacts:
    """A scorecard that is handed in, or one's own draft. `entered_by` wrote it down in the interviewer's words."""

    id: int
    rev: int
    employee_id: int
    name: str
    rows: tuple[ScoreRow, ...]
    verdict: Verdict | None
    comment: str
    voices: int
    entered_by: str
    submitted: bool
    dismissed: bool

    @property
    def average(self) -> float | None:
        """The mean of what was assessed; None when nothing was."""
        scores = [row.score for row in self.rows if row.score is not None]
        return fmean(scores) if scores else None


@dataclass(frozen=True)
class ScoreForm:
    """One's own scorecard, with the interview it belongs to."""

    interview: InterviewCard
    card: CardFacts


@dataclass(frozen=True)
class InterviewCards:
    """The scorecards of one interview that are handed in. `blind`: the reader's own comes first; `missing` are still expected."""

    interview: InterviewCard
    cards: tuple[CardFacts, ...]
    blind: bool
    missing: int

    def average(self, title: str) -> float | None:
        """The mean of a row over those who assessed it."""
        scores = [
            row.score
            for card in self.cards
            for row in card.rows
            if row.title == title and row.score is not None
        ]
        return fmean(scores) if scores else None

    def spread(self, title: str) -> int:
        """How far apart the interviewers are on a row, in points; none with fewer than two scores."""
        scores = [
            row.score
            for card in self.cards
            for row in card.rows
            if row.title == title and row.score is not None
        ]
        return max(scores) - min(scores) if len(scores) > 1 else 0

    @property
    def titles(self) -> tuple[str, ...]:
        """The rows in their order."""
        return tuple(dict.fromkeys(row.title for card in self.cards for row in card.rows))


def form(session: Session, actor: Actor, scorecard_id: int, *, now: datetime) -> ScoreForm:
    """One's own scorecard. Raises Denied."""
    card = access_own_scorecard(session, actor, scorecard_id)
    interview = session.get_one(Interview, card.interview_id)
    return ScoreForm(
        card_of(session, actor, interview, now=now), facts_of(session, card, actor.id, actor.name)
    )


def of_interview(session: Session, actor: Actor, interview_id: int, *, now: datetime) -> InterviewCards:
    """The cards of an interview as the actor may see them now. Raises Denied."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_VIEW)
    holds = relations_to_interview(session, actor, interview)
    if not holds and not may_on_interview(session, actor, interview, Permission.SCORECARD_VIEW):
        raise Denied
    return _cards(session, actor, interview, now)


def of_application(
    session: Session, actor: Actor, application_id: int, *, now: datetime
) -> tuple[InterviewCards, ...]:
    """The cards of every interview of an application that was held, the oldest first. Raises Denied.

    Each interview is blind by itself: who has still to hand in their own card of one sees the others'.
    """
    access.access_application(session, actor, application_id, Permission.SCORECARD_VIEW)
    rows = session.exec(
        select(Interview)
        .where(Interview.application_id == application_id, Interview.state == InterviewState.DONE)
        .order_by(col(Interview.starts_at), col(Interview.id))
    ).all()
    return tuple(_cards(session, actor, row, now) for row in rows)


def _cards(session: Session, actor: Actor, interview: Interview, now: datetime) -> InterviewCards:
    interview_id = id_of(interview)
    seen = sees_cards(session, actor, interview)
    rows = scorecards_of(session, interview_id) if seen else []
    names = _names(session, [row.employee_id for _, row in rows])
    return InterviewCards(
        card_of(session, actor, interview, now=now),
        tuple(
            facts_of(session, card, row.employee_id, names.get(row.employee_id, ""))
            for card, row in rows
            if card.submitted_at is not None
        ),
        blind=not seen,
        missing=len(missing_cards(session, interview_id)),
    )


def _names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    rows = session.exec(select(Employee.id, Employee.name).where(col(Employee.id).in_(ids))).all()
    return {one: name for one, name in rows if one is not None}


def facts_of(session: Session, card: Scorecard, employee_id: int, name: str) -> CardFacts:
    """A scorecard with its rows."""
    rows = session.exec(
        select(ScorecardScore)
        .where(ScorecardScore.scorecard_id == card.id)
        .order_by(col(ScorecardScore.position))
    ).all()
    entered_by = session.get(Employee, card.entered_by_id) if card.entered_by_id is not None else None
    return CardFacts(
        id=card.id or 0,
        rev=card.rev,
        employee_id=employee_id,
        name=name,
        rows=tuple(ScoreRow(row.position, row.title, row.score, row.competency_id) for row in rows),
        verdict=card.verdict,
        comment=card.comment,
        voices=voices_count(session, card.id or 0),
        entered_by=entered_by.name if entered_by is not None else "",
        submitted=card.submitted_at is not None,
        dismissed=card.dismissed_at is not None,
    )
