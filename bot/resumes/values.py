"""What reading a résumé gives: frozen values, each field with its confidence and the line it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")

#: Below this a field is put to the recruiter as a question instead of being filled in.
SURE = 0.7


class ReadProblem(StrEnum):
    """Why a file gave no résumé. The words for it are chosen by the views."""

    EMPTY = "empty"
    CORRUPT = "corrupt"
    PASSWORD = "password"  # noqa: S105 - the name of a problem, not a secret
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    UNSUPPORTED = "unsupported"
    NO_TEXT = "no_text"
    TIMEOUT = "timeout"
    HOSTILE = "hostile"
    NOT_A_RESUME = "not_a_resume"


class UnreadableFile(Exception):
    """A file could not be read. `problem` is for people, `detail` for the log (never personal data)."""

    def __init__(self, problem: ReadProblem, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.problem.value}: {self.detail}" if self.detail else self.problem.value


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """One thing read: its value, how sure (0..1), the line it stood on, and what else it might be."""

    value: T
    confidence: float
    line: str
    alternatives: tuple[T, ...] = ()

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of a year; `month` is None when only the year was written."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


class Period(StrEnum):
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    DAY = "day"


class Tax(StrEnum):
    NET = "net"
    GROSS = "gross"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Salary:
    """Desired pay in whole units of `currency` (ISO 4217). One bound may be missing («от 200 000»)."""

    amount_min: int | None
    amount_max: int | None
    currency: str
    period: Period
    tax: Tax
    raw: str


@dataclass(frozen=True, slots=True)
class Job:
    """One place of work. `months` counts both end months, as job sites do; None when no dates were read."""

    company: str | None
    position: str | None
    city: str | None
    started: YearMonth | None
    ended: YearMonth | None
    current: bool
    months: int | None
    text: str


class EducationLevel(StrEnum):
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    INCOMPLETE_HIGHER = "incomplete_higher"
    BACHELOR = "bachelor"
    MASTER = "master"
    HIGHER = "higher"
    DOCTORATE = "doctorate"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Education:
    """A place of study; `year` is the year of finishing (or the one expected)."""

    institution: str
    speciality: str | None
    level: EducationLevel | None
    started: int | None
    year: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Language:
    """A human language as the résumé names it; `level` is A1..C2, "native", or None when not stated."""

    name: str
    level: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A web address; `site` is its host without `www.`."""

    url: str
    site: str


class Source(StrEnum):
    HH = "hh.ru"
    SUPERJOB = "superjob"
    HABR = "habr"
    LINKEDIN = "linkedin"
    EUROPASS = "europass"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A full name taken apart, for sorting and for comparing people."""

    surname: str | None
    given: str
    patronymic: str | None


@dataclass(frozen=True, slots=True)
class Resume:
    """Everything read from one paper.

    Sex, family and origin are never read into fields: they must not decide about a person.
    `phones` are E.164; where the country was not written and had to be guessed, `alternatives` holds the
    digits as written. `skills` holds canonical names; the wording of the paper is in `line` (further wordings of
    the same skill in `alternatives`), and a skill the vocabulary does not know keeps its wording as value.
    """

    full_name: Read[str] | None = None
    name_parts: PersonName | None = None
    emails: tuple[Read[str], ...] = ()
    phones: tuple[Read[str], ...] = ()
    telegram: Read[str] | None = None
    github: Read[str] | None = None
    linkedin: Read[str] | None = None
    links: tuple[Read[Link], ...] = ()
    city: Read[str] | None = None
    birth_date: Read[date] | None = None
    age: Read[int] | None = None
    citizenship: Read[tuple[str, ...]] | None = None
    position: Read[str] | None = None
    salary: Read[Salary] | None = None
    exp_months: Read[int] | None = None
    jobs: tuple[Read[Job], ...] = ()
    education: tuple[Read[Education], ...] = ()
    languages: tuple[Read[Language], ...] = ()
    skills: tuple[Read[str], ...] = ()
    relocation: Read[bool] | None = None
    business_trips: Read[bool] | None = None
    work_format: Read[tuple[str, ...]] | None = None
    photo: bytes | None = None
    text: str = ""
    language: str = "ru"
    source: Source | None = None
    source_id: str | None = None
    ocr: bool = False
