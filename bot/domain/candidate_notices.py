"""Telling a vacancy's owner and hiring manager of candidates that a colleague has added: several in one
message.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import access
from bot.domain.access import Actor, Permission
from bot.domain.notifications import NoticeKind, notify
from bot.models import Application, Candidate, Employee, OutboxMessage, OutboxState, Vacancy

# Candidates come in bursts: what is added within this time is told in one message.
GATHERED = timedelta(minutes=1)


@dataclass(frozen=True)
class AddedCandidate:
    """One of the candidates told of."""

    candidate_id: int
    full_name: str
    position: str


@dataclass(frozen=True)
class CandidatesAdded:
    """What the owner reads: who added whom to which vacancy."""

    vacancy_id: int
    title: str
    added_by: tuple[str, ...]
    candidates: tuple[AddedCandidate, ...]


def tell_of_application(session: Session, actor: Actor, application: Application, *, now: datetime) -> None:
    """Tell those a vacancy belongs to, except the one who acts; what waits to be told already is joined."""
    vacancy = session.get(Vacancy, application.vacancy_id)
    if vacancy is None or application.id is None:
        return
    for recipient_id in {vacancy.owner_id, vacancy.hiring_manager_id} - {None, actor.id}:
        if recipient_id is not None and not _joined(session, recipient_id, vacancy, application.id):
            notify(
                session,
                recipient_id,
                NoticeKind.CANDIDATE_ADDED,
                {"vacancy": vacancy.id, "applications": [application.id]},
                now=now,
                dedupe_key=f"candidate_added:{recipient_id}:{application.id}",
                delay=GATHERED,
                heed_quiet_hours=True,
            )


def _joined(session: Session, recipient_id: int, vacancy: Vacancy, application_id: int) -> bool:
    """Add to the notice that still waits, if there is one."""
    rows = session.exec(
        select(OutboxMessage).where(
            OutboxMessage.recipient_id == recipient_id,
            OutboxMessage.kind == f"notice:{NoticeKind.CANDIDATE_ADDED.value}",
            col(OutboxMessage.state) == OutboxState.WAITING,
        )
    ).all()
    for row in rows:
        if row.payload["vacancy"] == vacancy.id:
            row.payload = {**row.payload, "applications": [*row.payload["applications"], application_id]}
            session.add(row)
            return True
    return False


def load_added(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> CandidatesAdded | None:
    """What still holds when it is told: None when the recipient may not see it, or all was taken back."""
    vacancy = session.get(Vacancy, payload["vacancy"])
    if vacancy is None or not access.may_on_vacancy(session, recipient, vacancy, Permission.CANDIDATE_VIEW):
        return None
    rows = session.exec(
        select(Candidate, Employee.name)
        .join(Application, col(Application.candidate_id) == col(Candidate.id))
        .join(Employee, col(Employee.id) == col(Application.created_by_id))
        .where(col(Application.id).in_(payload["applications"]), Application.vacancy_id == vacancy.id)
        .order_by(col(Application.id))
    ).all()
    if not rows or vacancy.id is None:
        return None
    return CandidatesAdded(
        vacancy_id=vacancy.id,
        title=vacancy.title,
        added_by=tuple(dict.fromkeys(name for _, name in rows)),
        candidates=tuple(
            AddedCandidate(candidate.id, candidate.full_name, candidate.position)
            for candidate, _ in rows
            if candidate.id is not None
        ),
    )
