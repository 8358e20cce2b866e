"""A vacancy with candidates on it, for tests of everything that comes after a résumé."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import applications, vacancies
from bot.domain.access import Actor, actor_by_id
from bot.domain.candidate_names import name_key
from bot.domain.vacancy_values import VacancyValues
from bot.models import Candidate

NAMES = ("Иванова Ольга", "Соколов Павел", "Кузнецова Мария", "Попов Илья", "Лебедева Анна", "Козлов Денис")


def vacancy_with(
    session: Session,
    owner: Actor,
    *,
    manager_id: int | None,
    people: int,
    now: datetime,
    title: str = "Дизайнер",
    headcount: int = 1,
) -> tuple[int, list[int]]:
    """An open vacancy of the owner's and the applications of so many new candidates."""
    values = VacancyValues(title=title, hiring_manager_id=manager_id, headcount=headcount)
    vacancy_id = vacancies.open_vacancy(session, owner, values, now=now).vacancy_id
    return vacancy_id, [
        put_on(session, owner, vacancy_id, NAMES[at % len(NAMES)], now=now) for at in range(people)
    ]


def put_on(session: Session, actor: Actor, vacancy_id: int, name: str, *, now: datetime) -> int:
    """Another candidate on a vacancy; the application's id."""
    person = Candidate(
        full_name=name,
        name_key=name_key(name),
        position="Дизайнер",
        city="Москва",
        created_by_id=actor.id,
        created_at=now,
    )
    session.add(person)
    session.flush()
    assert person.id is not None
    application = applications.add(session, actor, person.id, vacancy_id, resume_id=None, now=now)
    assert application.id is not None
    return application.id


def vacancy_in(
    session: Session, ids: dict[str, int], now: datetime, people: int = 3, headcount: int = 1
) -> tuple[int, list[int]]:
    """As `vacancy_with`, for the company of the stories: Anna's vacancy, Vera seeks."""
    anna = actor_by_id(session, ids["anna"])
    assert anna is not None
    return vacancy_with(session, anna, manager_id=ids["vera"], people=people, now=now, headcount=headcount)
