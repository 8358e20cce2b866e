"""Away: one line, a deputy who takes the decision, and back again."""

from datetime import UTC, datetime

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def test_a_deputy_is_told_sees_the_vacancy_and_takes_the_decision(company: Company) -> None:
    await company.everyone_starts()
    await say(company.anna, "/newvacancy Дизайнер; до 27 ноября")
    await tap(company.anna, "✅ Открыть вакансию")
    card = await say(company.anna, "/away с 25 по 30 ноября, отпуск, за меня Зайцев")
    assert "Замещает: <b>" not in card
    assert "Глеб Зайцев" in card
    assert "Сроки в эти дни" in card
    await company.move_to(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert "Замещаете вы" in company.gleb.screen().text
    await company.move_to(datetime(2026, 11, 25, 6, 30, tzinfo=UTC))
    assert "Дизайнер" in company.gleb.screen().text, "her burning vacancy is in his morning"
    assert "Дизайнер" in await tap(company.gleb, "💼 Дизайнер")
    await company.move_to(datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    assert any("последний день отсутствия" in message.text for message in company.anna.messages())
    await company.move_to(datetime(2026, 12, 1, 6, 30, tzinfo=UTC))
    said = [message.text for message in company.gleb.messages() if message.text.startswith("☀️")]
    assert not any("1 декабря" in text for text in said), "Anna is back: it is hers again"


async def test_coming_back_early_is_one_tap_and_can_be_taken_back(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    assert "В ближайшие восемь недель все на месте" in await say(gleb, "/away")
    await tap(gleb, "Меня не будет")
    assert "Не понимаю, какие это дни" in await say(gleb, "ну скоро")
    assert "25 ноября" in await say(gleb, "завтра, болею")
    assert "болезнь" in gleb.screen().text
    await tap(gleb, "👤 Кто замещает")
    assert "Вера Орлова" in await tap(gleb, "Вера Орлова, Директор по маркет…")
    assert "снова на месте" in await tap(gleb, "Отменить отсутствие")
    assert "Не на месте" in await tap(gleb, "↩︎ Отменить")
    assert "Глеб Зайцев: 25 нояб. – 25 нояб., замещает Вера Орлова" in await say(company.boris, "/away")
    assert "болезнь" not in company.boris.screen().text


@pytest.mark.parametrize("language", [Language.EN])
async def test_it_is_said_in_english_too(company: Company) -> None:
    await company.everyone_starts()
    assert "Covered by" in await say(company.vera, "/away until Friday, covered by Зайцев")
