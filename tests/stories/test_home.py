"""The home screen as people of each role meet it: help, language, cancelling, strays, faults, groups."""

from datetime import datetime

import pytest
from sqlmodel import Session

from bot.i18n import Language
from bot.models import InboxState, InboxUpdate
from tests.company import Company

REAL_UPDATE = 900_000_001


async def test_each_role_finds_what_is_theirs(company: Company) -> None:
    await company.everyone_starts()
    assert company.anna.screen().buttons[0] == ["Новая вакансия"]
    assert "📥 Входящие резюме" in company.boris.screen().buttons[1]
    assert company.vera.screen().buttons[0] == ["Запросить вакансию"]
    assert company.gleb.screen().buttons == [
        ["✅ Задачи", "⭐ Баллы", "🎁 Награды"],
        ["👥 Люди"],
        ["⚙️ Настройки", "❓ Помощь"],
    ]
    assert company.gleb.commands() == [
        "today",
        "tasks",
        "task",
        "interview",
        "points",
        "top",
        "rewards",
        "people",
        "departments",
        "away",
        "cancel",
        "settings",
        "language",
        "help",
    ]
    assert "faults" in company.anna.commands()
    assert "faults" not in company.boris.commands()


async def test_a_language_is_applied_at_once(company: Company) -> None:
    gleb = company.gleb
    await gleb.start()
    await gleb.settled()
    await gleb.send("/language")
    await gleb.settled()
    toast = await gleb.tap("English")
    await gleb.settled()
    assert toast is not None
    assert toast.text == "Saved"
    assert "Settings" in gleb.screen().text
    await gleb.tap("‹ Back")
    await gleb.settled()
    assert gleb.screen().buttons == [
        ["✅ Tasks", "⭐ Points", "🎁 Rewards"],
        ["👥 People"],
        ["⚙️ Settings", "❓ Help"],
    ]


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_house_speaks_english_too(company: Company) -> None:
    await company.everyone_starts()
    await company.boris.send("/help")
    await company.boris.settled()
    assert "A candidate from a résumé" in company.boris.screen().text
    assert "/faults" not in company.boris.screen().text


async def test_settings_are_changed_by_one_press_each(company: Company) -> None:
    gleb = company.gleb
    await gleb.start()
    await gleb.settled()
    await gleb.tap("⚙️ Настройки")
    await gleb.settled()
    await gleb.tap("🕒 Другой часовой пояс")
    await gleb.settled()
    await gleb.tap("Владивосток")
    await gleb.settled()
    assert "Владивосток, сейчас 19:00" in gleb.screen().text
    await gleb.tap("22:00–08:00")
    await gleb.settled()
    assert "Тихие часы: 22:00–08:00" in gleb.screen().text
    await gleb.tap("✓ 22:00–08:00")
    await gleb.settled()
    assert "Тихие часы: 22:00–08:00" in gleb.screen().text, "a second press changes nothing"


async def test_cancelling_nothing_and_unknown_words_are_answered_kindly(company: Company) -> None:
    gleb = company.gleb
    await gleb.start()
    for said, answer in (
        ("/cancel", "Отменять нечего"),
        ("/payday", "Команды /payday нет"),
        ("когда зарплата?", "Не понимаю, что с этим сделать"),
    ):
        await gleb.send(said)
        await gleb.settled()
        assert answer in gleb.screen().text
        assert gleb.screen().buttons


async def test_in_a_group_one_s_own_things_stay_private(company: Company) -> None:
    await company.everyone_starts()
    group = company.sandbox.add_group("Маркетинг", [company.vera, company.gleb], bot=True)
    await company.vera.send("/menu@kadrovik_bot", in_=group)
    await company.vera.settled()
    screen = company.gleb.screen(group)
    assert "личном чате" in screen.text
    assert screen.buttons == [["Открыть"]]
    await company.gleb.send("просто разговор", in_=group)
    await company.gleb.settled()
    assert company.gleb.screen(group).id == screen.id, "the bot keeps out of talk that is not for it"


