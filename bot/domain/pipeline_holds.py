"""Candidates who rest: until a day nobody is reminded of them and their stage's limit does not run; then they wake.

On the day of waking the vacancy's owner is told, and the limit begins anew. Moving a candidate on ends the rest.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain import access, events, reminders
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_today, morning_of
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.pipeline import LIVE, StageLabel, label_of
from bot.domain.stage_changes import after_change, after_undo, application_id_of
from bot.models import Application, Candidate, Reminder, ReminderKind, StageChange, Subject, Vacancy

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Woken:
    """A candidate whose rest is over."""

    application_id: int
    candidate_id: int
    full_name: str
    title: str
    label: StageLabel


def hold(
    session: Session, actor: Actor, application_id: int, until: date, *, rev: int, now: datetime
) -> Application:
    """Let a candidate rest until a day of the company's zone. The same day twice changes nothing.

    Raises Denied; Outdated for an older card; Unfit for a day that is not to come or too far, or one who is no longer sought.
    """
    application = _moveable(session, actor, application_id)
    if application.hold_until == until:
        return application
    if application.rev != rev:
        raise Outdated
    rest(session, application, until, by_id=actor.id, now=now)
    return application


def rest(session: Session, application: Application, until: date, *, by_id: int, now: datetime) -> None:
    """Let a candidate rest; rights and the card's revision are the caller's to check. Raises Unfit as `hold`."""
    today = company_today(session, now)
    if until <= today:
        raise Unfit(Problem.DAY_IN_PAST)
    if until > today + LONGEST:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    if application.stage not in LIVE:
        raise Unfit(Problem.NOT_IN_PIPELINE)
    _set(session, application, until, actor_id=by_id, verb="held", now=now)


def wake(session: Session, actor: Actor, application_id: int, *, rev: int, now: datetime) -> Application:
    """End a rest before its day. Who does not rest stays as they are. Raises Denied, Outdated."""
    application = _moveable(session, actor, application_id)
    if application.hold_until is None:
        return application
    if application.rev != rev:
        raise Outdated
    _set(session, application, None, actor_id=actor.id, verb="woken", now=now)
    return application


def end(session: Session, application: Application, *, by_id: int, now: datetime) -> None:
    """End a rest that was a mistake; rights are the caller's to check."""
    _set(session, application, None, actor_id=by_id, verb="woken", now=now)


def _moveable(session: Session, actor: Actor, application_id: int) -> Application:
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    return application


def _set(
    session: Session,
    application: Application,
    until: date | None,
    *,
    actor_id: int | None,
    verb: str,
    now: datetime,
) -> None:
    before, application.hold_until = application.hold_until, until
    application.woken_at = now if until is None else application.woken_at
    application.rev += 1
    session.add(application)
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.APPLICATION,
        subject_id=application_id_of(application),
        verb=verb,
        now=now,
        changes={"hold_until": (before, until)},
    )
    plan(session, application, now=now)


def plan(session: Session, application: Application, *, now: datetime) -> None:
    """Make the reminder of waking what the application says."""
    vacancy = session.get(Vacancy, application.vacancy_id)
    until = application.hold_until
    reminders.plan(
        session,
        Subject.APPLICATION,
        application_id_of(application),
        ReminderKind.APPLICATION_WAKES,
        recipients=[vacancy.owner_id] if vacancy is not None else [],
        due_at=morning_of(session, until) if until is not None else None,
        now=now,
    )


@after_change
@after_undo
def rest_ended(session: Session, application: Application, _change: StageChange, now: datetime) -> None:
    """A move ends the rest, taking it back restores it: the reminder follows."""
    plan(session, application, now=now)


@reminders.check_for(ReminderKind.APPLICATION_WAKES)
def wakes_stands(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still sought, and not put to rest again."""
    application = session.get(Application, reminder.subject_id)
    if application is None or application.stage not in LIVE:
        return False
    return application.hold_until is None or application.hold_until <= company_today(session, now)


@reminders.again_for(ReminderKind.APPLICATION_WAKES)
def wakes(session: Session, reminder: Reminder, now: datetime) -> None:
    """The day has come: the rest is over, in the unit that says so."""
    application = session.get(Application, reminder.subject_id)
    if application is not None and application.hold_until is not None:
        _set(session, application, None, actor_id=None, verb="woken", now=now)


def woken(session: Session, recipient: Actor, reminder: Reminder, _now: datetime) -> Woken | None:
    """What a fired reminder says now; None when the recipient may no longer see the candidate."""
    application = session.get(Application, reminder.subject_id)
    candidate = session.get(Candidate, application.candidate_id) if application is not None else None
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if application is None or candidate is None or vacancy is None:
        return None
    if not access.may_on_vacancy(session, recipient, vacancy, Permission.CANDIDATE_VIEW):
        return None
    return Woken(
        application_id_of(application),
        application.candidate_id,
        candidate.full_name,
        vacancy.title,
        label_of(session, application),
    )
