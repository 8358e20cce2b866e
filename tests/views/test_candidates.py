"""Every screen of received papers and candidates, in both languages: well formed, short enough, nothing unescaped."""

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.callbacks import SaveDraft, unpack
from bot.domain import (
    applications,
    candidate_notices,
    candidates,
    competencies,
    inbox,
    intake,
    intake_cards,
    intake_saving,
    pipeline_board,
)
from bot.domain.access import Actor
from bot.domain.candidate_photos import CandidatePhoto
from bot.domain.candidate_values import OF_PAPERS, CandidateField
from bot.domain.intake_cards import card
from bot.domain.intake_choices import choose_vacancy, stick
from bot.domain.intake_drafts import DraftState
from bot.domain.intake_vacancies import all_open
from bot.i18n import Language, Words, words
from bot.models import Stage, Subject, Vacancy, VacancyCompetency
from bot.resumes.values import Link, Read, ReadProblem
from bot.views import candidates as candidate_views
from bot.views import intake as views
from bot.views import intake_lists as lists
from bot.views import vacancy_candidates as vacancy_views
from bot.views.screen import MAX_TEXT, Screen, to_payload
from tests.factories import NOW, make_employee, make_vacancy
from tests.papers import artem, maria, read, send, sure

ZONE = ZoneInfo("Europe/Moscow")
LATER = NOW + timedelta(minutes=10)
WHEN = {"zone": ZONE, "now": LATER}

pytestmark = pytest.mark.parametrize("language", Language)


@pytest.fixture
def speak(language: Language) -> Words:
    return words(language)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def vacancy(session: Session, anna: Actor) -> Vacancy:
    return make_vacancy(session, anna, "Дизайнер <UX> & Co")


def _well_formed(screen: Screen) -> str:
    """The screen's text as read, having checked that Telegram would take it."""
    to_payload(screen)
    shown = re.sub(r"<[^>]+>", "", screen.text)
    assert 0 < len(shown) <= MAX_TEXT
    assert not re.search(r"<(?!/?(?:b|i|code|a|tg-time|blockquote)\b)", screen.text), (
        "a value was not escaped"
    )
    assert all(button.label.strip() for row in screen.keyboard for button in row)
    assert all(len(button.label) <= 64 for row in screen.keyboard for button in row)
    return shown


def _labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.keyboard for button in row]


def test_a_draft_s_card_shows_what_was_read(
    session: Session, anna: Actor, vacancy: Vacancy, speak: Words
) -> None:
    draft = read(session, anna, maria(full_name=sure("Соколова <b>Мария</b> & Ко")))
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    stick(session, anna, draft.id, on=True, now=NOW)
    screen = views.draft_card(speak, card(session, anna, draft.id, now=NOW), **WHEN)
    text = _well_formed(screen)
    assert "Соколова &lt;b&gt;Мария&lt;/b&gt; &amp; Ко" in text
    assert "<code>+7 900 111-22-33</code>" in screen.text, "one tap copies it"
    first = screen.keyboard[0][0]
    assert first.style == "success"
    assert isinstance(first.press, SaveDraft)
    assert screen.keyboard[-1][-1].style == "danger", "the risky button is red and last"
    assert any(label.startswith("📌") and "Дизайнер <UX>" in label for label in _labels(screen))


def test_doubts_are_asked_with_chips(session: Session, anna: Actor, speak: Words) -> None:
    doubtful = maria(
        full_name=Read("Соколова Мария", 0.4, "Соколова Мария Фото", ("Мария Фото",)),
        city=Read("Пушкин", 0.5, "ул. Пушкина"),
    )
    screen = views.draft_card(speak, read(session, anna, doubtful), **WHEN)
    text = _well_formed(screen)
    assert "Соколова Мария Фото" in text
    assert "ул. Пушкина" in text
    assert "✓ Соколова Мария" in _labels(screen)
    assert "Мария Фото" in _labels(screen)


def test_without_a_name_the_name_comes_first(session: Session, anna: Actor, speak: Words) -> None:
    screen = views.draft_card(speak, read(session, anna, maria(full_name=None)), **WHEN)
    _well_formed(screen)
    assert screen.keyboard[0][0].label == speak("intake-type-name")


