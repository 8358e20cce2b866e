"""The bundled vocabulary of competencies: aliases to canonical names, and finding them in text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"[a-zа-яёәіңғүұқөһ0-9]+(?:[+#]+(?![a-zа-я0-9]))?|\.net\b", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LONGEST = 7
_ONE_C = {"1c": "1с", "c#": "c#", "с#": "c#", "с++": "c++"}  # the same product in Latin and Cyrillic letters
#: A line `! word` in a vocabulary file: the words of its entry count only inside a skills section.
_CAREFUL = "!"


class Match(NamedTuple):
    """A competency found in a text: its canonical name and field, the words as written, and their place."""

    canonical: str
    field: str
    written: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Entry:
    canonical: str
    careful: bool
    field: str
    latin: str = ""


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Words of a text with their places; `+` and `#` belong to a word (C++, C#), other signs part words."""
    folded = text.casefold().replace("ё", "е")
    if len(folded) != len(text):
        folded = text.lower().replace("ё", "е")
    return [(_ONE_C.get(match[0], match[0]), match.start(), match.end()) for match in _TOKEN.finditer(folded)]


def _key(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in tokens(text))


class SkillVocabulary:
    """Aliases and canonical names. Build it from the bundled files with `load`; `extended` adds a company's own."""

    def __init__(self, entries: dict[tuple[str, ...], _Entry]) -> None:
        self._entries = entries
        self._first: dict[str, int] = {}
        for key in entries:
            self._first[key[0]] = max(self._first.get(key[0], 0), len(key))

    @staticmethod
    def load() -> SkillVocabulary:
        """The bundled vocabulary; read once a process."""
        return _bundled()

    def extended(self, aliases: dict[str, Iterable[str]]) -> SkillVocabulary:
        """A copy that also knows `aliases` (canonical name → other wordings); these win over bundled ones."""
        entries = dict(self._entries)
        for canonical, others in aliases.items():
            for wording in (canonical, *others):
                key = _key(wording)
                if key:
                    entries[key] = _Entry(canonical, careful=False, field="company")
        return SkillVocabulary(entries)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical names, each once, in the order of the files."""
        return tuple(dict.fromkeys(entry.canonical for entry in self._entries.values()))

    def wordings(self) -> Iterator[tuple[str, str]]:
        """Every wording that is sure of its meaning anywhere, and its canonical name."""
        for key, entry in self._entries.items():
            if not entry.careful:
                yield " ".join(key), entry.canonical

    def canonical(self, wording: str) -> str | None:
        """The canonical name of exactly this wording («питон» → Python), or None."""
        entry = self._entries.get(_key(wording))
        return entry.canonical if entry else None

    def in_letters_of(self, written: str, canonical: str) -> str:
        """How a competency is called for who wrote it so: «bookkeeping» is Accounting, «бухучёт» is Бухгалтерский учёт."""
        if _CYRILLIC.search(written) or not _CYRILLIC.search(canonical):
            return canonical
        entry = self._entries.get(_key(canonical))
        return (entry.latin if entry else "") or written

    def field_of(self, name: str) -> str | None:
        """The field of work (vocabulary file) a competency belongs to."""
        entry = self._entries.get(_key(name))
        return entry.field if entry else None

    def match(self, text: str, *, in_skills: bool = False) -> list[Match]:
        """Competencies named in a text, longest wording first at each place.

        Ambiguous words (R, C, Go, Access…) count only with `in_skills`.
        """
        return list(self._matches(text, in_skills))

    def _matches(self, text: str, in_skills: bool) -> Iterator[Match]:
        words = tokens(text)
        index = 0
        while index < len(words):
            reach = min(self._first.get(words[index][0], 0), _LONGEST, len(words) - index)
            for count in range(reach, 0, -1):
                entry = self._entries.get(tuple(word for word, _, _ in words[index : index + count]))
                if entry is None or (entry.careful and not in_skills):
                    continue
                start, stop = words[index][1], words[index + count - 1][2]
                if not _together(text[start:stop]):
                    continue
                yield Match(entry.canonical, entry.field, text[start:stop], start, stop)
                index += count - 1
                break
            index += 1


def _together(text: str) -> bool:
    """Words of one competency are not parted by commas, semicolons or line ends."""
    return not re.search(r"[,;|•\n]|\.\s", text)


@cache
def _bundled() -> SkillVocabulary:
    entries: dict[tuple[str, ...], _Entry] = {}
    folder = resources.files("bot.resumes") / "vocabulary"
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".tsv"):
            _read_into(entries, file.read_text(encoding="utf-8"), file.name.removesuffix(".tsv"))
    return SkillVocabulary(entries)


def _read_into(entries: dict[tuple[str, ...], _Entry], text: str, field: str) -> None:
    for line in text.splitlines():
        body = line.partition("//")[0].strip()
        if not body:
            continue
        careful = body.startswith(_CAREFUL)
        wordings = [wording.strip() for wording in body.removeprefix(_CAREFUL).split("|")]
        latin = next(
            (one for one in wordings if not one.startswith(_CAREFUL) and not _CYRILLIC.search(one)), ""
        )
        for number, wording in enumerate(wordings):
            guarded = careful or wording.startswith(_CAREFUL)
            key = _key(wording.removeprefix(_CAREFUL))
            if key and (number == 0 or key not in entries):
                entries[key] = _Entry(wordings[0], guarded, field, latin[:1].upper() + latin[1:])
