"""What is kept on a candidate's card: contacts and notes, reserve, tags, the next contact, the timeline."""

from enum import StrEnum

from telegram import Message, Update
from telegram.ext import filters

from bot.callbacks import (
    ChooseKeeper,
    ChooseNamesake,
    DropFromCard,
    OpenProfile,
    OpenProfileFile,
    OpenTimeline,
    PostponeReview,
    RemindOfEntry,
    SetKeeper,
    StaleButton,
    TakeWish,
    TellOfCandidate,
    UndoEntry,
    WriteTo,
    option_of,
    unpack,
)
from bot.domain import contact_log, pool_holdings, profile_files, profile_words, talent_pool, timeline
from bot.domain.access import Permission
from bot.domain.contact_log import Logged
from bot.domain.errors import Gone, Outdated
from bot.domain.profile_words import ProfileAct
from bot.domain.timeline import TimelineSort
from bot.parsing.contact_line import parse_contact_line
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, conversation, pressed, sent, sent_by, typed
from bot.runtime.sent import LARGEST_FILE, file_of, thing_of
from bot.views import profile as views

# Rooms that only register themselves.
REGISTERED = (pool_holdings,)


class SaysContact(filters.MessageFilter):
    """A text that begins with a channel and names somebody before a colon or a dash."""

    def filter(self, message: Message) -> bool:
        return parse_contact_line(message.text or "") is not None


class AnswersCard(filters.MessageFilter):
    """Something that answers a message of ours about one candidate."""

    def filter(self, message: Message) -> bool:
        return _answered(message) is not None


def _answered(message: Message) -> int | None:
    """The candidate whose card a message answers, told by its buttons: only a card's buttons say something of a candidate."""
    replied = message.reply_to_message
    markup = replied.reply_markup if replied is not None else None
    if markup is None:
        return None
    found = set()
    for one in (one for row in markup.inline_keyboard for one in row if isinstance(one.callback_data, str)):
        try:
            press = unpack(str(one.callback_data))
        except StaleButton:
            continue
        if isinstance(press, OpenProfile | WriteTo | TellOfCandidate):
            found.add(press.candidate_id)
    return found.pop() if len(found) == 1 else None


class Telling(StrEnum):
    """What is waited for: words, or whatever is sent."""

    WORDS = "words"
    ANYTHING = "anything"


NOT_TEXT = (
    filters.Document.ALL | filters.PHOTO | filters.VOICE | filters.AUDIO | filters.VIDEO | filters.VIDEO_NOTE
)
# What can be kept with a candidate; the rest (stickers, places) is answered kindly.
ANYTHING = filters.ALL & ~filters.COMMAND & ~filters.StatusUpdate.ALL


# -- in one line -----------------------------------------------------------------------------------------------


async def tell(_update: Update, ctx: BotContext) -> object:
    """«звонок Иванова: …»: kept at once when it names one candidate, else it is asked whom it means."""
    told = await ctx.transact(contact_log.tell, ctx.text)
    if told.logged is not None:
        ctx.say(views.logged(ctx.words, told.logged, zone=ctx.zone, now=ctx.now))
    else:
        ctx.say(views.who_is_meant(ctx.words, told))
    return END


async def note_by_answer(_update: Update, ctx: BotContext) -> object:
    """An answer to a candidate's card is a note on them."""
    candidate_id = _answered(ctx.message)
    if candidate_id is None:
        return END
    done = await ctx.transact(contact_log.log, candidate_id, None, ctx.text)
    ctx.say(views.logged(ctx.words, done, zone=ctx.zone, now=ctx.now))
    return END


async def take_wish(_update: Update, ctx: BotContext) -> object:
    """Put the pay an entry names into the profile; a second press changes nothing."""
    press = ctx.pressed(TakeWish)
    is_new = await ctx.transact(contact_log.take_wish, press.candidate_id, press.event_id)
    ctx.toast(ctx.words("record-wish-taken" if is_new else "card-updated"))
    return await _show(ctx, press.candidate_id)


