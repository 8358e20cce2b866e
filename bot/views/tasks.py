"""A task's card with what its reader may do, its history, and the screens between a press and an act."""

from collections.abc import Callable, Sequence
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
    GiveTask,
    ListTasks,
    MarkTask,
    OpenTask,
    OpenTaskFile,
    OpenTaskHistory,
    PickTaskDue,
    Press,
    SayWhyNot,
    SnoozeTask,
    SubmitTask,
    TakeTask,
    TickTaskItem,
    UndoTask,
)
from bot.domain.plan_department import WhyNot
from bot.domain.task_cards import DueFor, PersonFor, TaskAct, TaskCard, TaskEvent, TaskHistory
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.domain.task_people import People
from bot.domain.task_words import WordsFor
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import TaskKind, TaskState
from bot.parsing.dates import at_local
from bot.parsing.task_line import END_OF_DAY
from bot.views.format import clip, moment, moment_text, short_name
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import deadline, heat_sign, names, span, to_minute
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.day_choice import DayOffer, offered_day
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

LONGEST_SHOWN = 900
ITEMS_SHOWN = 12
FILES_SHOWN = 5
LABEL = 40
SNOOZES = (1, 3, 24, 72)
BEST_MARK = 5
OFFERS = (DayOffer.TODAY, DayOffer.TOMORROW, DayOffer.FRIDAY, DayOffer.DAYS_3, DayOffer.WEEK)

A = TaskAct


def task_card(
    words: Words,
    card: TaskCard,
    *,
    zone: ZoneInfo,
    now: datetime,
    said: str | None = None,
    undo_event: int | None = None,
) -> Screen:
    """The card. `said` is what has just happened; `undo_event` the event that can be taken back."""
    return Screen(
        blocks(
            lines(said) if said else None,
            lines(_title(words, card), _state(words, card), _deadlines(words, card, zone, now)),
            lines(*_people(words, card)),
            lines(*_results(words, card, zone, now)),
            _about(words, card),
            _checklist(words, card),
        ),
        keyboard(
            (undo(words, UndoTask(undo_event)) if undo_event is not None else None,),
            *_main_rows(words, card),
            *_item_rows(card),
            *_file_rows(words, card),
            *_side_rows(words, card),
            back_row(
                words,
                ListTasks(_scope(card).value, TaskFilter.OPEN.value, 0),
                Button(words("task-button-history"), OpenTaskHistory(card.id, 0)),
                *_risky(words, card),
            ),
        ),
    )


def _scope(card: TaskCard) -> TaskScope:
    return TaskScope.MINE if card.is_own else TaskScope.SET


def _title(words: Words, card: TaskCard) -> Html:
    return words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title)


def _state(words: Words, card: TaskCard) -> Html:
    state = words.option("task-state", card.state)
    if not card.state_note:
        return words.html("task-state-line", state=state)
    return words.html("task-state-why", state=state, note=card.state_note)


def _deadlines(words: Words, card: TaskCard, zone: ZoneInfo, now: datetime) -> Html | None:
    """The deadline as it is; the first one and the one that counts beside it where they differ."""
    if card.state is TaskState.ACCEPTED or card.state is TaskState.SUBMITTED:
        shown = (
            words.html("task-due", moment=moment(words, card.due_at, zone=zone, now=now))
            if card.due_at
            else None
        )
    else:
        shown = deadline(words, card.due_at, card.heat, zone=zone, now=now)
    first = None
    if card.first_due_at is not None and card.first_due_at != card.due_at:
        first = words.html("task-first-due", moment=moment(words, card.first_due_at, zone=zone, now=now))
    judged = None
    if card.judged_due_at is not None and card.judged_due_at != card.due_at:
        judged = words.html("task-judged-due", moment=moment(words, card.judged_due_at, zone=zone, now=now))
    snoozed = None
    if card.is_own and card.snoozed_until is not None and card.snoozed_until > now:
        snoozed = words.html("task-snoozed", moment=moment(words, card.snoozed_until, zone=zone, now=now))
    return lines(shown, first, judged, snoozed)


