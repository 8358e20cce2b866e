"""Offers as people read them: the card with what its reader may do, what a notice or a reminder says, and what waits for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.access import Actor, Permission, access_offer, may_on_vacancy, visible_vacancies
from bot.domain.company_days import company_today, company_zone
from bot.domain.deciders import deciders
from bot.domain.end_reasons import Reason, by_ids
from bot.domain.errors import Denied
from bot.domain.hiring import other_applications
from bot.domain.invites import may_invite
from bot.domain.offer_values import OfferValues, values_of
from bot.domain.offers import OfferVerb, offer_id_of, subject_of
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.domain.vacancy_values import Salary
from bot.models import (
    Application,
    Candidate,
    Employee,
    Event,
    Offer,
    OfferState,
    Reminder,
    ReminderKind,
    Subject,
    Vacancy,
)


class OfferAct(StrEnum):
    """What can be done to an offer; the card offers what its reader may do now."""

    EDIT = "edit"
    ASK_APPROVAL = "ask_approval"
    APPROVE = "approve"
    RETURN = "return"
    SEND = "send"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    CHANGE_OF_MIND = "change_of_mind"


_A = OfferAct
_EDITOR_ACTS = {
    OfferState.DRAFT: (_A.EDIT, _A.ASK_APPROVAL, _A.WITHDRAW),
    OfferState.APPROVAL: (_A.EDIT, _A.WITHDRAW),
    OfferState.APPROVED: (_A.EDIT, _A.SEND, _A.WITHDRAW),
    OfferState.SENT: (_A.ACCEPT, _A.DECLINE, _A.EXTEND, _A.WITHDRAW),
    OfferState.ACCEPTED: (_A.CHANGE_OF_MIND,),
}
_APPROVER_ACTS = {OfferState.APPROVAL: (_A.APPROVE, _A.RETURN)}


@dataclass(frozen=True)
class OfferCard:
    """An offer with whom and what it is about. `expired` means its last day has passed without an answer.

    `may_invite`: the newcomer is not in Telegram yet and the reader may hand over the link.
    `others` are the newcomer's other live applications: each wants a word, once this offer is accepted.
    """

    id: int
    rev: int
    application_id: int
    candidate_id: int
    full_name: str
    vacancy_id: int
    title: str
    state: OfferState
    expired: bool
    state_since: datetime
    note: str
    reason: Reason | None
    values: OfferValues
    wish: Salary | None
    budget: Salary | None
    prepared_by: str
    approved_by: str
    approvers: tuple[str, ...]
    employee_id: int | None
    today: date
    acts: frozenset[OfferAct]
    others: tuple[tuple[int, str], ...] = ()
    may_invite: bool = False


@dataclass(frozen=True)
class OfferTold:
    """What happened to an offer, as it is told: the verb, who did it, and the card."""

    verb: OfferVerb
    by: str
    card: OfferCard


@dataclass(frozen=True)
class OfferReminded:
    """What a reminder about an offer says."""

    kind: ReminderKind
    card: OfferCard


def card(session: Session, actor: Actor, offer_id: int, *, now: datetime) -> OfferCard:
    """An offer's card. Raises Denied."""
    offer = access_offer(session, actor, offer_id, Permission.OFFER_VIEW)
    return _card(session, actor, offer, now)


def offers_of(session: Session, actor: Actor, application_id: int) -> tuple[int, ...]:
    """The ids of an application's offers, the newest first; none for who may not see them."""
    application = session.get(Application, application_id)
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if vacancy is None or not may_on_vacancy(session, actor, vacancy, Permission.OFFER_VIEW):
        return ()
    found = session.exec(
        select(Offer.id).where(Offer.application_id == application_id).order_by(col(Offer.id).desc())
    ).all()
    return tuple(one for one in found if one is not None)


def _card(session: Session, actor: Actor, offer: Offer, now: datetime) -> OfferCard:
    application = session.get(Application, offer.application_id)
    if application is None:
        raise Denied
    candidate, vacancy = subject_of(session, application)
    asked = deciders(session, vacancy)
    names = _names(session, [offer.created_by_id, offer.approved_by_id, *asked])
    today = company_today(session, now)
    return OfferCard(
        id=offer_id_of(offer),
        rev=offer.rev,
        application_id=offer.application_id,
        candidate_id=application.candidate_id,
        full_name=candidate.full_name,
        vacancy_id=application.vacancy_id,
        title=vacancy.title,
        state=offer.state,
        expired=has_expired(offer, today),
        state_since=offer.state_since,
        note=offer.note,
        reason=_reason(session, offer, application),
        values=values_of(offer),
        wish=_pay(candidate),
        budget=_pay(vacancy),
        prepared_by=names.get(offer.created_by_id, ""),
        approved_by=names.get(offer.approved_by_id or 0, ""),
        approvers=tuple(names[one] for one in asked if one in names),
        employee_id=offer.employee_id,
        may_invite=_may_invite(session, actor, offer),
        today=today,
        acts=_acts(session, actor, offer, vacancy),
        others=_others(session, actor, offer),
    )


