"""How long a candidate may stay at a stage: working days of the company, not counted while the candidate rests.

A stage's limit of two working days means: who came on Monday is late from Thursday on. The owner of the stage is told in
the morning, else the vacancy's owner; not while a colleague is waited for, whose own lines tell them.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.access import Actor
from bot.domain.company_days import company_today, company_zone, work_calendar
from bot.domain.pipeline import LIVE, Pipeline, StageFacts
from bot.domain.today import Line, LineKind, TodaySection, section
from bot.models import Application, Candidate, PipelineStage, Vacancy, VacancyState, Waiting


def late_on_vacancy(
    session: Session, vacancy: Vacancy, pipeline: Pipeline, *, now: datetime
) -> dict[int, int]:
    """The applications of a vacancy that stand too long, by how many working days; none unless it is open."""
    limits = [one.limit_workdays for one in pipeline.stages if one.limit_workdays is not None]
    if vacancy.state is not VacancyState.OPEN or not limits:
        return {}
    rows = session.exec(
        select(Application).where(
            Application.vacancy_id == vacancy.id,
            col(Application.stage).in_(LIVE),
            col(Application.hold_until).is_(None),
            # A working day is a day at least, so that this leaves out those who cannot be late yet.
            Application.stage_since < now - timedelta(days=min(limits)),
        )
    ).all()
    days = last_days(session, [(row, pipeline.of(row)) for row in rows])
    return _over(session, days, now=now)


def counted_from(application: Application) -> datetime:
    """The moment the limit runs from: coming to the stage, or waking from a rest there."""
    return max(application.stage_since, application.woken_at or application.stage_since)


def last_days(session: Session, standing: Sequence[tuple[Application, StageFacts | None]]) -> dict[int, date]:
    """The last day, of the company's zone, on which each is in time; who has no limit is left out."""
    zone, calendar = company_zone(session), work_calendar(session)
    return {
        application.id: calendar.add_workdays(
            counted_from(application).astimezone(zone).date(), stage.limit_workdays
        )
        for application, stage in standing
        if application.id is not None and stage is not None and stage.limit_workdays is not None
    }


def _over(session: Session, days: dict[int, date], *, now: datetime) -> dict[int, int]:
    today, calendar = company_today(session, now), work_calendar(session)
    return {
        application_id: max(1, calendar.workdays_between(day, today))
        for application_id, day in days.items()
        if day < today
    }


def _with_a_colleague(actor: Actor) -> SelectOfScalar[int]:
    """The applications about which a colleague is waited for now."""
    return select(Waiting.application_id).where(
        col(Waiting.ended_at).is_(None),
        col(Waiting.on_id).is_not(None),
        col(Waiting.on_id).not_in(actor.selves),
    )


@section(TodaySection.BURNING)
def standing_too_long(session: Session, actor: Actor, now: datetime) -> Sequence[Line]:
    """Candidates over the limit of a stage that the actor, or whom they stand in for, answers for."""
    theirs = or_(
        col(PipelineStage.owner_id).in_(actor.selves),
        and_(col(PipelineStage.owner_id).is_(None), col(Vacancy.owner_id).in_(actor.selves)),
    )
    rows = session.exec(
        select(Application, PipelineStage, Candidate.full_name, Vacancy.title)
        .join(PipelineStage, col(PipelineStage.id) == col(Application.stage_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(
            Vacancy.state == VacancyState.OPEN,
            col(Application.stage).in_(LIVE),
            col(Application.hold_until).is_(None),
            col(PipelineStage.limit_workdays).is_not(None),
            theirs,
            col(Application.id).not_in(_with_a_colleague(actor)),
        )
    ).all()
    today, zone, calendar = company_today(session, now), company_zone(session), work_calendar(session)
    found = []
    for application, stage, name, title in rows:
        since = counted_from(application).astimezone(zone).date()
        # A calendar day is never shorter than a working one: most are in time without asking the calendar.
        if stage.limit_workdays is None or (today - since).days <= stage.limit_workdays:
            continue
        day = calendar.add_workdays(since, stage.limit_workdays)
        if day < today:
            found.append(Line(LineKind.CANDIDATE_WAITS, application.candidate_id, f"{name} · {title}", day))
    return sorted(found, key=lambda line: line.day)
