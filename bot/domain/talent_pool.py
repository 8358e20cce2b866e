"""The talent pool: a candidate put aside until a review day, tags, «do not reconsider until», and the next contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from bot.domain import access, events, reminders, stage_changes
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_today, morning_of
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import (
    Application,
    Candidate,
    CandidateTag,
    DoNotReconsider,
    Employee,
    NextContact,
    Reminder,
    ReminderKind,
    Reserve,
    StageChange,
    Subject,
    Vacancy,
)
from bot.parsing.dates import find_moment
from bot.parsing.spans import cut_out

REVIEW_AFTER = timedelta(days=90)
BAR_FOR = timedelta(days=365)
NEXT_AFTER = timedelta(days=3)
CONTACT_HOUR = time(10, 0)
MOST_TAGS, LONGEST_TAG, LONGEST_REASON = 20, 40, 300


@dataclass(frozen=True)
class PoolCard:
    """What is kept on a candidate beside the résumé. The bar is None for who is no recruiter."""

    candidate_id: int
    full_name: str
    tags: tuple[str, ...]
    reserve: Reserve | None
    reserve_owner: str
    bar: DoNotReconsider | None
    next_contact: NextContact | None
    next_owner: str


def card(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> PoolCard:
    """The candidate's tags, reserve, bar and next contact. Raises Denied for who keeps no candidates."""
    candidate = _kept(session, actor, candidate_id)
    reserve = session.get(Reserve, candidate_id)
    bar = session.get(DoNotReconsider, candidate_id)
    following = session.get(NextContact, candidate_id)
    stands = bar is not None and bar.until > company_today(session, now)
    return PoolCard(
        candidate_id,
        candidate.full_name,
        tags_of(session, candidate_id),
        reserve,
        _name(session, reserve.owner_id if reserve else None),
        bar if stands else None,
        following,
        _name(session, following.owner_id if following else None),
    )


def _name(session: Session, employee_id: int | None) -> str:
    person = session.get(Employee, employee_id) if employee_id is not None else None
    return person.name if person is not None else ""


def _kept(session: Session, actor: Actor, candidate_id: int) -> Candidate:
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    return candidate


def _record(
    session: Session, actor: Actor, candidate_id: int, verb: str, now: datetime, **details: object
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb=verb,
        now=now,
        details=details,
    )


def _reason_and_day(
    session: Session, actor: Actor, text: str, after: timedelta, *, now: datetime
) -> tuple[str, date]:
    """The words and the day of a line like «сильный, но дорогой, до 1 марта». Raises Unfit."""
    today = company_today(session, now)
    found = find_moment(text, now=now, zone=actor.zone)
    day = found.moment.day if found is not None else today + after
    reason = cut_out(text, [found.span]).strip(" ,.;:—–-") if found is not None else text.strip()
    if not reason:
        raise Unfit(Problem.REASON_NEEDED)
    if len(reason) > LONGEST_REASON:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REASON)
    if day <= today:
        raise Unfit(Problem.DAY_IN_PAST)
    return reason, day


# -- reserve -------------------------------------------------------------------------------------------------


def put_aside(session: Session, actor: Actor, candidate_id: int, text: str, *, now: datetime) -> PoolCard:
    """Put a candidate in reserve: the reason, and the day to look again (in three months if none is named)."""
    _kept(session, actor, candidate_id)
    reason, day = _reason_and_day(session, actor, text, REVIEW_AFTER, now=now)
    row = session.get(Reserve, candidate_id)
    if row is None:
        row = Reserve(
            candidate_id=candidate_id,
            reason=reason,
            owner_id=actor.id,
            review_on=day,
            put_by_id=actor.id,
            put_at=now,
        )
    row.reason, row.review_on, row.owner_id = reason, day, actor.id
    session.add(row)
    _record(session, actor, candidate_id, "reserved", now, reason=reason, review_on=day)
    _plan_review(session, row, now=now)
    return card(session, actor, candidate_id, now=now)


def postpone_review(
    session: Session, actor: Actor, candidate_id: int, days: int, *, now: datetime
) -> PoolCard:
    """Look again so many days from today. Changes nothing for who is not in reserve."""
    _kept(session, actor, candidate_id)
    row = session.get(Reserve, candidate_id)
    day = company_today(session, now) + timedelta(days=max(1, min(days, 1000)))
    if row is not None and row.review_on != day:
        row.review_on = day
        session.add(row)
        _record(session, actor, candidate_id, "review_moved", now, review_on=day)
        _plan_review(session, row, now=now)
    return card(session, actor, candidate_id, now=now)


