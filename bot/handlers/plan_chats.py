"""A department's tasks in its chat: taken, handed in with what shows it, and «cannot», which is said in private."""

from telegram import Update
from telegram.ext import filters

from bot.callbacks import CannotInPlan, PressPlanTask
from bot.domain import company_days, plan_department
from bot.domain.errors import Denied, Gone, Outdated
from bot.domain.plan_department import Pressed
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, linked, pressed, replied, replied_to
from bot.views import plan_chats as views
from bot.views.plans import plan_slot, undoable_screen
from bot.views.task_words import CANNOT_PREFIX, DONE_PREFIX, cannot_link

_EVIDENCE = filters.Document.ALL | filters.PHOTO | (filters.TEXT & ~filters.COMMAND)


async def press_task(_update: Update, ctx: BotContext) -> object:
    """Take a task or hand in one's own; the card in the chat shows it at once."""
    press = ctx.pressed(PressPlanTask)
    found = await ctx.transact(plan_department.press, press.task_id, rev=press.rev)
    if found.did is Pressed.WANTS_EVIDENCE:
        ctx.toast(ctx.words("plan-toast-evidence"))
        screen = views.ask_evidence(ctx.words, found, ctx.bot.username)
        ctx.show(screen, slot=views.evidence_slot(press.task_id))
        return END
    ctx.toast(
        {
            Pressed.TAKEN: ctx.words("plan-toast-taken"),
            Pressed.DONE: ctx.words("plan-toast-done"),
            Pressed.CLOSED: ctx.words("plan-toast-closed"),
            Pressed.OTHERS: ctx.words("plan-toast-others", name=found.who),
        }[found.did]
    )
    if found.plan is not None and found.chat_id == ctx.chat_id:
        zone = await ctx.query(company_days.zone_for)
        screen = views.chat_screen(ctx.words, found.plan, zone=zone, now=ctx.now)
        ctx.show(screen, slot=plan_slot(found.plan.plan_id))
    return END


async def take_evidence(_update: Update, ctx: BotContext) -> object:
    """Words or a file sent as an answer to the question: the task is handed in with them."""
    task_id = replied_to(ctx.message, DONE_PREFIX)
    if task_id is None:
        raise Gone
    document, photo = ctx.message.document, ctx.message.photo
    name = ctx.words("task-photo-name", number=ctx.message.message_id)
    try:
        if document is not None:
            file = (document.file_id, document.file_name or name, document.mime_type or "")
            await ctx.transact(plan_department.add_evidence, task_id, *file)
        elif photo:
            await ctx.transact(plan_department.add_evidence, task_id, photo[-1].file_id, name, "image/jpeg")
        found = await ctx.transact(plan_department.hand_in, task_id, ctx.text)
    except (Denied, Outdated) as refusal:
        ctx.say(views.not_handed_in(ctx.words, closed=isinstance(refusal, Outdated)))
        return END
    ctx.say(views.handed_in(ctx.words, found))
    return END


async def lead_to_reasons(_update: Update, ctx: BotContext) -> object:
    """«Cannot» in the chat: which task and why is said in private."""
    plan_id = ctx.pressed(CannotInPlan).plan_id
    await ctx.query(plan_department.open_part, plan_id)
    ctx.lead_to(cannot_link(ctx.bot.username, plan_id))
    return END


async def choose_undoable(_update: Update, ctx: BotContext) -> object:
    """A deep link out of a department's chat: which of its tasks cannot be done?"""
    number = ctx.argument.partition("_")[2]
    if not number.isdecimal() or not ctx.is_private:
        raise Gone
    ctx.show(undoable_screen(ctx.words, await ctx.query(plan_department.open_part, int(number))))
    return END


handlers: list[Handler] = [
    pressed(PressPlanTask, press_task),
    replied(DONE_PREFIX, _EVIDENCE, take_evidence),
    pressed(CannotInPlan, lead_to_reasons),
    linked(CANNOT_PREFIX, choose_undoable),
]
