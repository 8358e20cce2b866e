"""Changing the templates of plans. HR changes everything, a department's lead the part that the department does.

Plans under way keep their tasks: what is changed here holds for plans that begin later. Every change is an event with what
was before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session, select

from bot.domain import drafts
from bot.domain.access import Actor, Permission, access_department
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.people import departments
from bot.domain.plan_template_history import Changed, TemplateVerb, record_change
from bot.domain.plan_templates import (
    MOST_TASKS,
    TemplateCard,
    TemplateTask,
    card,
    day_order,
    hinted_department,
    may_edit,
    own_departments,
    task_card,
    tasks_of,
)
from bot.domain.task_people import works_here
from bot.domain.task_values import LONGEST_DESCRIPTION, LONGEST_TITLE
from bot.models import (
    Department,
    Evidence,
    OffsetUnit,
    PlanDoer,
    PlanTemplate,
    PlanTemplateTask,
)
from bot.parsing.plan_line import PlanLine, parse_plan_line, parse_when

FARTHEST = 400
MOST_POINTS = 1000
LONGEST_NAME = 80
_LAST_HOUR = 23
_EMPTY = frozenset({"-", "—"})


class TemplateField(StrEnum):
    """What of a template's task is typed."""

    TITLE = "title"
    INSTRUCTIONS = "instructions"
    WHEN = "when"
    POINTS = "points"


class RuleField(StrEnum):
    """What of a template itself is typed."""

    NAME = "name"
    ACCEPT = "accept"
    HR = "hr"
    PROBATION = "probation"


class Turn(StrEnum):
    """What of a task has few values: a press turns it to the next."""

    UNIT = "unit"
    EVIDENCE = "evidence"
    CRITICAL = "critical"


@dataclass(frozen=True)
class Place:
    """A department that can answer for a task, or have a template of its own."""

    id: int
    name: str


def places(session: Session, actor: Actor) -> tuple[Place, ...]:
    """The departments to choose from. Raises Denied."""
    actor.require(Permission.PLAN_TEND)
    return tuple(Place(one.id or 0, one.name) for one in departments(session))


# -- tasks ---------------------------------------------------------------------------------------------------


def _editable(session: Session, actor: Actor, task_id: int, rev: int | None) -> PlanTemplateTask:
    row = session.get(PlanTemplateTask, task_id)
    template = session.get(PlanTemplate, row.template_id) if row is not None else None
    if row is None or template is None or not template.is_active or not may_edit(session, actor, row):
        raise Denied
    if rev is not None and row.rev != rev:
        raise Outdated
    return row


def set_field(
    session: Session, actor: Actor, task_id: int, field: TemplateField, text: str, *, now: datetime
) -> TemplateTask:
    """Take what was typed for a field. Raises Denied, Unfit."""
    row = _editable(session, actor, task_id, None)
    before = _snapshot(row)
    said = text.strip()
    match field:
        case TemplateField.TITLE:
            row.title = checked_title(said)
        case TemplateField.INSTRUCTIONS:
            if len(said) > LONGEST_DESCRIPTION:
                raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_DESCRIPTION)
            row.instructions = "" if said in _EMPTY else said
        case TemplateField.WHEN:
            _take_when(row, parse_when(said))
        case TemplateField.POINTS:
            actor.require(Permission.PLAN_TEND)
            row.points = _number(said, 0, MOST_POINTS)
    return _changed(session, actor, row, before, now)


def checked_title(text: str) -> str:
    """A task's title on one line. Raises Unfit."""
    title = " ".join(text.split())
    if not title:
        raise Unfit(Problem.TASK_TITLE_EMPTY)
    if len(title) > LONGEST_TITLE:
        raise Unfit(Problem.TITLE_TOO_LONG, most=LONGEST_TITLE)
    return title


def _take_when(row: PlanTemplateTask, said: PlanLine) -> None:
    if said.more:
        raise Unfit(Problem.PLAN_LINE_UNKNOWN, part=said.more[0])
    if said.days is not None:
        if abs(said.days) > FARTHEST:
            raise Unfit(Problem.NUMBER_RANGE, least=-FARTHEST, most=FARTHEST)
        row.offset = said.days
        row.unit = OffsetUnit.WORKDAYS if said.workdays else OffsetUnit.DAYS
    if said.hour is not None:
        if said.minute:
            raise Unfit(Problem.PLAN_LINE_MINUTES)
        if not 0 <= said.hour <= _LAST_HOUR:
            raise Unfit(Problem.NUMBER_RANGE, least=0, most=_LAST_HOUR)
        row.hour = said.hour


