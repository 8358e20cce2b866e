"""Who may do what: one table of permissions by role and by relation, and the only doors through which ids come in.

Ids from buttons, links and commands enter the domain through `access_…(session, actor, id, permission)`; every press
checks again. A refusal is `Denied` whether the thing is forbidden or missing, so that nobody can probe for it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import union
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.errors import Denied
from bot.i18n import Language
from bot.models import (
    Application,
    Candidate,
    Decision,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Employee,
    EmployeeRole,
    EmployeeState,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Offer,
    Plan,
    PlanDoer,
    PlanTask,
    Role,
    Screening,
    ScreeningItem,
    Stage,
    StandingIn,
    Task,
    TaskKind,
    TaskObserver,
    Vacancy,
    VacancyMember,
    VacancyRequest,
)


class Permission(StrEnum):
    """Every right there is, `thing:act`."""

    VACANCY_VIEW = "vacancy:view"
    VACANCY_CREATE = "vacancy:create"
    VACANCY_EDIT = "vacancy:edit"
    VACANCY_REQUEST = "vacancy:request"
    REQUEST_VIEW = "request:view"
    REQUEST_DECIDE = "request:decide"
    CANDIDATE_VIEW = "candidate:view"
    CANDIDATE_ADD = "candidate:add"
    CANDIDATE_EDIT = "candidate:edit"
    CANDIDATE_ERASE = "candidate:erase"
    CANDIDATE_EXPORT = "candidate:export"
    SALARY_VIEW = "salary:view"
    PRIVACY_TEND = "privacy:tend"
    CANDIDATE_JUDGE = "candidate:judge"
    PIPELINE_TEND = "pipeline:tend"
    OFFER_VIEW = "offer:view"
    OFFER_EDIT = "offer:edit"
    OFFER_APPROVE = "offer:approve"
    DECISION_ASK = "decision:ask"
    DECISION_MAKE = "decision:make"
    INTERVIEW_VIEW = "interview:view"
    INTERVIEW_TEND = "interview:tend"
    INTERVIEW_HOLD = "interview:hold"
    SCORECARD_VIEW = "scorecard:view"
    REPORT_VIEW = "report:view"
    FAULTS_VIEW = "faults:view"
    COMPANY_EDIT = "company:edit"
    PERSON_VIEW = "person:view"
    PERSON_PRIVATE = "person:private"
    PROFILE_EDIT = "profile:edit"
    PERSON_EDIT = "person:edit"
    PEOPLE_ADMIT = "people:admit"
    PERSON_LEAVE = "person:leave"
    DEPARTMENT_VIEW = "department:view"
    DEPARTMENT_TEND = "department:tend"
    DEPARTMENT_EDIT = "department:edit"
    POINTS_VIEW = "points:view"
    POINTS_TEND = "points:tend"
    REWARDS_TEND = "rewards:tend"
    REDEMPTION_VIEW = "redemption:view"
    REDEMPTION_DECIDE = "redemption:decide"
    REDEMPTION_HAND_OVER = "redemption:hand_over"
    TASK_SET = "task:set"
    TASK_VIEW = "task:view"
    TASK_EDIT = "task:edit"
    TASK_REVIEW = "task:review"
    TASK_POINTS = "task:points"
    EFFECTIVENESS_VIEW = "effectiveness:view"
    PLAN_BEGIN = "plan:begin"
    PLAN_VIEW = "plan:view"
    PLAN_ANSWER = "plan:answer"
    PLAN_TEND = "plan:tend"
    PLAN_TEMPLATES = "plan:templates"
    PLAN_REPORT = "plan:report"


class Relation(StrEnum):
    """What a person is to a thing, beside their roles."""

    OWNER = "owner"
    TEAM = "team"
    HIRING_MANAGER = "hiring_manager"
    DEPARTMENT_LEAD = "department_lead"
    AUTHOR = "author"
    SELF = "self"
    MANAGER = "manager"
    FULFILLER = "fulfiller"
    CREATOR = "creator"
    ASSIGNEE = "assignee"
    OBSERVER = "observer"
    DELEGATE = "delegate"
    BUDDY = "buddy"
    COLLEAGUE = "colleague"
    INTERVIEWER = "interviewer"


P = Permission

BY_ROLE: dict[Role, frozenset[Permission]] = {
    Role.HR_ADMIN: frozenset(Permission),
    Role.RECRUITER: frozenset(
        {
            P.VACANCY_VIEW,
            P.VACANCY_CREATE,
            P.VACANCY_EDIT,
            P.VACANCY_REQUEST,
            P.REQUEST_VIEW,
            P.REQUEST_DECIDE,
            P.CANDIDATE_VIEW,
            P.CANDIDATE_ADD,
            P.CANDIDATE_EDIT,
            P.CANDIDATE_EXPORT,
            P.PIPELINE_TEND,
            P.SALARY_VIEW,
            P.OFFER_VIEW,
            P.OFFER_EDIT,
            P.DECISION_ASK,
            P.INTERVIEW_VIEW,
            P.INTERVIEW_TEND,
            P.INTERVIEW_HOLD,
            P.SCORECARD_VIEW,
            P.REPORT_VIEW,
            P.PLAN_BEGIN,
        }
    ),
    Role.LEAD: frozenset({P.VACANCY_REQUEST, P.TASK_POINTS, P.PLAN_TEMPLATES, P.PLAN_REPORT}),
    Role.EMPLOYEE: frozenset({P.PERSON_VIEW, P.DEPARTMENT_VIEW, P.TASK_SET}),
}

_VACANCY_TEAM = frozenset(
    {
        P.VACANCY_VIEW,
        P.VACANCY_EDIT,
        P.CANDIDATE_VIEW,
        P.SALARY_VIEW,
        P.OFFER_VIEW,
        P.INTERVIEW_VIEW,
        P.INTERVIEW_TEND,
        P.INTERVIEW_HOLD,
        P.SCORECARD_VIEW,
    }
)
_WHO_HIRES = frozenset(
    {
        P.VACANCY_VIEW,
        P.CANDIDATE_VIEW,
        P.SALARY_VIEW,
        P.OFFER_VIEW,
        P.OFFER_APPROVE,
        P.DECISION_MAKE,
        P.INTERVIEW_VIEW,
        P.SCORECARD_VIEW,
    }
)

BY_RELATION: dict[Relation, frozenset[Permission]] = {
    Relation.OWNER: _VACANCY_TEAM,
    Relation.TEAM: _VACANCY_TEAM,
    Relation.HIRING_MANAGER: _WHO_HIRES | {P.CANDIDATE_JUDGE},
    Relation.DEPARTMENT_LEAD: _WHO_HIRES | {P.DEPARTMENT_VIEW, P.DEPARTMENT_TEND},
    Relation.AUTHOR: frozenset({P.REQUEST_VIEW}),
    Relation.SELF: frozenset(
        {
            P.PERSON_VIEW,
            P.PERSON_PRIVATE,
            P.PROFILE_EDIT,
            P.POINTS_VIEW,
            P.REDEMPTION_VIEW,
            P.EFFECTIVENESS_VIEW,
            P.PLAN_VIEW,
        }
    ),
    Relation.MANAGER: frozenset(
        {
            P.PERSON_VIEW,
            P.PERSON_PRIVATE,
            P.PROFILE_EDIT,
            P.POINTS_VIEW,
            P.TASK_VIEW,
            P.TASK_EDIT,
            P.TASK_REVIEW,
            P.EFFECTIVENESS_VIEW,
            P.PLAN_VIEW,
            P.PLAN_ANSWER,
        }
    ),
    Relation.CREATOR: frozenset({P.TASK_VIEW, P.TASK_EDIT, P.TASK_REVIEW, P.PLAN_VIEW, P.PLAN_ANSWER}),
    Relation.BUDDY: frozenset({P.PLAN_VIEW}),
    Relation.ASSIGNEE: frozenset({P.TASK_VIEW}),
    Relation.OBSERVER: frozenset({P.TASK_VIEW}),
    Relation.DELEGATE: frozenset({P.TASK_VIEW}),
    Relation.COLLEAGUE: frozenset({P.TASK_VIEW}),
    # Of the candidate an interviewer sees the card without the salary, while the interview is ahead or the search goes on.
    Relation.INTERVIEWER: frozenset({P.INTERVIEW_VIEW, P.INTERVIEW_HOLD, P.CANDIDATE_VIEW}),
    Relation.FULFILLER: frozenset({P.REDEMPTION_VIEW, P.REDEMPTION_HAND_OVER}),
}


@dataclass(frozen=True)
class Actor:
    """The acting employee: who they are, what they may do, how they read, and for whom they stand in now."""

    id: int
    name: str
    roles: frozenset[Role]
    language: Language
    zone: ZoneInfo
    stands_for: frozenset[int] = frozenset()

    @property
    def selves(self) -> frozenset[int]:
        """Oneself and those who are away and whom one stands in for: what they are to things, one is too."""
        return self.stands_for | {self.id}

    def may(self, permission: Permission, *relations: Relation) -> bool:
        """Whether a role or one of the given relations to the thing grants this."""
        granted = any(permission in BY_ROLE[role] for role in self.roles)
        return granted or any(permission in BY_RELATION[relation] for relation in relations)

    def require(self, permission: Permission, *relations: Relation) -> None:
        """Raises Denied unless granted."""
        if not self.may(permission, *relations):
            raise Denied


def actor_of(session: Session, employee: Employee) -> Actor | None:
    """The employee as an actor; None for someone who has left."""
    if employee.state is EmployeeState.LEFT or employee.id is None:
        return None
    roles = session.exec(select(EmployeeRole.role).where(EmployeeRole.employee_id == employee.id)).all()
    absent = session.exec(select(StandingIn.absent_id).where(StandingIn.deputy_id == employee.id)).all()
    return Actor(
        id=employee.id,
        name=employee.name,
        roles=frozenset(Role(role) for role in roles),
        language=employee.language,
        zone=ZoneInfo(employee.timezone),
        stands_for=frozenset(absent),
    )


def actor_by_id(session: Session, employee_id: int) -> Actor | None:
    """The actor behind an employee's id, None when gone or left."""
    employee = session.get(Employee, employee_id)
    return actor_of(session, employee) if employee is not None else None


