"""A person's own settings: the language, the time zone and the quiet hours."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from bot.callbacks import ChooseLanguage, ChooseQuietHours, ChooseZone, OpenHome, OpenSettings, OpenZones
from bot.domain.preferences import ZONES, Preferences
from bot.i18n import Language, Words, blocks, lines
from bot.models import Role
from bot.views.format import clip
from bot.views.screen import Button, Row, Screen, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice

_PLACE_LENGTH = 36
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
            (Button(words("settings-button-zone"), OpenZones()),),
            back_row(words, OpenHome()),
        ),
    )


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


def _roles(words: Words, own: Preferences) -> str:
    """The roles in words; «employee» goes without saying when there is another."""
    beyond = own.roles - {Role.EMPLOYEE}
    return ", ".join(words.option("role", role) for role in Role if role in (beyond or own.roles))


def _span(words: Words, start: time, end: time) -> str:
    if start == end:
        return words("quiet-none")
    return f"{start:%H:%M}–{end:%H:%M}"


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
