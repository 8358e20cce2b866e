"""Updates that failed, for an admin: code, when, what sort, with the ways to try again or let go."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import DropFault, OpenFaults, OpenHome, ReplayFault
from bot.domain.dead_letters import Fault, Faults
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import moment
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager


def faults_screen(words: Words, found: Faults, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A page of failed updates; an empty list says what would stand here."""
    if not found.items:
        return Screen(words.html("faults-empty"), keyboard(back_row(words, OpenHome())))
    return Screen(
        blocks(
            words.html("faults-title", count=found.total),
            *(_fault(words, fault, zone, now) for fault in found.items),
            words.html("faults-hint"),
        ),
        keyboard(
            *(_buttons(words, fault, found.page) for fault in found.items),
            pager(found.page, found.pages, OpenFaults),
            back_row(words, OpenHome()),
        ),
    )


def _fault(words: Words, fault: Fault, zone: ZoneInfo, now: datetime) -> Html:
    return lines(
        words.html(
            "fault-line",
            code=fault.code,
            sort=words.option("update-sort", fault.sort),
            moment=moment(words, fault.received_at, zone=zone, now=now),
        ),
        words.html("fault-place", place=fault.error),
    )


def _buttons(words: Words, fault: Fault, page: int) -> Row:
    return (
        Button(words("fault-replay", code=fault.code), ReplayFault(fault.seq, page)),
        Button(words("fault-drop", code=fault.code), DropFault(fault.seq, page), style=Style.RED),
    )