def employees_who_may(session: Session, permission: Permission) -> list[int]:
    """Ids of working employees whose roles grant a right, in a stable order."""
    roles = [role for role, granted in BY_ROLE.items() if permission in granted]
    found = session.exec(
        select(Employee.id)
        .join(EmployeeRole, col(EmployeeRole.employee_id) == col(Employee.id))
        .where(col(EmployeeRole.role).in_(roles), Employee.state != EmployeeState.LEFT)
        .distinct()
        .order_by(col(Employee.id))
    ).all()
    return [employee_id for employee_id in found if employee_id is not None]


# -- vacancies -------------------------------------------------------------------------------------------


def relations_to_vacancy(session: Session, actor: Actor, vacancy: Vacancy) -> tuple[Relation, ...]:
    """What the actor is to a vacancy."""
    found: list[Relation] = []
    if vacancy.owner_id in actor.selves:
        found.append(Relation.OWNER)
    if vacancy.hiring_manager_id in actor.selves:
        found.append(Relation.HIRING_MANAGER)
    if any(session.get(VacancyMember, (vacancy.id, one)) is not None for one in actor.selves):
        found.append(Relation.TEAM)
    # A confidential vacancy is seen by its team only, not by the department's lead as such.
    if not vacancy.confidential and leads(session, vacancy.department_id, *actor.selves):
        found.append(Relation.DEPARTMENT_LEAD)
    return tuple(found)


