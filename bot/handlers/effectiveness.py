"""Effectiveness: one's own figures and those of the people one leads; in private only."""

from telegram import Update

from bot.callbacks import DrawTrend, OpenCases, OpenEffectiveness, StaleButton
from bot.domain import effectiveness, task_lists
from bot.domain.effectiveness import PERIODS, Figure
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import effectiveness as views


async def show_figures(_update: Update, ctx: BotContext) -> object:
    """One person's figures, one's own for 0; without a person, of those one leads."""
    press = ctx.pressed(OpenEffectiveness)
    if press.weeks not in PERIODS:
        raise StaleButton
    if press.person_id is None:
        team = await ctx.transact(effectiveness.team_report, press.weeks, press.page)
        ctx.show(views.team_screen(ctx.words, team, zone=ctx.zone))
        return END
    found = await ctx.transact(effectiveness.report, press.person_id or ctx.actor.id, press.weeks)
    has_team = await ctx.query(task_lists.has_team)
    ctx.show(views.report_screen(ctx.words, found, has_team=has_team, zone=ctx.zone))
    return END


async def show_cases(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenCases)
    if press.weeks not in PERIODS or press.figure not in {figure.value for figure in Figure}:
        raise StaleButton
    figure = Figure(press.figure)
    found = await ctx.transact(effectiveness.cases, press.person_id, press.weeks, figure, press.page)
    ctx.show(views.cases_screen(ctx.words, found))
    return END


async def draw_trend(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(effectiveness.ask_for_trend, ctx.pressed(DrawTrend).person_id)
    ctx.toast(ctx.words("figures-drawing"))
    return END


handlers: list[Handler] = [
    pressed(OpenEffectiveness, show_figures),
    pressed(OpenCases, show_cases),
    pressed(DrawTrend, draw_trend),
]
