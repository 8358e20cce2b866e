"""Arranging interviews in one line or by chips, and writing down those that were held."""

from enum import StrEnum

from telegram import Message, Update
from telegram.ext import filters

from bot.callbacks import (
    AskInterviewField,
    BeginInterview,
    ChooseInterviewApplication,
    ChooseInterviewKind,
    ChooseInterviewMinutes,
    ChooseInterviewTime,
    ChooseInterviewVerdict,
    DropInterviewDraft,
    FinishInterview,
    OpenInterviewDraft,
    ToggleInterviewPerson,
    option_of,
)
from bot.domain import interview_cards, interview_drafts, scorecard_cards, task_people
from bot.domain.access import Permission
from bot.domain.errors import Gone, Outdated, Unfit
from bot.domain.interview_drafts import Arranged, InterviewField
from bot.models import Verdict
from bot.parsing.interview_line import is_interview_line
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, sent_by, typed
from bot.views import interview_drafts as views
from bot.views import interviews as card_views
from bot.views import refusals
from bot.views import scorecards as score_views
from bot.views.task_words import from_minute


class SaysInterview(filters.MessageFilter):
    """A text that names an interview or its kind, and a time."""

    def filter(self, message: Message) -> bool:
        return is_interview_line(message.text or "")


class Arranging(StrEnum):
    WORDS = "words"


