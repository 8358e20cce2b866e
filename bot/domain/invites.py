"""Invitations: links that let one person in, once. Made, listed, withdrawn; for a person or for everybody missing."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain import events, people, stored_files
from bot.domain.access import Actor, Permission, access_department, relations_to_plan
from bot.domain.company_days import company_today
from bot.domain.errors import Denied, Outdated
from bot.domain.people import department_name
from bot.models import (
    Employee,
    EmployeeState,
    Invite,
    Plan,
    PlanKind,
    PlanState,
    Role,
    StoredFile,
    Subject,
)

# How long an invitation can work; the middle one unless said otherwise.
DAYS = (1, 7, 30)
PAGE = 8
_TOKEN_BYTES = 16


@dataclass(frozen=True)
class InviteCard:
    """An invitation as HR sees it. `token` goes into the link; `name` is whom it is for, empty for anybody."""

    id: int
    token: str
    name: str
    position: str
    department: str
    roles: tuple[Role, ...]
    expires_at: datetime
    is_open: bool
    used_by: str
    company: str
    employee_id: int | None
    may_list: bool


@dataclass(frozen=True)
class InvitePage:
    """A page of open invitations, the soonest to expire first; `missing` people have none and no Telegram."""

    invites: tuple[InviteCard, ...]
    page: int
    pages: int
    missing: int


@dataclass(frozen=True)
class InviteList:
    """Personal links for everybody who is not in Telegram yet."""

    company: str
    invites: tuple[InviteCard, ...]


def make_invite(
    session: Session,
    actor: Actor,
    *,
    now: datetime,
    position: str = "",
    department_id: int | None = None,
    roles: Iterable[Role] = (),
    days: int = DAYS[1],
    employee: Employee | None = None,
) -> InviteCard:
    """A new link, once for one person. Raises Denied."""
    if employee is None or not may_invite(session, actor, employee):
        actor.require(Permission.PEOPLE_ADMIT)
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    invite = Invite(
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        employee_id=employee.id if employee is not None else None,
        name=employee.name if employee is not None else "",
        position=position,
        department_id=department_id,
        roles=[role.value for role in roles],
        created_by_id=actor.id,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(invite)
    session.flush()  # its id goes into buttons
    _record(session, actor, invite, "made", now)
    return _card(session, actor, invite, now)


def may_invite(session: Session, actor: Actor, person: Employee) -> bool:
    """Whether the actor may hand somebody their link: who admits people, and for a newcomer who answers for their plan."""
    if actor.may(Permission.PEOPLE_ADMIT):
        return True
    plan = _coming(session, person)
    return plan is not None and actor.may(Permission.PLAN_ANSWER, *relations_to_plan(session, actor, plan))


def _coming(session: Session, person: Employee) -> Plan | None:
    return session.exec(
        select(Plan).where(
            Plan.employee_id == person.id,
            Plan.kind == PlanKind.ONBOARDING,
            col(Plan.state).in_((PlanState.ACTIVE, PlanState.FROZEN)),
        )
    ).first()


def invite_employee(session: Session, actor: Actor, employee_id: int, *, now: datetime) -> InviteCard:
    """The link for an employee who is not in Telegram: the open one, or a new one. Raises Denied, Outdated.

    A newcomer's works until a week after the first day.
    """
    person = session.get(Employee, employee_id)
    if person is None or not may_invite(session, actor, person):
        raise Denied
    if person.telegram_id is not None or person.state is EmployeeState.LEFT:
        raise Outdated
    present = session.exec(_open(now).where(Invite.employee_id == employee_id)).first()
    if present is not None:
        return _card(session, actor, present, now)
    plan = _coming(session, person)
    ahead = (plan.day - company_today(session, now)).days if plan is not None else 0
    return make_invite(session, actor, employee=person, days=max(ahead, 0) + DAYS[1], now=now)


def invite_everyone(session: Session, actor: Actor, *, now: datetime) -> InviteList:
    """A link for everybody who works here without Telegram, open ones as they are. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    missing = session.exec(
        select(Employee)
        .where(Employee.state != EmployeeState.LEFT, col(Employee.telegram_id).is_(None))
        .order_by(col(Employee.name), col(Employee.id))
    ).all()
    present = {one.employee_id: one for one in session.exec(_open(now)).all() if one.employee_id is not None}
    made = [
        _card(session, actor, present[one.id], now)
        if one.id in present
        else make_invite(session, actor, employee=one, now=now)
        for one in missing
    ]
    return InviteList(people.the_company(session).name, tuple(made))


