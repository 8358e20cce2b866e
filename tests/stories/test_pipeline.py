"""The pipeline as recruiters live it: moved, ended for a reason, brought back, put off, several at once, settled."""

from datetime import UTC, datetime

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company
from tests.hiring import vacancy_in


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; Anna's vacancy has three new candidates."""
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


async def board(person: Person) -> str:
    """The vacancy's candidates."""
    await say(person, "/vacancies")
    await tap(person, "💼 Дизайнер")
    return await tap(person, "Кандидаты")


async def stages_of(person: Person, name: str) -> str:
    """A candidate's stages, from the vacancy's list."""
    await board(person)
    await tap(person, name)
    return await tap(person, "Дизайнер:")


async def test_an_end_has_its_reason_and_can_be_taken_back_and_undone_later(started: Company) -> None:
    anna = started.anna
    assert "сейчас Новый" in await stages_of(anna, "Иванова")
    assert "по какой причине" in await tap(anna, "Самоотказ")
    done = await tap(anna, "Другой оффер")
    assert "Новый → Самоотказ" in done
    await tap(anna, "💬 Добавить комментарий")
    card = await say(anna, "Ушла в банк, готова говорить через год")
    assert "Самоотказ" in card
    await tap(anna, "Дизайнер:")
    history = await tap(anna, "🕓 История этапов")
    assert "Новый → Самоотказ" in history
    assert "Причина: Другой оффер" in history
    assert "Ушла в банк" in history
    assert "Анна Смирнова" in history
    await stages_of(anna, "Иванова")
    back = await tap(anna, "Отбор")
    assert "Самоотказ → Отбор" in back, "an end is left by going back to a stage"
    await tap(anna, "↩︎ Отменить")
    assert "Самоотказ" in anna.screen().text


async def test_the_four_ends_are_told_apart(started: Company) -> None:
    anna = started.anna
    for name, end, reason in (
        ("Иванова", "Отказ", "Не хватает навыков"),
        ("Соколов", "Не отвечает", "Не отвечает на сообщения"),
        ("Кузнецова", "Вакансия закрыта", "Подбор остановлен"),
    ):
        await stages_of(anna, name)
        await tap(anna, end)
        await tap(anna, reason)
    shown = await board(anna)
    for end in ("Отказ", "Не отвечает", "Вакансия закрыта"):
        assert end in shown
        assert anna.screen().labels.count(f"{end} · 1") == 1


async def test_a_candidate_rests_and_wakes_on_the_day(started: Company) -> None:
    anna = started.anna
    await stages_of(anna, "Соколов")
    assert "До какого дня" in await tap(anna, "💤 Отложить")
    await say(anna, "через две недели")
    assert "💤 Соколов" in await board(anna)
    await started.move_to(datetime(2026, 12, 7, 9, 0, tzinfo=UTC))
    assert not anna.sees("Пауза закончилась"), "the day has not come"
    await started.move_to(datetime(2026, 12, 8, 9, 0, tzinfo=UTC))
    assert anna.sees("Пауза закончилась: Соколов Павел")
    assert "💤" not in await board(anna)


async def test_who_waits_too_long_is_red_and_told_of_in_the_morning(started: Company) -> None:
    anna = started.anna
    assert "🔴" not in await board(anna)
    await started.move_to(datetime(2026, 11, 27, 7, 0, tzinfo=UTC))
    shown = await board(anna)
    assert "🔴 3 ждут дольше срока" in shown
    assert "дольше срока на 1 рабочий день" in shown
    assert anna.sees("Иванова Ольга · Дизайнер"), "the morning message names whom the recruiter left waiting"
    assert not started.boris.sees("Иванова"), "nobody but the stage's owner is told"


async def test_several_at_once_and_all_back(started: Company) -> None:
    anna = started.anna
    await board(anna)
    await tap(anna, "☑ Выбрать нескольких")
    await tap(anna, "☐ Иванова")
    await tap(anna, "☐ Соколов")
    assert "☑ Иванова Ольга" in anna.screen().labels
    await tap(anna, "→ На этап (2)")
    assert "2 кандидата: Собеседование" in await tap(anna, "Собеседование")
    shown = await tap(anna, "👥 К кандидатам")
    assert shown.index("Собеседование") < shown.index("Соколов") < shown.index("Новый")
    await board(anna)
    await tap(anna, "☑ Выбрать нескольких")
    await tap(anna, "Выбрать всех")
    await tap(anna, "Отказ")
    assert "3 кандидата: Отказ" in await tap(anna, "Мало опыта")
    await tap(anna, "↩︎ Отменить")
    shown = await board(anna)
    assert "Отказ" not in shown
    assert "Собеседование" in shown, "everybody is back where they stood"


async def test_whoever_is_left_on_a_closed_vacancy_is_settled_in_one_step(started: Company) -> None:
    anna = started.anna
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Закрыть")
    await tap(anna, "больше не нужна")
    shown = await tap(anna, "🏁 Завершить: остались 3 кандидата")
    assert "Иванова Ольга" in shown
    await tap(anna, "☐ В кадровый резерв")
    assert "☑ В кадровый резерв" in anna.screen().labels
    assert "3 кандидата: Вакансия закрыта" in await tap(anna, "Вакансия отменена")
    await say(anna, "/vacancies")
    assert not any("Завершить" in label for label in anna.screen().labels)


async def test_an_own_stage_of_one_vacancy(started: Company) -> None:
    anna = started.anna
    await board(anna)
    assert "общие этапы компании" in await tap(anna, "⚙️ Этапы")
    await tap(anna, "✏️ Сделать свои этапы")
    await tap(anna, "➕ Новый этап")
    card = await say(anna, "Встреча с командой")
    assert "В отчётах считается как: Собеседование" in card
    await tap(anna, "3 рабочих дня")
    await tap(anna, "👤 Ответственный")
    assert "Отвечает: Борис Петров" in await tap(anna, "Борис")
    shown = await tap(anna, "‹ Назад")
    assert "Встреча с командой (3 рабочих дня), отвечает Борис Петров" in shown
    await stages_of(anna, "Иванова")
    assert "Встреча с командой" in await tap(anna, "Встреча с командой")
    await board(anna)
    await tap(anna, "⚙️ Этапы")
    await tap(anna, "Встреча с командой")
    await tap(anna, "Убрать этап")
    assert "не используется" in await tap(anna, "‹ Назад")
    shown = await board(anna)
    assert "Встреча с командой" in shown, "whoever stands at a retired stage still stands there"
    await stages_of(anna, "Соколов")
    assert "Встреча с командой" not in anna.screen().labels, "but nobody is moved there any more"


async def test_an_own_reason_is_offered_beside_the_common_ones(started: Company) -> None:
    anna = started.anna
    await say(anna, "/menu")
    await tap(anna, "⚙️ Настройки")
    await tap(anna, "⚙️ Этапы подбора")
    await tap(anna, "📋 Причины отказов")
    await tap(anna, "☑ Слишком опытный")
    await tap(anna, "➕ Своя причина")
    assert "Причины: Отказ" in await say(anna, "Нет допуска")
    await stages_of(anna, "Иванова")
    await tap(anna, "Отказ")
    labels = anna.screen().labels
    assert "Нет допуска" in labels
    assert "Слишком опытный" not in labels
    assert "Новый → Отказ" in await tap(anna, "Нет допуска")


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(started: Company) -> None:
    anna = started.anna
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Candidates")
    await tap(anna, "Иванова")
    await tap(anna, "Дизайнер:")
    assert "for which reason" in await tap(anna, "No answer")
    assert "New → No answer" in await tap(anna, "Contacts do not work")
