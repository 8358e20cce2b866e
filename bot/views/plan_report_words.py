"""The schedule report's figures in words, for its picture and its workbook."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.plan_report import Case, DepartmentSchedule, Schedule
from bot.i18n import Words
from bot.views.format import percent
from bot.views.hiring_report_words import Bar, Cell

_HOUR = timedelta(hours=1)
_MOST_BARS = 12


class Column(StrEnum):
    """The columns of the workbook."""

    DEPARTMENT = "department"
    JUDGED = "judged"
    ON_TIME = "on_time"
    SHARE = "share"
    OWN = "own"
    BLOCKED = "blocked"
    MEDIAN = "median"
    OPEN = "open"
    LEFT_OUT = "left_out"
    TASK = "task"
    NEWCOMER = "newcomer"
    WHO = "who"
    FIRST = "first"
    DUE = "due"
    DONE = "done"
    LATE = "late"
    WHY = "why"
    WHOSE = "whose"


C = Column
_DEPARTMENTS = (
    C.DEPARTMENT, C.JUDGED, C.ON_TIME, C.SHARE, C.OWN, C.BLOCKED, C.MEDIAN, C.OPEN, C.LEFT_OUT,
)  # fmt: skip
_TASKS = (C.DEPARTMENT, C.TASK, C.NEWCOMER, C.WHO, C.FIRST, C.DUE, C.DONE, C.LATE, C.WHY, C.WHOSE)


def chart(words: Words, found: Schedule) -> list[tuple[str, list[Bar]]]:
    """Shares on time, own delays, held up by others: a panel each, a bar a department."""
    rows = found.rows[:_MOST_BARS]
    shares = [
        Bar(_name(words, row), row.on_time_share, percent(words, row.on_time_share))
        for row in rows
        if row.on_time_share is not None
    ]
    own = [Bar(_name(words, row), row.own, words.number(row.own)) for row in rows if row.own]
    blocked = [Bar(_name(words, row), row.blocked, words.number(row.blocked)) for row in rows if row.blocked]
    return [
        (words.option("schedule-column", C.SHARE), shares),
        (words.option("schedule-column", C.OWN), own),
        (words.option("schedule-column", C.BLOCKED), blocked),
    ]


def sheets(
    words: Words, found: Schedule, cases: Sequence[Case], *, zone: ZoneInfo
) -> list[tuple[str, list[str], list[list[Cell]]]]:
    """Departments, and every task with its dates, lateness in hours and cause."""
    names = {row.department_id: _name(words, row) for row in found.rows}
    departments: list[list[Cell]] = [
        [
            _name(words, row), row.judged, row.on_time,
            round(row.on_time_share, 4) if row.on_time_share is not None else None,
            row.own, row.blocked, _hours(row.median_late), row.open_late, row.left_out,
        ]
        for row in found.rows
    ]  # fmt: skip
    tasks: list[list[Cell]] = [
        [
            names.get(case.department_id, ""), case.title, case.newcomer, case.who,
            _moment(case.first_due_at, zone), _moment(case.judged_due_at, zone),
            _moment(case.submitted_at, zone) if case.submitted_at is not None else None,
            _hours(case.late) if case.late > timedelta() else None,
            words.option("verdict", case.verdict), case.culprit,
        ]
        for case in cases
    ]  # fmt: skip
    return [
        (words("schedule-sheet-departments"), _head(words, _DEPARTMENTS), departments),
        (words("schedule-sheet-tasks"), _head(words, _TASKS), tasks),
    ]


def _head(words: Words, columns: Sequence[Column]) -> list[str]:
    return [words.option("schedule-column", one) for one in columns]


def _name(words: Words, row: DepartmentSchedule) -> str:
    return row.name or words("schedule-nobody")


def _hours(span: timedelta | None) -> float | None:
    return round(span / _HOUR, 1) if span is not None else None


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
