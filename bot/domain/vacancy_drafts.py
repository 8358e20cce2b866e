"""A vacancy being filled in or edited: a typed draft of its owner, saved as the vacancy, merged with others'
edits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar, TypeVar

from sqlmodel import Session, col, select

from bot.domain import competencies, drafts, unfinished, vacancies, vacancy_requests
from bot.domain.access import Actor, Permission, access_vacancy
from bot.domain.company_days import company_today
from bot.domain.drafts import Kept
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.unfinished import UnfinishedKind
from bot.domain.vacancy_text import read_field, read_more, read_opening
from bot.domain.vacancy_values import (
    LEVELS,
    VacancyFacts,
    VacancyField,
    VacancyValues,
    Wanted,
    checked,
    differing,
    facts_of,
    value_of,
    values_of,
    with_value,
    without_repeats,
)
from bot.models import Event, Subject, VacancyRequest

T = TypeVar("T")
LONGEST_PENDING = 4000
MUST, NICE, OFF = "must", "nice", "off"
_EVENTS_LOOKED_THROUGH = 50
_PLACE = (VacancyField.EMPLOYMENT, VacancyField.WORK_FORMAT, VacancyField.CITY)


@dataclass(frozen=True)
class VacancyDraft:
    """A vacancy not saved yet. With `vacancy_id` it edits that vacancy, `base` being its values when editing
    began.
    """

    KIND: ClassVar[str] = "vacancy"
    VERSION: ClassVar[int] = 1

    values: VacancyValues = field(default_factory=VacancyValues)
    vacancy_id: int | None = None
    base: VacancyValues | None = None
    request_id: int | None = None
    copied_from_id: int | None = None
    pending: str = ""


@dataclass(frozen=True)
class DraftCard:
    """What a draft's card shows. `changed` are the fields that differ from the vacancy being edited; `taken`
    those just
    read from typed text; `pending` is typed text waiting to be told which field it is.
    """

    draft_id: int
    rev: int
    facts: VacancyFacts
    today: date
    vacancy_id: int | None = None
    changed: tuple[VacancyField, ...] = ()
    taken: tuple[VacancyField, ...] = ()
    pending: str = ""
    request_text: str = ""


@dataclass(frozen=True)
class Clash:
    """A field that a colleague changed while it was being edited here."""

    field: VacancyField
    mine: VacancyFacts
    theirs: VacancyFacts


@dataclass(frozen=True)
class Clashes:
    """Saving stopped: the draft is whole, and somebody must choose."""

    draft_id: int
    rev: int
    vacancy_id: int
    title: str
    fields: tuple[Clash, ...]


@dataclass(frozen=True)
class Saved:
    """The draft became a vacancy, or its edits were applied (`event_id` None when nothing differed)."""

    vacancy_id: int
    event_id: int | None
    is_new: bool


def _let_request_go(session: Session, actor: Actor, draft: VacancyDraft) -> None:
    """A request whose draft is thrown away waits for a recruiter again."""
    if draft.request_id is not None:
        vacancy_requests.release(session, actor, draft.request_id)


unfinished.register(VacancyDraft, UnfinishedKind.VACANCY, lambda draft: draft.values.title, _let_request_go)


# -- beginning -------------------------------------------------------------------------------------------


def begin(session: Session, actor: Actor, text: str = "", *, now: datetime) -> DraftCard:
    """Begin a vacancy, from a line or advert if there is one; what it says is kept even without a title.

    Raises Denied, Unfit.
    """
    actor.require(Permission.VACANCY_CREATE)
    if not text:
        return card_of(session, drafts.start(session, actor.id, VacancyDraft(), now=now), now=now)
    read = read_opening(session, VacancyValues(), text, now=now)
    values = _tidied(session, read.values, VacancyValues(), now=now)
    kept = drafts.start(session, actor.id, VacancyDraft(values=values), now=now)
    return card_of(session, kept, taken=read.fields, now=now)


def begin_copy(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> DraftCard:
    """Begin a vacancy like an earlier one. The closing day is not copied, nor who no longer works here."""
    actor.require(Permission.VACANCY_CREATE)
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_VIEW)
    values = replace(values_of(session, vacancy), closes_on=None, owner_id=None)
    facts = facts_of(session, values)
    values = replace(
        values,
        hiring_manager_id=values.hiring_manager_id
        if facts.hiring_manager and not facts.hiring_manager.left
        else None,
        team=tuple(person.id for person in facts.team if not person.left and person.id != actor.id),
    )
    draft = VacancyDraft(values=values, copied_from_id=vacancy_id)
    return card_of(session, drafts.start(session, actor.id, draft, now=now), now=now)


def begin_edit(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> DraftCard:
    """Edit a vacancy: goes on with the actor's own unfinished edit of it if there is one."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    for kept in drafts.own(session, actor, VacancyDraft):
        if kept.fields.vacancy_id == vacancy_id:
            return card_of(session, kept, now=now)
    values = values_of(session, vacancy)
    draft = VacancyDraft(values=values, vacancy_id=vacancy_id, base=values)
    return card_of(session, drafts.start(session, actor.id, draft, now=now), now=now)


