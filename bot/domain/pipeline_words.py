"""Acts of the pipeline that need words: asked for, waited for, then done; kept as a draft meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import (
    decisions,
    drafts,
    end_reasons,
    pipeline_edits,
    pipeline_holds,
    screening,
    screening_answers,
    screening_cards,
    stage_history,
)
from bot.domain.access import Actor, Permission
from bot.domain.company_days import work_calendar
from bot.domain.end_reasons import Reason
from bot.domain.errors import Denied, Problem, Unfit
from bot.domain.screening_cards import ItemCard
from bot.models import Outcome
from bot.parsing.dates import parse_moment


class WordsFor(StrEnum):
    """What the words are for, and so what the target's number is: a move, an application, a stage, an item …"""

    COMMENT = "comment"
    HOLD = "hold"
    STAGE_NAME = "stage_name"
    NEW_STAGE = "new_stage"
    NEW_REASON = "new_reason"
    REASON_NAME = "reason_name"
    QUESTION = "question"
    REPLY = "reply"
    REFUSAL = "refusal"
    SCREENING_NOTE = "screening_note"
    DECISION_QUESTION = "decision_question"
    DECISION_REPLY = "decision_reply"
    DECISION_REFUSAL = "decision_refusal"
    DECISION_HOLD = "decision_hold"


@dataclass(frozen=True)
class PipelineWords:
    """What is waited for. For a new stage the target is the vacancy (0: the company), for a new reason the outcome's place."""

    KIND: ClassVar[str] = "pipeline_words"
    VERSION: ClassVar[int] = 1

    act: WordsFor
    target_id: int
    rev: int


@dataclass(frozen=True)
class Given:
    """What the words did: to the thing of this number (the candidate of a comment, the stage added …)."""

    act: WordsFor
    target_id: int


OUTCOMES = tuple(Outcome)


def outcome_at(number: int) -> Outcome:
    """The outcome a button's number stands for. Raises Denied for one there is not."""
    if not 0 <= number < len(OUTCOMES):
        raise Denied
    return OUTCOMES[number]


def reason_to_rename(session: Session, actor: Actor, reason_id: int) -> Reason:
    """A reason of the company's lists, for whoever may change them. Raises Denied."""
    actor.require(Permission.PIPELINE_TEND)
    found = end_reasons.by_ids(session, {reason_id}).get(reason_id)
    if found is None:
        raise Denied
    return found


def may_add_reason(_session: Session, actor: Actor) -> None:
    """Raises Denied for whoever may not change the company's reasons."""
    actor.require(Permission.PIPELINE_TEND)


def reasons_of(session: Session, actor: Actor, outcome: Outcome) -> tuple[Reason, ...]:
    """The list a reason was added to. Raises Denied."""
    return end_reasons.tended(session, actor, outcome)


OF_DECISION = frozenset(
    {WordsFor.DECISION_QUESTION, WordsFor.DECISION_REPLY, WordsFor.DECISION_REFUSAL, WordsFor.DECISION_HOLD}
)


def item_to_speak_of(session: Session, actor: Actor, act: WordsFor, item_id: int) -> ItemCard:
    """The candidate a question, reply or refusal is about, for those who may say it. Raises Denied."""
    item = screening_cards.item_card(session, actor, item_id)
    if act is WordsFor.REPLY:
        actor.require(Permission.CANDIDATE_EDIT)
    elif not item.screening.may_answer:
        raise Denied
    return item


def begin(session: Session, actor: Actor, act: WordsFor, target_id: int, *, rev: int, now: datetime) -> int:
    """Wait for somebody's words; returns the draft's id. The rights are checked when the words are there."""
    for kept in drafts.own(session, actor, PipelineWords):
        drafts.discard(session, actor, kept.id, PipelineWords)
    return drafts.start(session, actor.id, PipelineWords(act, target_id, rev), now=now).id


def waited_for(session: Session, actor: Actor, draft_id: int) -> PipelineWords:
    """What is waited for. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, PipelineWords).fields


def give(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Given:
    """Do what the words were asked for. Raises Denied, Outdated, Unfit; the draft then stays."""
    asked = waited_for(session, actor, draft_id)
    given = Given(asked.act, _act(session, actor, asked, text, now))
    drafts.discard(session, actor, draft_id, PipelineWords)
    return given


def _act(  # noqa: PLR0911 - a case an act
    session: Session, actor: Actor, asked: PipelineWords, text: str, now: datetime
) -> int:
    target, rev = asked.target_id, asked.rev
    match asked.act:
        case WordsFor.COMMENT:
            return stage_history.comment(session, actor, target, text, now=now)
        case WordsFor.HOLD:
            until = day_of(session, actor, text, now=now)
            return pipeline_holds.hold(session, actor, target, until, rev=rev, now=now).candidate_id
        case WordsFor.STAGE_NAME:
            return pipeline_edits.rename(session, actor, target, text, now=now).stage.id
        case WordsFor.NEW_STAGE:
            return pipeline_edits.add(session, actor, target or None, text, now=now).stage.id
        case WordsFor.NEW_REASON:
            end_reasons.add(session, actor, outcome_at(target), text, now=now)
            return target
        case WordsFor.REASON_NAME:
            return OUTCOMES.index(end_reasons.rename(session, actor, target, text).outcome)
        case WordsFor.QUESTION | WordsFor.REPLY | WordsFor.REFUSAL | WordsFor.SCREENING_NOTE:
            return _of_screening(session, actor, asked, text, now)
        case _:
            return _of_decision(session, actor, asked, text, now)


def _of_screening(session: Session, actor: Actor, asked: PipelineWords, text: str, now: datetime) -> int:
    target, rev = asked.target_id, asked.rev
    if asked.act is WordsFor.SCREENING_NOTE:
        return screening.say(session, actor, target, text, now=now)
    if asked.act is WordsFor.QUESTION:
        return screening_answers.ask(session, actor, target, text, now=now).item_id
    if asked.act is WordsFor.REPLY:
        return screening_answers.reply(session, actor, target, text, now=now).item_id
    return screening_answers.decline_in_words(session, actor, target, text, rev=rev, now=now).item_id


def _of_decision(session: Session, actor: Actor, asked: PipelineWords, text: str, now: datetime) -> int:
    target, rev = asked.target_id, asked.rev
    if asked.act is WordsFor.DECISION_QUESTION:
        return decisions.question(session, actor, target, text, now=now).decision_id
    if asked.act is WordsFor.DECISION_REPLY:
        return decisions.reply(session, actor, target, text, now=now).decision_id
    if asked.act is WordsFor.DECISION_HOLD:
        until = day_of(session, actor, text, now=now)
        return decisions.hold(session, actor, target, until, rev=rev, now=now).decision_id
    return decisions.reject_in_words(session, actor, target, text, rev=rev, now=now).decision_id


def day_of(session: Session, actor: Actor, text: str, *, now: datetime) -> date:
    """The day somebody names, in their own zone's words. Raises Unfit."""
    moment = parse_moment(text, now=now, zone=actor.zone, is_workday=work_calendar(session).is_workday)
    if moment is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return moment.local.date()
