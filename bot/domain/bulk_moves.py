"""Many candidates of a vacancy at once: moved, ended for one reason, settled when the vacancy is filled; and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import access, stage_changes
from bot.domain.access import Actor, Permission
from bot.domain.end_reasons import Reason, reasons
from bot.domain.end_reasons import of as reason_of
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.pipeline import END_OF, LIVE, StageFacts, StageLabel, label, pipeline_of
from bot.domain.pipeline_board import at_column
from bot.domain.stage_changes import To
from bot.models import Application, Candidate, EndReason, Outcome, StageChange, Vacancy


@dataclass(frozen=True)
class MovedMany:
    """What became of several: where they went, how many, and the group that Undo carries (none when nobody moved)."""

    vacancy_id: int
    group_id: int | None
    count: int
    after: StageLabel
    reason: Reason | None
    candidate_ids: tuple[int, ...]


@dataclass(frozen=True)
class TakenBack:
    """How many moves of a group were taken back, and how many candidates somebody has moved on since."""

    vacancy_id: int
    count: int
    overtaken: int


def ids_of(session: Session, actor: Actor, vacancy_id: int, key: str | None = None) -> tuple[int, ...]:
    """Everybody of a column; without one everybody who is still sought. Raises Denied."""
    _may_move(session, actor, vacancy_id)
    query = select(Application.id).where(Application.vacancy_id == vacancy_id)
    if key is None:
        query = query.where(col(Application.stage).in_(LIVE))
    else:
        query = query.where(at_column(pipeline_of(session, vacancy_id), key))
    return tuple(one for one in session.exec(query.order_by(col(Application.id))).all() if one is not None)


@dataclass(frozen=True)
class Chosen:
    """Who was chosen of a vacancy, by name."""

    vacancy_id: int
    title: str
    names: tuple[str, ...]


def named(session: Session, actor: Actor, vacancy_id: int, application_ids: Sequence[int]) -> Chosen:
    """The names of those chosen, as they stand in the list. Raises Denied."""
    vacancy = _may_move(session, actor, vacancy_id)
    names = session.exec(
        select(Candidate.full_name)
        .join(Application, col(Application.candidate_id) == col(Candidate.id))
        .where(Application.vacancy_id == vacancy_id, col(Application.id).in_(application_ids))
        .order_by(col(Application.id))
    ).all()
    return Chosen(vacancy_id, vacancy.title, tuple(names))


def stages_for(session: Session, actor: Actor, vacancy_id: int) -> tuple[StageFacts, ...]:
    """The stages several can be moved to. Raises Denied."""
    _may_move(session, actor, vacancy_id)
    return pipeline_of(session, vacancy_id).stages


def reasons_for(session: Session, actor: Actor, outcome: Outcome) -> tuple[Reason, ...]:
    """The reasons several can be ended for. Raises Denied."""
    actor.require(Permission.CANDIDATE_EDIT)
    return reasons(session, outcome)


def move_many(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    application_ids: Sequence[int],
    stage_id: int,
    *,
    now: datetime,
) -> MovedMany:
    """Move several candidates of a vacancy to a stage. Raises Denied, Outdated for a stage there is no more, Unfit."""
    _may_move(session, actor, vacancy_id)
    stage = pipeline_of(session, vacancy_id).by_id(stage_id)
    if stage is None or stage.is_retired:
        raise Outdated
    return _change(session, actor, vacancy_id, application_ids, To(stage.kind, stage.id), now=now)


def end_many(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    application_ids: Sequence[int],
    reason_id: int,
    *,
    now: datetime,
    to_reserve: bool = False,
) -> MovedMany:
    """End several applications of a vacancy for one reason, with or without the reserve: rejected, or settled when it is filled.

    Raises Denied; Unfit when nobody was chosen.
    """
    _may_move(session, actor, vacancy_id)
    row = session.get(EndReason, reason_id)
    if row is None:
        raise Denied
    to = To(END_OF[row.outcome], outcome=row.outcome, reason_id=reason_id, to_reserve=to_reserve)
    return _change(session, actor, vacancy_id, application_ids, to, now=now, reason=reason_of(row))


def undo_many(session: Session, actor: Actor, vacancy_id: int, group_id: int, *, now: datetime) -> TakenBack:
    """Take a group of moves back; whoever has been moved on since stays there. Raises Denied; Unfit when none is left."""
    _may_move(session, actor, vacancy_id)
    changes = session.exec(
        select(StageChange).where(
            StageChange.vacancy_id == vacancy_id,
            StageChange.group_id == group_id,
            col(StageChange.undone_at).is_(None),
        )
    ).all()
    count = 0
    for change in changes:
        application = session.get(Application, change.application_id)
        if application is not None and stage_changes.newest_id(session, change.application_id) == change.id:
            stage_changes.undo(session, application, change, by_id=actor.id, now=now)
            count += 1
    if not count:
        raise Unfit(Problem.UNDO_OVERTAKEN)
    return TakenBack(vacancy_id, count, len(changes) - count)


def _may_move(session: Session, actor: Actor, vacancy_id: int) -> Vacancy:
    vacancy = access.access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    return vacancy


def _change(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    application_ids: Sequence[int],
    to: To,
    *,
    now: datetime,
    reason: Reason | None = None,
) -> MovedMany:
    """Whoever is there already is left alone, so that a second press changes nothing."""
    rows = session.exec(
        select(Application)
        .where(Application.vacancy_id == vacancy_id, col(Application.id).in_(application_ids))
        .order_by(col(Application.id))
    ).all()
    if not rows:
        raise Unfit(Problem.NOBODY_CHOSEN)
    group_id, moved = None, []
    for row in rows:
        if _is_there(row, to):
            continue
        change = stage_changes.change(session, row, to, by_id=actor.id, now=now, group_id=group_id)
        if group_id is None:
            group_id = change.group_id = change.id
            session.add(change)
        moved.append(row.candidate_id)
    after = label(session, to.stage, to.stage_id, to.outcome)
    return MovedMany(vacancy_id, group_id, len(moved), after, reason, tuple(moved))


def _is_there(application: Application, to: To) -> bool:
    if to.outcome is not None:
        return application.outcome is to.outcome and application.reason_id == to.reason_id
    return application.stage is to.stage and application.stage_id in {None, to.stage_id}