@pytest.mark.parametrize(
    ("paper", "data", "key"),
    [
        (maria(), b"maria", "intake-open-known"),
        (maria(emails=()), b"newer", "intake-same-person"),
        (artem(phones=maria().phones), b"artem", "intake-same-person"),
        (maria(phones=(), emails=()), b"namesake", "intake-save-to-base"),
    ],
    ids=["same file", "same person", "clash", "possible"],
)
def test_somebody_seen_before_is_shown_beside_it(
    session: Session, anna: Actor, vacancy: Vacancy, speak: Words, paper: object, data: bytes, key: str
) -> None:
    first = read(session, anna)
    choose_vacancy(session, anna, first.id, vacancy.id, now=NOW)
    intake_saving.save(session, anna, first.id, rev=None, now=NOW)
    screen = views.draft_card(speak, read(session, anna, paper, data=data, now=LATER), **WHEN)  # type: ignore[arg-type]
    assert "Соколова Мария Андреевна" in _well_formed(screen)
    expected = speak(key, name="Соколова Мария Андреевна") if key == "intake-same-person" else speak(key)
    assert screen.keyboard[0][0].label == expected


@pytest.mark.parametrize("problem", ReadProblem)
def test_each_kind_of_bad_file_has_its_answer(
    session: Session, anna: Actor, speak: Words, problem: ReadProblem
) -> None:
    kept = send(session, anna, name="Резюме <final>.pdf")
    intake.keep_unreadable(session, kept.id, problem, now=NOW, data=b"x")
    screen = views.draft_card(speak, card(session, anna, kept.id, now=NOW), **WHEN)
    text = _well_formed(screen)
    assert "Резюме &lt;final&gt;.pdf" in text, "the file is named"
    assert len(text.split("\n")[1]) > 40, "and what to do is said"
    assert (speak("intake-by-hand") in _labels(screen)) is (problem in intake.READABLE_BY_EYE)
    _well_formed(views.too_big(speak, "a.pdf"))
    _well_formed(views.not_for_you(speak))
    _well_formed(views.gone(speak))


def test_every_field_has_a_button_and_a_question(session: Session, anna: Actor, speak: Words) -> None:
    draft = read(session, anna)
    edit = views.edit_draft(speak, draft, **WHEN)
    _well_formed(edit)
    for field in OF_PAPERS:
        assert any(label.startswith(speak.option("candidate-field", field)) for label in _labels(edit))
        _well_formed(views.ask_field(speak, draft, field, **WHEN))
        _well_formed(Screen(views.noted(speak, field, "")))


def test_what_was_saved_can_be_opened_and_taken_back(
    session: Session, anna: Actor, vacancy: Vacancy, speak: Words
) -> None:
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    intake_saving.save(session, anna, draft.id, rev=None, now=NOW)
    screen = views.draft_card(speak, card(session, anna, draft.id, now=NOW), **WHEN)
    assert "Соколова Мария Андреевна" in _well_formed(screen)
    assert _labels(screen) == [
        speak("intake-open-candidate"),
        speak("intake-open-vacancy"),
        speak("button-undo"),
    ]


def test_the_longest_paper_still_fits(session: Session, anna: Actor, speak: Words) -> None:
    vacancy = make_vacancy(session, anna, "Д" * 120)
    for place in range(20):
        wanted = competencies.named(session, f"{place} " + "й" * 57)
        session.add(
            VacancyCompetency(vacancy_id=vacancy.id, competency_id=wanted.id, position=place, must=place % 2)
        )
    worst = maria(
        full_name=Read("Ы" * 120, 0.1, "ы" * 300, ("Ъ" * 120,) * 3),
        position=Read("<" * 200, 0.1, "&" * 300),
        city=Read("Щ" * 200, 0.1, "щ" * 300),
        emails=tuple(sure("ы" * 20 + f"{number}@" + "a" * 60 + ".ru") for number in range(20)),
        links=tuple(
            sure(Link(f"https://example.com/{number}/" + "x" * 400, "example.com")) for number in range(20)
        ),
        skills=tuple(sure(f"{number} " + "ж" * 57) for number in range(80)),
    )
    draft = read(session, anna, worst, name="ф" * 250)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    longest = card(session, anna, draft.id, now=NOW)
    _well_formed(views.draft_card(speak, longest, **WHEN))
    _well_formed(views.edit_draft(speak, longest, **WHEN))
    _well_formed(views.ask_field(speak, longest, CandidateField.SKILLS, **WHEN))
    _well_formed(views.draft_card(speak, replace(longest, state=DraftState.READING), **WHEN))
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    shown = candidates.card(session, anna, saved.candidate_id)
    _well_formed(candidate_views.candidate_card(speak, shown, **WHEN))
    edit = candidate_views.edit_candidate(speak, shown, **WHEN)
    _well_formed(edit)
    for field in CandidateField:
        assert any(label.startswith(speak.option("candidate-field", field)) for label in _labels(edit))
        _well_formed(candidate_views.ask_field(speak, shown, field, **WHEN))


