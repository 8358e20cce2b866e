"""The company's base of candidates: a profile as its card shows it, its résumé versions, and corrections by
hand.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from bot.domain import access, applications, candidate_notices, events
from bot.domain.access import Actor, Permission
from bot.domain.candidate_beside import Beside, beside
from bot.domain.candidate_fields import differing, with_typed
from bot.domain.candidate_unions import standing_id
from bot.domain.candidate_values import CandidateField, CandidateValues, values_of, write
from bot.domain.errors import Denied, Gone
from bot.domain.intake_notes import CandidateNote, notes_of
from bot.domain.intake_vacancies import VacancyChoice, all_open
from bot.domain.interview_results import InterviewResult, results_of
from bot.domain.pipeline import ENDS, Pipeline, StageFacts, StageLabel, pipelines_of
from bot.domain.vacancy_fit import Fit, fit, fitting
from bot.models import Application, Employee, Offer, Resume, Stage, StoredFile, Subject, Vacancy

# From these stages on an offer can be prepared.
OFFERED_FROM = frozenset({Stage.INTERVIEW, Stage.TEST_TASK, Stage.OFFER})


@dataclass(frozen=True)
class ResumeVersion:
    """One résumé of a candidate, for a list."""

    id: int
    added_at: datetime
    added_by: str
    source: str
    file_name: str
    has_file: bool


@dataclass(frozen=True)
class ApplicationLine:
    """A vacancy the candidate is on. `may_move` is whether the reader may change the stage.

    `stage` is the kind, `stage_id` the very stage (none after an end), `hold_until` the day of waking
    from a rest, `stages` those of the vacancy. `may_offer` is whether they may see or make an offer,
    `interviews` what came of those held and which are ahead.
    """

    application_id: int
    vacancy_id: int
    title: str
    stage: Stage
    stage_since: datetime
    rev: int
    may_move: bool
    label: StageLabel
    stage_id: int | None
    next_stage_id: int | None
    hold_until: date | None
    may_offer: bool = False
    interviews: tuple[InterviewResult, ...] = ()
    stages: tuple[StageFacts, ...] = ()


@dataclass(frozen=True)
class CandidateCard:
    """A candidate as the reader may see them: without the salary where that is not theirs to see."""

    id: int
    rev: int
    values: CandidateValues
    shows_salary: bool
    skills: tuple[str, ...]
    fit: Fit | None
    fit_title: str
    source: str
    referred_by: str
    added_by: str
    added_at: datetime
    resumes: tuple[ResumeVersion, ...]
    applications: tuple[ApplicationLine, ...]
    may_edit: bool
    may_attach: bool
    notes: tuple[CandidateNote, ...] = ()
    beside: Beside = field(default_factory=Beside)
    has_photo: bool = False


@dataclass(frozen=True)
class ResumeFile:
    """A résumé's original file, to be sent."""

    file_id: int
    file_name: str
    full_name: str
    added_at: datetime
    candidate_id: int


def card(session: Session, actor: Actor, candidate_id: int) -> CandidateCard:
    """A candidate's card; of one who was taken into another's, that one. Raises Denied."""
    candidate_id = standing_id(session, candidate_id)
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    shows_salary = access.may_on_candidate(session, actor, candidate_id, Permission.SALARY_VIEW)
    values = values_of(session, candidate)
    lines = _applications(session, actor, candidate_id)
    vacancy = session.get(Vacancy, lines[0].vacancy_id) if lines else None
    found = (
        fit(session, vacancy, values.skills, _newest_text(session, candidate_id))
        if vacancy is not None
        else None
    )
    added_by = session.get(Employee, candidate.created_by_id)
    referrer = session.get(Employee, candidate.referred_by_id) if candidate.referred_by_id else None
    return CandidateCard(
        id=candidate_id,
        rev=candidate.rev,
        values=values if shows_salary else replace(values, salary=None),
        shows_salary=shows_salary,
        skills=fitting(values.skills, found),
        fit=found,
        fit_title=vacancy.title if vacancy is not None else "",
        source=candidate.source,
        referred_by=referrer.name if referrer is not None else "",
        added_by=added_by.name if added_by is not None else "",
        added_at=candidate.created_at,
        resumes=_resumes(session, candidate_id),
        applications=lines,
        may_edit=actor.may(Permission.CANDIDATE_EDIT),
        may_attach=actor.may(Permission.CANDIDATE_ADD),
        notes=notes_of(session, candidate_id) if actor.may(Permission.CANDIDATE_ADD) else (),
        beside=beside(session, actor, candidate_id),
        has_photo=candidate.photo_id is not None,
    )


def _resumes(session: Session, candidate_id: int) -> tuple[ResumeVersion, ...]:
    rows = session.exec(
        select(Resume, Employee.name)
        .join(Employee, col(Employee.id) == col(Resume.added_by_id))
        .where(Resume.candidate_id == candidate_id)
        .options(defer(Resume.text), defer(Resume.fields))  # type: ignore[arg-type]
        .order_by(col(Resume.id).desc())
    ).all()
    return tuple(
        ResumeVersion(row.id, row.added_at, name, row.source, row.file_name, row.file_id is not None)
        for row, name in rows
        if row.id is not None
    )


