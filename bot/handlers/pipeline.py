"""One candidate in the pipeline: why the application ends, rests and wakings, the way so far, and acts that need words."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AskPipelineWords,
    ChooseDecisionHold,
    ChooseHold,
    EndFor,
    HoldUntil,
    OpenStageHistory,
    WakeCandidate,
    day_of,
    option_of,
)
from bot.domain import (
    applications,
    candidates,
    decision_cards,
    pipeline_edits,
    pipeline_holds,
    pipeline_words,
    screening_cards,
    stage_history,
)
from bot.domain.errors import Denied, Gone, Outdated
from bot.domain.pipeline_words import OF_DECISION, Given, WordsFor
from bot.domain.screening_answers import ANSWERED
from bot.i18n import Html
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, typed
from bot.views import candidates as candidate_views
from bot.views import decisions as decision_views
from bot.views import pipeline_settings as settings_views
from bot.views import screening as screening_views
from bot.views import stages as views
from bot.views import vacancy_candidates as lists


class WordsState(StrEnum):
    WORDS = "words"


# -- ends --------------------------------------------------------------------------------------------------


async def end_for(_update: Update, ctx: BotContext) -> object:
    """End an application for a reason of the list; who comes second sees how things stand."""
    press = ctx.pressed(EndFor)
    try:
        moved = await ctx.transact(applications.end_for, press.application_id, press.reason_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card, line = await ctx.query(candidates.application_card, press.application_id)
        ctx.show(lists.stage_menu(ctx.words, card, line))
        return END
    card, line = await ctx.query(candidates.application_card, moved.application_id)
    ctx.show(lists.moved(ctx.words, moved, line.title))
    return END


# -- rests -------------------------------------------------------------------------------------------------


async def choose_hold(_update: Update, ctx: BotContext) -> object:
    """Until when: chips, or a day in own words."""
    press = ctx.pressed(ChooseHold)
    card, line = await ctx.query(candidates.application_card, press.application_id)
    if not line.may_move:
        raise Denied
    ctx.draft_id = await ctx.transact(pipeline_words.begin, WordsFor.HOLD, press.application_id, rev=line.rev)
    ctx.show(views.hold_screen(ctx.words, card, line, now=ctx.now, zone=ctx.zone))
    return WordsState.WORDS.value


async def choose_decision_hold(_update: Update, ctx: BotContext) -> object:
    """Until when a decision rests: chips, or a day in own words."""
    card = await ctx.transact(decision_cards.card, ctx.pressed(ChooseDecisionHold).decision_id)
    if not card.may_decide:
        raise Denied
    ctx.draft_id = await ctx.transact(pipeline_words.begin, WordsFor.DECISION_HOLD, card.id, rev=card.rev)
    ctx.show(decision_views.hold_screen(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return WordsState.WORDS.value


async def hold_until(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(HoldUntil)
    until = day_of(press.day)
    try:
        held = await ctx.transact(pipeline_holds.hold, press.application_id, until, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card, line = await ctx.query(candidates.application_card, press.application_id)
        ctx.show(views.hold_screen(ctx.words, card, line, now=ctx.now, zone=ctx.zone))
        return END
    ctx.toast(ctx.words("hold-done"))
    return await _show_candidate(ctx, held.candidate_id)


async def wake(_update: Update, ctx: BotContext) -> object:
    """End a rest; an older card changes nothing and is shown afresh."""
    press = ctx.pressed(WakeCandidate)
    try:
        await ctx.transact(pipeline_holds.wake, press.application_id, rev=press.rev)
        ctx.toast(ctx.words("hold-woken"))
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    card, line = await ctx.query(candidates.application_card, press.application_id)
    ctx.show(lists.stage_menu(ctx.words, card, line))
    return END


async def _show_candidate(ctx: BotContext, candidate_id: int) -> object:
    card = await ctx.query(candidates.card, candidate_id)
    ctx.show(candidate_views.candidate_card(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


# -- the way so far ----------------------------------------------------------------------------------------


async def show_history(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenStageHistory)
    found = await ctx.query(stage_history.history, press.application_id, press.page)
    ctx.show(views.history_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


# -- acts that need words ----------------------------------------------------------------------------------


async def ask_words(_update: Update, ctx: BotContext) -> object:
    """Ask for the words, on the screen of what they are about; whoever may not see it is refused there."""
    press = ctx.pressed(AskPipelineWords)
    act = option_of(WordsFor, press.act)
    await _show_asking(ctx, act, press.target_id)
    ctx.draft_id = await ctx.transact(pipeline_words.begin, act, press.target_id, rev=press.rev)
    return WordsState.WORDS.value


async def _show_asking(ctx: BotContext, act: WordsFor, target_id: int) -> None:
    match act:
        case WordsFor.COMMENT:
            about = await ctx.query(stage_history.about, target_id)
            ctx.show(views.comment_screen(ctx.words, about))
        case WordsFor.HOLD:
            card, line = await ctx.query(candidates.application_card, target_id)
            ctx.show(views.hold_screen(ctx.words, card, line, now=ctx.now, zone=ctx.zone))
        case WordsFor.STAGE_NAME:
            stage = await ctx.query(pipeline_edits.stage, target_id)
            ctx.show(settings_views.ask_name(ctx.words, stage))
        case WordsFor.NEW_STAGE:
            stages = await ctx.query(pipeline_edits.stages, target_id or None)
            ctx.show(settings_views.ask_new(ctx.words, stages))
        case WordsFor.REASON_NAME:
            reason = await ctx.query(pipeline_words.reason_to_rename, target_id)
            ctx.show(settings_views.ask_reason_name(ctx.words, reason))
        case WordsFor.NEW_REASON:
            outcome = pipeline_words.outcome_at(target_id)
            await ctx.query(pipeline_words.may_add_reason)
            ctx.show(settings_views.ask_reason(ctx.words, outcome))
        case WordsFor.QUESTION | WordsFor.REPLY | WordsFor.REFUSAL:
            item = await ctx.query(pipeline_words.item_to_speak_of, act, target_id)
            ctx.show(screening_views.ask_words(ctx.words, item, act))
        case _:
            await _show_asking_further(ctx, act, target_id)


async def _show_asking_further(ctx: BotContext, act: WordsFor, target_id: int) -> None:
    if act is WordsFor.SCREENING_NOTE:
        sent = await ctx.query(screening_cards.card, target_id)
        if not sent.may_recall:
            raise Denied
        ctx.show(screening_views.ask_note(ctx.words, sent))
        return
    decision = await ctx.transact(decision_cards.card, target_id)
    if not (decision.may_recruit if act is WordsFor.DECISION_REPLY else decision.may_decide):
        raise Denied
    ctx.show(decision_views.ask_words(ctx.words, decision, act))


async def take_words(_update: Update, ctx: BotContext) -> object:
    """Do what the words were asked for; if somebody was quicker, say so and show how things stand."""
    if ctx.draft_id is None:
        raise Gone
    asked = await ctx.query(pipeline_words.waited_for, ctx.draft_id)
    try:
        given = await ctx.transact(pipeline_words.give, ctx.draft_id, ctx.text)
    except Outdated:
        await _show_overtaken(ctx, asked.act, asked.target_id)
        return END
    await _show_given(ctx, given)
    return END


async def _show_overtaken(ctx: BotContext, act: WordsFor, target_id: int) -> None:
    if act is WordsFor.SCREENING_NOTE:
        await _show_screening(ctx, target_id)
        return
    if act in OF_DECISION:
        await _show_decision(ctx, target_id, ctx.words.html("screening-changed-meanwhile"))
        return
    if act in {WordsFor.QUESTION, WordsFor.REPLY, WordsFor.REFUSAL}:
        item = await ctx.query(screening_cards.item_card, target_id)
        said = ctx.words.html("screening-changed-meanwhile")
        ctx.show(screening_views.item_screen(ctx.words, item, zone=ctx.zone, now=ctx.now, said=said))
        return
    card, line = await ctx.query(candidates.application_card, target_id)
    ctx.show(views.hold_screen(ctx.words, card, line, now=ctx.now, zone=ctx.zone))


async def _show_given(ctx: BotContext, given: Given) -> None:
    match given.act:
        case WordsFor.COMMENT | WordsFor.HOLD:
            await _show_candidate(ctx, given.target_id)
        case WordsFor.STAGE_NAME | WordsFor.NEW_STAGE:
            stage = await ctx.query(pipeline_edits.stage, given.target_id)
            ctx.show(settings_views.stage_screen(ctx.words, stage))
        case WordsFor.NEW_REASON | WordsFor.REASON_NAME:
            outcome = pipeline_words.outcome_at(given.target_id)
            reasons = await ctx.query(pipeline_words.reasons_of, outcome)
            ctx.show(settings_views.reasons_screen(ctx.words, outcome, reasons))
        case WordsFor.QUESTION | WordsFor.REPLY | WordsFor.REFUSAL:
            await _show_answered(ctx, given)
        case WordsFor.SCREENING_NOTE:
            await _show_screening(ctx, given.target_id)
        case _:
            await _show_decision(ctx, given.target_id)


async def _show_screening(ctx: BotContext, screening_id: int) -> None:
    sent = await ctx.query(screening_cards.card, screening_id)
    ctx.show(screening_views.screening_screen(ctx.words, sent, zone=ctx.zone, now=ctx.now))


async def _show_decision(ctx: BotContext, decision_id: int, said: Html | None = None) -> None:
    card = await ctx.transact(decision_cards.card, decision_id)
    ctx.show(decision_views.decision_screen(ctx.words, card, zone=ctx.zone, now=ctx.now, said=said))


async def _show_answered(ctx: BotContext, given: Given) -> None:
    """After a question or a refusal the next candidate comes; after a reply the one it was about."""
    item = await ctx.query(screening_cards.item_card, given.target_id)
    said = screening_views.said_text(ctx.words, given.act)
    undo = (item.item_id, item.rev) if item.state in ANSWERED else None
    following = item.screening.first_waiting
    if given.act is not WordsFor.REPLY and following is not None:
        item = await ctx.query(screening_cards.item_card, following)
    ctx.show(
        screening_views.item_screen(ctx.words, item, zone=ctx.zone, now=ctx.now, said=said, undo_of=undo)
    )


words_dialogue = conversation(
    "pipeline-words",
    entry_points=[
        pressed(AskPipelineWords, ask_words),
        pressed(ChooseHold, choose_hold),
        pressed(ChooseDecisionHold, choose_decision_hold),
    ],
    states={WordsState.WORDS: [typed(take_words)]},
)

handlers: list[Handler] = [
    words_dialogue,
    pressed(EndFor, end_for),
    pressed(HoldUntil, hold_until),
    pressed(WakeCandidate, wake),
    pressed(OpenStageHistory, show_history),
]
