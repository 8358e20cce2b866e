"""Names with a slip of the finger, in another alphabet or case: what was typed becomes the sounds the base knows.

A word of a name and what was typed for it meet when both, with a letter left out, are the same (SymSpell's symmetric deletes);
so no search compares with every name there is.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz import fuzz
from sqlmodel import Session, col, select

from bot.domain import search_words
from bot.domain.search_words import NAME_MARK
from bot.models import SearchName, SearchSlip
from bot.parsing.people import name_key as sound_of
from bot.parsing.stems import stems
from bot.parsing.titles import is_only_name

SHORTEST_NAME = 3
_SHORTEST_GUESS = 4
_LONGEST_GUESS = 24
_ALIKE = 82
_MOST_MEANT = 40
_MOST_OF_STEM = 300


def learn(session: Session, *, gained: Iterable[str], lost: Iterable[str]) -> None:
    """Count the words of names that a candidate has gained or lost."""
    for word in sorted(set(gained)):
        row = session.get(SearchName, word)
        if row is None:
            row = SearchName(word=word, uses=0)
            session.add_all(SearchSlip(slip=slip, word=word) for slip in slips_of(word))
        row.uses += 1
        session.add(row)
    for word in sorted(set(lost)):
        row = session.get(SearchName, word)
        if row is None:
            continue
        row.uses -= 1
        session.add(row)
        if row.uses <= 0:
            session.delete(row)
            for slip in session.exec(select(SearchSlip).where(SearchSlip.word == word)).all():
                session.delete(slip)
    session.flush()  # the next candidate of this unit may share the word


def slips_of(word: str, letters: int = 1) -> set[str]:
    """The word and what is left of it without up to so many of its letters."""
    found = {word}
    for count in range(1, letters + 1):
        if len(word) - count >= SHORTEST_NAME - 1:
            found |= {
                "".join(letter for at, letter in enumerate(word) if at not in left_out)
                for left_out in map(set, combinations(range(len(word)), count))
            }
    return found


def alternatives(session: Session, typed: str, *, beginning: bool = False) -> tuple[str, ...]:
    """The words of the full text that a typed word may stand for: somebody's name, or what papers and notes say.

    A word that is a name and nothing else is sought among names only. One that is neither a name of the base nor in any paper
    may be a name with a slip of the finger.
    """
    stem = stems(typed)
    names = words_for(session, typed, beginning=beginning)
    exact = f"{NAME_MARK}{sound_of(typed).replace(' ', '')}"
    if exact in names:
        return names if is_only_name(typed) else (*names, *stem)
    if stem and search_words.occurs(session, stem[0]):
        return (*stem, *(names if beginning else ()))
    return (*stem, *names)


def meant(session: Session, typed: str, *, beginning: bool = False) -> tuple[str, ...]:
    """The words of names a typed word may mean, the likeliest first: that very word, else those with a slip, in another case.

    `beginning` while somebody still types: names that begin so as well.
    """
    sound = sound_of(typed).replace(" ", "")
    if len(sound) < SHORTEST_NAME:
        return ()
    found = [sound] if session.get(SearchName, sound) is not None else []
    if beginning:
        found += [word for word in _beginning(session, sound) if word not in found]
    return tuple(found) or _alike(session, sound)


def words_for(session: Session, typed: str, *, beginning: bool = False) -> tuple[str, ...]:
    """The words of the full text that stand for a typed name."""
    return tuple(f"{NAME_MARK}{word}" for word in meant(session, typed, beginning=beginning))


def words_beginning(session: Session, stem: str) -> tuple[str, ...]:
    """The words of the full text that stand for names beginning with these sounds, a few hundred at most."""
    return tuple(f"{NAME_MARK}{word}" for word in _beginning(session, stem, most=_MOST_OF_STEM))


def _beginning(session: Session, sound: str, *, most: int = _MOST_MEANT) -> Sequence[str]:
    query = (
        select(SearchName.word)
        .where(col(SearchName.word) >= sound, col(SearchName.word) < f"{sound}{{")
        .order_by(col(SearchName.word))
        .limit(most)
    )
    return session.exec(query).all()


def _alike(session: Session, sound: str) -> tuple[str, ...]:
    if not _SHORTEST_GUESS <= len(sound) <= _LONGEST_GUESS:
        return ()
    slips = sorted(slips_of(sound, 2))
    words = session.exec(select(SearchSlip.word).where(col(SearchSlip.slip).in_(slips)).distinct()).all()
    scored = sorted((-fuzz.ratio(sound, word), word) for word in words)
    return tuple(word for score, word in scored if -score >= _ALIKE)[:_MOST_MEANT]
