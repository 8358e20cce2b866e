"""Setting tasks: in one line, by forwarding a message, or by chips; in private and in groups."""

from enum import StrEnum

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.ext import filters

from bot.callbacks import (
    AskTaskField,
    ChooseDraftDue,
    ChooseDraftPoints,
    DropTaskDraft,
    NewTask,
    OpenTaskDraft,
    SetTask,
    StaleButton,
    ToggleTaskPerson,
)
from bot.domain import task_cards, task_drafts, task_people, task_recurrence
from bot.domain.errors import Gone, Outdated
from bot.domain.task_drafts import NOWHERE, Source, TaskField
from bot.domain.tasks import TasksSet
from bot.parsing.task_line import SAYS_TASK
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, linked, pressed, sent, typed
from bot.views import task_drafts as views
from bot.views.task_words import DRAFT_PREFIX, from_minute


class TaskState(StrEnum):
    WORDS = "words"


# -- in one line ---------------------------------------------------------------------------------------------


async def begin(_update: Update, ctx: BotContext) -> object:
    """/task with a line sets at once what it can; as an answer to a message it makes a task of that message."""
    line = ctx.argument
    replied = ctx.message.reply_to_message
    source = source_of(replied) if replied is not None else _own_place(ctx)
    if not line and replied is not None:
        text = replied.text or replied.caption or ""
        if text.strip():
            return await _from_text(ctx, text, source)
    if line:
        return await _quick(ctx, line, source)
    if not ctx.is_private:
        ctx.say(views.usage(ctx.words))
        return END
    return await _show_draft(ctx, await ctx.transact(task_drafts.blank))


async def begin_by_words(_update: Update, ctx: BotContext) -> object:
    """«задача …» typed in private."""
    return await _quick(ctx, ctx.text, NOWHERE)


async def begin_by_button(_update: Update, ctx: BotContext) -> object:
    return await _show_draft(ctx, await ctx.transact(task_drafts.blank))


async def begin_by_forward(_update: Update, ctx: BotContext) -> object:
    """A forwarded message becomes a task's draft: who does it is asked at once."""
    return await _from_text(ctx, ctx.text, source_of(ctx.message))


async def _from_text(ctx: BotContext, text: str, source: Source) -> object:
    draft_id = await ctx.transact(task_drafts.from_message, text, source)
    if not ctx.is_private:
        ctx.say(views.group_unfinished(ctx.words, draft_id, TaskField.WHO, ctx.bot.username))
        return END
    return await _show_draft(ctx, draft_id)


async def _quick(ctx: BotContext, line: str, source: Source) -> object:
    made = await ctx.transact(task_drafts.quick, line, source)
    if made.tasks is not None:
        await _show_set(ctx, made.tasks)
        return END
    if made.draft_id is None:
        raise Gone
    if not ctx.is_private:
        ctx.say(views.group_unfinished(ctx.words, made.draft_id, made.missing, ctx.bot.username))
        return END
    return await _show_draft(ctx, made.draft_id)


def _own_place(ctx: BotContext) -> Source:
    """Where the line itself was typed: in a group its message is what the task links to."""
    if ctx.is_private:
        return NOWHERE
    return Source(ctx.message.link or "", ctx.message.chat.title or "", ctx.chat_id)


def source_of(message: Message) -> Source:
    """The link to a message and whose it is, as far as Telegram tells; a private message has no link."""
    chat_id = message.chat.id if message.chat.type != "private" else None
    match message.forward_origin:
        case MessageOriginChannel() as origin:
            where = origin.chat.username or f"c/{str(origin.chat.id).removeprefix('-100')}"
            return Source(f"https://t.me/{where}/{origin.message_id}", origin.chat.title or "", chat_id)
        case MessageOriginUser() as origin:
            return Source("", origin.sender_user.full_name, chat_id)
        case MessageOriginHiddenUser() as origin:
            return Source("", origin.sender_user_name, chat_id)
        case MessageOriginChat() as origin:
            return Source("", origin.sender_chat.title or "", chat_id)
    name = (
        message.from_user.full_name if message.from_user is not None and not message.from_user.is_bot else ""
    )
    return Source(message.link or "", name, chat_id)


# -- the draft -----------------------------------------------------------------------------------------------


async def open_draft(_update: Update, ctx: BotContext) -> object:
    draft_id = ctx.pressed(OpenTaskDraft).draft_id
    await ctx.transact(task_drafts.ask_for, draft_id, None)
    return await _show_draft(ctx, draft_id)


async def open_link(_update: Update, ctx: BotContext) -> object:
    """From a group: what was missing there is said here."""
    number = ctx.argument.partition("_")[2]
    if not number.isdecimal() or not ctx.is_private:
        raise Gone
    return await _show_draft(ctx, int(number))


