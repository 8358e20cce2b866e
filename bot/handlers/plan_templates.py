"""Templates of plans in the chat: read, changed by taps and in one line, copied, put away."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AddTemplateTask,
    AskTemplateField,
    AskTemplateRule,
    ChooseTemplateDoer,
    ChooseTemplatePerson,
    ChooseTemplateWait,
    CopyTemplate,
    CopyTemplateFor,
    DropTemplateTask,
    OpenPlanTemplate,
    OpenPlanTemplates,
    OpenTemplateHistory,
    OpenTemplateTask,
    RetireTemplate,
    SetTemplateDoer,
    SetTemplatePerson,
    SetTemplateWait,
    TurnTemplateTask,
    option_of,
)
from bot.domain import plan_template_edits as edits
from bot.domain import plan_template_history, plan_templates, task_people
from bot.domain.access import Permission
from bot.domain.errors import Denied, Gone, Outdated, Unfit
from bot.domain.plan_template_edits import RuleField, TemplateField, Turn
from bot.domain.plan_templates import TemplateTask
from bot.models import PlanDoer
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import plan_templates as views


class Ask(StrEnum):
    """What is being typed."""

    LINE = "line"
    FIELD = "field"
    RULE = "rule"
    POSITION = "position"


_TASK, _TEMPLATE, _FIELD = "template_task", "template", "template_field"


# -- reading -------------------------------------------------------------------------------------------------


async def show_list(_update: Update, ctx: BotContext) -> object:
    if not ctx.is_private:
        raise Outdated
    found = await ctx.transact(plan_templates.templates)
    ctx.show(views.templates_screen(ctx.words, found, ctx.pressed(OpenPlanTemplates).page))
    return END


async def open_template(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenPlanTemplate)
    return await _show(ctx, press.template_id, press.page)


async def _show(ctx: BotContext, template_id: int, page: int = 0) -> object:
    if not ctx.is_private:
        raise Outdated
    ctx.show(views.template_screen(ctx.words, await ctx.query(plan_templates.card, template_id), page))
    return END


async def open_task(_update: Update, ctx: BotContext) -> object:
    return await _show_id(ctx, ctx.pressed(OpenTemplateTask).task_id)


async def _show_id(ctx: BotContext, task_id: int) -> object:
    return _show_task(ctx, await ctx.query(plan_templates.task_card, task_id))


def _show_task(ctx: BotContext, one: TemplateTask) -> object:
    if not ctx.is_private:
        raise Outdated
    ctx.show(views.task_screen(ctx.words, one, tends=ctx.actor.may(Permission.PLAN_TEND)))
    return END


async def _editable(ctx: BotContext, task_id: int) -> TemplateTask:
    """A task that this reader may change. Raises Denied."""
    one = await ctx.query(plan_templates.task_card, task_id)
    if not one.may_edit:
        raise Denied
    return one


async def _fresh(ctx: BotContext, task_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    return await _show_id(ctx, task_id)


async def show_history(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenTemplateHistory)
    found = await ctx.query(plan_template_history.history, press.template_id, press.page)
    ctx.show(views.history_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


# -- a new task ----------------------------------------------------------------------------------------------


async def ask_line(_update: Update, ctx: BotContext) -> object:
    template_id = ctx.pressed(AddTemplateTask).template_id
    ctx.draft_id = await ctx.transact(edits.begin_line, template_id)
    return await _ask_line(ctx, ctx.draft_id)


async def _ask_line(ctx: BotContext, draft_id: int, problem: Unfit | None = None) -> object:
    kept = await ctx.query(edits.line_draft, draft_id)
    card = await ctx.query(plan_templates.card, kept.template_id)
    ctx.show(views.ask_line(ctx.words, card, kept.text, problem))
    return Ask.LINE.value


async def take_line(_update: Update, ctx: BotContext) -> object:
    """Add the task; a line that cannot be taken stays in the draft, with what is wrong."""
    if ctx.draft_id is None:
        raise Gone
    try:
        made = await ctx.transact(edits.take_line, ctx.draft_id, ctx.text)
    except Unfit as problem:
        await ctx.transact(edits.keep_line, ctx.draft_id, ctx.text)
        return await _ask_line(ctx, ctx.draft_id, problem)
    return _show_task(ctx, made)


# -- a task's parts ------------------------------------------------------------------------------------------


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskTemplateField)
    one = await _editable(ctx, press.task_id)
    field = option_of(TemplateField, press.field)
    ctx.keep_slot_state({_TASK: str(one.id), _FIELD: field.value})
    ctx.show(views.ask_field(ctx.words, one, field))
    return Ask.FIELD.value


async def take_field(_update: Update, ctx: BotContext) -> object:
    field = option_of(TemplateField, ctx.slot_state().get(_FIELD, ""))
    return _show_task(ctx, await ctx.transact(edits.set_field, _kept(ctx, _TASK), field, ctx.text))


def _kept(ctx: BotContext, name: str) -> int:
    kept = ctx.slot_state().get(name, "")
    if not kept:
        raise Outdated
    return int(kept)


async def turn(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TurnTemplateTask)
    try:
        one = await ctx.transact(edits.turn, press.task_id, option_of(Turn, press.what), rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    return _show_task(ctx, one)


async def choose_doer(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseTemplateDoer)
    one = await ctx.query(plan_templates.task_card, press.task_id)
    ctx.show(views.doers_screen(ctx.words, one, await ctx.query(edits.places), press.page))
    return END


async def set_doer(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetTemplateDoer)
    doer = option_of(PlanDoer, press.doer)
    try:
        one = await ctx.transact(edits.set_doer, press.task_id, doer, press.department_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    return _show_task(ctx, one)


async def choose_person(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PLAN_TEND)
    press = ctx.pressed(ChooseTemplatePerson)
    one = await ctx.query(plan_templates.task_card, press.task_id)
    people = await ctx.query(task_people.likely_for, page=press.page)
    ctx.show(views.people_screen(ctx.words, one, people))
    return END


async def set_person(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetTemplatePerson)
    try:
        one = await ctx.transact(
            edits.set_doer, press.task_id, PlanDoer.PERSON, None, person_id=press.person_id, rev=press.rev
        )
    except Outdated:
        return await _fresh(ctx, press.task_id)
    return _show_task(ctx, one)


async def choose_wait(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseTemplateWait)
    one = await _editable(ctx, press.task_id)
    card = await ctx.query(plan_templates.card, one.template_id)
    ctx.show(views.waits_screen(ctx.words, one, card, press.page))
    return END


async def set_wait(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetTemplateWait)
    try:
        one = await ctx.transact(edits.set_wait, press.task_id, press.other_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    return _show_task(ctx, one)


async def drop_task(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DropTemplateTask)
    one = await _editable(ctx, press.task_id)
    if not press.sure:
        ctx.show(views.ask_drop(ctx.words, one))
        return END
    try:
        card = await ctx.transact(edits.drop_task, press.task_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    ctx.toast(ctx.words("template-dropped"))
    ctx.show(views.template_screen(ctx.words, card, 0))
    return END


# -- the template itself -------------------------------------------------------------------------------------


async def ask_rule(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PLAN_TEND)
    press = ctx.pressed(AskTemplateRule)
    field = option_of(RuleField, press.field)
    card = await ctx.query(plan_templates.card, press.template_id)
    ctx.keep_slot_state({_TEMPLATE: str(card.id), _FIELD: field.value})
    ctx.show(views.ask_rule(ctx.words, card, field))
    return Ask.RULE.value


async def take_rule(_update: Update, ctx: BotContext) -> object:
    field = option_of(RuleField, ctx.slot_state().get(_FIELD, ""))
    card = await ctx.transact(edits.set_rule, _kept(ctx, _TEMPLATE), field, ctx.text)
    ctx.show(views.template_screen(ctx.words, card, 0))
    return END


async def ask_copy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CopyTemplate)
    places = await ctx.query(edits.places)
    card = await ctx.query(plan_templates.card, press.template_id)
    ctx.keep_slot_state({_TEMPLATE: str(card.id)})
    ctx.show(views.copy_screen(ctx.words, card, places, press.page))
    return Ask.POSITION.value


async def copy_for_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CopyTemplateFor)
    card = await ctx.transact(edits.copy_for, press.template_id, press.department_id)
    ctx.show(views.template_screen(ctx.words, card, 0))
    return END


async def copy_for_position(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(edits.copy_for, _kept(ctx, _TEMPLATE), None, ctx.text)
    ctx.show(views.template_screen(ctx.words, card, 0))
    return END


async def retire(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(RetireTemplate)
    if not press.sure:
        ctx.actor.require(Permission.PLAN_TEND)
        ctx.show(views.ask_retire(ctx.words, await ctx.query(plan_templates.card, press.template_id)))
        return END
    try:
        await ctx.transact(edits.retire, press.template_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.template_id)
    ctx.toast(ctx.words("template-retired"))
    ctx.show(views.templates_screen(ctx.words, await ctx.transact(plan_templates.templates), 0))
    return END


dialogue = conversation(
    "plan-template",
    entry_points=[
        pressed(AddTemplateTask, ask_line),
        pressed(AskTemplateField, ask_field),
        pressed(AskTemplateRule, ask_rule),
        pressed(CopyTemplate, ask_copy),
    ],
    states={
        Ask.LINE: [typed(take_line)],
        Ask.FIELD: [typed(take_field)],
        Ask.RULE: [typed(take_rule)],
        Ask.POSITION: [pressed(CopyTemplateFor, copy_for_department), typed(copy_for_position)],
    },
)

handlers: list[Handler] = [
    dialogue,
    pressed(OpenPlanTemplates, show_list),
    pressed(OpenPlanTemplate, open_template),
    pressed(OpenTemplateTask, open_task),
    pressed(OpenTemplateHistory, show_history),
    pressed(TurnTemplateTask, turn),
    pressed(ChooseTemplateDoer, choose_doer),
    pressed(SetTemplateDoer, set_doer),
    pressed(ChooseTemplatePerson, choose_person),
    pressed(SetTemplatePerson, set_person),
    pressed(ChooseTemplateWait, choose_wait),
    pressed(SetTemplateWait, set_wait),
    pressed(DropTemplateTask, drop_task),
    pressed(CopyTemplateFor, copy_for_department),
    pressed(RetireTemplate, retire),
]
