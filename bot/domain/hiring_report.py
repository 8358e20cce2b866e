"""The hiring report: funnel, times, sources, reasons, load, overdue vacancies; and the cases behind every figure.

Funnel and sources follow those who were *added* in the period, wherever they stand by now. Times, reasons and load count what
*happened* in it. Time to hire runs from the candidate's coming to the accepted offer, time to fill from the vacancy's opening
(SHRM's definitions); where no offer was kept, to the move to hired.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import TypeVar

from sqlmodel import Session

from bot.domain import end_reasons, hiring_facts
from bot.domain.access import Actor
from bot.domain.end_reasons import Reason
from bot.domain.errors import Outdated
from bot.domain.hiring_facts import (
    RANK,
    Added,
    Answered,
    Case,
    Held,
    HiringFacts,
    Moved,
    OverdueVacancy,
    ReportPeriod,
    ReportScope,
)
from bot.domain.pipeline import KINDS
from bot.models import Outcome, Stage

R = TypeVar("R")
PAGE = 8
_OUTCOMES = tuple(Outcome)
# Above every id of a reason.
_WITHOUT_REASON = 2_000_000_000


class ReportPart(StrEnum):
    """The parts of the report that have a screen of their own."""

    FUNNEL = "funnel"
    TIMES = "times"
    SOURCES = "sources"
    REASONS = "reasons"
    LOAD = "load"
    OVERDUE = "overdue"


class Span(StrEnum):
    """A time that is counted beside the stages'."""

    HIRE = "hire"
    FILL = "fill"


@dataclass(frozen=True)
class FunnelRow:
    """How many came so far; shares are of the first row and of the row before, None of nobody."""

    stage: Stage
    count: int
    of_all: float | None
    of_previous: float | None

    @property
    def key(self) -> int:
        """What a button knows it by."""
        return RANK[self.stage]


@dataclass(frozen=True)
class TimeRow:
    """How long it took, half of the cases less: at a stage, or to hire and to fill."""

    what: Stage | Span
    middle: timedelta
    count: int

    @property
    def key(self) -> int:
        """What a button knows it by."""
        return RANK[self.what] if isinstance(self.what, Stage) else len(KINDS) + list(Span).index(self.what)


@dataclass(frozen=True)
class SourceRow:
    """Where candidates come from, and how far they come. An empty name: nobody said."""

    name: str
    referral: bool
    came: int
    met: int
    offered: int
    hired: int

    @property
    def key(self) -> int:
        """What a button knows it by."""
        return _source_key(self.name, referral=self.referral)


@dataclass(frozen=True)
class ReasonRow:
    """Why applications ended; without a reason only the outcome was said."""

    outcome: Outcome
    reason: Reason | None
    count: int

    @property
    def key(self) -> int:
        """What a button knows it by."""
        return self.reason.id if self.reason is not None else _WITHOUT_REASON + _OUTCOMES.index(self.outcome)


@dataclass(frozen=True)
class LoadRow:
    """What one colleague answered in hiring, in which time; interviews held, and how late their scorecards came."""

    person_id: int
    name: str
    answers: int
    answer_time: timedelta | None
    awaited: int
    interviews: int
    cards: int
    card_time: timedelta | None

    @property
    def key(self) -> int:
        """What a button knows it by."""
        return self.person_id

    @property
    def missing(self) -> int:
        """Scorecards that have not come."""
        return self.interviews - self.cards


@dataclass(frozen=True)
class HiringReport:
    """The figures of a period."""

    scope: ReportScope
    funnel: tuple[FunnelRow, ...]
    ended: tuple[tuple[Outcome, int], ...]
    going: int
    times: tuple[TimeRow, ...]
    sources: tuple[SourceRow, ...]
    reasons: tuple[ReasonRow, ...]
    load: tuple[LoadRow, ...]
    overdue: tuple[OverdueVacancy, ...]

    @property
    def came(self) -> int:
        return self.funnel[0].count

    @property
    def hired(self) -> int:
        return self.funnel[-1].count


@dataclass(frozen=True)
class CaseRow:
    """One case: the candidate on the vacancy, with how long it took where that is what is counted."""

    case: Case
    stage: Stage | None = None
    lasted: timedelta | None = None


@dataclass(frozen=True)
class CasePage:
    """The cases behind a figure; pages count from 0. `label` is the figure's row."""

    scope: ReportScope
    part: ReportPart
    key: int
    label: FunnelRow | TimeRow | SourceRow | ReasonRow | LoadRow
    rows: tuple[CaseRow, ...]
    page: int
    pages: int
    total: int