async def take_words(_update: Update, ctx: BotContext) -> object:
    """A typed answer goes where it was asked for."""
    draft_id = _draft(ctx)
    await ctx.transact(task_drafts.take_text, draft_id, ctx.text)
    return await _show_draft(ctx, draft_id)


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskTaskField)
    field = _field(press.field)
    await ctx.transact(task_drafts.ask_for, press.draft_id, field)
    ctx.draft_id = press.draft_id
    facts = await ctx.query(task_drafts.facts, press.draft_id)
    if field in {TaskField.WHO, TaskField.OBSERVERS}:
        people = await ctx.query(task_people.likely_for, page=press.page)
        ctx.show(views.who_screen(ctx.words, facts, people, field, zone=ctx.zone, now=ctx.now))
    elif field is TaskField.DUE:
        ctx.show(views.due_screen(ctx.words, facts, zone=ctx.zone, now=ctx.now))
    else:
        ctx.show(views.ask_screen(ctx.words, facts, field))
    return TaskState.WORDS.value


async def toggle_person(_update: Update, ctx: BotContext) -> object:
    """Somebody chosen: one assignee is enough to go on, more are added from the card."""
    press = ctx.pressed(ToggleTaskPerson)
    field = _field(press.field)
    before = await ctx.query(task_drafts.facts, press.draft_id)
    await ctx.transact(task_drafts.toggle_person, press.draft_id, field, press.person_id)
    if field is TaskField.WHO and before.fields.missing is TaskField.WHO:
        return await _show_draft(ctx, press.draft_id)
    ctx.draft_id = press.draft_id
    facts = await ctx.query(task_drafts.facts, press.draft_id)
    people = await ctx.query(task_people.likely_for, page=0)
    ctx.show(views.who_screen(ctx.words, facts, people, field, zone=ctx.zone, now=ctx.now))
    return TaskState.WORDS.value


async def choose_due(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseDraftDue)
    moment = from_minute(press.minute) if press.minute is not None else None
    await ctx.transact(task_drafts.set_due, press.draft_id, moment)
    return await _show_draft(ctx, press.draft_id)


async def choose_points(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseDraftPoints)
    await ctx.transact(task_drafts.set_points, press.draft_id, press.points)
    return await _show_draft(ctx, press.draft_id)


async def set_task(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetTask)
    try:
        made = await ctx.transact(task_drafts.finish, press.draft_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_draft(ctx, press.draft_id)
    await _show_set(ctx, made)
    return END


async def drop(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(task_drafts.discard, ctx.pressed(DropTaskDraft).draft_id)
    ctx.toast(ctx.words("task-draft-dropped"))
    ctx.show(views.dropped(ctx.words))
    return END


async def _show_draft(ctx: BotContext, draft_id: int) -> object:
    facts = await ctx.query(task_drafts.facts, draft_id)
    people = await ctx.query(task_people.likely_for, page=0)
    ctx.draft_id = draft_id
    ctx.show(views.draft_screen(ctx.words, facts, people, zone=ctx.zone, now=ctx.now))
    return TaskState.WORDS.value


async def _show_set(ctx: BotContext, made: TasksSet) -> None:
    """Echo what was set; in a group in short."""
    if made.recurrence_ids:
        rows = tuple([await ctx.query(task_recurrence.recurrence_of, one) for one in made.recurrence_ids])
        screen = views.repeats_screen(ctx.words, rows, zone=ctx.zone, now=ctx.now)
    else:
        cards = tuple([await ctx.transact(task_cards.card, one) for one in made.task_ids])
        if not ctx.is_private:
            ctx.say(
                views.group_screen(
                    ctx.words,
                    cards,
                    event_id=made.event_id,
                    bot_username=ctx.bot.username,
                    zone=ctx.zone,
                    now=ctx.now,
                )
            )
            return
        screen = views.set_screen(ctx.words, cards, event_id=made.event_id, zone=ctx.zone, now=ctx.now)
    if ctx.is_private:
        ctx.show(screen)
    else:
        ctx.say(screen)


def _field(value: str) -> TaskField:
    if value not in {field.value for field in TaskField}:
        raise StaleButton
    return TaskField(value)


def _draft(ctx: BotContext) -> int:
    if ctx.draft_id is None:
        raise Gone
    return ctx.draft_id


_buttons: list[Handler] = [
    pressed(NewTask, begin_by_button),
    pressed(OpenTaskDraft, open_draft),
    pressed(AskTaskField, ask_field),
    pressed(ToggleTaskPerson, toggle_person),
    pressed(ChooseDraftDue, choose_due),
    pressed(ChooseDraftPoints, choose_points),
    pressed(SetTask, set_task),
    pressed(DropTaskDraft, drop),
]

_forwarded = sent(filters.FORWARDED & (filters.TEXT | filters.CAPTION), begin_by_forward)

task_dialogue = conversation(
    "task",
    entry_points=[
        command("task", begin),
        linked(DRAFT_PREFIX, open_link),
        sent(filters.Regex(SAYS_TASK) & ~filters.FORWARDED, begin_by_words),
        *_buttons,
    ],
    states={TaskState.WORDS: [*_buttons, _forwarded, typed(take_words)]},
)

# After the rooms that know better what a forwarded message may be: a résumé, an advert.
task_of_forward = conversation(
    "task-of-forward", entry_points=[_forwarded], states={TaskState.WORDS: [*_buttons, typed(take_words)]}
)

handlers: list[Handler] = [task_dialogue]
late_handlers: list[Handler] = [task_of_forward]
