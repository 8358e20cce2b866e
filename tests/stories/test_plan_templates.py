"""Templates of plans changed in the chat: HR adds, waits, copies and puts away; a lead has the own part."""

from datetime import datetime

import pytest
from sqlmodel import Session

from bot.domain import departments, people
from bot.domain.access import actor_by_id
from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company

LINE = "за 1 рабочий день до, 12:00, ИТ: подготовить телефон"


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; Gleb leads IT."""
    await company.everyone_starts()

    def appoint(session: Session, *, now: datetime) -> None:
        anna = actor_by_id(session, company.ids["anna"])
        assert anna is not None
        made = people.add_department(session, "ИТ", now=now)
        gleb = people.employee_by_telegram(session, company.gleb.id)
        assert gleb is not None
        gleb.department_id = made.id
        departments.appoint_lead(session, anna, made.id or 0, gleb.id or 0, now=now)

    await company.app.database.write(appoint, now=company.clock.now())
    return company


async def open_template(person: Person, label: str = "Адаптация") -> str:
    await say(person, "/onboarding")
    await tap(person, "🧩")
    return await tap(person, label)


async def test_hr_adds_a_task_in_a_line_and_a_plan_begins_with_it(started: Company) -> None:
    anna = started.anna
    assert "Подготовить кадровые документы" in await open_template(anna)
    await tap(anna, "➕ Задача")
    wrong = await say(anna, "Бухгалтерия, 12:00: подготовить телефон")
    assert "Отдела «Бухгалтерия» в компании нет" in wrong
    assert "Вы написали: Бухгалтерия, 12:00: подготовить телефон" in wrong
    made = await say(anna, LINE)
    assert "Подготовить телефон" in made
    assert "за 1 рабочий день до, 12:00" in made
    await tap(anna, "⛓ Чего ждёт")
    assert "ждёт: Подготовить компьютер" in await tap(anna, "Подготовить компьютер")
    assert "Чем подтвердить: пара слов" in await tap(anna, "📎")
    seen = await say(anna, "/onboard Иван Новиков, дизайнер, Маркетинг, 11.01.2027")
    assert "Подготовить телефон" in seen


async def test_a_circle_is_refused_and_a_task_is_dropped_with_a_word_about_running_plans(
    started: Company,
) -> None:
    anna = started.anna
    await open_template(anna)
    await tap(anna, "✏️ Подготовить компьютер")
    await tap(anna, "⛓ Чего ждёт")
    toast = await anna.tap("Провести инструктаж")
    assert toast is not None
    assert "по кругу" in (toast.text or "")
    await anna.settled()
    await tap(anna, "Назад")
    assert "Начатые планы останутся как есть" in await tap(anna, "Убрать")
    assert "Подготовить компьютер" not in await tap(anna, "Убрать")
    assert "убрана задача" in await tap(anna, "История")


async def test_a_copy_for_a_position_is_put_away_again(started: Company) -> None:
    anna = started.anna
    await open_template(anna)
    await tap(anna, "📄 Копия")
    assert "Для кого: Дизайнер" in await say(anna, "Дизайнер")
    assert "Новичок-дизайнер" in await rename(anna)
    await tap(anna, "В архив")
    await tap(anna, "В архив")
    assert not any("Новичок-дизайнер" in label for label in anna.screen().labels)


async def rename(anna: Person) -> str:
    await tap(anna, "✏️ Название")
    return await say(anna, "Новичок-дизайнер")


async def test_a_lead_has_the_own_part(started: Company) -> None:
    gleb = started.gleb
    assert "Менять можно только задачи своего отдела" in await open_template(gleb)
    assert "👁 Подготовить рабочее место" in gleb.screen().labels
    await tap(gleb, "✏️ Подготовить компьютер")
    await tap(gleb, "📅 Срок и час")
    assert "за 2 рабочих дня до, 15:00" in await say(gleb, "за 2 рабочих дня до, 15:00")
    assert not any("Баллы" in label for label in gleb.screen().labels)


@pytest.mark.parametrize("language", [Language.EN], indirect=False)
async def test_the_same_in_english(started: Company) -> None:
    anna = started.anna
    assert "Prepare the computer" in await open_template(anna, "Onboarding")
    await tap(anna, "➕ Task")
    made = await say(anna, "1 working day before, 12:00, ИТ: prepare the phone")
    assert "Prepare the phone" in made
    assert "1 working day before, 12:00" in made
