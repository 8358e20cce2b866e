"""Who may ask, who may decide, and where a question goes when people change."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from bot.domain import decision_cards, decisions, people, pipeline_holds, role_changes
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.models import Application, Decision, DecisionState, Employee, EmployeeState, Role, Stage, Vacancy
from tests.factories import NOW, make_department, make_employee
from tests.hiring import vacancy_with


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.RECRUITER)


@pytest.fixture
def vera(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


def decision_of(session: Session, decision_id: int) -> Decision:
    found = session.get(Decision, decision_id)
    assert found is not None
    return found


def test_asking_twice_asks_once(session: Session, anna: Actor, vera: Actor) -> None:
    _, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    first = decisions.ask(session, anna, one, now=NOW)
    assert decisions.ask(session, anna, one, now=NOW).decision_id == first.decision_id
    with pytest.raises(Denied):
        decisions.ask(session, vera, one, now=NOW)


def test_only_who_hires_decides(session: Session, anna: Actor, vera: Actor) -> None:
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    _, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    asked = decisions.ask(session, anna, one, now=NOW)
    for other in (anna, gleb):
        with pytest.raises(Denied):
            decisions.hire(session, other, asked.decision_id, rev=asked.rev, now=NOW)
    with pytest.raises(Denied):
        decision_cards.card(session, gleb, asked.decision_id, now=NOW)
    made = decisions.hire(session, vera, asked.decision_id, rev=asked.rev, now=NOW)
    assert made.state is DecisionState.HIRE
    with pytest.raises(Outdated):
        decisions.hire(session, vera, asked.decision_id, rev=asked.rev, now=NOW)


def test_an_ended_application_is_not_asked_about(session: Session, anna: Actor, vera: Actor) -> None:
    _, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    application = session.get(Application, one)
    assert application is not None
    application.stage = Stage.REJECTED
    with pytest.raises(Unfit) as refused:
        decisions.ask(session, anna, one, now=NOW)
    assert refused.value.problem is Problem.APPLICATION_ENDED


def test_a_rest_taken_back_ends_and_is_asked_again(session: Session, anna: Actor, vera: Actor) -> None:
    _, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    asked = decisions.ask(session, anna, one, now=NOW)
    with pytest.raises(Unfit):
        decisions.hold(session, vera, asked.decision_id, date(2026, 11, 1), rev=asked.rev, now=NOW)
    held = decisions.hold(session, vera, asked.decision_id, date(2026, 12, 20), rev=asked.rev, now=NOW)
    application = session.get(Application, one)
    assert application is not None
    assert application.hold_until == date(2026, 12, 20)
    back = decisions.undo(session, vera, asked.decision_id, rev=held.rev, now=NOW)
    assert back.state is DecisionState.WAITING
    assert application.hold_until is None
    pipeline_holds.hold(session, anna, one, date(2026, 12, 1), rev=application.rev, now=NOW)


def test_a_new_hiring_manager_takes_the_question_over(
    session: Session, anna: Actor, vera: Actor, now: datetime
) -> None:
    oleg = make_employee(session, "Олег Ким", Role.LEAD)
    vacancy_id, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=now)
    asked = decisions.ask(session, anna, one, now=now)
    vacancy = session.get(Vacancy, vacancy_id)
    assert vacancy is not None
    vacancy.hiring_manager_id = oleg.id
    session.flush()
    decisions.manager_changed(session, vacancy, now)
    assert decision_of(session, asked.decision_id).decider_id == oleg.id
    rev = decision_of(session, asked.decision_id).rev
    with pytest.raises(Denied):
        decisions.hire(session, vera, asked.decision_id, rev=rev, now=now)
    assert decisions.hire(session, oleg, asked.decision_id, rev=rev, now=now).state is DecisionState.HIRE


def test_who_leaves_hands_the_question_to_the_department_s_lead(
    session: Session, anna: Actor, vera: Actor, now: datetime
) -> None:
    marketing = make_department(session)
    oleg = make_employee(session, "Олег Ким", Role.LEAD, department=marketing)
    assert marketing.id is not None
    people.set_lead(session, marketing.id, oleg.id)
    vacancy_id, (one,) = vacancy_with(session, anna, manager_id=vera.id, people=1, now=now)
    vacancy = session.get(Vacancy, vacancy_id)
    assert vacancy is not None
    vacancy.department_id = marketing.id
    asked = decisions.ask(session, anna, one, now=now)
    gone = session.get(Employee, vera.id)
    assert gone is not None
    gone.state = EmployeeState.LEFT
    role_changes.changed(session, now=now)
    assert decision_of(session, asked.decision_id).decider_id == oleg.id
