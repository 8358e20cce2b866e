"""A vacancy's candidates by stage: who stands where and since when, who is late, who rests, who is waited for."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from bot.domain import access, stage_limits, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated
from bot.domain.interview_results import InterviewResult, results_of
from bot.domain.pipeline import END_OF, ENDS, Pipeline, StageFacts, StageLabel, pipeline_of
from bot.domain.waiting import OpenWaiting
from bot.models import Application, Candidate, Outcome, Stage, VacancyState


@dataclass(frozen=True)
class Column:
    """A stage or an end with its candidates. `key` names it in buttons; `late` is how many stand there too long."""

    key: str
    label: StageLabel
    count: int
    late: int = 0


@dataclass(frozen=True)
class BoardRow:
    """A candidate on the board. `late_by` counts working days over the stage's limit; `hold_until` is the day of waking."""

    application_id: int
    candidate_id: int
    rev: int
    full_name: str
    position: str
    city: str
    experience_months: int | None
    label: StageLabel
    since: datetime
    late_by: int
    hold_until: date | None
    interviews: tuple[InterviewResult, ...] = ()


@dataclass(frozen=True)
class Board:
    """A page of a vacancy's candidates, the farthest stage first; `page` counts from 0. `key` is the column shown alone.

    `zone` is the reader's."""

    vacancy_id: int
    title: str
    is_open: bool
    key: str | None
    columns: tuple[Column, ...]
    rows: tuple[BoardRow, ...]
    page: int
    pages: int
    waiting: tuple[OpenWaiting, ...]
    may_add: bool
    may_move: bool
    may_tend: bool
    zone: ZoneInfo

    @property
    def total(self) -> int:
        return sum(column.count for column in self.columns)

    @property
    def late(self) -> int:
        return sum(column.late for column in self.columns)


def board(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    *,
    now: datetime,
    key: str | None = None,
    page: int = 0,
    size: int = 6,
) -> Board:
    """A page of a vacancy's candidates, of one column or all; a column there is no more shows all. Raises Denied."""
    vacancy = access.access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    pipeline = pipeline_of(session, vacancy_id)
    late = stage_limits.late_on_vacancy(session, vacancy, pipeline, now=now)
    columns = columns_of(session, pipeline, vacancy_id, late)
    key = _known(pipeline, key)
    total = sum(one.count for one in columns if key is None or one.key == key)
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    return Board(
        vacancy_id=vacancy_id,
        title=vacancy.title,
        is_open=vacancy.state is VacancyState.OPEN,
        key=key,
        columns=columns,
        rows=_with_interviews(session, actor, _rows(session, pipeline, vacancy_id, key, page, size, late)),
        page=page,
        pages=pages,
        waiting=waiting.open_on_vacancy(session, vacancy_id),
        may_add=actor.may(Permission.CANDIDATE_ADD),
        may_move=actor.may(Permission.CANDIDATE_EDIT),
        may_tend=access.may_on_vacancy(session, actor, vacancy, Permission.VACANCY_EDIT),
        zone=actor.zone,
    )


def columns_of(
    session: Session, pipeline: Pipeline, vacancy_id: int, late: dict[int, int]
) -> tuple[Column, ...]:
    """The columns that hold anybody: stages in their order (retired ones after them), then the ends."""
    rows = session.exec(
        select(Application.stage, Application.stage_id, Application.outcome, func.count())
        .where(Application.vacancy_id == vacancy_id)
        .group_by(col(Application.stage), col(Application.stage_id), col(Application.outcome))
    ).all()
    counts: dict[str, int] = {}
    for kind, stage_id, outcome, count in rows:
        key = key_of(pipeline, Stage(kind), stage_id, Outcome(outcome) if outcome else None)
        counts[key] = counts.get(key, 0) + count
    late_at = _late_by_stage(session, pipeline, late)
    return tuple(
        Column(key, label, counts[key], late_at.get(key, 0))
        for key, label in _every(pipeline)
        if counts.get(key)
    )


def key_of(pipeline: Pipeline, kind: Stage, stage_id: int | None, outcome: Outcome | None) -> str:
    """The column a place belongs to."""
    if kind in ENDS:
        return (outcome or (Outcome.REJECTED if kind is Stage.REJECTED else Outcome.WITHDREW)).value
    stage = pipeline.by_id(stage_id) or pipeline.first(kind)
    return str(stage.id) if stage is not None else kind.value


def _every(pipeline: Pipeline) -> list[tuple[str, StageLabel]]:
    stages = [(str(one.id), one.label) for one in sorted_stages(pipeline)]
    lost = [(kind.value, StageLabel(kind)) for kind in Stage if kind not in ENDS and not pipeline.first(kind)]
    ends = [(outcome.value, StageLabel(END_OF[outcome], outcome=outcome)) for outcome in Outcome]
    return [*stages, *lost, *ends]


