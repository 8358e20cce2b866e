"""The daily reminder of papers that wait in the inbox."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import OpenInbox
from bot.domain import inbox
from bot.i18n import Words
from bot.models import ReminderKind
from bot.views.reminder_block import ReminderBlock
from bot.views.reminders import LOOKS, ReminderLook
from bot.views.screen import Button, keyboard


def inbox_waits(words: Words, count: int, *, zone: ZoneInfo, now: datetime, alone: bool) -> ReminderBlock:  # noqa: ARG001
    """How many papers wait, and the way to them."""
    return ReminderBlock(
        words.html("inbox-waits", count=count), keyboard((Button(words("intake-inbox"), OpenInbox()),))
    )


LOOKS[ReminderKind.INBOX_WAITING] = ReminderLook(load=inbox.count_waiting, show=inbox_waits)
