"""Names compared: the key they are found by, and how alike two are. ё is е, Ivanov is Иванов, patronymics
may be missing.
"""

import re

from rapidfuzz import fuzz

from bot.parsing.people import name_key as sound_of
from bot.resumes.fields.translit import latin

# Below this two names on one phone are two people (a shared or an agency's phone): ask.
COMPATIBLE = 60.0
# From here two names may be one person's, if something else agrees as well; a name alone never decides.
ALIKE = 92.0

_WORD = re.compile(r"[^\W\d_]+")
_PATRONYMIC = re.compile(r"(?:ovich|evich|ich|ovna|evna|ichna|inichna)$")
_WITH_PATRONYMIC = 3


def name_key(full_name: str) -> str:
    """The key a name is found by: its words by their sound in Latin letters, sorted, without the patronymic."""
    return " ".join(sorted(_words(full_name)))


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0–100; word order, alphabet and a missing patronymic do not matter."""
    return float(fuzz.token_sort_ratio(name_key(one), name_key(other)))


def compatible(one: str, other: str) -> bool:
    """Whether two names can belong to one person: a name missing or shortened to its first word can."""
    first, second = name_key(one), name_key(other)
    if not first or not second:
        return True
    return float(fuzz.token_set_ratio(first, second)) >= COMPATIBLE


def _words(full_name: str) -> list[str]:
    """The words by their sound in Latin letters, so that Yuliya is Iuliia and Юлия; the patronymic left out."""
    words = _WORD.findall(full_name)
    if len(words) >= _WITH_PATRONYMIC:
        at = _patronymic_at(words)
        words = words[:at] + words[at + 1 :] if at is not None else words
    return [key for word in words if (key := sound_of(word))]


def _patronymic_at(words: list[str]) -> int | None:
    """Which word is the patronymic: it follows the given name. A surname may end like one (Абрамович)."""
    alike = [bool(_PATRONYMIC.search(latin(word))) for word in words]
    return next((at for at in range(1, len(words)) if alike[at] and not alike[at - 1]), None)