async def test_an_admin_sends_a_failed_update_round_again(company: Company, now: datetime) -> None:
    await company.everyone_starts()

    def bury(session: Session) -> None:
        gleb = {"id": company.gleb.id, "is_bot": False, "first_name": "Глеб", "language_code": "ru"}
        message = {
            "message_id": 4000,
            "date": int(now.timestamp()),
            "chat": {"id": company.gleb.id, "type": "private", "first_name": "Глеб"},
            "from": gleb,
            "text": "/help",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        }
        for number in (REAL_UPDATE, REAL_UPDATE + 1):
            session.add(
                InboxUpdate(
                    update_id=number,
                    raw={"update_id": number, "message": message},
                    state=InboxState.DEAD,
                    code=f"FAULT{number - REAL_UPDATE}",
                    error="KeyError at domain/vacancies.py:42 edit",
                    received_at=now,
                )
            )

    await company.app.database.write(bury)
    anna = company.anna
    await anna.send("/faults")
    await anna.settled()
    assert "2 сообщения не обработаны" in anna.screen().text
    toast = await anna.tap("↻ FAULT0")
    await anna.settled()
    assert toast is not None
    assert "FAULT0" in toast.text
    assert "1 сообщение не обработано" in anna.screen().text
    assert "Что здесь можно" in company.gleb.screen().text, "what failed was handled after all"
    await anna.tap("✕ FAULT1")
    await anna.settled()
    assert "Всё обработано" in anna.screen().text


async def test_only_an_admin_sees_faults(company: Company) -> None:
    await company.everyone_starts()
    await company.gleb.send("/faults")
    await company.gleb.settled()
    assert "недоступно" in company.gleb.screen().text


@pytest.mark.parametrize("data", ["1:gone:1", "0:h", "1:fl:x:y:z", "1:hl:de", "nonsense"])
async def test_a_button_nobody_knows_brings_a_fresh_screen(company: Company, data: str) -> None:
    gleb = company.gleb
    await gleb.start()
    await gleb.settled()
    toast = await gleb.press(gleb.screen(), {"text": "?", "callback_data": data})
    await gleb.settled()
    assert toast is not None
    assert toast.text
    assert gleb.screen().text


async def test_two_presses_are_one(company: Company) -> None:
    gleb = company.gleb
    await gleb.start()
    await gleb.settled()
    await gleb.send("/language")
    await gleb.settled()
    screen = gleb.screen()
    button = screen.button("English")
    await gleb.press(screen, button)
    toast = await gleb.press(screen, button)
    await gleb.settled()
    assert toast is not None
    assert toast.text == "Saved"
    assert "Settings" in gleb.screen().text


async def test_a_screen_deleted_meanwhile_comes_anew(company: Company) -> None:
    gleb = company.gleb
    await gleb.start()
    await gleb.settled()
    old = gleb.screen()
    button = old.button("❓ Помощь")
    await gleb.delete(old)
    await gleb.press(old, button)
    await gleb.settled()
    assert "Что здесь можно" in gleb.screen().text
    provoked = [
        refusal for refusal in company.sandbox.refusals if "message to edit not found" in refusal.description
    ]
    for refusal in provoked:
        company.sandbox.refusals.remove(refusal)


async def test_cancelling_in_the_middle_keeps_the_draft_and_continues_it(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.tap("Новая вакансия")
    await anna.settled()
    await anna.send("Графический дизайнер")
    await anna.settled()
    card = anna.screen().text
    assert "Графический дизайнер" in card
    await anna.send("/cancel")
    await anna.settled()
    assert "Остановились. Черновик на месте" in anna.screen().text
    assert "Графический дизайнер" in anna.screen().text
    await anna.tap("▶️ Продолжить")
    await anna.settled()
    assert anna.screen().text == card


async def test_a_draft_thrown_away_by_mistake_comes_back(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send("/newvacancy Бухгалтер")
    await anna.settled()
    await anna.send("/cancel")
    await anna.settled()
    await anna.tap("Удалить черновик")
    await anna.settled()
    assert "Черновиков нет" in anna.screen().text
    await anna.tap("↩︎ Отменить")
    await anna.settled()
    assert anna.screen().buttons[0][0] == "💼 Бухгалтер"
    await anna.tap("‹ Назад")
    await anna.settled()
    assert "📝 Черновики (1)" in anna.screen().labels
