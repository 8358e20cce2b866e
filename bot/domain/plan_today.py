"""«Сегодня»: who leads a newcomer and has not said yet whether they came; and what of all plans is late, for HR."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, or_, select

from bot.domain.access import Actor, Permission, led_departments
from bot.domain.company_days import company_today
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import Employee, Plan, PlanKind, PlanState


@section(TodaySection.BURNING)
def unanswered(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Newcomers whose day has come and of whom nobody has said that they came: for their lead and HR."""
    query = (
        select(Plan, Employee.name)
        .join(Employee, col(Employee.id) == col(Plan.employee_id))
        .where(
            Plan.state == PlanState.ACTIVE,
            Plan.kind == PlanKind.ONBOARDING,
            col(Plan.came_at).is_(None),
            col(Plan.day) <= company_today(session, now),
        )
        .order_by(col(Plan.day), col(Plan.id))
    )
    if not actor.may(Permission.PLAN_TEND):
        query = query.where(
            or_(
                col(Employee.manager_id).in_(actor.selves),
                col(Employee.department_id).in_(led_departments(*actor.selves)),
            )
        )
    return [
        Line(LineKind.PLAN_UNANSWERED, plan.id, name, plan.day)
        for plan, name in session.exec(query).all()
        if plan.id is not None
    ]
