"""Two stored cards that are one person's: found, compared, made one, and taken apart."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import FindDoubles, OpenUnion, PartUnion, Unite
from bot.domain import candidate_unions, search
from bot.domain.errors import Gone, Outdated
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import unions as views

_CANDIDATE = "union_of"


class Ask(StrEnum):
    """What is being typed."""

    NAME = "name"


async def find(_update: Update, ctx: BotContext) -> object:
    """Whom the base itself suspects; a name can be typed as well."""
    return await _suspects(ctx, ctx.pressed(FindDoubles).candidate_id)


async def _suspects(ctx: BotContext, candidate_id: int) -> object:
    found = await ctx.transact(candidate_unions.suspects, candidate_id)
    ctx.keep_slot_state({_CANDIDATE: str(found.candidate_id)})
    ctx.show(views.suspects_screen(ctx.words, found))
    return Ask.NAME.value


async def take_name(_update: Update, ctx: BotContext) -> object:
    kept = ctx.slot_state().get(_CANDIDATE, "")
    if not kept:
        raise Outdated
    found = await ctx.transact(search.by_name, ctx.text)
    ctx.show(views.found_screen(ctx.words, int(kept), found, asked=ctx.text))
    return Ask.NAME.value


async def show(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenUnion)
    return await _preview(ctx, press.kept_id, press.other_id, press.choice)


async def _preview(ctx: BotContext, kept_id: int, other_id: int, choice: int | None) -> object:
    try:
        found = await ctx.query(candidate_unions.preview, kept_id, other_id, choice)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _suspects(ctx, kept_id)
    ctx.show(views.preview_screen(ctx.words, found, today=ctx.now.astimezone(ctx.zone).date()))
    return Ask.NAME.value


async def unite(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(Unite)
    revs = (press.kept_rev, press.other_rev)
    try:
        done = await ctx.transact(
            candidate_unions.unite, press.kept_id, press.other_id, press.choice, revs=revs
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _preview(ctx, press.kept_id, press.other_id, press.choice)
    ctx.show(views.united_screen(ctx.words, done))
    return END


async def part(_update: Update, ctx: BotContext) -> object:
    """Take apart; a second press finds nothing to do."""
    try:
        done = await ctx.transact(candidate_unions.part, ctx.pressed(PartUnion).union_id)
    except Gone:
        ctx.toast(ctx.words("union-parted-already"))
        return END
    ctx.show(views.parted_screen(ctx.words, done))
    return END


dialogue = conversation(
    "union",
    entry_points=[pressed(FindDoubles, find), pressed(OpenUnion, show), pressed(Unite, unite)],
    states={Ask.NAME: [typed(take_name)]},
)

handlers: list[Handler] = [
    dialogue,
    pressed(PartUnion, part),
]
