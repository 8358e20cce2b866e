"""When a plan's task is due: so many days from the plan's day, over the production calendar. Pure.

Deadlines are always on working days. Counted in calendar days, one that would fall on a day off moves to the working day
before it when it lies before the plan's day, and to the next one when it lies after: preparations are never late by it.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.models import OffsetUnit
from bot.parsing.dates import at_local
from bot.workdays import WorkCalendar

MORNING = time(10, 0)
EVENING = time(18, 0)
# Who is late by the clock alone hears of it in working hours.
WORK_ENDS = time(19, 0)


def due_day(day: date, offset: int, unit: OffsetUnit, calendar: WorkCalendar) -> date:
    """The working day a task is due, `offset` days from the plan's day. A plan's day itself may be a day off."""
    if unit is OffsetUnit.WORKDAYS and offset:
        return calendar.add_workdays(day, offset)
    wanted = day + timedelta(days=offset)
    return calendar.on_or_before(wanted) if offset < 0 else calendar.on_or_after(wanted)


def due_moment(
    day: date, offset: int, unit: OffsetUnit, hour: int, *, calendar: WorkCalendar, zone: ZoneInfo
) -> datetime:
    """The moment a task is due, as aware UTC; `hour` is a local hour."""
    return at_local(due_day(day, offset, unit, calendar), time(hour), zone).astimezone(UTC)


def day_before(due: datetime, *, calendar: WorkCalendar, zone: ZoneInfo) -> datetime:
    """The morning of the working day before a deadline."""
    day = calendar.previous_workday(due.astimezone(zone).date())
    return at_local(day, MORNING, zone).astimezone(UTC)


def due_morning(due: datetime, *, zone: ZoneInfo) -> datetime:
    """The morning of the deadline's day."""
    return at_local(due.astimezone(zone).date(), MORNING, zone).astimezone(UTC)


def in_work_hours(moment: datetime, *, calendar: WorkCalendar, zone: ZoneInfo) -> datetime:
    """The moment itself in working hours, else the next morning on which somebody works."""
    local = moment.astimezone(zone)
    day = local.date()
    if calendar.is_workday(day) and MORNING <= local.time() <= WORK_ENDS:
        return moment
    if not calendar.is_workday(day) or local.time() > WORK_ENDS:
        day = calendar.next_workday(day)
    return at_local(day, MORNING, zone).astimezone(UTC)


def next_workday_same_hour(moment: datetime, *, calendar: WorkCalendar, zone: ZoneInfo) -> datetime:
    """The same time of day on the next working day."""
    local = moment.astimezone(zone)
    day = calendar.next_workday(local.date())
    return at_local(day, local.time().replace(second=0, microsecond=0), zone).astimezone(UTC)
