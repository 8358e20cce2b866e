"""Interviews in the chat: arranged in a line, invited with a calendar's file, moved twice, held, assessed blind, chased."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.domain import vacancies
from bot.domain.access import actor_by_id
from bot.domain.vacancy_values import VacancyField, Wanted
from bot.i18n import Language
from bot.models import Interview, InterviewState, Reminder, Scorecard, Verdict, Waiting, WaitingKind
from bot.sandbox import Person
from tests.calendars import Event, read_calendar
from tests.company import Company
from tests.hiring import vacancy_in

FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def _vacancy(session: Session, ids: dict[str, int], now: datetime) -> None:
    """Anna's vacancy with two competencies, three candidates, Vera seeks."""
    vacancy_id, _ = vacancy_in(session, ids, now)
    anna = actor_by_id(session, ids["anna"])
    assert anna is not None
    wanted = (Wanted("Python"), Wanted("SQL"))
    vacancies.set_value(session, anna, vacancy_id, VacancyField.COMPETENCIES, wanted, now=now)


@pytest.fixture
async def started(company: Company) -> Company:
    """Everybody has opened the bot; there is somebody to interview."""
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
    """Let the time for Undo pass."""
    await company.move_to(company.clock.now() + timedelta(minutes=2))


def calendars(person: Person) -> list[Event]:
    """Every calendar file a person was sent, in order."""
    return [
        read_calendar(one.data)
        for one in person.messages()
        if one.document is not None and one.document.name.endswith(".ics")
    ]


def said(person: Person, words: str, since: int = 0) -> int:
    """How many messages from then on hold these words."""
    return sum(words in one.text for one in person.messages()[since:])


def _one(session: Session) -> Interview:
    return session.exec(select(Interview).order_by(col(Interview.id))).one()


async def test_two_interviewers_and_blind_cards(started: Company) -> None:
    anna, vera, gleb = started.anna, started.vera, started.gleb
    shown = await say(anna, "Иванова пт 15:00 техническое Орлова и Зайцев")
    assert "Собеседование назначено" in shown
    assert "Техническое: Иванова Ольга" in shown
    await told(started)
    assert "Приглашение на собеседование" in vera.screen().text
    assert [(one.method, one.sequence, one.starts_at) for one in calendars(vera)] == [("REQUEST", 0, FRIDAY)]
    await tap(vera, "✅ Буду")
    assert "Вы подтвердили" in await tap(gleb, "✅ Буду")
    await told(started)
    assert said(anna, "Все интервьюеры подтвердили участие") == 1
    # Gleb is no recruiter: of the candidate he sees no pay and no notes.
    await tap(gleb, "‹ Назад")
    assert "Иванова Ольга" in gleb.screen().text
    await started.move_to(FRIDAY + timedelta(hours=1, minutes=1))
    assert "Как прошло собеседование?" in gleb.screen().text
    form = await tap(gleb, "✅ Состоялось")
    assert "1. Python: не оценивали" in form
    form = await tap(gleb, "1. 1")
    assert "1. Python: 1 · плохо" in form
    await tap(gleb, "Нет")
    await tap(gleb, "💬 Комментарий или голосовое")
    await gleb.send_voice(b"OggS voice", duration=7)
    await gleb.settled()
    assert "🎙 1 голосовое сообщение" in gleb.screen().text
    assert "мало практики" in await say(gleb, "мало практики")
    alone = await tap(gleb, "✅ Отправить")
    assert "Глеб Зайцев: Нет" in alone
    assert "Ждём ещё 1 оценочный лист" in alone
    # Vera hires and interviews: blind before her own.
    await tap(vera, "✅ Состоялось")
    assert "мало практики" not in vera.screen().text
    await say(vera, "/today")
    assert "ждём оценочный лист" in vera.screen().text
    await tap(vera, "📝 Иванова Ольга")
    assert "мало практики" not in vera.screen().text
    await tap(vera, "📝 Заполнить оценочный лист")
    await tap(vera, "✓—")
    await vera.tap("5")
    await vera.settled()
    await tap(vera, "Точно да")
    together = await tap(vera, "✅ Отправить")
    assert "Глеб Зайцев: Нет" in together
    assert "Вера Орлова: Точно да" in together
    assert "Python: 3 ⚡️ мнения расходятся" in together
    await told(started)
    assert said(anna, "Все оценочные листы заполнены") == 1
    cards = await started.read(lambda session: list(session.exec(select(Scorecard.verdict)).all()))
    assert sorted(cards, key=str) == [Verdict.NO, Verdict.STRONG_YES]
    open_waits = await started.read(
        lambda session: session.exec(select(Waiting.id).where(col(Waiting.ended_at).is_(None))).all()
    )
    assert list(open_waits) == []


