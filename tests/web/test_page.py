"""The local Telegram's page in a real browser: what a newcomer would do and see there."""

import asyncio
from pathlib import Path

import pytest
from PIL import Image

from tests.web.cdp import NAMES, Page, find_chromium
from tests.web.conftest import Town

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        find_chromium() is None, reason=f"no Chromium on this machine (looked for {', '.join(NAMES)} on PATH)"
    ),
]

COMPOSER = "#composer-text"


async def say(page: Page, text: str) -> None:
    """Type into the composer and press Enter, as a person does."""
    await page.type(COMPOSER, text)
    await page.key("Enter")


async def welcomed(town: Town, **options: object) -> Page:
    """Anna's chat after she has pressed Start."""
    page = await town.visit(town.anna, **options)  # type: ignore[arg-type]
    await page.click("Начать")
    await page.sees("Здравствуйте, Анна!", within=".messages")
    return page


# --- talking ---------------------------------------------------------------------------------------------------


async def test_a_newcomer_presses_start_and_is_welcomed(town: Town) -> None:
    page = await town.visit(town.anna)
    await page.sees("Нажмите «Начать»")
    await page.click("Начать")
    await page.sees("Здравствуйте, Анна!", within=".messages")
    assert await page.eval("document.querySelector('.wide-action').hidden")
    assert await page.eval("document.querySelector('.theirs .words b').textContent") == "Здравствуйте, Анна!"
    assert page.errors == []


async def test_enter_sends_and_shift_enter_breaks_the_line(town: Town) -> None:
    page = await welcomed(town)
    await page.type(COMPOSER, "Первая")
    await page.key("Enter", shift=True)
    await page.type(COMPOSER, "вторая")
    await page.key("Enter")
    await page.sees("Вы написали: Первая\nвторая", within=".messages")
    assert await page.eval(f"document.querySelector('{COMPOSER}').value") == ""
    assert "Первая" in (await page.texts(".theirs .reply-quote"))[-1]
    assert page.errors == []


async def test_messages_sent_quickly_arrive_in_order_and_none_is_lost(town: Town) -> None:
    page = await welcomed(town)
    for number in range(6):
        await say(page, f"Строка {number}")
    await page.sees("Вы написали: Строка 5", within=".messages")
    assert [text.split("\n")[0] for text in (await page.texts(".mine .words"))[1:]] == [
        f"Строка {n}" for n in range(6)
    ]


async def test_what_could_not_be_sent_comes_back_to_the_composer(town: Town) -> None:
    page = await welcomed(town)
    await page.eval("window.fetch = () => Promise.reject(new TypeError('нет связи'))")
    await say(page, "Важные слова")
    await page.sees("Не отправлено: нет связи", within="#toasts")
    await page.until(f"document.querySelector('{COMPOSER}').value === 'Важные слова'")


async def test_markup_of_a_message_is_never_run(town: Town) -> None:
    page = await welcomed(town)
    await say(page, "/hostile")
    await page.sees(
        "<script>document.title='hacked'</script> & <img src=x onerror=alert(1)>", within=".messages"
    )
    assert await page.eval("document.querySelectorAll('.messages script, .messages .words img').length") == 0
    assert "hacked" not in await page.eval("document.title")
    assert page.errors == []


async def test_entities_fold_reveal_and_follow(town: Town) -> None:
    page = await welcomed(town)
    assert await page.eval("document.querySelector('.words > time').textContent") == "вт, 15 декабря 2026 г."
    assert await page.eval(
        "document.querySelector('.expandable').clientHeight < document.querySelector('.expandable').scrollHeight"
    )
    await page.click("Показать полностью")
    assert await page.eval(
        "document.querySelector('.expandable').clientHeight >= document.querySelector('.expandable').scrollHeight"
    )
    await page.click("tg-spoiler")
    assert await page.eval("document.querySelector('tg-spoiler').classList.contains('revealed')")
    await page.click(".theirs .command-link")
    await page.sees("Кто возьмёт задачу?", within=".messages")
    assert page.errors == []


# --- buttons ---------------------------------------------------------------------------------------------------