def sorted_stages(pipeline: Pipeline) -> list[StageFacts]:
    """Every stage somebody may stand at, by its position; of the same position the live one first."""
    return sorted((*pipeline.stages, *pipeline.retired), key=lambda one: (one.position, one.is_retired))


def _known(pipeline: Pipeline, key: str | None) -> str | None:
    """The column a button names. Buttons of earlier versions carry a kind of stage."""
    if key is None or any(key == known for known, _ in _every(pipeline)):
        return key
    if key == Stage.WITHDRAWN.value:
        return Outcome.WITHDREW.value
    first = next((one for one in pipeline.stages if one.kind.value == key), None)
    return str(first.id) if first is not None else None


def _late_by_stage(session: Session, pipeline: Pipeline, late: dict[int, int]) -> dict[str, int]:
    if not late:
        return {}
    rows = session.exec(
        select(Application.stage, Application.stage_id, func.count())
        .where(col(Application.id).in_(late))
        .group_by(col(Application.stage), col(Application.stage_id))
    ).all()
    found: dict[str, int] = {}
    for kind, stage_id, count in rows:
        key = key_of(pipeline, Stage(kind), stage_id, None)
        found[key] = found.get(key, 0) + count
    return found


def at_column(pipeline: Pipeline, key: str) -> Any:
    """The condition that an application stands in a column. Raises Outdated for one there is not (any more)."""
    if all(key != known for known, _ in _every(pipeline)):
        raise Outdated
    if key in {outcome.value for outcome in Outcome}:
        outcome = Outcome(key)
        stands = col(Application.outcome) == outcome
        usual = outcome in {Outcome.REJECTED, Outcome.WITHDREW}
        silent = (col(Application.stage) == END_OF[outcome]) & col(Application.outcome).is_(None)
        return stands | silent if usual else stands
    stage = pipeline.by_id(int(key)) if key.isdecimal() else None
    if stage is None:
        return col(Application.stage) == Stage(key)
    here = col(Application.stage_id) == stage.id
    if pipeline.first(stage.kind) != stage:
        return here
    elsewhere = [one.id for one in (*pipeline.stages, *pipeline.retired)]
    adrift = col(Application.stage_id).is_(None) | col(Application.stage_id).not_in(elsewhere)
    return here | ((col(Application.stage) == stage.kind) & adrift)


def _rows(
    session: Session,
    pipeline: Pipeline,
    vacancy_id: int,
    key: str | None,
    page: int,
    size: int,
    late: dict[int, int],
) -> tuple[BoardRow, ...]:
    """Stages in the pipeline's order, the farthest first, hired and the ended ones last; within one the newest first."""
    every = [known for known, _ in _every(pipeline)]
    ends = [known for known, label in _every(pipeline) if label.kind in {*ENDS, Stage.HIRED}]
    order = [*reversed([known for known in every if known not in ends]), *ends]
    query = (
        select(Application, Candidate)
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(Application.vacancy_id == vacancy_id)
        .order_by(
            *(at_column(pipeline, known).is_(False) for known in order),
            col(Application.stage_since).desc(),
            col(Application.id).desc(),
        )
    )
    if key is not None:
        query = query.where(at_column(pipeline, key))
    found = session.exec(query.offset(page * size).limit(size)).all()
    return tuple(
        row_of(pipeline, application, candidate, late.get(application.id or 0, 0))
        for application, candidate in found
    )


def _with_interviews(session: Session, actor: Actor, rows: tuple[BoardRow, ...]) -> tuple[BoardRow, ...]:
    """The rows with what came of their interviews, in a fixed number of queries."""
    found = results_of(session, actor, [row.application_id for row in rows])
    return tuple(replace(row, interviews=found.get(row.application_id, ())) for row in rows)


def row_of(pipeline: Pipeline, application: Application, candidate: Candidate, late_by: int) -> BoardRow:
    """One candidate as lists show them."""
    assert application.id is not None  # noqa: S101 - it came from the database
    assert candidate.id is not None  # noqa: S101 - it came from the database
    stage = None if application.stage in ENDS else pipeline.of(application)
    return BoardRow(
        application_id=application.id,
        candidate_id=candidate.id,
        rev=application.rev,
        full_name=candidate.full_name,
        position=candidate.position,
        city=candidate.city,
        experience_months=candidate.experience_months,
        label=stage.label
        if stage is not None
        else StageLabel(application.stage, outcome=application.outcome),
        since=application.stage_since,
        late_by=late_by,
        hold_until=application.hold_until,
    )
