"""Skills: the chips and lists of skills sections, and competencies named elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.resumes.document import Line, Side
from bot.resumes.fields.languages import languages_in, level_of
from bot.resumes.fields.words import word_list
from bot.resumes.sections import Kind, Section, heading_kind, of_kind
from bot.resumes.skills_vocabulary import Match, SkillVocabulary
from bot.resumes.values import Read

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = re.compile(
    r"\s*[;•·|▪●◦■]\s*|,\s+(?![^(]*\))|,(?=[^\d\s])(?![^(]*\))|\s{3,}|\s+/\s+|\.\s+(?=[A-ZА-ЯЁ])"
)
_LABEL = re.compile(r"^([^:]{2,45}):\s+(\S.*)$|^([^:]{2,45}):$")
_AND = re.compile(r"\s+(?:and|и|&)\s+", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:(?:strong|good|solid|excellent|deep|basic|advanced|working|expert[- ]level|hands-on|extensive|practical|in-depth)\s+)*(?:proficien(?:cy|t)|knowledge|experience|expertise|familiar(?:ity)?|understanding|skilled|command|experienced|fluent|ability|competent)\s+(?:of|in|with|to use|using|working with)\s+"
    r"|(?:отличное|хорошее|уверенное|глубокое|базовое|свободное|продвинутое|углубленное|опытное)?\s*(?:знани[ея]|владени[ея]|понимани[ея]|опыт(?: работы)?|навыки?(?: работы)?|умени[ея](?: работать)?|работа)\s+(?:с |со |в |на |по |пк[:,]? )?"
    r"|(?:уверенный|опытный|продвинутый|активный)\s+пользователь\s+(?:пк[:,]? )?|уверенно владею\s+|владею\s+|знаю\s+|умею\s+(?:работать\s+(?:с|в)\s+)?)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[(\[–—-]*\s*\b(?:advanced|intermediate|basic|beginner|expert|proficient|продвинутый(?: уровень)?|средний(?: уровень)?|базовый(?: уровень)?|эксперт|уверенный пользователь|на уровне \w+|\d{1,2}\+?\s*(?:years?|лет|года?|yrs?))\b\s*[)\]]?$|\s*[★☆●○■□▪]+$|\s+\d{1,3}\s?%$|\s+\d/(?:5|10)$",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"^(?:уровни владения навыками|продвинутый уровень|средний уровень|базовый уровень|уровень не указан|начальный уровень|proficiency levels|advanced level|intermediate level|basic level|level not specified|expert|advanced|intermediate|beginner|basic|skill levels?)$",
    re.IGNORECASE,
)
_NOT_A_SKILL = re.compile(
    r"^(?:семейн\w+ положение|женат|замужем|холост|не\s?замужем|дет(?:и|ей)|сын|дочь|рост|вес|пол|возраст|зп|з/п|зарплат\w*|ожидаем\w*|телефон|e-?mail|вредн\w+ привыч\w+|без вредных привычек|хобби|интересы|married|single|divorced|marital status|children|gender|age|height|weight)(?!\w)",
    re.IGNORECASE,
)
_GRID = re.compile(r"\w+(?:\s+(?:[ABC][12]|native|родной))+", re.IGNORECASE)  # Europass: «English C1 C1 B2»
_MAX_WORDS = 7
_MAX_LENGTH = 70
_PROSE = 9
_CHIP_WORDS = 5
_WORDY = re.compile(r"[^\W\d_]{2}|[^\W\d_][+#]|\w&\w")
_NOT_SEARCHED = (Kind.SKILLS, Kind.QUALITIES, Kind.EDUCATION, Kind.LANGUAGES, Kind.CONTACTS, Kind.PERSONAL)
_ADDS_NOTHING = re.compile(
    r"[\d.]+|software|suite|package|applications?|programs?|tools?|skills?|systems?|platform|framework|language|ms|microsoft"
    r"|programming|development|version|v|in|of|the|and|with|for|basics|fundamentals"
    r"|программ\w*|пакет\w*|приложени\w*|систем\w*|язык\w*|разработк\w*|версии?|навык\w*|и|в|на|с|по|для|основы|базы?",
    re.IGNORECASE,
)
_UNNAMED_FIELDS = frozenset({"marketing", "service", "soft", "care"})
_NAMED_FIELDS = frozenset({"programming", "frameworks", "data", "infrastructure", "testing", "design"})


def find_skills(sections: tuple[Section, ...], vocabulary: SkillVocabulary) -> tuple[Read[str], ...]:
    """Skills in order: those of skills sections first, then competencies named in the rest of the paper.

    A skill the vocabulary knows has its canonical name as value; any other keeps its wording.
    """
    found: dict[str, Read[str]] = {}
    for line in _skill_lines(sections, vocabulary):
        for item in _items(line, vocabulary):
            for read in _of_item(item, vocabulary):
                _keep(found, read)
    listed = bool(found)
    for section in sections:
        for read in _named_in(section, vocabulary, alone=len(sections) == 1, listed=listed):
            found.setdefault(read.value.casefold(), read)
    return tuple(found.values())


def _keep(found: dict[str, Read[str]], read: Read[str]) -> None:
    """Add a skill, or its second wording to the one already found."""
    key = read.value.casefold()
    known = found.get(key)
    if known is None:
        found[key] = read
    elif read.line.casefold() not in {
        known.line.casefold(),
        *(other.casefold() for other in known.alternatives),
    }:
        found[key] = replace(known, alternatives=(*known.alternatives, read.line))


def _skill_lines(sections: tuple[Section, ...], vocabulary: SkillVocabulary) -> Iterator[Line]:
    for section in of_kind(sections, Kind.SKILLS, Kind.QUALITIES):
        yield from section.lines
    for section in of_kind(sections, Kind.LANGUAGES):
        yield from _chips_below_languages(section, vocabulary)


def _named_in(
    section: Section, vocabulary: SkillVocabulary, *, alone: bool, listed: bool
) -> Iterator[Read[str]]:
    """Competencies a section of another kind mentions; the header's words are contacts and titles."""
    if section.kind in _NOT_SEARCHED or (section.kind is Kind.HEADER and not alone):
        return
    work = section.kind in (Kind.EXPERIENCE, Kind.PROJECTS, Kind.SUMMARY)
    for line in section.lines:
        for match in vocabulary.match(line.text):
            if _stands_for_itself(match, line.text):
                yield Read(match.canonical, 0.75 if work or not listed else 0.6, match.written)


