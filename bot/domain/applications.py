"""Candidates on vacancies: putting them there, moving them on and back. Who stands where is read by `pipeline_board`."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import access, events, stage_changes
from bot.domain.access import Actor, Permission
from bot.domain.end_reasons import Reason, reasons
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.intake_vacancies import open_vacancy
from bot.domain.pipeline import END_OF, ENDS, StageLabel, label, label_of, outcome_of, pipeline_of
from bot.domain.stage_changes import To
from bot.models import Application, Candidate, EndReason, Outcome, Stage, StageChange, Subject


@dataclass(frozen=True)
class Moved:
    """A candidate's move between stages; `event_id` takes it back."""

    application_id: int
    candidate_id: int
    full_name: str
    before: Stage
    after: Stage
    event_id: int | None
    change_id: int | None
    before_label: StageLabel
    after_label: StageLabel


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
    stage_changes.first(session, application, by_id=actor.id, now=now)
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


def move(
    session: Session,
    actor: Actor,
    application_id: int,
    stage: Stage,
    *,
    rev: int,
    now: datetime,
    stage_id: int | None = None,
    outcome: Outcome | None = None,
    reason_id: int | None = None,
    comment: str = "",
) -> Moved:
    """Move a candidate to a stage of this kind, or to an end with its outcome, reason and comment; back from an end too.

    `stage_id` says which of several stages of the kind; without it it is the first. Pressing the same twice changes nothing.
    Raises Denied; Outdated for an older card; Unfit for a comment that is too long.
    """
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    to = To(stage, stage_id, outcome, reason_id, comment)
    if _stands_at(session, application, to):
        return _moved_already(session, actor, application)
    if application.rev != rev:
        raise Outdated
    change = stage_changes.change(session, application, to, by_id=actor.id, now=now)
    return moved(session, application, change)


def move_to(
    session: Session, actor: Actor, application_id: int, key: str, *, rev: int, now: datetime
) -> Moved:
    """Move a candidate to what a button names: a stage's id, an outcome, or a kind of stage as earlier buttons did."""
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    to = _named_by(session, application, key)
    return move(
        session,
        actor,
        application_id,
        to.stage,
        rev=rev,
        now=now,
        stage_id=to.stage_id,
        outcome=to.outcome,
    )


def end_for(
    session: Session, actor: Actor, application_id: int, reason_id: int, *, rev: int, now: datetime
) -> Moved:
    """End an application for a reason of the list, which says the outcome. Raises Denied, Outdated."""
    reason = session.get(EndReason, reason_id)
    if reason is None:
        raise Denied
    return move(
        session,
        actor,
        application_id,
        END_OF[reason.outcome],
        rev=rev,
        now=now,
        outcome=reason.outcome,
        reason_id=reason_id,
    )


def end_named(key: str) -> Outcome | None:
    """The outcome a button names, none for a stage. Buttons of earlier versions carry the kind of an end."""
    if key == Stage.WITHDRAWN.value:
        return Outcome.WITHDREW
    return Outcome(key) if key in {outcome.value for outcome in Outcome} else None


def reasons_to_end(session: Session, actor: Actor, outcome: Outcome) -> tuple[Reason, ...]:
    """Why an application can end this way. Raises Denied."""
    actor.require(Permission.CANDIDATE_EDIT)
    return reasons(session, outcome)


def _named_by(session: Session, application: Application, key: str) -> To:
    outcome = end_named(key)
    if outcome is not None:
        return To(END_OF[outcome], outcome=outcome)
    if key in {stage.value for stage in Stage}:
        return To(Stage(key))
    stage = pipeline_of(session, application.vacancy_id).by_id(int(key) if key.isdecimal() else None)
    if stage is None or stage.is_retired:
        raise Outdated
    return To(stage.kind, stage.id)


def _stands_at(session: Session, application: Application, to: To) -> bool:
    """Whether the candidate is there already; for an end with the same outcome, and reason if one is given."""
    if application.stage is not to.stage:
        return False
    if to.stage in ENDS:
        same = application.outcome is outcome_of(to.stage, to.outcome)
        return same and (to.reason_id is None or to.reason_id == application.reason_id)
    here = pipeline_of(session, application.vacancy_id).of(application)
    return to.stage_id is None or here is None or here.id == to.stage_id


def _moved_already(session: Session, actor: Actor, application: Application) -> Moved:
    """The second press of the same button: nothing changes, and whoever moved can still take it back."""
    newest = stage_changes.newest_id(session, stage_changes.application_id_of(application))
    last = session.get(StageChange, newest) if newest is not None else None
    if last is not None and last.event_id is not None and last.by_id == actor.id:
        return moved(session, application, last)
    label = label_of(session, application)
    stage = application.stage
    return Moved(*_who(session, application), stage, stage, None, None, label, label)


def undo_move(session: Session, actor: Actor, application_id: int, event_id: int, *, now: datetime) -> Moved:
    """Take a move back. Raises Unfit when somebody has moved the candidate since."""
    application = access.access_application(session, actor, application_id, Permission.VACANCY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    change = session.exec(
        select(StageChange).where(
            StageChange.application_id == application_id, StageChange.event_id == event_id
        )
    ).first()
    if change is None:
        raise Unfit(Problem.UNDO_OVERTAKEN)
    before, before_label = application.stage, label_of(session, application)
    stage_changes.undo(session, application, change, by_id=actor.id, now=now)
    return Moved(
        *_who(session, application),
        before,
        application.stage,
        None,
        None,
        before_label,
        label_of(session, application),
    )


def moved(session: Session, application: Application, change: StageChange) -> Moved:
    """A move just made, as its Undo button and its words need it."""
    before = change.from_stage or change.to_stage
    return Moved(
        *_who(session, application),
        before,
        change.to_stage,
        change.event_id,
        change.id,
        label(session, before, change.from_stage_id, change.from_outcome),
        label(session, change.to_stage, change.to_stage_id, change.outcome),
    )


def _who(session: Session, application: Application) -> tuple[int, int, str]:
    candidate = session.get(Candidate, application.candidate_id)
    assert candidate is not None  # noqa: S101 - held by the foreign key
    return stage_changes.application_id_of(application), application.candidate_id, candidate.full_name
