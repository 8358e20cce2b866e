"""The line in which a person says that they will be away: «отпуск с 1 по 12 января, за меня Петров»."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.parsing.dates import find_moment, parse_moment
from bot.parsing.spans import fold

_DEPUTY = re.compile(
    r"(?:^|[,;.\s])\s*(?:за меня|вместо меня|меня (?:за|под)мен\w+|замещает"
    r"|covered by|cover(?: is)?|deputy(?: is)?|instead of me)"
    r"\s*:?\s*(?P<who>[^,;.\n]+)",
    re.IGNORECASE,
)
# The name may come first: «Петров за меня», "Boris instead of me".
_STANDS_IN = (
    r"(?:(?i:за меня|вместо меня|меня (?:за|под)мен\w+|(?:меня )?замещает(?: меня)?"
    r"|instead of me|covers?(?: for)? me|(?:stands|will stand|standing) in(?: for me)?|is my deputy))"
)
_NAMED_FIRST = re.compile(
    rf"(?:^|[,;.\s])\s*(?P<who>@\w+|[^\W\d_a-zа-яё][\w-]*(?:\s+[^\W\d_a-zа-яё][\w-]*)?)\s+{_STANDS_IN}\s*(?=$|[,;.\n])"
)
_FROM_TO = re.compile(
    r"(?:^|[\s,;])(?:с|со|from)\s+(?P<start>[^,;\n]+?)\s+(?:по|до|to|till|until|through|[-–—])\s+(?P<end>[^,;\n]+)"
)
_UNTIL = re.compile(r"(?:^|[\s,;])(?:по|до|till|until|through|to)\s+(?P<end>[^,;\n]+)")
_AFTER_NUMBER = re.compile(r"^\d{1,2}(?=\D|$)(?P<rest>.*)$")
_KINDS = {
    "vacation": re.compile(r"отпуск|vacation|holiday|annual leave"),
    "sick": re.compile(r"больн|боле|заболе|sick|\bill\b"),
    "trip": re.compile(r"командировк|business trip|\btrip\b"),
}


@dataclass(frozen=True)
class AbsenceLine:
    """What was said: both days are away; `kind` is empty and `deputy` is empty when not said."""

    starts_on: date
    ends_on: date
    kind: str
    deputy: str


def parse_absence(text: str, *, now: datetime, zone: ZoneInfo) -> AbsenceLine | None:
    """The absence a line names, None without a day in it. Without a first day it begins today; days are of `zone`."""
    deputy = _NAMED_FIRST.search(text) or _DEPUTY.search(text)
    rest = text[: deputy.start()] + text[deputy.end() :] if deputy else text
    days = _days(fold(rest), now, zone)
    if days is None:
        return None
    kind = next((name for name, pattern in _KINDS.items() if pattern.search(fold(rest))), "")
    return AbsenceLine(*days, kind, " ".join(deputy["who"].split()) if deputy else "")


def _days(text: str, now: datetime, zone: ZoneInfo) -> tuple[date, date] | None:
    today = now.astimezone(zone).date()
    both = _FROM_TO.search(text)
    if both is not None:
        end = _day(both["end"], now, zone)
        start = _day(both["start"], now, zone) or _day(_borrowed(both["start"], both["end"]), now, zone)
        return (start, end) if start is not None and end is not None else None
    until = _UNTIL.search(text)
    if until is not None:
        end = _day(until["end"], now, zone)
        return (today, end) if end is not None else None
    found = find_moment(text, now=now, zone=zone)
    return (found.moment.day, found.moment.day) if found is not None else None


def _day(text: str, now: datetime, zone: ZoneInfo) -> date | None:
    moment = parse_moment(text.strip(" ."), now=now, zone=zone)
    return moment.day if moment is not None else None


def _borrowed(start: str, end: str) -> str:
    """«с 1 по 12 января»: the first day's month is the second's."""
    month = _AFTER_NUMBER.match(end.strip())
    return f"{start}{month['rest']}" if month is not None and start.strip().isdigit() else start
