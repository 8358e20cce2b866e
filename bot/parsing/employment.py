"""Where and how one works, as people write it: «удалёнка», "hybrid", «полный день», «2 человека»."""

import re
from enum import StrEnum

from bot.parsing.date_words import number_value
from bot.parsing.spans import Span, fold


class Employment(StrEnum):
    """How much and on what terms one works."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    PROJECT = "project"
    SHIFT = "shift"
    INTERNSHIP = "internship"


class WorkFormat(StrEnum):
    """Where one works from."""

    OFFICE = "office"
    HYBRID = "hybrid"
    REMOTE = "remote"


_EMPLOYMENT: tuple[tuple[Employment, str], ...] = (
    (
        Employment.PART_TIME,
        (
            r"неполн(?:ый|ая) (?:рабочий )?(?:день|занятость)|частичная занятость|парт-?тайм|part[- ]?time"
            r"|пол ?ставки|0[.,]5 ставки"
        ),
    ),
    (
        Employment.FULL_TIME,
        (
            r"полн(?:ый|ая) (?:рабочий )?(?:день|занятость)|фулл?-?тайм|full[- ]?time|постоянная (?:работа"
            r"|занятость)|permanent"
            r"|(?:график )?5/2|пятидневка|полная ставка"
        ),
    ),
    (
        Employment.PROJECT,
        r"проектная (?:работа|занятость)|разовый проект|гпх|договор гпх|contract(?: work)?|freelance|фриланс",
    ),
    (Employment.SHIFT, r"сменный график|(?:график )?2/2|вахт(?:а|овый метод)|shift work|shifts"),
    (Employment.INTERNSHIP, r"стажировка|internship|практика"),
)
_WORK_FORMAT: tuple[tuple[WorkFormat, str], ...] = (
    (WorkFormat.HYBRID, r"гибрид(?:ный формат|ный график|ная работа|ном формате|ный|но)?|hybrid"),
    (
        WorkFormat.REMOTE,
        (
            r"(?:полная |полностью |можно )?удален(?:ка|ке|ку|но|ная работа|ной работы|ный формат"
            r"|ном формате|ная)|дистанционн(?:о"
            r"|ая работа)|из дома"
            r"|(?:fully |100% )?remote(?:ly)?(?: work)?|work from home|wfh"
        ),
    ),
    (
        WorkFormat.OFFICE,
        (
            r"(?:работа |только )?(?:в )?офис(?:е)?|на территории работодателя|(?:in[- ])?office(?: only)?"
            r"|on-?site"
        ),
    ),
)
_HEADCOUNT = re.compile(
    r"(?:(?:нужн[оы]|ищем|требу\w+|need|hiring) )?(?<![\w.,/-])(?P<count>\d{1,3}|дв[ае]|три|четыре|пять|two"
    r"|three|four|five) ?"
    r"(?:человека?|чел\.?|вакансии|вакансий|вакансия|позиции|позиций|позиция|сотрудник(?:а|ов)|мест(?:а|о)?"
    r"|единиц\w*"
    r"|people|persons?|positions?|openings?|vacanc(?:y|ies)|hires?|heads?|seats?)(?!\w)"
    r"|(?<!\w)[xх×](?P<times>\d{1,2})(?!\w)"
    r"|(?:квота|headcount|количество|hc) ?:? ?(?P<quota>\d{1,3})(?!\w)"
    r"|(?<!\w)(?P<together>двоих|двое|троих|трое|четверых|пятерых)(?!\w)(?: человек)?"
)
_TOGETHER = {"двоих": 2, "двое": 2, "троих": 3, "трое": 3, "четверых": 4, "пятерых": 5}
_LEAD = (
    r"(?:формат(?: работы)?|место работы|занятость|тип занятости|график(?: работы)?|employment|format"
    r"|schedule|workplace) ?: ?"
)


def find_headcount(text: str) -> tuple[int, Span] | None:
    """How many people are wanted: «2 человека», «x2», «двоих», "3 openings"; never zero."""
    for match in _HEADCOUNT.finditer(fold(text)):
        if match["together"]:
            return _TOGETHER[match["together"]], match.span()
        count = number_value(match["count"] or match["times"] or match["quota"])
        if count:
            return count, match.span()
    return None


def find_employment(text: str) -> tuple[Employment, Span] | None:
    """The first named kind of employment and its span."""
    found = [
        (match.start(), kind, match.span())
        for kind, pattern in _EMPLOYMENT
        if (match := re.search(rf"(?:{_LEAD})?(?<![\w/])(?:{pattern})(?![\w/])", fold(text)))
    ]
    return min(found)[1:] if found else None


def find_work_format(text: str, *, in_prose: bool = False) -> tuple[WorkFormat, Span] | None:
    """The first named way of working that stands for itself, and its span.

    At the end of the text or between signs only, so that «офис-менеджер», "MS Office" and "remote support
    engineer" stay names of what they are; ``in_prose`` the unmistakable words count anywhere.
    """
    folded = fold(text)
    for place, pattern in _WORK_FORMAT:
        for match in re.finditer(rf"(?:{_LEAD})?(?<![\w-])(?:{pattern})(?![\w-])", folded):
            if (in_prose and place is not WorkFormat.OFFICE) or _stands_for_itself(folded, match, place):
                return place, match.span()
    return None


def _stands_for_itself(folded: str, match: re.Match[str], place: WorkFormat) -> bool:
    before, after = folded[: match.start()].rstrip(" "), folded[match.end() :].lstrip(" ")
    part_of_name = before and before[-1] not in ",;(\n/" and not match[0].startswith(("в ", "на ", "in"))
    if place is WorkFormat.OFFICE and part_of_name:
        return False
    return not after or after[0] in ",;.)(\n/|" or after.startswith(("или ", "or ", "в ", "из "))
