"""A department's tasks in its chat: taken by whoever is there, handed in, and what the chat is to hear."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import plan_changes, plan_evidence, plan_report
from bot.domain.access import Actor, Permission, access_task
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.errors import Denied, Outdated
from bot.domain.people import the_company
from bot.domain.plan_cards import ChatPlan, PlanLine, chat_plan
from bot.domain.plan_dates import in_work_hours
from bot.domain.task_parts import add_file
from bot.domain.task_record import TaskActed, TaskVerb, recorded
from bot.domain.task_values import TO_DO, reason_of, snapshot, task_id_of
from bot.domain.tasks import decline, submit
from bot.i18n import Language
from bot.models import (
    Department,
    Employee,
    Evidence,
    Plan,
    PlanBoard,
    PlanDoer,
    PlanState,
    PlanTask,
    Task,
    TaskState,
)


class Pressed(StrEnum):
    """What a press on a task in the chat did."""

    TAKEN = "taken"
    DONE = "done"
    OTHERS = "others"
    CLOSED = "closed"
    WANTS_EVIDENCE = "wants_evidence"


class WhyNot(StrEnum):
    """Why a department cannot do its task: the usual reasons, one press each; others are typed."""

    SUPPLIES = "supplies"
    OTHERS = "others"
    TIME = "time"
    UNCLEAR = "unclear"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class ChatPress:
    """What came of a press: the card as it is now, and whose the task is."""

    did: Pressed
    chat_id: int | None
    plan: ChatPlan | None
    who: str
    task_id: int
    title: str
    evidence: Evidence


def press(session: Session, actor: Actor, task_id: int, *, rev: int, now: datetime) -> ChatPress:
    """Take a task nobody has taken, or hand in one's own, unless words or a file are wanted. Raises Denied."""
    task, row = _of_department(session, actor, task_id)
    did = Pressed.OTHERS
    if task.state not in TO_DO:
        did = Pressed.CLOSED
    elif task.rev == rev and row.claimed_at is None:
        claim(session, actor, task, row, now=now)
        did = Pressed.TAKEN
    elif task.rev == rev and task.assignee_id == actor.id and not plan_evidence.is_enough(session, task, ""):
        did = Pressed.WANTS_EVIDENCE
    elif task.rev == rev and task.assignee_id == actor.id:
        submit(session, actor, task_id, rev=rev, now=now)
        did = Pressed.DONE
    return _pressed(session, task, row, did, now)


def hand_in(session: Session, actor: Actor, task_id: int, note: str, *, now: datetime) -> ChatPress:
    """Hand in one's own task with what was asked for in the chat. Raises Denied, Outdated, Unfit."""
    task, row = _of_department(session, actor, task_id)
    submit(session, actor, task_id, rev=task.rev, note=note, now=now)
    return _pressed(session, task, row, Pressed.DONE, now)


def add_evidence(
    session: Session, actor: Actor, task_id: int, file_id: str, name: str, mime: str, *, now: datetime
) -> int:
    """Keep a file sent in the chat as what shows that one's own task is done; returns the task's id.

    Raises Denied, Outdated, Unfit.
    """
    task, _ = _of_department(session, actor, task_id)
    if task.assignee_id != actor.id:
        raise Denied
    if task.state not in TO_DO:
        raise Outdated
    return add_file(session, actor, task_id, file_id, name, mime, now=now).task_id


def _of_department(session: Session, actor: Actor, task_id: int) -> tuple[Task, PlanTask]:
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    row = session.get(PlanTask, task_id)
    if row is None or row.doer is not PlanDoer.DEPARTMENT:
        raise Denied
    return task, row


def _pressed(session: Session, task: Task, row: PlanTask, did: Pressed, now: datetime) -> ChatPress:
    plan, department = session.get(Plan, row.plan_id), session.get(Department, row.department_id)
    who = session.get(Employee, task.assignee_id)
    shown = (
        chat_plan(session, plan, department, now=now) if plan is not None and department is not None else None
    )
    return ChatPress(
        did,
        department.chat_id if department is not None else None,
        shown,
        who.name if who is not None else "",
        task_id_of(task),
        task.title,
        row.evidence,
    )


def claim(session: Session, actor: Actor, task: Task, row: PlanTask, *, now: datetime) -> None:
    """Take a department's task: it is one's own from now on, with the deadline it has. Raises Denied, Outdated."""
    person = session.get(Employee, actor.id)
    if person is None or (person.department_id != row.department_id and task.assignee_id != actor.id):
        raise Denied
    if row.claimed_at is not None or task.state not in TO_DO:
        raise Outdated
    before = snapshot(task)
    task.assignee_id, row.claimed_at = actor.id, now
    task.state, task.state_note, task.state_since = TaskState.IN_PROGRESS, "", now
    if task.creator_id == actor.id:
        task.points = 0
    session.add(row)
    session.flush()
    recorded(session, actor.id, task, TaskVerb.TAKEN, before, now=now)


