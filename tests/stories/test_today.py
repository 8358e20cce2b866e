"""«Сегодня»: the home screen and one morning message say the same, and each line opens its card."""

from datetime import UTC, datetime

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company


async def with_a_burning_vacancy(company: Company) -> Person:
    await company.everyone_starts()
    await company.anna.send("/newvacancy Дизайнер; до 26 ноября")
    await company.anna.settled()
    await company.anna.tap("✅ Открыть вакансию")
    await company.anna.settled()
    return company.anna


def mornings_of(person: Person) -> list[str]:
    return [message.text for message in person.messages() if message.text.startswith("☀️")]


async def test_the_morning_says_what_the_home_screen_says(company: Company) -> None:
    anna = await with_a_burning_vacancy(company)
    await company.move_to(datetime(2026, 11, 25, 6, 30, tzinfo=UTC))
    (morning,) = mornings_of(anna)
    line = "💼 Дизайнер: остался 1 день"
    assert line in morning
    assert mornings_of(company.gleb) == [], "nothing awaits Gleb"
    await anna.tap("💼 Дизайнер")
    await anna.settled()
    assert "Дизайнер" in anna.screen().text
    await anna.send("/today")
    await anna.settled()
    assert line in anna.screen().text
    await anna.tap("💼 Дизайнер")
    await anna.settled()
    assert "26 ноября" in anna.screen().text


async def test_a_restart_neither_loses_nor_doubles_a_morning(company: Company) -> None:
    anna = await with_a_burning_vacancy(company)
    await company.move_to(datetime(2026, 11, 25, 6, 30, tzinfo=UTC))
    await company.stop_bot()
    await company.start_bot()
    await company.drained()
    assert len(mornings_of(anna)) == 1
    await company.move_to(datetime(2026, 11, 26, 6, 30, tzinfo=UTC))
    assert len(mornings_of(anna)) == 2


@pytest.mark.parametrize("language", [Language.EN])
async def test_an_empty_day_is_friendly(company: Company) -> None:
    await company.everyone_starts()
    await company.gleb.send("/menu")
    await company.gleb.settled()
    assert "Nothing is needed from you now" in company.gleb.screen().text


async def test_the_morning_comes_at_the_hour_and_on_the_days_one_chooses(company: Company) -> None:
    anna = await with_a_burning_vacancy(company)
    for label in ("/today", "⚙️ Настройки", "☀️ Утро и дни", "07:00", "☐ чт"):
        await (anna.send(label) if label.startswith("/") else anna.tap(label))
        await anna.settled()
    assert "Утреннее сообщение: 07:00 · рабочие дни: чт" in anna.screen().text
    await company.move_to(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert mornings_of(anna) == [], "Wednesday is no working day of hers"
    await company.move_to(datetime(2026, 11, 26, 4, 30, tzinfo=UTC))
    assert len(mornings_of(anna)) == 1
    for label in ("/today", "⚙️ Настройки", "☀️ Утро и дни", "не присылать"):
        await (anna.send(label) if label.startswith("/") else anna.tap(label))
        await anna.settled()
    await company.move_to(datetime(2026, 12, 3, 9, 0, tzinfo=UTC))
    assert len(mornings_of(anna)) == 1
