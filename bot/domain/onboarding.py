"""Plans: somebody comes, leaves or moves, and every department gets its tasks with people and dates.

A plan's tasks are rows of the one `task` table. A department's task is its lead's until somebody of the department takes it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import events, people, plan_week
from bot.domain.access import Actor, Permission, access_person, relations_to_person
from bot.domain.company_days import company_today, company_zone, work_calendar
from bot.domain.errors import Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.plan_dates import due_moment
from bot.domain.plan_people import Answerer, Around, Found, answerer
from bot.domain.plan_reminders import around_of, first_plan, plan_whole, stale
from bot.domain.plan_templates import hinted_department, tasks_of, template_for
from bot.domain.plan_watchers import follow_begun
from bot.domain.task_people import person_of
from bot.domain.task_values import task_id_of
from bot.models import (
    Candidate,
    CandidateContact,
    ContactKind,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Employee,
    EmployeeState,
    Evidence,
    OffsetUnit,
    Plan,
    PlanDoer,
    PlanKind,
    PlanState,
    PlanTask,
    PlanTemplate,
    PlanTemplateTask,
    Subject,
    Task,
    TaskKind,
)

# As many lines as one message holds; they begin in one unit.
MOST_AT_ONCE = 100
RUNNING = (PlanState.ACTIVE, PlanState.FROZEN)


@dataclass(frozen=True)
class Hire:
    """Who comes, leaves or moves, and when. Somebody the company knows is given by `employee_id`, and nothing else of them.

    `start_date` is the first day, for leaving the last one, in the company's zone.
    """

    name: str
    start_date: date
    position: str = ""
    department_id: int | None = None
    manager_id: int | None = None
    buddy_id: int | None = None
    employee_id: int | None = None
    candidate_id: int | None = None
    application_id: int | None = None
    kind: PlanKind = PlanKind.ONBOARDING
    template_id: int | None = None


@dataclass(frozen=True)
class Begun:
    """A plan that has begun: whose it is, how many tasks it has, and how many of them are past already."""

    plan_id: int
    employee_id: int
    tasks: int
    late_notice: int


@dataclass(frozen=True)
class PreviewTask:
    """A task as it would be: who answers and how they were found, when it is due, and whether that is past."""

    title: str
    doer: PlanDoer
    department: str
    person_id: int
    person: str
    found: Found
    due_at: datetime
    is_past: bool
    critical: bool
    evidence: Evidence
    waits_for: str


@dataclass(frozen=True)
class Preview:
    """Every task, person and date before anything is written."""

    hire: Hire
    template: str
    tasks: tuple[PreviewTask, ...]


def preview(session: Session, actor: Actor, hire: Hire, *, now: datetime) -> Preview:
    """What a plan would be. Raises Denied, Unfit."""
    _check_right(session, actor, hire)
    template = _template(session, hire, now)
    around = _around_hire(session, actor.id, hire)
    rows = tasks_of(session, template.id or 0)
    titles = {row.id: row.title for row in rows}
    found = []
    for row in rows:
        department_id = _department_id(session, row)
        answers = answerer(session, around, row.doer, department_id, row.person_id)
        due = _due(session, row, hire.start_date)
        is_newcomer = row.doer is PlanDoer.NEWCOMER and hire.employee_id is None
        person = session.get(Employee, answers.person_id)
        found.append(
            PreviewTask(
                title=row.title,
                doer=row.doer,
                department=people.department_name(session, department_id),
                person_id=answers.person_id,
                person=hire.name if is_newcomer else person.name if person is not None else "",
                found=Found.ROLE if is_newcomer else answers.found,
                due_at=due,
                is_past=due <= now,
                critical=row.critical,
                evidence=row.evidence,
                waits_for=titles.get(row.blocked_by_id, ""),
            )
        )
    return Preview(hire, template.name, tuple(found))


def begin(session: Session, actor: Actor, hire: Hire, *, now: datetime) -> Begun:
    """Begin a plan; who is not in the base yet becomes an employee who is coming. Raises Denied, Unfit."""
    return begin_all(session, actor, (hire,), now=now)[0]


def begin_all(session: Session, actor: Actor, hires: Iterable[Hire], *, now: datetime) -> tuple[Begun, ...]:
    """Begin several plans at once: everybody concerned hears of all of them in one message. Raises Denied, Unfit."""
    wanted = tuple(hires)
    if len(wanted) > MOST_AT_ONCE:
        raise Unfit(Problem.PLAN_TOO_MANY, most=MOST_AT_ONCE)
    for hire in wanted:
        _check_right(session, actor, hire)
    return start(session, actor.id, wanted, now=now)


def start(
    session: Session, by_id: int, hires: Iterable[Hire], *, now: datetime, quiet: bool = False
) -> tuple[Begun, ...]:
    """Begin plans for verbs whose right was checked by them, such as the acceptance of an offer. Raises Unfit."""
    told: dict[int, list[int]] = {}
    wanted = tuple(hires)
    # A session holds its rows weakly: many plans at once would read the same few people anew for every task.
    held = _people_and_places(session) if len(wanted) > 1 else ()
    begun = [_begin_one(session, by_id, hire, told, now) for hire in wanted]
    del held
    if not quiet:
        found = (session.get(Plan, one.plan_id) for one in begun)
        follow_begun(session, [plan for plan in found if plan is not None])
    plan_week.ensure(session, now=now)
    if not quiet:
        _tell(session, by_id, told, now)
    return tuple(begun)


def _people_and_places(session: Session) -> tuple[object, ...]:
    models = (Employee, Department, DepartmentLead, DepartmentDeputy, PlanTemplateTask)
    return tuple(row for model in models for row in session.exec(select(model)).all())


def _tell(session: Session, by_id: int, told: Mapping[int, list[int]], now: datetime) -> None:
    """One message a person about all that is theirs now; whoever began it sees it on the card."""
    for person_id, task_ids in told.items():
        if person_id != by_id:
            notify(
                session,
                person_id,
                NoticeKind.PLAN_ASSIGNED,
                {"tasks": task_ids},
                now=now,
                dedupe_key=f"plan-set:{task_ids[0]}:{person_id}",
                heed_quiet_hours=True,
            )


def _check_right(session: Session, actor: Actor, hire: Hire) -> None:
    if hire.employee_id is None:
        actor.require(Permission.PLAN_BEGIN)
        return
    person = access_person(session, actor, hire.employee_id, Permission.PERSON_VIEW)
    actor.require(Permission.PLAN_BEGIN, *relations_to_person(session, actor, person))


def _begin_one(session: Session, by_id: int, hire: Hire, told: dict[int, list[int]], now: datetime) -> Begun:
    person = _employee(session, by_id, hire, now)
    if person.id is None or running_plan(session, person.id, hire.kind) is not None:
        raise Unfit(Problem.PLAN_TWICE, name=person.name)
    template = _template(session, hire, now)
    plan = Plan(
        kind=hire.kind,
        employee_id=person.id,
        template_id=template.id,
        application_id=hire.application_id,
        day=hire.start_date,
        first_day=hire.start_date,
        buddy_id=hire.buddy_id,
        created_by_id=by_id,
        accept_workdays=template.accept_workdays,
        hr_hours=template.hr_hours,
        created_at=now,
    )
    if template.probation_days:
        plan.probation_ends_on = date.fromordinal(hire.start_date.toordinal() + template.probation_days - 1)
    session.add(plan)
    session.flush()  # its tasks need the id
    made = _make_tasks(session, plan, template, now)
    for task, row in made:
        told.setdefault(task.assignee_id, []).append(task_id_of(task))
        stale(session, row)
    plan_whole(session, plan, now=now)
    record(session, by_id, plan, "begun", now, {"day": hire.start_date, "tasks": len(made)})
    return Begun(plan.id or 0, person.id, len(made), sum(row.late_notice for _, row in made))


def _make_tasks(
    session: Session, plan: Plan, template: PlanTemplate, now: datetime
) -> list[tuple[Task, PlanTask]]:
    around = around_of(session, plan)
    by_row: dict[int | None, int] = {}
    waiting: list[tuple[PlanTask, int]] = []
    made = []
    for row in tasks_of(session, template.id or 0):
        department_id = _department_id(session, row)
        answers = answerer(session, around, row.doer, department_id, row.person_id)
        task = _task(session, plan, row, answers, department_id, now)
        session.add(task)
        session.flush()  # what waits for it needs the id
        task_id = task_id_of(task)
        by_row[row.id] = task_id
        planned = PlanTask(
            task_id=task_id,
            plan_id=plan.id or 0,
            position=row.position,
            doer=row.doer,
            department_id=department_id if row.doer is PlanDoer.DEPARTMENT else task.department_id,
            person_id=row.person_id,
            offset=row.offset,
            unit=row.unit,
            hour=row.hour,
            planned_due_at=_due(session, row, plan.day),
            evidence=row.evidence,
            critical=row.critical,
            late_notice=task.judged_due_at is None,
        )
        if row.blocked_by_id is not None:
            waiting.append((planned, row.blocked_by_id))
        made.append((task, planned))
    for planned, row_id in waiting:
        planned.blocked_by_id = by_row.get(row_id)
    for task, planned in made:
        session.add(planned)
        first_plan(session, plan, planned, task, now=now)
        events.record(
            session,
            actor_id=plan.created_by_id,
            subject=Subject.TASK,
            subject_id=task_id_of(task),
            verb="set",
            now=now,
            details={"plan": plan.id},
        )
    return made


def _task(
    session: Session,
    plan: Plan,
    row: PlanTemplateTask,
    answers: Answerer,
    department_id: int | None,
    now: datetime,
) -> Task:
    """The row of `task`. One whose deadline is past already is due the next working day and judged by nothing."""
    due = _due(session, row, plan.day)
    is_late = due <= now
    present = next_day_due(session, row.hour, now) if is_late else due
    assignee = session.get(Employee, answers.person_id)
    return Task(
        title=row.title,
        description=row.instructions,
        kind=TaskKind.ONBOARDING,
        state_since=now,
        creator_id=plan.created_by_id,
        assignee_id=answers.person_id,
        department_id=department_id
        if row.doer is PlanDoer.DEPARTMENT
        else assignee.department_id
        if assignee is not None
        else None,
        points=0 if answers.person_id == plan.created_by_id else row.points,
        due_at=present,
        first_due_at=due,
        judged_due_at=None if is_late else due,
        settled_at=None if is_late else due,
        created_at=now,
    )


def next_day_due(session: Session, hour: int, now: datetime) -> datetime:
    """The next working day at a task's hour: for what could not be known in time."""
    return due_moment(
        company_today(session, now),
        1,
        OffsetUnit.WORKDAYS,
        hour,
        calendar=work_calendar(session),
        zone=company_zone(session),
    )


