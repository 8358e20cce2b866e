"""Leaving: the last day, handing over, closing an access at once, coming back."""

from datetime import date
from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AskEndNow,
    ChooseHeir,
    EndNow,
    HandOver,
    LastDayCalendar,
    OpenLeaving,
    Rehire,
    SetLastDay,
    UndoHandOver,
)
from bot.domain import leaving, people_cards, people_edits
from bot.domain.errors import Outdated
from bot.domain.holdings import HoldingKind
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import leaving as views
from bot.views.people import person_screen


class Ask(StrEnum):
    """What is being typed."""

    HEIR = "heir"


_FROM, _KIND = "heir_of", "heir_kind"


async def show_leaving(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(leaving.show, ctx.pressed(OpenLeaving).employee_id)
    ctx.show(views.leaving_screen(ctx.words, found))
    return END


async def set_last_day(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetLastDay)
    day = _day(press.day) if press.day is not None else None
    try:
        found = await ctx.transact(leaving.set_last_day, press.employee_id, day, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        found = await ctx.transact(leaving.show, press.employee_id)
    ctx.show(views.leaving_screen(ctx.words, found))
    return END


async def show_calendar(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(LastDayCalendar)
    found = await ctx.transact(leaving.show, press.employee_id)
    ctx.show(views.calendar_screen(ctx.words, found, _day(press.month)))
    return END


def _day(text: str) -> date:
    """A day out of a button. Raises Outdated for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Outdated from None


async def ask_end_now(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(leaving.show, ctx.pressed(AskEndNow).employee_id)
    ctx.show(views.ask_end_now(ctx.words, found))
    return END


async def end_now(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EndNow)
    try:
        found = await ctx.transact(leaving.end_now, press.employee_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        found = await ctx.transact(leaving.show, press.employee_id)
    else:
        ctx.toast(ctx.words("leaving-ended"))
    ctx.show(views.leaving_screen(ctx.words, found))
    return END


async def come_back(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(Rehire)
    try:
        await ctx.transact(leaving.come_back, press.employee_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("person-rehired"))
    card = await ctx.query(people_cards.show, press.employee_id)
    ctx.show(person_screen(ctx.words, card, now=ctx.now, zone=ctx.zone))
    return END


# -- handing over ----------------------------------------------------------------------------------------


async def choose_heir(_update: Update, ctx: BotContext) -> object:
    """Chips with colleagues of the department first; a name may be typed."""
    press = ctx.pressed(ChooseHeir)
    found = await ctx.transact(leaving.show, press.employee_id)
    person = await ctx.query(people_cards.show, press.employee_id)
    choice = await ctx.query(
        people_cards.colleagues_to_choose,
        near_department_id=person.department_id,
        without=frozenset({press.employee_id}),
        page=press.page,
    )
    kept = {_FROM: str(press.employee_id), _KIND: press.kind or ""}
    ctx.keep_slot_state({**ctx.slot_state(), **kept})
    ctx.show(views.heir_screen(ctx.words, found, choice, _kind(press.kind)))
    return Ask.HEIR


async def hand_over(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(HandOver)
    await _pass_on(ctx, press.employee_id, press.heir_id, _kind(press.kind))
    return END


async def take_heir(_update: Update, ctx: BotContext) -> object:
    state = ctx.slot_state()
    if _FROM not in state:
        return END
    heir_id = await ctx.query(people_edits.named_colleague, ctx.text)
    await _pass_on(ctx, int(state[_FROM]), heir_id, _kind(state.get(_KIND) or None))
    return END


async def _pass_on(ctx: BotContext, employee_id: int, heir_id: int, kind: HoldingKind | None) -> None:
    found = await ctx.transact(leaving.pass_on, employee_id, heir_id, kind)
    ctx.show(views.leaving_screen(ctx.words, found))


def _kind(text: str | None) -> HoldingKind | None:
    if text is not None and text not in set(HoldingKind):
        raise Outdated
    return HoldingKind(text) if text is not None else None


async def take_back(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(leaving.take_back, ctx.pressed(UndoHandOver).event_id)
    ctx.show(views.leaving_screen(ctx.words, found))
    return END


heir_dialogue = conversation(
    "heir",
    entry_points=[pressed(ChooseHeir, choose_heir)],
    states={Ask.HEIR: [pressed(HandOver, hand_over), pressed(ChooseHeir, choose_heir), typed(take_heir)]},
)

handlers: list[Handler] = [
    heir_dialogue,
    pressed(OpenLeaving, show_leaving),
    pressed(SetLastDay, set_last_day),
    pressed(LastDayCalendar, show_calendar),
    pressed(AskEndNow, ask_end_now),
    pressed(EndNow, end_now),
    pressed(Rehire, come_back),
    pressed(HandOver, hand_over),
    pressed(UndoHandOver, take_back),
]
