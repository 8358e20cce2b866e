"""Making a hiring report into a picture or a workbook, for whoever asked for it."""

import asyncio
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.domain import hiring_report_files
from bot.domain.hiring_report import HiringReport
from bot.domain.hiring_report_files import ReportForm
from bot.i18n import Words, words
from bot.rendering.bar_panels import Panel, PanelBar, draw_panels
from bot.rendering.spreadsheet import Sheet, write_book
from bot.runtime.jobs import Finish, JobTicket, Services, Worker
from bot.views import hiring_report_words

_COLOURS = ("#2e9e5b", "#3b7dd8", "#8b6fd6", "#d64545")


async def _work(ticket: JobTicket, services: Services) -> Finish:
    found = await services.database.read(
        hiring_report_files.figures, ticket.payload, now=services.clock.now()
    )
    if found is None:
        return _nothing
    reader, report = found
    make = chart if ticket.payload["form"] == ReportForm.CHART.value else book
    data = await asyncio.to_thread(make, words(reader.language), report)
    return partial(_send, ticket, data)


def chart(text: Words, report: HiringReport) -> bytes:
    """The report as a PNG."""
    panels = hiring_report_words.chart(text, report)
    return draw_panels(
        [
            Panel(title, colour, tuple(PanelBar(*bar) for bar in bars))
            for (title, bars), colour in zip(panels, _COLOURS, strict=True)
        ]
    )


def book(text: Words, report: HiringReport) -> bytes:
    """The report as a workbook."""
    return write_book([Sheet(*sheet) for sheet in hiring_report_words.sheets(text, report)])


def _send(ticket: JobTicket, data: bytes, session: Session, now: datetime) -> None:
    hiring_report_files.keep(session, ticket.payload, data, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Whoever asked may not see it any more."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The figures are on the screen already, and the failed job is seen with the other faults."""


worker = Worker(work=_work, failed=_failed)
