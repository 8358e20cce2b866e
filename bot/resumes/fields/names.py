"""The person's name. A name is never invented: without evidence there is none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.resumes.document import Side
from bot.resumes.fields.translit import latin_forms
from bot.resumes.fields.words import NOT_NAME, is_title_word, plain, readings, word_list
from bot.resumes.sections import heading_kind
from bot.resumes.values import PersonName, Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.resumes.document import Document, Line

_CYRILLIC_WORD = re.compile(
    r"[А-ЯЁӘІҢҒҮҰҚӨҺЎҲҶҚҒЇЄҐ][а-яёәіңғүұқөһўҳҷїєґ'’ʼ]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁӘІҢҒҮҰҚӨҺЎҲ]{2,}(?:-[А-ЯЁ]{2,})?|[А-ЯЁ]\.|оглы|кызы|угли|кизи|улы|уулу|заде"
)
_LATIN_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž'’`]+(?:[A-Z][a-zß-ÿ]+)?(?:-[A-ZÀ-Þ][a-zß-ÿā-ž]+)*|[A-Z]['’][A-Z](?:[a-z]+|[A-Z]+)|[A-ZÀ-ÞĀ-Ž]{2,}(?:[-'’][A-Z]{2,})*|[A-Z]\.?|(?:van|von|der|den|de|da|dos|di|del|la|le|bin|ibn|al|el|ter)"
)
_PATRONYMIC = re.compile(
    r"(?:[аеёиоу]вич|[аеёиоу]вна|[иы]чна|ьич|мич|лич|нич|кич|оглы|кызы|угли|кизи|уулу|улы|қызы|ұлы|uly|kyzy|ogly|ovich|evich|ovna|evna|yevich|yevna)$",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|ск(?:ий|ой|ая)|цк(?:ий|ой|ая)|енко|[уюч]к|чук|юк|ян|янц|дзе|швили|ия|ых|их|ич|баев|баева|о|ец|ик|ман|берг|штейн|ер|ль)$",
    re.IGNORECASE,
)
_LATIN_SURNAME = re.compile(
    r"(?:ov|ova|ev|eva|in|ina|sky|skiy|skaya|enko|uk|yan|ian|dze|shvili|ez|son|sen|berg|man|stein)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:ф\.?\s?и\.?\s?о\.?|фамилия,?\s*имя,?\s*(?:и\s+)?отчество|полное имя|имя и фамилия|имя,? фамилия|фамилия и имя|фамилия имя|соискатель|кандидат|full name|name|applicant|candidate|имя)\s*[:—–\-]\s*(.+)",
    re.IGNORECASE,
)
_PARTS = {
    "surname": re.compile(
        r"^(?:фамилия|surname|last name|family name)\s*[:—–-]?\s*(\S[^\d|,]*)$", re.IGNORECASE
    ),
    "given": re.compile(r"^(?:имя|first name|given name|name)\s*[:—–-]?\s*(\S[^\d|,]*)$", re.IGNORECASE),
    "patronymic": re.compile(
        r"^(?:отчество|middle name|patronymic)\s*[:—–-]?\s*(\S[^\d|,]*)$", re.IGNORECASE
    ),
}
_INTRODUCED = re.compile(
    r"(?:меня зовут|моё имя|мое имя|my name is|i am|i'm|с уважением,?|best regards,?|kind regards,?|sincerely,?)\s+(.{3,60})",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:резюме|resume|résumé|cv|curriculum vitae|анкета)(?:\s+(?:кандидата|соискателя|of|специалиста))?\s*[:—–-]*\s+(?=\S)|^(?:dr|mr|mrs|ms|prof)\.?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\s(?:jr|sr|ii|iii)\.?)$|\s*(?:,\s*(?:ph\.?d\.?|mba|cpa|pmp|md|m\.?sc\.?|b\.?sc\.?|rn|cfa|acca|jr\.?|sr\.?|esq\.?|cissp|phr|shrm-cp|bsn|mph|cscp|csm)\b\.?)+$|\s*\((?:[^()]{2,30})\)$|,?\s+\d{1,2}\s*(?:лет|год|года|years).*$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[|•·●/▪\t]\s*|\s{3,}|\s[–—-]\s|,\s")
# «Bristol, UK» and «Austin, TX» are shaped like a surname and a name.
_PLACE_AND_COUNTRY = re.compile(r"^[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*,\s*[A-Z]{2,3}$")
_CONTACT = re.compile(r"@\w|(?:\d[\s().-]*){9,}|linkedin|github|telegram", re.IGNORECASE)
_HEAD_LINES = 14
_BIG = 1.25
_ENOUGH = 3.0


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What else in the paper may confirm a name: e-mail boxes, profile slugs, the file's name."""

    handles: tuple[str, ...]
    filename: str
    biggest: float
    contacts: frozenset[int]

    def above_contacts(self, index: int) -> bool:
        """Near the top, with a phone, an address or a mailbox in the lines right below."""
        return index <= 3 and any(index < place <= index + 3 for place in self.contacts)


