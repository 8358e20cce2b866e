"""Who waits for whom about a candidate: one mechanism for screening, interviews, scorecards, decisions and offers.

A room says `begin` when it asks somebody for something and `end` when the answer is there. The rows stay: the vacancy's
page shows the open ones, reports count the ended ones. The time counts against the person who was asked, whoever answers
for them. A room whose question is settled by any move of the candidate names its kind in `ENDED_BY_MOVES`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.company_days import company_zone
from bot.models import Application, Candidate, Employee, Waiting, WaitingKind
from bot.workdays import WorkCalendar

# An interview or a scorecard is still awaited when the candidate has gone on.
ENDED_BY_MOVES = frozenset({WaitingKind.SCREENING, WaitingKind.QUESTION, WaitingKind.DECISION})


@dataclass(frozen=True)
class OpenWaiting:
    """Somebody waits. `on` is the name of who is waited for, empty for the candidate; `since` is aware UTC."""

    id: int
    kind: WaitingKind
    application_id: int
    candidate_id: int
    candidate: str
    on_id: int | None
    on: str
    since: datetime


def begin(
    session: Session,
    application_id: int,
    kind: WaitingKind,
    *,
    on_id: int | None,
    for_id: int | None,
    now: datetime,
    subject_id: int | None = None,
) -> Waiting:
    """From now on `on_id` (None: the candidate) is waited for. What is open already for the same person stays as it is;
    for another person it ends and begins anew, so that each answers for their own time.
    """
    found = _open(session, application_id, kind, subject_id)
    if found is not None:
        if found.on_id == on_id:
            return found
        _end(session, found, by_id=for_id, now=now)
    row = Waiting(
        application_id=application_id,
        kind=kind,
        subject_id=subject_id,
        on_id=on_id,
        for_id=for_id,
        since=now,
    )
    session.add(row)
    session.flush()  # its id tells it apart
    return row


def end(
    session: Session,
    application_id: int,
    kind: WaitingKind,
    *,
    by_id: int | None,
    now: datetime,
    subject_id: int | None = None,
) -> bool:
    """The answer is there, or is not wanted any more. Returns whether anybody was waiting."""
    found = _open(session, application_id, kind, subject_id)
    if found is None:
        return False
    _end(session, found, by_id=by_id, now=now)
    return True


def is_open(session: Session, application_id: int, kind: WaitingKind) -> bool:
    """Whether anybody is waited for in this way now."""
    return any(row.kind is kind for row in _all_open(session, application_id))


def ended_by_move(
    session: Session, application_id: int, *, by_id: int | None, all_kinds: bool, now: datetime
) -> int | None:
    """End what a move settles (everything, when the application ends); returns who of us was waited for last."""
    rows = _all_open(session, application_id)
    on_id = rows[-1].on_id if rows else None
    for row in rows:
        if all_kinds or row.kind in ENDED_BY_MOVES:
            _end(session, row, by_id=by_id, now=now)
    return on_id


def reopen(session: Session, application_id: int, *, ended_at: datetime) -> None:
    """Put back what ended at that moment: the move that ended it is taken back."""
    rows = session.exec(
        select(Waiting).where(Waiting.application_id == application_id, Waiting.ended_at == ended_at)
    ).all()
    for row in rows:
        if _open(session, application_id, row.kind, row.subject_id) is None:
            row.ended_at = row.ended_by_id = None
            session.add(row)


def open_on_vacancy(session: Session, vacancy_id: int) -> tuple[OpenWaiting, ...]:
    """Everybody who is waited for about a vacancy's candidates, the longest first."""
    rows = session.exec(
        select(Waiting, Candidate.id, Candidate.full_name, Employee.name)
        .join(Application, col(Application.id) == col(Waiting.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .outerjoin(Employee, col(Employee.id) == col(Waiting.on_id))
        .where(Application.vacancy_id == vacancy_id, col(Waiting.ended_at).is_(None))
        .order_by(col(Waiting.since), col(Waiting.id))
    ).all()
    return tuple(
        OpenWaiting(
            row.id, row.kind, row.application_id, candidate_id, full_name, row.on_id, name or "", row.since
        )
        for row, candidate_id, full_name, name in rows
        if row.id is not None and candidate_id is not None
    )


def workdays_waited(session: Session, calendar: WorkCalendar, since: datetime, until: datetime) -> int:
    """Whole working days between two moments, by days of the company's zone: asked on Friday, Monday is one."""
    zone = company_zone(session)
    return calendar.workdays_between(since.astimezone(zone).date(), until.astimezone(zone).date())


def _all_open(session: Session, application_id: int) -> list[Waiting]:
    query = select(Waiting).where(Waiting.application_id == application_id, col(Waiting.ended_at).is_(None))
    return list(session.exec(query.order_by(col(Waiting.id))).all())


def _open(session: Session, application_id: int, kind: WaitingKind, subject_id: int | None) -> Waiting | None:
    rows = _all_open(session, application_id)
    return next((row for row in rows if row.kind is kind and row.subject_id == subject_id), None)


def _end(session: Session, row: Waiting, *, by_id: int | None, now: datetime) -> None:
    row.ended_at, row.ended_by_id = now, by_id
    session.add(row)
    session.flush()  # a new one of the same kind may begin at once
