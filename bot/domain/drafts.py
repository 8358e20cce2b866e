"""Drafts: what a person is filling in. Many per person, typed by kind, kept until saved or discarded by their owner.

A draft's fields are a frozen dataclass with a class attribute `KIND` (its name in the table) and `VERSION`
(raised when its meaning changes; new fields get defaults, so that drafts kept before an upgrade still open).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.errors import Denied, Gone, Outdated
from bot.models import Draft


class DraftFields(Protocol):
    """The typed fields of a draft."""

    KIND: ClassVar[str]
    VERSION: ClassVar[int]


D = TypeVar("D", bound=DraftFields)

# Before the kind of a draft that its owner has put aside: nothing finds it any more, but it can be taken back.
ASIDE = "aside:"


@dataclass(frozen=True)
class Kept(Generic[D]):
    """A stored draft: its id and revision for buttons, and its fields."""

    id: int
    rev: int
    fields: D
    updated_at: datetime
    file_id: int | None = None


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _read(row: Draft, kind: type[D]) -> Kept[D]:
    if row.id is None:
        raise Gone
    fields = _adapter(kind).validate_python(row.data)
    return Kept(row.id, row.rev, fields, row.updated_at, row.file_id)


def start(
    session: Session, owner_id: int, fields: D, *, now: datetime, file_id: int | None = None
) -> Kept[D]:
    """Keep a new draft for its owner."""
    row = Draft(
        owner_id=owner_id,
        kind=fields.KIND,
        version=fields.VERSION,
        data=_adapter(type(fields)).dump_python(fields, mode="json"),
        file_id=file_id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()  # the id goes into buttons
    return _read(row, type(fields))


def _own(session: Session, actor: Actor, draft_id: int, kind: type[D]) -> Draft:
    row = session.get(Draft, draft_id)
    if row is None:
        raise Gone
    if row.owner_id == actor.id and row.kind == _aside(kind):
        raise Gone
    if row.owner_id != actor.id or row.kind != kind.KIND:
        raise Denied
    return row


def _aside(kind: type[D]) -> str:
    return f"{ASIDE}{kind.KIND}"


def load(session: Session, actor: Actor, draft_id: int, kind: type[D]) -> Kept[D]:
    """The actor's own draft of this kind. Raises Gone when it was saved or discarded, Denied when it is not theirs."""
    return _read(_own(session, actor, draft_id, kind), kind)


def change(
    session: Session, actor: Actor, draft_id: int, fields: D, *, now: datetime, rev: int | None = None
) -> Kept[D]:
    """Replace the fields of the actor's own draft. With `rev`, raises Outdated if the draft has moved on since."""
    row = _own(session, actor, draft_id, type(fields))
    if rev is not None and row.rev != rev:
        raise Outdated
    row.data = _adapter(type(fields)).dump_python(fields, mode="json")
    row.version = fields.VERSION
    row.updated_at = now
    row.rev += 1
    session.add(row)
    return _read(row, type(fields))


def discard(session: Session, actor: Actor, draft_id: int, kind: type[D]) -> None:
    """Delete the actor's own draft: it was saved as the real thing, or is not wanted."""
    session.delete(_own(session, actor, draft_id, kind))
    session.flush()  # whoever asks for it next must not find it


def put_aside(
    session: Session, actor: Actor, draft_id: int, kind: type[D], *, rev: int, now: datetime
) -> Kept[D]:
    """Throw the actor's own draft away so that it can be taken back until housekeeping clears it.

    Raises Gone, Denied, Outdated when it has moved on since the button was shown.
    """
    row = _own(session, actor, draft_id, kind)
    if row.rev != rev:
        raise Outdated
    row.kind = _aside(kind)
    row.updated_at = now
    session.add(row)
    session.flush()  # whoever asks for it next must not find it
    return _read(row, kind)


def take_back(session: Session, actor: Actor, draft_id: int, kind: type[D], *, now: datetime) -> Kept[D]:
    """Bring a draft back that was put aside. Raises Gone when it has been cleared away or brought back already."""
    row = session.get(Draft, draft_id)
    if row is None or row.owner_id != actor.id or row.kind != _aside(kind):
        raise Gone
    row.kind = kind.KIND
    row.updated_at = now
    session.add(row)
    return _read(row, kind)


def newest(session: Session, actor: Actor, kind: type[D]) -> Kept[D] | None:
    """The actor's most recently changed draft of a kind."""
    row = session.exec(
        select(Draft)
        .where(Draft.owner_id == actor.id, Draft.kind == kind.KIND)
        .order_by(col(Draft.updated_at).desc(), col(Draft.id).desc())
        .limit(1)
    ).first()
    return _read(row, kind) if row is not None else None


def own(session: Session, actor: Actor, kind: type[D]) -> list[Kept[D]]:
    """All the actor's drafts of a kind, oldest first."""
    return owned_by(session, actor.id, kind)


def owned_by(session: Session, owner_id: int, kind: type[D]) -> list[Kept[D]]:
    """All drafts of a kind that somebody has, oldest first: for handing them over."""
    rows = session.exec(
        select(Draft).where(Draft.owner_id == owner_id, Draft.kind == kind.KIND).order_by(col(Draft.id))
    ).all()
    return [_read(row, kind) for row in rows]
