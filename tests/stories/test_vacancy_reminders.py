"""The closing reminder comes once, on the right morning; after the day the owner is asked, and nothing closes by itself."""

from datetime import UTC, datetime

from bot.sandbox import Person
from tests.company import Company


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def opened(company: Company) -> Person:
    await company.everyone_starts()
    await company.anna.send("/newvacancy Дизайнер; до 15 декабря")
    await company.anna.settled()
    await tap(company.anna, "✅ Открыть вакансию")
    return company.anna


def reminders_of(person: Person) -> list[str]:
    return [message.text for message in person.messages() if message.text.startswith("⏰")]


async def test_reminded_once_before_and_asked_after(company: Company) -> None:
    anna = await opened(company)
    await company.move_to(datetime(2026, 12, 10, 6, 30, tzinfo=UTC))
    assert reminders_of(anna) == []
    await company.move_to(datetime(2026, 12, 10, 8, 0, tzinfo=UTC))
    assert len(reminders_of(anna)) == 1
    assert "осталось 5 дней" in reminders_of(anna)[0]
    await company.move_to(datetime(2026, 12, 14, 8, 0, tzinfo=UTC))
    assert len(reminders_of(anna)) == 1, "it is said once"
    await company.move_to(datetime(2026, 12, 16, 8, 0, tzinfo=UTC))
    assert "Продлить или закрыть?" in reminders_of(anna)[-1]
    assert "просрочено на 1 день" in reminders_of(anna)[-1]


async def test_extending_from_the_question_moves_the_day_once(company: Company) -> None:
    anna = await opened(company)
    await company.move_to(datetime(2026, 12, 16, 8, 0, tzinfo=UTC))
    asking = anna.screen()
    await anna.tap("+1 неделя", message=asking)
    await anna.settled()
    assert "ср, 23 декабря" in anna.screen().text
    assert "Первая дата: вт, 15 декабря" in anna.screen().text
    company.sandbox.refusals.clear()  # the former card is older than the 48 hours Telegram lets take away
    await company.move_to(datetime(2026, 12, 24, 8, 0, tzinfo=UTC))
    assert "Продлить или закрыть?" in reminders_of(anna)[-1]


async def test_a_moved_day_silences_the_old_reminder(company: Company) -> None:
    anna = await opened(company)
    await tap(anna, "✏️ Изменить")
    await anna.send("30.12")
    await anna.settled()
    await tap(anna, "✅ Сохранить")
    await company.move_to(datetime(2026, 12, 17, 8, 0, tzinfo=UTC))
    assert reminders_of(anna) == []
