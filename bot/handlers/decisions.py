"""The hiring decision: asked by the recruiter, made by who hires, taken back by either."""

from telegram import Update

from bot.callbacks import (
    AskDecision,
    ChooseRejection,
    DecideHire,
    DecideHold,
    DecideReject,
    OpenDecision,
    RecallDecision,
    UndoDecision,
    day_of,
)
from bot.domain import decision_cards, decisions
from bot.domain.decision_cards import DecisionCard
from bot.domain.errors import Denied, Outdated, Unfit
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import decisions as views
from bot.views import refusals


async def _card(ctx: BotContext, decision_id: int) -> DecisionCard:
    return await ctx.transact(decision_cards.card, decision_id)


async def _show(ctx: BotContext, decision_id: int) -> object:
    card = await _card(ctx, decision_id)
    ctx.show(views.decision_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def ask(_update: Update, ctx: BotContext) -> object:
    """Ask for a decision, or see the one that is awaited."""
    try:
        asked = await ctx.transact(decisions.ask, ctx.pressed(AskDecision).application_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return END
    ctx.toast(ctx.words("decision-sent"))
    return await _show(ctx, asked.decision_id)


async def open_decision(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenDecision).decision_id)


async def recall(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RecallDecision)
    try:
        await ctx.transact(decisions.recall, press.decision_id, rev=press.rev)
        ctx.toast(ctx.words("decision-recalled"))
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, press.decision_id)


async def hire(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DecideHire)
    try:
        await ctx.transact(decisions.hire, press.decision_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, press.decision_id)


async def choose_rejection(_update: Update, ctx: BotContext) -> object:
    card = await _card(ctx, ctx.pressed(ChooseRejection).decision_id)
    if not card.may_decide:
        raise Denied
    ctx.show(views.rejection_screen(ctx.words, card))
    return END


async def reject(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DecideReject)
    try:
        await ctx.transact(decisions.reject, press.decision_id, press.reason_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, press.decision_id)


async def hold(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DecideHold)
    try:
        await ctx.transact(decisions.hold, press.decision_id, day_of(press.day), rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show(ctx, press.decision_id)


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an answer back; a second press changes nothing."""
    press = ctx.pressed(UndoDecision)
    try:
        await ctx.transact(decisions.undo, press.decision_id, rev=press.rev)
        ctx.toast(ctx.words("screening-undone"))
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show(ctx, press.decision_id)


handlers: list[Handler] = [
    pressed(AskDecision, ask),
    pressed(OpenDecision, open_decision),
    pressed(RecallDecision, recall),
    pressed(DecideHire, hire),
    pressed(ChooseRejection, choose_rejection),
    pressed(DecideReject, reject),
    pressed(DecideHold, hold),
    pressed(UndoDecision, undo),
]
