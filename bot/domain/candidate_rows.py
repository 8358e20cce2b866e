"""One row of a table of candidates by itself: its cells as values, or the first thing that is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import candidate_contacts
from bot.domain.candidate_contacts import Contact
from bot.domain.candidate_values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_CONTACTS,
    Age,
    CandidateValues,
    tidy_skills,
)
from bot.domain.talent_pool import LONGEST_TAG, MOST_TAGS
from bot.domain.vacancy_values import Salary
from bot.models import ContactKind, SalaryPeriod, SalaryTax, Stage
from bot.parsing.candidate_table import CandidateColumn, stage_named
from bot.parsing.competencies import parse_competencies
from bot.parsing.experience import LONGEST_EXPERIENCE_YEARS, MONTHS_A_YEAR, parse_age, parse_experience
from bot.parsing.languages import find_languages
from bot.parsing.money import currency_code, parse_salary, period_of
from bot.parsing.people import phone_key, telegram_key
from bot.parsing.study_line import parse_studies
from bot.parsing.table_headers import day_of, header_word

C = CandidateColumn
_APART = (";", "\n", "|")
_SPACES = " \u00a0\u202f'"


class RowProblem(StrEnum):
    """Why a row cannot be taken."""

    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    TEXT_TOO_LONG = "text_too_long"
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    LINK = "link"
    SALARY = "salary"
    CURRENCY = "currency"
    EXPERIENCE = "experience"
    AGE = "age"
    TAGS = "tags"
    VACANCY_UNKNOWN = "vacancy_unknown"
    VACANCY_DOUBTFUL = "vacancy_doubtful"
    STAGE_UNKNOWN = "stage_unknown"
    STAGE_HIRED = "stage_hired"


class BadRow(Exception):
    """A row cannot be taken: `problem` says why, `value` is what stands there."""

    def __init__(self, problem: RowProblem, value: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.value = value


@dataclass(frozen=True)
class Surroundings:
    """What rows are read against: open vacancies by their folded titles, own stages of each by name, the company's country."""

    now: datetime
    zone: ZoneInfo
    region: str
    vacancies: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    stages: Mapping[int, Mapping[str, tuple[Stage, int]]] = field(default_factory=dict)


@dataclass(frozen=True)
class CandidateRow:
    """A row that can be taken. `stage` is where on `vacancy_id` it goes, `fields` what a résumé would have told besides."""

    values: CandidateValues
    source: str = ""
    tags: tuple[str, ...] = ()
    comment: str = ""
    vacancy_id: int | None = None
    stage: Stage | None = None
    stage_id: int | None = None
    employers: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


def read_row(
    cells: Sequence[str], columns: Mapping[int, CandidateColumn], around: Surroundings
) -> CandidateRow:
    """What a row tells. Raises BadRow with the first thing that is wrong."""
    told = {column: cells[at] for at, column in columns.items() if at < len(cells) and cells[at]}
    values = CandidateValues(
        full_name=_name(told),
        contacts=_contacts(told, around),
        position=_line(told, C.POSITION),
        city=_line(told, C.CITY),
        citizenship=_line(told, C.CITIZENSHIP),
        age=_age(told, around),
        experience_months=_experience(told),
        salary=_salary(told),
        skills=_skills(told),
    )
    vacancy_id = _vacancy(told, around)
    stage, stage_id = _stage(told, vacancy_id, around)
    return CandidateRow(
        values,
        source=_line(told, C.SOURCE),
        tags=_tags(told),
        comment=told.get(C.COMMENT, ""),
        vacancy_id=vacancy_id,
        stage=stage,
        stage_id=stage_id,
        employers=(told[C.EMPLOYER],) if C.EMPLOYER in told else (),
        fields=_fields(told),
    )


Told = Mapping[CandidateColumn, str]


