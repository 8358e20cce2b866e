"""Questions to the directory: «кто отвечает за пропуска?», "who is responsible for passes?"."""

import re

from bot.parsing.spans import fold

_ASKS = re.compile(
    r"^(?:а\s+)?(?:кто\s+(?:у нас\s+)?(?:отвечает|ответственный|занимается|ведает)(?:\s+(?:за|по))?"
    r"|к кому(?:\s+обратиться)?\s+(?:по|за|насч[её]т|с)"
    r"|who(?:'s| is)?\s+(?:responsible|in charge|answers|cares|handles|deals)(?:\s+(?:for|of|with))?"
    r"|who do i (?:ask|talk to|contact)\s+(?:about|for))\s+(?P<about>.+)$"
)
_NAME = re.compile(r"^[^\W\d_]+(?:[-'’][^\W\d_]+)*(?:\s+[^\W\d_]+(?:[-'’][^\W\d_]+)*){0,2}$")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM = 4
# Russian endings are three letters at most; what is left of a word is its own.
_ENDING = 3
_SMALL = 2


def asked_about(text: str) -> str:
    """What a question asks who answers for, empty when it is no such question."""
    found = _ASKS.match(fold(text).strip(" ?!."))
    return found["about"].strip() if found is not None else ""


def may_be_name(text: str) -> bool:
    """Whether a line can be a name or two: one to three words of letters, without other signs."""
    return _NAME.match(text.strip()) is not None


def names_matter(words: str, matter: str) -> bool:
    """Whether words of responsibility («пропуска, парковка») speak of every word of a matter («парковку»)."""
    known = [_stem(word) for word in _WORD.findall(fold(words))]
    wanted = [_stem(word) for word in _WORD.findall(fold(matter)) if len(word) > _SMALL]
    return bool(wanted) and all(any(_same(one, stem) for one in known) for stem in wanted)


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]


def _same(known: str, wanted: str) -> bool:
    """One stem begins with the other; very short words must be equal."""
    if min(len(known), len(wanted)) < _SHORTEST_STEM:
        return known == wanted
    return known.startswith(wanted) or wanted.startswith(known)
