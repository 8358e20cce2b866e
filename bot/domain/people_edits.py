"""Changing a profile: fields, roles, department, lead, a lost phone, the recruiter on duty."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, func, select

from bot.domain import events, notifications, people, role_changes
from bot.domain.access import Actor, Permission, access_department, access_person
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people_cards import PersonCard, card_of
from bot.domain.vacancy_people import person_named
from bot.models import (
    Department,
    DepartmentLead,
    Dialogue,
    Employee,
    EmployeeRole,
    EmployeeState,
    EmploymentPeriod,
    Role,
    Subject,
)
from bot.parsing.dates import parse_moment
from bot.parsing.people import email_key, phone_key

LONGEST_NAME = 120
LONGEST_LINE = 120
LONGEST_WORDS = 300


class ProfileField(StrEnum):
    """What of a profile is changed by typing."""

    NAME = "name"
    POSITION = "position"
    PHONE = "phone"
    EMAIL = "email"
    START_DATE = "start_date"
    SKILLS = "skills"
    RESPONSIBILITIES = "responsibilities"


# A lead says what their people can and answer for; a phone number opens the door, so only its owner and HR write it.
OWN_FIELDS = (ProfileField.PHONE, ProfileField.EMAIL, ProfileField.SKILLS, ProfileField.RESPONSIBILITIES)
LEAD_FIELDS = (ProfileField.SKILLS, ProfileField.RESPONSIBILITIES)


def editable_fields(session: Session, actor: Actor, employee_id: int) -> tuple[ProfileField, ...]:
    """Which fields of a colleague's profile the actor may change. Raises Denied when none."""
    access_person(session, actor, employee_id, Permission.PROFILE_EDIT)
    if actor.may(Permission.PERSON_EDIT):
        return tuple(ProfileField)
    return OWN_FIELDS if employee_id == actor.id else LEAD_FIELDS


def set_field(
    session: Session, actor: Actor, employee_id: int, field: ProfileField, text: str, *, now: datetime
) -> PersonCard:
    """Take what was typed for a field; «-» empties one that may be empty. Raises Denied, Unfit."""
    if field not in editable_fields(session, actor, employee_id):
        raise Denied
    person = access_person(session, actor, employee_id, Permission.PROFILE_EDIT)
    said = " ".join(text.split())
    value = "" if said in {"-", "—"} else said
    return change(session, actor, person, now, **{field.value: _checked(session, person, field, value, now)})


def _checked(
    session: Session, person: Employee, field: ProfileField, value: str, now: datetime
) -> str | date | None:
    """A field's value as it is kept. Raises Unfit."""
    match field:
        case ProfileField.NAME:
            return checked_name(value)
        case ProfileField.PHONE:
            return checked_phone(session, value, person.id)
        case ProfileField.EMAIL:
            return checked_email(value)
        case ProfileField.START_DATE:
            return _checked_day(session, value, now)
        case _:
            return _short(value, LONGEST_LINE if field is ProfileField.POSITION else LONGEST_WORDS)


def checked_name(text: str) -> str:
    """A person's name on one line. Raises Unfit."""
    if not text:
        raise Unfit(Problem.NAME_EMPTY)
    if len(text) > LONGEST_NAME:
        raise Unfit(Problem.NAME_TOO_LONG, most=LONGEST_NAME)
    return text


def checked_phone(session: Session, text: str, own_id: int | None = None) -> str | None:
    """A phone as E.164, None for none; a number is one colleague's only. Raises Unfit."""
    if not text:
        return None
    key = phone_key(text, region=people.the_company(session).country)
    if key is None:
        raise Unfit(Problem.PHONE_NOT_UNDERSTOOD)
    taken = session.exec(
        select(Employee).where(Employee.phone == key, Employee.state != EmployeeState.LEFT)
    ).first()
    if taken is not None and taken.id != own_id:
        raise Unfit(Problem.PHONE_TAKEN, name=taken.name)
    return key


def checked_email(text: str) -> str:
    """An e-mail address as typed, empty for none. Raises Unfit."""
    if text and email_key(text) is None:
        raise Unfit(Problem.EMAIL_NOT_UNDERSTOOD)
    return text


def _checked_day(session: Session, text: str, now: datetime) -> date | None:
    if not text:
        return None
    found = parse_moment(text, now=now, zone=company_zone(session))
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return found.day


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, most=most)
    return text


def check_may_edit(session: Session, actor: Actor, employee_id: int) -> None:
    """Raises Denied unless the actor may change a colleague's place and roles."""
    access_person(session, actor, employee_id, Permission.PERSON_EDIT)


