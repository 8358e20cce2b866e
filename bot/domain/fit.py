"""How candidates fit a vacancy: competencies with levels, salary against the range. Age, sex and family never count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import search_terms
from bot.domain.search_bits import Question, Term, Within
from bot.models import (
    Candidate,
    CandidateCompetency,
    Competency,
    SalaryPeriod,
    SearchEntry,
    Vacancy,
    VacancyCompetency,
)

# What each thing met is worth in the order of «who fits?»: no number of pluses outweighs a must-have.
_MUST, _NICE, _LEVEL, _PAY = 16, 3, 2, 4

Points = tuple[tuple[Question, int], ...]


@dataclass(frozen=True)
class Sought:
    """A competency a vacancy seeks."""

    name: str
    must: bool
    level: int | None


@dataclass(frozen=True)
class Met:
    """A competency sought, and how the candidate stands to it: the level is 1–5 where known."""

    name: str
    must: bool
    has: bool
    wanted_level: int | None
    level: int | None

    @property
    def below(self) -> bool:
        """Has it, but at a lower level than wanted."""
        return (
            self.has
            and self.level is not None
            and self.wanted_level is not None
            and self.level < self.wanted_level
        )


class Pay(StrEnum):
    """The wished salary against the vacancy's range."""

    WITHIN = "within"
    ABOVE = "above"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CandidateFit:
    """How one candidate fits: what is met and missing in the vacancy's own order, must-haves first."""

    competencies: tuple[Met, ...]
    pay: Pay

    @property
    def musts(self) -> int:
        return sum(one.must for one in self.competencies)

    @property
    def musts_met(self) -> int:
        return sum(one.must and one.has for one in self.competencies)


def sought(session: Session, vacancy: Vacancy) -> tuple[Sought, ...]:
    """What a vacancy seeks, must-haves first."""
    rows = session.exec(
        select(Competency.name, VacancyCompetency.must, VacancyCompetency.level)
        .join(VacancyCompetency, col(VacancyCompetency.competency_id) == col(Competency.id))
        .where(VacancyCompetency.vacancy_id == vacancy.id)
        .order_by(col(VacancyCompetency.must).desc(), col(VacancyCompetency.position))
    ).all()
    return tuple(Sought(name, must, level) for name, must, level in rows)


def points(session: Session, vacancy_id: int) -> Points:
    """Each thing that counts for a vacancy, as a question to the index, and its worth."""
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        return ()
    found: list[tuple[Question, int]] = []
    for one in sought(session, vacancy):
        found.append((Term(search_terms.competency(one.name)), _MUST if one.must else _NICE))
        if one.level is not None:
            found.append((Term(search_terms.level(one.name, one.level)), _LEVEL))
    most = _most_paid(vacancy)
    if found and most is not None and vacancy.salary_currency:
        found.append((Within(f"pay.{vacancy.salary_currency}", None, most // search_terms.PAY_UNIT), _PAY))
    return tuple(found)


def _most_paid(vacancy: Vacancy) -> int | None:
    most = vacancy.salary_max if vacancy.salary_max is not None else vacancy.salary_min
    return search_terms.monthly_pay(most, SalaryPeriod(vacancy.salary_period))


def explained(session: Session, vacancy: Vacancy, candidates: Sequence[Candidate]) -> dict[int, CandidateFit]:
    """How each of a few candidates fits, from the same facts that order them."""
    wanted = sought(session, vacancy)
    ids = [one.id for one in candidates if one.id is not None]
    entries = session.exec(
        select(SearchEntry.candidate_id, SearchEntry.terms).where(col(SearchEntry.candidate_id).in_(ids))
    ).all()
    terms = {one: frozenset(text.split()) for one, text in entries}
    levels: dict[int, dict[str, int]] = {}
    for one, name, level in session.exec(
        select(CandidateCompetency.candidate_id, Competency.name, CandidateCompetency.level)
        .join(Competency, col(Competency.id) == col(CandidateCompetency.competency_id))
        .where(col(CandidateCompetency.candidate_id).in_(ids))
    ).all():
        if level is not None:
            levels.setdefault(one, {})[search_terms.canonical(name)] = level
    return {
        one.id: CandidateFit(
            tuple(_met(each, terms.get(one.id, frozenset()), levels.get(one.id, {})) for each in wanted),
            _pay(vacancy, one),
        )
        for one in candidates
        if one.id is not None
    }


def _met(one: Sought, terms: frozenset[str], levels: dict[str, int]) -> Met:
    has = search_terms.competency(one.name) in terms
    return Met(one.name, one.must, has, one.level, levels.get(search_terms.canonical(one.name)))


def _pay(vacancy: Vacancy, candidate: Candidate) -> Pay:
    wish = candidate.salary_min if candidate.salary_min is not None else candidate.salary_max
    monthly = search_terms.monthly_pay(wish, SalaryPeriod(candidate.salary_period))
    most = _most_paid(vacancy)
    if monthly is None or most is None or candidate.salary_currency != vacancy.salary_currency:
        return Pay.UNKNOWN
    return Pay.WITHIN if monthly <= most else Pay.ABOVE