def release(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> PoolCard:
    """Take a candidate out of the reserve. Done twice it changes nothing."""
    _kept(session, actor, candidate_id)
    row = session.get(Reserve, candidate_id)
    if row is not None:
        session.delete(row)
        session.flush()  # the card below must not find it
        _record(session, actor, candidate_id, "released", now)
        _drop_reminder(session, candidate_id, ReminderKind.RESERVE_REVIEW, now=now)
    return card(session, actor, candidate_id, now=now)


@dataclass(frozen=True)
class Keeper:
    """Somebody who could own a candidate in reserve."""

    employee_id: int
    name: str


def keepers(session: Session, actor: Actor, candidate_id: int) -> tuple[Keeper, ...]:
    """The colleagues who may own the reserve of a candidate, the present owner left out. Raises Denied."""
    _kept(session, actor, candidate_id)
    row = session.get(Reserve, candidate_id)
    found = []
    for employee_id in access.employees_who_may(session, Permission.CANDIDATE_EDIT):
        one = access.actor_by_id(session, employee_id)
        if one is None or (row is not None and row.owner_id == employee_id):
            continue
        if access.may_on_candidate(session, one, candidate_id, Permission.CANDIDATE_VIEW):
            found.append(Keeper(employee_id, one.name))
    return tuple(found)


def set_keeper(
    session: Session, actor: Actor, candidate_id: int, employee_id: int, *, now: datetime
) -> PoolCard:
    """Let a colleague own the reserve: the review's reminder goes to them. A second press changes nothing.

    Raises Denied; Outdated for somebody who may not own it (any more).
    """
    _kept(session, actor, candidate_id)
    row = session.get(Reserve, candidate_id)
    if row is not None and row.owner_id != employee_id:
        if employee_id not in {one.employee_id for one in keepers(session, actor, candidate_id)}:
            raise Outdated
        pass_reserve(session, row, employee_id, actor.id, now=now)
        if employee_id != actor.id:
            payload = {"candidate": candidate_id, "by": actor.id}
            notify(session, employee_id, NoticeKind.RESERVE_PASSED, payload, now=now, heed_quiet_hours=True)
    return card(session, actor, candidate_id, now=now)


@dataclass(frozen=True)
class PassedReserve:
    """A candidate in reserve whom the reader is to keep from now on."""

    candidate_id: int
    full_name: str
    by: str
    reason: str
    review_on: date


def load_passed(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> PassedReserve | None:
    """What the new owner reads; None when the reserve is not theirs (any more)."""
    candidate_id = payload["candidate"]
    row, candidate = session.get(Reserve, candidate_id), session.get(Candidate, candidate_id)
    if row is None or candidate is None or row.owner_id != recipient.id:
        return None
    if not access.may_on_candidate(session, recipient, candidate_id, Permission.CANDIDATE_VIEW):
        return None
    by = _name(session, payload["by"])
    return PassedReserve(candidate_id, candidate.full_name, by, row.reason, row.review_on)


def pass_reserve(session: Session, row: Reserve, to_id: int, by_id: int, *, now: datetime) -> None:
    """Give a reserve to another owner; rights are the caller's to check."""
    before, row.owner_id = row.owner_id, to_id
    session.add(row)
    events.record(
        session,
        actor_id=by_id,
        subject=Subject.CANDIDATE,
        subject_id=row.candidate_id,
        verb="reserve_passed",
        now=now,
        changes={"owner_id": (before, to_id)},
        details={"text": _name(session, to_id)},
    )
    _plan_review(session, row, now=now)


def pass_contact(session: Session, row: NextContact, to_id: int, *, now: datetime) -> None:
    """Give a next contact to another owner; rights are the caller's to check."""
    row.owner_id = to_id
    session.add(row)
    reminders.plan(
        session,
        Subject.CANDIDATE,
        row.candidate_id,
        ReminderKind.NEXT_CONTACT,
        recipients=[to_id],
        due_at=row.due_at,
        now=now,
    )


@stage_changes.after_change
def _kept_in_mind(session: Session, application: Application, change: StageChange, now: datetime) -> None:
    """Who is settled with «to the reserve» goes there for the vacancy's title; who is there already stays as they are."""
    vacancy = session.get(Vacancy, application.vacancy_id)
    if not change.to_reserve or vacancy is None or session.get(Reserve, application.candidate_id) is not None:
        return
    owner_id = change.by_id if change.by_id is not None else vacancy.owner_id
    row = Reserve(
        candidate_id=application.candidate_id,
        reason=vacancy.title,
        owner_id=owner_id,
        review_on=company_today(session, now) + REVIEW_AFTER,
        put_by_id=owner_id,
        put_at=change.at,
    )
    session.add(row)
    events.record(
        session,
        actor_id=change.by_id,
        subject=Subject.CANDIDATE,
        subject_id=application.candidate_id,
        verb="reserved",
        now=now,
        details={"reason": row.reason, "review_on": row.review_on},
    )
    _plan_review(session, row, now=now)


@stage_changes.after_undo
def _not_kept_in_mind(session: Session, application: Application, change: StageChange, now: datetime) -> None:
    """The settling was taken back, and with it the reserve it made."""
    row = session.get(Reserve, application.candidate_id) if change.to_reserve else None
    if row is not None and row.put_at == change.at:
        session.delete(row)
        _drop_reminder(session, application.candidate_id, ReminderKind.RESERVE_REVIEW, now=now)


def _drop_reminder(session: Session, candidate_id: int, kind: ReminderKind, *, now: datetime) -> None:
    reminders.plan(session, Subject.CANDIDATE, candidate_id, kind, recipients=(), due_at=None, now=now)


def _plan_review(session: Session, row: Reserve, *, now: datetime) -> None:
    reminders.plan(
        session,
        Subject.CANDIDATE,
        row.candidate_id,
        ReminderKind.RESERVE_REVIEW,
        recipients=[row.owner_id],
        due_at=morning_of(session, row.review_on),
        now=now,
    )


# -- do not reconsider ---------------------------------------------------------------------------------------


def bar(session: Session, actor: Actor, candidate_id: int, text: str, *, now: datetime) -> PoolCard:
    """Do not reconsider until the day named (in a year if none is), for a reason. It expires by itself."""
    _kept(session, actor, candidate_id)
    reason, day = _reason_and_day(session, actor, text, BAR_FOR, now=now)
    row = session.get(DoNotReconsider, candidate_id)
    if row is None:
        row = DoNotReconsider(
            candidate_id=candidate_id, until=day, reason=reason, set_by_id=actor.id, set_at=now
        )
    row.until, row.reason, row.set_by_id, row.set_at = day, reason, actor.id, now
    session.add(row)
    _record(session, actor, candidate_id, "barred", now, reason=reason, until=day)
    return card(session, actor, candidate_id, now=now)


def lift_bar(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> PoolCard:
    """Reconsider again. Done twice it changes nothing."""
    _kept(session, actor, candidate_id)
    row = session.get(DoNotReconsider, candidate_id)
    if row is not None:
        session.delete(row)
        session.flush()  # as above
        _record(session, actor, candidate_id, "bar_lifted", now)
    return card(session, actor, candidate_id, now=now)


# -- next contact --------------------------------------------------------------------------------------------


def plan_contact(session: Session, actor: Actor, candidate_id: int, text: str, *, now: datetime) -> PoolCard:
    """Plan the next contact: «пн 11:00 спросить про оффер»; without a day in three days at ten. Raises Unfit."""
    _kept(session, actor, candidate_id)
    found = find_moment(text, now=now, zone=actor.zone, default_time=CONTACT_HOUR)
    due = (
        found.moment.utc
        if found is not None
        else morning_of(session, company_today(session, now) + NEXT_AFTER)
    )
    note = cut_out(text, [found.span]).strip(" ,.;:—–-") if found is not None else text.strip()
    if due <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    if len(note) > LONGEST_REASON:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REASON)
    return plan_contact_at(session, actor, candidate_id, due, note, now=now)


def plan_contact_at(
    session: Session, actor: Actor, candidate_id: int, due: datetime, note: str, *, now: datetime
) -> PoolCard:
    """Plan the next contact at a moment (aware UTC), the note as long as it may be. Done twice it changes nothing."""
    _kept(session, actor, candidate_id)
    note = note[:LONGEST_REASON]
    row = session.get(NextContact, candidate_id)
    if row is None:
        row = NextContact(candidate_id=candidate_id, owner_id=actor.id, due_at=due, set_at=now)
    elif (row.owner_id, row.due_at, row.note) == (actor.id, due, note):
        return card(session, actor, candidate_id, now=now)
    row.owner_id, row.due_at, row.note, row.set_at = actor.id, due, note, now
    session.add(row)
    _record(session, actor, candidate_id, "contact_planned", now, due_at=due, note=note)
    reminders.plan(
        session,
        Subject.CANDIDATE,
        candidate_id,
        ReminderKind.NEXT_CONTACT,
        recipients=[actor.id],
        due_at=due,
        now=now,
    )
    return card(session, actor, candidate_id, now=now)


def drop_contact(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> PoolCard:
    """The next contact is done or not wanted. Done twice it changes nothing."""
    _kept(session, actor, candidate_id)
    row = session.get(NextContact, candidate_id)
    if row is not None:
        session.delete(row)
        session.flush()  # as above
        _record(session, actor, candidate_id, "contact_dropped", now)
        _drop_reminder(session, candidate_id, ReminderKind.NEXT_CONTACT, now=now)
    return card(session, actor, candidate_id, now=now)


# -- tags ----------------------------------------------------------------------------------------------------


def tags_of(session: Session, candidate_id: int) -> tuple[str, ...]:
    """The candidate's tags by name."""
    rows = session.exec(
        select(CandidateTag.name)
        .where(CandidateTag.candidate_id == candidate_id)
        .order_by(col(CandidateTag.norm))
    ).all()
    return tuple(rows)


def set_tags(session: Session, actor: Actor, candidate_id: int, text: str, *, now: datetime) -> PoolCard:
    """Make these the candidate's tags, separated by commas; a dash takes all away. Raises Unfit."""
    _kept(session, actor, candidate_id)
    names = [" ".join(part.split()).lstrip("#") for part in text.replace("\n", ",").split(",")]
    wanted = {name.casefold(): name for name in names if name.strip("-–— ")}
    if len(wanted) > MOST_TAGS:
        raise Unfit(Problem.TASK_TOO_MANY_ITEMS, most=MOST_TAGS)
    if any(len(name) > LONGEST_TAG for name in wanted):
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_TAG)
    before = tags_of(session, candidate_id)
    session.exec(delete(CandidateTag).where(col(CandidateTag.candidate_id) == candidate_id))
    for norm, name in wanted.items():
        session.add(
            CandidateTag(candidate_id=candidate_id, norm=norm, name=name, added_by_id=actor.id, added_at=now)
        )
    session.flush()  # read again below
    after = tags_of(session, candidate_id)
    if before != after:
        _record(session, actor, candidate_id, "tagged", now, tags=after)
    return card(session, actor, candidate_id, now=now)


# -- reminders and the day -----------------------------------------------------------------------------------


@reminders.check_for(ReminderKind.RESERVE_REVIEW)
def _review_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    row = session.get(Reserve, reminder.subject_id)
    return (
        row is not None
        and row.owner_id == reminder.recipient_id
        and morning_of(session, row.review_on) == reminder.due_at
    )


@reminders.check_for(ReminderKind.NEXT_CONTACT)
def _contact_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    row = session.get(NextContact, reminder.subject_id)
    return row is not None and row.owner_id == reminder.recipient_id and row.due_at == reminder.due_at


@dataclass(frozen=True)
class PoolReminder:
    """A fired reminder: the review of somebody in reserve, or the next contact. `words` is the reason or the note."""

    kind: ReminderKind
    candidate_id: int
    full_name: str
    words: str


def load_reminder(
    session: Session, recipient: Actor, reminder: Reminder, _now: datetime
) -> PoolReminder | None:
    """What a reminder says now; None when the recipient may not see the candidate any more."""
    candidate = session.get(Candidate, reminder.subject_id)
    if candidate is None or candidate.id is None or not recipient.may(Permission.CANDIDATE_EDIT):
        return None
    if not access.may_on_candidate(session, recipient, candidate.id, Permission.CANDIDATE_VIEW):
        return None
    if reminder.kind is ReminderKind.RESERVE_REVIEW:
        reserve = session.get(Reserve, candidate.id)
        said = reserve.reason if reserve is not None else ""
    else:
        following = session.get(NextContact, candidate.id)
        said = following.note if following is not None else ""
    return PoolReminder(reminder.kind, candidate.id, candidate.full_name, said)


@section(TodaySection.BURNING)
def contacts_due(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """The actor's contacts planned for today or late."""
    end = morning_of(session, company_today(session, now) + timedelta(days=1)) - timedelta(
        hours=CONTACT_HOUR.hour
    )
    rows = session.exec(
        select(NextContact, Candidate.full_name)
        .join(Candidate, col(Candidate.id) == col(NextContact.candidate_id))
        .where(col(NextContact.owner_id).in_(actor.selves), NextContact.due_at < end)
    ).all()
    return [
        Line(LineKind.CONTACT_DUE, row.candidate_id, name, due.date(), due)
        for row, name in rows
        for due in (row.due_at.astimezone(actor.zone),)
        if access.may_on_candidate(session, actor, row.candidate_id, Permission.CANDIDATE_VIEW)
    ]
