"""Updates that could not be handled: an admin sees them, has them handled again, or lets them go.

Nothing of what a person wrote is shown here, only what sort of update it was: an admin of the bot need not
read others' messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain import events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated
from bot.models import InboxState, InboxUpdate, Subject

PAGE_SIZE = 6


class UpdateSort(StrEnum):
    """What sort of update it was."""

    COMMAND = "command"
    TEXT = "text"
    FILE = "file"
    PRESS = "press"
    CONTACT = "contact"
    MEMBERSHIP = "membership"
    OTHER = "other"


@dataclass(frozen=True)
class Fault:
    """One update that failed; `code` is what the person was shown, `error` where in the code."""

    seq: int
    code: str
    error: str
    received_at: datetime
    sort: UpdateSort


@dataclass(frozen=True)
class Faults:
    """A page of failed updates, the newest first; pages are counted from 0, `pages` is at least 1."""

    items: tuple[Fault, ...]
    page: int
    pages: int
    total: int


def count(session: Session) -> int:
    """How many updates wait for an admin."""
    dead = select(func.count()).select_from(InboxUpdate).where(InboxUpdate.state == InboxState.DEAD)
    return session.exec(dead).one()


def faults(session: Session, actor: Actor, page: int) -> Faults:
    """A page of the updates that failed. Raises Denied."""
    actor.require(Permission.FAULTS_VIEW)
    total = count(session)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(InboxUpdate)
        .where(InboxUpdate.state == InboxState.DEAD)
        .order_by(col(InboxUpdate.seq).desc())
        .offset(page * PAGE_SIZE)
        .limit(PAGE_SIZE)
    ).all()
    return Faults(tuple(_fault(row) for row in rows), page, pages, total)


def replay(session: Session, actor: Actor, seq: int, *, now: datetime) -> str:
    """Put a failed update back to be handled again, as if it had just arrived; returns its code.

    Raises Denied, Outdated when it is no longer among the failed ones.
    """
    row = _dead(session, actor, seq)
    row.state = InboxState.WAITING
    session.add(row)
    _record(session, actor, row, "replayed", now)
    return row.code


def drop(session: Session, actor: Actor, seq: int, *, now: datetime) -> str:
    """Let a failed update go: it is cleared away with the handled ones; returns its code.

    Raises Denied, Outdated when it is no longer among the failed ones.
    """
    row = _dead(session, actor, seq)
    row.state = InboxState.DONE
    session.add(row)
    _record(session, actor, row, "dropped", now)
    return row.code


def _dead(session: Session, actor: Actor, seq: int) -> InboxUpdate:
    actor.require(Permission.FAULTS_VIEW)
    row = session.get(InboxUpdate, seq)
    if row is None or row.state is not InboxState.DEAD:
        raise Outdated
    return row


def _record(session: Session, actor: Actor, row: InboxUpdate, verb: str, now: datetime) -> None:
    if row.seq is not None:
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.UPDATE,
            subject_id=row.seq,
            verb=verb,
            now=now,
            details={"code": row.code},
        )


def _fault(row: InboxUpdate) -> Fault:
    if row.seq is None:
        raise RuntimeError("a stored update has no place in the inbox")
    return Fault(row.seq, row.code, row.error.split(" < ", 1)[0], row.received_at, sort_of(row.raw))


def sort_of(raw: Mapping[str, Any]) -> UpdateSort:
    """What sort of update this is, told from Telegram's own JSON, whatever shape it has."""
    if "callback_query" in raw:
        return UpdateSort.PRESS
    if "my_chat_member" in raw or "chat_member" in raw:
        return UpdateSort.MEMBERSHIP
    message = raw.get("message")
    if not isinstance(message, Mapping):
        return UpdateSort.OTHER
    if "contact" in message:
        return UpdateSort.CONTACT
    if any(part in message for part in ("document", "photo", "voice", "audio", "video")):
        return UpdateSort.FILE
    return _sort_of_text(message.get("text"))


def _sort_of_text(text: object) -> UpdateSort:
    if not isinstance(text, str):
        return UpdateSort.OTHER
    return UpdateSort.COMMAND if text.startswith("/") else UpdateSort.TEXT
