"""A vacancy's card: its facts, days left or late, the pipeline's counts, who waits for whom, what the reader
may do.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from bot.domain.access import Actor, Permission, access_vacancy, relations_to_vacancy
from bot.domain.company_days import company_today
from bot.domain.pipeline import LIVE
from bot.domain.vacancies import STATE_VERBS
from bot.domain.vacancy_reminders import burning_until
from bot.domain.vacancy_values import Named, VacancyFacts, facts_of, people_by_id, values_of
from bot.domain.waiting import OpenWaiting, open_on_vacancy
from bot.models import (
    Application,
    CloseReason,
    Event,
    HoldReason,
    Stage,
    Subject,
    Vacancy,
    VacancyRequest,
    VacancyState,
    Waiting,
)

ENDS = frozenset({Stage.REJECTED, Stage.WITHDRAWN})


@dataclass(frozen=True)
class StageCount:
    """How many candidates stand at a stage."""

    stage: Stage
    count: int


@dataclass(frozen=True)
class StageWaiting:
    """Candidates about whom nobody was asked, who wait because of where they stand: for `who`, or are waited for."""

    stage: Stage
    count: int
    since: datetime
    who: Named | None


@dataclass(frozen=True)
class StateChange:
    """Who put a vacancy into its present state, and when."""

    by: Named | None
    at: datetime


@dataclass(frozen=True)
class VacancyCard:
    """Everything a vacancy's card shows to one reader. `today` and `closes_on` are days of the company's
    zone.
    """

    id: int
    rev: int
    facts: VacancyFacts
    state: VacancyState
    state_note: str
    hold_reason: HoldReason | None
    close_reason: CloseReason | None
    state_change: StateChange | None
    first_closes_on: date | None
    today: date
    burning: bool
    stages: tuple[StageCount, ...]
    by_stage: tuple[StageWaiting, ...]
    waiting: tuple[OpenWaiting, ...]
    requested_by: Named | None
    may_edit: bool
    may_see_candidates: bool
    may_add_candidates: bool
    salary_hidden: bool
    can_copy: bool
    left: int = 0
    may_settle: bool = False

    @property
    def hired(self) -> int:
        return sum(item.count for item in self.stages if item.stage is Stage.HIRED)

    @property
    def candidates(self) -> int:
        return sum(item.count for item in self.stages)


def card(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> VacancyCard:
    """A vacancy's card as the actor may see it. Raises Denied."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_VIEW)
    relations = relations_to_vacancy(session, actor, vacancy)
    values = values_of(session, vacancy)
    facts = facts_of(session, values)
    sees_salary = actor.may(Permission.SALARY_VIEW, *relations)
    sees_candidates = actor.may(Permission.CANDIDATE_VIEW, *relations)
    if not sees_salary:
        facts = replace(facts, salary=None)
    today = company_today(session, now)
    return VacancyCard(
        id=vacancy_id,
        rev=vacancy.rev,
        facts=facts,
        state=vacancy.state,
        state_note=vacancy.state_note,
        hold_reason=vacancy.hold_reason,
        close_reason=vacancy.close_reason,
        state_change=_state_change(session, vacancy),
        first_closes_on=vacancy.first_closes_on,
        today=today,
        burning=is_burning(vacancy, burning_until(session, today)),
        stages=stage_counts(session, vacancy_id) if sees_candidates else (),
        by_stage=_by_stage(session, vacancy, facts) if sees_candidates else (),
        waiting=open_on_vacancy(session, vacancy_id) if sees_candidates else (),
        requested_by=_requested_by(session, vacancy_id),
        may_edit=actor.may(Permission.VACANCY_EDIT, *relations),
        may_see_candidates=sees_candidates,
        may_add_candidates=actor.may(Permission.CANDIDATE_ADD) and vacancy.state is VacancyState.OPEN,
        salary_hidden=not sees_salary and values.salary is not None,
        can_copy=actor.may(Permission.VACANCY_CREATE),
        left=_left(session, vacancy_id) if sees_candidates else 0,
        may_settle=sees_candidates and actor.may(Permission.CANDIDATE_EDIT),
    )


def is_burning(vacancy: Vacancy, until: date) -> bool:
    """Open, and its closing day is near or past."""
    return vacancy.state is VacancyState.OPEN and vacancy.closes_on is not None and vacancy.closes_on <= until


def _left(session: Session, vacancy_id: int) -> int:
    """Candidates still in the pipeline."""
    query = select(func.count()).where(Application.vacancy_id == vacancy_id, col(Application.stage).in_(LIVE))
    return session.exec(query.select_from(Application)).one()


def stage_counts(session: Session, vacancy_id: int) -> tuple[StageCount, ...]:
    """How many candidates stand at each stage, in the pipeline's order; empty stages are left out."""
    rows = session.exec(
        select(Application.stage, func.count())
        .where(Application.vacancy_id == vacancy_id)
        .group_by(col(Application.stage))
    ).all()
    counts = {Stage(stage): count for stage, count in rows}
    return tuple(StageCount(stage, counts[stage]) for stage in Stage if counts.get(stage))


def _by_stage(session: Session, vacancy: Vacancy, facts: VacancyFacts) -> tuple[StageWaiting, ...]:
    """New candidates wait to be looked at by the owner; those with an offer are waited for."""
    asked = select(Waiting.application_id).where(col(Waiting.ended_at).is_(None))
    found: list[StageWaiting] = []
    for stage, who in ((Stage.NEW, facts.owner), (Stage.OFFER, None)):
        count, since = session.exec(
            select(func.count(), func.min(Application.stage_since)).where(
                Application.vacancy_id == vacancy.id,
                Application.stage == stage,
                col(Application.hold_until).is_(None),
                col(Application.id).not_in(asked),
            )
        ).one()
        if count:
            found.append(StageWaiting(stage, count, since, who))
    return tuple(found)


def _state_change(session: Session, vacancy: Vacancy) -> StateChange | None:
    event = session.exec(
        select(Event)
        .where(
            Event.subject == Subject.VACANCY,
            Event.subject_id == vacancy.id,
            col(Event.verb).in_([*STATE_VERBS, "undone"]),
        )
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    if event is None or vacancy.state is VacancyState.OPEN:
        return None
    who = people_by_id(session, {event.actor_id}) if event.actor_id is not None else {}
    return StateChange(who.get(event.actor_id or 0), vacancy.state_since)


def _requested_by(session: Session, vacancy_id: int) -> Named | None:
    request = session.exec(select(VacancyRequest).where(VacancyRequest.vacancy_id == vacancy_id)).first()
    if request is None:
        return None
    return people_by_id(session, {request.requested_by_id}).get(request.requested_by_id)
