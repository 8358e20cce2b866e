"""Competencies as typed: «Figma!, Photoshop 3, английский B2 (желательно)»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.parsing.spans import Span, cut_out, fold

_LONGEST_NAME = 60

_NICE = (
    r"желательн\w*|(?:будет |как )?(?:большим )?плюс(?:ом)?|приветству\w+|необязательн\w*|не обязательн\w*"
    r"|nice[- ]to[- ]have|nice|optional|preferred|(?:a |is a )?plus|good to have"
)
_MUST = r"обязательн\w*|необходим\w*|строго|must[- ]have|must|required|mandatory|essential"

_LEVEL_WORDS: tuple[tuple[int, str], ...] = (
    (1, r"начальн\w+|азы|основы|новичок|beginner|basics|elementary|trainee|стажер"),
    (2, r"базов\w+|junior|джун\w*|jun|pre-intermediate"),
    (3, r"уверенн\w+|средн\w+|middle|мидд?л\w*|confident|intermediate|solid|хорош\w+"),
    (4, r"продвинут\w+|senior|сень?ер\w*|сеньор\w*|advanced|strong|отличн\w+|глубок\w+|upper-intermediate"),
    (5, r"эксперт\w*|expert|guru|свободн\w+|fluent|proficient|в совершенстве"),
)
_LEVEL_WORD = "|".join(pattern for _, pattern in _LEVEL_WORDS)
_LEVEL_ADJECTIVE = (
    r"начальн\w+|базов\w+|junior|уверенн\w+|средн\w+|middle|confident|intermediate|solid|хорош\w+"
    r"|продвинут\w+|senior|advanced|strong|отличн\w+|глубок\w+|expert|fluent|proficient"
)
_LEVEL_NOUN = r"(?:(?:на )?(?:уров(?:ень|не|нем|ня)|level)(?: не ниже| от)? ?[:-]? ?)?"

_NICE_MARK = re.compile(rf"[(\[]?(?<!\w)(?:{_NICE})(?!\w)[)\]]?|(?<=[\w)+#]) ?\?+(?!\w)|^\?")
_MUST_MARK = re.compile(rf"[(\[]?(?<!\w)(?:{_MUST})(?!\w)[)\]]?|(?<=[\w)+#]) ?!+(?!\w)|^!")
_LEVEL_MARK = re.compile(
    rf"[(\[] ?{_LEVEL_NOUN}(?:(?P<inner>[1-5])(?: ?/ ?5| из 5| of 5)?|(?P<inner_word>{_LEVEL_WORD})) ?[)\]]"
    rf"|(?<=\w) ?[:=-]? ?{_LEVEL_NOUN}(?<![\w.,])(?P<figure>[1-5])(?: ?/ ?5| из 5| of 5)?(?: ?балл\w*)?$"
    rf"|(?<=\w) ?(?P<stars>\*{{1,5}})$"
    rf"|(?:(?<=\w) ?[:-] ?|(?<=\w) ){_LEVEL_NOUN}(?P<word>{_LEVEL_WORD})(?: уров(?:ень|не|ня))?$"
    rf"|^(?P<first>{_LEVEL_ADJECTIVE}) (?:уровень |знание |владение |level of )?(?=\w)"
)
_HEADING = re.compile(
    rf"^(?:(?P<nice>{_NICE})|(?P<must>{_MUST})|навыки|компетенции|требования|стек|skills|competenc(?:ies|e)"
    rf"|stack"
    r"|requirements) ?: ?"
)
_LEAD_IN = re.compile(
    r"^(?:[-•·*–—▪●] ?)?(?:(?:отличное |хорошее |уверенное )?(?:знани[ея]|владени[ея]|опыт (?:работы )?(?:с"
    r"|в|на)|умение работать (?:с|в)"
    r"|experience (?:with|in)|knowledge of|proficiency in|skills? in) )?"
)
_SEPARATOR = re.compile(r"[;\n•]+|,(?!\d)|\s\+\s|\s/\s")
_VERSION = re.compile(r"(?:python [23]|php 5|vue [23]|angular [1-5]|html ?5|css ?3|web 3|bootstrap [345])$")


@dataclass(frozen=True)
class CompetencyLine:
    """One competency as typed: must-have unless said otherwise, ``level`` wanted from 1 to 5 when said."""

    name: str
    must: bool = True
    level: int | None = None


def parse_competencies(text: str) -> tuple[CompetencyLine, ...]:
    """Competencies separated by commas, semicolons or lines, in the order typed, each name once.

    ``!``, «обязательно», "must" mark a must-have; ``?``, «желательно», «плюсом», "nice to have" a
    nice-to-have; a figure 1–5, stars or a word («уверенный», "senior") give the level. A heading
    («Желательно: …») counts for everything after it on its line. Pieces longer than a name are left out.
    """
    lines: list[CompetencyLine] = []
    for row in re.split(r"[;\n]", text):
        heading = _HEADING.match(fold(row.lstrip()))
        rest = row.lstrip()[heading.end() :] if heading else row
        default_must = not (heading and heading["nice"])
        lines.extend(
            line
            for piece in _pieces(rest)
            if (line := parse_competency(piece, must=default_must)) and len(line.name) <= _LONGEST_NAME
        )
    return without_repeats(lines)


def parse_competency(text: str, *, must: bool = True) -> CompetencyLine | None:
    """A single competency with its marks; ``None`` when nothing is left to be a name."""
    piece = text.strip()
    lead_in = _LEAD_IN.match(fold(piece))
    piece = piece[lead_in.end() :].strip() if lead_in else piece
    nice, piece = _taken(piece, _NICE_MARK)
    required, piece = _taken(piece, _MUST_MARK)
    level, name = _level(piece)
    name = name.strip(" :-–—,\t").rstrip(". ")
    if not re.search(r"\w", name) or name.isdigit():
        return None
    return CompetencyLine(name, must=False if nice else (True if required else must), level=level)


def without_repeats(lines: Iterable[CompetencyLine]) -> tuple[CompetencyLine, ...]:
    """Each competency once, as first typed; names compare without case and ё."""
    first: dict[str, CompetencyLine] = {}
    for line in lines:
        first.setdefault(fold(line.name), line)
    return tuple(first.values())


def _pieces(row: str) -> list[str]:
    """Commas outside brackets separate; «и» / "and" separate only two single words («Figma и Photoshop»)."""
    pieces: list[str] = []
    depth, start = 0, 0
    for position, character in enumerate(row):
        depth += (character in "([") - (character in ")]")
        if depth <= 0 and (separator := _SEPARATOR.match(row, position)) and position >= start:
            pieces.append(row[start:position])
            start = separator.end()
    pieces.append(row[start:])
    return [part for piece in pieces for part in _joined_pair(piece.strip()) if part]


def _joined_pair(piece: str) -> list[str]:
    pair = re.fullmatch(r"([\w#+.]+[!?]?) (?:и|and|&) ([\w#+.]+[!?]?)", piece)
    return [pair[1], pair[2]] if pair else [piece]


def _taken(piece: str, mark: re.Pattern[str]) -> tuple[bool, str]:
    spans: list[Span] = [found.span() for found in mark.finditer(fold(piece))]
    return bool(spans), cut_out(piece, spans) if spans else piece


def _level(piece: str) -> tuple[int | None, str]:
    match = _LEVEL_MARK.search(fold(piece))
    if match is None:
        return None, piece
    if match["figure"] and _VERSION.search(fold(piece).strip()):
        return None, piece
    figure = match["inner"] or match["figure"]
    level = int(figure) if figure else len(match["stars"]) if match["stars"] else _word_level(match)
    return level, cut_out(piece, [match.span()])


def _word_level(match: re.Match[str]) -> int:
    word = match["inner_word"] or match["word"] or match["first"]
    return next(level for level, pattern in _LEVEL_WORDS if re.fullmatch(pattern, word))
