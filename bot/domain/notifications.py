"""Telling somebody else: a row in the outbox, written in the unit that caused it, checked again and rendered when sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from bot.db import rows_changed
from bot.models import Chat, Employee, EmployeeState, OutboxMessage, OutboxState, Priority, StandingIn

# Others are told only when the person who acted can no longer take it back with one press.
UNDO_WINDOW = timedelta(seconds=10)


# The outbox kind of a command menu: not a message, but it too is told to Telegram exactly when its unit is committed.
COMMANDS = "commands"


class NoticeKind(StrEnum):
    """What can be told to somebody; each has a check in the domain and a view (`bot.views.notices`)."""

    VACANCY_SHARED = "vacancy_shared"
    VACANCY_INVOLVED = "vacancy_involved"
    VACANCY_STATE = "vacancy_state"
    VACANCY_REQUESTED = "vacancy_requested"
    REQUEST_OPENED = "request_opened"
    REQUEST_DECLINED = "request_declined"
    REMINDERS = "reminders"
    MORNING = "morning"
    ABSENCE = "absence"
    CANDIDATE_ADDED = "candidate_added"
    SCREENING_SENT = "screening_sent"
    SCREENING_ANSWERED = "screening_answered"
    SCREENING_QUESTION = "screening_question"
    SCREENING_REPLY = "screening_reply"
    RESUME_READ = "resume_read"
    RESUME_UNREADABLE = "resume_unreadable"
    MAIL_ARRIVED = "mail_arrived"
    JOIN_REQUESTED = "join_requested"
    JOIN_DECIDED = "join_decided"
    JOIN_DECLINED = "join_declined"
    PERSON_JOINED = "person_joined"
    DEPARTMENT_APPOINTED = "department_appointed"
    PERSON_MOVED = "person_moved"
    ROLES_CHANGED = "roles_changed"
    HANDED_OVER = "handed_over"
    ACCESS_ENDED = "access_ended"
    STAFF_IMPORT = "staff_import"
    CANDIDATE_IMPORT = "candidate_import"
    TABLE_REFUSED = "table_refused"
    POINTS_CHANGED = "points_changed"
    APPEAL_ASKED = "appeal_asked"
    APPEAL_ANSWERED = "appeal_answered"
    REDEMPTION_REQUESTED = "redemption_requested"
    REDEMPTION_DECIDED = "redemption_decided"
    REDEMPTION_TO_HAND_OVER = "redemption_to_hand_over"
    REDEMPTION_HANDED_OVER = "redemption_handed_over"
    REWARD_DRAFT = "reward_draft"
    PERSON_PHOTO = "person_photo"
    CANDIDATE_PHOTO = "candidate_photo"
    TASK_SET = "task_set"
    TASK_EVENT = "task_event"
    OFFER_TO_APPROVE = "offer_to_approve"
    HEADCOUNT_FILLED = "headcount_filled"
    OFFER_EVENT = "offer_event"
    DECISION_ASKED = "decision_asked"
    DECISION_MADE = "decision_made"
    DECISION_QUESTION = "decision_question"
    DECISION_REPLY = "decision_reply"
    TREND_DRAWN = "trend_drawn"
    REPORT_DRAWN = "report_drawn"
    SCHEDULE_DRAWN = "schedule_drawn"
    COMPARISON_DRAWN = "comparison_drawn"
    MENTIONED = "mentioned"
    RESERVE_PASSED = "reserve_passed"
    LETTER_FAILED = "letter_failed"
    LETTER_ANSWERED = "letter_answered"
    CONSENT_ANSWERED = "consent_answered"
    DATA_EXPORTED = "data_exported"
    PLAN_ASSIGNED = "plan_assigned"
    PLAN_EVENT = "plan_event"
    PLAN_WELCOME = "plan_welcome"
    PLAN_QUESTION = "plan_question"
    PLAN_DISPUTED = "plan_disputed"
    PLAN_READY = "plan_ready"
    TOPIC_LOST = "topic_lost"
    INTERVIEW_INVITED = "interview_invited"
    INTERVIEW_CANCELLED = "interview_cancelled"
    INTERVIEW_EVENT = "interview_event"


class Topic(StrEnum):
    """What a person may want no messages about; the cards, lists and the day show it all the same."""

    CANDIDATES = "candidates"
    VACANCIES = "vacancies"
    COLLEAGUES = "colleagues"
    POINTS = "points"
    AHEAD = "ahead"


# News only: what awaits an answer, decision or deed of the person, or answers their own, is always told.
NEWS = {
    NoticeKind.CANDIDATE_ADDED: Topic.CANDIDATES,
    NoticeKind.VACANCY_STATE: Topic.VACANCIES,
    NoticeKind.PERSON_JOINED: Topic.COLLEAGUES,
    NoticeKind.ABSENCE: Topic.COLLEAGUES,
    NoticeKind.POINTS_CHANGED: Topic.POINTS,
}

# Pings, questions and what awaits a decision: told to who stands in, too. The rights are checked when it is sent.
TO_DEPUTY = frozenset(
    {
        NoticeKind.REMINDERS,
        NoticeKind.REQUEST_OPENED,
        NoticeKind.REQUEST_DECLINED,
        NoticeKind.VACANCY_STATE,
        NoticeKind.SCREENING_SENT,
        NoticeKind.SCREENING_ANSWERED,
        NoticeKind.SCREENING_QUESTION,
        NoticeKind.SCREENING_REPLY,
        NoticeKind.REDEMPTION_TO_HAND_OVER,
        NoticeKind.TASK_EVENT,
        NoticeKind.PLAN_READY,
        NoticeKind.OFFER_TO_APPROVE,
        NoticeKind.DECISION_ASKED,
        NoticeKind.LETTER_ANSWERED,
        NoticeKind.INTERVIEW_EVENT,
        NoticeKind.DECISION_QUESTION,
        NoticeKind.DECISION_REPLY,
    }
)


def notify(
    session: Session,
    recipient_id: int,
    kind: NoticeKind,
    payload: Mapping[str, Any],
    *,
    now: datetime,
    dedupe_key: str | None = None,
    delay: timedelta = UNDO_WINDOW,
    heed_quiet_hours: bool = False,
    priority: Priority = Priority.NOTICE,
    slot: str | None = None,
) -> bool:
    """Tell an employee something. The payload holds ids, never personal data: the words are made when it is sent.

    In a `slot` it replaces what the slot shows; older states of the slot that are not sent yet are dropped.

    What concerns the work of somebody who is away is told to who stands in as well, and to the absent without a sound.

    Returns False for somebody who cannot be written to or wants no such news, and when it was told under this
    `dedupe_key` already.
    Quiet hours are those of the recipient's own zone.
    """
    standing = session.get(StandingIn, recipient_id) if kind in TO_DEPUTY else None
    if standing is not None:
        key = f"{dedupe_key}:deputy" if dedupe_key is not None else None
        ways: dict[str, Any] = {"delay": delay, "heed_quiet_hours": heed_quiet_hours, "priority": priority}
        notify(session, standing.deputy_id, kind, payload, now=now, dedupe_key=key, **ways)
    recipient = session.get(Employee, recipient_id)
    if recipient is None or recipient.telegram_id is None or not can_be_written_to(session, recipient):
        return False
    if kind in NEWS and is_muted(recipient, NEWS[kind]):
        return False
    if dedupe_key is not None and _is_told(session, dedupe_key):
        return False
    moment = now + delay
    if heed_quiet_hours:
        moment = after_quiet_hours(recipient, moment)
    if kind is NoticeKind.REMINDERS and _add_to_waiting(session, recipient.telegram_id, payload):
        return True
    if slot is not None:
        _replace_waiting(session, recipient.telegram_id, slot)
    session.add(
        OutboxMessage(
            dedupe_key=dedupe_key,
            chat_id=recipient.telegram_id,
            recipient_id=recipient.id,
            slot=slot,
            kind=f"notice:{kind.value}",
            payload=dict(payload),
            priority=priority,
            silent=standing is not None,
            not_before=moment,
            created_at=now,
        )
    )
    return True


def _add_to_waiting(session: Session, chat_id: int, payload: Mapping[str, Any]) -> bool:
    """Whether reminders could join those that wait to be said already, as through quiet hours: one message, not many."""
    waiting = session.exec(
        select(OutboxMessage).where(
            OutboxMessage.chat_id == chat_id,
            col(OutboxMessage.slot).is_(None),
            OutboxMessage.state == OutboxState.WAITING,
            OutboxMessage.kind == f"notice:{NoticeKind.REMINDERS.value}",
        )
    ).first()
    if waiting is None:
        return False
    waiting.payload = {"reminders": [*waiting.payload["reminders"], *payload["reminders"]]}
    session.add(waiting)
    return True


def _replace_waiting(session: Session, chat_id: int, slot: str) -> None:
    session.exec(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.chat_id) == chat_id,
            col(OutboxMessage.slot) == slot,
            col(OutboxMessage.state) == OutboxState.WAITING,
        )
        .values(state=OutboxState.REPLACED)
    )


def is_muted(person: Employee, topic: Topic) -> bool:
    """Whether a person wants no messages about this."""
    return topic.value in person.muted.split(",")


def tell_guest(
    session: Session,
    telegram_id: int,
    kind: NoticeKind,
    payload: Mapping[str, Any],
    *,
    now: datetime,
    dedupe_key: str | None = None,
) -> None:
    """Tell somebody whom the company does not know what became of their own request: checked again when it is sent."""
    session.add(
        OutboxMessage(
            dedupe_key=dedupe_key,
            chat_id=telegram_id,
            kind=f"notice:{kind.value}",
            payload=dict(payload),
            priority=Priority.NOTICE,
            not_before=now + UNDO_WINDOW,
            created_at=now,
        )
    )


def _is_told(session: Session, dedupe_key: str) -> bool:
    return (
        session.exec(select(OutboxMessage.id).where(OutboxMessage.dedupe_key == dedupe_key)).first()
        is not None
    )


def can_be_written_to(session: Session, employee: Employee) -> bool:
    """Whether the bot may write to this person: a bot cannot write first, so they must have opened it once."""
    if employee.telegram_id is None or employee.state is EmployeeState.LEFT or not employee.reachable:
        return False
    return session.get(Chat, employee.telegram_id) is not None


def refresh_commands(session: Session, employee: Employee, *, now: datetime) -> None:
    """Have Telegram show this person the command menu of their present roles and language."""
    if can_be_written_to(session, employee):
        _put_commands(session, employee, now=now)


def close_menu(session: Session, employee: Employee, *, now: datetime) -> None:
    """Have Telegram show somebody whose access has just ended a stranger's command menu."""
    if employee.telegram_id is not None and session.get(Chat, employee.telegram_id) is not None:
        _put_commands(session, employee, now=now)


