"""The directory: a name in any shape, a title, who answers for what; and only what one may see."""

import pytest
from sqlmodel import Session

from bot.domain import search_index
from bot.domain.directory import EntryKind, look_up
from bot.models import Candidate, Employee, Role
from bot.parsing.directory_line import asked_about, names_matter
from bot.parsing.people import name_key
from tests.factories import NOW, make_department, make_employee, make_vacancy


@pytest.mark.parametrize("typed", ["Зайцев", "зайцева", "Zaitsev", "Зайцеф", "Глеб Зайцев", "зайц"])
def test_a_surname_is_found_however_it_is_typed(session: Session, typed: str) -> None:
    vera = make_employee(session, "Вера Орлова", Role.EMPLOYEE)
    make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    found = look_up(session, vera, typed, now=NOW)
    assert found is not None
    assert [(one.kind, one.name) for one in found.entries] == [(EntryKind.PERSON, "Глеб Зайцев")]


def test_candidates_are_found_by_those_who_may_see_them(session: Session) -> None:
    anna, gleb = make_employee(session, "Анна", Role.RECRUITER), make_employee(session, "Глеб", Role.EMPLOYEE)
    name = "Щербакова Ольга"
    session.add(Candidate(full_name=name, name_key=name_key(name), created_by_id=anna.id, created_at=NOW))
    search_index.settle(session)
    session.flush()
    found = look_up(session, anna, "Scherbakova", now=NOW)
    assert found is not None
    assert [one.name for one in found.entries] == [name]
    assert look_up(session, gleb, "Щербакова", now=NOW) is None


def test_a_vacancy_is_found_by_its_title_unless_it_is_confidential_to_others(session: Session) -> None:
    anna, boris = make_employee(session, "Анна"), make_employee(session, "Борис")
    make_vacancy(session, anna, "Графический дизайнер")
    make_vacancy(session, anna, "Финансовый директор", confidential=True)
    found = look_up(session, boris, "дизайнер", now=NOW)
    assert found is not None
    assert [one.name for one in found.entries] == ["Графический дизайнер"]
    assert look_up(session, boris, "финансовый директор", now=NOW) is None


def test_who_answers_for_something(session: Session) -> None:
    vera = make_employee(session, "Вера", Role.EMPLOYEE)
    office = make_department(session, "Административный отдел")
    office.responsibilities = "пропуска, парковка, канцелярия"
    row = session.get(Employee, make_employee(session, "Глеб Зайцев", Role.EMPLOYEE).id)
    assert row is not None
    row.responsibilities = "пропуска на склад"
    session.flush()
    found = look_up(session, vera, "Кто отвечает за пропуска?", now=NOW)
    assert found is not None
    assert [(one.kind, one.name) for one in found.entries] == [
        (EntryKind.DEPARTMENT, "Административный отдел"),
        (EntryKind.PERSON, "Глеб Зайцев"),
    ]
    nobody = look_up(session, vera, "кто отвечает за космос", now=NOW)
    assert nobody is not None
    assert (nobody.entries, nobody.about) == ((), "космос")


@pytest.mark.parametrize("text", ["когда зарплата?", "+7 916 123-45-67", "", "а" * 200, "привет\nвсем"])
def test_other_words_are_left_to_others(session: Session, text: str) -> None:
    assert look_up(session, make_employee(session, "Вера", Role.EMPLOYEE), text, now=NOW) is None


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Кто отвечает за пропуска?", "пропуска"),
        ("к кому обратиться по отпускам", "отпускам"),
        ("кто у нас занимается парковкой", "парковкой"),
        ("Who is responsible for passes?", "passes"),
        ("who handles parking", "parking"),
        ("кто там", ""),
    ],
)
def test_a_question_is_told_from_other_words(question: str, about: str) -> None:
    assert asked_about(question) == about


def test_a_matter_is_recognised_in_any_case() -> None:
    assert names_matter("пропуска, парковка", "парковкой")
    assert names_matter("отпуска и больничные", "отпускам")
    assert not names_matter("пропуска", "отпуска")
    assert not names_matter("", "по")