def _number(text: str, least: int, most: int) -> int:
    try:
        number = int(text.replace("−", "-").replace("–", "-").replace(" ", ""))
    except ValueError:
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD) from None
    if not least <= number <= most:
        raise Unfit(Problem.NUMBER_RANGE, least=least, most=most)
    return number


def turn(
    session: Session, actor: Actor, task_id: int, what: Turn, *, rev: int, now: datetime
) -> TemplateTask:
    """Turn what has few values to its next one. Raises Denied, Outdated."""
    row = _editable(session, actor, task_id, rev)
    before = _snapshot(row)
    match what:
        case Turn.UNIT:
            row.unit = OffsetUnit.DAYS if row.unit is OffsetUnit.WORKDAYS else OffsetUnit.WORKDAYS
        case Turn.EVIDENCE:
            kinds = list(Evidence)
            row.evidence = kinds[(kinds.index(row.evidence) + 1) % len(kinds)]
        case Turn.CRITICAL:
            row.critical = not row.critical
    return _changed(session, actor, row, before, now)


def set_doer(
    session: Session,
    actor: Actor,
    task_id: int,
    doer: PlanDoer,
    department_id: int | None,
    *,
    person_id: int | None = None,
    rev: int,
    now: datetime,
) -> TemplateTask:
    """Who answers for a task: a role, a department or somebody by name. Raises Denied, Outdated, Unfit (who has left)."""
    row = _editable(session, actor, task_id, rev)
    actor.require(Permission.PLAN_TEND)
    if (doer is PlanDoer.PERSON) != (person_id is not None):
        raise Outdated
    if (doer is PlanDoer.DEPARTMENT) != (department_id is not None):
        raise Outdated
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    if person_id is not None and not works_here(session, person_id):
        raise Unfit(Problem.PERSON_LEFT)
    before = _snapshot(row)
    row.doer, row.department_id, row.department_hint, row.person_id = doer, department_id, "", person_id
    return _changed(session, actor, row, before, now)


def set_wait(
    session: Session, actor: Actor, task_id: int, other_id: int | None, *, rev: int, now: datetime
) -> TemplateTask:
    """Which task this one waits for; None for none. Raises Denied, Outdated, Unfit (a circle)."""
    row = _editable(session, actor, task_id, rev)
    above, seen = other_id, {task_id}
    while above is not None:
        if above in seen:
            raise Unfit(Problem.PLAN_CIRCLE)
        seen.add(above)
        other = session.get(PlanTemplateTask, above)
        if other is None or other.template_id != row.template_id:
            raise Outdated
        above = other.blocked_by_id
    before = _snapshot(row)
    row.blocked_by_id = other_id
    return _changed(session, actor, row, before, now)


_RULES = (Changed.NAME, Changed.ACCEPT, Changed.HR, Changed.PROBATION)
_FIELDS = tuple(one for one in Changed if one not in _RULES)


def _snapshot(row: PlanTemplateTask) -> dict[str, object]:
    return {one.value: getattr(row, one.value) for one in _FIELDS}


def _changed(
    session: Session, actor: Actor, row: PlanTemplateTask, before: Mapping[str, object], now: datetime
) -> TemplateTask:
    changes = {name: (was, getattr(row, name)) for name, was in before.items() if was != getattr(row, name)}
    if changes:
        row.rev += 1
        session.add(row)
        _sort(session, row.template_id)
        record_change(session, actor, row.template_id, TemplateVerb.TASK_CHANGED, now, changes, row.title)
    return task_card(session, actor, row.id or 0)


def _sort(session: Session, template_id: int) -> None:
    """Tasks stand in the order of their days, whatever was changed."""
    session.flush()  # the order is read of what was changed
    for position, row in enumerate(sorted(tasks_of(session, template_id), key=day_order)):
        row.position = position
        session.add(row)
    session.flush()


@dataclass(frozen=True)
class TemplateLine:
    """A line that is being typed for a template; `text` is what was typed last and could not be taken."""

    KIND: ClassVar[str] = "plan_template_line"
    VERSION: ClassVar[int] = 1

    template_id: int
    text: str = ""


