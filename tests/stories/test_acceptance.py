"""The main job from end to end, in both languages: a vacancy, two résumés, a colleague, a stranger, the closing reminder."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"


@dataclass(frozen=True)
class Words:
    """What the people of the story type, press and expect to read in their language."""

    ask: str
    title: str
    competencies: tuple[str, str, str]
    """The field's button, what is typed, the card's line."""
    done: str
    closes: tuple[str, str, str]
    """The field's button, what is typed, the card's line."""
    open: tuple[str, str]
    samples: dict[str, str]
    """A sample résumé and the name on it."""
    save: tuple[str, str]
    to_vacancy: str
    candidates: tuple[str, str]
    resume: str
    refused: str
    reminder: str
    question: str


RUSSIAN = Words(
    ask="Кого ищем?",
    title="Администратор магазина",
    competencies=("Компетенции", "CRM 3, Python, переговоры", "Обязательно: CRM · 3, Python, "),
    done="Готово",
    closes=("Закрыть до", "15.12", "вт, 15 декабря, остался 21 день"),
    open=("✅ Открыть вакансию", "Вакансия открыта"),
    samples={
        "gen-hh-ru-01.pdf": "Соколова Мария Андреевна",
        "gen-hh-ru-02.docx": "Кузнецов Артём",
    },
    save=("✅ Сохранить → ", "В базе новый кандидат"),
    to_vacancy="💼 К вакансии",
    candidates=("👥 Кандидаты (2)", "2 кандидата"),
    resume="📄 Резюме",
    refused="Вас пока нет в списке сотрудников",
    reminder="закрыть до вт, 15 декабря, осталось 5 дней",
    question="Продлить или закрыть?",
)
ENGLISH = Words(
    ask="Whom are we looking for?",
    title="Shop supervisor",
    competencies=("Competencies", "SQL 3, Python, negotiations", "Must have: SQL · 3, Python, "),
    done="Done",
    closes=("Close by", "December 15", "Tue, 15 December, 21 days left"),
    open=("✅ Open vacancy", "Vacancy opened"),
    samples={"gen-hh-en-05.pdf": "Orlova Daria", "gen-hh-en-06.pdf": "Hakobyan Aram"},
    save=("✅ Save → ", "New candidate in the base"),
    to_vacancy="💼 To the vacancy",
    candidates=("👥 Candidates (2)", "2 candidates"),
    resume="📄 Résumé",
    refused="You are not in the staff list yet",
    reminder="close by Tue, 15 December, 5 days left",
    question="Extend or close?",
)
BOTH = pytest.mark.parametrize(
    ("language", "words"), [(Language.RU, RUSSIAN), (Language.EN, ENGLISH)], ids=["ru", "en"]
)


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def open_vacancy(person: Person, words: Words) -> str:
    """The vacancy with three competencies and a date, step by step; its card."""
    assert words.ask in await say(person, "/newvacancy")
    await say(person, words.title)
    button, typed, _ = words.competencies
    await tap(person, button)
    await say(person, typed)
    await tap(person, words.done)
    button, typed, _ = words.closes
    await tap(person, button)
    await say(person, typed)
    button, opened = words.open
    card = await tap(person, button)
    assert opened in card
    return card


async def forward_resume(company: Company, words: Words, sample: str) -> None:
    """Somebody else has sent the file; Анна forwards it to the bot, picks the vacancy and saves."""
    anna = company.anna
    received = await company.stranger.send_file(SAMPLES / sample)
    await anna.forward(received)
    await anna.settled()
    assert words.samples[sample] in anna.screen().text
    await tap(anna, words.title)
    button, saved = words.save
    assert saved in await tap(anna, button + words.title)
    await company.move_to(company.clock.now() + timedelta(minutes=5))


def reminders_of(person: Person) -> list[str]:
    return [message.text for message in person.messages() if message.text.startswith("⏰")]


@BOTH
async def test_a_vacancy_and_two_forwarded_resumes(company: Company, words: Words) -> None:
    await company.everyone_starts()
    anna, boris = company.anna, company.boris
    card = await open_vacancy(anna, words)
    assert words.competencies[2] in card
    assert words.closes[2] in card
    for sample in words.samples:
        await forward_resume(company, words, sample)

    await tap(anna, words.to_vacancy)
    button, count = words.candidates
    own_list = await tap(anna, button)
    assert count in own_list
    assert all(name in own_list for name in words.samples.values())

    await say(boris, "/vacancies")
    assert words.competencies[2] in await tap(boris, f"💼 {words.title}")
    assert await tap(boris, button) == own_list, "the colleague sees the same"
    sample, name = next(iter(words.samples.items()))
    await tap(boris, f"👤 {name}")
    await tap(boris, words.resume)
    assert boris.screen().file is not None
    assert boris.screen().file.name == sample, "the original is kept and opens"


@BOTH
async def test_a_stranger_is_refused_kindly(company: Company, words: Words) -> None:
    await company.everyone_starts()
    await open_vacancy(company.anna, words)
    stranger = company.stranger
    for typed in ("/start", "/vacancies", "/start v_1", f"/newvacancy {words.title}"):
        answer = await say(stranger, typed)
        assert words.refused in answer
        assert words.title not in answer
    await stranger.send_file(SAMPLES / next(iter(words.samples)))
    await stranger.settled()
    assert not any(name in message.text for name in words.samples.values() for message in stranger.messages())


@BOTH
async def test_the_clock_brings_the_closing_reminder_once(company: Company, words: Words) -> None:
    await company.everyone_starts()
    await open_vacancy(company.anna, words)
    for day in range(25, 31):
        await company.move_to(datetime(2026, 11, day, 9, 0, tzinfo=UTC))
    for day in range(1, 15):
        await company.move_to(datetime(2026, 12, day, 9, 0, tzinfo=UTC))
    (reminder,) = reminders_of(company.anna)
    assert words.title in reminder
    assert words.reminder in reminder
    for day in range(15, 18):
        await company.move_to(datetime(2026, 12, day, 9, 0, tzinfo=UTC))
    assert [words.question in text for text in reminders_of(company.anna)] == [False, True]
    company.sandbox.refusals.clear()  # cards older than 48 hours cannot be taken away


async def test_whoever_blocked_the_bot_stops_nobody_and_comes_back(company: Company) -> None:
    await company.everyone_starts()
    anna, boris = company.anna, company.boris
    await open_vacancy(anna, RUSSIAN)
    await anna.block_bot()
    await company.move_to(datetime(2026, 12, 10, 9, 0, tzinfo=UTC))
    assert reminders_of(anna) == []
    assert RUSSIAN.title in await say(boris, "/vacancies"), "the others go on"
    await anna.start()
    await anna.settled()
    assert RUSSIAN.title in await say(anna, "/vacancies")
    provoked = {refusal.description for refusal in company.sandbox.refusals}
    assert provoked <= {"Forbidden: bot was blocked by the user"}
    company.sandbox.refusals.clear()


async def test_a_picture_or_a_voice_where_a_button_was_expected_keeps_the_draft(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер; Figma")
    await tap(anna, "Закрыть до")
    await anna.send_voice()
    await anna.settled()
    assert "Figma" in await say(anna, "15.12")
    assert "вт, 15 декабря" in anna.screen().text
    assert "Вакансия открыта" in await tap(anna, "✅ Открыть вакансию")


async def test_a_long_text_without_a_title_is_explained_and_the_draft_goes_on(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy")
    assert "Не вижу названия" in await say(anna, "очень длинное название " * 60)
    assert "черновик" in await say(anna, "Дизайнер")
