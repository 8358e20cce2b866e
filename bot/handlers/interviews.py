"""Interviews: the card, the interviewers' answers, other times and people, how it went, the lists."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from telegram import Update

from bot.callbacks import (
    AcceptInterview,
    AskInterviewWords,
    CancelInterview,
    CandidateInterviews,
    ChooseInterviewers,
    DeclineInterview,
    GiveInterviewTime,
    OpenInterview,
    OpenInterviews,
    ReopenInterview,
    ShowInvitationText,
    StaleButton,
    TellInterviewOutcome,
    ToggleInterviewer,
    VacancyInterviews,
    option_of,
)
from bot.domain import (
    interview_cards,
    interview_people,
    interview_talk,
    interview_times,
    interview_today,
    interviews,
    task_people,
)
from bot.domain.access import Permission
from bot.domain.errors import Outdated, Unfit
from bot.domain.interview_talk import InterviewWords
from bot.models import InterviewState
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import interviews as views
from bot.views import refusals
from bot.views.task_words import from_minute

# The lines of a day are found by what has registered: this room's come with it.
__all__ = ["handlers", "interview_today"]


class Talking(StrEnum):
    WORDS = "words"


async def open_card(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenInterview).interview_id)


async def _show(ctx: BotContext, interview_id: int, *, said: str | None = None) -> object:
    card = await ctx.transact(interview_cards.card, interview_id)
    ctx.show(views.interview_card(ctx.words, card, zone=ctx.zone, now=ctx.now, said=said))
    return END


async def _act(
    ctx: BotContext, said: str, verb: Callable[..., Any], interview_id: int, *values: Any, **more: Any
) -> object:
    """Do it at once; whoever comes second, or too late, sees how things stand."""
    try:
        await ctx.transact(verb, interview_id, *values, **more)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, interview_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show(ctx, interview_id)
    ctx.toast(said)
    return await _show(ctx, interview_id, said=said)


# -- answers and other times ---------------------------------------------------------------------------------


async def accept(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AcceptInterview)
    said = ctx.words("interview-said-accepted")
    return await _act(ctx, said, interview_people.accept, press.interview_id, minute=press.minute)


async def decline(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DeclineInterview)
    said = ctx.words("interview-said-declined")
    return await _act(ctx, said, interview_people.decline, press.interview_id, "", minute=press.minute)


async def cancel(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CancelInterview)
    said = ctx.words("interview-said-cancelled")
    return await _act(ctx, said, interviews.cancel, press.interview_id, rev=press.rev)


async def ask_words(_update: Update, ctx: BotContext) -> object:
    """Ask for another time, a reason, a place or a length; likely ones are offered."""
    press = ctx.pressed(AskInterviewWords)
    wanted = option_of(InterviewWords, press.wanted)
    try:
        ctx.draft_id = await ctx.transact(interview_talk.begin, press.interview_id, wanted, mark=press.mark)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.interview_id)
    card = await ctx.transact(interview_cards.card, press.interview_id)
    offers = await ctx.transact(interview_times.proposals, press.interview_id)
    ctx.show(views.ask_words(ctx.words, card, wanted, offers, zone=ctx.zone, now=ctx.now))
    return Talking.WORDS.value


async def take_words(_update: Update, ctx: BotContext) -> object:
    """What was typed: taken at once, or said why not and asked again."""
    if ctx.draft_id is None:
        return END
    asked = await ctx.query(interview_talk.waited_for, ctx.draft_id)
    try:
        await ctx.transact(interview_talk.give, ctx.draft_id, ctx.text)
    except Outdated:
        return await _show(ctx, asked.interview_id, said=ctx.words("card-updated"))
    return await _show(ctx, asked.interview_id, said=ctx.words.option("interview-said", asked.wanted))


async def give_time(_update: Update, ctx: BotContext) -> object:
    """A likely time pressed: offered by an interviewer, or moved to."""
    press = ctx.pressed(GiveInterviewTime)
    wanted = option_of(InterviewWords, press.wanted)
    said, moment = ctx.words.option("interview-said", wanted), from_minute(press.minute)
    if wanted is InterviewWords.PROPOSE:
        return await _act(ctx, said, interview_people.propose, press.interview_id, moment, minute=press.mark)
    if wanted is InterviewWords.MOVE:
        return await _act(ctx, said, interview_talk.move, press.interview_id, moment, rev=press.mark)
    raise StaleButton


async def tell_outcome(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TellInterviewOutcome)
    state = option_of(InterviewState, press.state)
    said = ctx.words.option("interview-state", state)
    return await _act(ctx, said, interviews.tell_outcome, press.interview_id, state)


async def reopen(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ReopenInterview)
    said = ctx.words("interview-said-reopened")
    return await _act(ctx, said, interviews.reopen, press.interview_id, rev=press.rev)


# -- people ------------------------------------------------------------------------------------------------


async def choose_interviewers(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewers)
    await ctx.query(interview_people.may_choose, press.interview_id)
    return await _show_people(ctx, press.interview_id, press.page)


async def toggle_interviewer(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ToggleInterviewer)
    try:
        await ctx.transact(interview_people.toggle, press.interview_id, press.employee_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show_people(ctx, press.interview_id, 0)


async def _show_people(ctx: BotContext, interview_id: int, page: int) -> object:
    card = await ctx.transact(interview_cards.card, interview_id)
    people = await ctx.query(task_people.likely_for, page=page)
    ctx.show(views.choose_interviewers(ctx.words, card, people))
    return END


async def show_text(_update: Update, ctx: BotContext) -> object:
    """The invitation for the candidate, a message of its own to be copied."""
    card = await ctx.transact(interview_cards.to_invite, ctx.pressed(ShowInvitationText).interview_id)
    ctx.say(views.invitation_text(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


# -- lists -------------------------------------------------------------------------------------------------


async def own_list(_update: Update, ctx: BotContext) -> object:
    ctx.pressed(OpenInterviews)
    found = await ctx.transact(interview_cards.own)
    may = ctx.actor.may(Permission.INTERVIEW_TEND)
    ctx.show(views.own_list(ctx.words, found, zone=ctx.zone, now=ctx.now, may_arrange=may))
    return END


async def vacancy_list(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(VacancyInterviews)
    found = await ctx.transact(interview_cards.of_vacancy, press.vacancy_id)
    ctx.show(views.vacancy_list(ctx.words, press.vacancy_id, found, zone=ctx.zone, now=ctx.now))
    return END


async def candidate_list(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CandidateInterviews)
    found = await ctx.transact(interview_cards.of_application, press.application_id)
    ctx.show(views.candidate_list(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


handlers: list[Handler] = [
    conversation(
        "interview_words",
        entry_points=[pressed(AskInterviewWords, ask_words)],
        states={Talking.WORDS: [typed(take_words)]},
    ),
    pressed(OpenInterview, open_card),
    pressed(AcceptInterview, accept),
    pressed(DeclineInterview, decline),
    pressed(CancelInterview, cancel),
    pressed(GiveInterviewTime, give_time),
    pressed(TellInterviewOutcome, tell_outcome),
    pressed(ReopenInterview, reopen),
    pressed(ChooseInterviewers, choose_interviewers),
    pressed(ToggleInterviewer, toggle_interviewer),
    pressed(ShowInvitationText, show_text),
    pressed(OpenInterviews, own_list),
    pressed(VacancyInterviews, vacancy_list),
    pressed(CandidateInterviews, candidate_list),
]
