"""Who changed what of the templates of plans: written by every verb that changes one, read by whoever may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain import events
from bot.domain.access import Actor
from bot.domain.plan_templates import card
from bot.models import Department, Employee, Event, PlanTemplateTask, Subject

HISTORY_PAGE = 6


class Changed(StrEnum):
    """What of a task or of a template its history names."""

    TITLE = "title"
    INSTRUCTIONS = "instructions"
    DOER = "doer"
    DEPARTMENT = "department_id"
    PERSON = "person_id"
    OFFSET = "offset"
    UNIT = "unit"
    HOUR = "hour"
    WAIT = "blocked_by_id"
    EVIDENCE = "evidence"
    POINTS = "points"
    CRITICAL = "critical"
    NAME = "name"
    ACCEPT = "accept_workdays"
    HR = "hr_hours"
    PROBATION = "probation_days"


class TemplateVerb(StrEnum):
    """What was done to a template, for its history."""

    TASK_ADDED = "task_added"
    TASK_CHANGED = "task_changed"
    TASK_DROPPED = "task_dropped"
    RULES_CHANGED = "rules_changed"
    COPIED = "copied"
    RETIRED = "retired"


@dataclass(frozen=True)
class TemplateEvent:
    """A change: what was done to what, by whom, and which fields with their values before and after."""

    verb: TemplateVerb
    at: datetime
    by: str
    title: str
    changes: tuple[tuple[Changed, str, str], ...]


@dataclass(frozen=True)
class TemplateHistory:
    """A page of a template's changes, the latest first; pages count from 0."""

    template_id: int
    name: str
    events: tuple[TemplateEvent, ...]
    page: int
    pages: int


def history(session: Session, actor: Actor, template_id: int, page: int = 0) -> TemplateHistory:
    """Who changed what of a template. Raises Denied."""
    shown = card(session, actor, template_id)
    about = (Event.subject == Subject.PLAN_TEMPLATE) & (Event.subject_id == template_id)
    total = session.exec(select(func.count()).select_from(Event).where(about)).one()
    pages = max(1, -(-total // HISTORY_PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Event, Employee.name)
        .join(Employee, col(Employee.id) == col(Event.actor_id), isouter=True)
        .where(about)
        .order_by(col(Event.id).desc())
        .offset(page * HISTORY_PAGE)
        .limit(HISTORY_PAGE)
    ).all()
    found = tuple(_event(session, event, name) for event, name in rows)
    return TemplateHistory(template_id, shown.name, found, page, pages)


def _event(session: Session, event: Event, by: str | None) -> TemplateEvent:
    kept: Mapping[str, Any] = event.changes
    changes = tuple(
        (Changed(name), _value(session, name, pair[0]), _value(session, name, pair[1]))
        for name, pair in kept.items()
        if isinstance(pair, list)
    )
    return TemplateEvent(TemplateVerb(event.verb), event.at, by or "", str(kept.get("called") or ""), changes)


def _value(session: Session, name: str, value: object) -> str:
    """A kept value as it is read; ids become names."""
    if value is None:
        return ""
    if name == "department_id" and isinstance(value, int):
        department = session.get(Department, value)
        return department.name if department is not None else ""
    if name == "person_id" and isinstance(value, int):
        person = session.get(Employee, value)
        return person.name if person is not None else ""
    if name == "blocked_by_id" and isinstance(value, int):
        row = session.get(PlanTemplateTask, value)
        return row.title if row is not None else ""
    return str(value)


def record_change(
    session: Session,
    actor: Actor,
    template_id: int,
    verb: TemplateVerb,
    now: datetime,
    changes: Mapping[str, tuple[object, object]],
    title: str,
) -> None:
    """Write what was done to a template or one of its tasks; `title` is what it is called."""
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.PLAN_TEMPLATE,
        subject_id=template_id,
        verb=verb.value,
        now=now,
        changes=changes,
        details={"called": title},
    )
