"""What came of candidates' interviews, in one line each, for the card and the vacancy's lists; blind where it must be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.interview_kinds import Kind
from bot.domain.interview_kinds import of as kind_of
from bot.domain.interview_rows import id_of
from bot.models import (
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewKind,
    InterviewState,
    Scorecard,
    Verdict,
)


@dataclass(frozen=True)
class InterviewResult:
    """One interview: its kind, state and beginning (aware UTC), and the verdicts that the reader may know."""

    interview_id: int
    kind: Kind
    state: InterviewState
    starts_at: datetime
    verdicts: tuple[Verdict, ...]


def results_of(
    session: Session, actor: Actor, application_ids: Collection[int]
) -> dict[int, tuple[InterviewResult, ...]]:
    """The interviews of applications the actor may see, by application, the oldest first; cancelled ones left out.

    Who has still to hand in their own card of an interview sees none of its verdicts.
    """
    rows = session.exec(
        select(Interview, InterviewKind)
        .join(InterviewKind, col(InterviewKind.id) == col(Interview.kind_id))
        .where(
            col(Interview.application_id).in_(application_ids), Interview.state != InterviewState.CANCELLED
        )
        .order_by(col(Interview.starts_at), col(Interview.id))
    ).all()
    verdicts, blind = _verdicts(session, actor, [id_of(row) for row, _ in rows])
    found: dict[int, list[InterviewResult]] = {}
    for row, kind in rows:
        seen = () if row.id in blind else tuple(verdicts.get(id_of(row), ()))
        found.setdefault(row.application_id, []).append(
            InterviewResult(id_of(row), kind_of(kind), row.state, row.starts_at, seen)
        )
    return {one: tuple(lines) for one, lines in found.items()}


def _verdicts(
    session: Session, actor: Actor, interview_ids: list[int]
) -> tuple[dict[int, list[Verdict]], set[int]]:
    """The verdicts that are handed in, by interview, and the interviews whose cards the actor may not know yet."""
    cards = session.exec(
        select(Scorecard, Interviewer)
        .join(Interviewer, col(Interviewer.id) == col(Scorecard.interviewer_id))
        .where(col(Scorecard.interview_id).in_(interview_ids))
        .order_by(col(Scorecard.id))
    ).all()
    verdicts: dict[int, list[Verdict]] = {}
    blind: set[int] = set()
    for card, row in cards:
        if card.submitted_at is not None and card.verdict is not None:
            verdicts.setdefault(card.interview_id, []).append(card.verdict)
        elif row.employee_id == actor.id and _is_owed(card, row):
            blind.add(card.interview_id)
    return verdicts, blind


def _is_owed(card: Scorecard, row: Interviewer) -> bool:
    """Whether a card that is not handed in still is to be: not of who was taken off, was not there or has declined."""
    holds = row.dropped_at is None and row.answer is not InterviewAnswer.DECLINED
    return holds and card.dismissed_at is None
