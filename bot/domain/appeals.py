"""Questions about a line of one's points: the manager answers first, HR has the last word, and every answer is a fact.

A question that is upheld becomes a correction beside the line it is about. A manager can give back at most what the line
withheld; HR any amount. A question that a manager leaves lying is shown to HR after three working days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import events, points_ledger, reminders
from bot.domain.access import Actor, Permission, employees_who_may
from bot.domain.company_days import company_today, morning_of, work_calendar
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.points import post_correction, said
from bot.domain.points_access import access_points_line
from bot.domain.points_people import manager_of
from bot.domain.points_rules import MOST_POINTS, Arithmetic, from_json
from bot.domain.points_statement import LineRow, row_of
from bot.models import (
    AppealState,
    Employee,
    PointsAppeal,
    PointsKind,
    PointsLine,
    Reminder,
    ReminderKind,
    Subject,
)

# After so many working days without an answer HR is shown the question too.
PATIENCE_WORKDAYS = 3
_WAITING = frozenset({AppealState.MANAGER, AppealState.HR})


@dataclass(frozen=True)
class AppealCard:
    """A question with the line it is about; `offer` is what the line withheld, `most` what the reader may give back."""

    id: int
    rev: int
    line: LineRow
    arithmetic: Arithmetic | None
    employee_id: int
    name: str
    text: str
    state: AppealState
    manager: str
    answer: str
    decided_by: str
    corrected: int | None
    created_at: datetime
    offer: int
    most: int
    may_answer: bool
    may_escalate: bool
    is_mine: bool


def ask(session: Session, actor: Actor, line_id: int, text: str, *, now: datetime) -> AppealCard:
    """Ask about a line of one's own. Raises Denied, Unfit (asked already, no words or too many)."""
    line = access_points_line(session, actor, line_id)
    if line.employee_id != actor.id or line.month is None:
        raise Denied
    if session.exec(select(PointsAppeal.id).where(PointsAppeal.line_id == line_id)).first() is not None:
        raise Unfit(Problem.APPEAL_ASKED_ALREADY)
    manager_id = manager_of(session, actor.id)
    appeal = PointsAppeal(
        line_id=line_id,
        employee_id=actor.id,
        manager_id=manager_id,
        text=said(text),
        state=AppealState.MANAGER if manager_id is not None else AppealState.HR,
        created_at=now,
    )
    session.add(appeal)
    session.flush()  # its id goes into notices and buttons
    _record(session, actor, appeal, "asked", now)
    if manager_id is not None:
        _tell_asked(session, appeal, [manager_id], now)
        _plan_patience(session, appeal, now)
    else:
        _tell_asked(session, appeal, _hr(session, appeal), now)
    return card_of(session, actor, appeal)


def uphold(
    session: Session, actor: Actor, appeal_id: int, amount: int, *, answer: str = "", rev: int, now: datetime
) -> AppealCard:
    """Give back points: a correction beside the line. Raises Denied, Outdated, Unfit (too many points, or the award is gone)."""
    appeal, line = _waiting(session, actor, appeal_id, rev)
    if _award_gone(session, line):
        raise Unfit(Problem.APPEAL_OVERTAKEN)
    most = _most(session, actor, line)
    if not 0 < amount <= most:
        raise Unfit(Problem.POINTS_RANGE, most=most)
    award = post_correction(
        session,
        actor,
        appeal.employee_id,
        amount,
        " ".join(answer.split()),
        key=f"appeal:{appeal_id}",
        about=line,
        tell=False,
        now=now,
    )
    appeal.correction_id = award.line_id
    _decide(session, actor, appeal, AppealState.UPHELD, answer, now)
    return card_of(session, actor, appeal)


def refuse(
    session: Session, actor: Actor, appeal_id: int, reason: str, *, rev: int, now: datetime
) -> AppealCard:
    """Leave the line as it is, saying why. Raises Denied, Outdated, Unfit without a reason."""
    appeal, _ = _waiting(session, actor, appeal_id, rev)
    _decide(session, actor, appeal, AppealState.REFUSED, said(reason), now)
    return card_of(session, actor, appeal)


