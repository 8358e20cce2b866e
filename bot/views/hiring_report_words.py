"""The hiring report's figures in words: the same in the chat, in the picture and in the workbook."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from babel.dates import format_timedelta

from bot.domain.hiring_report import (
    FunnelRow,
    HiringReport,
    LoadRow,
    ReasonRow,
    ReportPart,
    SourceRow,
    Span,
    TimeRow,
)
from bot.domain.pipeline import StageLabel
from bot.i18n import Words
from bot.views.format import percent
from bot.views.stage_words import reason_text, stage_text

_DAY = timedelta(days=1)
_MOST_BARS = 6


class Column(StrEnum):
    """The columns of the workbook."""

    STAGE = "stage"
    COUNT = "count"
    OF_ALL = "of_all"
    OF_PREVIOUS = "of_previous"
    WHAT = "what"
    DAYS = "days"
    CASES = "cases"
    SOURCE = "source"
    CAME = "came"
    MET = "met"
    OFFERED = "offered"
    HIRED = "hired"
    OUTCOME = "outcome"
    REASON = "reason"
    PERSON = "person"
    ANSWERS = "answers"
    ANSWER_HOURS = "answer_hours"
    AWAITED = "awaited"
    INTERVIEWS = "interviews"
    CARDS = "cards"
    CARD_HOURS = "card_hours"
    VACANCY = "vacancy"
    CLOSES = "closes"
    LATE_DAYS = "late_days"


C = Column
_LOAD_COLUMNS = (C.PERSON, C.ANSWERS, C.ANSWER_HOURS, C.AWAITED, C.INTERVIEWS, C.CARDS, C.CARD_HOURS)
Cell = str | int | float | date | None


class Bar(NamedTuple):
    """A bar of the picture: how it is called, how long it is, and what stands at its end."""

    label: str
    value: float
    note: str


def row_name(words: Words, row: FunnelRow | TimeRow | SourceRow | ReasonRow | LoadRow) -> str:
    """How a row of the report is called."""
    match row:
        case FunnelRow():
            return stage_text(words, StageLabel(row.stage))
        case TimeRow(what=Span()):
            return words.option("report-span", row.what)
        case TimeRow():
            return stage_text(words, StageLabel(row.what))  # type: ignore[arg-type]
        case SourceRow():
            return source_name(words, row)
        case ReasonRow():
            outcome = words.option("outcome", row.outcome)
            return f"{outcome}: {reason_text(words, row.reason)}" if row.reason is not None else outcome
        case LoadRow():
            return row.name


def source_name(words: Words, row: SourceRow) -> str:
    """Where candidates come from, as it was written; a colleague's word, or nobody said."""
    if row.referral:
        return words("report-source-referral")
    return row.name or words("report-source-unknown")


def length(words: Words, span: timedelta) -> str:
    """How long something took, in its largest unit: «3 дня», "5 hours"."""
    return str(format_timedelta(span, granularity="hour", threshold=1.5, locale=words.babel))


def chart(words: Words, report: HiringReport) -> list[tuple[str, list[Bar]]]:
    """What the picture shows, panel by panel; only names of stages, sources and reasons."""
    funnel = [Bar(row_name(words, row), row.count, _funnel_note(words, row)) for row in report.funnel]
    times = [Bar(row_name(words, row), row.middle / _DAY, length(words, row.middle)) for row in report.times]
    sources = [
        Bar(
            row_name(words, row),
            row.came,
            words("report-chart-source", came=words.number(row.came), hired=words.number(row.hired)),
        )
        for row in report.sources[:_MOST_BARS]
    ]
    reasons = [
        Bar(row_name(words, row), row.count, words.number(row.count)) for row in report.reasons[:_MOST_BARS]
    ]
    shown = zip(
        (ReportPart.FUNNEL, ReportPart.TIMES, ReportPart.SOURCES, ReportPart.REASONS),
        (funnel, times, sources, reasons),
        strict=True,
    )
    return [(words.option("report-part", part), bars) for part, bars in shown]


def _funnel_note(words: Words, row: FunnelRow) -> str:
    number = words.number(row.count)
    return f"{number} · {percent(words, row.of_all)}" if row.of_all is not None else number


def sheets(words: Words, report: HiringReport) -> list[tuple[str, list[str], list[list[Cell]]]]:
    """The workbook: a sheet for each part with its header, times in days and hours as numbers."""

    def head(part: ReportPart, *columns: Column) -> tuple[str, list[str]]:
        return words.option("report-part", part), [words.option("report-column", one) for one in columns]

    def load(row: LoadRow) -> list[Cell]:
        answered: list[Cell] = [row.name, row.answers, _hours(row.answer_time), row.awaited]
        return [*answered, row.interviews, row.cards, _hours(row.card_time)]

    funnel: list[list[Cell]] = [
        [row_name(words, row), row.count, _round(row.of_all), _round(row.of_previous)]
        for row in report.funnel
    ]
    times: list[list[Cell]] = [
        [row_name(words, row), _in(row.middle, _DAY), row.count] for row in report.times
    ]
    sources: list[list[Cell]] = [
        [row_name(words, row), row.came, row.met, row.offered, row.hired] for row in report.sources
    ]
    reasons: list[list[Cell]] = [
        [
            words.option("outcome", row.outcome),
            reason_text(words, row.reason) if row.reason else "",
            row.count,
        ]
        for row in report.reasons
    ]
    overdue: list[list[Cell]] = [[row.title, row.closes_on, row.late_days] for row in report.overdue]
    return [
        (*head(ReportPart.FUNNEL, C.STAGE, C.COUNT, C.OF_ALL, C.OF_PREVIOUS), funnel),
        (*head(ReportPart.TIMES, C.WHAT, C.DAYS, C.CASES), times),
        (*head(ReportPart.SOURCES, C.SOURCE, C.CAME, C.MET, C.OFFERED, C.HIRED), sources),
        (*head(ReportPart.REASONS, C.OUTCOME, C.REASON, C.COUNT), reasons),
        (*head(ReportPart.LOAD, *_LOAD_COLUMNS), [load(row) for row in report.load]),
        (*head(ReportPart.OVERDUE, C.VACANCY, C.CLOSES, C.LATE_DAYS), overdue),
    ]


def _round(share: float | None) -> float | None:
    return round(share, 4) if share is not None else None


def _in(span: timedelta, unit: timedelta) -> float:
    return round(span / unit, 1)


def _hours(span: timedelta | None) -> float | None:
    return _in(span, timedelta(hours=1)) if span is not None else None
