"""Templates of plans: which one holds for whom, the shipped ones, and how they are read.

Tasks stand in the order of their days."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain.access import Actor, Permission, leads
from bot.domain.errors import Denied, Problem, Unfit
from bot.domain.people import departments, the_company
from bot.domain.plan_defaults import PROBATION_DAYS, SHIPPED, DefaultTask, DepartmentHint
from bot.i18n import Language, words
from bot.models import (
    Department,
    Employee,
    Evidence,
    OffsetUnit,
    PlanDoer,
    PlanKind,
    PlanTemplate,
    PlanTemplateTask,
)

MOST_TASKS = 40
# Seven days hold five working days: how far days of either kind are is compared by that.
_WEEK, _WORKDAYS = 7, 5


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


def day_order(row: PlanTemplateTask) -> tuple[float, int, int]:
    """By what the tasks of a template are sorted: about so many days from the plan's day, then the hour."""
    days = row.offset * _WEEK / _WORKDAYS if row.unit is OffsetUnit.WORKDAYS else row.offset
    return (days, row.hour, row.position)


# -- seen and changed in chat ------------------------------------------------------------------------------


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
    person: str = ""
    waits_for_id: int | None = None


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
    may_add: bool
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
        may_add=bool(own_departments(session, actor)) or actor.may(Permission.PLAN_TEND),
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
    person = session.get(Employee, row.person_id) if row.doer is PlanDoer.PERSON and row.person_id else None
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
        may_edit=may_edit(session, actor, row),
        person=person.name if person is not None else "",
        waits_for_id=row.blocked_by_id,
    )


def own_departments(session: Session, actor: Actor) -> list[int]:
    """The departments that the actor leads or stands in for."""
    return [one.id for one in departments(session) if one.id and leads(session, one.id, *actor.selves)]


def may_edit(session: Session, actor: Actor, row: PlanTemplateTask) -> bool:
    """HR changes everything, a lead the part that their department does."""
    if actor.may(Permission.PLAN_TEND):
        return True
    if not actor.may(Permission.PLAN_TEMPLATES):
        return False
    department_id = row.department_id or hinted_department(session, row.department_hint)
    return row.doer is PlanDoer.DEPARTMENT and leads(session, department_id, *actor.selves)


def task_card(session: Session, actor: Actor, task_id: int) -> TemplateTask:
    """One task of a template. Raises Denied."""
    row = session.get(PlanTemplateTask, task_id)
    if row is None:
        raise Denied
    return next(one for one in card(session, actor, row.template_id).tasks if one.id == task_id)