def escalate(session: Session, actor: Actor, appeal_id: int, *, rev: int, now: datetime) -> AppealCard:
    """Bring one's question to HR after the manager has refused it, once. Raises Denied, Outdated."""
    appeal = session.get(PointsAppeal, appeal_id)
    if appeal is None or appeal.employee_id != actor.id:
        raise Denied
    if appeal.rev != rev or not _may_escalate(appeal):
        raise Outdated
    appeal.state, appeal.escalated_at = AppealState.HR, now
    appeal.rev += 1
    session.add(appeal)
    _record(session, actor, appeal, "escalated", now)
    _tell_asked(session, appeal, _hr(session, appeal), now)
    return card_of(session, actor, appeal)


def appeal_card(session: Session, actor: Actor, appeal_id: int) -> AppealCard:
    """A question's card, for who asked, their manager and HR. Raises Denied."""
    appeal = session.get(PointsAppeal, appeal_id)
    if appeal is None:
        raise Denied
    if actor.id not in {appeal.employee_id, appeal.manager_id}:
        actor.require(Permission.POINTS_TEND)
    return card_of(session, actor, appeal)


def waiting(session: Session, actor: Actor) -> tuple[AppealCard, ...]:
    """The questions that wait for the reader, the oldest first."""
    mine = (col(PointsAppeal.state) == AppealState.MANAGER) & (col(PointsAppeal.manager_id) == actor.id)
    if actor.may(Permission.POINTS_TEND):
        mine = mine | (col(PointsAppeal.state) == AppealState.HR)
    rows = session.exec(
        select(PointsAppeal)
        .where(mine, PointsAppeal.employee_id != actor.id)
        .order_by(col(PointsAppeal.id))
        .limit(20)
    ).all()
    return tuple(card_of(session, actor, row) for row in rows)


def card_of(session: Session, actor: Actor, appeal: PointsAppeal) -> AppealCard:
    """A question as the actor sees it."""
    line = _line(session, appeal)
    correction = session.get(PointsLine, appeal.correction_id) if appeal.correction_id is not None else None
    is_mine = appeal.employee_id == actor.id
    return AppealCard(
        id=_id(appeal),
        rev=appeal.rev,
        line=row_of(session, line),
        arithmetic=from_json(line.arithmetic) if line.kind is PointsKind.AWARD else None,
        employee_id=appeal.employee_id,
        name=_name(session, appeal.employee_id),
        text=appeal.text,
        state=appeal.state,
        manager=_name(session, appeal.manager_id),
        answer=appeal.answer,
        decided_by=_name(session, appeal.decided_by_id),
        corrected=correction.amount if correction is not None else None,
        created_at=appeal.created_at,
        offer=max(_withheld(session, line), 0),
        most=_most(session, actor, line),
        may_answer=appeal.state in _WAITING and _may_answer(actor, appeal),
        may_escalate=is_mine and _may_escalate(appeal),
        is_mine=is_mine,
    )


# -- notices ---------------------------------------------------------------------------------------------