async def remind(_update: Update, ctx: BotContext) -> object:
    """The moment an entry names becomes the next contact; a second press changes nothing."""
    press = ctx.pressed(RemindOfEntry)
    try:
        due = await ctx.transact(contact_log.remind, press.candidate_id, press.event_id)
    except Outdated:
        ctx.toast(ctx.words("record-remind-late"), alert=True)
        return END
    ctx.toast(views.reminding(ctx.words, due, zone=ctx.zone, now=ctx.now))
    return await _show(ctx, press.candidate_id)


async def choose_namesake(_update: Update, ctx: BotContext) -> object:
    """Of the namesakes this one; a second press changes nothing."""
    press = ctx.pressed(ChooseNamesake)
    try:
        done = await ctx.transact(contact_log.choose, press.draft_id, press.candidate_id)
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        return END
    ctx.show(views.logged(ctx.words, done, zone=ctx.zone, now=ctx.now))
    return END


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an entry back."""
    press = ctx.pressed(UndoEntry)
    await ctx.transact(profile_files.undo, press.candidate_id, press.event_id)
    ctx.toast(ctx.words("record-undone"))
    return await _show(ctx, press.candidate_id)


# -- by buttons ------------------------------------------------------------------------------------------------


async def open_profile(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenProfile).candidate_id)


async def _show(ctx: BotContext, candidate_id: int) -> object:
    card = await ctx.transact(talent_pool.card, candidate_id)
    ctx.show(views.profile(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def ask_words(_update: Update, ctx: BotContext) -> object:
    """Wait for the words of a contact, a note, the reserve …"""
    press = ctx.pressed(TellOfCandidate)
    act = option_of(ProfileAct, press.act)
    ctx.draft_id = await ctx.transact(profile_words.begin, press.candidate_id, act)
    card = await ctx.transact(talent_pool.card, press.candidate_id)
    ctx.show(views.ask(ctx.words, card, act))
    return Telling.ANYTHING.value if act is ProfileAct.ADD else Telling.WORDS.value


async def take_words(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        return END
    done = await ctx.transact(profile_words.take, ctx.draft_id, ctx.text)
    if isinstance(done, Logged):
        ctx.show(views.logged(ctx.words, done, zone=ctx.zone, now=ctx.now))
    else:
        ctx.show(views.profile(ctx.words, done, zone=ctx.zone, now=ctx.now))
    return END


# -- whatever is sent ------------------------------------------------------------------------------------------


async def take_thing(_update: Update, ctx: BotContext) -> object:
    """Keep what was sent or forwarded with the candidate, and wait for the next."""
    if ctx.draft_id is None:
        return END
    if _said_too_big(ctx):
        return Telling.ANYTHING.value
    thing = thing_of(ctx.message, ctx.words)
    if thing is None:
        ctx.say(views.not_kept(ctx.words, await ctx.query(profile_words.waited_for, ctx.draft_id)))
        return Telling.ANYTHING.value
    try:
        done = await ctx.transact(profile_words.take_thing, ctx.draft_id, thing)
    except Outdated:
        ctx.say(views.waited_too_long(ctx.words, await ctx.query(profile_words.waited_for, ctx.draft_id)))
        return END
    ctx.say(views.logged(ctx.words, done, zone=ctx.zone, now=ctx.now, goes_on=True))
    return Telling.ANYTHING.value


def _said_too_big(ctx: BotContext) -> bool:
    """Whether the file is one that Telegram gives to no bot; if so, that is said."""
    file = file_of(ctx.message, ctx.words)
    if file is None or file.size <= LARGEST_FILE:
        return False
    ctx.say(views.too_big(ctx.words, file.name))
    return True


async def keep_by_answer(_update: Update, ctx: BotContext) -> object:
    """A file, a voice or a contact that answers a candidate's card is kept with them."""
    candidate_id, thing = _answered(ctx.message), thing_of(ctx.message, ctx.words)
    if candidate_id is None or thing is None or _said_too_big(ctx):
        return END
    done = await ctx.transact(profile_files.keep, candidate_id, thing)
    ctx.say(views.logged(ctx.words, done, zone=ctx.zone, now=ctx.now))
    return END


