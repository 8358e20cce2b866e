"""The stages of the company or of a vacancy, and the reasons of each outcome: looked at and changed."""

from telegram import Update

from bot.callbacks import (
    ChooseStageOwner,
    OpenReasons,
    OpenStage,
    OpenStages,
    OwnStages,
    RetireReason,
    RetireStage,
    SetStageKind,
    SetStageLimit,
    SetStageOwner,
    ShiftStage,
    option_of,
)
from bot.domain import (
    end_reasons,
    pipeline_edits,
    pipeline_holdings,
    vacancy_people,
)
from bot.domain.errors import Outdated, Unfit
from bot.domain.vacancy_values import VacancyField
from bot.models import Outcome, Stage
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, pressed
from bot.views import pipeline_settings as views
from bot.views import refusals


async def show_stages(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(pipeline_edits.stages, ctx.pressed(OpenStages).vacancy_id)
    ctx.show(views.stages_screen(ctx.words, found))
    return END


async def own_stages(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(pipeline_edits.make_own, ctx.pressed(OwnStages).vacancy_id)
    ctx.toast(ctx.words("stages-own-done"))
    ctx.show(views.stages_screen(ctx.words, found))
    return END


async def show_stage(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenStage).stage_id)


async def _show(ctx: BotContext, stage_id: int) -> object:
    ctx.show(views.stage_screen(ctx.words, await ctx.query(pipeline_edits.stage, stage_id)))
    return END


async def _change(ctx: BotContext, verb: object, stage_id: int, *values: object, **named: object) -> object:
    """Change a stage and show it; an older card is shown afresh instead."""
    try:
        await ctx.transact(verb, stage_id, *values, **named)  # type: ignore[arg-type]
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show(ctx, stage_id)


async def set_limit(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetStageLimit)
    return await _change(ctx, pipeline_edits.set_limit, press.stage_id, press.days, rev=press.rev)


async def set_kind(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetStageKind)
    kind = option_of(Stage, press.kind)
    return await _change(ctx, pipeline_edits.set_kind, press.stage_id, kind, rev=press.rev)


async def shift(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ShiftStage)
    return await _change(ctx, pipeline_edits.shift, press.stage_id, up=press.up, rev=press.rev)


async def retire(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RetireStage)
    return await _change(ctx, pipeline_edits.retire, press.stage_id, rev=press.rev)


async def choose_owner(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseStageOwner)
    card = await ctx.query(pipeline_edits.stage, press.stage_id)
    people = await ctx.query(vacancy_people.colleagues, VacancyField.OWNER, page=press.page)
    ctx.show(views.owner_screen(ctx.words, card, people))
    return END


async def set_owner(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetStageOwner)
    return await _change(ctx, pipeline_edits.set_owner, press.stage_id, press.employee_id, rev=press.rev)


async def show_reasons(_update: Update, ctx: BotContext) -> object:
    outcome = option_of(Outcome, ctx.pressed(OpenReasons).outcome)
    return await _show_reasons(ctx, outcome)


async def _show_reasons(ctx: BotContext, outcome: Outcome) -> object:
    reasons = await ctx.query(end_reasons.tended, outcome)
    ctx.show(views.reasons_screen(ctx.words, outcome, reasons))
    return END


async def retire_reason(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RetireReason)
    try:
        reason = await ctx.transact(end_reasons.retire, press.reason_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return END
    return await _show_reasons(ctx, reason.outcome)


# A stage's owner hands it over when they leave.
REGISTERED = (pipeline_holdings,)

handlers: list[Handler] = [
    pressed(OpenStages, show_stages),
    pressed(OwnStages, own_stages),
    pressed(OpenStage, show_stage),
    pressed(SetStageLimit, set_limit),
    pressed(SetStageKind, set_kind),
    pressed(ShiftStage, shift),
    pressed(RetireStage, retire),
    pressed(ChooseStageOwner, choose_owner),
    pressed(SetStageOwner, set_owner),
    pressed(OpenReasons, show_reasons),
    pressed(RetireReason, retire_reason),
]