def named_colleague(session: Session, actor: Actor, text: str) -> int:
    """The one colleague a typed name means. Raises Denied, Unfit when nobody or more than one fits."""
    actor.require(Permission.PERSON_VIEW)
    return person_named(session, text)


# -- roles -----------------------------------------------------------------------------------------------


def toggle_role(
    session: Session, actor: Actor, employee_id: int, role: Role, *, rev: int, now: datetime
) -> PersonCard:
    """Give a role, or take it. Raises Denied, Outdated, Unfit (the last administrator; still leads a department)."""
    person = access_person(session, actor, employee_id, Permission.PERSON_EDIT)
    _at_rev(person, rev)
    held = people.roles_of(session, employee_id)
    if role is Role.EMPLOYEE or person.state is EmployeeState.LEFT:
        raise Outdated
    if role in held:
        _may_be_taken(session, employee_id, role)
    changed = held ^ {role}
    people.set_roles(session, employee_id, changed, now=now)
    if role is Role.RECRUITER and role in held:
        _off_duty(session, employee_id)
    person.rev += 1
    session.add(person)
    _record(session, actor, employee_id, "roles_changed", now, {"roles": (sorted(held), sorted(changed))})
    if employee_id != actor.id:
        key = f"roles:{employee_id}:{person.rev}"
        notify(session, employee_id, NoticeKind.ROLES_CHANGED, {}, now=now, dedupe_key=key)
    return card_of(session, actor, person)


def _may_be_taken(session: Session, employee_id: int, role: Role) -> None:
    if role is Role.HR_ADMIN:
        keep_an_admin(session, employee_id)
    if role is Role.LEAD:
        led = session.exec(
            select(Department.name)
            .join(DepartmentLead, col(DepartmentLead.department_id) == col(Department.id))
            .where(DepartmentLead.employee_id == employee_id)
        ).first()
        if led is not None:
            raise Unfit(Problem.LEADS_DEPARTMENT, name=led)


def keep_an_admin(session: Session, without_id: int) -> None:
    """Raises Unfit when nobody else who can open the bot is an HR admin."""
    others = session.exec(
        select(func.count())
        .select_from(EmployeeRole)
        .join(Employee, col(Employee.id) == col(EmployeeRole.employee_id))
        .where(
            EmployeeRole.role == Role.HR_ADMIN,
            col(Employee.telegram_id).is_not(None),
            Employee.state != EmployeeState.LEFT,
            col(Employee.last_day).is_(None),
            Employee.id != without_id,
        )
    ).one()
    is_admin = session.get(EmployeeRole, (without_id, Role.HR_ADMIN)) is not None
    if is_admin and not others:
        raise Unfit(Problem.LAST_ADMIN)


def set_duty(session: Session, actor: Actor, employee_id: int | None, *, now: datetime) -> int | None:
    """The recruiter on duty gets referrals and e-mail; None for nobody. Returns who is or was it. Raises Denied."""
    actor.require(Permission.PERSON_EDIT)
    if employee_id is not None:
        access_person(session, actor, employee_id, Permission.PERSON_VIEW)
        if Role.RECRUITER not in people.roles_of(session, employee_id):
            raise Denied
    company = people.the_company(session)
    before = company.duty_recruiter_id
    if before != employee_id:
        company.duty_recruiter_id = employee_id
        session.add(company)
        subject_id = employee_id if employee_id is not None else before or actor.id
        _record(session, actor, subject_id, "duty_changed", now, {"duty": (before, employee_id)})
    return employee_id if employee_id is not None else before


def recruiters_on_duty(session: Session) -> list[int]:
    """Who gets what no vacancy's recruiter gets: the one on duty while they work here, else every recruiter."""
    company = people.the_company(session)
    on_duty = session.get(Employee, company.duty_recruiter_id) if company.duty_recruiter_id else None
    if on_duty is not None and on_duty.id is not None and on_duty.state is not EmployeeState.LEFT:
        return [on_duty.id]
    found = session.exec(
        select(Employee.id)
        .join(EmployeeRole, col(EmployeeRole.employee_id) == col(Employee.id))
        .where(EmployeeRole.role == Role.RECRUITER, Employee.state != EmployeeState.LEFT)
        .order_by(col(Employee.id))
    ).all()
    return [one for one in found if one is not None]


def _off_duty(session: Session, employee_id: int) -> None:
    company = people.the_company(session)
    if company.duty_recruiter_id == employee_id:
        company.duty_recruiter_id = None
        session.add(company)


# -- moving ----------------------------------------------------------------------------------------------


