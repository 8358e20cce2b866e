"""Offers: prepared by a recruiter, approved by who hires, handed to the candidate, answered; and taken back.

One offer of an application is open at a time. What the candidate says goes on by itself: an acceptance makes them a
newcomer, a refusal ends the application; a change of mind before the first day undoes the hire and keeps the history.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import end_reasons, events, hiring, offer_reminders, onboarding, waiting
from bot.domain.access import Actor, Permission, access_application, access_offer
from bot.domain.company_days import company_today
from bot.domain.deciders import deciders
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.offer_values import OfferField, checked_day, first_terms, take, values_of
from bot.domain.onboarding import Hire
from bot.domain.pipeline import LIVE
from bot.models import (
    Application,
    Candidate,
    Event,
    Offer,
    OfferState,
    Outcome,
    SalaryTax,
    Stage,
    Subject,
    Vacancy,
    WaitingKind,
)

UNDO_FOR = timedelta(minutes=10)
LONGEST_NOTE = 500
# Before the candidate has it, an offer can still be changed; an approved one is approved anew then.
EDITABLE = frozenset({OfferState.DRAFT, OfferState.APPROVAL, OfferState.APPROVED})
OPEN = EDITABLE | {OfferState.SENT}
STANDING = OPEN | {OfferState.ACCEPTED}


class OfferVerb(StrEnum):
    """What happened to an offer; the values are kept in its events."""

    BEGUN = "begun"
    CHANGED = "changed"
    EXTENDED = "extended"
    APPROVAL_ASKED = "approval_asked"
    APPROVED = "approved"
    RETURNED = "returned"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CHANGED_MIND = "changed_mind"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"


V = OfferVerb


@dataclass(frozen=True)
class OfferActed:
    """What an act did: the offer, and the event that an Undo button carries, none when nothing changed."""

    offer_id: int
    event_id: int | None


def begin(session: Session, actor: Actor, application_id: int, *, now: datetime) -> int:
    """The application's standing offer, or a new one with the likely terms. Raises Denied, Unfit (it has ended)."""
    application = access_application(session, actor, application_id, Permission.OFFER_VIEW)
    standing = standing_offer(session, application_id)
    if standing is not None:
        return offer_id_of(standing)
    access_application(session, actor, application_id, Permission.OFFER_EDIT)
    if application.stage not in LIVE:
        raise Unfit(Problem.APPLICATION_ENDED)
    candidate, vacancy = subject_of(session, application)
    offer = Offer(application_id=application_id, state_since=now, created_by_id=actor.id, created_at=now)
    first_terms(session, offer, candidate, vacancy, now)
    session.add(offer)
    session.flush()  # its id goes into the event and the buttons
    _record(session, actor.id, offer, V.BEGUN, now=now)
    return offer_id_of(offer)


def standing_offer(session: Session, application_id: int) -> Offer | None:
    """The offer of an application that is open or was accepted."""
    return session.exec(
        select(Offer)
        .where(Offer.application_id == application_id, col(Offer.state).in_(STANDING))
        .order_by(col(Offer.id).desc())
    ).first()


# -- terms -------------------------------------------------------------------------------------------------


def set_field(
    session: Session, actor: Actor, offer_id: int, field: OfferField, text: str, *, now: datetime
) -> OfferActed:
    """Take a term as typed. Raises Denied, Outdated (the candidate has it already), Unfit."""
    offer = _editable(session, actor, offer_id)
    before = events.plain(_terms(offer))
    take(session, offer, field, text, now=now)
    return _changed(session, actor, offer, before, now)


def set_day(
    session: Session, actor: Actor, offer_id: int, field: OfferField, day: date, *, now: datetime
) -> OfferActed:
    """Choose the first day or the last day to answer. Raises Denied, Outdated, Unfit."""
    offer = _editable(session, actor, offer_id)
    before = events.plain(_terms(offer))
    day = checked_day(session, day, now=now)
    if field is OfferField.START:
        offer.start_date = day
    else:
        offer.valid_until = day
    return _changed(session, actor, offer, before, now)


def set_tax(session: Session, actor: Actor, offer_id: int, tax: SalaryTax, *, now: datetime) -> OfferActed:
    """Say whether the amount is net or gross. Raises Denied, Outdated."""
    offer = _editable(session, actor, offer_id)
    before = events.plain(_terms(offer))
    offer.tax = tax
    return _changed(session, actor, offer, before, now)


