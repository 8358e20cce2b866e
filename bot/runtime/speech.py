"""Putting words into the outbox: the only way anything is said. Delivery does the rest."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, update

from bot.models import OutboxMessage, OutboxState, Priority, StoredFile
from bot.views.screen import Screen, to_payload

SCREEN = "screen"


def put_screen(
    session: Session,
    chat_id: int,
    screen: Screen,
    *,
    now: datetime,
    slot: str | None = None,
    pressed_id: int | None = None,
    recipient_id: int | None = None,
    priority: Priority = Priority.ANSWER,
    dedupe_key: str | None = None,
    silent: bool = False,
    topic_id: int | None = None,
) -> None:
    """Say a rendered screen in a chat. In a slot it replaces what the slot shows; older states not sent yet are dropped.

    `pressed_id` is the message whose button led here: if it still is the slot's message, it is edited where it stands.
    `topic_id` is a forum group's topic for what is sent anew.
    """
    if slot is not None and screen.keys is not None:
        raise ValueError("a message with a reply keyboard cannot be edited: it has no slot")
    if slot is not None:
        session.exec(
            update(OutboxMessage)
            .where(
                col(OutboxMessage.chat_id) == chat_id,
                col(OutboxMessage.slot) == slot,
                col(OutboxMessage.state) == OutboxState.WAITING,
            )
            .values(state=OutboxState.REPLACED)
        )
    session.add(
        OutboxMessage(
            chat_id=chat_id,
            recipient_id=recipient_id,
            slot=slot,
            pressed_id=pressed_id,
            kind=SCREEN,
            payload=to_payload(screen),
            priority=priority,
            dedupe_key=dedupe_key,
            silent=silent,
            topic_id=topic_id,
            not_before=now,
            created_at=now,
        )
    )


def file_of(session: Session, payload: dict[str, Any]) -> tuple[str, bytes] | None:
    """What is sent beside the text: a stored file, or one made for this message (rows of earlier versions know none)."""
    if payload.get("document") is not None:
        name, text = payload["document"]
        return name, text.encode()
    if payload["attachment"] is None:
        return None
    stored = session.get(StoredFile, payload["attachment"][0])
    return (payload["attachment"][1], stored.data) if stored is not None else None