def transfer(
    session: Session,
    actor: Actor,
    employee_id: int,
    department_id: int | None,
    *,
    rev: int,
    now: datetime,
) -> PersonCard:
    """Transfer a colleague: the department and with it the lead and what follows of both. Raises Denied, Outdated."""
    person = access_person(session, actor, employee_id, Permission.PERSON_EDIT)
    _at_rev(person, rev)
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    if person.department_id == department_id:
        return card_of(session, actor, person)
    period = session.exec(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.employee_id == employee_id, col(EmploymentPeriod.ended_on).is_(None))
        .order_by(col(EmploymentPeriod.id).desc())
    ).first()
    if period is not None:
        period.department = people.department_name(session, department_id)
        session.add(period)
    if employee_id != actor.id:
        key = f"moved:{employee_id}:{person.rev + 1}"
        notify(session, employee_id, NoticeKind.PERSON_MOVED, {}, now=now, dedupe_key=key)
    return change(session, actor, person, now, department_id=department_id, manager_id=None)


def set_manager(
    session: Session, actor: Actor, employee_id: int, manager_id: int | None, *, rev: int, now: datetime
) -> PersonCard:
    """Give a colleague a lead of their own; None for the department's. Raises Denied, Outdated, Unfit (a circle)."""
    person = access_person(session, actor, employee_id, Permission.PERSON_EDIT)
    _at_rev(person, rev)
    above, seen = manager_id, set[int]()
    while above is not None and above not in seen:
        if above == employee_id:
            raise Unfit(Problem.OWN_LEAD)
        seen.add(above)
        above = access_person(session, actor, above, Permission.PERSON_VIEW).manager_id
    return change(session, actor, person, now, manager_id=manager_id)


def unlink_telegram(
    session: Session, actor: Actor, employee_id: int, *, rev: int, now: datetime
) -> PersonCard:
    """A lost phone or account: it opens nothing from now on, everything else stays. Raises Denied, Outdated, Unfit."""
    person = access_person(session, actor, employee_id, Permission.PEOPLE_ADMIT)
    _at_rev(person, rev)
    if person.telegram_id is None:
        return card_of(session, actor, person)
    keep_an_admin(session, employee_id)
    notifications.refresh_commands(session, person, now=now)
    dialogue = session.get(Dialogue, (person.telegram_id, person.telegram_id))
    if dialogue is not None:
        session.delete(dialogue)
    person.telegram_id, person.username = None, None
    person.rev += 1
    session.add(person)
    _record(session, actor, employee_id, "telegram_unlinked", now, {})
    return card_of(session, actor, person)


# -- inside ----------------------------------------------------------------------------------------------


def _at_rev(person: Employee, rev: int) -> None:
    if person.rev != rev:
        raise Outdated


def change(
    session: Session,
    actor: Actor,
    person: Employee,
    now: datetime,
    **values: str | int | date | EmployeeState | None,
) -> PersonCard:
    """Set what differs and write it down; a second press of the same button writes nothing."""
    changes: dict[str, tuple[object, object]] = {
        name: (getattr(person, name), value)
        for name, value in values.items()
        if getattr(person, name) != value
    }
    if changes and person.id is not None:
        for name, value in values.items():
            setattr(person, name, value)
        person.rev += 1
        session.add(person)
        verb = "transferred" if "department_id" in changes else "edited"
        _record(session, actor, person.id, verb, now, changes)
        if "start_date" in changes:
            _begin_in_time(session, person, now)
        if changes.keys() & {"department_id", "manager_id"}:
            role_changes.changed(session, now=now)
    return card_of(session, actor, person)


def _begin_in_time(session: Session, person: Employee, now: datetime) -> None:
    """A moved start date moves the open period, and whether somebody is still coming."""
    if person.start_date is None or person.state not in {EmployeeState.COMING, EmployeeState.WORKING}:
        return
    period = session.exec(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.employee_id == person.id, col(EmploymentPeriod.ended_on).is_(None))
        .order_by(col(EmploymentPeriod.id).desc())
    ).first()
    if period is not None:
        period.started_on = person.start_date
        session.add(period)
    is_ahead = person.start_date > company_today(session, now)
    person.state = EmployeeState.COMING if is_ahead else EmployeeState.WORKING
    session.add(person)


def _record(
    session: Session,
    actor: Actor,
    employee_id: int,
    verb: str,
    now: datetime,
    changes: dict[str, tuple[object, object]],
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.EMPLOYEE,
        subject_id=employee_id,
        verb=verb,
        now=now,
        changes=changes,
    )
