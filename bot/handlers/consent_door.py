"""A candidate at the door: the consent text by a one-time link, the answer, and taking it back later."""

from telegram import Update

from bot.callbacks import AnswerConsent, WithdrawConsent
from bot.domain import consents
from bot.runtime.context import BotContext
from bot.runtime.dialogues import Handler, linked, pressed
from bot.views import consent_door as views
from bot.views.privacy import CONSENT_LINK


async def open_link(_update: Update, ctx: BotContext) -> object:
    """/start with a consent link."""
    if not ctx.is_private:
        return None
    token = ctx.argument.partition("_")[2]
    found = await ctx.at_door(consents.open_link, token)
    ctx.show(views.question(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return None


async def answer(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AnswerConsent)
    found = await ctx.at_door(consents.answer, press.candidate_id, version=press.version, agrees=press.agrees)
    ctx.show(views.question(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return None


async def withdraw(_update: Update, ctx: BotContext) -> object:
    """Asked once more, then done."""
    press = ctx.pressed(WithdrawConsent)
    if not press.is_sure:
        await ctx.at_door(consents.check_own, press.candidate_id)
        ctx.show(views.sure_to_withdraw(ctx.words, press.candidate_id))
        return None
    found = await ctx.at_door(consents.withdraw, press.candidate_id)
    ctx.show(views.question(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return None


handlers: list[Handler] = [
    linked(CONSENT_LINK, open_link),
    pressed(AnswerConsent, answer),
    pressed(WithdrawConsent, withdraw),
]
