"""How tasks are said in words, the same on cards, in lists, notices and drafts: signs, states, deadlines, rhythms."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta

from bot.domain.task_cards import Heat
from bot.domain.task_people import Person
from bot.domain.task_values import Rhythm
from bot.i18n import Html, Words
from bot.models import RecurrenceKind, TaskState
from bot.views.format import moment, moment_text
from bot.views.screen import Style

LINK_PREFIX = "task"
ACT_PREFIX = "do"
CANNOT_PREFIX = "cannot"
# A message in a group that waits for what shows that a task is done.
DONE_PREFIX = "done"
DRAFT_PREFIX = "taskdraft"
_MINUTE = 60

STYLES = {Heat.DONE: Style.GREEN, Heat.LATE: Style.RED, Heat.BURNING: Style.RED}


def task_link(bot_username: str, task_id: int) -> str:
    """The address that opens a task's card in the bot, for those who may see it."""
    return f"https://t.me/{bot_username}?start={LINK_PREFIX}_{task_id}"


def act_link(bot_username: str, task_id: int, act: str) -> str:
    """The address that opens, in private, what is asked before an act on a task."""
    return f"https://t.me/{bot_username}?start={ACT_PREFIX}_{task_id}_{act}"


def cannot_link(bot_username: str, plan_id: int) -> str:
    """The address that opens, in private, what one's department has to do in a plan, to say why something cannot be."""
    return f"https://t.me/{bot_username}?start={CANNOT_PREFIX}_{plan_id}"


def heat_sign(words: Words, heat: Heat, state: TaskState) -> str:
    """The sign of a task: its heat, or that it waits for review."""
    if state is TaskState.SUBMITTED:
        return words("task-sign-review")
    return words.option("task-sign", heat)


def deadline(words: Words, due_at: datetime | None, heat: Heat, *, zone: ZoneInfo, now: datetime) -> Html:
    """The deadline with what is left of it, or how far it is past."""
    if due_at is None:
        return words.html("task-no-due")
    shown = moment(words, due_at, zone=zone, now=now)
    if heat is Heat.LATE:
        return words.html("task-due-late", moment=shown, late=span(words, now - due_at))
    if heat is Heat.BURNING:
        return words.html("task-due-burning", moment=shown, left=span(words, due_at - now))
    return words.html("task-due", moment=shown)


def span(words: Words, length: timedelta) -> str:
    """A stretch of time in its largest unit: «3 часа», "2 days"; less than a minute is a minute."""
    seconds = max(_MINUTE, int(length.total_seconds()))
    shown = format_timedelta(
        timedelta(seconds=seconds), granularity="minute", threshold=1.5, locale=words.babel
    )
    return str(shown)


def short_span(words: Words, length: timedelta) -> str:
    """A stretch of time for buttons: «3 ч», "2 days"."""
    seconds = max(_MINUTE, int(length.total_seconds()))
    shown = format_timedelta(
        timedelta(seconds=seconds), granularity="minute", threshold=1.5, format="short", locale=words.babel
    )
    return str(shown)


def plain_deadline(words: Words, due_at: datetime | None, *, zone: ZoneInfo, now: datetime) -> str:
    """The deadline for buttons and toasts."""
    return moment_text(words, due_at, zone=zone, now=now) if due_at is not None else words("task-no-due")


def rhythm_text(words: Words, rhythm: Rhythm) -> str:
    """How a task repeats: «по вт, чт, до 18:00»."""
    at = f"{rhythm.due_time:%H:%M}"
    match rhythm.kind:
        case RecurrenceKind.WEEKDAYS if set(rhythm.weekdays) == set(range(7)):
            return words("task-rhythm-daily", time=at)
        case RecurrenceKind.WEEKDAYS if set(rhythm.weekdays) == set(range(5)):
            return words("task-rhythm-workdays", time=at)
        case RecurrenceKind.WEEKDAYS:
            return words("task-rhythm-weekdays", days=_weekdays(words, rhythm.weekdays), time=at)
        case RecurrenceKind.MONTH_DAY:
            return words("task-rhythm-month-day", day=rhythm.month_day or 1, time=at)
        case RecurrenceKind.MONTH_WORKDAY if rhythm.month_day == -1:
            return words("task-rhythm-last-workday", time=at)
        case RecurrenceKind.MONTH_WORKDAY:
            return words("task-rhythm-workday", number=rhythm.month_day or 1, time=at)


def _weekdays(words: Words, days: tuple[int, ...]) -> str:
    # Monday, 2 January 2023: any week will do.
    monday = datetime(2023, 1, 2, tzinfo=UTC).date()
    return ", ".join(
        str(format_date(monday + timedelta(days=day), "EEE", locale=words.babel)) for day in days
    )


def names(people: tuple[Person, ...]) -> str:
    """People in a row."""
    return ", ".join(person.name for person in people)


def to_minute(at: datetime) -> int:
    """A moment as a button carries it."""
    return int(at.timestamp()) // _MINUTE


def from_minute(minute: int) -> datetime:
    """The moment a button carried, aware UTC."""
    return datetime.fromtimestamp(minute * _MINUTE, tz=UTC)
