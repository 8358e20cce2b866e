"""/find: the search in the base of candidates, its filters, orders and pages; who fits a vacancy; kept searches."""

from dataclasses import replace
from datetime import date

from telegram import Update

from bot.callbacks import (
    CompareFound,
    DropFilter,
    DropSavedFind,
    ExportFound,
    FindForVacancy,
    FindPage,
    FitVacancies,
    KeepFind,
    NewFind,
    OpenFilterGroup,
    OpenFilters,
    OpenFind,
    OpenFound,
    OpenSavedFind,
    PickFound,
    SetFilter,
    SortByFit,
    SortFound,
    ToggleFound,
    option_of,
)
from bot.domain import (
    audit,
    candidates,
    comparing,
    data_exports,
    intake_vacancies,
    saved_searches,
    search,
    search_offers,
    search_query,
)
from bot.domain.errors import Gone
from bot.domain.search_offers import OfferGroup
from bot.domain.search_query import SearchQuery, Sort
from bot.models import ExportFormat, ExportWhat
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, linked, pressed
from bot.views import find as views
from bot.views import find_filters as filter_views
from bot.views import home as home_views
from bot.views.candidates import candidate_card
from bot.views.comparing import comparison_screen

# Under these names the search lies with the menu's screen.
FIND, PAGE = "find", "find_page"
# And whom of it to compare.
PICKED, PICKED_OF = "find_picked", "find_picked_of"
# And the filters last offered: a button carries the place among them.
OFFERED = "find_offered"
# The whole base is exported from /export; a search of so many is one to be narrowed.
MOST_EXPORTED = 10_000


async def begin(_update: Update, ctx: BotContext) -> object:
    """/find: with words the answer, alone what one can ask."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    if not ctx.argument:
        return await start(_update, ctx)
    return await _show(ctx, await ctx.transact(search.understand, ctx.argument), 0)


async def start(_update: Update, ctx: BotContext) -> object:
    kept = await ctx.query(saved_searches.saved)
    ctx.keep_slot_state({**ctx.slot_state(), FIND: "", PAGE: "0"})
    ctx.show(views.start_screen(ctx.words, kept, today=_today(ctx)))
    return END


async def return_to(_update: Update, ctx: BotContext) -> object:
    """The search as it was left: filters, order and page."""
    if not ctx.slot_state().get(FIND):
        return await start(_update, ctx)
    return await _show(ctx, _query(ctx), int(ctx.slot_state().get(PAGE, "0")))


async def turn_page(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, _query(ctx), ctx.pressed(FindPage).page)


async def drop_filter(_update: Update, ctx: BotContext) -> object:
    """Take a filter off; a chip of another search only brings the present one."""
    press, query = ctx.pressed(DropFilter), _query(ctx)
    if press.mark != query.mark or not 0 <= press.number < len(query.filters):
        ctx.toast(ctx.words("card-updated"))
        return await return_to(_update, ctx)
    left = query.without(press.number)
    if not left.filters and left.vacancy_id is None:
        return await start(_update, ctx)
    return await _show(ctx, left, 0)


async def sort(_update: Update, ctx: BotContext) -> object:
    wanted = option_of(Sort, ctx.pressed(SortFound).sort)
    query = _query(ctx)
    if wanted is Sort.FIT and query.vacancy_id is None:
        return await return_to(_update, ctx)
    return await _show(ctx, replace(query, sort=wanted), 0)


# -- filters by taps ---------------------------------------------------------------------------------------


async def choose_group(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(search_offers.groups, _query(ctx))
    ctx.show(filter_views.groups_screen(ctx.words, found, today=_today(ctx)))
    return END


async def open_group(_update: Update, ctx: BotContext) -> object:
    return await _show_group(ctx, option_of(OfferGroup, ctx.pressed(OpenFilterGroup).group))


async def set_filter(_update: Update, ctx: BotContext) -> object:
    """Set an offered filter or take it off; twice is once. A button of an older list only brings the present one."""
    press, query = ctx.pressed(SetFilter), _query(ctx)
    group = option_of(OfferGroup, press.group)
    offered = search_query.load(ctx.slot_state().get(OFFERED, ""))
    if press.mark != offered.mark or not 0 <= press.number < len(offered.filters):
        ctx.toast(ctx.words("card-updated"))
        return await _show_group(ctx, group)
    chosen = offered.filters[press.number]
    _keep(ctx, query.having(chosen) if press.on else query.lacking(chosen), 0)
    return await _show_group(ctx, group)


async def _show_group(ctx: BotContext, group: OfferGroup) -> object:
    found = await ctx.transact(search_offers.offers, _query(ctx), group)
    offered = SearchQuery(tuple(one.filter for one in found.offers))
    ctx.keep_slot_state({**ctx.slot_state(), OFFERED: search_query.dump(offered)})
    ctx.show(filter_views.group_screen(ctx.words, found, offered.mark, today=_today(ctx)))
    return END


# -- for a vacancy -----------------------------------------------------------------------------------------


async def choose_vacancy(_update: Update, ctx: BotContext) -> object:
    await ctx.query(saved_searches.saved)
    every = await ctx.query(intake_vacancies.all_open)
    has_query = bool(_query(ctx).filters)
    page = ctx.pressed(FitVacancies).page
    ctx.show(views.vacancies_screen(ctx.words, tuple(every), page, has_query=has_query))
    return END


async def for_vacancy(_update: Update, ctx: BotContext) -> object:
    """«Who in our base fits?»."""
    return await _show(ctx, await ctx.query(search.for_vacancy, ctx.pressed(FindForVacancy).vacancy_id), 0)


async def sort_by_fit(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, search.for_fit(_query(ctx), ctx.pressed(SortByFit).vacancy_id), 0)


# -- one of them -------------------------------------------------------------------------------------------


async def open_found(_update: Update, ctx: BotContext) -> object:
    """The card of somebody found, with the way back to the search."""
    return await _open(ctx, ctx.pressed(OpenFound).candidate_id)


async def open_link(_update: Update, ctx: BotContext) -> object:
    """A deep link from inline mode to a candidate's card, for those who may see it."""
    number = ctx.argument.partition("_")[2]
    if not ctx.is_private or not number.isdecimal() or len(number) > 9:  # noqa: PLR2004 - ids have nine digits at most
        raise Gone
    return await _open(ctx, int(number))


