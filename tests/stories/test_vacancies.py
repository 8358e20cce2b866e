"""Vacancies as people live them: opened by typing and pressing, kept through a stop, shared, held, closed, found again."""

from datetime import timedelta

import pytest

from bot.i18n import Language
from bot.sandbox import Person
from tests.company import Company

LINE = "Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к"
ADVERT = """Ищем Frontend-разработчика в продуктовую команду

Обязанности:
— разрабатывать интерфейсы личного кабинета;
— участвовать в ревью кода.

Требования:
— уверенный React и TypeScript.

Будет плюсом:
— опыт с GraphQL.

Условия:
— удалённая работа, полный день;
— 200 000–260 000 ₽ на руки.
"""


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def opened(person: Person, line: str = LINE) -> str:
    """A vacancy opened from one line; its card."""
    await say(person, f"/newvacancy {line}")
    return await tap(person, "✅ Открыть вакансию")


async def test_the_title_then_the_card_then_the_vacancy(company: Company) -> None:
    anna = company.anna
    assert "Кого ищем?" in await say(anna, "/newvacancy")
    assert "черновик" in await say(anna, "Графический дизайнер")
    await tap(anna, "Компетенции")
    await say(anna, "Figma 4, Photoshop, английский B2 (желательно)")
    await tap(anna, "Готово")
    await tap(anna, "Закрыть до")
    await tap(anna, "+2 недели")
    await tap(anna, "Нанимающий менеджер")
    await tap(anna, "Вера")
    assert "Понял так: Зарплата: 120–150 тыс. ₽" in await say(anna, "120-150к")
    card = await tap(anna, "✅ Открыть вакансию")
    assert "Обязательно: Figma · 4, Photoshop" in card
    assert "Желательно: английский B2" in card
    assert "вт, 8 декабря, осталось 14 дней" in card
    assert "Нанимающий менеджер: Вера Орлова" in card
    assert len([m for m in anna.messages() if m.buttons]) == 1, "one live card, nothing stale left above it"


async def test_one_line_is_enough_and_a_colleague_sees_the_same(company: Company) -> None:
    await opened(company.anna)
    boris = company.boris
    assert "Графический дизайнер" in await say(boris, "/vacancies")
    card = await tap(boris, "💼 Графический дизайнер")
    assert "Зарплата: 120–150 тыс. ₽" in card
    assert "Обязательно: Figma, Photoshop" in card


