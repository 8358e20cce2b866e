"""Interviews in «Сегодня»: those of the day for who holds and who arranged them, those not told of, the scorecards missing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.interview_rows import OPEN, id_of
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import (
    Application,
    Candidate,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Scorecard,
)

# So far ahead an interview is shown; so far behind its missing ends are.
_AHEAD = timedelta(days=2)
_BEHIND = timedelta(days=30)


@section(TodaySection.INTERVIEWS)
def ahead(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Today's and tomorrow's interviews that the actor holds or has arranged; and those over that nobody has told of."""
    held = select(Interviewer.interview_id).where(
        Interviewer.employee_id == actor.id,
        col(Interviewer.dropped_at).is_(None),
        Interviewer.answer != InterviewAnswer.DECLINED,
    )
    local = now.astimezone(actor.zone)
    until = local.replace(hour=0, minute=0, second=0, microsecond=0) + _AHEAD
    rows = session.exec(
        select(Interview, Candidate.full_name)
        .join(Application, col(Application.id) == col(Interview.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(
            col(Interview.state).in_(OPEN),
            Interview.starts_at < until,
            Interview.starts_at > now - _BEHIND,
            col(Interview.id).in_(held) | col(Interview.created_by_id).in_(actor.selves),
        )
        .order_by(col(Interview.starts_at))
    ).all()
    found = []
    for row, name in rows:
        at = row.starts_at.astimezone(actor.zone)
        over = row.starts_at + timedelta(minutes=row.minutes) <= now
        kind = LineKind.INTERVIEW_UNTOLD if over else LineKind.INTERVIEW
        found.append(Line(kind, id_of(row), name, at.date(), at))
    return found


@section(TodaySection.REVIEW)
def missing_cards(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """One's own scorecards of interviews that took place."""
    rows = session.exec(
        select(Interview, Candidate.full_name)
        .join(Interviewer, col(Interviewer.interview_id) == col(Interview.id))
        .join(Scorecard, col(Scorecard.interviewer_id) == col(Interviewer.id))
        .join(Application, col(Application.id) == col(Interview.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(
            Interview.state == InterviewState.DONE,
            Interview.starts_at > now - _BEHIND,
            Interviewer.employee_id == actor.id,
            Interviewer.answer != InterviewAnswer.DECLINED,
            col(Interviewer.dropped_at).is_(None),
            col(Scorecard.submitted_at).is_(None),
            col(Scorecard.dismissed_at).is_(None),
        )
        .order_by(col(Interview.starts_at))
    ).all()
    return [
        Line(LineKind.SCORECARD, id_of(row), name, row.starts_at.astimezone(actor.zone).date())
        for row, name in rows
    ]
