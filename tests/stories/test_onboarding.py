"""A newcomer's plan as people live it: begun in a line, prepared by departments over the New Year, come or not."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import Session, select

from bot.domain import departments, people
from bot.domain.access import actor_by_id
from bot.i18n import Language
from bot.models import Evidence, PlanTask, Task
from bot.sandbox import Group, Person
from bot.sandbox.seen import SeenMessage
from tests.company import Company

LINE = "/onboard Иван Новиков, дизайнер, Маркетинг, 11.01.2027"


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Moscow."""
    return datetime(year, month, day, hour - 3, minute, tzinfo=UTC)


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; Gleb leads IT, and it is the middle of December."""
    await company.everyone_starts()

    def appoint(session: object, *, now: datetime) -> None:
        anna = actor_by_id(session, company.ids["anna"])  # type: ignore[arg-type]
        assert anna is not None
        made = people.add_department(session, "ИТ", now=now)  # type: ignore[arg-type]
        gleb = people.employee_by_telegram(session, company.gleb.id)  # type: ignore[arg-type]
        assert gleb is not None
        gleb.department_id = made.id
        departments.appoint_lead(session, anna, made.id or 0, gleb.id or 0, now=now)  # type: ignore[arg-type]

    await company.app.database.write(appoint, now=company.clock.now())
    await company.move_to(local(2026, 12, 14, 12))
    return company


async def begun(company: Company) -> None:
    await say(company.anna, LINE)
    await tap(company.anna, "✅ Начать")
    await company.move_to(company.clock.now() + timedelta(seconds=20))


async def test_a_line_becomes_a_preview_and_then_everybody_s_tasks(started: Company) -> None:
    anna, gleb = started.anna, started.gleb
    seen = await say(anna, LINE)
    assert "Иван Новиков" in seen
    assert "Подготовить компьютер" in seen
    assert "ср, 30 декабря, 18:00" in seen
    assert "ИТ: Глеб Зайцев" in seen
    assert "руководителя нет, отвечает HR" in seen
    card = await tap(anna, "✅ Начать")
    assert "Сделано 0 из 13" in card
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert gleb.sees("Подготовить компьютер")
    assert started.vera.sees("Открыть доступ к текущим задачам")


@pytest.mark.parametrize("language", [Language.EN], indirect=False)
async def test_the_same_in_english(started: Company) -> None:
    seen = await say(started.anna, "/onboard Ivan Novikov, designer, Маркетинг, 11.01.2027")
    assert "Prepare the computer" in seen
    assert "Onboarding: Ivan Novikov" in await tap(started.anna, "✅ Begin")


async def test_over_the_new_year_it_is_pinged_before_and_nobody_on_holidays(started: Company) -> None:
    await begun(started)
    gleb = started.gleb
    await started.move_to(local(2026, 12, 29, 10, 5))
    assert gleb.sees("Срок на следующий рабочий день")
    await started.move_to(local(2026, 12, 30, 18, 5))
    assert gleb.sees("🔥 Срок прошёл")
    counts = {one: len(getattr(started, one).messages()) for one in ("anna", "vera", "gleb", "boris")}
    await started.move_to(local(2027, 1, 11, 8, 30))
    assert counts == {one: len(getattr(started, one).messages()) for one in counts}, (
        "nobody is pinged on holidays"
    )
    await started.move_to(local(2027, 1, 11, 10, 5))
    assert started.anna.sees("🔥 Отдел опаздывает")


async def test_on_the_first_morning_the_lead_says_whether_they_came(started: Company) -> None:
    await begun(started)
    await started.move_to(local(2027, 1, 11, 10, 5))
    vera = started.vera
    assert vera.sees("сегодня первый день")
    assert "Вышел на работу" in await tap(vera, "✅ Вышел")


async def test_who_does_not_come_freezes_the_plan_and_hr_moves_the_day(started: Company) -> None:
    await begun(started)
    await started.move_to(local(2027, 1, 11, 10, 5))
    assert "приостановлен" in await tap(started.vera, "Не вышел")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    anna = started.anna
    assert anna.sees("человек не вышел")
    await tap(anna, "Открыть план")
    await tap(anna, "📅 Перенести дату")
    seen = await say(anna, "18.01.2027")
    assert "Сдвинется задач" in seen
    assert "Уже опоздали" in seen
    assert "Сначала было" in await tap(anna, "✅ Перенести")


async def test_a_department_takes_its_task_in_its_chat_and_the_card_follows_a_migration(
    started: Company,
) -> None:
    gleb, boris = started.gleb, started.boris
    group = started.sandbox.add_group("ИТ", members=[gleb, boris], bot=True)

    def bind(session: object, *, now: datetime) -> None:
        anna = actor_by_id(session, started.ids["anna"])  # type: ignore[arg-type]
        assert anna is not None
        rows = people.departments(session)  # type: ignore[arg-type]
        it = next(one for one in rows if one.name == "ИТ")
        departments.bind_chat(session, anna, it.id or 0, group.id, now=now)  # type: ignore[arg-type]

    await started.app.database.write(bind, now=started.clock.now())
    await begun(started)
    card = gleb.screen(in_=group)
    assert "Иван Новиков" in card.text
    await boris.tap("Взять: Подготовить компьютер", in_=group)
    await boris.settled()
    assert "Взять" in gleb.screen(in_=group).labels[0], "Boris is of another department"
    await gleb.tap("Взять: Подготовить компьютер", in_=group)
    await gleb.settled()
    assert "Готово: Подготовить компьютер" in gleb.screen(in_=group).labels[0]
    await gleb.tap("Готово: Подготовить компьютер", in_=group)
    await gleb.settled()
    assert gleb.screen(in_=group).labels[0].startswith("✅")


async def test_a_cancelled_hire_tells_everybody_once(started: Company) -> None:
    await begun(started)
    anna = started.anna
    await say(anna, "/onboarding")
    await tap(anna, next(label for label in anna.screen().labels if "Новиков" in label or "Иван" in label))
    await tap(anna, "Отменить план")
    assert "План отменён" in await tap(anna, "Отменить план")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert started.gleb.sees("план отменён")


async def test_leaving_begins_from_the_last_day_and_moving_from_the_card(started: Company) -> None:
    anna = started.anna
    await say(anna, "зайцев")
    assert "Перевод" in await tap(anna, "🧭 План перевода")
    await tap(anna, "Удалить черновик")
    await say(anna, "зайцев")
    await tap(anna, "🚪 Увольнение")
    assert not any("План увольнения" in label for label in anna.screen().labels), "no day, no plan"
    await tap(anna, "📅")
    await tap(anna, "25")
    seen = await tap(anna, "🧭 План увольнения")
    assert "Увольнение: Глеб Зайцев" in seen
    assert "Увольнение: Глеб Зайцев" in await tap(anna, "✅ Начать")
    await say(anna, "зайцев")
    assert any("🧭 Увольнение" in label for label in anna.screen().labels)


def watched(person: Person) -> SeenMessage:
    """The message that shows the plan as it stands now."""
    return next(one for one in person.messages() if "Обновляется само" in one.text)


async def test_the_plan_keeps_itself_up_to_date_in_the_chats_of_hr_and_the_lead(started: Company) -> None:
    await begun(started)
    anna, gleb = started.anna, started.gleb
    live = watched(anna)
    assert "Сделано 0 из 13" in live.text
    await say(anna, "/tasks")  # something else is written below it meanwhile
    await say(gleb, "/tasks")
    await tap(gleb, "Подготовить компьютер")
    await tap(gleb, "✅ Сдать")
    await tap(gleb, "✅ Сдать без комментария")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    again = watched(anna)
    assert again.id == live.id, "the same message, where it stands"
    assert "Сделано 1 из 13" in again.text
    assert "✅ Подготовить компьютер" in again.labels
    await started.move_to(local(2026, 12, 31, 12))
    assert "просрочено" in watched(anna).text, "HR's papers"
    assert "опоздание" not in watched(anna).text, "a length would be out of date by the next hour"
    await anna.tap("Не следить", message=again)
    await anna.settled()
    assert any("больше не обновляется" in one.text for one in anna.messages())
    await tap(anna, "Открыть план")
    await tap(anna, "📌 Следить")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert "Сделано 1 из 13" in watched(anna).text


async def test_the_newcomer_s_link_and_qr_come_from_the_plan(started: Company) -> None:
    await begun(started)
    anna = started.anna
    seen = await tap(anna, "🎟 Ссылка и QR новичку")
    assert "Иван Новиков" in seen
    token = seen.split("start=")[1].split()[0]
    await tap(anna, "QR")
    newcomer = started.sandbox.add_person(first_name="Иван")
    await newcomer.start(token)
    await newcomer.settled()
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert newcomer.sees("Познакомиться с правилами компании")


@pytest.fixture
async def in_chat(started: Company) -> tuple[Company, Group]:
    """IT has a group; Gleb and Boris work there."""
    group = started.sandbox.add_group("ИТ", members=[started.gleb, started.boris], bot=True)

    def bind(session: Session, *, now: datetime) -> None:
        anna = actor_by_id(session, started.ids["anna"])
        boris = people.employee_by_telegram(session, started.boris.id)
        assert anna is not None
        assert boris is not None
        it = next(one for one in people.departments(session) if one.name == "ИТ")
        boris.department_id = it.id
        session.add(boris)
        departments.bind_chat(session, anna, it.id or 0, group.id, now=now)

    await started.app.database.write(bind, now=started.clock.now())
    await begun(started)
    return started, group


async def test_what_cannot_be_done_is_said_from_the_chat_and_hr_decides(
    in_chat: tuple[Company, Group],
) -> None:
    company, group = in_chat
    anna, boris = company.anna, company.boris
    toast = await boris.tap("🚫 Не можем", in_=group)
    assert toast is not None
    await boris.start(toast.url.split("start=")[1])
    await boris.settled()
    await tap(boris, "Подготовить компьютер")
    assert "отказался — Нет техники" in await tap(boris, "Нет техники или доступа")
    await company.move_to(company.clock.now() + timedelta(seconds=20))
    assert "🚫 Подготовить компьютер" in boris.screen(in_=group).text
    assert "Нет техники или доступа" in anna.screen().text
    await tap(anna, "↩️ Вернуть")
    await say(anna, "Возьмите резервный ноутбук")
    await company.move_to(company.clock.now() + timedelta(seconds=20))
    assert boris.sees("Возьмите резервный ноутбук")


def photo_of_a_desk() -> bytes:
    """A picture as a phone sends it."""
    made = BytesIO()
    Image.new("RGB", (64, 48), "grey").save(made, "JPEG")
    return made.getvalue()


async def asked_for_a_file(company: Company, group: Group) -> SeenMessage:
    """The bot's question in the chat, after Gleb has taken the computer and pressed that it is done."""
    gleb = company.gleb

    def ask_for_file(session: Session, *, now: datetime) -> None:
        task = session.exec(select(Task).where(Task.title == "Подготовить компьютер")).one()
        row = session.get(PlanTask, task.id)
        assert row is not None
        row.evidence = Evidence.FILE
        session.add(row)

    await company.app.database.write(ask_for_file, now=company.clock.now())
    await gleb.tap("Взять: Подготовить компьютер", in_=group)
    await gleb.settled()
    toast = await gleb.tap("Готово: Подготовить компьютер", in_=group)
    assert toast is not None
    assert "ответьте на сообщение бота" in (toast.text or "")
    await gleb.settled()
    return next(one for one in gleb.messages(in_=group) if "Пришлите фото или файл" in one.text)