def report(
    session: Session, actor: Actor, vacancy_id: int | None, period: ReportPeriod, *, now: datetime
) -> HiringReport:
    """The figures of all vacancies the actor may see, or of one. Raises Denied."""
    return counted(session, hiring_facts.facts(session, actor, vacancy_id, period, now=now))


def counted(session: Session, found: HiringFacts) -> HiringReport:
    """The figures of what was read."""
    ended = [
        (outcome, sum(one.outcome is outcome for one in found.added))
        for outcome in Outcome
        if any(one.outcome is outcome for one in found.added)
    ]
    return HiringReport(
        scope=found.scope,
        funnel=_funnel(found.added),
        ended=tuple(ended),
        going=sum(one.outcome is None and one.stage is not Stage.HIRED for one in found.added),
        times=_times(found),
        sources=_sources(found.added),
        reasons=_reasons(session, found.moved),
        load=_load(found.answered, found.held),
        overdue=found.overdue,
    )


def cases(
    session: Session,
    actor: Actor,
    vacancy_id: int | None,
    period: ReportPeriod,
    part: ReportPart,
    key: int,
    page: int = 0,
    *,
    now: datetime,
) -> CasePage:
    """The candidates behind one figure. Raises Denied; Outdated when there is no such figure any more."""
    found = hiring_facts.facts(session, actor, vacancy_id, period, now=now)
    figures = counted(session, found)
    label, rows = _BEHIND[part](figures, found, key)
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = tuple(rows[page * PAGE : (page + 1) * PAGE])
    return CasePage(found.scope, part, key, label, shown, page, pages, len(rows))


# -- figures -----------------------------------------------------------------------------------------------


def _funnel(added: Sequence[Added]) -> tuple[FunnelRow, ...]:
    """Who went past a stage has been as far. A stage in between that nobody stood at is left out."""
    stood = {one.reached for one in added} | {Stage.NEW, Stage.HIRED}
    rows: list[FunnelRow] = []
    for stage in KINDS:
        if stage in stood or any(one.stage is stage for one in added):
            count = sum(_came_to(one, stage) for one in added)
            before = rows[-1].count if rows else 0
            rows.append(FunnelRow(stage, count, _share(count, len(added)), _share(count, before)))
    return tuple(rows)


def _came_to(one: Added, stage: Stage) -> bool:
    return RANK[one.reached] >= RANK[stage]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _times(found: HiringFacts) -> tuple[TimeRow, ...]:
    rows = []
    for stage in KINDS:
        spans = [one.stood for one in found.moved if one.before is stage]
        if spans and stage is not Stage.HIRED:
            rows.append(TimeRow(stage, _middle(spans), len(spans)))
    for span in Span:
        taken = [taken for _, taken in _hires(found, span)]
        if taken:
            rows.append(TimeRow(span, _middle(taken), len(taken)))
    return tuple(rows)


def _hires(found: HiringFacts, span: Span) -> list[tuple[Moved, timedelta]]:
    """Who was hired in the period and still is, with the time it took."""
    hired = [one for one in found.moved if one.after is Stage.HIRED and one.is_last]
    return [
        (
            one,
            found.accepted.get(one.case.application_id, one.at)
            - (one.added_at if span is Span.HIRE else one.opened_at),
        )
        for one in hired
    ]


def _middle(spans: Iterable[timedelta]) -> timedelta:
    return timedelta(seconds=median(span.total_seconds() for span in spans))


def _sources(added: Sequence[Added]) -> tuple[SourceRow, ...]:
    by: dict[tuple[str, bool], list[Added]] = defaultdict(list)
    for one in added:
        by["" if one.referral else one.source, one.referral].append(one)
    rows = [
        SourceRow(
            name,
            referral,
            came=len(ones),
            met=sum(_came_to(one, Stage.INTERVIEW) for one in ones),
            offered=sum(_came_to(one, Stage.OFFER) for one in ones),
            hired=sum(_came_to(one, Stage.HIRED) for one in ones),
        )
        for (name, referral), ones in by.items()
    ]
    rows.sort(key=lambda row: (-row.hired, -row.came, row.name))
    return tuple(rows)


def _source_key(name: str, *, referral: bool) -> int:
    """A number that stays the same while other sources come and go, and fits a button."""
    return 1 if referral else (zlib.crc32(name.encode()) >> 2) + 2


