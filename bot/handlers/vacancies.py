"""Vacancies: the list with its search, the card, why a state changes, sharing, history, extending, taking back."""

import re
from enum import StrEnum
from typing import TypeVar

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    AskStateReason,
    ClearVacancySearch,
    CloseVacancy,
    ExtendVacancy,
    FilterVacancies,
    HoldVacancy,
    ListVacancies,
    OpenVacancies,
    OpenVacancy,
    OpenVacancyHistory,
    ReopenVacancy,
    SendVacancy,
    ShareVacancy,
    StaleButton,
    UndoVacancy,
    day_of,
)
from bot.domain import (
    vacancies,
    vacancy_cards,
    vacancy_history,
    vacancy_lists,
    vacancy_people,
    vacancy_states,
)
from bot.domain.errors import Gone, Outdated
from bot.domain.vacancies import Acted
from bot.domain.vacancy_lists import VacancyFilter
from bot.domain.vacancy_states import StateAct
from bot.domain.vacancy_values import VacancyField
from bot.models import CloseReason, HoldReason
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, sent, typed
from bot.views import home as home_views
from bot.views import vacancies as views
from bot.views.vacancy_history import history_screen
from bot.views.vacancy_lists import list_screen

OptionT = TypeVar("OptionT", bound=StrEnum)
_LINK = re.compile(rf"^/start {views.LINK_PREFIX}(\d+)$")


# A short line of one's own; anything longer or forwarded is no search: it may be a résumé.
_SEARCHED = filters.Regex(r"^[^\n]{1,60}$") & ~filters.COMMAND & ~filters.FORWARDED


class ListState(StrEnum):
    SEARCH = "search"


class ReasonState(StrEnum):
    REASON = "reason"


# -- the list --------------------------------------------------------------------------------------------


async def show_list(_update: Update, ctx: BotContext) -> object:
    """/vacancies: the list from its beginning."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_list(ctx, None, 0, "")


async def return_to_list(_update: Update, ctx: BotContext) -> object:
    """The list as it was left: filter, page and the words searched for."""
    kept = ctx.slot_state()
    filters_known = {each.value: each for each in VacancyFilter}
    chosen = filters_known.get(kept.get("filter", ""))
    return await _show_list(ctx, chosen, int(kept.get("page", "0")), kept.get("words", ""))


async def turn_list(_update: Update, ctx: BotContext) -> object:
    """Another page of the same list or search."""
    press = ctx.pressed(ListVacancies)
    words = ctx.slot_state().get("words", "")
    return await _show_list(ctx, _known(VacancyFilter, press.filter), press.page, words)


async def filter_list(_update: Update, ctx: BotContext) -> object:
    """Another filter, from its beginning; it leaves the search."""
    return await _show_list(ctx, _known(VacancyFilter, ctx.pressed(FilterVacancies).filter), 0, "")


async def clear_search(_update: Update, ctx: BotContext) -> object:
    ctx.keep_slot_state({**ctx.slot_state(), "words": "", "page": "0"})
    return await return_to_list(_update, ctx)


async def search(_update: Update, ctx: BotContext) -> object:
    """Words typed below the list are searched for."""
    return await _show_list(ctx, None, 0, ctx.text)


async def _show_list(ctx: BotContext, chosen: VacancyFilter | None, page: int, words: str) -> object:
    found = await ctx.transact(vacancy_lists.vacancy_page, chosen, page=page, words=words)
    ctx.keep_slot_state({"filter": found.filter.value, "page": str(found.page), "words": found.words})
    ctx.show(list_screen(ctx.words, found))
    return ListState.SEARCH.value


# -- the card --------------------------------------------------------------------------------------------


async def open_card(_update: Update, ctx: BotContext) -> object:
    await _show_card(ctx, ctx.pressed(OpenVacancy).vacancy_id)
    return END


async def open_link(_update: Update, ctx: BotContext) -> object:
    """A deep link to a vacancy: its card, for those who may see it."""
    match = _LINK.match(ctx.text)
    if match is None or not ctx.is_private:
        raise Gone
    await _show_card(ctx, int(match[1]))
    return END


async def open_history(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenVacancyHistory)
    page = await ctx.query(vacancy_history.history, press.vacancy_id, press.page)
    ctx.show(history_screen(ctx.words, page, zone=ctx.zone, now=ctx.now))
    return END


async def _show_card(
    ctx: BotContext, vacancy_id: int, *, said: str | None = None, undo_event: int | None = None
) -> None:
    card = await ctx.transact(vacancy_cards.card, vacancy_id)
    ctx.show(views.vacancy_card(ctx.words, card, now=ctx.now, said=said, undo_event=undo_event))


# -- states ----------------------------------------------------------------------------------------------


async def ask_reason(_update: Update, ctx: BotContext) -> object:
    """Before a vacancy is held, closed or reopened: why?"""
    press = ctx.pressed(AskStateReason)
    act = _known(StateAct, press.act)
    try:
        ctx.draft_id = await ctx.transact(vacancy_states.begin, press.vacancy_id, act, rev=press.rev)
    except Outdated:
        return await _fresh_card(ctx, press.vacancy_id)
    card = await ctx.transact(vacancy_cards.card, press.vacancy_id)
    ctx.show(views.reason_screen(ctx.words, card, act))
    return ReasonState.REASON.value


async def take_reason(_update: Update, ctx: BotContext) -> object:
    """The reason in own words; if a colleague was quicker, the card as it is now."""
    if ctx.draft_id is None:
        raise Gone
    vacancy_id = await ctx.query(vacancy_states.vacancy_of, ctx.draft_id)
    try:
        acted = await ctx.transact(vacancy_states.finish, ctx.draft_id, ctx.text)
    except Outdated:
        await _show_card(ctx, vacancy_id, said=ctx.words("vacancy-changed-meanwhile"))
        return END
    await _show_done(ctx, acted)
    return END


async def hold(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(HoldVacancy)
    reason = _known(HoldReason, press.reason)
    return await _act(ctx, press.vacancy_id, vacancies.hold, rev=press.rev, reason=reason)


async def close(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CloseVacancy)
    reason = _known(CloseReason, press.reason)
    return await _act(ctx, press.vacancy_id, vacancies.close, rev=press.rev, reason=reason)


async def reopen(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ReopenVacancy)
    return await _act(ctx, press.vacancy_id, vacancies.reopen, rev=press.rev)


async def _act(ctx: BotContext, vacancy_id: int, verb: object, **values: object) -> object:
    """Do it at once, with a way back; whoever comes second sees how things stand."""
    try:
        acted: Acted = await ctx.transact(verb, vacancy_id, **values)  # type: ignore[arg-type]
    except Outdated:
        return await _fresh_card(ctx, vacancy_id)
    await _show_done(ctx, acted)
    return END


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an act back; a second press changes nothing."""
    try:
        vacancy_id = await ctx.transact(vacancies.undo, ctx.pressed(UndoVacancy).event_id)
    except Outdated:
        vacancy_id = await ctx.query(vacancies.vacancy_of_event, ctx.pressed(UndoVacancy).event_id)
        return await _fresh_card(ctx, vacancy_id)
    ctx.toast(ctx.words("vacancy-undone"))
    await _show_card(ctx, vacancy_id)
    return END


