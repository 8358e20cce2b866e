"""Being away: the calendar by weeks, an absence's card, the choice of who stands in, what others are told."""

from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ChangeAbsence,
    ChooseAbsenceKind,
    ChooseDeputy,
    EndAbsence,
    OpenAbsence,
    OpenAway,
    OpenHome,
    PickDeputy,
    ResumeAbsence,
    SayAway,
)
from bot.domain.absence import AbsenceCard, AwayCalendar, AwayRow
from bot.domain.task_people import People
from bot.i18n import Html, Words, blocks, lines
from bot.models import AbsenceKind
from bot.views.format import clip, day, short_day
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

_MOST_ROWS = 20
_MOST_DEADLINES = 5
_NAME = 32


def calendar_screen(words: Words, found: AwayCalendar) -> Screen:
    """Who is away, by the week in which it begins; one's own absences can be opened."""
    shown = found.rows[:_MOST_ROWS]
    weeks = [
        lines(words.html("away-week", week=title), *(_row(words, row, found.today) for row in rows))
        for title, rows in groupby(shown, key=lambda row: _week(words, row, found.today))
    ]
    mine = [
        (
            Button(
                words("away-mine", day=short_day(words, row.starts_on, today=found.today)),
                OpenAbsence(row.id),
            ),
        )
        for row in shown
        if row.is_mine
    ]
    hidden = len(found.rows) - len(shown)
    return Screen(
        blocks(
            words.html("away-title"),
            *(weeks or [words.html("away-nobody")]),
            words.html("today-more", count=hidden) if hidden else None,
        ),
        keyboard(
            (Button(words("away-button-say"), SayAway(), style=Style.GREEN),),
            *mine,
            back_row(words, OpenHome()),
        ),
    )


def ask_screen(words: Words, back: AbsenceCard | None) -> Screen:
    """From when until when, in own words."""
    press = OpenAbsence(back.id) if back is not None else OpenAway()
    return Screen(words.html("away-ask"), keyboard(back_row(words, press)))


def card_screen(words: Words, card: AbsenceCard) -> Screen:
    """An absence, with what its owner can change."""
    return Screen(_text(words, card), _buttons(words, card))


def notice(words: Words, card: AbsenceCard, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - days only
    """What the deputy and the lead of who is away are told."""
    return Screen(
        blocks(
            _text(words, card), words.html("away-you-stand-in") if card.is_deputy and not card.over else None
        ),
        keyboard((Button(words("away-button-calendar"), OpenAway()),)),
    )


def deputies_screen(words: Words, card: AbsenceCard, people: People) -> Screen:
    """Colleagues to stand in, one's own department first."""
    rows = [
        (
            Button(
                clip(f"{one.name}, {one.position}" if one.position else one.name, _NAME),
                PickDeputy(card.id, one.id),
            ),
        )
        for one in people.people
    ]
    return Screen(
        words.html("away-ask-deputy"),
        keyboard(
            *rows,
            pager(people.page, people.pages, lambda page: ChooseDeputy(card.id, page)),
            back_row(
                words,
                OpenAbsence(card.id),
                Button(words("away-nobody-stands-in"), PickDeputy(card.id, None)) if card.deputy else None,
            ),
        ),
    )


def last_day_block(
    words: Words,
    card: AbsenceCard,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - a last day is a day of the company
    now: datetime,  # noqa: ARG001
    alone: bool,  # noqa: ARG001
) -> ReminderBlock:
    """The last day away: rights and notices come back tomorrow; it can be made longer."""
    button = Button(words("away-button-change"), ChangeAbsence(card.id))
    text = words.html("away-ends-deputy", name=card.deputy) if card.deputy else words.html("away-ends")
    return ReminderBlock(text, ((button,),))


def _text(words: Words, card: AbsenceCard) -> Html:
    first, last = (day(words, one, today=card.today) for one in (card.starts_on, card.ends_on))
    more = len(card.deadlines) - _MOST_DEADLINES
    inside = [
        words.html("away-deadline", title=one.title, day=short_day(words, one.day, today=card.today))
        for one in card.deadlines[:_MOST_DEADLINES]
    ]
    return blocks(
        lines(
            words.html("away-card-over" if card.over else "away-card", name=card.name),
            words.html("away-days", first=first, last=last),
            words.html("away-kind", kind=words.option("absence-kind", card.kind)) if card.kind else None,
            words.html("away-deputy", name=card.deputy) if card.deputy else words.html("away-no-deputy"),
        ),
        lines(
            words.html("away-deadlines"), *inside, words.html("today-more", count=more) if more > 0 else None
        )
        if inside and not card.over
        else None,
    )


def _buttons(words: Words, card: AbsenceCard) -> tuple[Row, ...]:
    if not card.is_mine:
        return keyboard(back_row(words, OpenAway()))
    if card.over:
        resumable = card.ends_on >= card.today
        return keyboard(
            (undo(words, ResumeAbsence(card.id, card.rev)),) if resumable else (), back_row(words, OpenAway())
        )
    kinds = [Chip(kind, words.option("absence-kind", kind)) for kind in AbsenceKind]
    begun = card.starts_on <= card.today
    stop = words("away-button-return") if begun else words("away-button-drop")
    return keyboard(
        (Button(words("away-button-deputy"), ChooseDeputy(card.id, 0)),),
        *choice(kinds, lambda kind: ChooseAbsenceKind(card.id, kind.value), chosen=card.kind, most=2),
        (Button(words("away-button-change"), ChangeAbsence(card.id)),),
        back_row(words, OpenAway(), Button(stop, EndAbsence(card.id, card.rev), style=Style.RED)),
    )


def _row(words: Words, row: AwayRow, today: date) -> Html:
    first, last = (short_day(words, one, today=today) for one in (row.starts_on, row.ends_on))
    if row.deputy:
        return words.html("away-row-deputy", name=row.name, first=first, last=last, deputy=row.deputy)
    return words.html("away-row", name=row.name, first=first, last=last)


def _week(words: Words, row: AwayRow, today: date) -> str:
    """The week of the first day still to come, as it is called."""
    begins = max(row.starts_on, today)
    monday = begins - timedelta(days=begins.weekday())
    if monday <= today:
        return words("away-this-week")
    return words("away-week-of", day=short_day(words, monday, today=today))
