"""Templates of plans: which one holds for whom, the shipped ones, and changing them. A department keeps its own part."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, func, select

from bot.domain import events
from bot.domain.access import Actor, Permission, access_department, leads
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.people import departments, the_company
from bot.domain.plan_defaults import PROBATION_DAYS, SHIPPED, DefaultTask, DepartmentHint
from bot.domain.task_values import LONGEST_DESCRIPTION, LONGEST_TITLE
from bot.i18n import Language, words
from bot.models import (
    Department,
    Evidence,
    OffsetUnit,
    PlanDoer,
    PlanKind,
    PlanTemplate,
    PlanTemplateTask,
    Subject,
)

MOST_TASKS = 40
FARTHEST = 400
_LAST_HOUR = 23


def ensure(session: Session, *, now: datetime) -> None:
    """Write the shipped templates once, in the company's language."""
    present = set(session.exec(select(PlanTemplate.kind).distinct()).all())
    for kind in PlanKind:
        if kind not in present:
            _ship(session, kind, the_company(session).language, now)


def _ship(session: Session, kind: PlanKind, language: Language, now: datetime) -> None:
    said = words(language)
    template = PlanTemplate(
        kind=kind,
        name=said.option("plan-kind", kind),
        probation_days=PROBATION_DAYS[kind],
        created_at=now,
    )
    session.add(template)
    session.flush()  # its tasks need the id
    ids: dict[DefaultTask, int] = {}
    for position, one in enumerate(SHIPPED[kind]):
        row = PlanTemplateTask(
            template_id=template.id or 0,
            position=position,
            title=said.option("plan-task", one.task),
            instructions=said.option("plan-how", one.task),
            doer=one.doer,
            department_hint=one.hint.value if one.hint is not None else "",
            offset=one.offset,
            unit=one.unit,
            hour=one.hour,
            blocked_by_id=ids[one.after] if one.after is not None else None,
            evidence=one.evidence,
            points=one.points,
            critical=one.critical,
        )
        session.add(row)
        session.flush()  # a later task may wait for it
        ids[one.task] = row.id or 0


def hinted_department(session: Session, hint: str) -> int | None:
    """The department that a shipped task means, by its usual names in both languages."""
    if hint not in set(DepartmentHint):
        return None
    usual = {
        name.strip()
        for language in Language
        for name in words(language).option("plan-department", DepartmentHint(hint)).casefold().split(",")
    }
    for department in departments(session):
        if department.name.casefold() in usual:
            return department.id
    for department in departments(session):
        if usual & set(department.name.casefold().split()):
            return department.id
    return None


def template_for(
    session: Session, kind: PlanKind, *, department_id: int | None, position: str, now: datetime
) -> PlanTemplate:
    """The closest template: of the position, of the department or one above it, of the company."""
    ensure(session, now=now)
    rows = session.exec(
        select(PlanTemplate)
        .where(PlanTemplate.kind == kind, PlanTemplate.is_active)
        .order_by(col(PlanTemplate.id))
    ).all()
    chain = _chain(session, department_id)

    def closeness(row: PlanTemplate) -> tuple[int, int] | None:
        if row.position and row.position.casefold() != position.casefold().strip():
            return None
        if row.department_id is not None and row.department_id not in chain:
            return None
        depth = chain.index(row.department_id) if row.department_id is not None else len(chain)
        return (0 if row.position else 1, depth)

    fitting = [(rank, row) for row in rows if (rank := closeness(row)) is not None]
    if not fitting:
        raise Unfit(Problem.PLAN_NO_TEMPLATE)
    return min(fitting, key=lambda one: one[0])[1]


def _chain(session: Session, department_id: int | None) -> list[int]:
    """A department and those above it, the nearest first."""
    found: list[int] = []
    while department_id is not None and department_id not in found:
        found.append(department_id)
        department = session.get(Department, department_id)
        department_id = department.parent_id if department is not None else None
    return found


def tasks_of(session: Session, template_id: int) -> list[PlanTemplateTask]:
    """A template's tasks in order."""
    return list(
        session.exec(
            select(PlanTemplateTask)
            .where(PlanTemplateTask.template_id == template_id)
            .order_by(col(PlanTemplateTask.position), col(PlanTemplateTask.id))
        ).all()
    )


# -- seen and changed in chat ------------------------------------------------------------------------------


class TemplateField(StrEnum):
    """What of a template's task is typed."""

    TITLE = "title"
    INSTRUCTIONS = "instructions"
    OFFSET = "offset"
    HOUR = "hour"
    POINTS = "points"


