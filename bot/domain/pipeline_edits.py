"""Changing the stages: the company's own, or a vacancy's copy of them. Nothing is deleted: what is retired stays in history.

A stage counts as one of the known kinds, by which lists, reports and rooms understand it; a pipeline always has a stage for
new candidates and one for the hired.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from bot.domain import access, events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.pipeline import KINDS, Pipeline, StageFacts, facts_of, pipeline_of
from bot.domain.vacancy_values import people_by_id
from bot.models import Application, Employee, EmployeeState, PipelineStage, Stage, Subject
from bot.parsing.stage_names import sense_of

LONGEST_NAME = 40
MOST_STAGES = 12
LONGEST_LIMIT = 90
# Every pipeline begins and ends with these.
KEPT = frozenset({Stage.NEW, Stage.HIRED})
# What an own stage can count as.
CHOICES = (Stage.SCREENING, Stage.INTERVIEW, Stage.TEST_TASK, Stage.OFFER)


class StagesCard(NamedTuple):
    """The stages to be edited, and whose they are; `title` is the vacancy's, empty for the company."""

    pipeline: Pipeline
    title: str
    owners: dict[int, str]


class StageCard(NamedTuple):
    """One stage to be edited."""

    stage: StageFacts
    vacancy_id: int | None
    title: str
    owner: str
    is_first: bool
    is_last: bool


def stages(session: Session, actor: Actor, vacancy_id: int | None) -> StagesCard:
    """The stages of a vacancy or of the company, for those who may change them. Raises Denied."""
    title = _title(session, actor, vacancy_id)
    found = pipeline_of(session, vacancy_id)
    ids = {one.owner_id for one in (*found.stages, *found.retired) if one.owner_id is not None}
    return StagesCard(found, title, {key: one.name for key, one in people_by_id(session, ids).items()})


def stage(session: Session, actor: Actor, stage_id: int) -> StageCard:
    """One stage. Raises Denied."""
    row = _row(session, actor, stage_id)
    found = pipeline_of(session, row.vacancy_id)
    movable = [one.id for one in found.stages if one.kind not in KEPT]
    people = people_by_id(session, {row.owner_id} if row.owner_id is not None else set())
    owner = people[row.owner_id].name if row.owner_id in people else ""
    return StageCard(
        facts_of(row),
        row.vacancy_id,
        _title(session, actor, row.vacancy_id),
        owner,
        is_first=stage_id not in movable or movable[0] == stage_id,
        is_last=stage_id not in movable or movable[-1] == stage_id,
    )