def find_name(
    document: Document, *, handles: tuple[str, ...], filename: str = "", hidden: bool = False
) -> Read[str] | None:
    """The full name in the order written, in title case; None when nothing speaks for one.

    `handles` are e-mail local parts and profile slugs. `hidden` says that the site withheld the name.
    """
    if hidden:
        return None
    labelled = _labelled(document)
    if labelled:
        return labelled
    biggest = max((line.size for line in document.lines), default=1.0)
    contacts = frozenset(i for i, line in enumerate(document.lines[:8]) if _CONTACT.search(line.text))
    evidence = _Evidence(tuple(handle.lower() for handle in handles), filename.casefold(), biggest, contacts)
    best: tuple[float, str, Line] | None = None
    for index, line in enumerate(document.lines):
        if index >= _HEAD_LINES and line.size < max(_BIG, biggest * 0.9):
            continue
        for candidate in _candidates(document, index):
            score = _score(candidate, line, index, evidence)
            if score >= _ENOUGH and (best is None or score > best[0]):
                best = (score, candidate, line)
    if best:
        return Read(titled(best[1]), round(min(0.98, 0.5 + best[0] * 0.075), 2), best[2].text)
    return _introduced(document, evidence)


def _labelled(document: Document) -> Read[str] | None:
    parts: dict[str, str] = {}
    for index, line in enumerate(document.lines[: _HEAD_LINES * 3]):
        match = _LABEL.match(line.text)
        if match:
            value = _TAIL.sub("", _SEPARATORS.split(match[1])[0]).strip()
            words = _words(value)
            if words and (len(words) > 1 or "имя" not in match[0].casefold()[:4]) and not _refused(words):
                return Read(titled(value), 0.97, line.text)
        elif line.text.casefold().strip(" :") in (
            "фио",
            "ф.и.о",
            "ф.и.о.",
            "фамилия имя отчество",
            "full name",
            "name",
            "фамилия, имя, отчество",
        ):
            following = document.lines[index + 1].text if index + 1 < len(document.lines) else ""
            words = _words(following)
            if len(words) > 1 and not _refused(words):
                return Read(titled(following), 0.95, f"{line.text} {following}")
        for part, pattern in _PARTS.items():
            found = pattern.match(line.text)
            if found and part not in parts and len(_words(found[1])) == 1 and not _refused(_words(found[1])):
                parts[part] = found[1].strip()
    if "surname" in parts and "given" in parts:
        full = " ".join(parts[key] for key in ("surname", "given", "patronymic") if key in parts)
        return Read(titled(full), 0.95, full)
    return None


def _candidates(document: Document, index: int) -> Iterator[str]:
    line = document.lines[index]
    if line.bullet or line.side is Side.LABEL or len(line.text) > 160:  # a paragraph
        return
    text = _LEAD.sub("", line.text)
    if heading_kind(text):
        return
    yield _TAIL.sub("", text)
    for piece in (*line.cells, *_SEPARATORS.split(text)):
        yield _TAIL.sub("", piece.strip())
    spaced = _unspaced(line.text)
    if spaced:
        yield spaced
    following = document.lines[index + 1] if index + 1 < len(document.lines) else None
    if (
        following
        and abs(following.size - line.size) < 0.06
        and len(_words(text)) == 1
        and len(_words(following.text)) in (1, 2)
    ):
        alone = len(_words(following.text)) == 2 and not _PATRONYMIC.search(following.text)
        if not alone:
            yield f"{text} {following.text}"  # the name set on two lines


