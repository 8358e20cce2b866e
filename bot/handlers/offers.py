"""Offers: the card, its terms typed or chosen, and every act on it."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from telegram import Update

from bot.callbacks import (
    AcceptOffer,
    ApproveOffer,
    AskOfferApproval,
    AskOfferWords,
    BeginOffer,
    DeclineOffer,
    ExtendOffer,
    MarkOfferSent,
    OpenOffer,
    SetOfferDay,
    SetOfferTax,
    ShowOfferText,
    UndoOffer,
    day_of,
    option_of,
)
from bot.domain import offer_cards, offer_talk, offers
from bot.domain.errors import Outdated, Unfit
from bot.domain.offer_talk import OfferWords
from bot.domain.offer_values import OfferField
from bot.domain.offers import OfferActed
from bot.models import SalaryTax
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import offers as views
from bot.views import refusals


class Talking(StrEnum):
    WORDS = "words"


async def open_card(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenOffer).offer_id)


async def begin(_update: Update, ctx: BotContext) -> object:
    """The offer of an application; without one, a draft with the likely terms."""
    try:
        offer_id = await ctx.transact(offers.begin, ctx.pressed(BeginOffer).application_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return END
    return await _show(ctx, offer_id)


async def _show(
    ctx: BotContext, offer_id: int, *, said: str | None = None, undo_event: int | None = None
) -> object:
    card = await ctx.transact(offer_cards.card, offer_id)
    ctx.show(views.offer_card(ctx.words, card, now=ctx.now, said=said, undo_event=undo_event))
    return END


async def _act(
    ctx: BotContext, verb: Callable[..., OfferActed], offer_id: int, *values: Any, **more: Any
) -> object:
    """Do it at once, with a way back; whoever comes second sees how things stand."""
    try:
        acted = await ctx.transact(verb, offer_id, *values, **more)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, offer_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show(ctx, offer_id)
    return await _show(ctx, offer_id, undo_event=acted.event_id if more else None)


# -- terms -------------------------------------------------------------------------------------------------


async def ask_words(_update: Update, ctx: BotContext) -> object:
    """Ask for a term or a reason; likely ones are offered."""
    press = ctx.pressed(AskOfferWords)
    wanted = option_of(OfferWords, press.wanted)
    try:
        ctx.draft_id = await ctx.transact(offer_talk.begin, press.offer_id, wanted, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.offer_id)
    card = await ctx.transact(offer_cards.card, press.offer_id)
    reasons = await ctx.query(offers.decline_reasons) if wanted is OfferWords.DECLINE else ()
    ctx.show(views.ask_words(ctx.words, card, wanted, reasons))
    return Talking.WORDS.value


async def take_words(_update: Update, ctx: BotContext) -> object:
    """What was typed: taken at once, or said why not and asked again."""
    if ctx.draft_id is None:
        return END
    asked = await ctx.query(offer_talk.waited_for, ctx.draft_id)
    try:
        acted = await ctx.transact(offer_talk.give, ctx.draft_id, ctx.text)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, asked.offer_id)
    is_act = asked.wanted in {OfferWords.RETURN, OfferWords.DECLINE, OfferWords.WITHDRAW}
    return await _show(ctx, asked.offer_id, undo_event=acted.event_id if is_act else None)


async def set_day(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetOfferDay)
    field = option_of(OfferField, press.field)
    return await _act(ctx, offers.set_day, press.offer_id, field, day_of(press.day))


async def set_tax(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetOfferTax)
    return await _act(ctx, offers.set_tax, press.offer_id, option_of(SalaryTax, press.tax))


async def extend(_update: Update, ctx: BotContext) -> object:
    """Choose until when the candidate may answer, then give that time."""
    press = ctx.pressed(ExtendOffer)
    if press.day is None:
        card = await ctx.transact(offer_cards.card, press.offer_id)
        ctx.show(views.ask_longer(ctx.words, card))
        return END
    day: date = day_of(press.day)
    return await _act(ctx, offers.extend, press.offer_id, day, rev=press.rev)


# -- acts --------------------------------------------------------------------------------------------------


async def ask_approval(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskOfferApproval)
    return await _act(ctx, offers.ask_approval, press.offer_id, rev=press.rev)


async def approve(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ApproveOffer)
    return await _act(ctx, offers.approve, press.offer_id, rev=press.rev)


async def mark_sent(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MarkOfferSent)
    return await _act(ctx, offers.mark_sent, press.offer_id, rev=press.rev)


async def accept(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AcceptOffer)
    return await _act(ctx, offers.accept, press.offer_id, rev=press.rev)


async def decline(_update: Update, ctx: BotContext) -> object:
    """The candidate has declined for a reason of the list."""
    press = ctx.pressed(DeclineOffer)
    return await _act(ctx, offers.decline, press.offer_id, reason_id=press.reason_id, rev=press.rev)


async def show_text(_update: Update, ctx: BotContext) -> object:
    """The offer's text for the candidate, a message of its own to be copied."""
    card = await ctx.transact(offer_cards.card, ctx.pressed(ShowOfferText).offer_id)
    ctx.say(views.offer_text(ctx.words, card))
    return END


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an act back; a second press changes nothing."""
    offer_id = await ctx.transact(offers.undo, ctx.pressed(UndoOffer).event_id)
    ctx.toast(ctx.words("offer-undone"))
    return await _show(ctx, offer_id)


handlers: list[Handler] = [
    conversation(
        "offer_words",
        entry_points=[pressed(AskOfferWords, ask_words)],
        states={Talking.WORDS: [typed(take_words)]},
    ),
    pressed(BeginOffer, begin),
    pressed(OpenOffer, open_card),
    pressed(SetOfferDay, set_day),
    pressed(SetOfferTax, set_tax),
    pressed(ExtendOffer, extend),
    pressed(AskOfferApproval, ask_approval),
    pressed(ApproveOffer, approve),
    pressed(MarkOfferSent, mark_sent),
    pressed(AcceptOffer, accept),
    pressed(DeclineOffer, decline),
    pressed(ShowOfferText, show_text),
    pressed(UndoOffer, undo),
]