def _chips_below_languages(section: Section, vocabulary: SkillVocabulary) -> list[Line]:
    """Skills that follow the languages without a heading of their own (saved pages of job sites)."""
    others = [line for line in section.lines if not languages_in(line.text) and level_of(line.text) is None]
    known = [line for line in others if any(vocabulary.canonical(piece) for piece in line.pieces)]
    return others if len(known) * 2 >= len(others) else known


def _stands_for_itself(match: Match, text: str) -> bool:
    """Outside skills sections only names of things count (Python, 1С, Docker), not common words (мониторинг)."""
    written = match.written
    if match.field in _UNNAMED_FIELDS:
        return False
    if match.field not in _NAMED_FIELDS:
        return bool(re.search(r"\d", written)) or (
            bool(re.search(r"[A-Z]", written)) and bool(re.search(r"[а-я]", text))
        )
    if re.search(r"[А-Яа-я]", written):
        return False
    return bool(re.search(r"[A-Z0-9+#]", written)) and written.casefold() not in word_list("common_words.txt")


def _items(line: Line, vocabulary: SkillVocabulary) -> Iterator[str]:
    """Pieces of a line of a skills section that each should be one skill."""
    if line.side is Side.LABEL and (heading_kind(line.text) or len(line.text) < 25):
        return
    if (heading_kind(line.text) and not line.bullet) or _LEVELS.match(line.text):
        return
    if _NOT_A_SKILL.match(line.text):
        return
    for cell in line.pieces:
        if vocabulary.canonical(cell):
            yield cell
            continue
        label = None if _named_with_colon(cell, vocabulary) else _LABEL.match(cell)
        if label and label[3]:
            continue  # a label alone; its items stand below
        body = label[2] if label else cell
        if label and languages_in(label[2]) and not vocabulary.match(label[2]):
            continue
        for piece in _SEPARATORS.split(body):
            if piece and piece.strip(" .;,:-–—"):
                yield piece.strip(" ;,:-–—")


