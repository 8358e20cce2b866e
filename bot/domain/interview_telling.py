"""Who is told of an interview: invitations and cancellations to interviewers, their answers to the recruiter.

The payloads hold ids only; what is said, and whether it still is, is worked out when it is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission
from bot.domain.interview_access import may_on_interview
from bot.domain.interview_cards import InterviewCard, card_of
from bot.domain.interview_rows import OPEN, id_of, interviewers_of, recruiter_of
from bot.domain.notifications import NoticeKind, notify, withdraw
from bot.models import Employee, Interview, Interviewer, InterviewState, OutboxMessage, OutboxState

_MINUTE = 60


class InterviewNews(StrEnum):
    """What a recruiter is told of an interview."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    DECLINED = "declined"
    LEFT = "left"
    MOVED = "moved"
    CARDS_IN = "cards_in"


def minute_of(at: datetime) -> int:
    """A beginning as buttons and payloads carry it: who answers says yes to that very time."""
    return int(at.timestamp()) // _MINUTE


def invitation_key(interview: Interview, employee_id: int) -> str:
    """What tells an interviewer of the interview as it stands once."""
    return f"interview:{interview.id}:{employee_id}:{interview.sequence}"


def tell_invited(session: Session, interview: Interview, employee_id: int, *, now: datetime) -> bool:
    """The invitation with its calendar file, in place of one nobody has seen; False when they cannot be written to."""
    recall_invitation(session, interview, employee_id)
    return notify(
        session,
        employee_id,
        NoticeKind.INTERVIEW_INVITED,
        {"interview": id_of(interview), "minute": minute_of(interview.starts_at)},
        now=now,
        dedupe_key=invitation_key(interview, employee_id),
        heed_quiet_hours=True,
    )


def recall_invitation(session: Session, interview: Interview, employee_id: int) -> bool:
    """Take back invitations nobody has seen. True when the interviewer never heard of the interview at all."""
    rows = session.exec(
        select(OutboxMessage).where(
            col(OutboxMessage.dedupe_key).startswith(f"interview:{interview.id}:{employee_id}:")
        )
    ).all()
    unsent = [row for row in rows if row.state is OutboxState.WAITING]
    for row in unsent:
        withdraw(session, row.dedupe_key or "")
    return bool(unsent) and len(unsent) == len(rows)


def tell_cancelled(session: Session, interview: Interview, employee_id: int, *, now: datetime) -> None:
    """It will not be, or not with them: the calendar file that takes it out."""
    notify(
        session,
        employee_id,
        NoticeKind.INTERVIEW_CANCELLED,
        {"interview": id_of(interview)},
        now=now,
        dedupe_key=f"interview_cancelled:{interview.id}:{employee_id}:{interview.sequence}",
        heed_quiet_hours=True,
    )


def calendars_know(session: Session, interview: Interview, employee_id: int) -> None:
    """A cancellation that is not sent yet need not be."""
    rows = session.exec(
        select(OutboxMessage.dedupe_key).where(
            col(OutboxMessage.dedupe_key).startswith(f"interview_cancelled:{interview.id}:{employee_id}:"),
            OutboxMessage.state == OutboxState.WAITING,
        )
    ).all()
    for key in rows:
        withdraw(session, key or "")


def tell_recruiter(
    session: Session, interview: Interview, news: InterviewNews, *, by_id: int | None, now: datetime
) -> None:
    """Tell who answers for the interview what an interviewer said; nobody hears of their own doing."""
    recipient = recruiter_of(session, interview)
    if recipient != by_id:
        notify(
            session,
            recipient,
            NoticeKind.INTERVIEW_EVENT,
            {
                "interview": id_of(interview),
                "news": news.value,
                "by": by_id,
                "minute": minute_of(interview.starts_at),
            },
            now=now,
            dedupe_key=f"interview_{news.value}:{interview.id}:{by_id}:{interview.rev}",
            heed_quiet_hours=True,
        )


# -- when it is sent ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Invited:
    """An invitation, or with `cancelled` its end, as its reader gets it."""

    card: InterviewCard
    cancelled: bool = False


@dataclass(frozen=True)
class InterviewTold:
    """What an interviewer said, with the card. `by` is their name, `proposed_at` the time they offer."""

    news: InterviewNews
    by: str
    proposed_at: datetime | None
    comment: str
    card: InterviewCard


def load_invited(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> Invited | None:
    """Still theirs to hold, ahead, and at the time it speaks of."""
    interview = session.get(Interview, payload["interview"])
    if interview is None or interview.state not in OPEN:
        return None
    if minute_of(interview.starts_at) != payload["minute"]:
        return None
    rows = interviewers_of(session, id_of(interview))
    if all(row.employee_id != recipient.id for row in rows):
        return None
    return Invited(card_of(session, recipient, interview, now=now))


def load_cancelled(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> Invited | None:
    """Still cancelled, or still without them. They knew of it, so that it is over is theirs to know."""
    interview = session.get(Interview, payload["interview"])
    if interview is None:
        return None
    row = session.exec(
        select(Interviewer).where(
            Interviewer.interview_id == interview.id, Interviewer.employee_id == recipient.id
        )
    ).first()
    if row is None or (interview.state is not InterviewState.CANCELLED and row.dropped_at is None):
        return None
    return Invited(card_of(session, recipient, interview, now=now), cancelled=True)


def load_told(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> InterviewTold | None:
    """What was said, if it is still so. None for somebody who may not see it any more."""
    interview = session.get(Interview, payload["interview"])
    news = InterviewNews(payload["news"])
    if interview is None or not may_on_interview(session, recipient, interview, Permission.INTERVIEW_VIEW):
        return None
    about_now = interview.state in OPEN and minute_of(interview.starts_at) == payload["minute"]
    if news is not InterviewNews.CARDS_IN and not about_now:
        return None
    by = session.get(Employee, payload["by"]) if payload["by"] is not None else None
    row = session.exec(
        select(Interviewer).where(
            Interviewer.interview_id == interview.id, Interviewer.employee_id == payload["by"]
        )
    ).first()
    return InterviewTold(
        news,
        by.name if by is not None else "",
        row.proposed_at if row is not None else None,
        row.comment if row is not None else "",
        card_of(session, recipient, interview, now=now),
    )
