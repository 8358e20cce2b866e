"""Plans in chats: cards kept current where they stand, and one message for all that is due in a department's chat."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import plan_department, plan_watch
from bot.domain.company_days import company_zone
from bot.i18n import words
from bot.models import Priority, ShownScreen
from bot.runtime.speech import put_screen
from bot.views.plan_chats import chat_screen, ping_screen
from bot.views.plans import plan_slot, watched_screen
from bot.views.screen import Screen


def announce(session: Session, *, now: datetime) -> int:
    """Say in departments' chats what is due; returns in how many messages."""
    due = plan_department.take_due(session, now=now)
    said, zone = words(due.language), company_zone(session)
    for card in due.cards:
        screen = chat_screen(said, card.plan, zone=zone, now=now)
        _keep_current(session, card.chat_id, card.plan.plan_id, screen, now=now, topic_id=card.topic_id)
    for ping in due.pings:
        put_screen(
            session,
            ping.chat_id,
            ping_screen(said, ping, zone=zone, now=now),
            now=now,
            priority=Priority.NOTICE,
            topic_id=ping.topic_id,
        )
    return len(due.cards) + len(due.pings)


def announce_to_watchers(session: Session, *, now: datetime) -> int:
    """Bring a batch of the messages of those who follow plans up to date; returns how many."""
    due = plan_watch.take_due(session, now=now)
    zone = company_zone(session)
    for one in due:
        screen = watched_screen(words(one.language), one.card, zone=zone, now=now)
        _keep_current(session, one.chat_id, one.plan_id, screen, now=now, recipient_id=one.recipient_id)
    return len(due)


def _keep_current(
    session: Session,
    chat_id: int,
    plan_id: int,
    screen: Screen,
    *,
    now: datetime,
    recipient_id: int | None = None,
    topic_id: int | None = None,
) -> None:
    slot = plan_slot(plan_id)
    shown = session.get(ShownScreen, (chat_id, slot))
    put_screen(
        session,
        chat_id,
        screen,
        now=now,
        slot=slot,
        # Edited where it stands, however much was written below it.
        pressed_id=shown.message_id if shown is not None else None,
        recipient_id=recipient_id,
        priority=Priority.NOTICE,
        silent=recipient_id is not None,
        topic_id=topic_id,
    )
