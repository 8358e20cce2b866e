"""Personal data as the law asks: consent by a one-time link, retention that ends by itself, erasure that leaves nothing."""

import json
import logging
import sqlite3
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlmodel import Session, col, select

from bot import backups
from bot.callbacks import OpenPrivacy, pack
from bot.domain import applications
from bot.domain.access import actor_by_id
from bot.models import (
    AnonymousApplication,
    Application,
    Candidate,
    CandidateContact,
    Consent,
    ConsentState,
    DataExport,
    DestructionAct,
    MessageCandidate,
    Retention,
    Stage,
    StoredFile,
)
from bot.sandbox import Person
from tests.company import Company
from tests.factories import make_vacancy

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
MARIA = SAMPLES / "gen-hh-ru-01.pdf"
NAME = "Соколова Мария Андреевна"


async def _ready(person: Person) -> Person:
    await person.start()
    return await person.settled()


async def _tap(person: Person, label: str) -> str:
    toast = await person.tap(label)
    await person.settled()
    return toast.text if toast is not None else ""


async def _send(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def _with_maria(company: Company) -> int:
    """Мария's résumé is saved by Анна on a vacancy; returns the candidate's id."""

    def open_it(session: Session) -> None:
        actor = actor_by_id(session, company.ids["anna"])
        assert actor is not None
        make_vacancy(session, actor, "Python-разработчик")

    await _ready(company.anna)
    await company.app.database.write(open_it)
    await company.anna.send_file(MARIA)
    await company.anna.settled()
    await _tap(company.anna, "Python-разработчик")
    await _tap(company.anna, "✅ Сохранить → Python-разработчик")
    return await company.read(lambda session: session.exec(select(Candidate.id)).one())


async def _open_card(company: Company) -> None:
    await _tap(company.anna, "👤 Открыть карточку")


async def _reject(company: Company) -> None:
    def act(session: Session) -> None:
        actor = actor_by_id(session, company.ids["anna"])
        row = session.exec(select(Application)).one()
        assert actor is not None
        assert row.id is not None
        applications.move(session, actor, row.id, Stage.REJECTED, rev=row.rev, now=company.clock.now())

    await company.app.database.write(act)


async def test_a_candidate_reads_and_gives_consent_in_the_bot(company: Company) -> None:
    candidate_id = await _with_maria(company)
    anna = company.anna
    await _open_card(company)
    await _tap(anna, "🔐 Персональные данные")
    assert "не запрашивали" in anna.screen().text
    await _tap(anna, "✉️ Запросить согласие")
    assert "Компания «Ромашка» просит вашего согласия" in anna.screen().text
    token = await company.read(lambda session: session.exec(select(Consent.token)).one())
    assert token is not None
    assert token in anna.screen().text
    stranger = company.stranger
    await stranger.start(f"c_{token}")
    await stranger.settled()
    assert "152-ФЗ" in stranger.screen().text
    assert NAME not in stranger.screen().text, "who opens a link is told nobody's name"
    await _tap(stranger, "✅ Согласен (согласна)")
    assert "согласие записано" in stranger.screen().text
    assert any("Ответ о согласии" in message.text for message in anna.messages())
    consent = await company.read(lambda session: session.get(Consent, candidate_id))
    assert consent is not None
    assert consent.state is ConsentState.GIVEN
    assert consent.token is None, "the link is answered once"
    await _tap(stranger, "Отозвать согласие")
    await _tap(stranger, "Да, отозвать")
    assert "Согласие отозвано" in stranger.screen().text
    consent = await company.read(lambda session: session.get(Consent, candidate_id))
    assert consent is not None
    assert consent.state is ConsentState.WITHDRAWN


async def test_a_used_or_unknown_link_tells_nothing(company: Company) -> None:
    await _with_maria(company)
    stranger = company.stranger
    await stranger.start("c_unknown")
    await stranger.settled()
    assert "больше не действует" in stranger.screen().text
    assert NAME not in stranger.screen().text


async def test_retention_warns_and_then_erases(company: Company) -> None:
    candidate_id = await _with_maria(company)
    await _reject(company)
    await company.app.tick()
    row = await company.read(lambda session: session.get(Retention, candidate_id))
    assert row is not None
    assert row.due_at is not None
    assert timedelta(days=180) < row.due_at - company.clock.now() < timedelta(days=185), (
        "half a year by default"
    )
    await company.move_to(row.due_at - timedelta(days=12))
    warned = [message.text for message in company.anna.messages() if "Заканчивается срок" in message.text]
    assert warned
    assert NAME in warned[-1]
    await company.move_to(row.due_at + timedelta(hours=1))
    assert await company.read(lambda session: session.get(Candidate, candidate_id)) is None
    act = await company.read(lambda session: session.exec(select(DestructionAct)).one())
    assert act.ground.value == "retention"
    assert act.by_id is None


async def test_a_consent_keeps_longer_than_the_retention(company: Company) -> None:
    candidate_id = await _with_maria(company)
    await _reject(company)
    await _open_card(company)
    await _tap(company.anna, "🔐 Персональные данные")
    await _tap(company.anna, "✍️ Отметить ответ")
    await _tap(company.anna, "дано")
    await _tap(company.anna, "на бумаге")
    assert "Согласие: дано" in company.anna.screen().text
    await company.app.tick()
    row = await company.read(lambda session: session.get(Retention, candidate_id))
    assert row is not None
    assert row.due_at is not None
    assert row.due_at - company.clock.now() > timedelta(days=360)
    await company.move_to(row.due_at + timedelta(hours=1))
    assert await company.read(lambda session: session.get(Candidate, candidate_id)) is None


def _contacts(session: Session) -> list[str]:
    rows = session.exec(select(CandidateContact)).all()
    return [text for row in rows for text in (row.shown, row.key)]


def _bytes_of(value: bytes, needles: list[str]) -> list[str]:
    """Which of the texts stand in the bytes: as UTF-8, as JSON escapes them, as UTF-16."""
    found = []
    for needle in needles:
        forms = {
            needle.encode(),
            json.dumps(needle)[1:-1].encode(),
            needle.encode("utf-16-le"),
            needle.casefold().encode(),
            json.dumps(needle.casefold())[1:-1].encode(),
        }
        if any(form in value for form in forms):
            found.append(needle)
    return found


async def test_after_erasure_nothing_of_the_person_is_found(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    candidate_id = await _with_maria(company)
    anna = company.anna
    await anna.send(f"задача Глебу: позвонить {NAME} по резюме")
    await anna.settled()
    await _send(anna, "/vacancies")
    await anna.send("/export")
    await anna.settled()
    await _tap(anna, "Кандидаты · CSV")

    needles = [NAME, "Соколова Мария", *(await company.read(_contacts))]
    assert len(needles) > 3
    database = make_url(company.database_url)
    is_sqlite = database.get_backend_name() == "sqlite"
    path = Path(database.database or "")
    if is_sqlite:
        assert _bytes_of(path.read_bytes() + _wal(path), needles), "the search finds what is there"
    said = [message for message in anna.messages() if NAME in message.text or "candidates-" in str(message)]
    assert said
    await _open_card_of(company, candidate_id)
    await _tap(anna, "🗑 Удалить данные")
    assert "профиль: 1" in anna.screen().text
    await _tap(anna, "Требование человека")
    assert "Вернуть данные будет нельзя" in anna.screen().text
    await _tap(anna, "🗑 Удалить навсегда")
    await company.drained()
    act = await company.read(lambda session: session.exec(select(DestructionAct)).one())
    assert act.done_at is not None
    assert act.messages_deleted > 0
    assert act.messages_left == 0
    assert not [message.text for message in anna.messages() if message.from_bot and NAME in message.text]
    left = await company.read(lambda session: session.exec(select(MessageCandidate)).all())
    assert not left
    statistics = await company.read(lambda session: session.exec(select(AnonymousApplication)).one())
    assert statistics.stage is Stage.NEW
    export = await company.read(lambda session: session.exec(select(DataExport)).one())
    assert export.file_id is None, "an exported file that is still kept goes too"
    assert not _bytes_of(caplog.text.encode(), needles)
    fresh = company.folder / "fresh-backup.db"
    backups.backup(company.database_url, fresh)
    assert _bytes_of(fresh.read_bytes(), needles) == []
    if is_sqlite:
        await company.stop_bot()
        with sqlite3.connect(path) as connection:
            connection.execute("VACUUM")
        connection.close()
        assert _bytes_of(path.read_bytes() + _wal(path), needles) == []
        for file in company.folder.rglob("*"):
            if file.is_file():
                assert _bytes_of(file.read_bytes(), needles) == [], file.name
        await company.start_bot()


def _wal(path: Path) -> bytes:
    log = path.with_name(path.name + "-wal")
    return log.read_bytes() if log.exists() else b""


async def _open_card_of(company: Company, candidate_id: int) -> None:
    button = {"text": "…", "callback_data": pack(OpenPrivacy(candidate_id))}
    await company.anna.press(company.anna.screen(), button)
    await company.anna.settled()


async def test_an_old_message_is_blanked_by_an_edit(company: Company) -> None:
    candidate_id = await _with_maria(company)
    anna = company.anna
    await _open_card(company)
    await _tap(anna, "📄 Резюме")
    shown = [message.id for message in anna.messages() if message.from_bot and "Мария" in message.text]
    assert shown
    await company.move_to(company.clock.now() + timedelta(hours=60))
    await _open_card_of(company, candidate_id)
    await _tap(anna, "🗑 Удалить данные")
    await _tap(anna, "Требование человека")
    await _tap(anna, "🗑 Удалить навсегда")
    await company.drained()
    act = await company.read(lambda session: session.exec(select(DestructionAct)).one())
    assert act.messages_blanked > 0
    assert not [message.text for message in anna.messages() if message.from_bot and "Мария" in message.text]


async def test_all_data_about_a_person_comes_as_a_file(company: Company) -> None:
    candidate_id = await _with_maria(company)
    anna = company.anna
    await _open_card(company)
    await _open_card_of(company, candidate_id)
    await _tap(anna, "📦 Все данные о человеке")
    await company.drained()
    data = await company.read(_exported)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        records = json.loads(archive.read("data.json"))
        page = archive.read("data.html").decode()
    assert records["candidate"][0]["full_name"] == NAME
    assert "token" not in json.dumps(records)
    assert NAME in page
    assert any(name.startswith("files/") for name in names)


def _exported(session: Session) -> bytes:
    row = session.exec(select(DataExport).order_by(col(DataExport.id).desc())).first()
    assert row is not None
    stored = session.get(StoredFile, row.file_id)
    assert stored is not None
    return stored.data


async def test_who_looked_and_exported_is_in_the_trail(company: Company) -> None:
    await _with_maria(company)
    anna = company.anna
    await _open_card(company)
    await anna.send("/export")
    await anna.settled()
    await _tap(anna, "Заявки · XLSX")
    await company.drained()
    await anna.send("/privacy")
    await anna.settled()
    await _tap(anna, "👁 Журнал")
    text = anna.screen().text
    assert "Анна Смирнова: просмотр: контакты и зарплата" in text
    assert "выгрузка: Заявки, строк: 1" in text
    await _send(company.boris, "/privacy")
    assert "Журнал" not in company.boris.screen().text


async def test_an_act_is_printed(company: Company) -> None:
    candidate_id = await _with_maria(company)
    anna = company.anna
    await _open_card_of(company, candidate_id)
    await _tap(anna, "🗑 Удалить данные")
    await _tap(anna, "Данные больше не нужны")
    await _tap(anna, "🗑 Удалить навсегда")
    await company.drained()
    await anna.send("/privacy")
    await anna.settled()
    await _tap(anna, "🗑 Акты: 1")
    await _tap(anna, "№ 1")
    assert "Данные больше не нужны" in anna.screen().text
    await _tap(anna, "🖨 Получить PDF")
    await company.drained()
    data = await company.read(_exported)
    assert data.startswith(b"%PDF")
