"""The company's people: who they are, what roles they hold, how they came in."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, delete, select

from bot.domain import events, notifications, pipeline_defaults
from bot.domain.access import Actor, actor_of
from bot.i18n import Language
from bot.models import (
    Company,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Employee,
    EmployeeRole,
    EmployeeState,
    EmploymentPeriod,
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
        pipeline_defaults.seed(session)
    return company


def the_company(session: Session) -> Company:
    """The company's row; a session reads it once in a transaction, however many rooms ask."""
    company = session.get(Company, 1)
    if company is None:
        raise RuntimeError("the database has no company yet: start the bot once")
    # The session itself holds its rows weakly: without this the next room would read the row anew.
    session.info["company"] = company
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
    phone: str | None = None,
    email: str = "",
    start_date: date | None = None,
) -> Employee:
    """A person of the company, with or without Telegram; zone and language default to the company's.

    `phone` is E.164. Somebody who starts on a later day is coming until then.
    """
    company = the_company(session)
    today = now.astimezone(ZoneInfo(company.timezone)).date()
    started_on = start_date or today
    employee = Employee(
        name=name,
        position=position,
        department_id=department_id,
        phone=phone,
        email=email,
        start_date=start_date,
        state=EmployeeState.COMING if started_on > today else EmployeeState.WORKING,
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
    _begin_period(session, employee, started_on)
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


def rehire(
    session: Session,
    employee: Employee,
    *,
    roles: Iterable[Role],
    now: datetime,
    position: str = "",
    department_id: int | None = None,
    by_id: int | None = None,
) -> Employee:
    """Who has left works here again: the same person, a new period, with these roles only."""
    if employee.id is None:
        raise ValueError("a stored employee has an id")
    today = now.astimezone(ZoneInfo(the_company(session).timezone)).date()
    employee.state, employee.last_day, employee.start_date = EmployeeState.WORKING, None, today
    employee.position, employee.department_id, employee.manager_id = position, department_id, None
    employee.rev += 1
    session.add(employee)
    for table in (DepartmentLead, DepartmentDeputy):
        session.exec(delete(table).where(col(table.employee_id) == employee.id))
    set_roles(session, employee.id, roles, now=now)
    _begin_period(session, employee, today)
    events.record(
        session,
        actor_id=by_id,
        subject=Subject.EMPLOYEE,
        subject_id=employee.id,
        verb="rehired",
        now=now,
        details={"roles": sorted(role.value for role in roles)},
    )
    return employee


def _begin_period(session: Session, employee: Employee, started_on: date) -> None:
    if employee.id is None:
        raise ValueError("a stored employee has an id")
    session.add(
        EmploymentPeriod(
            employee_id=employee.id,
            started_on=started_on,
            position=employee.position,
            department=department_name(session, employee.department_id),
        )
    )


def lead_if_vacant(session: Session, employee: Employee) -> None:
    """Who comes in with the lead's role leads their department, unless somebody does already."""
    if employee.id is None or employee.department_id is None:
        return
    vacant = session.get(DepartmentLead, employee.department_id) is None
    if vacant and Role.LEAD in roles_of(session, employee.id):
        set_lead(session, employee.department_id, employee.id)


def arrived(session: Session, employee: Employee, *, verb: str, now: datetime) -> None:
    """Somebody has just come into the bot by a link, a phone number or a request."""
    notifications.refresh_commands(session, employee, now=now)
    events.record(
        session,
        actor_id=employee.id,
        subject=Subject.EMPLOYEE,
        subject_id=employee.id or 0,
        verb=verb,
        now=now,
    )


def roles_of(session: Session, employee_id: int) -> frozenset[Role]:
    """The roles somebody holds now."""
    held = session.exec(select(EmployeeRole.role).where(EmployeeRole.employee_id == employee_id)).all()
    return frozenset(Role(role) for role in held)


def department_name(session: Session, department_id: int | None) -> str:
    """A department's name, empty for none."""
    department = session.get(Department, department_id) if department_id is not None else None
    return department.name if department is not None else ""


def access_is_over(session: Session, employee: Employee, now: datetime) -> bool:
    """Whether somebody's last day has ended, in the company's zone: from that minute they are a stranger."""
    if employee.state is EmployeeState.LEFT:
        return True
    if employee.last_day is None:
        return False
    return employee.last_day < now.astimezone(ZoneInfo(the_company(session).timezone)).date()


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
    if access_is_over(session, employee, now):
        return None
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
