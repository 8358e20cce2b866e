"""Requests for vacancies: the list, a request's card, declining with a reason."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    DeclineRequest,
    DeclineRequestFor,
    OpenRequest,
    OpenRequests,
    PageRequests,
    StaleButton,
)
from bot.domain import vacancy_requests
from bot.domain.errors import Gone, Problem, Unfit
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import vacancy_requests as views


class DeclineState(StrEnum):
    REASON = "reason"


async def show_requests(_update: Update, ctx: BotContext) -> object:
    return await _show_page(ctx, 0)


async def turn_page(_update: Update, ctx: BotContext) -> object:
    return await _show_page(ctx, ctx.pressed(PageRequests).page)


async def _show_page(ctx: BotContext, page: int) -> object:
    found = await ctx.query(vacancy_requests.requests, page)
    ctx.show(views.requests_screen(ctx.words, found, now=ctx.now))
    return END


async def open_request(_update: Update, ctx: BotContext) -> object:
    return await _show_request(ctx, ctx.pressed(OpenRequest).request_id)


async def ask_reason(_update: Update, ctx: BotContext) -> object:
    """Why is it declined? The lead will read it."""
    press = ctx.pressed(DeclineRequest)
    try:
        ctx.draft_id, card = await ctx.transact(vacancy_requests.begin_decline, press.request_id)
    except Unfit as refused:
        return await _too_late(ctx, press.request_id, refused)
    ctx.show(views.decline_screen(ctx.words, card))
    return DeclineState.REASON.value


async def decline_for(_update: Update, ctx: BotContext) -> object:
    """A reason of the list: its words are kept, in the language of whoever chose them."""
    press = ctx.pressed(DeclineRequestFor)
    if press.reason not in {reason.value for reason in views.DeclineReason}:
        raise StaleButton
    reason = ctx.words.option("decline-reason", views.DeclineReason(press.reason))
    try:
        card = await ctx.transact(vacancy_requests.decline, press.request_id, reason)
    except Unfit as refused:
        return await _too_late(ctx, press.request_id, refused)
    ctx.show(views.request_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def take_reason(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        raise Gone
    card = await ctx.transact(vacancy_requests.finish_decline, ctx.draft_id, ctx.text)
    ctx.show(views.request_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def _too_late(ctx: BotContext, request_id: int, refused: Unfit) -> object:
    """A colleague was quicker: who, and how the request stands now."""
    if refused.problem not in {Problem.REQUEST_TAKEN, Problem.REQUEST_DECIDED}:
        raise refused
    ctx.toast(views.too_late(ctx.words, refused.problem, str(refused.details["name"])))
    return await _show_request(ctx, request_id)


async def _show_request(ctx: BotContext, request_id: int) -> object:
    card = await ctx.query(vacancy_requests.show, request_id)
    ctx.show(views.request_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


decline_dialogue = conversation(
    "vacancy-request-decline",
    entry_points=[pressed(DeclineRequest, ask_reason)],
    states={DeclineState.REASON: [pressed(DeclineRequestFor, decline_for), typed(take_reason)]},
)

handlers: list[Handler] = [
    decline_dialogue,
    pressed(OpenRequests, show_requests),
    pressed(PageRequests, turn_page),
    pressed(OpenRequest, open_request),
    pressed(DeclineRequestFor, decline_for),
]