def _name(told: Told) -> str:
    parts = (told.get(column, "") for column in (C.LAST_NAME, C.FIRST_NAME, C.MIDDLE_NAME))
    name = " ".join((told.get(C.NAME) or " ".join(part for part in parts if part)).split())
    if not any(letter.isalpha() for letter in name):
        raise BadRow(RowProblem.NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise BadRow(RowProblem.NAME_TOO_LONG, name)
    return name


def _line(told: Told, column: CandidateColumn) -> str:
    text = " ".join(told.get(column, "").split())
    if len(text) > LONGEST_TEXT:
        raise BadRow(RowProblem.TEXT_TOO_LONG, text)
    return text


def _pieces(text: str, *also: str) -> list[str]:
    for sign in (*_APART, *also):
        text = text.replace(sign, "\0")
    return [piece.strip() for piece in text.split("\0") if piece.strip()]


def _contacts(told: Told, around: Surroundings) -> tuple[Contact, ...]:
    found: list[Contact] = []
    for piece in _pieces(told.get(C.PHONE, ""), ",", "/"):
        key = phone_key(piece, region=around.region) or phone_key(f"+{piece}", region=around.region)
        if key is None:
            raise BadRow(RowProblem.PHONE, piece)
        found.append(candidate_contacts.phone(key))
    for piece in _pieces(told.get(C.EMAIL, ""), ",", " "):
        emails = [one for one in candidate_contacts.find_contacts(piece) if one.kind is ContactKind.EMAIL]
        if not emails:
            raise BadRow(RowProblem.EMAIL, piece)
        found.extend(emails)
    for piece in _pieces(told.get(C.TELEGRAM, ""), ",", " "):
        handle = telegram_key(piece)
        if handle is None:
            raise BadRow(RowProblem.TELEGRAM, piece)
        found.append(candidate_contacts.profile(ContactKind.TELEGRAM, handle))
    on_web = (_link(piece) for piece in _pieces(told.get(C.LINKS, ""), ",", " "))
    return candidate_contacts.distinct((*found, *on_web))[:MOST_CONTACTS]


def _link(piece: str) -> Contact:
    """An address on the web, or the bare number of a résumé at hh.ru."""
    found = next(
        (one for one in candidate_contacts.find_contacts(piece) if one.kind is not ContactKind.PHONE), None
    )
    if found is not None:
        return found
    if len(piece) >= 20 and all(sign in "0123456789abcdef" for sign in piece.lower()):  # noqa: PLR2004 - as long as hh.ru's
        return candidate_contacts.profile(ContactKind.HH_RESUME, piece)
    if "." not in piece.strip("."):
        raise BadRow(RowProblem.LINK, piece)
    return candidate_contacts.link(piece)


def _age(told: Told, around: Surroundings) -> Age:
    born, years = told.get(C.BIRTH_DATE, ""), told.get(C.AGE, "")
    if born:
        day = day_of(born)
        read = parse_age(day.strftime("%d.%m.%Y") if day else born, now=around.now, zone=around.zone)
        if read is None:
            raise BadRow(RowProblem.AGE, born)
    elif years:
        read = parse_age(years, now=around.now, zone=around.zone)
        if read is None:
            raise BadRow(RowProblem.AGE, years)
    else:
        return Age()
    stated_on: date | None = None if read.years is None else around.now.astimezone(around.zone).date()
    return Age(read.birth_date, read.years, stated_on)


def _experience(told: Told) -> int | None:
    months = told.get(C.EXPERIENCE_MONTHS, "")
    if months:
        if not months.isdecimal() or int(months) > LONGEST_EXPERIENCE_YEARS * MONTHS_A_YEAR:
            raise BadRow(RowProblem.EXPERIENCE, months)
        return int(months)
    text = told.get(C.EXPERIENCE, "")
    if not text:
        return None
    read = parse_experience(text)
    if read is None:
        raise BadRow(RowProblem.EXPERIENCE, text)
    return read


def _salary(told: Told) -> Salary | None:
    currency = "RUB"
    if C.CURRENCY in told:
        code = currency_code(told[C.CURRENCY])
        if code is None:
            raise BadRow(RowProblem.CURRENCY, told[C.CURRENCY])
        currency = code
    text = told.get(C.SALARY, "")
    if text:
        read = parse_salary(text, default_currency=currency)
        if read is None:
            raise BadRow(RowProblem.SALARY, text)
        tax = SalaryTax(read.tax.value) if read.tax is not None else SalaryTax.UNKNOWN
        return Salary(read.amount_min, read.amount_max, read.currency, SalaryPeriod(read.period.value), tax)
    low, high = _sum(told.get(C.SALARY_MIN, "")), _sum(told.get(C.SALARY_MAX, ""))
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    named = told.get(C.SALARY_PERIOD, "")
    period = period_of(named)
    if named and period is None:
        raise BadRow(RowProblem.SALARY, named)
    return Salary(
        low, high, currency, SalaryPeriod(period.value) if period else SalaryPeriod.MONTH, SalaryTax.UNKNOWN
    )


def _sum(text: str) -> int | None:
    if not text:
        return None
    plain = "".join(sign for sign in text if sign not in _SPACES).removesuffix(",00").removesuffix(".00")
    if not plain.isdecimal() or not 0 < int(plain) < 10**12:
        raise BadRow(RowProblem.SALARY, text)
    return int(plain)


def _skills(told: Told) -> tuple[str, ...]:
    return tidy_skills(tuple(line.name for line in parse_competencies(told.get(C.SKILLS, ""))))


def _tags(told: Told) -> tuple[str, ...]:
    tags = tuple(piece.lstrip("#").strip() for piece in _pieces(told.get(C.TAGS, ""), ","))
    named = tuple(dict.fromkeys(tag for tag in tags if tag))
    if len(named) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in named):
        raise BadRow(RowProblem.TAGS, told[C.TAGS])
    return named


