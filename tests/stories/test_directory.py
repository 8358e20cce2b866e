"""Words instead of slashes: a surname opens the card, a question finds who answers, a vacancy begins with its word."""

from bot.sandbox import Person
from tests.company import Company


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def test_a_plain_line_is_understood(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    assert "Директор по маркетингу" in await say(gleb, "орлова")
    assert "Не нашлось, кто отвечает" in await say(gleb, "кто отвечает за пропуска?")
    answer = await say(gleb, "Кто отвечает за маркетинг?")
    assert "За это отвечают" in answer
    await gleb.tap("🏢 Маркетинг")
    await gleb.settled()
    assert "Вера Орлова" in gleb.screen().text
    assert "Не понимаю, что с этим сделать" in await say(gleb, "когда зарплата?")


async def test_a_vacancy_begins_with_its_word(company: Company) -> None:
    await company.everyone_starts()
    card = await say(company.anna, "вакансия Дизайнер; Figma; до 15.12")
    assert "Дизайнер" in card
    assert "15 декабря" in card
    await company.anna.tap("✅ Открыть вакансию")
    await company.anna.settled()
    found = await say(company.boris, "дизайнер")
    assert "вт, 15 декабря" in found, "the only one there is opens at once"
    await say(company.anna, "вакансия Дизайнер интерьеров; до 20.12")
    await company.anna.tap("✅ Открыть вакансию")
    await company.anna.settled()
    assert "Что вы имели в виду?" in await say(company.boris, "дизайнер")
    await company.boris.tap("💼 Дизайнер интерьеров")
    await company.boris.settled()
    assert "вс, 20 декабря" in company.boris.screen().text
