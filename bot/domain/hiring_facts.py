"""What the hiring reports are counted from, read once: who was added, every move, every answer, every interview of a period.

A period is so many whole days of the company's zone and the present one. Moves that were taken back do not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, func, or_, select

from bot.domain.access import Actor, Permission, access_vacancy, visible_vacancies
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied
from bot.domain.pipeline import KINDS
from bot.models import (
    Application,
    Candidate,
    Employee,
    Interview,
    Interviewer,
    InterviewState,
    Offer,
    OfferState,
    Outcome,
    Scorecard,
    Stage,
    StageChange,
    Vacancy,
    VacancyState,
    Waiting,
    WaitingKind,
)
from bot.parsing.dates import at_local

PAGE = 8
RANK = {stage: number for number, stage in enumerate(KINDS)}


class ReportPeriod(StrEnum):
    """How far back a report looks."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


DAYS = {ReportPeriod.MONTH: 30, ReportPeriod.QUARTER: 90, ReportPeriod.YEAR: 365}


@dataclass(frozen=True)
class ReportScope:
    """What a report is about: one vacancy or all the reader may see; both moments are aware UTC, both days inside."""

    vacancy_id: int | None
    title: str
    period: ReportPeriod
    first_day: date
    last_day: date
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Case:
    """A candidate on a vacancy: what every figure of candidates is made of."""

    application_id: int
    candidate_id: int
    name: str
    vacancy_id: int
    title: str


@dataclass(frozen=True)
class Added:
    """Somebody added in the period; `reached` is the farthest kind of stage they ever stood at."""

    case: Case
    source: str
    referral: bool
    reached: Stage
    stage: Stage
    outcome: Outcome | None


@dataclass(frozen=True)
class Moved:
    """A move in the period; `stood` is how long they had stood at `before`. `is_last` tells the present state's move."""

    case: Case
    at: datetime
    before: Stage | None
    stood: timedelta
    after: Stage
    outcome: Outcome | None
    reason_id: int | None
    added_at: datetime
    opened_at: datetime
    is_last: bool


@dataclass(frozen=True)
class Answered:
    """Somebody of us was waited for; `lasted` ends now while it is open."""

    case: Case
    person_id: int
    person: str
    kind: WaitingKind
    lasted: timedelta
    is_open: bool


@dataclass(frozen=True)
class Held:
    """An interview that somebody held, and how long after its end their scorecard came: None while it is missing."""

    case: Case
    person_id: int
    person: str
    at: datetime
    card_after: timedelta | None


@dataclass(frozen=True)
class OverdueVacancy:
    """An open vacancy past its closing day."""

    vacancy_id: int
    title: str
    closes_on: date
    late_days: int


@dataclass(frozen=True)
class HiringFacts:
    """Everything a report is counted from. `accepted` is when an application's offer was accepted."""

    scope: ReportScope
    added: tuple[Added, ...]
    moved: tuple[Moved, ...]
    accepted: dict[int, datetime]
    answered: tuple[Answered, ...]
    held: tuple[Held, ...]
    overdue: tuple[OverdueVacancy, ...]


def facts(
    session: Session, actor: Actor, vacancy_id: int | None, period: ReportPeriod, *, now: datetime
) -> HiringFacts:
    """Read what a report is counted from, in a fixed number of queries. Raises Denied."""
    scope = _scope(session, actor, vacancy_id, period, now)
    within = _within(actor, vacancy_id)
    moved = _moved(session, scope, within)
    return HiringFacts(
        scope=scope,
        added=_added(session, scope, within),
        moved=moved,
        accepted=_accepted(session, [one.case.application_id for one in moved if one.after is Stage.HIRED]),
        answered=_answered(session, scope, within),
        held=_held(session, scope, within),
        overdue=_overdue(session, within, today=scope.last_day),
    )


def may_report(session: Session, actor: Actor) -> bool:
    """Whether there are reports for the actor: who recruits or may ask for people, and who has a vacancy to see."""
    if actor.may(Permission.REPORT_VIEW) or actor.may(Permission.VACANCY_REQUEST):
        return True
    return session.exec(visible_vacancies(actor).limit(1)).first() is not None


@dataclass(frozen=True)
class ReportedVacancies:
    """A page of the vacancies one can be reported of, those sought last first; pages count from 0."""

    vacancies: tuple[tuple[int, str], ...]
    page: int
    pages: int


def vacancies(session: Session, actor: Actor, page: int = 0) -> ReportedVacancies:
    """The vacancies whose candidates the actor may see. Raises Denied."""
    if not may_report(session, actor):
        raise Denied
    found = visible_vacancies(actor)
    total = session.exec(select(func.count()).select_from(found.subquery())).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        found.order_by(col(Vacancy.opened_at).desc(), col(Vacancy.id).desc()).offset(page * PAGE).limit(PAGE)
    ).all()
    return ReportedVacancies(tuple((row.id, row.title) for row in rows if row.id is not None), page, pages)


def _scope(
    session: Session, actor: Actor, vacancy_id: int | None, period: ReportPeriod, now: datetime
) -> ReportScope:
    title = ""
    if vacancy_id is not None:
        title = access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW).title
    elif not may_report(session, actor):
        raise Denied
    today = company_today(session, now)
    first = today - timedelta(days=DAYS[period] - 1)
    since = at_local(first, time(), company_zone(session)).astimezone(UTC)
    return ReportScope(vacancy_id, title, period, first, today, since, now)


