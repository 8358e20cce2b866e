"""Setting a task: the draft's card with chips for what is missing, the echo of what was set, the short word in a group."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskTaskField,
    ChooseDraftDue,
    ChooseDraftPoints,
    DropTaskDraft,
    ListTasks,
    OpenRecurrences,
    OpenTask,
    OpenTaskDraft,
    SetTask,
    ToggleTaskPerson,
    UndoTask,
)
from bot.domain.task_cards import TaskCard
from bot.domain.task_drafts import DraftFacts, TaskDraft, TaskField
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.domain.task_people import People
from bot.domain.task_recurrence import RecurrenceRow
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip, moment, moment_text, short_day, short_name
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import DRAFT_PREFIX, names, rhythm_text, task_link
from bot.views.tasks import due_chips
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.field_card import CardField, draft_card, field_lines
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

F = TaskField
POINT_CHIPS = (10, 20, 30, 50, 100)
NAMESAKES_SHOWN = 8


def draft_screen(
    words: Words, facts: DraftFacts, people: People, *, zone: ZoneInfo, now: datetime, note: str | None = None
) -> Screen:
    """The draft's card; what is missing is asked at once, with chips."""
    missing = facts.fields.missing
    if missing is F.TITLE:
        return Screen(
            words.html("task-draft-ask-title"), keyboard(back_row(words, _home(), _drop(words, facts)))
        )
    if missing is F.WHO:
        return who_screen(words, facts, people, F.WHO, zone=zone, now=now)
    if facts.fields.due_at is None and facts.fields.rhythm is None and not facts.fields.no_due:
        return due_screen(words, facts, zone=zone, now=now)
    return draft_card(
        words,
        title=words.html("task-draft-title"),
        fields=_fields(words, facts, zone, now),
        main=Button(words("task-draft-set"), SetTask(facts.id, facts.rev)),
        cancel=_drop(words, facts),
        back=_home(),
        above=note,
    )


def _home() -> ListTasks:
    return ListTasks(TaskScope.MINE.value, TaskFilter.OPEN.value, 0)


def _drop(words: Words, facts: DraftFacts) -> Button:
    return Button(words("button-cancel"), DropTaskDraft(facts.id), style=Style.RED)


def _fields(words: Words, facts: DraftFacts, zone: ZoneInfo, now: datetime) -> list[CardField]:
    fields = facts.fields

    def ask(field: TaskField) -> AskTaskField:
        return AskTaskField(facts.id, field.value, 0)

    made = [
        CardField(words.option("task-field", F.TITLE), fields.title, ask(F.TITLE), required=True),
        CardField(words.option("task-field", F.WHO), names(facts.assignees), ask(F.WHO), required=True),
        CardField(words.option("task-field", F.DUE), _due_text(words, fields, zone, now), ask(F.DUE)),
    ]
    if facts.may_promise:
        made.append(CardField(words.option("task-field", F.POINTS), str(_points(facts) or ""), ask(F.POINTS)))
    made += [
        CardField(words.option("task-field", F.ITEMS), ", ".join(fields.checklist), ask(F.ITEMS)),
        CardField(words.option("task-field", F.OBSERVERS), names(facts.observers), ask(F.OBSERVERS)),
        CardField(words.option("task-field", F.ABOUT), clip(fields.description, 120), ask(F.ABOUT)),
    ]
    return made


def _points(facts: DraftFacts) -> int:
    return facts.default_points if facts.fields.points is None else facts.fields.points


def _due_text(words: Words, fields: TaskDraft, zone: ZoneInfo, now: datetime) -> str:
    if fields.rhythm is not None:
        return rhythm_text(words, fields.rhythm)
    if fields.due_at is None:
        return words("task-no-due") if fields.no_due else ""
    return moment_text(words, fields.due_at, zone=zone, now=now)


def who_screen(
    words: Words, facts: DraftFacts, people: People, field: TaskField, *, zone: ZoneInfo, now: datetime
) -> Screen:
    """Who does it, or who watches: namesakes of a typed name first, else likely colleagues; several may be chosen."""
    chosen = set(facts.fields.observer_ids if field is F.OBSERVERS else facts.fields.assignee_ids)
    doubted = field is F.WHO and bool(facts.doubt)
    offered = facts.namesakes[:NAMESAKES_SHOWN] if doubted and facts.namesakes else people.people
    chips = [
        Chip(
            one.id,
            f"{'☑ ' if one.id in chosen else ''}{short_name(one.name)}{_position(one.position, doubted)}",
        )
        for one in offered
    ]
    done = Button(words("button-done"), OpenTaskDraft(facts.id), style=Style.GREEN)
    question = Html(words.option("task-draft-ask", field))
    if doubted:
        question = words.html(
            "task-draft-namesakes" if facts.namesakes else "task-draft-unknown", name=facts.doubt
        )
    fields = [one for one in _fields(words, facts, zone, now) if one.value]
    return Screen(
        blocks(words.html("task-draft-title"), field_lines(words, fields), question),
        keyboard(
            *choice(
                chips, lambda one: ToggleTaskPerson(facts.id, field.value, one), most=1 if doubted else 2
            ),
            ()
            if doubted
            else pager(people.page, people.pages, lambda page: AskTaskField(facts.id, field.value, page)),
            (done if (field is F.OBSERVERS or (chosen and not doubted)) else None,),
            back_row(
                words, _home() if facts.fields.missing else OpenTaskDraft(facts.id), _drop(words, facts)
            ),
        ),
    )


