"""Tasks: the lists, the card, and every act on it."""

from enum import StrEnum
from typing import TypeVar

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    AcceptTask,
    AnswerDelegation,
    AnswerMove,
    AskTaskWords,
    CancelTask,
    ChooseTaskDue,
    ChooseTaskPerson,
    GiveTask,
    ListTasks,
    MarkTask,
    OpenRecurrences,
    OpenTask,
    OpenTaskBoard,
    OpenTaskFile,
    OpenTaskHistory,
    PickTaskDue,
    SayWhyNot,
    SnoozeTask,
    StaleButton,
    StopRecurrence,
    SubmitTask,
    TakeTask,
    TickTaskItem,
    UndoTask,
)
from bot.domain import (
    plan_department,
    task_cards,
    task_clock,
    task_deadlines,
    task_delegation,
    task_holdings,
    task_lists,
    task_parts,
    task_people,
    task_recurrence,
    task_today,
    task_words,
    tasks,
)
from bot.domain.errors import Gone, Outdated
from bot.domain.plan_department import WhyNot
from bot.domain.task_cards import DueFor, PersonFor
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.domain.task_record import TaskActed
from bot.domain.task_words import WordsFor
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, linked, pressed, sent, typed
from bot.views import home as home_views
from bot.views import task_files
from bot.views import tasks as views
from bot.views.task_lists import board_screen, list_screen, recurrences_screen
from bot.views.task_words import ACT_PREFIX, DONE_PREFIX, LINK_PREFIX, from_minute, plain_deadline

OptionT = TypeVar("OptionT", bound=StrEnum)

# Registered by being imported: what time alone does to tasks, their lines of the day, and what is handed over.
REGISTERED = (task_clock, task_holdings, task_today)


class WordsState(StrEnum):
    WORDS = "words"


# -- lists ---------------------------------------------------------------------------------------------------