def load_asked(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> AppealCard | None:
    """A question that still waits for the recipient."""
    appeal = session.get(PointsAppeal, payload["appeal"])
    if appeal is None or appeal.state not in _WAITING or not _may_answer(recipient, appeal):
        return None
    return card_of(session, recipient, appeal)


def load_answered(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> AppealCard | None:
    """The answer to the recipient's own question."""
    appeal = session.get(PointsAppeal, payload["appeal"])
    if appeal is None or appeal.employee_id != recipient.id or appeal.state in _WAITING:
        return None
    return card_of(session, recipient, appeal)


@reminders.check_for(ReminderKind.APPEAL_WAITING)
def _still_waiting(session: Session, reminder: Reminder, _now: datetime) -> bool:
    appeal = session.get(PointsAppeal, reminder.subject_id)
    return appeal is not None and appeal.state is AppealState.MANAGER


def load_reminder(
    session: Session, recipient: Actor, reminder: Reminder, _now: datetime
) -> AppealCard | None:
    """A question that its manager has left lying, for HR."""
    return load_asked(session, recipient, {"appeal": reminder.subject_id}, _now)


# -- steps -----------------------------------------------------------------------------------------------


def _waiting(session: Session, actor: Actor, appeal_id: int, rev: int) -> tuple[PointsAppeal, PointsLine]:
    appeal = session.get(PointsAppeal, appeal_id)
    if appeal is None or not _may_answer(actor, appeal):
        raise Denied
    if appeal.rev != rev or appeal.state not in _WAITING:
        raise Outdated
    return appeal, _line(session, appeal)


def _may_answer(actor: Actor, appeal: PointsAppeal) -> bool:
    """HR always, the manager until the question has gone to HR; nobody their own."""
    if actor.id == appeal.employee_id:
        return False
    if actor.may(Permission.POINTS_TEND):
        return True
    return actor.id == appeal.manager_id and appeal.state is not AppealState.HR


def _may_escalate(appeal: PointsAppeal) -> bool:
    return (
        appeal.state is AppealState.REFUSED
        and appeal.escalated_at is None
        and appeal.decided_by_id == appeal.manager_id
    )


def _withheld(session: Session, line: PointsLine) -> int:
    """What a line kept back: of an award what was promised and not paid, of a deduction what it took."""
    if line.kind is not PointsKind.AWARD:
        return -line.amount
    arithmetic = from_json(line.arithmetic)
    paid = sum(one.amount for one in points_ledger.lines_of_award(session, line))
    return arithmetic.points - arithmetic.already - paid


def _most(session: Session, actor: Actor, line: PointsLine) -> int:
    if actor.may(Permission.POINTS_TEND):
        return MOST_POINTS
    return max(_withheld(session, line), 0)


def _award_gone(session: Session, line: PointsLine) -> bool:
    """Whether the line is an award that was taken back since: then the reversal is what to ask about."""
    if line.kind is not PointsKind.AWARD or line.task_id is None:
        return False
    standing = points_ledger.open_award(session, line.task_id)
    return standing is None or standing.id != line.id


def _decide(
    session: Session, actor: Actor, appeal: PointsAppeal, state: AppealState, answer: str, now: datetime
) -> None:
    appeal.state, appeal.answer = state, " ".join(answer.split())
    appeal.decided_by_id, appeal.decided_at = actor.id, now
    appeal.rev += 1
    session.add(appeal)
    reminders.cancel(session, Subject.POINTS_APPEAL, _id(appeal))
    _record(session, actor, appeal, state.value, now)
    key = f"appeal-answered:{_id(appeal)}:{appeal.rev}"
    notify(
        session,
        appeal.employee_id,
        NoticeKind.APPEAL_ANSWERED,
        {"appeal": _id(appeal)},
        now=now,
        dedupe_key=key,
    )


def _tell_asked(session: Session, appeal: PointsAppeal, recipients: list[int], now: datetime) -> None:
    for recipient_id in recipients:
        key = f"appeal-asked:{_id(appeal)}:{appeal.rev}:{recipient_id}"
        notify(
            session, recipient_id, NoticeKind.APPEAL_ASKED, {"appeal": _id(appeal)}, now=now, dedupe_key=key
        )


def _plan_patience(session: Session, appeal: PointsAppeal, now: datetime) -> None:
    day = work_calendar(session).add_workdays(company_today(session, now), PATIENCE_WORKDAYS)
    reminders.plan(
        session,
        Subject.POINTS_APPEAL,
        _id(appeal),
        ReminderKind.APPEAL_WAITING,
        recipients=_hr(session, appeal),
        due_at=morning_of(session, day),
        now=now,
    )


def _hr(session: Session, appeal: PointsAppeal) -> list[int]:
    return [one for one in employees_who_may(session, Permission.POINTS_TEND) if one != appeal.employee_id]


def _line(session: Session, appeal: PointsAppeal) -> PointsLine:
    line = session.get(PointsLine, appeal.line_id)
    if line is None:
        raise Denied
    return line


def _record(session: Session, actor: Actor, appeal: PointsAppeal, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.POINTS_APPEAL,
        subject_id=_id(appeal),
        verb=verb,
        now=now,
        details={"line": appeal.line_id},
    )


def _name(session: Session, employee_id: int | None) -> str:
    person = session.get(Employee, employee_id) if employee_id is not None else None
    return person.name if person is not None else ""


def _id(appeal: PointsAppeal) -> int:
    if appeal.id is None:
        raise ValueError("a stored question has an id")
    return appeal.id
