"""Erasing a person: their rows and traces in one unit, then the bot's own messages, one by one."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session
from telegram import Bot, InputMediaDocument
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.domain import erasure
from bot.domain.erasure import SaidMessage, Silenced
from bot.runtime.jobs import Finish, JobTicket, Services, Worker

# Telegram takes about one change a second in a chat.
PAUSE_SECONDS = 0.05
# What is left of a message that can only be edited: a sign, the same in every language.
BLANK = "▒▒▒"


async def _erase(ticket: JobTicket, services: Services) -> Finish:
    candidate_id: int = ticket.payload["candidate"]
    traces = await services.database.read(erasure.find_traces, candidate_id)

    def finish(session: Session, now: datetime) -> None:
        if traces is not None:
            erasure.carry_out(session, candidate_id, traces, now=now)

    return finish


async def _blank(ticket: JobTicket, services: Services) -> Finish:
    candidate_id: int = ticket.payload["candidate"]
    now = services.clock.now()
    messages = await services.database.read(erasure.messages_to_silence, candidate_id, now)
    fates: dict[str, list[SaidMessage]] = {"deleted": [], "blanked": [], "left": []}
    delay = timedelta()
    for message in messages:
        try:
            fates[await _silence(services.bot, message)].append(message)
        except RetryAfter as error:
            wait = error.retry_after
            delay = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            break
        await asyncio.sleep(PAUSE_SECONDS)
    done = Silenced(*(tuple(fates[fate]) for fate in ("deleted", "blanked", "left")))
    return partial(_record, candidate_id, done, delay)


def _record(candidate_id: int, done: Silenced, delay: timedelta, session: Session, now: datetime) -> None:
    erasure.silenced(session, candidate_id, done, now=now, delay=delay)


async def _silence(bot: Bot, message: SaidMessage) -> str:
    """Take one message back. Returns what became of it."""
    ways = (_delete, _overwrite) if message.may_delete else (_overwrite,)
    for way in ways:
        try:
            return await way(bot, message)
        except Forbidden:
            break
        except BadRequest as error:
            if "not found" in error.message.lower():
                return "deleted"  # somebody was faster
    return "left"


async def _delete(bot: Bot, message: SaidMessage) -> str:
    await bot.delete_message(message.chat_id, message.message_id)
    return "deleted"


async def _overwrite(bot: Bot, message: SaidMessage) -> str:
    """Blank a message that is too old to delete: its text, or its file with the caption."""
    chat_id, message_id = message.chat_id, message.message_id
    try:
        if message.is_file:
            empty = InputMediaDocument(BLANK.encode(), filename="-.txt", caption=BLANK)
            await bot.edit_message_media(empty, chat_id=chat_id, message_id=message_id)
        else:
            await bot.edit_message_text(BLANK, chat_id=chat_id, message_id=message_id)
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise
    return "blanked"


def _failed(session: Session, ticket: JobTicket, now: datetime) -> None:
    """Given up: the person must go all the same, so it is tried again in an hour, and the act stays open meanwhile."""
    candidate_id: int = ticket.payload["candidate"]
    erasure.try_again(session, candidate_id, now=now)


erasing = Worker(_erase, failed=_failed)
blanking = Worker(_blank, failed=_failed)
