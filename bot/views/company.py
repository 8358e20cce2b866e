"""The company's settings: name, zone, country, language, own calendar, and the end of a trial."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from bot.callbacks import (
    AddOwnDay,
    ChooseCompanyCountry,
    ChooseCompanyLanguage,
    ChooseCompanyZone,
    DropOwnDay,
    OpenCompany,
    OpenCompanyCalendar,
    OpenCompanyCountries,
    OpenCompanyZones,
    OpenHome,
    OpenTrialWipe,
    RenameCompany,
)
from bot.domain.company_settings import COUNTRIES, CompanySettings, OwnDay
from bot.domain.preferences import ZONES
from bot.domain.trial import Trial
from bot.i18n import Html, Language, Words, blocks, lines
from bot.views.format import clip, day, short_day
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice

_LABEL = 36
DAYS_SHOWN = 12


def company_screen(words: Words, found: CompanySettings, *, now: datetime) -> Screen:
    """What is set now, each with its button; a press applies at once."""
    languages = [Chip(language, words.option("language", language)) for language in Language]
    return Screen(
        blocks(
            words.html("company-title", name=found.name),
            lines(
                words.html("company-zone", place=_place(words, found.zone), clock=_clock(found.zone, now)),
                words.html("company-country", country=country_name(words, found.country)),
                words.html("company-days", count=len(found.exceptions)),
                words.html("company-language", language=words.option("language", found.language)),
            ),
            words.html("company-hint"),
        ),
        keyboard(
            (
                Button(words("company-button-name"), RenameCompany()),
                Button(words("company-button-zone"), OpenCompanyZones()),
            ),
            (
                Button(words("company-button-country"), OpenCompanyCountries()),
                Button(words("company-button-calendar"), OpenCompanyCalendar()),
            ),
            *choice(languages, lambda one: ChooseCompanyLanguage(one.value), chosen=found.language),
            back_row(
                words, OpenHome(), Button(words("company-button-wipe"), OpenTrialWipe(), style=Style.RED)
            ),
        ),
    )


def ask_name(words: Words, found: CompanySettings) -> Screen:
    """How the company is called instead."""
    return Screen(words.html("company-ask-name", name=found.name), keyboard(back_row(words, OpenCompany())))


def zones_screen(words: Words, found: CompanySettings, *, now: datetime) -> Screen:
    """The places whose time the company can live by."""
    buttons = [
        Button(
            clip(
                f"{'✓ ' if name == found.zone.key else ''}{_place(words, ZoneInfo(name))}"
                f" · {_clock(ZoneInfo(name), now)}",
                _LABEL,
            ),
            ChooseCompanyZone(place),
        )
        for place, name in enumerate(ZONES)
    ]
    return Screen(
        words.html("company-zones", place=_place(words, found.zone), clock=_clock(found.zone, now)),
        keyboard(*in_rows(buttons, width=44, most=2), back_row(words, OpenCompany())),
    )


def countries_screen(words: Words, found: CompanySettings) -> Screen:
    """The countries whose production calendar the company can work by."""
    buttons = [
        Button(
            clip(f"{'✓ ' if code == found.country else ''}{country_name(words, code)}", _LABEL),
            ChooseCompanyCountry(place),
        )
        for place, code in enumerate(COUNTRIES)
    ]
    return Screen(
        words.html("company-countries", country=country_name(words, found.country)),
        keyboard(*in_rows(buttons, width=44, most=2), back_row(words, OpenCompany())),
    )


def calendar_screen(words: Words, found: CompanySettings) -> Screen:
    """The company's own days, each to be dropped, and the way to add one."""
    shown = found.exceptions[:DAYS_SHOWN]
    return Screen(
        blocks(
            words.html("company-calendar", country=country_name(words, found.country)),
            lines(*(_day_line(words, one, found) for one in shown))
            if shown
            else words.html("company-calendar-empty"),
        ),
        keyboard(
            (Button(words("company-button-add-day"), AddOwnDay(), style=Style.GREEN),),
            *in_rows(
                [
                    Button(
                        f"✖️ {short_day(words, one.day, today=found.today)}", DropOwnDay(one.day.toordinal())
                    )
                    for one in shown
                ]
            ),
            back_row(words, OpenCompany()),
        ),
    )


def ask_day(words: Words) -> Screen:
    """Which day, and whether it is worked."""
    return Screen(words.html("company-ask-day"), keyboard(back_row(words, OpenCompanyCalendar())))


def wipe_screen(words: Words, trial: Trial) -> Screen:
    """What a wipe would take and what it leaves; the company's name confirms it."""
    if trial.is_empty:
        return Screen(words.html("trial-empty"), keyboard(back_row(words, OpenCompany())))
    return Screen(
        blocks(
            words.html("trial-title"),
            lines(
                words.html("trial-vacancies", count=trial.vacancies),
                words.html("trial-candidates", count=trial.candidates),
                words.html("trial-tasks", count=trial.tasks),
                words.html("trial-points", count=trial.points),
            ),
            words.html("trial-stays"),
            words.html("trial-confirm", name=trial.name),
        ),
        keyboard(back_row(words, OpenCompany())),
    )


def wiped_screen(words: Words, trial: Trial) -> Screen:
    """What was wiped."""
    return Screen(
        words.html("trial-wiped", candidates=trial.candidates, vacancies=trial.vacancies, tasks=trial.tasks),
        keyboard(back_row(words, OpenCompany())),
    )


def country_name(words: Words, code: str) -> str:
    """The country's name in the reader's language, the code where the locale does not know it."""
    return str(words.babel.territories.get(code, code))


def _day_line(words: Words, one: OwnDay, found: CompanySettings) -> Html:
    at = day(words, one.day, today=found.today)
    line = words.html("company-day-on", day=at) if one.is_workday else words.html("company-day-off", day=at)
    return line + f", {one.note}" if one.note else line


def _place(words: Words, zone: ZoneInfo) -> str:
    return str(get_timezone_location(zone, locale=words.babel, return_city=True))


def _clock(zone: ZoneInfo, now: datetime) -> str:
    return f"{now.astimezone(zone):%H:%M}"
