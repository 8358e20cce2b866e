"""The doors to interviews and scorecards, of the same tables of rights as `access`: through the vacancy, or as interviewer."""

from sqlmodel import Session, col, select

from bot.domain.access import BY_RELATION, Actor, Permission, Relation, may_on_vacancy
from bot.domain.errors import Denied
from bot.models import Application, Interview, Interviewer, Scorecard, Vacancy


def relations_to_interview(session: Session, actor: Actor, interview: Interview) -> tuple[Relation, ...]:
    """Whether the actor holds an interview. Standing in for an interviewer makes nobody one."""
    found = session.exec(
        select(Interviewer.id).where(
            Interviewer.interview_id == interview.id,
            Interviewer.employee_id == actor.id,
            col(Interviewer.dropped_at).is_(None),
        )
    ).first()
    return (Relation.INTERVIEWER,) if found is not None else ()


def may_on_interview(session: Session, actor: Actor, interview: Interview, permission: Permission) -> bool:
    """Whether the actor has a right on an interview: through its vacancy, or as its interviewer."""
    application = session.get(Application, interview.application_id)
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if vacancy is None:
        return False
    if may_on_vacancy(session, actor, vacancy, permission):
        return True
    return any(permission in BY_RELATION[one] for one in relations_to_interview(session, actor, interview))


def access_interview(session: Session, actor: Actor, interview_id: int, permission: Permission) -> Interview:
    """An interview, if the actor has this right on it. Raises Denied."""
    interview = session.get(Interview, interview_id)
    if interview is None or not may_on_interview(session, actor, interview, permission):
        raise Denied
    return interview


def access_own_scorecard(session: Session, actor: Actor, scorecard_id: int) -> Scorecard:
    """The scorecard of an interviewer, for themselves only. Raises Denied."""
    row = session.get(Scorecard, scorecard_id)
    interviewer = session.get(Interviewer, row.interviewer_id) if row is not None else None
    if row is None or interviewer is None or interviewer.dropped_at is not None:
        raise Denied
    if interviewer.employee_id != actor.id:
        raise Denied
    return row
