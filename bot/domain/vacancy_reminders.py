"""The owner is reminded before a vacancy's closing day and asked "extend or close?" after it; nothing closes
silently.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain import reminders
from bot.domain.access import Actor, Permission, may_on_vacancy
from bot.domain.company_days import company_today, morning_of, work_calendar
from bot.models import Reminder, ReminderKind, Subject, Vacancy, VacancyState

SOON_WORKDAYS = 3


@dataclass(frozen=True)
class ClosingDay:
    """What a closing reminder shows. `closes_on` and `today` are days of the company's zone."""

    kind: ReminderKind
    vacancy_id: int
    rev: int
    title: str
    closes_on: date
    today: date


def plan_reminders(session: Session, vacancy: Vacancy, *, now: datetime) -> None:
    """Rewrite the unfired reminders after a vacancy's closing day, owner or state has changed."""
    if vacancy.id is None:
        return
    reminds = vacancy.state is VacancyState.OPEN and vacancy.closes_on is not None
    due = {
        ReminderKind.VACANCY_CLOSES_SOON: soon_moment(session, vacancy.closes_on)
        if vacancy.closes_on
        else None,
        ReminderKind.VACANCY_CLOSED_DAY: _ask_moment(session, vacancy.closes_on, now)
        if vacancy.closes_on
        else None,
    }
    for kind, moment in due.items():
        reminders.plan(
            session,
            Subject.VACANCY,
            vacancy.id,
            kind,
            recipients=[vacancy.owner_id],
            due_at=moment if reminds else None,
            now=now,
        )


def soon_moment(session: Session, closes_on: date) -> datetime:
    """10:00 of the company's zone, three working days before the closing day."""
    return morning_of(session, work_calendar(session).add_workdays(closes_on, -SOON_WORKDAYS))


def _ask_moment(session: Session, closes_on: date, now: datetime) -> datetime:
    """10:00 of the first working day after the closing day; for a day long past, of the next working day from
    now.
    """
    calendar = work_calendar(session)
    moment = morning_of(session, calendar.next_workday(closes_on))
    if moment > now:
        return moment
    today = company_today(session, now)
    moment = morning_of(session, calendar.on_or_after(today))
    return moment if moment > now else morning_of(session, calendar.next_workday(today))


@reminders.check_for(ReminderKind.VACANCY_CLOSES_SOON)
def closes_soon_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still open, still theirs, the day neither moved nor passed."""
    vacancy = _open_and_owned(session, reminder)
    if vacancy is None or vacancy.closes_on is None or vacancy.closes_on < company_today(session, now):
        return False
    return soon_moment(session, vacancy.closes_on) == reminder.due_at


@reminders.check_for(ReminderKind.VACANCY_CLOSED_DAY)
def closed_day_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still open, still theirs, and the closing day is over."""
    vacancy = _open_and_owned(session, reminder)
    if vacancy is None or vacancy.closes_on is None:
        return False
    return vacancy.closes_on < company_today(session, now)


def _open_and_owned(session: Session, reminder: Reminder) -> Vacancy | None:
    vacancy = session.get(Vacancy, reminder.subject_id)
    if vacancy is None or vacancy.state is not VacancyState.OPEN or vacancy.owner_id != reminder.recipient_id:
        return None
    return vacancy


def closing_day(session: Session, recipient: Actor, reminder: Reminder, now: datetime) -> ClosingDay | None:
    """What a fired closing reminder says now; None when the recipient may no longer see the vacancy."""
    vacancy = session.get(Vacancy, reminder.subject_id)
    if vacancy is None or vacancy.id is None or vacancy.closes_on is None:
        return None
    if not may_on_vacancy(session, recipient, vacancy, Permission.VACANCY_VIEW):
        return None
    return ClosingDay(
        reminder.kind, vacancy.id, vacancy.rev, vacancy.title, vacancy.closes_on, company_today(session, now)
    )


def burning_until(session: Session, today: date) -> date:
    """A vacancy that closes by this day burns: within three working days, or late already."""
    return max(work_calendar(session).add_workdays(today, SOON_WORKDAYS), today + timedelta(days=1))
