"""The composition root: settings → database → transport → handlers → workers → scheduler; their start and their stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from sqlmodel import Session
from telegram import BotCommand
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, ContextTypes, ConversationHandler, ExtBot

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.config import Settings
from bot.db import Database, LeadershipLost
from bot.domain import (
    absence,
    housekeeping,
    leaving,
    mornings,
    people,
    plan_department,
    plan_watch,
    points_boards,
    reminders,
    retention,
    search_index,
)
from bot.handlers import DOOR, HANDLERS
from bot.i18n import Language, words
from bot.resumes import ReaderPool
from bot.runtime import boards, plan_boards
from bot.runtime.answers import Answers
from bot.runtime.context import BotContext
from bot.runtime.delivery import Delivery
from bot.runtime.dialogues import ActiveConversation, Dialogues, Door
from bot.runtime.faults import fault_line
from bot.runtime.handling import BotApplication, Desk, Rules
from bot.runtime.inline import Inline
from bot.runtime.intake import Intake, TokenRefused
from bot.runtime.jobs import Bench, Services
from bot.runtime.transport import AiohttpRequest
from bot.scheduler import Scheduler
from bot.views.commands import commands_for
from bot.workers import WORKERS
from bot.workers.mail_intake import MailIntake

logger = logging.getLogger(__name__)

FIRST_CONTACT_SECONDS = 5.0
STEP_LIMIT = 10_000
INDEX_BATCHES = 10


class App:
    """The running bot. `start`, then `run` until something ends it, then `stop`."""

    def __init__(self, settings: Settings, *, clock: Clock | None = None, company: str = "") -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self._company = company
        search_index.watch()
        self.database = Database(settings.database)
        self._transport = AiohttpRequest(proxy=settings.telegram_proxy)
        self.bot = ExtBot(
            token=settings.bot_token.get_secret_value(),
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            request=self._transport,
            get_updates_request=self._transport,
        )
        self.reader = ReaderPool()
        self._application = _application(self.bot)
        self._answers = Answers(self.bot)
        rules = Rules(
            settings.admin_ids, Language(settings.default_language), sends_mail=settings.post is not None
        )
        conversations = [handler for handler in HANDLERS if isinstance(handler, ConversationHandler)]
        desk = Desk(
            self._application, Dialogues(conversations), self.database, self.clock, self._answers, rules
        )
        self.inline = Inline(self.database, self.bot, self.clock, Language(settings.default_language))
        self._intake = Intake(self.database, self._transport, self.bot, desk, self.inline)
        self._delivery = Delivery(self.database, self.bot, self.clock, limited=settings.pacing)
        services = Services(self.bot, self.database, self.clock, self.reader, settings.post)
        self._bench = Bench(WORKERS, services)
        address = settings.mailbox
        self.mail = MailIntake(address, self.database, self.clock) if address is not None else None
        self._scheduler = Scheduler(reminders=self._tick_safely, housekeeping=self._clear_away)
        self._tasks: list[asyncio.Task[None]] = []
        self._activity = asyncio.Event()

    async def start(self) -> None:
        """Start everything. Raises TokenRefused when Telegram does not know the token."""
        await self.database.start()
        await self.database.write(self._found)
        await self._reach_telegram()
        await self._delivery.recover()
        self.database.on_commit(self._committed)
        self._tasks = [
            asyncio.create_task(self._intake.hand_out(), name="hand out"),
            asyncio.create_task(self._intake.poll(), name="poll"),
            asyncio.create_task(self._delivery.run(), name="deliver"),
            asyncio.create_task(self._bench.run(), name="bench"),
        ]
        if self.mail is not None:
            self._tasks.append(asyncio.create_task(self.mail.run(), name="mail"))
        self._scheduler.start()
        await self._tick_safely()

    async def run(self) -> None:
        """Wait until one of the parts ends, which none does by itself.

        Raises what ended it: TokenRefused, or LeadershipLost when another process writes to the database now.
        """
        await self.reader.warm()  # so that the first résumé does not wait for a child to start
        lost = asyncio.create_task(self.database.lost.wait(), name="leadership")
        done, _ = await asyncio.wait([*self._tasks, lost], return_when=asyncio.FIRST_COMPLETED)
        lost.cancel()
        if lost in done:
            raise LeadershipLost
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Finish what is under way and let go. What is not finished goes on at the next start."""
        with suppress(RuntimeError):  # the scheduler was never started
            self._scheduler.stop()
        await self._bench.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._delivery.finish()
        await self._answers.finish()
        await self.inline.finish()
        await self.database.stop()
        await self.reader.close()
        await self._application.shutdown()
        await self._transport.shutdown()

    # -- time -----------------------------------------------------------------------------------------

    async def tick(self) -> None:
        """Do and say what is due now, in as many batches as it takes."""
        await self.database.write(leaving.end_due, now=self.clock.now())
        await self.database.write(boards.announce, now=self.clock.now())
        await self.database.write(absence.settle, now=self.clock.now())
        await self.database.write(mornings.tell_due, now=self.clock.now())
        await self._index_some()
        while await self.database.write(retention.settle, now=self.clock.now()):
            continue
        for _ in range(STEP_LIMIT):
            if not await self.database.write(reminders.fire_due, now=self.clock.now()):
                break
        await self.database.write(plan_boards.announce, now=self.clock.now())
        for _ in range(STEP_LIMIT):
            if not await self.database.write(plan_boards.announce_to_watchers, now=self.clock.now()):
                break

    async def _index_some(self) -> None:
        """Make a few batches of the search's index anew when another pipeline made it; the rest waits for the next tick."""
        if not await self.database.read(search_index.is_behind):
            return
        for _ in range(INDEX_BATCHES):
            if not await self.database.write(search_index.rebuild_some):
                return

    async def advance_to(self, target: datetime) -> None:
        """Move the demo's clock forward, stopping at every moment in between at which something is due.

        Raises TypeError when the clock is the machine's own.
        """
        if not isinstance(self.clock, ShiftedClock):
            raise TypeError("only a shifted clock can be moved")
        # What has happened up to now may have made something due later.
        await self.tick()
        while (due := await self.database.read(_next_due, self.clock.now())) is not None and due <= target:
            # A little past the moment, so that what is due "at" it is due.
            self.clock.move_to(max(due, self.clock.now()) + timedelta(seconds=1))
            await self.tick()
            await self.drained()
        self.clock.move_to(max(target, self.clock.now()))
        await self.tick()
        self._committed()

    async def drained(self) -> None:
        """Wait until everything received is handled and everything that is due is said and done."""
        while not self._idle():
            self._activity.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(0.05):
                    await self._activity.wait()

    def _idle(self) -> bool:
        parts = (self._intake, self._bench, self._delivery, self._answers, self.inline, self.database)
        return all(part.idle for part in parts)

    def _committed(self) -> None:
        self._intake.wake()
        self._delivery.wake()
        self._bench.wake()
        if self.mail is not None:
            self.mail.wake()
        self._activity.set()

    async def _tick_safely(self) -> None:
        await _logging_faults(self.tick, "the reminders' tick")

    async def _clear_away(self) -> None:
        async def clear() -> None:
            await self.database.write(housekeeping.clear_away, now=self.clock.now())

        await _logging_faults(clear, "housekeeping")

    # -- start ------------------------------------------------------------------------------------------

    def _found(self, session: Session) -> None:
        people.found_company(
            session,
            name=self._company,
            timezone=self.settings.timezone,
            language=Language(self.settings.default_language),
            now=self.clock.now(),
        )

    async def _reach_telegram(self) -> None:
        """Make the first contact, patiently: a network that is down at boot must not end the bot."""
        while True:
            try:
                await self._application.initialize()
                await self._introduce()
            except InvalidToken:
                raise TokenRefused from None
            except NetworkError as error:
                logger.warning("Telegram cannot be reached yet (%s)", type(error).__name__)
                await asyncio.sleep(FIRST_CONTACT_SECONDS)
            else:
                return

    async def _introduce(self) -> None:
        """What somebody sees whom the company does not know: the commands, in their language where we have it."""
        default = Language(self.settings.default_language)
        await self.bot.set_my_commands(_stranger_commands(default))
        for language in Language:
            await self.bot.set_my_commands(_stranger_commands(language), language_code=language.value)


def _application(bot: ExtBot[None]) -> BotApplication:
    application = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )
    application.add_handler(Door(DOOR))
    application.add_handler(ActiveConversation())
    for handler in HANDLERS:
        application.add_handler(handler)
    return application


def _next_due(session: Session, now: datetime) -> datetime | None:
    """When the clock alone makes something happen next."""
    moments = (
        reminders.next_due(session),
        mornings.next_due(session),
        absence.next_turn(session, now=now),
        leaving.next_end(session),
        points_boards.next_due(session),
        plan_department.next_due(session, now=now),
        plan_watch.next_due(session, now=now),
        retention.next_due(session),
    )
    return min((moment for moment in moments if moment is not None), default=None)


def _stranger_commands(language: Language) -> list[BotCommand]:
    return [BotCommand(spec.name, spec.description) for spec in commands_for(words(language), ())]


async def _logging_faults(act: Callable[[], Awaitable[None]], what: str) -> None:
    """A tick's fault is logged and the next tick tries again: the rows it did not reach are still due."""
    try:
        await act()
    except Exception as error:  # noqa: BLE001 - the next tick tries again
        logger.error("%s failed: %s", what, fault_line(error))
