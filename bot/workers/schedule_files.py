"""Making a month's schedule report into a picture or a workbook, for whoever asked for it."""

import asyncio
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain import plan_report_files
from bot.domain.hiring_report_files import ReportForm
from bot.domain.plan_report import Case, Schedule
from bot.i18n import Words, words
from bot.rendering.bar_panels import Panel, PanelBar, draw_panels
from bot.rendering.spreadsheet import Sheet, write_book
from bot.runtime.jobs import Finish, JobTicket, Services, Worker
from bot.views import plan_report_words

_COLOURS = ("#2e9e5b", "#d64545", "#e0a526")


async def _work(ticket: JobTicket, services: Services) -> Finish:
    found = await services.database.read(plan_report_files.figures, ticket.payload, now=services.clock.now())
    if found is None:
        return _nothing
    reader, schedule, cases = found
    text = words(reader.language)
    if ticket.payload["form"] == ReportForm.CHART.value:
        data = await asyncio.to_thread(chart, text, schedule)
    else:
        data = await asyncio.to_thread(book, text, schedule, cases, reader.zone)
    return partial(_send, ticket, data)


def chart(text: Words, schedule: Schedule) -> bytes:
    """Departments' on-time shares, own delays, and what others held up, as a PNG."""
    panels = plan_report_words.chart(text, schedule)
    return draw_panels(
        [
            Panel(title, colour, tuple(PanelBar(*bar) for bar in bars))
            for (title, bars), colour in zip(panels, _COLOURS, strict=True)
        ]
    )


def book(text: Words, schedule: Schedule, cases: tuple[Case, ...], zone: ZoneInfo) -> bytes:
    """Departments on one sheet, every task on the other."""
    return write_book([Sheet(*sheet) for sheet in plan_report_words.sheets(text, schedule, cases, zone=zone)])


def _send(ticket: JobTicket, data: bytes, session: Session, now: datetime) -> None:
    plan_report_files.keep(session, ticket.payload, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Whoever asked may not see it any more."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The figures are on the screen already, and the failed job is seen with the other faults."""


worker = Worker(work=_work, failed=_failed)
