"""What a person decides for themselves: the language, the time zone and the quiet hours."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain import events, mornings
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated
from bot.domain.notifications import Topic, is_muted
from bot.i18n import Language
from bot.models import Employee, Role, Subject

# Offered by number in buttons: append only. IANA names, west to east.
ZONES = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Minsk",
    "Europe/Samara",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Asia/Yekaterinburg",
    "Asia/Tashkent",
    "Asia/Almaty",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Kamchatka",
)


@dataclass(frozen=True)
class Preferences:
    """A person's own settings; quiet hours are wall times of their zone, the same time twice means none.

    `morning_hour` is the whole hour of the morning message, None for none; `workdays` holds digits, 0 is Monday, and is
    empty for the company's working days.
    """

    name: str
    position: str
    roles: frozenset[Role]
    language: Language
    zone: ZoneInfo
    quiet_from: time
    quiet_to: time
    morning_hour: int | None
    workdays: str
    tends_pipeline: bool = False
    topics: tuple[Topic, ...] = ()
    muted: frozenset[Topic] = frozenset()


def preferences(session: Session, actor: Actor) -> Preferences:
    """The actor's own settings."""
    row = _own(session, actor)
    return Preferences(
        name=row.name,
        position=row.position,
        roles=actor.roles,
        language=row.language,
        zone=ZoneInfo(row.timezone),
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        morning_hour=row.morning_hour,
        workdays=row.workdays,
        tends_pipeline=actor.may(Permission.PIPELINE_TEND),
        topics=_topics(actor),
        muted=frozenset(topic for topic in Topic if is_muted(row, topic)),
    )


def choose_language(session: Session, actor: Actor, language: Language, *, now: datetime) -> Preferences:
    """Read in this language from now on."""
    row = _own(session, actor)
    _change(session, actor, row, now, language=language)
    return preferences(session, actor)


def choose_zone(session: Session, actor: Actor, place: int, *, now: datetime) -> Preferences:
    """Show times in this zone from now on. Raises Outdated for a place that is not offered."""
    if not 0 <= place < len(ZONES):
        raise Outdated
    row = _own(session, actor)
    _change(session, actor, row, now, timezone=ZONES[place])
    mornings.plan_anew(session, row, now=now)
    return preferences(session, actor)


def choose_quiet_hours(session: Session, actor: Actor, start: int, end: int, *, now: datetime) -> Preferences:
    """Keep reminders back between these whole hours of the actor's zone; the same hour twice means never.

    Raises Outdated for hours a day does not have.
    """
    if not (0 <= start <= _LAST_HOUR and 0 <= end <= _LAST_HOUR):
        raise Outdated
    row = _own(session, actor)
    _change(session, actor, row, now, quiet_from=time(start), quiet_to=time(end))
    return preferences(session, actor)


def choose_morning(session: Session, actor: Actor, hour: int | None, *, now: datetime) -> Preferences:
    """Get the day's message at this whole hour of the actor's zone; None for never.

    Raises Outdated for an hour a day does not have.
    """
    if hour is not None and not 0 <= hour <= _LAST_HOUR:
        raise Outdated
    row = _own(session, actor)
    _change(session, actor, row, now, morning_hour=hour)
    mornings.plan_anew(session, row, now=now)
    return preferences(session, actor)


def choose_workdays(session: Session, actor: Actor, workdays: str, *, now: datetime) -> Preferences:
    """Work on these weekdays: digits, 0 is Monday; empty for the company's. Raises Outdated for what is no weekday."""
    if not set(workdays) <= set(_WEEKDAYS):
        raise Outdated
    row = _own(session, actor)
    _change(session, actor, row, now, workdays="".join(sorted(set(workdays))))
    mornings.plan_anew(session, row, now=now)
    return preferences(session, actor)


def toggle_topic(session: Session, actor: Actor, topic: Topic, *, now: datetime) -> Preferences:
    """Have messages about a topic no more, or again. Raises Outdated for one the actor hears nothing about."""
    if topic not in _topics(actor):
        raise Outdated
    row = _own(session, actor)
    muted = {one for one in Topic if is_muted(row, one)} ^ {topic}
    _change(session, actor, row, now, muted=",".join(one.value for one in Topic if one in muted))
    return preferences(session, actor)


def _topics(actor: Actor) -> tuple[Topic, ...]:
    """What the actor is told news of."""
    hires = actor.roles & {Role.RECRUITER, Role.LEAD, Role.HR_ADMIN}
    return tuple(topic for topic in Topic if hires or topic not in {Topic.CANDIDATES, Topic.VACANCIES})


_LAST_HOUR = 23
_WEEKDAYS = "0123456"


def _own(session: Session, actor: Actor) -> Employee:
    row = session.get(Employee, actor.id)
    if row is None:
        raise Denied
    return row


def _change(
    session: Session, actor: Actor, row: Employee, now: datetime, **values: Language | str | time | int | None
) -> None:
    """Set what differs, and write down the change; a second press of the same button writes nothing."""
    changes = {
        name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value
    }
    if not changes:
        return
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    session.add(row)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.EMPLOYEE,
        subject_id=actor.id,
        verb="preferences_changed",
        now=now,
        changes=changes,
    )
