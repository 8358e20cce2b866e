"""Scorecards: one's own on one screen, and all of an interview read together."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from telegram import Audio, Update
from telegram.ext import filters

from bot.callbacks import (
    AskScoreComment,
    DismissScorecard,
    HearScorecard,
    OpenScorecard,
    OpenScoreForm,
    ReadScorecards,
    SetScore,
    SetVerdict,
    SubmitScorecard,
    option_of,
)
from bot.domain import interview_cards, scorecard_cards, scorecards
from bot.domain.errors import Gone, Outdated, Unfit
from bot.models import Verdict
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, sent, typed
from bot.views import interviews as card_views
from bot.views import refusals
from bot.views import scorecards as views


class Commenting(StrEnum):
    WORDS = "words"


async def begin(_update: Update, ctx: BotContext) -> object:
    """«It took place» turns into the scorecard of who pressed it."""
    interview_id = ctx.pressed(OpenScorecard).interview_id
    try:
        scorecard_id = await ctx.transact(scorecards.begin, interview_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        card = await ctx.transact(interview_cards.card, interview_id)
        ctx.show(card_views.interview_card(ctx.words, card, zone=ctx.zone, now=ctx.now))
        return END
    return await _show(ctx, scorecard_id)


async def open_form(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenScoreForm).scorecard_id)


async def _show(ctx: BotContext, scorecard_id: int, *, said: str | None = None) -> object:
    found = await ctx.transact(scorecard_cards.form, scorecard_id)
    ctx.show(views.form(ctx.words, found, zone=ctx.zone, now=ctx.now, said=said))
    return END


async def _fill(ctx: BotContext, verb: Callable[..., Any], scorecard_id: int, *values: Any) -> object:
    """Change the draft; a card that is handed in is shown as it is."""
    try:
        await ctx.transact(verb, scorecard_id, *values)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, scorecard_id)


async def set_score(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetScore)
    return await _fill(ctx, scorecards.set_score, press.scorecard_id, press.position, press.score)


async def set_verdict(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetVerdict)
    return await _fill(ctx, scorecards.set_verdict, press.scorecard_id, option_of(Verdict, press.verdict))


async def dismiss(_update: Update, ctx: BotContext) -> object:
    """«I was not there», or after all."""
    press = ctx.pressed(DismissScorecard)
    return await _fill(ctx, scorecards.was_there if press.there else scorecards.dismiss, press.scorecard_id)


async def submit(_update: Update, ctx: BotContext) -> object:
    """Hand it in; what the others said is shown at once."""
    scorecard_id = ctx.pressed(SubmitScorecard).scorecard_id
    try:
        done = await ctx.transact(scorecards.submit, scorecard_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show(ctx, scorecard_id)
    ctx.toast(ctx.words("scorecard-said-submitted"))
    return await _read(ctx, done.interview_id)


# -- words and voices --------------------------------------------------------------------------------------


async def ask_comment(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskScoreComment)
    found = await ctx.transact(scorecard_cards.form, press.scorecard_id)
    ctx.draft_id = await ctx.transact(scorecards.begin_comment, press.scorecard_id)
    ctx.show(views.ask_comment(ctx.words, found))
    return Commenting.WORDS.value


async def take_comment(_update: Update, ctx: BotContext) -> object:
    scorecard_id = await _commented(ctx)
    await ctx.transact(scorecards.set_comment, scorecard_id, ctx.text)
    return await _show(ctx, scorecard_id)


async def take_voice(_update: Update, ctx: BotContext) -> object:
    """A voice message is kept with the card; more may follow."""
    scorecard_id = await _commented(ctx)
    spoken = ctx.message.voice or ctx.message.audio
    if spoken is None:
        raise Gone
    seconds = spoken.duration if isinstance(spoken.duration, int) else int(spoken.duration.total_seconds())
    mime = spoken.mime_type or ("audio/mpeg" if isinstance(spoken, Audio) else "audio/ogg")
    await ctx.transact(
        scorecards.add_voice, scorecard_id, spoken.file_id, spoken.file_unique_id, seconds, mime
    )
    await _show(ctx, scorecard_id, said=ctx.words("scorecard-said-voice"))
    return Commenting.WORDS.value


async def _commented(ctx: BotContext) -> int:
    """The card that the words or the voice are for."""
    if ctx.draft_id is None:
        raise Gone
    return await ctx.query(scorecards.commented, ctx.draft_id)


# -- read together -----------------------------------------------------------------------------------------


async def read_cards(_update: Update, ctx: BotContext) -> object:
    return await _read(ctx, ctx.pressed(ReadScorecards).interview_id)


async def _read(ctx: BotContext, interview_id: int) -> object:
    found = await ctx.transact(scorecard_cards.of_interview, interview_id)
    ctx.show(views.read_cards(ctx.words, found))
    return END


async def hear(_update: Update, ctx: BotContext) -> object:
    """The voice messages, each a message of its own."""
    found = await ctx.query(scorecards.voices, ctx.pressed(HearScorecard).scorecard_id)
    for number, one in enumerate(found, 1):
        ctx.say(views.voice(ctx.words, one, number))
    return END


_buttons: list[Handler] = [
    pressed(OpenScoreForm, open_form),
    pressed(SetScore, set_score),
    pressed(SetVerdict, set_verdict),
]

handlers: list[Handler] = [
    conversation(
        "scorecard_words",
        entry_points=[pressed(AskScoreComment, ask_comment)],
        states={
            Commenting.WORDS: [
                typed(take_comment),
                sent(filters.VOICE | filters.AUDIO, take_voice),
                *_buttons,
            ]
        },
    ),
    *_buttons,
    pressed(OpenScorecard, begin),
    pressed(DismissScorecard, dismiss),
    pressed(SubmitScorecard, submit),
    pressed(ReadScorecards, read_cards),
    pressed(HearScorecard, hear),
]
