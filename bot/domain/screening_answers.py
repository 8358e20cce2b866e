"""The hiring manager goes through the candidates sent to them: invite, no, a question; answers move the stages.

Whoever stands in for the manager answers with the same rights, and is recorded as who answered.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain import access, stage_changes, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind
from bot.domain.pipeline import pipeline_of
from bot.domain.screening import open_again
from bot.domain.screening_waiting import (
    OPEN,
    asked_of,
    await_manager,
    end_waiting,
    items_of,
    plan_asking,
    screening_of,
    tell,
    tell_answers,
)
from bot.domain.stage_changes import To, application_id_of
from bot.models import (
    Application,
    ApplicationMessage,
    EndReason,
    Outcome,
    ReasonCode,
    ScreeningItem,
    ScreeningState,
    Stage,
    StageChange,
    WaitingKind,
)

LONGEST_MESSAGE = 1000
ANSWERED = frozenset({ScreeningState.INVITED, ScreeningState.DECLINED})


@dataclass(frozen=True)
class Answered:
    """The manager's answer to one candidate; `rev` is what Undo needs, `next_id` who comes next, none when all are answered."""

    item_id: int
    screening_id: int
    state: ScreeningState
    rev: int
    next_id: int | None


def invite(session: Session, actor: Actor, item_id: int, *, rev: int, now: datetime) -> Answered:
    """The manager wants to meet the candidate: they go to the interviews, unless they are there or farther already.

    The same press twice changes nothing. Raises Denied; Outdated when it was answered otherwise meanwhile.
    """
    item, application = _to_answer(session, actor, item_id)
    if item.state is ScreeningState.INVITED:
        return _answered(session, item)
    _check(item, rev)
    return _answer(
        session, actor, item, application, ScreeningState.INVITED, _to_meet(session, application), now
    )


def decline(
    session: Session,
    actor: Actor,
    item_id: int,
    reason_id: int,
    *,
    rev: int,
    now: datetime,
    comment: str = "",
) -> Answered:
    """The manager does not: the application ends, rejected by us, for this reason. Raises as `invite`, and Unfit."""
    item, application = _to_answer(session, actor, item_id)
    if item.state is ScreeningState.DECLINED:
        return _answered(session, item)
    _check(item, rev)
    item.reason_id = reason_id
    to = To(Stage.REJECTED, outcome=Outcome.REJECTED, reason_id=reason_id, comment=comment)
    return _answer(session, actor, item, application, ScreeningState.DECLINED, to, now)


def decline_in_words(
    session: Session, actor: Actor, item_id: int, words: str, *, rev: int, now: datetime
) -> Answered:
    """As `decline`, the reason in own words: the list's «other», with the words as its comment."""
    addressed(session, actor, item_id)
    others = (
        select(EndReason.id)
        .where(EndReason.outcome == Outcome.REJECTED)
        .order_by(col(EndReason.code).is_distinct_from(ReasonCode.REJECTED_OTHER), col(EndReason.id))
    )
    reason_id = session.exec(others).first()
    if not words.strip() or reason_id is None:
        raise Unfit(Problem.TEXT_EMPTY)
    return decline(session, actor, item_id, reason_id, rev=rev, now=now, comment=words)


def undo_answer(session: Session, actor: Actor, item_id: int, *, rev: int, now: datetime) -> Answered:
    """Take an answer back: the candidate stands where they stood and is awaited again. Raises Denied; Outdated for a second
    press; Unfit when somebody has moved the candidate since.
    """
    item, application = _to_answer(session, actor, item_id)
    if item.rev != rev or item.state not in ANSWERED:
        raise Outdated
    change = session.get(StageChange, item.change_id) if item.change_id is not None else None
    if change is not None:
        stage_changes.undo(session, application, change, by_id=actor.id, now=now)
    else:
        await_manager(session, item, now)
        open_again(session, item)
    return _answered(session, item)


