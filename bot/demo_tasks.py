"""The demo's tasks: one that burns, one late, one waiting for review, one that repeats, one asked to be moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import task_deadlines, tasks
from bot.domain.access import Actor, actor_by_id
from bot.domain.task_values import Rhythm, TaskValues
from bot.i18n import Language
from bot.models import RecurrenceKind, Task
from bot.parsing.task_line import END_OF_DAY


@dataclass(frozen=True)
class _Words:
    """What the demo's tasks are called in one language."""

    burning: str
    late: str
    review: str
    result: str
    calm: str
    items: tuple[str, ...]
    moved: str
    reason: str
    repeating: str


_WORDS = {
    Language.RU: _Words(
        "Макет баннера для выставки",
        "Обновить фото на сайте",
        "Подобрать шрифты для презентации",
        "Три варианта, лежат в общей папке",
        "Подготовить стенд к выставке",
        ("согласовать размеры", "заказать печать", "договориться о доставке"),
        "Собрать отзывы клиентов",
        "Двое клиентов ответят только в понедельник",
        "Отчёт о расходах отдела",
    ),
    Language.EN: _Words(
        "Banner for the trade fair",
        "Update the photos on the site",
        "Choose fonts for the presentation",
        "Three options, in the shared folder",
        "Prepare the stand for the fair",
        ("agree on the sizes", "order the print", "arrange the delivery"),
        "Collect customer feedback",
        "Two customers answer on Monday only",
        "Report on the department's expenses",
    ),
}


def first_tasks(session: Session, language: Language, ids: dict[str, int], *, now: datetime) -> None:
    """The tasks that the demo's people have before them, set and moved through the same verbs as theirs."""
    vera, gleb = _actor(session, ids["vera"]), _actor(session, ids["gleb"])
    said = _WORDS[language]
    before = now - timedelta(days=2)

    def set_one(title: str, due_in: timedelta, *, points: int = 0, items: tuple[str, ...] = ()) -> int:
        values = TaskValues(title, (gleb.id,), due_at=now + due_in, points=points, checklist=items)
        return tasks.set_tasks(session, vera, values, now=before).task_ids[0]

    tasks.take(session, gleb, set_one(said.burning, timedelta(hours=5), points=30), rev=0, now=before)
    set_one(said.late, -timedelta(hours=20), points=10)
    review = set_one(said.review, timedelta(days=1), points=20)
    tasks.submit(session, gleb, review, rev=0, note=said.result, now=now - timedelta(hours=3))
    set_one(said.calm, timedelta(days=6), points=50, items=said.items)
    moved = set_one(said.moved, timedelta(days=2))
    later = now + timedelta(days=5)
    task_deadlines.ask(session, gleb, moved, later, said.reason, rev=_rev(session, moved), now=now)
    rhythm = Rhythm(RecurrenceKind.MONTH_WORKDAY, END_OF_DAY, month_day=-1)
    tasks.set_tasks(session, vera, TaskValues(said.repeating, (gleb.id,), rhythm=rhythm), now=now)


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    if actor is None:
        raise RuntimeError("the demo's people work here")
    return actor


def _rev(session: Session, task_id: int) -> int:
    task = session.get(Task, task_id)
    if task is None:
        raise RuntimeError("the demo's tasks stay")
    return task.rev