@dataclass(frozen=True)
class OpenPart:
    """What the reader's department has still to do for somebody: id, revision and title of each task."""

    name: str
    tasks: tuple[tuple[int, int, str], ...]


def open_part(session: Session, actor: Actor, plan_id: int) -> OpenPart:
    """The tasks of a plan that the reader can do or say why not. Raises Denied when none ever were theirs to do."""
    plan, person = session.get(Plan, plan_id), session.get(Employee, actor.id)
    if plan is None or person is None:
        raise Denied
    rows = [
        (row, task)
        for row, task in plan_changes.tasks_in(session, plan)
        if row.doer is PlanDoer.DEPARTMENT
        and (row.department_id == person.department_id or task.assignee_id == actor.id)
    ]
    if not rows:
        raise Denied
    newcomer = session.get(Employee, plan.employee_id)
    return OpenPart(
        newcomer.name if newcomer is not None else "",
        tuple((task_id_of(task), task.rev, task.title) for _, task in rows if task.state in TO_DO),
    )


def cannot(
    session: Session, actor: Actor, task_id: int, reason: str, *, rev: int, now: datetime
) -> TaskActed:
    """Say that a plan's task will not be done, and why: HR decides what becomes of it.

    A department's task that nobody has taken becomes the speaker's, so that it is known who said so. What is late already
    is put before HR as a plea to excuse it. Raises Denied, Outdated, Unfit without a reason.
    """
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    row = session.get(PlanTask, task_id)
    if row is None:
        raise Denied
    if task.rev != rev or task.state not in TO_DO:
        raise Outdated
    why = reason_of(reason)
    if row.doer is PlanDoer.DEPARTMENT and row.claimed_at is None and task.assignee_id != actor.id:
        claim(session, actor, task, row, now=now)
    acted = decline(session, actor, task_id, rev=task.rev, reason=why, now=now)
    is_late = task.judged_due_at is not None and task.judged_due_at <= now
    if is_late and row.dispute is None:
        plan_report.ask_excuse(session, actor, row, why, now=now)
    return acted


# -- what is due in the chats ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChatCard:
    """A department's part of a plan to be shown or brought up to date in its chat."""

    chat_id: int
    topic_id: int | None
    plan: ChatPlan


@dataclass(frozen=True)
class ChatPing:
    """What a chat is reminded of, all of it in one message."""

    chat_id: int
    topic_id: int | None
    tasks: tuple[tuple[str, PlanLine], ...]


@dataclass(frozen=True)
class ChatsDue:
    """All that is to be said in departments' chats now, in the company's language."""

    language: Language
    cards: tuple[ChatCard, ...]
    pings: tuple[ChatPing, ...]


def take_due(session: Session, *, now: datetime) -> ChatsDue:
    """What the chats are to hear now; it counts as said. New words wait for working hours, corrections do not."""
    boards = session.exec(
        select(PlanBoard)
        .where(PlanBoard.is_stale)
        .order_by(col(PlanBoard.department_id), col(PlanBoard.plan_id))
    ).all()
    language = the_company(session).language
    is_quiet = in_work_hours(now, calendar=work_calendar(session), zone=company_zone(session)) != now
    cards: list[ChatCard] = []
    pings: dict[tuple[int, int | None], list[tuple[str, PlanLine]]] = {}
    for board in [] if is_quiet else boards:
        plan, department = session.get(Plan, board.plan_id), session.get(Department, board.department_id)
        wanted, board.pings, board.is_stale = set(board.pings), [], False
        session.add(board)
        if plan is None or department is None or department.chat_id is None:
            continue
        shown = chat_plan(session, plan, department, now=now)
        if shown is None:
            continue
        cards.append(ChatCard(department.chat_id, department.chat_topic_id, shown))
        if plan.state is PlanState.ACTIVE:
            due = [
                (shown.name, line) for line in shown.lines if line.task_id in wanted and line.state in TO_DO
            ]
            if due:
                pings.setdefault((department.chat_id, department.chat_topic_id), []).extend(due)
    return ChatsDue(language, tuple(cards), tuple(ChatPing(*chat, tuple(due)) for chat, due in pings.items()))


def next_due(session: Session, *, now: datetime) -> datetime | None:
    """When the chats are to hear something next."""
    waiting = session.exec(select(PlanBoard.plan_id).where(PlanBoard.is_stale).limit(1)).first()
    if waiting is None:
        return None
    return in_work_hours(now, calendar=work_calendar(session), zone=company_zone(session))


# Registered by being imported: plans follow whoever leads.
REGISTERED = (plan_changes,)