async def test_a_photo_that_answers_the_question_in_the_chat_hands_the_task_in(
    in_chat: tuple[Company, Group],
) -> None:
    company, group = in_chat
    gleb, boris = company.gleb, company.boris
    asked = await asked_for_a_file(company, group)
    await boris.send("это сделал я", in_=group, reply_to=asked)
    await boris.settled()
    assert "ведёт другой человек" in gleb.messages(in_=group)[-1].text
    await gleb.send("сделано", in_=group, reply_to=asked)
    await gleb.settled()
    assert "нужно фото или файл" in gleb.messages(in_=group)[-1].text
    await gleb.send("и просто разговор", in_=group)
    await gleb.send_photo(photo_of_a_desk(), in_=group, reply_to=asked)
    await gleb.settled()
    assert any("сдано, Глеб Зайцев" in one.text for one in gleb.messages(in_=group))
    await gleb.send_photo(photo_of_a_desk(), in_=group, reply_to=asked)
    await gleb.settled()
    assert "уже сдана" in gleb.messages(in_=group)[-1].text
    await company.move_to(company.clock.now() + timedelta(seconds=20))
    assert any("✅ Подготовить компьютер" in one.text for one in gleb.messages(in_=group))


async def test_what_wants_evidence_is_handed_in_from_the_chat_in_private(
    in_chat: tuple[Company, Group],
) -> None:
    company, group = in_chat
    gleb = company.gleb
    asked = await asked_for_a_file(company, group)
    await gleb.start(asked.button("💬 Сдать лично")["url"].split("start=")[1])
    await gleb.settled()
    assert "Что сделано?" in gleb.screen().text
    await gleb.send_file(b"a photo of the desk", "desk.txt")
    await gleb.settled()
    await tap(gleb, "✅ Сдать без комментария")
    await company.move_to(company.clock.now() + timedelta(seconds=20))
    assert any("✅ Подготовить компьютер" in one.text for one in gleb.messages(in_=group))


