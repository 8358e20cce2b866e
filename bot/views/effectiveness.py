"""Effectiveness: figures of one person or of those one leads, and the tasks behind each figure. Never in groups."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.callbacks import DrawTrend, ListTasks, OpenCases, OpenEffectiveness, OpenTask
from bot.domain.effectiveness import (
    PERIODS,
    Cases,
    Figure,
    Figures,
    PersonFigures,
    Report,
    TeamReport,
    Trend,
)
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip, percent, short_day, short_name
from bot.views.screen import Attachment, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import STYLES, heat_sign, span
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

LABEL = 46


def report_screen(words: Words, report: Report, *, has_team: bool, zone: ZoneInfo) -> Screen:
    """One person's figures; each opens into its tasks."""
    own = report.own
    opens = [
        Button(
            f"{words.option('figure', figure)} {count}",
            OpenCases(own.person.id, report.weeks, figure.value, 0),
        )
        for figure in Figure
        if figure is not Figure.SETTLED and (count := _count(own.figures, figure))
    ]
    return Screen(
        blocks(
            words.html("figures-own")
            if report.is_self
            else words.html("figures-person", name=own.person.name),
            _period(words, report.since, report.until, zone),
            lines(*_lines(words, own.figures)),
            _remarks(words, own, report),
        ),
        keyboard(
            *in_rows(opens, width=40, most=2),
            (Button(words("figures-trend"), DrawTrend(own.person.id)),),
            _periods(words, report.weeks, own.person.id),
            back_row(
                words,
                OpenEffectiveness(None, report.weeks, 0) if has_team and not report.is_self else _tasks(),
            ),
        ),
    )


def _tasks() -> ListTasks:
    return ListTasks(TaskScope.MINE.value, TaskFilter.OPEN.value, 0)


def _period(words: Words, since: datetime, until: datetime, zone: ZoneInfo) -> Html:
    last = until.astimezone(zone).date()
    first = since.astimezone(zone).date()
    return words.html(
        "figures-period", since=short_day(words, first, today=last), until=short_day(words, last, today=last)
    )


def _lines(words: Words, figures: Figures) -> list[Html]:
    """The figures that say something; nothing at all is said as such."""
    if not figures.settled and not figures.burning:
        return [words.html("figures-none")]
    share = figures.on_time_share
    late = figures.late_average
    review = figures.review_average
    found = [words.html("figures-settled", count=figures.settled, accepted=figures.accepted)]
    if share is not None:
        found.append(
            words.html(
                "figures-on-time", count=figures.on_time, judged=figures.judged, share=percent(words, share)
            )
        )
    if figures.late:
        found.append(words.html("figures-late", count=figures.late))
    if late is not None:
        found.append(words.html("figures-late-average", span=span(words, timedelta(seconds=late))))
    if figures.returned:
        found.append(words.html("figures-returned", count=figures.returned))
    if figures.burning:
        found.append(words.html("figures-burning", count=figures.burning))
    if review is not None:
        found.append(words.html("figures-review", span=span(words, timedelta(seconds=review))))
    return found


def _remarks(words: Words, own: PersonFigures, report: Report) -> Html | None:
    rules = report.rules
    regular = None
    if own.regular:
        regular = words.html(
            "figures-regular",
            percent=rules.regular_percent,
            bad=rules.regular_bad_weeks,
            weeks=rules.regular_weeks,
        )
    small = (
        words.html("figures-small", count=own.figures.judged) if own.small and own.figures.settled else None
    )
    return lines(regular, small) or None


def _count(figures: Figures, figure: Figure) -> int:
    return int(getattr(figures, figure.value))


def _periods(words: Words, chosen: int, person_id: int | None) -> Row:
    return tuple(
        Button(
            f"{'✓ ' if weeks == chosen else ''}{words('figures-weeks', count=weeks)}",
            OpenEffectiveness(person_id, weeks, 0),
        )
        for weeks in PERIODS
    )


def team_screen(words: Words, report: TeamReport, *, zone: ZoneInfo) -> Screen:
    """Those one leads, who needs help first; a press opens one's own figures."""
    rows = [(_person_button(row, report.weeks),) for row in report.rows]
    return Screen(
        blocks(
            words.html("figures-team", name=report.department),
            _period(words, report.since, report.until, zone),
            lines(*_lines(words, report.total)),
            lines(*(_person_line(words, row) for row in report.rows)) or words.html("figures-nobody"),
        ),
        keyboard(
            *rows,
            pager(report.page, report.pages, lambda page: OpenEffectiveness(None, report.weeks, page)),
            _periods(words, report.weeks, None),
            back_row(words, ListTasks(TaskScope.TEAM.value, TaskFilter.OPEN.value, 0)),
        ),
    )


def _person_line(words: Words, row: PersonFigures) -> Html:
    share = row.figures.on_time_share
    parts: Sequence[str] = (
        words("figures-short-share", share=percent(words, share)) if share is not None else "",
        words("figures-short-late", count=row.figures.late) if row.figures.late else "",
        words("figures-short-burning", count=row.figures.burning) if row.figures.burning else "",
        words("figures-short-regular") if row.regular else "",
        words("figures-short-small") if row.small else "",
    )
    return words.html("board-line", name=row.person.name, facts=" · ".join(part for part in parts if part))


def _person_button(row: PersonFigures, weeks: int) -> Button:
    sign = "🔥 " if row.regular else ""
    style = Style.RED if row.regular else None
    return Button(
        f"{sign}{short_name(row.person.name)}", OpenEffectiveness(row.person.id, weeks, 0), style=style
    )


def cases_screen(words: Words, cases: Cases) -> Screen:
    """The tasks behind one figure."""
    rows = [
        (
            Button(
                clip(f"{heat_sign(words, row.heat, row.state)} {row.title}", LABEL),
                OpenTask(row.id),
                style=STYLES.get(row.heat),
            ),
        )
        for row in cases.rows
    ]
    return Screen(
        blocks(
            words.html("figures-cases", name=cases.person.name, figure=words.option("figure", cases.figure)),
            words.html("figures-cases-count", count=cases.total),
        ),
        keyboard(
            *rows,
            pager(
                cases.page,
                cases.pages,
                lambda page: OpenCases(cases.person.id, cases.weeks, cases.figure.value, page),
            ),
            back_row(words, OpenEffectiveness(cases.person.id, cases.weeks, 0)),
        ),
    )


def trend_screen(words: Words, trend: Trend, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - a notice's view
    """The chart with what its colours and figures mean."""
    return Screen(
        words.html("figures-trend-caption", name=trend.person.name),
        attachment=Attachment(trend.file_id, "trend.png", is_photo=True),
    )
