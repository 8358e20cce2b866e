"""Comparing a vacancy's finalists: the message, and the picture on request."""

from telegram import Update

from bot.callbacks import CompareFinalists, DrawComparison
from bot.domain import comparing, comparing_files
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import comparing as views


async def compare(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(comparing.comparison, ctx.pressed(CompareFinalists).vacancy_id)
    ctx.show(views.comparison_screen(ctx.words, found))
    return END


async def draw(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(comparing_files.ask, ctx.pressed(DrawComparison).vacancy_id)
    ctx.toast(ctx.words("report-making"))
    return END


handlers: list[Handler] = [
    pressed(CompareFinalists, compare),
    pressed(DrawComparison, draw),
]