def _unspaced(text: str) -> str | None:
    """«J O H N   D O E» as two words."""
    if not re.fullmatch(r"(?:\w ){2,}\w(?:\s{2,}(?:\w ){2,}\w)+", text):
        return None
    return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", text))


def _words(text: str) -> list[str]:
    """The words of a text when all of them are shaped like parts of a name; else an empty list."""
    words = text.replace(",", " ").split()
    for pattern in (_CYRILLIC_WORD, _LATIN_WORD):
        if words and all(pattern.fullmatch(word) for word in words):
            return words
    return []


def _refused(words: list[str]) -> bool:
    return any(plain(word) in NOT_NAME or (is_title_word(word) and not _known_part(word)) for word in words)


def _known_part(word: str) -> bool:
    return any({"Name", "Surn", "Patr"} & reading for reading in readings(plain(word))) or plain(
        word
    ) in word_list("given_names.txt")


def _score(candidate: str, line: Line, index: int, evidence: _Evidence) -> float:
    words = _words(candidate)
    if _PLACE_AND_COUNTRY.search(candidate):
        return 0.0
    if not 2 <= len(words) <= 5 or (_refused(words) and not _spelt_in_handle(words, evidence)):
        return 0.0
    if sum(len(word.strip(".")) > 1 for word in words) < 2 and not _surname_with_initials(words):
        return 0.0
    cyrillic = bool(re.match(r"[А-Яа-яЁё]", words[0])) or bool(
        _CYRILLIC_WORD.fullmatch(words[0]) and not _LATIN_WORD.fullmatch(words[0])
    )
    score = _cyrillic_score(words) if cyrillic else _latin_score(words)
    if score < 0:
        return 0.0
    score += 1.0 if index == 0 else 0.6 if index <= 2 else 0.2 if index <= 6 else 0.0
    if line.heading:
        score += 0.5
    if line.size >= _BIG and line.size >= evidence.biggest * 0.95:
        score += 1.5
    elif line.size >= 1.15 or line.bold:
        score += 0.5
    if candidate.strip() == line.text.strip():
        score += 0.3
        if evidence.above_contacts(index) and not _common(words):
            score += 0.7 if cyrillic else 1.0
    return score + _confirmed(words, evidence)


def _surname_with_initials(words: list[str]) -> bool:
    """«Зверева Н. А.»: a surname the dictionary knows, and nothing but initials."""
    known = any("Surn" in reading for reading in readings(plain(words[0])))
    return known and len(words) > 2 and all(re.fullmatch(r"[А-ЯЁ]\.", word) for word in words[1:])


def _cyrillic_score(words: list[str]) -> float:
    score = 0.0
    given = any(_is_given(word) for word in words)
    for word in words:
        bare = plain(word)
        found = readings(bare) or tuple(reading for part in bare.split("-") for reading in readings(part))
        names = word_list("given_names.txt")
        if _PATRONYMIC.search(bare) and len(bare) > 4:
            score += 1.5
        elif any("Name" in reading for reading in found) or bare in names:
            score += 1.3
        elif any("Surn" in reading for reading in found):
            score += 1.1
        elif any("Geox" in reading for reading in found) and not given:
            return -1
        elif not found and (_SURNAME.search(bare) or len(words) > 1):
            score += 0.6  # unknown to the dictionary: surnames and foreign names mostly are
        elif len(bare) > 1 and given and len(words) <= 3:
            score += 0.2  # a short foreign surname may be a dictionary word too (Юлия Чен, Ким, Цой)
        elif len(bare) > 1:
            return -1 if not _SURNAME.search(bare) or len(words) < 3 else score  # a common word
    return score


