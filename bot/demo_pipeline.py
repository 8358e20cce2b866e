"""The demo's pipeline: candidates at several stages, one who said no, and two whom the hiring manager is to look at."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import applications, screening
from bot.domain.access import actor_by_id
from bot.domain.end_reasons import reasons
from bot.models import Application, Outcome, Stage, Vacancy

# With fewer candidates a vacancy shows no pipeline worth looking at.
_ENOUGH = 4


def first_moves(session: Session, vacancy_ids: list[int], *, now: datetime) -> None:
    """Move the demo's candidates as their recruiter would have done, through the same verbs."""
    for vacancy_id in vacancy_ids:
        vacancy = session.get(Vacancy, vacancy_id)
        owner = actor_by_id(session, vacancy.owner_id) if vacancy is not None else None
        query = select(Application).where(
            Application.vacancy_id == vacancy_id, Application.stage == Stage.NEW
        )
        rows = session.exec(query.order_by(col(Application.id))).all()
        if vacancy is None or owner is None or len(rows) < _ENOUGH:
            continue
        before = now - timedelta(hours=2)
        ids = [row.id for row in rows if row.id is not None]
        applications.move(session, owner, ids[0], Stage.INTERVIEW, rev=rows[0].rev, now=before)
        reason = reasons(session, Outcome.WITHDREW)[0]
        applications.end_for(session, owner, ids[1], reason.id, rev=rows[1].rev, now=before)
        if vacancy.hiring_manager_id is not None:
            screening.send(session, owner, vacancy_id, ids[2:4], now=before)