@dataclass(frozen=True)
class TemplateRow:
    """A template in the list."""

    id: int
    kind: PlanKind
    name: str
    department: str
    position: str
    tasks: int


@dataclass(frozen=True)
class TemplateTask:
    """A task of a template as it is shown; `may_edit` for HR and for the lead of the department that does it."""

    id: int
    rev: int
    template_id: int
    title: str
    instructions: str
    doer: PlanDoer
    department: str
    offset: int
    unit: OffsetUnit
    hour: int
    waits_for: str
    evidence: Evidence
    points: int
    critical: bool
    may_edit: bool


@dataclass(frozen=True)
class TemplateCard:
    """A template with its tasks."""

    id: int
    rev: int
    kind: PlanKind
    name: str
    department: str
    position: str
    accept_workdays: int
    hr_hours: int
    probation_days: int
    tasks: tuple[TemplateTask, ...]
    may_edit: bool
    is_only: bool


def templates(session: Session, actor: Actor, *, now: datetime) -> tuple[TemplateRow, ...]:
    """Every template in force. Raises Denied for whoever neither is HR nor leads a department."""
    ensure(session, now=now)
    actor.require(Permission.PLAN_TEMPLATES)
    rows = session.exec(
        select(PlanTemplate)
        .where(PlanTemplate.is_active)
        .order_by(col(PlanTemplate.kind), col(PlanTemplate.id))
    ).all()
    counts = dict(
        session.exec(
            select(PlanTemplateTask.template_id, func.count()).group_by(col(PlanTemplateTask.template_id))
        ).all()
    )
    names = {one.id: one.name for one in departments(session)}
    return tuple(
        TemplateRow(
            row.id or 0,
            row.kind,
            row.name,
            names.get(row.department_id, ""),
            row.position,
            counts.get(row.id or 0, 0),
        )
        for row in rows
    )


def card(session: Session, actor: Actor, template_id: int) -> TemplateCard:
    """A template. Raises Denied."""
    actor.require(Permission.PLAN_TEMPLATES)
    template = session.get(PlanTemplate, template_id)
    if template is None or not template.is_active:
        raise Denied
    rows = tasks_of(session, template_id)
    titles = {row.id: row.title for row in rows}
    names = {one.id: one.name for one in departments(session)}
    same = session.exec(
        select(func.count())
        .select_from(PlanTemplate)
        .where(PlanTemplate.kind == template.kind, PlanTemplate.is_active)
    ).one()
    return TemplateCard(
        id=template_id,
        rev=template.rev,
        kind=template.kind,
        name=template.name,
        department=names.get(template.department_id, ""),
        position=template.position,
        accept_workdays=template.accept_workdays,
        hr_hours=template.hr_hours,
        probation_days=template.probation_days,
        tasks=tuple(_shown(session, actor, row, titles, names) for row in rows),
        may_edit=actor.may(Permission.PLAN_TEND),
        is_only=same == 1 or (template.department_id is None and not template.position),
    )


def _shown(
    session: Session,
    actor: Actor,
    row: PlanTemplateTask,
    titles: dict[int | None, str],
    names: dict[int | None, str],
) -> TemplateTask:
    department_id = row.department_id or hinted_department(session, row.department_hint)
    return TemplateTask(
        id=row.id or 0,
        rev=row.rev,
        template_id=row.template_id,
        title=row.title,
        instructions=row.instructions,
        doer=row.doer,
        department=names.get(department_id, ""),
        offset=row.offset,
        unit=row.unit,
        hour=row.hour,
        waits_for=titles.get(row.blocked_by_id, ""),
        evidence=row.evidence,
        points=row.points,
        critical=row.critical,
        may_edit=_may_edit(session, actor, row),
    )


def _may_edit(session: Session, actor: Actor, row: PlanTemplateTask) -> bool:
    """HR changes everything, a lead the part that their department does."""
    if actor.may(Permission.PLAN_TEND):
        return True
    department_id = row.department_id or hinted_department(session, row.department_hint)
    return row.doer is PlanDoer.DEPARTMENT and leads(session, department_id, *actor.selves)


def task_card(session: Session, actor: Actor, task_id: int) -> TemplateTask:
    """One task of a template. Raises Denied."""
    row = session.get(PlanTemplateTask, task_id)
    if row is None:
        raise Denied
    return next(one for one in card(session, actor, row.template_id).tasks if one.id == task_id)


