"""Places of study with level and years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.resumes.document import Side
from bot.resumes.fields.dates import find_moments, find_ranges
from bot.resumes.fields.words import without_site
from bot.resumes.sections import Kind, Section
from bot.resumes.values import Education, EducationLevel, Read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.resumes.document import Line

_LEVELS: tuple[tuple[EducationLevel, str], ...] = (
    (EducationLevel.DOCTORATE, r"кандидат\s+\w*\s*наук|доктор\s+\w*\s*наук|аспирант|ph\.?\s?d|doctorate|doctor of"),
    (EducationLevel.INCOMPLETE_HIGHER, r"не(?:окончен|законченн)\w*\s+высшее|незаконч|incomplete higher|unfinished"),
    (EducationLevel.MASTER, r"магистр|magist|master(?:'s|s)?\b|m\.?sc\b|m\.s\.|\bm\.?a\b|\bmba\b|\bms\b"),
    (EducationLevel.BACHELOR, r"бакалавр|bachelor|b\.?sc\b|b\.s\.|\bb\.?a\b|b\.?tech|b\.?eng|\bbs\b"),
    (EducationLevel.VOCATIONAL, r"средн\w+[\s-]+(?:специальн|профессион|техническ)\w*|\bспо\b|колледж|техникум|училище|vocational|associate|diploma"),
    (EducationLevel.HIGHER, r"высшее|специалитет|higher|university|университет|институт|академия|degree"),
    (EducationLevel.SECONDARY, r"среднее|школа|гимназия|лицей|secondary|high school|gymnasium"),
)  # fmt: skip
_LEVEL_PATTERNS = tuple((level, re.compile(words, re.IGNORECASE)) for level, words in _LEVELS)
_PLACE = re.compile(
    r"университет|институт|академи|колледж|техникум|училищ|школ|лице[йя]|гимнази|вшэ|мгу|мгту|мфти|мифи|спбгу|итмо|ранхигс|мгимо|\b[а-яё]*(?:гу|гту|гпу|гау|гма|гасу)\b|консерватори|семинари|university|college|institute|school|academy|polytechnic|faculty of|\bmit\b",
    re.IGNORECASE,
)
_LEVEL_LINE = re.compile(
    r"^(?:неоконченное высшее|высшее|среднее специальное|среднее|бакалавр|магистр|кандидат наук|доктор наук|higher education|secondary|higher)(?:\s*\(?[\w\s]*\)?)?$",
    re.IGNORECASE,
)


def find_education(sections: tuple[Section, ...], today: date) -> tuple[Read[Education], ...]:
    """Rows of education sections, then of courses (level COURSE)."""
    found: list[Read[Education]] = []
    for section in sections:
        if section.kind is Kind.EDUCATION:
            found += _rows(section.lines, today, None)
        elif section.kind is Kind.COURSES:
            found += _rows(section.lines, today, EducationLevel.COURSE)
    return tuple(found)


def _level(text: str) -> EducationLevel | None:
    return next((level for level, words in _LEVEL_PATTERNS if words.search(text)), None)


def _rows(lines: Sequence[Line], today: date, given: EducationLevel | None) -> list[Read[Education]]:
    general: EducationLevel | None = given
    blocks: list[list[Line]] = []
    for line in lines:
        if given is None and _LEVEL_LINE.match(line.text):
            general = _level(line.text)
            continue
        opens = (
            line.side is Side.LABEL
            or (bool(find_moments(line.text)) and _closed(blocks))
            or _new_place(blocks, line)
        )
        if opens or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    rows = (_row(block, general, today) for block in blocks)
    return [row for row in rows if row]


def _closed(blocks: list[list[Line]]) -> bool:
    """A dated line opens a row when the row before it is dated already."""
    return bool(blocks) and any(find_moments(item.text) for item in blocks[-1])


def _new_place(blocks: list[list[Line]], line: Line) -> bool:
    return (
        bool(blocks)
        and bool(_PLACE.search(line.text))
        and any(_PLACE.search(item.text) for item in blocks[-1])
        and bool(any(find_moments(item.text) for item in blocks[-1]))
    )


def _row(block: list[Line], general: EducationLevel | None, today: date) -> Read[Education] | None:
    text = "\n".join(line.text for line in block)
    started, year = _years(block, today)
    pieces = [_undated(line.text) for line in block]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    institution = next((piece for piece in pieces if _PLACE.search(piece)), pieces[0])
    speciality = next((piece for piece in pieces if piece != institution), None)
    level = _level(text.replace(institution, "")) if general is None else general
    level = level or _level(text)
    sure = 0.9 if _PLACE.search(institution) else 0.65
    return Read(Education(institution, speciality, level, started, year, text), sure, block[0].text)


def _years(block: list[Line], today: date) -> tuple[int | None, int | None]:
    for line in block:
        ranges = find_ranges(line.text, today)
        if ranges:
            ended = ranges[0].ended
            return ranges[0].started.year, ended.year if ended else None
    for line in block:
        moments = find_moments(line.text)
        if moments:
            return None, moments[-1][0].year
    return None, None


def _undated(text: str) -> str:
    text = without_site(text)
    for _, start, stop in reversed(find_moments(text)):
        text = text[:start] + " " + text[stop:]
    text = re.sub(r"\s+", " ", text).strip(" \t.,;:|–—-()[]•")
    return re.sub(r"^(?:–|—|-|по|to)\s+", "", text)
