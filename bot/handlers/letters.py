"""Letters to candidates: choose a template, correct, send or copy; the templates themselves."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    BeginLetter,
    EditLetter,
    EditLetterTemplate,
    LetterSentByMe,
    OpenLetter,
    OpenLetterDraft,
    OpenLetterTemplate,
    OpenLetterTemplates,
    ResetLetterTemplate,
    SendLetter,
    SendLetterAgain,
    StaleButton,
    TakeLetterBack,
    WriteTo,
    option_of,
)
from bot.domain import consents, letter_templates, letters
from bot.domain.errors import Outdated, Unfit
from bot.domain.letter_templates import Hole, LetterPart, Template
from bot.i18n import Language, words
from bot.models import LetterKind
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Callback, Handler, conversation, pressed, typed
from bot.views import letters as views
from bot.views import refusals

_PARTS: dict[str, LetterPart | Hole] = {
    **{part.value: part for part in LetterPart},
    **{hole.value: hole for hole in Hole},
}


class Wording(StrEnum):
    """The one state: a template's new wording is waited for."""

    WORDS = "words"


async def write_to(_update: Update, ctx: BotContext) -> object:
    """The letters so far, and which to write."""
    press = ctx.pressed(WriteTo)
    found = await ctx.query(letters.correspondence, press.candidate_id, press.page)
    ctx.show(views.correspondence(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def begin(_update: Update, ctx: BotContext) -> object:
    """Fill the template; a consent letter gets its one-time link."""
    press = ctx.pressed(BeginLetter)
    kind, language = option_of(LetterKind, press.kind), option_of(Language, press.language)
    template = await ctx.query(letter_templates.template, kind, language)
    facts = await ctx.transact(letters.facts, press.candidate_id, kind, press.application_id or None)
    asked = await ctx.transact(consents.ask, press.candidate_id) if kind is LetterKind.CONSENT else None
    subject, text = views.from_template(
        words(language), template, facts, asked=asked, username=ctx.bot.username
    )
    card = await ctx.transact(letters.begin, facts, kind, language, subject, text)
    ctx.show(views.letter_card(ctx.words, card, sends=ctx.sends_mail))
    return END


async def open_draft(_update: Update, ctx: BotContext) -> object:
    return await _show_draft(ctx, ctx.pressed(OpenLetterDraft).draft_id)


async def _show_draft(ctx: BotContext, draft_id: int) -> object:
    card = await ctx.query(letters.card, draft_id)
    ctx.show(views.letter_card(ctx.words, card, sends=ctx.sends_mail))
    return END


async def ask_part(_update: Update, ctx: BotContext) -> object:
    """Wait for a part of the letter."""
    press = ctx.pressed(EditLetter)
    part = _PARTS.get(press.part)
    if part is None:
        raise StaleButton
    card = await ctx.query(letters.card, press.draft_id)
    ctx.draft_id = press.draft_id
    ctx.show(views.ask_part(ctx.words, card, part))
    return part.value


def _take(part: LetterPart | Hole) -> Callback:
    """The handler of what is typed for a part: taken at once, or said why not and asked again."""

    async def take(_update: Update, ctx: BotContext) -> object:
        if ctx.draft_id is None:
            return END
        card = await ctx.transact(letters.change, ctx.draft_id, part, ctx.text)
        ctx.show(views.letter_card(ctx.words, card, sends=ctx.sends_mail))
        return END

    return take


# -- out -----------------------------------------------------------------------------------------------------


async def send(_update: Update, ctx: BotContext) -> object:
    """Have it sent; a second press finds no draft any more."""
    press = ctx.pressed(SendLetter)
    if not ctx.sends_mail:
        ctx.toast(ctx.words("letter-not-set-up"), alert=True)
        return END
    try:
        letter = await ctx.transact(letters.send, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_draft(ctx, press.draft_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show_draft(ctx, press.draft_id)
    ctx.show(views.on_its_way(ctx.words, letter))
    return END


async def sent_by_me(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(LetterSentByMe)
    try:
        letter = await ctx.transact(letters.log_copied, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_draft(ctx, press.draft_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show_draft(ctx, press.draft_id)
    ctx.show(views.by_me(ctx.words, letter))
    return END


async def take_back(_update: Update, ctx: BotContext) -> object:
    """Not sent after all: the letter is open to be written on."""
    letter_id = ctx.pressed(TakeLetterBack).letter_id
    try:
        card = await ctx.transact(letters.take_back, letter_id)
    except Outdated:
        ctx.toast(ctx.words("letter-gone-already"), alert=True)
        return await _show_letter(ctx, letter_id)
    ctx.show(views.letter_card(ctx.words, card, sends=ctx.sends_mail))
    return END


async def open_letter(_update: Update, ctx: BotContext) -> object:
    return await _show_letter(ctx, ctx.pressed(OpenLetter).letter_id)


async def _show_letter(ctx: BotContext, letter_id: int) -> object:
    letter = await ctx.query(letters.letter, letter_id)
    ctx.show(views.letter_screen(ctx.words, letter, zone=ctx.zone, now=ctx.now))
    return END


async def send_again(_update: Update, ctx: BotContext) -> object:
    letter_id = ctx.pressed(SendLetterAgain).letter_id
    try:
        letter = await ctx.transact(letters.send_again, letter_id)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_letter(ctx, letter_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show_letter(ctx, letter_id)
    ctx.show(views.on_its_way(ctx.words, letter))
    return END


# -- templates -----------------------------------------------------------------------------------------------


async def open_templates(_update: Update, ctx: BotContext) -> object:
    language = option_of(Language, ctx.pressed(OpenLetterTemplates).language)
    await ctx.query(letter_templates.template, LetterKind.INVITATION, language)
    ctx.show(views.templates(ctx.words, language))
    return END


async def open_template(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenLetterTemplate)
    kind, language = option_of(LetterKind, press.kind), option_of(Language, press.language)
    return _show_template(ctx, await ctx.query(letter_templates.template, kind, language))


def _show_template(ctx: BotContext, found: Template) -> object:
    names = {hole: words(found.language).option("letter-hole", hole) for hole in Hole}
    ctx.show(views.template_screen(ctx.words, found, names))
    return END


async def ask_template(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EditLetterTemplate)
    kind, language = option_of(LetterKind, press.kind), option_of(Language, press.language)
    part = option_of(LetterPart, press.part)
    found = await ctx.query(letter_templates.template, kind, language)
    ctx.draft_id = await ctx.transact(letter_templates.begin_words, kind, language, part)
    ctx.show(views.ask_template(ctx.words, found, part))
    return Wording.WORDS.value


async def take_template(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        return END
    return _show_template(ctx, await ctx.transact(letter_templates.take_words, ctx.draft_id, ctx.text))


async def reset_template(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ResetLetterTemplate)
    kind, language = option_of(LetterKind, press.kind), option_of(Language, press.language)
    try:
        found = await ctx.transact(letter_templates.reset, kind, language, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        found = await ctx.query(letter_templates.template, kind, language)
    return _show_template(ctx, found)


writing = conversation(
    "letter",
    entry_points=[pressed(EditLetter, ask_part)],
    states={part: [typed(_take(part))] for part in _PARTS.values()},
)
wording = conversation(
    "letter_template",
    entry_points=[pressed(EditLetterTemplate, ask_template)],
    states={Wording.WORDS: [typed(take_template)]},
)

handlers: list[Handler] = [
    writing,
    wording,
    pressed(WriteTo, write_to),
    pressed(BeginLetter, begin),
    pressed(OpenLetterDraft, open_draft),
    pressed(SendLetter, send),
    pressed(LetterSentByMe, sent_by_me),
    pressed(TakeLetterBack, take_back),
    pressed(OpenLetter, open_letter),
    pressed(SendLetterAgain, send_again),
    pressed(OpenLetterTemplates, open_templates),
    pressed(OpenLetterTemplate, open_template),
    pressed(ResetLetterTemplate, reset_template),
]
