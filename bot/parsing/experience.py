"""Work experience and age as people type them: «3 года 6 месяцев», «полтора года», "5 yrs", «29 лет»,
«14.03.1997».
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.parsing.dates import parse_moment
from bot.parsing.spans import fold

MONTHS_A_YEAR = 12
LONGEST_EXPERIENCE_YEARS = 60
YOUNGEST = 14
OLDEST = 100

_NONE = re.compile(r"(?:без опыта|нет опыта|нет|0|no experience|none|entry level)")
_FIGURE = r"\d{1,2}(?:[.,]\d)?"
_YEARS = r"(?:г(?:ода?|од|\.)?|лет|years?|yrs?|y)"
_MONTHS = r"(?:мес(?:яц(?:а|ев)?|\.)?|м\.?|months?|mos?|m)"
_WORDS = {"год": 1.0, "полгода": 0.5, "полтора года": 1.5, "half a year": 0.5, "a year": 1.0}
_EXPERIENCE = re.compile(
    r"(?:опыт:? |experience:? |около |более |больше |over |about )?"
    rf"(?:(?P<years>{_FIGURE})\+? ?(?:{_YEARS})?)?"
    rf"(?:(?:^|(?<=\w) ?|(?<=\.) ?)(?:и |and )?(?P<months>\d{{1,3}}) ?{_MONTHS})?(?: опыта| of experience)?"
)
_ONLY_MONTHS = re.compile(rf"(?P<months>\d{{1,3}}) ?{_MONTHS}")
_AGE = re.compile(
    r"(?:возраст:? |age:? )?(?P<years>\d{2})(?: ?(?:лет|года?|г\.?|years? old|years?|y\.?o\.?))?"
)
_WITH_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class AgeRead:
    """What was typed: a birth date or whole years."""

    birth_date: date | None
    years: int | None


def parse_experience(text: str) -> int | None:
    """Months of experience; a bare figure is years. None when it cannot be understood or is over 60 years."""
    folded = fold(text).strip(" .")
    if _NONE.fullmatch(folded):
        return 0
    if folded in _WORDS:
        return round(_WORDS[folded] * MONTHS_A_YEAR)
    match = _ONLY_MONTHS.fullmatch(folded) or _EXPERIENCE.fullmatch(folded)
    if match is None:
        return None
    found = match.groupdict()
    if found.get("years") is None and found.get("months") is None:
        return None
    years = float((found.get("years") or "0").replace(",", "."))
    months = round(years * MONTHS_A_YEAR) + int(found.get("months") or 0)
    return months if months <= LONGEST_EXPERIENCE_YEARS * MONTHS_A_YEAR else None


def parse_age(text: str, *, now: datetime, zone: ZoneInfo) -> AgeRead | None:
    """An age in years or a birth date with its year; None when neither, or nobody's age (under 14, over
    100).
    """
    folded = fold(text).strip(" .")
    if match := _AGE.fullmatch(folded):
        years = int(match["years"])
        return AgeRead(None, years) if YOUNGEST <= years <= OLDEST else None
    if not _WITH_YEAR.search(folded):
        return None
    moment = parse_moment(folded.removesuffix("г"), now=now, zone=zone, prefer="past")
    if moment is None:
        return None
    age = (now.astimezone(zone).date() - moment.day).days / 365.25
    return AgeRead(moment.day, None) if YOUNGEST <= age <= OLDEST else None
