"""Searches that somebody keeps for themselves."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import search_query
from bot.domain.access import Actor, Permission
from bot.domain.errors import Gone, Problem, Unfit
from bot.domain.search_query import SearchQuery
from bot.models import SavedSearch

MOST_SAVED = 12


@dataclass(frozen=True)
class Saved:
    """A kept search."""

    id: int
    query: SearchQuery


def saved(session: Session, actor: Actor) -> tuple[Saved, ...]:
    """One's own kept searches, the newest first. Raises Denied."""
    actor.require(Permission.CANDIDATE_VIEW)
    rows = session.exec(
        select(SavedSearch)
        .where(SavedSearch.owner_id == actor.id)
        .order_by(col(SavedSearch.id).desc())
        .limit(MOST_SAVED)
    ).all()
    return tuple(Saved(row.id, search_query.load(row.query)) for row in rows if row.id is not None)


def keep(session: Session, actor: Actor, query: SearchQuery, *, now: datetime) -> tuple[Saved, ...]:
    """Keep a search; keeping it twice changes nothing. Raises Denied, Unfit beyond a dozen."""
    present = saved(session, actor)
    if any(one.query == query for one in present):
        return present
    if len(present) >= MOST_SAVED:
        raise Unfit(Problem.TOO_MANY_SEARCHES, most=MOST_SAVED)
    session.add(SavedSearch(owner_id=actor.id, query=search_query.dump(query), created_at=now))
    session.flush()  # it is listed below
    return saved(session, actor)


def drop(session: Session, actor: Actor, saved_id: int, *, now: datetime) -> tuple[Saved, ...]:  # noqa: ARG001 - as every verb
    """Let a kept search go; one that is gone already stays gone. Raises Denied."""
    actor.require(Permission.CANDIDATE_VIEW)
    row = session.get(SavedSearch, saved_id)
    if row is not None and row.owner_id == actor.id:
        session.delete(row)
        session.flush()  # it is not listed below
    return saved(session, actor)


def one(session: Session, actor: Actor, saved_id: int) -> SearchQuery:
    """A kept search of one's own. Raises Denied, Gone."""
    actor.require(Permission.CANDIDATE_VIEW)
    row = session.get(SavedSearch, saved_id)
    if row is None or row.owner_id != actor.id:
        raise Gone
    return search_query.load(row.query)
