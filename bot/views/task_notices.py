"""What others hear about tasks: a task given, what became of one's own, work to review, and reminders."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AcceptTask,
    AnswerDelegation,
    AnswerMove,
    AskTaskWords,
    CancelTask,
    ChooseTaskDue,
    ChooseTaskPerson,
    OpenTask,
    SnoozeTask,
    TakeTask,
)
from bot.domain.task_cards import DueFor, Heat, PersonFor, TaskAct, TaskCard
from bot.domain.task_notices import TaskNotice
from bot.domain.task_reminders import ReminderWhy, TaskReminder
from bot.domain.task_words import WordsFor
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import TaskState
from bot.views.format import clip, moment
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.task_words import deadline, heat_sign, span
from bot.views.tasks import clip_text, moved_line

A = TaskAct


def set_notice(words: Words, notice: TaskNotice, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A task for the reader."""
    card = notice.card
    return Screen(
        blocks(
            words.html("task-notice-set", name=card.creator.name),
            lines(*_facts(words, card, zone, now)),
            Html(f"<blockquote expandable>{html(clip_text(card.description))}</blockquote>")
            if card.description
            else None,
        ),
        keyboard(*_buttons(words, card)),
    )


def event_notice(words: Words, notice: TaskNotice, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What somebody did with a task that concerns the reader."""
    card, event = notice.card, notice.event
    if event is None:
        return set_notice(words, notice, zone=zone, now=now)
    who = event.by.name if event.by is not None else words("task-by-time")
    wish = card.wish if A.ANSWER_MOVE in card.acts else None
    wanted = (
        words.html(
            "task-wish", moment=moment(words, wish.wanted_at, zone=zone, now=now), reason=wish.reason or "—"
        )
        if wish
        else None
    )
    return Screen(
        blocks(
            words.html("task-notice-event", who=who, what=words.option("task-told", event.verb)),
            lines(*_facts(words, card, zone, now), moved_line(words, event, zone=zone, now=now), wanted),
            words.html("task-event-note", note=event.note) if event.note else None,
        ),
        keyboard(*_buttons(words, card)),
    )


def _facts(words: Words, card: TaskCard, zone: ZoneInfo, now: datetime) -> list[Html]:
    found = [words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title)]
    if card.submitted_at is not None and card.late_seconds:
        late = span(words, timedelta(seconds=card.late_seconds))
        found.append(
            words.html(
                "task-submitted-late", moment=moment(words, card.submitted_at, zone=zone, now=now), late=late
            )
        )
    elif card.submitted_at is not None:
        found.append(
            words.html("task-submitted", moment=moment(words, card.submitted_at, zone=zone, now=now))
        )
    else:
        found.append(deadline(words, card.due_at, card.heat, zone=zone, now=now))
    if card.points:
        found.append(words.html("task-points", count=card.points))
    return found


def _buttons(words: Words, card: TaskCard) -> list[Row]:
    """The act that is awaited of the reader, and the way to the card."""
    first: list[Button] = []
    if A.CONSENT in card.acts:
        first = [
            Button(words("task-button-consent"), AnswerDelegation(card.id, True), style=Style.GREEN),
            Button(words("task-button-refuse"), AnswerDelegation(card.id, False)),
        ]
    elif A.ACCEPT in card.acts:
        back = AskTaskWords(card.id, card.rev, WordsFor.RETURN.value)
        first = [
            Button(words("task-button-accept"), AcceptTask(card.id, card.rev), style=Style.GREEN),
            Button(words("task-button-return"), back),
        ]
    elif A.ANSWER_MOVE in card.acts and card.wish is not None:
        first = [
            Button(words("task-button-agree"), AnswerMove(card.wish.request_id, True), style=Style.GREEN),
            Button(words("task-button-disagree"), AnswerMove(card.wish.request_id, False)),
        ]
    elif card.state is TaskState.DECLINED and A.RETURN in card.acts:
        back = AskTaskWords(card.id, card.rev, WordsFor.RETURN.value)
        return [
            (
                Button(words("task-button-return"), back),
                Button(words("task-button-move"), ChooseTaskDue(card.id, DueFor.MOVE.value)),
            ),
            (
                Button(words("task-button-reassign"), ChooseTaskPerson(card.id, PersonFor.REASSIGN.value, 0)),
                Button(words("task-button-cancel"), CancelTask(card.id, card.rev), style=Style.RED),
            ),
            (Button(words("task-open"), OpenTask(card.id)),),
        ]
    elif A.TAKE in card.acts:
        first = [Button(words("task-button-take"), TakeTask(card.id, card.rev), style=Style.GREEN)]
    return [tuple(first), (Button(words("task-open"), OpenTask(card.id)),)]


# -- reminders -------------------------------------------------------------------------------------------------


def reminder_block(
    words: Words, found: TaskReminder, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """One reminder; alone it brings the buttons to act, among others only the way to the card."""
    due = (
        moment(words, found.due_at, zone=zone, now=now)
        if found.due_at is not None
        else words.html("task-no-due")
    )
    since = found.submitted_at if found.submitted_at is not None else found.due_at
    passed = span(words, now - since) if since is not None and since < now else ""
    text = lines(
        Html(words.option("task-reminder", found.why)),
        words.html("task-reminder-fact-title", title=found.title),
        words.html("task-due", moment=due) if found.due_at is not None else None,
        words.html("task-reminder-fact-passed", passed=passed) if passed else None,
        None if found.is_own else words.html("task-assignee", name=found.assignee.name),
    )
    name = words("task-open") if alone else f"{_sign(words, found, now)} {found.title}"
    open_it = Button(clip(name, 40), OpenTask(found.task_id))
    if not alone:
        return ReminderBlock(text, ((open_it,),))
    return ReminderBlock(text, keyboard(_reminder_acts(words, found), (open_it,)))


def _sign(words: Words, found: TaskReminder, now: datetime) -> str:
    """The sign of a task that is reminded of; a green one would read as done."""
    if found.submitted_at is not None:
        return words("task-sign-review")
    late = found.due_at is not None and found.due_at <= now
    return words.option("task-sign", Heat.LATE if late else Heat.BURNING)


def _reminder_acts(words: Words, found: TaskReminder) -> tuple[Button, ...]:
    if found.why in {ReminderWhy.REVIEW, ReminderWhy.REVIEW_MANAGER}:
        accept = AcceptTask(found.task_id, found.rev)
        return (Button(words("task-button-accept"), accept, style=Style.GREEN),)
    if not found.is_own:
        return ()
    submit = AskTaskWords(found.task_id, found.rev, WordsFor.SUBMIT.value)
    return (
        Button(words("task-button-submit"), submit, style=Style.GREEN),
        Button(words("task-button-snooze"), SnoozeTask(found.task_id, 0)),
    )
