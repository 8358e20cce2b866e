"""Two applications of one person on one vacancy become one: the further stands, and everything hangs on it."""

from datetime import datetime

from sqlmodel import Session, SQLModel, col, select

from bot.domain.errors import Problem, Unfit
from bot.domain.row_journal import Row, RowJournal
from bot.models import (
    Application,
    Decision,
    DecisionState,
    Offer,
    OfferState,
    Stage,
    Subject,
    Vacancy,
)

_OPEN_OFFERS = (
    OfferState.DRAFT,
    OfferState.APPROVAL,
    OfferState.APPROVED,
    OfferState.SENT,
    OfferState.ACCEPTED,
)
_ENDS = (Stage.REJECTED, Stage.WITHDRAWN)


def check_applications(session: Session, kept_id: int, other_id: int) -> None:
    """One vacancy cannot offer to, or decide on, one person twice at a time. Raises Unfit naming it."""
    for table, states in ((Offer, _OPEN_OFFERS), (Decision, (DecisionState.WAITING,))):
        rows = session.exec(
            select(Application.vacancy_id, Application.candidate_id)
            .join(table, col(table.application_id) == col(Application.id))
            .where(col(Application.candidate_id).in_((kept_id, other_id)), col(table.state).in_(states))
            .distinct()
        ).all()
        on = [vacancy_id for vacancy_id, _ in rows]
        twice = next((one for one in on if on.count(one) > 1), None)
        vacancy = session.get(Vacancy, twice) if twice is not None else None
        if vacancy is not None:
            raise Unfit(Problem.UNION_TWICE, title=vacancy.title)


def join_applications(journal: RowJournal, kept_id: int, other_id: int, *, now: datetime) -> None:
    """Move the second card's applications; of two on one vacancy the one that came further stays, or the one that lives."""
    table = SQLModel.metadata.tables["application"]
    here = {row["vacancy_id"]: row for row in journal.rows(table, candidate_id=kept_id)}
    for row in journal.rows(table, candidate_id=other_id):
        twin = here.get(row["vacancy_id"])
        if twin is None:
            journal.change(table, row, candidate_id=kept_id)
            continue
        ahead, behind = sorted((twin, row), key=_distance, reverse=True)
        _hang_on(journal, ahead, behind, now)
        journal.drop(table, behind)
        journal.change(table, ahead, candidate_id=kept_id, rev=ahead["rev"] + 1)


def _distance(row: Row) -> tuple[bool, int, int]:
    """How far an application has come: one that lives is ahead of one that ended, the older of equals first."""
    stage = Stage(row["stage"])
    return stage not in _ENDS, list(Stage).index(stage), -row["id"]


def _hang_on(journal: RowJournal, ahead: Row, behind: Row, now: datetime) -> None:
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name != "application":
                continue
            for row in journal.rows(table, **{key.parent.name: behind["id"]}):
                values: dict[str, object] = {key.parent.name: ahead["id"]}
                if table.name == "waiting" and row["ended_at"] is None:
                    # Whoever is waited for is waited for once.
                    values["ended_at"] = now
                journal.change(table, row, **values)
    tables = SQLModel.metadata.tables
    for name in ("event", "sent_message"):
        for row in journal.rows(tables[name], subject=Subject.APPLICATION, subject_id=behind["id"]):
            journal.change(tables[name], row, subject_id=ahead["id"])
    for row in journal.rows(tables["reminder"], subject=Subject.APPLICATION, subject_id=behind["id"]):
        journal.drop(tables["reminder"], row)
