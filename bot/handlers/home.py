"""The home screen, help, settings, drafts and faults; and, last of all, what nobody else understood."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, filters

from bot.callbacks import (
    ChooseLanguage,
    ChooseMorning,
    ChooseQuietHours,
    ChooseWorkdays,
    ChooseZone,
    DiscardDraft,
    DropFault,
    OpenDrafts,
    OpenFaults,
    OpenHelp,
    OpenHome,
    OpenMorning,
    OpenSettings,
    OpenTopics,
    OpenZones,
    ReplayFault,
    TakeDraftBackHome,
    ToggleTopic,
    option_of,
)
from bot.domain import (
    candidates,
    dead_letters,
    directory,
    intake_after,
    intake_cards,
    intake_notes,
    people_cards,
    preferences,
    referrals,
    search,
    search_query,
    unfinished,
    vacancy_cards,
)
from bot.domain.directory import EntryKind
from bot.domain.errors import Gone, Outdated
from bot.domain.home import home
from bot.domain.notifications import Topic
from bot.i18n import html, words
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed, sent
from bot.views import home as views
from bot.views import intake as paper
from bot.views import profile as profile_views
from bot.views.candidates import candidate_card
from bot.views.directory import answer_screen
from bot.views.faults import faults_screen
from bot.views.find import found_screen
from bot.views.people import person_screen
from bot.views.screen import Screen
from bot.views.settings import (
    language_screen,
    morning_screen,
    settings_screen,
    topics_screen,
    workdays_of,
    zones_screen,
)
from bot.views.vacancies import vacancy_card


async def show_home(_update: Update, ctx: BotContext) -> object:
    """/today, /menu, /start and the way back to them; in a group one's own things are not shown."""
    if not ctx.is_private:
        ctx.say(views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(views.home_screen(ctx.words, await ctx.transact(home)))
    return END


async def show_help(_update: Update, ctx: BotContext) -> object:
    """/help: what one can try, by role."""
    if not ctx.is_private:
        ctx.say(views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(views.help_screen(ctx.words, await ctx.transact(home)))
    return END


async def cancel(_update: Update, ctx: BotContext) -> object:
    """/cancel: the dialogue was parked on the way here; say what of it is kept."""
    if ctx.is_private:
        ctx.show(views.cancelled(ctx.words, await ctx.query(unfinished.unfinished)))
    return END


# -- drafts ----------------------------------------------------------------------------------------------


async def show_drafts(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.drafts_screen(ctx.words, await ctx.query(unfinished.unfinished)))
    return END


async def discard_draft(_update: Update, ctx: BotContext) -> object:
    """Throw a draft away; one that has changed since, or is gone, is shown as it stands now."""
    press = ctx.pressed(DiscardDraft)
    try:
        item = await ctx.transact(unfinished.discard, press.draft_id, press.rev)
    except (Gone, Outdated):
        ctx.toast(ctx.words("card-updated"))
        return await show_drafts(_update, ctx)
    ctx.toast(views.draft_discarded(ctx.words, item))
    ctx.show(views.drafts_screen(ctx.words, await ctx.query(unfinished.unfinished), discarded=item))
    return END


async def take_draft_back(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TakeDraftBackHome)
    try:
        item = await ctx.transact(unfinished.take_back, press.draft_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(views.draft_back(ctx.words, item))
    return await show_drafts(_update, ctx)


# -- settings --------------------------------------------------------------------------------------------


async def show_settings(_update: Update, ctx: BotContext) -> object:
    """/settings, and the way back to them."""
    if not ctx.is_private:
        ctx.say(views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(settings_screen(ctx.words, await ctx.query(preferences.preferences), now=ctx.now))
    return END


async def show_languages(_update: Update, ctx: BotContext) -> object:
    """/language."""
    if not ctx.is_private:
        ctx.say(views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(language_screen(ctx.words))
    return END


async def choose_language(_update: Update, ctx: BotContext) -> object:
    """Applied at once: the answer is in the chosen language already."""
    own = await ctx.transact(preferences.choose_language, ctx.pressed(ChooseLanguage).language)
    chosen = words(own.language)
    ctx.toast(chosen("settings-saved"))
    ctx.show(settings_screen(chosen, own, now=ctx.now))
    return END


async def show_zones(_update: Update, ctx: BotContext) -> object:
    ctx.show(zones_screen(ctx.words, await ctx.query(preferences.preferences), now=ctx.now))
    return END


async def choose_zone(_update: Update, ctx: BotContext) -> object:
    own = await ctx.transact(preferences.choose_zone, ctx.pressed(ChooseZone).place)
    ctx.toast(ctx.words("settings-saved"))
    ctx.show(settings_screen(ctx.words, own, now=ctx.now))
    return END


async def choose_quiet_hours(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseQuietHours)
    own = await ctx.transact(preferences.choose_quiet_hours, press.start, press.end)
    ctx.toast(ctx.words("settings-saved"))
    ctx.show(settings_screen(ctx.words, own, now=ctx.now))
    return END


async def show_morning(_update: Update, ctx: BotContext) -> object:
    """The hour of the day's message and one's own working days."""
    ctx.show(morning_screen(ctx.words, await ctx.query(preferences.preferences)))
    return END


async def choose_morning(_update: Update, ctx: BotContext) -> object:
    own = await ctx.transact(preferences.choose_morning, ctx.pressed(ChooseMorning).hour)
    ctx.toast(ctx.words("settings-saved"))
    ctx.show(morning_screen(ctx.words, own))
    return END


async def choose_workdays(_update: Update, ctx: BotContext) -> object:
    days = workdays_of(ctx.pressed(ChooseWorkdays).days)
    own = await ctx.transact(preferences.choose_workdays, days)
    ctx.toast(ctx.words("settings-saved"))
    ctx.show(morning_screen(ctx.words, own))
    return END


async def show_topics(_update: Update, ctx: BotContext) -> object:
    """What one is told of."""
    ctx.show(topics_screen(ctx.words, await ctx.query(preferences.preferences)))
    return END


async def toggle_topic(_update: Update, ctx: BotContext) -> object:
    topic = option_of(Topic, ctx.pressed(ToggleTopic).topic)
    own = await ctx.transact(preferences.toggle_topic, topic)
    ctx.toast(ctx.words("settings-saved"))
    ctx.show(topics_screen(ctx.words, own))
    return END


# -- faults ----------------------------------------------------------------------------------------------


async def show_faults(_update: Update, ctx: BotContext) -> object:
    """/faults, for whoever runs the bot."""
    return await _show_faults(ctx, 0)


async def turn_faults_page(_update: Update, ctx: BotContext) -> object:
    return await _show_faults(ctx, ctx.pressed(OpenFaults).page)


async def replay_fault(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ReplayFault)
    try:
        code = await ctx.transact(dead_letters.replay, press.seq)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("fault-replayed", code=code))
    return await _show_faults(ctx, press.page)


async def drop_fault(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DropFault)
    try:
        code = await ctx.transact(dead_letters.drop, press.seq)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("fault-dropped", code=code))
    return await _show_faults(ctx, press.page)


async def _show_faults(ctx: BotContext, page: int) -> object:
    if not ctx.is_private:
        ctx.say(views.open_in_private(ctx.words, ctx.bot.username))
        return END
    found = await ctx.query(dead_letters.faults, page)
    ctx.show(faults_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


# -- nobody else understood --------------------------------------------------------------------------------


async def unknown_command(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.unknown_command(ctx.words, ctx.text.split()[0]))
    return END


async def _found(ctx: BotContext) -> bool:
    """Whether the text names somebody or something, or asks who answers for what: the one thing is shown, several are offered."""
    found = await ctx.transact(directory.look_up, ctx.text)
    if found is None:
        return False
    only = found.entries[0] if len(found.entries) == 1 and not found.about else None
    if only is not None and only.kind is EntryKind.PERSON:
        card = await ctx.query(people_cards.show, only.id)
        ctx.show(person_screen(ctx.words, card, now=ctx.now, zone=ctx.zone))
    elif only is not None and only.kind is EntryKind.CANDIDATE:
        known = await ctx.query(candidates.card, only.id)
        ctx.show(candidate_card(ctx.words, known, zone=ctx.zone, now=ctx.now))
    elif only is not None and only.kind is EntryKind.VACANCY:
        vacancy = await ctx.transact(vacancy_cards.card, only.id)
        ctx.show(vacancy_card(ctx.words, vacancy, now=ctx.now))
    else:
        ctx.show(answer_screen(ctx.words, found))
    return True


async def _searched(ctx: BotContext, *, only_facts: bool) -> bool:
    """Whether the words ask something of the base of candidates; with `only_facts` more must be understood than words."""
    found = await ctx.transact(search.plain_words, ctx.text, only_facts=only_facts)
    if found is None:
        return False
    ctx.keep_slot_state({**ctx.slot_state(), "find": search_query.dump(found.query), "find_page": "0"})
    ctx.show(found_screen(ctx.words, found, today=ctx.now.astimezone(ctx.zone).date()))
    return True


async def _answered(ctx: BotContext) -> bool:
    """One answer: facts to filter by are a search; a name or a title is the directory's; right after a saved paper other words
    are a note on its person; else they are sought in the base.
    """
    return (
        await _searched(ctx, only_facts=True)
        or await _found(ctx)
        or await _noted_after_saving(ctx)
        or await _searched(ctx, only_facts=False)
    )


async def _noted_after_saving(ctx: BotContext) -> bool:
    logged = await ctx.transact(intake_after.note_after_saving, ctx.text)
    if logged is None:
        return False
    ctx.say(profile_views.logged(ctx.words, logged, zone=ctx.zone, now=ctx.now))
    return True


async def _noted(ctx: BotContext) -> bool:
    """Whether the text was taken as a note; the paper's card then shows it, with the way to take it back."""
    kept = await ctx.transact(intake_notes.note_after_paper, ctx.text)
    if kept is None:
        if await ctx.transact(referrals.note_after_referral, ctx.text) is None:
            return False
        ctx.say(Screen(ctx.words.html("intake-referral-noted")))
        return True
    card = await ctx.transact(intake_cards.card, kept.id)
    note = html(ctx.words("intake-noted"))
    ctx.show(paper.draft_card(ctx.words, card, zone=ctx.zone, now=ctx.now, note=note), slot=card.slot)
    return True


def _is_written_as_name(text: str) -> bool:
    """«Соколова Мария» right after another person's paper asks for Соколова: names begin with capitals, remarks do not."""
    return all(word[:1].isupper() for word in text.split())


async def not_understood(_update: Update, ctx: BotContext) -> object:
    """A text right after a paper is a note on its person; any other stray message gets what would help.

    It leaves a dialogue where it stands.
    """
    if ctx.is_private and ctx.message.text and _is_written_as_name(ctx.text) and await _found(ctx):
        return None
    if ctx.is_private and ctx.message.text and await _noted(ctx):
        return None
    if ctx.is_private and ctx.message.text and await _answered(ctx):
        return None
    ctx.show(views.not_understood(ctx.words, await ctx.transact(home)))
    return None


async def old_button(_update: Update, ctx: BotContext) -> object:
    """A button of an older layout, or one that means nothing where it was pressed: the way back in."""
    if not ctx.is_private:
        ctx.toast(ctx.words("old-button-in-group"))
        return None
    ctx.toast(ctx.words("old-button"))
    ctx.show(views.home_screen(ctx.words, await ctx.transact(home)))
    return None


handlers: list[Handler] = [
    command("today", show_home),
    command("menu", show_home),
    command("help", show_help),
    command("cancel", cancel),
    command("settings", show_settings),
    command("language", show_languages),
    command("faults", show_faults),
    pressed(OpenHome, show_home),
    pressed(OpenHelp, show_help),
    pressed(OpenDrafts, show_drafts),
    pressed(DiscardDraft, discard_draft),
    pressed(TakeDraftBackHome, take_draft_back),
    pressed(OpenSettings, show_settings),
    pressed(ChooseLanguage, choose_language),
    pressed(OpenZones, show_zones),
    pressed(ChooseZone, choose_zone),
    pressed(ChooseQuietHours, choose_quiet_hours),
    pressed(OpenMorning, show_morning),
    pressed(ChooseMorning, choose_morning),
    pressed(OpenTopics, show_topics),
    pressed(ToggleTopic, toggle_topic),
    pressed(ChooseWorkdays, choose_workdays),
    pressed(OpenFaults, turn_faults_page),
    pressed(ReplayFault, replay_fault),
    pressed(DropFault, drop_fault),
]

# After the handlers of every other room, which may know what a deep link (`/start <payload>`) means.
last_handlers: list[Handler] = [
    command("start", show_home),
    CallbackQueryHandler(old_button),
    sent(filters.COMMAND, unknown_command),
    sent(~filters.COMMAND & ~filters.StatusUpdate.ALL, not_understood),
]
