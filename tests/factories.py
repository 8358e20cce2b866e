"""Makers of what tests need, one a table, with believable values."""

from datetime import UTC, date, datetime
from itertools import count

from sqlmodel import Session

from bot.domain import people
from bot.domain.access import Actor, actor_of
from bot.i18n import Language
from bot.models import Chat, Company, Department, EmployeeState, InterviewKind, Role, Vacancy

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_telegram_ids = count(7_123_000_001)


def make_company(session: Session, *, language: Language = Language.RU) -> Company:
    """The company, once."""
    return people.found_company(session, name="Ромашка", timezone="Europe/Moscow", language=language, now=NOW)


def make_department(session: Session, name: str = "Маркетинг") -> Department:
    make_company(session)
    return people.add_department(session, name, now=NOW)


def make_interview_kind(session: Session) -> int:
    """A kind of interview; its id."""
    kind = InterviewKind(name="Техническое", position=1)
    session.add(kind)
    session.flush()
    assert kind.id is not None
    return kind.id


def make_employee(
    session: Session,
    name: str = "Анна Смирнова",
    *roles: Role,
    department: Department | None = None,
    telegram: bool = True,
    left: bool = False,
    language: Language = Language.RU,
) -> Actor:
    """A working employee as an actor; by default a recruiter with Telegram."""
    make_company(session)
    employee = people.add_employee(
        session,
        name=name,
        roles=roles or (Role.RECRUITER,),
        department_id=department.id if department else None,
        telegram_id=next(_telegram_ids) if telegram else None,
        language=language,
        now=NOW,
    )
    if employee.telegram_id is not None:
        # They have opened the bot: without that a bot cannot write to anyone.
        session.add(Chat(id=employee.telegram_id, kind="private", last_message_id=1))
    actor = actor_of(session, employee)
    assert actor is not None
    if left:
        employee.state = EmployeeState.LEFT
        session.add(employee)
    return actor


def make_vacancy(
    session: Session,
    owner: Actor,
    title: str = "Графический дизайнер",
    *,
    closes_on: date | None = None,
    confidential: bool = False,
    department: Department | None = None,
    hiring_manager: Actor | None = None,
) -> Vacancy:
    """An open vacancy as a bare row: for tests of what stands on vacancies."""
    vacancy = Vacancy(
        title=title,
        owner_id=owner.id,
        closes_on=closes_on,
        first_closes_on=closes_on,
        confidential=confidential,
        department_id=department.id if department else None,
        hiring_manager_id=hiring_manager.id if hiring_manager else None,
        opened_at=NOW,
        state_since=NOW,
    )
    session.add(vacancy)
    session.flush()
    return vacancy