def _people(words: Words, card: TaskCard) -> list[Html]:
    if card.creator.id == card.assignee.id:
        found = [words.html("task-own", name=card.assignee.name)]
    else:
        found = [
            words.html("task-assignee", name=card.assignee.name),
            words.html("task-creator", name=card.creator.name),
        ]
    if card.assignee_away:
        found.append(words.html("task-assignee-away"))
    if card.delegate is not None:
        found.append(words.html("task-delegate", name=card.delegate.name))
    if card.observers:
        found.append(words.html("task-observers", names=names(card.observers)))
    if card.points:
        found.append(words.html("task-points", count=card.points))
    if card.tags:
        found.append(words.html("task-tags", tags=" ".join(f"#{tag}" for tag in card.tags)))
    if card.repeats:
        found.append(words.html("task-repeats"))
    return found


def _results(words: Words, card: TaskCard, zone: ZoneInfo, now: datetime) -> list[Html]:
    """When it was handed in and how that was, who accepted it, what was wished."""
    found: list[Html] = []
    if card.submitted_at is not None:
        at = moment(words, card.submitted_at, zone=zone, now=now)
        if card.late_seconds:
            late = span(words, timedelta(seconds=card.late_seconds))
            found.append(words.html("task-submitted-late", moment=at, late=late))
        else:
            found.append(words.html("task-submitted", moment=at))
        if card.submit_note:
            found.append(words.html("task-submit-note", note=card.submit_note))
    if card.state is TaskState.ACCEPTED and card.accepted_by is not None and not _is_solo(card):
        found.append(words.html("task-accepted-by", name=card.accepted_by.name))
    if card.state is TaskState.ACCEPTED and card.accepted_by is None:
        found.append(words.html("task-accepted-itself"))
    if card.mark is not None:
        found.append(words.html("task-mark", mark=card.mark))
    if card.returns:
        found.append(words.html("task-returns", count=card.returns))
    if card.wish is not None:
        wanted = moment(words, card.wish.wanted_at, zone=zone, now=now)
        found.append(words.html("task-wish", moment=wanted, reason=card.wish.reason or "—"))
    return found


def _is_solo(card: TaskCard) -> bool:
    return card.creator.id == card.assignee.id


def _about(words: Words, card: TaskCard) -> Html | None:
    """What the task is about, folded; and the message it was made of."""
    text = clip_text(card.description)
    folded = Html(f"<blockquote expandable>{html(text)}</blockquote>") if text else None
    source = None
    if card.source_link:
        link = Html(
            f'<a href="{html(card.source_link)}">{html(card.source_name or words("task-source-message"))}</a>'
        )
        source = words.html("task-source", source=link)
    elif card.source_name:
        source = words.html("task-source", source=card.source_name)
    return lines(folded, source) or None