def test_all_open_vacancies_can_be_chosen_by_pages(session: Session, anna: Actor, speak: Words) -> None:
    for number in range(20):
        make_vacancy(session, anna, f"Вакансия {number}")
    draft = read(session, anna)
    card_screen = views.draft_card(speak, draft, **WHEN)
    assert speak("intake-more-vacancies", count=15) in _labels(card_screen)
    screen = views.all_vacancies(speak, draft, all_open(session, anna), 1)
    _well_formed(screen)
    assert "2/3" in _labels(screen)


# -- several at once -------------------------------------------------------------------------------------


def test_a_batch_says_how_each_paper_stands(
    session: Session, anna: Actor, vacancy: Vacancy, speak: Words
) -> None:
    first = read(session, anna)
    read(session, anna, artem(full_name=None), data=b"nameless")
    read(session, anna, name="copy.pdf")
    send(session, anna, name="slow.pdf")
    broken = send(session, anna, name="broken.pdf")
    intake.keep_unreadable(session, broken.id, ReadProblem.CORRUPT, now=NOW)
    found = intake_cards.batch(session, anna, first.id, now=NOW)
    screen = lists.read_notice(speak, found, **WHEN)
    text = _well_formed(screen)
    assert speak("batch-title", count=5).replace("<b>", "").replace("</b>", "") in text
    assert speak.option("intake-problem", ReadProblem.CORRUPT) in text
    assert _labels(screen)[0] == speak("batch-save", count=1)
    assert screen.keyboard[0][0].style == "success"
    assert speak("batch-questions", count=1) in _labels(screen)
    intake_saving.save_sure(session, anna, first.id, now=NOW)
    after = lists.batch_screen(speak, intake_cards.batch(session, anna, first.id, now=NOW))
    assert speak("batch-saved", count=1) in _well_formed(after)
    assert not any("batch-save" in label for label in _labels(after))


def test_a_burst_of_fifty_still_fits(session: Session, anna: Actor, speak: Words) -> None:
    first = send(session, anna, name="п" * 200)
    for _ in range(49):
        kept = send(session, anna, name="п" * 200)
        intake.keep_unreadable(session, kept.id, ReadProblem.NO_TEXT, now=NOW)
    _well_formed(lists.batch_screen(speak, intake_cards.batch(session, anna, first.id, now=NOW)))


def test_the_inbox_teaches_when_empty_and_pages_when_full(
    session: Session, anna: Actor, speak: Words
) -> None:
    assert speak("inbox-empty")[:20] in _well_formed(lists.inbox_screen(speak, (), 0, now=LATER))
    for number in range(8):
        send(session, anna, name=f"{number}.pdf")
    screen = lists.inbox_screen(speak, inbox.waiting(session, anna), 0, now=LATER)
    _well_formed(screen)
    assert "1/2" in _labels(screen)


def test_added_candidates_are_told_of(session: Session, anna: Actor, vacancy: Vacancy, speak: Words) -> None:
    boris = make_employee(session, "Борис")
    ids = []
    for resume, data in ((maria(), b"maria"), (artem(), b"artem")):
        draft = read(session, boris, resume, data=data)
        choose_vacancy(session, boris, draft.id, vacancy.id, now=NOW)
        saved = intake_saving.save(session, boris, draft.id, rev=None, now=NOW).fields.saved
        assert saved is not None
        ids.append(saved.application_id)
    for applications_told in (ids[:1], ids):
        payload = {"vacancy": vacancy.id, "applications": applications_told}
        found = candidate_notices.load_added(session, anna, payload, NOW)
        assert found is not None
        assert "Борис" in _well_formed(lists.candidates_added(speak, found, **WHEN))


# -- the base --------------------------------------------------------------------------------------------


@pytest.fixture
def candidate_id(session: Session, anna: Actor, vacancy: Vacancy) -> int:
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    return saved.candidate_id