async def test_a_forwarded_advert_fills_the_card(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy")
    await anna.forward(ADVERT, origin="Канал вакансий")
    await anna.settled()
    card = anna.screen().text
    assert "Frontend" in card
    assert "React" in card
    assert "удалённо" in card
    assert "200–260 тыс. ₽ на руки" in card


async def test_a_stop_in_the_middle_goes_on_at_the_same_question(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер; Figma")
    await tap(anna, "Зарплата")
    await company.stop_bot()
    await company.start_bot()
    card = await say(anna, "от 200 тыс на руки")
    assert "Понял так: Зарплата: от 200 тыс. ₽ на руки" in card
    assert "Figma" in card


async def test_what_is_not_understood_is_explained_and_the_question_stays(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер")
    await tap(anna, "Закрыть до")
    assert "Не получилось понять дату" in await say(anna, "когда рак свистнет")
    assert "вт, 15 декабря" in await say(anna, "15.12")


async def test_words_where_a_button_was_expected_are_asked_about(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер")
    assert "К какому полю" in await say(anna, "созвониться с Петром завтра утром")
    assert "Описание: созвониться с Петром" in await tap(anna, "Описание")


async def test_a_command_in_the_middle_keeps_the_draft(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер; Figma")
    await say(anna, "/vacancies")
    assert "Дизайнер" in await say(anna, "/cancel")
    assert "Figma" in await tap(anna, "▶️ Продолжить")
    assert "Вакансия открыта" in await tap(anna, "✅ Открыть вакансию")


async def test_a_cancelled_draft_can_be_taken_back(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер; Figma")
    assert "Черновик удалён: Дизайнер" in await tap(anna, "Отмена")
    assert "Компетенции: Figma" in await tap(anna, "↩︎ Отменить")
    assert "Вакансия открыта" in await tap(anna, "✅ Открыть вакансию")


async def test_the_card_deleted_meanwhile_comes_anew(company: Company) -> None:
    anna = company.anna
    await say(anna, "/newvacancy Дизайнер")
    await anna.delete(anna.screen())
    assert "Понял так: Квота: 3 человека" in await say(anna, "3")
    company.sandbox.refusals.clear()  # the former card could not be taken away: the person had done it


async def test_opening_twice_opens_one(company: Company) -> None:
    anna = company.anna
    await say(anna, f"/newvacancy {LINE}")
    card = anna.screen()
    await anna.tap("✅ Открыть вакансию", message=card)
    await anna.tap("✅ Открыть вакансию", message=card)
    await anna.settled()
    assert "· Мои: 1" in await say(anna, "/vacancies")


async def test_copies_leave_the_closing_day(company: Company) -> None:
    anna = company.anna
    await opened(anna)
    card = await tap(anna, "📋 Копия")
    assert "Компетенции: Figma, Photoshop" in card
    assert "Закрыть до: —" in card


async def test_two_people_editing_the_same_field_lose_nothing(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await opened(anna)
    await tap(anna, "✏️ Изменить")
    await say(anna, "квота 2")
    await say(boris, "/vacancies")
    await tap(boris, "💼 Графический дизайнер")
    await tap(boris, "✏️ Изменить")
    await say(boris, "квота 5")
    await tap(boris, "✅ Сохранить")
    clash = await tap(anna, "✅ Сохранить")
    assert "у вас: 2 человека" in clash
    assert "сейчас: 5 человек" in clash
    assert "Квота: 0 из 2" in await tap(anna, "✅ Сохранить моё")
    history = await tap(anna, "🕓 История")
    assert "Квота: 5 человек → 2 человека" in history
    assert "Борис Петров" in history


async def test_closing_tells_the_team_and_can_be_taken_back(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    await opened(anna)
    await say(boris, "/vacancies")
    await tap(boris, "💼 Графический дизайнер")
    await tap(boris, "⏹ Закрыть")
    assert "закрыта: человек найден" in await tap(boris, "человек найден")
    assert "остался 21 день" in await tap(boris, "↩︎ Отменить")


async def test_two_people_closing_at_once(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await opened(anna)
    await tap(anna, "⏹ Закрыть")
    await say(boris, "/vacancies")
    await tap(boris, "💼 Графический дизайнер")
    await tap(boris, "⏹ Закрыть")
    await tap(anna, "человек найден")
    toast = await boris.tap("больше не нужна")
    await boris.settled()
    assert toast is not None
    assert toast.text == "Карточка обновлена"
    assert "закрыта: человек найден" in boris.screen().text
    assert "Анна Смирнова" in boris.screen().text


async def test_an_own_reason_is_typed_and_kept_in_the_history(company: Company) -> None:
    anna = company.anna
    await opened(anna)
    await tap(anna, "⏸ Пауза")
    assert "на паузе: Ждём нового директора" in await say(anna, "Ждём нового директора")
    assert "Причина: Ждём нового директора" in await tap(anna, "🕓 История")
    await tap(anna, "‹ Назад")
    await tap(anna, "▶️ Вернуть в работу")
    assert "остался 21 день" in await tap(anna, "▶️ Вернуть без пояснений")


async def test_the_list_keeps_its_filter_and_words(company: Company) -> None:
    anna = company.anna
    for title in ("Дизайнер", "Бухгалтер", "Водитель"):
        await opened(anna, f"{title}; до 15 декабря")
    await say(anna, "/vacancies")
    await tap(anna, "Открытые")
    assert "«бух»: 1" in await say(anna, "бух")
    await tap(anna, "💼 Бухгалтер")
    assert "«бух»: 1" in await tap(anna, "‹ Назад")
    assert "Открытые: 3" in await tap(anna, "Открытые")
    assert "Ничего не нашлось" in await say(anna, "сварщик")


async def test_an_empty_list_teaches(company: Company) -> None:
    assert "Вакансий пока нет" in await say(company.anna, "/vacancies")
    assert company.anna.screen().button("Новая вакансия")


async def test_a_confidential_one_is_seen_by_its_team_only(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await say(anna, "/newvacancy Финансовый директор")
    await tap(anna, "Конфиденциально")
    await tap(anna, "✅ Открыть вакансию")
    assert "Вакансий пока нет" in await say(boris, "/vacancies")
    assert "Ничего не нашлось" in await say(boris, "финансовый")
    assert "недоступно" in await say(boris, "/start v_1")


async def test_a_shared_vacancy_reaches_the_colleague(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    await opened(anna)
    await tap(anna, "🔗 Поделиться")
    toast = await anna.tap("Борис")
    assert toast is not None
    assert toast.text == "Отправлено"
    await company.move_to(company.clock.now() + timedelta(minutes=1))
    assert boris.sees("Вам показывают вакансию: Анна Смирнова")
    assert "Графический дизайнер" in await say(boris, "/start v_1")


async def test_an_employee_and_a_stranger_are_refused(company: Company) -> None:
    await opened(company.anna)
    assert "недоступно" in await say(company.gleb, "/newvacancy Дизайнер")
    assert "недоступно" in await say(company.gleb, "/start v_1")
    assert "Графический" not in await say(company.gleb, "/vacancies")
    await company.stranger.start()
    assert "Графический" not in await say(company.stranger, "/vacancies")


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(company: Company) -> None:
    anna = company.anna
    card = await say(anna, "/newvacancy Graphic designer; Figma, Photoshop; by December 15; $3000-4000")
    assert "Competencies: Figma, Photoshop" in card
    card = await tap(anna, "✅ Open vacancy")
    assert "Tue, 15 December, 21 days left" in card
    assert "Salary: $3,000–4,000" in card
    await tap(anna, "⏸ Hold")
    assert "on hold: no budget" in await tap(anna, "no budget")
    assert "Put on hold" in await tap(anna, "🕓 History")


async def test_a_colleague_on_the_team_is_told_of_closing_by_another(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    await opened(anna)
    await say(boris, "/vacancies")
    await tap(boris, "💼 Графический дизайнер")
    await tap(boris, "⏸ Пауза")
    await tap(boris, "нет бюджета")
    await company.move_to(company.clock.now() + timedelta(minutes=1))
    assert anna.sees("Вакансия на паузе: Борис Петров")


async def test_an_old_cards_button_brings_the_fresh_card(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await opened(anna)
    await say(boris, "/vacancies")
    await tap(boris, "💼 Графический дизайнер")
    await tap(anna, "✏️ Изменить")
    await say(anna, "квота 4")
    await tap(anna, "✅ Сохранить")
    toast = await boris.tap("⏹ Закрыть")
    await boris.settled()
    assert toast is not None
    assert toast.text == "Карточка обновлена"
    assert "Квота: 0 из 4" in boris.screen().text


async def test_undo_says_no_once_something_else_has_happened(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await opened(anna)
    await tap(anna, "⏸ Пауза")
    await tap(anna, "нет бюджета")
    await say(boris, "/vacancies")
    await tap(boris, "На паузе")
    await tap(boris, "⏸ Графический дизайнер")
    await tap(boris, "▶️ Вернуть в работу")
    await tap(boris, "▶️ Вернуть без пояснений")
    toast = await anna.tap("↩︎ Отменить")
    assert toast is not None
    assert "с тех пор что-то изменилось" in toast.text


async def test_a_long_text_below_the_list_is_no_search(company: Company) -> None:
    anna = company.anna
    await say(anna, "/vacancies")
    shown = await say(
        anna, "Иванова Мария Сергеевна\n+7 926 073-17-78\nДизайнер, опыт 5 лет\nFigma, Photoshop"
    )
    assert "Ничего не нашлось" not in shown
