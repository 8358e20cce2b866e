"""How long a candidate may be kept, worked out from what has happened, warned of before, and carried out.

The time runs from the last rejection or withdrawal on all vacancies (for somebody who was never on one, from the last
résumé). A consent that stands longer keeps longer; a withdrawn one gives 30 days at most (152-FZ art. 21 part 5); who is
hired is kept on another ground. Nobody is erased without the warning having stood its days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from bot.domain import consents, erasure, privacy_rules, reminders
from bot.domain.access import Actor, Permission, actor_by_id, employees_who_may, may_on_candidate
from bot.models import (
    Application,
    Candidate,
    Consent,
    ConsentState,
    ErasureGround,
    Event,
    PrivacyRules,
    Reminder,
    ReminderKind,
    Resume,
    Retention,
    Stage,
    Subject,
    Vacancy,
)

BATCH = 500
AT_A_TIME = 50
ENDED = frozenset({Stage.REJECTED, Stage.WITHDRAWN})


def settle(session: Session, *, now: datetime) -> bool:
    """Work out the retention of those something has happened to, and erase whose time has come.

    Returns whether more is left for the next call.
    """
    consents.expire(session, now=now)
    session.flush()
    more = _follow_events(session, now=now)
    erasure.sweep(session, now=now)
    return _erase_due(session, now=now) or more


def _follow_events(session: Session, *, now: datetime) -> bool:
    """Whoever an event is about is worked out anew: no verb of any part of the house has to think of it."""
    rules = privacy_rules.stored(session)
    rows = session.exec(
        select(Event.id, Event.subject, Event.subject_id)
        .where(col(Event.id) > rules.seen_event_id)
        .order_by(col(Event.id))
        .limit(BATCH)
    ).all()
    if not rows:
        return False
    touched = {subject_id for _, subject, subject_id in rows if subject == Subject.CANDIDATE}
    applied = [subject_id for _, subject, subject_id in rows if subject == Subject.APPLICATION]
    if applied:
        found = session.exec(select(Application.candidate_id).where(col(Application.id).in_(applied)))
        touched |= set(found.all())
    for candidate_id in sorted(touched):
        refresh(session, candidate_id, rules=rules, now=now)
    rules.seen_event_id = rows[-1][0] or rules.seen_event_id
    session.add(rules)
    return len(rows) == BATCH


def refresh(session: Session, candidate_id: int, *, rules: PrivacyRules, now: datetime) -> None:
    """Work out until when a candidate may be kept, and plan the warning."""
    candidate = session.get(Candidate, candidate_id)
    if candidate is None:
        return
    row = session.get(Retention, candidate_id) or Retention(candidate_id=candidate_id)
    due_at = _due(session, candidate, rules)
    warned_from = now + timedelta(days=rules.warn_days)
    if due_at is not None and due_at < warned_from:
        kept = row.due_at
        due_at = kept if kept is not None and kept <= warned_from else warned_from
    row.due_at = due_at
    session.add(row)
    session.flush()
    warning_at = due_at - timedelta(days=rules.warn_days) if due_at is not None else None
    if warning_at is not None and warning_at <= now:
        warning_at = now + timedelta(seconds=1)
    if not _was_warned(session, candidate_id, warning_at, rules):
        reminders.plan(
            session,
            Subject.CANDIDATE,
            candidate_id,
            ReminderKind.RETENTION_ENDS,
            recipients=recipients(session, candidate_id) if warning_at is not None else (),
            due_at=warning_at,
            now=now,
        )


def _was_warned(
    session: Session, candidate_id: int, warning_at: datetime | None, rules: PrivacyRules
) -> bool:
    """Whether this very end was warned of: not again for every event in its last days."""
    if warning_at is None:
        return False
    last = session.exec(
        select(func.max(Reminder.fired_at)).where(
            Reminder.subject == Subject.CANDIDATE,
            Reminder.subject_id == candidate_id,
            Reminder.kind == ReminderKind.RETENTION_ENDS,
        )
    ).one()
    return last is not None and warning_at - last < timedelta(days=rules.warn_days)


def _due(session: Session, candidate: Candidate, rules: PrivacyRules) -> datetime | None:
    rows = session.exec(
        select(Application.stage, Application.stage_since).where(Application.candidate_id == candidate.id)
    ).all()
    stages = {Stage(stage) for stage, _ in rows}
    if Stage.HIRED in stages:
        return None
    consent = session.get(Consent, candidate.id)
    is_under_way = bool(stages - ENDED)
    if consent is not None and (
        consent.state is ConsentState.WITHDRAWN
        or (consent.state is ConsentState.DECLINED and not is_under_way)
    ):
        return consent.since + timedelta(days=rules.withdrawn_days)
    if is_under_way:
        return None
    ended = max((since for _, since in rows), default=None)
    since = ended or _last_paper(session, candidate)
    due_at = privacy_rules.months_later(since, rules.retention_months)
    if consent is not None and consent.state is ConsentState.GIVEN and consent.valid_until is not None:
        return max(due_at, consent.valid_until)
    return due_at


def _last_paper(session: Session, candidate: Candidate) -> datetime:
    newest = session.exec(select(func.max(Resume.added_at)).where(Resume.candidate_id == candidate.id)).one()
    return max(newest, candidate.created_at) if newest is not None else candidate.created_at


def recipients(session: Session, candidate_id: int) -> Iterable[int]:
    """Who is warned: whose vacancy the candidate was on last, else who added them; HR when they have left."""
    found = session.exec(
        select(Vacancy.owner_id)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
        .order_by(col(Application.stage_since).desc())
        .limit(1)
    ).first()
    if found is None:
        candidate = session.get(Candidate, candidate_id)
        found = candidate.created_by_id if candidate is not None else None
    if found is not None and actor_by_id(session, found) is not None:
        return (found,)
    return tuple(employees_who_may(session, Permission.PRIVACY_TEND))


def _erase_due(session: Session, *, now: datetime) -> bool:
    if not privacy_rules.rules(session).erases_itself:
        return False
    rows = session.exec(
        select(Retention).where(col(Retention.due_at) <= now).order_by(col(Retention.due_at)).limit(AT_A_TIME)
    ).all()
    for row in rows:
        consent = session.get(Consent, row.candidate_id)
        is_consent = consent is not None and consent.state in {ConsentState.WITHDRAWN, ConsentState.DECLINED}
        ground = ErasureGround.CONSENT if is_consent else ErasureGround.RETENTION
        row.due_at = None
        session.add(row)
        erasure.begin(session, row.candidate_id, ground, by_id=None, now=now)
    return len(rows) == AT_A_TIME


def next_due(session: Session) -> datetime | None:
    """When the clock alone ends something next: a retention or a consent."""
    moments = [
        session.exec(
            select(func.min(Consent.valid_until)).where(col(Consent.state) == ConsentState.GIVEN)
        ).one()
    ]
    if privacy_rules.rules(session).erases_itself:
        moments.append(session.exec(select(func.min(Retention.due_at))).one())
    return min((one for one in moments if one is not None), default=None)


# -- the warning -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RetentionEnds:
    """A warning: whose data goes when."""

    candidate_id: int
    full_name: str
    due_at: datetime
    erases_itself: bool


@reminders.check_for(ReminderKind.RETENTION_ENDS)
def _still_ends(session: Session, reminder: Reminder, now: datetime) -> bool:
    row = session.get(Retention, reminder.subject_id)
    days = privacy_rules.rules(session).warn_days
    return row is not None and row.due_at is not None and row.due_at - now <= timedelta(days=days, hours=1)


def load_warning(
    session: Session, recipient: Actor, reminder: Reminder, _now: datetime
) -> RetentionEnds | None:
    """What the warning says; None when it is not theirs to know."""
    candidate = session.get(Candidate, reminder.subject_id)
    row = session.get(Retention, reminder.subject_id)
    if candidate is None or candidate.id is None or row is None or row.due_at is None:
        return None
    if not may_on_candidate(session, recipient, candidate.id, Permission.CANDIDATE_VIEW):
        return None
    itself = privacy_rules.rules(session).erases_itself
    return RetentionEnds(candidate.id, candidate.full_name, row.due_at, itself)
