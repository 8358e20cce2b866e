"""Telegram in: every handler, in the order in which they are asked. The last ones catch what nobody else understood."""

from bot.handlers import candidates, home, intake
from bot.runtime.dialogues import Handler

HANDLERS: tuple[Handler, ...] = (*home.handlers, *candidates.handlers, *intake.handlers, *home.last_handlers)
