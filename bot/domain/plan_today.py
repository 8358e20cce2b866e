"""«Сегодня»: who leads a newcomer and has not said yet whether they came; and what of all plans is late, for HR."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_today
from bot.domain.plan_reminders import lead_of
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import Employee, Plan, PlanKind, PlanState


@section(TodaySection.BURNING)
def unanswered(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Newcomers whose day has come and of whom nobody has said that they came: for their lead and HR."""
    rows = session.exec(
        select(Plan, Employee)
        .join(Employee, col(Employee.id) == col(Plan.employee_id))
        .where(
            Plan.state == PlanState.ACTIVE,
            Plan.kind == PlanKind.ONBOARDING,
            col(Plan.came_at).is_(None),
            col(Plan.day) <= company_today(session, now),
        )
        .order_by(col(Plan.day))
        .limit(50)
    ).all()
    sees_all = actor.may(Permission.PLAN_TEND)
    return [
        Line(LineKind.PLAN_UNANSWERED, plan.id, person.name, plan.day)
        for plan, person in rows
        if plan.id is not None and (sees_all or lead_of(session, plan) in actor.selves)
    ]
