"""Choosing a day: chips with the likely ones, and as a last resort a month's calendar."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from babel.dates import format_date

from bot.callbacks import Press
from bot.i18n import Words
from bot.views.screen import Button, Row, Style, in_rows

_BLANK = "·"
_MONDAY_FIRST = 7
_FRIDAY = 4


class DayOffer(StrEnum):
    """A likely day, counted from today."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    FRIDAY = "friday"
    DAYS_3 = "days_3"
    WEEK = "week"
    WEEKS_2 = "weeks_2"
    MONTH = "month"
    MONTH_END = "month_end"
    QUARTER_END = "quarter_end"


SOON = (DayOffer.TODAY, DayOffer.TOMORROW, DayOffer.FRIDAY, DayOffer.DAYS_3, DayOffer.WEEK)
LATER = (DayOffer.WEEKS_2, DayOffer.MONTH, DayOffer.MONTH_END, DayOffer.QUARTER_END)


def offered_day(offer: DayOffer, today: date) -> date:
    """The day an offer means; Friday is today on a Friday, a month after the 31st is the month's last day."""
    match offer:
        case DayOffer.TODAY:
            return today
        case DayOffer.FRIDAY:
            return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
        case DayOffer.MONTH:
            following = shift_month(today, 1)
            return following.replace(day=min(today.day, monthrange(following.year, following.month)[1]))
        case DayOffer.MONTH_END:
            return _last_of_month(today)
        case DayOffer.QUARTER_END:
            return _last_of_month(today.replace(day=1, month=(today.month + 2) // 3 * 3))
        case _:
            days = {DayOffer.TOMORROW: 1, DayOffer.DAYS_3: 3, DayOffer.WEEK: 7, DayOffer.WEEKS_2: 14}
            return today + timedelta(days=days[offer])


def day_chips(
    words: Words,
    *,
    today: date,
    to_day: Callable[[date], Press],
    offers: Sequence[DayOffer] = SOON,
    calendar: Press | None = None,
) -> tuple[Row, ...]:
    """Chips of likely days, soonest first, each day offered once, and the way to the calendar."""
    days: dict[date, DayOffer] = {}
    for offer in offers:
        days.setdefault(offered_day(offer, today), offer)
    buttons = [Button(_offer_label(words, offer, day), to_day(day)) for day, offer in sorted(days.items())]
    if calendar is not None:
        buttons.append(Button(words("button-calendar"), calendar))
    return in_rows(buttons, width=48)


def month_calendar(
    words: Words,
    *,
    month: date,
    today: date,
    to_day: Callable[[date], Press],
    to_month: Callable[[date], Press],
    chosen: date | None = None,
    is_day_off: Callable[[date], bool] | None = None,
    earliest: date | None = None,
) -> tuple[Row, ...]:
    """A month's days, Monday first, with ‹ › to the months beside it (`to_month` gets a month's first day).

    Days off carry a dot, the chosen day a ✓ and a colour, today is «in quotes». Days before `earliest` (today
    unless given) are blank, whole weeks of them left out; a blank shows the same month again when pressed.
    """
    first = month.replace(day=1)
    start = earliest if earliest is not None else today
    off = is_day_off if is_day_off is not None else lambda day: day.weekday() > _FRIDAY
    blank = Button(_BLANK, to_month(first))

    def cell(day: date) -> Button:
        if day < start:
            return blank
        if day == chosen:
            return Button(f"✓{day.day}", to_day(day), style=Style.BLUE)
        label = f"«{day.day}»" if day == today else str(day.day)
        return Button(f"{label}{_BLANK}" if off(day) else label, to_day(day))

    days = [cell(first + timedelta(days=number)) for number in range(monthrange(first.year, first.month)[1])]
    grid = [blank] * first.weekday() + days
    grid += [blank] * (-len(grid) % _MONDAY_FIRST)
    rows = [tuple(grid[at : at + _MONDAY_FIRST]) for at in range(0, len(grid), _MONDAY_FIRST)]
    weeks = tuple(row for row in rows if any(button is not blank for button in row))
    monday = first - timedelta(days=first.weekday())
    names = tuple(
        Button(format_date(monday + timedelta(days=number), "EEEEEE", locale=words.babel), to_month(first))
        for number in range(_MONDAY_FIRST)
    )
    return (_month_row(words, first, start, to_month), names, *weeks)


def shift_month(day: date, months: int) -> date:
    """The first day of the month that many months away."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _month_row(words: Words, first: date, start: date, to_month: Callable[[date], Press]) -> Row:
    """`‹ Декабрь 2026 ›`; months wholly before the earliest day are not offered."""
    title = format_date(first, "LLLL y", locale=words.babel)
    has_earlier = first > start
    return (
        Button("‹" if has_earlier else _BLANK, to_month(shift_month(first, -1) if has_earlier else first)),
        Button(title[:1].upper() + title[1:], to_month(first)),
        Button("›", to_month(shift_month(first, 1))),
    )


def _offer_label(words: Words, offer: DayOffer, day: date) -> str:
    """The offer's name; where the name leaves the date open, the date too."""
    name = words.option("day-offer", offer)
    if offer in {DayOffer.TODAY, DayOffer.TOMORROW}:
        return name
    return f"{name} · {format_date(day, 'd MMM', locale=words.babel)}"


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