def show(session: Session, actor: Actor, invite_id: int, *, now: datetime) -> InviteCard:
    """An invitation, open or not. Raises Denied."""
    invite = _access(session, actor, invite_id)
    return _card(session, actor, invite, now)


def open_invites(session: Session, actor: Actor, page: int = 0, *, now: datetime) -> InvitePage:
    """The invitations that still work. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    found = session.exec(_open(now).order_by(col(Invite.expires_at), col(Invite.id))).all()
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    missing = session.exec(
        select(func.count())
        .select_from(Employee)
        .where(Employee.state != EmployeeState.LEFT, col(Employee.telegram_id).is_(None))
    ).one()
    shown = tuple(_card(session, actor, one, now) for one in found[page * PAGE : (page + 1) * PAGE])
    return InvitePage(shown, page, pages, missing)


def revoke(session: Session, actor: Actor, invite_id: int, *, now: datetime) -> InviteCard:
    """Make a link useless. A second press changes nothing; one that was used stays used. Raises Denied."""
    invite = _access(session, actor, invite_id)
    if invite.used_at is None and invite.revoked_at is None:
        invite.revoked_at = now
        session.add(invite)
        _record(session, actor, invite, "revoked", now)
    return _card(session, actor, invite, now)


def _access(session: Session, actor: Actor, invite_id: int) -> Invite:
    invite = session.get(Invite, invite_id)
    person = session.get(Employee, invite.employee_id) if invite is not None and invite.employee_id else None
    if invite is None or not (
        may_invite(session, actor, person) if person is not None else actor.may(Permission.PEOPLE_ADMIT)
    ):
        raise Denied
    return invite


def keep_qr(session: Session, actor: Actor, invite_id: int, png: bytes, *, now: datetime) -> int:
    """Keep the picture of a link for sending, until the link works no more. Returns the file's id.

    Raises Denied, Outdated.
    """
    if not show(session, actor, invite_id, now=now).is_open:
        raise Outdated
    invite = session.get(Invite, invite_id)
    file_id = stored_files.keep(session, png, mime="image/png", now=now)
    if invite is not None:
        invite.qr_file_id = file_id
        session.add(invite)
    return file_id


def drop_spent_pictures(session: Session, *, now: datetime) -> None:
    """Forget the pictures of links that work no more."""
    spent = session.exec(
        select(Invite).where(
            col(Invite.qr_file_id).is_not(None),
            or_(
                col(Invite.used_at).is_not(None),
                col(Invite.revoked_at).is_not(None),
                col(Invite.expires_at) <= now,
            ),
        )
    ).all()
    for invite in spent:
        picture = session.get(StoredFile, invite.qr_file_id)
        invite.qr_file_id = None
        session.add(invite)
        session.flush()  # the picture is held no more
        if picture is not None:
            session.delete(picture)


def _open(now: datetime) -> SelectOfScalar[Invite]:
    return select(Invite).where(
        col(Invite.used_at).is_(None), col(Invite.revoked_at).is_(None), Invite.expires_at > now
    )


def _card(session: Session, actor: Actor, invite: Invite, now: datetime) -> InviteCard:
    if invite.id is None:
        raise ValueError("a stored invitation has an id")
    used_by = session.get(Employee, invite.used_by_id) if invite.used_by_id is not None else None
    person = session.get(Employee, invite.employee_id) if invite.employee_id is not None else None
    return InviteCard(
        id=invite.id,
        token=invite.token,
        name=invite.name,
        position=person.position if person is not None else invite.position,
        department=department_name(
            session, person.department_id if person is not None else invite.department_id
        ),
        roles=tuple(Role(role) for role in invite.roles),
        expires_at=invite.expires_at,
        is_open=invite.used_at is None and invite.revoked_at is None and invite.expires_at > now,
        used_by=used_by.name if used_by is not None else "",
        company=people.the_company(session).name,
        employee_id=invite.employee_id,
        may_list=actor.may(Permission.PEOPLE_ADMIT),
    )


def _record(session: Session, actor: Actor, invite: Invite, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.INVITE,
        subject_id=invite.id or 0,
        verb=verb,
        now=now,
    )