async def test_moved_twice_the_same_event_and_every_reminder_once(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "Иванова пт 15:00 техническое Орлова")
    await told(started)
    # Another time is offered, and taken.
    await tap(vera, "🔄 Другое время")
    assert "Предложение отправлено" in await say(vera, "пн 16:00, буду в дороге")
    await told(started)
    assert "Вера Орлова предлагает" in anna.screen().text
    assert "буду в дороге" in anna.screen().text
    await tap(anna, "✅ Принять время: Вера Орлова")
    await told(started)
    # A day before the first time: nothing, for it is another by now.
    before = len(vera.messages())
    await started.move_to(FRIDAY - timedelta(hours=23))
    assert said(vera, "Техническое: Иванова Ольга", before) == 0
    await tap(anna, "🔄 Перенести")
    await say(anna, "вт 12:00, переговорная занята")
    await told(started)
    files = calendars(vera)
    assert [(one.method, one.sequence) for one in files] == [("REQUEST", 0), ("REQUEST", 1), ("REQUEST", 2)]
    assert len({one.uid for one in files}) == 1
    tuesday = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert [one.starts_at for one in files] == [FRIDAY, datetime(2026, 11, 30, 13, 0, tzinfo=UTC), tuesday]
    assert "Иванова Ольга" in files[0].summary
    card = await tap(vera, "🗓 Открыть")
    assert "Переносили 2 раза" in card
    assert "переговорная занята" in card
    before = len(vera.messages())
    await started.move_to(tuesday - timedelta(days=1, minutes=-1))
    assert said(vera, "Техническое: Иванова Ольга", before) == 1
    await started.stop_bot()
    await started.start_bot()
    await started.drained()
    assert said(vera, "Техническое: Иванова Ольга", before) == 1, "said once, through a restart"
    await started.move_to(tuesday - timedelta(minutes=59))
    assert said(vera, "Техническое: Иванова Ольга", before) == 2
    await started.stop_bot()
    await started.start_bot()
    await started.move_to(tuesday - timedelta(minutes=1))
    assert said(vera, "Техническое: Иванова Ольга", before) == 2
    fired = await started.read(
        lambda session: session.exec(select(Reminder).where(col(Reminder.fired_at).is_not(None))).all()
    )
    keys = [(one.subject, one.subject_id, one.kind, one.recipient_id) for one in fired]
    assert len(keys) == len(set(keys)), "each kind of reminder once, though it was moved twice"


async def test_nobody_came_and_nobody_said_so(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "Иванова пт 15:00 телефонное Орлова")
    await told(started)
    await tap(vera, "✅ Буду")
    before = len(anna.messages())
    await started.move_to(FRIDAY + timedelta(hours=2))
    assert "Как прошло собеседование?" in vera.screen().text
    assert said(anna, "не сказали, как прошло", before) == 0
    await started.move_to(FRIDAY + timedelta(hours=2, minutes=31))
    assert said(anna, "не сказали, как прошло", before) == 1, "two hours after its end"
    shown = await tap(anna, "Кандидат не пришёл")
    assert "🚫 Кандидат не пришёл" in shown
    assert "уже завершено" in (await _toast(vera, "✅ Состоялось"))
    shown = await tap(anna, "🔄 Назначить снова")
    shown = await say(anna, "пн 15:00")
    assert "Ждём подтверждения" in shown
    await told(started)
    assert [one.sequence for one in calendars(vera)] == [0, 1]


async def _toast(person: Person, label: str) -> str:
    toast = await person.tap(label)
    await person.settled()
    return (toast.text or "") if toast is not None else ""


async def test_a_missing_card_is_chased_next_morning_then_the_recruiter_hears(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "Иванова пт 15:00 финальное Орлова")
    await told(started)
    await started.move_to(FRIDAY + timedelta(hours=1, minutes=1))
    await tap(vera, "✅ Состоялось")
    before = len(vera.messages()), len(anna.messages())
    await started.move_to(datetime(2026, 11, 30, 7, 30, tzinfo=UTC))
    assert said(vera, "Ждём ваш оценочный лист", before[0]) == 1
    assert said(anna, "Нет оценочных листов", before[1]) == 0
    await started.move_to(datetime(2026, 12, 1, 7, 30, tzinfo=UTC))
    assert said(anna, "Нет оценочных листов", before[1]) == 1
    assert said(vera, "Ждём ваш оценочный лист", before[0]) == 1
    await tap(vera, "📝 Заполнить оценочный лист")
    assert "вас там не было" in await tap(vera, "Меня там не было")
    waits = await started.read(
        lambda session: session.exec(
            select(Waiting.ended_at).where(Waiting.kind == WaitingKind.SCORECARD)
        ).all()
    )
    assert [one is not None for one in waits] == [True]


