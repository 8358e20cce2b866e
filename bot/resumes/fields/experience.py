"""Places of work and the total time worked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.resumes.document import Line, Side
from bot.resumes.fields.dates import DateRange, find_length, find_ranges, total_months
from bot.resumes.fields.industries import is_industry
from bot.resumes.fields.places import CITY_STATE, city_of_value, known_city
from bot.resumes.fields.words import looks_like_title, without_site
from bot.resumes.sections import Kind, Section
from bot.resumes.values import Job, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_HEADER_REACH = 3
_LONG = 130
_ONLY_LENGTH = re.compile(
    r"^\W*(?:\d{1,2}\s*(?:лет|год\w*|г\.|years?|yrs?)[\s,и]*)?(?:\d{1,2}\s*(?:мес\w*\.?|months?|mos?\.?))?\W*$",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?<!\w)(?:ооо|оао|зао|пао|ао|ип|тоо|чп|гк|фгуп|гбу|мбоу|гбоу|фгбоу|нко|ltd|llc|inc|corp|gmbh|plc|s\.a|co|company|group|bank|university|компания|банк|завод|фабрика|университет|школа|больница|магазин|сеть|холдинг|группа)(?!\w)|[«»]",
    re.IGNORECASE,
)
_TRIM = " \t|,;:•·–—-[]"
_SITE = re.compile(
    r"(?:^|\s)(?:https?://|www\.)?[\w-]+\.(?:ru|com|org|net|kz|by|uz|io|su|рф|example)\b", re.IGNORECASE
)
_CITY_WORD = re.compile(r"^(?:г\.|гор\.|город)\s*", re.IGNORECASE)
_BEGINS_DATED = re.compile(
    r"(?:с\s+)?(?:\d{1,2}[./])?(?:19[5-9]|20[0-4])\d\s*(?:гг?\.?)?\s*[-–—]", re.IGNORECASE
)
_FACT_LABEL = re.compile(
    r"^(?:должность|позиция|компания|организация|место работы|город|position|title|role|company|employer|city)\s*[:—–-]\s*",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"^(?:страна|country)\s*[:—–-]", re.IGNORECASE)
_STATED = re.compile(
    r"(?:(?:общий\s+)?(?:опыт|стаж)(?!\s+вожд)(?:\s+работы)?[^.\d]{0,40}?(?:более|свыше|около|больше|от)?\s*(?P<a>\d{1,2}(?:[.,]\d)?\s*\+?[^.\n]{0,25})"
    r"|(?P<b>\d{1,2}(?:[.,]\d)?\s*\+?\s*(?:-?\s*(?:лет|год\w*|years?|yrs?))[^.\n]{0,40}?(?:опыт\w*|стаж\w*|experience|in the (?:industry|field)))"
    r"|(?:(?<!\w)with|более|свыше|over|more than)\s+(?P<d>\d{1,2}\s*\+?\s*(?:-?\s*(?:years?|yrs?|лет))[^.\n]{0,5})"
    r"|(?:experience|experienced)[^.\d\n]{0,30}?(?:of|over|more than|for)\s+(?P<c>\d{1,2}\s*\+?\s*(?:years?|yrs?)[^.\n]{0,10}))",
    re.IGNORECASE,
)
_WORD_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "один": 1, "два": 2, "двух": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4,
    "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
    "десять": 10, "десяти": 10, "пятнадцать": 15, "двадцать": 20,
}  # fmt: skip
_WORDS = re.compile(
    r"(?<!\w)(" + "|".join(_WORD_NUMBERS) + r")(?=[\s-]+(?:plus\s+)?(?:years?|лет|год\w*))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that dates a job."""

    index: int
    range: DateRange


def find_jobs(sections: tuple[Section, ...], today: date, *, dated_left: bool) -> tuple[Read[Job], ...]:
    """Jobs of all experience sections, in the order written.

    `dated_left` says that the paper is known to give dates first (the hh.ru export).
    """
    jobs: list[Read[Job]] = []
    for section in sections:
        if section.kind is Kind.EXPERIENCE:
            jobs += _jobs_of(section.lines, today, dated_left=dated_left)
    if not jobs and not dated_left and not any(section.kind is Kind.EXPERIENCE for section in sections):
        for section in sections:
            if section.kind in (
                Kind.HEADER,
                Kind.SUMMARY,
                Kind.OTHER,
                Kind.CONTACTS,
                Kind.PERSONAL,
                Kind.DESIRED,
            ):
                jobs += _jobs_of(_without_stories(section.lines), today, dated_left=False)
    return tuple(jobs)


