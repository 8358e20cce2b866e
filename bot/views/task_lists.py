"""Lists of tasks, the department's board, and what repeats; empty ones say what to do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ListTasks,
    NewTask,
    OpenEffectiveness,
    OpenHome,
    OpenRecurrences,
    OpenTask,
    OpenTaskBoard,
    StopRecurrence,
)
from bot.domain.task_cards import Heat
from bot.domain.task_lists import Board, BoardRow, TaskFilter, TaskPage, TaskRow, TaskScope
from bot.domain.task_recurrence import RecurrenceRow
from bot.i18n import Html, Words, blocks, lines
from bot.models import TaskState
from bot.views.format import clip, short_day, short_name
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import STYLES, heat_sign, rhythm_text, short_span
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

LABEL = 46
WEEKS = 4
_NAME = 14
_TITLE = 26


def list_screen(words: Words, page: TaskPage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A page of tasks, a button each, red ones first; below them filters, pages and the ways on."""
    rows = [
        (_row_button(words, row, mine=page.scope is TaskScope.MINE, zone=zone, now=now),) for row in page.rows
    ]
    return Screen(
        blocks(
            words.html("tasks-title", scope=words.option("tasks-scope", page.scope)),
            _summary(words, page),
            None if page.rows else _empty(words, page),
        ),
        keyboard(
            (Button(words("tasks-button-new"), NewTask(), style=Style.GREEN) if page.may_set else None,),
            *rows,
            pager(
                page.page, page.pages, lambda number: ListTasks(page.scope.value, page.filter.value, number)
            ),
            *_filters(words, page),
            _scopes(words, page),
            back_row(
                words,
                OpenHome(),
                Button(
                    words("tasks-button-figures"), OpenEffectiveness(None if _is_team(page) else 0, WEEKS, 0)
                ),
                Button(words("tasks-button-board"), OpenTaskBoard(0)) if _is_team(page) else None,
                Button(words("tasks-button-repeats"), OpenRecurrences())
                if page.scope is TaskScope.SET
                else None,
            ),
        ),
    )


def _is_team(page: TaskPage) -> bool:
    return page.scope is TaskScope.TEAM


def _summary(words: Words, page: TaskPage) -> Html:
    burning = page.counts[TaskFilter.BURNING]
    return lines(
        words.html(
            "tasks-summary", count=page.counts[TaskFilter.OPEN], review=page.counts[TaskFilter.REVIEW]
        ),
        words.html("tasks-burning", count=burning) if burning else None,
    )


def _empty(words: Words, page: TaskPage) -> Html:
    if page.filter is TaskFilter.OPEN and page.may_set:
        return blocks(Html(words.option("tasks-empty", page.filter)), words.html("tasks-empty-hint"))
    return Html(words.option("tasks-empty", page.filter))


def _row_button(words: Words, row: TaskRow, *, mine: bool, zone: ZoneInfo, now: datetime) -> Button:
    sign = heat_sign(words, row.heat, row.state)
    # Whose it is matters where it is not one's own; who set it stands on the card.
    other = "" if mine else short_name(row.other.name, _NAME)
    rest = " · ".join(part for part in (_when(words, row, zone=zone, now=now), other) if part)
    title = clip(f"{sign} {row.title}", max(LABEL - len(rest), _TITLE))
    return Button(f"{title} · {rest}" if rest else title, OpenTask(row.id), style=STYLES.get(row.heat))


def _when(words: Words, row: TaskRow, *, zone: ZoneInfo, now: datetime) -> str:
    """What is left or past for what burns, the day for the rest, the state where that says more."""
    if row.state is TaskState.SUBMITTED:
        return words("task-short-review")
    if row.heat is Heat.DONE or row.due_at is None:
        return ""
    if row.heat is Heat.LATE:
        return words("task-short-late", late=short_span(words, now - row.due_at))
    if row.heat is Heat.BURNING:
        return words("task-short-burning", left=short_span(words, row.due_at - now))
    return short_day(words, row.due_at.astimezone(zone).date(), today=now.astimezone(zone).date())


def _filters(words: Words, page: TaskPage) -> tuple[Row, ...]:
    buttons = []
    for one in TaskFilter:
        label = f"{words.option('tasks-filter', one)} {page.counts[one] or ''}".strip()
        sign = "✓ " if one is page.filter else ""
        buttons.append(Button(f"{sign}{label}", ListTasks(page.scope.value, one.value, 0)))
    return in_rows(buttons, width=40, most=4)


def _scopes(words: Words, page: TaskPage) -> Row:
    scopes = [one for one in TaskScope if one is not TaskScope.TEAM or page.has_team]
    return tuple(
        Button(
            f"{'✓ ' if one is page.scope else ''}{words.option('tasks-scope', one)}",
            ListTasks(one.value, TaskFilter.OPEN.value, 0),
        )
        for one in scopes
    )


# -- the board -------------------------------------------------------------------------------------------------


def board_screen(words: Words, board: Board) -> Screen:
    """A department's people, the hottest first; a press opens one's figures."""
    title = words.html("board-title", name=board.department) if board.department else words.html("board-own")
    rows = [(_board_button(words, row),) for row in board.rows]
    return Screen(
        blocks(
            title,
            lines(*(_board_line(words, row) for row in board.rows)) or words.html("board-empty"),
        ),
        keyboard(
            *rows,
            pager(board.page, board.pages, OpenTaskBoard),
            back_row(words, ListTasks(TaskScope.TEAM.value, TaskFilter.OPEN.value, 0)),
        ),
    )


def _board_line(words: Words, row: BoardRow) -> Html:
    parts = [
        words("board-late", count=row.late) if row.late else "",
        words("board-burning", count=row.burning) if row.burning else "",
        words("board-review", count=row.review) if row.review else "",
        words("board-open", count=row.open),
        words("board-done", count=row.done) if row.done else "",
    ]
    return words.html("board-line", name=row.person.name, facts=" · ".join(part for part in parts if part))


def _board_button(words: Words, row: BoardRow) -> Button:
    heat = Heat.LATE if row.late else Heat.BURNING if row.burning else Heat.CALM
    sign = words.option("task-sign", heat)
    return Button(
        f"{sign} {short_name(row.person.name)}",
        OpenEffectiveness(row.person.id, WEEKS, 0),
        style=STYLES.get(heat),
    )


# -- what repeats ------------------------------------------------------------------------------------------------


def recurrences_screen(
    words: Words, rows: tuple[RecurrenceRow, ...], *, now: datetime, zone: ZoneInfo
) -> Screen:
    """What one has set to repeat, each with its rhythm and next day."""
    today = now.astimezone(zone).date()
    shown = [
        words.html(
            "recurrence-line",
            title=row.title,
            who=row.assignee.name,
            rhythm=rhythm_text(words, row.rhythm),
            day=short_day(words, row.next_on, today=today),
        )
        for row in rows
    ]
    stops = [
        (
            Button(
                words("recurrence-stop", title=clip(row.title, 30)),
                StopRecurrence(row.id, row.rev),
                style=Style.RED,
            ),
        )
        for row in rows[:8]
    ]
    return Screen(
        blocks(words.html("recurrences-title"), *shown, None if rows else words.html("recurrences-empty")),
        keyboard(*stops, back_row(words, ListTasks(TaskScope.SET.value, TaskFilter.OPEN.value, 0))),
    )