def test_a_candidate_s_card(session: Session, anna: Actor, candidate_id: int, speak: Words) -> None:
    shown = candidates.card(session, anna, candidate_id)
    screen = candidate_views.candidate_card(speak, shown, **WHEN)
    text = _well_formed(screen)
    assert speak.option("stage", Stage.NEW) in text
    assert "150" in text
    hidden = replace(shown, values=replace(shown.values, salary=None), shows_salary=False)
    assert "150" not in _well_formed(candidate_views.candidate_card(speak, hidden, **WHEN))
    labels = _labels(candidate_views.edit_candidate(speak, hidden, **WHEN))
    assert not any(
        label.startswith(speak.option("candidate-field", CandidateField.SALARY)) for label in labels
    )
    _well_formed(candidate_views.resumes(speak, shown, **WHEN))
    _well_formed(candidate_views.ask_field(speak, shown, CandidateField.CITY, **WHEN))
    _well_formed(candidate_views.choose_vacancy(speak, shown, (), 0))
    _well_formed(candidate_views.choose_vacancy(speak, shown, all_open(session, anna), 0))
    opened = candidate_views.original(
        speak, candidates.resume_file(session, anna, shown.resumes[0].id, now=NOW)
    )
    _well_formed(opened)
    assert opened.attachment is not None
    assert opened.attachment.name == "resume.pdf"


def test_a_vacancy_s_list_and_its_stages(
    session: Session, anna: Actor, vacancy: Vacancy, candidate_id: int, speak: Words
) -> None:
    assert vacancy.id is not None
    line = candidates.card(session, anna, candidate_id).applications[0]
    shown, line = candidates.application_card(session, anna, line.application_id)
    menu = vacancy_views.stage_menu(speak, shown, line)
    _well_formed(menu)
    assert menu.keyboard[0][0].label == "→ " + speak.option("stage", Stage.SCREENING)
    moved = applications.move(session, anna, line.application_id, Stage.SCREENING, rev=line.rev, now=NOW)
    done = vacancy_views.moved(speak, moved, vacancy.title)
    _well_formed(done)
    assert speak("button-undo") in _labels(done)
    screen = vacancy_views.candidates_list(
        speak, pipeline_board.board(session, anna, vacancy.id, now=NOW), now=NOW
    )
    assert speak.option("stage", Stage.SCREENING) in _well_formed(screen)
    for row in screen.keyboard:
        for button in row:
            assert button.press is None or unpack(to_payload(screen)["keyboard"][0][0]["data"])


def test_an_empty_list_teaches(session: Session, anna: Actor, vacancy: Vacancy, speak: Words) -> None:
    assert vacancy.id is not None
    screen = vacancy_views.candidates_list(
        speak, pipeline_board.board(session, anna, vacancy.id, now=NOW), now=NOW
    )
    assert speak("candidates-empty-add") in _well_formed(screen)


def test_what_is_said_of_a_candidate_can_be_found_again_for_erasure(
    session: Session, anna: Actor, candidate_id: int, speak: Words
) -> None:
    shown = candidates.card(session, anna, candidate_id)
    _, line = candidates.application_card(session, anna, shown.applications[0].application_id)
    for screen in (
        candidate_views.candidate_card(speak, shown, **WHEN),
        candidate_views.resumes(speak, shown, **WHEN),
        candidate_views.edit_candidate(speak, shown, **WHEN),
        candidate_views.ask_field(speak, shown, CandidateField.CITY, **WHEN),
        vacancy_views.stage_menu(speak, shown, line),
    ):
        assert screen.about is not None
        assert (screen.about.subject, screen.about.id) == (Subject.CANDIDATE, candidate_id)


def test_a_photo_is_shown_asked_for_and_taken_away(speak: Words) -> None:
    photo = CandidatePhoto(1, "Соколова <Мария>", 7, may_edit=True)
    shown = candidate_views.photo_screen(speak, photo)
    assert shown.attachment is not None
    assert shown.attachment.is_photo
    assert shown.about is not None
    assert speak("profile-photo-drop") in _labels(candidate_views.ask_photo(speak, photo))
    assert speak("profile-photo-drop") not in _labels(candidate_views.ask_photo(speak, photo, fetching=True))
    reader = replace(photo, may_edit=False)
    assert speak("candidate-photo-other") not in _labels(candidate_views.photo_screen(speak, reader))
    nobody = candidate_views.photo_screen(speak, replace(photo, file_id=None))
    assert nobody.attachment is None
    for screen in (shown, nobody):
        _well_formed(screen)
