"""The company's own days: what day it is there, which days are worked, when its morning is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from bot.domain.access import Actor
from bot.domain.people import the_company
from bot.models import CalendarDay
from bot.parsing.dates import at_local
from bot.workdays import CalendarException, WorkCalendar

# Reminders about a day come at this hour of the company's zone.
MORNING = time(10, 0)


def company_zone(session: Session) -> ZoneInfo:
    """The zone in which closing days and deadlines are days."""
    return ZoneInfo(the_company(session).timezone)


def company_today(session: Session, now: datetime) -> date:
    """What day it is for the company."""
    return now.astimezone(company_zone(session)).date()


def work_calendar(session: Session) -> WorkCalendar:
    """The production calendar of the company's country with the company's own exceptions."""
    exceptions = session.exec(select(CalendarDay)).all()
    return WorkCalendar.of(
        the_company(session).country, [CalendarException(row.day, row.is_workday) for row in exceptions]
    )


def morning_of(session: Session, day: date) -> datetime:
    """That day's 10:00 in the company's zone, as aware UTC."""
    return at_local(day, MORNING, company_zone(session)).astimezone(UTC)


def zone_for(session: Session, actor: Actor) -> ZoneInfo:  # noqa: ARG001 - everybody may know it
    """The company's zone, for what is shown to several people at once."""
    return company_zone(session)
