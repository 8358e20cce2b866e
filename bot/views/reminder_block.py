"""One reminder inside a message of several."""

from dataclasses import dataclass

from bot.i18n import Html
from bot.views.screen import Row


@dataclass(frozen=True)
class ReminderBlock:
    """What a reminder says and the buttons to act on it."""

    text: Html
    rows: tuple[Row, ...] = ()
