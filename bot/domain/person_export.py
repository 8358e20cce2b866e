"""Everything the base holds about one candidate, table by table, for the candidate to get (152-FZ art. 14, GDPR art. 15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from bot.domain import consents, erasure_plan
from bot.domain.candidate_values import CandidateValues, values_of
from bot.domain.consents import ConsentCard
from bot.domain.errors import Gone
from bot.domain.people import the_company
from bot.models import (
    Application,
    Candidate,
    ConsentText,
    Event,
    Resume,
    Retention,
    Stage,
    StoredFile,
    Vacancy,
)

# Secrets of the house, not data about the person.
SECRET = frozenset({"token", "token_expires_at"})


@dataclass(frozen=True)
class PersonApplication:
    """A vacancy the person was considered for."""

    title: str
    stage: Stage
    since: datetime
    added_at: datetime


@dataclass(frozen=True)
class PersonData:
    """What is held about a person: what reads well, all rows as they are (`tables`), and the files."""

    candidate_id: int
    company: str
    values: CandidateValues
    source: str
    added_at: datetime
    consent: ConsentCard
    consent_text: str
    due_at: datetime | None
    applications: tuple[PersonApplication, ...]
    resume_texts: tuple[tuple[str, str], ...]
    tables: Mapping[str, list[dict[str, Any]]]
    files: tuple[tuple[str, bytes], ...]


def gather(session: Session, candidate_id: int, *, now: datetime) -> PersonData:
    """Everything about a candidate. Raises Gone."""
    candidate = session.get(Candidate, candidate_id)
    if candidate is None:
        raise Gone
    doomed = erasure_plan.gather(session, candidate_id)
    consent = consents.of(session, candidate_id, now=now)
    text = session.get(ConsentText, consent.version) if consent.version is not None else None
    retention = session.get(Retention, candidate_id)
    resumes = session.exec(
        select(Resume).where(Resume.candidate_id == candidate_id).order_by(col(Resume.id))
    ).all()
    return PersonData(
        candidate_id=candidate_id,
        company=the_company(session).name,
        values=values_of(session, candidate),
        source=candidate.source,
        added_at=candidate.created_at,
        consent=consent,
        consent_text=text.text if text is not None else "",
        due_at=retention.due_at if retention is not None else None,
        applications=_applications(session, candidate_id),
        resume_texts=tuple((row.file_name, row.text) for row in resumes),
        tables=_tables(session, candidate_id, doomed) | {"event": _events(session, doomed)},
        files=_files(session, doomed, {row.file_id: row.file_name for row in resumes}),
    )


def _applications(session: Session, candidate_id: int) -> tuple[PersonApplication, ...]:
    rows = session.exec(
        select(Application, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(Application.candidate_id == candidate_id)
        .order_by(col(Application.id))
    ).all()
    return tuple(PersonApplication(title, row.stage, row.stage_since, row.created_at) for row, title in rows)


def _tables(
    session: Session, candidate_id: int, doomed: erasure_plan.Doomed
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for name in erasure_plan.doomed_tables():
        table = erasure_plan.tables()[name]
        columns = [
            column
            for column in table.columns
            if not isinstance(column.type, LargeBinary) and column.name not in SECRET
        ]
        where = erasure_plan.rows_of(table, doomed, candidate_id)
        rows = session.connection().execute(sql_select(*columns).where(where)).mappings().all()
        if rows:
            found[name] = [{key: as_json(value) for key, value in row.items()} for row in rows]
    return found


def _events(session: Session, doomed: erasure_plan.Doomed) -> list[dict[str, Any]]:
    rows = session.exec(
        select(Event).where(erasure_plan.subject_rows(Event, doomed)).order_by(col(Event.id))
    ).all()
    return [
        {
            "at": row.at.isoformat(),
            "about": row.subject.value,
            "about_id": row.subject_id,
            "what": row.verb,
            "changes": row.changes,
        }
        for row in rows
    ]


def _files(
    session: Session, doomed: erasure_plan.Doomed, names: Mapping[int | None, str]
) -> tuple[tuple[str, bytes], ...]:
    rows = session.exec(select(StoredFile).where(col(StoredFile.id).in_(sorted(doomed.files)))).all()
    return tuple((f"{row.id}-{names.get(row.id) or 'file'}", row.data) for row in rows)


def as_json(value: Any) -> Any:
    """A value of a column as JSON keeps it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value