def _without_stories(lines: Sequence[Line]) -> list[Line]:
    """Outside an experience section a sentence with years in it is no job, unless it begins with them."""
    return [
        line
        for line in lines
        if len(line.text) <= _LONG and (not line.text.endswith(".") or _BEGINS_DATED.match(line.text))
    ]


def _jobs_of(lines: Sequence[Line], today: date, *, dated_left: bool) -> list[Read[Job]]:
    marks = _marks(lines, today)
    if not marks:
        return []
    reach = 0 if dated_left or marks[0].index == 0 else min(marks[0].index, _HEADER_REACH)
    starts = [
        _start(
            lines,
            marks,
            number,
            reach or (0 if dated_left or _headed_below(lines, mark) else _HEADER_REACH - 1),
        )
        for number, mark in enumerate(marks)
    ]
    ends = [*starts[1:], len(lines)]
    return [
        _job(lines[start:end], lines[mark.index], mark, today, fixed_order=dated_left)
        for mark, start, end in zip(marks, starts, ends, strict=True)
    ]


def _marks(lines: Sequence[Line], today: date) -> list[_Mark]:
    marks: list[_Mark] = []
    labels = any(line.side is Side.LABEL and find_ranges(line.text, today) for line in lines)
    for index, line in enumerate(lines):
        if labels and line.side is not Side.LABEL:
            continue
        found = find_ranges(line.text, today)
        if not found or not _dates_a_job(line, found[0]):
            continue
        if marks and _same(marks[-1], index, found[0], lines):
            continue
        marks.append(_Mark(index, found[0]))
    return marks


def _dates_a_job(line: Line, item: DateRange) -> bool:
    """Ranges inside a sentence or a bullet tell of something else."""
    around = len(line.text) - (item.stop - item.start)
    if line.bullet and around > 90:
        return False
    at_edge = item.start <= 12 or item.stop >= len(line.text) - 45
    return around <= _LONG and (at_edge or around < 80)


def _same(last: _Mark, index: int, item: DateRange, lines: Sequence[Line]) -> bool:
    """The same range said again in the lines of the same entry."""
    equal = (last.range.started, last.range.ended) == (item.started, item.ended)
    return equal and index - last.index <= 2 and len(lines[index].text) < _LONG


def _start(lines: Sequence[Line], marks: list[_Mark], number: int, reach: int) -> int:
    if number == 0:
        return 0
    index, floor = marks[number].index, marks[number - 1].index + 1
    start = index
    while start > floor and index - start < reach and _may_head(lines[start - 1]):
        start -= 1
    return start


def _headed_below(lines: Sequence[Line], mark: _Mark) -> bool:
    """Whether the line of the dates, or the one after it, names the job; else the lines above must."""
    line = lines[mark.index]
    if line.side is not Side.FULL or _undated(line, mark.range):
        return True
    return mark.index + 1 < len(lines) and _may_head(lines[mark.index + 1])


def _may_head(line: Line) -> bool:
    return not line.bullet and len(line.text) <= _LONG and not line.text.endswith((".", ";", ","))


def _job(entry: Sequence[Line], dated: Line, mark: _Mark, today: date, *, fixed_order: bool) -> Read[Job]:
    place = next(i for i, line in enumerate(entry) if line is dated)
    if fixed_order:
        company, position, city, tail = _in_fixed_order(entry[place + 1 :])
    else:
        facts, tail = _facts(entry, place, mark.range)
        company, position, city = _who_what_where(facts)
    dates = mark.range
    job = Job(
        company=company,
        position=position,
        city=city,
        started=dates.started,
        ended=dates.ended,
        current=dates.current,
        months=dates.months(today),
        text="\n".join(line.text for line in tail),
    )
    return Read(job, 0.9 if company and position else 0.75, dated.text)