def _position(position: str, shown: bool) -> str:
    return f" · {position}" if shown and position else ""


def due_screen(words: Words, facts: DraftFacts, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Until when: likely deadlines, or none."""
    rows = due_chips(words, zone=zone, now=now, press=lambda minute: ChooseDraftDue(facts.id, minute))
    fields = [one for one in _fields(words, facts, zone, now) if one.value]
    return Screen(
        blocks(
            words.html("task-draft-title"),
            field_lines(words, fields),
            Html(words.option("task-draft-ask", F.DUE)),
        ),
        keyboard(
            *rows,
            (Button(words("task-no-due"), ChooseDraftDue(facts.id, None)),),
            back_row(words, _home(), _drop(words, facts)),
        ),
    )


def ask_screen(words: Words, facts: DraftFacts, field: TaskField) -> Screen:
    """One part to be typed; points have chips too."""
    rows: tuple[Row, ...] = ()
    if field is F.POINTS:
        chips = [
            Button(f"+{points}", ChooseDraftPoints(facts.id, points))
            for points in POINT_CHIPS
            if points <= facts.most_points
        ]
        rows = in_rows([*chips, Button(words("task-draft-no-points"), ChooseDraftPoints(facts.id, 0))])
    return Screen(
        blocks(words.html("task-draft-title"), Html(words.option("task-draft-ask", field))),
        keyboard(*rows, back_row(words, OpenTaskDraft(facts.id))),
    )


# -- what was set ------------------------------------------------------------------------------------------------


def set_screen(
    words: Words, cards: tuple[TaskCard, ...], *, event_id: int | None, zone: ZoneInfo, now: datetime
) -> Screen:
    """What was understood and set, in full, with the way back."""
    rows = [(Button(clip(f"✅ {short_name(card.assignee.name)}", 40), OpenTask(card.id)),) for card in cards]
    return Screen(
        blocks(words.html("task-was-set", count=len(cards)), _echo(words, cards, zone, now)),
        keyboard(
            (undo(words, UndoTask(event_id)) if event_id is not None else None,),
            *(rows if len(cards) > 1 else [(Button(words("task-open"), OpenTask(cards[0].id)),)]),
            back_row(words, ListTasks(TaskScope.SET.value, TaskFilter.OPEN.value, 0)),
        ),
    )


def _echo(words: Words, cards: tuple[TaskCard, ...], zone: ZoneInfo, now: datetime) -> Html:
    first = cards[0]
    return lines(
        words.html("task-echo-title", title=first.title),
        words.html("task-echo-who", names=", ".join(card.assignee.name for card in cards)),
        words.html("task-due", moment=moment(words, first.due_at, zone=zone, now=now))
        if first.due_at
        else words.html("task-no-due"),
        words.html("task-assignee-away") if any(card.assignee_away for card in cards) else None,
        words.html("task-points", count=first.points) if first.points else None,
        words.html("task-tags", tags=" ".join(f"#{tag}" for tag in first.tags)) if first.tags else None,
        words.html("task-echo-items", count=len(first.items)) if first.items else None,
    )


def repeats_screen(words: Words, rows: tuple[RecurrenceRow, ...], *, zone: ZoneInfo, now: datetime) -> Screen:
    """What will repeat from now on, and when it comes first."""
    first = rows[0]
    day = short_day(words, first.next_on, today=now.astimezone(zone).date())
    return Screen(
        blocks(
            words.html("task-repeats-set"),
            lines(
                words.html("task-echo-title", title=first.title),
                words.html("task-echo-who", names=", ".join(row.assignee.name for row in rows)),
                words.html("task-echo-rhythm", rhythm=rhythm_text(words, first.rhythm), day=day),
            ),
        ),
        keyboard(
            (Button(words("tasks-button-repeats"), OpenRecurrences()),),
            back_row(words, ListTasks(TaskScope.SET.value, TaskFilter.OPEN.value, 0)),
        ),
    )


def group_screen(
    words: Words,
    cards: tuple[TaskCard, ...],
    *,
    event_id: int | None,
    bot_username: str,
    zone: ZoneInfo,
    now: datetime,
) -> Screen:
    """The short word in a group: what, who, until when; the rest is in private."""
    return Screen(
        blocks(_echo(words, cards, zone, now)),
        keyboard(
            (
                Button(words("task-open"), url=task_link(bot_username, cards[0].id)),
                undo(words, UndoTask(event_id)) if event_id is not None else None,
            )
        ),
    )


def group_unfinished(words: Words, draft_id: int, missing: TaskField | None, bot_username: str) -> Screen:
    """In a group, when something is missing: what, and the way to say it in private."""
    what = words.option("task-lacks", missing or F.DUE)
    address = f"https://t.me/{bot_username}?start={DRAFT_PREFIX}_{draft_id}"
    return Screen(
        words.html("task-group-unfinished", what=what), keyboard((Button(words("task-go-on"), url=address),))
    )


def usage(words: Words) -> Screen:
    """How a task is set in one line, for a group."""
    return Screen(words.html("task-usage"))


def dropped(words: Words) -> Screen:
    """The draft is thrown away: the way back to the tasks."""
    return Screen(words.html("task-draft-dropped"), keyboard(back_row(words, _home())))