def _put_commands(session: Session, employee: Employee, *, now: datetime) -> None:
    if employee.telegram_id is None:
        return
    session.exec(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.chat_id) == employee.telegram_id,
            col(OutboxMessage.kind) == COMMANDS,
            col(OutboxMessage.state) == OutboxState.WAITING,
        )
        .values(state=OutboxState.REPLACED)
    )
    session.add(
        OutboxMessage(
            chat_id=employee.telegram_id,
            recipient_id=employee.id,
            kind=COMMANDS,
            payload={},
            priority=Priority.DIGEST,
            not_before=now,
            created_at=now,
        )
    )


def withdraw(session: Session, dedupe_key: str) -> bool:
    """Take back a notice that is not sent yet. Returns whether there was one."""
    result = session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.dedupe_key) == dedupe_key, col(OutboxMessage.state) == OutboxState.WAITING)
        # The key is freed, so that doing the same again later can be told again.
        .values(state=OutboxState.DROPPED, dedupe_key=None)
    )
    return rows_changed(result) > 0


def before_quiet_hours(recipient: Employee, moment: datetime) -> datetime:
    """The same moment, or the last minute before the recipient's quiet hours if it falls inside them (aware UTC)."""
    after = after_quiet_hours(recipient, moment)
    if after == moment:
        return moment
    end = after.astimezone(ZoneInfo(recipient.timezone))
    begins = datetime.combine(end.date(), recipient.quiet_from, tzinfo=end.tzinfo)
    if begins >= end:
        begins = datetime.combine(end.date() - timedelta(days=1), recipient.quiet_from, tzinfo=end.tzinfo)
    return (begins - timedelta(minutes=1)).astimezone(moment.tzinfo)


def after_quiet_hours(recipient: Employee, moment: datetime) -> datetime:
    """The same moment, or the end of the recipient's quiet hours if it falls inside them (aware UTC)."""
    local = moment.astimezone(ZoneInfo(recipient.timezone))
    start, end = recipient.quiet_from, recipient.quiet_to
    at = local.time()
    inside = start <= at < end if start <= end else at >= start or at < end
    if start == end or not inside:
        return moment
    day = local.date() if at < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, tzinfo=local.tzinfo).astimezone(moment.tzinfo)