def extend(
    session: Session, actor: Actor, offer_id: int, day: date, *, rev: int, now: datetime
) -> OfferActed:
    """Give the candidate more time to answer a sent offer. Raises Denied, Outdated, Unfit."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, OfferState.SENT)
    before = offer.valid_until
    offer.valid_until = checked_day(session, day, now=now)
    return _acted(session, actor, offer, V.EXTENDED, {"valid_until": (before, offer.valid_until)}, now=now)


def _changed(
    session: Session, actor: Actor, offer: Offer, before: dict[str, Any], now: datetime
) -> OfferActed:
    """Record what of the terms has changed. What was approved or waits for it goes back to the draft."""
    after = events.plain(_terms(offer))
    changes: dict[str, tuple[object, object]] = {
        name: (before[name], after[name]) for name in after if before[name] != after[name]
    }
    if not changes:
        return OfferActed(offer_id_of(offer), None)
    if offer.state is not OfferState.DRAFT:
        changes["state"] = (offer.state, OfferState.DRAFT)
        offer.state, offer.state_since = OfferState.DRAFT, now
        _wait(session, offer, actor.id, now)
        offer.approved_by_id, offer.approved_at = None, None
    return _acted(session, actor, offer, V.CHANGED, changes, now=now)


def _terms(offer: Offer) -> dict[str, object]:
    return {
        "amount": offer.amount,
        "currency": offer.currency,
        "period": offer.period,
        "tax": offer.tax,
        "start_date": offer.start_date,
        "valid_until": offer.valid_until,
        "conditions": offer.conditions,
    }


# -- approval ----------------------------------------------------------------------------------------------


def ask_approval(session: Session, actor: Actor, offer_id: int, *, rev: int, now: datetime) -> OfferActed:
    """Ask who hires; whoever may approve it themselves approves at once. Raises Denied, Outdated, Unfit (a term is missing)."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, OfferState.DRAFT)
    if values_of(offer).missing:
        raise Unfit(Problem.OFFER_INCOMPLETE)
    if _may(session, actor, offer, Permission.OFFER_APPROVE):
        return _move(session, actor, offer, OfferState.APPROVED, V.APPROVED, now=now)
    acted = _move(session, actor, offer, OfferState.APPROVAL, V.APPROVAL_ASKED, now=now)
    for recipient_id in _asked(session, offer):
        _tell(session, recipient_id, NoticeKind.OFFER_TO_APPROVE, offer, acted, now)
    return acted


def approve(session: Session, actor: Actor, offer_id: int, *, rev: int, now: datetime) -> OfferActed:
    """Approve the terms as they stand. Raises Denied, Outdated."""
    offer = _at(
        session, actor, offer_id, rev, Permission.OFFER_APPROVE, OfferState.APPROVAL, OfferState.DRAFT
    )
    if values_of(offer).missing:
        raise Unfit(Problem.OFFER_INCOMPLETE)
    acted = _move(session, actor, offer, OfferState.APPROVED, V.APPROVED, now=now)
    _tell(session, offer.created_by_id, NoticeKind.OFFER_EVENT, offer, acted, now)
    return acted


def send_back(
    session: Session, actor: Actor, offer_id: int, comment: str, *, rev: int, now: datetime
) -> OfferActed:
    """Return the terms with a comment. Raises Denied, Outdated, Unfit without words."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_APPROVE, OfferState.APPROVAL)
    acted = _move(session, actor, offer, OfferState.DRAFT, V.RETURNED, note=_said(comment), now=now)
    _tell(session, offer.created_by_id, NoticeKind.OFFER_EVENT, offer, acted, now)
    return acted


def _asked(session: Session, offer: Offer) -> list[int]:
    _, vacancy = subject_of(session, _application(session, offer))
    return deciders(session, vacancy)


# -- the candidate's answer ----------------------------------------------------------------------------------


def mark_sent(session: Session, actor: Actor, offer_id: int, *, rev: int, now: datetime) -> OfferActed:
    """The candidate has it now, and moves to the stage of the offer. Raises Denied, Outdated, Unfit (its last day is past)."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, OfferState.APPROVED)
    if offer.valid_until is not None and offer.valid_until < company_today(session, now):
        raise Unfit(Problem.DAY_IN_PAST)
    offer.sent_at = now
    hiring.move_application(session, actor, _application(session, offer), Stage.OFFER, now=now)
    return _move(session, actor, offer, OfferState.SENT, V.SENT, now=now)


def _begin_plan(session: Session, actor: Actor, offer: Offer, now: datetime) -> None:
    """The newcomer's plan begins with the acceptance: nothing is typed twice."""
    if offer.employee_id is None or offer.start_date is None:
        return
    hire = Hire("", offer.start_date, employee_id=offer.employee_id, application_id=offer.application_id)
    onboarding.start(session, actor.id, (hire,), now=now)


