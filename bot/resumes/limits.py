"""Reading strangers' files: a child process with bounds on time and memory, reused from file to file.

Children start from a forkserver that has the readers and dictionaries loaded already, so a fresh one costs
milliseconds; a child that overran its bounds is killed and replaced.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Self, TypeVar

from bot.resumes.correspondence import Letter, open_letter
from bot.resumes.reading import MAX_BYTES, read_resume, read_text
from bot.resumes.sheets import Table, read_table
from bot.resumes.values import ReadProblem, Resume, UnreadableFile

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess

_GRACE_SECONDS = 2.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. `seconds` is wall time; `memory` is the child's address space in bytes."""

    seconds: float = 30.0
    memory: int = 1_200_000_000
    size: int = MAX_BYTES


def read_limited(data: bytes, *, filename: str = "", today: date, limits: Limits | None = None) -> Resume:
    """`read_resume` in a child process of its own, killed when it overruns. Raises `UnreadableFile`."""
    limits = limits or Limits()
    _check_size(data, limits)
    child = _Child(limits)
    try:
        return child.read(data, filename, today, limits)
    finally:
        child.stop()


def _check_size(data: bytes, limits: Limits) -> None:
    if len(data) > limits.size:
        raise UnreadableFile(ReadProblem.TOO_BIG, f"{len(data)} bytes")


_context: ForkServerContext | None = None
_context_lock = threading.Lock()


def _forkserver() -> ForkServerContext:
    """The one forkserver of this process, with the readers preloaded."""
    global _context  # noqa: PLW0603 - multiprocessing has one forkserver a process as well
    with _context_lock:
        if _context is None:
            _context = multiprocessing.get_context("forkserver")
            _context.set_forkserver_preload(["bot.resumes.preload"])
        return _context


def _serve(pipe: Connection, memory: int) -> None:
    """The child's loop: one file in, one answer out, until the pipe closes."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            data, filename, what = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(data, filename, what))


# What is wanted of the bytes: a day for a résumé read on it, a number of rows at most for a table, None for a letter.
_What = date | int | None
_Answer = Resume | Letter | Table


def _answer(data: bytes | str, filename: str, what: _What) -> _Answer | tuple[str, str]:
    try:
        return _read_as(data, filename, what)
    except UnreadableFile as error:
        return error.problem.value, error.detail
    except (MemoryError, RecursionError) as error:
        return ReadProblem.HOSTILE.value, type(error).__name__
    except Exception as error:  # noqa: BLE001 - a reader's bug on a strange file must not take the child down
        return ReadProblem.CORRUPT.value, f"{type(error).__name__}: {error}"[:300]


def _read_as(data: bytes | str, filename: str, what: _What) -> _Answer:
    if isinstance(data, str):
        assert isinstance(what, date)  # noqa: S101 - only résumés come as texts
        return read_text(data, today=what)
    if what is None:
        return open_letter(data)
    if isinstance(what, int):
        return read_table(data, most_rows=what)
    return read_resume(data, filename=filename, today=what)


class _Child:
    """One reading process and its pipe."""

    def __init__(self, limits: Limits) -> None:
        context = _forkserver()
        self._pipe, theirs = context.Pipe()
        self._process: ForkServerProcess = context.Process(
            target=_serve, args=(theirs, limits.memory), daemon=True
        )
        self._process.start()
        assert self._process.pid is not None  # noqa: S101 - a started process has an id
        self._group = self._process.pid
        theirs.close()

    def read(self, data: bytes | str, filename: str, today: date, limits: Limits) -> Resume:
        """A résumé. Raises as `ask` does."""
        answer = self.ask(data, filename, today, limits)
        assert isinstance(answer, Resume)  # noqa: S101 - a day was given
        return answer

    def open(self, data: bytes, limits: Limits) -> Letter:
        """A letter taken apart. Raises as `ask` does."""
        answer = self.ask(data, "", None, limits)
        assert isinstance(answer, Letter)  # noqa: S101 - no day was given
        return answer

    def table(self, data: bytes, most_rows: int, limits: Limits) -> Table:
        """A table's rows. Raises as `ask` does."""
        answer = self.ask(data, "", most_rows, limits)
        assert isinstance(answer, Table)  # noqa: S101 - a number of rows was given
        return answer

    def ask(self, data: bytes | str, filename: str, what: _What, limits: Limits) -> _Answer:
        """What is wanted of the bytes, see `_What`.

        Raises `UnreadableFile`; after TIMEOUT or HOSTILE by death the child is gone (`alive` is False).
        """
        try:
            self._pipe.send((data, filename, what))
            if not self._pipe.poll(limits.seconds):
                self.kill()
                raise UnreadableFile(ReadProblem.TIMEOUT, f"over {limits.seconds} s")
            answer = self._pipe.recv()
        except (EOFError, ConnectionError, BrokenPipeError) as error:
            self.kill()
            raise UnreadableFile(ReadProblem.HOSTILE, f"the reader died: {type(error).__name__}") from error
        if isinstance(answer, Resume | Letter | Table):
            return answer
        problem, detail = answer
        raise UnreadableFile(ReadProblem(problem), detail)

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """End the child and what it started (tesseract), which share a process group of their own."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._group, signal.SIGKILL)
        self._process.kill()
        self._process.join(_GRACE_SECONDS)

    def stop(self) -> None:
        """Close the pipe, which ends the child's loop; kill it if it does not."""
        with contextlib.suppress(OSError):
            self._pipe.close()
        self._process.join(_GRACE_SECONDS)
        if self._process.is_alive():
            self.kill()
        self._process.close()


