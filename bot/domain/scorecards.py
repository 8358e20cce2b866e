"""Scorecards: filled in by the one who held the interview, blind until their own is handed in, read together afterwards.

The rows were frozen when the interview was arranged. A row without a score is not assessed and counts in no average.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session, col, func, select

from bot.domain import drafts, jobs, stored_files, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.interview_access import access_interview, access_own_scorecard, may_on_interview
from bot.domain.interview_reminders import plan
from bot.domain.interview_rows import missing_cards, record, scorecards_of
from bot.domain.interview_telling import InterviewNews, tell_recruiter
from bot.domain.interviews import tell_outcome
from bot.domain.jobs import JobKind
from bot.models import (
    Application,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Scorecard,
    ScorecardScore,
    ScorecardVoice,
    Verdict,
    WaitingKind,
)

LOWEST, HIGHEST = 1, 5
LONGEST_COMMENT = 1500
MOST_VOICES = 5


class Mark(StrEnum):
    """What the marks 1–5 mean, in their order."""

    POOR = "poor"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    EXCELLENT = "excellent"


@dataclass(frozen=True)
class CardDone:
    """What was done to a scorecard, of which interview."""

    scorecard_id: int
    interview_id: int


def begin(session: Session, actor: Actor, interview_id: int, *, now: datetime) -> int:
    """One's own card of an interview that has begun: saying so tells that it took place. Returns its id.

    Raises Denied for who does not hold it; Unfit before it begins.
    """
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_VIEW)
    card_id = own_id(session, actor, interview_id)
    if card_id is None:
        raise Denied
    if interview.state is not InterviewState.DONE:
        tell_outcome(session, actor, interview_id, InterviewState.DONE, now=now)
    return card_id


def own_id(session: Session, actor: Actor, interview_id: int) -> int | None:
    """The actor's own card of an interview."""
    return session.exec(
        select(Scorecard.id)
        .join(Interviewer, col(Interviewer.id) == col(Scorecard.interviewer_id))
        .where(
            Interviewer.interview_id == interview_id,
            Interviewer.employee_id == actor.id,
            col(Interviewer.dropped_at).is_(None),
        )
    ).first()


def _draft(session: Session, actor: Actor, scorecard_id: int) -> Scorecard:
    """One's own card that is not handed in. Raises Denied, Outdated when it is."""
    card = access_own_scorecard(session, actor, scorecard_id)
    if card.submitted_at is not None:
        raise Outdated
    return card


def set_score(
    session: Session, actor: Actor, scorecard_id: int, position: int, score: int | None, *, now: datetime
) -> CardDone:
    """Score a row, or leave it not assessed. The draft keeps it. Raises Denied, Outdated."""
    del now
    card = _draft(session, actor, scorecard_id)
    row = session.get(ScorecardScore, (scorecard_id, position))
    if row is None or (score is not None and not LOWEST <= score <= HIGHEST):
        raise Denied
    row.score = score
    session.add(row)
    return _changed(session, card)


def set_verdict(
    session: Session, actor: Actor, scorecard_id: int, verdict: Verdict, *, now: datetime
) -> CardDone:
    """Choose the verdict; the draft keeps it until the card is handed in. Raises Denied, Outdated."""
    del now
    card = _draft(session, actor, scorecard_id)
    card.verdict = verdict
    return _changed(session, card)


def set_comment(session: Session, actor: Actor, scorecard_id: int, text: str, *, now: datetime) -> CardDone:
    """Say it in words; a dash clears them. Raises Denied, Outdated, Unfit."""
    del now
    card = _draft(session, actor, scorecard_id)
    text = text.strip()
    if len(text) > LONGEST_COMMENT:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_COMMENT)
    card.comment = "" if text in {"-", "–", "—"} else text
    return _changed(session, card)