def clip_text(text: str) -> str:
    """A long text cut to what fits a card."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _checklist(words: Words, card: TaskCard) -> Html | None:
    if not card.items:
        return None
    done = sum(item.done for item in card.items)
    title = words.html("task-items", done=done, count=len(card.items))
    if card.may_tick:
        return title
    return lines(title, *(f"{'☑' if item.done else '☐'} {item.text}" for item in card.items))


# -- buttons -------------------------------------------------------------------------------------------------


def _main_rows(words: Words, card: TaskCard) -> list[Sequence[Button | None]]:
    """The act that is awaited first and green."""
    green = Style.GREEN
    rows: list[Sequence[Button | None]] = []
    if A.CONSENT in card.acts:
        yes = Button(words("task-button-consent"), AnswerDelegation(card.id, True), style=green)
        rows.append((yes, Button(words("task-button-refuse"), AnswerDelegation(card.id, False))))
    if A.ACCEPT in card.acts:
        rows.append((Button(words("task-button-accept"), AcceptTask(card.id, card.rev), style=green),))
    if A.ANSWER_MOVE in card.acts and card.wish is not None:
        agree = Button(words("task-button-agree"), AnswerMove(card.wish.request_id, True), style=green)
        rows.append((agree, Button(words("task-button-disagree"), AnswerMove(card.wish.request_id, False))))
    if A.SUBMIT in card.acts:
        press = AskTaskWords(card.id, card.rev, WordsFor.SUBMIT.value)
        submit = Button(
            words("task-button-done" if _is_solo(card) else "task-button-submit"), press, style=green
        )
        take = Button(words("task-button-take"), TakeTask(card.id, card.rev)) if A.TAKE in card.acts else None
        rows.append((submit, take))
    if A.RETURN in card.acts:
        press = AskTaskWords(card.id, card.rev, WordsFor.RETURN.value)
        mark = (
            Button(words("task-button-mark"), MarkTask(card.id, card.rev, 0)) if A.MARK in card.acts else None
        )
        rows.append((mark, Button(words("task-button-return"), press)))
    return rows


def _item_rows(card: TaskCard) -> list[Sequence[Button]]:
    if not card.may_tick:
        return []
    return [
        (
            Button(
                clip(f"{'☑' if item.done else '☐'} {item.text}", LABEL), TickTaskItem(item.id, not item.done)
            ),
        )
        for item in card.items[:ITEMS_SHOWN]
    ]


def _file_rows(words: Words, card: TaskCard) -> list[Sequence[Button]]:
    signs = {True: words("task-file-evidence"), False: words("task-file")}
    return [
        (Button(clip(f"{signs[one.is_evidence]} {one.name}", LABEL), OpenTaskFile(one.id)),)
        for one in card.files[:FILES_SHOWN]
    ]


def _side_rows(words: Words, card: TaskCard) -> tuple[Row, ...]:
    def ask(act: WordsFor) -> AskTaskWords:
        return AskTaskWords(card.id, card.rev, act.value)

    buttons = [
        Button(words("task-button-ask-move"), ChooseTaskDue(card.id, DueFor.ASK_MOVE.value))
        if A.ASK_MOVE in card.acts
        else None,
        Button(words("task-button-move"), ChooseTaskDue(card.id, DueFor.MOVE.value))
        if A.MOVE in card.acts
        else None,
        Button(words("task-button-snooze"), SnoozeTask(card.id, 0)) if A.SNOOZE in card.acts else None,
        Button(words("task-button-delegate"), ChooseTaskPerson(card.id, PersonFor.DELEGATE.value, 0))
        if A.DELEGATE in card.acts
        else None,
        Button(words("task-button-reassign"), ChooseTaskPerson(card.id, PersonFor.REASSIGN.value, 0))
        if A.REASSIGN in card.acts
        else None,
        Button(words("task-button-observers"), ChooseTaskPerson(card.id, PersonFor.OBSERVERS.value, 0))
        if A.OBSERVERS in card.acts
        else None,
        Button(words("task-button-items"), ask(WordsFor.ITEMS)) if A.ITEMS in card.acts else None,
        Button(words("task-button-file"), ask(WordsFor.FILE)) if A.ITEMS in card.acts else None,
    ]
    return in_rows([button for button in buttons if button is not None], width=40, most=2)


def _risky(words: Words, card: TaskCard) -> list[Button]:
    found: list[Button] = []
    if A.DECLINE in card.acts and not _is_solo(card):
        of_plan = card.kind is TaskKind.ONBOARDING
        act = WordsFor.CANNOT if of_plan else WordsFor.DECLINE
        label = words("task-button-cannot" if of_plan else "task-button-decline")
        found.append(Button(label, AskTaskWords(card.id, card.rev, act.value), style=Style.RED))
    if A.CANCEL in card.acts:
        found.append(Button(words("task-button-cancel"), CancelTask(card.id, card.rev), style=Style.RED))
    return found


# -- before an act -----------------------------------------------------------------------------------------------


def words_screen(words: Words, card: TaskCard, act: WordsFor, *, added: str = "") -> Screen:
    """What is waited for; a result needs no words. `added` is the name of a file that has just come."""
    plain = None
    if act is WordsFor.SUBMIT:
        plain = Button(words("task-submit-plain"), SubmitTask(card.id, card.rev), style=Style.GREEN)
    return Screen(
        blocks(
            words.html("task-file-added", name=added) if added else None,
            words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title),
            Html(words.option("task-ask", act)),
        ),
        keyboard((plain,), *_why_not(words, card, act), back_row(words, OpenTask(card.id))),
    )


def _why_not(words: Words, card: TaskCard, act: WordsFor) -> list[Row]:
    """The usual reasons, one press each."""
    if act is not WordsFor.CANNOT:
        return []
    return [
        (Button(words.option("why-not", one), SayWhyNot(card.id, card.rev, one.value)),) for one in WhyNot
    ]


def people_screen(words: Words, card: TaskCard, people: People, act: PersonFor) -> Screen:
    """Colleagues to pass a task on to, give it to, or show it to; those who watch already carry a tick."""
    watching = {person.id for person in card.observers}
    chips = [
        Chip(
            one.id,
            f"☑ {short_name(one.name)}"
            if act is PersonFor.OBSERVERS and one.id in watching
            else short_name(one.name),
        )
        for one in people.people
    ]
    return Screen(
        blocks(
            words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title),
            Html(words.option("task-who", act)),
        ),
        keyboard(
            *choice(chips, lambda one: GiveTask(card.id, card.rev, act.value, one), most=2),
            pager(people.page, people.pages, lambda page: ChooseTaskPerson(card.id, act.value, page)),
            back_row(words, OpenTask(card.id)),
        ),
    )


def due_screen(words: Words, card: TaskCard, act: DueFor, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Likely deadlines as chips, or one typed."""
    rows = due_chips(
        words, zone=zone, now=now, press=lambda minute: PickTaskDue(card.id, card.rev, act.value, minute)
    )
    return Screen(
        blocks(
            words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title),
            deadline(words, card.due_at, card.heat, zone=zone, now=now),
            Html(words.option("task-when", act)),
        ),
        keyboard(*rows, back_row(words, OpenTask(card.id))),
    )


