"""/away: being away in one line, who stands in, coming back early, and who else is away."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    ChangeAbsence,
    ChooseAbsenceKind,
    ChooseDeputy,
    EndAbsence,
    OpenAbsence,
    OpenAway,
    PickDeputy,
    ResumeAbsence,
    SayAway,
    option_of,
)
from bot.domain import absence
from bot.domain.errors import Outdated
from bot.models import AbsenceKind
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, typed
from bot.views import absence as views
from bot.views.home import open_in_private


class Ask(StrEnum):
    """What is being typed."""

    DAYS = "days"


_CHANGED = "absence"


async def away(_update: Update, ctx: BotContext) -> object:
    """/away: who is away; with words, one's own absence at once."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    if not ctx.argument:
        return await show_calendar(_update, ctx)
    card = await ctx.transact(absence.announce, ctx.argument)
    ctx.show(views.card_screen(ctx.words, card))
    return END


async def show_calendar(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.calendar_screen(ctx.words, await ctx.transact(absence.calendar)))
    return END


async def show_card(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenAbsence).absence_id)


async def _show(ctx: BotContext, absence_id: int) -> object:
    ctx.show(views.card_screen(ctx.words, await ctx.transact(absence.show, absence_id)))
    return END


# -- in own words ----------------------------------------------------------------------------------------


async def ask(_update: Update, ctx: BotContext) -> object:
    ctx.keep_slot_state({})
    ctx.show(views.ask_screen(ctx.words, None))
    return Ask.DAYS.value


async def ask_again(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(absence.show, ctx.pressed(ChangeAbsence).absence_id)
    ctx.keep_slot_state({_CHANGED: str(card.id)})
    ctx.show(views.ask_screen(ctx.words, card))
    return Ask.DAYS.value


async def take_days(_update: Update, ctx: BotContext) -> object:
    changed = ctx.slot_state().get(_CHANGED)
    card = await ctx.transact(absence.announce, ctx.text, absence_id=int(changed) if changed else None)
    ctx.show(views.card_screen(ctx.words, card))
    return END


# -- the card --------------------------------------------------------------------------------------------


async def choose_kind(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseAbsenceKind)
    card = await ctx.transact(absence.choose_kind, press.absence_id, option_of(AbsenceKind, press.kind))
    ctx.show(views.card_screen(ctx.words, card))
    return END


async def choose_deputy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseDeputy)
    card = await ctx.transact(absence.show, press.absence_id)
    people = await ctx.query(absence.deputies, press.page)
    ctx.show(views.deputies_screen(ctx.words, card, people))
    return END


async def pick_deputy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickDeputy)
    card = await ctx.transact(absence.choose_deputy, press.absence_id, press.employee_id)
    ctx.show(views.card_screen(ctx.words, card))
    return END


async def end(_update: Update, ctx: BotContext) -> object:
    """Come back early, or drop the plan; it can be taken back."""
    press = ctx.pressed(EndAbsence)
    try:
        card = await ctx.transact(absence.end, press.absence_id, press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.absence_id)
    ctx.show(views.card_screen(ctx.words, card))
    return END


async def resume(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ResumeAbsence)
    try:
        card = await ctx.transact(absence.resume, press.absence_id, press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.absence_id)
    ctx.show(views.card_screen(ctx.words, card))
    return END


saying = conversation(
    "absence",
    entry_points=[pressed(SayAway, ask), pressed(ChangeAbsence, ask_again)],
    states={Ask.DAYS: [typed(take_days)]},
)

handlers: list[Handler] = [
    saying,
    command("away", away),
    pressed(OpenAway, show_calendar),
    pressed(OpenAbsence, show_card),
    pressed(ChooseAbsenceKind, choose_kind),
    pressed(ChooseDeputy, choose_deputy),
    pressed(PickDeputy, pick_deputy),
    pressed(EndAbsence, end),
    pressed(ResumeAbsence, resume),
]