async def test_a_rejection_takes_it_out_of_the_calendar(started: Company) -> None:
    anna, vera = started.anna, started.vera
    await say(anna, "Иванова пт 15:00 техническое Орлова")
    await told(started)
    await tap(anna, "‹ Назад")
    await tap(anna, "Дизайнер: Новый")
    await tap(anna, "Отказ")
    await tap(anna, "Мало опыта")
    await told(started)
    assert "Собеседование отменено" in vera.screen().text
    files = calendars(vera)
    assert [(one.method, one.sequence, one.status) for one in files] == [
        ("REQUEST", 0, "TENTATIVE"),
        ("CANCEL", 1, "CANCELLED"),
    ]
    assert files[0].uid == files[1].uid
    assert (await started.read(_one)).state is InterviewState.CANCELLED


async def test_by_taps_and_what_was_held_is_written_down(started: Company) -> None:
    anna = started.anna
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    await tap(anna, "Кандидаты")
    await tap(anna, "👤 Соколов Павел")
    await tap(anna, "🗓 Собеседования · Дизайнер")
    await tap(anna, "🗓 Назначить собеседование")
    await tap(anna, "Телефонное")
    await say(anna, "завтра в 11")
    await tap(anna, "Глеб Зайцев")
    card = await tap(anna, "Место")
    card = await say(anna, "https://meet.example/abc")
    assert "https://meet.example/abc" in card
    assert "Собеседование назначено" in await tap(anna, "✅ Назначить")
    text = await tap(anna, "📋 Текст для кандидата")
    assert "Здравствуйте, Павел!" in text
    assert "https://meet.example/abc" in text
    shown = await say(anna, "/interview Иванова технич. вчера: Python 4, SQL 3, да, уверенная")
    assert "Анна Смирнова: Да" in shown
    assert "Python 4, SQL 3" in shown
    await say(anna, "/vacancies")
    await tap(anna, "💼 Дизайнер")
    listed = await tap(anna, "Кандидаты")
    assert "Техническое, 23 нояб.: Да" in listed
    asked = await say(anna, "/interview Неизвестный пт 15:00 техническое Орлова")
    assert "нет" in asked


@pytest.mark.parametrize("language", [Language.EN])
async def test_in_english(started: Company) -> None:
    anna, vera = started.anna, started.vera
    shown = await say(anna, "Ivanova Fri 15:00 technical Orlova")
    assert "The interview is arranged" in shown
    await told(started)
    assert "Invitation to an interview" in vera.screen().text
    assert calendars(vera)[0].summary.startswith("Technical interview: ")
    await tap(vera, "❌ Decline")
    await say(vera, "On holiday")
    await told(started)
    assert "cannot hold the interview: On holiday" in anna.screen().text
    await tap(anna, "👥 Interviewers")
    await tap(anna, "☐ Глеб Зайцев")
    await tap(anna, "☑ Вера Орлова")
    await told(started)
    assert "Invitation to an interview" in started.gleb.screen().text
    assert "The interview is cancelled" in vera.screen().text


async def test_an_interviewer_leaves_in_between_and_the_heir_is_invited(started: Company) -> None:
    anna, gleb, boris = started.anna, started.gleb, started.boris
    await say(anna, "Иванова пт 15:00 техническое Зайцев")
    await told(started)
    assert "Приглашение на собеседование" in gleb.screen().text
    await say(anna, "зайцев")
    assert "Собеседования: 1" in await tap(anna, "🚪 Увольнение")
    await tap(anna, "📦 Передать всё")
    await tap(anna, "Борис Петров")
    await tap(anna, "Закрыть доступ сейчас")
    await tap(anna, "Закрыть доступ")
    await told(started)
    assert said(boris, "Приглашение на собеседование") == 1
    assert [(one.method, one.starts_at) for one in calendars(boris)] == [("REQUEST", FRIDAY)]
    await say(gleb, "/interview")
    assert "Иванова" not in gleb.screen().text, "access has ended"
    await started.move_to(FRIDAY + timedelta(hours=1, minutes=1))
    assert "Как прошло собеседование?" in boris.screen().text
    assert said(gleb, "Как прошло собеседование?") == 0
    await tap(boris, "✅ Состоялось")
    assert "Оценочный лист" in boris.screen().text
