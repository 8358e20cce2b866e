"""The recruiter's inbox: papers received and not dealt with yet. It reminds once a working day."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlmodel import Session

from bot.domain import drafts, reminders
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.company_days import work_calendar
from bot.domain.intake_drafts import CandidateDraft, DraftState
from bot.models import Reminder, ReminderKind, Subject
from bot.parsing.dates import at_local

REMIND_AT = time(10, 0)


@dataclass(frozen=True)
class InboxRow:
    """One waiting paper, by the name read from it or the file's."""

    draft_id: int
    state: DraftState
    full_name: str
    position: str
    file_name: str
    received_at: datetime


def waiting(session: Session, actor: Actor) -> tuple[InboxRow, ...]:
    """The actor's papers not dealt with yet, oldest first. Raises Denied."""
    actor.require(Permission.CANDIDATE_ADD)
    return tuple(
        InboxRow(
            kept.id,
            kept.fields.state,
            kept.fields.values.full_name,
            kept.fields.values.position,
            kept.fields.origin.file_name,
            kept.updated_at,
        )
        for kept in drafts.own(session, actor, CandidateDraft)
        if kept.fields.is_open
    )


def plan_reminder(session: Session, actor: Actor, *, now: datetime) -> None:
    """Remind of what is still waiting on the next working morning at ten, in the actor's zone; a planned
    one stays.
    """
    if reminders.is_planned(session, Subject.EMPLOYEE, actor.id, ReminderKind.INBOX_WAITING):
        return
    reminders.plan(
        session,
        Subject.EMPLOYEE,
        actor.id,
        ReminderKind.INBOX_WAITING,
        recipients=(actor.id,),
        due_at=_next_morning(session, actor, now),
        now=now,
    )


def count_waiting(session: Session, recipient: Actor, _reminder: Reminder, _now: datetime) -> int | None:
    """How many papers the reminded person has waiting; None when there are none any more."""
    if not recipient.may(Permission.CANDIDATE_ADD):
        return None
    return len(waiting(session, recipient)) or None


@reminders.check_for(ReminderKind.INBOX_WAITING)
def still_waiting(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Whether the recipient still has papers waiting."""
    actor = actor_by_id(session, reminder.recipient_id)
    return actor is not None and actor.may(Permission.CANDIDATE_ADD) and bool(waiting(session, actor))


@reminders.again_for(ReminderKind.INBOX_WAITING)
def remind_again(session: Session, reminder: Reminder, now: datetime) -> None:
    """What still waits is said again on the next working day."""
    actor = actor_by_id(session, reminder.recipient_id)
    if actor is not None:
        plan_reminder(session, actor, now=now)


def _next_morning(session: Session, actor: Actor, now: datetime) -> datetime:
    day = work_calendar(session).next_workday(now.astimezone(actor.zone).date())
    return at_local(day, REMIND_AT, actor.zone).astimezone(now.tzinfo)