def may_on_vacancy(session: Session, actor: Actor, vacancy: Vacancy, permission: Permission) -> bool:
    """Whether the actor has a right on this vacancy. Roles reach a confidential one only for an HR admin."""
    relations = relations_to_vacancy(session, actor, vacancy)
    if vacancy.confidential and not relations and Role.HR_ADMIN not in actor.roles:
        return False
    return actor.may(permission, *relations)


def access_vacancy(session: Session, actor: Actor, vacancy_id: int, permission: Permission) -> Vacancy:
    """The vacancy, if the actor has this right on it. Raises Denied."""
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None or not may_on_vacancy(session, actor, vacancy, permission):
        raise Denied
    return vacancy


def visible_vacancies(actor: Actor) -> SelectOfScalar[Vacancy]:
    """The vacancies that lists, searches, counts and choices show an actor, as a query to filter further.

    A confidential one is among them for its team only. An HR admin who is not on it can still open it (see
    `access_vacancy`), so that it can be handed on when its team leaves, but does not come upon it.
    """
    query = select(Vacancy)
    mine = or_(
        col(Vacancy.owner_id).in_(actor.selves),
        col(Vacancy.hiring_manager_id).in_(actor.selves),
        col(Vacancy.id).in_(
            select(VacancyMember.vacancy_id).where(col(VacancyMember.employee_id).in_(actor.selves))
        ),
    )
    if actor.may(Permission.VACANCY_VIEW):
        return query.where(or_(col(Vacancy.confidential).is_(False), mine))
    in_own_department = col(Vacancy.department_id).in_(led_departments(*actor.selves)) & col(
        Vacancy.confidential
    ).is_(False)
    return query.where(or_(in_own_department, mine))


