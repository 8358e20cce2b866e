"""An interview that was held without the bot, written down afterwards with what its interviewer said."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import competencies
from bot.domain.access import Actor
from bot.domain.competencies import normalised
from bot.domain.interview_reminders import plan
from bot.domain.interview_rows import id_of, record, scorecards_of
from bot.domain.interviews import InterviewPlan, await_cards, schedule
from bot.domain.scorecards import LONGEST_COMMENT, hand_in
from bot.models import Interview, InterviewState, Scorecard, ScorecardScore, Verdict


@dataclass(frozen=True)
class Scored:
    """A row as it was called, and its score; none is not assessed."""

    title: str
    score: int | None


@dataclass(frozen=True)
class Said:
    """What the first interviewer said."""

    scores: tuple[Scored, ...] = ()
    verdict: Verdict | None = None
    comment: str = ""


def write_down(
    session: Session, actor: Actor, values: InterviewPlan, said: Said, *, now: datetime
) -> Interview:
    """Keep an interview that took place. What was said is the first interviewer's card; of the others cards are expected.

    Raises Denied, Unfit.
    """
    interview = schedule(session, actor, values, now=now, logged=True)
    interview.state, interview.settled_at, interview.settled_by_id = InterviewState.DONE, now, actor.id
    session.add(interview)
    record(session, interview, "interview_done", by_id=actor.id, now=now)
    card, interviewer = scorecards_of(session, id_of(interview))[0]
    if said.verdict is not None:
        _fill(session, card, said)
        card.entered_by_id = actor.id if interviewer.employee_id != actor.id else None
        hand_in(session, interview, card, by_id=actor.id, now=now)
    await_cards(session, interview, now)
    plan(session, interview, now=now)
    return interview


def _fill(session: Session, card: Scorecard, said: Said) -> None:
    """Put the scores into the rows they name; what names none becomes a row of its own."""
    rows = session.exec(
        select(ScorecardScore)
        .where(ScorecardScore.scorecard_id == card.id)
        .order_by(col(ScorecardScore.position))
    ).all()
    by_name = {normalised(row.title): row for row in rows}
    following = max((row.position for row in rows), default=-1) + 1
    for one in said.scores:
        row = by_name.get(normalised(one.title))
        if row is None:
            known = competencies.by_norm(session, one.title)
            row = ScorecardScore(
                scorecard_id=card.id or 0,
                position=following,
                competency_id=known.id if known is not None else None,
                title=known.name if known is not None else one.title[:120],
            )
            by_name[normalised(one.title)] = row
            following += 1
        row.score = one.score
        session.add(row)
    card.verdict, card.comment = said.verdict, said.comment[:LONGEST_COMMENT]
    session.add(card)
