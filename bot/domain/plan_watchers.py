"""Who follows a plan in one message of their own chat: whoever began it and the newcomer's lead, and who asked to."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, select

from bot.domain.plan_people import hr_of
from bot.domain.plan_reminders import lead_of
from bot.models import Plan, PlanWatcher

# More newcomers at once than this are seen in the list: a message each would fill the chat.
MOST_AT_ONCE = 3


def follow_begun(session: Session, plans: Iterable[Plan]) -> None:
    """Whoever began these plans and the newcomers' leads follow them, unless they are many."""
    begun = tuple(plans)
    if len(begun) > MOST_AT_ONCE:
        return
    for plan in begun:
        for person_id in (hr_of(session, plan.created_by_id), lead_of(session, plan)):
            if person_id != plan.employee_id:
                add_watcher(session, plan.id or 0, person_id)


def follow_new_lead(session: Session, plan: Plan) -> None:
    """Somebody else may lead the person now: where the plan is followed at all, they follow it too."""
    followed = session.exec(select(PlanWatcher).where(PlanWatcher.plan_id == plan.id).limit(1)).first()
    lead = lead_of(session, plan)
    if followed is not None and lead != plan.employee_id:
        add_watcher(session, plan.id or 0, lead)


def add_watcher(session: Session, plan_id: int, person_id: int, *, said_at: datetime | None = None) -> None:
    """Somebody follows a plan from now on; twice is once. Without `said_at` the message waits for working hours."""
    if session.get(PlanWatcher, (plan_id, person_id)) is None:
        session.add(PlanWatcher(plan_id=plan_id, employee_id=person_id, said_at=said_at))
        session.flush()  # asked for again in the same unit
