"""A candidate is contacted, logged, put in reserve, and comes back by a reminder on the review date."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from bot.domain.candidate_contacts import email, phone
from bot.domain.candidate_names import name_key
from bot.i18n import Language
from bot.models import Candidate, CandidateContact, Event, NextContact, Reserve, Resume
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
    assert "⛔️ Не рассматривать до 1 июн. 2027: грубила" in await _say(anna, "/find #python")
    await company.move_to(datetime(2026, 11, 25, 8, 5, tzinfo=UTC))
    assert anna.sees("Пора связаться: Иванова Мария Сергеевна\nспросить про оффер")
    assert "📞 Иванова Мария Сергеевна: связаться сегодня в 11:00" in await _say(anna, "/today")
    await company.move_to(datetime(2026, 11, 26, 8, 5, tzinfo=UTC))
    assert "📞 Иванова Мария Сергеевна: связаться нужно было ср, 25 ноября" in await _say(anna, "/today")


async def test_an_answer_to_the_card_is_a_note_with_a_wish_to_take(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    await _say(anna, "Иванова")
    await anna.send("@boris посмотри, просит 200", reply_to=anna.screen())
    await anna.settled()
    said = anna.screen().text
    assert "📝 Заметка: записано, Иванова Мария Сергеевна" in said
    assert "Получат уведомление: Борис Петров" in said
    entry, press = anna.screen(), anna.screen().button("💰 Записать: 200")
    await _tap(anna, "💰 Записать: 200")
    await anna.press(entry, press)
    await anna.settled()

    def edits(session: Session) -> tuple[int | None, int]:
        person = session.exec(select(Candidate)).one()
        rows = session.exec(select(Event).where(Event.subject_id == person.id, Event.verb == "edited")).all()
        return person.salary_min, len(rows)

    assert await company.read(edits) == (200_000, 1)


async def test_the_card_shows_what_is_kept_and_copies_contacts(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)

    def fill(session: Session) -> None:
        person = session.exec(select(Candidate)).one()
        assert person.id is not None
        for contact in (phone("+79161234567"), email("ivanova@example.com")):
            session.add(
                CandidateContact(
                    candidate_id=person.id, kind=contact.kind, shown=contact.shown, key=contact.key
                )
            )
        session.add(
            Resume(
                candidate_id=person.id,
                text="",
                fields={
                    "language_levels": {"английский": "B2", "клингонский": "C1"},
                    "education": [{"institution": "МГУ", "speciality": "Дизайн", "level": "master", "year": 2015}],
                },
                language="ru",
                added_by_id=company.ids["anna"],
                added_at=company.clock.now(),
            )
        )  # fmt: skip

    await company.app.database.write(fill)
    card = await _say(anna, "Иванова")
    assert "🗣 английский B2" in card
    assert "🎓 МГУ, Дизайн, магистр, 2015" in card
    await _tap(anna, "✏️ Исправить")
    assert "Сейчас: английский B2" in await _tap(anna, "Языки")
    assert "Не знаю такого языка: клингонский" in await _say(anna, "английский C1, клингонский")
    assert "🗣 английский C1, немецкий A1" in await _say(anna, "английский C1, немецкий A1")
    await _tap(anna, "✏️ Исправить")
    await _tap(anna, "Образование")
    assert "🎓 Колледж связи" in await _say(anna, "Колледж связи, 2008")
    assert "🔐 Согласие: не запрашивали" in card
    assert anna.screen().button("📞 скопировать")["copy_text"]["text"] == "+79161234567"
    assert anna.screen().button("✉️ скопировать")["copy_text"]["text"] == "ivanova@example.com"
    await _tap(anna, "💬 Связь")
    await _tap(anna, "🗃 В резерв")
    await _say(anna, "сильная, но дорогая, 10.12.2026")
    card = await _say(anna, "Иванова")
    assert "🗃 В резерве до 10 дек.: сильная, но дорогая" in card
    await _tap(anna, "🔐 Персональные данные")
    await _tap(anna, "Запросить согласие")
    await _say(anna, "Иванова")
    await _tap(anna, "💬 Связь")
    await _tap(anna, "🕘 История")
    assert "🔐 Запрошено согласие" in await _tap(anna, "Согласие")
    assert "В резерв" not in anna.screen().text


async def test_the_reserve_is_passed_on_and_handed_over_when_its_owner_leaves(company: Company) -> None:
    await company.everyone_starts()
    anna, boris = company.anna, company.boris
    await _candidate(company)
    await _say(anna, "Иванова")
    await _tap(anna, "💬 Связь")
    await _tap(anna, "🗃 В резерв")
    await _say(anna, "сильная, но дорогая, 10.12.2026")
    await _tap(anna, "👤 Кто отвечает")
    assert "отвечает: Борис Петров" in await _tap(anna, "Борис Петров")
    await company.move_to(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    assert boris.sees("Анна Смирнова передаёт вам кандидата из резерва: Иванова Мария Сергеевна")
    await company.move_to(datetime(2026, 12, 10, 8, 0, tzinfo=UTC))
    assert boris.sees("Пора вернуться к резерву")
    assert not anna.sees("Пора вернуться к резерву")
    await boris.send("звонок Иванова: думает")
    await boris.settled()
    await _tap(boris, "⏰ Следующий контакт")
    await _say(boris, "14.12.2026 11:00 спросить")
    await anna.send("/people")
    await anna.settled()
    await _tap(anna, "Борис Петров")
    leaving = await _tap(anna, "🚪 Увольнение")
    assert "кандидаты в резерве: 1" in leaving
    assert "запланированные контакты: 1" in leaving
    assert "Иванова" not in leaving
    await _tap(anna, "📦 Передать всё")
    await _say(anna, "Анна")

    def owners(session: Session) -> set[int]:
        rows = [*session.exec(select(Reserve)).all(), *session.exec(select(NextContact)).all()]
        return {row.owner_id for row in rows}

    assert await company.read(owners) == {company.ids["anna"]}
    await company.move_to(datetime(2026, 12, 14, 8, 5, tzinfo=UTC))
    assert anna.sees("Пора связаться: Иванова Мария Сергеевна\nспросить")


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await _candidate(company)
    assert "Call kept, Иванова" in await _say(anna, "call Ivanova: ready from December")
    await _tap(anna, "🗃 Talent pool")
    assert "In the talent pool: strong but expensive" in await _say(anna, "strong but expensive, 10 December")
