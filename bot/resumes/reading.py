"""From bytes or pasted text to a résumé. Pure: no network, no files, no clock (`today` is an argument)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.resumes import letters
from bot.resumes.document import Document, lines_from_text, without_repeats
from bot.resumes.fields import (
    contacts,
    education,
    experience,
    languages,
    names,
    person,
    places,
    position,
    salary,
    skills,
)
from bot.resumes.formats import open_document
from bot.resumes.formats.sniff import Format, sniff
from bot.resumes.layouts import recognise
from bot.resumes.mail import unpack
from bot.resumes.sections import Kind, cut, of_kind
from bot.resumes.skills_vocabulary import SkillVocabulary
from bot.resumes.values import Read, ReadProblem, Resume, UnreadableFile

if TYPE_CHECKING:
    from datetime import date

    from bot.resumes.document import Line
    from bot.resumes.mail import Part
    from bot.resumes.sections import Section

MAX_BYTES = 20_000_000
_HANDLE_LIMIT = 6
_OCR_TRUST = 0.65
_CYRILLIC_SHARE = 0.1
_REFEREES = re.compile(r"\W*(?:рекоменда|referees|references|recommendations)", re.IGNORECASE)
_CURRENCIES = {
    "RU": "RUB", "KZ": "KZT", "BY": "BYN", "UA": "UAH", "UZ": "UZS", "KG": "KGS", "AM": "AMD", "GE": "GEL", "AZ": "AZN",
    "US": "USD", "GB": "GBP", "DE": "EUR", "FR": "EUR", "ES": "EUR", "IT": "EUR", "NL": "EUR", "IE": "EUR", "PL": "PLN",
    "IN": "INR", "AU": "AUD", "AE": "AED", "SG": "SGD", "TR": "TRY", "IL": "ILS",
}  # fmt: skip


def read_resume(
    data: bytes, *, filename: str = "", today: date, vocabulary: SkillVocabulary | None = None
) -> Resume:
    """Read a résumé file of any supported format.

    `filename` is only a hint for the name. `today` dates jobs that still last. Raises `UnreadableFile`.
    For untrusted files call `read_limited` or a `ReaderPool`, which bound time and memory.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(ReadProblem.TOO_BIG, f"{len(data)} bytes")
    if sniff(data) is Format.MAIL:
        return letters.from_parts(unpack(data, filename), lambda part: _read_part(part, today, vocabulary))
    resume = _read(open_document(data), filename, today, vocabulary)
    if letters.fullness(resume) == 0:
        raise UnreadableFile(ReadProblem.NOT_A_RESUME, "no name, contact, job or skill in it")
    return resume


def _read_part(part: Part, today: date, vocabulary: SkillVocabulary | None) -> Resume:
    if part.text is not None:
        return read_text(part.text, today=today, vocabulary=vocabulary)
    return _read(open_document(part.data), part.filename, today, vocabulary)


def read_text(text: str, *, today: date, vocabulary: SkillVocabulary | None = None) -> Resume:
    """Read pasted or forwarded text. Raises `UnreadableFile` EMPTY when there is none."""
    lines = lines_from_text(text)
    if not lines:
        raise UnreadableFile(ReadProblem.EMPTY, "no text")
    return _read(Document(lines), "", today, vocabulary)


