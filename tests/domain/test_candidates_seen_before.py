"""Seen before: the same file, the same phone, a clash of names on one phone, a namesake; a name alone never."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.domain import candidates, contact_log, end_reasons, intake, intake_saving, stage_changes
from bot.domain.access import Actor
from bot.domain.candidate_matches import MatchKind
from bot.domain.candidate_names import compatible, likeness
from bot.domain.errors import Outdated
from bot.domain.intake_cards import DraftCard, Standing, batch, card, load_read
from bot.domain.intake_choices import ask_again, choose_vacancy, recognise
from bot.domain.intake_drafts import DraftState
from bot.domain.stage_changes import To
from bot.i18n import Language, words
from bot.models import Application, Candidate, LogChannel, Outcome, Role, Stage
from bot.views.intake import draft_card
from bot.views.stage_words import reason_text
from tests.factories import NOW, make_employee, make_vacancy
from tests.papers import artem, maria, read, send, sure

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def known(session: Session, anna: Actor) -> int:
    """Мария is in the base already, on a vacancy of Анна's."""
    vacancy = make_vacancy(session, anna)
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    return saved.candidate_id


def _asked(card: DraftCard) -> list[tuple[MatchKind, int]]:
    return [(match.kind, match.candidate_id) for match in card.matches]


def test_the_same_file_is_the_same_paper(session: Session, anna: Actor, known: int) -> None:
    again = read(session, anna, now=LATER)
    assert _asked(again) == [(MatchKind.SAME_FILE, known)]
    intake_saving.save(session, anna, again.id, rev=None, now=LATER)
    assert len(candidates.card(session, anna, known).resumes) == 1


def test_the_same_phone_offers_a_new_version(session: Session, anna: Actor, known: int) -> None:
    newer = read(session, anna, maria(emails=(), full_name=sure("Мария Соколова")), data=b"new", now=LATER)
    assert _asked(newer) == [(MatchKind.SAME_PERSON, known)]
    assert [(seen.title, seen.stage.value) for seen in newer.matches[0].seen_on] == [
        ("Графический дизайнер", "new")
    ]
    assert newer.matches[0].added_by == "Анна Смирнова"
    with pytest.raises(Outdated):
        intake_saving.save(session, anna, newer.id, rev=newer.rev, now=LATER)
    for _ in range(2):
        intake_saving.save_as_version(session, anna, newer.id, known, now=LATER)
    assert len(candidates.card(session, anna, known).resumes) == 2
    assert len(session.exec(select(Candidate)).all()) == 1


def test_another_name_on_the_same_phone_is_asked_about(session: Session, anna: Actor, known: int) -> None:
    other = read(session, anna, artem(phones=maria().phones), data=b"artem", now=LATER)
    assert _asked(other) == [(MatchKind.CLASH, known)]
    recognise(session, anna, other.id, None, now=LATER)
    assert card(session, anna, other.id, now=LATER).is_decided
    ask_again(session, anna, other.id, now=LATER)
    assert _asked(card(session, anna, other.id, now=LATER)) == [(MatchKind.CLASH, known)]
    recognise(session, anna, other.id, None, now=LATER)
    intake_saving.save(session, anna, other.id, rev=None, now=LATER)
    assert len(session.exec(select(Candidate)).all()) == 2


def test_a_name_alone_is_never_a_match(session: Session, anna: Actor, known: int) -> None:
    stranger = maria(phones=(), emails=(), birth_date=None, city=sure("Омск"), jobs=())
    assert not read(session, anna, stranger, data=b"other", now=LATER).matches


@pytest.mark.parametrize(
    "paper",
    [
        {"birth_date": sure(date(1997, 3, 14)), "city": None, "jobs": ()},
        {"birth_date": None, "age": sure(30), "jobs": ()},
        {"birth_date": None, "city": None},
    ],
    ids=["birth date", "age and city", "employer"],
)
def test_a_namesake_with_something_else_in_common_is_possible(
    session: Session, anna: Actor, known: int, paper: dict
) -> None:
    found = read(session, anna, maria(phones=(), emails=(), **paper), data=b"other", now=LATER)
    assert _asked(found) == [(MatchKind.POSSIBLE, known)]


def test_a_namesake_born_on_another_day_is_somebody_else(session: Session, anna: Actor, known: int) -> None:
    other = maria(phones=(), emails=(), birth_date=sure(date(1990, 1, 1)))
    assert not read(session, anna, other, data=b"other", now=LATER).matches


def test_a_colleague_who_saves_first_makes_the_second_look_again(session: Session, anna: Actor) -> None:
    boris = make_employee(session, "Борис")
    mine, theirs = read(session, anna), read(session, boris, data=b"same person")
    intake_saving.save(session, boris, theirs.id, rev=theirs.rev, now=NOW)
    with pytest.raises(Outdated):
        intake_saving.save(session, anna, mine.id, rev=mine.rev, now=NOW)
    assert card(session, anna, mine.id, now=NOW).matches[0].added_by == "Борис"