async def test_coloured_buttons_stand_in_rows(town: Town) -> None:
    page = await welcomed(town)
    rows = await page.eval(
        "[...document.querySelectorAll('.keys-row')].map(row => [...row.children].map(key => key.innerText.trim()))"
    )
    assert rows == [["✅ Принять"], ["Подробнее", "Отказать"], ["Телефон", "Приглашение"]]
    colours = await page.eval(
        "['success', 'primary', 'danger'].map(style => getComputedStyle(document.querySelector('.key.' + style)).backgroundColor)"
    )
    green, blue, red = [tuple(int(part) for part in colour[4:-1].split(",")) for colour in colours]
    assert green[1] == max(green)
    assert blue[2] == max(blue)
    assert red[0] == max(red)
    widths = await page.eval(
        "[...document.querySelectorAll('.keys-row')].map(row => Math.round(row.getBoundingClientRect().width))"
    )
    assert len(set(widths)) == 1


async def test_a_press_spins_until_the_bot_answers_and_edits_in_place(town: Town) -> None:
    page = await welcomed(town)
    town.bot.hold.clear()
    await page.click("✅ Принять")
    await page.until("document.querySelector('.key.busy')?.getAttribute('aria-busy') === 'true'")
    town.bot.hold.set()
    await page.sees("Принято раз: 1", within=".messages")
    await page.until("!document.querySelector('.key.busy')")
    assert await page.texts(".edited") == ["изменено"]
    await page.click("✅ Принято: 1")
    await page.sees("Принято раз: 2", within=".messages")
    assert await page.eval("document.querySelectorAll('.theirs').length") == 1
    assert page.errors == []


async def test_answers_come_as_a_toast_or_an_alert(town: Town) -> None:
    page = await welcomed(town)
    await page.click("Подробнее")
    await page.sees("Подробности позже", within="#toasts")
    await page.click("Отказать")
    await page.sees("Отказ записан", within="dialog.alert")
    await page.click("Хорошо")
    await page.until("!document.querySelector('dialog')")
    assert page.errors == []


async def test_copy_and_deep_link_buttons_act_inside_the_page(town: Town) -> None:
    page = await welcomed(town)
    await page.click("Телефон")
    await page.sees("Скопировано", within="#toasts")
    await page.click("Приглашение")
    await page.sees("Приглашение: invite-7", within=".messages")
    assert page.errors == []


async def test_reply_keyboard_picks_people_and_shares_a_contact(town: Town) -> None:
    page = await welcomed(town)
    await say(page, "/keys")
    await page.click("Мой номер")
    await page.click("Поделиться")
    await page.sees("Контакт: Анна", within=".messages")
    await page.click("Выбрать людей")
    await page.click("Игорь Соколов")
    await page.click("Олег Случайный")
    await page.click(".dialog-button.primary")
    await page.sees("Выбраны: 102, 103", within=".messages")
    await page.until("document.querySelector('.reply-keys').hidden")
    assert page.errors == []


async def test_commands_complete_while_typing(town: Town) -> None:
    page = await welcomed(town)
    await page.type(COMPOSER, "/ke")
    await page.sees("Клавиатура под полем", within=".completion")
    assert await page.eval("document.querySelectorAll('.completion-row').length") == 1
    await page.key("Enter")
    await page.sees("Кто возьмёт задачу?", within=".messages")
    await page.click(".menu-button")
    assert await page.texts(".completion-row b") == ["/start", "/keys", "/hostile"]
    assert page.errors == []


# --- files -----------------------------------------------------------------------------------------------------


async def test_a_dropped_file_waits_in_the_tray_and_is_sent_with_its_caption(
    town: Town, tmp_path: Path
) -> None:
    page = await welcomed(town)
    path = tmp_path / "смета.pdf"
    path.write_bytes(b"%PDF-1.4 twenty-four bytes")
    await page.drop_files(".scroller", [path])
    await page.sees("смета.pdf", within=".tray")
    await say(page, "К согласованию")
    await page.sees("Файл: смета.pdf, 26 байт", within=".messages")
    assert "К согласованию" in (await page.texts(".mine .words"))[-1]
    url = await page.eval("document.querySelector('.mine .file-open').href")
    assert await page.eval(f"fetch({url!r}).then(answer => answer.text())") == "%PDF-1.4 twenty-four bytes"
    assert page.errors == []


