"""The forms in which a name is written in a Russian sentence, so that «Ивановой» finds Иванова and «Глебу» finds Глеб."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.parsing.people import name_key, normal_name

# Oblique endings by the nominative's own ending, the longest first, the dative's before all.
_ENDINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"(?P<stem>.+){ending}"), tuple(forms.split()))
    for ending, forms in (
        (r"(?<=[оеёиы][вн])а", "ой у ою"),
        (r"(?<=[сц]к)ая", "ой ую ою"),
        (r"ая", "ой ую ою"),
        (r"яя", "ей юю"),
        (r"(?<=[сц]к)ий", "ому ого им ом"),
        (r"ый", "ому ого ым ом"),
        (r"ой", "ому ого ым ом"),
        (r"(?<=и)я", "и ю ей"),
        (r"я", "е и ю ей"),
        (r"(?<=[гкхжчшщ])а", "е и у ой ей"),
        (r"а", "е ы у ой"),
        (r"(?<=и)й", "ю я ем и"),
        (r"й", "ю я ем е"),
        (r"ь", "ю я ем е и ью"),
        (r"(?<=[бвгджзклмнпрстфхцчшщ])", "у а ом ем ым е"),
    )
)
# A vowel of the nominative that the other cases lose.
_FLEETING = {"павел": "павл", "лев": "льв", "петр": "петр"}
_FLEETING_EC = re.compile(r"(?P<stem>.+)[её](?P<last>ц|к)")
# What colleagues are called in a hurry.
_SHORT = {
    "аня": "анна", "саша": "александр александра", "леша": "алексей", "дима": "дмитрий", "маша": "мария", "катя": "екатерина",
    "таня": "татьяна", "оля": "ольга", "лена": "елена", "наташа": "наталья", "настя": "анастасия", "юля": "юлия",
    "коля": "николай", "миша": "михаил", "сережа": "сергей", "паша": "павел", "женя": "евгений евгения", "петя": "петр",
    "вова": "владимир", "володя": "владимир", "слава": "вячеслав", "костя": "константин", "ваня": "иван", "витя": "виктор",
    "света": "светлана", "ира": "ирина", "боря": "борис", "гриша": "григорий", "ксюша": "ксения", "даша": "дарья",
    "alex": "alexander", "mike": "michael", "bob": "robert", "kate": "katherine", "tom": "thomas", "dave": "david",
}  # fmt: skip
_SHORTEST_PREFIX = 4


@lru_cache(maxsize=8192)
def forms_of(word: str) -> frozenset[str]:
    """All forms of one word of a name, the nominative among them, normalised (case-folded, ё as е)."""
    return frozenset({normal_name(word), *_oblique(word)})


@lru_cache(maxsize=8192)
def addressed_forms_of(word: str) -> frozenset[str]:
    """The forms of one word of a name that say to whom: the nominative and the dative."""
    plain = normal_name(word)
    feminine_soft = {plain[:-1] + "и"} if plain.endswith("ь") else set()
    datives = {form for form in _oblique(word) if form.endswith(_dative_ending(plain))}
    return frozenset({plain} | datives | feminine_soft)


def _dative_ending(plain: str) -> str:
    return next((endings[0] for pattern, endings in _ENDINGS if pattern.fullmatch(plain)), "\0")


def _oblique(word: str) -> set[str]:
    plain = normal_name(word)
    found: set[str] = set()
    fleeting = _FLEETING_EC.fullmatch(plain)
    stem = _FLEETING.get(plain) or (f"{fleeting['stem']}{fleeting['last']}" if fleeting else None)
    if stem is not None:
        found |= {stem + ending for ending in ("а", "у", "ом", "ем", "е")}
    for pattern, endings in _ENDINGS:
        match = pattern.fullmatch(plain)
        if match is not None:
            found |= {match["stem"] + ending for ending in endings}
            break
    return found


@dataclass(frozen=True)
class KnownPerson:
    """Somebody whom a line may name: `handle` without @, in lower case."""

    id: int
    name: str
    handle: str | None = None


class NameFinder:
    """Finds people by what a line calls them: a handle, a full or single name in any case, a prefix, Latin letters."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._people = tuple(people)
        self._by_form: dict[str, set[int]] = {}
        self._nominative: dict[str, set[int]] = {}
        for person in self._people:
            for word in normal_name(person.name).split():
                self._nominative.setdefault(word, set()).add(person.id)
                for form in forms_of(word):
                    self._by_form.setdefault(form, set()).add(person.id)
                self._by_form.setdefault(name_key(word), set()).add(person.id)

    def by_handle(self, typed: str) -> tuple[int, ...]:
        """Whom `@typed` means: the handle itself, else whoever's handle or name begins so."""
        wanted = typed.lstrip("@").lower()
        exact = tuple(person.id for person in self._people if person.handle == wanted)
        if exact or not wanted:
            return exact
        named = self.by_words((typed.lstrip("@"),))
        if named:
            return named
        begun = {person.id for person in self._people if person.handle and person.handle.startswith(wanted)}
        return self._in_order(begun | self._by_prefix(wanted, shortest=2))

    def addressed(self, word: str, among: tuple[int, ...]) -> tuple[int, ...]:
        """Whom of these a word may address: not those whose name it has in another case («Юлю» is whom, not to whom)."""
        plain = normal_name(word)
        return tuple(
            person.id
            for person in self._people
            if person.id in among and not _only_oblique(plain, normal_name(person.name).split())
        )

    def by_words(self, words: tuple[str, ...], *, prefix: bool = False) -> tuple[int, ...]:
        """Whom these words name together, each a form of one word of their name; with `prefix`, its beginning will do."""
        found: set[int] | None = None
        for word in words:
            fitting = self._of(word)
            if not fitting and prefix:
                fitting = self._by_prefix(normal_name(word), shortest=_SHORTEST_PREFIX)
            found = fitting if found is None else found & fitting
        return self._in_order(found or set())

    def _of(self, word: str) -> set[int]:
        plain = normal_name(word)
        if not plain:
            return set()
        found = set(self._by_form.get(plain, ()))
        for short, full in _SHORT.items():
            if plain in forms_of(short):
                found |= {one for name in full.split() for one in self._nominative.get(name, ())}
        if not found and plain.isascii() != all(word.isascii() for word in self._nominative):
            found |= self._by_form.get(name_key(plain), set())
        if not found:
            key = name_key(plain)
            found |= {person_id for person_id in self._by_form.get(key, ()) if key}
        return found

    def _by_prefix(self, begun: str, *, shortest: int) -> set[int]:
        if len(begun) < shortest:
            return set()
        key = name_key(begun)
        return {
            person.id
            for person in self._people
            if any(
                word.startswith(begun) or (key and name_key(word).startswith(key))
                for word in normal_name(person.name).split()
            )
        }

    def _in_order(self, found: set[int]) -> tuple[int, ...]:
        return tuple(person.id for person in self._people if person.id in found)


def _only_oblique(plain: str, names: list[str]) -> bool:
    """Whether a word is a form of one of these names, and of none that says to whom."""
    short = [name for name, full in _SHORT.items() if set(full.split()) & set(names)]
    known = [name for name in (*names, *short) if plain in forms_of(name)]
    return bool(known) and not any(plain in addressed_forms_of(name) for name in known)


_BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*|\s+(?:и|and)\s+")


def split_names(text: str) -> list[str]:
    """The names of an answer, one or several: «Петров и Иванова», "Brown, @anna"."""
    return [piece for piece in _BETWEEN_NAMES.split(text.strip()) if piece]
