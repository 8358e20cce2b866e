"""A lead asks, one recruiter takes it, the lead learns what came of it."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from bot.domain import people, vacancy_drafts, vacancy_requests
from bot.domain.access import Actor
from bot.domain.errors import Denied, Problem, Unfit
from bot.domain.vacancy_drafts import Saved
from bot.models import OutboxMessage, RequestState, Role
from tests.factories import make_department, make_employee

TEXT = "нужен дизайнер на проект, Figma, с января"


def lead(session: Session) -> Actor:
    department = make_department(session)
    vera = make_employee(session, "Вера", Role.LEAD, department=department)
    assert department.id is not None
    people.set_lead(session, department.id, vera.id)
    return vera


def notices(session: Session) -> list[tuple[str, int | None]]:
    return [(row.kind, row.recipient_id) for row in session.exec(select(OutboxMessage)).all()]


def test_a_request_reaches_every_recruiter_and_nobody_else(session: Session, now: datetime) -> None:
    vera, anna, boris = lead(session), make_employee(session), make_employee(session, "Борис")
    make_employee(session, "Глеб", Role.EMPLOYEE)
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    assert request.department == "Маркетинг"
    assert notices(session) == [("notice:vacancy_requested", anna.id), ("notice:vacancy_requested", boris.id)]


def test_an_employee_may_not_ask(session: Session, now: datetime) -> None:
    with pytest.raises(Denied):
        vacancy_requests.ask(session, make_employee(session, "Глеб", Role.EMPLOYEE), TEXT, now=now)


def test_a_recruiter_opens_it_and_the_lead_is_told(session: Session, now: datetime) -> None:
    vera, anna = lead(session), make_employee(session)
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    draft = vacancy_drafts.begin_from_request(session, anna, request.id, now=now)
    assert draft.facts.title
    assert draft.facts.hiring_manager is not None
    assert draft.facts.hiring_manager.id == vera.id
    assert vacancy_requests.show(session, vera, request.id).state is RequestState.TAKEN
    saved = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert isinstance(saved, Saved)
    shown = vacancy_requests.show(session, vera, request.id)
    assert (shown.state, shown.vacancy_id) == (RequestState.OPENED, saved.vacancy_id)
    assert ("notice:request_opened", vera.id) in notices(session)


def test_the_second_recruiter_is_told_who_took_it_and_may_take_over(session: Session, now: datetime) -> None:
    vera, anna, boris = lead(session), make_employee(session), make_employee(session, "Борис")
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    draft = vacancy_drafts.begin_from_request(session, anna, request.id, now=now)
    with pytest.raises(Unfit) as taken:
        vacancy_drafts.begin_from_request(session, boris, request.id, now=now)
    assert (taken.value.problem, taken.value.details["name"]) == (Problem.REQUEST_TAKEN, anna.name)
    with pytest.raises(Unfit):
        vacancy_requests.decline(session, boris, request.id, "Нет бюджета", now=now)
    vacancy_drafts.begin_from_request(session, boris, request.id, over=True, now=now)
    with pytest.raises(Unfit):
        vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)


def test_pressing_again_goes_on_with_the_same_draft(session: Session, now: datetime) -> None:
    vera, anna = lead(session), make_employee(session)
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    first = vacancy_drafts.begin_from_request(session, anna, request.id, now=now)
    assert vacancy_drafts.begin_from_request(session, anna, request.id, now=now).draft_id == first.draft_id


def test_a_discarded_draft_gives_the_request_back(session: Session, now: datetime) -> None:
    vera, anna = lead(session), make_employee(session)
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    draft = vacancy_drafts.begin_from_request(session, anna, request.id, now=now)
    vacancy_drafts.discard(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert vacancy_requests.show(session, vera, request.id).state is RequestState.WAITING


def test_a_refusal_carries_its_reason_to_the_lead_once(session: Session, now: datetime) -> None:
    vera, anna = lead(session), make_employee(session)
    request = vacancy_requests.ask(session, vera, TEXT, now=now)
    with pytest.raises(Unfit):
        vacancy_requests.decline(session, anna, request.id, "  ", now=now)
    vacancy_requests.decline(session, anna, request.id, "Нет бюджета до марта", now=now)
    shown = vacancy_requests.show(session, vera, request.id)
    assert (shown.state, shown.decline_reason) == (RequestState.DECLINED, "Нет бюджета до марта")
    with pytest.raises(Unfit) as again:
        vacancy_requests.decline(session, anna, request.id, "Ещё раз", now=now)
    assert again.value.problem is Problem.REQUEST_DECIDED
    assert [kind for kind, _ in notices(session)].count("notice:request_declined") == 1


def test_a_request_with_a_day_gone_by_can_still_be_opened(session: Session, now: datetime) -> None:
    vera, anna = lead(session), make_employee(session)
    request = vacancy_requests.ask(session, vera, "Дизайнер; до 1.10.2026; Figma", now=now)
    draft = vacancy_drafts.begin_from_request(session, anna, request.id, now=now)
    assert draft.facts.closes_on is None
    assert [item.name for item in draft.facts.competencies] == ["Figma"]