def _within(actor: Actor, vacancy_id: int | None) -> Any:
    """The ids of the vacancies a report is about, as a subquery."""
    if vacancy_id is not None:
        return [vacancy_id]
    return visible_vacancies(actor).with_only_columns(col(Vacancy.id))


def _added(session: Session, scope: ReportScope, within: Any) -> tuple[Added, ...]:
    wanted = (col(Application.created_at) >= scope.since, col(Application.vacancy_id).in_(within))
    rows = session.execute(
        sql_select(*_CASE, Candidate.source, Candidate.referred_by_id, Application.stage, Application.outcome)  # type: ignore[call-overload]
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(*wanted)
        .order_by(col(Application.created_at), col(Application.id))
    ).all()
    passed = session.execute(
        sql_select(StageChange.application_id, StageChange.to_stage)  # type: ignore[call-overload]
        .join(Application, col(Application.id) == col(StageChange.application_id))
        .where(*wanted, col(StageChange.undone_at).is_(None))
    ).all()
    farthest: dict[int, int] = {}
    for application_id, stage in passed:
        farthest[application_id] = max(farthest.get(application_id, 0), RANK.get(stage, 0))
    return tuple(
        Added(_case(row), row[5], row[6] is not None, KINDS[farthest.get(row[0], 0)], row[7], row[8])
        for row in rows
    )


def _moved(session: Session, scope: ReportScope, within: Any) -> tuple[Moved, ...]:
    rows = session.execute(
        sql_select(*_CASE, StageChange, Application.created_at, Vacancy.opened_at)  # type: ignore[call-overload]
        .join(StageChange, col(StageChange.application_id) == col(Application.id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(
            col(StageChange.at) >= scope.since,
            col(StageChange.vacancy_id).in_(within),
            col(StageChange.undone_at).is_(None),
        )
        .order_by(col(StageChange.id))
    ).all()
    last = {row[0]: row[5].id for row in rows}
    return tuple(_move(row, is_last=last[row[0]] == row[5].id) for row in rows)


def _move(row: Sequence[Any], *, is_last: bool) -> Moved:
    change: StageChange = row[5]
    return Moved(
        case=_case(row),
        at=change.at,
        before=change.from_stage,
        stood=change.at - change.from_since if change.from_since is not None else timedelta(),
        after=change.to_stage,
        outcome=change.outcome,
        reason_id=change.reason_id,
        added_at=row[6],
        opened_at=row[7],
        is_last=is_last,
    )


def _accepted(session: Session, application_ids: Sequence[int]) -> dict[int, datetime]:
    rows = session.exec(
        select(Offer.application_id, Offer.settled_at).where(
            col(Offer.application_id).in_(application_ids), Offer.state == OfferState.ACCEPTED
        )
    ).all()
    return {application_id: at for application_id, at in rows if at is not None}


def _answered(session: Session, scope: ReportScope, within: Any) -> tuple[Answered, ...]:
    rows = session.execute(
        sql_select(*_CASE, Employee.id, Employee.name, Waiting.kind, Waiting.since, Waiting.ended_at)  # type: ignore[call-overload]
        .join(Waiting, col(Waiting.application_id) == col(Application.id))
        .join(Employee, col(Employee.id) == col(Waiting.on_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(
            col(Application.vacancy_id).in_(within),
            or_(col(Waiting.ended_at).is_(None), col(Waiting.ended_at) >= scope.since),
        )
        .order_by(col(Waiting.id))
    ).all()
    return tuple(
        Answered(_case(row), row[5], row[6], row[7], (row[9] or scope.until) - row[8], row[9] is None)
        for row in rows
    )


def _held(session: Session, scope: ReportScope, within: Any) -> tuple[Held, ...]:
    rows = session.execute(
        sql_select(  # type: ignore[call-overload]
            *_CASE, Employee.id, Employee.name, Interview.starts_at, Interview.minutes, Scorecard.submitted_at
        )
        .join(Interview, col(Interview.application_id) == col(Application.id))
        .join(Interviewer, col(Interviewer.interview_id) == col(Interview.id))
        .outerjoin(Scorecard, col(Scorecard.interviewer_id) == col(Interviewer.id))
        .join(Employee, col(Employee.id) == col(Interviewer.employee_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(
            col(Application.vacancy_id).in_(within),
            Interview.state == InterviewState.DONE,
            col(Interview.starts_at) >= scope.since,
            col(Interviewer.dropped_at).is_(None),
            col(Interviewer.took_part).is_not(False),
        )
        .order_by(col(Interview.starts_at), col(Interviewer.id))
    ).all()
    return tuple(
        Held(
            _case(row),
            row[5],
            row[6],
            row[7],
            max(row[9] - row[7] - timedelta(minutes=row[8]), timedelta()) if row[9] is not None else None,
        )
        for row in rows
    )


def _overdue(session: Session, within: Any, *, today: date) -> tuple[OverdueVacancy, ...]:
    rows = session.exec(
        select(Vacancy)
        .where(
            col(Vacancy.id).in_(within), Vacancy.state == VacancyState.OPEN, col(Vacancy.closes_on) < today
        )
        .order_by(col(Vacancy.closes_on), col(Vacancy.id))
    ).all()
    return tuple(
        OverdueVacancy(row.id, row.title, row.closes_on, (today - row.closes_on).days)
        for row in rows
        if row.id is not None and row.closes_on is not None
    )


_CASE = (Application.id, Candidate.id, Candidate.full_name, Vacancy.id, Vacancy.title)


def _case(row: Sequence[Any]) -> Case:
    return Case(row[0], row[1], row[2], row[3], row[4])
