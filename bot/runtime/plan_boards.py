"""Plans in departments' chats: a card a person kept current where it stands, and one message for all that is due."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import plan_department
from bot.domain.company_days import company_zone
from bot.i18n import words
from bot.models import Priority, ShownScreen
from bot.runtime.speech import put_screen
from bot.views.plan_chats import chat_screen, ping_screen


def announce(session: Session, *, now: datetime) -> int:
    """Say in departments' chats what is due; returns in how many messages."""
    due = plan_department.take_due(session, now=now)
    said, zone = words(due.language), company_zone(session)
    for card in due.cards:
        slot = f"plan:{card.plan.plan_id}"
        shown = session.get(ShownScreen, (card.chat_id, slot))
        put_screen(
            session,
            card.chat_id,
            chat_screen(said, card.plan, zone=zone, now=now),
            now=now,
            slot=slot,
            # Edited where it stands, however much was written below it.
            pressed_id=shown.message_id if shown is not None else None,
            priority=Priority.NOTICE,
        )
    for ping in due.pings:
        put_screen(
            session,
            ping.chat_id,
            ping_screen(said, ping, zone=zone, now=now),
            now=now,
            priority=Priority.NOTICE,
        )
    return len(due.cards) + len(due.pings)
