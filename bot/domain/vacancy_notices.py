"""What others are told about vacancies and requests: rights and state checked again at the moment of sending."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import vacancy_cards, vacancy_requests
from bot.domain.access import Actor, Permission, may_on_vacancy
from bot.domain.vacancies import STATE_VERBS
from bot.domain.vacancy_cards import VacancyCard
from bot.domain.vacancy_requests import RequestCard
from bot.domain.vacancy_values import Named, people_by_id
from bot.models import Event, RequestState, Vacancy, VacancyRequest


@dataclass(frozen=True)
class VacancyNotice:
    """A vacancy somebody is told of, and who made it so."""

    card: VacancyCard
    by: Named | None


def shared(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> VacancyNotice | None:
    """A vacancy shown by a colleague; nothing for whoever may not see it any more."""
    found = _seen(session, recipient, payload["vacancy"], now)
    return VacancyNotice(found, _named(session, payload["by"])) if found is not None else None


def involved(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> VacancyNotice | None:
    """A vacancy the recipient was put on; nothing if they have been taken off it meanwhile."""
    found = _seen(session, recipient, payload["vacancy"], now)
    if found is None:
        return None
    facts = found.facts
    people = {one.id for one in (facts.owner, facts.hiring_manager, *facts.team) if one is not None}
    return VacancyNotice(found, _named(session, payload["by"])) if recipient.id in people else None


def state_changed(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> VacancyNotice | None:
    """A vacancy held, closed or reopened; nothing if its state has changed again since."""
    found = _seen(session, recipient, payload["vacancy"], now)
    event = session.get(Event, payload["event"])
    if found is None or event is None or event.verb not in STATE_VERBS | {"undone"}:
        return None
    state = event.changes.get("state")
    if not isinstance(state, list) or state[1] != found.state.value:
        return None
    return VacancyNotice(found, _named(session, event.actor_id))


def requested(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RequestCard | None:
    """A request that still waits, for a recruiter."""
    request = session.get(VacancyRequest, payload["request"])
    if request is None or not recipient.may(Permission.REQUEST_DECIDE):
        return None
    return (
        vacancy_requests.card_of(session, recipient, request)
        if request.state is RequestState.WAITING
        else None
    )


def decided(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RequestCard | None:
    """What became of the recipient's own request."""
    request = session.get(VacancyRequest, payload["request"])
    if request is None or request.requested_by_id != recipient.id:
        return None
    settled = request.state in {RequestState.OPENED, RequestState.DECLINED}
    return vacancy_requests.card_of(session, recipient, request) if settled else None


def _seen(session: Session, recipient: Actor, vacancy_id: int, now: datetime) -> VacancyCard | None:
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None or not may_on_vacancy(session, recipient, vacancy, Permission.VACANCY_VIEW):
        return None
    return vacancy_cards.card(session, recipient, vacancy_id, now=now)


def _named(session: Session, employee_id: int | None) -> Named | None:
    return people_by_id(session, {employee_id}).get(employee_id) if employee_id is not None else None
