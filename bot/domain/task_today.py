"""What of a day's tasks concerns one person: what burns of their own, and what waits for their answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor
from bot.domain.company_days import company_zone
from bot.domain.task_values import TO_DO, task_rules
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import Task, TaskState


@section(TodaySection.BURNING)
def burning_tasks(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """One's own tasks that are late or due within the agreed hours."""
    zone = company_zone(session)
    rows = session.exec(
        select(Task)
        .where(
            Task.assignee_id == actor.id,
            col(Task.state).in_(TO_DO),
            col(Task.due_at) <= now + task_rules(session).burning,
        )
        .order_by(col(Task.due_at))
    ).all()
    return [
        Line(LineKind.TASK_BURNS, row.id, row.title, row.due_at.astimezone(zone).date())
        for row in rows
        if row.id is not None and row.due_at is not None
    ]


@section(TodaySection.REVIEW)
def submitted_tasks(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Work that was handed in and waits for the actor's answer, the longest waiting first."""
    zone = company_zone(session)
    rows = session.exec(
        select(Task)
        .where(
            col(Task.creator_id).in_(actor.selves),
            col(Task.assignee_id) != actor.id,
            Task.state == TaskState.SUBMITTED,
        )
        .order_by(col(Task.submitted_at))
    ).all()
    return [
        Line(LineKind.TASK_SUBMITTED, row.id, row.title, row.submitted_at.astimezone(zone).date())
        for row in rows
        if row.id is not None and row.submitted_at is not None
    ]
