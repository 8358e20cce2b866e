"""What is said of an interview and when: a day and an hour before, the question how it went, the scorecards still missing.

Moments are each recipient's own, outside their quiet hours; every verb that moves an interview or its people plans anew.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import reminders
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_zone, morning_of, work_calendar
from bot.domain.interview_access import may_on_interview
from bot.domain.interview_cards import InterviewCard, card_of
from bot.domain.interview_rows import (
    OPEN,
    ends_at,
    id_of,
    interviewers_of,
    missing_cards,
    recruiter_of,
    works_here,
)
from bot.domain.notifications import after_quiet_hours, before_quiet_hours
from bot.models import (
    Employee,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Reminder,
    ReminderKind,
    Subject,
)

DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)
# So long an interviewer has to say how it went, then the recruiter is asked.
OUTCOME_AFTER = timedelta(hours=2)
_K = ReminderKind


def plan(session: Session, interview: Interview, *, now: datetime) -> None:
    """Make the unfired reminders fit the interview as it stands: its time, its people, its state."""
    rows = [row for row in interviewers_of(session, id_of(interview)) if works_here(session, row.employee_id)]
    is_open = interview.state in OPEN
    coming = [row for row in rows if row.answer is not InterviewAnswer.DECLINED] if is_open else []
    _each(session, interview, _K.INTERVIEW_DAY_BEFORE, coming, DAY_BEFORE, now)
    _each(session, interview, _K.INTERVIEW_HOUR_BEFORE, coming, HOUR_BEFORE, now)
    over = ends_at(interview)
    recruiter = [recruiter_of(session, interview)]
    _all(
        session,
        interview,
        _K.INTERVIEW_OUTCOME,
        [row.employee_id for row in coming],
        over if coming else None,
        now,
    )
    late = over + OUTCOME_AFTER if coming else over
    _all(session, interview, _K.INTERVIEW_OUTCOME_RECRUITER, recruiter, late if is_open else None, now)
    awaited = [row.employee_id for _, row in missing_cards(session, id_of(interview))]
    wanted = interview.state is InterviewState.DONE and bool(awaited)
    _all(
        session,
        interview,
        _K.SCORECARD_MISSING,
        awaited,
        _morning(session, interview, 1) if wanted else None,
        now,
    )
    _all(
        session,
        interview,
        _K.SCORECARD_MISSING_RECRUITER,
        recruiter,
        _morning(session, interview, 2) if wanted else None,
        now,
    )


def _each(
    session: Session,
    interview: Interview,
    kind: ReminderKind,
    rows: list[Interviewer],
    before: timedelta,
    now: datetime,
) -> None:
    """The same distance before the beginning for everybody, but said when each may be disturbed."""
    due = {
        row.employee_id: _waking(session.get(Employee, row.employee_id), interview.starts_at, before)
        for row in rows
    }
    reminders.plan_each(session, Subject.INTERVIEW, id_of(interview), kind, due, now=now)


def _waking(person: Employee | None, starts_at: datetime, before: timedelta) -> datetime | None:
    """So long before, moved out of quiet hours: to their end if that is in time, else to the evening before them."""
    if person is None:
        return None
    moment = starts_at - before
    after = after_quiet_hours(person, moment)
    in_time = starts_at - after >= min(before, HOUR_BEFORE) / 2
    return after if in_time else before_quiet_hours(person, moment)


def _all(
    session: Session,
    interview: Interview,
    kind: ReminderKind,
    recipients: list[int],
    due_at: datetime | None,
    now: datetime,
) -> None:
    reminders.plan(
        session, Subject.INTERVIEW, id_of(interview), kind, recipients=recipients, due_at=due_at, now=now
    )


def _morning(session: Session, interview: Interview, workdays: int) -> datetime:
    """The morning so many working days after it was said that an interview was held."""
    zone = company_zone(session)
    told_at = interview.settled_at or interview.starts_at
    held = max(ends_at(interview), told_at).astimezone(zone).date()
    return morning_of(session, work_calendar(session).add_workdays(held, workdays))


# -- whether it still stands -------------------------------------------------------------------------------


def _holds(session: Session, interview: Interview, employee_id: int) -> bool:
    rows = interviewers_of(session, id_of(interview))
    return any(row.employee_id == employee_id and row.answer is not InterviewAnswer.DECLINED for row in rows)


@reminders.check_for(_K.INTERVIEW_DAY_BEFORE)
@reminders.check_for(_K.INTERVIEW_HOUR_BEFORE)
def is_ahead(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Still to be held by them, and not begun. What was planned for another time went with the move."""
    interview = session.get(Interview, reminder.subject_id)
    if interview is None or interview.state not in OPEN or interview.starts_at <= now:
        return False
    return _holds(session, interview, reminder.recipient_id)


@reminders.check_for(_K.INTERVIEW_OUTCOME)
def outcome_unknown(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Over by the clock, and nobody has said how it went."""
    interview = session.get(Interview, reminder.subject_id)
    if interview is None or interview.state not in OPEN or ends_at(interview) > now:
        return False
    return _holds(session, interview, reminder.recipient_id)


@reminders.check_for(_K.INTERVIEW_OUTCOME_RECRUITER)
def outcome_still_unknown(session: Session, reminder: Reminder, now: datetime) -> bool:
    """Two hours later still nobody has."""
    interview = session.get(Interview, reminder.subject_id)
    return interview is not None and interview.state in OPEN and ends_at(interview) <= now


@reminders.check_for(_K.SCORECARD_MISSING)
def card_missing(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Held, and this interviewer's card is still expected."""
    interview = session.get(Interview, reminder.subject_id)
    if interview is None or interview.state is not InterviewState.DONE:
        return False
    return any(
        row.employee_id == reminder.recipient_id for _, row in missing_cards(session, reminder.subject_id)
    )


@reminders.check_for(_K.SCORECARD_MISSING_RECRUITER)
def cards_still_missing(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Held, and somebody's card is still expected."""
    interview = session.get(Interview, reminder.subject_id)
    held = interview is not None and interview.state is InterviewState.DONE
    return held and bool(missing_cards(session, reminder.subject_id))


# -- what it says ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class InterviewReminded:
    """A reminder about an interview, with its card as the reader may see it."""

    kind: ReminderKind
    card: InterviewCard


def load_reminder(
    session: Session, recipient: Actor, reminder: Reminder, now: datetime
) -> InterviewReminded | None:
    """The interview a reminder speaks of; None for somebody who may not see it any more."""
    interview = session.get(Interview, reminder.subject_id)
    if interview is None or not may_on_interview(session, recipient, interview, Permission.INTERVIEW_VIEW):
        return None
    return InterviewReminded(reminder.kind, card_of(session, recipient, interview, now=now))