def _applications(session: Session, actor: Actor, candidate_id: int) -> tuple[ApplicationLine, ...]:
    """The vacancies the candidate is on that the actor may see, the newest first."""
    visible = access.visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
        .order_by(col(Application.id).desc())
    ).all()
    may_move = actor.may(Permission.CANDIDATE_EDIT)
    pipelines = pipelines_of(session, {row.vacancy_id for row, _ in rows})
    may_offer = actor.may(Permission.OFFER_EDIT)
    offered = _offered(session, actor, candidate_id)
    held = results_of(session, actor, [row.id for row, _ in rows if row.id is not None])
    return tuple(
        _line(
            pipelines[row.vacancy_id],
            row,
            title,
            may_move=may_move,
            may_offer=row.id in offered or (may_offer and row.stage in OFFERED_FROM),
            interviews=held.get(row.id or 0, ()),
        )
        for row, title in rows
    )


def _line(
    pipeline: Pipeline,
    row: Application,
    title: str,
    *,
    may_move: bool,
    may_offer: bool,
    interviews: tuple[InterviewResult, ...],
) -> ApplicationLine:
    assert row.id is not None  # noqa: S101 - it came from the database
    here, following = (None, None) if row.stage in ENDS else (pipeline.of(row), pipeline.next(row))
    return ApplicationLine(
        application_id=row.id,
        vacancy_id=row.vacancy_id,
        title=title,
        stage=row.stage,
        stage_since=row.stage_since,
        rev=row.rev,
        may_move=may_move,
        may_offer=may_offer,
        interviews=interviews,
        label=here.label if here is not None else StageLabel(row.stage, outcome=row.outcome),
        stage_id=here.id if here is not None else None,
        next_stage_id=following.id if following is not None else None,
        hold_until=row.hold_until,
        stages=pipeline.stages,
    )


def _offered(session: Session, actor: Actor, candidate_id: int) -> set[int]:
    """The candidate's applications whose offers the actor may see."""
    if not access.may_on_candidate(session, actor, candidate_id, Permission.OFFER_VIEW):
        return set()
    return set(
        session.exec(
            select(Offer.application_id)
            .join(Application, col(Application.id) == col(Offer.application_id))
            .where(Application.candidate_id == candidate_id)
        ).all()
    )


def _newest_text(session: Session, candidate_id: int) -> str:
    text = session.exec(
        select(Resume.text)
        .where(Resume.candidate_id == candidate_id)
        .order_by(col(Resume.id).desc())
        .limit(1)
    ).first()
    return text or ""


def resume_file(session: Session, actor: Actor, resume_id: int, *, now: datetime) -> ResumeFile:
    """The original file of a résumé; who opened it is recorded. Raises Denied, Gone when it came without a
    file.
    """
    resume = session.get(Resume, resume_id)
    if resume is None:
        raise Gone
    candidate = access.access_candidate(session, actor, resume.candidate_id, Permission.CANDIDATE_VIEW)
    stored = session.get(StoredFile, resume.file_id) if resume.file_id is not None else None
    if stored is None or stored.id is None:
        raise Gone
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=resume.candidate_id,
        verb="file_opened",
        now=now,
        details={"resume": resume_id},
    )
    return ResumeFile(stored.id, resume.file_name, candidate.full_name, resume.added_at, resume.candidate_id)


def fix_field(
    session: Session, actor: Actor, candidate_id: int, field: CandidateField, text: str, *, now: datetime
) -> CandidateCard:
    """Correct a field as typed; it outlives later résumés. Raises Denied, Unfit."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    before = values_of(session, candidate)
    after = with_typed(before, field, text, now=now, zone=actor.zone)
    if differing(before, after):
        write(session, candidate, after)
        candidate.rev += 1
        session.add(candidate)
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.CANDIDATE,
            subject_id=candidate_id,
            verb="edited",
            now=now,
            details={"field": field.value},
        )
    return card(session, actor, candidate_id)


def vacancies_to_attach(session: Session, actor: Actor, candidate_id: int) -> tuple[VacancyChoice, ...]:
    """Open vacancies the candidate is not on yet, the actor's own first. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_ADD)
    on = set(
        session.exec(select(Application.vacancy_id).where(Application.candidate_id == candidate_id)).all()
    )
    return tuple(choice for choice in all_open(session, actor) if choice.id not in on)


def attach(
    session: Session, actor: Actor, candidate_id: int, vacancy_id: int, *, now: datetime
) -> CandidateCard:
    """Put a candidate of the base on a vacancy. A second press gives the same card. Raises Denied, Unfit."""
    if applications.on_vacancy(session, candidate_id, vacancy_id) is None:
        application = applications.attach(session, actor, candidate_id, vacancy_id, now=now)
        candidate_notices.tell_of_application(session, actor, application, now=now)
    return card(session, actor, candidate_id)


def application_card(
    session: Session, actor: Actor, application_id: int
) -> tuple[CandidateCard, ApplicationLine]:
    """The candidate behind an application, and the application itself. Raises Denied."""
    application = access.access_application(session, actor, application_id, Permission.CANDIDATE_VIEW)
    found = card(session, actor, application.candidate_id)
    line = next((each for each in found.applications if each.application_id == application_id), None)
    if line is None:
        raise Denied
    return found, line
