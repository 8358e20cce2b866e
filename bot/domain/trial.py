"""The end of a trial: what was tried out is wiped in one confirmed act; the people and the settings stay.

A company tries the bot with its real staff and invented vacancies, tasks and points; then it begins in earnest. Every
table is either kept or wiped, so that a new one cannot be forgotten (a test holds that).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select, text, union_all
from sqlmodel import Session, SQLModel, col

from bot.domain import events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Problem, Unfit
from bot.domain.people import the_company
from bot.models import (
    Application,
    Candidate,
    Event,
    PipelineStage,
    PointsLine,
    Reminder,
    StoredFile,
    Subject,
    Task,
    Vacancy,
)
from bot.parsing.spans import fold

# People and their absences, the company's rules and lists, and what carries the chat itself.
KEPT: Final = frozenset(
    {
        "company", "calendar_day", "department", "employee", "department_lead", "department_deputy",
        "employment_period", "employee_role", "morning", "absence", "standing_in", "invite", "join_request",
        "competency", "pipeline_stage", "end_reason", "interview_kind", "points_rules", "points_board", "reward",
        "consent_text", "letter_template", "plan_template", "plan_template_task", "privacy_rules", "search_state", "chat",
        "inbox", "outbox", "event",
        "reminder", "stored_file", "screen", "dialogue", "sent_message",
    }
)  # fmt: skip
# Of these, what concerns people and settings stays; the rest goes with the trial.
KEPT_SUBJECTS: Final = frozenset(
    {
        Subject.COMPANY,
        Subject.EMPLOYEE,
        Subject.DEPARTMENT,
        Subject.ABSENCE,
        Subject.INVITE,
        Subject.JOIN_REQUEST,
        Subject.POINTS_RULES,
        Subject.POINTS_BOARD,
        Subject.REWARD,
    }
)


@dataclass(frozen=True)
class Trial:
    """What a wipe would take. `name` is what has to be typed to confirm it."""

    name: str
    vacancies: int
    candidates: int
    applications: int
    tasks: int
    points: int

    @property
    def is_empty(self) -> bool:
        return not (self.vacancies or self.candidates or self.tasks or self.points)


def what_goes(session: Session, actor: Actor) -> Trial:
    """How much a wipe would take. Raises Denied."""
    actor.require(Permission.COMPANY_EDIT)
    counts = [_count(session, table) for table in (Vacancy, Candidate, Application, Task, PointsLine)]
    return Trial(the_company(session).name, *counts)


def wipe(session: Session, actor: Actor, confirmation: str, *, now: datetime) -> Trial:
    """Delete everything but the people and the settings; returns what was deleted. It cannot be taken back.

    `confirmation` is the company's name as typed. Raises Denied, Unfit when it is another.
    """
    gone = what_goes(session, actor)
    if fold(confirmation) != fold(gone.name):
        raise Unfit(Problem.NAME_NOT_CONFIRMED, name=gone.name)
    session.flush()  # what this unit has written so far is deleted as well
    wiped = [table for table in reversed(SQLModel.metadata.sorted_tables) if table.name not in KEPT]
    session.exec(delete(Event).where(col(Event.subject).not_in(KEPT_SUBJECTS)))
    session.exec(delete(Reminder).where(col(Reminder.subject).not_in(KEPT_SUBJECTS)))
    _forget_words(session)
    for table in wiped:
        session.execute(delete(table))
    session.exec(delete(PipelineStage).where(col(PipelineStage.vacancy_id).is_not(None)))
    _drop_loose_files(session)
    session.expire_all()
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.COMPANY,
        subject_id=1,
        verb="trial_wiped",
        now=now,
        details={"vacancies": gone.vacancies, "candidates": gone.candidates, "tasks": gone.tasks},
    )
    return gone


def _count(session: Session, table: type[SQLModel]) -> int:
    return int(session.execute(select(func.count()).select_from(table)).scalar_one())


def _forget_words(session: Session) -> None:
    """Empty the full text of candidates, which both databases keep beside the models' tables."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    empty = "INSERT INTO candidate_words(candidate_words) VALUES ('delete-all')"
    session.execute(text(empty if sqlite else "DELETE FROM candidate_words"))


def _drop_loose_files(session: Session) -> None:
    """Delete the files that nothing points to any more."""
    used = union_all(
        *(
            select(column).where(column.is_not(None))
            for table in SQLModel.metadata.sorted_tables
            for column in table.columns
            if any(key.column.table.name == "stored_file" for key in column.foreign_keys)
        )
    )
    session.execute(delete(StoredFile).where(col(StoredFile.id).not_in(used)))
