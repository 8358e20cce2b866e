"""Who broke the schedule: the month, its cases, and disputes that HR decides."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    DecideDispute,
    DisputeLateness,
    DrawSchedule,
    OpenPlanCases,
    OpenPlanReport,
    option_of,
)
from bot.domain import plan_report, plan_report_files
from bot.domain.access import Permission
from bot.domain.errors import Outdated
from bot.domain.hiring_report_files import ReportForm
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import plan_report as views


class Ask(StrEnum):
    """What is being typed."""

    WHY = "why"


_TASK = "disputed"


async def show(_update: Update, ctx: BotContext) -> object:
    if not ctx.is_private:
        raise Outdated
    ctx.show(
        views.schedule_screen(
            ctx.words, await ctx.transact(plan_report.schedule, ctx.pressed(OpenPlanReport).back)
        )
    )
    return END


async def show_cases(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenPlanCases)
    if not ctx.is_private:
        raise Outdated
    found = await ctx.transact(plan_report.case_page, press.department_id, press.back, press.page)
    ctx.show(views.cases_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def draw(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DrawSchedule)
    if not ctx.is_private:
        raise Outdated
    await ctx.transact(plan_report_files.ask, press.back, option_of(ReportForm, press.form))
    ctx.toast(ctx.words("report-making"))
    return END


async def ask_why(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PLAN_REPORT)
    ctx.keep_slot_state({_TASK: str(ctx.pressed(DisputeLateness).task_id)})
    ctx.show(views.ask_why(ctx.words))
    return Ask.WHY.value


async def take_why(_update: Update, ctx: BotContext) -> object:
    kept = ctx.slot_state().get(_TASK, "")
    if not kept:
        raise Outdated
    await ctx.transact(plan_report.dispute, int(kept), ctx.text)
    ctx.show(views.asked(ctx.words))
    return END


async def decide(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DecideDispute)
    await ctx.transact(plan_report.decide, press.task_id, excuse=press.excuse)
    ctx.toast(ctx.words("schedule-excused" if press.excuse else "schedule-refused"))
    return END


dialogue = conversation(
    "schedule",
    entry_points=[pressed(DisputeLateness, ask_why)],
    states={Ask.WHY: [typed(take_why)]},
)

handlers: list[Handler] = [
    dialogue,
    pressed(OpenPlanReport, show),
    pressed(OpenPlanCases, show_cases),
    pressed(DrawSchedule, draw),
    pressed(DecideDispute, decide),
]
