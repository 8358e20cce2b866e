"""/onboard and /onboarding: who comes, leaves or moves; a plan's card and its acts."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AskHr,
    AskPlanDay,
    BeginPlans,
    CancelPlan,
    ChooseBuddy,
    DropPlanDraft,
    EndProbation,
    FollowPlan,
    MovePlanDay,
    NewPlan,
    OpenPlan,
    OpenPlanDraft,
    OpenPlans,
    PickPlanDepartment,
    PlanFor,
    SayCame,
    SetBuddy,
    day_of,
    option_of,
)
from bot.domain import (
    plan_cards,
    plan_changes,
    plan_drafts,
    plan_today,
    plan_watch,
    task_people,
)
from bot.domain.access import Permission
from bot.domain.errors import Outdated
from bot.models import PlanKind, ProbationOutcome
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, typed
from bot.views import plans as views
from bot.views.home import open_in_private

# Registered by being imported: plans' lines of the day.
REGISTERED = (plan_today,)


class Ask(StrEnum):
    """What is being typed."""

    WHO = "who"
    DRAFT = "draft"
    DAY = "day"
    OUTCOME = "outcome"
    QUESTION = "question"


_PLAN, _OUTCOME, _REV = "plan", "outcome", "rev"


# -- the list and the card -----------------------------------------------------------------------------------


async def show_plans(_update: Update, ctx: BotContext) -> object:
    """/onboarding: everybody's progress."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(views.plans_screen(ctx.words, await ctx.transact(plan_cards.plans, 0)))
    return END


async def turn_plans(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.plans_screen(ctx.words, await ctx.transact(plan_cards.plans, ctx.pressed(OpenPlans).page)))
    return END


async def open_plan(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenPlan)
    return await _show(ctx, press.plan_id, press.page)


async def _show(ctx: BotContext, plan_id: int, page: int = 0) -> object:
    card = await ctx.transact(plan_cards.card, plan_id)
    ctx.show(views.plan_screen(ctx.words, card, page, zone=ctx.zone, now=ctx.now))
    return END


async def _fresh(ctx: BotContext, plan_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, plan_id)


# -- beginning -----------------------------------------------------------------------------------------------


async def onboard(_update: Update, ctx: BotContext) -> object:
    """/onboard: with words what would begin at once, without them the question who comes."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.actor.require(Permission.PLAN_BEGIN)
    if ctx.argument:
        return await _draft(ctx, await ctx.transact(plan_drafts.from_text, ctx.argument))
    ctx.show(views.ask_new(ctx.words))
    return Ask.WHO.value


async def ask_who(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PLAN_BEGIN)
    ctx.show(views.ask_new(ctx.words))
    return Ask.WHO.value


async def take_who(_update: Update, ctx: BotContext) -> object:
    return await _draft(ctx, await ctx.transact(plan_drafts.from_text, ctx.text))


async def plan_for(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PlanFor)
    kind = option_of(PlanKind, press.kind)
    return await _draft(ctx, await ctx.transact(plan_drafts.for_person, press.employee_id, kind))


async def _draft(ctx: BotContext, draft_id: int, page: int = 0) -> object:
    card = await ctx.transact(plan_drafts.card, draft_id)
    ctx.draft_id = draft_id
    ctx.show(views.draft_screen(ctx.words, card, page, zone=ctx.zone, now=ctx.now))
    return Ask.DRAFT.value


async def turn_draft(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenPlanDraft)
    return await _draft(ctx, press.draft_id, press.page)


async def pick_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickPlanDepartment)
    await ctx.transact(plan_drafts.pick_department, press.draft_id, press.department_id)
    return await _draft(ctx, press.draft_id)


async def take_draft_day(_update: Update, ctx: BotContext) -> object:
    """Another day, typed under the draft."""
    if ctx.draft_id is None:
        raise Outdated
    await ctx.transact(plan_drafts.take_day, ctx.draft_id, ctx.text)
    return await _draft(ctx, ctx.draft_id)


async def begin(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(BeginPlans)
    try:
        begun = await ctx.transact(plan_drafts.finish, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _draft(ctx, press.draft_id)
    ctx.toast(views.begun_toast(ctx.words, len(begun)))
    if len(begun) == 1:
        return await _show(ctx, begun[0].plan_id)
    return await show_plans(_update, ctx)


async def drop(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(plan_drafts.drop, ctx.pressed(DropPlanDraft).draft_id)
    return await show_plans(_update, ctx)


# -- acts ----------------------------------------------------------------------------------------------------


async def say_came(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SayCame)
    verb = plan_changes.came if press.came else plan_changes.no_show
    try:
        await ctx.transact(verb, press.plan_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.plan_id)
    return await _show(ctx, press.plan_id)


async def ask_day(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PLAN_TEND)
    card = await ctx.transact(plan_cards.card, ctx.pressed(AskPlanDay).plan_id)
    ctx.keep_slot_state({_PLAN: str(card.id)})
    ctx.show(views.ask_day(ctx.words, card))
    return Ask.DAY.value


async def take_day(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(plan_cards.typed_move, _kept(ctx), ctx.text)
    ctx.show(views.move_screen(ctx.words, found))
    return Ask.DAY.value


def _kept(ctx: BotContext) -> int:
    kept = ctx.slot_state().get(_PLAN, "")
    if not kept:
        raise Outdated
    return int(kept)


async def move_day(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MovePlanDay)
    try:
        await ctx.transact(plan_changes.move_day, press.plan_id, day_of(press.day), rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.plan_id)
    return await _show(ctx, press.plan_id)


async def cancel(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CancelPlan)
    if not press.sure:
        ctx.actor.require(Permission.PLAN_TEND)
        ctx.show(views.ask_cancel(ctx.words, await ctx.transact(plan_cards.card, press.plan_id)))
        return END
    try:
        await ctx.transact(plan_changes.cancel, press.plan_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.plan_id)
    return await _show(ctx, press.plan_id)


async def end_probation(_update: Update, ctx: BotContext) -> object:
    """Passed is said at once; a longer one needs its day, a failed one its reasons."""
    press = ctx.pressed(EndProbation)
    outcome = option_of(ProbationOutcome, press.outcome)
    if outcome is ProbationOutcome.PASSED:
        try:
            await ctx.transact(plan_changes.end_probation, press.plan_id, outcome, rev=press.rev)
        except Outdated:
            return await _fresh(ctx, press.plan_id)
        return await _show(ctx, press.plan_id)
    card = await ctx.transact(plan_cards.card, press.plan_id)
    ctx.keep_slot_state({_PLAN: str(card.id), _OUTCOME: outcome.value, _REV: str(press.rev)})
    ctx.show(views.ask_outcome(ctx.words, card, outcome))
    return Ask.OUTCOME.value


async def take_outcome(_update: Update, ctx: BotContext) -> object:
    state, plan_id = ctx.slot_state(), _kept(ctx)
    outcome = option_of(ProbationOutcome, state.get(_OUTCOME, ""))
    values: dict[str, object] = {"note": ctx.text}
    if outcome is ProbationOutcome.EXTENDED:
        values = {"until": await ctx.transact(plan_cards.day_typed, ctx.text)}
    await ctx.transact(plan_changes.end_probation, plan_id, outcome, rev=int(state.get(_REV, "0")), **values)
    return await _show(ctx, plan_id)


async def follow(_update: Update, ctx: BotContext) -> object:
    """Begin to follow from the plan's card; stop at the message that is kept up to date."""
    press = ctx.pressed(FollowPlan)
    if not press.on:
        card = await ctx.transact(plan_watch.unfollow, press.plan_id)
        ctx.show(views.unfollowed_screen(ctx.words, card), slot=views.plan_slot(card.id))
        return END
    try:
        await ctx.transact(plan_watch.follow, press.plan_id)
    except Outdated:
        return await _fresh(ctx, press.plan_id)
    ctx.toast(ctx.words("plan-followed"))
    return await _show(ctx, press.plan_id)


