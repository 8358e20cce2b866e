"""Finalists side by side: who they are, what the interviewers say, blind where it must be, in words and as a picture."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import Session

from bot.callbacks import DrawComparison, PickFound
from bot.domain import comparing, comparing_files, contact_log, decision_cards, decisions
from bot.domain.access import Actor
from bot.domain.comparing import Assessed
from bot.domain.errors import Denied
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    Interview,
    Interviewer,
    InterviewState,
    Role,
    Scorecard,
    ScorecardScore,
    Stage,
    Vacancy,
    Verdict,
)
from bot.views.comparing import comparison_screen, table
from bot.views.decisions import decision_screen
from bot.workers.comparison_pictures import picture
from tests.factories import NOW, make_employee, make_interview_kind
from tests.hiring import put_on, vacancy_with


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.RECRUITER)


@pytest.fixture
def vera(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


def held(
    session: Session,
    application_id: int,
    *cards: tuple[Actor, Verdict | None, dict[str, int | None]],
) -> None:
    """An interview that took place; a card without a verdict is still owed."""
    talk = Interview(
        application_id=application_id,
        kind_id=make_interview_kind(session),
        state=InterviewState.DONE,
        starts_at=NOW - timedelta(days=1),
        minutes=60,
        uid=f"talk-{application_id}",
        created_by_id=cards[0][0].id,
        created_at=NOW,
    )
    session.add(talk)
    session.flush()
    for person, verdict, scores in cards:
        who = Interviewer(interview_id=talk.id or 0, employee_id=person.id, took_part=True)
        session.add(who)
        session.flush()
        card = Scorecard(interview_id=talk.id or 0, interviewer_id=who.id or 0, verdict=verdict)
        card.submitted_at = NOW if verdict is not None else None
        session.add(card)
        session.flush()
        for position, (title, score) in enumerate(scores.items()):
            session.add(
                ScorecardScore(scorecard_id=card.id or 0, position=position, title=title, score=score)
            )
    session.flush()


def at_stage(session: Session, application_id: int, stage: Stage) -> None:
    application = session.get(Application, application_id)
    assert application is not None
    application.stage = stage
    session.flush()


@pytest.fixture
def finals(session: Session, anna: Actor, vera: Actor) -> tuple[int, list[int]]:
    """Two at the interviews, one new: the first liked by one of two, the second by both, one card owed."""
    igor = make_employee(session, "Игорь Петров", Role.EMPLOYEE)
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=3, now=NOW)
    vacancy = session.get(Vacancy, vacancy_id)
    assert vacancy is not None
    vacancy.salary_max, vacancy.salary_currency = 180_000, "RUB"
    for one in ids[:2]:
        at_stage(session, one, Stage.INTERVIEW)
    held(
        session,
        ids[0],
        (anna, Verdict.STRONG_YES, {"Python": 5, "SQL": None}),
        (igor, Verdict.NO, {"Python": 2, "SQL": 3}),
    )
    held(session, ids[1], (anna, Verdict.YES, {"Python": 4, "SQL": 4}), (igor, None, {"Python": None}))
    first = session.get(Application, ids[0])
    assert first is not None
    person = session.get(Candidate, first.candidate_id)
    assert person is not None
    person.salary_min, person.salary_currency = 200_000, "RUB"
    session.flush()
    return vacancy_id, ids


def test_those_at_the_interviews_are_compared(
    session: Session, vera: Actor, finals: tuple[int, list[int]]
) -> None:
    vacancy_id, ids = finals
    found = comparing.comparison(session, vera, vacancy_id, now=NOW)
    assert [one.application_id for one in found.finalists] == ids[:2]
    first, second = found.finalists
    assert first.verdicts == (Verdict.STRONG_YES, Verdict.NO)
    assert first.assessed == (Assessed("Python", 3.5, 3), Assessed("SQL", 3.0, 0)), "not assessed is no zero"
    assert first.mean == 3.25
    assert (second.missing, second.blind) == (1, False)
    assert found.titles == ("Python", "SQL")


def test_with_one_at_the_interviews_the_others_fill_up(
    session: Session, anna: Actor, finals: tuple[int, list[int]]
) -> None:
    vacancy_id, ids = finals
    at_stage(session, ids[1], Stage.REJECTED)
    found = comparing.comparison(session, anna, vacancy_id, now=NOW)
    assert [one.application_id for one in found.finalists] == [ids[0], ids[2]]


def test_who_owes_a_card_does_not_see_the_others(
    session: Session, anna: Actor, vera: Actor, finals: tuple[int, list[int]]
) -> None:
    vacancy_id, ids = finals
    at_stage(session, ids[2], Stage.OFFER)
    held(session, ids[2], (vera, None, {"Python": None}), (anna, Verdict.NO, {"Python": 1}))
    found = comparing.comparison(session, vera, vacancy_id, now=NOW)
    third = next(one for one in found.finalists if one.application_id == ids[2])
    assert third.blind
    assert (third.verdicts, third.assessed) == ((), ())
    said = str(comparison_screen(words(Language.RU), found).text)
    assert "Оценки коллег откроются после вашей" in said


def test_strangers_to_the_vacancy_see_nothing(session: Session, finals: tuple[int, list[int]]) -> None:
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    with pytest.raises(Denied):
        comparing.comparison(session, gleb, finals[0], now=NOW)
    with pytest.raises(Denied):
        comparing_files.ask(session, gleb, finals[0], now=NOW)


@pytest.mark.parametrize("language", Language)
def test_it_is_said_and_drawn_without_names(
    session: Session, anna: Actor, finals: tuple[int, list[int]], language: Language
) -> None:
    found = comparing.comparison(session, anna, finals[0], now=NOW)
    said = str(comparison_screen(words(language), found).text)
    assert "① <b>Иванова Ольга</b>" in said
    assert ("выше вилки" if language is Language.RU else "above the range") in said
    assert ("(разброс 3)" if language is Language.RU else "(3 apart)") in said
    header, rows = table(words(language), found)
    assert header == ["①", "②"]
    assert not any("Иванова" in cell for _, cells in rows for cell, _ in cells)
    tones = dict(rows)["Python"]
    assert [tone for _, tone in tones] == ["fair", "good"]
    image = Image.open(BytesIO(picture(words(language), found)))
    assert image.width > 1000


def test_the_decision_card_shows_what_is_open(
    session: Session, anna: Actor, vera: Actor, finals: tuple[int, list[int]]
) -> None:
    _, ids = finals
    first = decisions.ask(session, anna, ids[0], now=NOW)
    card = decision_cards.card(session, vera, first.decision_id, now=NOW)
    said = str(decision_screen(words(Language.RU), card, zone=vera.zone, now=NOW).text)
    assert "мнения интервьюеров расходятся" in said
    assert "Python 3,5 (разброс 3)" in said
    second = decisions.ask(session, anna, ids[1], now=NOW)
    card = decision_cards.card(session, vera, second.decision_id, now=NOW)
    said = str(decision_screen(words(Language.RU), card, zone=vera.zone, now=NOW).text)
    assert "нет 1 оценки" in said
    assert "расходятся" not in said


def _people(session: Session, ids: list[int]) -> list[int]:
    found = [session.get(Application, one) for one in ids]
    return [one.candidate_id for one in found if one is not None]


def test_those_chosen_from_a_search_stand_in_the_order_chosen(
    session: Session, anna: Actor, finals: tuple[int, list[int]]
) -> None:
    people = _people(session, finals[1])
    found = comparing.of_chosen(session, anna, (people[2], people[0], people[2]), None, now=NOW)
    assert [one.candidate_id for one in found.finalists] == [people[2], people[0]]
    assert (found.vacancy_id, found.title, found.offered) == (None, "", None)
    first = found.finalists[1]
    assert first.wish is not None
    assert first.profile is not None
    assert (first.profile.position, first.profile.city) == ("Дизайнер", "Москва")
    assert (first.verdicts, first.label, first.fit.musts) == ((), None, 0), (
        "for no vacancy nothing of one is said"
    )


def test_for_a_vacancy_those_on_it_keep_what_was_said_of_them(
    session: Session, anna: Actor, finals: tuple[int, list[int]]
) -> None:
    vacancy_id, ids = finals
    people = _people(session, ids)
    other = put_on(
        session, anna, vacancy_with(session, anna, manager_id=None, people=0, now=NOW)[0], "Ли Анна", now=NOW
    )
    chosen = (_people(session, [other])[0], people[0])
    found = comparing.of_chosen(session, anna, chosen, vacancy_id, now=NOW)
    outsider, finalist = found.finalists
    assert (outsider.application_id, outsider.label) == (None, None)
    assert finalist.verdicts == (Verdict.STRONG_YES, Verdict.NO)
    assert found.offered is not None


def test_no_more_than_four_and_only_whom_one_may_see(
    session: Session, anna: Actor, finals: tuple[int, list[int]]
) -> None:
    vacancy_id, made = vacancy_with(session, anna, manager_id=None, people=5, now=NOW)
    vacancy = session.get(Vacancy, vacancy_id)
    assert vacancy is not None
    found = comparing.of_chosen(session, anna, _people(session, made), None, now=NOW)
    assert (len(found.finalists), found.left_out) == (4, 1)
    vacancy.confidential = True
    session.flush()
    boris = make_employee(session, "Борис Петров", Role.RECRUITER)
    seen = comparing.of_chosen(
        session, boris, [*_people(session, made), *_people(session, finals[1])], None, now=NOW
    )
    assert [one.candidate_id for one in seen.finalists] == _people(session, finals[1])
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    with pytest.raises(Denied):
        comparing.of_chosen(session, gleb, _people(session, made), None, now=NOW)


@pytest.mark.parametrize("language", Language)
def test_those_chosen_are_said_in_words(
    session: Session, anna: Actor, finals: tuple[int, list[int]], language: Language
) -> None:
    people = _people(session, finals[1])
    found = comparing.of_chosen(session, anna, people[:2], None, now=NOW)
    screen = comparison_screen(words(language), found, back=PickFound(0))
    assert "① <b>Иванова Ольга</b>\nДизайнер · Москва" in str(screen.text)
    presses = [button.press for row in screen.keyboard for button in row]
    assert not any(isinstance(press, DrawComparison) for press in presses)
    assert PickFound(0) in presses


def test_the_latest_note_is_told(session: Session, anna: Actor, finals: tuple[int, list[int]]) -> None:
    people = _people(session, finals[1])
    for text in ("первая", "вторая", "последняя"):
        contact_log.log(session, anna, people[0], None, text, now=NOW)
    found = comparing.comparison(session, anna, finals[0], now=NOW)
    assert found.finalists[0].note is not None
    assert found.finalists[0].note.text == "последняя"
