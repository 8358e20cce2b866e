"""What the home screen says: the few numbers that tell a person where they are needed."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain import dead_letters
from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.people import the_company
from bot.domain.unfinished import unfinished
from bot.models import RequestState, Role, Vacancy, VacancyRequest, VacancyState


@dataclass(frozen=True)
class Home:
    """What awaits the actor and what they may do from here."""

    name: str
    company: str
    roles: frozenset[Role]
    may_open_vacancy: bool
    may_request_vacancy: bool
    may_add_candidates: bool
    decides_requests: bool
    sees_vacancies: bool
    sees_faults: bool
    open_vacancies: int
    requests: int
    unfinished: int
    faults: int


def home(session: Session, actor: Actor) -> Home:
    """The actor's home screen; `requests` are those that wait for a recruiter, or one's own not decided yet."""
    decides = actor.may(Permission.REQUEST_DECIDE)
    waiting = select(func.count()).select_from(VacancyRequest)
    if decides:
        waiting = waiting.where(VacancyRequest.state == RequestState.WAITING)
    else:
        undecided = col(VacancyRequest.state).in_([RequestState.WAITING, RequestState.TAKEN])
        waiting = waiting.where(VacancyRequest.requested_by_id == actor.id, undecided)
    sees_faults = actor.may(Permission.FAULTS_VIEW)
    visible = visible_vacancies(actor)
    open_vacancies = _count(session, visible.where(Vacancy.state == VacancyState.OPEN))
    return Home(
        name=actor.name,
        company=the_company(session).name,
        roles=actor.roles,
        may_open_vacancy=actor.may(Permission.VACANCY_CREATE),
        may_request_vacancy=actor.may(Permission.VACANCY_REQUEST),
        may_add_candidates=actor.may(Permission.CANDIDATE_ADD),
        decides_requests=decides,
        sees_vacancies=actor.may(Permission.VACANCY_VIEW) or _count(session, visible) > 0,
        sees_faults=sees_faults,
        open_vacancies=open_vacancies,
        requests=session.exec(waiting).one(),
        unfinished=len(unfinished(session, actor)),
        faults=dead_letters.count(session) if sees_faults else 0,
    )


def _count(session: Session, query: SelectOfScalar[Vacancy]) -> int:
    ids = query.with_only_columns(col(Vacancy.id)).subquery()
    return session.exec(select(func.count()).select_from(ids)).one()