async def test_a_topic_of_a_forum_is_the_department_s_until_it_is_deleted(started: Company) -> None:
    anna, gleb = started.anna, started.gleb
    forum = started.sandbox.add_group("Компания", members=[anna, gleb], bot=True, forum=True)
    topic = forum.open_topic("ИТ", by=anna)
    await anna.send(f"/departments@{started.sandbox.world.bot.username}", in_=forum, topic=topic)
    await anna.settled()
    await anna.tap("ИТ", message=anna.screen(in_=forum), in_=forum)
    await anna.settled()
    assert "Это чат отдела ИТ" in anna.screen(in_=forum).text
    await begun(started)
    card = gleb.screen(in_=forum)
    assert "Подготовить компьютер" in card.text
    assert card.message.thread_id == topic
    forum.delete_topic(topic)
    await gleb.send("/tasks")
    await gleb.settled()
    await tap(gleb, "Подготовить компьютер")
    await tap(gleb, "▶️ В работу")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    again = gleb.screen(in_=forum)
    assert "Подготовить компьютер" in again.text
    assert again.message.thread_id is None, "the general one"
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert gleb.sees("Тема отдела ИТ в группе закрыта или удалена")
    started.sandbox.refusals.clear()  # what Telegram says of a deleted topic


async def test_the_buddy_is_chosen_and_the_tour_is_theirs(started: Company) -> None:
    await begun(started)
    vera, gleb = started.vera, started.gleb
    await tap(vera, "Открыть план")
    await tap(vera, "🤝 Наставник")
    assert "Наставник: Глеб Зайцев" in await tap(vera, "Глеб")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert gleb.sees("Познакомить с командой и офисом")


