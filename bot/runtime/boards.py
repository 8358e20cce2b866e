"""The day's points in groups: one message a day in each, written and brought up to date by the scheduler's tick."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import points_boards
from bot.i18n import words
from bot.models import Priority, ShownScreen
from bot.runtime.speech import put_screen
from bot.views.points_boards import day_screen


def announce(session: Session, *, now: datetime) -> int:
    """Say in the groups what is due; returns in how many messages."""
    due = points_boards.take_due(session, now=now)
    for board in due:
        slot = f"points:{board.day.isoformat()}"
        shown = session.get(ShownScreen, (board.chat_id, slot))
        present = shown.message_id if shown is not None else None
        if not board.rows and present is None:
            continue
        put_screen(
            session,
            board.chat_id,
            day_screen(words(board.language), board, today=points_boards.today(session, now)),
            now=now,
            slot=slot,
            # A group's message is edited where it stands, however much was written below it.
            pressed_id=present,
            priority=Priority.DIGEST,
        )
    return len(due)
