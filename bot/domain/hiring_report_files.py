"""The hiring report as a picture or a workbook: asked for, made beside by a job, sent when it is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.domain import hiring_facts, hiring_report, jobs, stored_files
from bot.domain.access import Actor, Permission, access_vacancy, actor_by_id
from bot.domain.errors import Denied
from bot.domain.hiring_facts import ReportPeriod
from bot.domain.hiring_report import HiringReport
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.models import Priority, StoredFile


class ReportForm(StrEnum):
    """What the report is made into."""

    CHART = "chart"
    XLSX = "xlsx"


MIME = {
    ReportForm.CHART: "image/png",
    ReportForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class MadeReport:
    """A file that is ready to be sent; `title` is the vacancy's, empty for all."""

    form: ReportForm
    period: ReportPeriod
    title: str
    file_id: int


def ask(
    session: Session,
    actor: Actor,
    vacancy_id: int | None,
    period: ReportPeriod,
    form: ReportForm,
    *,
    now: datetime,
) -> None:
    """Have the report made into a file and sent. Raises Denied."""
    _check(session, actor, vacancy_id)
    key = f"hiring-report:{actor.id}:{form.value}:{period.value}:{vacancy_id or 0}"
    payload = {"reader": actor.id, "vacancy": vacancy_id, "period": period.value, "form": form.value}
    jobs.enqueue(session, JobKind.DRAW_REPORT, key, payload, now=now)


def figures(
    session: Session, payload: Mapping[str, Any], *, now: datetime
) -> tuple[Actor, HiringReport] | None:
    """What is to be drawn, and for whom; None when the reader may not see it any more."""
    reader = actor_by_id(session, payload["reader"])
    if reader is None:
        return None
    period = ReportPeriod(payload["period"])
    try:
        return reader, hiring_report.report(session, reader, payload["vacancy"], period, now=now)
    except Denied:
        return None


def keep(session: Session, payload: Mapping[str, Any], data: bytes, *, now: datetime) -> None:
    """Keep the file that was made and send it to whoever asked."""
    file_id = stored_files.keep(session, data, mime=MIME[ReportForm(payload["form"])], now=now)
    notify(
        session,
        payload["reader"],
        NoticeKind.REPORT_DRAWN,
        {**payload, "file": file_id},
        now=now,
        delay=timedelta(),
        priority=Priority.ANSWER,
    )


def load(session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime) -> MadeReport | None:
    """A made file at the moment of sending; None when the reader may not have it any more."""
    try:
        title = _check(session, recipient, payload["vacancy"])
    except Denied:
        return None
    if session.get(StoredFile, payload["file"]) is None:
        return None
    return MadeReport(ReportForm(payload["form"]), ReportPeriod(payload["period"]), title, payload["file"])


def _check(session: Session, actor: Actor, vacancy_id: int | None) -> str:
    if vacancy_id is not None:
        return access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW).title
    if not hiring_facts.may_report(session, actor):
        raise Denied
    return ""
