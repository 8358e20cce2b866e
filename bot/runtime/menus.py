"""The command menus that Telegram shows: one per role, in the reader's language, kept true as roles change."""

import asyncio
import logging

from sqlmodel import Session, col, select
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.db import Database
from bot.domain.access import Actor, actor_of
from bot.i18n import Language, words
from bot.models import Employee
from bot.views.menus import commands_for, stranger_commands

logger = logging.getLogger(__name__)

SETTLE_SECONDS = 0.2
BACKOFF_SECONDS = 10.0

Spec = tuple[tuple[str, str], ...]


class Menus:
    """Sets each person's command menu once, and again when their roles or language have changed."""

    def __init__(self, database: Database, bot: Bot, language: Language) -> None:
        self._database = database
        self._bot = bot
        self._language = language
        self._told: dict[int, Spec] = {}
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """People may have changed."""
        self._awake.set()

    async def run(self) -> None:
        """Keep the menus true until cancelled; a network that is away is tried again."""
        defaults_told = False
        while True:
            self._awake.clear()
            try:
                if not defaults_told:
                    await self._tell_defaults()
                    defaults_told = True
                await self._tell_people()
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait if isinstance(wait, int) else wait.total_seconds())
                continue
            except NetworkError as error:
                logger.info("the command menus wait for the network: %s", type(error).__name__)
                await asyncio.sleep(BACKOFF_SECONDS)
                continue
            await self._awake.wait()
            # Many commits come close together; one look after them is enough.
            await asyncio.sleep(SETTLE_SECONDS)

    async def _tell_defaults(self) -> None:
        """What somebody sees whom the company does not know: in their language where we have it."""
        await self._bot.set_my_commands(_commands(stranger_commands(words(self._language))))
        for language in Language:
            specs = stranger_commands(words(language))
            await self._bot.set_my_commands(_commands(specs), language_code=language.value)

    async def _tell_people(self) -> None:
        for chat_id, actor in await self._database.read(_people):
            spec = tuple(commands_for(words(actor.language), actor.roles))
            if self._told.get(chat_id) == spec:
                continue
            try:
                await self._bot.set_my_commands(_commands(spec), scope=BotCommandScopeChat(chat_id))
            except (BadRequest, Forbidden) as error:
                # Somebody who has never written to the bot has no menu yet; their first message brings us back here.
                logger.info("a command menu cannot be set yet: %s", error.message)
                continue
            self._told[chat_id] = spec


def _commands(specs: Spec) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in specs]


def _people(session: Session) -> list[tuple[int, Actor]]:
    found = session.exec(
        select(Employee).where(col(Employee.telegram_id).is_not(None), col(Employee.reachable).is_(True))
    ).all()
    actors = ((employee.telegram_id, actor_of(session, employee)) for employee in found)
    return [(chat_id, actor) for chat_id, actor in actors if chat_id is not None and actor is not None]
