"""Latin spellings of Russian words, to compare names with e-mail boxes and file names."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфыэ",
        ["a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "y", "e"],
        strict=True,
    )
) | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
     "ә": "a", "і": "i", "ң": "n", "ғ": "g", "ү": "u", "ұ": "u", "қ": "k", "ө": "o", "һ": "h", "ў": "o", "ҳ": "h"}  # fmt: skip
_VARIANTS = (
    ("kh", "h"), ("ya", "ia"), ("yu", "iu"), ("iy", "y"), ("iy", "ii"), ("yy", "y"), ("y", "i"), ("shch", "sch"), ("ts", "c"),
    ("e", "ye"), ("ks", "x"), ("zh", "j"), ("ya", "ja"), ("yu", "ju"), ("y", "j"), ("v", "w"), ("ey", "ei"), ("ay", "ai"),
)  # fmt: skip


def latin(word: str) -> str:
    """The passport-like spelling of a Russian word; Latin letters pass through."""
    return "".join(_LETTERS.get(letter, letter) for letter in word.casefold())


@lru_cache(maxsize=4096)
def latin_forms(word: str) -> frozenset[str]:
    """The word itself and its usual Latin spellings (Юлия: yuliya, iuliia, juliya, yulia…)."""
    base = latin(word)
    forms = {word.casefold(), base}
    for old, new in _VARIANTS:
        forms |= {form.replace(old, new) for form in forms}
    forms |= {form.replace("iya", "ia").replace("yia", "ia") for form in forms}
    return frozenset(form for form in forms if len(form) > 2)  # two letters confirm nothing