async def test_a_photo_is_shown_inline_and_opens_large(town: Town, tmp_path: Path) -> None:
    page = await welcomed(town)
    path = tmp_path / "доска.png"
    Image.new("RGB", (320, 200), "#7bc862").save(path)
    await page.choose_files("input[type=file]", [path])
    await page.sees("доска.png", within=".tray")
    await page.click(".send")
    await page.sees("Вот ваше фото", within=".messages")
    await page.until(
        "[...document.querySelectorAll('.picture img')].filter(picture => picture.naturalWidth > 0).length === 2"
    )
    await page.click(".theirs .picture")
    await page.until("document.querySelector('.lightbox img')?.naturalWidth > 0")
    await page.click("Закрыть")
    await page.until("!document.querySelector('.lightbox')")
    assert page.errors == []


async def test_sample_resumes_are_forwarded_together(town: Town) -> None:
    page = await welcomed(town)
    await page.click(".attach-button")
    await page.click("Образцы резюме")
    await page.click("резюме-орлова.txt")
    await page.click("резюме-белов.txt")
    await page.click("Отправить (2)")
    await page.sees("Файл: резюме-орлова.txt", within=".messages")
    await page.sees("Файл: резюме-белов.txt", within=".messages")
    assert await page.eval("document.querySelectorAll('.mine .forwarded').length") >= 1
    assert page.errors == []


# --- being several people --------------------------------------------------------------------------------------


async def test_switching_people_keeps_each_ones_chat_and_draft(town: Town) -> None:
    page = await welcomed(town)
    await page.type(COMPOSER, "Недописанное")
    await page.click(".person[data-persona='102']")
    await page.sees("Нажмите «Начать»")
    assert await page.eval(f"document.querySelector('{COMPOSER}').value") == ""
    await page.click(".person[data-persona='101']")
    await page.sees("Здравствуйте, Анна!", within=".messages")
    assert await page.eval(f"document.querySelector('{COMPOSER}').value") == "Недописанное"
    assert page.errors == []


async def test_a_message_to_someone_else_marks_them_unread_until_read(town: Town) -> None:
    await town.igor.send("/start")
    page = await welcomed(town)
    await page.until(
        "document.querySelector('.person[data-persona=\"102\"] .badge')?.innerText === '2' || document.querySelector('.person[data-persona=\"102\"] .badge')?.innerText === '1'"
    )
    before = int((await page.texts(".person[data-persona='102'] .badge"))[0])
    await say(page, "/tell 102 Посмотрите новую вакансию")
    await page.until(
        f"document.querySelector('.person[data-persona=\"102\"] .badge')?.innerText === '{before + 1}'"
    )
    await page.click(".person[data-persona='102']")
    await page.sees("Посмотрите новую вакансию", within=".messages")
    await page.until("!document.querySelector('.person[data-persona=\"102\"] .badge')")
    assert page.errors == []


async def test_a_new_person_can_be_made_up_on_the_spot(town: Town) -> None:
    page = await town.visit(town.anna)
    await page.click("Новый человек")
    await page.eval("document.querySelector('dialog input').value = ''")
    await page.type("dialog input", "Зоя")
    await page.click("Создать")
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Зоя')")
    await page.click("Начать")
    await page.sees("Здравствуйте, Зоя!", within=".messages")
    assert page.errors == []


async def test_reload_returns_to_the_same_person_and_chat(town: Town) -> None:
    page = await welcomed(town)
    await page.click(".person[data-persona='103']")
    await page.sees("Нажмите «Начать»")
    await page.reload()
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Олег')")
    assert page.errors == []


async def test_a_group_is_made_with_the_bot_and_both_members_talk(town: Town) -> None:
    page = await welcomed(town)
    await page.click("Новая группа")
    await page.type("dialog input[type=text]", "Отдел дизайна")
    await page.click("Игорь Соколов")
    await page.click("Создать")
    await page.until("document.querySelector('.conversation .bar-title')?.innerText === 'Отдел дизайна'")
    await say(page, "Коллеги, добрый день!")
    await page.sees("Коллеги, добрый день!", within=".messages")
    await page.click(".person[data-persona='102']")
    await page.click(".chat:not([data-chat='bot'])")
    await page.sees("Коллеги, добрый день!", within=".messages")
    assert await page.texts(".sender") == ["Анна Орлова"]
    assert page.errors == []


