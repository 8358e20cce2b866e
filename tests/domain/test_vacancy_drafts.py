"""Filling a vacancy in by typing and pressing, and saving it beside a colleague's edit."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from bot.domain import vacancies, vacancy_drafts
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.vacancy_cards import card
from bot.domain.vacancy_drafts import Clashes, Saved
from bot.domain.vacancy_values import VacancyField, Wanted
from bot.models import Employment, Role, SalaryTax, WorkFormat
from tests.factories import make_employee

LINE = "Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к"
ADVERT = """Ищем Frontend-разработчика в продуктовую команду

Обязанности:
— разрабатывать интерфейсы личного кабинета;
— участвовать в ревью кода.

Требования:
— уверенный React и TypeScript;
— английский язык от B1.

Будет плюсом:
— опыт с GraphQL.

Условия:
— удалённая работа, полный день;
— 200 000–260 000 ₽ на руки.
"""


def test_one_line_fills_the_card(session: Session, now: datetime) -> None:
    draft = vacancy_drafts.begin(session, make_employee(session), LINE, now=now)
    assert draft.facts.title == "Графический дизайнер"
    assert [item.name for item in draft.facts.competencies] == ["Figma", "Photoshop"]
    assert draft.facts.closes_on == date(2026, 12, 15)
    assert draft.facts.salary is not None
    assert (draft.facts.salary.amount_min, draft.facts.salary.amount_max) == (120_000, 150_000)


def test_an_advert_fills_the_card_and_is_kept_as_description(session: Session, now: datetime) -> None:
    draft = vacancy_drafts.begin(session, make_employee(session), ADVERT, now=now)
    assert "Frontend" in draft.facts.title
    wanted = {item.name: item.must for item in draft.facts.competencies}
    assert wanted.get("React") is True
    assert wanted.get("GraphQL") is False
    assert draft.facts.work_format is WorkFormat.REMOTE
    assert draft.facts.employment is Employment.FULL_TIME
    assert draft.facts.salary is not None
    assert draft.facts.salary.tax is SalaryTax.NET
    assert "личного кабинета" in draft.facts.description


@pytest.mark.parametrize(
    ("typed", "field", "expected"),
    [
        ("15.12", VacancyField.CLOSES_ON, date(2026, 12, 15)),
        ("до конца месяца", VacancyField.CLOSES_ON, date(2026, 11, 30)),
        ("2", VacancyField.HEADCOUNT, 2),
        ("2 человека", VacancyField.HEADCOUNT, 2),
        ("удалёнка", VacancyField.WORK_FORMAT, WorkFormat.REMOTE),
        (
            "Figma, Illustrator (желательно)",
            VacancyField.COMPETENCIES,
            (Wanted("Figma"), Wanted("Illustrator", must=False)),
        ),
    ],
)
def test_text_below_the_card_is_taken_as_the_field_it_reads_as(
    session: Session, now: datetime, typed: str, field: VacancyField, expected: object
) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, "Дизайнер", now=now)
    taken = vacancy_drafts.take_typed(session, anna, draft.draft_id, typed, now=now)
    assert field in taken.taken
    assert getattr(taken.facts, field.value) == expected


def test_pay_below_the_card_is_pay(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, "Дизайнер", now=now)
    taken = vacancy_drafts.take_typed(session, anna, draft.draft_id, "120-150", now=now)
    assert taken.facts.salary is not None
    assert taken.facts.salary.amount_min == 120_000


def test_text_that_may_be_anything_is_kept_and_asked_about(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, "Дизайнер", now=now)
    asked = vacancy_drafts.take_typed(
        session, anna, draft.draft_id, "созвониться с Петром завтра утром", now=now
    )
    assert asked.pending
    assert asked.taken == ()
    put = vacancy_drafts.take_pending(session, anna, draft.draft_id, VacancyField.DESCRIPTION, now=now)
    assert put.facts.description == "созвониться с Петром завтра утром"
    assert put.pending == ""
    with pytest.raises(Outdated):
        vacancy_drafts.take_pending(session, anna, draft.draft_id, VacancyField.TITLE, now=now)


def test_what_is_not_understood_leaves_the_draft_as_it_was(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    for field, typed, problem in (
        (VacancyField.CLOSES_ON, "когда-нибудь", Problem.DAY_NOT_UNDERSTOOD),
        (VacancyField.SALARY, "договорная", Problem.SALARY_NOT_UNDERSTOOD),
        (VacancyField.HEADCOUNT, "много", Problem.HEADCOUNT_RANGE),
        (VacancyField.HIRING_MANAGER, "Никто", Problem.PERSON_NOT_FOUND),
        (VacancyField.CLOSES_ON, "вчера", Problem.DAY_IN_PAST),
    ):
        with pytest.raises(Unfit) as refused:
            vacancy_drafts.take_text(session, anna, draft.draft_id, field, typed, now=now)
        assert refused.value.problem is problem
    assert vacancy_drafts.show(session, anna, draft.draft_id, now=now).facts == draft.facts


def test_people_are_found_by_any_part_of_their_names(session: Session, now: datetime) -> None:
    anna, vera = make_employee(session), make_employee(session, "Вера Орлова", Role.LEAD)
    draft = vacancy_drafts.begin(session, anna, "Дизайнер", now=now)
    shown = vacancy_drafts.take_text(
        session, anna, draft.draft_id, VacancyField.HIRING_MANAGER, "орлова вер", now=now
    )
    assert shown.facts.hiring_manager is not None
    assert shown.facts.hiring_manager.id == vera.id


def test_saving_twice_opens_one_vacancy(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    first = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    second = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert isinstance(first, Saved)
    assert isinstance(second, Saved)
    assert first.vacancy_id == second.vacancy_id


def test_a_discarded_draft_cannot_be_saved_and_a_foreign_one_not_seen(
    session: Session, now: datetime
) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    with pytest.raises(Denied):
        vacancy_drafts.show(session, boris, draft.draft_id, now=now)
    vacancy_drafts.discard(session, anna, draft.draft_id, rev=draft.rev, now=now)
    with pytest.raises(Gone):
        vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)


def test_an_old_card_does_not_save_what_it_does_not_show(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    vacancy_drafts.take(session, anna, draft.draft_id, VacancyField.HEADCOUNT, 3, now=now)
    with pytest.raises(Outdated):
        vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)


def test_a_colleagues_edit_meanwhile_is_kept_or_asked_about(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    saved = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert isinstance(saved, Saved)
    edit = vacancy_drafts.begin_edit(session, anna, saved.vacancy_id, now=now)
    edit = vacancy_drafts.take(session, anna, edit.draft_id, VacancyField.HEADCOUNT, 2, now=now)
    vacancies.set_value(session, boris, saved.vacancy_id, VacancyField.CITY, "Казань", now=now)
    vacancies.set_value(session, boris, saved.vacancy_id, VacancyField.HEADCOUNT, 5, now=now)
    clash = vacancy_drafts.save(session, anna, edit.draft_id, rev=edit.rev, now=now)
    assert isinstance(clash, Clashes)
    assert [(one.mine.headcount, one.theirs.headcount) for one in clash.fields] == [(2, 5)]
    vacancy_drafts.save(session, anna, edit.draft_id, rev=clash.rev, keep_mine=True, now=now)
    shown = card(session, anna, saved.vacancy_id, now=now)
    assert (shown.facts.headcount, shown.facts.city) == (2, "Казань")


def test_giving_way_takes_the_colleagues_value_and_keeps_ones_other_edits(
    session: Session, now: datetime
) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    saved = vacancies.open_vacancy(session, anna, vacancy_values(), now=now)
    edit = vacancy_drafts.begin_edit(session, anna, saved.vacancy_id, now=now)
    vacancy_drafts.take(session, anna, edit.draft_id, VacancyField.HEADCOUNT, 2, now=now)
    edit = vacancy_drafts.take(session, anna, edit.draft_id, VacancyField.CITY, "Омск", now=now)
    vacancies.set_value(session, boris, saved.vacancy_id, VacancyField.HEADCOUNT, 5, now=now)
    fresh = vacancy_drafts.take_theirs(session, anna, edit.draft_id, rev=edit.rev, now=now)
    assert (fresh.facts.headcount, fresh.facts.city) == (5, "Омск")
    assert isinstance(vacancy_drafts.save(session, anna, fresh.draft_id, rev=fresh.rev, now=now), Saved)


def vacancy_values() -> vacancy_drafts.VacancyValues:
    return vacancy_drafts.VacancyValues(title="Дизайнер")


def test_a_copy_leaves_the_closing_day_and_the_gone_behind(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    saved = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert isinstance(saved, Saved)
    copy = vacancy_drafts.begin_copy(session, anna, saved.vacancy_id, now=now)
    assert copy.facts.title == "Графический дизайнер"
    assert copy.facts.closes_on is None
    assert copy.vacancy_id is None


def test_competencies_are_toggled_marked_and_taken_off(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    rev = draft.rev
    draft = vacancy_drafts.mark_competency(session, anna, draft.draft_id, 1, rev=rev, mark="nice", now=now)
    draft = vacancy_drafts.mark_competency(session, anna, draft.draft_id, 1, rev=draft.rev, mark="3", now=now)
    assert draft.facts.competencies[1] == Wanted("Photoshop", must=False, level=3)
    with pytest.raises(Outdated):
        vacancy_drafts.mark_competency(session, anna, draft.draft_id, 0, rev=rev, mark="off", now=now)
    draft = vacancy_drafts.mark_competency(
        session, anna, draft.draft_id, 0, rev=draft.rev, mark="off", now=now
    )
    assert [item.name for item in draft.facts.competencies] == ["Photoshop"]


def test_a_discarded_draft_comes_back_whole(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    vacancy_drafts.discard(session, anna, draft.draft_id, rev=draft.rev, now=now)
    back = vacancy_drafts.take_back(session, anna, draft.draft_id, now=now)
    assert back.facts == draft.facts
    with pytest.raises(Gone):
        vacancy_drafts.take_back(session, anna, draft.draft_id, now=now)


def test_saying_again_what_is_so_already_changes_nothing(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, LINE, now=now)
    again = vacancy_drafts.take_typed(session, anna, draft.draft_id, "15 декабря", now=now)
    assert again.facts == draft.facts
    assert again.pending == ""


def test_an_advert_below_the_card_fills_what_it_says_and_leaves_the_title(
    session: Session, now: datetime
) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, "Верстальщик", now=now)
    filled = vacancy_drafts.take_typed(session, anna, draft.draft_id, ADVERT, now=now)
    assert filled.facts.title == "Верстальщик"
    assert filled.facts.work_format is WorkFormat.REMOTE


def test_a_line_without_a_title_is_kept_until_the_title_comes(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    draft = vacancy_drafts.begin(session, anna, "до 15 декабря; 120-150к", now=now)
    assert draft.facts.title == ""
    assert draft.facts.closes_on == date(2026, 12, 15)
    with pytest.raises(Unfit) as refused:
        vacancy_drafts.take_opening(session, anna, draft.draft_id, "200-250к", now=now)
    assert refused.value.problem is Problem.TITLE_EMPTY
    titled = vacancy_drafts.take_opening(session, anna, draft.draft_id, "Дизайнер", now=now)
    assert (titled.facts.title, titled.facts.closes_on) == ("Дизайнер", date(2026, 12, 15))


def test_an_advert_naming_too_much_leaves_a_draft_that_can_be_edited(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    names = ", ".join(f"навык{number}" for number in range(40))
    draft = vacancy_drafts.begin(session, anna, f"Дизайнер; {names}", now=now)
    assert len(draft.facts.competencies) == 20
    shown = vacancy_drafts.take(session, anna, draft.draft_id, VacancyField.HEADCOUNT, 2, now=now)
    assert shown.facts.headcount == 2