def _due(session: Session, row: PlanTemplateTask, day: date) -> datetime:
    return due_moment(
        day, row.offset, row.unit, row.hour, calendar=work_calendar(session), zone=company_zone(session)
    )


def _department_id(session: Session, row: PlanTemplateTask) -> int | None:
    if row.doer is not PlanDoer.DEPARTMENT:
        return None
    return row.department_id or hinted_department(session, row.department_hint)


def _around_hire(session: Session, by_id: int, hire: Hire) -> Around:
    person = session.get(Employee, hire.employee_id) if hire.employee_id is not None else None
    return Around(
        employee_id=hire.employee_id,
        department_id=person.department_id if person is not None else hire.department_id,
        manager_id=person.manager_id if person is not None else hire.manager_id,
        buddy_id=hire.buddy_id,
        hr_id=by_id,
    )


def _template(session: Session, hire: Hire, now: datetime) -> PlanTemplate:
    chosen = session.get(PlanTemplate, hire.template_id) if hire.template_id is not None else None
    if chosen is not None and chosen.is_active:
        return chosen
    person = session.get(Employee, hire.employee_id) if hire.employee_id is not None else None
    return template_for(
        session,
        hire.kind,
        department_id=person.department_id if person is not None else hire.department_id,
        position=person.position if person is not None else hire.position,
        now=now,
    )


