"""Languages and studies of a candidate: as a résumé that was read tells them, and as people type them on the card."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.errors import Problem, Unfit
from bot.parsing.languages import HumanLanguage, find_languages, language_name, level_of
from bot.parsing.study_line import parse_studies
from bot.resumes.values import EducationLevel

MOST_STUDIES = 10


@dataclass(frozen=True)
class SpokenLanguage:
    """A language somebody speaks; `level` is one of `parsing.languages.LEVELS`, empty when not stated."""

    language: HumanLanguage
    level: str


@dataclass(frozen=True)
class Study:
    """A place of study; parts that are not known are empty."""

    institution: str
    speciality: str
    level: EducationLevel | None
    year: int | None


def languages_in(fields: Mapping[str, Any]) -> tuple[SpokenLanguage, ...]:
    """The languages a résumé tells of; those not known by name are left out."""
    found = []
    for named, level in dict(fields.get("language_levels") or {}).items():
        language = language_name(str(named))
        if language is not None:
            found.append(SpokenLanguage(HumanLanguage(language), level_of(str(level or "")) or ""))
    return tuple(found)


def studies_in(fields: Mapping[str, Any]) -> tuple[Study, ...]:
    """The places of study a résumé tells of."""
    found = []
    for row in fields.get("education") or []:
        if not isinstance(row, dict):
            continue
        level, year = row.get("level"), row.get("year")
        study = Study(
            str(row.get("institution") or ""),
            str(row.get("speciality") or ""),
            EducationLevel(level) if level in set(EducationLevel) else None,
            year if isinstance(year, int) else None,
        )
        if study.institution or study.level is not None:
            found.append(study)
    return tuple(found)


def typed_languages(text: str) -> tuple[SpokenLanguage, ...]:
    """Languages as typed, «английский B2, немецкий A1», each once. Raises Unfit with the piece that names none."""
    found: dict[str, str] = {}
    for piece in text.replace(";", ",").replace("\n", ",").split(","):
        if not piece.strip():
            continue
        named = find_languages(piece)
        if not named:
            raise Unfit(Problem.LANGUAGE_NOT_UNDERSTOOD, name=piece.strip()[:60])
        found |= {one.name: one.level or "" for one in named}
    return tuple(SpokenLanguage(HumanLanguage(name), level) for name, level in found.items())


def typed_studies(text: str) -> tuple[Study, ...]:
    """Places of study as typed, a line or a semicolon each. Raises Unfit when there is none, or too many."""
    studies = tuple(
        Study(
            one.institution,
            one.speciality,
            EducationLevel(one.level) if one.level is not None else None,
            one.year,
        )
        for one in parse_studies(text)
    )
    if not studies or len(studies) > MOST_STUDIES:
        raise Unfit(Problem.STUDY_NOT_UNDERSTOOD, most=MOST_STUDIES)
    return studies


# -- as the candidate's row keeps them -------------------------------------------------------------------


def kept_languages(rows: list[list[str]] | None) -> tuple[SpokenLanguage, ...] | None:
    """What was corrected by hand; None when nothing was, and the newest résumé tells."""
    if rows is None:
        return None
    return tuple(SpokenLanguage(HumanLanguage(name), level) for name, level in rows)


def kept_studies(rows: list[dict[str, Any]] | None) -> tuple[Study, ...] | None:
    """As `kept_languages`."""
    return studies_in({"education": rows}) if rows is not None else None


def rows_of_languages(spoken: tuple[SpokenLanguage, ...] | None) -> list[list[str]] | None:
    """What the row keeps of languages."""
    return [[one.language.value, one.level] for one in spoken] if spoken is not None else None


def rows_of_studies(studies: tuple[Study, ...] | None) -> list[dict[str, Any]] | None:
    """What the row keeps of studies, with the keys of a résumé that was read."""
    if studies is None:
        return None
    return [
        {
            "institution": one.institution,
            "speciality": one.speciality,
            "level": one.level.value if one.level is not None else None,
            "year": one.year,
        }
        for one in studies
    ]
