"""Folding text without moving its characters, and cutting understood spans out of a line."""

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


def cut_out(text: str, spans: Iterable[Span]) -> str:
    """What is left of a line without the understood pieces, with no doubled blanks or dangling separators."""
    left: list[str] = []
    position = 0
    for start, end in sorted(spans):
        left.append(text[position:start])
        position = max(position, end)
    left.append(text[position:])
    lines = (" ".join(line.split()).strip(" ,;") for line in " ".join(left).split("\n"))
    return "\n".join(line for line in lines if line)