async def show_list(_update: Update, ctx: BotContext) -> object:
    """/tasks: one's own, what burns first."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_page(ctx, TaskScope.MINE, TaskFilter.OPEN, 0)


async def turn_list(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ListTasks)
    return await _show_page(ctx, _known(TaskScope, press.scope), _known(TaskFilter, press.filter), press.page)


async def _show_page(ctx: BotContext, scope: TaskScope, chosen: TaskFilter, page: int) -> object:
    found = await ctx.transact(task_lists.task_page, scope, chosen, page=page)
    ctx.show(list_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def show_board(_update: Update, ctx: BotContext) -> object:
    ctx.show(board_screen(ctx.words, await ctx.transact(task_lists.board, ctx.pressed(OpenTaskBoard).page)))
    return END


async def show_recurrences(_update: Update, ctx: BotContext) -> object:
    rows = await ctx.query(task_recurrence.recurrences)
    ctx.show(recurrences_screen(ctx.words, rows, now=ctx.now, zone=ctx.zone))
    return END


async def stop_recurrence(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(StopRecurrence)
    try:
        await ctx.transact(task_recurrence.stop, press.recurrence_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("recurrence-stopped"))
    return await show_recurrences(_update, ctx)


# -- the card ------------------------------------------------------------------------------------------------


async def open_card(_update: Update, ctx: BotContext) -> object:
    await _show_card(ctx, ctx.pressed(OpenTask).task_id)
    return END


async def open_link(_update: Update, ctx: BotContext) -> object:
    """A deep link to a task: its card, for those who may see it."""
    number = ctx.argument.partition("_")[2]
    if not number.isdecimal() or not ctx.is_private:
        raise Gone
    await _show_card(ctx, int(number))
    return END


async def open_history(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenTaskHistory)
    page = await ctx.query(task_cards.history, press.task_id, press.page)
    ctx.show(views.history_screen(ctx.words, page, zone=ctx.zone, now=ctx.now))
    return END


async def open_file(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(task_parts.task_file, ctx.pressed(OpenTaskFile).file_id)
    if found is None:
        ctx.toast(ctx.words("task-file-coming"))
    else:
        ctx.say(task_files.file_screen(ctx.words, *found))
    return END


async def _show_card(
    ctx: BotContext, task_id: int, *, said: str | None = None, undo_event: int | None = None
) -> None:
    if not ctx.is_private:
        return
    card = await ctx.transact(task_cards.card, task_id)
    ctx.show(views.task_card(ctx.words, card, zone=ctx.zone, now=ctx.now, said=said, undo_event=undo_event))


async def _fresh(ctx: BotContext, task_id: int) -> object:
    """The pressed card was outdated: the card as it is now."""
    ctx.toast(ctx.words("card-updated"))
    await _show_card(ctx, task_id)
    return END


async def _act(ctx: BotContext, task_id: int, verb: object, **values: object) -> object:
    """Do it at once, with a way back; whoever comes second sees how things stand."""
    try:
        acted: TaskActed = await ctx.transact(verb, task_id, **values)  # type: ignore[arg-type]
    except Outdated:
        return await _fresh(ctx, task_id)
    await _show_card(ctx, acted.task_id, undo_event=acted.event_id)
    return END


async def take(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TakeTask)
    return await _act(ctx, press.task_id, tasks.take, rev=press.rev)


async def submit(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SubmitTask)
    return await _act(ctx, press.task_id, tasks.submit, rev=press.rev)


async def accept(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AcceptTask)
    return await _act(ctx, press.task_id, tasks.accept, rev=press.rev)


async def mark(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MarkTask)
    if press.mark:
        return await _act(ctx, press.task_id, tasks.set_mark, mark=press.mark, rev=press.rev)
    ctx.show(views.mark_screen(ctx.words, await ctx.transact(task_cards.card, press.task_id)))
    return END


async def cancel(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CancelTask)
    return await _act(ctx, press.task_id, tasks.cancel, rev=press.rev)


async def undo(_update: Update, ctx: BotContext) -> object:
    """Take an act back; a second press changes nothing."""
    task_id = await ctx.transact(tasks.undo, ctx.pressed(UndoTask).event_id)
    ctx.toast(ctx.words("task-undone"))
    await _show_card(ctx, task_id)
    return END


async def tick(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TickTaskItem)
    await _show_card(ctx, await ctx.transact(task_parts.tick, press.item_id, done=press.done))
    return END


async def snooze(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SnoozeTask)
    if not press.hours:
        ctx.show(views.snooze_screen(ctx.words, await ctx.transact(task_cards.card, press.task_id)))
        return END
    until = await ctx.transact(tasks.snooze_hours, press.task_id, press.hours)
    ctx.toast(
        ctx.words("task-snoozed-toast", moment=plain_deadline(ctx.words, until, zone=ctx.zone, now=ctx.now))
    )
    await _show_card(ctx, press.task_id)
    return END


# -- people --------------------------------------------------------------------------------------------------


async def choose_person(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseTaskPerson)
    act = _known(PersonFor, press.act)
    card = await ctx.transact(task_cards.card, press.task_id)
    without = frozenset({card.assignee.id} | ({card.creator.id} if act is PersonFor.OBSERVERS else set()))
    people = await ctx.query(task_people.likely_for, page=press.page, without=without)
    ctx.show(views.people_screen(ctx.words, card, people, act))
    return END


async def give(_update: Update, ctx: BotContext) -> object:
    """Pass on, give to somebody else, or let somebody watch."""
    press = ctx.pressed(GiveTask)
    match _known(PersonFor, press.act):
        case PersonFor.DELEGATE:
            result = await _act(ctx, press.task_id, task_delegation.ask, to_id=press.person_id, rev=press.rev)
            ctx.toast(ctx.words("task-delegation-asked"))
            return result
        case PersonFor.REASSIGN:
            return await _act(ctx, press.task_id, tasks.reassign, to_id=press.person_id, rev=press.rev)
        case PersonFor.OBSERVERS:
            card = await ctx.transact(task_cards.card, press.task_id)
            watching = press.person_id in {one.id for one in card.observers}
            await ctx.transact(task_parts.observe, press.task_id, press.person_id, on=not watching)
            await _show_card(ctx, press.task_id)
            return END


async def answer_delegation(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AnswerDelegation)
    if press.yes:
        return await _act(ctx, press.task_id, task_delegation.consent)
    try:
        await ctx.transact(task_delegation.refuse, press.task_id)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    ctx.toast(ctx.words("task-delegation-refused"))
    return await _show_page(ctx, TaskScope.MINE, TaskFilter.OPEN, 0)


# -- deadlines -----------------------------------------------------------------------------------------------


async def choose_due(_update: Update, ctx: BotContext) -> object:
    """Chips of likely deadlines; one can be typed as well."""
    press = ctx.pressed(ChooseTaskDue)
    act = _known(DueFor, press.act)
    wanted = WordsFor.ASK_MOVE if act is DueFor.ASK_MOVE else WordsFor.MOVE
    ctx.draft_id = await ctx.transact(task_words.begin, press.task_id, wanted, rev=None)
    card = await ctx.transact(task_cards.card, press.task_id)
    ctx.show(views.due_screen(ctx.words, card, act, zone=ctx.zone, now=ctx.now))
    return WordsState.WORDS.value


async def pick_due(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickTaskDue)
    until = from_minute(press.minute)
    verb = task_deadlines.ask if _known(DueFor, press.act) is DueFor.ASK_MOVE else task_deadlines.move
    return await _act(ctx, press.task_id, verb, until=until, rev=press.rev)


async def answer_move(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AnswerMove)
    try:
        acted = await ctx.transact(task_deadlines.answer, press.request_id, agree=press.yes)
    except Outdated:
        return await _fresh(ctx, await ctx.query(task_deadlines.task_of_request, press.request_id))
    ctx.toast(ctx.words("task-move-agreed") if press.yes else ctx.words("task-move-kept"))
    await _show_card(ctx, acted.task_id)
    return END


# -- words and files -----------------------------------------------------------------------------------------


async def ask_words(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AskTaskWords)
    act = _known(WordsFor, press.act)
    try:
        ctx.draft_id = await ctx.transact(task_words.begin, press.task_id, act, rev=press.rev)
    except Outdated:
        return await _fresh(ctx, press.task_id)
    card = await ctx.transact(task_cards.card, press.task_id)
    ctx.show(views.words_screen(ctx.words, card, act))
    return WordsState.WORDS.value


async def ask_by_link(_update: Update, ctx: BotContext) -> object:
    """A deep link out of a group to the question before an act: what was done, or why it cannot be."""
    number, _, act = ctx.argument.partition("_")[2].partition("_")
    if not number.isdecimal() or act not in {WordsFor.SUBMIT, WordsFor.CANNOT} or not ctx.is_private:
        raise Gone
    wanted = WordsFor(act)
    ctx.draft_id = await ctx.transact(task_words.begin, int(number), wanted, rev=None)
    card = await ctx.transact(task_cards.card, int(number))
    ctx.show(views.words_screen(ctx.words, card, wanted))
    return WordsState.WORDS.value


async def say_why_not(_update: Update, ctx: BotContext) -> object:
    """One of the usual reasons why a plan's task cannot be done."""
    press = ctx.pressed(SayWhyNot)
    reason = ctx.words.option("why-not", _known(WhyNot, press.why))
    return await _act(ctx, press.task_id, plan_department.cannot, reason=reason, rev=press.rev)


