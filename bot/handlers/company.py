"""/company: the company's settings, its own calendar, and the end of a trial."""

from enum import StrEnum

from telegram import Update

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
    OpenTrialWipe,
    RenameCompany,
    day_of,
    option_of,
)
from bot.domain import company_settings, trial
from bot.domain.company_settings import CompanySettings
from bot.i18n import Language
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, typed
from bot.views import company as views
from bot.views import home as home_views


class Ask(StrEnum):
    """What is being asked for in words."""

    NAME = "name"
    DAY = "day"
    CONFIRMATION = "confirmation"


async def show(_update: Update, ctx: BotContext) -> object:
    """/company."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return _shown(ctx, await ctx.transact(company_settings.settings))


def _shown(ctx: BotContext, found: CompanySettings) -> object:
    ctx.show(views.company_screen(ctx.words, found, now=ctx.now))
    return END


async def ask_name(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.ask_name(ctx.words, await ctx.transact(company_settings.settings)))
    return Ask.NAME.value


async def take_name(_update: Update, ctx: BotContext) -> object:
    return _shown(ctx, await ctx.transact(company_settings.rename, ctx.text))


async def show_zones(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(company_settings.settings)
    ctx.show(views.zones_screen(ctx.words, found, now=ctx.now))
    return END


async def choose_zone(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(company_settings.choose_zone, ctx.pressed(ChooseCompanyZone).place)
    ctx.toast(ctx.words("settings-saved"))
    return _shown(ctx, found)


async def show_countries(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.countries_screen(ctx.words, await ctx.transact(company_settings.settings)))
    return END


async def choose_country(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(company_settings.choose_country, ctx.pressed(ChooseCompanyCountry).place)
    ctx.toast(ctx.words("settings-saved"))
    return _shown(ctx, found)


async def choose_language(_update: Update, ctx: BotContext) -> object:
    language = option_of(Language, ctx.pressed(ChooseCompanyLanguage).language)
    found = await ctx.transact(company_settings.choose_language, language)
    ctx.toast(ctx.words("settings-saved"))
    return _shown(ctx, found)


# -- the company's own days ----------------------------------------------------------------------------------


async def show_calendar(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.calendar_screen(ctx.words, await ctx.transact(company_settings.settings)))
    return END


async def ask_day(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(company_settings.settings)
    ctx.show(views.ask_day(ctx.words))
    return Ask.DAY.value


async def take_day(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.calendar_screen(ctx.words, await ctx.transact(company_settings.add_exception, ctx.text)))
    return END


async def drop_day(_update: Update, ctx: BotContext) -> object:
    day = day_of(ctx.pressed(DropOwnDay).day)
    ctx.show(views.calendar_screen(ctx.words, await ctx.transact(company_settings.drop_exception, day)))
    return END


# -- the end of a trial --------------------------------------------------------------------------------------


async def show_wipe(_update: Update, ctx: BotContext) -> object:
    """What would go; the company's name typed confirms it."""
    found = await ctx.query(trial.what_goes)
    ctx.show(views.wipe_screen(ctx.words, found))
    return END if found.is_empty else Ask.CONFIRMATION.value


async def wipe(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.wiped_screen(ctx.words, await ctx.transact(trial.wipe, ctx.text)))
    return END


handlers: list[Handler] = [
    conversation(
        "company",
        entry_points=[
            pressed(RenameCompany, ask_name),
            pressed(AddOwnDay, ask_day),
            pressed(OpenTrialWipe, show_wipe),
        ],
        states={
            Ask.NAME: [typed(take_name)],
            Ask.DAY: [typed(take_day)],
            Ask.CONFIRMATION: [typed(wipe)],
        },
    ),
    command("company", show),
    pressed(OpenCompany, show),
    pressed(OpenCompanyZones, show_zones),
    pressed(ChooseCompanyZone, choose_zone),
    pressed(OpenCompanyCountries, show_countries),
    pressed(ChooseCompanyCountry, choose_country),
    pressed(ChooseCompanyLanguage, choose_language),
    pressed(OpenCompanyCalendar, show_calendar),
    pressed(DropOwnDay, drop_day),
]
