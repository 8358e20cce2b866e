"""The manager's screening: up to ten candidates of a vacancy sent to its hiring manager in one message.

While an answer is awaited the waiting counts against the hiring manager; a question turns it to the recruiter until they
reply. The answers are in `screening_answers`, who is told and asked again in `screening_waiting`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import access, events, reminders, vacancies, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.notifications import withdraw
from bot.domain.pipeline import LIVE, pipeline_of
from bot.domain.pipeline_board import at_column
from bot.domain.screening_waiting import (
    OPEN,
    await_manager,
    end_waiting,
    id_of,
    items_of,
    plan_asking,
    sent_key,
    tell_manager,
)
from bot.domain.stage_changes import after_change, after_undo, application_id_of
from bot.models import (
    Application,
    Employee,
    EmployeeState,
    Screening,
    ScreeningItem,
    ScreeningState,
    StageChange,
    Subject,
    Vacancy,
    VacancyState,
    WaitingKind,
)

MOST = 10
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Sent:
    """What was sent: to whom, how many, and how many were left out because they lie with the manager already."""

    screening_id: int
    vacancy_id: int
    count: int
    left_out: int
    manager: str
    told: bool


def send(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    application_ids: Sequence[int],
    *,
    now: datetime,
    note: str = "",
) -> Sent:
    """Send candidates of a vacancy to its hiring manager. Who lies with them already is left out.

    Raises Denied; Unfit when the vacancy is not open or has no hiring manager, nobody is left to send, or more than ten are.
    """
    vacancy = access.access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    if vacancy.state is not VacancyState.OPEN:
        raise Unfit(Problem.VACANCY_NOT_OPEN)
    manager = _manager_of(session, vacancy)
    rows = _to_send(session, vacancy_id, application_ids)
    lying = _lying_with_manager(session, rows)
    chosen = [row for row in rows if row.id not in lying]
    if not chosen:
        raise Unfit(Problem.NOBODY_TO_SCREEN)
    if len(chosen) > MOST:
        raise Unfit(Problem.TOO_MANY_TO_SCREEN, most=MOST)
    screening = Screening(
        vacancy_id=vacancy_id, manager_id=manager.id or 0, sent_by_id=actor.id, sent_at=now, note=note
    )
    session.add(screening)
    session.flush()  # its id goes into the items
    screening_id = id_of(screening)
    for position, row in enumerate(chosen):
        application_id = application_id_of(row)
        session.add(
            ScreeningItem(screening_id=screening_id, application_id=application_id, position=position)
        )
        waiting.begin(
            session, application_id, WaitingKind.SCREENING, on_id=manager.id, for_id=actor.id, now=now
        )
    _record(session, actor.id, screening, "sent", now=now, count=len(chosen))
    plan_asking(session, screening, since=now, now=now)
    told = tell_manager(session, screening, now=now)
    return Sent(screening_id, vacancy_id, len(chosen), len(lying), manager.name, told)


def say(session: Session, actor: Actor, screening_id: int, text: str, *, now: datetime) -> int:
    """Put a few words beside everybody sent, or others in their place; the manager reads them on every card.

    Returns the screening's id. Raises Denied, Unfit; Outdated when all are answered.
    """
    screening = access.access_screening(session, actor, screening_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    said = text.strip()
    if not said:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(said) > LONGEST_NOTE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NOTE)
    if not any(item.state in OPEN for item in items_of(session, screening_id)):
        raise Outdated
    screening.note = said
    session.add(screening)
    _record(session, actor.id, screening, "noted", now=now)
    return screening_id


def sendable(session: Session, actor: Actor, vacancy_id: int, key: str) -> tuple[int, ...]:
    """Everybody of a column who is not with the manager yet, as many as one message takes. Raises Denied."""
    access.access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    query = select(Application).where(
        Application.vacancy_id == vacancy_id, at_column(pipeline_of(session, vacancy_id), key)
    )
    rows = session.exec(query.order_by(col(Application.stage_since), col(Application.id))).all()
    lying = _lying_with_manager(session, rows)
    return tuple(row.id for row in rows if row.id is not None and row.id not in lying)[:MOST]


def _manager_of(session: Session, vacancy: Vacancy) -> Employee:
    manager = (
        session.get(Employee, vacancy.hiring_manager_id) if vacancy.hiring_manager_id is not None else None
    )
    if manager is None or manager.state is EmployeeState.LEFT:
        raise Unfit(Problem.NO_HIRING_MANAGER)
    return manager


def _to_send(session: Session, vacancy_id: int, ids: Sequence[int]) -> Sequence[Application]:
    """Of the chosen those who are still sought, the longest known first."""
    query = select(Application).where(
        Application.vacancy_id == vacancy_id,
        col(Application.id).in_(ids),
        col(Application.stage).in_(LIVE),
    )
    return session.exec(query.order_by(col(Application.stage_since), col(Application.id))).all()


def _lying_with_manager(session: Session, rows: Sequence[Application]) -> set[int]:
    query = select(ScreeningItem.application_id).where(
        col(ScreeningItem.application_id).in_([row.id for row in rows]),
        col(ScreeningItem.state).in_(OPEN),
    )
    return set(session.exec(query).all())


def recall(session: Session, actor: Actor, screening_id: int, *, now: datetime) -> int:
    """Take back what the manager has not answered yet. Returns how many; a second press takes none. Raises Denied."""
    screening = access.access_screening(session, actor, screening_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    items = [item for item in items_of(session, screening_id) if item.state in OPEN]
    for item in items:
        item.state, item.answered_at, item.answered_by_id = ScreeningState.DROPPED, now, actor.id
        item.rev += 1
        session.add(item)
        end_waiting(session, item, actor.id, now)
    reminders.cancel(session, Subject.SCREENING, screening_id)
    withdraw(session, sent_key(screening))
    if items:
        _record(session, actor.id, screening, "recalled", now=now, count=len(items))
    return len(items)


def open_again(session: Session, item: ScreeningItem) -> None:
    """The answer is taken back: as before it, the manager is awaited, or the recruiter's reply to a question."""
    asked = waiting.is_open(session, item.application_id, WaitingKind.QUESTION)
    item.state = ScreeningState.QUESTION if asked else ScreeningState.WAITING
    item.answered_at = item.answered_by_id = item.reason_id = item.change_id = None
    item.rev += 1
    session.add(item)


