"""Reminders about offers: to who approves after a working day, to who prepared it on its last day and the morning after."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import reminders
from bot.domain.company_days import company_today, morning_of, work_calendar
from bot.domain.deciders import deciders
from bot.models import Application, Offer, OfferState, Reminder, ReminderKind, Subject, Vacancy

APPROVAL_WORKDAYS = 1
K = ReminderKind


def plan(session: Session, offer: Offer, *, now: datetime) -> None:
    """Rewrite the unfired reminders after an offer's state or days have changed."""
    if offer.id is None:
        return
    calendar = work_calendar(session)
    approve_at = ends_at = ended_at = None
    if offer.state is OfferState.APPROVAL:
        today = company_today(session, offer.state_since)
        approve_at = morning_of(session, calendar.add_workdays(today, APPROVAL_WORKDAYS))
    if offer.state is OfferState.SENT and offer.valid_until is not None:
        ends_at = morning_of(session, offer.valid_until)
        ended_at = morning_of(session, calendar.next_workday(offer.valid_until))
    wanted = {
        K.OFFER_APPROVAL: (approve_at, _who_approves(session, offer)),
        K.OFFER_ENDS: (ends_at, [offer.created_by_id]),
        K.OFFER_ENDED: (ended_at, [offer.created_by_id]),
    }
    for kind, (due_at, recipients) in wanted.items():
        reminders.plan(session, Subject.OFFER, offer.id, kind, recipients=recipients, due_at=due_at, now=now)


def _who_approves(session: Session, offer: Offer) -> list[int]:
    application = session.get(Application, offer.application_id)
    vacancy = session.get(Vacancy, application.vacancy_id) if application is not None else None
    return deciders(session, vacancy) if vacancy is not None else []


@reminders.check_for(K.OFFER_APPROVAL)
def _still_asked(session: Session, reminder: Reminder, _now: datetime) -> bool:
    offer = session.get(Offer, reminder.subject_id)
    return offer is not None and offer.state is OfferState.APPROVAL


@reminders.check_for(K.OFFER_ENDS)
def _ends_today(session: Session, reminder: Reminder, now: datetime) -> bool:
    offer = session.get(Offer, reminder.subject_id)
    return _is_open(offer) and offer is not None and offer.valid_until == company_today(session, now)


@reminders.check_for(K.OFFER_ENDED)
def _has_ended(session: Session, reminder: Reminder, now: datetime) -> bool:
    offer = session.get(Offer, reminder.subject_id)
    if offer is None or not _is_open(offer) or offer.valid_until is None:
        return False
    return offer.valid_until < company_today(session, now)


def _is_open(offer: Offer | None) -> bool:
    return offer is not None and offer.state is OfferState.SENT
