"""What the index says of one candidate: the terms one filters by and the words of the full text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import search_terms
from bot.domain.candidate_learning import kept_languages, kept_studies, languages_in, studies_in
from bot.domain.intake_notes import FIRST_CONTACT, notes_of
from bot.domain.search_bits import number_terms
from bot.domain.search_words import NAME_MARK
from bot.models import (
    Application,
    Candidate,
    CandidateCompetency,
    CandidateTag,
    Competency,
    Consent,
    Event,
    Reserve,
    Resume,
    Stage,
    Subject,
    Vacancy,
)
from bot.parsing.languages import LEVELS
from bot.parsing.people import name_key as sound_of
from bot.parsing.search_words import EMAIL, REFERRAL, source_named
from bot.parsing.stems import is_cyrillic, stems, unique_stems
from bot.resumes import SkillVocabulary

_LONGEST_TEXT = 60_000
_MOST_NOTES = 500


@dataclass(frozen=True)
class Facts:
    """One candidate as the index holds them."""

    terms: frozenset[str]
    words: tuple[str, ...]
    names: frozenset[str]


def facts_of(session: Session, candidate: Candidate) -> Facts:
    """Read everything the index needs of a candidate."""
    assert candidate.id is not None  # noqa: S101 - it came from the database
    resumes = session.exec(
        select(Resume).where(Resume.candidate_id == candidate.id).order_by(col(Resume.id).desc())
    ).all()
    names = frozenset(sound_of(candidate.full_name).split())
    texts = [candidate.position, candidate.city, *(resume.text[:_LONGEST_TEXT] for resume in resumes)]
    notes = [note.text for note in notes_of(session, candidate.id, most=_MOST_NOTES)]
    skills = session.exec(
        select(Competency.name, CandidateCompetency.level)
        .join(CandidateCompetency, col(CandidateCompetency.competency_id) == col(Competency.id))
        .where(CandidateCompetency.candidate_id == candidate.id)
    ).all()
    terms = {search_terms.EVERYBODY}
    terms |= _of_profile(candidate)
    if _came_by_letter(session, candidate.id):
        terms.add(search_terms.source(EMAIL))
    terms |= _of_skills(skills, [candidate.position, *(resume.text[:_LONGEST_TEXT] for resume in resumes)])
    terms |= _of_learning(candidate, resumes[0].fields if resumes else {})
    terms |= _of_applications(session, candidate.id)
    consent = session.get(Consent, candidate.id)
    if consent is not None:
        terms.add(search_terms.consent(consent.state.value))
    tags = session.exec(select(CandidateTag.norm).where(CandidateTag.candidate_id == candidate.id)).all()
    terms |= {search_terms.tag(norm) for norm in tags}
    if session.get(Reserve, candidate.id) is not None:
        terms.add(search_terms.RESERVE)
    words = unique_stems([*texts, *notes, *(name for name, _ in skills)])
    words |= {f"{NAME_MARK}{name}" for name in names}
    return Facts(frozenset(terms), tuple(sorted(words)), names)


def _of_profile(candidate: Candidate) -> set[str]:
    terms = number_terms("added", search_terms.day_number(candidate.created_at))
    if candidate.city:
        terms.add(search_terms.city(candidate.city))
    if candidate.source:
        terms |= {search_terms.source(candidate.source), search_terms.source(source_named(candidate.source))}
    if candidate.referred_by_id is not None:
        terms.add(search_terms.source(REFERRAL))
    if candidate.experience_months is not None:
        terms |= number_terms("exp", candidate.experience_months)
    born = born_on(candidate)
    if born is not None:
        terms |= number_terms("born", search_terms.month_number(born))
    pay = search_terms.monthly_pay(
        candidate.salary_min if candidate.salary_min is not None else candidate.salary_max,
        candidate.salary_period,
    )
    if pay is not None and candidate.salary_currency:
        terms |= number_terms(f"pay.{candidate.salary_currency}", search_terms.pay_number(pay))
    return terms


def _came_by_letter(session: Session, candidate_id: int) -> bool:
    told = select(Event.id).where(
        Event.subject == Subject.CANDIDATE, Event.subject_id == candidate_id, Event.verb == FIRST_CONTACT
    )
    return session.exec(told).first() is not None


def born_on(candidate: Candidate) -> date | None:
    """The birth date, or about when somebody was born who was so many years old on a day."""
    if candidate.birth_date is not None:
        return candidate.birth_date
    if candidate.age is None or candidate.age_on is None:
        return None
    return date(max(candidate.age_on.year - candidate.age, 1900), candidate.age_on.month, 1)


def _of_skills(skills: Iterable[tuple[str, int | None]], texts: Sequence[str]) -> set[str]:
    """Competencies by their canonical names, those named in the papers too; levels as «at least so well»."""
    vocabulary = SkillVocabulary.load()
    terms = {
        search_terms.competency(match.canonical) for text in texts if text for match in vocabulary.match(text)
    }
    terms |= {search_terms.competency(name) for text in texts if text for name in _named_in(text)}
    for name, level in skills:
        terms.add(search_terms.competency(name))
        terms |= {search_terms.level(name, each) for each in range(1, (level or 0) + 1)}
    return terms


def _named_in(text: str) -> Iterable[str]:
    """Competencies that a text names in whatever case («сдача отчётности», «ведения переговоров»)."""
    vocabulary = _by_stems()
    words = stems(text)
    for at, first in enumerate(words):
        for size in vocabulary.get(first, {}):
            name = vocabulary[first][size].get(tuple(words[at : at + size]))
            if name is not None:
                yield name


@cache
def _by_stems() -> dict[str, dict[int, dict[tuple[str, ...], str]]]:
    """The bundled wordings in Russian by their first stem and their length in stems."""
    found: dict[str, dict[int, dict[tuple[str, ...], str]]] = {}
    for wording, name in SkillVocabulary.load().wordings():
        key = tuple(stems(wording))
        if key and is_cyrillic(wording):
            found.setdefault(key[0], {}).setdefault(len(key), {})[key] = name
    return found


def _of_learning(candidate: Candidate, fields: Mapping[str, Any]) -> set[str]:
    """Languages with every level they reach, and education: as corrected by hand, else as the newest résumé tells."""
    terms: set[str] = set()
    languages, studies = kept_languages(candidate.languages), kept_studies(candidate.studies)
    for one in languages if languages is not None else languages_in(fields):
        language = one.language.value
        terms.add(search_terms.language(language))
        if one.level:
            terms |= {search_terms.language(language, each) for each in LEVELS[: LEVELS.index(one.level) + 1]}
    for study in studies if studies is not None else studies_in(fields):
        if study.level is not None:
            reached = search_terms.EDUCATION_REACHED.get(study.level.value, ())
            terms |= {search_terms.education(each) for each in reached}
    return terms


def _of_applications(session: Session, candidate_id: int) -> set[str]:
    """Vacancies and stages. What is on a confidential vacancy is kept apart, for its team alone."""
    rows = session.exec(
        select(Application.vacancy_id, Application.stage, Vacancy.confidential)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(Application.candidate_id == candidate_id)
    ).all()
    terms = {search_terms.vacancy(vacancy_id) for vacancy_id, _, _ in rows}
    for vacancy_id, stage, confidential in rows:
        terms.add(search_terms.stage(Stage(stage), vacancy_id if confidential else None))
    if rows and all(confidential for _, _, confidential in rows):
        terms.add(search_terms.HIDDEN)
    return terms
