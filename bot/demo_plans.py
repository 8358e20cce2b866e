"""The demo's newcomer: expected today, half prepared, and IT is late with the computer that others wait for."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from bot.domain import onboarding, tasks
from bot.domain.access import Actor, actor_by_id
from bot.domain.company_days import company_today, work_calendar
from bot.domain.onboarding import Hire
from bot.domain.plan_changes import tasks_in
from bot.domain.plan_defaults import SHIPPED, DefaultTask
from bot.models import Employee, Plan, PlanKind, Reminder, Subject

# How long ago the plan began, and what has been done of it since, with how many days ago.
_BEGAN = timedelta(days=12)
_DONE = {DefaultTask.PAPERS: 6, DefaultTask.WORKPLACE: 4, DefaultTask.PASS: 4, DefaultTask.BUDDY: 3}


def first_plan(session: Session, ids: dict[str, int], *, now: datetime) -> None:
    """A plan begun through the same verb as the HR department's own, on the way to the first day."""
    expected = session.exec(
        select(Employee).where(col(Employee.telegram_id).is_(None)).order_by(col(Employee.id))
    ).first()
    if expected is None:
        return
    began = now - _BEGAN
    day = work_calendar(session).on_or_after(company_today(session, now))
    hire = Hire("", day, employee_id=expected.id, buddy_id=ids["gleb"])
    (begun,) = onboarding.start(session, ids["anna"], (hire,), now=began, quiet=True)
    plan = session.get(Plan, begun.plan_id)
    if plan is None:
        raise RuntimeError("a plan that has begun is stored")
    order = [one.task for one in SHIPPED[PlanKind.ONBOARDING]]
    for row, task in tasks_in(session, plan):
        days = _DONE.get(order[row.position])
        if days is not None:
            doer = _actor(session, task.assignee_id)
            tasks.submit(session, doer, row.task_id, rev=task.rev, now=now - timedelta(days=days))
    _told_meanwhile(session, [row.task_id for row, _ in tasks_in(session, plan)], now)


def _told_meanwhile(session: Session, task_ids: list[int], now: datetime) -> None:
    """What was due to be said in these days has been said: the demo opens on the day's screens, not on a pile of news."""
    session.exec(
        update(Reminder)
        .where(
            col(Reminder.subject) == Subject.TASK,
            col(Reminder.subject_id).in_(task_ids),
            col(Reminder.due_at) <= now,
            col(Reminder.fired_at).is_(None),
        )
        .values(fired_at=now)
    )


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    if actor is None:
        raise RuntimeError("the demo's people work here")
    return actor