def access_request(session: Session, actor: Actor, request_id: int, permission: Permission) -> VacancyRequest:
    """A lead's request for a vacancy, if the actor has this right on it. Raises Denied."""
    request = session.get(VacancyRequest, request_id)
    if request is None:
        raise Denied
    relations = (Relation.AUTHOR,) if request.requested_by_id in actor.selves else ()
    actor.require(permission, *relations)
    return request


# -- candidates ------------------------------------------------------------------------------------------


def may_on_candidate(session: Session, actor: Actor, candidate_id: int, permission: Permission) -> bool:
    """Whether the actor has a right on a candidate: by role, or through a vacancy the candidate is on.

    A candidate who is only on confidential vacancies is seen by those vacancies' teams only.
    """
    vacancies = session.exec(
        select(Vacancy)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
    ).all()
    if not vacancies:
        return actor.may(permission)
    if any(may_on_vacancy(session, actor, vacancy, permission) for vacancy in vacancies):
        return True
    return permission in BY_RELATION[Relation.INTERVIEWER] and _interviews(session, actor, candidate_id)


def _interviews(session: Session, actor: Actor, candidate_id: int) -> bool:
    """Whether the actor is to hold, or has held, an interview with somebody who is still sought."""
    found = session.exec(
        select(Interviewer.id)
        .join(Interview, col(Interview.id) == col(Interviewer.interview_id))
        .join(Application, col(Application.id) == col(Interview.application_id))
        .where(
            Application.candidate_id == candidate_id,
            col(Application.stage).not_in([Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN]),
            Interviewer.employee_id == actor.id,
            Interviewer.answer != InterviewAnswer.DECLINED,
            col(Interviewer.dropped_at).is_(None),
            Interview.state != InterviewState.CANCELLED,
        )
        .limit(1)
    ).first()
    return found is not None


def access_candidate(session: Session, actor: Actor, candidate_id: int, permission: Permission) -> Candidate:
    """The candidate, if the actor has this right. Raises Denied."""
    candidate = session.get(Candidate, candidate_id)
    if candidate is None or not may_on_candidate(session, actor, candidate_id, permission):
        raise Denied
    return candidate


