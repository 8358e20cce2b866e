"""/rewards: the shop, asking for a reward, and what becomes of the request."""

from collections.abc import Callable
from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    ApproveRedemption,
    CancelRedemption,
    ConfirmReward,
    DeclineRedemption,
    HandOverReward,
    OpenRedemption,
    OpenRedemptions,
    OpenReward,
    OpenRewards,
    RequestReward,
    option_of,
)
from bot.domain import redemption_cards, redemption_talk, rewards
from bot.domain.errors import Gone, Outdated
from bot.domain.redemption_cards import RedemptionCard, RedemptionList
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, typed
from bot.views import home as home_views
from bot.views import rewards as views


class Ask(StrEnum):
    """What is being asked for in words."""

    REASON = "reason"


async def show_shop(_update: Update, ctx: BotContext) -> object:
    """/rewards."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_shop(ctx, 0)


async def turn_shop(_update: Update, ctx: BotContext) -> object:
    return await _show_shop(ctx, ctx.pressed(OpenRewards).page)


async def _show_shop(ctx: BotContext, page: int) -> object:
    ctx.show(views.catalogue_screen(ctx.words, await ctx.query(rewards.catalogue, page)))
    return END


async def open_reward(_update: Update, ctx: BotContext) -> object:
    return await _show_reward(ctx, ctx.pressed(OpenReward).reward_id)


async def _show_reward(ctx: BotContext, reward_id: int) -> object:
    ctx.show(views.reward_screen(ctx.words, await ctx.transact(rewards.reward_card, reward_id)))
    return END


async def request_reward(_update: Update, ctx: BotContext) -> object:
    """Ask for a reward; when its price or one's own requests have changed meanwhile, the fresh card."""
    press = ctx.pressed(RequestReward)
    try:
        card = await ctx.transact(rewards.request, press.reward_id, ordinal=press.ordinal, price=press.price)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_reward(ctx, press.reward_id)
    return _show_card(ctx, card)


async def show_redemptions(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenRedemptions)
    which = option_of(RedemptionList, press.which)
    found = await ctx.query(redemption_cards.redemptions, which, press.page)
    ctx.show(views.redemptions_screen(ctx.words, found))
    return END


async def open_redemption(_update: Update, ctx: BotContext) -> object:
    return await _open(ctx, ctx.pressed(OpenRedemption).redemption_id)


async def cancel(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CancelRedemption)
    return await _move(ctx, rewards.cancel, press.redemption_id, press.rev)


async def approve(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ApproveRedemption)
    return await _move(ctx, rewards.approve, press.redemption_id, press.rev)


async def hand_over(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(HandOverReward)
    return await _move(ctx, rewards.hand_over, press.redemption_id, press.rev)


async def confirm(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ConfirmReward)
    return await _move(ctx, rewards.confirm, press.redemption_id, press.rev)


async def ask_reason(_update: Update, ctx: BotContext) -> object:
    """Why is it declined? The person reads it."""
    press = ctx.pressed(DeclineRedemption)
    try:
        ctx.draft_id, card = await ctx.transact(
            redemption_talk.begin_decline, press.redemption_id, rev=press.rev
        )
    except Outdated:
        return await _outdated(ctx, press.redemption_id)
    ctx.show(views.ask_decline_reason(ctx.words, card))
    return Ask.REASON.value


async def take_reason(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        raise Gone
    request_id = await ctx.query(redemption_talk.request_of, ctx.draft_id)
    try:
        card = await ctx.transact(redemption_talk.finish_decline, ctx.draft_id, ctx.text)
    except Outdated:
        return await _outdated(ctx, request_id)
    return _show_card(ctx, card)


async def _move(ctx: BotContext, verb: Callable[..., RedemptionCard], redemption_id: int, rev: int) -> object:
    """One step of an exchange; whoever comes second sees how it stands now."""
    try:
        card = await ctx.transact(verb, redemption_id, rev=rev)
    except Outdated:
        return await _outdated(ctx, redemption_id)
    return _show_card(ctx, card)


async def _outdated(ctx: BotContext, redemption_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    return await _open(ctx, redemption_id)


async def _open(ctx: BotContext, redemption_id: int) -> object:
    return _show_card(ctx, await ctx.query(redemption_cards.redemption_card, redemption_id))


def _show_card(ctx: BotContext, card: RedemptionCard) -> object:
    ctx.show(views.redemption_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


decline_dialogue = conversation(
    "redemption-decline",
    entry_points=[pressed(DeclineRedemption, ask_reason)],
    states={Ask.REASON: [typed(take_reason)]},
)

handlers: list[Handler] = [
    decline_dialogue,
    command("rewards", show_shop),
    pressed(OpenRewards, turn_shop),
    pressed(OpenReward, open_reward),
    pressed(RequestReward, request_reward),
    pressed(OpenRedemptions, show_redemptions),
    pressed(OpenRedemption, open_redemption),
    pressed(CancelRedemption, cancel),
    pressed(ApproveRedemption, approve),
    pressed(HandOverReward, hand_over),
    pressed(ConfirmReward, confirm),
]
