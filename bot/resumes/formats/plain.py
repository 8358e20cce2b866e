"""Plain text: its encoding, then its lines."""

from __future__ import annotations

from charset_normalizer import from_bytes

from bot.resumes.document import Document, lines_from_text
from bot.resumes.values import ReadProblem, UnreadableFile

_CANDIDATES = ["cp1251", "koi8-r", "cp866", "utf_16_le", "utf_16_be"]
_MOST_LINES = 20_000
_RUSSIAN_COMMON = frozenset("оеаинтсрвлкмдпуя")


def decode(data: bytes) -> str:
    """Text of unknown encoding: UTF-8 and UTF-16 by their marks, else the likeliest of the Russian code pages."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if data[1::2].count(0) > len(data) // 4:
        return data.decode("utf-16-le", errors="replace")
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    guesses = [data.decode(name, errors="replace") for name in ("cp1251", "koi8-r", "cp866")]
    guesses += [str(best)] if best else []
    return max(guesses, key=_russian)


def _russian(text: str) -> float:
    """How Russian a decoding looks: common small letters count, capitals in the wrong case and signs against."""
    letters = [character for character in text if ord(character) > 127]  # ASCII reads alike in all
    if not letters:
        return 0.0
    common = sum(character in _RUSSIAN_COMMON for character in letters)
    return common / len(letters)


def read_plain(data: bytes) -> Document:
    """Lines of a text file. Raises `UnreadableFile`: TOO_LONG, or NO_TEXT when there are none."""
    text = decode(data)
    if text.count("\n") > _MOST_LINES:
        raise UnreadableFile(ReadProblem.TOO_LONG, f"over {_MOST_LINES} lines")
    lines = lines_from_text(text)
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no lines")
    return Document(lines)
