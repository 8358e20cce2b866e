"""Who answers for somebody's points: their own lead, else the lead of their department or of the one above it."""

from sqlmodel import Session

from bot.models import Department, DepartmentLead, Employee, EmployeeState


def manager_of(session: Session, employee_id: int) -> int | None:
    """The working lead nearest to somebody, None when there is none but themselves."""
    person = session.get(Employee, employee_id)
    if person is None:
        return None
    if person.manager_id != employee_id and _works(session, person.manager_id):
        return person.manager_id
    seen: set[int] = set()
    department_id = person.department_id
    while department_id is not None and department_id not in seen:
        seen.add(department_id)
        lead = session.get(DepartmentLead, department_id)
        if lead is not None and lead.employee_id != employee_id and _works(session, lead.employee_id):
            return lead.employee_id
        department = session.get(Department, department_id)
        department_id = department.parent_id if department is not None else None
    return None


def _works(session: Session, employee_id: int | None) -> bool:
    person = session.get(Employee, employee_id) if employee_id is not None else None
    return person is not None and person.state is not EmployeeState.LEFT
