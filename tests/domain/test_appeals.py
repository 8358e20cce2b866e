"""Questions about points: the manager first, HR last, every answer beside the line it is about."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import appeals, people, points, points_ledger, points_statement, reminders
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.models import AppealState, Employee, OutboxMessage, Reminder, Role
from tests.factories import NOW, make_department, make_employee
from tests.points_kit import accept, make_task

LATE = timedelta(hours=2)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.HR_ADMIN)


@pytest.fixture
def vera(session: Session, anna: Actor) -> Actor:
    marketing = make_department(session)
    vera = make_employee(session, "Вера Орлова", Role.LEAD, department=marketing)
    assert marketing.id is not None
    people.set_lead(session, marketing.id, vera.id)
    return vera


@pytest.fixture
def gleb(session: Session, vera: Actor) -> Actor:
    lead = session.get(Employee, vera.id)
    assert lead is not None
    gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    person = session.get(Employee, gleb.id)
    assert person is not None
    person.department_id = lead.department_id
    session.flush()
    return gleb


@pytest.fixture
def line(session: Session, vera: Actor, gleb: Actor) -> int:
    """A late award of 25 of 50."""
    award = accept(session, make_task(session, vera, gleb, 50, late=LATE), vera)
    assert award is not None
    return award.line_id


def test_the_manager_gives_back_what_was_withheld(
    session: Session, vera: Actor, gleb: Actor, line: int
) -> None:
    asked = appeals.ask(session, gleb, line, "Макет ждал ответа заказчика", now=NOW)
    assert asked.state is AppealState.MANAGER
    seen = appeals.waiting(session, vera)[0]
    assert (seen.offer, seen.most) == (25, 25)
    card = appeals.uphold(session, vera, seen.id, 25, answer="Так и было", rev=seen.rev, now=NOW)
    assert (card.state, card.corrected) == (AppealState.UPHELD, 25)
    assert points_ledger.balance(session, gleb.id) == 50
    related = points_statement.line_card(session, gleb, line).related
    assert [(row.amount, row.reason) for row in related] == [(25, "Так и было")]
    with pytest.raises(Outdated):
        appeals.uphold(session, vera, seen.id, 25, rev=seen.rev, now=NOW)


def test_a_manager_cannot_give_more_than_was_promised_but_hr_can(
    session: Session, vera: Actor, anna: Actor, gleb: Actor, line: int
) -> None:
    asked = appeals.ask(session, gleb, line, "Почему половина?", now=NOW)
    with pytest.raises(Unfit) as refused:
        appeals.uphold(session, vera, asked.id, 26, rev=asked.rev, now=NOW)
    assert refused.value.problem is Problem.POINTS_RANGE
    appeals.uphold(session, anna, asked.id, 40, rev=asked.rev, now=NOW)
    assert points_ledger.balance(session, gleb.id) == 65


def test_a_refusal_can_go_to_hr_once(
    session: Session, vera: Actor, anna: Actor, gleb: Actor, line: int
) -> None:
    asked = appeals.ask(session, gleb, line, "Почему половина?", now=NOW)
    with pytest.raises(Unfit):
        appeals.refuse(session, vera, asked.id, " ", rev=asked.rev, now=NOW)
    appeals.refuse(session, vera, asked.id, "Срок был известен", rev=asked.rev, now=NOW)
    mine = appeals.appeal_card(session, gleb, asked.id)
    assert (mine.may_escalate, mine.answer) == (True, "Срок был известен")
    asked = appeals.escalate(session, gleb, asked.id, rev=mine.rev, now=NOW)
    with pytest.raises(Denied):
        appeals.uphold(session, vera, asked.id, 5, rev=asked.rev, now=NOW)
    appeals.refuse(session, anna, asked.id, "Согласны с руководителем", rev=asked.rev, now=NOW)
    assert not appeals.appeal_card(session, gleb, asked.id).may_escalate
    assert points_ledger.balance(session, gleb.id) == 25


def test_without_a_lead_the_question_goes_to_hr(session: Session, anna: Actor) -> None:
    lone = make_employee(session, "Егор Белов", Role.EMPLOYEE)
    award = accept(session, make_task(session, anna, lone, 50, late=LATE), anna)
    assert award is not None
    assert appeals.ask(session, lone, award.line_id, "Почему?", now=NOW).state is AppealState.HR
    assert [card.name for card in appeals.waiting(session, anna)] == ["Егор Белов"]


def test_one_asks_once_and_only_about_one_s_own(
    session: Session, vera: Actor, gleb: Actor, line: int
) -> None:
    with pytest.raises(Denied):
        appeals.ask(session, vera, line, "Что это?", now=NOW)
    appeals.ask(session, gleb, line, "Почему половина?", now=NOW)
    with pytest.raises(Unfit) as refused:
        appeals.ask(session, gleb, line, "И всё-таки?", now=NOW)
    assert refused.value.problem is Problem.APPEAL_ASKED_ALREADY


def test_an_award_taken_back_meanwhile_is_not_set_right(
    session: Session, vera: Actor, gleb: Actor, line: int
) -> None:
    asked = appeals.ask(session, gleb, line, "Почему половина?", now=NOW)
    task_id = 1
    points.reverse_for_task(session, task_id, actor_id=vera.id, now=NOW)
    with pytest.raises(Unfit) as refused:
        appeals.uphold(session, vera, asked.id, 25, rev=asked.rev, now=NOW)
    assert refused.value.problem is Problem.APPEAL_OVERTAKEN
    assert points_ledger.balance(session, gleb.id) == 0


def test_a_question_about_a_reversal_gives_back_no_more_than_it_took_and_is_not_paid_twice(
    session: Session, vera: Actor, gleb: Actor
) -> None:
    task = make_task(session, vera, gleb, 50)
    accept(session, task, vera)
    back = points.reverse_for_task(session, task, actor_id=vera.id, now=NOW)
    assert back is not None
    asked = appeals.ask(session, gleb, back.line_id, "Вернули по ошибке", now=NOW)
    assert asked.offer == 50
    appeals.uphold(session, vera, asked.id, 50, rev=asked.rev, now=NOW)
    accept(session, task, vera)
    assert points_ledger.balance(session, gleb.id) == 50, "the second acceptance counts what is back already"


def test_hr_is_shown_what_a_manager_leaves_lying(
    session: Session, anna: Actor, vera: Actor, gleb: Actor, line: int
) -> None:
    asked = appeals.ask(session, gleb, line, "Почему половина?", now=NOW)
    planned = session.exec(select(Reminder)).one()
    assert (planned.recipient_id, planned.due_at.date().isoformat()) == (anna.id, "2026-11-27")
    before = len(session.exec(select(OutboxMessage)).all())
    reminders.fire_due(session, now=planned.due_at)
    assert len(session.exec(select(OutboxMessage)).all()) == before + 1
    found = appeals.load_reminder(session, anna, planned, planned.due_at)
    assert found is not None
    assert found.may_answer
    appeals.refuse(session, vera, asked.id, "Срок был известен", rev=asked.rev, now=NOW)
    assert appeals.load_reminder(session, anna, planned, planned.due_at) is None
