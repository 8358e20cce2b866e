"""Accepted work for tests of points: a task as a bare row, and its acceptance through the ledger's own verb."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import points
from bot.domain.access import Actor
from bot.domain.points import Award
from bot.models import Reward, RewardKind, Task, TaskState
from tests.factories import NOW


def make_task(
    session: Session,
    creator: Actor,
    assignee: Actor,
    promised: int = 50,
    *,
    late: timedelta = timedelta(),
    title: str = "Подготовить макет",
    created_at: datetime = NOW,
) -> int:
    """A task handed in this much later than due (on time by an hour when not late); its id."""
    due = NOW
    task = Task(
        title=title,
        state=TaskState.SUBMITTED,
        state_since=NOW,
        creator_id=creator.id,
        assignee_id=assignee.id,
        points=promised,
        due_at=due,
        first_due_at=due,
        judged_due_at=due,
        submitted_at=due + late if late else due - timedelta(hours=1),
        created_at=created_at,
    )
    session.add(task)
    session.flush()
    assert task.id is not None
    return task.id


def accept(
    session: Session, task_id: int, by: Actor | None, *, mark: int | None = None, now: datetime = NOW
) -> Award | None:
    """Accept a task, as far as points go."""
    return points.award_for_acceptance(
        session, task_id, mark=mark, actor_id=by.id if by is not None else None, now=now
    )


def earn(session: Session, creator: Actor, assignee: Actor, amount: int, *, now: datetime = NOW) -> Award:
    """Points for a task done on time."""
    award = accept(session, make_task(session, creator, assignee, amount), creator, now=now)
    assert award is not None
    return award


def make_reward(
    session: Session,
    by: Actor,
    name: str = "Толстовка",
    price: int = 100,
    *,
    stock: int | None = None,
    per_person: int | None = None,
    fulfiller: Actor | None = None,
) -> int:
    """A reward on the shelf; its id."""
    reward = Reward(
        name=name,
        price=price,
        stock=stock,
        per_person=per_person,
        kind=RewardKind.MATERIAL,
        fulfiller_id=fulfiller.id if fulfiller is not None else None,
        created_by_id=by.id,
        created_at=NOW,
    )
    session.add(reward)
    session.flush()
    assert reward.id is not None
    return reward.id