async def choose_buddy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseBuddy)
    card = await ctx.transact(plan_cards.card, press.plan_id)
    people = await ctx.query(task_people.likely_for, page=press.page, without=frozenset({card.employee_id}))
    ctx.show(views.buddies_screen(ctx.words, card, people))
    return END


async def set_buddy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetBuddy)
    try:
        await ctx.transact(plan_changes.set_buddy, press.plan_id, press.person_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.plan_id)
    return await _show(ctx, press.plan_id)


async def ask_hr(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(plan_cards.card, ctx.pressed(AskHr).plan_id)
    ctx.keep_slot_state({_PLAN: str(card.id)})
    ctx.show(views.ask_question(ctx.words, card))
    return Ask.QUESTION.value


async def take_question(_update: Update, ctx: BotContext) -> object:
    plan_id = _kept(ctx)
    await ctx.transact(plan_cards.ask_hr, plan_id, ctx.text)
    ctx.say(views.question_sent(ctx.words))
    return END


dialogue = conversation(
    "plan",
    entry_points=[
        command("onboard", onboard),
        pressed(NewPlan, ask_who),
        pressed(PlanFor, plan_for),
        pressed(OpenPlanDraft, turn_draft),
        pressed(PickPlanDepartment, pick_department),
        pressed(AskPlanDay, ask_day),
        pressed(EndProbation, end_probation),
        pressed(AskHr, ask_hr),
        pressed(BeginPlans, begin),
    ],
    states={
        Ask.WHO: [typed(take_who)],
        Ask.DRAFT: [typed(take_draft_day)],
        Ask.DAY: [typed(take_day)],
        Ask.OUTCOME: [typed(take_outcome)],
        Ask.QUESTION: [typed(take_question)],
    },
)

handlers: list[Handler] = [
    dialogue,
    command("onboarding", show_plans),
    pressed(OpenPlans, turn_plans),
    pressed(OpenPlan, open_plan),
    pressed(DropPlanDraft, drop),
    pressed(SayCame, say_came),
    pressed(MovePlanDay, move_day),
    pressed(CancelPlan, cancel),
    pressed(FollowPlan, follow),
    pressed(ChooseBuddy, choose_buddy),
    pressed(SetBuddy, set_buddy),
]
