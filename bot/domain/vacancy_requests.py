"""A lead's request for a vacancy: asked in own words, taken by one recruiter, opened as a vacancy or
declined.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlmodel import Session, col, func, select

from bot.domain import drafts, events
from bot.domain.access import Actor, Permission, access_request, employees_who_may
from bot.domain.errors import Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import the_company
from bot.domain.vacancy_values import Named, people_by_id
from bot.models import Department, DepartmentLead, Employee, RequestState, Subject, VacancyRequest

LONGEST_REQUEST = 2000
LONGEST_REASON = 500
PAGE = 6


@dataclass(frozen=True)
class RequestCard:
    """A request as its card shows it;
    `may_decide` says whether the reader is a recruiter who can act on it.
    """

    id: int
    text: str
    state: RequestState
    requested_by: Named
    department: str
    created_at: datetime
    decided_by: Named | None
    decided_at: datetime | None
    decline_reason: str
    vacancy_id: int | None
    may_decide: bool
    is_mine: bool
    taken_by_me: bool


@dataclass(frozen=True)
class RequestPage:
    """A page of requests, those that wait first; `deciding` when the reader sees them as a recruiter."""

    requests: tuple[RequestCard, ...]
    page: int
    pages: int
    deciding: bool


def ask(session: Session, actor: Actor, text: str, *, now: datetime) -> RequestCard:
    """Ask the recruiters for a vacancy. Raises Denied, Unfit (empty or over 2000 characters)."""
    actor.require(Permission.VACANCY_REQUEST)
    asked = text.strip()
    if not asked:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(asked) > LONGEST_REQUEST:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REQUEST)
    request = VacancyRequest(
        text=asked, requested_by_id=actor.id, department_id=_department_of(session, actor), created_at=now
    )
    session.add(request)
    session.flush()  # its id goes into notices and buttons
    request_id = _id(request)
    _record(session, actor, request, "asked", now)
    for recruiter_id in employees_who_may(session, Permission.REQUEST_DECIDE):
        if recruiter_id != actor.id:
            key = f"request:{request_id}:{recruiter_id}"
            notify(
                session,
                recruiter_id,
                NoticeKind.VACANCY_REQUESTED,
                {"request": request_id},
                now=now,
                dedupe_key=key,
            )
    return card_of(session, actor, request)


def take(
    session: Session, actor: Actor, request_id: int, *, over: bool = False, now: datetime
) -> VacancyRequest:
    """Take a request to open it; taking one's own again is fine.

    Raises Denied; Unfit with who was quicker.
    """
    request = access_request(session, actor, request_id, Permission.REQUEST_DECIDE)
    _still_open(session, request)
    taken_by_other = request.state is RequestState.TAKEN and request.decided_by_id != actor.id
    if taken_by_other and not over:
        raise Unfit(Problem.REQUEST_TAKEN, name=_decider(session, request))
    if request.decided_by_id != actor.id or request.state is not RequestState.TAKEN:
        request.state, request.decided_by_id, request.decided_at = RequestState.TAKEN, actor.id, now
        session.add(request)
        _record(session, actor, request, "taken", now)
    return request


def release(session: Session, actor: Actor, request_id: int) -> None:
    """A request whose vacancy its taker did not open after all waits again."""
    request = session.get(VacancyRequest, request_id)
    if request is not None and request.state is RequestState.TAKEN and request.decided_by_id == actor.id:
        request.state, request.decided_by_id, request.decided_at = RequestState.WAITING, None, None
        session.add(request)


def settle_opened(session: Session, actor: Actor, request_id: int, vacancy_id: int, *, now: datetime) -> None:
    """The vacancy asked for is open: the lead is told. Raises Denied; Unfit when somebody else has decided
    meanwhile.
    """
    request = access_request(session, actor, request_id, Permission.REQUEST_DECIDE)
    _still_open(session, request)
    if request.state is RequestState.TAKEN and request.decided_by_id != actor.id:
        raise Unfit(Problem.REQUEST_TAKEN, name=_decider(session, request))
    request.state, request.decided_by_id, request.decided_at = RequestState.OPENED, actor.id, now
    request.vacancy_id = vacancy_id
    session.add(request)
    _record(session, actor, request, "opened", now)
    _tell_author(session, actor, request, NoticeKind.REQUEST_OPENED, now)


def decline(session: Session, actor: Actor, request_id: int, reason: str, *, now: datetime) -> RequestCard:
    """Decline a request, saying why.

    Raises Denied; Unfit without a reason, or when a colleague was quicker.
    """
    request = take(session, actor, request_id, now=now)
    said = " ".join(reason.split())
    if not said:
        raise Unfit(Problem.REASON_NEEDED)
    if len(said) > LONGEST_REASON:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REASON)
    request.state, request.decline_reason, request.decided_at = RequestState.DECLINED, said, now
    session.add(request)
    _record(session, actor, request, "declined", now)
    _tell_author(session, actor, request, NoticeKind.REQUEST_DECLINED, now)
    return card_of(session, actor, request)


@dataclass(frozen=True)
class DeclineDraft:
    """A refusal waiting for its reason in words."""

    KIND: ClassVar[str] = "vacancy_request_decline"
    VERSION: ClassVar[int] = 1

    request_id: int


def begin_decline(
    session: Session, actor: Actor, request_id: int, *, now: datetime
) -> tuple[int, RequestCard]:
    """Remember which request is about to be declined: the draft's id, and the card. Raises as `take` does."""
    request = access_request(session, actor, request_id, Permission.REQUEST_DECIDE)
    _still_open(session, request)
    if request.state is RequestState.TAKEN and request.decided_by_id != actor.id:
        raise Unfit(Problem.REQUEST_TAKEN, name=_decider(session, request))
    for waiting in drafts.own(session, actor, DeclineDraft):
        drafts.discard(session, actor, waiting.id, DeclineDraft)
    kept = drafts.start(session, actor.id, DeclineDraft(request_id), now=now)
    return kept.id, card_of(session, actor, request)