def make_own(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> StagesCard:
    """Give a vacancy its own stages: a copy of the company's, its candidates stand where they stood. Raises Denied."""
    access.access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    present = pipeline_of(session, vacancy_id)
    if present.is_own:
        return stages(session, actor, vacancy_id)
    copies = {
        one.id: PipelineStage(
            vacancy_id=vacancy_id,
            kind=one.kind,
            name=one.name,
            position=one.position,
            limit_workdays=one.limit_workdays,
            owner_id=one.owner_id,
        )
        for one in present.stages
    }
    session.add_all(copies.values())
    session.flush()  # their ids are where the candidates stand from now on
    for row in session.exec(select(Application).where(Application.vacancy_id == vacancy_id)).all():
        if row.stage_id in copies:
            row.stage_id = copies[row.stage_id].id
            session.add(row)
    _record(session, actor, _id(next(iter(copies.values()))), "stages_own", now=now, vacancy=vacancy_id)
    return stages(session, actor, vacancy_id)


def add(session: Session, actor: Actor, vacancy_id: int | None, name: str, *, now: datetime) -> StageCard:
    """A new stage, after the last of the kind its name speaks of. Raises Denied, Unfit."""
    _title(session, actor, vacancy_id)
    if vacancy_id is not None:
        make_own(session, actor, vacancy_id, now=now)
    found = pipeline_of(session, vacancy_id)
    if len(found.stages) >= MOST_STAGES:
        raise Unfit(Problem.TOO_MANY_STAGES, most=MOST_STAGES)
    name = _named(name)
    kind = Stage(sense_of(name).value)
    row = PipelineStage(vacancy_id=vacancy_id, kind=kind, name=name, position=0)
    session.add(row)
    session.flush()  # its id goes into the order
    order = [one.id for one in found.stages]
    after = max(
        (at for at, one in enumerate(found.stages) if KINDS.index(one.kind) <= KINDS.index(kind)), default=0
    )
    order.insert(after + 1, _id(row))
    _renumber(session, order)
    _record(session, actor, _id(row), "stage_added", now=now, name=name)
    return stage(session, actor, _id(row))


def rename(session: Session, actor: Actor, stage_id: int, name: str, *, now: datetime) -> StageCard:
    """Another name. Raises Denied, Unfit."""
    row = _row(session, actor, stage_id)
    row.name = _named(name)
    return _changed(session, actor, row, "stage_renamed", now=now)


def set_limit(
    session: Session, actor: Actor, stage_id: int, days: int | None, *, rev: int, now: datetime
) -> StageCard:
    """How many working days a candidate may stay; None for no limit. Raises Denied, Outdated, Unfit."""
    row = _row(session, actor, stage_id, rev)
    if days is not None and not 1 <= days <= LONGEST_LIMIT:
        raise Unfit(Problem.NUMBER_RANGE, least=1, most=LONGEST_LIMIT)
    row.limit_workdays = days
    return _changed(session, actor, row, "stage_limited", now=now)


def set_kind(
    session: Session, actor: Actor, stage_id: int, kind: Stage, *, rev: int, now: datetime
) -> StageCard:
    """What the stage counts as; whoever stands there counts so too. Raises Denied, Outdated."""
    row = _row(session, actor, stage_id, rev)
    if row.kind in KEPT or kind not in CHOICES:
        raise Denied
    row.kind = kind
    for application in session.exec(select(Application).where(Application.stage_id == stage_id)).all():
        application.stage = kind
        session.add(application)
    return _changed(session, actor, row, "stage_counted", now=now)


def set_owner(
    session: Session, actor: Actor, stage_id: int, employee_id: int | None, *, rev: int, now: datetime
) -> StageCard:
    """Who answers for the stage; None for the vacancy's owner. Raises Denied, Outdated; Unfit for one who has left."""
    row = _row(session, actor, stage_id, rev)
    if employee_id is not None:
        person = session.get(Employee, employee_id)
        if person is None or person.state is EmployeeState.LEFT:
            raise Unfit(Problem.PERSON_LEFT)
    row.owner_id = employee_id
    return _changed(session, actor, row, "stage_owned", now=now)


def shift(session: Session, actor: Actor, stage_id: int, *, up: bool, rev: int, now: datetime) -> StageCard:
    """One place up or down; the first and the last stage keep their places. Raises Denied, Outdated."""
    row = _row(session, actor, stage_id, rev)
    order = list(pipeline_of(session, row.vacancy_id).stages)
    at = next((place for place, one in enumerate(order) if one.id == stage_id), None)
    to = at + (-1 if up else 1) if at is not None else None
    if at is None or to is None or not 0 <= to < len(order):
        raise Denied
    if KEPT & {order[at].kind, order[to].kind}:
        raise Denied
    order[at], order[to] = order[to], order[at]
    _renumber(session, [one.id for one in order])
    return _changed(session, actor, row, "stage_moved", now=now)


def retire(session: Session, actor: Actor, stage_id: int, *, rev: int, now: datetime) -> StageCard:
    """Take a stage out of use, or into use again; whoever stands there stays until moved.

    Raises Denied, Outdated; Unfit for the first and last stage of every pipeline.
    """
    row = _row(session, actor, stage_id, rev)
    if row.retired_at is None and row.kind in KEPT:
        raise Unfit(Problem.STAGE_NEEDED)
    row.retired_at = now if row.retired_at is None else None
    verb = "stage_retired" if row.retired_at is not None else "stage_restored"
    return _changed(session, actor, row, verb, now=now)


# -- what every verb needs ---------------------------------------------------------------------------------


def _title(session: Session, actor: Actor, vacancy_id: int | None) -> str:
    """The vacancy's title, empty for the company; checks the right to change its stages. Raises Denied."""
    if vacancy_id is None:
        actor.require(Permission.PIPELINE_TEND)
        return ""
    return access.access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT).title


def _row(session: Session, actor: Actor, stage_id: int, rev: int | None = None) -> PipelineStage:
    row = session.get(PipelineStage, stage_id)
    if row is None:
        raise Denied
    _title(session, actor, row.vacancy_id)
    if rev is not None and row.rev != rev:
        raise Outdated
    return row


def _changed(session: Session, actor: Actor, row: PipelineStage, verb: str, *, now: datetime) -> StageCard:
    row.rev += 1
    session.add(row)
    session.flush()  # the card is read from the base
    _record(session, actor, _id(row), verb, now=now)
    return stage(session, actor, _id(row))


def _record(
    session: Session, actor: Actor, stage_id: int, verb: str, *, now: datetime, **details: object
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.PIPELINE_STAGE,
        subject_id=stage_id,
        verb=verb,
        now=now,
        details=details,
    )


def _renumber(session: Session, order: Sequence[int]) -> None:
    rows = session.exec(select(PipelineStage).where(col(PipelineStage.id).in_(order))).all()
    for row in rows:
        row.position = order.index(_id(row))
        session.add(row)
    session.flush()  # the order is read from the base


def _id(row: PipelineStage) -> int:
    assert row.id is not None  # noqa: S101 - it came from the database or was just flushed
    return row.id


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_NAME)
    return name