async def _open(ctx: BotContext, candidate_id: int) -> object:
    card = await ctx.query(candidates.card, candidate_id)
    back = OpenFind() if ctx.slot_state().get(FIND) else None
    ctx.show(candidate_card(ctx.words, card, zone=ctx.zone, now=ctx.now, back=back))
    return END


async def export(_update: Update, ctx: BotContext) -> object:
    """Whom the search finds, as a file: made beside, and put on record."""
    form = option_of(ExportFormat, ctx.pressed(ExportFound).format)
    query = _query(ctx)
    if not query.filters and query.vacancy_id is None:
        return await return_to(_update, ctx)
    chosen = await ctx.transact(search.ids_of, query, most=MOST_EXPORTED)
    await ctx.transact(data_exports.ask_list, ExportWhat.CANDIDATES, form, chosen=chosen)
    ctx.toast(ctx.words("export-toast"))
    return END


# -- side by side ------------------------------------------------------------------------------------------


def _picked(ctx: BotContext) -> tuple[int, ...]:
    """Who is chosen of the present search, in the order chosen; another search begins with nobody."""
    kept = ctx.slot_state()
    if kept.get(PICKED_OF) != str(_query(ctx).mark):
        return ()
    return tuple(int(one) for one in kept.get(PICKED, "").split(",") if one)


async def pick(update: Update, ctx: BotContext) -> object:
    """The list with boxes."""
    return await _show_picking(update, ctx, _picked(ctx), ctx.pressed(PickFound).page)


