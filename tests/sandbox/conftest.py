"""A local Telegram with a bot that is nothing but HTTP calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    async def move(self, step: str) -> datetime:
        self.moment += {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}[
            step
        ]
        return self.moment


@dataclass
class BareBot:
    """Calls the Bot API as any bot would; answers are the JSON bodies."""

    sandbox: Sandbox
    session: aiohttp.ClientSession

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        address = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self.session.post(address, json=parameters) as answer:
            return await answer.json()

    async def ok(self, method: str, **parameters: Any) -> Any:
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return body["description"]

    async def form(self, method: str, fields: dict[str, Any], **files: tuple[str, bytes]) -> dict[str, Any]:
        form = aiohttp.FormData(quote_fields=False)  # names travel as UTF-8, as Telegram wants them
        for name, value in fields.items():
            form.add_field(name, str(value))
        for name, (filename, data) in files.items():
            form.add_field(name, data, filename=filename)
        address = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self.session.post(address, data=form) as answer:
            return await answer.json()

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        return await self.ok("getUpdates", **parameters)

    async def taken(self) -> list[dict[str, Any]]:
        """All waiting updates, confirmed."""
        found = await self.updates()
        if found:
            await self.updates(offset=found[-1]["update_id"] + 1)
        return found


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(flood_limits=False, clock=clock)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[BareBot]:
    async with aiohttp.ClientSession() as session:
        yield BareBot(sandbox, session)


@pytest.fixture
async def anna(sandbox: Sandbox, bot: BareBot) -> Any:
    """Somebody who has started the bot; her /start is taken already."""
    person = sandbox.add_person(first_name="Анна", last_name="Ким", username="anna")
    await person.start()
    await bot.taken()
    return person
