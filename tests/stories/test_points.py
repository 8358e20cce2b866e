"""Points in the chat: earned, explained, asked about, announced; and what HR sets right."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain import points
from bot.domain.access import actor_by_id
from bot.i18n import Language
from bot.models import Task
from bot.sandbox import Person
from tests.company import Company
from tests.points_kit import make_task

MACBOOK = "Подготовить макет для Ивановой"


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


def labels(person: Person) -> list[str]:
    return person.screen().labels


async def a_minute_later(company: Company) -> None:
    await company.move_to(company.clock.now() + timedelta(minutes=1))


async def accepted(
    company: Company,
    promised: int = 50,
    *,
    assignee: str = "gleb",
    late: timedelta = timedelta(),
    mark: int | None = None,
) -> int:
    """Vera has accepted a task; its id."""

    def act(session: Session) -> int:
        creator = actor_by_id(session, company.ids["vera"])
        worker = actor_by_id(session, company.ids[assignee])
        assert creator is not None
        assert worker is not None
        task_id = make_task(session, creator, worker, promised, late=late, title=MACBOOK)
        points.award_for_acceptance(session, task_id, mark=mark, actor_id=creator.id, now=company.clock.now())
        return task_id

    return await company.app.database.write(act)


async def withdrawn(company: Company, task_id: int) -> None:
    """Vera has taken her acceptance back."""

    def act(session: Session) -> None:
        assert session.get(Task, task_id) is not None
        points.reverse_for_task(session, task_id, actor_id=company.ids["vera"], now=company.clock.now())

    await company.app.database.write(act)


async def test_points_are_told_once_with_their_reason(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company)
    await a_minute_later(company)
    gleb = company.gleb
    news = [message.text for message in gleb.messages() if "+50" in message.text]
    assert len(news) == 1
    assert f"+50 за принятую задачу: {MACBOOK}" in news[0]
    assert "Баланс: 50" in news[0]
    await a_minute_later(company)
    assert len([message for message in gleb.messages() if "+50 за" in message.text]) == 1


async def test_every_line_opens_into_its_arithmetic(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company, 50, late=timedelta(hours=3))
    gleb = company.gleb
    own = await say(gleb, "/points")
    assert "Баллы: 25" in own
    assert "За ноябрь 2026: 25" in own
    card = await tap(gleb, "✅ +25")
    assert "За задачу: 50" in card
    assert "Опоздание 3 часа: 50 %" in card
    assert "50 × 50 % = 25" in card
    assert "Вера Орлова" in card
    assert "Баланс после этой строки: 25" in card


async def test_an_upheld_question_becomes_a_second_line(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company, 50, late=timedelta(hours=3))
    gleb, vera = company.gleb, company.vera
    await say(gleb, "/points")
    await tap(gleb, "✅ +25")
    assert "Что не так" in await tap(gleb, "❓ Спросить об этой строке")
    asked = await say(gleb, "Ждал ответа заказчика с утра")
    assert "Ответит руководитель: Вера Орлова" in asked
    await a_minute_later(company)
    assert vera.sees("Ждал ответа заказчика")
    done = await tap(vera, "✅ Вернуть 25 баллов")
    assert "Исправлено на +25" in done
    await a_minute_later(company)
    assert gleb.sees("Исправлено на +25")
    assert "Баллы: 50" in await say(gleb, "/points")


async def test_a_refused_question_goes_on_to_hr_who_sets_another_amount(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company, 50, late=timedelta(hours=3))
    gleb, vera, anna = company.gleb, company.vera, company.anna
    await say(gleb, "/points")
    await tap(gleb, "✅ +25")
    await tap(gleb, "❓ Спросить об этой строке")
    await say(gleb, "Срок сдвинули устно")
    await a_minute_later(company)
    await tap(vera, "Оставить как есть")
    assert "Оставлено как есть" in await say(vera, "Сдвиг не согласован")
    await a_minute_later(company)
    assert gleb.sees("Сдвиг не согласован")
    await tap(gleb, "Обратиться в HR")
    await a_minute_later(company)
    assert anna.sees("Срок сдвинули устно")
    await tap(anna, "Другая сумма")
    assert "Исправлено на +10" in await say(anna, "10 половина на половину")
    assert "Баллы: 35" in await say(gleb, "/points")


async def test_hr_corrects_in_a_line_and_both_lines_stay(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company)
    anna, gleb = company.anna, company.gleb
    await say(anna, "/points")
    await tap(anna, "✏️ Корректировка")
    assert "Глеб Зайцев" in await say(anna, "Зайцев")
    assert "Нужна причина" in await say(anna, "+20")
    assert "+20" in await say(anna, "+20 помощь на выставке")
    await a_minute_later(company)
    assert gleb.sees("помощь на выставке")
    own = await say(gleb, "/points")
    assert "Баллы: 70" in own
    assert [label.split(" · ")[0] for label in labels(gleb)[:2]] == ["✏️ +20", "✅ +50"]


async def test_a_reversal_after_spending_is_a_debt_that_explains_itself(company: Company) -> None:
    await company.everyone_starts()
    task = await accepted(company, 100)
    await put_on_the_shelf(company, "Толстовка 100")
    gleb = company.gleb
    await say(gleb, "/rewards")
    await tap(gleb, "🎁 Толстовка · 100")
    await tap(gleb, "✅ Обменять 100 баллов")
    await a_minute_later(company)
    await withdrawn(company, task)
    await a_minute_later(company)
    assert gleb.sees("Теперь долг 100 баллов")
    own = await say(gleb, "/points")
    assert "Баллы: −100" in own
    assert f"сторно: {MACBOOK}" in own
    shop = await say(gleb, "/rewards")
    assert "Долг 100 баллов" in shop
    card = await tap(gleb, "🎁 Толстовка · 100")
    assert "Сначала закроется долг" in card
    assert not [label for label in labels(gleb) if "Обменять" in label]


async def put_on_the_shelf(company: Company, line: str) -> None:
    await say(company.anna, "/rewards")
    await tap(company.anna, "➕ Добавить награду")
    await say(company.anna, line)
    await tap(company.anna, "✅ Сохранить")


async def test_the_leaderboard_shows_places_and_the_way_up(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company, 90, assignee="boris")
    await accepted(company, 60)
    gleb = company.gleb
    top = await say(gleb, "/top")
    assert "🥇 Борис Петров, Рекрутер · 90" in top
    assert "🥈 Глеб Зайцев, Дизайнер · 60 ← вы" in top
    assert "До места 1 не хватает: 30" in top
    assert "Маркетинг" in await tap(gleb, "Мой отдел")
    assert "за всё время" in await tap(gleb, "Всё время")
    anna = company.anna
    assert "Вас в рейтинге пока нет, до него 60 баллов" in await say(anna, "/top")


async def test_a_group_hears_names_and_points_in_one_message_a_day(company: Company) -> None:
    await company.everyone_starts()
    anna, gleb = company.anna, company.gleb
    group = company.sandbox.add_group("Ромашка", members=[anna, gleb], bot=True)
    await anna.send("/board", in_=group)
    await anna.settled()
    await anna.tap("Вся компания", in_=group)
    await anna.settled()
    toast = await gleb.tap("Сразу", in_=group)
    assert toast is not None
    assert not gleb.sees("сразу, одним", in_=group), "only HR and leads decide what a group hears"
    await anna.tap("Сразу", in_=group)
    await anna.settled()
    await accepted(company, 50)
    await a_minute_later(company)
    board = [message for message in gleb.messages(in_=group) if "Баллы за" in message.text]
    assert len(board) == 1
    assert "Глеб Зайцев, Дизайнер · +50" in board[0].text
    assert "Иванов" not in board[0].text, "what the task was about stays out of the group"
    await gleb.send("Поздравляем!", in_=group)
    await accepted(company, 20)
    await a_minute_later(company)
    now = [message for message in gleb.messages(in_=group) if "Баллы за" in message.text]
    assert [message.id for message in now] == [board[0].id], (
        "the day's message is kept current where it stands"
    )
    assert "+70 (2 задачи)" in now[0].text
    await gleb.send("/top", in_=group)
    await gleb.settled()
    assert "🥇 Глеб Зайцев, Дизайнер · 70" in gleb.screen(in_=group).text
    await gleb.send("/points", in_=group)
    await gleb.settled()
    assert "Личное открывается в личном чате" in gleb.screen(in_=group).text


async def test_a_digest_waits_for_its_hour(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    group = company.sandbox.add_group("Ромашка", members=[anna], bot=True)
    await anna.send("/board", in_=group)
    await anna.settled()
    await anna.tap("Вся компания", in_=group)
    await anna.settled()
    await accepted(company, 50)
    await a_minute_later(company)
    assert not anna.sees("Глеб Зайцев", in_=group)
    await company.move_to(datetime(2026, 11, 24, 15, 0, tzinfo=UTC) + timedelta(minutes=1))
    assert anna.sees("Глеб Зайцев, Дизайнер · +50", in_=group)


async def test_rules_are_set_by_chips_and_numbers(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    await say(anna, "/points")
    await tap(anna, "⚙️ Правила")
    assert "Какая доля" in await tap(anna, "За опоздание: 50")
    await tap(anna, "25")
    assert [label for label in labels(anna) if label.startswith("За опоздание: 25")]
    await tap(anna, "Бюджет в месяц: без ограничений")
    await say(anna, "1500")
    assert [label for label in labels(anna) if "".join(label.split()) == "Бюджетвмесяц:1500"]


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(company: Company) -> None:
    await company.everyone_starts()
    await accepted(company, 50, late=timedelta(hours=3))
    await a_minute_later(company)
    gleb = company.gleb
    assert gleb.sees("Late by 3 hours: 50%")
    assert "Points: 25" in await say(gleb, "/points")
    assert "Reward shop" in await tap(gleb, "🎁 Rewards")