async def test_a_lateness_that_was_not_the_department_s_fault_is_excused_by_hr(started: Company) -> None:
    await begun(started)
    await started.move_to(local(2027, 1, 11, 10, 5))
    anna, gleb = started.anna, started.gleb
    await say(gleb, "/onboarding")
    await tap(gleb, "📊 Кто сорвал сроки")
    await tap(gleb, "‹ Раньше")
    await tap(gleb, "ИТ")
    await tap(gleb, "Не наша вина")
    assert "HR рассмотрит" in await say(gleb, "Ноутбук не привёз поставщик")
    await started.move_to(started.clock.now() + timedelta(seconds=20))
    assert "Ноутбук не привёз поставщик" in anna.screen().text
    await tap(anna, "✅ Извинить")
    await say(gleb, "/onboarding")
    await tap(gleb, "📊 Кто сорвал сроки")
    await tap(gleb, "‹ Раньше")
    assert "извинено" in await tap(gleb, "ИТ")


async def test_the_probation_is_asked_about_in_time_extended_and_then_passed(started: Company) -> None:
    await begun(started)
    vera = started.vera
    await started.move_to(local(2027, 1, 11, 10, 5))
    await tap(vera, "✅ Вышел")
    await started.move_to(local(2027, 3, 22, 10, 5))
    assert vera.sees("испытательный срок"), "three weeks before its end"
    await tap(vera, "Продлить")
    assert "10 мая" in await say(vera, "10.05.2027")
    await started.move_to(local(2027, 4, 30, 10, 5))
    assert "пройден" in await tap(vera, "Пройден")
