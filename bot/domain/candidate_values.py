"""What is known of a candidate, as one value: the same for a draft, a stored profile, and an edit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session, col, delete, select

from bot.domain import competencies, search_terms
from bot.domain.candidate_contacts import Contact
from bot.domain.candidate_learning import (
    SpokenLanguage,
    Study,
    kept_languages,
    kept_studies,
    rows_of_languages,
    rows_of_studies,
)
from bot.domain.candidate_names import name_key
from bot.domain.errors import Problem, Unfit
from bot.domain.vacancy_values import Salary
from bot.models import (
    Candidate,
    CandidateCompetency,
    CandidateContact,
    Competency,
    SalaryPeriod,
    SalaryTax,
)

LONGEST_NAME = 120
LONGEST_TEXT = 200
MOST_SKILLS = 80
MOST_CONTACTS = 20


class CandidateField(StrEnum):
    """The fields of a candidate that people may fix, in the card's order."""

    NAME = "name"
    CONTACTS = "contacts"
    POSITION = "position"
    CITY = "city"
    CITIZENSHIP = "citizenship"
    AGE = "age"
    EXPERIENCE = "experience"
    SALARY = "salary"
    SKILLS = "skills"
    LANGUAGES = "languages"
    EDUCATION = "education"
    SOURCE = "source"


@dataclass(frozen=True)
class Age:
    """An age: by birth date, or in years as stated on a day."""

    birth_date: date | None = None
    years: int | None = None
    stated_on: date | None = None

    def on(self, today: date) -> int | None:
        """The age today; a stated one grows with the years passed since."""
        if self.birth_date is not None:
            had_birthday = (today.month, today.day) >= (self.birth_date.month, self.birth_date.day)
            return today.year - self.birth_date.year - (0 if had_birthday else 1)
        if self.years is None:
            return None
        passed = (today - self.stated_on).days // 365 if self.stated_on is not None else 0
        return self.years + max(passed, 0)


@dataclass(frozen=True)
class CandidateValues:
    """Everything of a candidate that people may edit. `experience_months` counts whole months.

    `languages` and `studies` are those corrected by hand, None where the newest résumé tells; `source` is None where it is
    not known here, and writing leaves the stored one.
    """

    full_name: str = ""
    contacts: tuple[Contact, ...] = ()
    position: str = ""
    city: str = ""
    citizenship: str = ""
    age: Age = Age()
    experience_months: int | None = None
    salary: Salary | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[SpokenLanguage, ...] | None = None
    studies: tuple[Study, ...] | None = None
    source: str | None = None


# What a received paper is asked about; the rest of it is read on the stored profile.
OF_PAPERS = tuple(
    field
    for field in CandidateField
    if field not in {CandidateField.LANGUAGES, CandidateField.EDUCATION, CandidateField.SOURCE}
)


def checked_name(text: str) -> str:
    """A full name, tidied. Raises Unfit when it is empty, has no letters or is too long."""
    name = " ".join(text.split())
    if not any(letter.isalpha() for letter in name):
        raise Unfit(Problem.NAME_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Unfit(Problem.NAME_TOO_LONG, most=LONGEST_NAME)
    return name


def checked_line(text: str) -> str:
    """A short text in one line. Raises Unfit over 200 characters."""
    line = " ".join(text.split())
    if len(line) > LONGEST_TEXT:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_TEXT)
    return line


def tidy_skills(names: tuple[str, ...]) -> tuple[str, ...]:
    """Skills each once, whichever wording or language names them; what cannot be a name of a skill is left out, at most 80
    stay.
    """
    kept: dict[str, str] = {}
    for name in names:
        shown = " ".join(name.split())
        if competencies.normalised(shown) and len(shown) <= competencies.LONGEST_NAME:
            kept.setdefault(search_terms.canonical(shown), shown)
    return tuple(kept.values())[:MOST_SKILLS]


