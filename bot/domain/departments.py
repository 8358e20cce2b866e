"""Departments: how they hang together, who leads them and stands in, the group chat each works in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select, update

from bot.domain import events, people, role_changes
from bot.domain.access import (
    Actor,
    Permission,
    access_department,
    access_person,
    employees_who_may,
    leads,
    may_on_department,
)
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.models import (
    Chat,
    Department,
    DepartmentDeputy,
    DepartmentLead,
    Employee,
    EmployeeRole,
    EmployeeState,
    PlanBoard,
    Role,
    ShownScreen,
    Subject,
    Vacancy,
)

LONGEST_NAME = 60
LONGEST_RESPONSIBILITIES = 300


@dataclass(frozen=True)
class NamedPerson:
    """Somebody to be named, with the position that tells namesakes apart."""

    id: int
    name: str
    position: str


@dataclass(frozen=True)
class DepartmentRow:
    """A line of the list of departments; `depth` is how deep it hangs, 0 for the top."""

    id: int
    name: str
    depth: int
    people: int
    lead: str


@dataclass(frozen=True)
class DepartmentCard:
    """A department as its card shows it, and what the reader may do with it."""

    id: int
    rev: int
    name: str
    parent_id: int | None
    parent: str
    lead: NamedPerson | None
    deputy: NamedPerson | None
    people: int
    children: tuple[tuple[int, str], ...]
    chat_title: str | None
    responsibilities: str
    may_tend: bool
    may_edit: bool
    may_delete: bool


@dataclass(frozen=True)
class ChatBinding:
    """Whose group chat this is to become: the likely departments first. `bound` is the present one's name."""

    chat_title: str
    bound: str | None
    offers: tuple[tuple[int, str], ...]


# -- looking ---------------------------------------------------------------------------------------------


def rows(session: Session, actor: Actor) -> tuple[DepartmentRow, ...]:
    """All departments as a tree read from the top, names in order at every level. Raises Denied."""
    actor.require(Permission.DEPARTMENT_VIEW)
    found = people.departments(session)
    counts = dict(
        session.exec(
            select(col(Employee.department_id), func.count())
            .where(Employee.state != EmployeeState.LEFT)
            .group_by(col(Employee.department_id))
        ).all()
    )
    named = session.exec(
        select(DepartmentLead.department_id, Employee.name).join(
            Employee, col(Employee.id) == col(DepartmentLead.employee_id)
        )
    ).all()
    lead_names = dict(named)
    below: dict[int | None, list[Department]] = {}
    known = {one.id for one in found}
    for one in found:
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)
    made: list[DepartmentRow] = []

    def walk(parent_id: int | None, depth: int) -> None:
        for one in below.get(parent_id, []):
            if one.id is not None:
                made.append(
                    DepartmentRow(one.id, one.name, depth, counts.get(one.id, 0), lead_names.get(one.id, ""))
                )
                walk(one.id, depth + 1)

    walk(None, 0)
    return tuple(made)


def show(session: Session, actor: Actor, department_id: int) -> DepartmentCard:
    """A department's card. Raises Denied."""
    return card_of(
        session, actor, access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    )


def card_of(session: Session, actor: Actor, department: Department) -> DepartmentCard:
    """A department as the actor sees it."""
    department_id = _id(department)
    parent = session.get(Department, department.parent_id) if department.parent_id is not None else None
    chat = session.get(Chat, department.chat_id) if department.chat_id is not None else None
    lead = session.get(DepartmentLead, department_id)
    deputy = session.get(DepartmentDeputy, department_id)
    children = session.exec(
        select(Department).where(Department.parent_id == department_id).order_by(col(Department.name))
    ).all()
    working = _people_in(session, department_id)
    may_edit = may_on_department(session, actor, department, Permission.DEPARTMENT_EDIT)
    return DepartmentCard(
        id=department_id,
        rev=department.rev,
        name=department.name,
        parent_id=department.parent_id,
        parent=parent.name if parent is not None else "",
        lead=_named(session, lead.employee_id) if lead is not None else None,
        deputy=_named(session, deputy.employee_id) if deputy is not None else None,
        people=working,
        children=tuple((_id(child), child.name) for child in children),
        chat_title=(chat.title if chat is not None else "") if department.chat_id is not None else None,
        responsibilities=department.responsibilities,
        may_tend=may_on_department(session, actor, department, Permission.DEPARTMENT_TEND),
        may_edit=may_edit,
        may_delete=may_edit and not working and not children and not _is_named(session, department_id),
    )


