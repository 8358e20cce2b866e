"""Why a vacancy's state changes: what a person is about to do while they say the reason in own words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, vacancies
from bot.domain.access import Actor, Permission, access_vacancy
from bot.domain.errors import Outdated
from bot.domain.vacancies import Acted
from bot.models import CloseReason, HoldReason


class StateAct(StrEnum):
    """What can be done to a vacancy's state."""

    HOLD = "hold"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True)
class StateDraft:
    """An act waiting for its reason: on which vacancy, as it was seen."""

    KIND: ClassVar[str] = "vacancy_state"
    VERSION: ClassVar[int] = 1

    vacancy_id: int
    rev: int
    act: StateAct


def begin(session: Session, actor: Actor, vacancy_id: int, act: StateAct, *, rev: int, now: datetime) -> int:
    """Remember what the actor is about to do; returns the draft's id. Raises Denied, Outdated."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.VACANCY_EDIT)
    if vacancy.rev != rev:
        raise Outdated
    for waiting in drafts.own(session, actor, StateDraft):
        drafts.discard(session, actor, waiting.id, StateDraft)
    return drafts.start(session, actor.id, StateDraft(vacancy_id, rev, act), now=now).id


def finish(session: Session, actor: Actor, draft_id: int, note: str, *, now: datetime) -> Acted:
    """Do it for the reason typed. Raises Denied, Outdated (somebody was quicker), Unfit (too long), Gone."""
    act = drafts.load(session, actor, draft_id, StateDraft).fields
    match act.act:
        case StateAct.HOLD:
            done = vacancies.hold(
                session, actor, act.vacancy_id, rev=act.rev, reason=HoldReason.OTHER, note=note, now=now
            )
        case StateAct.CLOSE:
            done = vacancies.close(
                session, actor, act.vacancy_id, rev=act.rev, reason=CloseReason.OTHER, note=note, now=now
            )
        case StateAct.REOPEN:
            done = vacancies.reopen(session, actor, act.vacancy_id, rev=act.rev, note=note, now=now)
    drafts.discard(session, actor, draft_id, StateDraft)
    return done


def vacancy_of(session: Session, actor: Actor, draft_id: int) -> int:
    """Which vacancy a waiting act is about. Raises Gone, Denied."""
    return drafts.load(session, actor, draft_id, StateDraft).fields.vacancy_id
