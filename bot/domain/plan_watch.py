"""Following a plan: one message in one's own chat, brought up to date as departments do their part.

Whoever began the plan and the newcomer's lead follow it from the start; others who may see the plan do by a button.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from bot.domain.access import Actor, Permission, access_plan, actor_by_id, relations_to_plan
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.errors import Outdated
from bot.domain.onboarding import RUNNING
from bot.domain.plan_cards import PlanCard, card_of
from bot.domain.plan_dates import in_work_hours
from bot.domain.plan_watchers import add_watcher
from bot.i18n import Language
from bot.models import Employee, Plan, PlanWatcher

BATCH = 50


@dataclass(frozen=True)
class WatchedPlan:
    """A plan's message in somebody's own chat. `card` is None for whoever may not see the plan any more."""

    chat_id: int
    recipient_id: int
    plan_id: int
    language: Language
    card: PlanCard | None


def follow(session: Session, actor: Actor, plan_id: int, *, now: datetime) -> PlanCard:
    """Show the plan in the actor's own chat from now on. Raises Denied, Outdated."""
    plan = access_plan(session, actor, plan_id, Permission.PLAN_VIEW)
    if plan.state not in RUNNING:
        raise Outdated
    # Asked for now, it comes now, whatever the hour.
    add_watcher(session, plan_id, actor.id, said_at=now)
    return card_of(session, actor, plan, now=now)


def unfollow(session: Session, actor: Actor, plan_id: int, *, now: datetime) -> PlanCard:
    """Bring the actor's message up to date no longer. Raises Denied."""
    plan = access_plan(session, actor, plan_id, Permission.PLAN_VIEW)
    row = session.get(PlanWatcher, (plan_id, actor.id))
    if row is not None:
        session.delete(row)
        session.flush()  # the card asks who follows
    return card_of(session, actor, plan, now=now)


# -- what is due ------------------------------------------------------------------------------------------------


def take_due(session: Session, *, now: datetime) -> tuple[WatchedPlan, ...]:
    """Messages to be written or corrected now, at most a batch of them; they count as said.

    A first message waits for working hours, a correction does not. A plan that is over is shown so once and followed no
    longer.
    """
    query = select(PlanWatcher).where(PlanWatcher.is_stale)
    if not _in_hours(session, now):
        query = query.where(col(PlanWatcher.said_at).is_not(None))
    rows = session.exec(
        query.order_by(col(PlanWatcher.plan_id), col(PlanWatcher.employee_id)).limit(BATCH)
    ).all()
    found = [_taken(session, row, now) for row in rows]
    return tuple(one for one in found if one is not None)


def _taken(session: Session, row: PlanWatcher, now: datetime) -> WatchedPlan | None:
    plan, person = session.get(Plan, row.plan_id), session.get(Employee, row.employee_id)
    reader = actor_by_id(session, row.employee_id)
    is_first = row.said_at is None
    row.is_stale, row.said_at = False, row.said_at or now
    may_see = (
        plan is not None
        and reader is not None
        and reader.may(Permission.PLAN_VIEW, *relations_to_plan(session, reader, plan))
    )
    if plan is None or not may_see or plan.state not in RUNNING:
        session.delete(row)
    else:
        session.add(row)
    if plan is None or person is None or person.telegram_id is None or (is_first and not may_see):
        return None
    card = card_of(session, reader, plan, now=now) if may_see and reader is not None else None
    return WatchedPlan(person.telegram_id, row.employee_id, row.plan_id, person.language, card)


def next_due(session: Session, *, now: datetime) -> datetime | None:
    """When somebody's own message about a plan is to be written or corrected next."""
    correctable = session.exec(
        select(func.count())
        .select_from(PlanWatcher)
        .where(PlanWatcher.is_stale, or_(col(PlanWatcher.said_at).is_not(None), _in_hours(session, now)))
    ).one()
    if correctable:
        return now
    waiting = session.exec(select(PlanWatcher.plan_id).where(PlanWatcher.is_stale).limit(1)).first()
    if waiting is None:
        return None
    return in_work_hours(now, calendar=work_calendar(session), zone=company_zone(session))


def _in_hours(session: Session, now: datetime) -> bool:
    return in_work_hours(now, calendar=work_calendar(session), zone=company_zone(session)) == now