def due_chips(
    words: Words, *, zone: ZoneInfo, now: datetime, press: Callable[[int], Press]
) -> tuple[Row, ...]:
    """Likely deadlines at the day's end, soonest first, each once, those that are over left out."""
    today = now.astimezone(zone).date()
    moments = {offered_day(offer, today): offer for offer in reversed(OFFERS)}
    buttons = []
    for day, offer in sorted(moments.items()):
        at = at_local(day, END_OF_DAY, zone)
        if at > now:
            buttons.append(Button(_due_label(words, offer, at, zone, now), press(to_minute(at))))
    return in_rows(buttons, width=44, most=2)


def _due_label(words: Words, offer: DayOffer, at: datetime, zone: ZoneInfo, now: datetime) -> str:
    if offer in {DayOffer.TODAY, DayOffer.TOMORROW}:
        return f"{words.option('day-offer', offer)} · {at:%H:%M}"
    return moment_text(words, at, zone=zone, now=now)


def snooze_screen(words: Words, card: TaskCard) -> Screen:
    """When to hear of it again."""
    chips = [Button(words("task-snooze-hours", count=hours), SnoozeTask(card.id, hours)) for hours in SNOOZES]
    return Screen(
        blocks(
            words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title),
            words.html("task-snooze-ask"),
        ),
        keyboard(*in_rows(chips), back_row(words, OpenTask(card.id))),
    )


def mark_screen(words: Words, card: TaskCard) -> Screen:
    """A mark of one to five, and whether it changes what is paid."""
    marks = tuple(Button(str(mark), MarkTask(card.id, card.rev, mark)) for mark in range(1, BEST_MARK + 1))
    return Screen(
        blocks(
            words.html("task-title", sign=heat_sign(words, card.heat, card.state), title=card.title),
            words.html("task-mark-ask"),
            words.html("task-mark-pays") if card.marks_count and card.points else None,
        ),
        keyboard(marks, back_row(words, OpenTask(card.id))),
    )


# -- history -------------------------------------------------------------------------------------------------


def history_screen(words: Words, page: TaskHistory, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What was done to a task, the latest first."""
    return Screen(
        blocks(
            words.html("task-history-title", title=page.title),
            *(event_block(words, event, zone=zone, now=now) for event in page.events),
        ),
        keyboard(
            pager(page.page, page.pages, lambda number: OpenTaskHistory(page.task_id, number)),
            back_row(words, OpenTask(page.task_id)),
        ),
    )


def event_block(words: Words, event: TaskEvent, *, zone: ZoneInfo, now: datetime) -> Html:
    """One event with its date, and both deadlines where it moved one."""
    who = event.by.name if event.by is not None else words("task-by-time")
    if event.words_of is not None:
        who = words("task-by-in-words-of", by=who, name=event.words_of.name)
    what = words.option("task-did", event.verb)
    first = words.html("task-event", at=moment(words, event.at, zone=zone, now=now), who=who, what=what)
    note = words.html("task-event-note", note=event.note) if event.note else None
    return lines(first, note, moved_line(words, event, zone=zone, now=now))


def moved_line(words: Words, event: TaskEvent, *, zone: ZoneInfo, now: datetime) -> Html | None:
    """The deadline before and after, and whether the move counts."""
    if event.due_before == event.due_after or event.due_after is None:
        return None
    before = (
        moment(words, event.due_before, zone=zone, now=now) if event.due_before else words.html("task-no-due")
    )
    after = moment(words, event.due_after, zone=zone, now=now)
    if event.counts is False:
        return words.html("task-moved-late", before=before, after=after)
    return words.html("task-moved", before=before, after=after)
