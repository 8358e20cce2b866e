"""Who answers for a plan's task now: the role's holder, or, where there is none, whoever stands above; never nobody."""

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from bot.domain.access import Permission, employees_who_may
from bot.domain.task_people import manager_of, works_here
from bot.models import Department, DepartmentDeputy, DepartmentLead, PlanDoer


class Found(StrEnum):
    """How somebody was found for a task."""

    ROLE = "role"
    ABOVE = "above"
    HR = "hr"


@dataclass(frozen=True)
class Around:
    """The people a plan's roles are found among. `manager_id` is a lead of one's own, chosen before the person is known."""

    employee_id: int | None
    department_id: int | None
    manager_id: int | None
    buddy_id: int | None
    hr_id: int


@dataclass(frozen=True)
class Answerer:
    """Who answers, and how they were found."""

    person_id: int
    found: Found


def hr_of(session: Session, wished_id: int) -> int:
    """Who answers for HR in a plan: whoever began it while they work here, else the first HR admin."""
    if works_here(session, wished_id):
        return wished_id
    return next(iter(employees_who_may(session, Permission.PLAN_TEND)), wished_id)


def answerer(  # noqa: PLR0911 - a case a role
    session: Session, around: Around, doer: PlanDoer, department_id: int | None, person_id: int | None
) -> Answerer:
    """Who answers for a task. A missing lead is looked for up the hierarchy; at its end stands HR."""
    hr = hr_of(session, around.hr_id)
    match doer:
        case PlanDoer.HR:
            return Answerer(hr, Found.ROLE)
        case PlanDoer.NEWCOMER if around.employee_id is not None:
            return Answerer(around.employee_id, Found.ROLE)
        case PlanDoer.PERSON if person_id is not None and works_here(session, person_id):
            return Answerer(person_id, Found.ROLE)
        case PlanDoer.PERSON if person_id is not None:
            above = manager_of(session, person_id)
            return Answerer(above, Found.ABOVE) if above is not None else Answerer(hr, Found.HR)
        case PlanDoer.BUDDY if around.buddy_id is not None and works_here(session, around.buddy_id):
            return Answerer(around.buddy_id, Found.ROLE)
        case PlanDoer.DEPARTMENT:
            return _of_department(session, department_id, around.employee_id, hr)
    lead = _lead(session, around, hr)
    return lead if doer is PlanDoer.LEAD or lead.found is Found.HR else Answerer(lead.person_id, Found.ABOVE)


def _lead(session: Session, around: Around, hr: int) -> Answerer:
    """The newcomer's lead: their own, else the department's, else of the one above it."""
    if around.manager_id is not None and works_here(session, around.manager_id):
        return Answerer(around.manager_id, Found.ROLE)
    return _of_department(session, around.department_id, around.employee_id, hr)


def _of_department(session: Session, department_id: int | None, without_id: int | None, hr: int) -> Answerer:
    seen: set[int] = set()
    above, found = department_id, Found.ROLE
    while above is not None and above not in seen:
        seen.add(above)
        for row in (session.get(DepartmentLead, above), session.get(DepartmentDeputy, above)):
            if row is not None and row.employee_id != without_id and works_here(session, row.employee_id):
                return Answerer(row.employee_id, found)
        department = session.get(Department, above)
        above, found = (department.parent_id if department is not None else None), Found.ABOVE
    return Answerer(hr, Found.HR)