def _people_in(session: Session, department_id: int) -> int:
    return session.exec(
        select(func.count())
        .select_from(Employee)
        .where(Employee.department_id == department_id, Employee.state != EmployeeState.LEFT)
    ).one()


def _is_named(session: Session, department_id: int) -> bool:
    """Whether anything that stays still names this department."""
    vacancy = session.exec(select(Vacancy.id).where(Vacancy.department_id == department_id).limit(1)).first()
    person = session.exec(select(Employee.id).where(Employee.department_id == department_id).limit(1)).first()
    return vacancy is not None or person is not None


def _named(session: Session, employee_id: int) -> NamedPerson | None:
    person = session.get(Employee, employee_id)
    return NamedPerson(employee_id, person.name, person.position) if person is not None else None


# -- changing --------------------------------------------------------------------------------------------


def create(
    session: Session, actor: Actor, name: str, *, parent_id: int | None = None, now: datetime
) -> DepartmentCard:
    """A new department. Raises Denied, Unfit (no name, too long, taken)."""
    actor.require(Permission.DEPARTMENT_EDIT)
    if parent_id is not None:
        access_department(session, actor, parent_id, Permission.DEPARTMENT_EDIT)
    made = people.add_department(session, _checked_name(session, name), now=now)
    made.parent_id = parent_id
    session.add(made)
    _record(session, actor, made, "created", now, {"name": (None, made.name)})
    return card_of(session, actor, made)


def rename(session: Session, actor: Actor, department_id: int, name: str, *, now: datetime) -> DepartmentCard:
    """Call a department otherwise. Raises Denied, Unfit."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_EDIT)
    checked = _checked_name(session, name, own_id=department_id)
    return _changed(session, actor, department, now, name=checked)


def describe(
    session: Session, actor: Actor, department_id: int, text: str, *, now: datetime
) -> DepartmentCard:
    """What a department answers for, in a few words; the directory finds it by them. Raises Denied, Unfit."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_TEND)
    said = " ".join(text.split())
    if len(said) > LONGEST_RESPONSIBILITIES:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_RESPONSIBILITIES)
    return _changed(session, actor, department, now, responsibilities=said)


def place_under(
    session: Session, actor: Actor, department_id: int, parent_id: int | None, *, rev: int, now: datetime
) -> DepartmentCard:
    """Hang a department under another, or at the top. Raises Denied, Outdated, Unfit for a circle."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_EDIT)
    _at_rev(department, rev)
    if parent_id is not None:
        parent: Department | None = access_department(session, actor, parent_id, Permission.DEPARTMENT_EDIT)
        while parent is not None:
            if parent.id == department_id:
                raise Unfit(Problem.DEPARTMENT_CIRCLE)
            parent = session.get(Department, parent.parent_id) if parent.parent_id is not None else None
    return _changed(session, actor, department, now, parent_id=parent_id)


def delete(session: Session, actor: Actor, department_id: int, *, rev: int, now: datetime) -> str:
    """Delete a department nobody and nothing belongs to; returns its name. Raises Denied, Outdated."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_EDIT)
    _at_rev(department, rev)
    if not card_of(session, actor, department).may_delete:
        raise Outdated
    _record(session, actor, department, "deleted", now, {"name": (department.name, None)})
    session.delete(department)
    return department.name


