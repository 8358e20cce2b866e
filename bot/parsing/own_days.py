"""The line in which a company says that a day differs from the calendar: «31 декабря выходной, корпоратив»."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.parsing.dates import find_moment
from bot.parsing.spans import cut_out, fold

# «Нерабочий» holds «рабочий»: what rests is looked for first.
_OFF = re.compile(r"\b(?:выходн\w*|нерабоч\w*|не работаем|day off|off|holiday|closed)\b")
_WORKED = re.compile(r"\b(?:рабоч\w*|работаем|working|workday|works?)\b")


@dataclass(frozen=True)
class OwnDayLine:
    """What was said of a day; without a word of work it is a day off. `note` is what stands beside it."""

    day: date
    is_workday: bool
    note: str


def parse_own_day(text: str, *, now: datetime, zone: ZoneInfo) -> OwnDayLine | None:
    """The day a line names, None without one; days are of `zone`."""
    found = find_moment(text, now=now, zone=zone)
    if found is None:
        return None
    rest = cut_out(text, [found.span])
    folded = fold(rest)
    off, worked = _OFF.search(folded), _WORKED.search(folded)
    said = off or worked
    note = cut_out(rest, [said.span()]) if said is not None else rest
    return OwnDayLine(found.moment.day, off is None and worked is not None, note.strip(" ,;:—–-"))
