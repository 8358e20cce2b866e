"""Letting people in: whom, into which department, with what roles. One card for an invitation, a stranger's request,
and people picked in Telegram.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlmodel import Session, col, func, select

from bot.domain import drafts, events, joining, people
from bot.domain.access import Actor, Permission, access_department, access_person
from bot.domain.drafts import Kept
from bot.domain.errors import Denied, Gone, Problem, Unfit
from bot.domain.invites import DAYS, InviteCard, make_invite
from bot.domain.joining import Guest
from bot.domain.notifications import NoticeKind, notify, tell_guest
from bot.domain.people import department_name, the_company
from bot.domain.people_edits import LONGEST_LINE
from bot.models import EmployeeState, JoinRequest, JoinState, Role, Subject

PAGE = 8
# What can be given at the door; everybody is an employee anyway.
GIVEN_ROLES = (Role.LEAD, Role.RECRUITER, Role.HR_ADMIN)


class AdmissionKind(StrEnum):
    """How somebody comes in."""

    INVITE = "invite"
    REQUEST = "request"
    PICKED = "picked"


@dataclass(frozen=True)
class Picked:
    """Somebody chosen in Telegram's picker."""

    telegram_id: int
    name: str
    username: str | None = None


@dataclass(frozen=True)
class AdmissionDraft:
    """Who is about to be let in, and as what. `days` is how long an invitation works."""

    KIND: ClassVar[str] = "admission"
    VERSION: ClassVar[int] = 1

    kind: AdmissionKind
    request_id: int | None = None
    people: tuple[Picked, ...] = ()
    department_id: int | None = None
    position: str = ""
    roles: tuple[Role, ...] = ()
    days: int = DAYS[1]


@dataclass(frozen=True)
class AdmissionCard:
    """The card of an admission. `known` are those picked who work here already and so are left out."""

    draft_id: int
    rev: int
    kind: AdmissionKind
    names: tuple[str, ...]
    known: tuple[str, ...]
    phone: str | None
    department_id: int | None
    department: str
    position: str
    roles: tuple[Role, ...]
    days: int


