"""The hiring report in the chat: the figures in short, each part in full, the cases behind a figure, the file made of it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ChooseReportVacancy,
    DrawReport,
    OpenCandidate,
    OpenHome,
    OpenReport,
    OpenReportCases,
    OpenReportPart,
    OpenVacancy,
)
from bot.domain.hiring_facts import ReportedVacancies, ReportPeriod, ReportScope
from bot.domain.hiring_report import (
    CasePage,
    CaseRow,
    FunnelRow,
    HiringReport,
    LoadRow,
    ReasonRow,
    ReportPart,
    SourceRow,
    Span,
    TimeRow,
)
from bot.domain.hiring_report_files import MadeReport, ReportForm
from bot.domain.pipeline import StageLabel
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip, percent, short_name
from bot.views.hiring_report_words import length, row_name
from bot.views.screen import Attachment, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.stage_words import stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_LABEL = 40
_MOST_SHORT = 3
_MOST_ROWS = 20


def report_screen(words: Words, report: HiringReport) -> Screen:
    """The figures in short; every part opens in full."""
    scope = report.scope
    return Screen(
        blocks(
            _title(words, scope),
            lines(*(_funnel_line(words, row) for row in report.funnel)) if report.came else None,
            lines(_standing(words, report), *_short_times(words, report)),
            lines(_short_sources(words, report), _short_reasons(words, report)),
            words.html("report-overdue-count", count=len(report.overdue)) if report.overdue else None,
            words.html("report-empty") if _is_empty(report) else None,
        ),
        keyboard(
            *in_rows(_part_buttons(words, report), most=3),
            _periods(words, scope),
            (
                Button(words("report-button-chart"), _draw(scope, ReportForm.CHART)),
                Button(words("report-button-xlsx"), _draw(scope, ReportForm.XLSX)),
            )
            if not _is_empty(report)
            else (),
            (
                Button(words("report-button-vacancy"), ChooseReportVacancy(scope.period.value, 0)),
                Button(words("report-button-all"), OpenReport(None, scope.period.value))
                if scope.vacancy_id is not None
                else None,
            ),
            back_row(words, OpenVacancy(scope.vacancy_id) if scope.vacancy_id is not None else OpenHome()),
        ),
    )


def part_screen(words: Words, report: HiringReport, part: ReportPart) -> Screen:
    """One part in full; a press opens the cases behind a row."""
    scope = report.scope
    parts: dict[ReportPart, Sequence[FunnelRow | TimeRow | SourceRow | ReasonRow | LoadRow]] = {
        ReportPart.FUNNEL: report.funnel,
        ReportPart.TIMES: report.times,
        ReportPart.SOURCES: report.sources,
        ReportPart.REASONS: report.reasons,
        ReportPart.LOAD: report.load,
    }
    rows = parts.get(part, ())[:_MOST_ROWS]
    overdue = report.overdue[:_MOST_ROWS] if part is ReportPart.OVERDUE else ()
    said = [
        *(_line(words, row) for row in rows),
        *(words.html("report-overdue-line", title=one.title, count=one.late_days) for one in overdue),
    ]
    opened = [
        Button(
            clip(row_name(words, row), _LABEL),
            OpenReportCases(scope.vacancy_id, scope.period.value, part.value, row.key, 0),
        )
        for row in rows
    ]
    late = [Button(clip(one.title, _LABEL), OpenVacancy(one.vacancy_id), style=Style.RED) for one in overdue]
    return Screen(
        blocks(
            _title(words, scope),
            lines(words.html("report-part-title", part=words.option("report-part", part)), *said),
            words.html("report-part-empty") if not said else Html(words.option("report-hint", part)),
        ),
        keyboard(
            *in_rows([*opened, *late], most=2),
            back_row(words, OpenReport(scope.vacancy_id, scope.period.value)),
        ),
    )


def cases_screen(words: Words, found: CasePage) -> Screen:
    """The candidates behind one figure."""
    scope = found.scope

    def turn(page: int) -> OpenReportCases:
        return OpenReportCases(scope.vacancy_id, scope.period.value, found.part.value, found.key, page)

    return Screen(
        blocks(
            _title(words, scope),
            lines(
                words.html(
                    "report-cases-title",
                    part=words.option("report-part", found.part),
                    row=row_name(words, found.label),
                    count=found.total,
                ),
                *(_case_line(words, row, with_vacancy=scope.vacancy_id is None) for row in found.rows),
            ),
        ),
        keyboard(
            *in_rows(
                [
                    Button(
                        clip(f"👤 {short_name(row.case.name)}", _LABEL), OpenCandidate(row.case.candidate_id)
                    )
                    for row in found.rows
                ],
                most=2,
            ),
            pager(found.page, found.pages, turn),
            back_row(words, OpenReportPart(scope.vacancy_id, scope.period.value, found.part.value)),
        ),
    )


def vacancies_screen(words: Words, found: ReportedVacancies, period: ReportPeriod) -> Screen:
    """Of which vacancy the report is to be."""
    return Screen(
        words.html("report-choose-vacancy"),
        keyboard(
            *(
                (Button(clip(f"💼 {title}", _LABEL), OpenReport(vacancy_id, period.value)),)
                for vacancy_id, title in found.vacancies
            ),
            pager(found.page, found.pages, lambda page: ChooseReportVacancy(period.value, page)),
            back_row(words, OpenReport(None, period.value)),
        ),
    )


def made_notice(words: Words, made: MadeReport, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The picture or the workbook that was asked for."""
    today = f"{now.astimezone(zone):%Y-%m-%d}"
    is_chart = made.form is ReportForm.CHART
    return Screen(
        blocks(
            words.html("report-title-vacancy", title=made.title)
            if made.title
            else words.html("report-title"),
            Html(words.option("report-period-long", made.period)),
        ),
        attachment=Attachment(
            made.file_id, f"hiring-{today}.{'png' if is_chart else 'xlsx'}", is_photo=is_chart
        ),
    )


