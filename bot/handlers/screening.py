"""The manager's screening: sent by the recruiter, gone through one by one on a phone, taken back."""

from telegram import Update

from bot.callbacks import (
    DeclineItem,
    DeclineItemFor,
    InviteItem,
    OpenScreening,
    OpenScreeningItem,
    RecallScreening,
    SendColumn,
    SendPicked,
    UndoScreeningAnswer,
)
from bot.domain import pipeline_board, screening, screening_answers, screening_cards
from bot.domain.errors import Denied, Outdated, Unfit
from bot.domain.screening_answers import Answered
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import refusals
from bot.views import screening as views
from bot.views import vacancy_candidates as lists

# -- the recruiter -----------------------------------------------------------------------------------------


async def send_picked(_update: Update, ctx: BotContext) -> object:
    """Send the chosen ones; who is chosen is kept with the menu's slot."""
    press = ctx.pressed(SendPicked)
    kept = ctx.slot_state()
    mine = kept.get("picked_of") == str(press.vacancy_id)
    picked = tuple(int(one) for one in kept.get("picked", "").split(",") if one and mine)
    sent = await _send(ctx, press.vacancy_id, picked)
    if sent:
        ctx.keep_slot_state({**kept, "picked": ""})
    return END


async def send_column(_update: Update, ctx: BotContext) -> object:
    """Send everybody of a column who does not lie with the manager yet, as many as one message takes."""
    press = ctx.pressed(SendColumn)
    ids = await ctx.query(screening.sendable, press.vacancy_id, press.key)
    await _send(ctx, press.vacancy_id, ids)
    return END


async def _send(ctx: BotContext, vacancy_id: int, ids: tuple[int, ...]) -> bool:
    try:
        sent = await ctx.transact(screening.send, vacancy_id, ids)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        board = await ctx.transact(pipeline_board.board, vacancy_id)
        ctx.show(lists.candidates_list(ctx.words, board, now=ctx.now))
        return False
    card = await ctx.query(screening_cards.card, sent.screening_id)
    ctx.show(
        views.screening_screen(
            ctx.words, card, zone=ctx.zone, now=ctx.now, said=views.sent_text(ctx.words, sent)
        )
    )
    return True


async def recall(_update: Update, ctx: BotContext) -> object:
    """Take back what is not answered; a second press takes nothing."""
    press = ctx.pressed(RecallScreening)
    count = await ctx.transact(screening.recall, press.screening_id)
    ctx.toast(ctx.words("screening-recalled", count=count))
    return await _show_screening(ctx, press.screening_id)


# -- the manager -------------------------------------------------------------------------------------------


async def open_screening(_update: Update, ctx: BotContext) -> object:
    return await _show_screening(ctx, ctx.pressed(OpenScreening).screening_id)


async def open_item(_update: Update, ctx: BotContext) -> object:
    return await _show_item(ctx, ctx.pressed(OpenScreeningItem).item_id)


async def invite(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(InviteItem)
    try:
        answered = await ctx.transact(screening_answers.invite, press.item_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.item_id)
    return await _show_next(ctx, answered)


async def choose_reason(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DeclineItem)
    item = await ctx.query(screening_cards.item_card, press.item_id)
    if not item.screening.may_answer:
        raise Denied
    ctx.show(views.reasons_screen(ctx.words, item))
    return END


async def decline(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DeclineItemFor)
    try:
        answered = await ctx.transact(
            screening_answers.decline, press.item_id, press.reason_id, rev=press.rev
        )
    except Outdated:
        return await _fresh(ctx, press.item_id)
    return await _show_next(ctx, answered)


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an answer back; a second press changes nothing."""
    press = ctx.pressed(UndoScreeningAnswer)
    try:
        await ctx.transact(screening_answers.undo_answer, press.item_id, rev=press.rev)
        ctx.toast(ctx.words("screening-undone"))
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show_item(ctx, press.item_id)


async def _show_next(ctx: BotContext, answered: Answered) -> object:
    """The next candidate to answer about, with the last answer and its Undo; after the last one the whole list."""
    undo_of = (answered.item_id, answered.rev)
    said = ctx.words.option("screening-state", answered.state)
    ctx.toast(said)
    if answered.next_id is not None:
        return await _show_item(ctx, answered.next_id, undo_of=undo_of)
    card = await ctx.query(screening_cards.card, answered.screening_id)
    ctx.show(
        views.screening_screen(
            ctx.words,
            card,
            zone=ctx.zone,
            now=ctx.now,
            said=views.finished_text(ctx.words, card),
            undo_of=undo_of,
        )
    )
    return END


async def _fresh(ctx: BotContext, item_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    return await _show_item(ctx, item_id)


async def _show_item(ctx: BotContext, item_id: int, *, undo_of: tuple[int, int] | None = None) -> object:
    item = await ctx.query(screening_cards.item_card, item_id)
    ctx.show(views.item_screen(ctx.words, item, zone=ctx.zone, now=ctx.now, undo_of=undo_of))
    return END


async def _show_screening(ctx: BotContext, screening_id: int) -> object:
    card = await ctx.query(screening_cards.card, screening_id)
    ctx.show(views.screening_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


handlers: list[Handler] = [
    pressed(SendPicked, send_picked),
    pressed(SendColumn, send_column),
    pressed(OpenScreening, open_screening),
    pressed(RecallScreening, recall),
    pressed(OpenScreeningItem, open_item),
    pressed(InviteItem, invite),
    pressed(DeclineItem, choose_reason),
    pressed(DeclineItemFor, decline),
    pressed(UndoScreeningAnswer, undo),
]