@dataclass
class ReaderPool:
    """Reads files in a few long-lived child processes; use from one event loop.

    async with ReaderPool(size=2) as pool:
        resume = await pool.read(data, filename="cv.pdf", today=today)
    """

    size: int = 1
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self._idle: list[_Child] = []
        self._turns = asyncio.Semaphore(self.size)
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def read(self, data: bytes, *, filename: str = "", today: date) -> Resume:
        """One file, in turn. Raises `UnreadableFile`; the loop is free meanwhile."""
        _check_size(data, self.limits)
        return await self._read(data, filename, today)

    async def read_text(self, text: str, *, today: date) -> Resume:
        """A pasted text, likewise."""
        return await self._read(text, "", today)

    async def open_letter(self, data: bytes, *, size: int) -> Letter:
        """A letter of at most `size` bytes taken apart, its files not read yet. Raises `UnreadableFile`."""
        limits = replace(self.limits, size=size)
        _check_size(data, limits)
        return await self._in_turn(lambda child: child.open(data, limits))

    async def read_table(self, data: bytes, *, most_rows: int) -> Table:
        """The rows of a CSV or XLSX. Raises `UnreadableFile`."""
        _check_size(data, self.limits)
        return await self._in_turn(lambda child: child.table(data, most_rows, self.limits))

    async def _read(self, data: bytes | str, filename: str, today: date) -> Resume:
        return await self._in_turn(lambda child: child.read(data, filename, today, self.limits))

    async def _in_turn(self, act: Callable[[_Child], T]) -> T:
        async with self._turns:
            return await asyncio.shield(asyncio.to_thread(self._in_thread, act))

    def _in_thread(self, act: Callable[[_Child], T]) -> T:
        child = self._take()
        try:
            return act(child)
        finally:
            self._give_back(child)

    def _take(self) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
            child.stop()
        return _Child(self.limits)

    def _give_back(self, child: _Child) -> None:
        if child.alive and not self._closed and len(self._idle) < self.size:
            self._idle.append(child)
        else:
            child.stop()

    async def warm(self) -> None:
        """Start the children before the first file arrives."""

        def start() -> None:
            while len(self._idle) < self.size:
                self._idle.append(_Child(self.limits))

        await asyncio.to_thread(start)

    async def close(self) -> None:
        """Stop all children; readings under way finish first."""
        self._closed = True
        for _ in range(self.size):
            await self._turns.acquire()
        idle, self._idle = self._idle, []
        for child in idle:
            await asyncio.to_thread(child.stop)
