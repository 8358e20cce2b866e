"""The door: how somebody the company does not know comes in. By a link, by their own phone number, or by asking.

Nothing here shows a guest anything of the company but its name and what became of their own request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from bot.domain import events, onboarding, people
from bot.domain.access import Actor, Permission, actor_by_id, employees_who_may
from bot.domain.errors import Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import the_company
from bot.i18n import Language
from bot.models import Employee, EmployeeState, Invite, JoinRequest, JoinState, Role, Subject
from bot.parsing.people import phone_key

# Beyond this many waiting requests HR is told no more of single ones: the list has them all.
MOST_ANNOUNCED = 30


@dataclass(frozen=True)
class Guest:
    """Somebody writing whom the company does not know, or whose access has ended."""

    telegram_id: int
    name: str
    username: str | None
    language: Language
    zone: ZoneInfo


class DoorState(StrEnum):
    """Where a guest stands."""

    NEW = "new"
    WAITING = "waiting"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True)
class Doorstep:
    """What a guest is shown. `may_share_phone` when HR has entered numbers of people who have not come yet."""

    company: str
    state: DoorState
    may_share_phone: bool


@dataclass(frozen=True)
class Welcome:
    """Somebody has just come in: what they are here."""

    employee_id: int
    name: str
    company: str
    position: str
    department: str
    roles: frozenset[Role]


def look(session: Session, guest: Guest, *, now: datetime) -> Doorstep:  # noqa: ARG001 - a verb of the door
    """Where a guest stands, changing nothing."""
    return _doorstep(session, guest)


def knock(session: Session, guest: Guest, *, now: datetime) -> Doorstep:
    """A stranger's /start: HR is asked, once for an account. Who has left must ask by a button of their own."""
    present = _doorstep(session, guest)
    if present.state is not DoorState.NEW or _request(session, guest) is not None:
        return present
    _ask(session, guest, now=now)
    return _doorstep(session, guest)


def ask_in(session: Session, guest: Guest, *, now: datetime) -> Doorstep:
    """Ask to be let in by a press: again after withdrawing, or to come back. A declined request stays declined."""
    request = _request(session, guest)
    if request is not None and request.state in {JoinState.WAITING, JoinState.DECLINED}:
        return _doorstep(session, guest)
    _ask(session, guest, now=now)
    return _doorstep(session, guest)


def withdraw(session: Session, guest: Guest, *, now: datetime) -> Doorstep:
    """Take the request back. A second press changes nothing."""
    request = _request(session, guest)
    if request is not None and request.state is JoinState.WAITING:
        request.state, request.decided_at = JoinState.WITHDRAWN, now
        session.add(request)
    return _doorstep(session, guest)


def enter_by_link(session: Session, guest: Guest, token: str, *, now: datetime) -> Welcome:
    """Come in by an invitation. Raises Unfit when it is unknown, used, withdrawn or expired; nobody is told which."""
    invite = session.exec(select(Invite).where(Invite.token == token)).first()
    if invite is None or invite.used_at is not None or invite.revoked_at is not None:
        raise Unfit(Problem.INVITE_USELESS)
    inviter = actor_by_id(session, invite.created_by_id)
    if invite.expires_at <= now or inviter is None or not inviter.may(Permission.PEOPLE_ADMIT):
        raise Unfit(Problem.INVITE_USELESS)
    person = _invited(session, guest, invite, now=now)
    invite.used_at, invite.used_by_id = now, person.id
    session.add(invite)
    welcome = let_in(session, guest, person, verb="joined_by_link", now=now)
    notify(
        session,
        invite.created_by_id,
        NoticeKind.PERSON_JOINED,
        {"employee": welcome.employee_id},
        now=now,
        dedupe_key=f"joined:{invite.id}",
    )
    return welcome


def enter_by_phone(
    session: Session, guest: Guest, phone: str, *, is_own: bool, now: datetime
) -> Welcome | Doorstep:
    """Come in by one's own phone number, if HR has entered it for somebody without Telegram.

    `is_own` is Telegram's word that the contact is the sender's. A number nobody has goes to HR with the request.
    Raises Unfit for somebody else's contact.
    """
    if not is_own:
        raise Unfit(Problem.CONTACT_NOT_OWN)
    key = phone_key(phone if phone.startswith("+") else f"+{phone}", region=the_company(session).country)
    person = _expected_by_phone(session, guest, key) if key is not None else None
    if person is None:
        request = _request(session, guest)
        if request is None:
            _ask(session, guest, now=now)
            request = _request(session, guest)
        if request is not None and request.state is JoinState.WAITING:
            request.phone = key
            session.add(request)
        return _doorstep(session, guest)
    welcome = let_in(session, guest, person, verb="joined_by_phone", now=now)
    for admin_id in employees_who_may(session, Permission.PEOPLE_ADMIT):
        key = f"joined:phone:{welcome.employee_id}:{admin_id}:{int(now.timestamp())}"
        payload = {"employee": welcome.employee_id}
        notify(session, admin_id, NoticeKind.PERSON_JOINED, payload, now=now, dedupe_key=key)
    return welcome