async def extend(_update: Update, ctx: BotContext) -> object:
    """Move the closing day on by a chip; if it has moved already, show that."""
    press = ctx.pressed(ExtendVacancy)
    until, closes_on = day_of(press.until), day_of(press.closes_on)
    try:
        acted = await ctx.transact(vacancies.extend, press.vacancy_id, until, closes_on=closes_on)
    except Outdated:
        return await _fresh_card(ctx, press.vacancy_id)
    if acted is None:
        return await _fresh_card(ctx, press.vacancy_id)
    ctx.toast(ctx.words("vacancy-extended"))
    await _show_card(ctx, press.vacancy_id, undo_event=acted.event_id)
    return END


async def _show_done(ctx: BotContext, acted: Acted) -> None:
    await _show_card(ctx, acted.vacancy_id, undo_event=acted.event_id)


async def _fresh_card(ctx: BotContext, vacancy_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    await _show_card(ctx, vacancy_id)
    return END


# -- sharing ---------------------------------------------------------------------------------------------


async def share(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ShareVacancy)
    await _show_share(ctx, press.vacancy_id, press.page)
    return END


async def send_to_colleague(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SendVacancy)
    sent_now = await ctx.transact(vacancies.share, press.vacancy_id, press.employee_id)
    ctx.toast(ctx.words("vacancy-sent") if sent_now else ctx.words("vacancy-not-in-telegram"))
    await _show_card(ctx, press.vacancy_id)
    return END


async def _show_share(ctx: BotContext, vacancy_id: int, page: int) -> None:
    card = await ctx.transact(vacancy_cards.card, vacancy_id)
    people = await ctx.query(
        vacancy_people.colleagues, VacancyField.HIRING_MANAGER, page=page, without=frozenset({ctx.actor.id})
    )
    ctx.show(views.share_screen(ctx.words, card, people, ctx.bot.username))


def _known(kind: type[OptionT], value: str) -> OptionT:
    """A button's value as its enum. Raises StaleButton for one this version no longer has."""
    if value not in {member.value for member in kind}:
        raise StaleButton
    return kind(value)


_list_buttons: list[Handler] = [
    command("vacancies", show_list),
    pressed(OpenVacancies, return_to_list),
    pressed(ListVacancies, turn_list),
    pressed(FilterVacancies, filter_list),
    pressed(ClearVacancySearch, clear_search),
]

vacancy_list = conversation(
    "vacancies", entry_points=_list_buttons, states={ListState.SEARCH: [sent(_SEARCHED, search)]}
)

state_reason = conversation(
    "vacancy-state",
    entry_points=[pressed(AskStateReason, ask_reason)],
    states={
        ReasonState.REASON: [
            pressed(HoldVacancy, hold),
            pressed(CloseVacancy, close),
            pressed(ReopenVacancy, reopen),
            typed(take_reason),
        ]
    },
)

handlers: list[Handler] = [
    sent(filters.Regex(_LINK), open_link),
    vacancy_list,
    state_reason,
    pressed(OpenVacancy, open_card),
    pressed(OpenVacancyHistory, open_history),
    pressed(HoldVacancy, hold),
    pressed(CloseVacancy, close),
    pressed(ReopenVacancy, reopen),
    pressed(UndoVacancy, undo),
    pressed(ExtendVacancy, extend),
    pressed(ShareVacancy, share),
    pressed(SendVacancy, send_to_colleague),
]
