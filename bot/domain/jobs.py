"""Long work as rows: asked for in the unit that needs it, done beside the units, finished in a unit of its own."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from bot.models import Job, JobState


class JobKind(StrEnum):
    """The kinds of long work; each has a worker."""

    READ_FILE = "read_file"
    READ_LETTER = "read_letter"
    SEND_LETTER = "send_letter"
    READ_TABLE = "read_table"
    CHECK_CANDIDATES = "check_candidates"
    ADD_CANDIDATES = "add_candidates"
    ADD_STAFF = "add_staff"
    REWARD_PHOTO = "reward_photo"
    PERSON_PHOTO = "person_photo"
    CANDIDATE_PHOTO = "candidate_photo"
    RESUME_PHOTO = "resume_photo"
    FETCH_TASK_FILE = "fetch_task_file"
    FETCH_SCORECARD_VOICE = "fetch_scorecard_voice"
    DRAW_TREND = "draw_trend"
    DRAW_REPORT = "draw_report"
    DRAW_SCHEDULE = "draw_schedule"
    DRAW_COMPARISON = "draw_comparison"
    KEEP_RECORDING = "keep_recording"
    KEEP_PROFILE_FILE = "keep_profile_file"
    ERASE_CANDIDATE = "erase_candidate"
    BLANK_MESSAGES = "blank_messages"
    EXPORT_DATA = "export_data"


def enqueue(
    session: Session,
    kind: JobKind,
    key: str,
    payload: Mapping[str, Any],
    *,
    now: datetime,
    delay: timedelta = timedelta(),
) -> bool:
    """Ask for long work. While a job with this key is open, asking again changes nothing; returns whether it is new."""
    waiting = session.exec(select(Job).where(Job.key == key, col(Job.state) == JobState.WAITING)).first()
    if waiting is not None:
        return False
    session.add(Job(key=key, kind=kind.value, payload=dict(payload), not_before=now + delay, created_at=now))
    return True


def open_jobs(session: Session, key_prefix: str) -> list[Job]:
    """The open jobs whose key begins so, oldest first."""
    query = select(Job).where(
        col(Job.key).startswith(key_prefix, autoescape=True), col(Job.state) == JobState.WAITING
    )
    return list(session.exec(query.order_by(col(Job.id))).all())
