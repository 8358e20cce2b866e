"""The hiring decision: asked by the recruiter, made by who hires or who stands in, taken back, with a question first."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.i18n import Language
from bot.models import Application, Decision, Stage
from bot.sandbox import Person
from tests.company import Company
from tests.hiring import vacancy_in


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; Anna's vacancy has two candidates, Vera seeks."""
    await company.everyone_starts()
    await company.app.database.write(vacancy_in, company.ids, company.clock.now(), 2)
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
    await company.move_to(company.clock.now() + timedelta(minutes=2))


async def asked(company: Company, name: str = "Иванова Ольга") -> str:
    """Anna asks for a decision about a candidate."""
    anna = company.anna
    await say(anna, name)
    await tap(anna, "Новый")
    shown = await tap(anna, "⚖️")
    await told(company)
    return shown


def _stages(session: Session) -> list[Stage]:
    return list(session.exec(select(Application.stage).order_by(Application.id)).all())


async def test_the_manager_hires_and_the_recruiter_goes_on_to_the_offer(started: Company) -> None:
    anna, vera = started.anna, started.vera
    assert "Решает Вера Орлова" in await asked(started)
    card = vera.screen().text
    assert "Анна Смирнова просит решить по кандидату" in card
    assert "Иванова Ольга" in card
    assert "нет согласия" in card
    await vera.send("/today")
    await vera.settled()
    assert "ждёт вашего решения" in vera.screen().text
    await tap(vera, "⚖️ Иванова")
    assert "✅ Нанять · Вера Орлова" in await tap(vera, "✅ Нанять")
    await told(started)
    assert "Решение принято" in anna.screen().text
    assert (await started.read(_stages))[0] is Stage.OFFER
    assert "оффер" in (await tap(anna, "📨 Подготовить оффер")).lower()


async def test_a_question_goes_to_the_recruiter_and_back(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await asked(started)
    await tap(vera, "❓ Вопрос")
    assert "Есть вопрос, отвечает Анна Смирнова" in await say(vera, "Когда готова выйти?")
    await told(started)
    assert "Когда готова выйти?" in anna.screen().text
    await tap(anna, "Ответить")
    await say(anna, "С первого декабря")
    await told(started)
    assert "С первого декабря" in vera.screen().text
    await tap(vera, "❌ Отказать")
    assert "❌ Отказать · Вера Орлова" in await tap(vera, "Мало опыта")
    assert (await started.read(_stages))[0] is Stage.REJECTED
    await tap(vera, "↩︎ Отменить")
    assert (await started.read(_stages))[0] is Stage.NEW
    assert "Решает Вера Орлова" in vera.screen().text
    await tap(vera, "❌ Отказать")
    await tap(vera, "✍️")
    assert "Не подходит график" in await say(vera, "Не подходит график")
    await told(started)
    assert "Не подходит график" in anna.screen().text


async def test_not_yet_rests_until_a_day_in_own_words(started: Company) -> None:
    vera = started.vera
    await asked(started)
    await tap(vera, "💤 Отложить")
    assert "до 15 декабря" in await say(vera, "15.12")
    await tap(vera, "↩︎ Отменить")
    assert "Решает Вера Орлова" in vera.screen().text


async def test_the_deputy_decides_and_both_names_remain(started: Company) -> None:
    vera, boris = started.vera, started.boris
    await say(vera, "/away отпуск до 12 января, за меня Борис Петров")
    await asked(started)
    assert "просит решить по кандидату" in boris.screen().text
    assert "✅ Нанять · Борис Петров" in await tap(boris, "✅ Нанять")

    def kept(session: Session) -> Decision:
        return session.exec(select(Decision)).one()

    decision = await started.read(kept)
    assert (decision.decider_id, decision.decided_by_id) == (started.ids["vera"], started.ids["boris"])


async def test_it_is_reminded_of_once_after_two_working_days(started: Company) -> None:
    vera = started.vera
    await asked(started)
    before = sum("Ждут вашего решения" in one.text for one in vera.messages())
    await started.move_to(datetime(2026, 11, 26, 8, 0, tzinfo=UTC))
    assert before == sum("Ждут вашего решения" in one.text for one in vera.messages()) == 0
    await started.move_to(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    assert sum("Ждут вашего решения" in one.text for one in vera.messages()) == 1


async def test_an_old_answer_and_a_second_press_change_nothing(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await asked(started)
    old = vera.screen()
    hire = old.button("✅ Нанять")
    await say(anna, "Иванова Ольга")
    await tap(anna, "Новый")
    await tap(anna, "→")
    stages = await started.read(_stages)
    await vera.press(old, hire)
    await vera.settled()
    assert await started.read(_stages) == stages
    assert "Вопрос снят" in vera.screen().text


@pytest.mark.parametrize("language", [Language.EN])
async def test_in_english_too(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "Иванова Ольга")
    await tap(anna, "New")
    assert "Вера Орлова decides" in await tap(anna, "⚖️")
    await told(started)
    assert "asks you to decide" in vera.screen().text
    assert "✅ Hire · Вера Орлова" in await tap(vera, "✅ Hire")
