"""Candidates on vacancies: putting them there, who is at which stage, moving them on and back."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import access, events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.intake_vacancies import open_vacancy
from bot.models import Application, Candidate, Stage, Subject, VacancyState

# The way through the pipeline; rejection and withdrawal are left only by going back.
PATH = (Stage.NEW, Stage.SCREENING, Stage.INTERVIEW, Stage.TEST_TASK, Stage.OFFER, Stage.HIRED)


@dataclass(frozen=True)
class CandidateRow:
    """A candidate in a vacancy's list."""

    application_id: int
    candidate_id: int
    full_name: str
    position: str
    city: str
    experience_months: int | None
    stage: Stage


@dataclass(frozen=True)
class VacancyCandidates:
    """A page of a vacancy's candidates, the farthest stage first; `page` counts from 0."""

    vacancy_id: int
    title: str
    is_open: bool
    stage: Stage | None
    counts: dict[Stage, int]
    rows: tuple[CandidateRow, ...]
    page: int
    pages: int
    may_add: bool

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Moved:
    """A candidate's move between stages; `event_id` takes it back."""

    application_id: int
    candidate_id: int
    full_name: str
    before: Stage
    after: Stage
    event_id: int | None


def attach(
    session: Session, actor: Actor, candidate_id: int, vacancy_id: int, *, now: datetime
) -> Application:
    """Put a candidate of the base on an open vacancy. Raises Denied; Unfit when closed or already there."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    open_vacancy(session, actor, vacancy_id)
    if on_vacancy(session, candidate_id, vacancy_id) is not None:
        raise Unfit(Problem.ALREADY_ON_VACANCY)
    return add(session, actor, candidate_id, vacancy_id, resume_id=None, now=now)


def on_vacancy(session: Session, candidate_id: int, vacancy_id: int) -> Application | None:
    """The candidate's application on a vacancy, if there is one."""
    return session.exec(
        select(Application).where(
            Application.vacancy_id == vacancy_id, Application.candidate_id == candidate_id
        )
    ).first()


def add(
    session: Session,
    actor: Actor,
    candidate_id: int,
    vacancy_id: int,
    *,
    resume_id: int | None,
    now: datetime,
) -> Application:
    """A new application; rights and doubles are the caller's to check."""
    application = Application(
        vacancy_id=vacancy_id,
        candidate_id=candidate_id,
        resume_id=resume_id,
        stage_since=now,
        created_by_id=actor.id,
        created_at=now,
    )
    session.add(application)
    session.flush()  # its id goes into the event and the buttons
    assert application.id is not None  # noqa: S101 - just flushed
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.APPLICATION,
        subject_id=application.id,
        verb="added",
        now=now,
        details={"vacancy": vacancy_id, "candidate": candidate_id},
    )
    return application


def counts_by_stage(session: Session, vacancy_id: int) -> dict[Stage, int]:
    """How many candidates of a vacancy are at each stage; stages without any are left out."""
    rows = session.exec(
        select(Application.stage, func.count())
        .where(Application.vacancy_id == vacancy_id)
        .group_by(col(Application.stage))
    ).all()
    found = dict(rows)
    return {stage: found[stage] for stage in Stage if stage in found}


def candidates_of(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    *,
    stage: Stage | None = None,
    page: int = 0,
    size: int = 6,
) -> VacancyCandidates:
    """A page of a vacancy's candidates, of one stage or all. Raises Denied."""
    vacancy = access.access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    counts = counts_by_stage(session, vacancy_id)
    total = counts.get(stage, 0) if stage is not None else sum(counts.values())
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    return VacancyCandidates(
        vacancy_id=vacancy_id,
        title=vacancy.title,
        is_open=vacancy.state is VacancyState.OPEN,
        stage=stage,
        counts=counts,
        rows=_rows(session, vacancy_id, stage, page, size),
        page=page,
        pages=pages,
        may_add=actor.may(Permission.CANDIDATE_ADD),
    )


