"""Acts on a task that need words or a file: asked for, waited for, then done; kept as a draft meanwhile."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, plan_department, task_deadlines, task_parts, tasks
from bot.domain.access import Actor, Permission, access_task
from bot.domain.errors import Outdated
from bot.domain.task_drafts import moment_of
from bot.domain.task_record import TaskActed


class WordsFor(StrEnum):
    """What the words are for."""

    SUBMIT = "submit"
    RETURN = "return"
    DECLINE = "decline"
    CANNOT = "cannot"
    ITEMS = "items"
    FILE = "file"
    MOVE = "move"
    ASK_MOVE = "ask_move"
    MOVE_REASON = "move_reason"


@dataclass(frozen=True)
class TaskWords:
    """What is waited for. `until` is the deadline wished for while its reason is asked."""

    KIND: ClassVar[str] = "task_words"
    VERSION: ClassVar[int] = 1

    task_id: int
    act: WordsFor
    rev: int
    until: datetime | None = None


def begin(
    session: Session, actor: Actor, task_id: int, act: WordsFor, *, rev: int | None, now: datetime
) -> int:
    """Wait for somebody's words on a task; returns the draft's id. Raises Denied, Outdated."""
    task = access_task(session, actor, task_id, Permission.TASK_VIEW)
    if rev is not None and task.rev != rev:
        raise Outdated
    for kept in drafts.own(session, actor, TaskWords):
        drafts.discard(session, actor, kept.id, TaskWords)
    return drafts.start(session, actor.id, TaskWords(task_id, act, task.rev), now=now).id


def waited_for(session: Session, actor: Actor, draft_id: int) -> TaskWords:
    """What is waited for. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, TaskWords).fields


def give(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> TaskActed | None:
    """Do what the words were asked for; None when a moment was understood and its reason is asked next.

    Raises Denied, Outdated, Unfit; the draft then stays.
    """
    asked = waited_for(session, actor, draft_id)
    acted = _act(session, actor, draft_id, asked, text, now)
    if acted is not None:
        drafts.discard(session, actor, draft_id, TaskWords)
    return acted


def _act(  # noqa: PLR0911 - a case an act
    session: Session, actor: Actor, draft_id: int, asked: TaskWords, text: str, now: datetime
) -> TaskActed | None:
    task_id, rev = asked.task_id, asked.rev
    match asked.act:
        case WordsFor.SUBMIT:
            return tasks.submit(
                session, actor, task_id, rev=_fresh(session, actor, asked), note=text, now=now
            )
        case WordsFor.RETURN:
            return tasks.send_back(session, actor, task_id, rev=rev, comment=text, now=now)
        case WordsFor.DECLINE:
            return tasks.decline(session, actor, task_id, rev=rev, reason=text, now=now)
        case WordsFor.CANNOT:
            return plan_department.cannot(session, actor, task_id, text, rev=rev, now=now)
        case WordsFor.ITEMS | WordsFor.FILE:
            return task_parts.add_items(session, actor, task_id, tuple(text.splitlines()), now=now)
        case WordsFor.MOVE:
            until = moment_of(session, actor, text, now=now)
            return task_deadlines.move(session, actor, task_id, until, rev=rev, now=now)
        case WordsFor.ASK_MOVE:
            wish(session, actor, draft_id, moment_of(session, actor, text, now=now), now=now)
            return None
        case WordsFor.MOVE_REASON:
            if asked.until is None:
                raise Outdated
            return task_deadlines.ask(session, actor, task_id, asked.until, text, rev=rev, now=now)


def _fresh(session: Session, actor: Actor, asked: TaskWords) -> int:
    """The present revision: a file added while the comment is typed makes the card no other."""
    return access_task(session, actor, asked.task_id, Permission.TASK_VIEW).rev


def wish(session: Session, actor: Actor, draft_id: int, until: datetime, *, now: datetime) -> None:
    """Keep the deadline wished for while its reason is asked."""
    asked = waited_for(session, actor, draft_id)
    changed = replace(asked, act=WordsFor.MOVE_REASON, until=until)
    drafts.change(session, actor, draft_id, changed, now=now)


def give_file(
    session: Session, actor: Actor, draft_id: int, file_id: str, name: str, mime: str, *, now: datetime
) -> int:
    """Add a file to the task whose words are waited for; returns the task's id. The waiting goes on."""
    asked = waited_for(session, actor, draft_id)
    acted = task_parts.add_file(session, actor, asked.task_id, file_id, name, mime, now=now)
    drafts.change(session, actor, draft_id, replace(asked, rev=asked.rev + 1), now=now)
    return acted.task_id