def _facts(entry: Sequence[Line], place: int, dates: DateRange) -> tuple[list[str], list[Line]]:
    """Short pieces around the dates that may name company, position and city; and the lines that tell of the work."""
    dated = entry[place]
    beside = [_first_sentence(piece) for piece in _undated(dated, dates)]
    tail = list(entry[place + 1 :])
    needed = 3 - len(beside) - place
    following: list[Line] = []
    while tail and needed > 0 and (_may_head(tail[0]) or tail[0].side is Side.CONTENT) and len(following) < 6:
        seen = [*(line.text for line in entry[:place]), *beside, *(line.text for line in following)]
        told = [text for text in seen if not _ONLY_LENGTH.match(text)]
        if tail[0].bullet and not is_industry(tail[0].text):
            break
        if len(told) >= 2 and any(map(looks_like_title, told)) and not _is_place(tail[0].text):
            break
        following.append(tail.pop(0))
        needed -= 0 if _ONLY_LENGTH.match(following[-1].text) or is_industry(following[-1].text) else 1
    facts = [piece for line in entry[:place] for piece in _pieces(line.text, line)] + beside
    facts += [piece for line in following for piece in _pieces(line.text, line)]
    return [fact for fact in facts if not _ONLY_LENGTH.match(fact)], tail


def _first_sentence(text: str) -> str:
    """«Т-Банк, аналитик. Интеграции, REST.» up to what tells of the work."""
    head = re.split(r"\.(?:\s|$)", text, maxsplit=1)[0]
    return head if head != text and re.search(r"\w{4}$", head) and looks_like_title(head) else text


def _is_place(text: str) -> bool:
    place = re.split(r"\s*[,|]", _FACT_LABEL.sub("", _CITY_WORD.sub("", text)), maxsplit=1)[0]
    return known_city(place) is not None or bool(_ONLY_LENGTH.match(text))


def _in_fixed_order(lines: Sequence[Line]) -> tuple[str | None, str | None, str | None, list[Line]]:
    """hh.ru's order: company, [city, site], [industry and its branches], position, text. Titles are in bigger type."""
    lines = [line for line in lines if not _ONLY_LENGTH.match(line.text)]
    if not lines:
        return None, None, None, []
    body = min(line.size for line in lines)
    after_company = 1
    while (
        after_company < len(lines)
        and lines[after_company].size == lines[0].size > body
        and lines[after_company].bold == lines[0].bold
        and lines[0].bold
    ):
        after_company += 1
    company = " ".join(line.text for line in lines[:after_company])
    where = next(
        (
            i
            for i in range(after_company, len(lines))
            if lines[0].size > body and lines[i].size >= lines[0].size * 0.95
        ),
        None,
    )
    if where is None:
        where = _after_place_and_industry(lines, after_company)
    city = next(
        (found for line in lines[after_company:where] if (found := known_city(line.text.split(",")[0]))), None
    )
    if where >= len(lines):
        return company, None, city, []
    stop = where + 1
    while stop < len(lines) and lines[stop].size == lines[where].size > body:
        stop += 1
    return company, " ".join(line.text for line in lines[where:stop]), city, list(lines[stop:])


def _after_place_and_industry(lines: Sequence[Line], index: int) -> int:
    """Where the position stands when type sizes do not tell: after the place line and the industries."""
    if index < len(lines) and (
        known_city(lines[index].text.split(",")[0]) or _SITE.search(lines[index].text)
    ):
        index += 1
    while index < len(lines) and (is_industry(lines[index].text) or (lines[index].bullet and index > 1)):
        if lines[index].bullet and not is_industry(lines[index - 1].text) and not lines[index - 1].bullet:
            break
        index += 1
    return index


def _undated(dated: Line, item: DateRange) -> list[str]:
    """What else stands on the line of the dates; its cells, when it is a table's row."""
    before, after = dated.text[: item.start].strip(_TRIM), dated.text[item.stop :].strip(_TRIM)
    if not dated.cells:
        return [piece for part in (before, after) for piece in _pieces(part)]
    cells = [cell.strip(_TRIM) for cell in dated.cells]
    return [piece for cell in cells if cell and cell in (before + "\n" + after) for piece in _pieces(cell)]


