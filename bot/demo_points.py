"""What the demo company's people have done and earned before the demo begins, and what the reward shop offers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import reward_drafts, tasks
from bot.domain.access import Actor, actor_by_id
from bot.domain.reward_drafts import RewardField
from bot.domain.task_values import TaskValues
from bot.i18n import Language
from bot.models import RewardKind, Task


@dataclass(frozen=True)
class DoneTask:
    """A task set by a lead, handed in and accepted that many days ago; `late` is how much too late it came."""

    title: str
    by: str
    whose: str
    points: int
    days_ago: int
    late: timedelta = timedelta()


@dataclass(frozen=True)
class OfferedReward:
    """A reward on the shelf; without `stock` there is no end of it."""

    name: str
    price: int
    description: str
    kind: RewardKind = RewardKind.MATERIAL
    stock: int | None = None
    per_person: int | None = None


_DONE = {
    Language.RU: (
        DoneTask("Макет баннера к выставке", "vera", "gleb", 60, 6),
        DoneTask("Обложки для рассылки", "vera", "gleb", 40, 3, timedelta(hours=5)),
        DoneTask("Собрать отзывы о новой странице вакансий", "vera", "boris", 50, 5),
        DoneTask("Перенести резюме с прошлого года", "anna", "boris", 30, 2),
        DoneTask("Показать отделу новый стенд", "anna", "dmitry", 45, 4),
    ),
    Language.EN: (
        DoneTask("Banner for the trade fair", "vera", "gleb", 60, 6),
        DoneTask("Covers for the newsletter", "vera", "gleb", 40, 3, timedelta(hours=5)),
        DoneTask("Gather feedback on the careers page", "vera", "boris", 50, 5),
        DoneTask("Move last year's résumés over", "anna", "boris", 30, 2),
        DoneTask("Show the team the new test bench", "anna", "dmitry", 45, 4),
    ),
}
_OFFERED = {
    Language.RU: (
        OfferedReward("Кружка с логотипом", 60, "Белая, 330 мл.", stock=12),
        OfferedReward("Толстовка компании", 300, "Синяя, размеры от S до XXL.", stock=5, per_person=1),
        OfferedReward(
            "Дополнительный выходной",
            500,
            "День согласуйте с руководителем.",
            kind=RewardKind.NON_MATERIAL,
            per_person=2,
        ),
        OfferedReward(
            "Благодарность на общей встрече",
            30,
            "Руководитель расскажет всем, за что спасибо.",
            kind=RewardKind.NON_MATERIAL,
        ),
    ),
    Language.EN: (
        OfferedReward("Mug with the logo", 60, "White, 330 ml.", stock=12),
        OfferedReward("Company hoodie", 300, "Blue, sizes S to XXL.", stock=5, per_person=1),
        OfferedReward(
            "An extra day off",
            500,
            "Agree the day with your lead.",
            kind=RewardKind.NON_MATERIAL,
            per_person=2,
        ),
        OfferedReward(
            "A thank-you at the all-hands",
            30,
            "Your lead tells everybody what for.",
            kind=RewardKind.NON_MATERIAL,
        ),
    ),
}


def first_points(session: Session, language: Language, ids: dict[str, int], *, now: datetime) -> None:
    """Tasks done and paid in the past days, and a filled shop, through the same verbs as in the chat."""
    for one in _DONE[language]:
        _do(session, one, _actor(session, ids[one.by]), _actor(session, ids[one.whose]), now)
    for reward in _OFFERED[language]:
        _offer(session, reward, _actor(session, ids["anna"]), now)


def _do(session: Session, one: DoneTask, creator: Actor, worker: Actor, now: datetime) -> None:
    done_at = now - timedelta(days=one.days_ago)
    due_at = done_at - one.late if one.late else done_at + timedelta(hours=2)
    values = TaskValues(title=one.title, assignee_ids=(worker.id,), points=one.points, due_at=due_at)
    set_at = due_at - timedelta(days=4)
    (task_id,) = tasks.set_tasks(session, creator, values, now=set_at).task_ids
    tasks.submit(session, worker, task_id, rev=_rev(session, task_id), now=done_at)
    tasks.accept(session, creator, task_id, rev=_rev(session, task_id), now=done_at + timedelta(minutes=40))


def _offer(session: Session, reward: OfferedReward, anna: Actor, now: datetime) -> None:
    draft_id = reward_drafts.begin(session, anna, now=now).draft_id
    typed: dict[RewardField, str | int | None] = {
        RewardField.NAME: reward.name,
        RewardField.PRICE: reward.price,
        RewardField.DESCRIPTION: reward.description,
        RewardField.STOCK: reward.stock,
        RewardField.PER_PERSON: reward.per_person,
    }
    for field, value in typed.items():
        if value is not None:
            reward_drafts.put(session, anna, draft_id, field, str(value), now=now)
    card = reward_drafts.choose_kind(session, anna, draft_id, reward.kind, now=now)
    reward_drafts.save(session, anna, draft_id, rev=card.rev, now=now)


def _rev(session: Session, task_id: int) -> int:
    task = session.get(Task, task_id)
    if task is None:
        raise RuntimeError("the demo's tasks stay")
    return task.rev


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    if actor is None:
        raise RuntimeError("the demo's people work here")
    return actor
