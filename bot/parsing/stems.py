"""The one pipeline that makes words comparable, for the index and for what is searched, the same on both databases.

Casefold, ё as е, names of techniques that are more than letters, then Snowball: `russian` for Cyrillic, `english` for Latin.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

# Whatever changes what `stems` gives must change this: the index is then made anew.
PIPELINE = f"1/{Stemmer.version()}"

_SPECIAL = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"(?<!\w)[cс]\+\+", " cplusplus "),
        (r"(?<!\w)[cс]#", " csharp "),
        (r"(?<!\w)f#", " fsharp "),
        (r"(?<!\w)\.net(?!\w)", " dotnet "),
        (r"(?<!\w)(node|vue|react|next|nuxt|express|three|d3)\.?js(?!\w)", r" \1js "),
        (r"(?<!\w)ci ?/ ?cd(?!\w)", " cicd "),
        (r"(?<!\w)1[cс](?!\w)", " 1с "),
    )
)
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[а-яәіңғүұқөһ]")
_LATIN = re.compile(r"[a-z]")
_LONGEST = 40
_SHORTEST = 2


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared, not stemmed yet."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    for pattern, word in _SPECIAL:
        folded = pattern.sub(word, folded)
    return [word[:_LONGEST] for word in _WORD.findall(folded)]


def stems(text: str) -> list[str]:
    """The stems of a text's words in their order; single letters are left out, figures stay."""
    return [_stem(word) for word in tokens(text) if len(word) >= _SHORTEST]


def unique_stems(texts: Iterable[str]) -> set[str]:
    """The stems that occur in any of the texts."""
    return {stem for text in texts for stem in stems(text)}


def is_cyrillic(text: str) -> bool:
    """Whether a text has letters that decline."""
    return _CYRILLIC.search(text.casefold()) is not None


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    if _CYRILLIC.search(word):
        return str(_stemmer("russian").stemWord(word))
    if _LATIN.search(word):
        return str(_stemmer("english").stemWord(word))
    return word


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
