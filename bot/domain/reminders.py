"""Reminders are rows: what, about what, to whom, when. Verbs that move dates or people rewrite the unfired ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select, update

from bot.domain.notifications import NoticeKind, Topic, is_muted, notify
from bot.models import Employee, Plan, PlanTask, Priority, Reminder, ReminderKind, Subject, Task

BATCH = 500
# How long the message of somebody whose reminders are cut by a batch waits for the rest.
CUT_WAITS = timedelta(seconds=20)
# Said before there is anything to burn: who plans the day by themselves may do without.
_AHEAD = frozenset({ReminderKind.TASK_DAY_BEFORE, ReminderKind.TASK_HOURS_BEFORE})

# Whether a reminder still stands when it is due: is it done, moved, has the person left?
Check = Callable[[Session, Reminder, datetime], bool]
_checks: dict[ReminderKind, Check] = {}


def check_for(kind: ReminderKind) -> Callable[[Check], Check]:
    """Register the check of one kind of reminder, beside the rules it belongs to."""

    def register(check: Check) -> Check:
        _checks[kind] = check
        return check

    return register


# What follows a reminder that was said and still stands: to be said again later.
Again = Callable[[Session, Reminder, datetime], None]
_again: dict[ReminderKind, Again] = {}


def again_for(kind: ReminderKind) -> Callable[[Again], Again]:
    """Register what plans the next reminder of a kind that repeats, called in the unit that says this one."""

    def register(again: Again) -> Again:
        _again[kind] = again
        return again

    return register


def plan(
    session: Session,
    subject: Subject,
    subject_id: int,
    kind: ReminderKind,
    *,
    recipients: Iterable[int],
    due_at: datetime | None,
    now: datetime,
) -> None:
    """Make these the only unfired reminders of this kind on this subject; `due_at` None or past plans none.

    A reminder already fired for the same moment stays fired: planning again never says a thing twice.
    """
    session.exec(
        delete(Reminder).where(
            col(Reminder.subject) == subject,
            col(Reminder.subject_id) == subject_id,
            col(Reminder.kind) == kind,
            col(Reminder.fired_at).is_(None),
        )
    )
    if due_at is None or due_at <= now:
        return
    _add(session, subject, subject_id, kind, recipients, due_at)


def plan_each(
    session: Session,
    subject: Subject,
    subject_id: int,
    kind: ReminderKind,
    due: Mapping[int, datetime | None],
    *,
    now: datetime,
) -> None:
    """As `plan`, with a moment of its own for each recipient: what falls into each one's zone and quiet hours differs."""
    plan(session, subject, subject_id, kind, recipients=(), due_at=None, now=now)
    for recipient_id, due_at in due.items():
        if due_at is not None and due_at > now:
            _add(session, subject, subject_id, kind, [recipient_id], due_at)


def _add(
    session: Session,
    subject: Subject,
    subject_id: int,
    kind: ReminderKind,
    recipients: Iterable[int],
    due_at: datetime,
) -> None:
    fired = set(
        session.exec(
            select(Reminder.recipient_id).where(
                Reminder.subject == subject,
                Reminder.subject_id == subject_id,
                Reminder.kind == kind,
                Reminder.due_at == due_at,
            )
        )
    )
    for recipient_id in dict.fromkeys(recipients):
        if recipient_id not in fired:
            session.add(
                Reminder(
                    subject=subject,
                    subject_id=subject_id,
                    kind=kind,
                    recipient_id=recipient_id,
                    due_at=due_at,
                )
            )


def cancel(session: Session, subject: Subject, subject_id: int) -> None:
    """Drop every unfired reminder about a subject."""
    session.exec(
        delete(Reminder).where(
            col(Reminder.subject) == subject,
            col(Reminder.subject_id) == subject_id,
            col(Reminder.fired_at).is_(None),
        )
    )


def fire_due(session: Session, *, now: datetime) -> int:
    """Say what is due: checked again, one message a recipient, marked in the same unit. Returns how many were due."""
    # Person by person, so that a busy morning is cut between batches for few.
    due = session.exec(
        select(Reminder)
        .where(col(Reminder.fired_at).is_(None), Reminder.due_at <= now)
        .order_by(col(Reminder.recipient_id), col(Reminder.due_at), col(Reminder.id))
        .limit(BATCH)
    ).all()
    cut = due[-1].recipient_id if len(due) == BATCH else None
    by_recipient: dict[int, list[int]] = defaultdict(list)
    held = _work_of(session, due)
    session.exec(update(Reminder).where(col(Reminder.id).in_([one.id for one in due])).values(fired_at=now))
    for reminder in due:
        if reminder.id is not None and _checks[reminder.kind](session, reminder, now):
            if not _is_unwanted(session, reminder):
                by_recipient[reminder.recipient_id].append(reminder.id)
            if reminder.kind in _again:
                _again[reminder.kind](session, reminder, now)
    del held
    for recipient_id, ids in by_recipient.items():
        notify(
            session,
            recipient_id,
            NoticeKind.REMINDERS,
            {"reminders": ids},
            now=now,
            dedupe_key=f"reminders:{recipient_id}:{ids[0]}",
            # The next batch adds to what waits.
            delay=CUT_WAITS if recipient_id == cut else timedelta(),
            heed_quiet_hours=True,
            priority=Priority.NOTICE,
        )
    return len(due)


def _work_of(session: Session, due: Iterable[Reminder]) -> Sequence[object]:
    """The tasks that reminders are about, with their plans: a session holds its rows weakly, and hundreds are asked for."""
    ids = [one.subject_id for one in due if one.subject is Subject.TASK]
    return session.exec(
        select(Task, PlanTask, Plan)
        .join(PlanTask, col(PlanTask.task_id) == col(Task.id), isouter=True)
        .join(Plan, col(Plan.id) == col(PlanTask.plan_id), isouter=True)
        .where(col(Task.id).in_(ids))
    ).all()


def _is_unwanted(session: Session, reminder: Reminder) -> bool:
    if reminder.kind not in _AHEAD:
        return False
    recipient = session.get(Employee, reminder.recipient_id)
    return recipient is not None and is_muted(recipient, Topic.AHEAD)


def is_planned(session: Session, subject: Subject, subject_id: int, kind: ReminderKind) -> bool:
    """Whether an unfired reminder of this kind is waiting on a subject."""
    found = session.exec(
        select(Reminder.id).where(
            Reminder.subject == subject,
            Reminder.subject_id == subject_id,
            Reminder.kind == kind,
            col(Reminder.fired_at).is_(None),
        )
    ).first()
    return found is not None


def next_due(session: Session) -> datetime | None:
    """When the earliest unfired reminder is due."""
    return session.exec(select(func.min(Reminder.due_at)).where(col(Reminder.fired_at).is_(None))).one()


def still_standing(
    session: Session, ids: Iterable[int], *, most: int, now: datetime
) -> tuple[list[Reminder], int]:
    """Of the given fired reminders, those whose reason still holds at the moment of sending, oldest first.

    Once `most` of them are found the others are only counted: nobody reads hundreds.
    """
    rows = session.exec(
        select(Reminder).where(col(Reminder.id).in_(list(ids))).order_by(col(Reminder.due_at))
    ).all()
    found: list[Reminder] = []
    for number, row in enumerate(rows):
        if len(found) == most:
            return found, len(rows) - number
        if _checks[row.kind](session, row, now):
            found.append(row)
    return found, 0