async def test_a_group_is_offered_where_the_bot_asks_for_a_chat(town: Town) -> None:
    group = town.sandbox.add_group("Отдел дизайна", [town.anna, town.igor], bot=True)
    page = await welcomed(town)
    rows = [[{"text": "Выбрать группу", "request_chat": {"request_id": 9, "chat_is_channel": False}}]]
    await town.bot.say(town.anna.id, "Куда писать итоги?", reply_markup={"keyboard": rows})
    await page.click("Выбрать группу")
    await page.sees("Отдел дизайна", within="dialog")
    await page.click("dialog .dialog-button.primary")
    await page.sees(f"Группа: {group.id}", within=".messages")
    assert page.errors == []


async def test_unread_messages_begin_under_a_line(town: Town) -> None:
    await town.anna.send("/start")
    await town.sandbox.changed(lambda: len(town.anna.messages()) == 2)
    await town.anna.send("Прочитано")
    page = await town.visit(town.anna)
    await page.sees("Вы написали: Прочитано", within=".messages")
    await page.click(".person[data-persona='102']")
    await page.sees("Нажмите «Начать»")
    for words in ("Первая новость", "Вторая новость"):
        await town.bot.say(town.anna.id, words)
    await page.until("document.querySelector('.person[data-persona=\"101\"] .badge')?.innerText === '2'")
    await page.click(".person[data-persona='101']")
    await page.sees("Вторая новость", within=".messages")
    assert (await page.texts(".unread-line + .row .words"))[0].startswith("Первая новость")
    assert page.errors == []


# --- what one does with a message ------------------------------------------------------------------------------


async def test_reply_delete_and_forward(town: Town) -> None:
    page = await welcomed(town)
    await say(page, "Первое сообщение")
    await page.sees("Вы написали: Первое сообщение", within=".messages")
    await page.click(".mine:nth-last-child(2) .row-menu")
    await page.click("Ответить")
    await page.sees("Ответ: Вы", within=".composer-reply")
    await say(page, "Уточнение")
    await page.until(
        "[...document.querySelectorAll('.mine .reply-quote')].at(-1)?.innerText.includes('Первое сообщение')"
    )
    await page.sees("Вы написали: Уточнение", within=".messages")
    await page.click(".mine:nth-last-child(2) .row-menu")
    await page.click("Удалить")
    await page.until(
        "![...document.querySelectorAll('.mine .words')].some(node => node.innerText.startsWith('Уточнение'))"
    )
    await page.click(".theirs .row-menu")
    await page.click("Переслать")
    await page.click("dialog .dialog-button.primary")
    await page.until("document.querySelector('.mine .forwarded')?.innerText.includes('Кадровик')")
    assert page.errors == []


async def test_several_messages_are_selected_let_go_and_deleted(town: Town) -> None:
    page = await welcomed(town)
    await page.click(".mine .row-menu")
    await page.click("Выбрать")
    await page.sees("Выбрано 1 сообщение", within=".conversation .bar")
    await page.click(".theirs .part")
    await page.sees("Выбрано 2 сообщения", within=".conversation .bar")
    await page.click("Снять выбор")
    await page.sees("Кадровик", within=".conversation .bar")
    await page.click(".theirs .row-menu")
    await page.click("Выбрать")
    await page.click(".mine .pick")
    await page.click(".conversation .bar [aria-label='Удалить']")
    await page.sees("Здесь ещё ничего нет")
    assert page.errors == []


async def test_the_bot_is_blocked_and_let_back(town: Town) -> None:
    page = await welcomed(town)
    await page.click("Действия с чатом")
    await page.click("Заблокировать бота")
    await page.click("Разблокировать бота")
    await page.until("document.querySelector('.wide-action').hidden")
    await say(page, "Я вернулась")
    await page.sees("Вы написали: Я вернулась", within=".messages")
    assert page.errors == []


# --- the company's side ----------------------------------------------------------------------------------------


