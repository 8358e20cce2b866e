"""Tasks as people live them: set in a line, burning, late, returned, moved, passed on, repeated, accepted by silence."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Person
from tests.company import Company

OFFER = "/task Подготовить оффер Ивановой @gleb пт 18:00 +50 #найм"
# Friday of that week, 18:00 in Moscow.
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot, so that it may write to them."""
    await company.everyone_starts()
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
    """Let the time for Undo pass: then others hear of what was done."""
    await company.move_to(company.clock.now() + timedelta(seconds=15))


async def until(company: Company, moment: datetime) -> None:
    await company.move_to(moment)


async def test_one_line_sets_a_task_and_its_whole_way(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    echo = await say(vera, OFFER)
    assert "Задача поставлена" in echo
    assert "Исполнитель: Глеб Зайцев" in echo
    assert "пт, 27 ноября, 18:00" in echo
    assert "50 баллов" in echo
    await told(started)
    assert "Новая задача. Постановщик: Вера Орлова" in gleb.screen().text
    assert "в работе" in await tap(gleb, "▶️ В работу")
    await tap(gleb, "✅ Сдать")
    assert "Комментарий: Готово, в папке" in await say(gleb, "Готово, в папке")
    await told(started)
    assert "Глеб Зайцев: задача сдана" in vera.screen().text
    card = await tap(vera, "✅ Принято")
    assert "принята" in card
    assert "Сдана вовремя" in card
    await until(started, datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    assert gleb.sees("+50") or gleb.sees("50 баллов"), "the points and their reason are told in private"


async def test_a_task_set_by_mistake_is_taken_back_before_anybody_hears(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, "/task Полить цветы @gleb завтра")
    before = len(gleb.messages())
    await tap(vera, "↩︎ Отменить")
    await told(started)
    assert len(gleb.messages()) == before


async def test_what_is_missing_is_asked_by_chips(started: Company) -> None:
    vera = started.vera
    assert "Кто исполнитель?" in await say(vera, "/task Позвонить клиенту")
    assert "К какому сроку?" in await tap(vera, "Глеб")
    card = await tap(vera, "Завтра")
    assert "ср, 25 ноября, 18:00" in card
    assert "Задача поставлена" in await tap(vera, "✅ Поставить")


async def test_plain_words_and_a_forwarded_message_make_tasks_too(started: Company) -> None:
    vera = started.vera
    assert "Задача поставлена" in await say(vera, "задача Подготовить смету Глебу завтра")
    await vera.forward("Нужны новые баннеры к выставке", origin=started.boris)
    await vera.settled()
    assert "Нужны новые баннеры к выставке" in vera.screen().text
    await tap(vera, "Глеб")
    await tap(vera, "Завтра")
    await tap(vera, "✅ Поставить")
    card = await tap(vera, "Открыть задачу")
    assert "Из сообщения: Борис Петров" in card


async def test_quick_add_in_a_group_is_short_there_and_whole_in_private(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    group = started.sandbox.add_group("Маркетинг", members=[vera, gleb], bot=True)
    await vera.send("/task Сверстать буклет @gleb пт 18:00", in_=group)
    await vera.settled()
    short = vera.screen(in_=group)
    assert "Сверстать буклет" in short.text
    assert "Глеб Зайцев" in short.text
    assert len(short.text.splitlines()) <= 4
    await told(started)
    assert "Новая задача" in gleb.screen().text
    await vera.send("/task Что-то сделать", in_=group)
    await vera.settled()
    assert "Осталось уточнить: кто исполнитель" in vera.screen(in_=group).text


async def test_several_assignees_get_a_task_each(started: Company) -> None:
    vera, gleb, boris = started.vera, started.gleb, started.boris
    assert "Поставлено 2 задачи" in await say(vera, "/task Заполнить табель @gleb @boris завтра")
    await told(started)
    assert "Заполнить табель" in gleb.screen().text
    assert "Заполнить табель" in boris.screen().text


async def test_a_task_burns_and_is_reminded_of_until_it_is_handed_in_late(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, OFFER)
    await until(started, FRIDAY - timedelta(hours=23))
    assert "Завтра срок задачи" in gleb.screen().text
    await say(gleb, "/tasks")
    label = next(label for label in gleb.screen().labels if "Подготовить оффер" in label)
    assert label.startswith("🔥"), "what burns has its sign on the button"
    await until(started, FRIDAY - timedelta(hours=1))
    assert gleb.sees("Два часа до срока")
    await until(started, FRIDAY + timedelta(minutes=1))
    assert gleb.sees("Время вышло, задача не сдана")
    await until(started, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    assert gleb.sees("Задача просрочена"), "on the morning of the next working day, not at the weekend"
    assert vera.sees("Задача, которую вы поставили, просрочена")
    await tap(gleb, "✅ Сдать")
    card = await tap(gleb, "✅ Сдать без комментария")
    assert "позже срока на" in card
    before = len(gleb.messages())
    await until(started, datetime(2026, 12, 2, 6, 0, tzinfo=UTC))
    assert not any("просрочена" in message.text for message in gleb.messages()[before:])


async def test_work_is_returned_with_a_comment_and_time_to_mend_it(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, OFFER)
    await told(started)
    await until(started, FRIDAY - timedelta(minutes=30))
    await say(gleb, "/tasks")
    await tap(gleb, "Подготовить оффер")
    await tap(gleb, "✅ Сдать")
    await tap(gleb, "✅ Сдать без комментария")
    await told(started)
    await until(started, FRIDAY + timedelta(hours=2))
    await tap(vera, "↩️ Вернуть")
    assert "на доработке" in await say(vera, "Нет суммы оклада")
    await told(started)
    assert "Нет суммы оклада" in gleb.screen().text
    card = await tap(gleb, "Открыть задачу")
    assert "Сначала срок был: пт, 27 ноября, 18:00" in card
    assert "Просрочено" not in card, "the time that the review took is not the assignee's"


async def test_a_deadline_moved_before_it_counts_and_after_it_does_not(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, OFFER)
    await told(started)
    await tap(gleb, "Открыть задачу")
    await tap(gleb, "Попросить перенос")
    await say(gleb, "в понедельник 12:00")
    assert "Просят перенести" in await say(gleb, "Жду цифры от бухгалтерии")
    await told(started)
    assert "просьба перенести срок" in vera.screen().text
    card = await tap(vera, "✅ Согласен")
    assert "пн, 30 ноября, 12:00" in card
    assert "Сначала срок был: пт, 27 ноября, 18:00" in card
    await until(started, datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    await say(vera, "/tasks")
    await tap(vera, "Поставил я")
    await tap(vera, "Подготовить оффер")
    await tap(vera, "Перенести срок")
    card = await say(vera, "пт 18:00")
    assert "Опоздание считаем от пн, 30 ноября, 12:00" in card


async def test_an_assignee_declines_and_somebody_else_gets_it(started: Company) -> None:
    vera, gleb, boris = started.vera, started.gleb, started.boris
    await say(vera, OFFER)
    await told(started)
    await tap(gleb, "Открыть задачу")
    await tap(gleb, "Отказаться")
    assert "исполнитель отказался" in await say(gleb, "Ухожу в отпуск")
    await told(started)
    assert "Ухожу в отпуск" in vera.screen().text
    await tap(vera, "Открыть задачу")
    await tap(vera, "Другой исполнитель")
    assert "Исполнитель: Борис Петров" in await tap(vera, "Борис")
    await told(started)
    assert "Новая задача" in boris.screen().text


async def test_a_task_is_passed_on_only_with_consent(started: Company) -> None:
    vera, gleb, boris = started.vera, started.gleb, started.boris
    await say(vera, OFFER)
    await told(started)
    await tap(gleb, "Открыть задачу")
    await tap(gleb, "Передать коллеге")
    assert "ждём согласия: Борис Петров" in await tap(gleb, "Борис")
    assert "Исполнитель: Глеб Зайцев" in gleb.screen().text
    await told(started)
    assert "вам предлагают задачу" in boris.screen().text
    assert "Исполнитель: Борис Петров" in await tap(boris, "✅ Беру")
    await told(started)
    assert "задачу взял на себя другой коллега" in gleb.screen().text


async def test_a_repeating_task_comes_on_its_days_and_stops(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    assert "каждую неделю" in await say(vera, "/task Отчёт каждый понедельник в 15:00 @gleb")
    await until(started, datetime(2026, 11, 30, 7, 0, tzinfo=UTC))
    assert "Отчёт" in gleb.screen().text
    await tap(vera, "🔁 Повторы")
    await tap(vera, "Больше не повторять")
    before = len(gleb.messages())
    await until(started, datetime(2026, 12, 7, 8, 0, tzinfo=UTC))
    assert not any("Новая задача" in message.text for message in gleb.messages()[before:])


async def test_silence_of_five_working_days_accepts_what_came_in_time(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, OFFER)
    await told(started)
    await tap(gleb, "Открыть задачу")
    await tap(gleb, "✅ Сдать")
    await tap(gleb, "✅ Сдать без комментария")
    await until(started, datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert vera.sees("Работа сдана и ждёт вашего ответа")
    await until(started, datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    await tap(gleb, "Открыть задачу")
    card = gleb.screen().text
    assert "Принята сама" in card
    assert gleb.sees("50 баллов")


async def test_a_checklist_is_ticked_and_a_file_shows_what_was_made(started: Company) -> None:
    vera, gleb = started.vera, started.gleb
    await say(vera, "/task Подготовить переговорную @gleb завтра\n- вода\n- проектор")
    await told(started)
    await tap(gleb, "Открыть задачу")
    assert "Чек-лист: 1 из 2" in await tap(gleb, "☐ вода")
    await tap(gleb, "✅ Сдать")
    await gleb.send_file(b"photo of the room", name="room.txt")
    await gleb.settled()
    assert "Добавлено: room.txt" in gleb.screen().text
    await tap(gleb, "✅ Сдать без комментария")
    await told(started)
    await tap(vera, "Открыть задачу")
    await tap(vera, "room.txt")
    assert vera.screen().file is not None


async def test_others_tasks_stay_closed_and_figures_are_for_those_above(started: Company) -> None:
    vera, gleb, boris = started.vera, started.gleb, started.boris
    await say(vera, OFFER)
    await told(started)
    await boris.start("task_1")
    await boris.settled()
    assert "Подготовить оффер" not in boris.screen().text
    await tap(gleb, "Открыть задачу")
    await tap(gleb, "✅ Сдать")
    await tap(gleb, "✅ Сдать без комментария")
    await say(vera, "/tasks")
    await tap(vera, "Мой отдел")
    assert "Глеб Зайцев" in await tap(vera, "Доска отдела")
    figures = await tap(vera, "Глеб")
    assert "Вовремя: 1 из 1" in figures
    assert "Данных мало" in figures
    await tap(vera, "📈 График по неделям")
    await started.drained()
    assert any(message.file for message in vera.messages()) or vera.sees("последние 12 недель")
    await tap(vera, "вовремя 1")
    assert vera.sees("1 задача")
    assert any("Подготовить оффер" in label for message in vera.messages() for label in message.labels)
