"""The whole way: two interviewers who disagree, the manager's decision, the offer, the first day, the others settled."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.domain import vacancies
from bot.domain.access import actor_by_id
from bot.domain.vacancy_values import VacancyField, Wanted
from bot.models import Application, Employee, EmployeeState, Outcome, Reserve, Stage
from bot.sandbox import Person
from tests.company import Company
from tests.hiring import vacancy_in

FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def _vacancy(session: Session, ids: dict[str, int], now: datetime) -> None:
    vacancy_id, _ = vacancy_in(session, ids, now)
    anna = actor_by_id(session, ids["anna"])
    assert anna is not None
    vacancies.set_value(session, anna, vacancy_id, VacancyField.COMPETENCIES, (Wanted("Python"),), now=now)
    gleb = session.get(Employee, ids["gleb"])
    assert gleb is not None
    vacancies.set_value(session, anna, vacancy_id, VacancyField.DEPARTMENT, gleb.department_id, now=now)


@pytest.fixture
async def started(company: Company) -> Company:
    """Anna's vacancy in marketing with three candidates; Vera seeks and leads the department."""
    await company.everyone_starts()
    await company.app.database.write(_vacancy, company.ids, company.clock.now())
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


async def assessed(person: Person, score: str, verdict: str) -> None:
    await tap(person, "✅ Состоялось") if "✅ Состоялось" in person.screen().labels else None
    await tap(person, score)
    await tap(person, verdict)
    await tap(person, "✅ Отправить")


def _applications(session: Session) -> list[Application]:
    return list(session.exec(select(Application).order_by(col(Application.id))).all())


async def test_from_two_interviewers_to_the_first_day(started: Company) -> None:
    anna, vera, gleb = started.anna, started.vera, started.gleb
    await say(anna, "Иванова пт 15:00 техническое Орлова и Зайцев")
    await started.move_to(FRIDAY + timedelta(hours=1, minutes=1))
    await assessed(gleb, "1. 1", "Нет")
    await assessed(vera, "5", "Точно да")
    await told(started)
    await say(anna, "Иванова Ольга")
    await tap(anna, "Дизайнер: ")
    await tap(anna, "⚖️")
    await told(started)
    assert "мнения интервьюеров расходятся" in vera.screen().text
    assert "✅ Нанять · Вера Орлова" in await tap(vera, "✅ Нанять")
    await told(started)
    await tap(anna, "📨 Подготовить оффер")
    await tap(anna, "❗️ Оклад")
    await say(anna, "150к на руки")
    assert "Согласовал: Анна Смирнова" in await tap(anna, "✅ На согласование"), "an HR admin may approve"
    await tap(anna, "✅ Отправлен кандидату")
    assert "Принят" in await tap(anna, "✅ Кандидат согласен")
    await started.move_to(datetime(2026, 12, 11, 7, 30, tzinfo=UTC))
    assert "Иванова Ольга: сегодня первый день" in vera.screen().text
    await tap(vera, "✅ Вышел")
    await told(started)
    assert "Вышел 1 человек, все места заняты" in anna.screen().text
    assert "Ещё 2 кандидата ждут ответа" in anna.screen().text
    assert "Квота: 1 из 1" in await tap(anna, "💼 Открыть вакансию")
    assert "Выбраны 2 кандидата" in await tap(anna, "🏁 Завершить")
    await tap(anna, "☐ В кадровый резерв")
    await tap(anna, "Выбран другой кандидат")
    hired, *others = await started.read(_applications)
    assert hired.stage is Stage.HIRED
    assert [one.outcome for one in others] == [Outcome.POSITION_CLOSED] * 2
    kept = await started.read(lambda session: session.exec(select(Reserve.candidate_id)).all())
    assert sorted(kept) == sorted(one.candidate_id for one in others)


async def test_the_candidate_changes_their_mind_after_the_offer(started: Company) -> None:
    anna = started.anna
    await say(anna, "Иванова Ольга")
    await tap(anna, "Дизайнер: ")
    await tap(anna, "Оффер")
    await say(anna, "Иванова Ольга")
    await tap(anna, "📨 Оффер")
    await tap(anna, "❗️ Оклад")
    await say(anna, "150к на руки")
    await tap(anna, "✅ На согласование")
    await tap(anna, "✅ Отправлен кандидату")
    await tap(anna, "✅ Кандидат согласен")
    assert "Почему кандидат отказался?" in await tap(anna, "Передумал выходить")
    await tap(anna, "Другой оффер")
    first = (await started.read(_applications))[0]
    assert (first.stage, first.outcome) == (Stage.WITHDRAWN, Outcome.WITHDREW)
    states = await started.read(
        lambda session: session.exec(
            select(Employee.state).where(Employee.name.contains("Иванова"))  # type: ignore[attr-defined]
        ).all()
    )
    assert list(states) == [EmployeeState.LEFT], "the newcomer is none any more, the history stays"
    await say(anna, "Иванова Ольга")
    assert "Передумал" not in str(anna.screen().labels)
    assert "Самоотказ" in anna.screen().text
