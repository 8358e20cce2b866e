"""A browser for the module, and for each test a fresh local Telegram with a small scripted bot and three people."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest_asyncio

from bot.sandbox import Person, Sandbox
from tests.web.cdp import Browser, Page, chromium
from tests.web.echo_bot import EchoBot

STEPS = {
    "hour": timedelta(hours=1),
    "morning": timedelta(hours=16),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


class ShownClock:
    """A clock that stands still until the page moves it; moving runs what a test asked for."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
        self.on_move: Callable[[], Awaitable[object]] | None = None

    def now(self) -> datetime:
        return self._now

    async def move(self, step: str) -> datetime:
        self._now += STEPS[step]
        if self.on_move is not None:
            await self.on_move()
        return self._now


@dataclass(frozen=True)
class Town:
    """A local Telegram with people in it, as one test sees it."""

    sandbox: Sandbox
    bot: EchoBot
    clock: ShownClock
    anna: Person
    igor: Person
    oleg: Person
    browser: Browser
    url: str

    async def visit(
        self,
        person: Person,
        chat: str = "bot",
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        language: str = "ru-RU",
    ) -> Page:
        """Open the page as `person` in `chat` and wait until it is drawn."""
        page = await self.browser.open(
            f"{self.url}/#/{person.id}/{chat}", width=width, height=height, dark=dark, language=language
        )
        await page.until("!document.querySelector('#composer-text').closest('form').hidden")
        await page.until("!document.querySelector('.spinner.big')")
        return page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def town(browser: Browser, tmp_path: Path) -> AsyncIterator[Town]:
    samples = []
    for name in ("резюме-орлова.txt", "резюме-белов.txt", "resume-smith.txt"):
        path = tmp_path / name
        path.write_text(f"Резюме из файла {name}", encoding="utf-8")
        samples.append(path)
    clock = ShownClock()
    sandbox = Sandbox(clock=clock, samples=samples, flood_limits=False)
    anna = sandbox.add_person(id=101, first_name="Анна", last_name="Орлова", note="Рекрутер")
    igor = sandbox.add_person(id=102, first_name="Игорь", last_name="Соколов", note="Рекрутер, коллега Анны")
    oleg = sandbox.add_person(id=103, first_name="Олег", last_name="Случайный", note="Посторонний")
    url = await sandbox.start()
    bot = EchoBot(url, sandbox.token)
    await bot.start()
    yield Town(sandbox, bot, clock, anna, igor, oleg, browser, url.rstrip("/"))
    await bot.stop()
    await sandbox.stop()
