"""Letters arrive in the company's mailbox and become drafts in a recruiter's inbox, once each, whatever breaks on the way."""

import asyncio
import email
import email.policy
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.checkup import examine
from bot.domain import people
from bot.domain.access import actor_by_id
from bot.i18n import Language, words
from bot.models import (
    Candidate,
    CandidateContact,
    CandidateLetter,
    ContactKind,
    Draft,
    Event,
    LetterKind,
    LetterState,
    MailLetter,
    Resume,
)
from bot.resumes import ReaderPool
from bot.sandbox import Person
from bot.workers.mailbox import Mailbox
from tests.company import Company
from tests.factories import make_vacancy
from tests.mail.dovecot import USER, Dovecot
from tests.mail.letters import AIGUL, ARTEM, BARE, BROKEN, FIVE, FORWARDED, MARIA, PLAIN, letter

PATIENCE = 60


def _count(table: type) -> Callable[[Session], int]:
    return lambda session: len(session.exec(select(table)).all())


async def _caught_up(company: Company) -> None:
    """Every letter is dealt with and told of."""
    assert company.app.mail is not None
    async with asyncio.timeout(PATIENCE):
        await company.app.mail.caught_up()
    await company.move_to(company.clock.now() + timedelta(minutes=1))


async def _on_duty(company: Company, key: str) -> None:
    def put(session: Session) -> None:
        people.the_company(session).duty_recruiter_id = company.ids[key]

    await company.app.database.write(put)


async def _vacancy(company: Company, title: str, owner: str) -> int:
    def open_it(session: Session) -> int:
        actor = actor_by_id(session, company.ids[owner])
        assert actor is not None
        vacancy = make_vacancy(session, actor, title)
        assert vacancy.id is not None
        return vacancy.id

    return await company.app.database.write(open_it)


async def _tap(person: Person, label: str) -> None:
    await person.tap(label)
    await person.settled()


async def _inbox(person: Person) -> str:
    await person.send("/inbox")
    await person.settled()
    return person.screen().text


async def test_five_letters(company: Company, server: Dovecot) -> None:
    await _on_duty(company, "boris")
    server.deliver(*FIVE)
    await _caught_up(company)
    notice = company.boris.screen().text
    assert "5 писем в почте компании" in notice
    for shown in ("Соколова Мария Андреевна", "Кузнецов Артём", "Резюме.pdf", "billing@example.net"):
        assert shown in notice
    assert "Резюме в письме нет" in notice
    assert "повреждено" in notice
    assert "почте компании" not in company.anna.screen().text, "only the recruiter on duty is told"
    assert server.subjects("INBOX", unread=True) == ["Invoice"], "left for a person to read"
    assert server.subjects("Kadrovik-done") == ["Fwd: forwarded", "Resume: plain", "Two files"]
    assert server.subjects("Kadrovik-done", unread=True) == []
    assert server.subjects("Kadrovik-failed") == ["Broken"]
    assert await company.read(_count(Draft)) == 4, "one a person, and the broken one's file"
    inbox = await _inbox(company.boris)
    assert "Ждут решения 4 резюме" in inbox
    assert "Резюме.pdf" in inbox


async def test_a_draft_says_where_it_comes_from_and_keeps_the_first_contact(
    company: Company, server: Dovecot
) -> None:
    await _on_duty(company, "boris")
    server.deliver(FORWARDED)
    await _caught_up(company)
    await _tap(company.boris, "Кузнецов Артём")
    card = company.boris.screen().text
    assert "✉️ Артём Кузнецов: Ищу работу" in card
    assert "Кто переслал: Глеб Зайцев" in card
    assert "Передай, пожалуйста, рекрутерам" in card
    assert "555-66-77" not in card, "the forwarder's phone is not the candidate's"
    await _tap(company.boris, "✅ Сохранить в базу")

    def contact(session: Session) -> dict:
        person = session.exec(select(Candidate)).one()
        event = session.exec(select(Event).where(Event.verb == "wrote", Event.subject_id == person.id)).one()
        return event.changes

    kept = await company.read(contact)
    assert kept["text"] == "Глеб, привет! Передай, пожалуйста, рекрутерам.\nАртём"
    assert kept["sender"] == "Артём Кузнецов"
    assert await company.read(_count(Resume)) == 1


async def test_a_letter_sent_on_as_an_attachment_brings_its_author(company: Company, server: Dovecot) -> None:
    inner = letter("Отклик", "Здравствуйте, вот моё резюме.", MARIA)
    server.deliver(letter("FW: Отклик", "см. вложение", sender="Вера <vera@romashka.example>", inside=inner))
    await _caught_up(company)
    await _tap(company.anna, "Соколова Мария")
    card = company.anna.screen().text
    assert "✉️ Мария Соколова: Отклик" in card
    assert "Кто переслал: Вера" in card
    assert "vera@romashka" not in card