async def take_words(_update: Update, ctx: BotContext) -> object:
    """Do what the words were asked for; if somebody was quicker, the card as it is now."""
    asked = await ctx.query(task_words.waited_for, _draft(ctx))
    try:
        acted = await ctx.transact(task_words.give, _draft(ctx), ctx.text)
    except Outdated:
        await _show_card(ctx, asked.task_id, said=ctx.words("task-changed-meanwhile"))
        return END
    if acted is None:
        card = await ctx.transact(task_cards.card, asked.task_id)
        ctx.show(views.words_screen(ctx.words, card, WordsFor.MOVE_REASON))
        return WordsState.WORDS.value
    await _show_card(ctx, acted.task_id, undo_event=acted.event_id)
    return END


async def take_file(_update: Update, ctx: BotContext) -> object:
    """A file or photo while words are waited for belongs to the task; its caption is the words."""
    document, photo = ctx.message.document, ctx.message.photo
    if document is not None:
        file_id, name, mime = document.file_id, document.file_name or "", document.mime_type or ""
    else:
        file_id, name, mime = photo[-1].file_id, "", "image/jpeg"
    name = name or ctx.words("task-photo-name", number=ctx.message.message_id)
    asked = await ctx.query(task_words.waited_for, _draft(ctx))
    task_id = await ctx.transact(task_words.give_file, _draft(ctx), file_id, name, mime)
    if ctx.text and asked.act is WordsFor.SUBMIT:
        return await take_words(_update, ctx)
    card = await ctx.transact(task_cards.card, task_id)
    ctx.show(views.words_screen(ctx.words, card, asked.act, added=name))
    return WordsState.WORDS.value


def _draft(ctx: BotContext) -> int:
    if ctx.draft_id is None:
        raise Gone
    return ctx.draft_id


def _known(kind: type[OptionT], value: str) -> OptionT:
    """A button's value as its enum. Raises StaleButton for one this version no longer has."""
    if value not in {member.value for member in kind}:
        raise StaleButton
    return kind(value)


words_dialogue = conversation(
    "task-words",
    entry_points=[
        pressed(AskTaskWords, ask_words),
        pressed(ChooseTaskDue, choose_due),
        linked(ACT_PREFIX, ask_by_link),
    ],
    states={
        WordsState.WORDS: [
            pressed(SubmitTask, submit),
            pressed(SayWhyNot, say_why_not),
            pressed(PickTaskDue, pick_due),
            sent(filters.Document.ALL | filters.PHOTO, take_file),
            typed(take_words),
        ]
    },
)

handlers: list[Handler] = [
    words_dialogue,
    command("tasks", show_list),
    linked(LINK_PREFIX, open_link),
    linked(DONE_PREFIX, open_link),
    pressed(ListTasks, turn_list),
    pressed(OpenTaskBoard, show_board),
    pressed(OpenRecurrences, show_recurrences),
    pressed(StopRecurrence, stop_recurrence),
    pressed(OpenTask, open_card),
    pressed(OpenTaskHistory, open_history),
    pressed(OpenTaskFile, open_file),
    pressed(TakeTask, take),
    pressed(SubmitTask, submit),
    pressed(SayWhyNot, say_why_not),
    pressed(AcceptTask, accept),
    pressed(MarkTask, mark),
    pressed(CancelTask, cancel),
    pressed(UndoTask, undo),
    pressed(TickTaskItem, tick),
    pressed(SnoozeTask, snooze),
    pressed(ChooseTaskPerson, choose_person),
    pressed(GiveTask, give),
    pressed(AnswerDelegation, answer_delegation),
    pressed(PickTaskDue, pick_due),
    pressed(AnswerMove, answer_move),
]
