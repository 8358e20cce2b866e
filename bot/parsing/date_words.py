"""Words of dates and times in Russian and English, as pieces of regular expressions and their values.

All pieces are for text folded by :func:`bot.parsing.spans.fold` (lower case, ё → е, plain dashes).
"""

from datetime import time

WEEKDAY = (
    r"(?:понедельник(?:а|у|ом|е)?|пнд?|вторник(?:а|у|ом|е)?|втр?|сред(?:ой|[ауые])|срд?|четверг(?:а|у|ом|е)?"
    r"|чтв?"
    r"|пятниц(?:ей|[ауые])|птн?|суббот(?:ой|[ауые])|сбт?|воскресень(?:ем|[еюя])|воскресение|вск?"
    r"|monday|mon|tuesday|tues?|wednesday|wed|thursday|thurs?|thu|friday|fri|saturday|sat|sunday|sun)"
)
_WEEKDAY_NUMBERS = {
    **dict.fromkeys(("по", "пн", "mo"), 0),
    **dict.fromkeys(("вт", "tu"), 1),
    **dict.fromkeys(("ср", "we"), 2),
    **dict.fromkeys(("че", "чт", "th"), 3),
    **dict.fromkeys(("пя", "пт", "fr"), 4),
    **dict.fromkeys(("су", "сб", "sa"), 5),
    **dict.fromkeys(("во", "вс", "su"), 6),
}
HOMONYM_WEEKDAYS = frozenset({"ср", "среда", "среде", "среды", "средой", "sat", "sun", "mon", "wed"})
"""Also other words («в среде Linux», «ср. балл», "sat"): alone in a longer line they name no day."""

MONTH = (
    r"(?:январ[ьяею]|янв|феврал[ьяею]|фев|март[аеу]?|мар|апрел[ьяею]|апр|ма[йяею]|июн[ьяею]|июн|июл[ьяею]|июл"
    r"|август[аеу]?|авг|сентябр[ьяею]|сент?|октябр[ьяею]|окт|ноябр[ьяею]|нояб?|декабр[ьяею]|дек"
    r"|january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept?|october"
    r"|oct"
    r"|november|nov|december|dec)"
)
_MONTH_NUMBERS = {
    prefix: number
    for number, prefixes in enumerate(
        (
            ("янв", "jan"),
            ("фев", "feb"),
            ("мар", "mar"),
            ("апр", "apr"),
            ("май", "мая", "мае", "маю", "may"),
            ("июн", "jun"),
            ("июл", "jul"),
            ("авг", "aug"),
            ("сен", "sep"),
            ("окт", "oct"),
            ("ноя", "nov"),
            ("дек", "dec"),
        ),
        start=1,
    )
    for prefix in prefixes
}

_NUMBER_VALUES = {
    **dict.fromkeys(("один", "одну", "одна", "одного", "one", "a", "an"), 1),
    **dict.fromkeys(
        ("два", "две", "двух", "пару", "two", "couple", "a couple of", "couple of", "a couple"), 2
    ),
    **dict.fromkeys(("три", "трех", "three"), 3),
    **dict.fromkeys(("четыре", "четырех", "four"), 4),
    **dict.fromkeys(("пять", "пяти", "five"), 5),
    **dict.fromkeys(("шесть", "шести", "six"), 6),
    **dict.fromkeys(("семь", "семи", "seven"), 7),
    **dict.fromkeys(("восемь", "восьми", "eight"), 8),
    **dict.fromkeys(("девять", "девяти", "nine"), 9),
    **dict.fromkeys(("десять", "десяти", "ten"), 10),
    **dict.fromkeys(("одиннадцать", "eleven"), 11),
    **dict.fromkeys(("двенадцать", "twelve"), 12),
    **dict.fromkeys(("четырнадцать", "fourteen"), 14),
    **dict.fromkeys(("двадцать", "twenty"), 20),
    **dict.fromkeys(("тридцать", "thirty"), 30),
}
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBER_VALUES, key=len, reverse=True)) + r")"

_ORDINALS = (
    *(
        "первого",
        "второго",
        "третьего",
        "четвертого",
        "пятого",
        "шестого",
        "седьмого",
        "восьмого",
        "девятого",
    ),
    *("десятого", "одиннадцатого", "двенадцатого", "тринадцатого", "четырнадцатого", "пятнадцатого"),
    *("шестнадцатого", "семнадцатого", "восемнадцатого", "девятнадцатого", "двадцатого", "двадцать первого"),
    *("двадцать второго", "двадцать третьего", "двадцать четвертого", "двадцать пятого", "двадцать шестого"),
    *("двадцать седьмого", "двадцать восьмого", "двадцать девятого", "тридцатого", "тридцать первого"),
)
ORDINAL = r"(?:" + "|".join(_ORDINALS) + r")"

HOUR_WORD = r"(?:два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать)"
_HALF_PAST = _ORDINALS[:12]
HALF_TO_HOUR = r"(?:" + "|".join(_HALF_PAST) + r")"

MORNING, NOON, LUNCH, AFTERNOON, END_OF_DAY, EVENING, LAST_MINUTE = (
    time(9),
    time(12),
    time(13),
    time(15),
    time(18),
    time(19),
    time(23, 59),
)
"""What a part of a working day means by the clock; always echoed to the person, who can correct it."""


def weekday_number(word: str) -> int:
    """Monday is 0; the word must have matched :data:`WEEKDAY`."""
    return _WEEKDAY_NUMBERS[word[:2]]


def month_number(word: str) -> int:
    """January is 1; the word must have matched :data:`MONTH`."""
    return _MONTH_NUMBERS[word[:3]]


def day_number(word: str) -> int:
    """The day of a month in figures or as an ordinal («первого»)."""
    return int(word) if word.isdigit() else _ORDINALS.index(word) + 1


def number_value(word: str | None) -> int:
    """A typed number or number word; nothing typed («через неделю») is one."""
    if word is None:
        return 1
    return int(word) if word.isdigit() else _NUMBER_VALUES[word]


def half_to_hour(word: str) -> int:
    """The hour begun in «половина шестого» (5), on a twelve-hour dial."""
    return _HALF_PAST.index(word) or 12