def _employee(session: Session, by_id: int, hire: Hire, now: datetime) -> Employee:
    """The person of the base; a newcomer's profile is made from what the hire and the candidate's card say."""
    if hire.employee_id is not None:
        person = session.get(Employee, hire.employee_id)
        if person is None or person.state is EmployeeState.LEFT:
            raise Unfit(Problem.PERSON_LEFT)
        return person
    contacts = _contacts(session, hire.candidate_id)
    person = people.add_employee(
        session,
        name=hire.name,
        roles=(),
        position=hire.position,
        department_id=hire.department_id,
        phone=contacts.get(ContactKind.PHONE),
        email=contacts.get(ContactKind.EMAIL, ""),
        start_date=hire.start_date,
        added_by_id=by_id,
        now=now,
    )
    person.manager_id = hire.manager_id
    session.add(person)
    return person


def _contacts(session: Session, candidate_id: int | None) -> dict[ContactKind, str]:
    if candidate_id is None or session.get(Candidate, candidate_id) is None:
        return {}
    rows = session.exec(select(CandidateContact).where(CandidateContact.candidate_id == candidate_id)).all()
    return {row.kind: row.key for row in reversed(rows)}


def running_plan(session: Session, employee_id: int, kind: PlanKind) -> Plan | None:
    """Somebody's plan of a kind that is under way."""
    return session.exec(
        select(Plan).where(Plan.employee_id == employee_id, Plan.kind == kind, col(Plan.state).in_(RUNNING))
    ).first()


