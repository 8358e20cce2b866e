"""A person's own settings: the language, the time zone, the quiet hours, the morning message."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_timezone_location

from bot.callbacks import (
    ChooseLanguage,
    ChooseMorning,
    ChooseQuietHours,
    ChooseWorkdays,
    ChooseZone,
    OpenCompany,
    OpenHome,
    OpenMorning,
    OpenSettings,
    OpenStages,
    OpenTopics,
    OpenZones,
    ToggleTopic,
)
from bot.domain.preferences import ZONES, Preferences
from bot.i18n import Language, Words, blocks, lines
from bot.models import Role
from bot.views.format import clip
from bot.views.screen import Button, Row, Screen, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice

_PLACE_LENGTH = 36
MORNING_HOURS = (7, 8, 9, 10, 11)
_WEEK = 7
# Offered spans in whole hours; the same hour twice means no quiet hours.
QUIET_SPANS = ((21, 9), (22, 8), (19, 10), (0, 0))


def settings_screen(words: Words, own: Preferences, *, now: datetime) -> Screen:
    """What is set now, each with its chips; a press applies at once."""
    spans = [Chip(span, _span(words, *map(time, span))) for span in QUIET_SPANS]
    return Screen(
        blocks(
            words.html("settings-title"),
            lines(
                words.html("settings-who", name=own.name, position=own.position)
                if own.position
                else words.html("settings-name", name=own.name),
                words.html("settings-roles", roles=_roles(words, own)),
                words.html("settings-zone", place=_place(words, own.zone), clock=_clock(own.zone, now)),
                words.html("settings-quiet", hours=_span(words, own.quiet_from, own.quiet_to)),
                words.html("settings-morning", hour=_hour(words, own.morning_hour), days=_days(words, own)),
            ),
            words.html("settings-hint"),
        ),
        (
            *_language_chips(words),
            *choice(
                spans,
                lambda span: ChooseQuietHours(*span),
                chosen=(own.quiet_from.hour, own.quiet_to.hour),
            ),
            (
                Button(words("settings-button-zone"), OpenZones()),
                Button(words("settings-button-morning"), OpenMorning()),
            ),
            (Button(words("settings-button-topics"), OpenTopics()),),
            *(((Button(words("settings-button-stages"), OpenStages(None)),),) if own.tends_pipeline else ()),
            *_company_rows(words, own),
            back_row(words, OpenHome()),
        ),
    )


def morning_screen(words: Words, own: Preferences) -> Screen:
    """The hour of the day's message and one's own working days; a press applies at once."""
    hours = [Chip[int | None](hour, _hour(words, hour)) for hour in (*MORNING_HOURS, None)]
    if own.morning_hour is not None and own.morning_hour not in MORNING_HOURS:
        hours.insert(0, Chip(own.morning_hour, _hour(words, own.morning_hour)))
    chosen = _bits(own.workdays)
    weekdays = tuple(
        Button(("☑ " if chosen >> number & 1 else "☐ ") + name, ChooseWorkdays(chosen ^ 1 << number))
        for number, name in enumerate(_weekdays(words))
    )
    company = Button(("✓ " if not own.workdays else "") + words("settings-days-company"), ChooseWorkdays(0))
    return Screen(
        blocks(
            words.html("settings-morning", hour=_hour(words, own.morning_hour), days=_days(words, own)),
            words.html("settings-morning-hint"),
        ),
        keyboard(
            *choice(hours, ChooseMorning, chosen=own.morning_hour, most=4),
            weekdays[:4],
            weekdays[4:],
            (company,),
            back_row(words, OpenSettings()),
        ),
    )


def topics_screen(words: Words, own: Preferences) -> Screen:
    """What one is told of; a press applies at once."""
    rows = (
        Button(
            ("☐ " if topic in own.muted else "☑ ") + words.option("settings-topic", topic),
            ToggleTopic(topic.value),
        )
        for topic in own.topics
    )
    return Screen(
        blocks(words.html("settings-topics-title"), words.html("settings-topics-hint")),
        keyboard(*((row,) for row in rows), back_row(words, OpenSettings())),
    )


def workdays_of(bits: int) -> str:
    """The working days that a button's bits stand for, as the domain keeps them."""
    return "".join(str(number) for number in range(_WEEK) if bits >> number & 1)


def zones_screen(words: Words, own: Preferences, *, now: datetime) -> Screen:
    """The places one can choose the time of, with their present time."""
    places = [(place, ZoneInfo(name)) for place, name in enumerate(ZONES)]
    buttons = [_place_button(words, place, zone, own.zone, now) for place, zone in places]
    return Screen(
        words.html("settings-zones", place=_place(words, own.zone), clock=_clock(own.zone, now)),
        keyboard(*in_rows(buttons, width=44, most=2), back_row(words, OpenSettings())),
    )


def language_screen(words: Words) -> Screen:
    """Both languages, each in its own name; the present one carries a ✓."""
    return Screen(words.html("settings-language"), (*_language_chips(words), back_row(words, OpenHome())))


def _language_chips(words: Words) -> tuple[Row, ...]:
    names = [Chip(language, words.option("language", language)) for language in Language]
    return choice(names, ChooseLanguage, chosen=words.language)


def _company_rows(words: Words, own: Preferences) -> tuple[Row, ...]:
    """The way to the company's settings, for who may change them."""
    if Role.HR_ADMIN not in own.roles:
        return ()
    return ((Button(words("settings-button-company"), OpenCompany()),),)


def _roles(words: Words, own: Preferences) -> str:
    """The roles in words; «employee» goes without saying when there is another."""
    beyond = own.roles - {Role.EMPLOYEE}
    return ", ".join(words.option("role", role) for role in Role if role in (beyond or own.roles))


def _span(words: Words, start: time, end: time) -> str:
    if start == end:
        return words("quiet-none")
    return f"{start:%H:%M}–{end:%H:%M}"


def _hour(words: Words, hour: int | None) -> str:
    return f"{hour:02}:00" if hour is not None else words("settings-morning-never")


def _days(words: Words, own: Preferences) -> str:
    if not own.workdays:
        return words("settings-days-company")
    names = _weekdays(words)
    return ", ".join(names[int(number)] for number in own.workdays)


def _bits(workdays: str) -> int:
    return sum(1 << int(number) for number in workdays)


def _weekdays(words: Words) -> tuple[str, ...]:
    """The short names of the weekdays, Monday first."""
    names = get_day_names("abbreviated", locale=words.babel)
    return tuple(names[number] for number in range(_WEEK))


def _place(words: Words, zone: ZoneInfo) -> str:
    """The zone's city in the reader's language."""
    return str(get_timezone_location(zone, locale=words.babel, return_city=True))


def _clock(zone: ZoneInfo, now: datetime) -> str:
    return f"{now.astimezone(zone):%H:%M}"


def _place_button(words: Words, place: int, zone: ZoneInfo, present: ZoneInfo, now: datetime) -> Button:
    sign = "✓ " if zone.key == present.key else ""
    return Button(
        clip(f"{sign}{_place(words, zone)} · {_clock(zone, now)}", _PLACE_LENGTH), ChooseZone(place)
    )