async def begin(_update: Update, ctx: BotContext) -> object:
    """/interview with a line arranges or writes down at once what it can; alone it shows what is ahead."""
    if ctx.argument and ctx.is_private:
        return await _quick(ctx, ctx.argument)
    if not ctx.is_private:
        ctx.say(card_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    found = await ctx.transact(interview_cards.own)
    may = ctx.actor.may(Permission.INTERVIEW_TEND)
    ctx.show(card_views.own_list(ctx.words, found, zone=ctx.zone, now=ctx.now, may_arrange=may))
    return END


async def begin_by_words(_update: Update, ctx: BotContext) -> object:
    """«Иванова пт 15:00 техническое Петров» typed in private."""
    return await _quick(ctx, ctx.text)


async def _quick(ctx: BotContext, line: str) -> object:
    return await _went(ctx, await ctx.transact(interview_drafts.quick, line))


async def begin_by_button(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(BeginInterview)
    draft_id = await ctx.transact(interview_drafts.begin, press.application_id, held=press.held)
    return await _show_draft(ctx, draft_id)


async def _went(ctx: BotContext, arranged: Arranged) -> object:
    """The interview that was arranged, the cards of one that was held, or the draft with what is still missing."""
    if arranged.draft_id is not None:
        return await _show_draft(ctx, arranged.draft_id)
    if arranged.interview_id is None:
        raise Gone
    if arranged.held:
        cards = await ctx.transact(scorecard_cards.of_interview, arranged.interview_id)
        ctx.show(score_views.read_cards(ctx.words, cards))
        return END
    card = await ctx.transact(interview_cards.card, arranged.interview_id)
    said = ctx.words("interview-arranged")
    ctx.show(card_views.interview_card(ctx.words, card, zone=ctx.zone, now=ctx.now, said=said))
    return END


# -- the draft ---------------------------------------------------------------------------------------------


async def open_draft(_update: Update, ctx: BotContext) -> object:
    draft_id = ctx.pressed(OpenInterviewDraft).draft_id
    await ctx.transact(interview_drafts.ask_for, draft_id, None)
    return await _show_draft(ctx, draft_id)


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskInterviewField)
    field = option_of(InterviewField, press.field)
    await ctx.transact(interview_drafts.ask_for, press.draft_id, field)
    ctx.draft_id = press.draft_id
    facts = await ctx.transact(interview_drafts.facts, press.draft_id)
    people = await ctx.query(task_people.likely_for, page=press.page)
    ctx.show(views.ask_screen(ctx.words, facts, field, people, zone=ctx.zone, now=ctx.now))
    return Arranging.WORDS.value


async def take_words(_update: Update, ctx: BotContext) -> object:
    """A typed answer goes where it was asked for."""
    if ctx.draft_id is None:
        raise Gone
    await ctx.transact(interview_drafts.take_text, ctx.draft_id, ctx.text)
    return await _show_draft(ctx, ctx.draft_id)


async def toggle_person(_update: Update, ctx: BotContext) -> object:
    """Somebody chosen: the first is enough to go on, more are added from the card."""
    press = ctx.pressed(ToggleInterviewPerson)
    before = await ctx.transact(interview_drafts.facts, press.draft_id)
    await ctx.transact(interview_drafts.toggle_person, press.draft_id, press.person_id)
    if before.fields.missing is InterviewField.WHO:
        return await _show_draft(ctx, press.draft_id)
    ctx.draft_id = press.draft_id
    facts = await ctx.transact(interview_drafts.facts, press.draft_id)
    people = await ctx.query(task_people.likely_for, page=0)
    ctx.show(views.ask_screen(ctx.words, facts, InterviewField.WHO, people, zone=ctx.zone, now=ctx.now))
    return Arranging.WORDS.value


async def choose_application(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewApplication)
    await ctx.transact(interview_drafts.choose_application, press.draft_id, press.application_id)
    return await _show_draft(ctx, press.draft_id)


async def choose_kind(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewKind)
    await ctx.transact(interview_drafts.choose_kind, press.draft_id, press.kind_id)
    return await _show_draft(ctx, press.draft_id)


async def choose_time(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewTime)
    try:
        await ctx.transact(interview_drafts.choose_time, press.draft_id, from_minute(press.minute))
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show_draft(ctx, press.draft_id)


async def choose_minutes(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewMinutes)
    await ctx.transact(interview_drafts.choose_minutes, press.draft_id, press.minutes)
    return await _show_draft(ctx, press.draft_id)


async def choose_verdict(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseInterviewVerdict)
    verdict = option_of(Verdict, press.verdict)
    await ctx.transact(interview_drafts.choose_verdict, press.draft_id, verdict)
    return await _show_draft(ctx, press.draft_id)


async def finish(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(FinishInterview)
    try:
        arranged = await ctx.transact(interview_drafts.finish, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_draft(ctx, press.draft_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show_draft(ctx, press.draft_id)
    return await _went(ctx, arranged)


async def drop(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(interview_drafts.discard, ctx.pressed(DropInterviewDraft).draft_id)
    ctx.show(views.dropped(ctx.words))
    return END


async def _show_draft(ctx: BotContext, draft_id: int) -> object:
    facts = await ctx.transact(interview_drafts.facts, draft_id)
    people = await ctx.query(task_people.likely_for, page=0)
    ctx.draft_id = draft_id
    ctx.show(views.draft_screen(ctx.words, facts, people, zone=ctx.zone, now=ctx.now))
    return Arranging.WORDS.value


_buttons: list[Handler] = [
    pressed(BeginInterview, begin_by_button),
    pressed(OpenInterviewDraft, open_draft),
    pressed(AskInterviewField, ask_field),
    pressed(ToggleInterviewPerson, toggle_person),
    pressed(ChooseInterviewApplication, choose_application),
    pressed(ChooseInterviewKind, choose_kind),
    pressed(ChooseInterviewTime, choose_time),
    pressed(ChooseInterviewMinutes, choose_minutes),
    pressed(ChooseInterviewVerdict, choose_verdict),
    pressed(FinishInterview, finish),
    pressed(DropInterviewDraft, drop),
]

handlers: list[Handler] = [
    conversation(
        "interview",
        entry_points=[
            command("interview", begin),
            sent_by(
                Permission.INTERVIEW_TEND,
                filters.TEXT & ~filters.COMMAND & ~filters.FORWARDED & SaysInterview(),
                begin_by_words,
            ),
            *_buttons,
        ],
        states={Arranging.WORDS: [*_buttons, typed(take_words)]},
    ),
]
