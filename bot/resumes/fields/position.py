"""The position a person wants: stated, or the headline under the name, or (unsurely) the present job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.resumes.document import Side
from bot.resumes.fields.names import under_name
from bot.resumes.fields.places import known_city
from bot.resumes.fields.salary import BARE_SUM, parse_salary
from bot.resumes.fields.words import looks_like_title, names_an_occupation, nominative
from bot.resumes.sections import Kind, Section, of_kind
from bot.resumes.values import Job, Read

if TYPE_CHECKING:
    from bot.resumes.document import Document

_LABEL = re.compile(
    r"^(?:желаем\w+\s+(?:должность|позиция|вакансия|работа)|(?:должность|позиция|вакансия),?\s+на котор\w+ (?:претендую|претендует)|ищу работу|должность|позиция|вакансия|цель(?:\s+(?:поиска|резюме))?|претендую на (?:должность|позицию|вакансию)|соискание (?:должности|вакансии)|на (?:должность|вакансию|позицию)|специальность|профессия"
    r"|desired (?:position|job|role)|position(?: desired| applied for)?|objective|job title|title|target (?:position|role)|role|applying for|job applied for|preferred job|occupation)(?:\s+и\s+зарплата)?\s*[:—–-]\s*(.+)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:соискание|замещение|получение|поиск)\s+(?:вакантн\w+\s+)?(?:должности|вакансии|позиции|работы)(?:\s+(?:в качестве|по специальности))?\s+|^(?:работа|устроиться|трудоустройство)\s+(?:в качестве|на должность)\s+",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"(?:ищу работу|хочу работать|рассматриваю (?:работу|вакансию|должность)|хочу устроиться)\s+(?:в качестве\s+|на должность\s+|на позицию\s+)?([^,.;\n]{3,60})",
    re.IGNORECASE,
)
_FOR_VACANCY = re.compile(r"на (?:вакансию|должность|позицию)\s+[«\"“]([^»\"”]{3,60})[»\"”]", re.IGNORECASE)
_AT_COMPANY = re.compile(r"\s+(?:at|@|в компании)\s+.*$")
_CVFOR = re.compile(
    r"^(?:резюме|cv|resume)\s*(?:на (?:должность|вакансию|позицию)|for)?\s*[:—–-]?\s+(.+)", re.IGNORECASE
)
_NOISE = re.compile(
    r"^(?:специализаци\w+|занятость|график|тип занятости|формат работы|желательное|время в пути|зарплат\w*|уровень дохода|specializations?|employment|work (?:format|schedule)|desired travel|salary|schedule|готов)",
    re.IGNORECASE,
)
_SALARY_TAIL = re.compile(
    r"\s*[,–—-]?\s*(?:от\s+|до\s+|from\s+)?[$€£]?\s*\d[\d\s.,'’]*\s*(?:тыс\w*\.?|к|k)?\s*"
    r"(?:(?:₽|₸|€|\$|£|руб\w*\.?|р\.|тенге|usd|eur|rub|сум|kzt)[^\w]*(?:на руки|до вычета налогов|в месяц|in hand|net|gross|.{0,20})?"
    r"|\S{0,2}\s*(?:на руки|до вычета налогов))$",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"^(?:от |до |from )?[$€£₽]?\s?\d", re.IGNORECASE)
_TAX = re.compile(r"на руки|до вычета налогов|in hand|net|gross", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:to |seeking|looking|i am|i'm|хочу|ищу|найти|получить|стать|obtain|a challenging|want)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(
    r"(?:as an?|должность|позици[юя]|position of|role of|work as|работу)\s+(.{3,60})", re.IGNORECASE
)
_WITH_YEARS = re.compile(
    r"((?:[A-Z][\w/+.#-]*\s){1,4}?)(?:\(.{1,20}\)\s)?with\s+(?:over\s+|more than\s+)?(?:\d+|\w+)\+?\s+years"
)


def find_position(
    document: Document, sections: tuple[Section, ...], jobs: tuple[Read[Job], ...], name: str | None
) -> Read[str] | None:
    """The desired position without the pay that may share its line."""
    return (
        _in_desired(sections)
        or _labelled(document)
        or _headline(document, sections, name)
        or _sought(document)
        or _of_summary(sections)
        or _of_job(jobs)
    )


def _trim(text: str) -> str:
    text = _SALARY_TAIL.sub("", text)
    lead = _LEAD.match(text)
    if lead:
        text = nominative(text[lead.end() :])
    head, _, last = text.rpartition(",")
    if head and known_city(last.strip(" .")):
        text = head  # «Дизайнер, Казань»: where one lives is no part of the position
    return text.strip(' \t.,;:|–—-"«»') if text.count("«") != text.count("»") else text.strip(' \t.,;:|–—-"')


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_desired(sections: tuple[Section, ...]) -> Read[str] | None:
    for section in of_kind(sections, Kind.DESIRED):
        lines = [line for line in section.lines if line.side is not Side.LABEL]
        for index, line in enumerate(lines[:4]):
            if _NOISE.match(line.text) or (parse_salary(line.text) and not _trim(line.pieces[0])):
                continue
            match = _LABEL.match(line.text)
            text = _trim(match[1] if match else _without_salary_cells(line.pieces))
            if not text or not re.search(r"[^\W\d]{2}", text):
                continue
            if _SENTENCE.match(text) or len(text) > 110 or (len(text) > 60 and not looks_like_title(text)):
                found = _EMBEDDED.search(text)
                if not found:
                    return None  # a wish told in a sentence; the headline or the job says more
                return Read(_cut(found[1]), 0.6, line.text)
            following = lines[index + 1] if index + 1 < len(lines) else None
            if (
                following
                and following.size == line.size > 1.2
                and not _NOISE.match(following.text)
                and not parse_salary(following.text)
            ):
                text = f"{text} {_trim(following.text)}"  # a long title wraps
            return Read(text, 0.97, line.text)
    return None


def _without_salary_cells(cells: tuple[str, ...]) -> str:
    return " ".join(
        cell
        for cell in cells
        if not (
            _TAX.fullmatch(cell)
            or BARE_SUM.fullmatch(cell)
            or (_NUMBER_FIRST.match(cell) and parse_salary(cell))
        )
    )


def _cut(text: str) -> str:
    words = re.split(r"[,.;]|\s(?:в|in|at|where|with|с|для|to|that|and)\s", text)[0]
    return words.strip()


def _labelled(document: Document) -> Read[str] | None:
    for index, line in enumerate(document.lines[:40]):
        match = _LABEL.match(line.text)
        if match and len(match[1]) <= 100 and not line.bullet:
            text = _trim(match[1])
            if text:
                return Read(text, 0.95 if looks_like_title(text) else 0.8, line.text)
        asked = _FOR_VACANCY.search(line.text)
        if asked and looks_like_title(asked[1]):
            return Read(_trim(asked[1]), 0.85, line.text)
        found = _CVFOR.match(line.text) if index < 5 else None
        if found and looks_like_title(found[1]):
            title = found[1] if ":" in line.text else nominative(found[1])
            return Read(_capital(_trim(title)), 0.85, line.text)
    return None


def _headline(document: Document, sections: tuple[Section, ...], name: str | None) -> Read[str] | None:
    """A title among the first lines, best right under the name."""
    heads = [section.lines[:12] for section in sections if section.kind is Kind.HEADER]
    head = [line for lines in heads for line in lines] or list(document.lines[:4])
    head += [line for line in under_name(document.lines, name) if line not in head]
    after_name = False
    words = set((name or "").casefold().split())
    for line in head:
        is_name = bool(words) and words <= set(line.text.casefold().replace(",", " ").split())
        for piece in (line.text, *line.pieces, *re.split(r"\s+[|•·]\s+|,\s+|\s[–—-]\s", line.text)):
            if words and words <= set(piece.casefold().split()):
                continue
            named = looks_like_title(piece) or (after_name and names_an_occupation(piece))
            if named and not line.bullet:
                return Read(
                    _trim(_AT_COMPANY.sub("", piece)),
                    0.85 if after_name or is_name or not words else 0.75,
                    line.text,
                )
        after_name = after_name or is_name
    return None


def _sought(document: Document) -> Read[str] | None:
    """«Ищу работу администратором салона»: the title, put into the nominative."""
    for line in document.lines[:40]:
        match = _SEEKS.search(line.text)
        if match:
            title = nominative(re.split(r"\s(?:или|либо|в|с|на)\s", match[1])[0])
            if looks_like_title(title):
                return Read(title[0].upper() + title[1:], 0.75, line.text)
    return None


def _of_summary(sections: tuple[Section, ...]) -> Read[str] | None:
    for section in of_kind(sections, Kind.SUMMARY, Kind.HEADER):
        for line in section.lines:
            match = _WITH_YEARS.search(line.text)
            if match and looks_like_title(match[1].strip()):
                return Read(match[1].strip(), 0.6, line.text)
    return None


def _of_job(jobs: tuple[Read[Job], ...]) -> Read[str] | None:
    """The latest job's title is a guess worth asking about."""
    for job in jobs[:1]:
        if job.value.position and looks_like_title(job.value.position):
            return Read(job.value.position, 0.5, job.line)
    return None