async def test_moving_the_clock_tells_who_got_a_reminder(town: Town) -> None:
    await town.igor.send("/start")
    page = await welcomed(town)
    await page.sees("12:00", within=".clock-time")
    town.clock.on_move = lambda: town.bot.say(town.igor.id, "Срок вакансии завтра")
    await page.click("+1 час")
    await page.sees("13:00", within=".clock-time")
    await page.click(".toast-link")
    await page.sees("Срок вакансии завтра", within=".messages")
    assert page.errors == []


async def test_the_clock_shows_that_time_is_passing(town: Town) -> None:
    page = await welcomed(town)
    arrived = asyncio.Event()
    town.clock.on_move = arrived.wait
    await page.click("+1 день")
    await page.until("!document.querySelector('.clock .progress').hidden")
    assert await page.eval("[...document.querySelectorAll('.step')].every(step => step.disabled)")
    arrived.set()
    await page.sees("Новых сообщений нет.", within="#toasts")
    await page.sees("среда, 25 ноября", within=".clock-day")
    assert await page.eval("document.querySelector('.clock .progress').hidden")
    assert page.errors == []


async def test_the_header_tells_that_the_bot_is_typing(town: Town) -> None:
    page = await welcomed(town)
    seen = asyncio.create_task(page.sees("печатает", within=".conversation .bar-subtitle"))
    while not seen.done():
        # As a bot at work does: what it says meanwhile ends the sign, and the next action brings it back.
        await town.bot.call("sendChatAction", chat_id=town.anna.id, action="typing")
        await asyncio.wait({seen}, timeout=1)
    await seen
    await town.bot.say(town.anna.id, "Готово")
    await page.until("document.querySelector('.conversation .bar-subtitle').innerText === 'бот'")
    assert page.errors == []


async def test_what_the_bot_was_refused_is_counted_and_explained(town: Town) -> None:
    page = await welcomed(town)
    with pytest.raises(AssertionError, match="chat not found"):
        await town.bot.say(999_999, "Кто здесь?")
    await page.until("document.querySelector('.alarm')?.innerText.trim().startsWith('1')")
    await page.click(".alarm")
    await page.sees("chat not found", within=".refusals li")
    assert page.errors == []


async def test_the_guide_makes_one_the_right_person(town: Town) -> None:
    page = await town.visit(town.oleg)
    await page.click("Стать рекрутером")
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Анна')")
    await page.until(
        f"document.querySelector('{COMPOSER}').value.startsWith('/newvacancy Графический дизайнер; ')"
    )
    await page.click("Выбрать резюме")
    await page.sees("Отправить (2)", within="dialog")
    await page.click("Отправить (2)")
    await page.sees("Файл: резюме-орлова.txt", within=".messages")
    await page.click("Стать коллегой")
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Игорь')")
    await page.click("Стать посторонним")
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Олег')")
    await page.sees("4/5", within=".guide-count")
    assert page.errors == []


# --- without a mouse, without eyes -----------------------------------------------------------------------------


async def test_everything_can_be_reached_from_the_keyboard(town: Town) -> None:
    page = await welcomed(town)
    await page.eval("document.querySelector('.person[data-persona=\"101\"]').focus()")
    await page.key("ArrowDown")
    await page.key("Enter")
    await page.until("document.querySelector('.person[aria-current]')?.innerText.includes('Игорь')")
    assert await page.eval("document.activeElement.innerText.includes('Игорь')")
    await page.key("ArrowUp")
    await page.key("Enter")
    await page.sees("Здравствуйте, Анна!", within=".messages")
    await page.eval("document.querySelector('.scroller').focus()")
    await page.key("ArrowUp")
    await page.key("Enter")
    await page.sees("Переслать", within=".menu")
    await page.key("Escape")
    assert await page.eval("document.activeElement.classList.contains('part')")
    await page.click(".attach-button")
    await page.key("Enter")
    await page.sees("Образцы резюме", within="dialog")
    await page.key("Escape")
    await page.until("!document.querySelector('dialog')")
    assert page.errors == []


