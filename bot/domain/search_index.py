"""The index of candidates, kept in the same unit as the data it is of.

`watch` makes every session note which candidates its units touch and refresh them before they commit, so that no verb can
forget to. What deletes or changes rows past the session's own objects calls `forget` or `refresh` itself.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session, col, func, select

from bot.domain import search_bits, search_names, search_words
from bot.domain.intake_notes import FIRST_CONTACT, NOTE_UNDONE, NOTED, UNDONE
from bot.domain.search_facts import Facts, facts_of
from bot.domain.search_words import NAME_MARK
from bot.models import Application, Candidate, Event, SearchEntry, SearchState, Subject, Vacancy
from bot.parsing.stems import PIPELINE

# Whatever changes the terms (not the stems) must change this.
_TERMS = "3"
VERSION = f"{_TERMS}/{PIPELINE}"
BATCH = 50
# The events that make a candidate's notes, the one that replaces their tags, and the letter they came by.
_TELLING = frozenset({NOTED, UNDONE, NOTE_UNDONE, FIRST_CONTACT, "tagged"})
_STALE = "candidates to index"


def refresh(session: Session, candidate_id: int) -> None:
    """Bring a candidate's place in the index up to date; one that is gone is forgotten."""
    session.flush()  # what is indexed is what the tables say
    candidate = session.get(Candidate, candidate_id)
    if candidate is None:
        forget(session, candidate_id)
        return
    _write(session, candidate_id, facts_of(session, candidate))


def forget(session: Session, candidate_id: int) -> None:
    """Take a candidate out of the index; to be called before the row itself is deleted."""
    _write(session, candidate_id, None)


def purge(session: Session) -> None:
    """After an erasure: leave no trace of forgotten words in the database's file."""
    search_words.purge(session)


def _write(session: Session, candidate_id: int, facts: Facts | None) -> None:
    entry = session.get(SearchEntry, candidate_id)
    old_terms = frozenset(entry.terms.split()) if entry is not None else frozenset[str]()
    old_words = entry.words if entry is not None else None
    new_terms = facts.terms if facts is not None else frozenset[str]()
    search_bits.change(session, candidate_id, add=new_terms - old_terms, remove=old_terms - new_terms)
    new_words = " ".join(facts.words) if facts is not None else None
    if new_words != old_words:
        if facts is None:
            search_words.take_out(session, candidate_id, old_words)
        else:
            search_words.put(session, candidate_id, facts.words, old_words)
        old_names, new_names = _names(old_words), _names(new_words)
        search_names.learn(session, gained=new_names - old_names, lost=old_names - new_names)
    _keep(session, entry, candidate_id, new_terms, new_words)


def _keep(
    session: Session,
    entry: SearchEntry | None,
    candidate_id: int,
    terms: frozenset[str],
    words: str | None,
) -> None:
    if words is None:
        if entry is not None:
            session.delete(entry)
    else:
        entry = entry or SearchEntry(candidate_id=candidate_id, terms="", words="")
        entry.terms, entry.words = " ".join(sorted(terms)), words
        session.add(entry)
    session.flush()  # the full text reads its words from here


def _names(words: str | None) -> set[str]:
    return {word.removeprefix(NAME_MARK) for word in (words or "").split() if word.startswith(NAME_MARK)}


# -- the whole index ---------------------------------------------------------------------------------------


def is_behind(session: Session) -> bool:
    """Whether the index was made by another pipeline, or never."""
    state = session.get(SearchState, 1)
    return state is None or state.pipeline != VERSION or state.done_to is not None


def rebuild_some(session: Session) -> bool:
    """Make the next batch of the index anew; False when all of it is done. Until then the rest is found as before."""
    state = session.get(SearchState, 1)
    if state is None or state.pipeline != VERSION:
        state = SearchState(id=1, pipeline=VERSION, done_to=0)
    if state.done_to is None:
        return False
    ids = session.exec(
        select(Candidate.id).where(col(Candidate.id) > state.done_to).order_by(col(Candidate.id)).limit(BATCH)
    ).all()
    for candidate_id in ids:
        if candidate_id is not None:
            refresh(session, candidate_id)
    state.done_to = ids[-1] if ids else None
    session.add(state)
    return bool(ids)


def size(session: Session) -> int:
    """The highest id there is in the index."""
    return session.exec(select(func.max(SearchEntry.candidate_id))).one() or 0


# -- keeping up by itself ------------------------------------------------------------------------------------


def watch() -> None:
    """Make sessions keep the index up to date. Called once, by whoever puts the bot together."""
    if not event.contains(AnySession, "after_flush", _note):
        event.listen(AnySession, "after_flush", _note)
        event.listen(AnySession, "before_commit", settle)


def settle(session: Any) -> None:
    """Refresh what this session has touched and not indexed yet."""
    session.flush()
    while session.info.get(_STALE):
        stale = session.info.pop(_STALE)
        for candidate_id in sorted(stale):
            refresh(session, candidate_id)


def _note(session: Any, _context: object) -> None:
    """What a flush has written: the session still tells new, changed and deleted apart."""
    for thing in [*session.new, *session.dirty, *session.deleted]:
        session.info.setdefault(_STALE, set()).update(_candidates_of(session, thing))


def _candidates_of(session: Any, thing: object) -> Iterable[int]:
    """Whose place in the index a row's change concerns."""
    if isinstance(thing, SearchEntry):
        return ()
    if isinstance(thing, Candidate):
        return (thing.id,) if thing.id is not None else ()
    if isinstance(thing, Event):
        return (thing.subject_id,) if thing.subject is Subject.CANDIDATE and thing.verb in _TELLING else ()
    if isinstance(thing, Vacancy):
        changed = inspect(thing).attrs.confidential.history.has_changes()
        if not changed:
            return ()
        with session.no_autoflush:
            return tuple(
                session.exec(select(Application.candidate_id).where(Application.vacancy_id == thing.id)).all()
            )
    candidate_id = getattr(thing, "candidate_id", None)
    return (candidate_id,) if isinstance(candidate_id, int) else ()
