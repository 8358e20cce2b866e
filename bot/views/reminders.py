"""Everything one person is reminded of at a time, in one message. A kind without a look here is not said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.domain import absence, leaving, plan_reminders, plan_week, reminders
from bot.domain.access import Actor
from bot.domain.appeals import load_reminder as load_appeal
from bot.domain.decision_cards import load_waiting
from bot.domain.interview_reminders import load_reminder as load_interview
from bot.domain.offer_cards import load_reminder as load_offer
from bot.domain.pipeline_holds import woken
from bot.domain.retention import load_warning
from bot.domain.screening_cards import load_asking
from bot.domain.talent_pool import load_reminder as load_pool
from bot.domain.task_reminders import task_reminder
from bot.domain.vacancy_reminders import closing_day
from bot.i18n import Words, blocks
from bot.models import ReminderKind
from bot.views import plans
from bot.views.absence import last_day_block as absence_block
from bot.views.appeals import waiting_block
from bot.views.decisions import waiting_block as decision_block
from bot.views.interviews import reminder_block as interview_block
from bot.views.leaving import last_day_block
from bot.views.offers import reminder_block as offer_block
from bot.views.plan_report import week_block
from bot.views.privacy import ends_block
from bot.views.profile import reminder as pool_block
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import MAX_BUTTONS, Screen
from bot.views.screening import waiting_block as screening_block
from bot.views.stages import woken_block
from bot.views.task_notices import reminder_block
from bot.views.vacancy_notices import closing_block

_MOST_SHOWN = 12
_MOST_CHECKED = 200


class ShowReminder(Protocol):
    """A view of one reminder; `alone` when it is the only one of its message."""

    def __call__(
        self, words: Words, found: Any, /, *, zone: ZoneInfo, now: datetime, alone: bool
    ) -> ReminderBlock: ...


@dataclass(frozen=True)
class ReminderLook:
    """How one kind of reminder is read from the base and shown; `load` gives None when it no longer holds."""

    load: Callable[[Any, Actor, Any, datetime], Any]
    show: ShowReminder


_TASKS = (
    ReminderKind.TASK_DAY_BEFORE,
    ReminderKind.TASK_HOURS_BEFORE,
    ReminderKind.TASK_DUE,
    ReminderKind.TASK_STILL_LATE,
    ReminderKind.TASK_LATE_CREATOR,
    ReminderKind.TASK_LATE_MANAGER,
    ReminderKind.TASK_REVIEW,
    ReminderKind.TASK_REVIEW_MANAGER,
    ReminderKind.TASK_ACCEPTS_ITSELF,
    ReminderKind.TASK_SNOOZED,
)

_OFFERS = (ReminderKind.OFFER_APPROVAL, ReminderKind.OFFER_ENDS, ReminderKind.OFFER_ENDED)

_INTERVIEWS = (
    ReminderKind.INTERVIEW_DAY_BEFORE,
    ReminderKind.INTERVIEW_HOUR_BEFORE,
    ReminderKind.INTERVIEW_OUTCOME,
    ReminderKind.INTERVIEW_OUTCOME_RECRUITER,
    ReminderKind.SCORECARD_MISSING,
    ReminderKind.SCORECARD_MISSING_RECRUITER,
)

_PLAN_TASKS = (
    ReminderKind.PLAN_DAY_BEFORE,
    ReminderKind.PLAN_DUE_DAY,
    ReminderKind.PLAN_LATE,
    ReminderKind.PLAN_LATE_HR,
    ReminderKind.PLAN_LATE_ABOVE,
)
_PLANS = (ReminderKind.PLAN_CAME, ReminderKind.PLAN_PROBATION_FAR, ReminderKind.PLAN_PROBATION_NEAR)

LOOKS: dict[ReminderKind, ReminderLook] = {
    **dict.fromkeys(_PLAN_TASKS, ReminderLook(plan_reminders.task_reminder, plans.reminder_block)),
    **dict.fromkeys(_PLANS, ReminderLook(plan_reminders.question, plans.question_block)),
    **dict.fromkeys(_TASKS, ReminderLook(task_reminder, reminder_block)),
    **dict.fromkeys(_INTERVIEWS, ReminderLook(load_interview, interview_block)),
    **dict.fromkeys(_OFFERS, ReminderLook(load_offer, offer_block)),
    ReminderKind.PLAN_WEEK: ReminderLook(plan_week.load, week_block),
    ReminderKind.RESERVE_REVIEW: ReminderLook(load_pool, pool_block),
    ReminderKind.NEXT_CONTACT: ReminderLook(load_pool, pool_block),
    ReminderKind.APPEAL_WAITING: ReminderLook(load_appeal, waiting_block),
    ReminderKind.SCREENING_WAITING: ReminderLook(load_asking, screening_block),
    ReminderKind.DECISION_WAITING: ReminderLook(load_waiting, decision_block),
    ReminderKind.APPLICATION_WAKES: ReminderLook(woken, woken_block),
    ReminderKind.VACANCY_CLOSES_SOON: ReminderLook(closing_day, closing_block),
    ReminderKind.VACANCY_CLOSED_DAY: ReminderLook(closing_day, closing_block),
    ReminderKind.ABSENCE_ENDS: ReminderLook(absence.last_day, absence_block),
    ReminderKind.RETENTION_ENDS: ReminderLook(load_warning, ends_block),
    ReminderKind.LAST_DAY: ReminderLook(leaving.last_day, last_day_block),
}


@dataclass(frozen=True)
class Due:
    """A reminder that still stands, and what it found."""

    kind: ReminderKind
    found: Any


@dataclass(frozen=True)
class AllDue:
    """What is due for one person at once; `more` is how many others there are beyond those looked into."""

    due: tuple[Due, ...]
    more: int


def load(session: Any, recipient: Actor, payload: Mapping[str, Any], now: datetime) -> AllDue | None:
    """What of the fired reminders still stands at the moment of sending; None when nothing does."""
    standing, more = reminders.still_standing(session, payload["reminders"], most=_MOST_CHECKED, now=now)
    due: list[Due] = []
    for row in standing:
        look = LOOKS.get(row.kind)
        found = look.load(session, recipient, row, now) if look is not None else None
        if found is not None:
            due.append(Due(row.kind, found))
    return AllDue(tuple(due), more) if due else None


def reminders_screen(words: Words, found: AllDue, *, zone: ZoneInfo, now: datetime) -> Screen:
    """One message for everything due: a block each; when there are many, only as many as fit."""
    due = found.due
    alone = len(due) == 1 and not found.more
    shown = [
        LOOKS[one.kind].show(words, one.found, zone=zone, now=now, alone=alone) for one in due[:_MOST_SHOWN]
    ]
    hidden = len(due) - len(shown) + found.more
    more = words.html("reminders-more", count=hidden) if hidden else None
    title = None if alone else words.html("reminders-title")
    rows = tuple(row for block in shown for row in block.rows)
    return Screen(blocks(title, *(block.text for block in shown), more), rows[:MAX_BUTTONS])
