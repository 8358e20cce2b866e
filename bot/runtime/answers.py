"""Answering presses: once each, after the commit, with a toast or with nothing if that takes too long."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

logger = logging.getLogger(__name__)

# A button turns its spinner until it is answered; nobody should watch it longer than this.
PATIENCE_SECONDS = 1.0
# Telegram refuses late answers; a press older than this is a replay after a stop.
TOO_LATE = timedelta(seconds=10)


class Answers:
    """The presses that still wait for an answer."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._sending: set[asyncio.Task[None]] = set()

    @property
    def idle(self) -> bool:
        return not self._waiting and not self._sending

    def expect(self, query_id: str, received_at: datetime) -> None:
        """A press came in. It is answered with nothing if no toast comes within a second."""
        if query_id in self._waiting or datetime.now(UTC) - received_at > TOO_LATE:
            return
        loop = asyncio.get_running_loop()
        self._waiting[query_id] = loop.call_later(PATIENCE_SECONDS, self.give, query_id, None, False)

    def give(self, query_id: str, toast: str | None, alert: bool, *, url: str | None = None) -> None:
        """Answer a press, unless that has been done or it is too late."""
        timer = self._waiting.pop(query_id, None)
        if timer is None:
            return
        timer.cancel()
        task = asyncio.create_task(self._send(query_id, toast, alert, url), name="answer a press")
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def finish(self) -> None:
        """Answer what still waits, before the bot stops."""
        for query_id in list(self._waiting):
            self.give(query_id, None, False)
        await asyncio.gather(*self._sending, return_exceptions=True)

    async def _send(self, query_id: str, toast: str | None, alert: bool, url: str | None) -> None:
        try:
            await self._bot.answer_callback_query(query_id, text=toast, show_alert=alert or None, url=url)
        except BadRequest as error:
            # The spinner has stopped by itself; there is nobody left to tell.
            logger.info("a press could not be answered: %s", error.message)
        except NetworkError as error:
            logger.warning("a press was not answered: %s", type(error).__name__)
        except TelegramError as error:
            logger.warning("a press was not answered: %s", error.message)
