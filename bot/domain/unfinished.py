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
from bot.domain.drafts import DraftFields
from bot.domain.errors import Gone, Outdated

D = TypeVar("D", bound=DraftFields)


class UnfinishedKind(StrEnum):
    """What was begun."""

    VACANCY = "vacancy"


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


_registered: dict[str, _Registered] = {}


def register(fields: type[D], kind: UnfinishedKind, title: Callable[[D], str]) -> None:
    """Let drafts with these fields be found as unfinished; `title` says what they are called."""
    _registered[fields.KIND] = _Registered(fields, kind, title)


def unfinished(session: Session, actor: Actor) -> tuple[Unfinished, ...]:
    """Everything the actor has begun and not finished, the most recently changed first."""
    found = [
        Unfinished(kept.id, kept.rev, known.kind, known.title(kept.fields), kept.updated_at)
        for known in _registered.values()
        for kept in drafts.own(session, actor, known.fields)
    ]
    return tuple(sorted(found, key=lambda item: (item.updated_at, item.draft_id), reverse=True))


def discard(session: Session, actor: Actor, draft_id: int, rev: int, *, now: datetime) -> Unfinished:  # noqa: ARG001
    """Throw away the actor's own draft and say what it was.

    Raises Gone when it is not there any more or not theirs, Outdated when it has changed since the press.
    """
    for item in unfinished(session, actor):
        if item.draft_id == draft_id:
            if item.rev != rev:
                raise Outdated
            known = next(known for known in _registered.values() if known.kind is item.kind)
            drafts.discard(session, actor, draft_id, known.fields)
            return item
    raise Gone