def _editable(session: Session, actor: Actor, task_id: int, rev: int | None) -> PlanTemplateTask:
    row = session.get(PlanTemplateTask, task_id)
    if row is None or not _may_edit(session, actor, row):
        raise Denied
    if rev is not None and row.rev != rev:
        raise Outdated
    return row


def set_field(
    session: Session, actor: Actor, task_id: int, field: TemplateField, text: str, *, now: datetime
) -> TemplateTask:
    """Take what was typed for a field. Raises Denied, Unfit."""
    row = _editable(session, actor, task_id, None)
    said = text.strip()
    match field:
        case TemplateField.TITLE:
            row.title = checked_title(said)
        case TemplateField.INSTRUCTIONS:
            if len(said) > LONGEST_DESCRIPTION:
                raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_DESCRIPTION)
            row.instructions = "" if said in {"-", "—"} else said
        case TemplateField.OFFSET:
            row.offset = _number(said, -FARTHEST, FARTHEST)
        case TemplateField.HOUR:
            row.hour = _number(said, 0, _LAST_HOUR)
        case TemplateField.POINTS:
            actor.require(Permission.PLAN_TEND)
            row.points = _number(said, 0, 1000)
    return _changed(session, actor, row, now)


def checked_title(text: str) -> str:
    """A task's title on one line. Raises Unfit."""
    title = " ".join(text.split())
    if not title:
        raise Unfit(Problem.TASK_TITLE_EMPTY)
    if len(title) > LONGEST_TITLE:
        raise Unfit(Problem.TITLE_TOO_LONG, most=LONGEST_TITLE)
    return title


def _number(text: str, least: int, most: int) -> int:
    try:
        number = int(text.replace("−", "-").replace("–", "-").replace(" ", ""))
    except ValueError:
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD) from None
    if not least <= number <= most:
        raise Unfit(Problem.NUMBER_RANGE, least=least, most=most)
    return number


def turn(session: Session, actor: Actor, task_id: int, what: str, *, rev: int, now: datetime) -> TemplateTask:
    """Turn what has few values to its next one: the unit of days, the evidence, critical or not. Raises Denied, Outdated."""
    row = _editable(session, actor, task_id, rev)
    if what == "unit":
        row.unit = OffsetUnit.DAYS if row.unit is OffsetUnit.WORKDAYS else OffsetUnit.WORKDAYS
    elif what == "evidence":
        kinds = list(Evidence)
        row.evidence = kinds[(kinds.index(row.evidence) + 1) % len(kinds)]
    elif what == "critical":
        row.critical = not row.critical
    else:
        raise Outdated
    return _changed(session, actor, row, now)


def set_doer(
    session: Session,
    actor: Actor,
    task_id: int,
    doer: PlanDoer,
    department_id: int | None,
    *,
    rev: int,
    now: datetime,
) -> TemplateTask:
    """Who answers for a task. Raises Denied, Outdated."""
    row = _editable(session, actor, task_id, rev)
    actor.require(Permission.PLAN_TEND)
    if doer is PlanDoer.PERSON or (doer is PlanDoer.DEPARTMENT and department_id is None):
        raise Outdated
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    row.doer, row.department_id, row.department_hint = doer, department_id, ""
    return _changed(session, actor, row, now)


def set_wait(
    session: Session, actor: Actor, task_id: int, other_id: int | None, *, rev: int, now: datetime
) -> TemplateTask:
    """Which task this one waits for; None for none. Raises Denied, Outdated, Unfit (a circle)."""
    row = _editable(session, actor, task_id, rev)
    actor.require(Permission.PLAN_TEND)
    above, seen = other_id, {task_id}
    while above is not None:
        if above in seen:
            raise Unfit(Problem.PLAN_CIRCLE)
        seen.add(above)
        other = session.get(PlanTemplateTask, above)
        if other is None or other.template_id != row.template_id:
            raise Outdated
        above = other.blocked_by_id
    row.blocked_by_id = other_id
    return _changed(session, actor, row, now)


def _changed(session: Session, actor: Actor, row: PlanTemplateTask, now: datetime) -> TemplateTask:
    row.rev += 1
    session.add(row)
    session.flush()  # the card is read again at once
    _record(session, actor, row.template_id, "task_changed", now, row.id)
    return task_card(session, actor, row.id or 0)


