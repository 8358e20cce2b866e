"""Stages of a pipeline that somebody answers for: they go to whoever takes over."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.holdings import HoldingKind, Passing, register
from bot.models import PipelineStage, Subject


def _owned(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    query = select(PipelineStage.id, PipelineStage.name).where(
        PipelineStage.owner_id == employee_id, col(PipelineStage.retired_at).is_(None)
    )
    return session.exec(query.order_by(col(PipelineStage.id))).all()


def _hand_owned(session: Session, stage_id: int, passing: Passing) -> None:
    stage = session.get(PipelineStage, stage_id)
    if stage is None or stage.owner_id != passing.from_id:
        return
    stage.owner_id = passing.to_id
    stage.rev += 1
    session.add(stage)
    events.record(
        session,
        actor_id=passing.actor.id,
        subject=Subject.PIPELINE_STAGE,
        subject_id=stage_id,
        verb="edited",
        now=passing.now,
        changes={"owner_id": (passing.from_id, passing.to_id)},
    )


register(HoldingKind.STAGE_OWNED, _owned, _hand_owned)