@dataclass(frozen=True)
class Departments:
    """A page of departments to choose from; pages count from 0."""

    choices: tuple[tuple[int, str], ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Admitted:
    """What an admission made: an invitation, or people; `not_yet` have to open the bot themselves."""

    invite: InviteCard | None
    names: tuple[str, ...]
    employee_ids: tuple[int, ...]
    not_yet: bool


@dataclass(frozen=True)
class JoinRow:
    """A request to be let in, as HR sees it."""

    id: int
    name: str
    username: str | None
    telegram_id: int
    phone: str | None
    asked_at: datetime
    state: JoinState
    used_to_work_here: bool


@dataclass(frozen=True)
class JoinPage:
    """A page of waiting requests, the oldest first; pages count from 0."""

    rows: tuple[JoinRow, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Decided:
    """What a guest is told of their request."""

    company: str
    welcome: joining.Welcome | None


# -- the card --------------------------------------------------------------------------------------------


def begin_invite(session: Session, actor: Actor, *, now: datetime) -> AdmissionCard:
    """Begin an invitation for somebody the base does not know. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    return _start(session, actor, AdmissionDraft(AdmissionKind.INVITE), now=now)


def begin_accepting(session: Session, actor: Actor, request_id: int, *, now: datetime) -> AdmissionCard:
    """Begin to let a stranger in. Raises Denied, Unfit when it is decided already."""
    request = _waiting_request(session, actor, request_id)
    former = people.employee_by_telegram(session, request.telegram_id)
    draft = AdmissionDraft(AdmissionKind.REQUEST, request_id=request_id)
    if former is not None:
        draft = replace(draft, department_id=former.department_id, position=former.position)
    return _start(session, actor, draft, now=now)


def begin_picked(
    session: Session, actor: Actor, picked: tuple[Picked, ...], *, now: datetime
) -> AdmissionCard:
    """Begin to add people picked in Telegram. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    return _start(session, actor, AdmissionDraft(AdmissionKind.PICKED, people=picked), now=now)


def show(session: Session, actor: Actor, draft_id: int) -> AdmissionCard:
    """The card of the actor's own admission. Raises Denied, Gone."""
    return _card(session, _load(session, actor, draft_id))


def choose_department(
    session: Session, actor: Actor, draft_id: int, department_id: int | None, *, now: datetime
) -> AdmissionCard:
    """Into which department; None for none. Raises Denied, Gone."""
    if department_id is not None:
        access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    return _change(session, actor, draft_id, now, department_id=department_id)


def toggle_role(session: Session, actor: Actor, draft_id: int, role: Role, *, now: datetime) -> AdmissionCard:
    """Give a role or take it. Raises Denied, Gone."""
    held = set(_load(session, actor, draft_id).fields.roles) ^ {role}
    return _change(session, actor, draft_id, now, roles=tuple(one for one in GIVEN_ROLES if one in held))


def choose_days(session: Session, actor: Actor, draft_id: int, days: int, *, now: datetime) -> AdmissionCard:
    """How many days the link works. Raises Denied, Gone."""
    return _change(session, actor, draft_id, now, days=days if days in DAYS else DAYS[1])


def take_position(
    session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime
) -> AdmissionCard:
    """The position, as typed. Raises Denied, Gone, Unfit."""
    said = " ".join(text.split())
    if len(said) > LONGEST_LINE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_LINE)
    return _change(session, actor, draft_id, now, position=said)


def departments_to_choose(session: Session, actor: Actor, page: int = 0) -> Departments:
    """The departments somebody can be put into. Raises Denied."""
    actor.require(Permission.DEPARTMENT_VIEW)
    found = [(one.id, one.name) for one in people.departments(session) if one.id is not None]
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    return Departments(tuple(found[page * PAGE : (page + 1) * PAGE]), page, pages)


def drop(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> None:  # noqa: ARG001
    """Let nobody in after all. Raises Gone when it is done or dropped already."""
    drafts.discard(session, actor, draft_id, AdmissionDraft)


# -- doing it --------------------------------------------------------------------------------------------


def admit(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Admitted:
    """Make the invitation, accept the request, or add those picked. Raises Denied, Gone, Unfit."""
    draft = _load(session, actor, draft_id).fields
    drafts.discard(session, actor, draft_id, AdmissionDraft)
    match draft.kind:
        case AdmissionKind.INVITE:
            invite = make_invite(
                session,
                actor,
                position=draft.position,
                department_id=draft.department_id,
                roles=draft.roles,
                days=draft.days,
                now=now,
            )
            return Admitted(invite, (), (), not_yet=True)
        case AdmissionKind.REQUEST:
            return _accept(session, actor, draft, now=now)
        case AdmissionKind.PICKED:
            return _add_picked(session, actor, draft, now=now)


def _accept(session: Session, actor: Actor, draft: AdmissionDraft, *, now: datetime) -> Admitted:
    request = _waiting_request(session, actor, draft.request_id or 0)
    picked = Picked(request.telegram_id, request.name, request.username)
    employee_id = _employ(session, actor, draft, picked, now=now)
    person = access_person(session, actor, employee_id, Permission.PERSON_VIEW)
    if person.phone is None:
        person.phone = request.phone
    zone = actor.zone
    guest = Guest(request.telegram_id, request.name, request.username, request.language, zone)
    joining.let_in(session, guest, person, verb="joined_by_request", now=now)
    request.decided_by_id = actor.id
    session.add(request)
    _record(session, actor, request, "accepted", now)
    key = f"join-decided:{request.id}:{int(now.timestamp())}"
    notify(session, employee_id, NoticeKind.JOIN_DECIDED, {}, now=now, dedupe_key=key)
    return Admitted(None, (person.name,), (employee_id,), not_yet=False)


def _add_picked(session: Session, actor: Actor, draft: AdmissionDraft, *, now: datetime) -> Admitted:
    added = [one for one in draft.people if not _works_here(session, one.telegram_id)]
    ids = tuple(_employ(session, actor, draft, one, now=now) for one in added)
    return Admitted(None, tuple(one.name for one in added), ids, not_yet=True)


def _employ(session: Session, actor: Actor, draft: AdmissionDraft, picked: Picked, *, now: datetime) -> int:
    """The employee behind a Telegram account: who was one before stays the same person."""
    former = people.employee_by_telegram(session, picked.telegram_id)
    if former is not None:
        person = people.rehire(
            session,
            former,
            roles=draft.roles,
            position=draft.position,
            department_id=draft.department_id,
            by_id=actor.id,
            now=now,
        )
    else:
        person = people.add_employee(
            session,
            name=picked.name,
            roles=draft.roles,
            position=draft.position,
            department_id=draft.department_id,
            telegram_id=picked.telegram_id,
            username=picked.username,
            added_by_id=actor.id,
            now=now,
        )
    people.lead_if_vacant(session, person)
    if person.id is None:
        raise ValueError("a stored employee has an id")
    return person.id


# -- requests --------------------------------------------------------------------------------------------


def requests(session: Session, actor: Actor, page: int = 0) -> JoinPage:
    """The requests that wait, the oldest first. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    waiting = JoinRequest.state == JoinState.WAITING
    total = session.exec(select(func.count()).select_from(JoinRequest).where(waiting)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(JoinRequest)
        .where(waiting)
        .order_by(col(JoinRequest.created_at), col(JoinRequest.id))
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    return JoinPage(tuple(_row(session, one) for one in rows), page, pages)


def request_card(session: Session, actor: Actor, request_id: int) -> JoinRow:
    """One request, decided or not. Raises Denied."""
    actor.require(Permission.PEOPLE_ADMIT)
    request = session.get(JoinRequest, request_id)
    if request is None:
        raise Denied
    return _row(session, request)


def decline(session: Session, actor: Actor, request_id: int, *, now: datetime) -> JoinRow:
    """Let somebody not in; they see it at the door. Raises Denied, Unfit when it is decided already."""
    request = _waiting_request(session, actor, request_id)
    request.state, request.decided_by_id, request.decided_at = JoinState.DECLINED, actor.id, now
    session.add(request)
    _record(session, actor, request, "declined", now)
    key = f"join-declined:{request.id}:{int(request.created_at.timestamp())}"
    tell_guest(session, request.telegram_id, NoticeKind.JOIN_DECLINED, {}, now=now, dedupe_key=key)
    return _row(session, request)


def outcome_for(session: Session, telegram_id: int) -> JoinState | None:
    """What became of an account's request."""
    request = session.exec(select(JoinRequest).where(JoinRequest.telegram_id == telegram_id)).first()
    return request.state if request is not None else None


def load_request(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> JoinRow | None:
    """What HR is told of a request, if it still waits and they still may decide."""
    request = session.get(JoinRequest, payload["request"])
    if request is None or request.state is not JoinState.WAITING:
        return None
    return _row(session, request) if recipient.may(Permission.PEOPLE_ADMIT) else None


def load_welcome(
    session: Session, recipient: Actor, _payload: Mapping[str, Any], _now: datetime
) -> joining.Welcome | None:
    """What somebody accepted is told."""
    person = access_person(session, recipient, recipient.id, Permission.PERSON_VIEW)
    return joining.welcome_of(session, person)


# -- inside ----------------------------------------------------------------------------------------------


def _row(session: Session, request: JoinRequest) -> JoinRow:
    if request.id is None:
        raise ValueError("a stored request has an id")
    former = people.employee_by_telegram(session, request.telegram_id)
    return JoinRow(
        id=request.id,
        name=request.name,
        username=request.username,
        telegram_id=request.telegram_id,
        phone=request.phone,
        asked_at=request.created_at,
        state=request.state,
        used_to_work_here=former is not None and former.state is EmployeeState.LEFT,
    )


def _waiting_request(session: Session, actor: Actor, request_id: int) -> JoinRequest:
    actor.require(Permission.PEOPLE_ADMIT)
    request = session.get(JoinRequest, request_id)
    if request is None:
        raise Denied
    if request.state is not JoinState.WAITING:
        raise Unfit(Problem.ALREADY_DECIDED)
    return request


def _works_here(session: Session, telegram_id: int) -> bool:
    person = people.employee_by_telegram(session, telegram_id)
    return person is not None and person.state is not EmployeeState.LEFT


def _start(session: Session, actor: Actor, draft: AdmissionDraft, *, now: datetime) -> AdmissionCard:
    for waiting in drafts.own(session, actor, AdmissionDraft):
        drafts.discard(session, actor, waiting.id, AdmissionDraft)
    return _card(session, drafts.start(session, actor.id, draft, now=now))


def _load(session: Session, actor: Actor, draft_id: int) -> Kept[AdmissionDraft]:
    actor.require(Permission.PEOPLE_ADMIT)
    return drafts.load(session, actor, draft_id, AdmissionDraft)


def _change(session: Session, actor: Actor, draft_id: int, now: datetime, **values: Any) -> AdmissionCard:
    kept = _load(session, actor, draft_id)
    return _card(session, drafts.change(session, actor, draft_id, replace(kept.fields, **values), now=now))


def _card(session: Session, kept: Kept[AdmissionDraft]) -> AdmissionCard:
    draft = kept.fields
    names = [one.name for one in draft.people if not _works_here(session, one.telegram_id)]
    known = [one.name for one in draft.people if _works_here(session, one.telegram_id)]
    phone = None
    if draft.request_id is not None:
        request = session.get(JoinRequest, draft.request_id)
        if request is None:
            raise Gone
        names, phone = [request.name], request.phone
    return AdmissionCard(
        draft_id=kept.id,
        rev=kept.rev,
        kind=draft.kind,
        names=tuple(names),
        known=tuple(known),
        phone=phone,
        department_id=draft.department_id,
        department=department_name(session, draft.department_id),
        position=draft.position,
        roles=draft.roles,
        days=draft.days,
    )


def _record(session: Session, actor: Actor, request: JoinRequest, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.JOIN_REQUEST,
        subject_id=request.id or 0,
        verb=verb,
        now=now,
    )


def company_name(session: Session, actor: Actor) -> str:  # noqa: ARG001 - every employee knows it
    """The company's name, for words that are passed on."""
    return the_company(session).name
