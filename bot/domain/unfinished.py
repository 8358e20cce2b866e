"""What a person has begun and not finished: drafts to be continued from the home screen or after /cancel.

A room with such drafts registers its fields here. Résumés that wait in the inbox are not among them: those
have a list of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlmodel import Session

from bot.domain import drafts
from bot.domain.access import Actor
from bot.domain.drafts import DraftFields, Kept
from bot.domain.errors import Gone

D = TypeVar("D", bound=DraftFields)
OnDiscard = Callable[[Session, Actor, Any], None]


class UnfinishedKind(StrEnum):
    """What was begun."""

    VACANCY = "vacancy"
    REWARD = "reward"


@dataclass(frozen=True)
class Unfinished:
    """Something begun: its draft and revision for buttons, and its name, empty when it has none yet."""

    draft_id: int
    rev: int
    kind: UnfinishedKind
    title: str
    updated_at: datetime


@dataclass(frozen=True)
class _Registered:
    fields: type[Any]
    kind: UnfinishedKind
    title: Callable[[Any], str]
    on_discard: OnDiscard


_registered: dict[str, _Registered] = {}


def _nothing(_session: Session, _actor: Actor, _fields: object) -> None:
    """A draft that holds nothing of others lets nothing go."""


def register(
    fields: type[D], kind: UnfinishedKind, title: Callable[[D], str], on_discard: OnDiscard = _nothing
) -> None:
    """Let drafts with these fields be found as unfinished.

    `title` says what they are called, `on_discard(session, actor, fields)` lets go of what they hold of others.
    """
    _registered[fields.KIND] = _Registered(fields, kind, title, on_discard)


def unfinished(session: Session, actor: Actor) -> tuple[Unfinished, ...]:
    """Everything the actor has begun and not finished, the most recently changed first."""
    found = [
        _item(known, kept)
        for known in _registered.values()
        for kept in drafts.own(session, actor, known.fields)
    ]
    return tuple(sorted(found, key=lambda item: (item.updated_at, item.draft_id), reverse=True))


def held(session: Session, owner_id: int) -> list[tuple[int, str]]:
    """What somebody has begun and not finished, ids and titles: to be handed over when they leave."""
    return [
        (kept.id, known.title(kept.fields))
        for known in _registered.values()
        for kept in drafts.owned_by(session, owner_id, known.fields)
    ]


def discard(session: Session, actor: Actor, draft_id: int, rev: int, *, now: datetime) -> Unfinished:
    """Throw away the actor's own draft and say what it was; `take_back` brings it back.

    Raises Gone when it is not there any more or not theirs, Outdated when it has changed since the press.
    """
    for known in _registered.values():
        if any(kept.id == draft_id for kept in drafts.own(session, actor, known.fields)):
            kept = drafts.put_aside(session, actor, draft_id, known.fields, rev=rev, now=now)
            known.on_discard(session, actor, kept.fields)
            return _item(known, kept)
    raise Gone


def take_back(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Unfinished:
    """Bring back a draft that was thrown away. Raises Gone when it has been cleared away or is back already."""
    for known in _registered.values():
        try:
            return _item(known, drafts.take_back(session, actor, draft_id, known.fields, now=now))
        except Gone:
            continue  # it may be of another kind
    raise Gone


def _item(known: _Registered, kept: Kept[Any]) -> Unfinished:
    return Unfinished(kept.id, kept.rev, known.kind, known.title(kept.fields), kept.updated_at)
