"""Finding somebody in the base: a line, chips taken off, filters by taps, pages, who fits a vacancy, inline mode."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.domain.candidate_values import CandidateValues, write
from bot.domain.vacancy_values import Salary
from bot.i18n import Language
from bot.models import (
    Candidate,
    DataExport,
    Employee,
    Event,
    Resume,
    SalaryPeriod,
    SalaryTax,
    SearchEntry,
    Subject,
)
from bot.sandbox import Person
from tests.company import Company

PEOPLE = (
    (
        "Иванов Пётр",
        "Python-разработчик",
        "Москва",
        60,
        240_000,
        ("Python", "Django"),
        "Писал сервисы расчёта зарплат.",
    ),
    (
        "Петрова Мария",
        "Бухгалтер",
        "Казань",
        0,
        90_000,
        ("1С: Бухгалтерия",),
        "Сдача отчётности в налоговую.",
    ),
    (
        "Щербаков Игорь",
        "Backend-разработчик",
        "Санкт-Петербург",
        30,
        300_000,
        ("Go", "Python"),
        "Нагруженные системы.",
    ),
    ("Орлов Денис", "Дизайнер", "Москва", 24, 150_000, ("Figma",), "Интерфейсы и иллюстрации."),
)


def fill(session: Session, now: datetime, more: int = 0) -> None:
    author = session.exec(select(Employee.id)).first()
    assert author is not None
    made = [
        *PEOPLE,
        *((f"Водителев Номер{n}", "Водитель", "Пермь", n, 70_000, ("Автокран",), "") for n in range(more)),
    ]
    for name, position, city, months, pay, skills, text in made:
        one = Candidate(full_name=name, name_key="", created_by_id=author, created_at=now)
        salary = Salary(pay, pay, "RUB", SalaryPeriod.MONTH, SalaryTax.NET)
        write(
            session,
            one,
            CandidateValues(
                full_name=name,
                position=position,
                city=city,
                experience_months=months,
                salary=salary,
                skills=skills,
            ),
        )
        assert one.id is not None
        session.add(
            Resume(candidate_id=one.id, text=text, fields={}, language="ru", added_by_id=author, added_at=now)
        )


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def test_a_recruiter_finds_narrows_and_opens(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    boris = company.boris
    assert "Поиск по базе" in await say(boris, "/find")
    text = await say(boris, "python до 250к Москва")
    assert "Найден 1 кандидат" in text
    assert "Иванов Пётр, Python-разработчик" in text
    assert "Москва · 5 лет · 240" in text
    text = await tap(boris, "Москва ✕")
    assert "Найден 1 кандидат" in text
    text = await tap(boris, "до 250 тыс. ₽ ✕")
    assert "Найдено 2 кандидата" in text
    text = await tap(boris, "Опыт ↓")
    assert text.index("Иванов") < text.index("Щербаков")
    assert "Щербаков Игорь" in await tap(boris, "2")
    text = await tap(boris, "‹ Назад")
    assert "Найдено 2 кандидата" in text
    assert text.index("Иванов") < text.index("Щербаков"), "the order is kept"
    await tap(boris, "⭐ Сохранить")
    assert "Сохранённые поиски" in await tap(boris, "🔎 Новый поиск")
    assert "Найдено 2 кандидата" in await tap(boris, "⭐ Python")


async def test_words_of_the_paper_say_why(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    text = await say(company.boris, "/find налоговая")
    assert "Петрова Мария" in text
    assert "в налоговую" in text, "the words around the one asked for"
    assert "Никого не нашлось" in await say(company.boris, "/find криптография")
    assert "Директор по маркетингу" in await say(company.boris, "орлова"), "a colleague is the directory's"
    assert "Иванов Пётр" in await say(company.boris, "Ivanov")


async def test_filters_by_taps_and_old_buttons(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    boris = company.boris
    await say(boris, "/find")
    await tap(boris, "🎛 Фильтры")
    assert "Показать" not in str(boris.screen().message.inline_keyboard), "nothing is set yet"
    await tap(boris, "Город")
    cities = boris.screen()
    moscow = next(one for row in cities.message.inline_keyboard for one in row if one["text"] == "Москва · 2")
    await boris.press(cities, moscow)
    await boris.settled()
    assert "✓ Москва" in boris.screen().labels
    await boris.press(cities, moscow)
    await boris.settled()
    assert "✓ Москва" in boris.screen().labels, "a second tap on what was shown is the same"
    await tap(boris, "✓ Москва")
    assert "✓ Москва" not in boris.screen().labels
    await tap(boris, "Москва · 2")
    await tap(boris, "‹ Назад")
    assert "✓ Город: 1" in boris.screen().labels
    assert "Найдено 2 кандидата" in await tap(boris, "🔎 Показать: 2")
    old = boris.screen()
    chip = next(one for row in old.message.inline_keyboard for one in row if one["text"] == "Москва ✕")
    assert "Найден 1 кандидат" in await say(boris, "/find figma москва")
    await boris.press(old, chip)
    await boris.settled()
    assert "Найден 1 кандидат" in boris.screen().text, "a chip of another search takes nothing off"


async def test_pages_keep_the_filters(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now, 15)
    boris = company.boris
    assert "Найдено 15 кандидатов" in await say(boris, "/find пермь")
    assert "7. Водителев" in await tap(boris, "›")
    assert "13. Водителев" in await tap(boris, "›")
    await tap(boris, "15")
    assert "👥 Тот же человек…" in boris.screen().labels, "the way back takes no other button's place"
    assert "13. Водителев" in await tap(boris, "‹ Назад")


async def test_who_in_our_base_fits(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    boris = company.boris
    await say(boris, "вакансия Разработчик; Python!, Django!, Go?; до 15.12; до 250к")
    await tap(boris, "✅ Открыть вакансию")
    text = await tap(boris, "🎯 Кто подходит из базы?")
    assert text.index("Иванов") < text.index("Щербаков"), "two must-haves before one"
    assert "Есть 2 из 2 обязательных навыков" in text
    assert "Есть 1 из 2 обязательных навыков" in text
    assert "✗ Django" in text
    assert "Зарплата в вилке" in text
    assert "Просит больше вилки" in text
    assert "Петрова" not in text, "who has none of it does not fit"
    await tap(boris, "➕ 1")
    assert "Разработчик" in boris.screen().text
    text = await tap(boris, "‹ Назад")
    assert "Иванов" in text, "on the vacancy's list now"


async def test_age_is_put_on_record(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    text = await say(company.boris, "/find python младше 35")
    assert "ст. 64 ТК РФ" in text

    def records(session: Session) -> list[int | None]:
        return list(session.exec(select(Event.actor_id).where(Event.subject == Subject.SEARCH)).all())

    assert await company.read(records) == [company.ids["boris"]]


async def test_nobody_else_searches(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    for person in (company.vera, company.gleb):
        assert "Иванов" not in await say(person, "python москва")
        assert "Иванов" not in await say(person, "Иванов")
        assert "Иванов" not in await say(person, "/find Иванов")
        assert not await person.inline("python")
    assert not await company.stranger.inline("Иванов")


async def test_inline_is_personal_and_shows_no_one_in_a_group(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    boris = company.boris
    results = await boris.inline("python москва")
    assert [one.title for one in results] == ["Иванов Пётр"]
    assert [one.title for one in await boris.inline("Щерба")] == ["Щербаков Игорь"], "while still typing"
    group = company.sandbox.add_group("Подбор", members=[boris, company.gleb])
    said = await boris.choose(results[0], in_=group)
    assert "Иванов" not in said.text
    assert "?start=c_" in str(said.message.inline_keyboard)
    link = said.message.inline_keyboard[0][0]["url"].partition("start=")[2]
    await boris.send(f"/start {link}")
    await boris.settled()
    assert "Иванов Пётр" in boris.screen().text
    await company.gleb.send(f"/start {link}")
    await company.gleb.settled()
    assert "Иванов" not in company.gleb.screen().text


async def test_the_index_is_kept_in_the_unit_of_the_data(company: Company, now: datetime) -> None:
    """A unit that fails leaves neither the candidate nor a place in the index."""
    await company.everyone_starts()

    def broken(session: Session, now: datetime) -> None:
        fill(session, now)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await company.app.database.write(broken, now)
    assert await company.read(lambda session: session.exec(select(SearchEntry)).all()) == []
    await company.app.database.write(fill, now)
    assert len(await company.read(lambda session: session.exec(select(SearchEntry)).all())) == len(PEOPLE)


async def test_in_english(database_url: str, tmp_path: Path, now: datetime) -> None:
    async with Company(database_url, tmp_path, now, Language.EN) as company:
        await company.everyone_starts()
        await company.app.database.write(fill, now)
        text = await say(company.boris, "/find python over 2 years under 250k rub")
        assert "1 candidate found" in text
        assert "Иванов" in text
        assert "2 years or more ✕" in str(company.boris.screen().labels)


async def test_what_was_found_goes_into_a_file(company: Company, now: datetime) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, now)
    boris = company.boris
    await say(boris, "/find python до 250к Москва")
    await boris.tap("📤 CSV")
    await company.drained()
    await company.drained()
    sent = next(message for message in boris.messages() if message.document is not None)
    written = sent.data.decode("utf-8-sig")
    assert "Иванов Пётр" in written
    assert "Щербаков Игорь" not in written, "only whom the search finds"

    def exported(session: Session) -> list[list[int]]:
        return [row.chosen for row in session.exec(select(DataExport)).all()]

    assert [len(chosen) for chosen in await company.read(exported)] == [1]


async def test_two_of_those_found_are_put_side_by_side(company: Company) -> None:
    await company.everyone_starts()
    await company.app.database.write(fill, company.clock.now(), 8)
    boris = company.boris
    await boris.send("/find Москва или Пермь")
    await boris.settled()
    await boris.tap("📊 Сравнить")
    await boris.settled()
    assert "Выбрано 0 из 4" in boris.screen().text
    for number in (1, 2):
        await boris.tap(f"☐ {number}")
        await boris.settled()
    await boris.tap("›")
    await boris.settled()
    assert "Выбрано 2 из 4" in boris.screen().text, "who was chosen on the first page stays chosen"
    for number in (7, 8):
        await boris.tap(f"☐ {number}")
        await boris.settled()
    toast = await boris.tap("☐ 9")
    assert toast is not None
    assert "не больше 4" in toast.text
    await boris.settled()
    await boris.tap("☑ 8")
    await boris.settled()
    await boris.tap("📊 Сравнить (3)")
    await boris.settled()
    said = boris.screen().text
    assert "📊 Сравнение" in said
    assert "Водитель · Пермь" in said
    assert "💰" in said
    assert len([label for label in boris.screen().labels if label[:1] in "①②③④"]) == 3
    assert await company.read(_looked_at) == 3, "who saw whose pay is on record"
    await boris.tap("‹ Назад")
    await boris.settled()
    assert "Выбрано 3 из 4" in boris.screen().text


def _looked_at(session: Session) -> int:
    return len(session.exec(select(Event).where(Event.subject == Subject.CANDIDATE_VIEW)).all())