def _read(document: Document, filename: str, today: date, vocabulary: SkillVocabulary | None) -> Resume:
    layout = recognise(document)
    document = replace(document, lines=without_repeats(layout.lines))
    language = _language(document.text)
    region = contacts.guess_region(document, language)
    sections = cut(document)
    own = replace(document, lines=_without_referees(document, sections))
    emails = contacts.find_emails(own)
    github, linkedin = contacts.find_profile(document, "github"), contacts.find_profile(document, "linkedin")
    handles = tuple(read.value.split("@")[0] for read in emails) + tuple(
        read.value for read in (github, linkedin) if read
    )
    name = (
        names.find_name(
            document, handles=handles[:_HANDLE_LIMIT], filename=filename, hidden=layout.name_hidden
        )
        or layout.footer_name
    )
    jobs = experience.find_jobs(sections, today, dated_left=layout.dates_first)
    resume = Resume(
        full_name=name,
        name_parts=names.parts_of(name.value) if name else None,
        emails=emails,
        phones=contacts.find_phones(own, region=region, today=today),
        telegram=contacts.find_telegram(document),
        github=github,
        linkedin=linkedin,
        links=contacts.find_links(document),
        position=position.find_position(document, sections, jobs, name.value if name else None),
        exp_months=experience.find_total(sections, jobs, _story(sections), today),
        jobs=jobs,
        education=education.find_education(sections, today),
        skills=skills.find_skills(sections, vocabulary or SkillVocabulary.load()),
        photo=document.photo,
        text=document.text,
        language=language,
        source=layout.source,
        source_id=layout.source_id,
        ocr=document.ocr,
    )
    resume = _with_person(resume, document, sections, region)
    return _doubted(resume) if document.ocr else resume


def _with_person(resume: Resume, document: Document, sections: tuple[Section, ...], region: str) -> Resume:
    lines = document.lines
    head = [
        line
        for section in sections
        if section.kind in (Kind.HEADER, Kind.CONTACTS, Kind.PERSONAL)
        for line in section.lines
    ]
    desired = [line for section in of_kind(sections, Kind.DESIRED) for line in section.lines[:15]]
    spoken = [line for section in of_kind(sections, Kind.LANGUAGES) for line in section.lines]
    elsewhere = [
        line
        for section in sections
        if section.kind not in (Kind.LANGUAGES, Kind.EXPERIENCE, Kind.PROJECTS)
        for line in section.lines
    ]
    return replace(
        resume,
        city=places.find_city(
            [*head, *names.under_name(lines, resume.full_name.value if resume.full_name else None)], lines
        ),
        birth_date=person.find_birth_date(
            lines, month_first=region == "US" and all(read.value.startswith("+1") for read in resume.phones)
        ),
        age=person.find_age(lines),
        citizenship=person.find_citizenship(lines),
        salary=salary.find_salary(lines, near_position=desired, default_currency=_CURRENCIES[region]),
        languages=languages.find_languages(spoken, elsewhere),
        relocation=person.find_relocation(lines),
        business_trips=person.find_business_trips(lines),
        work_format=person.find_work_format(lines),
    )


def _without_referees(document: Document, sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """Lines that may hold the person's own contacts: those of people who recommend them do not."""
    others = {id(line) for section in sections if _REFEREES.match(section.title) for line in section.lines}
    return tuple(line for line in document.lines if id(line) not in others)


def _story(sections: tuple[Section, ...]) -> list[Line]:
    """Lines where a person says how long they have worked: not inside jobs or education."""
    kinds = (Kind.SUMMARY, Kind.HEADER, Kind.DESIRED, Kind.OTHER, Kind.PERSONAL)
    return [line for section in of_kind(sections, *kinds) for line in section.lines]


def _language(text: str) -> str:
    """ "ru" or "en" by the share of Cyrillic letters."""
    letters = re.findall(r"[^\W\d_]", text)
    cyrillic = sum("а" <= letter.lower() <= "я" or letter in "ёЁ" for letter in letters)
    return "ru" if cyrillic > len(letters) * _CYRILLIC_SHARE else "en"


def _doubted(resume: Resume) -> Resume:
    """Names, dates and skills read from a picture stay unconfirmed."""

    def doubt(read: Read) -> Read:  # type: ignore[type-arg]
        return replace(read, confidence=min(read.confidence, _OCR_TRUST))

    return replace(
        resume,
        full_name=doubt(resume.full_name) if resume.full_name else None,
        birth_date=doubt(resume.birth_date) if resume.birth_date else None,
        skills=tuple(doubt(read) for read in resume.skills),
        jobs=tuple(doubt(read) for read in resume.jobs),
    )