def add_voice(
    session: Session,
    actor: Actor,
    scorecard_id: int,
    telegram_file_id: str,
    unique_id: str,
    seconds: int,
    mime: str = "",
    *,
    now: datetime,
) -> CardDone:
    """Attach a voice message as debrief; the same one twice is kept once. Its bytes are fetched by a job.

    Raises Denied, Outdated, Unfit for too many.
    """
    card = _draft(session, actor, scorecard_id)
    kept = session.exec(select(ScorecardVoice).where(ScorecardVoice.scorecard_id == scorecard_id)).all()
    if any(one.telegram_unique_id == unique_id for one in kept):
        return CardDone(scorecard_id, card.interview_id)
    if len(kept) >= MOST_VOICES:
        raise Unfit(Problem.TOO_MANY_VOICES, most=MOST_VOICES)
    row = ScorecardVoice(
        scorecard_id=scorecard_id,
        telegram_file_id=telegram_file_id,
        telegram_unique_id=unique_id,
        mime=mime,
        seconds=seconds,
        added_at=now,
    )
    session.add(row)
    session.flush()  # the job carries its id
    jobs.enqueue(
        session, JobKind.FETCH_SCORECARD_VOICE, f"scorecard-voice:{row.id}", {"voice": row.id}, now=now
    )
    return _changed(session, card)


def _changed(session: Session, card: Scorecard) -> CardDone:
    card.rev += 1
    session.add(card)
    session.flush()  # the card is shown from the rows
    return CardDone(card.id or 0, card.interview_id)


# -- what is waited for ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ScoreTalk:
    """A comment or a voice message is waited for."""

    KIND: ClassVar[str] = "scorecard_talk"
    VERSION: ClassVar[int] = 1

    scorecard_id: int


def begin_comment(session: Session, actor: Actor, scorecard_id: int, *, now: datetime) -> int:
    """Wait for words or a voice; an earlier waiting is forgotten. Returns the draft's id. Raises Denied, Outdated."""
    _draft(session, actor, scorecard_id)
    for kept in drafts.own(session, actor, ScoreTalk):
        drafts.discard(session, actor, kept.id, ScoreTalk)
    return drafts.start(session, actor.id, ScoreTalk(scorecard_id), now=now).id


