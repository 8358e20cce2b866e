"""The pipeline of a vacancy: which stages there are, in which order, with which limit and owner.

A vacancy has the company's stages until somebody gives it its own (`pipeline_edits`). The ends are no stages: an
application that ended has an `Outcome` and a reason instead.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from bot.models import Application, Outcome, PipelineStage, Stage

# The kinds of stages a pipeline consists of, in the usual order, and the kinds that end it without a hire.
KINDS = (Stage.NEW, Stage.SCREENING, Stage.INTERVIEW, Stage.TEST_TASK, Stage.OFFER, Stage.HIRED)
ENDS = frozenset({Stage.REJECTED, Stage.WITHDRAWN})
# At these kinds somebody is still sought for, so somebody still has to do something.
LIVE = frozenset(KINDS) - {Stage.HIRED}

# The kind of end that queries and reports of stages see for each outcome.
END_OF: dict[Outcome, Stage] = {
    Outcome.REJECTED: Stage.REJECTED,
    Outcome.POSITION_CLOSED: Stage.REJECTED,
    Outcome.WITHDREW: Stage.WITHDRAWN,
    Outcome.NO_ANSWER: Stage.WITHDRAWN,
}
_USUAL_OUTCOME = {Stage.REJECTED: Outcome.REJECTED, Stage.WITHDRAWN: Outcome.WITHDREW}


@dataclass(frozen=True)
class StageLabel:
    """How a stage is called: its own name, else the outcome's or the kind's words in the reader's language."""

    kind: Stage
    name: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True)
class StageFacts:
    """A stage of a pipeline. `limit_workdays` is how many working days a candidate may stay there."""

    id: int
    kind: Stage
    name: str
    position: int
    limit_workdays: int | None
    owner_id: int | None
    is_retired: bool
    rev: int

    @property
    def label(self) -> StageLabel:
        return StageLabel(self.kind, self.name)


@dataclass(frozen=True)
class Pipeline:
    """The stages in their order. `retired` take nobody any more, but somebody may still stand there."""

    vacancy_id: int | None
    is_own: bool
    stages: tuple[StageFacts, ...]
    retired: tuple[StageFacts, ...]

    def by_id(self, stage_id: int | None) -> StageFacts | None:
        """A stage of this pipeline, retired ones too."""
        return next((one for one in (*self.stages, *self.retired) if one.id == stage_id), None)

    def first(self, kind: Stage) -> StageFacts | None:
        """The first live stage of a kind, none when the pipeline has no such stage."""
        return next((one for one in self.stages if one.kind is kind), None)

    def of(self, application: Application) -> StageFacts | None:
        """Where an application stands; none for one that ended, or whose kind has no stage here."""
        return self.by_id(application.stage_id) or self.first(application.stage)

    def next(self, application: Application) -> StageFacts | None:
        """The stage after the one an application stands at; none at the last, after an end, or from outside."""
        here = self.of(application)
        if here is None:
            return None
        return next((one for one in self.stages if one.position > here.position), None)


def pipeline_of(session: Session, vacancy_id: int | None) -> Pipeline:
    """The stages that hold for a vacancy: its own where it has any, else the company's. None asks for the company's."""
    return pipelines_of(session, {vacancy_id})[vacancy_id]


def pipelines_of(session: Session, vacancy_ids: Collection[int | None]) -> dict[int | None, Pipeline]:
    """The pipelines of several vacancies, in one query."""
    rows = session.exec(
        select(PipelineStage)
        .where(or_(col(PipelineStage.vacancy_id).in_(vacancy_ids), col(PipelineStage.vacancy_id).is_(None)))
        .order_by(col(PipelineStage.position), col(PipelineStage.id))
    ).all()
    return {
        vacancy_id: _pipeline(vacancy_id, [row for row in rows if row.vacancy_id == vacancy_id], rows)
        for vacancy_id in vacancy_ids
    }


def _pipeline(
    vacancy_id: int | None, own: Sequence[PipelineStage], rows: Sequence[PipelineStage]
) -> Pipeline:
    facts = [facts_of(row) for row in (own or [row for row in rows if row.vacancy_id is None])]
    return Pipeline(
        vacancy_id,
        bool(own) and vacancy_id is not None,
        tuple(one for one in facts if not one.is_retired),
        tuple(one for one in facts if one.is_retired),
    )


def facts_of(row: PipelineStage) -> StageFacts:
    """A row as others see it."""
    assert row.id is not None  # noqa: S101 - it came from the database
    return StageFacts(
        id=row.id,
        kind=row.kind,
        name=row.name,
        position=row.position,
        limit_workdays=row.limit_workdays,
        owner_id=row.owner_id,
        is_retired=row.retired_at is not None,
        rev=row.rev,
    )


def outcome_of(stage: Stage, outcome: Outcome | None) -> Outcome | None:
    """The outcome of an end, where the caller has not said which; none for a stage."""
    if stage not in ENDS:
        return None
    return outcome if outcome is not None and END_OF[outcome] is stage else _USUAL_OUTCOME[stage]


def label_of(session: Session, application: Application) -> StageLabel:
    """What the place of an application is called."""
    return label(session, application.stage, application.stage_id, application.outcome)


def label(session: Session, kind: Stage, stage_id: int | None, outcome: Outcome | None = None) -> StageLabel:
    """What a place of the past or present is called; a stage of another pipeline keeps its name."""
    row = session.get(PipelineStage, stage_id) if stage_id is not None else None
    return StageLabel(kind, row.name if row is not None else "", outcome)


def names_by_id(session: Session, stage_ids: set[int]) -> dict[int, str]:
    """The own names of stages, in one query."""
    rows = session.exec(
        select(PipelineStage.id, PipelineStage.name).where(col(PipelineStage.id).in_(stage_ids))
    ).all()
    return {stage_id: name for stage_id, name in rows if stage_id is not None}
