"""The company's kinds of interview: looked at, added, changed, retired."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AskKindWords,
    OpenInterviewKind,
    OpenInterviewKinds,
    RetireInterviewKind,
    SetKindMinutes,
)
from bot.domain import interview_kinds
from bot.domain.errors import Outdated, Unfit
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import interview_kinds as views
from bot.views import refusals


class Wording(StrEnum):
    WORDS = "words"


async def show_kinds(_update: Update, ctx: BotContext) -> object:
    ctx.pressed(OpenInterviewKinds)
    ctx.show(views.kinds_screen(ctx.words, await ctx.query(interview_kinds.tended)))
    return END


async def show_kind(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenInterviewKind).kind_id)


async def _show(ctx: BotContext, kind_id: int) -> object:
    ctx.show(views.kind_screen(ctx.words, await ctx.query(interview_kinds.tended_kind, kind_id)))
    return END


async def set_minutes(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetKindMinutes)
    try:
        await ctx.transact(interview_kinds.set_minutes, press.kind_id, press.minutes, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, press.kind_id)


async def retire(_update: Update, ctx: BotContext) -> object:
    """Offer a kind no more, or again."""
    press = ctx.pressed(RetireInterviewKind)
    try:
        await ctx.transact(interview_kinds.retire, press.kind_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show(ctx, press.kind_id)


async def ask_words(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskKindWords)
    kind = await ctx.query(interview_kinds.tended_kind, press.kind_id) if press.kind_id is not None else None
    ctx.draft_id = await ctx.transact(interview_kinds.begin_words, press.kind_id)
    ctx.show(views.ask_words(ctx.words, kind))
    return Wording.WORDS.value


async def take_words(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        return END
    kind = await ctx.transact(interview_kinds.take_words, ctx.draft_id, ctx.text)
    ctx.show(views.kind_screen(ctx.words, kind))
    return END


handlers: list[Handler] = [
    conversation(
        "interview_kind_words",
        entry_points=[pressed(AskKindWords, ask_words)],
        states={Wording.WORDS: [typed(take_words)]},
    ),
    pressed(OpenInterviewKinds, show_kinds),
    pressed(OpenInterviewKind, show_kind),
    pressed(SetKindMinutes, set_minutes),
    pressed(RetireInterviewKind, retire),
]
