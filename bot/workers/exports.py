"""Making the files of exports: lists, everything about a person, destruction acts; and handing them over."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain import data_exports, export_rows, person_export, privacy_cards
from bot.domain.data_exports import ExportOrder
from bot.domain.errors import DomainError
from bot.domain.export_rows import ExportTable
from bot.i18n import words
from bot.models import ExportFormat, ExportWhat
from bot.rendering.destruction_act import draw_act
from bot.rendering.spreadsheet import Cell, write_csv, write_xlsx
from bot.runtime.jobs import Finish, JobTicket, Services, Worker
from bot.views import export_words


@dataclass(frozen=True)
class MadeFile:
    """A file that was made, its name, and how many rows it holds."""

    data: bytes
    name: str
    rows: int


async def _work(ticket: JobTicket, services: Services) -> Finish:
    export_id: int = ticket.payload["export"]
    now = services.clock.now()
    made = await services.database.read(make, export_id, now)

    def finish(session: Session, now: datetime) -> None:
        if made is not None:
            data_exports.keep(session, export_id, made.data, made.name, rows=made.rows, now=now)

    return finish


def make(session: Session, export_id: int, now: datetime) -> MadeFile | None:
    """Make an export's file, on a reading connection; None when it may not be had any more."""
    order = data_exports.order(session, export_id)
    if order is None:
        return None
    ways: dict[ExportWhat, Callable[[Session, ExportOrder, datetime], MadeFile]] = {
        ExportWhat.PERSON: _person,
        ExportWhat.ACT: _act,
    }
    try:
        return ways.get(order.what, make_list)(session, order, now)
    except DomainError:
        return None  # erased meanwhile


def make_list(session: Session, order: ExportOrder, now: datetime) -> MadeFile:
    """A list as XLSX or CSV, in the language of whoever asked."""
    text = words(order.asked_by.language)
    today = now.astimezone(order.asked_by.zone).date()
    table = _table(session, order, now)
    count = 0

    def rows() -> Iterator[list[Cell]]:
        nonlocal count
        for row in table.rows:
            count += 1
            yield export_words.row(text, row)

    header = export_words.header(text, table.columns)
    title = text.option("export-what", order.what)
    form = order.format or ExportFormat.XLSX
    is_csv = form is ExportFormat.CSV
    data = write_csv(header, rows()) if is_csv else write_xlsx(title, header, rows())
    return MadeFile(data, f"{order.what.value}-{today.isoformat()}.{form.value}", count)


def _table(session: Session, order: ExportOrder, now: datetime) -> ExportTable:
    actor = order.asked_by
    match order.what:
        case ExportWhat.VACANCIES:
            return export_rows.vacancies(session, actor)
        case ExportWhat.APPLICATIONS:
            return export_rows.applications(session, actor)
        case _:
            today = now.astimezone(actor.zone).date()
            return export_rows.candidates(session, actor, today=today, chosen=order.chosen)


def _person(session: Session, order: ExportOrder, now: datetime) -> MadeFile:
    data = person_export.gather(session, order.candidate_id or 0, now=now)
    page = export_words.person_page(words(order.asked_by.language), data, zone=order.asked_by.zone, now=now)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data.tables, ensure_ascii=False, indent=2))
        archive.writestr("data.html", page)
        for name, content in data.files:
            archive.writestr(f"files/{name.replace('/', '_')}", content)
    return MadeFile(out.getvalue(), f"candidate-{data.candidate_id}.zip", 1)


def _act(session: Session, order: ExportOrder, _now: datetime) -> MadeFile:
    act = privacy_cards.act_by_id(session, order.act_id or 0)
    found = export_words.act_words(words(order.asked_by.language), act, zone=order.asked_by.zone)
    data = draw_act(
        title=found.title,
        facts=found.facts,
        log_title=found.log_title,
        log=found.log,
        signatures=found.signatures,
        note=found.note,
    )
    return MadeFile(data, f"act-{act.id}.pdf", 1)


def _failed(_session: Session, _ticket: JobTicket, _now: datetime) -> None:
    """Given up: the failed job is seen with the other faults, and it can be asked for again."""


worker = Worker(_work, failed=_failed)
