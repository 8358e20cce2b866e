"""What every room of interviews asks of the rows: who holds an interview, when it ends, which recruiter it is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.errors import Denied
from bot.models import (
    Application,
    Employee,
    EmployeeState,
    Event,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Scorecard,
    ScorecardScore,
    Subject,
    Vacancy,
    VacancyCompetency,
)
from bot.models import Competency as CompetencyRow

# An interview that is still ahead, or whose outcome nobody has told yet.
OPEN = frozenset({InterviewState.PROPOSED, InterviewState.CONFIRMED})
# More rows would fit neither a phone's screen nor Telegram's hundred buttons.
MOST_ROWS = 14
NO_SHOWS = frozenset({InterviewState.CANDIDATE_NO_SHOW, InterviewState.INTERVIEWER_NO_SHOW})


def id_of(interview: Interview) -> int:
    """The id of a stored interview."""
    assert interview.id is not None  # noqa: S101 - it came from the database or was just flushed
    return interview.id


def interviewer_id_of(row: Interviewer) -> int:
    """The id of a stored interviewer."""
    assert row.id is not None  # noqa: S101 - it came from the database or was just flushed
    return row.id


def ends_at(interview: Interview) -> datetime:
    """When it is meant to be over (aware UTC)."""
    return interview.starts_at + timedelta(minutes=interview.minutes)


def interviewers_of(session: Session, interview_id: int, *, dropped: bool = False) -> Sequence[Interviewer]:
    """Who holds an interview, in the order they were asked; `dropped` adds those who were taken off."""
    query = select(Interviewer).where(Interviewer.interview_id == interview_id)
    if not dropped:
        query = query.where(col(Interviewer.dropped_at).is_(None))
    return session.exec(query.order_by(col(Interviewer.id))).all()


def interviewer_of(session: Session, interview_id: int, employee_id: int) -> Interviewer:
    """Somebody who holds this interview. Raises Denied for anybody else."""
    row = session.exec(
        select(Interviewer).where(
            Interviewer.interview_id == interview_id,
            Interviewer.employee_id == employee_id,
            col(Interviewer.dropped_at).is_(None),
        )
    ).first()
    if row is None:
        raise Denied
    return row


def application_of(session: Session, interview: Interview) -> Application:
    """The application an interview is about."""
    found = session.get(Application, interview.application_id)
    if found is None:
        raise Denied
    return found


def vacancy_of(session: Session, interview: Interview) -> Vacancy:
    """The vacancy an interview is about."""
    found = session.get(Vacancy, application_of(session, interview).vacancy_id)
    if found is None:
        raise Denied
    return found


def recruiter_of(session: Session, interview: Interview) -> int:
    """Who answers for an interview: who arranged it, or the vacancy's owner when they have left."""
    if works_here(session, interview.created_by_id):
        return interview.created_by_id
    return vacancy_of(session, interview).owner_id


def works_here(session: Session, employee_id: int) -> bool:
    """Whether somebody can be asked for anything."""
    found = session.get(Employee, employee_id)
    return found is not None and found.state is not EmployeeState.LEFT


def scorecard_of(session: Session, interviewer: Interviewer) -> Scorecard:
    """The scorecard that was made with an interviewer's place."""
    found = session.exec(select(Scorecard).where(Scorecard.interviewer_id == interviewer.id)).first()
    if found is None:
        raise Denied
    return found


def scorecards_of(session: Session, interview_id: int) -> list[tuple[Scorecard, Interviewer]]:
    """The scorecards of an interview with those who hold it, those taken off left out unless they had submitted."""
    rows = session.exec(
        select(Scorecard, Interviewer)
        .join(Interviewer, col(Interviewer.id) == col(Scorecard.interviewer_id))
        .where(
            Scorecard.interview_id == interview_id,
            col(Interviewer.dropped_at).is_(None) | col(Scorecard.submitted_at).is_not(None),
        )
        .order_by(col(Interviewer.id))
    ).all()
    return [(card, interviewer) for card, interviewer in rows]


def missing_cards(session: Session, interview_id: int) -> list[tuple[Scorecard, Interviewer]]:
    """The scorecards that are still expected; of who declined the interview none is."""
    return [
        (card, interviewer)
        for card, interviewer in scorecards_of(session, interview_id)
        if card.submitted_at is None
        and card.dismissed_at is None
        and interviewer.answer is not InterviewAnswer.DECLINED
    ]


def make_scorecard(
    session: Session, interview: Interview, interviewer: Interviewer, questions: Sequence[str]
) -> None:
    """An empty scorecard with its rows frozen: those of a colleague of the same interview, else the vacancy's present ones."""
    card = Scorecard(interview_id=id_of(interview), interviewer_id=interviewer_id_of(interviewer))
    session.add(card)
    session.flush()  # its id goes into the rows
    frozen = _frozen(session, interview, card) or _present(session, interview, questions)
    for position, (competency_id, title) in enumerate(frozen):
        session.add(
            ScorecardScore(
                scorecard_id=card.id or 0, position=position, competency_id=competency_id, title=title
            )
        )
    session.flush()  # the next card of this interview is made like this one


def _frozen(session: Session, interview: Interview, card: Scorecard) -> list[tuple[int | None, str]]:
    other = session.exec(
        select(Scorecard.id)
        .where(Scorecard.interview_id == interview.id, Scorecard.id != card.id)
        .order_by(col(Scorecard.id))
        .limit(1)
    ).first()
    rows = session.exec(
        select(ScorecardScore)
        .where(ScorecardScore.scorecard_id == other)
        .order_by(col(ScorecardScore.position))
    ).all()
    return [(row.competency_id, row.title) for row in rows]


def _present(
    session: Session, interview: Interview, questions: Sequence[str]
) -> list[tuple[int | None, str]]:
    """What is assessed: the competencies the vacancy seeks, must-haves before others, then the kind's own questions."""
    vacancy = vacancy_of(session, interview)
    rows = session.exec(
        select(CompetencyRow.id, CompetencyRow.name)
        .join(VacancyCompetency, col(VacancyCompetency.competency_id) == col(CompetencyRow.id))
        .where(VacancyCompetency.vacancy_id == vacancy.id)
        .order_by(col(VacancyCompetency.must).desc(), col(VacancyCompetency.position))
        .limit(MOST_ROWS - len(questions))
    ).all()
    return [*((one, name) for one, name in rows), *((None, question) for question in questions)]


def record(
    session: Session,
    interview: Interview,
    verb: str,
    *,
    by_id: int | None,
    now: datetime,
    changes: dict[str, tuple[object, object]] | None = None,
    **details: object,
) -> Event:
    """Record an act on the application, where the candidate's timeline reads it, by the interview's id."""
    event = events.record(
        session,
        actor_id=by_id,
        subject=Subject.APPLICATION,
        subject_id=interview.application_id,
        verb=verb,
        now=now,
        changes=changes,
        details={"interview": id_of(interview), "kind": interview.kind_id, **details},
    )
    session.flush()  # its id goes into Undo
    return event
