"""Leaving: the last day, what somebody holds, handing it over, and what HR and heirs are told."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskEndNow,
    ChooseHeir,
    EndNow,
    HandOver,
    LastDayCalendar,
    OpenLeaving,
    OpenPerson,
    OpenPlan,
    PlanFor,
    SetLastDay,
    UndoHandOver,
)
from bot.domain.holdings import Holding, HoldingKind
from bot.domain.leaving import AccessEnded, HandedOver, Leaving
from bot.domain.people_cards import Choice
from bot.i18n import Html, Words, blocks, lines
from bot.models import EmployeeState, PlanKind
from bot.views.format import clip
from bot.views.people import people_rows
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.day_choice import DayOffer, day_chips, month_calendar
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

_SHOWN = 4
_TITLE = 40
_OFFERS = (DayOffer.TODAY, DayOffer.FRIDAY, DayOffer.WEEKS_2, DayOffer.MONTH_END)


def leaving_screen(words: Words, found: Leaving) -> Screen:
    """The last day and what is still held; everything goes to one colleague in one step."""
    return Screen(
        blocks(
            words.html("leaving-title", name=found.name),
            _last_day(words, found),
            words.html("leaving-passed", heir=found.heir) if found.undo_event_id is not None else None,
            holdings(words, found.holdings) if found.holdings else words.html("leaving-nothing"),
        ),
        keyboard(
            (
                Button(words("leaving-pass-all"), ChooseHeir(found.id, None, 0), style=Style.GREEN)
                if found.holdings
                else None,
            ),
            (undo(words, UndoHandOver(found.undo_event_id)) if found.undo_event_id is not None else None,),
            *_kind_rows(words, found),
            *_day_rows(words, found),
            (_plan(words, found),),
            back_row(
                words,
                OpenPerson(found.id),
                Button(words("leaving-now"), AskEndNow(found.id), style=Style.RED)
                if found.state is not EmployeeState.LEFT
                else None,
            ),
        ),
    )


def _plan(words: Words, found: Leaving) -> Button | None:
    """What departments do when somebody leaves: the laptop, the access, what is to be handed over."""
    if found.plan_id is not None:
        return Button(words.option("plan-kind", PlanKind.LEAVING), OpenPlan(found.plan_id, 0))
    if found.state is EmployeeState.LEFT or found.last_day is None:
        return None
    return Button(words.option("plan-begin", PlanKind.LEAVING), PlanFor(found.id, PlanKind.LEAVING.value))


def _last_day(words: Words, found: Leaving) -> Html:
    if found.state is EmployeeState.LEFT:
        return words.html("leaving-over")
    if found.last_day is None:
        return words.html("leaving-ask-day")
    return words.html("leaving-day", day=words.day(found.last_day, today=found.today))


def _kind_rows(words: Words, found: Leaving) -> tuple[Row, ...]:
    """One kind at a time, where there is more than one."""
    if len(found.holdings) < 2:  # noqa: PLR2004 - a single kind is handed over by the button above
        return ()
    return tuple(
        (
            Button(
                clip(
                    words("leaving-pass-kind", what=words.option("holding", one.kind), count=len(one.things)),
                    _TITLE,
                ),
                ChooseHeir(found.id, one.kind.value, 0),
            ),
        )
        for one in found.holdings
    )


def _day_rows(words: Words, found: Leaving) -> tuple[Row, ...]:
    if found.state is EmployeeState.LEFT:
        return ()
    if found.last_day is not None:
        stays = Button(words("leaving-stays"), SetLastDay(found.id, None, found.rev))
        other = LastDayCalendar(found.id, found.last_day.replace(day=1).isoformat())
        return ((stays, Button(words("button-calendar"), other)),)
    return day_chips(
        words,
        today=found.today,
        to_day=lambda day: SetLastDay(found.id, day.isoformat(), found.rev),
        offers=_OFFERS,
        calendar=LastDayCalendar(found.id, found.today.replace(day=1).isoformat()),
    )


def calendar_screen(words: Words, found: Leaving, month: date) -> Screen:
    """A month to choose the last day from."""
    return Screen(
        blocks(words.html("leaving-title", name=found.name), words.html("leaving-ask-day")),
        (
            *month_calendar(
                words,
                month=month,
                today=found.today,
                to_day=lambda day: SetLastDay(found.id, day.isoformat(), found.rev),
                to_month=lambda first: LastDayCalendar(found.id, first.isoformat()),
                chosen=found.last_day,
            ),
            back_row(words, OpenLeaving(found.id)),
        ),
    )


def holdings(words: Words, found: tuple[Holding, ...]) -> Html:
    """What somebody holds, kind by kind, the first few by name."""
    return lines(words.html("leaving-holds"), *(_holding(words, one) for one in found))


def _holding(words: Words, one: Holding) -> Html:
    titles = [clip(held.title, _TITLE) for held in one.things[:_SHOWN] if held.title]
    more = ", …" if len(one.things) > _SHOWN else ""
    what = words.option("holding", one.kind)
    if not titles:
        return words.html("leaving-holds-kind", what=what, count=len(one.things))
    return words.html(
        "leaving-holds-named", what=what, count=len(one.things), titles=", ".join(titles) + more
    )


def heir_screen(words: Words, found: Leaving, choice: Choice, kind: HoldingKind | None) -> Screen:
    """Who takes over."""
    asked = (
        words.html("leaving-ask-heir-kind", what=words.option("holding", kind))
        if kind is not None
        else words.html("leaving-ask-heir")
    )
    key = kind.value if kind is not None else None
    return Screen(
        blocks(words.html("leaving-title", name=found.name), asked),
        keyboard(
            *people_rows(choice, lambda one: HandOver(found.id, key, one)),
            pager(choice.page, choice.pages, lambda page: ChooseHeir(found.id, key, page)),
            back_row(words, OpenLeaving(found.id)),
        ),
    )


def ask_end_now(words: Words, found: Leaving) -> Screen:
    """Closing an access at once is asked first."""
    return Screen(
        blocks(
            words.html("leaving-now-ask", name=found.name),
            holdings(words, found.holdings) if found.holdings else None,
        ),
        keyboard(
            back_row(
                words,
                OpenLeaving(found.id),
                Button(words("leaving-now-yes"), EndNow(found.id, found.rev), style=Style.RED),
            )
        ),
    )


# -- what others are told --------------------------------------------------------------------------------


def handed_over(words: Words, found: HandedOver, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """An heir learns what is theirs now."""
    kinds = [
        words.html("leaving-holds-kind", what=words.option("holding", kind), count=count)
        for kind, count in found.holdings
    ]
    return Screen(lines(words.html("handed-over", name=found.name), *kinds))


def access_ended(words: Words, found: AccessEnded, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """HR learns that an access has ended, and what is left without anyone."""
    return Screen(
        blocks(
            words.html("access-ended", name=found.name),
            holdings(words, found.holdings) if found.holdings else None,
        ),
        keyboard(
            (
                Button(words("leaving-pass-all"), OpenLeaving(found.id), style=Style.GREEN)
                if found.holdings
                else None,
            )
        ),
    )


def last_day_block(
    words: Words,
    found: Leaving,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - a last day is a day of the company
    now: datetime,  # noqa: ARG001
    alone: bool,  # noqa: ARG001
) -> ReminderBlock:
    """The morning of somebody's last day: what is not handed over yet."""
    button = Button(words("leaving-pass-of", name=clip(found.name, _TITLE // 2)), OpenLeaving(found.id))
    return ReminderBlock(
        lines(words.html("leaving-last-day", name=found.name), holdings(words, found.holdings)), ((button,),)
    )
