"""A table of the staff: looked at, added."""

from telegram import Update

from bot.callbacks import DropImport, ImportErrors, OpenImport, RunImport
from bot.domain import people_cards, staff_import
from bot.domain.errors import Gone, Outdated
from bot.domain.staff_import import slot_of
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import staff_import as views
from bot.views.people import people_screen


async def show_import(_update: Update, ctx: BotContext) -> object:
    card = await ctx.query(staff_import.show, ctx.pressed(OpenImport).draft_id)
    ctx.show(views.import_screen(ctx.words, card), slot_of(card.draft_id))
    return END


async def show_errors(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ImportErrors)
    card = await ctx.query(staff_import.show, press.draft_id)
    ctx.show(views.errors_screen(ctx.words, card, press.page), slot_of(card.draft_id))
    return END


async def run(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RunImport)
    try:
        card = await ctx.transact(staff_import.run, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(staff_import.show, press.draft_id)
    ctx.show(views.import_screen(ctx.words, card), slot_of(press.draft_id))
    return END


async def drop(_update: Update, ctx: BotContext) -> object:
    draft_id = ctx.pressed(DropImport).draft_id
    try:
        await ctx.query(staff_import.drop, draft_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    found = await ctx.query(people_cards.page_of_people)
    ctx.show(people_screen(ctx.words, found), slot_of(draft_id))
    return END


handlers: list[Handler] = [
    pressed(OpenImport, show_import),
    pressed(ImportErrors, show_errors),
    pressed(RunImport, run),
    pressed(DropImport, drop),
]
