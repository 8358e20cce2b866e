"""When a plan is done: nothing of it is left to do, and for a newcomer the first day and the probation are behind."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import events
from bot.domain.notifications import NoticeKind, notify
from bot.domain.task_values import LIVE
from bot.models import Plan, PlanKind, PlanState, PlanTask, Subject, Task


def settle_state(session: Session, plan: Plan, *, now: datetime) -> None:
    """Close a plan whose work is done and tell who began it; work that is taken back makes it run again."""
    over = _is_over(session, plan)
    if plan.state is PlanState.ACTIVE and over:
        plan.state = PlanState.DONE
        _write(session, plan, "done", now)
        notify(
            session,
            plan.created_by_id,
            NoticeKind.PLAN_EVENT,
            {"plan": plan.id, "what": "done", "tasks": 0},
            now=now,
            dedupe_key=f"plan-done:{plan.id}:{plan.rev}",
            heed_quiet_hours=True,
        )
    elif plan.state is PlanState.DONE and not over:
        plan.state = PlanState.ACTIVE
        _write(session, plan, "reopened", now)


def _write(session: Session, plan: Plan, verb: str, now: datetime) -> None:
    plan.rev += 1
    session.add(plan)
    events.record(session, actor_id=None, subject=Subject.PLAN, subject_id=plan.id or 0, verb=verb, now=now)


def _is_over(session: Session, plan: Plan) -> bool:
    if plan.kind is PlanKind.ONBOARDING and (plan.came_at is None or _on_probation(plan)):
        return False
    session.flush()  # the verb that has just closed a task must be seen
    left = (
        select(func.count())
        .select_from(PlanTask)
        .join(Task, col(Task.id) == col(PlanTask.task_id))
        .where(PlanTask.plan_id == plan.id, col(Task.state).in_(LIVE))
    )
    return session.exec(left).one() == 0


def _on_probation(plan: Plan) -> bool:
    return plan.probation_ends_on is not None and plan.probation_outcome is None
