"""/report: how hiring goes, in figures that open into the cases behind them; in private only."""

from telegram import Update

from bot.callbacks import (
    ChooseReportVacancy,
    DrawReport,
    OpenReport,
    OpenReportCases,
    OpenReportPart,
    option_of,
)
from bot.domain import hiring_facts, hiring_report, hiring_report_files
from bot.domain.hiring_facts import ReportPeriod
from bot.domain.hiring_report import ReportPart
from bot.domain.hiring_report_files import ReportForm
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed
from bot.views import hiring_report as views
from bot.views.home import open_in_private


async def show(_update: Update, ctx: BotContext) -> object:
    """/report: all vacancies one may see, the last quarter."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    found = await ctx.transact(hiring_report.report, None, ReportPeriod.QUARTER)
    ctx.show(views.report_screen(ctx.words, found))
    return END


async def open_report(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenReport)
    period = option_of(ReportPeriod, press.period)
    found = await ctx.transact(hiring_report.report, press.vacancy_id, period)
    ctx.show(views.report_screen(ctx.words, found))
    return END


async def open_part(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenReportPart)
    period, part = option_of(ReportPeriod, press.period), option_of(ReportPart, press.part)
    found = await ctx.transact(hiring_report.report, press.vacancy_id, period)
    ctx.show(views.part_screen(ctx.words, found, part))
    return END


async def open_cases(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenReportCases)
    period, part = option_of(ReportPeriod, press.period), option_of(ReportPart, press.part)
    found = await ctx.transact(hiring_report.cases, press.vacancy_id, period, part, press.key, press.page)
    ctx.show(views.cases_screen(ctx.words, found))
    return END


async def choose_vacancy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseReportVacancy)
    period = option_of(ReportPeriod, press.period)
    found = await ctx.query(hiring_facts.vacancies, press.page)
    ctx.show(views.vacancies_screen(ctx.words, found, period))
    return END


async def draw(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DrawReport)
    period, form = option_of(ReportPeriod, press.period), option_of(ReportForm, press.form)
    await ctx.transact(hiring_report_files.ask, press.vacancy_id, period, form)
    ctx.toast(ctx.words("report-making"))
    return END


handlers: list[Handler] = [
    command("report", show),
    pressed(OpenReport, open_report),
    pressed(OpenReportPart, open_part),
    pressed(OpenReportCases, open_cases),
    pressed(ChooseReportVacancy, choose_vacancy),
    pressed(DrawReport, draw),
]
