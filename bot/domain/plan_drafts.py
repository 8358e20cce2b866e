"""Beginning plans: one line a person, everything shown before it is written."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts
from bot.domain.access import Actor, Permission, access_department, access_person
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.onboarding import MOST_AT_ONCE, Begun, Hire, Preview, begin_all, preview
from bot.domain.people import departments
from bot.domain.people_edits import checked_name
from bot.models import PlanKind
from bot.parsing.dates import parse_moment


@dataclass(frozen=True)
class PlanDraft:
    """Plans that are about to begin."""

    KIND: ClassVar[str] = "plan"
    VERSION: ClassVar[int] = 1

    hires: tuple[Hire, ...]


@dataclass(frozen=True)
class PlanDraftCard:
    """What would begin; `preview` is of the first person, `departments` are offered while one is missing."""

    draft_id: int
    rev: int
    hires: tuple[Hire, ...]
    department: str
    preview: Preview
    today: date
    departments: tuple[tuple[int, str], ...]


def from_text(session: Session, actor: Actor, text: str, *, now: datetime) -> int:
    """A draft of what was typed, a line a person: «name, position, department, first day»; returns its id.

    A line without a day or department has those of the line before. Raises Denied, Unfit.
    """
    actor.require(Permission.PLAN_BEGIN)
    said = [line for line in text.splitlines() if line.strip()]
    if not said:
        raise Unfit(Problem.PLAN_LINE)
    if len(said) > MOST_AT_ONCE:
        raise Unfit(Problem.PLAN_TOO_MANY, most=MOST_AT_ONCE)
    hires: list[Hire] = []
    for line in said:
        hires.append(_hire(session, line, hires[-1] if hires else None, now))
    return drafts.start(session, actor.id, PlanDraft(tuple(hires)), now=now).id


def _hire(session: Session, line: str, before: Hire | None, now: datetime) -> Hire:
    parts = [part.strip() for part in line.replace(";", ",").split(",") if part.strip()]
    zone = company_zone(session)
    known = {one.name.casefold(): one.id for one in departments(session)}
    day = department_id = None
    position = ""
    name = parts[0] if parts else ""
    for part in parts[1:]:
        if part.casefold() in known:
            department_id = known[part.casefold()]
        elif (found := parse_moment(part, now=now, zone=zone)) is not None:
            day = found.day
        elif not position:
            position = part
    if day is None and before is not None:
        day = before.start_date
    if day is None or not any(letter.isalpha() for letter in name):
        raise Unfit(Problem.PLAN_LINE)
    if department_id is None and before is not None:
        department_id = before.department_id
    return Hire(checked_name(" ".join(name.split())), day, position, department_id)


def for_person(session: Session, actor: Actor, employee_id: int, kind: PlanKind, *, now: datetime) -> int:
    """A draft of a plan for somebody who works here; returns its id. Raises Denied."""
    person = access_person(session, actor, employee_id, Permission.PERSON_VIEW)
    today = company_today(session, now)
    day = today
    if kind is PlanKind.LEAVING and person.last_day is not None:
        day = person.last_day
    elif kind is PlanKind.ONBOARDING and person.start_date is not None:
        day = max(person.start_date, today)
    hire = Hire(person.name, day, person.position, person.department_id, employee_id=employee_id, kind=kind)
    preview(session, actor, hire, now=now)  # Denied before a draft is kept
    return drafts.start(session, actor.id, PlanDraft((hire,)), now=now).id


def card(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> PlanDraftCard:
    """The actor's own draft. Raises Gone, Denied, Unfit."""
    kept = drafts.load(session, actor, draft_id, PlanDraft)
    first = kept.fields.hires[0]
    names = {one.id: one.name for one in departments(session)}
    offers = () if first.department_id is not None or first.employee_id is not None else names.items()
    return PlanDraftCard(
        draft_id=kept.id,
        rev=kept.rev,
        hires=kept.fields.hires,
        department=names.get(first.department_id, ""),
        preview=preview(session, actor, first, now=now),
        today=company_today(session, now),
        departments=tuple((one, name) for one, name in offers if one is not None),
    )


def pick_department(
    session: Session, actor: Actor, draft_id: int, department_id: int, *, now: datetime
) -> None:
    """Where those without a department will work. Raises Gone, Denied."""
    kept = drafts.load(session, actor, draft_id, PlanDraft)
    access_department(session, actor, department_id, Permission.DEPARTMENT_VIEW)
    hires = tuple(
        replace(one, department_id=department_id) if one.department_id is None else one
        for one in kept.fields.hires
    )
    drafts.change(session, actor, draft_id, PlanDraft(hires), now=now)


def take_day(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> None:
    """Another day for all of the draft, as it was typed. Raises Gone, Denied, Unfit."""
    kept = drafts.load(session, actor, draft_id, PlanDraft)
    found = parse_moment(text, now=now, zone=company_zone(session))
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    hires = tuple(replace(one, start_date=found.day) for one in kept.fields.hires)
    drafts.change(session, actor, draft_id, PlanDraft(hires), now=now)


def finish(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> tuple[Begun, ...]:
    """Begin what the draft shows. Raises Gone, Denied, Outdated, Unfit."""
    kept = drafts.load(session, actor, draft_id, PlanDraft)
    if kept.rev != rev:
        raise Outdated
    begun = begin_all(session, actor, kept.fields.hires, now=now)
    drafts.discard(session, actor, draft_id, PlanDraft)
    return begun


def drop(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> None:  # noqa: ARG001 - a verb like others
    """Begin nothing. Raises Gone, Denied."""
    drafts.discard(session, actor, draft_id, PlanDraft)
