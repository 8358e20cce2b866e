"""Who broke the schedule, by department, opening into every lateness with its dates and its cause."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.callbacks import (
    DecideDispute,
    DisputeLateness,
    DrawSchedule,
    OpenPlanCases,
    OpenPlanReport,
    OpenPlans,
    OpenTask,
)
from bot.domain.hiring_report_files import ReportForm
from bot.domain.plan_report import Case, CasePage, DepartmentSchedule, Disputed, Schedule, Verdict
from bot.domain.plan_report_files import MadeSchedule
from bot.domain.plan_week import PlanWeek
from bot.i18n import Html, Words, blocks, lines
from bot.models import DisputeState
from bot.views.format import clip, moment, percent
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Attachment, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import span
from bot.views.widgets.back import back, back_row
from bot.views.widgets.paging import pager

_MOST_ROWS = 15
_WEEK_ROWS = 6
_LABEL = 34


def schedule_screen(words: Words, found: Schedule) -> Screen:
    """A line a department; each opens into its cases."""
    shown = found.rows[:_MOST_ROWS]
    return Screen(
        blocks(
            words.html("schedule-title", month=_month(words, found.month)),
            *(_department(words, row) for row in shown),
            None if shown else words.html("schedule-empty"),
        ),
        keyboard(
            *in_rows(
                [
                    Button(
                        clip(row.name or words("schedule-nobody"), _LABEL),
                        OpenPlanCases(row.department_id, found.back, 0),
                        style=Style.RED if row.own else None,
                    )
                    for row in shown
                ],
                width=56,
                most=2,
            ),
            _months(words, found),
            (
                Button(words("report-button-chart"), DrawSchedule(found.back, ReportForm.CHART.value)),
                Button(words("report-button-xlsx"), DrawSchedule(found.back, ReportForm.XLSX.value)),
            )
            if shown
            else (),
            back_row(words, OpenPlans(0)),
        ),
    )


def made_notice(words: Words, made: MadeSchedule, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - a month
    """The picture or the workbook that was asked for."""
    is_chart = made.form is ReportForm.CHART
    name = f"schedule-{made.month:%Y-%m}.{'png' if is_chart else 'xlsx'}"
    return Screen(
        words.html("schedule-title", month=_month(words, made.month)),
        attachment=Attachment(made.file_id, name, is_photo=is_chart),
    )


def week_block(
    words: Words,
    found: PlanWeek,
    /,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - days of the company
    now: datetime,  # noqa: ARG001
    alone: bool,  # noqa: ARG001 - the same among others
) -> ReminderBlock:
    """Monday's digest: how departments kept the plans, the worst first, and who comes."""
    return ReminderBlock(
        blocks(
            words.html(
                "week-title",
                since=words.day(found.since, weekday=False),
                until=words.day(found.until, weekday=False),
            ),
            *(_department(words, row) for row in found.rows[:_WEEK_ROWS]),
            words.html("week-coming", count=found.coming) if found.coming else None,
        ),
        ((Button(words("week-open"), OpenPlanReport(0)),),),
    )


def _month(words: Words, first: date) -> str:
    return str(format_date(first, "LLLL y", locale=words.babel))


def _months(words: Words, found: Schedule) -> Row:
    earlier = Button(words("schedule-earlier"), OpenPlanReport(found.back + 1))
    return (
        (earlier, Button(words("schedule-later"), OpenPlanReport(found.back - 1)))
        if found.back
        else (earlier,)
    )


def _department(words: Words, row: DepartmentSchedule) -> Html:
    share = percent(words, row.on_time_share) if row.on_time_share is not None else "—"
    return lines(
        words.html("schedule-department", name=row.name or words("schedule-nobody"), share=share),
        words.html(
            "schedule-counts", on_time=row.on_time, judged=row.judged, own=row.own, blocked=row.blocked
        ),
        words.html("schedule-median", late=span(words, row.median_late))
        if row.median_late is not None
        else None,
        words.html("schedule-open", count=row.open_late) if row.open_late else None,
        words.html("schedule-left-out", count=row.left_out) if row.left_out else None,
    )


def cases_screen(words: Words, found: CasePage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Every lateness: who, by how much and why, with both dates."""
    rows: list[tuple[Button | None, ...]] = []
    for case in found.cases:
        dispute = None
        if found.may_dispute and case.dispute is None and case.verdict in {Verdict.OWN, Verdict.BLOCKED}:
            dispute = Button(words("schedule-dispute"), DisputeLateness(case.task_id))
        elif found.may_decide and case.dispute is DisputeState.ASKED:
            dispute = Button(words("schedule-excuse"), DecideDispute(case.task_id, True), style=Style.GREEN)
        rows.append((Button(clip(case.title, _LABEL), OpenTask(case.task_id)), dispute))
    name = found.name or words("schedule-nobody")
    return Screen(
        blocks(
            words.html("schedule-cases", name=name, month=_month(words, found.month)),
            *(_case(words, case, zone, now) for case in found.cases),
            None if found.cases else words.html("schedule-no-cases"),
        ),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: OpenPlanCases(found.department_id, found.back, page)),
            (back(words, OpenPlanReport(found.back)),),
        ),
    )


def _case(words: Words, case: Case, zone: ZoneInfo, now: datetime) -> Html:
    judged = moment(words, case.judged_due_at, zone=zone, now=now)
    first = None
    if case.first_due_at != case.judged_due_at:
        first = words.html("task-first-due", moment=moment(words, case.first_due_at, zone=zone, now=now))
    why = words.option("verdict", case.verdict)
    if case.verdict is Verdict.BLOCKED:
        why = words("verdict-whose", culprit=case.culprit, title=case.culprit_title)
    return lines(
        words.html("schedule-case", title=case.title, name=case.newcomer, who=case.who),
        words.html("task-due", moment=judged),
        first,
        words.html("plan-line-late", late=span(words, case.late)) if case.late else None,
        words.html("schedule-why", why=why),
        words.html("schedule-said", text=case.dispute_text) if case.dispute_text else None,
    )


def ask_why(words: Words) -> Screen:
    """Why it was not the department's fault."""
    return Screen(words.html("schedule-ask-why"), keyboard(back_row(words, OpenPlanReport(0))))


def asked(words: Words) -> Screen:
    """HR has been asked."""
    return Screen(words.html("schedule-asked"), keyboard(back_row(words, OpenPlanReport(0))))


def disputed_notice(words: Words, found: Disputed, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - no moments
    """A department says that a lateness was not its fault."""
    return Screen(
        words.html("schedule-disputed", title=found.title, name=found.newcomer, by=found.by, text=found.text),
        keyboard(
            (
                Button(words("schedule-excuse"), DecideDispute(found.task_id, True), style=Style.GREEN),
                Button(words("schedule-refuse"), DecideDispute(found.task_id, False)),
            ),
            (Button(words("task-open"), OpenTask(found.task_id)),),
        ),
    )
