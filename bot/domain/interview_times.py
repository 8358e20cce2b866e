"""Times of an interview: as they are typed, and likely ones to offer."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from bot.domain.access import Actor, Permission
from bot.domain.company_days import work_calendar
from bot.domain.errors import Problem, Unfit
from bot.domain.interview_access import access_interview
from bot.domain.interview_cards import clashes
from bot.domain.interview_kinds import checked_minutes
from bot.parsing.dates import at_local, parse_moment

_SLOT_HOURS = (11, 15)
_SLOT_DAYS = 3
_MOST_CHOICES = 8


def slots(
    session: Session, actor: Actor, people: set[int], minutes: int, now: datetime
) -> tuple[datetime, ...]:
    """Likely times: late morning and afternoon of the next working days, when those who hold it are free."""
    calendar = work_calendar(session)
    day = now.astimezone(actor.zone).date()
    found: list[datetime] = []
    for _ in range(_SLOT_DAYS):
        day = calendar.next_workday(day)
        for hour in _SLOT_HOURS:
            moment = at_local(day, datetime.min.time().replace(hour=hour), actor.zone).astimezone(UTC)
            if not clashes(session, people, moment, minutes):
                found.append(moment)
    return tuple(found)


def proposals(session: Session, actor: Actor, interview_id: int, *, now: datetime) -> tuple[datetime, ...]:
    """Likely other times for an interview: the same hour of the next working days first. Raises Denied."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_VIEW)
    calendar = work_calendar(session)
    local = interview.starts_at.astimezone(actor.zone)
    day = max(local.date() - timedelta(days=1), now.astimezone(actor.zone).date())
    found: list[datetime] = []
    for _ in range(_SLOT_DAYS):
        day = calendar.next_workday(day)
        for at in dict.fromkeys(
            (local.time(), *(local.time().replace(hour=hour, minute=0) for hour in _SLOT_HOURS))
        ):
            moment = at_local(day, at, actor.zone).astimezone(UTC)
            if moment > now and moment != interview.starts_at:
                found.append(moment)
    return tuple(found[:_MOST_CHOICES])


def read_moment(session: Session, actor: Actor, text: str, *, held: bool, now: datetime) -> datetime:
    """The time that was typed (aware UTC): ahead, or of one that was held behind. Raises Unfit."""
    moment = parse_moment(
        text,
        now=now,
        zone=actor.zone,
        prefer="past" if held else "future",
        is_workday=work_calendar(session).is_workday,
    )
    if moment is None or not (moment.has_time or held):
        raise Unfit(Problem.INTERVIEW_TIME)
    starts_at = moment.utc.astimezone(UTC)
    if held:
        return min(starts_at, now)
    if starts_at <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    return starts_at


def read_minutes(text: str) -> int:
    """The length that was typed, in minutes. Raises Unfit."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    if not digits or len(digits) > 3:  # noqa: PLR2004 - three figures are more than a day's work
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD)
    return checked_minutes(int(digits))
