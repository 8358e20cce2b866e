"""Folding text without moving its characters, and cutting understood spans out of a line."""

import re
from collections.abc import Iterable

Span = tuple[int, int]
"""Start and end (exclusive) of a piece, in characters of the original text."""

_FOLDED = {"ё": "е", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"}


def fold(text: str) -> str:
    """Lower case, ё → е, every dash → ``-``, every blank but a line break → a space; same length as the text.

    Keeping the length lets a span found in the folded text be cut out of the original.
    """
    return "".join(_fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " "
    lowered = character.lower()
    return _FOLDED.get(lowered, lowered if len(lowered) == 1 else character)


_BEFORE_SIGN = re.compile(r" +(?=[,;.!?](?: |$))")
_REPEATED_SIGN = re.compile(r"([,;])(?: ?[,;])+")


def _tidied(line: str) -> str:
    closed_up = _BEFORE_SIGN.sub("", " ".join(line.split()))
    return _REPEATED_SIGN.sub(r"\1", closed_up).strip(" ,;")


def cut_out(text: str, spans: Iterable[Span]) -> str:
    """What is left of a line without the understood pieces, with no doubled blanks or dangling separators."""
    left: list[str] = []
    position = 0
    for start, end in sorted(spans):
        left.append(text[position:start])
        position = max(position, end)
    left.append(text[position:])
    lines = (_tidied(line) for line in " ".join(left).split("\n"))
    return "\n".join(line for line in lines if line)
