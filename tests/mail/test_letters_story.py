"""A letter to a candidate: filled from a template, sent by a real SMTP server, kept on the profile; sent once, whatever breaks."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession
from sqlmodel import Session, select

from bot.checkup import examine
from bot.config import Settings
from bot.domain import letter_post
from bot.domain.access import Actor, actor_by_id
from bot.domain.candidate_contacts import email
from bot.domain.candidate_names import name_key
from bot.models import Application, Candidate, CandidateContact, CandidateLetter, LetterState, Stage
from bot.sandbox import Person
from tests.calendars import read_calendar
from tests.company import Company
from tests.factories import make_vacancy

MARIA = "maria@example.com"


class Postbox:
    """What the server was given. `answers` are said to the next texts instead of 250, None breaks the connection off."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: list[str | None] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: SmtpSession, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: SmtpSession, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer is None or answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            letter = message_from_bytes(content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
            self.recipients += envelope.rcpt_tos
        if answer is None:
            server.transport.abort()
            return "250 nobody hears this"
        return answer


class _Server(Controller):
    """On whatever port is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def server(postbox: Postbox) -> Iterator[Controller]:
    controller = _Server(postbox, hostname="127.0.0.1", port=0)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
async def company(
    server: Controller, database_url: str, tmp_path: Path, now: datetime
) -> AsyncIterator[Company]:
    made = Company(database_url, tmp_path, now)
    made.more_settings = {
        "smtp_host": "127.0.0.1",
        "smtp_port": server.port,
        "smtp_from": "hr@romashka.example",
        "smtp_tls": "none",
    }
    async with made:
        await made.everyone_starts()
        yield made
        assert not made.sandbox.refusals, f"Telegram refused: {made.sandbox.refusals}"


async def _candidate(company: Company, address: str = MARIA) -> int:
    def keep(session: Session) -> int:
        actor = actor_by_id(session, company.ids["anna"])
        assert isinstance(actor, Actor)
        now = company.clock.now()
        vacancy = make_vacancy(session, actor, "Графический дизайнер")
        name = "Соколова Мария Андреевна"
        person = Candidate(full_name=name, name_key=name_key(name), created_by_id=actor.id, created_at=now)
        session.add(person)
        session.flush()
        assert person.id is not None
        assert vacancy.id is not None
        if address:
            contact = email(address)
            session.add(
                CandidateContact(
                    candidate_id=person.id, kind=contact.kind, shown=contact.shown, key=contact.key
                )
            )
        session.add(
            Application(
                candidate_id=person.id, vacancy_id=vacancy.id, stage=Stage.NEW, stage_since=now,
                created_by_id=actor.id, created_at=now,
            )
        )  # fmt: skip
        return person.id

    return await company.app.database.write(keep)


async def _tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def _say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def _later(company: Company, **passed: float) -> None:
    await company.move_to(company.clock.now() + timedelta(**passed))
    await company.drained()


async def _open(company: Company, person: Person) -> None:
    await _say(person, "Соколова")
    await _tap(person, "✉️ Написать")


def _states(session: Session) -> list[LetterState]:
    return [row.state for row in session.exec(select(CandidateLetter).order_by(CandidateLetter.id)).all()]


async def test_an_invitation_is_filled_in_sent_once_and_kept(company: Company, postbox: Postbox) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    card = await _tap(anna, "Приглашение")
    assert "Здравствуйте, Мария Андреевна!" in card
    assert "«Графический дизайнер»" in card
    assert "Осталось вписать: время, место" in card
    assert "✅ Отправить на почту" not in anna.screen().labels
    await _tap(anna, "✍️ время")
    await _say(anna, "вторник, 1 декабря, 15:00")
    await _tap(anna, "✍️ место")
    assert "Осталось" not in await _say(anna, "Мясницкая, 1")
    ready, press = anna.screen(), anna.screen().button("✅ Отправить на почту")
    assert "Письмо уходит" in await _tap(anna, "✅ Отправить на почту")
    await anna.press(ready, press)
    await anna.settled()
    assert postbox.letters == [], "it can be taken back for a while"
    await _later(company, seconds=15)
    (letter,) = postbox.letters
    assert postbox.recipients == [MARIA]
    assert letter["Subject"] == "Приглашение на собеседование: Графический дизайнер"
    assert letter["From"].addresses[0].addr_spec == "hr@romashka.example"
    assert letter["Message-ID"].endswith("@romashka.example>")
    text = letter.get_content()
    assert "Когда: вторник, 1 декабря, 15:00" in text
    assert "Анна Смирнова, Ромашка" in text
    assert await company.read(_states) == [LetterState.SENT]
    await _open(company, anna)
    assert "Отправлено: Приглашение на собеседование" in anna.screen().text
    assert "Мясницкая, 1" in await _tap(anna, "↗️ Приглашение")


async def test_what_is_taken_back_does_not_go(company: Company, postbox: Postbox) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    await _tap(anna, "Отказ")
    await _tap(anna, "✅ Отправить на почту")
    assert "Сейчас мы продолжим с другими" in await _tap(anna, "↩︎ Отменить")
    await _later(company, minutes=5)
    assert postbox.letters == []
    assert await company.read(_states) == []


async def test_a_refused_letter_is_told_of_and_a_busy_server_tried_again(
    company: Company, postbox: Postbox
) -> None:
    anna = company.anna
    await _candidate(company)
    postbox.answers = ["451 later", "451 later", "250 OK"]
    await _open(company, anna)
    await _tap(anna, "Отказ")
    await _tap(anna, "✅ Отправить на почту")
    await _later(company, seconds=15)
    assert postbox.letters == []
    await _later(company, minutes=2)
    await _later(company, minutes=6)
    assert len(postbox.letters) == 1
    assert await company.read(_states) == [LetterState.SENT]


async def test_an_address_nobody_has_is_told_of_at_once(company: Company, postbox: Postbox) -> None:
    anna = company.anna
    await _candidate(company, "nobody@example.com")
    await _open(company, anna)
    await _tap(anna, "Отказ")
    await _tap(anna, "✅ Отправить на почту")
    await _later(company, seconds=15)
    assert postbox.letters == []
    assert anna.sees("Письмо не ушло: Соколова Мария Андреевна")
    assert anna.sees("Почтовый сервер не принял письмо")


async def test_when_the_answer_is_lost_nothing_goes_twice_by_itself(
    company: Company, postbox: Postbox
) -> None:
    anna = company.anna
    await _candidate(company)
    postbox.answers = [None]
    await _open(company, anna)
    await _tap(anna, "Отказ")
    await _tap(anna, "✅ Отправить на почту")
    await _later(company, seconds=15)
    for _ in range(5):
        await _later(company, minutes=10)
        await asyncio.sleep(0)
    assert len(postbox.letters) == 1, "the server had taken it"
    assert await company.read(_states) == [LetterState.UNSURE]
    assert anna.sees("письмо могло уйти")
    said = next(message for message in anna.messages() if "письмо могло уйти" in message.text)
    await anna.tap("🔁 Отправить ещё раз", message=said)
    await _later(company, seconds=15)
    assert len(postbox.letters) == 2, "a person has decided so"


async def test_a_kill_in_the_middle_sends_nothing_twice(company: Company, postbox: Postbox) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    await _tap(anna, "Отказ")
    await _tap(anna, "✅ Отправить на почту")
    letter_id = await company.read(lambda session: session.exec(select(CandidateLetter.id)).one())
    # As if the process had died after it began to speak to the server.
    await company.app.database.write(
        letter_post.take_up, letter_id, domain="romashka.example", now=company.clock.now()
    )
    await company.stop_bot()
    await company.start_bot()
    await _later(company, minutes=1)
    assert postbox.letters == []
    assert await company.read(_states) == [LetterState.UNSURE]
    assert anna.sees("письмо могло уйти")


async def test_copied_by_hand_is_logged_once_and_in_the_history(company: Company, postbox: Postbox) -> None:
    anna = company.anna
    await _candidate(company, "")
    await _open(company, anna)
    assert "Почты в карточке нет" in await _tap(anna, "Вопрос")
    await _tap(anna, "✍️ вопрос")
    await _say(anna, "готовы ли вы к переезду?")
    ready = anna.screen()
    assert "✅ Отправить на почту" not in ready.labels
    press = ready.button("☑️ Отправлено мной")
    assert "Записано в карточку" in await _tap(anna, "☑️ Отправлено мной")
    await anna.press(ready, press)
    await anna.settled()
    assert await company.read(_states) == [LetterState.COPIED]
    await _say(anna, "Соколова")
    await _tap(anna, "💬 Связь")
    history = await _tap(anna, "🕘 История")
    assert "☑️ Письмо отправлено не из бота" in history
    assert "готовы ли вы к переезду?" in history
    assert postbox.letters == []


async def test_the_consent_letter_has_its_link(company: Company) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    assert "https://t.me/" in await _tap(anna, "Запрос согласия")
    assert "Согласие на обработку данных" in anna.screen().text


async def test_a_template_is_corrected_checked_and_restored(company: Company) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    await _tap(anna, "📐 Шаблоны")
    await _tap(anna, "Отказ")
    await _tap(anna, "✏️ Текст")
    assert "не знает, чем заполнить «[возраст]»" in await _say(anna, "Привет, [возраст]")
    assert "Привет, [имя]! Пока нет." in await _say(anna, "Привет, [имя]! Пока нет.")
    await _open(company, company.boris)
    assert "Привет, Мария Андреевна! Пока нет." in await _tap(company.boris, "Отказ")
    await _open(company, anna)
    await _tap(anna, "📐 Шаблоны")
    await _tap(anna, "Отказ")
    assert "Здравствуйте, [имя]!" in await _tap(anna, "↩️ Вернуть исходный")
    await _tap(anna, "‹ Назад")
    await _tap(anna, "Запрос согласия")
    await _tap(anna, "✏️ Текст")
    assert "нужна [ссылка]" in await _say(anna, "Дайте согласие, [имя]")


async def test_the_check_reaches_the_server_or_says_what_to_do(company: Company) -> None:
    async def keys(settings: Settings) -> set[str]:
        return {found.key for found in await examine(settings, company.clock.now())}

    settings = company.app.settings
    assert "check-post" in await keys(settings)
    nobody_listens = settings.model_copy(update={"smtp_port": 1})
    assert "check-post-away" in await keys(nobody_listens)


async def test_in_english_the_letter_may_be_russian(company: Company) -> None:
    anna = company.anna
    await _candidate(company)
    await _open(company, anna)
    await _tap(anna, "Отказ")
    assert "Thank you for applying for “Графический дизайнер”" in await _tap(anna, "🇬🇧 По-английски")
    assert "Спасибо, что откликнулись" in await _tap(anna, "🇷🇺 По-русски")


async def test_an_invitation_takes_the_time_and_the_calendar_s_file_along(
    company: Company, postbox: Postbox
) -> None:
    await _candidate(company)
    anna = company.anna
    assert "Собеседование назначено" in await _say(
        anna, "Соколова пт 15:00 телефонное Орлова https://meet.example/abc"
    )
    shown = await _tap(anna, "✉️ Письмо кандидату")
    assert "Когда: пт, 27 ноября, 15:00" in shown
    assert "Где: https://meet.example/abc" in shown
    await _tap(anna, "Отправить")
    await company.move_to(company.clock.now() + timedelta(minutes=1))
    await company.drained()
    (letter,) = postbox.letters
    assert letter.get_body() is not None
    (part,) = letter.iter_attachments()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    event = read_calendar(part.get_payload(decode=True))
    assert event.attendees == (f"mailto:{MARIA}",)
    assert event.summary == "Собеседование: Графический дизайнер, Ромашка"
    invited = [one for one in company.vera.messages() if one.document is not None]
    assert read_calendar(invited[-1].data).uid == event.uid, "one event for everybody"