def welcome(session: Session, person: Employee, *, now: datetime) -> None:
    """Somebody has come into the bot: a newcomer hears of the day, the people and the own tasks, once."""
    plan = running_plan(session, person.id or 0, PlanKind.ONBOARDING)
    if plan is not None and person.id is not None:
        notify(
            session,
            person.id,
            NoticeKind.PLAN_WELCOME,
            {"plan": plan.id},
            now=now,
            dedupe_key=f"plan-welcome:{plan.id}:{person.telegram_id}",
            delay=timedelta(seconds=1),
        )


def plan_of_application(session: Session, application_id: int) -> Plan | None:
    """The plan that a hire began."""
    return session.exec(
        select(Plan)
        .where(Plan.application_id == application_id, col(Plan.state).in_(RUNNING))
        .order_by(col(Plan.id).desc())
    ).first()


def record(
    session: Session,
    actor_id: int | None,
    plan: Plan,
    verb: str,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """What happened to a plan, for its history."""
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.PLAN,
        subject_id=plan.id or 0,
        verb=verb,
        now=now,
        details=details,
    )


# -- what somebody is told ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class AssignedTask:
    """A task that is somebody's now."""

    task_id: int
    title: str
    newcomer: str
    due_at: datetime


@dataclass(frozen=True)
class Assigned:
    """All that became somebody's at once, the soonest first."""

    tasks: tuple[AssignedTask, ...]


def load_assigned(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Assigned | None:
    """What is theirs still when it is told."""
    found = []
    for task_id in payload["tasks"]:
        task, row = session.get(Task, task_id), session.get(PlanTask, task_id)
        plan = session.get(Plan, row.plan_id) if row is not None else None
        person = session.get(Employee, plan.employee_id) if plan is not None else None
        if task is None or plan is None or person is None or task.due_at is None:
            continue
        if task.assignee_id == recipient.id and plan.state in RUNNING:
            found.append(AssignedTask(task_id, task.title, person_of(person).name, task.due_at))
    found.sort(key=lambda one: one.due_at)
    return Assigned(tuple(found)) if found else None