@after_change
def moved_meanwhile(session: Session, application: Application, change: StageChange, now: datetime) -> None:
    """Somebody moved a candidate whom the manager has not answered about: nothing is asked any more."""
    rows = session.exec(
        select(ScreeningItem).where(
            ScreeningItem.application_id == application.id, col(ScreeningItem.state).in_(OPEN)
        )
    ).all()
    for item in rows:
        item.state, item.answered_at, item.answered_by_id = ScreeningState.DROPPED, now, change.by_id
        item.change_id = change.id
        item.rev += 1
        session.add(item)


@after_undo
def asked_again(session: Session, application: Application, change: StageChange, _now: datetime) -> None:
    """The move was taken back: who was asked about then is asked about again."""
    rows = session.exec(
        select(ScreeningItem).where(
            ScreeningItem.application_id == application.id, ScreeningItem.change_id == change.id
        )
    ).all()
    for item in rows:
        open_again(session, item)


@vacancies.after_manager_change
def manager_changed(session: Session, vacancy: Vacancy, now: datetime) -> None:
    """What lies with the former hiring manager goes to the new one, whose time begins now."""
    query = select(Screening).where(Screening.vacancy_id == vacancy.id)
    for screening in session.exec(query).all():
        items = [item for item in items_of(session, id_of(screening)) if item.state in OPEN]
        if not items or vacancy.hiring_manager_id in {None, screening.manager_id}:
            continue
        screening.manager_id = vacancy.hiring_manager_id or screening.manager_id
        session.add(screening)
        for item in items:
            if item.state is ScreeningState.WAITING:
                await_manager(session, item, now)
        plan_asking(session, screening, since=now, now=now)
        tell_manager(session, screening, now=now)


def _record(
    session: Session, actor_id: int, screening: Screening, verb: str, *, now: datetime, **details: object
) -> None:
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.SCREENING,
        subject_id=id_of(screening),
        verb=verb,
        now=now,
        details={"vacancy": screening.vacancy_id, **details},
    )
