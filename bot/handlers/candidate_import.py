"""A table of candidates: its columns set by taps, its errors, taken in, what came of it."""

from telegram import Update

from bot.callbacks import (
    CandidateImportBadRows,
    CandidateImportColumns,
    CandidateImportErrors,
    ChooseImportColumn,
    DropCandidateImport,
    OpenCandidateImport,
    RunCandidateImport,
    SetImportColumn,
)
from bot.domain import candidate_import
from bot.domain.candidate_import import ImportCard, slot_of
from bot.domain.errors import Denied, Gone, Outdated
from bot.rendering.spreadsheet import write_csv
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import candidate_import as views


async def _card(ctx: BotContext, import_id: int) -> ImportCard | None:
    """The import as it stands, None (and said so) when it is gone."""
    try:
        return await ctx.query(candidate_import.show, import_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
        ctx.show(views.gone(ctx.words), slot_of(import_id))
        return None


async def _show(ctx: BotContext, import_id: int) -> object:
    card = await _card(ctx, import_id)
    if card is not None:
        ctx.show(views.import_screen(ctx.words, card), slot_of(import_id))
    return END


async def show_import(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenCandidateImport).import_id)


async def show_errors(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CandidateImportErrors)
    card = await _card(ctx, press.import_id)
    if card is not None:
        ctx.show(views.errors_screen(ctx.words, card, press.page), slot_of(press.import_id))
    return END


async def show_columns(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CandidateImportColumns)
    card = await _card(ctx, press.import_id)
    if card is not None:
        ctx.show(views.columns_screen(ctx.words, card, press.page), slot_of(press.import_id))
    return END


async def choose_column(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseImportColumn)
    card = await _card(ctx, press.import_id)
    if card is not None:
        ctx.show(views.choose_column(ctx.words, card, press.place), slot_of(press.import_id))
    return END


async def set_column(_update: Update, ctx: BotContext) -> object:
    """Take a column for something else; the rows are checked anew meanwhile."""
    press = ctx.pressed(SetImportColumn)
    try:
        card = await ctx.transact(
            candidate_import.set_column, press.import_id, press.place, press.name, rev=press.rev
        )
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.import_id)
    page = views.page_with(card, press.place)
    ctx.show(views.columns_screen(ctx.words, card, page), slot_of(press.import_id))
    return END


async def run(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RunCandidateImport)
    try:
        card = await ctx.transact(candidate_import.run, press.import_id, rev=press.rev)
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.import_id)
    ctx.show(views.import_screen(ctx.words, card), slot_of(press.import_id))
    return END


async def drop(_update: Update, ctx: BotContext) -> object:
    import_id = ctx.pressed(DropCandidateImport).import_id
    try:
        await ctx.query(candidate_import.drop, import_id)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, import_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    ctx.show(views.gone(ctx.words), slot_of(import_id))
    return END


async def send_bad_rows(_update: Update, ctx: BotContext) -> object:
    """The rows that were not taken, as a file to correct and send again."""
    import_id = ctx.pressed(CandidateImportBadRows).import_id
    try:
        found = await ctx.query(candidate_import.bad_rows, import_id)
    except Gone:
        return await _show(ctx, import_id)
    if not found.rows:
        raise Denied
    table = write_csv(views.bad_header(ctx.words, found), views.bad_lines(ctx.words, found))
    ctx.say(views.bad_file(ctx.words, found, table.decode()))
    return END


handlers: list[Handler] = [
    pressed(OpenCandidateImport, show_import),
    pressed(CandidateImportErrors, show_errors),
    pressed(CandidateImportColumns, show_columns),
    pressed(ChooseImportColumn, choose_column),
    pressed(SetImportColumn, set_column),
    pressed(RunCandidateImport, run),
    pressed(DropCandidateImport, drop),
    pressed(CandidateImportBadRows, send_bad_rows),
]
