"""Tables of people, CSV or XLSX: what to send, and a table that was sent, whoever is in it."""

from telegram import Update
from telegram.ext import filters

from bot.callbacks import BeginCandidateImport, BeginImport, ImportAsCandidates, ImportAsStaff
from bot.domain import candidate_import, people_cards, staff_import, table_intake
from bot.domain.access import Permission
from bot.domain.errors import Denied, Gone, Outdated
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed, sent_by
from bot.runtime.sent import LARGEST_FILE
from bot.views import table_intake as views
from bot.views.home import open_in_private
from bot.views.intake import too_big
from bot.views.people import people_screen

TABLE = filters.Document.FileExtension("csv") | filters.Document.FileExtension("xlsx")


async def ask_table(_update: Update, ctx: BotContext) -> object:
    """/import: what to send, the staff and candidates, whichever one may add."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    admits, adds = ctx.actor.may(Permission.PEOPLE_ADMIT), ctx.actor.may(Permission.CANDIDATE_ADD)
    if not admits and not adds:
        raise Denied
    ctx.show(views.ask_table(ctx.words, of_staff=admits, of_candidates=adds))
    return END


async def ask_staff(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PEOPLE_ADMIT)
    ctx.show(views.ask_table(ctx.words, of_staff=True, of_candidates=False))
    return END


async def ask_candidates(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.CANDIDATE_ADD)
    ctx.show(views.ask_table(ctx.words, of_staff=False, of_candidates=True))
    return END


async def take_table(_update: Update, ctx: BotContext) -> object:
    document = ctx.message.document
    if document is None:
        return None
    name = document.file_name or ""
    if (document.file_size or 0) > LARGEST_FILE:
        ctx.say(too_big(ctx.words, name))
        return None
    await ctx.transact(table_intake.receive, document.file_id, name)
    ctx.show(views.table_received(ctx.words, name))
    return None


async def as_candidates(_update: Update, ctx: BotContext) -> object:
    """The staff are candidates after all: read anew."""
    draft_id = ctx.pressed(ImportAsCandidates).draft_id
    try:
        name = await ctx.transact(table_intake.as_candidates, draft_id)
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        return END
    ctx.show(views.table_received(ctx.words, name), staff_import.slot_of(draft_id))
    return END


async def as_staff(_update: Update, ctx: BotContext) -> object:
    """The candidates are staff after all: read anew."""
    import_id = ctx.pressed(ImportAsStaff).import_id
    try:
        name = await ctx.transact(table_intake.as_staff, import_id)
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        found = await ctx.query(people_cards.page_of_people)
        ctx.show(people_screen(ctx.words, found), candidate_import.slot_of(import_id))
        return END
    ctx.show(views.table_received(ctx.words, name), candidate_import.slot_of(import_id))
    return END


handlers: list[Handler] = [
    command("import", ask_table),
    pressed(BeginImport, ask_staff),
    pressed(BeginCandidateImport, ask_candidates),
    sent_by(Permission.PEOPLE_ADMIT, TABLE, take_table),
    sent_by(Permission.CANDIDATE_ADD, TABLE, take_table),
    pressed(ImportAsCandidates, as_candidates),
    pressed(ImportAsStaff, as_staff),
]
