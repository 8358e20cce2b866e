"""One application goes from one stage to another: the row, the record, what ends with it, and the way back.

The one place where a stage is written. Rights and the card's revision are the caller's to check (`applications.move`,
`screening`, `settling`). Rooms that must follow a move register with `after_change` and `after_undo`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.domain import end_reasons, events, waiting
from bot.domain.errors import Problem, Unfit
from bot.domain.pipeline import ENDS, outcome_of, pipeline_of
from bot.models import Application, Event, Outcome, Stage, StageChange, Subject

LONGEST_COMMENT = 500


@dataclass(frozen=True)
class To:
    """Where to: a kind of stage, or one very stage of the pipeline, or an end with its outcome, reason and
    comment, and whether the candidate goes to the reserve."""

    stage: Stage
    stage_id: int | None = None
    outcome: Outcome | None = None
    reason_id: int | None = None
    comment: str = ""
    to_reserve: bool = False


# Follows a move (or its undo) in the same unit: `listen(session, application, change, now)`.
Listen = Callable[[Session, Application, StageChange, datetime], None]
_after_change: list[Listen] = []
_after_undo: list[Listen] = []


def after_change(listen: Listen) -> Listen:
    """Call this after every move of an application."""
    _after_change.append(listen)
    return listen


def after_undo(listen: Listen) -> Listen:
    """Call this after a move was taken back."""
    _after_undo.append(listen)
    return listen


def first(session: Session, application: Application, *, by_id: int | None, now: datetime) -> StageChange:
    """The first line of the history: the candidate was put on the vacancy, at its first stage."""
    stage = pipeline_of(session, application.vacancy_id).first(application.stage)
    application.stage_id = stage.id if stage is not None else None
    change = StageChange(
        application_id=application_id_of(application),
        vacancy_id=application.vacancy_id,
        at=now,
        by_id=by_id,
        to_stage=application.stage,
        to_stage_id=application.stage_id,
    )
    session.add_all((application, change))
    session.flush()  # its id orders the history
    return change


def change(
    session: Session,
    application: Application,
    to: To,
    *,
    by_id: int | None,
    now: datetime,
    group_id: int | None = None,
) -> StageChange:
    """Move an application. A hold ends, as does what was waited for; `group_id` joins moves made in one step.

    Raises Unfit when the comment is too long; Denied for a reason of another outcome.
    """
    application_id = application_id_of(application)
    outcome = outcome_of(to.stage, to.outcome)
    comment = checked_comment(to.comment)
    made = StageChange(
        application_id=application_id,
        vacancy_id=application.vacancy_id,
        at=now,
        by_id=by_id,
        from_stage=application.stage,
        from_stage_id=application.stage_id,
        from_outcome=application.outcome,
        from_reason_id=application.reason_id,
        from_since=application.stage_since,
        to_stage=to.stage,
        to_stage_id=_stage_id(session, application, to),
        outcome=outcome,
        reason_id=end_reasons.fitting(session, to.reason_id, outcome),
        comment=comment,
        to_reserve=to.to_reserve and outcome is not None,
        group_id=group_id,
    )
    made.waiting_on_id = waiting.ended_by_move(
        session, application_id, by_id=by_id, all_kinds=to.stage in ENDS, now=now
    )
    held = application.hold_until
    application.stage, application.stage_id = made.to_stage, made.to_stage_id
    application.outcome, application.reason_id = made.outcome, made.reason_id
    application.stage_since = now
    application.hold_until = application.woken_at = None
    made.event_id = _recorded(session, application, made, held, by_id=by_id, now=now)
    session.add(made)
    session.flush()  # its id is the group's, and goes into Undo
    for listen in _after_change:
        listen(session, application, made, now)
    return made


def undo(
    session: Session, application: Application, made: StageChange, *, by_id: int | None, now: datetime
) -> None:
    """Take a move back, as if it had not been: the stage, its clock, the hold and who was waited for.

    Raises Unfit when it was taken back already, or the candidate has been moved since.
    """
    application_id = application_id_of(application)
    if made.undone_at is not None or made.from_stage is None or made.id != newest_id(session, application_id):
        raise Unfit(Problem.UNDO_OVERTAKEN)
    after = application.stage
    application.stage, application.stage_id = made.from_stage, made.from_stage_id
    application.outcome, application.reason_id = made.from_outcome, made.from_reason_id
    application.stage_since = made.from_since or now
    application.hold_until = _held_before(session, made)
    made.undone_at = now
    application.rev += 1
    session.add_all((application, made))
    events.record(
        session,
        actor_id=by_id,
        subject=Subject.APPLICATION,
        subject_id=application_id,
        verb="move_undone",
        now=now,
        changes={"stage": (after, application.stage)},
    )
    waiting.reopen(session, application_id, ended_at=made.at)
    for listen in _after_undo:
        listen(session, application, made, now)


def newest_id(session: Session, application_id: int) -> int | None:
    """The id of the latest move that was not taken back."""
    return session.exec(
        select(StageChange.id)
        .where(StageChange.application_id == application_id, col(StageChange.undone_at).is_(None))
        .order_by(col(StageChange.id).desc())
        .limit(1)
    ).first()


def application_id_of(application: Application) -> int:
    """The id of a stored application."""
    assert application.id is not None  # noqa: S101 - it came from the database
    return application.id


def _stage_id(session: Session, application: Application, to: To) -> int | None:
    """The very stage moved to: the one asked for if it takes somebody and is of the kind, else the first of the kind."""
    if to.stage in ENDS:
        return None
    pipeline = pipeline_of(session, application.vacancy_id)
    asked = next((one for one in pipeline.stages if one.id == to.stage_id and one.kind is to.stage), None)
    stage = asked or pipeline.first(to.stage)
    return stage.id if stage is not None else None


def _recorded(
    session: Session,
    application: Application,
    made: StageChange,
    held: date | None,
    *,
    by_id: int | None,
    now: datetime,
) -> int | None:
    application.rev += 1
    session.add(application)
    changes: dict[str, tuple[object, object]] = {"stage": (made.from_stage, made.to_stage)}
    if made.from_stage_id != made.to_stage_id:
        changes["stage_id"] = (made.from_stage_id, made.to_stage_id)
    if held is not None:
        changes["hold_until"] = (held, None)
    details = {
        name: value
        for name, value in (("outcome", made.outcome), ("reason", made.reason_id))
        if value is not None
    }
    event = events.record(
        session,
        actor_id=by_id,
        subject=Subject.APPLICATION,
        subject_id=application_id_of(application),
        verb="moved",
        now=now,
        changes=changes,
        details=details,
    )
    session.flush()  # the event's id goes into the history's line
    return event.id


def _held_before(session: Session, made: StageChange) -> date | None:
    event = session.get(Event, made.event_id) if made.event_id is not None else None
    kept = event.changes.get("hold_until") if event is not None else None
    return date.fromisoformat(kept[0]) if kept else None


def checked_comment(comment: str) -> str:
    """A comment as it is kept. Raises Unfit when it is too long."""
    comment = " ".join(comment.split())
    if len(comment) > LONGEST_COMMENT:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_COMMENT)
    return comment
