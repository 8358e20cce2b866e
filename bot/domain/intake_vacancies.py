"""Which vacancy a received paper goes to: the recruiter's own open ones, and the one everything goes to
from now on.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from bot.domain import access
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Problem, Unfit
from bot.models import Event, StickyVacancy, Subject, Vacancy, VacancyMember, VacancyState

MOST_CHIPS = 5


@dataclass(frozen=True)
class VacancyChoice:
    """A vacancy to choose."""

    id: int
    title: str


@dataclass(frozen=True)
class VacancyChoices:
    """The likely vacancies for chips, the sticky one first, and how many more there are."""

    likely: tuple[VacancyChoice, ...]
    others: int
    sticky_id: int | None


def open_vacancy(session: Session, actor: Actor, vacancy_id: int) -> Vacancy:
    """An open vacancy the actor may add candidates to. Raises Denied; Unfit when it is not open any more."""
    actor.require(Permission.CANDIDATE_ADD)
    vacancy = access.access_vacancy(session, actor, vacancy_id, Permission.VACANCY_VIEW)
    if vacancy.state is not VacancyState.OPEN:
        raise Unfit(Problem.VACANCY_NOT_OPEN)
    return vacancy


def sticky_vacancy_id(session: Session, actor: Actor) -> int | None:
    """Where everything the actor sends goes from now on, while that vacancy is open and theirs to see."""
    row = session.get(StickyVacancy, actor.id)
    if row is None:
        return None
    try:
        open_vacancy(session, actor, row.vacancy_id)
    except (Denied, Unfit):
        return None
    return row.vacancy_id


def set_sticky(session: Session, actor: Actor, vacancy_id: int | None) -> None:
    """From now on everything goes to this vacancy; None switches it off. Raises Denied, Unfit."""
    row = session.get(StickyVacancy, actor.id)
    if vacancy_id is None:
        if row is not None:
            session.delete(row)
        return
    open_vacancy(session, actor, vacancy_id)
    if row is None:
        row = StickyVacancy(employee_id=actor.id, vacancy_id=vacancy_id)
    row.vacancy_id = vacancy_id
    session.add(row)


def all_open(session: Session, actor: Actor) -> tuple[VacancyChoice, ...]:
    """Every open vacancy the actor may see: their own first, then the newest."""
    own = or_(
        col(Vacancy.owner_id) == actor.id,
        col(Vacancy.hiring_manager_id) == actor.id,
        col(Vacancy.id).in_(select(VacancyMember.vacancy_id).where(VacancyMember.employee_id == actor.id)),
    )
    rows = session.exec(
        access.visible_vacancies(actor)
        .where(col(Vacancy.state) == VacancyState.OPEN)
        .order_by(own.desc(), col(Vacancy.id).desc())
    ).all()
    return tuple(VacancyChoice(row.id, row.title) for row in rows if row.id is not None)


def choices(session: Session, actor: Actor, *, chosen_id: int | None = None) -> VacancyChoices:
    """The chips of a card: the sticky vacancy, the chosen one and the one the actor was at work on last
    first, then the actor's own, then the newest.
    """
    every = all_open(session, actor)
    sticky_id = sticky_vacancy_id(session, actor)
    last_id = _worked_on_last(session, actor)
    ordered = sorted(
        every,
        key=lambda vacancy: (vacancy.id != sticky_id, vacancy.id != chosen_id, vacancy.id != last_id),
    )
    likely = tuple(ordered[:MOST_CHIPS])
    return VacancyChoices(likely, len(every) - len(likely), sticky_id)


def _worked_on_last(session: Session, actor: Actor) -> int | None:
    """The vacancy the actor has opened, changed or shared last."""
    return session.exec(
        select(Event.subject_id)
        .where(Event.actor_id == actor.id, Event.subject == Subject.VACANCY)
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