def begin_line(session: Session, actor: Actor, template_id: int, *, now: datetime) -> int:
    """Wait for a line of a task; returns the draft's id. What was typed before and not taken is kept. Raises Denied."""
    if not card(session, actor, template_id).may_add:
        raise Denied
    for kept in drafts.own(session, actor, TemplateLine):
        if kept.fields.template_id == template_id:
            return kept.id
    return drafts.start(session, actor.id, TemplateLine(template_id), now=now).id


def line_draft(session: Session, actor: Actor, draft_id: int) -> TemplateLine:
    """The line that is waited for. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, TemplateLine).fields


def keep_line(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> None:
    """Keep a line that could not be taken. Raises Gone, Denied."""
    kept = line_draft(session, actor, draft_id)
    drafts.change(session, actor, draft_id, replace(kept, text=text), now=now)


def take_line(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> TemplateTask:
    """Add the task of a typed line; the draft is done with that. Raises Denied, Unfit."""
    kept = line_draft(session, actor, draft_id)
    made = add_task(session, actor, kept.template_id, text, now=now)
    drafts.discard(session, actor, draft_id, TemplateLine)
    return made


def add_task(session: Session, actor: Actor, template_id: int, line: str, *, now: datetime) -> TemplateTask:
    """Add a task in one line. Who is not named is the newcomer's lead; for a department's lead it is the department.

    Raises Denied, Unfit (what was not understood, a department that is not there or not the lead's own).
    """
    shown = card(session, actor, template_id)
    if not shown.may_add:
        raise Denied
    if len(shown.tasks) >= MOST_TASKS:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_TASKS)
    said = parse_plan_line(line)
    if said.more:
        raise Unfit(Problem.PLAN_LINE_UNKNOWN, part=said.more[0])
    doer, department_id = _doer_of(session, actor, said)
    row = PlanTemplateTask(
        template_id=template_id,
        position=len(shown.tasks),
        title=checked_title(said.title),
        doer=doer,
        department_id=department_id,
    )
    _take_when(row, said)
    session.add(row)
    _sort(session, template_id)
    record_change(session, actor, template_id, TemplateVerb.TASK_ADDED, now, {}, row.title)
    return task_card(session, actor, row.id or 0)


def _doer_of(session: Session, actor: Actor, said: PlanLine) -> tuple[PlanDoer, int | None]:
    tends = actor.may(Permission.PLAN_TEND)
    own = own_departments(session, actor)
    if said.role is not None:
        if said.who:
            raise Unfit(Problem.PLAN_LINE_UNKNOWN, part=said.who)
        if not tends:
            raise Unfit(Problem.PLAN_LINE_NOT_YOURS)
        return PlanDoer(said.role.value), None
    if said.who:
        found = _department_called(session, said.who)
        if found is None:
            raise Unfit(Problem.PLAN_LINE_WHO, who=said.who)
        if not tends and found not in own:
            raise Unfit(Problem.PLAN_LINE_NOT_YOURS)
        return PlanDoer.DEPARTMENT, found
    if tends:
        return PlanDoer.LEAD, None
    return PlanDoer.DEPARTMENT, own[0]


def _department_called(session: Session, name: str) -> int | None:
    """A department by its name, in any case; one whose name has it as a word, if it is the only one."""
    said = name.casefold()
    rows = departments(session)
    for one in rows:
        if one.name.casefold() == said:
            return one.id
    partly = [one.id for one in rows if said in one.name.casefold().split()]
    partly += [one.id for one in rows if one.name.casefold() in said.split() and one.id not in partly]
    return partly[0] if len(partly) == 1 else hinted_department(session, said)


def drop_task(session: Session, actor: Actor, task_id: int, *, rev: int, now: datetime) -> TemplateCard:
    """Take a task out of a template; what waited for it waits for what it waited for. Raises Denied, Outdated."""
    row = _editable(session, actor, task_id, rev)
    template_id, title = row.template_id, row.title
    for other in tasks_of(session, template_id):
        if other.blocked_by_id == task_id:
            other.blocked_by_id = row.blocked_by_id
            session.add(other)
    session.flush()  # nothing waits for it any more
    session.delete(row)
    _sort(session, template_id)
    record_change(session, actor, template_id, TemplateVerb.TASK_DROPPED, now, {}, title)
    return card(session, actor, template_id)


# -- templates -----------------------------------------------------------------------------------------------


def _active(session: Session, actor: Actor, template_id: int) -> PlanTemplate:
    actor.require(Permission.PLAN_TEND)
    template = session.get(PlanTemplate, template_id)
    if template is None or not template.is_active:
        raise Denied
    return template


def copy_for(
    session: Session,
    actor: Actor,
    template_id: int,
    department_id: int | None,
    position: str = "",
    *,
    now: datetime,
) -> TemplateCard:
    """A department's or position's own template, begun as a copy. Raises Denied, Unfit (there is one already, or for nobody)."""
    source = _active(session, actor, template_id)
    place = " ".join(position.split())
    if len(place) > LONGEST_NAME:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
    if department_id is None and not place:
        raise Unfit(Problem.PLAN_TEMPLATE_WHOSE)
    department: Department | None = None
    if department_id is not None:
        department = access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    if _there_is(session, source, department_id, place):
        raise Unfit(Problem.PLAN_TEMPLATE_TWICE)
    whose = place or (department.name if department is not None else "")
    made = PlanTemplate(
        kind=source.kind,
        name=f"{source.name}: {whose}"[:LONGEST_NAME],
        department_id=department_id,
        position=place,
        accept_workdays=source.accept_workdays,
        hr_hours=source.hr_hours,
        probation_days=source.probation_days,
        created_at=now,
    )
    session.add(made)
    session.flush()  # its tasks need the id
    ids: dict[int | None, int] = {}
    waits: list[tuple[PlanTemplateTask, int]] = []
    for row in tasks_of(session, template_id):
        values = row.model_dump(exclude={"id", "template_id", "blocked_by_id", "rev"})
        copied = PlanTemplateTask(**values, template_id=made.id or 0)
        session.add(copied)
        session.flush()  # what waits for it needs the id
        ids[row.id] = copied.id or 0
        if row.blocked_by_id is not None:
            waits.append((copied, row.blocked_by_id))
    for copied, row_id in waits:
        copied.blocked_by_id = ids.get(row_id)
        session.add(copied)
    session.flush()
    record_change(session, actor, made.id or 0, TemplateVerb.COPIED, now, {}, source.name)
    return card(session, actor, made.id or 0)


def _there_is(session: Session, source: PlanTemplate, department_id: int | None, position: str) -> bool:
    rows = session.exec(
        select(PlanTemplate).where(PlanTemplate.kind == source.kind, PlanTemplate.is_active)
    ).all()
    said = position.casefold()
    return any(row.department_id == department_id and row.position.casefold() == said for row in rows)


def retire(session: Session, actor: Actor, template_id: int, *, rev: int, now: datetime) -> None:
    """No plan begins by it any more; the company's own stays. Raises Denied, Outdated."""
    template = _active(session, actor, template_id)
    if template.rev != rev or card(session, actor, template_id).is_only:
        raise Outdated
    template.is_active = False
    template.rev += 1
    session.add(template)
    record_change(session, actor, template_id, TemplateVerb.RETIRED, now, {}, template.name)


def set_rule(
    session: Session, actor: Actor, template_id: int, field: RuleField, text: str, *, now: datetime
) -> TemplateCard:
    """Its name; after how many working days work accepts itself, when HR hears of lateness, how long probation is.

    Raises Denied, Unfit.
    """
    template = _active(session, actor, template_id)
    before = {one.value: getattr(template, one.value) for one in _RULES}
    match field:
        case RuleField.NAME:
            name = " ".join(text.split())
            if not name:
                raise Unfit(Problem.PLAN_TEMPLATE_NAME)
            if len(name) > LONGEST_NAME:
                raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
            template.name = name
        case RuleField.ACCEPT:
            template.accept_workdays = _number(text.strip(), 0, 30)
        case RuleField.HR:
            template.hr_hours = _number(text.strip(), 0, 72)
        case RuleField.PROBATION:
            template.probation_days = _number(text.strip(), 0, 365)
    changes = {
        name: (was, getattr(template, name)) for name, was in before.items() if was != getattr(template, name)
    }
    if changes:
        template.rev += 1
        session.add(template)
        record_change(session, actor, template_id, TemplateVerb.RULES_CHANGED, now, changes, template.name)
    return card(session, actor, template_id)