def begin_from_request(
    session: Session, actor: Actor, request_id: int, *, over: bool = False, now: datetime
) -> DraftCard:
    """Begin the vacancy a lead asked for: what the request says is read, the lead is its hiring manager.

    Goes on with the actor's own draft of it. Raises Denied; Unfit when a colleague has taken the request
    (with `over`
    it is taken over from them) or it is decided already.
    """
    request = vacancy_requests.take(session, actor, request_id, over=over, now=now)
    for own in drafts.own(session, actor, VacancyDraft):
        if own.fields.request_id == request_id:
            return card_of(session, own, now=now)
    values = VacancyValues(department_id=request.department_id, hiring_manager_id=request.requested_by_id)
    read = _tidied(session, read_opening(session, values, request.text, now=now).values, values, now=now)
    kept = drafts.start(session, actor.id, VacancyDraft(values=read, request_id=request.id), now=now)
    return card_of(session, kept, now=now)


# -- filling in ------------------------------------------------------------------------------------------


def show(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> DraftCard:
    """The card of the actor's own draft. Raises Gone, Denied."""
    return card_of(session, drafts.load(session, actor, draft_id, VacancyDraft), now=now)


def take_opening(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> DraftCard:
    """The title, a quick line or an advert, typed where the title was asked for."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    read = read_opening(session, kept.fields.values, text, now=now)
    if not read.sure:
        raise Unfit(Problem.TITLE_EMPTY)
    return _put(session, actor, kept, read.values, now=now, taken=read.fields)


def take_typed(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> DraftCard:
    """Text typed below the card: taken as the field it reads as, or kept as `pending` to be asked about."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    read = read_more(session, kept.fields.values, text, now=now)
    if read.sure:
        return _put(session, actor, kept, read.values, now=now, taken=read.fields)
    draft = replace(kept.fields, pending=text[:LONGEST_PENDING])
    return card_of(session, drafts.change(session, actor, draft_id, draft, now=now), now=now)


def take_pending(
    session: Session, actor: Actor, draft_id: int, field: VacancyField, *, now: datetime
) -> DraftCard:
    """Put the waiting text into a field. Raises Outdated when there is none any more, Unfit when it does not
    fit.
    """
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    if not kept.fields.pending:
        raise Outdated
    return take_text(session, actor, draft_id, field, kept.fields.pending, now=now)


def drop_pending(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> DraftCard:
    """The card without the text that waited to be placed."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    if not kept.fields.pending:
        return card_of(session, kept, now=now)
    return card_of(
        session, drafts.change(session, actor, draft_id, replace(kept.fields, pending=""), now=now), now=now
    )


def clear(session: Session, actor: Actor, draft_id: int, field: VacancyField, *, now: datetime) -> DraftCard:
    """Empty a field; employment, format and city, which share a button, together."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    together = _PLACE if field in _PLACE else (field,)
    values = kept.fields.values
    for one in together:
        values = with_value(values, one, value_of(VacancyValues(), one))
    return _put(session, actor, kept, values, now=now)


def take_text(
    session: Session, actor: Actor, draft_id: int, field: VacancyField, text: str, *, now: datetime
) -> DraftCard:
    """Text typed as an answer to one field. Raises Unfit; the draft then stays as it was."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    if not text.strip():
        raise Unfit(Problem.TEXT_EMPTY)
    before = kept.fields.values
    values = read_field(session, before, field, text, now=now)
    return _put(session, actor, kept, values, now=now, taken=differing(before, values))


def take(
    session: Session, actor: Actor, draft_id: int, field: VacancyField, value: object, *, now: datetime
) -> DraftCard:
    """A value chosen by a button; None or empty clears the field."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    return _put(session, actor, kept, with_value(kept.fields.values, field, value), now=now)


def adjust(
    session: Session,
    actor: Actor,
    draft_id: int,
    field: VacancyField,
    change: Callable[[T], T],
    *,
    now: datetime,
) -> DraftCard:
    """Change a field from its present value."""
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    changed = change(value_of(kept.fields.values, field))
    return _put(session, actor, kept, with_value(kept.fields.values, field, changed), now=now)


def toggle_competency(
    session: Session, actor: Actor, draft_id: int, competency_id: int, *, now: datetime
) -> DraftCard:
    """Take a competency of the company's list, or leave it."""
    known = competencies.known(session, competency_id)
    if known is None:
        raise Gone

    def toggled(wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
        norm = competencies.normalised(known.name)
        left = tuple(item for item in wanted if competencies.normalised(item.name) != norm)
        return left if len(left) < len(wanted) else (*wanted, Wanted(known.name))

    return adjust(session, actor, draft_id, VacancyField.COMPETENCIES, toggled, now=now)


def mark_competency(
    session: Session,
    actor: Actor,
    draft_id: int,
    place: int,
    *,
    rev: int,
    mark: str,
    now: datetime,
) -> DraftCard:
    """Mark the competency at a place of the list: `must`, `nice`, `off` the list, or a level `0`–`5` (0 for none).

    Raises Outdated when the draft is no longer at `rev`: the place may mean another one now.
    """
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    wanted = list(kept.fields.values.competencies)
    if kept.rev != rev or place >= len(wanted):
        raise Outdated
    if mark == OFF:
        del wanted[place]
    elif mark in {MUST, NICE}:
        wanted[place] = replace(wanted[place], must=mark == MUST)
    else:
        level = int(mark) if mark.isdecimal() else 0
        wanted[place] = replace(wanted[place], level=level if level in LEVELS else None)
    values = replace(kept.fields.values, competencies=without_repeats(tuple(wanted)))
    return _put(session, actor, kept, values, now=now)


def toggle_member(
    session: Session, actor: Actor, draft_id: int, employee_id: int, *, now: datetime
) -> DraftCard:
    """Take a colleague onto the team, or off it."""

    def toggled(team: tuple[int, ...]) -> tuple[int, ...]:
        return (
            tuple(one for one in team if one != employee_id) if employee_id in team else (*team, employee_id)
        )

    return adjust(session, actor, draft_id, VacancyField.TEAM, toggled, now=now)


def discard(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> DraftCard:
    """Throw the draft away; it is returned as it was, and can be taken back. Raises Gone, Outdated."""
    kept = drafts.put_aside(session, actor, draft_id, VacancyDraft, rev=rev, now=now)
    _let_request_go(session, actor, kept.fields)
    return card_of(session, kept, now=now)


def take_back(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> DraftCard:
    """Bring a discarded draft back. Raises Gone when it is back already or was cleared away."""
    return card_of(session, drafts.take_back(session, actor, draft_id, VacancyDraft, now=now), now=now)


# -- saving ----------------------------------------------------------------------------------------------


def save(
    session: Session, actor: Actor, draft_id: int, *, rev: int, keep_mine: bool = False, now: datetime
) -> Saved | Clashes:
    """Open the vacancy, or apply the edits: only what was changed here, beside what colleagues changed
    meanwhile.

    Where both changed a field, nothing is saved and the clashes are returned, unless `keep_mine`. A second
    press finds
    the vacancy that the first one opened. Raises Gone, Denied, Outdated (the draft moved on), Unfit.
    """
    try:
        kept = drafts.load(session, actor, draft_id, VacancyDraft)
    except Gone:
        return _saved_before(session, actor, draft_id)
    if kept.rev != rev:
        raise Outdated
    draft = kept.fields
    if draft.vacancy_id is None:
        return _open(session, actor, kept, now=now)
    vacancy = access_vacancy(session, actor, draft.vacancy_id, Permission.VACANCY_EDIT)
    theirs = values_of(session, vacancy)
    merged = vacancies.merge(draft.base or theirs, draft.values, theirs)
    if merged.clashing and not keep_mine:
        mine_facts, their_facts = facts_of(session, draft.values), facts_of(session, theirs)
        clashing = tuple(Clash(one, mine_facts, their_facts) for one in merged.clashing)
        return Clashes(kept.id, kept.rev, draft.vacancy_id, theirs.title, clashing)
    acted = vacancies.edit(session, actor, draft.vacancy_id, merged.values, now=now)
    drafts.discard(session, actor, draft_id, VacancyDraft)
    return Saved(draft.vacancy_id, acted.event_id if acted else None, is_new=False)


def take_theirs(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> DraftCard:
    """Give way in the clashing fields: the draft goes on from the vacancy as it is now, with one's other
    edits.
    """
    kept = drafts.load(session, actor, draft_id, VacancyDraft)
    if kept.rev != rev or kept.fields.vacancy_id is None:
        raise Outdated
    vacancy = access_vacancy(session, actor, kept.fields.vacancy_id, Permission.VACANCY_EDIT)
    theirs = values_of(session, vacancy)
    merged = vacancies.merge(kept.fields.base or theirs, kept.fields.values, theirs)
    values = merged.values
    for clashing in merged.clashing:
        values = with_value(values, clashing, value_of(theirs, clashing))
    draft = replace(kept.fields, values=values, base=theirs)
    return card_of(session, drafts.change(session, actor, draft_id, draft, now=now), now=now)


def _open(session: Session, actor: Actor, kept: Kept[VacancyDraft], *, now: datetime) -> Saved:
    draft = kept.fields
    details: dict[str, object] = {"draft": kept.id}
    if draft.copied_from_id is not None:
        details["copied_from"] = draft.copied_from_id
    if draft.request_id is not None:
        details["request"] = draft.request_id
    acted = vacancies.open_vacancy(session, actor, draft.values, now=now, details=details)
    if draft.request_id is not None:
        vacancy_requests.settle_opened(session, actor, draft.request_id, acted.vacancy_id, now=now)
    drafts.discard(session, actor, kept.id, VacancyDraft)
    return Saved(acted.vacancy_id, acted.event_id, is_new=True)


def _saved_before(session: Session, actor: Actor, draft_id: int) -> Saved:
    """The vacancy a draft has become. Raises Gone when it was thrown away instead."""
    opened = session.exec(
        select(Event)
        .where(Event.subject == Subject.VACANCY, Event.verb == "opened", Event.actor_id == actor.id)
        .order_by(col(Event.id).desc())
        .limit(_EVENTS_LOOKED_THROUGH)
    ).all()
    for event in opened:
        if event.changes.get("draft") == draft_id:
            return Saved(event.subject_id, event.id, is_new=True)
    raise Gone


# -- the card --------------------------------------------------------------------------------------------


def card_of(
    session: Session, kept: Kept[VacancyDraft], *, now: datetime, taken: tuple[VacancyField, ...] = ()
) -> DraftCard:
    """A draft as its card shows it."""
    draft = kept.fields
    request = session.get(VacancyRequest, draft.request_id) if draft.request_id is not None else None
    return DraftCard(
        draft_id=kept.id,
        rev=kept.rev,
        facts=facts_of(session, draft.values),
        today=company_today(session, now),
        vacancy_id=draft.vacancy_id,
        changed=differing(draft.base, draft.values) if draft.base is not None else (),
        taken=taken,
        pending=draft.pending,
        request_text=request.text if request is not None else "",
    )


def _put(
    session: Session,
    actor: Actor,
    kept: Kept[VacancyDraft],
    values: VacancyValues,
    *,
    now: datetime,
    taken: tuple[VacancyField, ...] = (),
) -> DraftCard:
    """Keep checked values in the draft. Raises Unfit."""
    tidy = _tidied(session, values, kept.fields.values, now=now)
    draft = replace(kept.fields, values=tidy, pending="")
    return card_of(session, drafts.change(session, actor, kept.id, draft, now=now), taken=taken, now=now)


def _tidied(session: Session, values: VacancyValues, base: VacancyValues, *, now: datetime) -> VacancyValues:
    """The values checked as a vacancy's are, but for a title that is still to come. Raises Unfit."""
    today = company_today(session, now)
    if values.title or base.title:
        return checked(session, values, today=today, base=base)
    return replace(checked(session, replace(values, title="?"), today=today, base=base), title="")
