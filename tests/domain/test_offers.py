"""Offers: who prepares, approves and answers them, what an answer does, and what can be taken back."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import hiring, offer_cards, offer_talk, offers, reminders
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Unfit
from bot.domain.offer_cards import OfferAct
from bot.domain.offer_talk import OfferWords
from bot.domain.offer_values import OfferField
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    CandidateContact,
    ContactKind,
    Employee,
    EmployeeState,
    Offer,
    OfferState,
    Role,
    SalaryTax,
    Stage,
    Vacancy,
)
from bot.views.offers import offer_card
from tests.factories import make_department, make_employee, make_vacancy


@pytest.fixture
def recruiter(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.RECRUITER)


@pytest.fixture
def manager(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


@pytest.fixture
def vacancy(session: Session, recruiter: Actor, manager: Actor) -> Vacancy:
    made = make_vacancy(session, recruiter, title="Дизайнер")
    made.hiring_manager_id = manager.id
    made.department_id = make_department(session, "Продукт").id
    made.salary_min, made.salary_max, made.salary_currency = 120_000, 160_000, "RUB"
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def application(session: Session, recruiter: Actor, vacancy: Vacancy, now: datetime) -> Application:
    candidate = Candidate(
        full_name="Иванова Мария Сергеевна",
        name_key="иванова мария",
        salary_min=200_000,
        salary_currency="RUB",
        salary_tax=SalaryTax.NET,
        created_by_id=recruiter.id,
        created_at=now,
    )
    session.add(candidate)
    session.flush()
    assert candidate.id is not None
    session.add(
        CandidateContact(
            candidate_id=candidate.id, kind=ContactKind.PHONE, shown="+7 916 000-11-22", key="+79160001122"
        )
    )
    assert vacancy.id is not None
    made = Application(
        vacancy_id=vacancy.id,
        candidate_id=candidate.id,
        stage=Stage.INTERVIEW,
        stage_since=now,
        created_by_id=recruiter.id,
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made


def rev(session: Session, offer_id: int) -> int:
    offer = session.get(Offer, offer_id)
    assert offer is not None
    return offer.rev


def state(session: Session, offer_id: int) -> OfferState:
    offer = session.get(Offer, offer_id)
    assert offer is not None
    return offer.state


def sent(session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime) -> int:
    """An offer that the candidate has."""
    assert application.id is not None
    offer_id = offers.begin(session, recruiter, application.id, now=now)
    offers.ask_approval(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    offers.approve(session, manager, offer_id, rev=rev(session, offer_id), now=now)
    offers.mark_sent(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    return offer_id


def test_the_likely_terms_stay_within_what_the_vacancy_pays(
    session: Session, recruiter: Actor, application: Application, now: datetime
) -> None:
    assert application.id is not None
    offer_id = offers.begin(session, recruiter, application.id, now=now)
    card = offer_cards.card(session, recruiter, offer_id, now=now)
    assert card.values.pay is not None
    assert card.values.pay.amount_max == 160_000
    assert card.values.pay.tax is SalaryTax.NET
    assert card.values.start_date == date(2026, 12, 8)
    assert card.values.valid_until == date(2026, 12, 1)
    assert offers.begin(session, recruiter, application.id, now=now) == offer_id


def test_terms_are_typed_and_a_wrong_one_keeps_what_was_there(
    session: Session, recruiter: Actor, application: Application, now: datetime
) -> None:
    assert application.id is not None
    offer_id = offers.begin(session, recruiter, application.id, now=now)
    draft = offer_talk.begin(session, recruiter, offer_id, OfferWords.AMOUNT, rev=0, now=now)
    with pytest.raises(Unfit):
        offer_talk.give(session, recruiter, draft, "много", now=now)
    offer_talk.give(session, recruiter, draft, "150к на руки", now=now)
    offers.set_field(session, recruiter, offer_id, OfferField.START, "11 января", now=now)
    with pytest.raises(Unfit):
        offers.set_field(session, recruiter, offer_id, OfferField.START, "1 ноября 2026", now=now)
    values = offer_cards.card(session, recruiter, offer_id, now=now).values
    assert values.pay is not None
    assert (values.pay.amount_max, values.pay.tax) == (150_000, SalaryTax.NET)
    assert values.start_date == date(2027, 1, 11)


def test_who_hires_approves_and_nobody_else(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    assert application.id is not None
    offer_id = offers.begin(session, recruiter, application.id, now=now)
    offers.ask_approval(session, recruiter, offer_id, rev=0, now=now)
    assert state(session, offer_id) is OfferState.APPROVAL
    with pytest.raises(Denied):
        offers.approve(session, recruiter, offer_id, rev=1, now=now)
    stranger = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    with pytest.raises(Denied):
        offer_cards.card(session, stranger, offer_id, now=now)
    assert OfferAct.APPROVE in offer_cards.card(session, manager, offer_id, now=now).acts
    assert [line.title for line in offer_cards.offers_to_approve(session, manager, now)] == [
        "Иванова Мария Сергеевна"
    ]
    offers.send_back(session, manager, offer_id, "Оклад выше вилки", rev=1, now=now)
    assert state(session, offer_id) is OfferState.DRAFT
    with pytest.raises(Outdated):
        offers.approve(session, manager, offer_id, rev=1, now=now)


def test_a_change_of_approved_terms_is_approved_anew(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    assert application.id is not None
    offer_id = offers.begin(session, recruiter, application.id, now=now)
    offers.ask_approval(session, recruiter, offer_id, rev=0, now=now)
    offers.approve(session, manager, offer_id, rev=1, now=now)
    offers.set_field(session, recruiter, offer_id, OfferField.AMOUNT, "170000", now=now)
    card = offer_cards.card(session, recruiter, offer_id, now=now)
    assert card.state is OfferState.DRAFT
    assert card.approved_by == ""


def test_an_acceptance_makes_a_newcomer_from_the_candidate(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    offer_id = sent(session, recruiter, manager, application, now)
    assert application.stage is Stage.OFFER
    offers.accept(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    assert application.stage is Stage.HIRED
    newcomer = session.exec(select(Employee).where(Employee.name == "Иванова Мария Сергеевна")).one()
    assert newcomer.state is EmployeeState.COMING
    assert newcomer.phone == "+79160001122"
    assert newcomer.position == "Дизайнер"
    assert newcomer.manager_id == manager.id
    assert newcomer.start_date == date(2026, 12, 8)


def test_an_acceptance_can_be_taken_back_at_once(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    offer_id = sent(session, recruiter, manager, application, now)
    acted = offers.accept(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    assert acted.event_id is not None
    offers.undo(session, recruiter, acted.event_id, now=now + timedelta(minutes=1))
    assert state(session, offer_id) is OfferState.SENT
    assert application.stage is Stage.OFFER
    newcomer = session.exec(select(Employee).where(Employee.name == "Иванова Мария Сергеевна")).one()
    assert newcomer.state is EmployeeState.LEFT
    with pytest.raises(Unfit):
        offers.undo(session, recruiter, acted.event_id, now=now + timedelta(minutes=2))


def test_a_change_of_mind_undoes_the_hire_and_keeps_the_history(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    offer_id = sent(session, recruiter, manager, application, now)
    offers.accept(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    later = now + timedelta(days=3)
    offers.decline(session, recruiter, offer_id, comment="Контроффер", rev=rev(session, offer_id), now=later)
    card = offer_cards.card(session, recruiter, offer_id, now=later)
    assert (card.state, card.note, card.employee_id) == (OfferState.DECLINED, "Контроффер", None)
    assert application.stage is Stage.WITHDRAWN


def test_the_headcount_is_filled_by_who_has_come(
    session: Session,
    recruiter: Actor,
    manager: Actor,
    application: Application,
    vacancy: Vacancy,
    now: datetime,
) -> None:
    offer_id = sent(session, recruiter, manager, application, now)
    offers.accept(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    assert vacancy.id is not None
    assert application.id is not None
    assert hiring.load_filled(session, recruiter, {"vacancy": vacancy.id}, now) is None
    hiring.newcomer_came(session, manager.id, application.id, now=now + timedelta(days=14))
    hiring.newcomer_came(session, manager.id, application.id, now=now + timedelta(days=14))
    found = hiring.load_filled(session, recruiter, {"vacancy": vacancy.id}, now)
    assert found is not None
    assert (found.hired, found.left) == (1, 0)


def test_the_last_day_to_answer_is_said_once_and_moves(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    offer_id = sent(session, recruiter, manager, application, now)
    due = reminders.next_due(session)
    assert due == datetime(2026, 12, 1, 7, 0, tzinfo=now.tzinfo)
    offers.extend(session, recruiter, offer_id, date(2026, 12, 4), rev=rev(session, offer_id), now=now)
    assert reminders.next_due(session) == datetime(2026, 12, 4, 7, 0, tzinfo=now.tzinfo)
    card = offer_cards.card(session, recruiter, offer_id, now=datetime(2026, 12, 5, 9, tzinfo=now.tzinfo))
    assert card.expired
    assert reminders.fire_due(session, now=datetime(2026, 12, 4, 7, 1, tzinfo=now.tzinfo)) == 1


def test_an_accepted_offer_asks_about_the_person_s_other_applications(
    session: Session, recruiter: Actor, manager: Actor, application: Application, now: datetime
) -> None:
    def also_on(title: str, stage: Stage, owner: Actor, *, confidential: bool = False) -> int:
        other = make_vacancy(session, owner, title=title, confidential=confidential)
        made = Application(
            vacancy_id=other.id or 0,
            candidate_id=application.candidate_id,
            stage=stage,
            stage_since=now,
            created_by_id=owner.id,
            created_at=now,
        )
        session.add(made)
        session.flush()
        return made.id or 0

    live = also_on("Иллюстратор", Stage.SCREENING, recruiter)
    also_on("Аниматор", Stage.REJECTED, recruiter)
    boris = make_employee(session, "Борис Петров", Role.RECRUITER)
    also_on("Тайный проект", Stage.SCREENING, boris, confidential=True)
    offer_id = sent(session, recruiter, manager, application, now)
    assert offer_cards.card(session, recruiter, offer_id, now=now).others == ()
    offers.accept(session, recruiter, offer_id, rev=rev(session, offer_id), now=now)
    card = offer_cards.card(session, recruiter, offer_id, now=now)
    assert card.others == ((live, "Иллюстратор"),), (
        "those that have ended or are not one's to see are left out"
    )
    for language, expected in (
        (Language.RU, "ещё 1 открытая заявка"),
        (Language.EN, "1 other open application"),
    ):
        screen = offer_card(words(language), card, now=now)
        assert expected in str(screen.text)
        assert any("Иллюстратор" in button.label for row in screen.keyboard for button in row)
