"""A table of the staff: sent as a file, looked at, added."""

from telegram import Update
from telegram.ext import filters

from bot.callbacks import BeginImport, DropImport, ImportErrors, OpenImport, RunImport
from bot.domain import people_cards, staff_import
from bot.domain.access import Permission
from bot.domain.errors import Gone, Outdated
from bot.domain.staff_import import slot_of
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed, sent_by
from bot.views import staff_import as views
from bot.views.home import open_in_private
from bot.views.people import people_screen

TABLE = filters.Document.FileExtension("csv") | filters.Document.FileExtension("xlsx")


async def ask_table(_update: Update, ctx: BotContext) -> object:
    """/import: what to send."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.actor.require(Permission.PEOPLE_ADMIT)
    ctx.show(views.ask_table(ctx.words))
    return END


async def take_table(_update: Update, ctx: BotContext) -> object:
    document = ctx.message.document
    if document is None:
        return None
    name = document.file_name or ""
    await ctx.transact(staff_import.receive, document.file_id, name)
    ctx.show(views.table_received(ctx.words, name))
    return None


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
        await ctx.transact(staff_import.drop, draft_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    found = await ctx.query(people_cards.page_of_people)
    ctx.show(people_screen(ctx.words, found), slot_of(draft_id))
    return END


handlers: list[Handler] = [
    command("import", ask_table),
    pressed(BeginImport, ask_table),
    sent_by(Permission.PEOPLE_ADMIT, TABLE, take_table),
    pressed(OpenImport, show_import),
    pressed(ImportErrors, show_errors),
    pressed(RunImport, run),
    pressed(DropImport, drop),
]
