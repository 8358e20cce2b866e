"""Every screen of vacancies in both languages: whole with little and with much in it, safe, within Telegram's limits."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.domain import (
    unfinished,
    vacancies,
    vacancy_cards,
    vacancy_choices,
    vacancy_drafts,
    vacancy_history,
    vacancy_lists,
    vacancy_people,
    vacancy_requests,
)
from bot.domain.access import Actor
from bot.domain.vacancy_drafts import Clashes
from bot.domain.vacancy_lists import VacancyFilter
from bot.domain.vacancy_reminders import ClosingDay
from bot.domain.vacancy_states import StateAct
from bot.domain.vacancy_values import Salary, VacancyField, VacancyValues, Wanted
from bot.i18n import Language, Words, words
from bot.models import (
    Application,
    Candidate,
    CloseReason,
    Employment,
    HoldReason,
    ReminderKind,
    Role,
    SalaryPeriod,
    SalaryTax,
    Stage,
    WorkFormat,
)
from bot.views import (
    vacancies as cards,
)
from bot.views import (
    vacancy_drafts as drafts,
)
from bot.views import (
    vacancy_fields,
    vacancy_notices,
)
from bot.views import (
    vacancy_history as histories,
)
from bot.views import (
    vacancy_lists as lists,
)
from bot.views import (
    vacancy_requests as requests,
)
from bot.views.reminders import AllDue, Due, reminders_screen
from bot.views.screen import MAX_TEXT, Screen, to_payload
from tests.factories import make_department, make_employee

ZONE = ZoneInfo("Europe/Moscow")
NASTY = '<b>&Дизайнер"</b>'


def check(screen: Screen) -> str:
    """A screen Telegram would take: what it says, without its tags."""
    to_payload(screen)
    shown = unescape(re.sub(r"</?[a-z][^>]*>", "", screen.text))
    assert 0 < len(shown) <= MAX_TEXT
    assert "{" not in shown
    assert "None" not in shown
    labels = [button.label for row in screen.keyboard for button in row]
    assert all(label.strip() for label in labels)
    return shown


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Language:
    found = request.param
    assert isinstance(found, Language)
    return found


@pytest.fixture
def text(language: Language) -> Words:
    return words(language)


def much(session: Session, owner: Actor) -> VacancyValues:
    """A vacancy with everything in it at its longest."""
    department = make_department(session, "Д" * 100)
    people = [make_employee(session, f"Константин-{number} Константинопольский" * 2) for number in range(15)]
    return VacancyValues(
        title=(NASTY + "д" * 120)[:120],
        department_id=department.id,
        competencies=tuple(
            Wanted(f"{number} " + "к" * 57, number % 2 == 0, number % 5 + 1) for number in range(20)
        ),
        closes_on=date(2026, 12, 15),
        headcount=500,
        salary=Salary(120_000_000, 150_000_500, "AMD", SalaryPeriod.PROJECT, SalaryTax.GROSS),
        employment=Employment.SHIFT,
        work_format=WorkFormat.HYBRID,
        city="Г" * 60,
        hiring_manager_id=people[0].id,
        owner_id=owner.id,
        team=tuple(person.id for person in people),
        description=f"{NASTY}\n" + "о" * 2900,
    )


def little(_session: Session, _owner: Actor) -> VacancyValues:
    return VacancyValues(title="Д")


Values = Callable[[Session, Actor], VacancyValues]


@pytest.fixture(params=[little, much])
def values(request: pytest.FixtureRequest) -> Values:
    made: Values = request.param
    return made


def test_the_card_in_every_state(session: Session, now: datetime, text: Words, values: Values) -> None:
    anna = make_employee(session, NASTY, Role.RECRUITER, Role.HR_ADMIN)
    vacancy_id = vacancies.open_vacancy(session, anna, values(session, anna), now=now).vacancy_id
    for stage in Stage:
        candidate = Candidate(full_name="К", name_key="к", created_by_id=anna.id, created_at=now)
        session.add(candidate)
        session.flush()
        assert candidate.id is not None
        session.add(
            Application(
                vacancy_id=vacancy_id,
                candidate_id=candidate.id,
                stage=stage,
                stage_since=now,
                created_by_id=anna.id,
                created_at=now,
            )
        )
    session.flush()

    def shown() -> str:
        card = vacancy_cards.card(session, anna, vacancy_id, now=now)
        for act in StateAct:
            check(cards.reason_screen(text, card, act))
        return check(cards.vacancy_card(text, card, now=now, said="✅", undo_event=7))

    assert "1" in shown()
    vacancies.hold(session, anna, vacancy_id, rev=0, reason=HoldReason.BUDGET, now=now)
    assert text.option("hold-reason", HoldReason.BUDGET) in shown()
    vacancies.close(session, anna, vacancy_id, rev=1, reason=CloseReason.OTHER, note=NASTY, now=now)
    assert NASTY in shown(), "what people type is shown as they typed it"
    history = vacancy_history.history(session, anna, vacancy_id)
    check(histories.history_screen(text, history, zone=ZONE, now=now))
    people = vacancy_people.colleagues(session, anna, VacancyField.TEAM)
    card = vacancy_cards.card(session, anna, vacancy_id, now=now)
    check(cards.share_screen(text, card, people, "kadrovik_bot"))


def test_the_draft_and_all_its_fields(session: Session, now: datetime, text: Words, values: Values) -> None:
    anna = make_employee(session)
    vacancy_id = vacancies.open_vacancy(session, anna, values(session, anna), now=now).vacancy_id
    draft = vacancy_drafts.begin_edit(session, anna, vacancy_id, now=now)
    changed = vacancy_drafts.take(session, anna, draft.draft_id, VacancyField.HEADCOUNT, 7, now=now)
    assert "✎" in check(drafts.draft_screen(text, changed)), "what was changed here is marked"
    check(
        drafts.draft_screen(
            text, replace(changed, vacancy_id=None, taken=tuple(VacancyField), request_text=NASTY * 99)
        )
    )
    check(drafts.draft_screen(text, replace(changed, pending=NASTY * 99)))
    check(drafts.discarded(text, changed))
    check(drafts.discarded(text, replace(changed, vacancy_id=None)))
    for field in VacancyField:
        choices = vacancy_choices.field_choices(session, anna, draft.draft_id, field, now=now)
        check(vacancy_fields.field_screen(text, choices))
    for place in range(len(changed.facts.competencies)):
        check(vacancy_fields.wanted_screen(text, changed, place))
    month = vacancy_choices.closing_month(session, anna, draft.draft_id, date(2026, 12, 31), now=now)
    check(vacancy_fields.month_screen(text, month))


def test_the_first_question_offers_what_was_begun(session: Session, now: datetime, text: Words) -> None:
    anna = make_employee(session)
    vacancy_drafts.begin(session, anna, NASTY[3:12], now=now)
    fresh = vacancy_drafts.begin(session, anna, now=now)
    screen = drafts.ask_title(text, fresh.draft_id, fresh.rev, unfinished.unfinished(session, anna))
    check(screen)
    assert any("Дизайнер" in button.label for row in screen.keyboard for button in row)
    check(drafts.copies_screen(text, ()))


def test_a_clash_shows_both_values(session: Session, now: datetime, text: Words) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy_id = vacancies.open_vacancy(session, anna, much(session, anna), now=now).vacancy_id
    draft = vacancy_drafts.begin_edit(session, anna, vacancy_id, now=now)
    draft = vacancy_drafts.take(session, anna, draft.draft_id, VacancyField.DESCRIPTION, "моё", now=now)
    vacancies.set_value(session, boris, vacancy_id, VacancyField.DESCRIPTION, "чужое", now=now)
    clash = vacancy_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=now)
    assert isinstance(clash, Clashes)
    shown = check(drafts.clash_screen(text, clash, draft))
    assert "моё" in shown
    assert "чужое" in shown


def test_lists_with_much_and_with_nothing(session: Session, now: datetime, text: Words) -> None:
    anna, vera = make_employee(session), make_employee(session, "Вера", Role.LEAD)
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    for someone in (anna, vera, gleb):
        check(lists.list_screen(text, vacancy_lists.vacancy_page(session, someone, now=now)))
    values = much(session, anna)
    for number in range(8):
        closes = date(2026, 11, 24 + number % 3)
        vacancies.open_vacancy(
            session, anna, replace(values, closes_on=closes, confidential=number == 0), now=now
        )
    vacancies.hold(session, anna, 1, rev=0, reason=HoldReason.MANAGER, now=now)
    for chosen in VacancyFilter:
        check(lists.list_screen(text, vacancy_lists.vacancy_page(session, anna, chosen, page=1, now=now)))
    for typed in (NASTY, "д" * 300):
        check(lists.list_screen(text, vacancy_lists.vacancy_page(session, anna, words=typed, now=now)))
    check(drafts.copies_screen(text, vacancy_lists.copyable(session, anna, now=now)))


def test_requests_in_every_state(session: Session, now: datetime, text: Words) -> None:
    anna, vera = make_employee(session), make_employee(session, NASTY, Role.LEAD)
    boris = make_employee(session, "Борис")
    check(requests.ask_request(text))
    for someone in (anna, vera):
        check(requests.requests_screen(text, vacancy_requests.requests(session, someone), now=now))
    asked = vacancy_requests.ask(session, vera, NASTY * 90, now=now)
    check(requests.request_sent(text, asked))
    check(vacancy_notices.requested_notice(text, asked, zone=ZONE, now=now))
    vacancy_requests.take(session, anna, asked.id, now=now)
    for someone in (anna, boris, vera):
        card = vacancy_requests.show(session, someone, asked.id)
        check(requests.request_screen(text, card, zone=ZONE, now=now))
    check(requests.decline_screen(text, asked))
    declined = vacancy_requests.decline(session, anna, asked.id, NASTY, now=now)
    assert NASTY in check(requests.request_screen(text, declined, zone=ZONE, now=now))
    assert NASTY in check(vacancy_notices.decided_notice(text, declined, zone=ZONE, now=now))
    for someone in (anna, vera):
        check(requests.requests_screen(text, vacancy_requests.requests(session, someone), now=now))


def test_reminders_alone_and_together(text: Words, now: datetime) -> None:
    due = [
        Due(kind, ClosingDay(kind, number, 0, NASTY, date(2026, 11, 20 + number % 9), date(2026, 11, 24)))
        for number in range(15)
        for kind in (ReminderKind.VACANCY_CLOSES_SOON, ReminderKind.VACANCY_CLOSED_DAY)
    ]
    for amount in (1, 2, 30):
        check(reminders_screen(text, AllDue(tuple(due[:amount]), 0), zone=ZONE, now=now))
