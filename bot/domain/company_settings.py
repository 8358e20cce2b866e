"""What an HR admin decides for the whole company: its name, zone, country's calendar and own exceptions, its language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.people import the_company
from bot.domain.preferences import ZONES
from bot.domain.vacancy_reminders import plan_reminders
from bot.i18n import Language
from bot.models import CalendarDay, Company, Subject, Vacancy, VacancyState
from bot.parsing.own_days import parse_own_day

# Offered by number in buttons: append only. ISO 3166 codes of countries whose calendars the library knows.
COUNTRIES: Final = (
    "RU", "BY", "KZ", "AM", "GE", "UZ", "AZ", "RS", "TR", "AE", "CY", "DE", "PL", "LT", "LV", "EE", "IL", "GB", "US",
)  # fmt: skip
LONGEST_NAME: Final = 80
LONGEST_NOTE: Final = 60
# So far back an exception still matters: working days are counted backwards too.
_KEPT_BEHIND: Final = 31


@dataclass(frozen=True)
class OwnDay:
    """A day that the company works or rests against its country's calendar."""

    day: date
    is_workday: bool
    note: str


@dataclass(frozen=True)
class CompanySettings:
    """The company's settings. `country` is an ISO 3166 code; `exceptions` are those still to come or just past."""

    name: str
    zone: ZoneInfo
    country: str
    language: Language
    exceptions: tuple[OwnDay, ...]
    today: date


def settings(session: Session, actor: Actor, *, now: datetime) -> CompanySettings:
    """The company's settings. Raises Denied."""
    actor.require(Permission.COMPANY_EDIT)
    company = the_company(session)
    today = company_today(session, now)
    rows = session.exec(select(CalendarDay).order_by(col(CalendarDay.day))).all()
    return CompanySettings(
        company.name,
        ZoneInfo(company.timezone),
        company.country,
        company.language,
        tuple(
            OwnDay(row.day, row.is_workday, row.note)
            for row in rows
            if (today - row.day).days <= _KEPT_BEHIND
        ),
        today,
    )


def rename(session: Session, actor: Actor, name: str, *, now: datetime) -> CompanySettings:
    """Call the company otherwise. Raises Denied, Unfit."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Unfit(Problem.NAME_EMPTY)
    if len(tidy) > LONGEST_NAME:
        raise Unfit(Problem.NAME_TOO_LONG, most=LONGEST_NAME)
    return _change(session, actor, now, name=tidy)


def choose_zone(session: Session, actor: Actor, place: int, *, now: datetime) -> CompanySettings:
    """Count the company's days in this zone. Raises Denied; Outdated for a place that is not offered."""
    if not 0 <= place < len(ZONES):
        raise Outdated
    changed = _change(session, actor, now, timezone=ZONES[place])
    _plan_anew(session, now)
    return changed


def choose_country(session: Session, actor: Actor, place: int, *, now: datetime) -> CompanySettings:
    """Work by this country's production calendar. Raises Denied; Outdated for a country that is not offered."""
    if not 0 <= place < len(COUNTRIES):
        raise Outdated
    changed = _change(session, actor, now, country=COUNTRIES[place])
    _plan_anew(session, now)
    return changed


def choose_language(session: Session, actor: Actor, language: Language, *, now: datetime) -> CompanySettings:
    """The language of groups, and of those who have not chosen their own. Raises Denied."""
    return _change(session, actor, now, language=language)


def add_exception(session: Session, actor: Actor, text: str, *, now: datetime) -> CompanySettings:
    """Take a line such as «31.12 выходной, корпоратив» or "Feb 20 working". Raises Denied, Unfit."""
    actor.require(Permission.COMPANY_EDIT)
    found = parse_own_day(text, now=now, zone=company_zone(session))
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    if found.day < company_today(session, now):
        raise Unfit(Problem.DAY_IN_PAST)
    row = session.get(CalendarDay, found.day) or CalendarDay(day=found.day, is_workday=True)
    before = row.is_workday
    row.is_workday, row.note = found.is_workday, found.note[:LONGEST_NOTE]
    session.add(row)
    _record(session, actor, now, {row.day.isoformat(): (before, found.is_workday)})
    _plan_anew(session, now)
    return settings(session, actor, now=now)


def drop_exception(session: Session, actor: Actor, day: date, *, now: datetime) -> CompanySettings:
    """Go by the country's calendar on that day again; a second press changes nothing. Raises Denied."""
    actor.require(Permission.COMPANY_EDIT)
    row = session.get(CalendarDay, day)
    if row is not None:
        session.delete(row)
        session.flush()  # the calendar is read again below
        _record(session, actor, now, {day.isoformat(): (row.is_workday, None)})
        _plan_anew(session, now)
    return settings(session, actor, now=now)


def _change(session: Session, actor: Actor, now: datetime, **values: str) -> CompanySettings:
    actor.require(Permission.COMPANY_EDIT)
    company: Company = the_company(session)
    changes: dict[str, tuple[object, object]] = {
        name: (getattr(company, name), value)
        for name, value in values.items()
        if getattr(company, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(company, name, value)
    if changes:
        session.add(company)
        _record(session, actor, now, changes)
    return settings(session, actor, now=now)


def _record(session: Session, actor: Actor, now: datetime, changes: dict[str, tuple[object, object]]) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.COMPANY,
        subject_id=1,
        verb="settings_changed",
        now=now,
        changes=changes,
    )


def _plan_anew(session: Session, now: datetime) -> None:
    """Days of the company are other moments now: the reminders of open vacancies follow."""
    rows = session.exec(
        select(Vacancy).where(Vacancy.state == VacancyState.OPEN, col(Vacancy.closes_on).is_not(None))
    ).all()
    for vacancy in rows:
        plan_reminders(session, vacancy, now=now)