async def open_kept_file(_update: Update, ctx: BotContext) -> object:
    """Send a kept file; who opened it is recorded."""
    try:
        found = await ctx.transact(profile_files.opened, ctx.pressed(OpenProfileFile).kept_file_id)
    except Gone:
        ctx.toast(ctx.words("candidate-gone"), alert=True)
        return END
    if found is None:
        ctx.toast(ctx.words("record-file-not-here"), alert=True)
        return END
    ctx.say(views.kept_file(ctx.words, found))
    ctx.toast(ctx.words("candidate-file-sent"))
    return END


async def postpone(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PostponeReview)
    card = await ctx.transact(talent_pool.postpone_review, press.candidate_id, press.days)
    ctx.show(views.profile(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def choose_keeper(_update: Update, ctx: BotContext) -> object:
    candidate_id = ctx.pressed(ChooseKeeper).candidate_id
    card = await ctx.transact(talent_pool.card, candidate_id)
    found = await ctx.query(talent_pool.keepers, candidate_id)
    ctx.show(views.keepers(ctx.words, card, found))
    return END


async def set_keeper(_update: Update, ctx: BotContext) -> object:
    """Another owner of the reserve; for somebody who may not be it any more the choice comes afresh."""
    press = ctx.pressed(SetKeeper)
    try:
        card = await ctx.transact(talent_pool.set_keeper, press.candidate_id, press.employee_id)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, press.candidate_id)
    ctx.show(views.profile(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def drop(_update: Update, ctx: BotContext) -> object:
    """Out of the reserve, the bar lifted, or the next contact dropped."""
    press = ctx.pressed(DropFromCard)
    verbs = {
        ProfileAct.RESERVE: talent_pool.release,
        ProfileAct.BAR: talent_pool.lift_bar,
        ProfileAct.NEXT: talent_pool.drop_contact,
    }
    verb = verbs.get(option_of(ProfileAct, press.act))
    if verb is None:
        raise StaleButton
    card = await ctx.transact(verb, press.candidate_id)
    ctx.show(views.profile(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def open_timeline(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenTimeline)
    sort = option_of(TimelineSort, press.sort)
    found = await ctx.query(timeline.timeline, press.candidate_id, sort=sort, page=press.page)
    ctx.show(views.timeline(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


telling = conversation(
    "profile_words",
    entry_points=[pressed(TellOfCandidate, ask_words)],
    states={Telling.WORDS: [typed(take_words)], Telling.ANYTHING: [sent(ANYTHING, take_thing)]},
)

handlers: list[Handler] = [
    telling,
    pressed(OpenProfile, open_profile),
    pressed(ChooseNamesake, choose_namesake),
    pressed(UndoEntry, undo),
    pressed(PostponeReview, postpone),
    pressed(DropFromCard, drop),
    pressed(OpenTimeline, open_timeline),
    pressed(TakeWish, take_wish),
    pressed(RemindOfEntry, remind),
    pressed(ChooseKeeper, choose_keeper),
    pressed(SetKeeper, set_keeper),
    pressed(OpenProfileFile, open_kept_file),
    sent_by(Permission.CANDIDATE_EDIT, (NOT_TEXT | filters.CONTACT) & AnswersCard(), keep_by_answer),
    sent_by(Permission.CANDIDATE_EDIT, filters.TEXT & ~filters.COMMAND & AnswersCard(), note_by_answer),
    sent_by(Permission.CANDIDATE_EDIT, filters.TEXT & ~filters.COMMAND & SaysContact(), tell),
]
