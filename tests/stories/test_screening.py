"""The manager's screening: sent in one message, gone through on a phone, answered, asked about, asked again, taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.i18n import Language
from bot.models import Application, Employee, Stage, Waiting, WaitingKind
from bot.sandbox import Person
from tests.company import Company
from tests.hiring import vacancy_in


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; Anna's vacancy has three new candidates, Vera seeks."""
    await company.everyone_starts()
    await company.app.database.write(vacancy_in, company.ids, company.clock.now())
    return company


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def told(company: Company) -> None:
    """Let the time for Undo and for gathering answers pass."""
    await company.move_to(company.clock.now() + timedelta(minutes=2))


async def sent(company: Company) -> str:
    """Anna sends everybody new to Vera."""
    anna = company.anna
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Кандидаты")
    await tap(anna, "☑ Выбрать нескольких")
    await tap(anna, "Выбрать всех")
    shown = await tap(anna, "📨 Заказчику (3)")
    await told(company)
    return shown


def _waitings(session: Session) -> list[Waiting]:
    return list(session.exec(select(Waiting).order_by(Waiting.id)).all())


def _stages(session: Session) -> list[Stage]:
    return list(session.exec(select(Application.stage).order_by(Application.id)).all())


async def test_a_word_to_the_manager_stands_on_every_card(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await sent(started)
    assert "Вера Орлова увидит это" in await tap(anna, "💬 Слово заказчику")
    assert "💬 Все готовы с января" in await say(anna, "Все готовы с января")
    await tap(vera, "▶ Смотреть: 3 кандидата")
    assert "💬 Все готовы с января" in vera.screen().text


async def test_the_whole_loop(started: Company) -> None:
    anna, vera = started.anna, started.vera
    assert "3 кандидата отправлены заказчику: Вера Орлова" in await sent(started)
    notice = vera.screen().text
    assert "Анна Смирнова просит посмотреть 3 кандидатов" in notice
    assert "Иванова Ольга" in notice
    first = await tap(vera, "▶ Смотреть: 3 кандидата")
    assert "Дизайнер: 1 из 3" in first
    assert "Иванова Ольга" in first
    second = await tap(vera, "✅ Пригласить")
    assert "Соколов Павел" in second, "the next one comes by itself"
    assert "Почему нет?" in await tap(vera, "❌ Отказать")
    third = await tap(vera, "Мало опыта")
    assert "Кузнецова Мария" in third
    await tap(vera, "❓ Вопрос")
    done = await say(vera, "Готова ли переехать?")
    assert "Вопрос у рекрутера" in done
    await told(started)
    assert anna.sees("Готова ли переехать?")
    answers = next(one.text for one in reversed(anna.messages()) if "Заказчик ответил" in one.text)
    assert "✅ Иванова Ольга" in answers
    assert "Отказ: Мало опыта" in answers
    assert await started.read(_stages) == [Stage.INTERVIEW, Stage.REJECTED, Stage.NEW]
    await say(anna, "/today")
    await tap(anna, "❓ Дизайнер")
    await tap(anna, "💬 Ответить")
    assert "Ответ отправлен" in await say(anna, "Да, с января")
    await told(started)
    assert vera.sees("Ответ на ваш вопрос: Анна Смирнова")
    assert "Да, с января" in vera.screen().text
    assert "Все просмотрены" in await tap(vera, "✅ Пригласить")
    assert await started.read(_stages) == [Stage.INTERVIEW, Stage.REJECTED, Stage.INTERVIEW]
    waitings = await started.read(_waitings)
    assert [(one.kind, one.on_id == started.ids["vera"]) for one in waitings] == [
        (WaitingKind.SCREENING, True),
        (WaitingKind.SCREENING, True),
        (WaitingKind.SCREENING, True),
        (WaitingKind.QUESTION, False),
        (WaitingKind.SCREENING, True),
    ], "a question's time is the recruiter's, the rest the manager's"
    assert all(one.ended_at is not None for one in waitings)


async def test_an_answer_is_taken_back_and_old_buttons_change_nothing(started: Company) -> None:
    vera = started.vera
    await sent(started)
    await tap(vera, "▶ Смотреть: 3 кандидата")
    await tap(vera, "✅ Пригласить")
    assert (await started.read(_stages))[0] is Stage.INTERVIEW
    assert "Иванова Ольга" in await tap(vera, "↩︎ Отменить")
    assert (await started.read(_stages))[0] is Stage.NEW
    await tap(vera, "❌ Отказать")
    await tap(vera, "✍️ Своими словами")
    await say(vera, "Нужен опыт в рознице")
    assert (await started.read(_stages))[0] is Stage.REJECTED
    await told(started)
    assert started.anna.sees("Другая причина, Нужен опыт в рознице")


async def test_the_manager_is_asked_again_and_the_vacancy_says_who_waits_for_whom(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await sent(started)
    before = len(vera.messages())
    await started.move_to(datetime(2026, 11, 25, 17, 0, tzinfo=UTC))
    assert not any("ждут вашего ответа. Кто" in one.text for one in vera.messages()[before:])
    await started.move_to(datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
    again = [one for one in vera.messages()[before:] if "3 кандидата ждут вашего ответа" in one.text]
    assert len(again) == 1, "two working days later, once"
    await say(anna, "/vacancies")
    card = await tap(anna, "💼 Дизайнер")
    assert "Иванова Ольга: отбор, ждём: Вера Орлова" in card
    await started.move_to(datetime(2026, 11, 30, 9, 30, tzinfo=UTC))
    again = [one for one in vera.messages()[before:] if "3 кандидата ждут вашего ответа" in one.text]
    assert len(again) == 2, "and again after two working days more"
    assert not anna.sees("Иванова Ольга · Дизайнер"), "their stage is late, but the time is the manager's"


def _far_east(session: Session, ids: dict[str, int]) -> None:
    vera = session.get(Employee, ids["vera"])
    assert vera is not None
    vera.timezone = "Asia/Vladivostok"
    session.add(vera)


async def test_asking_again_heeds_the_manager_s_quiet_hours(started: Company) -> None:
    """Sent at 15:00 of Moscow, so asked again then: 22:00 where the manager is, who reads it in the morning."""
    vera = started.vera
    await started.app.database.write(_far_east, started.ids)
    await started.move_to(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    await sent(started)
    await started.move_to(datetime(2026, 11, 26, 22, 50, tzinfo=UTC))
    assert not vera.sees("ждут вашего ответа. Кто отправил")
    await started.move_to(datetime(2026, 11, 26, 23, 10, tzinfo=UTC))
    assert vera.sees("ждут вашего ответа. Кто отправил")


async def test_the_deputy_answers_while_the_manager_is_away(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, "/away с 24 по 30 ноября, отпуск, за меня Зайцев")
    await told(started)
    await sent(started)
    assert "просит посмотреть 3 кандидатов" in gleb.screen().text
    await tap(gleb, "▶ Смотреть: 3 кандидата")
    await tap(gleb, "✅ Пригласить")
    await told(started)
    assert started.anna.sees("Пригласить (Глеб Зайцев)")
    first = (await started.read(_waitings))[0]
    assert (first.on_id, first.ended_by_id) == (started.ids["vera"], started.ids["gleb"])


async def test_who_moves_a_candidate_meanwhile_takes_them_off_the_manager_s_list(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await sent(started)
    await tap(vera, "▶ Смотреть: 3 кандидата")
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Кандидаты")
    await tap(anna, "Иванова")
    await tap(anna, "Дизайнер:")
    await tap(anna, "Самоотказ")
    await tap(anna, "Другой оффер")
    shown = await tap(vera, "✅ Пригласить")
    assert "Больше не рассматривается" in shown, "the old button acts on nothing and shows how things stand"
    assert (await started.read(_stages))[0] is Stage.WITHDRAWN


async def test_what_was_sent_is_taken_back(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await sent(started)
    await tap(anna, "Отозвать")
    assert "Больше не рассматривается" in await tap(vera, "▶ Смотреть: 3 кандидата")
    assert all(one.ended_at is not None for one in await started.read(_waitings))


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Candidates")
    await tap(anna, "☑ Choose several")
    await tap(anna, "Choose all")
    assert "3 candidates sent to the hiring manager" in await tap(anna, "📨 To the manager (3)")
    await told(started)
    assert "asks you to look at 3 candidates" in vera.screen().text
    await tap(vera, "▶ Look at 3 candidates")
    await tap(vera, "❌ No")
    assert "2 of 3" in await tap(vera, "Too little experience")
