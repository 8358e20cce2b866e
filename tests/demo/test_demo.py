"""The demo as somebody starts it: a command, one address, a company to try, and everything still there next time."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

PATIENCE = 90


class Page:
    """The demo's page, as the browser talks to it."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self.url = url

    async def get(self, path: str) -> Any:
        async with self._http.get(f"{self.url}/sandbox/{path}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        async with self._http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def persona(self, name: str) -> int:
        state = await self.get("state")
        return next(one["id"] for one in state["personas"] if one["name"].startswith(name))

    async def newest(self, persona: int) -> dict[str, Any]:
        found = await self.get(f"persona/{persona}/chats/bot/messages")
        return [message for message in found["messages"] if not message["mine"]][-1]

    async def until_sees(self, persona: int, text: str) -> dict[str, Any]:
        """The bot's newest message once it says this; looked at again whenever the page is told of a change."""
        async with asyncio.timeout(PATIENCE), self._http.ws_connect(f"{self.url}/sandbox/ws") as changes:
            while text not in (message := await self.newest(persona))["text"]:
                await changes.receive()
        return message


@asynccontextmanager
async def demo(folder: Path, *options: str) -> AsyncIterator[tuple[Page, list[str]]]:
    """The demo as a child process, until its address is printed; stopped by Ctrl-C."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--data-dir", str(folder), "--port", "0", *options,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said: list[str] = []
    try:
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", "".join(said))):
                assert process.stdout is not None
                line = await process.stdout.readline()
                assert line, f"the demo ended: {''.join(said)}"
                said.append(line.decode())
        async with aiohttp.ClientSession() as http:
            yield Page(http, found.group()), said
    finally:
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            rest, _ = await process.communicate()
        said.append(rest.decode())
    assert process.returncode == 0, "".join(said)
    assert " error " not in "".join(said), "".join(said)


@pytest.mark.parametrize(
    ("language", "anna", "vacancies", "one"),
    [("ru", "Анна", "Вакансии", "Python-разработчик"), ("en", "Anna", "Vacancies", "DevOps Engineer")],
)
async def test_the_demo_opens_on_a_company_and_goes_on_where_it_was(
    tmp_path: Path, language: str, anna: str, vacancies: str, one: str
) -> None:
    async with demo(tmp_path, "--lang", language) as (page, _):
        recruiter = await page.persona(anna)
        home = await page.newest(recruiter)
        assert vacancies in str(home["keyboard"])
        await page.post(f"persona/{recruiter}/chats/bot/send", {"text": "/vacancies"})
        assert one in str(await page.until_sees(recruiter, vacancies))
        assert (await page.get("refusals")) in ([], {"refusals": []}), "Telegram refused something"

    async with demo(tmp_path, "--lang", language) as (page, said):
        assert len(said) == 1, "nothing is prepared a second time"
        assert one in str(await page.newest(recruiter)), "the chat is still there"


async def test_a_fresh_start_forgets_the_former_demo(tmp_path: Path) -> None:
    async with demo(tmp_path) as (page, _):
        boris = await page.persona("Борис")
        await page.post(f"persona/{boris}/chats/bot/send", {"text": "/help"})
    async with demo(tmp_path, "--fresh") as (page, _):
        found = await page.get(f"persona/{boris}/chats/bot/messages")
        assert "/help" not in [message["text"] for message in found["messages"]]