def _without_accents(word: str) -> str:
    """«josé» as "jose", by which lists of names go."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _common(words: list[str]) -> bool:
    return any(plain(word) in word_list("common_words.txt") for word in words)


def _latin_score(words: list[str]) -> float:
    names = word_list("given_names.txt")
    common = word_list("common_words.txt")
    score = 0.0
    for word in words:
        bare = _without_accents(plain(word))
        if bare in names or bare.partition("-")[0] in names:
            score += 1.3
        elif _PATRONYMIC.search(bare) or _LATIN_SURNAME.search(bare):
            score += 0.6
        elif bare in common:
            score -= 1.0
        elif len(bare) > 1:
            score += 0.5
    return score


def _confirmed(words: list[str], evidence: _Evidence) -> float:
    """Extra certainty from e-mail boxes and the file's name: «ivan.petrov@», «Петров_резюме.pdf»."""
    score = 0.0
    forms = [form for word in words if len(plain(word)) > 2 for form in latin_forms(plain(word))]
    for handle in evidence.handles:
        letters = re.sub(r"[^a-zа-я]", "", handle)
        hits = {form for form in forms if form in letters}
        if hits:
            score += 1.6
            break
    bare = [plain(word) for word in words if len(plain(word)) > 2]
    if (
        sum(
            word in evidence.filename or any(form in evidence.filename for form in latin_forms(word))
            for word in bare
        )
        >= 2
    ):
        score += 1.5
    return score


def _spelt_in_handle(words: list[str], evidence: _Evidence) -> bool:
    """«Jane Developer» with jane.developer@…: a known given name, and every word in one handle."""
    bare = [plain(word) for word in words if len(plain(word)) > 1]
    if not any(word in word_list("given_names.txt") for word in bare):
        return False
    return any(
        all(any(form in handle for form in latin_forms(word)) for word in bare) for handle in evidence.handles
    )


def _introduced(document: Document, evidence: _Evidence) -> Read[str] | None:
    """«Меня зовут Мария Иванова», a signature at the end."""
    lines = document.lines
    texts = [line.text for line in lines] + [
        f"{first.text} {second.text}" for first, second in pairwise(lines)
    ]
    for text in texts:
        match = _INTRODUCED.search(text)
        if not match:
            continue
        words: list[str] = []
        for word in match[1].replace(",", " , ").split()[:4]:
            trimmed = word.rstrip(".!")
            if not _words(trimmed) or _refused([trimmed]):
                break
            words.append(trimmed)
        while len(words) >= 2:
            kind = _cyrillic_score(words) if re.match(r"[А-ЯЁ]", words[0]) else _latin_score(words) + 0.5
            if kind + _confirmed(words, evidence) >= 1.8:
                return Read(titled(" ".join(words)), 0.8, text)
            words.pop()
    return None


def under_name(lines: Sequence[Line], name: str | None, count: int = 5) -> list[Line]:
    """The name's line and those right under it: headline and city stand there wherever the name does."""
    words = set((name or "").casefold().split())
    for index, line in enumerate(lines):
        if words and words <= set(line.text.casefold().replace(",", " ").split()):
            return list(lines[index : index + count])
    return []


def titled(text: str) -> str:
    """A name in title case; particles and initials keep their form, commas go."""
    return " ".join(_titled_word(word) for word in text.replace(",", " ").split())


def _titled_word(word: str) -> str:
    if not word.isupper() or len(word.strip(".")) <= 1:
        return word
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def parts_of(name: str) -> PersonName | None:
    """A full name taken apart by patronymic, known given names and, failing these, by the order written."""
    words = name.split()
    if len(words) < 2:
        return None
    middle = next(
        (i for i in range(1, len(words)) if len(words) > 2 and _PATRONYMIC.search(plain(words[i]))), None
    )
    if middle == 1:  # Имя Отчество Фамилия
        return PersonName(" ".join(words[2:]), words[0], words[1])
    if middle is not None:  # Фамилия Имя Отчество [оглы]
        return PersonName(" ".join(words[: middle - 1]), words[middle - 1], " ".join(words[middle:]))
    if _surname_first(words):
        return PersonName(words[0], " ".join(words[1:]), None)
    return PersonName(words[-1], " ".join(words[:-1]), None)


def _surname_first(words: list[str]) -> bool:
    """Of a name without a patronymic: «Орлова Дарья», «Orlova Daria»."""
    first, last = _is_given(words[0]), _is_given(words[-1])
    if first != last:
        return last
    surnames = _SURNAME if re.match(r"[А-ЯЁ]", words[0]) else _LATIN_SURNAME
    return bool(surnames.search(words[0])) and not surnames.search(words[-1])


def _is_given(word: str) -> bool:
    bare = plain(word).partition("-")[0]
    return bare in word_list("given_names.txt") or any(
        "Name" in reading and "nomn" in reading for reading in readings(bare)
    )