def access_application(
    session: Session, actor: Actor, application_id: int, permission: Permission
) -> Application:
    """A candidate's application, if the actor has this right on its vacancy. Raises Denied."""
    application = session.get(Application, application_id)
    if application is None:
        raise Denied
    access_vacancy(session, actor, application.vacancy_id, permission)
    return application


def access_screening(session: Session, actor: Actor, screening_id: int, permission: Permission) -> Screening:
    """Candidates sent to a hiring manager, if the actor has this right on their vacancy. Raises Denied."""
    screening = session.get(Screening, screening_id)
    if screening is None:
        raise Denied
    access_vacancy(session, actor, screening.vacancy_id, permission)
    return screening


def access_screening_item(
    session: Session, actor: Actor, item_id: int, permission: Permission
) -> ScreeningItem:
    """One candidate sent to a hiring manager, if the actor has this right on the vacancy. Raises Denied."""
    item = session.get(ScreeningItem, item_id)
    if item is None:
        raise Denied
    access_screening(session, actor, item.screening_id, permission)
    return item


def access_offer(session: Session, actor: Actor, offer_id: int, permission: Permission) -> Offer:
    """An offer, if the actor has this right on its vacancy. Raises Denied."""
    offer = session.get(Offer, offer_id)
    if offer is None:
        raise Denied
    access_application(session, actor, offer.application_id, permission)
    return offer


def access_decision(session: Session, actor: Actor, decision_id: int, permission: Permission) -> Decision:
    """A hiring decision asked for, if the actor has this right on its vacancy. Raises Denied."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Denied
    access_application(session, actor, decision.application_id, permission)
    return decision


# -- people and departments ------------------------------------------------------------------------------


def led_departments(*employee_ids: int) -> SelectOfScalar[int]:
    """The departments that any of these people lead or are deputies of, with all that belong to them, as a query."""
    own = union(
        select(DepartmentLead.department_id).where(col(DepartmentLead.employee_id).in_(employee_ids)),
        select(DepartmentDeputy.department_id).where(col(DepartmentDeputy.employee_id).in_(employee_ids)),
    ).subquery()
    led = select(own.c.department_id).cte("led", recursive=True)
    # UNION, not UNION ALL: even a circle of departments comes to an end.
    led = led.union(select(col(Department.id)).join(led, col(Department.parent_id) == led.c.department_id))
    return cast("SelectOfScalar[int]", select(led.c.department_id))


def leads(session: Session, department_id: int | None, *employee_ids: int) -> bool:
    """Whether any of these people leads a department, or one above it, or is its lead's deputy."""
    if department_id is None:
        return False
    return department_id in set(session.exec(led_departments(*employee_ids)).all())


def relations_to_person(session: Session, actor: Actor, person: Employee) -> tuple[Relation, ...]:
    """What the actor is to a colleague: the same, or their lead, directly or up the report line."""
    if person.id == actor.id:
        return (Relation.SELF,)
    # Who stands in for a lead does not stand above that lead.
    selves = actor.selves - {person.id}
    above = any(_is_above(session, one, person) for one in selves)
    if above or leads(session, person.department_id, *selves):
        return (Relation.MANAGER,)
    return ()


def _is_above(session: Session, employee_id: int, person: Employee) -> bool:
    """Whether somebody stands above a colleague in the line of own leads."""
    seen: set[int] = set()
    above = person.manager_id
    while above is not None and above not in seen:
        if above == employee_id:
            return True
        seen.add(above)
        manager = session.get(Employee, above)
        above = manager.manager_id if manager is not None else None
    return False


def may_on_person(session: Session, actor: Actor, person: Employee, permission: Permission) -> bool:
    """Whether the actor has a right on a colleague. Who has left is seen by an HR admin only."""
    if person.state is EmployeeState.LEFT and Role.HR_ADMIN not in actor.roles:
        return False
    return actor.may(permission, *relations_to_person(session, actor, person))