async def test_two_people_in_one_letter_are_two_drafts(company: Company, server: Dovecot) -> None:
    server.deliver(
        letter("Кандидаты", "Двое на выбор.", MARIA, ARTEM, sender="Агентство <hr@agency.example>")
    )
    await _caught_up(company)
    notice = company.anna.screen().text
    assert "Соколова Мария Андреевна" in notice
    assert "Кузнецов Артём" in notice
    assert await company.read(_count(Draft)) == 2


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        ("jobs+{id}@romashka.example", "Отклик"),
        ("jobs@romashka.example", "Отклик на вакансию №{id}"),
        ("jobs@romashka.example", "Re: Графический дизайнер, отклик"),
    ],
)
async def test_a_named_vacancy_gets_the_letter(
    company: Company, server: Dovecot, to: str, subject: str
) -> None:
    await _on_duty(company, "boris")
    vacancy_id = await _vacancy(company, "Графический дизайнер", "anna")
    server.deliver(letter(subject.format(id=vacancy_id), "Моё резюме.", AIGUL, to=to.format(id=vacancy_id)))
    await _caught_up(company)
    await _tap(company.anna, "📄")
    assert "✅ Сохранить → Графический дизайнер" in company.anna.screen().labels


async def test_the_same_letter_delivered_twice_is_taken_once(company: Company, server: Dovecot) -> None:
    again = b"Received: from elsewhere by mx2\r\n" + PLAIN
    server.deliver(PLAIN, again)
    await _caught_up(company)
    server.deliver(PLAIN)
    await _caught_up(company)
    assert await company.read(_count(Draft)) == 1
    assert server.subjects("INBOX") == []
    assert len(server.subjects("Kadrovik-done")) == 3


async def test_a_failed_letter_moved_back_is_tried_again(company: Company, server: Dovecot) -> None:
    server.deliver(BROKEN)
    await _caught_up(company)
    with server.as_person() as program:
        program.select("Kadrovik-failed")
        program.store("1", "-FLAGS", "\\Seen")
        program.copy("1", "INBOX")
    await _caught_up(company)
    assert await company.read(_count(MailLetter)) == 2
    assert len(server.subjects("Kadrovik-failed")) == 2