def accept(session: Session, actor: Actor, offer_id: int, *, rev: int, now: datetime) -> OfferActed:
    """The candidate has accepted: they become a newcomer of the company. Raises Denied, Outdated."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, OfferState.SENT)
    application = _application(session, offer)
    hiring.move_application(session, actor, application, Stage.HIRED, now=now)
    offer.employee_id = hiring.employ(session, actor, offer, application, now=now)
    _begin_plan(session, actor, offer, now)
    offer.settled_at = now
    acted = _move(session, actor, offer, OfferState.ACCEPTED, V.ACCEPTED, now=now)
    _tell_involved(session, actor, offer, acted, now)
    return acted


def decline(
    session: Session,
    actor: Actor,
    offer_id: int,
    *,
    reason_id: int | None = None,
    comment: str = "",
    rev: int,
    now: datetime,
) -> OfferActed:
    """The candidate has declined, or changed their mind before the first day.

    The reason is one of the list or in own words. Raises Denied, Outdated, Unfit without any.
    """
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, OfferState.SENT, OfferState.ACCEPTED)
    note = _said(comment) if reason_id is None else comment
    changed_mind = offer.state is OfferState.ACCEPTED
    if changed_mind:
        hiring.undo_employment(session, actor, offer, now=now)
    application = _application(session, offer)
    hiring.withdraw_application(session, actor, application, reason_id=reason_id, comment=note, now=now)
    offer.settled_at = now
    verb = V.CHANGED_MIND if changed_mind else V.DECLINED
    acted = _move(session, actor, offer, OfferState.DECLINED, verb, note=note, now=now)
    _tell_involved(session, actor, offer, acted, now)
    return acted


def decline_reasons(session: Session, _actor: Actor) -> tuple[end_reasons.Reason, ...]:
    """The reasons of the company's list for which candidates withdraw."""
    return end_reasons.reasons(session, Outcome.WITHDREW)


def take_back(
    session: Session, actor: Actor, offer_id: int, reason: str, *, rev: int, now: datetime
) -> OfferActed:
    """Withdraw an offer that is not answered yet; the candidate's application goes on. Raises Denied, Outdated, Unfit."""
    offer = _at(session, actor, offer_id, rev, Permission.OFFER_EDIT, *OPEN)
    offer.settled_at = now
    acted = _move(session, actor, offer, OfferState.WITHDRAWN, V.WITHDRAWN, note=_said(reason), now=now)
    _tell_involved(session, actor, offer, acted, now)
    return acted


def undo(session: Session, actor: Actor, event_id: int, *, now: datetime) -> int:
    """Take the last act on an offer back within ten minutes; returns the offer's id.

    Raises Denied, Unfit (too late, or something else has happened since). A candidate's answer is taken back too:
    the newcomer's profile and plan are cancelled, the application returns to where it was.
    """
    event = session.get(Event, event_id)
    if event is None or event.subject is not Subject.OFFER or "state" not in event.changes:
        raise Denied
    offer = access_offer(session, actor, event.subject_id, Permission.OFFER_VIEW)
    last = events.newest(session, Subject.OFFER, event.subject_id)
    if last is None or last.id != event_id or event.actor_id != actor.id:
        raise Unfit(Problem.UNDO_OVERTAKEN)
    if now - event.at > UNDO_FOR or event.verb == V.CHANGED_MIND:
        raise Unfit(Problem.UNDO_TOO_LATE)
    if event.verb == V.ACCEPTED:
        hiring.undo_employment(session, actor, offer, now=now)
    before, after = OfferState(event.changes["state"][0]), offer.state
    hiring.return_application(session, actor, _application(session, offer), since=event.at, now=now)
    offer.state, offer.state_since, offer.note = before, now, str(event.changes.get("note", [""])[0])
    if before in EDITABLE:
        offer.sent_at = None
    if before is not OfferState.APPROVED:
        offer.approved_by_id = offer.approved_by_id if before is OfferState.SENT else None
    offer.settled_at = None
    _wait(session, offer, actor.id, now)
    _acted(session, actor, offer, V.UNDONE, {"state": (after, before)}, now=now)
    return event.subject_id


# -- steps -----------------------------------------------------------------------------------------------


def subject_of(session: Session, application: Application) -> tuple[Candidate, Vacancy]:
    """Who is offered what. Raises Denied when either is gone."""
    candidate = session.get(Candidate, application.candidate_id)
    vacancy = session.get(Vacancy, application.vacancy_id)
    if candidate is None or vacancy is None:
        raise Denied
    return candidate, vacancy