def _named_with_colon(cell: str, vocabulary: SkillVocabulary) -> bool:
    """«1С: Бухгалтерия 8.3, СБИС»: the colon belongs to the first skill's name."""
    first = _SEPARATORS.split(cell)[0]
    return any(":" in match.written for match in vocabulary.match(first, in_skills=True))


def _bare(item: str, vocabulary: SkillVocabulary) -> str:
    """The skill without «знание», "proficiency in" before it and its level after it.

    A Russian lead-in stays when it governs the case of an unknown skill («работа с накладными»).
    """
    text = _TAIL.sub("", item.rstrip(".")).lstrip("*•+ ").strip(" .;,:-–—")
    lead = _LEAD_IN.match(text)
    if lead:
        rest = text[lead.end() :].strip(" .;,:-–—")
        inflected = (
            re.search(r"[а-яё]", lead[0])
            and re.match(r"[а-яё]", rest)
            and not vocabulary.match(rest, in_skills=True)
        )
        text = text if inflected or not rest else rest
    return text.strip("()") if text.count("(") != text.count(")") else text


def _of_item(item: str, vocabulary: SkillVocabulary) -> Iterator[Read[str]]:
    """The skills one piece of a list names: a known one, several joined by «и», or the piece as it is."""
    text = _bare(item, vocabulary)
    if not text or _LEVELS.match(text) or _NOT_A_SKILL.match(text) or _is_language(text, vocabulary):
        return
    known = vocabulary.canonical(text)
    parts = _AND.split(text)
    if known:
        yield Read(known, 0.95, text)
    elif len(parts) > 1 and len(text.split()) <= _PROSE and all(map(vocabulary.canonical, parts)):
        for part in parts:
            yield Read(vocabulary.canonical(part) or part, 0.95, part)
    else:
        yield from _partly_known(text, vocabulary)


def _is_language(text: str, vocabulary: SkillVocabulary) -> bool:
    """«Английский — B2», Europass's «English C1 C1 B2»: read among languages; «Английский язык» may be a chip."""
    spoken = languages_in(text)
    if not spoken or vocabulary.canonical(text):
        return False
    words = len(text.split())
    return bool(_GRID.fullmatch(text)) or (words <= 4 and (spoken[0].level is not None or words == 1))


def _partly_known(text: str, vocabulary: SkillVocabulary) -> Iterator[Read[str]]:
    words = len(text.split())
    matches = vocabulary.match(text, in_skills=words <= _MAX_WORDS)
    if matches and (words > _MAX_WORDS or _covers(matches, text)):
        whole = (text,) if len(matches) > 1 and words <= _CHIP_WORDS else ()
        for number, match in enumerate(matches):
            yield Read(match.canonical, 0.9, match.written, whole if number == 0 else ())
        return
    if words <= _MAX_WORDS and len(text) <= _MAX_LENGTH and _WORDY.search(text):
        yield Read(text, 0.85 if matches else 0.8, text)
    for match in matches:
        yield Read(match.canonical, 0.85, match.written)


def _covers(matches: list[Match], text: str) -> bool:
    """Known competencies make up most of the text, so that the rest adds nothing («Microsoft Office software»)."""
    if len(matches) > 1:
        return True
    rest = text[: matches[0].start] + " " + text[matches[0].stop :]
    return all(_ADDS_NOTHING.fullmatch(word) for word in re.findall(r"[^\W_]+", rest))