async def toggle(update: Update, ctx: BotContext) -> object:
    press, picked = ctx.pressed(ToggleFound), _picked(ctx)
    if press.candidate_id in picked:
        picked = tuple(one for one in picked if one != press.candidate_id)
    elif len(picked) >= comparing.MOST:
        ctx.toast(ctx.words("find-pick-most", most=comparing.MOST), alert=True)
    else:
        picked = (*picked, press.candidate_id)
    return await _show_picking(update, ctx, picked, press.page)


async def _show_picking(update: Update, ctx: BotContext, picked: tuple[int, ...], page: int) -> object:
    query = _query(ctx)
    if not query.filters and query.vacancy_id is None:
        return await return_to(update, ctx)
    found = await ctx.transact(search.find, query, page)
    chosen = {PICKED: ",".join(map(str, picked)), PICKED_OF: str(query.mark)}
    ctx.keep_slot_state({**ctx.slot_state(), **chosen, PAGE: str(found.page)})
    ctx.show(views.pick_screen(ctx.words, found, picked))
    return END


async def compare(update: Update, ctx: BotContext) -> object:
    """Those chosen side by side, for the vacancy of the search if it is for one; every look is on record."""
    picked, page = _picked(ctx), int(ctx.slot_state().get(PAGE, "0"))
    if len(picked) < views.COMPARED_FROM:
        ctx.toast(ctx.words("card-updated"))
        return await _show_picking(update, ctx, picked, page)
    found = await ctx.transact(comparing.of_chosen, picked, _query(ctx).vacancy_id)
    for one in found.finalists:
        await ctx.transact(audit.note_view, one.candidate_id)
    ctx.show(comparison_screen(ctx.words, found, back=PickFound(page)))
    return END


# -- kept --------------------------------------------------------------------------------------------------


async def keep(_update: Update, ctx: BotContext) -> object:
    query = _query(ctx)
    if query.filters:
        await ctx.transact(saved_searches.keep, query)
        ctx.toast(ctx.words("find-kept"))
    return await return_to(_update, ctx)


async def open_saved(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, await ctx.query(saved_searches.one, ctx.pressed(OpenSavedFind).saved_id), 0)


async def drop_saved(_update: Update, ctx: BotContext) -> object:
    kept = await ctx.transact(saved_searches.drop, ctx.pressed(DropSavedFind).saved_id)
    ctx.show(views.start_screen(ctx.words, kept, today=_today(ctx)))
    return END


# -- showing -----------------------------------------------------------------------------------------------


async def _show(ctx: BotContext, query: SearchQuery, page: int) -> object:
    found = await ctx.transact(search.find, query, page)
    _keep(ctx, found.query, found.page)
    ctx.show(views.found_screen(ctx.words, found, today=_today(ctx)))
    return END


def _query(ctx: BotContext) -> SearchQuery:
    return search_query.load(ctx.slot_state().get(FIND, ""))


def _keep(ctx: BotContext, query: SearchQuery, page: int) -> None:
    ctx.keep_slot_state({**ctx.slot_state(), FIND: search_query.dump(query), PAGE: str(page)})


def _today(ctx: BotContext) -> date:
    return ctx.now.astimezone(ctx.zone).date()


handlers: list[Handler] = [
    command("find", begin),
    linked("c", open_link),
    pressed(OpenFind, return_to),
    pressed(NewFind, start),
    pressed(FindPage, turn_page),
    pressed(DropFilter, drop_filter),
    pressed(SortFound, sort),
    pressed(OpenFilters, choose_group),
    pressed(OpenFilterGroup, open_group),
    pressed(SetFilter, set_filter),
    pressed(FitVacancies, choose_vacancy),
    pressed(FindForVacancy, for_vacancy),
    pressed(SortByFit, sort_by_fit),
    pressed(OpenFound, open_found),
    pressed(PickFound, pick),
    pressed(ToggleFound, toggle),
    pressed(CompareFound, compare),
    pressed(KeepFind, keep),
    pressed(ExportFound, export),
    pressed(OpenSavedFind, open_saved),
    pressed(DropSavedFind, drop_saved),
]
