"""A vacancy's history: who did what and when, each change with its value before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain.access import Actor, Permission, access_vacancy, relations_to_vacancy
from bot.domain.vacancy_values import (
    FIELDS,
    Named,
    VacancyFacts,
    VacancyField,
    facts_of,
    from_kept,
    people_by_id,
)
from bot.models import CloseReason, Event, HoldReason, Subject

PAGE = 5


class HistoryVerb(StrEnum):
    """What was done to a vacancy."""

    OPENED = "opened"
    EDITED = "edited"
    EXTENDED = "extended"
    HELD = "held"
    CLOSED = "closed"
    REOPENED = "reopened"
    UNDONE = "undone"


@dataclass(frozen=True)
class Change:
    """A field's value before and after, both inside facts of which only this field is meant."""

    field: VacancyField
    before: VacancyFacts
    after: VacancyFacts


@dataclass(frozen=True)
class HistoryLine:
    """One event. `at` is aware UTC; reasons and note are those of a hold, close or reopening."""

    verb: HistoryVerb
    at: datetime
    by: Named | None
    changes: tuple[Change, ...]
    hold_reason: HoldReason | None
    close_reason: CloseReason | None
    note: str


@dataclass(frozen=True)
class HistoryPage:
    """A page of a vacancy's history, the latest first; pages count from 0."""

    vacancy_id: int
    title: str
    lines: tuple[HistoryLine, ...]
    page: int
    pages: int


def history(session: Session, actor: Actor, vacancy_id: int, page: int = 0) -> HistoryPage:
    """A page of a vacancy's history. Pay is left out for those who may not see it. Raises Denied."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_VIEW)
    hidden = set()
    if not actor.may(Permission.SALARY_VIEW, *relations_to_vacancy(session, actor, vacancy)):
        hidden = {VacancyField.SALARY}
    of_vacancy = (
        Event.subject == Subject.VACANCY,
        Event.subject_id == vacancy_id,
        col(Event.verb).in_([verb.value for verb in HistoryVerb]),
    )
    total = session.exec(select(func.count()).select_from(Event).where(*of_vacancy)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(Event).where(*of_vacancy).order_by(col(Event.id).desc()).offset(page * PAGE).limit(PAGE)
    ).all()
    people = people_by_id(session, {row.actor_id for row in rows if row.actor_id is not None})
    lines = tuple(_line(session, row, people, hidden) for row in rows)
    return HistoryPage(vacancy_id, vacancy.title, lines, page, pages)


def _line(session: Session, event: Event, people: dict[int, Named], hidden: set[VacancyField]) -> HistoryLine:
    verb = HistoryVerb(event.verb)
    kept: Mapping[str, Any] = event.changes
    fields = [field for field in FIELDS if field.value in kept and field not in hidden]
    before = facts_of(session, from_kept({field.value: kept[field.value][0] for field in fields}))
    after = facts_of(session, from_kept({field.value: kept[field.value][1] for field in fields}))
    hold_reason, close_reason = _after(kept, "hold_reason"), _after(kept, "close_reason")
    return HistoryLine(
        verb=verb,
        at=event.at,
        by=people.get(event.actor_id or 0),
        changes=() if verb is HistoryVerb.OPENED else tuple(Change(field, before, after) for field in fields),
        hold_reason=HoldReason(hold_reason) if hold_reason and verb is HistoryVerb.HELD else None,
        close_reason=CloseReason(close_reason) if close_reason and verb is HistoryVerb.CLOSED else None,
        note="" if verb is HistoryVerb.UNDONE else _after(kept, "state_note") or "",
    )


def _after(kept: Mapping[str, Any], name: str) -> str | None:
    pair = kept.get(name)
    return pair[1] if isinstance(pair, list) else None
