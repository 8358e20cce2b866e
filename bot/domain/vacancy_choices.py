"""The likely values of one field of a vacancy's draft: what its chips, calendar or list of people are made of."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain import competencies, people, vacancy_drafts
from bot.domain.access import Actor
from bot.domain.company_days import work_calendar
from bot.domain.competencies import CompetencyName
from bot.domain.vacancy_drafts import DraftCard
from bot.domain.vacancy_people import Colleagues, colleagues
from bot.domain.vacancy_values import Named, VacancyField

MOST_COMPETENCY_CHIPS = 12
PEOPLE_FIELDS = frozenset({VacancyField.HIRING_MANAGER, VacancyField.OWNER, VacancyField.TEAM})


@dataclass(frozen=True)
class FieldChoices:
    """A draft's card, the field being filled, and what is offered for it."""

    card: DraftCard
    field: VacancyField
    departments: tuple[Named, ...] = ()
    competencies: tuple[CompetencyName, ...] = ()
    people: Colleagues | None = None


@dataclass(frozen=True)
class ClosingMonth:
    """A month's calendar for the closing day: `month` is its first day, `days_off` are those not worked."""

    card: DraftCard
    month: date
    days_off: frozenset[date]


def field_choices(
    session: Session, actor: Actor, draft_id: int, field: VacancyField, *, page: int = 0, now: datetime
) -> FieldChoices:
    """What is offered for a field of the actor's own draft. Raises Gone, Denied."""
    card = vacancy_drafts.show(session, actor, draft_id, now=now)
    match field:
        case VacancyField.DEPARTMENT:
            found = tuple(
                Named(row.id, row.name) for row in people.departments(session) if row.id is not None
            )
            return FieldChoices(card, field, departments=found)
        case VacancyField.COMPETENCIES:
            offered = competencies.most_used(session, limit=MOST_COMPETENCY_CHIPS)
            return FieldChoices(card, field, competencies=offered)
        case VacancyField.HIRING_MANAGER | VacancyField.OWNER | VacancyField.TEAM:
            department_id = card.facts.department.id if card.facts.department else None
            owner_id = card.facts.owner.id if card.facts.owner else actor.id
            found_people = colleagues(
                session,
                actor,
                field,
                department_id=department_id,
                page=page,
                # Whoever leads the vacancy is on it anyway.
                without=frozenset({owner_id}) if field is VacancyField.TEAM else frozenset(),
            )
            return FieldChoices(card, field, people=found_people)
        case _:
            return FieldChoices(card, field)


def closing_month(
    session: Session, actor: Actor, draft_id: int, month: date, *, now: datetime
) -> ClosingMonth:
    """A month for the closing day with the company's days off. Raises Gone, Denied."""
    card = vacancy_drafts.show(session, actor, draft_id, now=now)
    first = month.replace(day=1)
    calendar = work_calendar(session)
    days = [first + timedelta(days=number) for number in range(monthrange(first.year, first.month)[1])]
    return ClosingMonth(card, first, frozenset(day for day in days if not calendar.is_workday(day)))