async def test_killed_in_the_middle_it_goes_on(
    company: Company, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, forever = asyncio.Event(), asyncio.Event()
    open_letter, opened = ReaderPool.open_letter, 0

    async def stuck(pool: ReaderPool, data: bytes, *, size: int) -> object:
        nonlocal opened
        opened += 1
        if opened > 2:
            reading.set()
            await forever.wait()
        return await open_letter(pool, data, size=size)

    monkeypatch.setattr(ReaderPool, "open_letter", stuck)
    server.deliver(*FIVE)
    async with asyncio.timeout(PATIENCE):
        await reading.wait()
    await company.stop_bot()
    monkeypatch.setattr(ReaderPool, "open_letter", open_letter)
    await company.start_bot()
    await _caught_up(company)
    assert await company.read(_count(Draft)) == 4
    assert await company.read(_count(MailLetter)) == 5
    assert server.subjects("INBOX") == ["Invoice"]
    assert len(server.subjects("Kadrovik-done")) == 3
    assert server.subjects("Kadrovik-failed") == ["Broken"]


async def test_killed_before_the_mailbox_is_told(
    company: Company, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_away, told = Mailbox.put_away, 0

    def breaks(box: Mailbox, uid: int, *, failed: bool) -> None:
        nonlocal told
        told += 1
        if told == 1:
            box.abort()
        put_away(box, uid, failed=failed)

    monkeypatch.setattr(Mailbox, "put_away", breaks)
    server.deliver(PLAIN, BARE)
    await _caught_up(company)
    assert told > 1, "tried again on a new connection"
    assert await company.read(_count(Draft)) == 1
    assert server.subjects("Kadrovik-done") == ["Resume: plain"]


async def test_a_dropped_connection_is_made_again(company: Company, server: Dovecot) -> None:
    server.deliver(PLAIN)
    await _caught_up(company)
    server.stop()
    server.start()
    server.deliver(FORWARDED)
    await _caught_up(company)
    assert await company.read(_count(Draft)) == 2


async def test_a_new_letter_is_noticed_by_itself(company: Company, server: Dovecot) -> None:
    await _caught_up(company)
    arrived = asyncio.Event()
    company.app.database.on_commit(arrived.set)
    server.deliver(PLAIN)
    async with asyncio.timeout(PATIENCE / 2):
        while not await company.read(_count(MailLetter)):
            await arrived.wait()
            arrived.clear()


class _Heard(logging.Handler):
    """Everything logged, and the moment something is said of the mailbox."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.of_mailbox = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
        if record.name == "bot.workers.mail_intake":
            self.of_mailbox.set()


async def test_a_wrong_password_is_said_without_it(company: Company, server: Dovecot) -> None:
    await company.stop_bot()
    company.more_settings["imap_password"] = "wrong-horse-battery"
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    try:
        await company.start_bot()
        async with asyncio.timeout(PATIENCE):
            await heard.of_mailbox.wait()
    finally:
        logging.getLogger().removeHandler(heard)
    said = "\n".join(heard.lines)
    assert "the mailbox refuses IMAP_USER and IMAP_PASSWORD" in said
    assert "wrong-horse-battery" not in said
    assert "Входящих нет" in await _inbox(company.anna), "the bot itself runs on"
    findings = {finding.key: finding for finding in await examine(company.app.settings, company.clock.now())}
    assert not findings["check-mailbox-login"].well
    for language in Language:
        line = words(language)("check-mailbox-login", **findings["check-mailbox-login"].values)
        assert USER in line
        assert "wrong-horse-battery" not in line


async def test_check_opens_the_mailbox(company: Company, server: Dovecot) -> None:
    findings = {finding.key: finding for finding in await examine(company.app.settings, company.clock.now())}
    assert findings["check-mailbox"].well
    server.stop()
    findings = {finding.key: finding for finding in await examine(company.app.settings, company.clock.now())}
    assert not findings["check-mailbox-away"].well
    server.start()


async def _written_to(company: Company, *, mail_id: str = "<asked@romashka.example>") -> int:
    """A candidate of the base to whom a letter has gone."""

    def keep(session: Session) -> int:
        anna, now = company.ids["anna"], company.clock.now()
        person = Candidate(
            full_name="Соколова Мария", name_key="sokolova mariya", created_by_id=anna, created_at=now
        )
        session.add(person)
        session.flush()
        assert person.id is not None
        session.add(
            CandidateContact(
                candidate_id=person.id, kind=ContactKind.EMAIL, shown="m@example.com", key="m@example.com"
            )
        )
        session.add(
            CandidateLetter(
                candidate_id=person.id, kind=LetterKind.QUESTION, author_id=anna, address="m@example.com",
                subject="Вопрос", text="Готовы к переезду?", mail_id=mail_id, state=LetterState.SENT, created_at=now,
            )
        )  # fmt: skip
        return person.id

    return await company.app.database.write(keep)


def _reply(text: str, *, sender: str, to_id: str = "") -> bytes:
    made = email.message_from_bytes(letter("Re: Вопрос", text, sender=sender), policy=email.policy.SMTP)
    if to_id:
        made["In-Reply-To"] = made["References"] = to_id
    return made.as_bytes()


@pytest.mark.parametrize(
    ("sender", "to_id"),
    [("Маша <masha@other.example>", "<asked@romashka.example>"), ("Мария <M@example.com>", "")],
    ids=["by what it answers", "by its address"],
)
async def test_an_answer_is_kept_on_the_profile_and_the_author_told(
    company: Company, server: Dovecot, sender: str, to_id: str
) -> None:
    await _on_duty(company, "boris")
    await _written_to(company)
    server.deliver(
        _reply("Да, готова с января.\n\n24.11.2026 Анна пишет:\n> Готовы?", sender=sender, to_id=to_id)
    )
    await _caught_up(company)
    assert company.anna.sees("Кандидат ответил: Соколова Мария")
    assert "Да, готова с января." in company.anna.screen().text
    assert "почте компании" not in company.boris.screen().text, "it is told once"
    assert len(server.subjects("Kadrovik-done")) == 1
    await _tap(company.anna, "👤 Карточка")
    await _tap(company.anna, "💬 Связь")
    await _tap(company.anna, "🕘 История")
    assert "📩 Письмо от кандидата" in company.anna.screen().text
    assert await company.read(_count(CandidateLetter)) == 2


async def test_the_same_answer_twice_is_kept_once_and_an_invoice_is_nobodys(
    company: Company, server: Dovecot
) -> None:
    await _written_to(company)
    again = _reply("Готова.", sender="m@example.com", to_id="<asked@romashka.example>")
    server.deliver(again, again, BARE)
    await _caught_up(company)
    assert await company.read(_count(CandidateLetter)) == 2
    assert server.subjects("INBOX", unread=True) == ["Invoice"]
