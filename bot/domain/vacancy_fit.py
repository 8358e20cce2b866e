"""What of a vacancy's competencies a person has, by skills and by the paper's words; wordings meet in the
vocabulary.
"""

from dataclasses import dataclass

from sqlmodel import Session

from bot.domain import competencies
from bot.domain.vacancy_values import Wanted, values_of
from bot.models import Vacancy
from bot.resumes import SkillVocabulary


@dataclass(frozen=True)
class SkillFit:
    """One competency sought, and whether the person has it."""

    name: str
    must: bool
    has: bool


@dataclass(frozen=True)
class Fit:
    """How a person's skills meet a vacancy: its competencies in its own order, must-haves first."""

    wanted: tuple[SkillFit, ...]

    @property
    def musts(self) -> int:
        return sum(item.must for item in self.wanted)

    @property
    def musts_met(self) -> int:
        return sum(item.must and item.has for item in self.wanted)


def fit(session: Session, vacancy: Vacancy, skills: tuple[str, ...], text: str) -> Fit | None:
    """How skills, and the words of a résumé, meet a vacancy; None when it names no competencies."""
    wanted = values_of(session, vacancy).competencies
    if not wanted:
        return None
    owned = {_canonical(skill) for skill in skills}
    named = set(competencies.finder(session, [item.name for item in wanted])(text)) if text else set()
    read = {match.canonical for match in SkillVocabulary.load().match(text)} if text else set()
    owned |= {_canonical(name) for name in named | read}
    ordered = sorted(wanted, key=lambda item: not item.must)
    return Fit(tuple(_skill_fit(item, owned) for item in ordered))


def fitting(skills: tuple[str, ...], found: Fit | None) -> tuple[str, ...]:
    """The skills, those the vacancy seeks first."""
    if found is None:
        return skills
    sought = {_canonical(item.name) for item in found.wanted}
    return tuple(sorted(skills, key=lambda skill: _canonical(skill) not in sought))


def _skill_fit(item: Wanted, owned: set[str]) -> SkillFit:
    return SkillFit(item.name, item.must, _canonical(item.name) in owned)


def _canonical(name: str) -> str:
    return competencies.normalised(SkillVocabulary.load().canonical(name) or name)
