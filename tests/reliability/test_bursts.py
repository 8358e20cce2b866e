"""A burst of files and a kill in the middle of it: every file is read once, nobody is lost, the summary is one."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.db import opened
from bot.models import Candidate, Job, JobState, Resume
from bot.resumes.formats.ocr import languages
from bot.sandbox import Person, Sandbox
from tests.burst import ALBUMS, FILES, MOST_QUESTIONS, SAMPLES, questions, singles
from tests.reliability.child import Child
from tests.resumes.paper import fonts

# The whole of it, with the kill and the start again: a recruiter waits no longer.
PATIENCE = 180.0
ANNA = 7_000_000_101

pytestmark = pytest.mark.skipif(fonts() is None, reason="needs a font with Cyrillic letters to draw papers")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    made = Sandbox(flood_limits=False)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def child(sandbox: Sandbox, database_url: str, tmp_path: Path) -> AsyncIterator[Child]:
    made = Child(sandbox, database_url, tmp_path, [ANNA])
    yield made
    await made.stop()


async def _sees(person: Person, text: str) -> str:
    def there() -> str | None:
        found = [one.text for one in person.messages() if text in one.text]
        return found[-1] if found else None

    return await person.until(there, PATIENCE) or ""


def _stored(session: Session) -> tuple[int, int, int]:
    waiting = session.exec(select(Job).where(Job.state == JobState.WAITING)).all()
    candidates, resumes = (session.exec(select(table)).all() for table in (Candidate, Resume))
    return len(candidates), len(resumes), len(waiting)


async def test_twenty_files_survive_a_kill_half_way(
    sandbox: Sandbox, child: Child, database_url: str
) -> None:
    anna = sandbox.add_person(id=ANNA, first_name="Анна")
    await child.start()
    await anna.start()
    await _sees(anna, "🏠")
    async with asyncio.timeout(PATIENCE):
        for album in ALBUMS:
            await anna.send_album([str(SAMPLES / name) for name in album])
        for data, name in singles():
            await anna.send_file(data, name)
        await sandbox.changed(lambda: len(sandbox.calls("getFile")) >= FILES // 2, PATIENCE)
        await child.kill()
        await child.start()
        await _sees(anna, f"{FILES} файлов")
        await anna.until(lambda: "читаю" not in anna.screen().text or None, PATIENCE)
        summary = anna.screen().text
    assert questions(summary) <= MOST_QUESTIONS
    assert "torn.pdf: Файл повреждён" in summary
    assert "(такой же файл)" in summary
    places = [summary.index(name) for name in ("Соколова Мария", "Кузнецов Артём", "Нургалиева Айгуль")]
    assert places == sorted(places), "in the order they were sent"
    await anna.tap("✅ Сохранить верные")
    await anna.settled()
    await _sees(anna, "сохранен")
    await child.stop()
    async with opened(database_url) as database:
        candidates, resumes, waiting = await database.read(_stored)
    unread = 1 if languages() else 2
    left = questions(anna.screen().text)
    assert waiting == 0
    assert candidates == resumes, "nobody twice"
    assert resumes + left + unread + 1 == FILES, "saved, asked about, unread or the same file: none is lost"