def commented(session: Session, actor: Actor, draft_id: int) -> int:
    """The card that is commented. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, ScoreTalk).fields.scorecard_id


# -- handed in -----------------------------------------------------------------------------------------------


def submit(session: Session, actor: Actor, scorecard_id: int, *, now: datetime) -> CardDone:
    """Hand the card in: it changes no more, and the others' cards are shown. A second press changes nothing.

    Raises Denied; Unfit without a verdict.
    """
    card = access_own_scorecard(session, actor, scorecard_id)
    if card.submitted_at is not None:
        return CardDone(scorecard_id, card.interview_id)
    if card.verdict is None:
        raise Unfit(Problem.VERDICT_NEEDED)
    interview = session.get_one(Interview, card.interview_id)
    if interview.state is not InterviewState.DONE:
        tell_outcome(session, actor, card.interview_id, InterviewState.DONE, now=now)
    hand_in(session, interview, card, by_id=actor.id, now=now)
    return CardDone(scorecard_id, card.interview_id)


def hand_in(session: Session, interview: Interview, card: Scorecard, *, by_id: int, now: datetime) -> None:
    """The card counts from now on; with the last one of an interview the recruiter is told."""
    row = session.get_one(Interviewer, card.interviewer_id)
    card.submitted_at, card.dismissed_at = now, None
    row.took_part = True
    session.add_all((card, row))
    _changed(session, card)
    # What was said stays with the card: others may not know it before they have handed in their own.
    record(session, interview, "scorecard_submitted", by_id=by_id, now=now, scorecard=card.id)
    _no_longer_awaited(session, interview, card, by_id, now)


def dismiss(session: Session, actor: Actor, scorecard_id: int, *, now: datetime) -> CardDone:
    """«I was not there»: no card is expected of the actor. A second press changes nothing. Raises Denied, Outdated."""
    card = _draft(session, actor, scorecard_id)
    if card.dismissed_at is None:
        interview = session.get_one(Interview, card.interview_id)
        row = session.get_one(Interviewer, card.interviewer_id)
        card.dismissed_at, row.took_part = now, False
        session.add_all((card, row))
        _changed(session, card)
        record(session, interview, "scorecard_dismissed", by_id=actor.id, now=now, scorecard=card.id)
        _no_longer_awaited(session, interview, card, actor.id, now)
    return CardDone(scorecard_id, card.interview_id)


def was_there(session: Session, actor: Actor, scorecard_id: int, *, now: datetime) -> CardDone:
    """Take «I was not there» back: the card is expected again. Raises Denied, Outdated."""
    card = _draft(session, actor, scorecard_id)
    if card.dismissed_at is not None:
        interview = session.get_one(Interview, card.interview_id)
        row = session.get_one(Interviewer, card.interviewer_id)
        card.dismissed_at, row.took_part = None, None
        session.add_all((card, row))
        _changed(session, card)
        plan(session, interview, now=now)
    return CardDone(scorecard_id, card.interview_id)


def _no_longer_awaited(
    session: Session, interview: Interview, card: Scorecard, by_id: int, now: datetime
) -> None:
    waiting.end(
        session,
        interview.application_id,
        WaitingKind.SCORECARD,
        by_id=by_id,
        now=now,
        subject_id=card.id,
    )
    plan(session, interview, now=now)
    submitted = [one for one, _ in scorecards_of(session, card.interview_id) if one.submitted_at is not None]
    if submitted and not missing_cards(session, card.interview_id):
        tell_recruiter(session, interview, InterviewNews.CARDS_IN, by_id=by_id, now=now)


# -- the voices ------------------------------------------------------------------------------------------------


def voice_to_fetch(session: Session, voice_id: int) -> str | None:
    """The Telegram file id the job fetches; None when it is here already, or gone."""
    row = session.get(ScorecardVoice, voice_id)
    return row.telegram_file_id if row is not None and row.file_id is None else None


def keep_voice(session: Session, voice_id: int, data: bytes, *, now: datetime) -> None:
    """Keep the bytes of a voice message."""
    row = session.get(ScorecardVoice, voice_id)
    if row is not None and row.file_id is None:
        row.file_id = stored_files.keep(session, data, mime=row.mime, now=now)
        session.add(row)


@dataclass(frozen=True)
class Voice:
    """A voice message of a scorecard, to be sent; `file_id` is None while it is being fetched."""

    file_id: int | None
    seconds: int
    candidate_id: int


def voices(session: Session, actor: Actor, scorecard_id: int) -> tuple[Voice, ...]:
    """The voice messages of a card, for its author and for whom the card is shown. Raises Denied."""
    card = session.get(Scorecard, scorecard_id)
    if card is None or not may_read(session, actor, card):
        raise Denied
    candidate_id = session.exec(
        select(Application.candidate_id)
        .join(Interview, col(Interview.application_id) == col(Application.id))
        .where(Interview.id == card.interview_id)
    ).one()
    rows = session.exec(
        select(ScorecardVoice)
        .where(ScorecardVoice.scorecard_id == scorecard_id)
        .order_by(col(ScorecardVoice.id))
    ).all()
    return tuple(Voice(row.file_id, row.seconds, candidate_id) for row in rows)


def may_read(session: Session, actor: Actor, card: Scorecard) -> bool:
    """Whether a card is the actor's own, or is handed in and theirs to see."""
    interviewer = session.get(Interviewer, card.interviewer_id)
    if interviewer is not None and interviewer.employee_id == actor.id:
        return True
    interview = session.get(Interview, card.interview_id)
    return interview is not None and card.submitted_at is not None and sees_cards(session, actor, interview)


def sees_cards(session: Session, actor: Actor, interview: Interview) -> bool:
    """Whether the cards of an interview are the actor's to see now.

    Who holds it sees them once their own is handed in (or not expected), whatever else they are; of the others those whose
    right it is, at once.
    """
    own = session.exec(
        select(Scorecard)
        .join(Interviewer, col(Interviewer.id) == col(Scorecard.interviewer_id))
        .where(
            Interviewer.interview_id == interview.id,
            Interviewer.employee_id == actor.id,
            Interviewer.answer != InterviewAnswer.DECLINED,
            col(Interviewer.dropped_at).is_(None),
        )
    ).first()
    if own is not None and own.submitted_at is not None:
        return True
    if own is not None and own.dismissed_at is None:
        return False
    return may_on_interview(session, actor, interview, Permission.SCORECARD_VIEW)


def voices_count(session: Session, scorecard_id: int) -> int:
    """How many voice messages a card has."""
    query = select(func.count()).where(ScorecardVoice.scorecard_id == scorecard_id)
    return session.exec(query).one()