def test_candidates_of_a_confidential_vacancy_are_not_given_away(session: Session) -> None:
    admin, boris = make_employee(session, "Анна", Role.HR_ADMIN), make_employee(session, "Борис")
    vacancy = make_vacancy(session, admin, confidential=True)
    draft = read(session, admin)
    choose_vacancy(session, admin, draft.id, vacancy.id, now=NOW)
    intake_saving.save(session, admin, draft.id, rev=None, now=NOW)
    assert not read(session, boris, now=LATER).matches


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Соколова Мария Андреевна", "Мария Соколова", True),
        ("Ivanov Petr", "Пётр Иванов", True),
        ("Yulia Scherbakova", "Щербакова Юлия", True),
        ("Абрамович Роман Аркадьевич", "Роман Абрамович", True),
        ("Артём Кузнецов", "Кузнецов Артем Игоревич", True),
        ("Соколова Мария", "Соколова Алина", False),
        ("Иванов Пётр", "Петров Иван", False),
    ],
)
def test_names_are_compared_as_people_compare_them(one: str, other: str, same: bool) -> None:
    assert (likeness(one, other) >= 92) is same


def test_a_first_name_only_can_be_the_same_person() -> None:
    assert compatible("Мария", "Соколова Мария Андреевна")
    assert not compatible("Кузнецов Артём", "Соколова Мария Андреевна")


# -- albums and bursts -----------------------------------------------------------------------------------


def test_files_that_come_together_make_one_batch(session: Session, anna: Actor) -> None:
    first = send(session, anna, name="1.pdf")
    second = send(session, anna, name="2.pdf", now=NOW + timedelta(seconds=2))
    third = send(session, anna, name="3.pdf", now=NOW + timedelta(seconds=4))
    alone = send(session, anna, name="4.pdf", now=NOW + timedelta(minutes=1))
    assert [second.fields.batch_id, third.fields.batch_id] == [first.id, first.id]
    assert alone.fields.batch_id is None


def test_a_batch_is_saved_in_one_tap_but_for_the_questions(session: Session, anna: Actor) -> None:
    first = read(session, anna)
    read(session, anna, artem(), data=b"artem")
    read(session, anna, maria(full_name=None, phones=(), emails=()), data=b"nameless")
    read(session, anna, artem(), data=b"artem", name="copy.pdf")
    card = batch(session, anna, first.id, now=NOW)
    assert [row.standing for row in card.rows] == [Standing.SURE, Standing.SURE, Standing.ASKS, Standing.TWIN]
    done = intake_saving.save_sure(session, anna, first.id, now=NOW)
    assert (done.saved, done.left) == (2, 1)
    again = intake_saving.save_sure(session, anna, first.id, now=NOW)
    assert (again.saved, again.left) == (0, 1)
    assert len(session.exec(select(Candidate)).all()) == 2


def test_the_same_file_sent_twice_shows_the_first_card(session: Session, anna: Actor) -> None:
    first = read(session, anna)
    twin = read(session, anna, now=LATER)
    assert twin.state is DraftState.TWIN
    shown = load_read(session, anna, {"draft": twin.id}, LATER)
    assert isinstance(shown, DraftCard)
    assert shown.id == first.id


def test_yesterdays_ended_drafts_are_cleared_with_their_files(session: Session, anna: Actor) -> None:
    gone = read(session, anna)
    intake.discard(session, anna, gone.id, now=NOW)
    send(session, anna, now=NOW + timedelta(days=2))
    assert load_read(session, anna, {"draft": gone.id}, NOW) is None


def test_how_it_ended_and_who_spoke_to_them_is_told(session: Session, anna: Actor, known: int) -> None:
    boris = make_employee(session, "Борис Петров")
    application = session.exec(select(Application).where(Application.candidate_id == known)).one()
    reason = end_reasons.reasons(session, Outcome.REJECTED)[0]
    to = To(Stage.REJECTED, outcome=Outcome.REJECTED, reason_id=reason.id, comment="Просит больше вилки")
    stage_changes.change(session, application, to, by_id=anna.id, now=LATER)
    contact_log.log(session, anna, known, None, "просто заметка", now=LATER)
    contact_log.log(session, boris, known, LogChannel.CALL, "готова с января", now=LATER)
    mistaken = contact_log.log(session, anna, known, LogChannel.CALL, "не туда", now=LATER)
    contact_log.undo(session, anna, known, mistaken.event_id, now=LATER)
    newer = read(session, anna, maria(full_name=sure("Мария Соколова")), data=b"new", now=LATER)
    (match,) = newer.matches
    (seen,) = match.seen_on
    assert (seen.outcome, seen.comment) == (Outcome.REJECTED, "Просит больше вилки")
    assert match.spoken_by is not None
    assert match.spoken_by.name == "Борис Петров"
    for text, expected in (
        (words(Language.RU), "Последний контакт: Борис Петров"),
        (words(Language.EN), "Last contact"),
    ):
        said = str(draft_card(text, newer, zone=ZoneInfo("Europe/Moscow"), now=LATER).text)
        assert expected in said
        assert reason_text(text, reason) in said
        assert "Просит больше вилки" in said


def test_of_a_confidential_vacancy_only_its_team_hears(session: Session, anna: Actor, known: int) -> None:
    boris = make_employee(session, "Борис Ильин", Role.RECRUITER)
    hidden = make_vacancy(session, boris, "Тайный директор")
    hidden.confidential = True
    session.add(hidden)
    session.add(
        Application(
            vacancy_id=hidden.id, candidate_id=known, stage_since=NOW, created_by_id=boris.id, created_at=NOW
        )
    )
    session.flush()
    newer = maria(emails=(), full_name=sure("Мария Соколова"))
    seen = read(session, anna, newer, data=b"new", now=LATER).matches[0].seen_on
    assert [one.title for one in seen] == ["Графический дизайнер"]
    seen = read(session, boris, newer, data=b"newer", now=LATER).matches[0].seen_on
    assert {one.title for one in seen} == {"Графический дизайнер", "Тайный директор"}
