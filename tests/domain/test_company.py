"""The company's settings, its own calendar, and wiping what was tried out."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, SQLModel, select

from bot.domain import company_settings, trial
from bot.domain.access import Actor
from bot.domain.company_days import work_calendar
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.models import (
    Application,
    Candidate,
    Department,
    Employee,
    Event,
    Reminder,
    Resume,
    Reward,
    Role,
    StoredFile,
    Subject,
    Task,
    Vacancy,
)
from tests.factories import make_department, make_employee, make_vacancy


@pytest.fixture
def admin(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.HR_ADMIN, Role.RECRUITER)


@pytest.mark.parametrize(
    ("text", "day", "is_workday", "note"),
    [
        ("31 декабря выходной, корпоратив", date(2026, 12, 31), False, "корпоратив"),
        ("28.12 нерабочий", date(2026, 12, 28), False, ""),
        ("5 декабря рабочий", date(2026, 12, 5), True, ""),
        ("December 28 day off", date(2026, 12, 28), False, ""),
        ("5 Dec working, inventory", date(2026, 12, 5), True, "inventory"),
    ],
)
def test_an_own_day_is_taken_as_typed(
    session: Session, admin: Actor, now: datetime, text: str, day: date, is_workday: bool, note: str
) -> None:
    usual = work_calendar(session).is_workday(day)
    found = company_settings.add_exception(session, admin, text, now=now)
    (own,) = found.exceptions
    assert (own.day, own.is_workday, own.note) == (day, is_workday, note)
    assert work_calendar(session).is_workday(day) is is_workday
    dropped = company_settings.drop_exception(session, admin, day, now=now)
    assert dropped.exceptions == ()
    assert work_calendar(session).is_workday(day) is usual


def test_a_day_that_is_none_or_over_is_refused(session: Session, admin: Actor, now: datetime) -> None:
    for text, problem in (
        ("когда-нибудь", Problem.DAY_NOT_UNDERSTOOD),
        ("1.11.2026 выходной", Problem.DAY_IN_PAST),
    ):
        with pytest.raises(Unfit) as refused:
            company_settings.add_exception(session, admin, text, now=now)
        assert refused.value.problem is problem


def test_settings_are_the_admins_alone(session: Session, admin: Actor, now: datetime) -> None:
    boris = make_employee(session, "Борис Петров", Role.RECRUITER)
    with pytest.raises(Denied):
        company_settings.settings(session, boris, now=now)
    with pytest.raises(Denied):
        trial.what_goes(session, boris)
    with pytest.raises(Outdated):
        company_settings.choose_zone(session, admin, 99, now=now)
    assert company_settings.rename(session, admin, "  Новая   Ромашка ", now=now).name == "Новая Ромашка"
    assert company_settings.choose_country(session, admin, 2, now=now).country == "KZ"


def tried_out(session: Session, admin: Actor, now: datetime) -> None:
    """A company that has tried a little of everything."""
    department = make_department(session, "Продукт")
    vacancy = make_vacancy(session, admin, department=department)
    file = StoredFile(sha256="a" * 64, mime="application/pdf", size=3, data=b"pdf", created_at=now)
    candidate = Candidate(
        full_name="Соколова Мария", name_key="соколова мария", created_by_id=admin.id, created_at=now
    )
    session.add_all((file, candidate))
    session.flush()
    assert candidate.id is not None
    assert vacancy.id is not None
    session.add_all(
        (
            Resume(
                candidate_id=candidate.id,
                file_id=file.id,
                text="резюме",
                fields={},
                language="ru",
                added_by_id=admin.id,
                added_at=now,
            ),
            Application(
                vacancy_id=vacancy.id,
                candidate_id=candidate.id,
                stage_since=now,
                created_by_id=admin.id,
                created_at=now,
            ),
            Task(title="Проба", creator_id=admin.id, assignee_id=admin.id, state_since=now, created_at=now),
            Reward(name="Кружка", price=100, created_by_id=admin.id, created_at=now),
            Event(
                at=now,
                actor_id=admin.id,
                subject=Subject.VACANCY,
                subject_id=vacancy.id,
                verb="opened",
                changes={},
            ),
        )
    )
    session.flush()


def test_a_wipe_leaves_people_and_settings(session: Session, admin: Actor, now: datetime) -> None:
    tried_out(session, admin, now)
    found = trial.what_goes(session, admin)
    assert (found.vacancies, found.candidates, found.tasks) == (1, 1, 1)
    with pytest.raises(Unfit):
        trial.wipe(session, admin, "да", now=now)
    assert session.exec(select(Vacancy)).first() is not None
    trial.wipe(session, admin, "ромашка", now=now + timedelta(minutes=1))
    for table in (Vacancy, Candidate, Application, Resume, Task, StoredFile):
        assert session.exec(select(table)).first() is None, table.__name__
    for table in (Employee, Department, Reward):
        assert session.exec(select(table)).first() is not None, table.__name__
    assert not session.exec(select(Event).where(Event.subject == Subject.VACANCY)).all()
    assert session.exec(select(Event).where(Event.verb == "trial_wiped")).one().changes["candidates"] == 1
    assert session.exec(select(Reminder)).first() is None
    assert trial.what_goes(session, admin).is_empty


def test_every_table_is_kept_or_wiped_knowingly() -> None:
    """What is kept exists, and nothing kept leans on what is wiped but for what the wipe itself deletes."""
    tables = SQLModel.metadata.tables
    assert set(tables) >= trial.KEPT
    leaning = {
        f"{name} → {key.column.table.name}"
        for name in trial.KEPT
        for key in tables[name].foreign_keys
        if key.column.table.name not in trial.KEPT
    }
    assert leaning <= {"pipeline_stage → vacancy", "dialogue → draft"}
