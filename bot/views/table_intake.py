"""Sending a table of people: what it must have, that it is being read, and why it cannot be taken."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import OpenExports, OpenHome, OpenPeople, Press
from bot.domain.errors import Problem
from bot.domain.table_intake import TableRefusal
from bot.i18n import Words, blocks
from bot.views.format import clip
from bot.views.screen import Screen, keyboard
from bot.views.widgets.back import back_row

_FILE = 60


def ask_table(words: Words, *, of_staff: bool, of_candidates: bool) -> Screen:
    """What a table must have."""
    back: Press = OpenHome()
    if not of_staff or not of_candidates:
        back = OpenPeople(None, 0) if of_staff else OpenExports()
    return Screen(
        blocks(
            *((words.html("import-ask"), words.html("import-columns")) if of_staff else ()),
            *((words.html("base-import-ask"), words.html("base-import-hint")) if of_candidates else ()),
            words.html("import-formats"),
        ),
        keyboard(back_row(words, back)),
    )


def table_received(words: Words, file_name: str) -> Screen:
    """The table is being read."""
    return Screen(words.html("import-reading", file=clip(file_name, _FILE)))


def refused_notice(
    words: Words,
    found: TableRefusal,
    *,
    zone: ZoneInfo,  # noqa: ARG001
    now: datetime,  # noqa: ARG001
) -> Screen:
    """Why a table cannot be taken."""
    text = (
        words.html("problem-table-too-long", most=found.most)
        if found.problem is Problem.TABLE_TOO_LONG
        else words.html("problem-table-unreadable")
        if found.problem is Problem.TABLE_UNREADABLE
        else words.html("problem-table-not-understood")
    )
    return Screen(text, keyboard(back_row(words, OpenHome())))