def access_person(session: Session, actor: Actor, employee_id: int, permission: Permission) -> Employee:
    """The colleague, if the actor has this right on them. Raises Denied."""
    person = session.get(Employee, employee_id)
    if person is None or not may_on_person(session, actor, person, permission):
        raise Denied
    return person


def may_on_department(session: Session, actor: Actor, department: Department, permission: Permission) -> bool:
    """Whether the actor has a right on a department: by role, or as its lead or the lead's deputy."""
    if actor.may(permission):
        return True
    return leads(session, department.id, *actor.selves) and actor.may(permission, Relation.DEPARTMENT_LEAD)


def access_department(
    session: Session, actor: Actor, department_id: int, permission: Permission
) -> Department:
    """The department, if the actor has this right on it. Raises Denied."""
    department = session.get(Department, department_id)
    if department is None or not may_on_department(session, actor, department, permission):
        raise Denied
    return department


# -- tasks -----------------------------------------------------------------------------------------------


def relations_to_task(session: Session, actor: Actor, task: Task) -> tuple[Relation, ...]:
    """What the actor is to a task. Nobody is the manager of their own work."""
    found: list[Relation] = []
    # Standing in for the creator makes nobody the judge of their own work.
    if task.creator_id == actor.id or (task.creator_id in actor.selves and task.assignee_id != actor.id):
        found.append(Relation.CREATOR)
    if task.assignee_id == actor.id:
        found.append(Relation.ASSIGNEE)
    if task.delegate_id == actor.id:
        found.append(Relation.DELEGATE)
    if session.get(TaskObserver, (task.id, actor.id)) is not None:
        found.append(Relation.OBSERVER)
    if task.kind is TaskKind.ONBOARDING and _in_department(session, actor, task):
        found.append(Relation.COLLEAGUE)
    assignee = session.get(Employee, task.assignee_id)
    if assignee is not None and Relation.MANAGER in relations_to_person(session, actor, assignee):
        found.append(Relation.MANAGER)
    return tuple(found)


def _in_department(session: Session, actor: Actor, task: Task) -> bool:
    """Whether a plan's task is the actor's department's: whoever works there sees it and may take it."""
    row = session.get(PlanTask, task.id)
    person = session.get(Employee, actor.id)
    return (
        row is not None
        and person is not None
        and row.department_id is not None
        and row.doer is PlanDoer.DEPARTMENT
        and person.department_id == row.department_id
    )


def relations_to_plan(session: Session, actor: Actor, plan: Plan) -> tuple[Relation, ...]:
    """What the actor is to somebody's plan: the same, above them, their buddy, or who began it."""
    person = session.get(Employee, plan.employee_id)
    found = list(relations_to_person(session, actor, person)) if person is not None else []
    if plan.buddy_id == actor.id:
        found.append(Relation.BUDDY)
    if plan.created_by_id == actor.id:
        found.append(Relation.CREATOR)
    return tuple(found)


def access_plan(session: Session, actor: Actor, plan_id: int, permission: Permission) -> Plan:
    """A plan, if the actor has this right on it. Raises Denied."""
    plan = session.get(Plan, plan_id)
    if plan is None or not actor.may(permission, *relations_to_plan(session, actor, plan)):
        raise Denied
    return plan


def may_on_task(session: Session, actor: Actor, task: Task, permission: Permission) -> bool:
    """Whether the actor has a right on a task: by role, or by what they are to it."""
    return actor.may(permission, *relations_to_task(session, actor, task))


def access_task(session: Session, actor: Actor, task_id: int, permission: Permission) -> Task:
    """The task, if the actor has this right on it. Raises Denied."""
    task = session.get(Task, task_id)
    if task is None or not may_on_task(session, actor, task, permission):
        raise Denied
    return task
