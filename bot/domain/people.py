"""The company's people: who they are, what roles they hold, how they came in."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, select

from bot.domain import events, notifications
from bot.domain.access import Actor, actor_of
from bot.i18n import Language
from bot.models import (
    Company,
    Department,
    DepartmentLead,
    Employee,
    EmployeeRole,
    EmployeeState,
    Role,
    Subject,
)


def found_company(
    session: Session, *, name: str, timezone: str, language: Language, now: datetime
) -> Company:
    """The company's row, made from the environment's seeds the first time."""
    company = session.get(Company, 1)
    if company is None:
        company = Company(name=name, timezone=timezone, language=language, created_at=now)
        session.add(company)
        session.flush()  # everything else of the first start leans on it
    return company


def the_company(session: Session) -> Company:
    """The company's row."""
    company = session.get(Company, 1)
    if company is None:
        raise RuntimeError("the database has no company yet: start the bot once")
    return company


def add_department(session: Session, name: str, *, now: datetime) -> Department:
    """A new department."""
    department = Department(name=name, created_at=now)
    session.add(department)
    session.flush()  # its id is needed by those who work in it
    return department


def set_lead(session: Session, department_id: int, employee_id: int) -> None:
    """Make an employee the lead of a department."""
    lead = session.get(DepartmentLead, department_id)
    if lead is None:
        lead = DepartmentLead(department_id=department_id, employee_id=employee_id)
    lead.employee_id = employee_id
    session.add(lead)


def add_employee(
    session: Session,
    *,
    name: str,
    roles: Iterable[Role],
    now: datetime,
    position: str = "",
    department_id: int | None = None,
    telegram_id: int | None = None,
    username: str | None = None,
    language: Language | None = None,
    added_by_id: int | None = None,
) -> Employee:
    """A person of the company, with or without Telegram; zone and language default to the company's."""
    company = the_company(session)
    employee = Employee(
        name=name,
        position=position,
        department_id=department_id,
        telegram_id=telegram_id,
        username=username,
        language=language or company.language,
        timezone=company.timezone,
        created_at=now,
    )
    session.add(employee)
    session.flush()  # roles and the event need the id
    assert employee.id is not None  # noqa: S101 - just flushed
    for role in set(roles) | {Role.EMPLOYEE}:
        session.add(EmployeeRole(employee_id=employee.id, role=role))
    notifications.refresh_commands(session, employee, now=now)
    events.record(
        session,
        actor_id=added_by_id,
        subject=Subject.EMPLOYEE,
        subject_id=employee.id,
        verb="added",
        now=now,
        details={"roles": sorted(role.value for role in roles)},
    )
    return employee


def employee_by_telegram(session: Session, telegram_id: int) -> Employee | None:
    """The employee behind a Telegram account."""
    return session.exec(select(Employee).where(Employee.telegram_id == telegram_id)).first()


def recognise(
    session: Session,
    telegram_id: int,
    *,
    name: str,
    username: str | None,
    language: Language,
    admin_ids: Sequence[int],
    now: datetime,
) -> Actor | None:
    """Who is writing: an employee, or one of ADMIN_IDS who becomes HR admin and recruiter on the first message.

    None for a stranger and for somebody who has left.
    """
    employee = employee_by_telegram(session, telegram_id)
    if employee is None:
        if telegram_id not in admin_ids:
            return None
        employee = add_employee(
            session,
            name=name,
            roles=(Role.HR_ADMIN, Role.RECRUITER),
            telegram_id=telegram_id,
            username=username,
            language=language,
            now=now,
        )
    elif employee.username != username or not employee.reachable:
        employee.username = username
        if not employee.reachable:
            employee.reachable = True
            notifications.refresh_commands(session, employee, now=now)
        session.add(employee)
    return actor_of(session, employee)


def set_language(session: Session, actor: Actor, language: Language, *, now: datetime) -> None:
    """The language the actor reads in from now on."""
    employee = session.get(Employee, actor.id)
    if employee is not None:
        employee.language = language
        session.add(employee)
        notifications.refresh_commands(session, employee, now=now)


def set_reachable(session: Session, telegram_id: int, reachable: bool) -> None:
    """Whether the bot can write to this person: no after a block, yes after they return."""
    employee = employee_by_telegram(session, telegram_id)
    if employee is not None and employee.reachable is not reachable:
        employee.reachable = reachable
        session.add(employee)


def set_roles(session: Session, employee_id: int, roles: Iterable[Role], *, now: datetime) -> None:
    """Replace an employee's roles."""
    session.exec(delete(EmployeeRole).where(col(EmployeeRole.employee_id) == employee_id))
    for role in set(roles) | {Role.EMPLOYEE}:
        session.add(EmployeeRole(employee_id=employee_id, role=role))
    employee = session.get(Employee, employee_id)
    if employee is not None:
        notifications.refresh_commands(session, employee, now=now)


def working_employees(session: Session) -> list[Employee]:
    """Everyone who works here, by name."""
    rows = session.exec(
        select(Employee)
        .where(Employee.state != EmployeeState.LEFT)
        .order_by(col(Employee.name), col(Employee.id))
    ).all()
    return list(rows)


def departments(session: Session) -> list[Department]:
    """All departments, by name."""
    return list(session.exec(select(Department).order_by(col(Department.name))).all())
