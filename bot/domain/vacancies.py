"""Vacancies: opening, editing, holding, closing, reopening, extending, sharing, and taking such an act back.

Every verb checks the right through `access`, records an event with before and after, and rewrites the
reminders when
the closing day, the owner or the state changes, all in the caller's unit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.access import Actor, Permission, access_vacancy, actor_by_id
from bot.domain.access import may_on_vacancy as may
from bot.domain.company_days import company_today
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify, withdraw
from bot.domain.vacancy_reminders import plan_reminders
from bot.domain.vacancy_values import (
    VacancyField,
    VacancyValues,
    as_changes,
    checked,
    differing,
    value_of,
    values_of,
    with_value,
    write,
)
from bot.models import CloseReason, Event, HoldReason, OutboxMessage, Subject, Vacancy, VacancyState

UNDO_FOR = timedelta(minutes=10)
LONGEST_NOTE = 500
STATE_VERBS = frozenset({"held", "closed", "reopened"})
UNDOABLE = STATE_VERBS | {"extended"}
_RESTORED = ("state", "state_note", "hold_reason", "close_reason", "state_since", "closes_on")


# Follows a change of the hiring manager in the same unit: `listen(session, vacancy, now)`.
ManagerChanged = Callable[[Session, Vacancy, datetime], None]
_after_manager_change: list[ManagerChanged] = []


def after_manager_change(listen: ManagerChanged) -> ManagerChanged:
    """Call this whenever a vacancy has got another hiring manager, or none."""
    _after_manager_change.append(listen)
    return listen


@dataclass(frozen=True)
class Acted:
    """What a verb did: the vacancy, and the event that an Undo button carries."""

    vacancy_id: int
    event_id: int


@dataclass(frozen=True)
class Merge:
    """Two people's edits of one vacancy put together; `clashing` fields were changed by both, differently."""

    values: VacancyValues
    clashing: tuple[VacancyField, ...]


# -- opening and editing ---------------------------------------------------------------------------------


def open_vacancy(
    session: Session,
    actor: Actor,
    values: VacancyValues,
    *,
    now: datetime,
    details: dict[str, object] | None = None,
) -> Acted:
    """Open a vacancy; without an owner the actor owns it. Raises Denied, Unfit."""
    actor.require(Permission.VACANCY_CREATE)
    owned = values if values.owner_id is not None else replace(values, owner_id=actor.id)
    after = checked(session, _kept_in_sight(owned, actor), today=company_today(session, now))
    vacancy = Vacancy(
        title=after.title,
        owner_id=after.owner_id or actor.id,
        opened_at=now,
        state_since=now,
        first_closes_on=after.closes_on,
    )
    write(session, vacancy, after)
    return _recorded(
        session,
        actor,
        vacancy,
        "opened",
        now,
        changes=as_changes(VacancyValues(), after),
        details=details or {},
    )


def merge(base: VacancyValues, mine: VacancyValues, theirs: VacancyValues) -> Merge:
    """Both edits of `base` at once: mine where only I changed a field, theirs elsewhere; what both changed
    clashes.
    """
    changed = set(differing(base, mine))
    merged = theirs
    for field in changed:
        merged = with_value(merged, field, value_of(mine, field))
    clashing = [
        field
        for field in differing(mine, theirs)
        if field in changed and value_of(theirs, field) != value_of(base, field)
    ]
    return Merge(merged, tuple(clashing))


def edit(
    session: Session, actor: Actor, vacancy_id: int, values: VacancyValues, *, now: datetime
) -> Acted | None:
    """Give a vacancy these values; None when nothing differs. Raises Denied, Unfit.

    What somebody else changed meanwhile is the caller's concern: see `merge`.
    """
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    before = values_of(session, vacancy)
    wanted = values if values.owner_id is not None else replace(values, owner_id=before.owner_id)
    after = checked(
        session,
        _kept_in_sight(wanted, actor, vacancy),
        today=company_today(session, now),
        base=before,
    )
    if after == before:
        return None
    write(session, vacancy, after)
    if vacancy.first_closes_on is None:
        vacancy.first_closes_on = after.closes_on
    fields = set(differing(before, after))
    verb = "extended" if fields == {VacancyField.CLOSES_ON} and _is_later(before, after) else "edited"
    return _recorded(session, actor, vacancy, verb, now, changes=as_changes(before, after), before=before)


