"""The home screen's numbers and what was begun and not finished."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from sqlmodel import Session

from bot.domain import drafts, unfinished
from bot.domain.access import Actor
from bot.domain.errors import Gone, Outdated
from bot.domain.home import home
from bot.domain.housekeeping import clear_away
from bot.domain.unfinished import UnfinishedKind
from bot.models import Role, VacancyRequest, VacancyState
from tests.factories import NOW, make_department, make_employee, make_vacancy


@dataclass(frozen=True)
class Note:
    """A kind of draft that only these tests know."""

    KIND: ClassVar[str] = "note_of_a_test"
    VERSION: ClassVar[int] = 1
    title: str = ""


@pytest.fixture(autouse=True)
def _notes_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "_registered", {})
    unfinished.register(Note, UnfinishedKind.VACANCY, title=lambda note: note.title)


def request(session: Session, author: Actor) -> None:
    session.add(VacancyRequest(text="Нужен дизайнер", requested_by_id=author.id, created_at=NOW))
    session.flush()


def test_a_recruiter_sees_open_vacancies_and_requests_to_decide(session: Session) -> None:
    recruiter = make_employee(session, "Анна", Role.RECRUITER)
    lead = make_employee(session, "Вера", Role.LEAD)
    make_vacancy(session, recruiter)
    closed = make_vacancy(session, recruiter, "Бухгалтер")
    closed.state = VacancyState.CLOSED
    request(session, lead)
    seen = home(session, recruiter, now=NOW)
    assert (seen.open_vacancies, seen.requests, seen.decides_requests, seen.may_open_vacancy) == (
        1,
        1,
        True,
        True,
    )
    assert not seen.sees_faults


def test_a_confidential_vacancy_is_not_even_counted_for_others(session: Session) -> None:
    owner, other = make_employee(session, "Анна"), make_employee(session, "Борис")
    make_vacancy(session, owner, confidential=True)
    assert (home(session, owner, now=NOW).open_vacancies, home(session, other, now=NOW).open_vacancies) == (
        1,
        0,
    )


def test_a_lead_sees_own_requests_and_the_vacancies_they_take_part_in(session: Session) -> None:
    recruiter = make_employee(session, "Анна")
    vera, oleg = make_employee(session, "Вера", Role.LEAD), make_employee(session, "Олег", Role.LEAD)
    request(session, vera)
    assert not home(session, vera, now=NOW).sees_vacancies
    make_vacancy(session, recruiter, department=make_department(session), hiring_manager=vera)
    seen = home(session, vera, now=NOW)
    assert (seen.requests, seen.sees_vacancies, seen.may_request_vacancy, seen.may_open_vacancy) == (
        1,
        True,
        True,
        False,
    )
    assert home(session, oleg, now=NOW).requests == 0


def test_an_employee_is_offered_nothing_that_is_not_theirs(session: Session) -> None:
    make_vacancy(session, make_employee(session, "Анна"))
    seen = home(session, make_employee(session, "Глеб", Role.EMPLOYEE), now=NOW)
    offered = [seen.sees_vacancies, seen.may_request_vacancy, seen.may_add_candidates, seen.sees_faults]
    assert not any(offered)


def test_what_was_begun_is_found_newest_first_and_only_one_s_own(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session, "Анна"), make_employee(session, "Борис")
    drafts.start(session, anna.id, Note("первый"), now=now)
    drafts.start(session, anna.id, Note("второй"), now=now + timedelta(minutes=1))
    drafts.start(session, boris.id, Note("чужой"), now=now)
    assert [item.title for item in unfinished.unfinished(session, anna)] == ["второй", "первый"]
    assert home(session, anna, now=NOW).unfinished == 2


def test_a_draft_is_discarded_once_by_its_owner_as_it_was_shown(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session, "Анна"), make_employee(session, "Борис")
    kept = drafts.start(session, anna.id, Note("дизайнер"), now=now)
    with pytest.raises(Gone):
        unfinished.discard(session, boris, kept.id, kept.rev, now=now)
    changed = drafts.change(session, anna, kept.id, Note("художник"), now=now)
    with pytest.raises(Outdated):
        unfinished.discard(session, anna, kept.id, kept.rev, now=now)
    assert unfinished.discard(session, anna, kept.id, changed.rev, now=now).title == "художник"
    with pytest.raises(Gone):
        unfinished.discard(session, anna, kept.id, changed.rev, now=now)
    with pytest.raises(Gone):
        drafts.load(session, anna, kept.id, Note)


def test_a_discarded_draft_can_be_taken_back_for_a_day(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session, "Анна"), make_employee(session, "Борис")
    kept = drafts.start(session, anna.id, Note("дизайнер"), now=now)
    unfinished.discard(session, anna, kept.id, kept.rev, now=now)
    with pytest.raises(Gone):
        unfinished.take_back(session, boris, kept.id, now=now)
    assert unfinished.take_back(session, anna, kept.id, now=now).title == "дизайнер"
    with pytest.raises(Gone):
        unfinished.take_back(session, anna, kept.id, now=now)
    assert drafts.load(session, anna, kept.id, Note).fields.title == "дизайнер"
    unfinished.discard(session, anna, kept.id, kept.rev, now=now)
    clear_away(session, now=now + timedelta(days=2))
    with pytest.raises(Gone):
        unfinished.take_back(session, anna, kept.id, now=now)
