"""«Сегодня»: what of a day concerns one person, line by line. Each room adds its own lines here instead of messages of its own.

The home screen and the morning message show the same lines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, or_, select

from bot.domain.access import Actor, Permission, led_departments
from bot.domain.company_days import company_today
from bot.domain.vacancy_reminders import burning_until
from bot.models import Employee, EmployeeState, Vacancy, VacancyState

# So many lines of a section are shown; the rest is counted.
MOST_LINES = 5
_NEWCOMERS_AHEAD = timedelta(days=7)


class TodaySection(StrEnum):
    """The parts of a day, in the order they are shown."""

    BURNING = "burning"
    INTERVIEWS = "interviews"
    REVIEW = "review"
    NEWCOMERS = "newcomers"
    AWAY = "away"


class LineKind(StrEnum):
    """What a line speaks of: it has a text (`today-line-…`) and a card to open (`bot.views.today`)."""

    VACANCY_CLOSES = "vacancy_closes"
    CANDIDATE_WAITS = "candidate_waits"
    CONTACT_DUE = "contact_due"
    SCREENING = "screening"
    SCREENING_QUESTION = "screening_question"
    TASK_BURNS = "task_burns"
    TASK_SUBMITTED = "task_submitted"
    OFFER_WAITS = "offer_waits"
    DECISION = "decision"
    DECISION_QUESTION = "decision_question"
    NEWCOMER = "newcomer"
    AWAY = "away"
    PLAN_UNANSWERED = "plan_unanswered"
    INTERVIEW = "interview"
    INTERVIEW_UNTOLD = "interview_untold"
    SCORECARD = "scorecard"


@dataclass(frozen=True)
class Line:
    """One line: what it is about, how it is called, and its day in the company's zone.

    `at` is its moment in the reader's zone, where the hour matters.
    """

    kind: LineKind
    id: int
    title: str
    day: date
    at: datetime | None = None


@dataclass(frozen=True)
class Group:
    """The lines of one section, the most urgent first, and how many more there are."""

    section: TodaySection
    lines: tuple[Line, ...]
    more: int


Find = Callable[[Session, Actor, datetime], Sequence[Line]]
_registered: dict[TodaySection, list[Find]] = {}


def section(kind: TodaySection) -> Callable[[Find], Find]:
    """Add lines to a section: `find(session, actor, now)` gives them, the most urgent first, in a fixed number of queries."""

    def register(find: Find) -> Find:
        _registered.setdefault(kind, []).append(find)
        return find

    return register


def groups_of(session: Session, actor: Actor, *, now: datetime) -> tuple[Group, ...]:
    """The actor's day; sections without a line are left out."""
    found = []
    for kind in TodaySection:
        lines = [line for find in _registered.get(kind, ()) for line in find(session, actor, now)]
        lines.sort(key=lambda line: (line.day, line.at is not None, line.at or now))
        if lines:
            found.append(Group(kind, tuple(lines[:MOST_LINES]), max(0, len(lines) - MOST_LINES)))
    return tuple(found)


@section(TodaySection.BURNING)
def closing_vacancies(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Open vacancies that the actor, or whom they stand in for, owns or seeks somebody for, whose closing day is near or past."""
    until = burning_until(session, company_today(session, now))
    rows = session.exec(
        select(Vacancy).where(
            Vacancy.state == VacancyState.OPEN,
            col(Vacancy.closes_on) <= until,
            or_(col(Vacancy.owner_id).in_(actor.selves), col(Vacancy.hiring_manager_id).in_(actor.selves)),
        )
    ).all()
    return [
        Line(LineKind.VACANCY_CLOSES, row.id, row.title, row.closes_on)
        for row in rows
        if row.id is not None and row.closes_on is not None
    ]


@section(TodaySection.NEWCOMERS)
def newcomers(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Who starts today or within a week: in the actor's department or among their people; for HR in the whole company."""
    today = company_today(session, now)
    query = select(Employee).where(
        col(Employee.start_date).between(today, today + _NEWCOMERS_AHEAD),
        Employee.state != EmployeeState.LEFT,
        Employee.id != actor.id,
    )
    if not actor.may(Permission.PEOPLE_ADMIT):
        own = select(Employee.department_id).where(Employee.id == actor.id).scalar_subquery()
        query = query.where(
            or_(
                col(Employee.department_id) == own,
                col(Employee.department_id).in_(led_departments(actor.id)),
                col(Employee.manager_id) == actor.id,
            )
        )
    return [
        Line(LineKind.NEWCOMER, row.id, row.name, row.start_date)
        for row in session.exec(query).all()
        if row.id is not None and row.start_date is not None
    ]