def _vacancy(told: Told, around: Surroundings) -> int | None:
    title = told.get(C.VACANCY, "")
    if not title:
        return None
    found = around.vacancies.get(header_word(title), ())
    if len(found) != 1:
        raise BadRow(RowProblem.VACANCY_DOUBTFUL if found else RowProblem.VACANCY_UNKNOWN, title)
    return found[0]


def _stage(told: Told, vacancy_id: int | None, around: Surroundings) -> tuple[Stage | None, int | None]:
    """The stage named, one of the vacancy's own first. A hire is made by hiring, not by a table."""
    name = told.get(C.STAGE, "")
    if not name or vacancy_id is None:
        return None, None
    own = around.stages.get(vacancy_id, {}).get(header_word(name))
    kind = stage_named(name)
    stage, stage_id = own if own is not None else (Stage(kind) if kind else None, None)
    if stage is None:
        raise BadRow(RowProblem.STAGE_UNKNOWN, name)
    if stage is Stage.HIRED:
        raise BadRow(RowProblem.STAGE_HIRED, name)
    return stage, stage_id


def _fields(told: Told) -> dict[str, Any]:
    """Languages, studies and the employer, as a résumé that was read keeps them."""
    fields: dict[str, Any] = {}
    spoken = find_languages(told.get(C.LANGUAGES, ""))
    if spoken:
        fields["language_levels"] = {one.name: one.level for one in spoken}
    studies = parse_studies(told.get(C.EDUCATION, ""))
    if studies:
        fields["education"] = [
            {
                "institution": one.institution,
                "speciality": one.speciality,
                "level": one.level,
                "started": None,
                "year": one.year,
            }
            for one in studies
        ]
    if C.EMPLOYER in told:
        fields["job_history"] = [
            {
                "company": told[C.EMPLOYER],
                "position": told.get(C.POSITION, ""),
                "city": None,
                "started": None,
                "ended": None,
                "current": False,
                "months": None,
            }
        ]
    return fields
