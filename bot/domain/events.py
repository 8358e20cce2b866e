"""The append-only record of who did what: history, timelines and the audit trail are read from it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from bot.models import Event, Subject


def record(
    session: Session,
    *,
    actor_id: int | None,
    subject: Subject,
    subject_id: int,
    verb: str,
    now: datetime,
    changes: Mapping[str, tuple[object, object]] | None = None,
    details: Mapping[str, object] | None = None,
) -> Event:
    """Write one event. `changes` maps a field to its value before and after; `details` holds what else is
    worth keeping.
    """
    written: dict[str, Any] = {
        name: [plain(before), plain(after)] for name, (before, after) in (changes or {}).items()
    }
    written |= {name: plain(value) for name, value in (details or {}).items()}
    event = Event(
        at=now, actor_id=actor_id, subject=subject, subject_id=subject_id, verb=verb, changes=written
    )
    session.add(event)
    return event


def newest(
    session: Session, subject: Subject, subject_id: int, *, without: Iterable[str] = ()
) -> Event | None:
    """The latest event about a subject: what happened last, for those who would take something back.

    `without` are verbs that change nothing and so do not count.
    """
    return session.exec(
        select(Event)
        .where(
            Event.subject == subject, Event.subject_id == subject_id, col(Event.verb).not_in(list(without))
        )
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()


def plain(value: object) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value
