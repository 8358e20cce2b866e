"""Albums and bursts of papers in one message, and the inbox of all that waits."""

from collections.abc import Callable

from telegram import Update

from bot.callbacks import (
    InboxPage,
    JoinBatch,
    OpenBatch,
    OpenInbox,
    PartBatch,
    PutBatchOn,
    SaveBatch,
    SaveBatchTo,
)
from bot.domain import inbox, intake, intake_cards, intake_choices, intake_joining, intake_saving
from bot.domain.errors import Gone, Outdated, Unfit
from bot.domain.intake_cards import Standing
from bot.domain.intake_saving import BatchSaved
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed
from bot.views import intake as views
from bot.views import intake_lists as lists
from bot.views import refusals
from bot.views.home import open_in_private

# -- albums and bursts ------------------------------------------------------------------------------------


async def open_batch(_update: Update, ctx: BotContext) -> object:
    return await _show_batch(ctx, ctx.pressed(OpenBatch).batch_id)


async def save_batch(_update: Update, ctx: BotContext) -> object:
    """Save what is sure; what is not stays with its question. Where it goes is asked first, if that is not said."""
    batch_id = ctx.pressed(SaveBatch).batch_id
    try:
        card = await ctx.transact(intake_cards.batch, batch_id)
    except Gone:
        return await _show_batch(ctx, batch_id)
    if card.asks_where and card.count(Standing.SURE, Standing.KNOWN):
        ctx.show(lists.where_to(ctx.words, card), slot=card.slot)
        return END
    return await _save_batch(ctx, batch_id, intake_saving.save_sure, batch_id)


async def save_batch_to(_update: Update, ctx: BotContext) -> object:
    """The answer to where it goes saves at once, and holds for what is still to come of the burst."""
    press = ctx.pressed(SaveBatchTo)
    return await _save_batch(
        ctx, press.batch_id, intake_saving.save_sure_to, press.batch_id, press.vacancy_id
    )


async def _save_batch(
    ctx: BotContext, batch_id: int, verb: Callable[..., BatchSaved], *args: object
) -> object:
    try:
        done = await ctx.transact(verb, *args)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    except (Outdated, Gone):
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(
            ctx.words("batch-saved-toast", count=done.saved) if done.saved else ctx.words("card-updated")
        )
    return await _show_batch(ctx, batch_id)


async def join_batch(_update: Update, ctx: BotContext) -> object:
    """All papers of a burst are one person's."""
    batch_id = ctx.pressed(JoinBatch).batch_id
    return await _rearrange(ctx, batch_id, intake_joining.join_batch)


async def part_batch(_update: Update, ctx: BotContext) -> object:
    """The joined papers are different people's after all."""
    batch_id = ctx.pressed(PartBatch).batch_id
    return await _rearrange(ctx, batch_id, intake_joining.part)


async def _rearrange(ctx: BotContext, batch_id: int, verb: Callable[..., None]) -> object:
    try:
        await ctx.transact(verb, batch_id)
    except (Outdated, Gone):
        ctx.toast(ctx.words("card-updated"))
    return await _show_batch(ctx, batch_id)


async def put_batch_on(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PutBatchOn)
    try:
        await ctx.transact(intake_choices.choose_vacancy_for_batch, press.batch_id, press.vacancy_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    return await _show_batch(ctx, press.batch_id)


async def _show_batch(ctx: BotContext, batch_id: int) -> object:
    try:
        card = await ctx.transact(intake_cards.batch, batch_id)
    except Gone:
        ctx.show(views.gone(ctx.words), slot=intake.slot_of(batch_id, None))
        return END
    ctx.show(lists.batch_screen(ctx.words, card), slot=card.slot)
    return END


# -- the inbox --------------------------------------------------------------------------------------------


async def show_inbox(_update: Update, ctx: BotContext) -> object:
    """/inbox: what was sent and not dealt with yet."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_inbox(ctx, 0)


async def turn_inbox_page(_update: Update, ctx: BotContext) -> object:
    return await _show_inbox(ctx, ctx.pressed(InboxPage).page)


async def _show_inbox(ctx: BotContext, page: int) -> object:
    rows = await ctx.query(inbox.waiting)
    ctx.show(lists.inbox_screen(ctx.words, rows, page, now=ctx.now))
    return END


handlers: list[Handler] = [
    command("inbox", show_inbox),
    pressed(OpenInbox, show_inbox),
    pressed(InboxPage, turn_inbox_page),
    pressed(OpenBatch, open_batch),
    pressed(SaveBatch, save_batch),
    pressed(SaveBatchTo, save_batch_to),
    pressed(PutBatchOn, put_batch_on),
    pressed(JoinBatch, join_batch),
    pressed(PartBatch, part_batch),
]