def add_task(session: Session, actor: Actor, template_id: int, title: str, *, now: datetime) -> TemplateTask:
    """A new task at the end: for the department of a lead who adds it, else for the newcomer's lead. Raises Denied, Unfit."""
    shown = card(session, actor, template_id)
    own = None
    if not actor.may(Permission.PLAN_TEND):
        own = next((one.id for one in departments(session) if leads(session, one.id, actor.id)), None)
        if own is None:
            raise Denied
    if len(shown.tasks) >= MOST_TASKS:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_TASKS)
    row = PlanTemplateTask(
        template_id=template_id,
        position=len(shown.tasks),
        title=checked_title(title),
        doer=PlanDoer.LEAD if own is None else PlanDoer.DEPARTMENT,
        department_id=own,
    )
    session.add(row)
    session.flush()
    _record(session, actor, template_id, "task_added", now, row.id)
    return task_card(session, actor, row.id or 0)


def drop_task(session: Session, actor: Actor, task_id: int, *, rev: int, now: datetime) -> TemplateCard:
    """Take a task out of a template; plans under way keep theirs. Raises Denied, Outdated."""
    row = _editable(session, actor, task_id, rev)
    for other in tasks_of(session, row.template_id):
        if other.blocked_by_id == task_id:
            other.blocked_by_id = row.blocked_by_id
            session.add(other)
    session.flush()  # nothing waits for it any more
    session.delete(row)
    session.flush()
    _record(session, actor, row.template_id, "task_dropped", now, task_id)
    return card(session, actor, row.template_id)


def copy_for(
    session: Session,
    actor: Actor,
    template_id: int,
    department_id: int | None,
    position: str = "",
    *,
    now: datetime,
) -> TemplateCard:
    """A department's or position's own template, begun as a copy. Raises Denied, Unfit."""
    actor.require(Permission.PLAN_TEND)
    source = session.get(PlanTemplate, template_id)
    if source is None:
        raise Denied
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    made = PlanTemplate(
        kind=source.kind,
        name=source.name,
        department_id=department_id,
        position=" ".join(position.split())[:120],
        accept_workdays=source.accept_workdays,
        hr_hours=source.hr_hours,
        probation_days=source.probation_days,
        created_at=now,
    )
    session.add(made)
    session.flush()
    ids: dict[int | None, int] = {}
    for row in tasks_of(session, template_id):
        values = row.model_dump(exclude={"id", "template_id", "blocked_by_id", "rev"})
        copied = PlanTemplateTask(
            **values, template_id=made.id or 0, blocked_by_id=ids.get(row.blocked_by_id)
        )
        session.add(copied)
        session.flush()
        ids[row.id] = copied.id or 0
    _record(session, actor, made.id or 0, "copied", now, template_id)
    return card(session, actor, made.id or 0)


def retire(session: Session, actor: Actor, template_id: int, *, rev: int, now: datetime) -> None:
    """No plan begins by it any more; the company's own stays. Raises Denied, Outdated."""
    actor.require(Permission.PLAN_TEND)
    shown = card(session, actor, template_id)
    if shown.rev != rev or shown.is_only:
        raise Outdated
    template = session.get(PlanTemplate, template_id)
    if template is not None:
        template.is_active = False
        template.rev += 1
        session.add(template)
        _record(session, actor, template_id, "retired", now, None)


class RuleField(StrEnum):
    """A template's own rules that are typed."""

    ACCEPT = "accept"
    HR = "hr"
    PROBATION = "probation"


def set_rule(
    session: Session, actor: Actor, template_id: int, field: RuleField, text: str, *, now: datetime
) -> TemplateCard:
    """After how many working days work accepts itself, when HR hears of lateness, how long probation is. Raises Denied, Unfit."""
    actor.require(Permission.PLAN_TEND)
    template = session.get(PlanTemplate, template_id)
    if template is None:
        raise Denied
    match field:
        case RuleField.ACCEPT:
            template.accept_workdays = _number(text.strip(), 0, 30)
        case RuleField.HR:
            template.hr_hours = _number(text.strip(), 0, 72)
        case RuleField.PROBATION:
            template.probation_days = _number(text.strip(), 0, 365)
    template.rev += 1
    session.add(template)
    _record(session, actor, template_id, "rules_changed", now, None)
    return card(session, actor, template_id)


def _record(
    session: Session, actor: Actor, template_id: int, verb: str, now: datetime, task_id: int | None
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.PLAN_TEMPLATE,
        subject_id=template_id,
        verb=verb,
        now=now,
        details={"task": task_id},
    )