def appoint_lead(
    session: Session, actor: Actor, department_id: int, employee_id: int | None, *, now: datetime
) -> DepartmentCard:
    """Make somebody the lead, with the lead's role, or leave the place empty. Raises Denied, Unfit (has left)."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_EDIT)
    before = session.get(DepartmentLead, department_id)
    former = before.employee_id if before is not None else None
    if former == employee_id:
        return card_of(session, actor, department)
    if employee_id is None:
        session.delete(before)
    else:
        access_person(session, actor, employee_id, Permission.PERSON_VIEW)
        deputy = session.get(DepartmentDeputy, department_id)
        if deputy is not None and deputy.employee_id == employee_id:
            session.delete(deputy)
        people.set_lead(session, department_id, employee_id)
        _tell_appointed(session, actor, employee_id, department_id, now)
    session.flush()  # the roles below count who leads what now
    for concerned in (former, employee_id):
        if concerned is not None:
            match_lead_role(session, concerned, now=now)
    role_changes.changed(session, now=now)
    _record(session, actor, department, "lead_changed", now, {"lead": (former, employee_id)})
    return card_of(session, actor, department)


def appoint_deputy(
    session: Session, actor: Actor, department_id: int, employee_id: int | None, *, now: datetime
) -> DepartmentCard:
    """Who stands in for the lead, with the same rights; None for nobody. Raises Denied, Unfit."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_TEND)
    lead = session.get(DepartmentLead, department_id)
    if employee_id is not None:
        access_person(session, actor, employee_id, Permission.PERSON_VIEW)
        if lead is not None and lead.employee_id == employee_id:
            raise Unfit(Problem.DEPUTY_IS_LEAD)
    before = session.get(DepartmentDeputy, department_id)
    former = before.employee_id if before is not None else None
    if former == employee_id:
        return card_of(session, actor, department)
    if before is not None:
        session.delete(before)
        session.flush()  # the place is free for the next one
    if employee_id is not None:
        session.add(DepartmentDeputy(department_id=department_id, employee_id=employee_id))
        _tell_appointed(session, actor, employee_id, department_id, now)
    session.flush()
    for concerned in (former, employee_id):
        if concerned is not None:
            match_lead_role(session, concerned, now=now)
    _record(session, actor, department, "deputy_changed", now, {"deputy": (former, employee_id)})
    return card_of(session, actor, department)


def match_lead_role(session: Session, employee_id: int, *, now: datetime) -> None:
    """Somebody has the lead's role exactly while they lead a department or stand in for its lead."""
    leading = (
        session.exec(
            select(DepartmentLead.department_id).where(DepartmentLead.employee_id == employee_id)
        ).first()
        is not None
        or session.exec(
            select(DepartmentDeputy.department_id).where(DepartmentDeputy.employee_id == employee_id)
        ).first()
        is not None
    )
    held = session.get(EmployeeRole, (employee_id, Role.LEAD)) is not None
    if leading is not held:
        roles = people.roles_of(session, employee_id)
        changed = roles | {Role.LEAD} if leading else roles - {Role.LEAD}
        people.set_roles(session, employee_id, changed, now=now)


# -- the group chat --------------------------------------------------------------------------------------


def binding(session: Session, actor: Actor, chat_id: int, chat_title: str) -> ChatBinding:
    """Which departments a group can be the chat of, those the actor tends with the likeliest first. Raises Denied."""
    tended = [
        one
        for one in people.departments(session)
        if may_on_department(session, actor, one, Permission.DEPARTMENT_TEND)
    ]
    if not tended:
        raise Denied
    title = chat_title.casefold()
    ordered = sorted(
        tended, key=lambda one: (one.name.casefold() not in title, not leads(session, one.id, actor.id))
    )
    bound = session.exec(select(Department.name).where(Department.chat_id == chat_id)).first()
    return ChatBinding(chat_title, bound, tuple((_id(one), one.name) for one in ordered))


def bind_chat(
    session: Session,
    actor: Actor,
    department_id: int,
    chat_id: int,
    topic_id: int | None = None,
    *,
    now: datetime,
) -> DepartmentCard:
    """Make a group, or a topic of one, the department's chat: one group, one department; the former ones are let go.

    Raises Denied.
    """
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_TEND)
    if department.chat_id == chat_id and department.chat_topic_id == topic_id:
        return card_of(session, actor, department)
    other = session.exec(select(Department).where(Department.chat_id == chat_id)).first()
    if other is not None and other.id != department_id:
        if not may_on_department(session, actor, other, Permission.DEPARTMENT_TEND):
            raise Denied
        _changed(session, actor, other, now, chat_id=None, chat_topic_id=None)
        session.flush()  # one group is one department's: free it first
    session.exec(update(PlanBoard).where(col(PlanBoard.department_id) == department_id).values(is_stale=True))
    # Cards that stand in another topic stay there; they come anew in this one.
    session.exec(
        update(ShownScreen)
        .where(col(ShownScreen.chat_id) == chat_id, col(ShownScreen.slot).startswith("plan:"))
        .values(message_id=None)
    )
    return _changed(session, actor, department, now, chat_id=chat_id, chat_topic_id=topic_id)