def _rows(
    session: Session, vacancy_id: int, stage: Stage | None, page: int, size: int
) -> tuple[CandidateRow, ...]:
    """Live stages in the pipeline's order, the farthest first, then the ended ones; within a stage the
    newest first.
    """
    order = (*reversed(PATH[:-1]), Stage.HIRED, Stage.WITHDRAWN, Stage.REJECTED)
    query = (
        select(Application, Candidate)
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(Application.vacancy_id == vacancy_id)
        .order_by(
            *(col(Application.stage) != each for each in order),
            col(Application.stage_since).desc(),
            col(Application.id).desc(),
        )
    )
    if stage is not None:
        query = query.where(col(Application.stage) == stage)
    found = session.exec(query.offset(page * size).limit(size)).all()
    return tuple(
        CandidateRow(
            application.id,
            candidate.id,
            candidate.full_name,
            candidate.position,
            candidate.city,
            candidate.experience_months,
            application.stage,
        )
        for application, candidate in found
        if application.id is not None and candidate.id is not None
    )


def move(
    session: Session, actor: Actor, application_id: int, stage: Stage, *, rev: int, now: datetime
) -> Moved:
    """Move a candidate to another stage. Pressing the same twice changes nothing; an older card raises
    Outdated.
    """
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    before = application.stage
    if before is stage:
        return _moved_already(session, actor, application)
    if application.rev != rev:
        raise Outdated
    event_id = _set_stage(session, actor, application, stage, verb="moved", now=now)
    return _moved(session, application, before, event_id)


def _moved_already(session: Session, actor: Actor, application: Application) -> Moved:
    """The second press of the same button: nothing changes, and whoever moved can still take it back."""
    last = events.newest(session, Subject.APPLICATION, application.id or 0)
    if last is not None and last.verb == "moved" and last.actor_id == actor.id:
        return _moved(session, application, Stage(last.changes["stage"][0]), last.id)
    return _moved(session, application, application.stage, None)


def undo_move(session: Session, actor: Actor, application_id: int, event_id: int, *, now: datetime) -> Moved:
    """Take a move back. Raises Unfit when somebody has moved the candidate since."""
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    last = events.newest(session, Subject.APPLICATION, application_id)
    if last is None or last.id != event_id or last.verb != "moved":
        raise Unfit(Problem.UNDO_OVERTAKEN)
    before = application.stage
    back = _set_stage(
        session, actor, application, Stage(last.changes["stage"][0]), verb="move_undone", now=now
    )
    return _moved(session, application, before, back)


def _set_stage(
    session: Session, actor: Actor, application: Application, stage: Stage, *, verb: str, now: datetime
) -> int | None:
    assert application.id is not None  # noqa: S101 - it came from the database
    before = application.stage
    application.stage = stage
    application.stage_since = now
    application.rev += 1
    session.add(application)
    event = events.record(
        session,
        actor_id=actor.id,
        subject=Subject.APPLICATION,
        subject_id=application.id,
        verb=verb,
        now=now,
        changes={"stage": (before, stage)},
    )
    session.flush()  # the event's id goes into the Undo button
    return event.id


def _moved(session: Session, application: Application, before: Stage, event_id: int | None) -> Moved:
    candidate = session.get(Candidate, application.candidate_id)
    assert candidate is not None  # noqa: S101 - held by the foreign key
    assert application.id is not None  # noqa: S101 - it came from the database
    return Moved(
        application.id, application.candidate_id, candidate.full_name, before, application.stage, event_id
    )


def next_stages(stage: Stage) -> tuple[Stage | None, Stage | None]:
    """The stages one step back and one step forward; from an end only back to screening."""
    if stage not in PATH:
        return Stage.SCREENING, None
    at = PATH.index(stage)
    before = PATH[at - 1] if at > 0 else None
    return before, PATH[at + 1] if at + 1 < len(PATH) else None