# -- pieces ------------------------------------------------------------------------------------------------


def _title(words: Words, scope: ReportScope) -> Html:
    return lines(
        words.html("report-title-vacancy", title=scope.title) if scope.title else words.html("report-title"),
        words.html(
            "report-days",
            since=words.day(scope.first_day, weekday=False),
            until=words.day(scope.last_day, weekday=False),
        ),
    )


def _is_empty(report: HiringReport) -> bool:
    return not (report.came or report.times or report.reasons or report.load or report.overdue)


def _funnel_line(words: Words, row: FunnelRow) -> Html:
    name = row_name(words, row)
    if row.of_previous is None or row.of_all is None:
        return words.html("report-funnel-first", stage=name, count=words.number(row.count))
    return words.html(
        "report-funnel-line",
        stage=name,
        count=words.number(row.count),
        previous=percent(words, row.of_previous),
        all=percent(words, row.of_all),
    )


def _standing(words: Words, report: HiringReport) -> Html | None:
    if not report.came:
        return None
    ended = ", ".join(f"{words.option('outcome', one).lower()} {count}" for one, count in report.ended)
    if not ended:
        return words.html("report-going", count=report.going)
    return words.html("report-standing", count=report.going, ended=ended)


def _short_times(words: Words, report: HiringReport) -> list[Html]:
    return [_line(words, row) for row in report.times if isinstance(row.what, Span)]


def _short_sources(words: Words, report: HiringReport) -> Html | None:
    if not report.sources:
        return None
    named = ", ".join(f"{row_name(words, row)} {row.came}" for row in report.sources[:_MOST_SHORT])
    return words.html("report-sources-short", sources=named)


def _short_reasons(words: Words, report: HiringReport) -> Html | None:
    if not report.reasons:
        return None
    named = ", ".join(f"{row_name(words, row)} {row.count}" for row in report.reasons[:_MOST_SHORT])
    return words.html("report-reasons-short", reasons=named)


def _line(words: Words, row: FunnelRow | TimeRow | SourceRow | ReasonRow | LoadRow) -> Html:
    match row:
        case FunnelRow():
            return _funnel_line(words, row)
        case TimeRow():
            return words.html(
                "report-time-line",
                what=row_name(words, row),
                middle=length(words, row.middle),
                count=row.count,
            )
        case SourceRow():
            return words.html(
                "report-source-line",
                source=row_name(words, row),
                came=words.number(row.came),
                met=words.number(row.met),
                hired=words.number(row.hired),
            )
        case ReasonRow():
            return words.html(
                "report-reason-line", reason=row_name(words, row), count=words.number(row.count)
            )
        case LoadRow():
            return _load_line(words, row)


def _load_line(words: Words, row: LoadRow) -> Html:
    facts = [
        words("report-load-answers", count=row.answers, time=length(words, row.answer_time))
        if row.answer_time is not None
        else None,
        words("report-load-awaited", count=row.awaited) if row.awaited else None,
        words("report-load-interviews", count=row.interviews) if row.interviews else None,
        words("report-load-cards", time=length(words, row.card_time)) if row.card_time is not None else None,
        words("report-load-missing", count=row.missing) if row.missing else None,
    ]
    return words.html("report-load-line", name=row.name, facts=" · ".join(one for one in facts if one))


def _case_line(words: Words, row: CaseRow, *, with_vacancy: bool) -> Html:
    facts = [
        row.case.title if with_vacancy else None,
        stage_text(words, StageLabel(row.stage)) if row.stage is not None else None,
        length(words, row.lasted) if row.lasted is not None else None,
    ]
    return words.html("report-case-line", name=row.case.name, facts=" · ".join(one for one in facts if one))


def _part_buttons(words: Words, report: HiringReport) -> list[Button]:
    there = {
        ReportPart.FUNNEL: bool(report.came),
        ReportPart.TIMES: bool(report.times),
        ReportPart.SOURCES: bool(report.sources),
        ReportPart.REASONS: bool(report.reasons),
        ReportPart.LOAD: bool(report.load),
        ReportPart.OVERDUE: bool(report.overdue),
    }
    return [
        Button(
            words.option("report-part", part),
            OpenReportPart(report.scope.vacancy_id, report.scope.period.value, part.value),
            style=Style.RED if part is ReportPart.OVERDUE else None,
        )
        for part in ReportPart
        if there[part]
    ]


def _periods(words: Words, scope: ReportScope) -> Row:
    return tuple(
        Button(
            f"{'✓ ' if period is scope.period else ''}{words.option('report-period', period)}",
            OpenReport(scope.vacancy_id, period.value),
        )
        for period in ReportPeriod
    )


def _draw(scope: ReportScope, form: ReportForm) -> DrawReport:
    return DrawReport(scope.vacancy_id, scope.period.value, form.value)
