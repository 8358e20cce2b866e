"""Values as people read them, in both languages: moments, days, experience, ages, phones, names. All pure.

Plain text unless the result is `Html`; plain text is escaped where it enters a message.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
import regex
from babel.dates import format_date, format_timedelta
from babel.numbers import format_percent

from bot.i18n import Html, Words, html

MONTHS_A_YEAR = 12
_ELLIPSIS = "…"


# -- time ------------------------------------------------------------------------------------------------


def moment(words: Words, at: datetime, *, zone: ZoneInfo, now: datetime) -> Html:
    """A moment for a message: Telegram shows it in each reader's own zone; the text inside is in `zone`.

    Raises ValueError for a naive `at`. Source: core.telegram.org/bots/api#html-style, `tg-time`.
    """
    text = html(moment_text(words, at, zone=zone, now=now))
    return Html(f'<tg-time unix="{int(at.timestamp())}" format="wDt">{text}</tg-time>')


def moment_text(words: Words, at: datetime, *, zone: ZoneInfo, now: datetime) -> str:
    """A moment for buttons and toasts, in `zone`: «пт, 27 ноября, 18:00»; the year only when not this one."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return words.moment(at.astimezone(zone), today=now.astimezone(zone).date())


def day(words: Words, value: date, *, today: date) -> str:
    """A day in full: «пт, 27 ноября»; the year only when not this one."""
    return words.day(value, today=today)


def short_day(words: Words, value: date, *, today: date) -> str:
    """A day for a button or a list row: «27 нояб.», "27 Nov"; the year only when not this one."""
    return str(format_date(value, "d MMM" if value.year == today.year else "d MMM y", locale=words.babel))


def days_left(words: Words, value: date, *, today: date) -> str:
    """How far a last day is: «осталось 5 дней», «последний день сегодня», «просрочено на 2 дня»."""
    days = (value - today).days
    if days == 0:
        return words("days-last")
    return words("days-left", days=days) if days > 0 else words("days-late", days=-days)


def ago(words: Words, at: datetime, *, now: datetime) -> str:
    """How long ago: «3 дня назад», "3 days ago"; under a minute is «только что»."""
    passed = max(now - at, timedelta())
    if passed < timedelta(minutes=1):
        return words("just-now")
    return str(format_timedelta(-passed, add_direction=True, threshold=1.5, locale=words.babel))


# -- people ----------------------------------------------------------------------------------------------


def experience(words: Words, months: int) -> str:
    """Experience of that many months: «3 года 6 месяцев», «без опыта» for none."""
    years, rest = divmod(max(months, 0), MONTHS_A_YEAR)
    parts = [words("years", count=years) if years else "", words("months", count=rest) if rest else ""]
    return " ".join(part for part in parts if part) or words("experience-none")


def age(words: Words, years: int) -> str:
    """An age: «28 лет», "28 years old"."""
    return words("age", years=years)


def phone(e164: str) -> str:
    """A phone grouped as people read it, `+7 912 345-67-89`; one that is no phone stays as it is."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def short_name(full_name: str, most: int = 24) -> str:
    """A name that fits a button: whole if it does, else its first word with the initials of the rest."""
    words = full_name.split()
    if length(" ".join(words)) <= most or len(words) <= 1:
        return clip(full_name, most)
    initials = " ".join(f"{_graphemes(word)[0]}." for word in words[1:])
    return clip(f"{words[0]} {initials}", most)


# -- text ------------------------------------------------------------------------------------------------


def percent(words: Words, ratio: float) -> str:
    """A share of 1 as whole percents: «87 %», "87%"."""
    return str(format_percent(ratio, locale=words.babel))


def clip(text: str, most: int) -> str:
    """One line of at most that many characters as people count them; «…» ends one that was cut."""
    line = " ".join(text.split())
    letters = _graphemes(line)
    if len(letters) <= most:
        return line
    return "".join(letters[: most - 1]).rstrip(" ,;:.–—-") + _ELLIPSIS


def length(text: str) -> int:
    """How many characters as people count them."""
    return len(_graphemes(text))


def _graphemes(text: str) -> list[str]:
    return list(regex.findall(r"\X", text))


def greeted(full_name: str) -> str:
    """How somebody is greeted: a Russian name stands surname first, others begin with the given name."""
    first, _, rest = full_name.partition(" ")
    return rest if rest and not first.isascii() else first
