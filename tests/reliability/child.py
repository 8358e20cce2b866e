"""The bot as a process of its own, to be killed: `python -m bot run` against the local Telegram."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.sandbox import Sandbox

_ROOT = Path(__file__).parents[2]


class Child:
    """One bot process at a time; `start` again after `kill` is a restart of the machine's service."""

    def __init__(
        self,
        sandbox: Sandbox,
        database_url: str,
        folder: Path,
        admins: Iterable[int],
        *,
        pacing: bool = False,
    ) -> None:
        self.errors = folder / "errors.log"
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._settings = {
            "BOT_TOKEN": sandbox.token,
            "TELEGRAM_API_URL": sandbox.url,
            "DATABASE_URL": database_url,
            "DATA_DIR": str(folder),
            "ADMIN_IDS": ",".join(str(admin) for admin in admins),
            "PACING": str(pacing).lower(),
            "PYTHONPATH": str(_ROOT),
        }

    async def start(self) -> None:
        self._process = await self._spawn("bot", "run")

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is put away. Raises AssertionError if it had ended by itself."""
        assert self._process is not None
        assert self._process.returncode is None, self.errors.read_text()
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> None:
        """SIGTERM, as a service manager stops it; waits for the end."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await asyncio.wait_for(self._process.wait(), 30)
            assert self._process.returncode == 0, self.errors.read_text()

    async def _spawn(self, *module: str) -> asyncio.subprocess.Process:
        with self.errors.open("ab") as errors:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *module,
                cwd=self._folder,
                env=os.environ | self._settings,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
            )


class ForkedChild(Child):
    """The same, forked from a process that has done the imports: many restarts in little time."""

    _forge: asyncio.subprocess.Process | None = None
    _running = False

    async def start(self) -> None:
        if self._forge is None:
            self._forge = await self._spawn("tests.reliability.forge")
        await self._ask("start")
        self._running = True

    async def kill(self) -> None:
        self._running = False
        assert await self._ask("kill") == str(-signal.SIGKILL), self.errors.read_text()

    async def stop(self) -> None:
        if self._running:
            self._running = False
            assert await self._ask("stop") == "0", self.errors.read_text()
        if self._forge is not None:
            assert self._forge.stdin is not None
            self._forge.stdin.close()
            await self._forge.wait()
            self._forge = None

    async def _ask(self, what: str) -> str:
        assert self._forge is not None
        assert self._forge.stdin is not None
        assert self._forge.stdout is not None
        self._forge.stdin.write(f"{what}\n".encode())
        return (await self._forge.stdout.readline()).decode().strip()
