"""A comparison as a picture: asked for, drawn beside by a job, sent when it is there. It shows numbers for names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import comparing, jobs, stored_files
from bot.domain.access import Actor, Permission, access_vacancy, actor_by_id
from bot.domain.comparing import Comparison
from bot.domain.errors import Denied
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.models import Priority, StoredFile


@dataclass(frozen=True)
class DrawnComparison:
    """A picture that is ready to be sent."""

    vacancy_id: int
    title: str
    file_id: int


def ask(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> None:
    """Have the comparison drawn and sent. Raises Denied."""
    access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    payload = {"reader": actor.id, "vacancy": vacancy_id}
    jobs.enqueue(session, JobKind.DRAW_COMPARISON, f"comparison:{actor.id}:{vacancy_id}", payload, now=now)


def to_draw(
    session: Session, payload: Mapping[str, Any], *, now: datetime
) -> tuple[Actor, Comparison] | None:
    """What is to be drawn, and for whom; None when the reader may not see it any more."""
    reader = actor_by_id(session, payload["reader"])
    if reader is None:
        return None
    try:
        return reader, comparing.comparison(session, reader, payload["vacancy"], now=now)
    except Denied:
        return None


def keep(session: Session, payload: Mapping[str, Any], png: bytes, *, now: datetime) -> None:
    """Keep the picture and send it to whoever asked."""
    file_id = stored_files.keep(session, png, mime="image/png", now=now)
    notify(
        session,
        payload["reader"],
        NoticeKind.COMPARISON_DRAWN,
        {"vacancy": payload["vacancy"], "file": file_id},
        now=now,
        delay=timedelta(),
        priority=Priority.ANSWER,
    )


def load(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> DrawnComparison | None:
    """A picture at the moment of sending; None when the reader may not have it any more."""
    try:
        vacancy = access_vacancy(session, recipient, payload["vacancy"], Permission.CANDIDATE_VIEW)
    except Denied:
        return None
    if session.get(StoredFile, payload["file"]) is None:
        return None
    return DrawnComparison(payload["vacancy"], vacancy.title, payload["file"])
