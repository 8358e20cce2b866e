"""An HR admin sets the company up, and ends the trial in one confirmed act."""

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def test_own_days_and_the_country_are_set_in_the_chat(company: Company) -> None:
    anna = company.anna
    await anna.start()
    card = await say(anna, "/company")
    assert "Ромашка" in card
    assert "Москва" in card
    await tap(anna, "📅 Свои дни")
    await tap(anna, "➕ Добавить день")
    assert "Не получилось понять дату" in await say(anna, "когда решим")
    assert "чт, 31 декабря: выходной, корпоратив" in await say(anna, "31 декабря выходной, корпоратив")
    assert "Пока всё по календарю" in await tap(anna, "✖️ 31 дек")
    await tap(anna, "‹ Назад")
    await tap(anna, "🌍 Страна")
    assert "Казахстан" in await tap(anna, "Казахстан")


@pytest.mark.parametrize(
    ("language", "open_", "red", "wrong", "done"),
    [
        (Language.RU, "Настройки", "Стереть пробные данные", "Название не совпало", "Пробные данные стёрты"),
        (Language.EN, "settings", "Wipe trial data", "The name is not the same", "Trial data wiped"),
    ],
    ids=["ru", "en"],
)
async def test_a_trial_ends_in_one_confirmed_act(
    company: Company, open_: str, red: str, wrong: str, done: str
) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    await say(
        anna,
        "/newvacancy Дизайнер; Figma; 120-150к"
        if company.language is Language.RU
        else "/newvacancy Designer; Figma; $3000",
    )
    await anna.tap("✅")
    await anna.settled()
    await say(anna, "/company")
    asked = await tap(anna, red)
    assert "Ромашка" in asked
    assert wrong in await say(anna, "ok")
    assert done in await say(anna, "ромашка")
    await say(boris, "/vacancies")
    assert "Дизайнер" not in boris.screen().text
    assert "Designer" not in boris.screen().text
    await say(boris, "/company")
    assert "Ромашка" not in boris.screen().text