def finish_decline(
    session: Session, actor: Actor, draft_id: int, reason: str, *, now: datetime
) -> RequestCard:
    """Decline for the reason typed. Raises Gone, and as `decline` does."""
    request_id = drafts.load(session, actor, draft_id, DeclineDraft).fields.request_id
    declined = decline(session, actor, request_id, reason, now=now)
    drafts.discard(session, actor, draft_id, DeclineDraft)
    return declined


def show(session: Session, actor: Actor, request_id: int) -> RequestCard:
    """A request's card. Raises Denied."""
    return card_of(session, actor, access_request(session, actor, request_id, Permission.REQUEST_VIEW))


def requests(session: Session, actor: Actor, page: int = 0) -> RequestPage:
    """For a recruiter all requests, those not decided first; for everyone else their own, newest first."""
    deciding = actor.may(Permission.REQUEST_DECIDE)
    if not deciding:
        actor.require(Permission.VACANCY_REQUEST)
    query = select(VacancyRequest)
    counted = select(func.count()).select_from(VacancyRequest)
    if not deciding:
        query = query.where(VacancyRequest.requested_by_id == actor.id)
        counted = counted.where(VacancyRequest.requested_by_id == actor.id)
    pages = max(1, -(-session.exec(counted).one() // PAGE))
    page = min(max(page, 0), pages - 1)
    is_open = col(VacancyRequest.state).in_([RequestState.WAITING, RequestState.TAKEN])
    rows = session.exec(
        query.order_by(is_open.desc(), col(VacancyRequest.id).desc()).offset(page * PAGE).limit(PAGE)
    ).all()
    return RequestPage(tuple(card_of(session, actor, row) for row in rows), page, pages, deciding)


def card_of(session: Session, actor: Actor, request: VacancyRequest) -> RequestCard:
    """A request as its card shows it."""
    ids = {request.requested_by_id, *([request.decided_by_id] if request.decided_by_id is not None else [])}
    people = people_by_id(session, ids)
    department = session.get(Department, request.department_id) if request.department_id is not None else None
    decider = request.decided_by_id
    return RequestCard(
        id=_id(request),
        text=request.text,
        state=request.state,
        requested_by=people[request.requested_by_id],
        department=department.name if department is not None else "",
        created_at=request.created_at,
        decided_by=people.get(decider) if decider is not None else None,
        decided_at=request.decided_at,
        decline_reason=request.decline_reason,
        vacancy_id=request.vacancy_id,
        may_decide=actor.may(Permission.REQUEST_DECIDE),
        is_mine=request.requested_by_id == actor.id,
        taken_by_me=request.state is RequestState.TAKEN and decider == actor.id,
    )


def _still_open(session: Session, request: VacancyRequest) -> None:
    if request.state in {RequestState.OPENED, RequestState.DECLINED}:
        raise Unfit(Problem.REQUEST_DECIDED, name=_decider(session, request))


def _decider(session: Session, request: VacancyRequest) -> str:
    person = session.get(Employee, request.decided_by_id) if request.decided_by_id is not None else None
    return person.name if person is not None else the_company(session).name


def _department_of(session: Session, actor: Actor) -> int | None:
    """The department the actor leads, else the one they work in."""
    led = session.exec(
        select(DepartmentLead.department_id)
        .where(DepartmentLead.employee_id == actor.id)
        .order_by(col(DepartmentLead.department_id))
    ).first()
    if led is not None:
        return led
    person = session.get(Employee, actor.id)
    return person.department_id if person is not None else None


def _tell_author(
    session: Session, actor: Actor, request: VacancyRequest, kind: NoticeKind, now: datetime
) -> None:
    if request.requested_by_id != actor.id:
        payload = {"request": _id(request)}
        notify(
            session,
            request.requested_by_id,
            kind,
            payload,
            now=now,
            dedupe_key=f"{kind.value}:{_id(request)}",
        )


def _record(session: Session, actor: Actor, request: VacancyRequest, verb: str, now: datetime) -> None:
    details: dict[str, object] = {"vacancy": request.vacancy_id} if request.vacancy_id is not None else {}
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.VACANCY_REQUEST,
        subject_id=_id(request),
        verb=verb,
        now=now,
        details=details,
    )


def _id(request: VacancyRequest) -> int:
    if request.id is None:
        raise ValueError("a stored request has an id")
    return request.id
