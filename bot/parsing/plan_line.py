"""A task of a plan's template in one line: «за 1 рабочий день до, 12:00, ИТ: подготовить ноутбук». Pure.

Before the colon stand the conditions in any order, with commas between them: when, at what hour, who. Without a colon the
whole line is the title.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

MONTH_DAYS, WEEK_DAYS = 30, 7


class LineRole(StrEnum):
    """Roles that a line can call; the values are those of a plan's doers."""

    LEAD = "lead"
    BUDDY = "buddy"
    HR = "hr"
    NEWCOMER = "newcomer"


@dataclass(frozen=True)
class PlanLine:
    """What a line says; None is what it does not say. `who` are words that are neither a time nor a role: a department's name.

    `more` is what was not understood.
    """

    title: str
    days: int | None = None
    workdays: bool = True
    hour: int | None = None
    minute: int = 0
    role: LineRole | None = None
    who: str = ""
    more: tuple[str, ...] = ()


# A colon of a time has digits on both sides.
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_TIME = re.compile(
    r"^(?:(?:в|at|к|by)\s+)?(\d{1,2})(?:[:.](\d{2})|\s*(?:ч|час(?:а|ов)?|o'clock))\.?$|^(?:в|at|к|by)\s+(\d{1,2})$"
)
_SIGNED = re.compile(r"^([+\-−–])\s*(\d{1,3})(?:\s*(.*))?$")
_ON_DAY = re.compile(
    r"^(?:в\s+)?(?:(?:сам|перв|последн)\S*\s+)*(?:рабоч\S*\s+)?день(?:\s+(?:выхода|перевода|увольнения|начала))?$"
    r"|^(?:on\s+)?(?:the\s+)?(?:(?:first|last|same)\s+)*(?:working\s+)?day(?:\s+of.*)?$"
)
_UNIT = (
    r"(?P<work>рабоч\S*|раб\.?|working|work|business)?\s*(?:календарн\S*\s+|calendar\s+)?"
    r"(?P<unit>дн\S*|ден\S*|недел\S*|месяц\S*|days?|weeks?|months?|workdays?)"
)
_COUNT = r"(?P<count>\d{1,3}|an?|один|одну|два|две|три|one|two|three)?\s*"
_BEFORE = re.compile(
    rf"^(?:за\s+)?{_COUNT}{_UNIT}\s+(?:до|before|prior)(?:\s+.*)?$"
    r"|^за\s+(?P<count2>\d{1,3})?\s*(?P<work2>рабоч\S*|раб\.?)?\s*(?P<unit2>дн\S*|ден\S*|недел\S*|месяц\S*)$"
)
_AFTER = re.compile(rf"^(?:через\s+|in\s+)?{_COUNT}{_UNIT}(?:\s+(?:после|after|later)(?:\s+.*)?)?$")
_WORDS = {"один": 1, "одну": 1, "a": 1, "an": 1, "one": 1, "два": 2, "две": 2, "two": 2, "три": 3, "three": 3}
_ROLES = {
    LineRole.LEAD: r"(?:его\s+|её\s+|ее\s+)?(?:руководител\S*|начальник\S*|лид|lead|manager|the lead)",
    LineRole.BUDDY: r"наставник\S*|buddy|mentor|the buddy",
    LineRole.HR: r"hr|эйчар\S*|кадр\S*|отдел кадров",
    LineRole.NEWCOMER: r"нович\S*|сам сотрудник|сотрудник|newcomer|the newcomer|new hire|employee",
}


def parse_plan_line(text: str) -> PlanLine:
    """What a line says of a task. Nothing is guessed: what is not understood is named in `more`."""
    line = " ".join(text.split())
    colon = _COLON.search(line)
    if colon is None:
        return PlanLine(_title(line))
    head, title = line[: colon.start()], line[colon.end() :]
    said, left = _conditions(head)
    return replace(said, title=_title(title), who=left[0] if left else "", more=tuple(left[1:]))


def parse_when(text: str) -> PlanLine:
    """When a task is due, and perhaps at what hour; anything else is named in `more`."""
    said, left = _conditions(" ".join(text.split()))
    if said.role is not None or (said == PlanLine("") and not left):
        left.append(text)
    return replace(said, role=None, more=tuple(left))


def _conditions(text: str) -> tuple[PlanLine, list[str]]:
    """What the parts between commas say, and those that say nothing known."""
    said, left = PlanLine(""), []
    for part in (one.strip() for one in re.split(r"[,;]", text)):
        if part:
            more = _with(said, part)
            left += [part] if more is None else []
            said = more or said
    return said, left


def _title(text: str) -> str:
    said = text.strip()
    return said[:1].upper() + said[1:]


def _with(line: PlanLine, part: str) -> PlanLine | None:
    """The line with what one part says; None when that is not understood, or said already."""
    said = part.casefold().rstrip(".")
    time = _TIME.match(said)
    if time is not None and line.hour is None:
        return replace(line, hour=int(time[1] or time[3]), minute=int(time[2] or 0))
    when = _when(said)
    if when is not None and line.days is None:
        return replace(line, days=when[0], workdays=when[1])
    role = next((one for one, pattern in _ROLES.items() if re.fullmatch(pattern, said)), None)
    return replace(line, role=role) if role is not None and line.role is None else None


def _when(said: str) -> tuple[int, bool] | None:
    """Days from the plan's day, negative before it, and whether they are working days."""
    if _ON_DAY.match(said):
        return 0, True
    signed = _SIGNED.match(said)
    if signed is not None:
        days = int(signed[2])
        rest = signed[3] or ""
        works = not rest or rest.startswith(("раб", "work", "business"))
        return (days if signed[1] == "+" else -days), works
    before = _BEFORE.match(said)
    if before is not None:
        return _counted(before, -1)
    after = _AFTER.match(said)
    return _counted(after, 1) if after is not None else None


def _counted(match: re.Match[str], sign: int) -> tuple[int, bool]:
    kept = match.groupdict()
    count = kept.get("count") or kept.get("count2") or "1"
    unit = kept.get("unit") or kept.get("unit2") or ""
    works = bool(kept.get("work") or kept.get("work2")) or unit.startswith("workday")
    number = _WORDS.get(count) or int(count)
    if unit.startswith(("недел", "week")):
        return sign * number * (5 if works else WEEK_DAYS), works
    if unit.startswith(("месяц", "month")):
        return sign * number * MONTH_DAYS, False
    return sign * number, works
