"""Drawing the chart of somebody's weeks, for whoever asked for it."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.domain import effectiveness
from bot.rendering.trend_chart import Bar, draw_trend
from bot.runtime.jobs import Finish, JobTicket, Services, Worker


async def _work(ticket: JobTicket, services: Services) -> Finish:
    reader, person = ticket.payload["reader"], ticket.payload["person"]
    found = await services.database.read(
        effectiveness.weeks_to_draw, reader, person, now=services.clock.now()
    )
    if found is None:
        return _nothing
    zone, weeks = found
    png = draw_trend([Bar(week.begins.astimezone(zone).date(), week.on_time, week.late) for week in weeks])
    return partial(_send, reader, person, png)


def _send(reader: int, person: int, png: bytes, session: Session, now: datetime) -> None:
    effectiveness.send_trend(session, reader, person, png, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """Whoever asked may not see it any more."""


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """The figures are on the screen already: without its picture nothing is lost."""


worker = Worker(work=_work, failed=_failed)
