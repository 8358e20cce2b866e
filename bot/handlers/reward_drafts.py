"""HR fills the shop: a reward's name and price in a line, the rest by buttons; a photo is simply sent."""

from enum import StrEnum

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    ChooseRewardKind,
    ClearRewardField,
    DiscardReward,
    EditReward,
    FillRewardField,
    NewReward,
    OfferReward,
    OpenRewardDraft,
    SaveReward,
    option_of,
)
from bot.domain import reward_drafts, rewards
from bot.domain.errors import Gone, Outdated
from bot.domain.reward_drafts import RewardDraftCard, RewardField
from bot.models import RewardKind
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, sent, typed
from bot.views import reward_drafts as views
from bot.views import rewards as shop_views


class Ask(StrEnum):
    """What is being asked; one state for each field that is typed, named as the field."""

    FIRST = "first"
    CARD = "card"
    NAME = "name"
    PRICE = "price"
    STOCK = "stock"
    KIND = "kind"
    PER_PERSON = "per_person"
    FULFILLER = "fulfiller"
    DESCRIPTION = "description"
    PHOTO = "photo"


async def begin(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(reward_drafts.begin)
    ctx.draft_id = card.draft_id
    ctx.show(views.ask_first(ctx.words, card))
    return Ask.FIRST.value


async def edit(_update: Update, ctx: BotContext) -> object:
    return _show(ctx, await ctx.transact(reward_drafts.begin_edit, ctx.pressed(EditReward).reward_id))


async def take_first(_update: Update, ctx: BotContext) -> object:
    return _show(ctx, await ctx.transact(reward_drafts.put_first, _draft_id(ctx), ctx.text))


async def show_draft(_update: Update, ctx: BotContext) -> object:
    return _show(ctx, await ctx.query(reward_drafts.show, ctx.pressed(OpenRewardDraft).draft_id))


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(FillRewardField)
    field = option_of(RewardField, press.field)
    card = await ctx.query(reward_drafts.show, press.draft_id)
    ctx.draft_id = card.draft_id
    ctx.show(views.ask_field(ctx.words, card, field))
    return field.value


async def choose_kind(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseRewardKind)
    kind = option_of(RewardKind, press.kind)
    return _show(ctx, await ctx.transact(reward_drafts.choose_kind, press.draft_id, kind))


async def clear_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ClearRewardField)
    field = option_of(RewardField, press.field)
    return _show(ctx, await ctx.transact(reward_drafts.clear, press.draft_id, field))


async def take_photo(_update: Update, ctx: BotContext) -> object:
    """A photo: it is fetched beside, and the card comes back with it."""
    card = await ctx.transact(reward_drafts.fetch_photo, _draft_id(ctx), ctx.message.photo[-1].file_id)
    ctx.draft_id = card.draft_id
    ctx.show(views.draft_screen(ctx.words, card, fetching=True))
    return Ask.CARD.value


async def save(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SaveReward)
    try:
        reward_id = await ctx.transact(reward_drafts.save, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return _show(ctx, await ctx.transact(reward_drafts.refresh, press.draft_id))
    ctx.toast(ctx.words("reward-saved"))
    ctx.show(shop_views.reward_screen(ctx.words, await ctx.transact(rewards.reward_card, reward_id)))
    return END


async def discard(_update: Update, ctx: BotContext) -> object:
    await ctx.query(reward_drafts.discard, ctx.pressed(DiscardReward).draft_id)
    ctx.show(shop_views.catalogue_screen(ctx.words, await ctx.query(rewards.catalogue)))
    return END


async def offer(_update: Update, ctx: BotContext) -> object:
    """Take a reward off the shop or put it back."""
    press = ctx.pressed(OfferReward)
    try:
        await ctx.transact(reward_drafts.set_active, press.reward_id, press.is_active, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    ctx.show(shop_views.reward_screen(ctx.words, await ctx.transact(rewards.reward_card, press.reward_id)))
    return END


async def take_name(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.NAME)


async def take_price(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.PRICE)


async def take_stock(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.STOCK)


async def take_limit(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.PER_PERSON)


async def take_fulfiller(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.FULFILLER)


async def take_description(_update: Update, ctx: BotContext) -> object:
    return await _put(ctx, RewardField.DESCRIPTION)


async def _put(ctx: BotContext, field: RewardField) -> object:
    return _show(ctx, await ctx.transact(reward_drafts.put, _draft_id(ctx), field, ctx.text))


def _show(ctx: BotContext, card: RewardDraftCard) -> object:
    ctx.draft_id = card.draft_id
    ctx.show(views.draft_screen(ctx.words, card))
    return Ask.CARD.value


def _draft_id(ctx: BotContext) -> int:
    if ctx.draft_id is None:
        raise Gone
    return ctx.draft_id


_PHOTO = sent(filters.PHOTO, take_photo)
_ON_THE_CARD: list[Handler] = [
    pressed(FillRewardField, ask_field),
    pressed(OpenRewardDraft, show_draft),
    pressed(ChooseRewardKind, choose_kind),
    pressed(ClearRewardField, clear_field),
    pressed(SaveReward, save),
    pressed(DiscardReward, discard),
    _PHOTO,
]

reward_dialogue = conversation(
    "reward",
    entry_points=[
        pressed(NewReward, begin),
        pressed(EditReward, edit),
        pressed(FillRewardField, ask_field),
        pressed(OpenRewardDraft, show_draft),
        pressed(ChooseRewardKind, choose_kind),
        pressed(ClearRewardField, clear_field),
    ],
    states={
        Ask.FIRST: [typed(take_first), pressed(DiscardReward, discard)],
        Ask.CARD: _ON_THE_CARD,
        Ask.NAME: [typed(take_name), *_ON_THE_CARD],
        Ask.PRICE: [typed(take_price), *_ON_THE_CARD],
        Ask.STOCK: [typed(take_stock), *_ON_THE_CARD],
        Ask.KIND: _ON_THE_CARD,
        Ask.PER_PERSON: [typed(take_limit), *_ON_THE_CARD],
        Ask.FULFILLER: [typed(take_fulfiller), *_ON_THE_CARD],
        Ask.DESCRIPTION: [typed(take_description), *_ON_THE_CARD],
        Ask.PHOTO: _ON_THE_CARD,
    },
)

handlers: list[Handler] = [
    reward_dialogue,
    pressed(SaveReward, save),
    pressed(DiscardReward, discard),
    pressed(OfferReward, offer),
]
