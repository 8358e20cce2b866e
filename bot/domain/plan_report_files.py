"""A month's schedule report as a picture or a workbook: asked for, made beside by a job, sent when it is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import jobs, plan_report, stored_files
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.errors import Denied
from bot.domain.hiring_report_files import MIME, ReportForm
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.plan_report import Case, Schedule
from bot.models import Priority, StoredFile


@dataclass(frozen=True)
class MadeSchedule:
    """A file that is ready to be sent; the month by its first day."""

    form: ReportForm
    month: date
    file_id: int


def ask(session: Session, actor: Actor, back: int, form: ReportForm, *, now: datetime) -> None:
    """Have a month's report made into a file and sent. Raises Denied."""
    month = plan_report.schedule(session, actor, back, now=now).month
    payload = {"reader": actor.id, "back": back, "month": month.isoformat(), "form": form.value}
    key = f"schedule:{actor.id}:{form.value}:{month.isoformat()}"
    jobs.enqueue(session, JobKind.DRAW_SCHEDULE, key, payload, now=now)


def figures(
    session: Session, payload: Mapping[str, Any], *, now: datetime
) -> tuple[Actor, Schedule, tuple[Case, ...]] | None:
    """The month's departments and every task behind them; None when the reader may not see it any more."""
    reader = actor_by_id(session, payload["reader"])
    if reader is None:
        return None
    try:
        found = plan_report.schedule(session, reader, payload["back"], now=now)
        return reader, found, plan_report.cases_of_month(session, reader, payload["back"], now=now)
    except Denied:
        return None


def keep(session: Session, payload: Mapping[str, Any], data: bytes, *, now: datetime) -> None:
    """Keep the file that was made and send it to whoever asked."""
    file_id = stored_files.keep(session, data, mime=MIME[ReportForm(payload["form"])], now=now)
    notify(
        session,
        payload["reader"],
        NoticeKind.SCHEDULE_DRAWN,
        {**payload, "file": file_id},
        now=now,
        delay=timedelta(),
        priority=Priority.ANSWER,
    )


def load(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> MadeSchedule | None:
    """A made file at the moment of sending; None when the reader may not have it any more."""
    if not recipient.may(Permission.PLAN_REPORT) or session.get(StoredFile, payload["file"]) is None:
        return None
    return MadeSchedule(ReportForm(payload["form"]), date.fromisoformat(payload["month"]), payload["file"])