def _may_invite(session: Session, actor: Actor, offer: Offer) -> bool:
    newcomer = session.get(Employee, offer.employee_id) if offer.employee_id is not None else None
    return newcomer is not None and newcomer.telegram_id is None and may_invite(session, actor, newcomer)


def _others(session: Session, actor: Actor, offer: Offer) -> tuple[tuple[int, str], ...]:
    if offer.state is not OfferState.ACCEPTED or not actor.may(Permission.CANDIDATE_EDIT):
        return ()
    return other_applications(session, actor, offer.application_id)


def _reason(session: Session, offer: Offer, application: Application) -> Reason | None:
    """Why the candidate has declined, while that is how the application ended."""
    if offer.state is not OfferState.DECLINED or application.reason_id is None:
        return None
    return by_ids(session, {application.reason_id}).get(application.reason_id)


def has_expired(offer: Offer, today: date) -> bool:
    """Whether the last day to answer a sent offer has passed."""
    return offer.state is OfferState.SENT and offer.valid_until is not None and offer.valid_until < today


def _acts(session: Session, actor: Actor, offer: Offer, vacancy: Vacancy) -> frozenset[OfferAct]:
    acts: set[OfferAct] = set()
    if may_on_vacancy(session, actor, vacancy, Permission.OFFER_EDIT):
        acts.update(_EDITOR_ACTS.get(offer.state, ()))
    if may_on_vacancy(session, actor, vacancy, Permission.OFFER_APPROVE):
        acts.update(_APPROVER_ACTS.get(offer.state, ()))
    if values_of(offer).missing:
        acts.discard(OfferAct.ASK_APPROVAL)
    return frozenset(acts)


def _pay(holder: Candidate | Vacancy) -> Salary | None:
    if holder.salary_min is None and holder.salary_max is None:
        return None
    currency = holder.salary_currency or "RUB"
    return Salary(holder.salary_min, holder.salary_max, currency, holder.salary_period, holder.salary_tax)


def _names(session: Session, ids: Sequence[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one is not None}
    rows = session.exec(select(Employee.id, Employee.name).where(col(Employee.id).in_(wanted))).all()
    return {one: name for one, name in rows if one is not None}


# -- notices and reminders -------------------------------------------------------------------------------


def load_event(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> OfferTold | None:
    """What has happened to an offer; None when it was taken back since, or may no longer be seen."""
    offer = session.get(Offer, payload["offer"])
    event = session.get(Event, payload["event"])
    last = events.newest(session, Subject.OFFER, payload["offer"])
    if offer is None or event is None or last is None or last.id != event.id:
        return None
    application = session.get(Application, offer.application_id)
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if vacancy is None or not may_on_vacancy(session, recipient, vacancy, Permission.OFFER_VIEW):
        return None
    by = session.get(Employee, event.actor_id) if event.actor_id is not None else None
    return OfferTold(
        OfferVerb(event.verb), by.name if by is not None else "", _card(session, recipient, offer, now)
    )


def load_to_approve(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> OfferTold | None:
    """An offer that still waits for the recipient's approval."""
    told = load_event(session, recipient, payload, now)
    return told if told is not None and OfferAct.APPROVE in told.card.acts else None


def load_reminder(
    session: Session, recipient: Actor, reminder: Reminder, now: datetime
) -> OfferReminded | None:
    """What a fired reminder about an offer says now; None when the recipient may no longer see it."""
    offer = session.get(Offer, reminder.subject_id)
    application = session.get(Application, offer.application_id) if offer is not None else None
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    if offer is None or vacancy is None:
        return None
    if not may_on_vacancy(session, recipient, vacancy, Permission.OFFER_VIEW):
        return None
    return OfferReminded(reminder.kind, _card(session, recipient, offer, now))


# -- the day ---------------------------------------------------------------------------------------------


@section(TodaySection.REVIEW)
def offers_to_approve(session: Session, actor: Actor, _now: datetime) -> Sequence[Line]:
    """Offers that wait for the actor, or for whom they stand in, the longest waiting first."""
    zone = company_zone(session)
    visible = visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Offer, Candidate.full_name, Vacancy)
        .join(Application, col(Application.id) == col(Offer.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(Offer.state == OfferState.APPROVAL)
        .order_by(col(Offer.state_since))
    ).all()
    return [
        Line(LineKind.OFFER_WAITS, offer_id_of(offer), name, offer.state_since.astimezone(zone).date())
        for offer, name, vacancy in rows
        if not actor.selves.isdisjoint(deciders(session, vacancy))
    ]
