"""A candidate's way through a vacancy's stages: from, to, when, who, why. What was taken back is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import access, end_reasons, pipeline
from bot.domain.access import Actor, Permission
from bot.domain.end_reasons import Reason
from bot.domain.errors import Denied
from bot.domain.pipeline import StageLabel
from bot.domain.stage_changes import checked_comment
from bot.domain.vacancy_values import people_by_id
from bot.models import Application, Candidate, Outcome, Stage, StageChange, Vacancy

PAGE = 6


@dataclass(frozen=True)
class HistoryLine:
    """One move; `before` is empty for the first. `at` and `since` (when the stage before began) are aware UTC."""

    change_id: int
    before: StageLabel | None
    after: StageLabel
    at: datetime
    since: datetime | None
    by: str
    reason: Reason | None
    comment: str


@dataclass(frozen=True)
class StageHistory:
    """A page of the way, the latest first; `page` counts from 0."""

    application_id: int
    candidate_id: int
    full_name: str
    title: str
    lines: tuple[HistoryLine, ...]
    page: int
    pages: int


def history(session: Session, actor: Actor, application_id: int, page: int = 0) -> StageHistory:
    """A page of the way. Raises Denied."""
    application = access.access_application(session, actor, application_id, Permission.CANDIDATE_VIEW)
    counted = (StageChange.application_id == application_id, col(StageChange.undone_at).is_(None))
    total = session.exec(select(func.count()).select_from(StageChange).where(*counted)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(StageChange)
        .where(*counted)
        .order_by(col(StageChange.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    candidate, title = _about(session, application)
    return StageHistory(
        application_id=application_id,
        candidate_id=application.candidate_id,
        full_name=candidate,
        title=title,
        lines=_lines(session, rows),
        page=page,
        pages=pages,
    )


def _about(session: Session, application: Application) -> tuple[str, str]:
    candidate = session.get(Candidate, application.candidate_id)
    vacancy = session.get(Vacancy, application.vacancy_id)
    if candidate is None or vacancy is None:
        raise Denied
    return candidate.full_name, vacancy.title


def _lines(session: Session, rows: Sequence[StageChange]) -> tuple[HistoryLine, ...]:
    stage_ids = {one for row in rows for one in (row.from_stage_id, row.to_stage_id) if one is not None}
    names = pipeline.names_by_id(session, stage_ids)
    people = people_by_id(session, {row.by_id for row in rows if row.by_id is not None})
    reasons = end_reasons.by_ids(session, {row.reason_id for row in rows if row.reason_id is not None})

    def label(kind: Stage, stage_id: int | None, outcome: Outcome | None) -> StageLabel:
        return StageLabel(kind, names.get(stage_id, "") if stage_id is not None else "", outcome)

    return tuple(
        HistoryLine(
            change_id=row.id or 0,
            before=label(row.from_stage, row.from_stage_id, row.from_outcome) if row.from_stage else None,
            after=label(row.to_stage, row.to_stage_id, row.outcome),
            at=row.at,
            since=row.from_since,
            by=people[row.by_id].name if row.by_id in people else "",
            reason=reasons.get(row.reason_id or 0),
            comment=row.comment,
        )
        for row in rows
    )


@dataclass(frozen=True)
class MoveAbout:
    """The move somebody is about to say a few words on."""

    change_id: int
    candidate_id: int
    full_name: str
    title: str
    before: StageLabel | None
    after: StageLabel
    comment: str


def about(session: Session, actor: Actor, change_id: int) -> MoveAbout:
    """A move to be commented. Raises Denied."""
    change, application = _to_comment(session, actor, change_id)
    full_name, title = _about(session, application)
    (line,) = _lines(session, [change])
    return MoveAbout(
        change_id, application.candidate_id, full_name, title, line.before, line.after, change.comment
    )


def _to_comment(session: Session, actor: Actor, change_id: int) -> tuple[StageChange, Application]:
    """Whoever moved may comment, and whoever may move."""
    change = session.get(StageChange, change_id)
    if change is None:
        raise Denied
    application = access.access_application(session, actor, change.application_id, Permission.CANDIDATE_VIEW)
    if change.by_id != actor.id:
        actor.require(Permission.CANDIDATE_EDIT)
    return change, application


def comment(session: Session, actor: Actor, change_id: int, text: str, *, now: datetime) -> int:  # noqa: ARG001 - verbs take the moment
    """Say a few words about a move; they replace what was said. Returns the candidate. Raises Denied, Unfit."""
    change, application = _to_comment(session, actor, change_id)
    change.comment = checked_comment(text)
    session.add(change)
    return application.candidate_id