def ask(session: Session, actor: Actor, item_id: int, text: str, *, now: datetime) -> Answered:
    """A question to the recruiter: until they reply the candidate is theirs. Raises Denied, Unfit; Outdated when answered."""
    item, application = _to_answer(session, actor, item_id)
    if item.state not in OPEN:
        raise Outdated
    screening = screening_of(session, item)
    _say(session, application, actor.id, text, now=now)
    item.state = ScreeningState.QUESTION
    item.rev += 1
    session.add(item)
    end_waiting(session, item, actor.id, now)
    waiting.begin(
        session,
        item.application_id,
        WaitingKind.QUESTION,
        on_id=asked_of(session, screening),
        for_id=actor.id,
        now=now,
    )
    tell(session, asked_of(session, screening), NoticeKind.SCREENING_QUESTION, item, actor, now=now)
    return _answered(session, item)


def reply(session: Session, actor: Actor, item_id: int, text: str, *, now: datetime) -> Answered:
    """The recruiter's reply: the manager is awaited again. More can be said without a question, too. Raises Denied, Unfit."""
    item = access.access_screening_item(session, actor, item_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    application = _application(session, item)
    _say(session, application, actor.id, text, now=now)
    if item.state is ScreeningState.QUESTION:
        item.state = ScreeningState.WAITING
        item.rev += 1
        session.add(item)
        waiting.end(session, item.application_id, WaitingKind.QUESTION, by_id=actor.id, now=now)
        await_manager(session, item, now)
        screening = screening_of(session, item)
        plan_asking(session, screening, since=now, now=now)
        tell(session, screening.manager_id, NoticeKind.SCREENING_REPLY, item, actor, now=now)
    return _answered(session, item)


def _to_answer(session: Session, actor: Actor, item_id: int) -> tuple[ScreeningItem, Application]:
    item = addressed(session, actor, item_id)
    return item, _application(session, item)


def addressed(session: Session, actor: Actor, item_id: int) -> ScreeningItem:
    """A candidate sent to the actor, or to whom they stand in for; nobody else answers. Raises Denied."""
    item = access.access_screening_item(session, actor, item_id, Permission.CANDIDATE_JUDGE)
    if screening_of(session, item).manager_id not in actor.selves:
        raise Denied
    return item


def _check(item: ScreeningItem, rev: int) -> None:
    if item.rev != rev or item.state not in OPEN:
        raise Outdated


def _to_meet(session: Session, application: Application) -> To | None:
    """The stage of interviews, or the next one where a pipeline has none; none for who is there or farther."""
    pipeline = pipeline_of(session, application.vacancy_id)
    here, meet = pipeline.of(application), pipeline.first(Stage.INTERVIEW) or pipeline.next(application)
    if meet is None or (here is not None and here.position >= meet.position):
        return None
    return To(meet.kind, meet.id)


def _answer(
    session: Session,
    actor: Actor,
    item: ScreeningItem,
    application: Application,
    state: ScreeningState,
    to: To | None,
    now: datetime,
) -> Answered:
    item.state, item.answered_at, item.answered_by_id = state, now, actor.id
    item.rev += 1
    session.add(item)
    session.flush()  # who follows the move must see it answered
    waiting.end(session, item.application_id, WaitingKind.QUESTION, by_id=actor.id, now=now)
    if to is not None:
        item.change_id = stage_changes.change(session, application, to, by_id=actor.id, now=now).id
        session.add(item)
    end_waiting(session, item, actor.id, now)
    tell_answers(session, screening_of(session, item), actor, now=now)
    return _answered(session, item)


def _answered(session: Session, item: ScreeningItem) -> Answered:
    assert item.id is not None  # noqa: S101 - it came from the database
    rest = [one for one in items_of(session, item.screening_id) if one.state is ScreeningState.WAITING]
    after = [one for one in rest if one.position > item.position] or rest
    following = next((one.id for one in after if one.id != item.id), None)
    return Answered(item.id, item.screening_id, item.state, item.rev, following)


def _say(session: Session, application: Application, author_id: int, text: str, *, now: datetime) -> None:
    text = text.strip()
    if not text:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(text) > LONGEST_MESSAGE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_MESSAGE)
    session.add(
        ApplicationMessage(
            application_id=application_id_of(application), author_id=author_id, text=text, at=now
        )
    )


def _application(session: Session, item: ScreeningItem) -> Application:
    found = session.get(Application, item.application_id)
    if found is None:
        raise Denied
    return found