def let_in(session: Session, guest: Guest, person: Employee, *, verb: str, now: datetime) -> Welcome:
    """Tie a guest's Telegram account to an employee and close their request."""
    former = people.employee_by_telegram(session, guest.telegram_id)
    if former is not None and former.id != person.id:
        former.telegram_id = None
        session.add(former)
        session.flush()  # an account is one person's only: free it first
    person.telegram_id, person.username = guest.telegram_id, guest.username
    person.language, person.reachable = guest.language, True
    person.rev += 1
    session.add(person)
    session.flush()
    people.lead_if_vacant(session, person)
    people.arrived(session, person, verb=verb, now=now)
    onboarding.welcome(session, person, now=now)
    request = _request(session, guest)
    if request is not None and request.state is JoinState.WAITING:
        request.state, request.employee_id, request.decided_at = JoinState.ACCEPTED, person.id, now
        session.add(request)
    return welcome_of(session, person)


def welcome_of(session: Session, person: Employee) -> Welcome:
    """What somebody who has just come in is told."""
    if person.id is None:
        raise ValueError("a stored employee has an id")
    return Welcome(
        employee_id=person.id,
        name=person.name,
        company=the_company(session).name,
        position=person.position,
        department=people.department_name(session, person.department_id),
        roles=people.roles_of(session, person.id),
    )


def load_declined(session: Session, telegram_id: int, _now: datetime) -> tuple[Language, Doorstep] | None:
    """What a guest is told of a declined request, in their language; None when it has been decided otherwise since."""
    request = session.exec(select(JoinRequest).where(JoinRequest.telegram_id == telegram_id)).first()
    if request is None or request.state is not JoinState.DECLINED:
        return None
    guest = Guest(telegram_id, request.name, request.username, request.language, ZoneInfo("UTC"))
    return request.language, _doorstep(session, guest)


def load_joined(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Welcome | None:
    """What HR is told of somebody who has come in."""
    person = session.get(Employee, payload["employee"])
    if person is None or not recipient.may(Permission.PEOPLE_ADMIT):
        return None
    return welcome_of(session, person)


# -- inside ----------------------------------------------------------------------------------------------


def _doorstep(session: Session, guest: Guest) -> Doorstep:
    request = _request(session, guest)
    if request is not None and request.state is JoinState.WAITING:
        state = DoorState.WAITING
    elif request is not None and request.state is JoinState.DECLINED:
        state = DoorState.DECLINED
    elif people.employee_by_telegram(session, guest.telegram_id) is not None:
        state = DoorState.LEFT
    else:
        state = DoorState.NEW
    return Doorstep(the_company(session).name, state, _somebody_is_expected(session))


def _somebody_is_expected(session: Session) -> bool:
    query = select(Employee.id).where(
        col(Employee.phone).is_not(None),
        col(Employee.telegram_id).is_(None),
        Employee.state != EmployeeState.LEFT,
    )
    return session.exec(query.limit(1)).first() is not None


def _request(session: Session, guest: Guest) -> JoinRequest | None:
    return session.exec(select(JoinRequest).where(JoinRequest.telegram_id == guest.telegram_id)).first()


def _ask(session: Session, guest: Guest, *, now: datetime) -> None:
    """Put the request before HR; one row an account, however often it is asked."""
    request = _request(session, guest) or JoinRequest(
        telegram_id=guest.telegram_id, name=guest.name, language=guest.language, created_at=now
    )
    request.name, request.username, request.language = guest.name, guest.username, guest.language
    request.state, request.created_at = JoinState.WAITING, now
    request.decided_at, request.decided_by_id, request.employee_id = None, None, None
    session.add(request)
    session.flush()  # its id goes into the notices
    events.record(
        session,
        actor_id=None,
        subject=Subject.JOIN_REQUEST,
        subject_id=request.id or 0,
        verb="asked",
        now=now,
    )
    waiting = session.exec(
        select(func.count()).select_from(JoinRequest).where(JoinRequest.state == JoinState.WAITING)
    ).one()
    if waiting > MOST_ANNOUNCED:
        return
    for admin_id in employees_who_may(session, Permission.PEOPLE_ADMIT):
        key = f"join:{request.id}:{int(now.timestamp())}:{admin_id}"
        notify(
            session,
            admin_id,
            NoticeKind.JOIN_REQUESTED,
            {"request": request.id},
            now=now,
            dedupe_key=key,
        )


def _expected_by_phone(session: Session, guest: Guest, key: str) -> Employee | None:
    """The one employee without Telegram whose number this is; a number two people share lets nobody in."""
    found = session.exec(
        select(Employee).where(
            Employee.phone == key,
            col(Employee.telegram_id).is_(None),
            Employee.state != EmployeeState.LEFT,
        )
    ).all()
    former = people.employee_by_telegram(session, guest.telegram_id)
    return found[0] if len(found) == 1 and former is None else None


def _invited(session: Session, guest: Guest, invite: Invite, *, now: datetime) -> Employee:
    """Whom an invitation makes of a guest: the employee it names, the one they were, or a new one."""
    if invite.employee_id is not None:
        person = session.get(Employee, invite.employee_id)
        if person is None or person.state is EmployeeState.LEFT or person.telegram_id is not None:
            raise Unfit(Problem.INVITE_USELESS)
        return person
    former = people.employee_by_telegram(session, guest.telegram_id)
    roles = [Role(role) for role in invite.roles]
    if former is not None:
        return people.rehire(
            session,
            former,
            position=invite.position or former.position,
            department_id=invite.department_id,
            roles=roles,
            by_id=invite.created_by_id,
            now=now,
        )
    return people.add_employee(
        session,
        name=invite.name or guest.name,
        roles=roles,
        position=invite.position,
        department_id=invite.department_id,
        language=guest.language,
        added_by_id=invite.created_by_id,
        now=now,
    )
