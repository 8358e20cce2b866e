"""Lists: filters, search, pages, and what a list must never show."""

from datetime import date, datetime

from sqlmodel import Session

from bot.domain import people
from bot.domain.vacancy_lists import VacancyFilter, copyable, vacancy_page
from bot.models import Role
from tests.factories import make_department, make_employee, make_vacancy


def test_burning_are_those_within_three_working_days_or_late(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    make_vacancy(session, anna, "Поздно", closes_on=date(2026, 12, 15))
    make_vacancy(session, anna, "В пятницу", closes_on=date(2026, 11, 27))
    make_vacancy(session, anna, "Просрочена", closes_on=date(2026, 11, 20))
    make_vacancy(session, anna, "Без даты")
    page = vacancy_page(session, anna, VacancyFilter.BURNING, now=now)
    assert [row.title for row in page.rows] == ["Просрочена", "В пятницу"]
    everything = vacancy_page(session, anna, VacancyFilter.OPEN, now=now)
    assert [row.title for row in everything.rows] == ["Просрочена", "В пятницу", "Поздно", "Без даты"]
    assert everything.counts[VacancyFilter.BURNING] == 2


def test_search_finds_titles_and_departments_by_the_beginnings_of_words(
    session: Session, now: datetime
) -> None:
    anna, department = make_employee(session), make_department(session)
    make_vacancy(session, anna, "Графический дизайнер", department=department)
    make_vacancy(session, anna, "Бухгалтер")
    for words in ("ДИЗ", "граф диз", "маркет"):
        assert [row.title for row in vacancy_page(session, anna, words=words, now=now).rows] == [
            "Графический дизайнер"
        ]
    assert vacancy_page(session, anna, words="сварщик", now=now).rows == ()


def test_confidential_ones_are_listed_and_found_by_their_team_only(session: Session, now: datetime) -> None:
    boris, admin = make_employee(session, "Борис"), make_employee(session, "Ада", Role.HR_ADMIN)
    make_vacancy(session, boris, "Финансовый директор", confidential=True)
    for someone in (admin, make_employee(session, "Вика")):
        assert vacancy_page(session, someone, VacancyFilter.OPEN, now=now).rows == ()
        assert vacancy_page(session, someone, words="финансовый", now=now).rows == ()
        assert vacancy_page(session, someone, now=now).counts[VacancyFilter.OPEN] == 0
        assert copyable(session, someone, now=now) == ()
    assert len(vacancy_page(session, boris, VacancyFilter.OPEN, now=now).rows) == 1


def test_a_lead_sees_the_own_departments_vacancies(session: Session, now: datetime) -> None:
    anna, department = make_employee(session), make_department(session)
    vera = make_employee(session, "Вера", Role.LEAD)
    assert department.id is not None
    people.set_lead(session, department.id, vera.id)
    make_vacancy(session, anna, "Своя", department=department)
    make_vacancy(session, anna, "Чужая")
    assert [row.title for row in vacancy_page(session, vera, VacancyFilter.OPEN, now=now).rows] == ["Своя"]


def test_a_page_that_is_gone_becomes_the_last_one(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    for number in range(7):
        make_vacancy(session, anna, f"Вакансия {number}")
    page = vacancy_page(session, anna, VacancyFilter.OPEN, page=9, now=now)
    assert (page.page, page.pages, page.total, len(page.rows)) == (1, 2, 7, 1)