async def test_every_control_has_a_name_for_a_screen_reader(town: Town) -> None:
    await town.oleg.send("/keys")
    page = await town.visit(town.oleg)
    await page.sees("Кто возьмёт задачу?", within=".messages")
    assert await page.unnamed_controls() == []
    await page.click("Новый человек")
    await page.sees("Фамилия", within="dialog")
    assert await page.unnamed_controls() == []
    await page.look(width=390, height=844)
    assert await page.unnamed_controls() == []


# --- how it looks ----------------------------------------------------------------------------------------------


async def test_the_page_speaks_english_when_asked(town: Town) -> None:
    page = await town.browser.open(f"{town.url}/?lang=en#/101/bot")
    await page.sees("Press “Start” and the bot will answer.")
    assert await page.eval("document.documentElement.lang") == "en"
    await page.click("Русский")
    await page.sees("Нажмите «Начать»")
    assert page.errors == []


async def test_dark_follows_the_system_and_the_switch_overrides(town: Town) -> None:
    page = await town.visit(town.anna, dark=True)
    brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"
    assert await page.eval(brightness) < 200
    await page.click("Светлая")
    assert await page.eval(brightness) > 600
    await page.reload()
    await page.until("document.querySelector('.person[aria-current]')")
    assert await page.eval(brightness) > 600
    assert page.errors == []


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
async def test_nothing_sticks_out_at_any_width(town: Town, width: int) -> None:
    page = await welcomed(town, width=width)
    await say(page, "Оченьдлинноесловобезпробелов" * 12)
    await page.until("[...document.querySelectorAll('.theirs')].length > 1")
    assert await page.eval("document.documentElement.scrollWidth <= innerWidth")
    assert await page.eval(
        "document.querySelector('.scroller').scrollWidth <= document.querySelector('.scroller').clientWidth"
    )
    sizes = await page.eval(
        "[...document.querySelectorAll('.key')].map(key => key.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 36
    assert page.errors == []


async def test_a_phone_shows_one_thing_at_a_time(town: Town) -> None:
    page = await welcomed(town, width=390, height=844)
    assert not await page.eval("document.querySelector('#rail').getClientRects().length")
    await page.click("Назад к чатам")
    await page.until("document.querySelector('#rail').getClientRects().length")
    await page.click(".person[data-persona='102']")
    await page.until("document.querySelector('#chats h1').innerText.includes('Игорь')")
    await page.click(".chat[data-chat='bot']")
    await page.sees("Нажмите «Начать»", within="#conversation")
    assert await page.eval(f"document.querySelector('{COMPOSER}').getBoundingClientRect().height") >= 40
    await page.click(".conversation .panel-toggle")
    await page.sees("Часы компании", within="#panel")
    await page.key("Escape")
    await page.until("document.querySelector('#panel').inert")
    assert page.errors == []


# --- steadiness ------------------------------------------------------------------------------------------------


async def test_reading_further_up_is_not_disturbed_by_new_messages(town: Town) -> None:
    page = await welcomed(town, height=500)
    for number in range(12):
        await town.bot.say(town.anna.id, f"Строка {number}\n" * 3)
    await page.sees("Строка 11", within=".messages")
    bottom = "Math.round(document.querySelector('.scroller').scrollHeight - document.querySelector('.scroller').scrollTop - document.querySelector('.scroller').clientHeight)"
    await page.until(f"{bottom} < 2")
    await page.eval("document.querySelector('.scroller').scrollTop = 60")
    await page.until("!document.querySelector('.jump').hidden")
    await town.bot.say(town.anna.id, "Новость внизу")
    await page.until("document.querySelector('.messages').innerText.includes('Новость внизу')")
    assert await page.eval("document.querySelector('.scroller').scrollTop") == 60
    await page.click(".jump")
    await page.until(f"{bottom} < 2")
    assert page.errors == []


async def test_an_edit_keeps_its_neighbours_and_the_focus(town: Town) -> None:
    page = await welcomed(town)
    await page.eval("window.kept = document.querySelector('.mine')")
    await page.eval("document.querySelector('.key.success').focus()")
    await page.key("Enter")
    await page.sees("Принято раз: 1", within=".messages")
    assert await page.eval("document.querySelector('.mine') === window.kept")
    await page.until("document.activeElement?.innerText?.includes('Принято: 1')")
    assert page.errors == []
