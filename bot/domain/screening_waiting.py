"""A screening while it is awaited: who is waited for, who is told, when the manager is asked again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import reminders, waiting
from bot.domain.access import Actor
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.errors import Denied
from bot.domain.notifications import UNDO_WINDOW, NoticeKind, notify
from bot.models import (
    Employee,
    EmployeeState,
    OutboxMessage,
    OutboxState,
    Reminder,
    ReminderKind,
    Screening,
    ScreeningItem,
    ScreeningState,
    Subject,
    Vacancy,
    VacancyState,
    WaitingKind,
)

ASK_AGAIN_WORKDAYS = 2
OPEN = frozenset({ScreeningState.WAITING, ScreeningState.QUESTION})
# Answers come in bursts: what is answered within this time is told in one message.
GATHERED = timedelta(minutes=1)


def items_of(session: Session, screening_id: int) -> Sequence[ScreeningItem]:
    """The candidates of a screening in the order they were sent."""
    query = select(ScreeningItem).where(ScreeningItem.screening_id == screening_id)
    return session.exec(query.order_by(col(ScreeningItem.position))).all()


def id_of(screening: Screening) -> int:
    """The id of a stored screening."""
    assert screening.id is not None  # noqa: S101 - it came from the database or was just flushed
    return screening.id


def screening_of(session: Session, item: ScreeningItem) -> Screening:
    """The screening of a candidate."""
    found = session.get(Screening, item.screening_id)
    if found is None:
        raise Denied
    return found


def asked_of(session: Session, screening: Screening) -> int:
    """Who answers the manager's questions: who sent the candidates, or the vacancy's owner when they have left."""
    sender = session.get(Employee, screening.sent_by_id)
    vacancy = session.get(Vacancy, screening.vacancy_id)
    gone = sender is None or sender.state is EmployeeState.LEFT
    return vacancy.owner_id if gone and vacancy is not None else screening.sent_by_id


def await_manager(session: Session, item: ScreeningItem, now: datetime) -> None:
    """From now on the hiring manager is waited for about this candidate."""
    screening = screening_of(session, item)
    waiting.begin(
        session,
        item.application_id,
        WaitingKind.SCREENING,
        on_id=screening.manager_id,
        for_id=screening.sent_by_id,
        now=now,
    )


def end_waiting(session: Session, item: ScreeningItem, by_id: int, now: datetime) -> None:
    """Nobody is waited for about this candidate's screening any more."""
    for kind in (WaitingKind.SCREENING, WaitingKind.QUESTION):
        waiting.end(session, item.application_id, kind, by_id=by_id, now=now)


def sent_key(screening: Screening) -> str:
    """What tells the manager of a screening once."""
    return f"screening_sent:{screening.id}:{screening.manager_id}"


def tell_manager(session: Session, screening: Screening, *, now: datetime) -> bool:
    """One message with everybody sent; False when the manager cannot be written to."""
    return notify(
        session,
        screening.manager_id,
        NoticeKind.SCREENING_SENT,
        {"screening": id_of(screening)},
        now=now,
        dedupe_key=sent_key(screening),
        heed_quiet_hours=True,
    )


def tell(
    session: Session, recipient_id: int, kind: NoticeKind, item: ScreeningItem, actor: Actor, *, now: datetime
) -> None:
    """Tell somebody of one candidate: a question, a reply."""
    if recipient_id != actor.id:
        notify(
            session,
            recipient_id,
            kind,
            {"item": item.id, "rev": item.rev},
            now=now,
            dedupe_key=f"{kind.value}:{item.id}:{item.rev}",
            delay=UNDO_WINDOW,
            heed_quiet_hours=True,
        )


def tell_answers(session: Session, screening: Screening, actor: Actor, *, now: datetime) -> None:
    """The recruiter reads a burst of answers in one message: what waits to be told already will say this too."""
    recipient_id = asked_of(session, screening)
    waiting_rows = session.exec(
        select(OutboxMessage).where(
            OutboxMessage.recipient_id == recipient_id,
            OutboxMessage.kind == f"notice:{NoticeKind.SCREENING_ANSWERED.value}",
            col(OutboxMessage.state) == OutboxState.WAITING,
        )
    ).all()
    joined = any(row.payload["screening"] == screening.id for row in waiting_rows)
    if recipient_id != actor.id and not joined:
        notify(
            session,
            recipient_id,
            NoticeKind.SCREENING_ANSWERED,
            {"screening": id_of(screening), "since": now.isoformat()},
            now=now,
            delay=GATHERED,
            heed_quiet_hours=True,
        )


def plan_asking(session: Session, screening: Screening, *, since: datetime, now: datetime) -> None:
    """Ask again two working days later, at the same time of day; quiet hours are heeded when it is said."""
    zone = company_zone(session)
    local = since.astimezone(zone)
    day = work_calendar(session).add_workdays(local.date(), ASK_AGAIN_WORKDAYS)
    reminders.plan(
        session,
        Subject.SCREENING,
        id_of(screening),
        ReminderKind.SCREENING_WAITING,
        recipients=[screening.manager_id],
        due_at=datetime.combine(day, local.time(), tzinfo=zone).astimezone(now.tzinfo),
        now=now,
    )


@reminders.check_for(ReminderKind.SCREENING_WAITING)
def asking_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Still theirs to answer, the vacancy still open, and somebody not answered."""
    screening = session.get(Screening, reminder.subject_id)
    vacancy = session.get(Vacancy, screening.vacancy_id) if screening is not None else None
    if screening is None or vacancy is None or vacancy.state is not VacancyState.OPEN:
        return False
    waits = any(item.state is ScreeningState.WAITING for item in items_of(session, id_of(screening)))
    return waits and screening.manager_id == reminder.recipient_id


@reminders.again_for(ReminderKind.SCREENING_WAITING)
def ask_again(session: Session, reminder: Reminder, now: datetime) -> None:
    """And again two working days after that."""
    screening = session.get(Screening, reminder.subject_id)
    if screening is not None:
        plan_asking(session, screening, since=now, now=now)
