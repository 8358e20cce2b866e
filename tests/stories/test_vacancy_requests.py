"""A lead asks for a vacancy; recruiters answer; the lead always knows."""

from datetime import timedelta

from bot.sandbox import Person
from tests.company import Company

TEXT = "нужен дизайнер на проект, Figma, с января"


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def asked(company: Company) -> None:
    """The lead has asked, and the recruiters have been told."""
    await company.everyone_starts()
    assert "Кого ищем?" in await say(company.vera, "/newvacancy")
    assert "Запрос у рекрутеров" in await say(company.vera, TEXT)
    await a_minute_later(company)


async def a_minute_later(company: Company) -> None:
    await company.move_to(company.clock.now() + timedelta(minutes=1))


async def test_a_request_becomes_a_vacancy_and_the_lead_learns_of_it(company: Company) -> None:
    await asked(company)
    anna, vera = company.anna, company.vera
    assert anna.sees("Новый запрос на вакансию")
    card = await tap(anna, "✅ Открыть из запроса")
    assert "Нанимающий менеджер: Вера Орлова" in card
    assert "Figma" in card
    await tap(anna, "✅ Открыть вакансию")
    await a_minute_later(company)
    assert vera.sees("Вакансия по вашему запросу открыта")
    await say(vera, "/menu")
    assert "вакансия открыта" in await tap(vera, "📨 Мои запросы")


async def test_the_second_recruiter_is_told_who_took_it(company: Company) -> None:
    await asked(company)
    await tap(company.anna, "✅ Открыть из запроса")
    toast = await company.boris.tap("✅ Открыть из запроса")
    await company.boris.settled()
    assert toast is not None
    assert "Анна Смирнова" in toast.text
    assert "вакансию готовит Анна Смирнова" in company.boris.screen().text
    assert "черновик" in await tap(company.boris, "Взять на себя")


async def test_a_refusal_reaches_the_lead_with_its_reason(company: Company) -> None:
    await asked(company)
    assert "Почему отклоняем" in await tap(company.boris, "Отклонить")
    assert "отклонён" in await say(company.boris, "До весны набора нет")
    await a_minute_later(company)
    assert company.vera.sees("До весны набора нет")
    toast = await company.anna.tap("✅ Открыть из запроса")
    assert toast is not None
    assert "Борис Петров" in toast.text