def _pieces(text: str, line: Line | None = None) -> list[str]:
    source: Iterable[str] = line.cells if line and line.cells else (text,)
    found: list[str] = []
    for part in source:
        for piece in re.split(
            r"\s*[|•·]\s*|\s+[–—]\s+|\s+-\s+|\s{3,}|\s+(?:@|at|в компании)\s+", without_site(part)
        ):
            trimmed = piece.strip(_TRIM)
            if trimmed:
                found.append(trimmed)
    return found


def _comma_parts(fact: str) -> list[str]:
    """«Project Manager, Arup, Cork» in parts, when only some of them name the job; else the whole."""
    parts = [part.strip() for part in fact.split(",") if part.strip()]
    titled = [looks_like_title(part) for part in parts]
    if len(parts) < 2 or not any(titled) or all(titled) or len(fact) > _LONG:
        return [fact]
    groups: list[tuple[bool, str]] = []
    for part, title in zip(parts, titled, strict=True):
        if groups and groups[-1][0] == title:
            groups[-1] = (title, f"{groups[-1][1]}, {part}")
        else:
            groups.append((title, part))
    return [text for _, text in groups]


def _who_what_where(facts: list[str]) -> tuple[str | None, str | None, str | None]:
    """Tell company, position and city apart by their words, then by order."""
    city, others = _city_apart(facts)
    titles = [fact for fact in others if looks_like_title(fact)]
    position = next((fact for fact in titles if not _LEGAL.search(fact)), titles[0] if titles else None)
    rest = [fact for fact in others if fact != position]
    company = next((fact for fact in rest if _LEGAL.search(fact)), rest[0] if rest else None)
    if position is None and len(rest) > 1:
        position = next(fact for fact in rest if fact != company)
    if company and (pair := CITY_STATE.search(company)) and pair.start() > 0:
        city, company = city or pair[1], company[: pair.start()].strip(_TRIM) or company
    elif company and "," in company:
        found = city_of_value(company)
        if found and known_city(found[0]):
            city = city or found[0]
            company = _before_city(company)
    return _closed(company), _closed(position), city


def _closed(text: str | None) -> str | None:
    """Without a bracket that was opened and never closed."""
    if text is None or text.count("(") <= text.count(")"):
        return text
    return re.sub(r"\s*\([^()]*$", "", text) or None


def _city_apart(facts: list[str]) -> tuple[str | None, list[str]]:
    """The first fact that is a city, and the facts that are neither city nor industry."""
    city: str | None = None
    others: list[str] = []
    for fact in (piece for whole in facts for piece in _comma_parts(_FACT_LABEL.sub("", whole))):
        if is_industry(fact) or _COUNTRY.match(fact):
            continue
        found = known_city(_CITY_WORD.sub("", fact).split(",")[0].strip()) if len(fact) < 60 else None
        if found and city is None and not looks_like_title(fact):
            city = found
        else:
            others.append(fact)
    return city, others


def _before_city(company: str) -> str:
    """«АО "ОКБМ", Нижний Новгород» without its city and what follows."""
    parts = [part.strip() for part in company.split(",")]
    for index, part in enumerate(parts[1:], start=1):
        if known_city(_CITY_WORD.sub("", part)):
            return ", ".join(parts[:index])
    return company


def find_total(
    sections: tuple[Section, ...], jobs: tuple[Read[Job], ...], text_lines: Sequence[Line], today: date
) -> Read[int] | None:
    """Months of experience: as the section heading or the summary states, else added up from the jobs."""
    for section in sections:
        if section.kind is Kind.EXPERIENCE:
            months = find_length(section.title)
            if months:
                return Read(months, 0.97, section.title)
    for line in text_lines:
        months = _stated(line.text)
        if months:
            return Read(months, 0.85, line.text)
    ranges = [
        DateRange(job.value.started, job.value.ended, job.value.current, 0, 0)
        for job in jobs
        if job.value.started is not None
    ]
    total = total_months(ranges, today)
    if not total:
        return None
    exact = all(item.started.month is not None for item in ranges)
    return Read(total, 0.85 if exact else 0.7, " · ".join(job.line for job in jobs)[:300])


def _stated(text: str) -> int | None:
    numbered = _WORDS.sub(lambda match: str(_WORD_NUMBERS[match[1].lower()]), text)
    for match in _STATED.finditer(numbered):
        months = find_length(next(group for group in match.groups() if group))
        if months and months <= 60 * 12:
            return months
    return None
