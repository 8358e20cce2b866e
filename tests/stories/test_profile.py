"""A candidate is contacted, logged, put in reserve, and comes back by a reminder on the review date."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from bot.domain.candidate_names import name_key
from bot.i18n import Language
from bot.models import Candidate
from bot.sandbox import Person
from tests.company import Company


async def _candidate(company: Company, name: str = "Иванова Мария Сергеевна") -> None:
    def keep(session: Session) -> None:
        session.add(
            Candidate(
                full_name=name,
                name_key=name_key(name),
                position="Дизайнер",
                created_by_id=company.ids["anna"],
                created_at=company.clock.now(),
            )
        )

    await company.app.database.write(keep)


async def _say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def _tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def test_contacted_logged_put_in_reserve_and_reminded(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    assert "записано, Иванова Мария Сергеевна" in await _say(
        anna, "звонок Иванова: готова с 1 декабря, просит 200"
    )
    assert "Почему в резерв" in await _tap(anna, "🗃 В резерв")
    assert "Вернуться чт, 10 декабря" in await _say(anna, "сильная, но дорогая, 10.12.2026")
    history = await _tap(anna, "🕘 История")
    assert "📞 Звонок" in history
    assert "готова с 1 декабря" in history
    await company.move_to(datetime(2026, 12, 10, 8, 0, tzinfo=UTC))
    said = [message for message in anna.messages() if "Пора вернуться к резерву" in message.text]
    assert len(said) == 1
    assert "сильная, но дорогая" in said[0].text
    await anna.tap("Из резерва", message=said[0])
    await anna.settled()
    assert "В резерве" not in anna.screen().text


async def test_an_entry_is_taken_back_once(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    await _say(anna, "звонок Ивановой: перезвонить завтра")
    entry = anna.screen()
    await _tap(anna, "↩︎ Отменить")
    await anna.press(entry, entry.button("↩︎ Отменить"))
    await anna.settled()
    assert "перезвонить завтра" not in await _tap(anna, "🕘 История")


async def test_namesakes_are_asked_about_and_nobody_is_made_up(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    await _candidate(company, "Иванова Ольга")
    assert "несколько подходящих" in await _say(anna, "встреча Иванова: понравилась")
    assert "Иванова Ольга" in await _tap(anna, "Иванова Ольга")
    assert "не нашлось" in await _say(anna, "звонок Сидоров: не взял трубку")


async def test_a_mentioned_colleague_is_told_and_an_employee_is_not_heard(company: Company) -> None:
    await company.everyone_starts()
    await _candidate(company)
    await _say(company.anna, "заметка Иванова: @boris посмотри портфолио, @gleb тоже")
    assert "Получат уведомление: Борис Петров" in company.anna.screen().text
    await company.move_to(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    assert company.boris.sees("Анна Смирнова упоминает вас")
    assert not company.gleb.sees("Иванова Мария")
    assert "Иванова Мария" not in await _say(company.gleb, "звонок Иванова: кто это?")


async def test_the_next_contact_is_reminded_of_and_tags_stay(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    await _say(anna, "звонок Иванова: думает")
    await _tap(anna, "⏰ Следующий контакт")
    assert "спросить про оффер" in await _say(anna, "завтра 11:00 спросить про оффер")
    await _tap(anna, "🏷 Метки")
    assert "python, удалёнка" in await _say(anna, "python, удалёнка")
    await _tap(anna, "⛔️ Не рассматривать")
    assert "Не рассматривать до" in await _say(anna, "грубила, до 1 июня 2027")
    await company.move_to(datetime(2026, 11, 25, 8, 5, tzinfo=UTC))
    assert anna.sees("Пора связаться: Иванова Мария Сергеевна. спросить про оффер")


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    assert "Call kept, Иванова" in await _say(anna, "call Ivanova: ready from December")
    await _tap(anna, "🗃 Talent pool")
    assert "In the talent pool: strong but expensive" in await _say(anna, "strong but expensive, 10 December")