def lose_topic(session: Session, chat_id: int, topic_id: int | None, *, now: datetime) -> None:
    """A topic was closed or deleted: the department speaks in the general one, and whoever leads it is told."""
    department = session.exec(
        select(Department).where(Department.chat_id == chat_id, Department.chat_topic_id == topic_id)
    ).first()
    if department is None or topic_id is None:
        return
    department.chat_topic_id = None
    department.rev += 1
    session.add(department)
    _record(session, None, department, "edited", now, {"chat_topic_id": (topic_id, None)})
    lead = session.get(DepartmentLead, department.id)
    told = [lead.employee_id] if lead is not None else employees_who_may(session, Permission.DEPARTMENT_TEND)
    for person_id in told:
        notify(
            session,
            person_id,
            NoticeKind.TOPIC_LOST,
            {"department": _id(department)},
            now=now,
            dedupe_key=f"topic-lost:{department.id}:{department.rev}:{person_id}",
            heed_quiet_hours=True,
        )


def load_topic_lost(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> DepartmentCard | None:
    """The department whose topic is gone, while it has found no other."""
    department = session.get(Department, payload["department"])
    if department is None or department.chat_id is None or department.chat_topic_id is not None:
        return None
    if not may_on_department(session, recipient, department, Permission.DEPARTMENT_TEND):
        return None
    return card_of(session, recipient, department)


def unbind_chat(session: Session, actor: Actor, department_id: int, *, now: datetime) -> DepartmentCard:
    """The department has no group chat any more. Raises Denied."""
    department = access_department(session, actor, department_id, Permission.DEPARTMENT_TEND)
    return _changed(session, actor, department, now, chat_id=None, chat_topic_id=None)


def forget_chat(session: Session, chat_id: int, *, now: datetime) -> None:
    """The bot was taken out of a group, by whomever: its department has no chat any more."""
    department = session.exec(select(Department).where(Department.chat_id == chat_id)).first()
    if department is not None:
        department.chat_id = department.chat_topic_id = None
        session.add(department)
        _record(session, None, department, "chat_lost", now, {"chat_id": (chat_id, None)})


@dataclass(frozen=True)
class Appointed:
    """What somebody appointed is told."""

    department_id: int
    name: str
    deputy: bool


def load_appointed(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Appointed | None:
    """An appointment, if it still holds when it is told."""
    department = session.get(Department, payload["department"])
    if department is None:
        return None
    department_id = _id(department)
    lead = session.get(DepartmentLead, department_id)
    if lead is not None and lead.employee_id == recipient.id:
        return Appointed(department_id, department.name, deputy=False)
    deputy = session.get(DepartmentDeputy, department_id)
    if deputy is not None and deputy.employee_id == recipient.id:
        return Appointed(department_id, department.name, deputy=True)
    return None


# -- inside ----------------------------------------------------------------------------------------------


def _tell_appointed(
    session: Session, actor: Actor, employee_id: int, department_id: int, now: datetime
) -> None:
    if employee_id != actor.id:
        notify(session, employee_id, NoticeKind.DEPARTMENT_APPOINTED, {"department": department_id}, now=now)


def _checked_name(session: Session, name: str, *, own_id: int | None = None) -> str:
    said = " ".join(name.split())
    if not said:
        raise Unfit(Problem.NAME_EMPTY)
    if len(said) > LONGEST_NAME:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
    for one in people.departments(session):
        if one.id != own_id and one.name.casefold() == said.casefold():
            raise Unfit(Problem.DEPARTMENT_NAME_TAKEN, name=one.name)
    return said


def _at_rev(department: Department, rev: int) -> None:
    if department.rev != rev:
        raise Outdated


def _changed(
    session: Session, actor: Actor, department: Department, now: datetime, **values: str | int | None
) -> DepartmentCard:
    """Set what differs and write it down; a second press of the same button writes nothing."""
    changes: dict[str, tuple[object, object]] = {
        name: (getattr(department, name), value)
        for name, value in values.items()
        if getattr(department, name) != value
    }
    if changes:
        for name, value in values.items():
            setattr(department, name, value)
        department.rev += 1
        session.add(department)
        _record(session, actor, department, "edited", now, changes)
    return card_of(session, actor, department)


def _record(
    session: Session,
    actor: Actor | None,
    department: Department,
    verb: str,
    now: datetime,
    changes: dict[str, tuple[object, object]],
) -> None:
    events.record(
        session,
        actor_id=actor.id if actor is not None else None,
        subject=Subject.DEPARTMENT,
        subject_id=_id(department),
        verb=verb,
        now=now,
        changes=changes,
    )


def _id(department: Department) -> int:
    if department.id is None:
        raise ValueError("a stored department has an id")
    return department.id