def set_value(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    field: VacancyField,
    value: object,
    *,
    now: datetime,
) -> Acted | None:
    """Change one field of a vacancy as it is now."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    return edit(session, actor, vacancy_id, with_value(values_of(session, vacancy), field, value), now=now)


def extend(
    session: Session, actor: Actor, vacancy_id: int, until: date, *, closes_on: date | None, now: datetime
) -> Acted | None:
    """Move the closing day. Raises Outdated when it is no longer `closes_on`: somebody was quicker, or
    pressed twice.
    """
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    if vacancy.closes_on != closes_on or vacancy.state is VacancyState.CLOSED:
        raise Outdated
    return set_value(session, actor, vacancy_id, VacancyField.CLOSES_ON, until, now=now)


def _is_later(before: VacancyValues, after: VacancyValues) -> bool:
    return before.closes_on is not None and after.closes_on is not None and after.closes_on > before.closes_on


def _kept_in_sight(values: VacancyValues, actor: Actor, vacancy: Vacancy | None = None) -> VacancyValues:
    """Whoever makes a vacancy confidential joins its team, or they would shut themselves out."""
    involved = {values.owner_id, values.hiring_manager_id, *values.team}
    if not values.confidential or actor.id in involved:
        return values
    if vacancy is not None and vacancy.confidential:
        return values
    return replace(values, team=(*values.team, actor.id))


# -- states ----------------------------------------------------------------------------------------------


def hold(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    *,
    rev: int,
    reason: HoldReason,
    note: str = "",
    now: datetime,
) -> Acted:
    """Put an open vacancy on hold. Raises Denied, Outdated, Unfit (another reason needs words)."""
    vacancy = _at_rev(session, actor, vacancy_id, rev, VacancyState.OPEN)
    if reason is HoldReason.OTHER:
        note = _needed(note)
    return _move(
        session, actor, vacancy, "held", VacancyState.ON_HOLD, now=now, note=note, hold_reason=reason
    )


def close(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    *,
    rev: int,
    reason: CloseReason,
    note: str = "",
    now: datetime,
) -> Acted:
    """Close a vacancy. Raises Denied, Outdated, Unfit (another reason needs words)."""
    vacancy = _at_rev(session, actor, vacancy_id, rev, VacancyState.OPEN, VacancyState.ON_HOLD)
    if reason is CloseReason.OTHER:
        note = _needed(note)
    return _move(
        session, actor, vacancy, "closed", VacancyState.CLOSED, now=now, note=note, close_reason=reason
    )


def reopen(
    session: Session, actor: Actor, vacancy_id: int, *, rev: int, note: str = "", now: datetime
) -> Acted:
    """Return a vacancy to work, from hold or closed; the reason in words is optional. Raises Denied,
    Outdated.
    """
    vacancy = _at_rev(session, actor, vacancy_id, rev, VacancyState.ON_HOLD, VacancyState.CLOSED)
    return _move(session, actor, vacancy, "reopened", VacancyState.OPEN, now=now, note=note)


def undo(session: Session, actor: Actor, event_id: int, *, now: datetime) -> int:
    """Take back a hold, close, reopen or extension within ten minutes; returns the vacancy's id.

    Raises Denied, Outdated (taken back already), Unfit (too late, or something else happened since).
    """
    event = session.get(Event, event_id)
    if event is None or event.subject is not Subject.VACANCY or event.verb not in UNDOABLE:
        raise Denied
    vacancy = access_vacancy(session, actor, event.subject_id, Permission.VACANCY_EDIT)
    later = session.exec(
        select(Event)
        .where(
            Event.subject == Subject.VACANCY, Event.subject_id == event.subject_id, col(Event.id) > event_id
        )
        .order_by(col(Event.id))
    ).first()
    if later is not None:
        if later.verb == "undone":
            raise Outdated
        raise Unfit(Problem.UNDO_OVERTAKEN)
    if now - event.at > UNDO_FOR:
        raise Unfit(Problem.UNDO_TOO_LATE)
    current = _state_snapshot(vacancy)
    _restore(vacancy, {key: pair[0] for key, pair in event.changes.items() if key in _RESTORED})
    changes = {
        key: (current[key], value) for key, value in _state_snapshot(vacancy).items() if current[key] != value
    }
    session.add(vacancy)
    told = withdraw_state(session, vacancy, event_id)
    _recorded(
        session, actor, vacancy, "undone", now, changes=changes, details={"of": event.verb}, tell=not told
    )
    return event.subject_id


def vacancy_of_event(session: Session, actor: Actor, event_id: int) -> int:
    """Which vacancy an event is about. Raises Denied."""
    event = session.get(Event, event_id)
    if event is None or event.subject is not Subject.VACANCY:
        raise Denied
    access_vacancy(session, actor, event.subject_id, Permission.VACANCY_VIEW)
    return event.subject_id


def _at_rev(session: Session, actor: Actor, vacancy_id: int, rev: int, *states: VacancyState) -> Vacancy:
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    if vacancy.rev != rev or vacancy.state not in states:
        raise Outdated
    return vacancy


def _needed(note: str) -> str:
    if not note.strip():
        raise Unfit(Problem.REASON_NEEDED)
    return note


def _move(
    session: Session,
    actor: Actor,
    vacancy: Vacancy,
    verb: str,
    state: VacancyState,
    *,
    now: datetime,
    note: str,
    hold_reason: HoldReason | None = None,
    close_reason: CloseReason | None = None,
) -> Acted:
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NOTE)
    before = _state_snapshot(vacancy)
    vacancy.state = state
    vacancy.state_note = note
    vacancy.hold_reason = hold_reason
    vacancy.close_reason = close_reason
    vacancy.state_since = now
    after = _state_snapshot(vacancy)
    changes = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    return _recorded(session, actor, vacancy, verb, now, changes=changes)


def _state_snapshot(vacancy: Vacancy) -> dict[str, object]:
    return {name: getattr(vacancy, name) for name in _RESTORED}


def _restore(vacancy: Vacancy, kept: dict[str, Any]) -> None:
    """Put back what an event kept as JSON."""
    for name, value in kept.items():
        match name:
            case "state":
                vacancy.state = VacancyState(value)
            case "hold_reason":
                vacancy.hold_reason = HoldReason(value) if value else None
            case "close_reason":
                vacancy.close_reason = CloseReason(value) if value else None
            case "state_since":
                vacancy.state_since = datetime.fromisoformat(value)
            case "closes_on":
                vacancy.closes_on = date.fromisoformat(value) if value else None
            case _:
                vacancy.state_note = value


# -- what every verb leaves behind -----------------------------------------------------------------------


def _recorded(
    session: Session,
    actor: Actor,
    vacancy: Vacancy,
    verb: str,
    now: datetime,
    *,
    changes: dict[str, tuple[object, object]],
    details: dict[str, object] | None = None,
    before: VacancyValues | None = None,
    tell: bool = True,
) -> Acted:
    """The event, the reminders and the words to others that go with a change; the revision grows unless it is
    new.
    """
    if vacancy.id is None:
        raise Gone
    if verb != "opened":
        vacancy.rev += 1
        session.add(vacancy)
    event = events.record(
        session,
        actor_id=actor.id,
        subject=Subject.VACANCY,
        subject_id=vacancy.id,
        verb=verb,
        now=now,
        changes=changes,
        details=details,
    )
    session.flush()  # the event's id goes into Undo
    if {"closes_on", "owner_id", "state"} & set(changes):
        plan_reminders(session, vacancy, now=now)
    if "hiring_manager_id" in changes and verb != "opened":
        for listen in _after_manager_change:
            listen(session, vacancy, now)
    if event.id is None:
        raise Gone
    if "state" in changes and tell:
        _tell_state(session, actor, vacancy, event.id, now)
    if {"owner_id", "hiring_manager_id", "team"} & set(changes):
        _tell_involved(session, actor, vacancy, before or VacancyValues(), event_id=event.id, now=now)
    return Acted(vacancy.id, event.id)


def team_of(session: Session, vacancy: Vacancy) -> tuple[int, ...]:
    """Everyone on a vacancy: owner, hiring manager, team; each once."""
    values = values_of(session, vacancy)
    people = (values.owner_id, values.hiring_manager_id, *values.team)
    return tuple(dict.fromkeys(person for person in people if person is not None))


def _tell_state(session: Session, actor: Actor, vacancy: Vacancy, event_id: int, now: datetime) -> None:
    for person_id in _others(team_of(session, vacancy), actor):
        notify(
            session,
            person_id,
            NoticeKind.VACANCY_STATE,
            {"vacancy": vacancy.id, "event": event_id},
            now=now,
            dedupe_key=_state_key(event_id, person_id),
        )


def withdraw_state(session: Session, vacancy: Vacancy, event_id: int) -> bool:
    """Take back what others were to be told of a state change; whether nobody has been told yet."""
    team = team_of(session, vacancy)
    withdrawn = [withdraw(session, _state_key(event_id, person_id)) for person_id in team]
    return any(withdrawn)


def _state_key(event_id: int, person_id: int) -> str:
    return f"vacancy-state:{event_id}:{person_id}"


def _tell_involved(
    session: Session, actor: Actor, vacancy: Vacancy, before: VacancyValues, *, event_id: int, now: datetime
) -> None:
    was = {before.owner_id, before.hiring_manager_id, *before.team}
    new = [person for person in team_of(session, vacancy) if person not in was]
    for person_id in _others(new, actor):
        notify(
            session,
            person_id,
            NoticeKind.VACANCY_INVOLVED,
            {"vacancy": vacancy.id, "by": actor.id},
            now=now,
            dedupe_key=f"vacancy-involved:{event_id}:{person_id}",
        )


def withdraw_involved(session: Session, event_id: int, person_id: int) -> None:
    """Take back that somebody is told of one vacancy: they are told of many at once."""
    withdraw(session, f"vacancy-involved:{event_id}:{person_id}")


def _others(people: Iterable[int], actor: Actor) -> list[int]:
    return [person_id for person_id in people if person_id != actor.id]


# -- sharing ---------------------------------------------------------------------------------------------


def share(session: Session, actor: Actor, vacancy_id: int, colleague_id: int, *, now: datetime) -> bool:
    """Show a vacancy to a colleague who may see it; False when they have no Telegram.

    Raises Denied when the actor may not see it; Unfit when the colleague may not: then they belong on the
    team first.
    """
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_VIEW)
    colleague = actor_by_id(session, colleague_id)
    if colleague is None:
        raise Unfit(Problem.PERSON_LEFT)
    if not may(session, colleague, vacancy, Permission.VACANCY_VIEW):
        raise Unfit(Problem.COLLEAGUE_MAY_NOT_SEE, name=colleague.name)
    # Within a minute a second press is the same press.
    key = f"vacancy-shared:{vacancy_id}:{actor.id}:{colleague_id}:{int(now.timestamp()) // 60}"
    if session.exec(select(OutboxMessage.id).where(OutboxMessage.dedupe_key == key)).first() is not None:
        return True
    payload = {"vacancy": vacancy_id, "by": actor.id}
    return notify(session, colleague_id, NoticeKind.VACANCY_SHARED, payload, now=now, dedupe_key=key)