def _reasons(session: Session, moved: Sequence[Moved]) -> tuple[ReasonRow, ...]:
    ends = [one for one in moved if one.outcome is not None and one.is_last]
    known = end_reasons.by_ids(session, {one.reason_id for one in ends if one.reason_id is not None})
    by: dict[tuple[Outcome, int | None], int] = defaultdict(int)
    for one in ends:
        if one.outcome is not None:
            by[one.outcome, one.reason_id if one.reason_id in known else None] += 1
    rows = [
        ReasonRow(outcome, known[reason_id] if reason_id is not None else None, count)
        for (outcome, reason_id), count in by.items()
    ]
    rows.sort(key=lambda row: (-row.count, _OUTCOMES.index(row.outcome), row.key))
    return tuple(rows)


def _load(answered: Sequence[Answered], held: Sequence[Held]) -> tuple[LoadRow, ...]:
    names = {one.person_id: one.person for one in answered} | {one.person_id: one.person for one in held}
    rows = []
    for person_id, name in names.items():
        own = [one for one in answered if one.person_id == person_id]
        given = [one.lasted for one in own if not one.is_open]
        talks = [one for one in held if one.person_id == person_id]
        cards = [one.card_after for one in talks if one.card_after is not None]
        rows.append(
            LoadRow(
                person_id,
                name,
                answers=len(given),
                answer_time=_middle(given) if given else None,
                awaited=sum(one.is_open for one in own),
                interviews=len(talks),
                cards=len(cards),
                card_time=_middle(cards) if cards else None,
            )
        )
    rows.sort(key=lambda row: (-(row.interviews + row.answers + row.awaited), row.name))
    return tuple(rows)


# -- the cases behind them ---------------------------------------------------------------------------------

Label = FunnelRow | TimeRow | SourceRow | ReasonRow | LoadRow


def _behind_funnel(figures: HiringReport, found: HiringFacts, key: int) -> tuple[Label, list[CaseRow]]:
    row = _that(figures.funnel, lambda one: RANK[one.stage] == key)
    return row, [CaseRow(one.case, one.stage) for one in found.added if _came_to(one, row.stage)]


def _behind_times(figures: HiringReport, found: HiringFacts, key: int) -> tuple[Label, list[CaseRow]]:
    row = _that(figures.times, lambda one: one.key == key)
    if isinstance(row.what, Span):
        rows = [CaseRow(one.case, one.after, taken) for one, taken in _hires(found, row.what)]
    else:
        rows = [CaseRow(one.case, one.after, one.stood) for one in found.moved if one.before is row.what]
    rows.sort(key=lambda one: one.lasted or timedelta(), reverse=True)
    return row, rows


def _behind_sources(figures: HiringReport, found: HiringFacts, key: int) -> tuple[Label, list[CaseRow]]:
    row = _that(figures.sources, lambda one: one.key == key)
    return row, [
        CaseRow(one.case, one.stage)
        for one in found.added
        if _source_key("" if one.referral else one.source, referral=one.referral) == key
    ]


def _behind_reasons(figures: HiringReport, found: HiringFacts, key: int) -> tuple[Label, list[CaseRow]]:
    row = _that(figures.reasons, lambda one: one.key == key)
    known = {one.reason.id for one in figures.reasons if one.reason is not None}
    wanted = row.reason.id if row.reason is not None else None
    return row, [
        CaseRow(one.case, one.after)
        for one in found.moved
        if one.is_last
        and one.outcome is row.outcome
        and (one.reason_id if one.reason_id in known else None) == wanted
    ]


def _behind_load(figures: HiringReport, found: HiringFacts, key: int) -> tuple[Label, list[CaseRow]]:
    row = _that(figures.load, lambda one: one.person_id == key)
    waits = [CaseRow(one.case, None, one.lasted) for one in found.answered if one.person_id == key]
    talks = [CaseRow(one.case, Stage.INTERVIEW, one.card_after) for one in found.held if one.person_id == key]
    return row, [*waits, *talks]


def _no_cases(_figures: HiringReport, _found: HiringFacts, _key: int) -> tuple[Label, list[CaseRow]]:
    raise Outdated


def _that(rows: Sequence[R], fits: Callable[[R], bool]) -> R:
    for row in rows:
        if fits(row):
            return row
    raise Outdated


_BEHIND: dict[ReportPart, Callable[[HiringReport, HiringFacts, int], tuple[Label, list[CaseRow]]]] = {
    ReportPart.FUNNEL: _behind_funnel,
    ReportPart.TIMES: _behind_times,
    ReportPart.SOURCES: _behind_sources,
    ReportPart.REASONS: _behind_reasons,
    ReportPart.LOAD: _behind_load,
    ReportPart.OVERDUE: _no_cases,
}
