"""Many candidates of a vacancy at once: choosing them, moving, ending for one reason, settling, and taking it back.

Who is chosen is kept with the menu's slot; the buttons carry only what is toggled.
"""

from telegram import Update

from bot.callbacks import (
    ChooseEndForPicked,
    ChooseStageForPicked,
    EndPicked,
    MovePicked,
    OpenSettling,
    PickAll,
    PickCandidates,
    TogglePicked,
    ToggleReserve,
    UndoMoves,
    option_of,
)
from bot.domain import bulk_moves, pipeline_board
from bot.domain.errors import Denied, Outdated, Unfit
from bot.models import Outcome
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import bulk_moves as views
from bot.views import refusals

_SIZE = 8


def _picked(ctx: BotContext, vacancy_id: int) -> frozenset[int]:
    """Who is chosen of this vacancy."""
    kept = ctx.slot_state()
    if kept.get("picked_of") != str(vacancy_id):
        return frozenset()
    return frozenset(int(one) for one in kept.get("picked", "").split(",") if one)


def _keep(ctx: BotContext, vacancy_id: int, picked: frozenset[int], *, reserve: bool | None = None) -> None:
    kept = {**ctx.slot_state(), "picked_of": str(vacancy_id), "picked": ",".join(map(str, sorted(picked)))}
    if reserve is not None:
        kept["reserve"] = "1" if reserve else ""
    ctx.keep_slot_state(kept)


async def pick(_update: Update, ctx: BotContext) -> object:
    """The list with boxes; who was chosen on other pages stays chosen."""
    press = ctx.pressed(PickCandidates)
    _keep(ctx, press.vacancy_id, _picked(ctx, press.vacancy_id))
    return await _show(ctx, press.vacancy_id, press.key, press.page)


async def toggle(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TogglePicked)
    _keep(ctx, press.vacancy_id, _picked(ctx, press.vacancy_id) ^ {press.application_id})
    return await _show(ctx, press.vacancy_id, press.key, press.page)


async def pick_all(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickAll)
    everybody = frozenset(await ctx.query(bulk_moves.ids_of, press.vacancy_id, press.key))
    _keep(ctx, press.vacancy_id, everybody if press.everybody else frozenset())
    return await _show(ctx, press.vacancy_id, press.key, 0)


async def _show(ctx: BotContext, vacancy_id: int, key: str | None, page: int) -> object:
    board = await ctx.transact(pipeline_board.board, vacancy_id, key=key, page=page, size=_SIZE)
    if not board.may_move:
        raise Denied
    ctx.show(views.pick_screen(ctx.words, board, _picked(ctx, vacancy_id)))
    return END


async def choose_stage(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseStageForPicked)
    stages = await ctx.query(bulk_moves.stages_for, press.vacancy_id)
    picked = _picked(ctx, press.vacancy_id)
    if not picked:
        return await _nobody(ctx, press.vacancy_id)
    ctx.show(views.stage_screen(ctx.words, press.vacancy_id, stages, len(picked)))
    return END


async def move(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MovePicked)
    picked = tuple(_picked(ctx, press.vacancy_id))
    try:
        moved = await ctx.transact(bulk_moves.move_many, press.vacancy_id, picked, press.stage_id)
    except Unfit:
        return await _nobody(ctx, press.vacancy_id)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.vacancy_id, None, 0)
    _keep(ctx, press.vacancy_id, frozenset())
    ctx.show(views.moved_screen(ctx.words, moved))
    return END


async def choose_end(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseEndForPicked)
    return await _show_reasons(ctx, press.vacancy_id, option_of(Outcome, press.outcome))


async def settle(_update: Update, ctx: BotContext) -> object:
    """Everybody who is left, chosen beforehand: one reason settles them."""
    press = ctx.pressed(OpenSettling)
    left = frozenset(await ctx.query(bulk_moves.ids_of, press.vacancy_id))
    _keep(ctx, press.vacancy_id, left, reserve=False)
    return await _show_reasons(ctx, press.vacancy_id, Outcome.POSITION_CLOSED)


async def toggle_reserve(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ToggleReserve)
    reserve = not ctx.slot_state().get("reserve")
    _keep(ctx, press.vacancy_id, _picked(ctx, press.vacancy_id), reserve=reserve)
    return await _show_reasons(ctx, press.vacancy_id, option_of(Outcome, press.outcome))


async def _show_reasons(ctx: BotContext, vacancy_id: int, outcome: Outcome) -> object:
    picked = _picked(ctx, vacancy_id)
    people = await ctx.query(bulk_moves.named, vacancy_id, tuple(picked))
    if not people.names:
        return await _nobody(ctx, vacancy_id)
    reasons = await ctx.query(bulk_moves.reasons_for, outcome)
    reserve = bool(ctx.slot_state().get("reserve"))
    ctx.show(views.reasons_screen(ctx.words, people, outcome, reasons, reserve=reserve))
    return END


async def end(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EndPicked)
    picked = tuple(_picked(ctx, press.vacancy_id))
    reserve = bool(ctx.slot_state().get("reserve"))
    try:
        moved = await ctx.transact(
            bulk_moves.end_many, press.vacancy_id, picked, press.reason_id, to_reserve=reserve
        )
    except Unfit:
        return await _nobody(ctx, press.vacancy_id)
    _keep(ctx, press.vacancy_id, frozenset(), reserve=False)
    ctx.show(views.moved_screen(ctx.words, moved))
    return END


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take a step back; a second press changes nothing and shows the list."""
    press = ctx.pressed(UndoMoves)
    try:
        back = await ctx.transact(bulk_moves.undo_many, press.vacancy_id, press.group_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    else:
        ctx.toast(views.taken_back(ctx.words, back), alert=back.overtaken > 0)
    return await _show(ctx, press.vacancy_id, None, 0)


async def _nobody(ctx: BotContext, vacancy_id: int) -> object:
    ctx.toast(ctx.words("bulk-nobody"), alert=True)
    return await _show(ctx, vacancy_id, None, 0)


handlers: list[Handler] = [
    pressed(PickCandidates, pick),
    pressed(TogglePicked, toggle),
    pressed(PickAll, pick_all),
    pressed(ChooseStageForPicked, choose_stage),
    pressed(MovePicked, move),
    pressed(ChooseEndForPicked, choose_end),
    pressed(OpenSettling, settle),
    pressed(ToggleReserve, toggle_reserve),
    pressed(EndPicked, end),
    pressed(UndoMoves, undo),
]
