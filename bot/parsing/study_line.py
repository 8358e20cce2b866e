"""Education as people type it: «МГУ, прикладная математика, 2010; высшее», a place of study a line."""

import re
from dataclasses import dataclass

from bot.parsing.search_words import EDUCATION
from bot.parsing.spans import cut_out, fold

_YEAR = re.compile(r"(?<!\d)(?:19[4-9]\d|20[0-4]\d)(?!\d)")
_APART = re.compile(r"[;\n]+")
_LONGEST = 200
_LEFT = " ,.;:()–—-"


@dataclass(frozen=True)
class StudyLine:
    """A place of study: parts that are not named are empty; `level` is a value of `EducationLevel`, `year` that of finishing."""

    institution: str
    speciality: str
    level: str | None
    year: int | None


def parse_studies(text: str) -> tuple[StudyLine, ...]:
    """Every place of study named, separated by lines or semicolons; empty when there is nothing to be read."""
    found = (_study(part) for part in _APART.split(text) if part.strip(_LEFT))
    return tuple(one for one in found if one is not None)


def _study(text: str) -> StudyLine | None:
    years = list(_YEAR.finditer(fold(text)))
    # «2006–2010»: the last is the year of finishing
    rest = cut_out(text, [(years[0].start(), years[-1].end())]) if years else text
    level, named = None, []
    for part in (piece.strip(_LEFT) for piece in rest.split(",")):
        said = fold(part)
        found = next(((value, pattern) for value, pattern in EDUCATION if pattern.search(said)), None)
        level = level or (found[0] if found else None)
        # «Колледж связи» is a name that tells the level, «высшее» only the level.
        if part and (found is None or not found[1].fullmatch(said)):
            named.append(part)
    if not named and level is None:
        return None
    institution = named[0][:_LONGEST] if named else ""
    year = int(years[-1][0]) if years else None
    return StudyLine(institution, ", ".join(named[1:])[:_LONGEST], level, year)
