"""Birth date, age, citizenship, readiness to move and to travel, work format. Sex is never read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.resumes.fields.dates import find_day
from bot.resumes.values import Read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.resumes.document import Line

_BORN = re.compile(
    r"(?:родил(?:ся|ась)|дата\s+рождения|д\.\s?р\.|год рождения|рожд(?:ен|\.)|born(?:\s+on)?|date\s+of\s+birth|birth\s?(?:date|day)|d\.?o\.?b\.?)\s*[:—–-]?\s*(.*)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?<![\d.,])(?P<a>[1-7]\d)\s*(?:полных\s+)?(?:лет|год[а]?|years?(?:\s+old)?)(?![а-яёa-z])|(?:возраст|age)\s*[:—–-]?\s*(?P<b>[1-7]\d)\b",
    re.IGNORECASE,
)
_AGE_CONTEXT = re.compile(
    r"(?<!\w)мне\s+\d{2}|возраст|\bage\b|\bold\b|,\s*\d{2}\s*(?:лет|год[а]?)\s*$|мужчина|женщина|\bmale\b|female|родил|рожден|born|birth|^\W*\d{2}\s*(?:лет|год[а]?|years old)\W*$|\(\d{2}\s+(?:лет|года?)\)",
    re.IGNORECASE,
)
_DAY_AND_AGE = re.compile(
    r"\W*(?:мужчина|женщина|male|female)?\W*(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}\W+(?:\d{2}\s*(?:лет|год[а]?|years?)(?:\s+old)?)"
    r"|\d{2}\s*(?:лет|год[а]?|years?)(?:\s+old)?\W+\d{1,2}[./-]\d{1,2}[./-]\d{4})(?!\d)",
    re.IGNORECASE,
)  # «14.02.2000 (26 лет)» says without a word what it is
_EXPERIENCE = re.compile(r"опыт|стаж|experience|работ|бол(?:ее|ьше)|свыше|over|more than", re.IGNORECASE)
_CITIZENSHIP = re.compile(
    r"(?:гражданство|citizenship|nationality(?:\s*/\s*citizenship)?)\s*[:—–-]?\s*([^,;|]+(?:,(?!\s*(?:есть|work|разреш|место|прожив))[^,;|]+)*)",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"(?<!\w)(?:(?P<no>не\s*готов\w*|not\s+(?:willing|ready|prepared)|невозможен|нежелателен|не рассматриваю|unwilling)|(?P<yes>готов\w*|возможен|хочу|willing|ready|prepared|open|рассматриваю))\s+(?:к\s+)?(?:to\s+|for\s+)?(?:переезд\w*|relocat\w*)|(?:переезд|relocation)\s*[:—–-]\s*(?:(?P<no2>не|нет|no)|(?P<yes2>готов|да|возможен|yes|possible))",
    re.IGNORECASE,
)
_TRIPS = re.compile(
    r"(?<!\w)(?:(?P<no>не\s*готов\w*|not\s+(?:willing|ready|prepared)\s*(?:for|to)?|never\s+ready for)|(?P<yes>готов\w*|prepared(?:\s+for)?|ready(?:\s+for)?|willing(?:\s+to)?|open\s+to))\s+(?:к\s+)?(?:редким\s+|любым\s+|длительным\s+|occasional\s+|frequent\s+)?(?:командировк\w*|business\s+trips?|business travel|travel(?! time))|(?:командировки|business trips|готовность к командировкам)\s*[:—–-]\s*(?:(?P<no2>не|нет|no)|(?P<yes2>готов|да|возможн|yes|possible))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?<!\w)(?P<no>не\s*)?готов\w*\s+(?:к\s+)?(?:переезду\s+и\s+командировкам|командировкам\s+и\s+переезду)",
    re.IGNORECASE,
)
_FORMAT_LINE = re.compile(
    r"(?:формат\w*\s+работы|график\s+работы|тип\s+занятости|занятость|режим работы|график|work\s+format|work\s+schedule|employment\s+type|schedule|work (?:mode|arrangement|preference))\s*[:—–-]",
    re.IGNORECASE,
)
_FORMATS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("remote", re.compile(r"удал[её]н\w*|дистанц\w*|remote|work from home|из дома", re.IGNORECASE)),
    ("hybrid", re.compile(r"гибрид\w*|hybrid", re.IGNORECASE)),
    ("office", re.compile(r"на месте работодателя|в офисе|офис(?!-)\w*|on[- ]?site|in[- ]office|office(?![a-z])", re.IGNORECASE)),
    ("field", re.compile(r"разъездн\w*|travell?ing|field work", re.IGNORECASE)),
)  # fmt: skip


def find_birth_date(lines: Sequence[Line], *, month_first: bool) -> Read[date] | None:
    """A full date of birth beside a word saying so, or below it."""
    for index, line in enumerate(lines[:60]):
        match = _BORN.search(line.text)
        if not match:
            continue
        day = find_day(match[1], month_first=month_first)
        if day is None and not match[1].strip() and index + 1 < len(lines):
            day = find_day(lines[index + 1].text, month_first=month_first)
        if day:
            return Read(day, 0.97, line.text)
    for line in lines[:15]:
        if _DAY_AND_AGE.match(line.text) and (day := find_day(line.text, month_first=month_first)):
            return Read(day, 0.9, line.text)
    return None


def find_age(lines: Sequence[Line]) -> Read[int] | None:
    """Age as stated; never one computed, nor years of experience."""
    for line in lines[:60]:
        if not _AGE_CONTEXT.search(line.text):
            continue
        for match in _AGE.finditer(line.text):
            before = line.text[max(0, match.start() - 25) : match.start()]
            if not _EXPERIENCE.search(before) and not re.match(
                r"\s*(?:опыт|стаж|of exp|experience)", line.text[match.end() :], re.IGNORECASE
            ):
                return Read(int(match["a"] or match["b"]), 0.95, line.text)
    return None


def find_citizenship(lines: Sequence[Line]) -> Read[tuple[str, ...]] | None:
    """Countries of citizenship as stated (a legal matter of hiring, unlike origin, which is never guessed)."""
    for line in lines:
        match = _CITIZENSHIP.search(line.text)
        if match:
            countries = tuple(part.strip(" .") for part in re.split(r",|\sи\s", match[1]) if part.strip(" ."))
            if countries and all(len(country) <= 40 for country in countries):
                return Read(countries, 0.95, line.text)
    return None


def find_relocation(lines: Sequence[Line]) -> Read[bool] | None:
    return _readiness(lines, _MOVE)


def find_business_trips(lines: Sequence[Line]) -> Read[bool] | None:
    return _readiness(lines, _TRIPS)


def _readiness(lines: Sequence[Line], pattern: re.Pattern[str]) -> Read[bool] | None:
    for line in lines:
        both = _BOTH.search(line.text)
        if both:
            return Read(not both["no"], 0.9, line.text)
        match = pattern.search(line.text)
        if match:
            return Read(not (match["no"] or match["no2"]), 0.95, line.text)
    return None


def find_work_format(lines: Sequence[Line]) -> Read[tuple[str, ...]] | None:
    """remote, hybrid, office, field: as the line on format or schedule says."""
    for line in lines:
        if not _FORMAT_LINE.search(line.text):
            continue
        found = tuple(name for name, words in _FORMATS if words.search(line.text))
        if found:
            return Read(found, 0.95, line.text)
    return None
