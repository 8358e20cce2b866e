"""Acts on an interview that need words: another time, a reason, a place; kept as a draft while they are waited for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, interview_people, interviews
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Unfit
from bot.domain.interview_access import access_interview
from bot.domain.interview_telling import InterviewNews, minute_of, tell_recruiter
from bot.domain.interview_times import read_minutes, read_moment
from bot.models import Interview


class InterviewWords(StrEnum):
    """What the words are for."""

    PROPOSE = "propose"
    DECLINE = "decline"
    MOVE = "move"
    PLACE = "place"
    LENGTH = "length"
    CANCEL = "cancel"


ANSWERS = frozenset({InterviewWords.PROPOSE, InterviewWords.DECLINE})


@dataclass(frozen=True)
class InterviewTalk:
    """What is waited for, of which interview. `mark` is the beginning that was seen for an answer, else the revision."""

    KIND: ClassVar[str] = "interview_talk"
    VERSION: ClassVar[int] = 1

    interview_id: int
    wanted: InterviewWords
    mark: int


def begin(
    session: Session, actor: Actor, interview_id: int, wanted: InterviewWords, *, mark: int, now: datetime
) -> int:
    """Wait for words; an earlier waiting is forgotten. Returns the draft's id. Raises Denied, Outdated."""
    needed = {
        InterviewWords.PROPOSE: Permission.INTERVIEW_VIEW,
        InterviewWords.DECLINE: Permission.INTERVIEW_VIEW,
        InterviewWords.MOVE: Permission.INTERVIEW_HOLD,
    }.get(wanted, Permission.INTERVIEW_TEND)
    interview = access_interview(session, actor, interview_id, needed)
    if mark != _mark(interview, wanted):
        raise Outdated
    for kept in drafts.own(session, actor, InterviewTalk):
        drafts.discard(session, actor, kept.id, InterviewTalk)
    return drafts.start(session, actor.id, InterviewTalk(interview_id, wanted, mark), now=now).id


def _mark(interview: Interview, wanted: InterviewWords) -> int:
    return minute_of(interview.starts_at) if wanted in ANSWERS else interview.rev


def waited_for(session: Session, actor: Actor, draft_id: int) -> InterviewTalk:
    """What is waited for. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, InterviewTalk).fields


def give(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> InterviewTalk:
    """Do what the words were asked for. Raises Denied, Outdated, Unfit; the question then stays open."""
    asked = waited_for(session, actor, draft_id)
    _act(session, actor, asked, text, now)
    drafts.discard(session, actor, draft_id, InterviewTalk)
    return asked


def _act(session: Session, actor: Actor, asked: InterviewTalk, text: str, now: datetime) -> None:
    one, mark = asked.interview_id, asked.mark
    match asked.wanted:
        case InterviewWords.PROPOSE:
            moment, why = _time_and_reason(session, actor, text, now)
            interview_people.propose(session, actor, one, moment, minute=mark, now=now, comment=why)
        case InterviewWords.DECLINE:
            interview_people.decline(session, actor, one, text, minute=mark, now=now)
        case InterviewWords.MOVE:
            moment, why = _time_and_reason(session, actor, text, now)
            move(session, actor, one, moment, rev=mark, now=now, why=why)
        case InterviewWords.PLACE:
            interviews.set_place(session, actor, one, text, rev=mark, now=now)
        case InterviewWords.LENGTH:
            interviews.set_minutes(session, actor, one, read_minutes(text), rev=mark, now=now)
        case InterviewWords.CANCEL:
            interviews.cancel(session, actor, one, rev=mark, now=now, why=text)


def _time_and_reason(session: Session, actor: Actor, text: str, now: datetime) -> tuple[datetime, str]:
    """«пт 16:00, заболел»: the time, and after a comma or on a line of its own why. Raises Unfit."""
    for sign in ("\n", ",", ";"):
        first, found, rest = text.partition(sign)
        if found and rest.strip():
            try:
                return read_moment(session, actor, first, held=False, now=now), rest.strip()
            except Unfit:
                continue
    return read_moment(session, actor, text, held=False, now=now), ""


def move(
    session: Session,
    actor: Actor,
    interview_id: int,
    moment: datetime,
    *,
    rev: int,
    now: datetime,
    why: str = "",
) -> Interview:
    """Move it, and tell who answers for it when somebody else has. Raises Denied, Outdated, Unfit."""
    moved = interviews.move(session, actor, interview_id, moment, rev=rev, now=now, why=why)
    tell_recruiter(session, moved, InterviewNews.MOVED, by_id=actor.id, now=now)
    return moved
