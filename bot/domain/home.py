"""What the home screen and the morning message say: what awaits a person today and what they may do from here."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain import dead_letters, inbox
from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.company_days import company_today
from bot.domain.people import the_company
from bot.domain.today import Group, groups_of
from bot.domain.unfinished import unfinished
from bot.models import JoinRequest, JoinState, RequestState, Role, Vacancy, VacancyRequest, VacancyState


@dataclass(frozen=True)
class Home:
    """What awaits the actor and what they may do from here. `today` is the company's day."""

    name: str
    company: str
    today: date
    roles: frozenset[Role]
    may_open_vacancy: bool
    may_request_vacancy: bool
    may_add_candidates: bool
    decides_requests: bool
    sees_vacancies: bool
    sees_faults: bool
    sees_plans: bool
    open_vacancies: int
    requests: int
    unfinished: int
    faults: int
    inbox: int = 0
    join_requests: int = 0
    groups: tuple[Group, ...] = ()

    @property
    def awaits(self) -> bool:
        """Whether anything awaits the actor; own requests that lie with others do not."""
        to_decide = self.requests if self.decides_requests else 0
        return bool(
            self.groups or to_decide or self.unfinished or self.faults or self.inbox or self.join_requests
        )


def home(session: Session, actor: Actor, *, now: datetime) -> Home:
    """The actor's home screen, in a fixed number of queries.

    `requests` are those that wait for a recruiter, or one's own not decided yet.
    """
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
        today=company_today(session, now),
        roles=actor.roles,
        may_open_vacancy=actor.may(Permission.VACANCY_CREATE),
        may_request_vacancy=actor.may(Permission.VACANCY_REQUEST),
        sees_plans=actor.may(Permission.PLAN_BEGIN) or actor.may(Permission.PLAN_REPORT),
        may_add_candidates=actor.may(Permission.CANDIDATE_ADD),
        decides_requests=decides,
        sees_vacancies=actor.may(Permission.VACANCY_VIEW) or _count(session, visible) > 0,
        sees_faults=sees_faults,
        open_vacancies=open_vacancies,
        requests=session.exec(waiting).one(),
        unfinished=len(unfinished(session, actor)),
        faults=dead_letters.count(session) if sees_faults else 0,
        inbox=len(inbox.waiting(session, actor)) if actor.may(Permission.CANDIDATE_ADD) else 0,
        join_requests=_strangers(session) if actor.may(Permission.PEOPLE_ADMIT) else 0,
        groups=groups_of(session, actor, now=now),
    )


def _count(session: Session, query: SelectOfScalar[Vacancy]) -> int:
    ids = query.with_only_columns(col(Vacancy.id)).subquery()
    return session.exec(select(func.count()).select_from(ids)).one()


def _strangers(session: Session) -> int:
    """How many ask to be let in."""
    query = select(func.count()).select_from(JoinRequest).where(JoinRequest.state == JoinState.WAITING)
    return session.exec(query).one()
