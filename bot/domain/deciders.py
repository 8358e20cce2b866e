"""Who decides about a vacancy's candidates: who hires, or the department's lead; without either, HR."""

from sqlmodel import Session

from bot.domain.access import Permission, employees_who_may
from bot.models import DepartmentLead, Employee, EmployeeState, Vacancy


def who_hires(session: Session, vacancy: Vacancy) -> int | None:
    """The hiring manager, else the lead of the vacancy's department, if they still work here."""
    lead = session.get(DepartmentLead, vacancy.department_id) if vacancy.department_id is not None else None
    for person_id in (vacancy.hiring_manager_id, lead.employee_id if lead is not None else None):
        person = session.get(Employee, person_id) if person_id is not None else None
        if person is not None and person.state is not EmployeeState.LEFT:
            return person.id
    return None


def deciders(session: Session, vacancy: Vacancy) -> list[int]:
    """Who is asked: who hires; without anybody, those whose role may decide everywhere."""
    hires = who_hires(session, vacancy)
    return [hires] if hires is not None else employees_who_may(session, Permission.DECISION_MAKE)