def offer_id_of(offer: Offer) -> int:
    """The id of a stored offer."""
    if offer.id is None:
        raise ValueError("a stored offer has an id")
    return offer.id


def _application(session: Session, offer: Offer) -> Application:
    application = session.get(Application, offer.application_id)
    if application is None:
        raise Denied
    return application


def _may(session: Session, actor: Actor, offer: Offer, permission: Permission) -> bool:
    try:
        access_offer(session, actor, offer_id_of(offer), permission)
    except Denied:
        return False
    return True


def _editable(session: Session, actor: Actor, offer_id: int) -> Offer:
    offer = access_offer(session, actor, offer_id, Permission.OFFER_EDIT)
    if offer.state not in EDITABLE:
        raise Outdated
    return offer


def _at(
    session: Session, actor: Actor, offer_id: int, rev: int, permission: Permission, *states: OfferState
) -> Offer:
    offer = access_offer(session, actor, offer_id, permission)
    if offer.rev != rev or offer.state not in states:
        raise Outdated
    return offer


def _said(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise Unfit(Problem.REASON_NEEDED)
    if len(said) > LONGEST_NOTE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NOTE)
    return said


def _move(
    session: Session,
    actor: Actor,
    offer: Offer,
    state: OfferState,
    verb: OfferVerb,
    *,
    note: str = "",
    now: datetime,
) -> OfferActed:
    changes: dict[str, tuple[object, object]] = {"state": (offer.state, state), "note": (offer.note, note)}
    offer.state, offer.state_since, offer.note = state, now, note
    if state is OfferState.APPROVED:
        offer.approved_by_id, offer.approved_at = actor.id, now
    _wait(session, offer, actor.id, now)
    return _acted(session, actor, offer, verb, changes, now=now)


def _wait(session: Session, offer: Offer, by_id: int, now: datetime) -> None:
    """Say who is waited for now: who approves, or the candidate."""
    offer_id = offer_id_of(offer)
    wanted: dict[WaitingKind, int | None] = {}
    if offer.state is OfferState.APPROVAL:
        wanted[WaitingKind.OFFER_APPROVAL] = next(iter(_asked(session, offer)), None)
    if offer.state is OfferState.SENT:
        wanted[WaitingKind.OFFER_ANSWER] = None
    for kind in (WaitingKind.OFFER_APPROVAL, WaitingKind.OFFER_ANSWER):
        if kind not in wanted:
            waiting.end(session, offer.application_id, kind, by_id=by_id, now=now, subject_id=offer_id)
    for kind, on_id in wanted.items():
        waiting.begin(
            session,
            offer.application_id,
            kind,
            on_id=on_id,
            for_id=offer.created_by_id,
            now=now,
            subject_id=offer_id,
        )


def _acted(
    session: Session,
    actor: Actor,
    offer: Offer,
    verb: OfferVerb,
    changes: dict[str, tuple[object, object]],
    *,
    now: datetime,
) -> OfferActed:
    offer.rev += 1
    session.add(offer)
    event = _record(session, actor.id, offer, verb, now=now, changes=changes)
    session.flush()  # the event's id goes into the Undo button
    offer_reminders.plan(session, offer, now=now)
    return OfferActed(offer_id_of(offer), event.id)


def _record(
    session: Session,
    actor_id: int,
    offer: Offer,
    verb: OfferVerb,
    *,
    now: datetime,
    changes: dict[str, tuple[object, object]] | None = None,
) -> Event:
    return events.record(
        session,
        actor_id=actor_id,
        subject=Subject.OFFER,
        subject_id=offer_id_of(offer),
        verb=verb,
        now=now,
        changes=changes,
    )


def _tell_involved(session: Session, actor: Actor, offer: Offer, acted: OfferActed, now: datetime) -> None:
    """The owner, the hiring manager and who prepared the offer hear of its end, except the one who acts."""
    _, vacancy = subject_of(session, _application(session, offer))
    involved = dict.fromkeys((vacancy.owner_id, vacancy.hiring_manager_id, offer.created_by_id))
    for recipient_id in involved:
        if recipient_id is not None and recipient_id != actor.id:
            _tell(session, recipient_id, NoticeKind.OFFER_EVENT, offer, acted, now)


def _tell(
    session: Session, recipient_id: int, kind: NoticeKind, offer: Offer, acted: OfferActed, now: datetime
) -> None:
    notify(
        session,
        recipient_id,
        kind,
        {"offer": offer_id_of(offer), "event": acted.event_id},
        now=now,
        dedupe_key=f"offer:{acted.event_id}:{recipient_id}",
    )