# -- to and from the tables ------------------------------------------------------------------------------


def values_of(session: Session, candidate: Candidate) -> CandidateValues:
    """A stored candidate's values."""
    contacts = session.exec(
        select(CandidateContact)
        .where(CandidateContact.candidate_id == candidate.id)
        .order_by(col(CandidateContact.id))
    ).all()
    skills = session.exec(
        select(Competency.name)
        .join(CandidateCompetency, col(CandidateCompetency.competency_id) == col(Competency.id))
        .where(CandidateCompetency.candidate_id == candidate.id)
        .order_by(col(CandidateCompetency.position))
    ).all()
    return CandidateValues(
        full_name=candidate.full_name,
        contacts=tuple(Contact(row.kind, row.shown, row.key) for row in contacts),
        position=candidate.position,
        city=candidate.city,
        citizenship=candidate.citizenship,
        age=Age(candidate.birth_date, candidate.age, candidate.age_on),
        experience_months=candidate.experience_months,
        salary=_salary_of(candidate),
        skills=tuple(skills),
        languages=kept_languages(candidate.languages),
        studies=kept_studies(candidate.studies),
        source=candidate.source,
    )


def _salary_of(candidate: Candidate) -> Salary | None:
    if candidate.salary_currency is None:
        return None
    return Salary(
        candidate.salary_min,
        candidate.salary_max,
        candidate.salary_currency,
        candidate.salary_period,
        candidate.salary_tax,
    )


def write(session: Session, candidate: Candidate, values: CandidateValues) -> None:
    """Put values into a candidate's row and lists; new skills enter the company's list."""
    salary = values.salary
    candidate.full_name = values.full_name
    candidate.name_key = name_key(values.full_name)
    candidate.position = values.position
    candidate.city = values.city
    candidate.citizenship = values.citizenship
    candidate.birth_date = values.age.birth_date
    candidate.age = values.age.years
    candidate.age_on = values.age.stated_on
    candidate.experience_months = values.experience_months
    candidate.salary_min = salary.amount_min if salary else None
    candidate.salary_max = salary.amount_max if salary else None
    candidate.salary_currency = salary.currency if salary else None
    candidate.salary_period = salary.period if salary else SalaryPeriod.MONTH
    candidate.salary_tax = salary.tax if salary else SalaryTax.UNKNOWN
    candidate.languages = rows_of_languages(values.languages)
    candidate.studies = rows_of_studies(values.studies)
    if values.source is not None:
        candidate.source = values.source
    session.add(candidate)
    session.flush()  # the lists below point at it
    if candidate.id is not None:
        _write_contacts(session, candidate.id, values.contacts)
        _write_skills(session, candidate.id, values.skills)


def _write_contacts(session: Session, candidate_id: int, contacts: tuple[Contact, ...]) -> None:
    session.exec(delete(CandidateContact).where(col(CandidateContact.candidate_id) == candidate_id))
    for contact in contacts[:MOST_CONTACTS]:
        session.add(
            CandidateContact(
                candidate_id=candidate_id, kind=contact.kind, shown=contact.shown, key=contact.key
            )
        )
    session.flush()  # in order, and the same keys may be written again in this unit


def _write_skills(session: Session, candidate_id: int, skills: tuple[str, ...]) -> None:
    levels = {
        row.competency_id: row.level
        for row in session.exec(
            select(CandidateCompetency).where(CandidateCompetency.candidate_id == candidate_id)
        ).all()
    }
    session.exec(delete(CandidateCompetency).where(col(CandidateCompetency.candidate_id) == candidate_id))
    ids = dict.fromkeys(competencies.named(session, name).id for name in tidy_skills(skills))
    for position, competency_id in enumerate(ids):
        session.add(
            CandidateCompetency(
                candidate_id=candidate_id,
                competency_id=competency_id,
                position=position,
                level=levels.get(competency_id),
            )
        )
    session.flush()  # as above
