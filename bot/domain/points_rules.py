"""The company's rules of points: what a task is worth by default and at most, what lateness and marks do to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session

from bot.domain import events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Problem, Unfit
from bot.models import PointsRules, SeasonKind, Subject

BEST_MARK = 5
MOST_POINTS = 100_000
_PERCENT = 100


@dataclass(frozen=True)
class Rules:
    """The rules as values; see `PointsRules` for their units."""

    task_points: int
    onboarding_points: int
    most_per_task: int
    monthly_budget: int | None
    late_share: int
    late_hours: int
    marks: bool
    season: SeasonKind
    digest_hour: int
    rev: int


@dataclass(frozen=True)
class Arithmetic:
    """How an award came to its amount: points promised × share for punctuality × mark out of five.

    `late_minutes` is 0 for what was handed in in time; `share` is in percent; `mark` is None when it paid in full;
    `already` is what the same task has brought before and is not paid again.
    """

    points: int
    late_minutes: int
    share: int
    mark: int | None
    amount: int
    due_at: datetime | None = None
    submitted_at: datetime | None = None
    already: int = 0


class RuleField(StrEnum):
    """A rule that can be set by a button or a number."""

    TASK_POINTS = "task_points"
    ONBOARDING_POINTS = "onboarding_points"
    MOST_PER_TASK = "most_per_task"
    MONTHLY_BUDGET = "monthly_budget"
    LATE_SHARE = "late_share"
    LATE_HOURS = "late_hours"
    MARKS = "marks"
    SEASON = "season"
    DIGEST_HOUR = "digest_hour"


# Lowest and highest value a number may take.
RANGES: Mapping[RuleField, tuple[int, int]] = {
    RuleField.TASK_POINTS: (0, MOST_POINTS),
    RuleField.ONBOARDING_POINTS: (0, MOST_POINTS),
    RuleField.MOST_PER_TASK: (1, MOST_POINTS),
    RuleField.MONTHLY_BUDGET: (0, MOST_POINTS * 10),
    RuleField.LATE_SHARE: (0, _PERCENT),
    RuleField.LATE_HOURS: (0, 24 * 30),
    RuleField.MARKS: (0, 1),
    RuleField.SEASON: (0, 1),
    RuleField.DIGEST_HOUR: (9, 20),
}
_SEASONS = (SeasonKind.MONTH, SeasonKind.QUARTER)

_arithmetic = TypeAdapter(Arithmetic)


def rules(session: Session) -> Rules:
    """The rules in force."""
    row = session.get(PointsRules, 1) or PointsRules()
    return Rules(
        task_points=row.task_points,
        onboarding_points=row.onboarding_points,
        most_per_task=row.most_per_task,
        monthly_budget=row.monthly_budget,
        late_share=row.late_share,
        late_hours=row.late_hours,
        marks=row.marks,
        season=SeasonKind(row.season),
        digest_hour=row.digest_hour,
        rev=row.rev,
    )


def view_rules(session: Session, actor: Actor) -> Rules:
    """The rules, for whoever may change them. Raises Denied."""
    actor.require(Permission.POINTS_TEND)
    return rules(session)


def set_rule(
    session: Session, actor: Actor, field: RuleField, value: int | None, *, rev: int, now: datetime
) -> Rules:
    """Set one rule; flags are 0 or 1, the season 0 for months and 1 for quarters, no budget is None.

    It holds from now on: what was paid stays as it is. Raises Denied, Outdated, Unfit outside the field's range.
    """
    actor.require(Permission.POINTS_TEND)
    row = session.get(PointsRules, 1) or PointsRules()
    if row.rev != rev:
        raise Outdated
    lowest, highest = RANGES[field]
    if value is None:
        if field is not RuleField.MONTHLY_BUDGET:
            raise Unfit(Problem.NUMBER_RANGE, least=lowest, most=highest)
    elif not lowest <= value <= highest:
        raise Unfit(Problem.NUMBER_RANGE, least=lowest, most=highest)
    stored = _stored(field, value)
    before = getattr(row, field.value)
    if before == stored:
        return rules(session)
    setattr(row, field.value, stored)
    row.rev += 1
    session.add(row)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.POINTS_RULES,
        subject_id=1,
        verb="changed",
        now=now,
        changes={field.value: (before, stored)},
    )
    session.flush()  # the rules are read again at once
    return rules(session)


def _stored(field: RuleField, value: int | None) -> int | bool | SeasonKind | None:
    if field is RuleField.MARKS:
        return bool(value)
    if field is RuleField.SEASON:
        return _SEASONS[value or 0]
    return value


def worth(
    rules: Rules,
    points: int,
    *,
    submitted_at: datetime | None,
    due_at: datetime | None,
    mark: int | None,
    already: int = 0,
) -> Arithmetic:
    """What accepted work is worth: in full on time, a share within the late hours, then nothing; a mark scales it.

    Punctuality is judged by when it was handed in: the reviewer's delay costs nobody. A task without a due moment is
    never late. Marks count only while the rules say so. Halves are rounded up.
    """
    late = timedelta()
    if due_at is not None and submitted_at is not None:
        late = max(submitted_at - due_at, timedelta())
    share = _PERCENT
    if late > timedelta():
        share = rules.late_share if late <= timedelta(hours=rules.late_hours) else 0
    counted = mark if rules.marks else None
    parts = points * share * (BEST_MARK if counted is None else counted)
    whole = _PERCENT * BEST_MARK
    return Arithmetic(
        points=points,
        # A lateness of seconds is a lateness: it shows as a minute, never as none.
        late_minutes=-(-int(late.total_seconds()) // 60) or (1 if late else 0),
        share=share,
        mark=counted,
        amount=max(0, (2 * parts + whole) // (2 * whole) - already),
        due_at=due_at,
        submitted_at=submitted_at,
        already=already,
    )


def as_json(arithmetic: Arithmetic) -> dict[str, Any]:
    """An award's arithmetic as its line keeps it."""
    kept: dict[str, Any] = _arithmetic.dump_python(arithmetic, mode="json")
    return kept


def from_json(kept: Mapping[str, Any]) -> Arithmetic:
    """An award's arithmetic as it was kept."""
    return _arithmetic.validate_python(dict(kept))
