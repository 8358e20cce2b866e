"""/points: the balance, a line opened, questions about it, what HR corrects, and the rules."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AnswerAppeal,
    AskAboutLine,
    CorrectPoints,
    EscalateAppeal,
    OpenAppeal,
    OpenAppeals,
    OpenPoints,
    OpenPointsLine,
    OpenPointsRule,
    OpenPointsRules,
    SetPointsRule,
    UpholdAppeal,
    option_of,
)
from bot.domain import appeals, points_rules, points_statement, points_talk
from bot.domain.errors import Gone, Outdated
from bot.domain.points_rules import RuleField
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, typed
from bot.views import appeals as appeal_views
from bot.views import home as home_views
from bot.views import points as views
from bot.views import points_rules as rule_views


class Ask(StrEnum):
    """What is being asked for in words."""

    QUESTION = "question"
    ANSWER = "answer"
    PERSON = "person"
    CORRECTION = "correction"
    RULE = "rule"


# -- looking ---------------------------------------------------------------------------------------------


async def show_own(_update: Update, ctx: BotContext) -> object:
    """/points."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_statement(ctx, None, 0)


async def open_points(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenPoints)
    return await _show_statement(ctx, press.employee_id, press.page)


async def _show_statement(ctx: BotContext, employee_id: int | None, page: int) -> object:
    found = await ctx.transact(points_statement.statement, employee_id, page=page)
    ctx.show(views.statement_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def open_line(_update: Update, ctx: BotContext) -> object:
    return await _show_line(ctx, ctx.pressed(OpenPointsLine).line_id)


async def _show_line(ctx: BotContext, line_id: int) -> object:
    card = await ctx.query(points_statement.line_card, line_id)
    ctx.show(views.line_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


# -- questions -------------------------------------------------------------------------------------------


async def ask_question(_update: Update, ctx: BotContext) -> object:
    line_id = ctx.pressed(AskAboutLine).line_id
    card = await ctx.query(points_statement.line_card, line_id)
    if not card.may_ask:
        ctx.toast(ctx.words("card-updated"))
        return await _show_line(ctx, line_id)
    ctx.draft_id = await ctx.transact(points_talk.begin_question, line_id)
    ctx.show(appeal_views.ask_question(ctx.words, card))
    return Ask.QUESTION.value


async def take_question(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(points_talk.finish_question, _draft_id(ctx), ctx.text)
    ctx.show(appeal_views.appeal_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def show_appeals(_update: Update, ctx: BotContext) -> object:
    ctx.show(appeal_views.appeals_screen(ctx.words, await ctx.query(appeals.waiting), now=ctx.now))
    return END


async def open_appeal(_update: Update, ctx: BotContext) -> object:
    return await _show_appeal(ctx, ctx.pressed(OpenAppeal).appeal_id)


async def _show_appeal(ctx: BotContext, appeal_id: int) -> object:
    card = await ctx.query(appeals.appeal_card, appeal_id)
    ctx.show(appeal_views.appeal_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def uphold(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(UpholdAppeal)
    try:
        await ctx.transact(appeals.uphold, press.appeal_id, press.amount, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("appeal-toast-upheld"))
    return await _show_appeal(ctx, press.appeal_id)


async def escalate(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EscalateAppeal)
    try:
        await ctx.transact(appeals.escalate, press.appeal_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show_appeal(ctx, press.appeal_id)


async def ask_answer(_update: Update, ctx: BotContext) -> object:
    """Another amount, or why the line stays as it is."""
    press = ctx.pressed(AnswerAppeal)
    try:
        ctx.draft_id, card = await ctx.transact(points_talk.begin_answer, press.appeal_id, press.uphold)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_appeal(ctx, press.appeal_id)
    ctx.show(appeal_views.ask_answer(ctx.words, card, uphold=press.uphold))
    return Ask.ANSWER.value


async def take_answer(_update: Update, ctx: BotContext) -> object:
    appeal_id = await ctx.query(points_talk.appeal_of, _draft_id(ctx))
    try:
        await ctx.transact(points_talk.finish_answer, _draft_id(ctx), ctx.text)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show_appeal(ctx, appeal_id)


# -- corrections -----------------------------------------------------------------------------------------


async def begin_correction(_update: Update, ctx: BotContext) -> object:
    """HR sets points right: of whom, then how many and why."""
    press = ctx.pressed(CorrectPoints)
    ctx.draft_id = await ctx.transact(points_talk.begin_correction, press.employee_id, press.line_id)
    if press.employee_id is None:
        ctx.show(views.ask_person(ctx.words))
        return Ask.PERSON.value
    return await _ask_correction(ctx)


async def take_person(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(points_talk.name_person, _draft_id(ctx), ctx.text)
    return await _ask_correction(ctx)


async def _ask_correction(ctx: BotContext) -> object:
    found, line = await ctx.transact(points_talk.correction_begun, _draft_id(ctx))
    ctx.show(views.ask_correction(ctx.words, found, line))
    return Ask.CORRECTION.value


async def take_correction(_update: Update, ctx: BotContext) -> object:
    award = await ctx.transact(points_talk.finish_correction, _draft_id(ctx), ctx.text)
    return await _show_line(ctx, award.line_id)


# -- rules -----------------------------------------------------------------------------------------------


async def show_rules(_update: Update, ctx: BotContext) -> object:
    ctx.show(rule_views.rules_screen(ctx.words, await ctx.query(points_rules.view_rules)))
    return END


async def open_rule(_update: Update, ctx: BotContext) -> object:
    field = option_of(RuleField, ctx.pressed(OpenPointsRule).field)
    ctx.draft_id, rules = await ctx.transact(points_talk.begin_rule, field)
    ctx.show(rule_views.rule_screen(ctx.words, rules, field))
    return Ask.RULE.value


async def set_rule(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetPointsRule)
    field = option_of(RuleField, press.field)
    try:
        rules = await ctx.transact(points_rules.set_rule, field, press.value, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        rules = await ctx.query(points_rules.view_rules)
    else:
        ctx.toast(ctx.words("settings-saved"))
    ctx.show(rule_views.rules_screen(ctx.words, rules))
    return END


async def take_rule(_update: Update, ctx: BotContext) -> object:
    """A number typed for a rule."""
    rules = await ctx.transact(points_talk.finish_rule, _draft_id(ctx), ctx.text)
    ctx.show(rule_views.rules_screen(ctx.words, rules))
    return END


def _draft_id(ctx: BotContext) -> int:
    if ctx.draft_id is None:
        raise Gone
    return ctx.draft_id


points_dialogue = conversation(
    "points",
    entry_points=[
        pressed(AskAboutLine, ask_question),
        pressed(AnswerAppeal, ask_answer),
        pressed(CorrectPoints, begin_correction),
        pressed(OpenPointsRule, open_rule),
    ],
    states={
        Ask.QUESTION: [typed(take_question)],
        Ask.ANSWER: [typed(take_answer)],
        Ask.PERSON: [typed(take_person)],
        Ask.CORRECTION: [typed(take_correction)],
        Ask.RULE: [pressed(SetPointsRule, set_rule), typed(take_rule)],
    },
)

handlers: list[Handler] = [
    points_dialogue,
    command("points", show_own),
    pressed(OpenPoints, open_points),
    pressed(OpenPointsLine, open_line),
    pressed(OpenAppeals, show_appeals),
    pressed(OpenAppeal, open_appeal),
    pressed(UpholdAppeal, uphold),
    pressed(EscalateAppeal, escalate),
    pressed(OpenPointsRules, show_rules),
    pressed(SetPointsRule, set_rule),
]
