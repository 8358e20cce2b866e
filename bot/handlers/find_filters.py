"""Filters of a search by taps: what to filter by, then those of one group, each set and taken off by the same tap."""

from telegram import Update

from bot.callbacks import OpenFilterGroup, OpenFilters, SetFilter, option_of
from bot.domain import search_offers, search_query
from bot.domain.search_offers import OfferGroup
from bot.domain.search_query import SearchQuery
from bot.handlers import find
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import find_filters as views

# Under this name the filters last offered lie with the menu's screen: a button carries the place among them.
OFFERED = "find_offered"


async def choose_group(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(search_offers.groups, find.kept_query(ctx))
    ctx.show(views.groups_screen(ctx.words, found, today=find.today(ctx)))
    return END


async def open_group(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, option_of(OfferGroup, ctx.pressed(OpenFilterGroup).group))


async def set_filter(_update: Update, ctx: BotContext) -> object:
    """Set an offered filter; the same press again takes it off. A button of an older list only brings the present one."""
    press, query = ctx.pressed(SetFilter), find.kept_query(ctx)
    group = option_of(OfferGroup, press.group)
    offered = search_query.load(ctx.slot_state().get(OFFERED, ""))
    if press.mark != offered.mark or not 0 <= press.number < len(offered.filters):
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, group)
    find.keep_query(ctx, query.toggled(offered.filters[press.number]), 0)
    return await _show(ctx, group)


async def _show(ctx: BotContext, group: OfferGroup) -> object:
    found = await ctx.transact(search_offers.offers, find.kept_query(ctx), group)
    offered = SearchQuery(tuple(one.filter for one in found.offers))
    ctx.keep_slot_state({**ctx.slot_state(), OFFERED: search_query.dump(offered)})
    ctx.show(views.group_screen(ctx.words, found, offered.mark, today=find.today(ctx)))
    return END


handlers: list[Handler] = [
    pressed(OpenFilters, choose_group),
    pressed(OpenFilterGroup, open_group),
    pressed(SetFilter, set_filter),
]
