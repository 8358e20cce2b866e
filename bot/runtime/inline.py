"""Inline mode: «@bot python москва» in any chat. Personal, the right checked at every letter; chosen, it is only a button
that opens the card in private.
"""

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.db import Database
from bot.domain import people, search
from bot.domain.access import actor_of
from bot.i18n import Language, Words, language_from_code, words
from bot.runtime.faults import fault_line
from bot.views import find_inline
from bot.views.find_inline import InlineResult

logger = logging.getLogger(__name__)


class Inline:
    """Answers inline queries beside everything else, from a reading connection. `idle` when none is being answered."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, language: Language) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._language = language
        self._tasks: dict[int, asyncio.Task[None]] = {}

    @property
    def idle(self) -> bool:
        return not self._tasks

    def take(self, raw: dict[str, Any]) -> None:
        """Begin to answer a query; an older one of the same person is of no use any more."""
        update = Update.de_json(raw, self._bot)
        query = update.inline_query if update is not None else None
        if query is None:
            return
        person = query.from_user.id
        if (before := self._tasks.get(person)) is not None:
            before.cancel()
        task = asyncio.create_task(self._answer(query), name="inline")
        self._tasks[person] = task
        task.add_done_callback(lambda done: self._done(person, done))

    async def finish(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _done(self, person: int, task: asyncio.Task[None]) -> None:
        if self._tasks.get(person) is task:
            del self._tasks[person]

    async def _answer(self, query: InlineQuery) -> None:
        try:
            language, found = await self._database.read(self._look, query)
            answer = find_inline.answer(language, found, self._bot.username)
            said = InlineQueryResultsButton(answer.said, start_parameter="menu") if answer.said else None
            await query.answer(
                [_article(one) for one in answer.results], cache_time=0, is_personal=True, button=said
            )
        except BadRequest:
            # Too late: they have typed on, and the next letter has its own answer.
            logger.info("an inline query was too old to answer")
        except (TelegramError, SQLAlchemyError) as error:
            logger.warning("an inline query went unanswered: %s", fault_line(error))

    def _look(self, session: Session, query: InlineQuery) -> tuple[Words, search.Found | None]:
        """What somebody's words find; None for whoever may not search."""
        employee = people.employee_by_telegram(session, query.from_user.id)
        actor = actor_of(session, employee) if employee is not None else None
        if actor is None:
            return words(language_from_code(query.from_user.language_code, self._language)), None
        return words(actor.language), search.typed_inline(session, actor, query.query, now=self._clock.now())


def _article(one: InlineResult) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=one.id,
        title=one.title,
        description=one.note or None,
        input_message_content=InputTextMessageContent(one.text, parse_mode=ParseMode.HTML),
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(one.label, url=one.url)]]),
    )
