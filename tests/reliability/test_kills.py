"""SIGKILL at any moment: nothing lost, nothing doubled, every dialogue goes on where it stood."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.db import opened
from bot.models import (
    Candidate,
    CandidateImportRow,
    Dialogue,
    Draft,
    Employee,
    InboxState,
    InboxUpdate,
    OutboxMessage,
    OutboxState,
    Vacancy,
)
from bot.sandbox import Person, Sandbox
from tests.reliability.child import Child, ForkedChild

KILLS = 20
IMPORTED = 200
FIRST_ADMIN = 7_000_000_101
NAMES = ("Анна", "Борис", "Вера", "Глеб")
# A restart on a busy machine takes a while; nothing is asserted about how long.
PATIENCE = 120.0
LETTERS = "абвгдежзик"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    made = Sandbox(flood_limits=False)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def people(sandbox: Sandbox) -> list[Person]:
    return [
        sandbox.add_person(id=FIRST_ADMIN + number, first_name=name, username=f"person{number}")
        for number, name in enumerate(NAMES)
    ]


@pytest.fixture
async def child(
    sandbox: Sandbox, people: list[Person], database_url: str, tmp_path: Path
) -> AsyncIterator[Child]:
    made = Child(sandbox, database_url, tmp_path, [person.id for person in people])
    yield made
    await made.stop()


@pytest.fixture
async def forked(
    sandbox: Sandbox, people: list[Person], database_url: str, tmp_path: Path
) -> AsyncIterator[ForkedChild]:
    made = ForkedChild(sandbox, database_url, tmp_path, [person.id for person in people])
    yield made
    await made.stop()


async def shown(person: Person, *parts: str, without: str = "") -> str:
    """The person's newest screen, once it says all this."""

    def there() -> str | None:
        try:
            text = person.screen().text
        except LookupError:
            return None
        fits = all(part in text for part in parts) and not (without and without in text)
        return text if fits else None

    return await person.until(there, PATIENCE) or ""


async def test_a_kill_in_the_middle_of_the_dialogue_goes_unnoticed(
    child: Child, people: list[Person]
) -> None:
    anna = people[0]
    await child.start()
    await anna.send("/newvacancy")
    await shown(anna, "Кого ищем?")
    await child.kill()
    await child.start()
    await anna.send("Редактор рубрики")
    await shown(anna, "Редактор рубрики", "черновик")
    await child.kill()
    await anna.send("120-150к")  # typed while the bot is down
    await child.start()
    await shown(anna, "Редактор рубрики", "черновик", "Зарплата: 120–150 тыс. ₽")


async def test_twenty_kills_under_load_lose_and_double_nothing(
    forked: ForkedChild, people: list[Person], sandbox: Sandbox, database_url: str
) -> None:
    over = asyncio.Event()
    done: Counter[str] = Counter()

    async def lives_on(person: Person) -> None:
        while not over.is_set():
            number = done[person.name]
            title = f"Редактор рубрики {LETTERS[number // 10 % 10]}ж{LETTERS[number % 10]}"
            await person.send("/newvacancy")
            await shown(person, "Кого ищем?")
            await person.send(title)
            await shown(person, title, "черновик")
            await person.send("120-150к")
            await shown(person, title, "Зарплата: 120–150 тыс. ₽", "черновик")
            await person.tap("✅ Открыть вакансию", timeout=0.01)
            await shown(person, title, "Зарплата: 120–150 тыс. ₽", without="черновик")
            done[person.name] += 1

    living = [asyncio.create_task(lives_on(person)) for person in people]
    chance = random.Random(20)
    for _ in range(KILLS):
        seen = sandbox.call_count + chance.randint(1, 24)
        await forked.start()
        await sandbox.changed(lambda seen=seen: sandbox.call_count >= seen, PATIENCE)
        await forked.kill()
    over.set()
    await forked.start()
    await asyncio.gather(*living)
    await sandbox.changed(lambda: not sandbox.world.updates.pending, PATIENCE)
    await forked.stop()

    assert sum(done.values()) >= KILLS // 2, "the load was real"
    async with opened(database_url) as database:
        await database.read(_nothing_lost_or_doubled, done, len(people) * KILLS)
    assert "code" not in forked.errors.read_text(), "no update failed"


async def test_kills_in_the_middle_of_an_import_lose_and_double_nobody(
    forked: ForkedChild, people: list[Person], sandbox: Sandbox, database_url: str
) -> None:
    anna = people[0]
    rows = "\n".join(f"Работник Номер{number};+7916111{number:04d};Омск" for number in range(IMPORTED))
    chance = random.Random(8)
    await forked.start()
    await anna.send("/start")
    await anna.send_file(f"ФИО;Телефон;Город\n{rows}".encode(), "база.csv", mime="text/csv")
    await shown(anna, f"Можно взять {IMPORTED} строк")
    await anna.tap(f"✅ Добавить ({IMPORTED})", timeout=0.01)
    cut = 0
    for _ in range(KILLS // 2):
        seen = sandbox.call_count + chance.randint(1, 6)
        await sandbox.changed(lambda seen=seen: sandbox.call_count >= seen, PATIENCE)
        await forked.kill()
        cut += "Обработано" in anna.screen().text
        await forked.start()
    assert cut > 1, "it was cut short in the middle"
    await shown(anna, f"Добавлено {IMPORTED} кандидатов")
    await forked.stop()
    async with opened(database_url) as database:
        names = await database.read(_candidates)
    assert len(names) == len(set(names)) == IMPORTED
    assert "code" not in forked.errors.read_text(), "no update failed"


def _candidates(session: Session) -> list[str]:
    assert not session.exec(select(CandidateImportRow)).all()
    return list(session.exec(select(Candidate.full_name)).all())


def _nothing_lost_or_doubled(session: Session, done: Counter[str], window: int) -> None:
    rows = session.exec(
        select(Employee.name, Vacancy.title, Vacancy.salary_min, Vacancy.salary_max).join(
            Employee, col(Employee.id) == col(Vacancy.owner_id)
        )
    ).all()
    assert Counter(name for name, *_ in rows) == done
    assert len({(name, title) for name, title, *_ in rows}) == len(rows), "no vacancy twice"
    assert {(low, high) for *_, low, high in rows} == {(120_000, 150_000)}, "no draft lost a field"
    assert session.exec(select(Draft)).all() == []
    assert session.exec(select(Dialogue)).all() == []
    assert {row.state for row in session.exec(select(InboxUpdate))} == {InboxState.DONE}
    said = session.exec(select(OutboxMessage)).all()
    assert not [row for row in said if row.state in (OutboxState.WAITING, OutboxState.FAILED)]
    again = sum(row.attempts - 1 for row in said if row.attempts)
    assert again <= window, "a message is said again only if it was in flight when the bot was killed"
