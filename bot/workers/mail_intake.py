"""The company's mailbox watched: new letters taken in, what is dealt with marked and moved. IDLE, and polling beside it.

IMAP blocks, so it has a thread of its own. A letter is committed here before the mailbox is told anything, and the mailbox
is told before the letter is forgotten here: a kill at any moment loses none and doubles none.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.config import MailboxAddress
from bot.db import Database, is_passing
from bot.domain import mail, mail_drafts, mail_routes
from bot.domain.mail import Place
from bot.runtime.faults import fault_line
from bot.workers.mailbox import BROKEN, Mailbox, MailboxRefused, Refusal

logger = logging.getLogger(__name__)
T = TypeVar("T")

# Beside IDLE too: what arrives in the very moment it begins is not always told.
POLL_SECONDS: Final = 60.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 300.0
_REFUSED: Final = {
    Refusal.LOGIN: "the mailbox refuses IMAP_USER and IMAP_PASSWORD",
    Refusal.TLS: "the mailbox's TLS cannot be trusted or is not what IMAP_TLS says",
    Refusal.FOLDER: "IMAP_FOLDER, IMAP_DONE_FOLDER or IMAP_FAILED_FOLDER cannot be opened or made",
}


class MailIntake:
    """Watches the mailbox until cancelled. `wake` after every commit: a letter may have been dealt with."""

    def __init__(self, address: MailboxAddress, database: Database, clock: Clock) -> None:
        self._address = address
        self._database = database
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="mailbox")
        self._box: Mailbox | None = None
        self._pause = FIRST_PAUSE_SECONDS
        self._awake = asyncio.Event()
        self._looked = asyncio.Condition()
        # Looks asked for, and how many of them the last look answered.
        self._asked = self._answered = 0
        self._open = False
        self._is_calling = False

    def wake(self) -> None:
        """Something was committed; only looked into while letters are under way."""
        if self._open:
            self._awake.set()

    async def caught_up(self) -> None:
        """Look now, and wait until every letter that is in the mailbox is taken, read, marked and moved."""
        while True:
            mine = self._ask()
            async with self._looked:
                await self._looked.wait_for(lambda: self._answered >= mine)  # noqa: B023 - waited for here
                while self._open:
                    await self._looked.wait()
            if self._asked == mine:
                return

    def _ask(self) -> int:
        self._asked += 1
        self._awake.set()
        return self._asked

    async def run(self) -> None:
        """Watch until cancelled; whatever breaks is tried again, ever more patiently."""
        try:
            while True:
                try:
                    await self._watch()
                except MailboxRefused as refused:
                    self._pause = LONGEST_PAUSE_SECONDS  # again and again would lock the account
                    logger.error("%s; next try in %d s", _REFUSED[refused.refusal], self._pause)
                except BROKEN as error:
                    logger.warning(
                        "the mailbox is away (%s); next try in %d s", type(error).__name__, self._pause
                    )
                except SQLAlchemyError as error:
                    if not is_passing(error):
                        raise
                    logger.warning("the database is away (%s); the mailbox waits", type(error).__name__)
                except Exception as error:  # noqa: BLE001 - a strange server must not end the bot
                    logger.error("the mailbox's watch broke off: %s", fault_line(error))
                await self._let_go()
                await asyncio.sleep(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
        finally:
            await asyncio.shield(self._end())

    async def _end(self) -> None:
        if self._is_calling and self._box is not None:
            self._box.abort()  # a server that does not answer must not hold up the stop
        await self._let_go()
        self._thread.shutdown(wait=False)

    async def _let_go(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            await self._call(box.close)

    async def _call(self, act: Callable[[], T]) -> T:
        def calling() -> T:
            self._is_calling = True
            try:
                return act()
            finally:
                self._is_calling = False

        return await asyncio.get_running_loop().run_in_executor(self._thread, calling)

    async def _watch(self) -> None:
        self._box = box = await self._call(partial(Mailbox, self._address))
        logger.info("watching the mailbox%s", "" if box.can_idle else " by polling")
        while True:
            self._awake.clear()
            asked = self._asked
            await self._look(box)
            self._pause = FIRST_PAUSE_SECONDS
            async with self._looked:
                self._answered = asked
                self._looked.notify_all()
            await self._wait(box)

    # -- a look ------------------------------------------------------------------------------------------

    async def _look(self, box: Mailbox) -> None:
        """Mark and move what is dealt with, then take what is new, a letter at a time."""
        await self._put_away(box)
        if await self._database.read(mail_routes.has_recipient):
            for uid in await self._database.read(mail.unknown, box.place, await self._call(box.unread)):
                await self._take(box, uid)
        else:
            logger.info("no recruiter yet: letters wait in the mailbox")
        self._open = bool(await self._database.read(mail.open_letters, box.place))

    async def _take(self, box: Mailbox, uid: int) -> None:
        arrived = await self._call(partial(box.fetch, uid))
        if arrived is not None:
            self._open = True
            await self._database.write(mail_drafts.arrive, box.place, arrived, now=self._clock.now())

    async def _put_away(self, box: Mailbox) -> None:
        for letter in await self._database.read(mail.settled, box.place):
            if letter.uid is not None:
                await self._call(partial(box.put_away, letter.uid, failed=letter.failed))
            await self._database.write(mail.put_away, letter.id)

    # -- waiting -----------------------------------------------------------------------------------------

    async def _wait(self, box: Mailbox) -> None:
        """Until the server says that something happened, a letter was dealt with, or it is time to look anyway."""
        if await self._is_pressing(box.place):
            return
        if not box.can_idle:
            await self._slept(POLL_SECONDS, box.place)
            return
        watched = await self._call(box.begin_idle)
        loop = asyncio.get_running_loop()
        loop.add_reader(watched, self._server_spoke, watched)
        try:
            await self._slept(POLL_SECONDS, box.place)
        finally:
            loop.remove_reader(watched)
        await self._call(box.end_idle)

    def _server_spoke(self, watched: socket.socket) -> None:
        asyncio.get_running_loop().remove_reader(watched)  # it stays readable until IDLE is ended
        self._ask()

    async def _slept(self, seconds: float, place: Place) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while (left := until - loop.time()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._awake.wait()
            except TimeoutError:
                return
            self._awake.clear()
            if await self._is_pressing(place):
                return

    async def _is_pressing(self, place: Place) -> bool:
        """Whether somebody asked for a look, or a letter waits to be marked and moved."""
        return self._asked > self._answered or bool(await self._database.read(mail.settled, place))
