"""Who is above whom, who gets in, what is held, and what nobody may do."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.domain import departments, invites, joining, leaving, people, people_cards, people_edits
from bot.domain.access import (
    Actor,
    Permission,
    actor_by_id,
    employees_who_may,
    may_on_vacancy,
    visible_vacancies,
)
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.people_edits import ProfileField
from bot.i18n import Language
from bot.models import Department, Employee, EmployeeState, Role
from tests.factories import make_department, make_employee, make_vacancy


def _guest(number: int = 8_200_000_001, name: str = "Пётр Новый") -> joining.Guest:
    return joining.Guest(number, name, None, Language.RU, ZoneInfo("Europe/Moscow"))


def _below(session: Session, parent: Department, name: str) -> Department:
    child = make_department(session, name)
    child.parent_id = parent.id
    session.add(child)
    session.flush()
    return child


def _lead(session: Session, admin: Actor, department: Department, person: Actor, now: datetime) -> Actor:
    assert department.id is not None
    departments.appoint_lead(session, admin, department.id, person.id, now=now)
    lead = actor_by_id(session, person.id)
    assert lead is not None
    return lead


def test_a_lead_leads_what_lies_below_too(session: Session, now: datetime) -> None:
    top = make_department(session, "Продукт")
    below = _below(session, top, "Дизайн")
    other = make_department(session, "Финансы")
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    lead = _lead(session, admin, top, make_employee(session, "Вера Орлова", Role.EMPLOYEE), now)
    designer = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=below)
    stranger = make_employee(session, "Олег Финансов", Role.EMPLOYEE, department=other)
    vacancy = make_vacancy(session, admin, department=below)
    assert people_cards.show(session, lead, designer.id).private
    assert not people_cards.show(session, lead, stranger.id).private
    assert may_on_vacancy(session, lead, vacancy, Permission.VACANCY_VIEW)
    assert [one.id for one in session.exec(visible_vacancies(lead)).all()] == [vacancy.id]
    assert not may_on_vacancy(session, stranger, vacancy, Permission.VACANCY_VIEW)


def test_departments_never_form_a_circle(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    top = make_department(session, "Продукт")
    below = _below(session, top, "Дизайн")
    assert top.id is not None
    with pytest.raises(Unfit) as refused:
        departments.place_under(session, admin, top.id, below.id, rev=top.rev, now=now)
    assert refused.value.problem is Problem.DEPARTMENT_CIRCLE


def test_a_lead_may_not_write_the_number_that_opens_the_door(session: Session, now: datetime) -> None:
    team = make_department(session, "Дизайн")
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    lead = _lead(session, admin, team, make_employee(session, "Вера Орлова", Role.EMPLOYEE), now)
    designer = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=team, telegram=False)
    with pytest.raises(Denied):
        people_edits.set_field(session, lead, designer.id, ProfileField.PHONE, "+79161234567", now=now)
    people_edits.set_field(session, lead, designer.id, ProfileField.SKILLS, "Figma", now=now)
    assert people_cards.show(session, admin, designer.id).skills == "Figma"


def test_a_number_two_people_share_is_refused(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    one = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    two = make_employee(session, "Олег Зайцев", Role.EMPLOYEE)
    people_edits.set_field(session, admin, one.id, ProfileField.PHONE, "8 916 123-45-67", now=now)
    with pytest.raises(Unfit) as refused:
        people_edits.set_field(session, admin, two.id, ProfileField.PHONE, "+7 (916) 1234567", now=now)
    assert refused.value.problem is Problem.PHONE_TAKEN
    assert refused.value.details["name"] == "Глеб Зайцев"


def test_an_invitation_dies_with_its_maker_s_right(session: Session, now: datetime) -> None:
    make_employee(session, "Главная Вторая", Role.HR_ADMIN)
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    invite = invites.make_invite(session, admin, roles=(Role.HR_ADMIN,), now=now)
    people.set_roles(session, admin.id, (), now=now)
    with pytest.raises(Unfit) as refused:
        joining.enter_by_link(session, _guest(), invite.token, now=now)
    assert refused.value.problem is Problem.INVITE_USELESS


def test_an_invitation_works_until_its_last_minute(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    invite = invites.make_invite(session, admin, days=7, now=now)
    with pytest.raises(Unfit):
        joining.enter_by_link(session, _guest(), invite.token, now=now + timedelta(days=7))
    welcome = joining.enter_by_link(
        session, _guest(), invite.token, now=now + timedelta(days=7) - timedelta(seconds=1)
    )
    assert welcome.name == "Пётр Новый"


def test_who_has_left_may_nothing_and_is_seen_by_hr_only(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    gone = make_employee(session, "Ушёл Давно", Role.RECRUITER)
    colleague = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    leaving.end_now(session, admin, gone.id, rev=0, now=now)
    assert actor_by_id(session, gone.id) is None
    assert gone.id not in employees_who_may(session, Permission.CANDIDATE_VIEW)
    with pytest.raises(Denied):
        people_cards.show(session, colleague, gone.id)
    assert people_cards.show(session, admin, gone.id).state is EmployeeState.LEFT


def test_a_second_press_of_leaving_changes_nothing(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    person = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    leaving.set_last_day(session, admin, person.id, date(2026, 12, 1), rev=0, now=now)
    with pytest.raises(Outdated):
        leaving.set_last_day(session, admin, person.id, date(2026, 12, 5), rev=0, now=now)
    row = session.get(Employee, person.id)
    assert row is not None
    assert row.last_day == date(2026, 12, 1)


def test_somebody_who_starts_later_is_coming_until_then(session: Session, now: datetime) -> None:
    make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    person = people.add_employee(
        session, name="Скоро Выйдет", roles=(), start_date=date(2026, 12, 1), now=now
    )
    assert person.state is EmployeeState.COMING
    leaving.end_due(session, now=datetime(2026, 12, 1, 0, 0, tzinfo=now.tzinfo))
    assert person.state is EmployeeState.WORKING


def test_the_recruiter_on_duty_gets_what_nobody_owns(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    one, two = (make_employee(session, name, Role.RECRUITER) for name in ("Борис Петров", "Вика Ли"))
    assert people_edits.recruiters_on_duty(session) == [one.id, two.id]
    people_edits.set_duty(session, admin, two.id, now=now)
    assert people_edits.recruiters_on_duty(session) == [two.id]
    leaving.end_now(session, admin, two.id, rev=0, now=now)
    assert people_edits.recruiters_on_duty(session) == [one.id]
