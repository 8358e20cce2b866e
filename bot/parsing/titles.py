"""Titles of positions out of sentences: «ищем графического дизайнера в команду» → «графический дизайнер»."""

import re
from functools import lru_cache

import pymorphy3

from bot.parsing.spans import fold

_WORD = re.compile(r"[а-яА-ЯёЁ]+$")
_PREPOSITIONS = frozenset({"по", "в", "на", "с", "со", "для", "и", "к", "из", "от", "при"})
_OBLIQUE = ("accs", "gent")
_LONGEST_TITLE = 80
_NOT_OF_TITLE = re.compile(
    r"\s+(?:в (?:нашу |свою |дружную |большую |growing )?(?:команду|компанию|отдел|офис|штат|студию"
    r"|агентство|проект)"
    r"|на (?:постоянную|полный|удал|проект)\w*|с опытом|со знанием|к себе|для (?:работы|развития|создания"
    r"|проект)"
    r"|котор\w+|чтобы|to join|to help|who|with|for our|in our|for a|for an)(?!\w).*$",
    re.IGNORECASE,
)


def tidy_title(text: str) -> str:
    """A title without emoji, hashtags, quotes, list signs and what follows the name of the position."""
    plain = re.sub(r"#\w+", " ", text)
    plain = re.sub(r"[^\w\s.,/+#()&«»'’:-]", " ", plain.replace("–", "-").replace("—", "-"))
    plain = _NOT_OF_TITLE.sub("", plain)
    plain = " ".join(plain.split()).strip(" .,:-/&»«")
    return plain if len(plain) <= _LONGEST_TITLE else ""


def nominative_title(title: str) -> str:
    """The title in the nominative when a sentence put it in another case.

    Only the adjectives and the first noun change: what depends on it («отдела», «по продажам») keeps its
    case.
    """
    words = title.split()
    for index, word in enumerate(words):
        if fold(word) in _PREPOSITIONS:
            break
        parts = [_nominative(part) for part in word.split("-")]
        words[index] = "-".join(part for part, _ in parts)
        if any(is_noun for _, is_noun in parts):
            break
    return " ".join(words)


def capitalised(title: str) -> str:
    """The title with a capital first letter, unless its first word has capitals of its own
    («iOS-разработчик»).
    """
    first = title.split(" ", maxsplit=1)[0]
    return title[:1].upper() + title[1:] if first.islower() else title


def _nominative(word: str) -> tuple[str, bool]:
    """The word in the nominative, and whether it is the noun that ends the change."""
    if not _WORD.fullmatch(word):
        return word, False
    parses = _analyser().parse(word)
    adjectives = [parse for parse in parses if parse.tag.POS in ("ADJF", "PRTF")]
    for parse in adjectives or parses:
        tag, is_noun = parse.tag, parse.tag.POS == "NOUN"
        if tag.case == "nomn" or (is_noun and tag.animacy == "inan"):
            return word, is_noun
        if tag.case in _OBLIQUE and (is_noun or adjectives):
            # «графического» may be neuter too, which no position is
            plain = parse.inflect({"nomn", "masc"} if not is_noun and tag.gender == "neut" else {"nomn"})
            if plain:
                return _as_typed(word, plain.word), is_noun
    return word, False


def _as_typed(typed: str, word: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word


def is_only_name(word: str) -> bool:
    """Whether a word can be nothing but a name: «Иванов» is one, «мастер» is not; in Latin letters it always can."""
    if not _WORD.fullmatch(word):
        return True
    likeliest = max(_analyser().parse(word), key=lambda parse: parse.score)
    return any(mark in likeliest.tag for mark in ("Surn", "Name", "Patr"))


@lru_cache(maxsize=1)
def _analyser() -> pymorphy3.MorphAnalyzer:
    """One dictionary for the process; it takes a tenth of a second to load."""
    return pymorphy3.MorphAnalyzer()
