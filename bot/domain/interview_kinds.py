"""The company's kinds of interview: phone, technical and final at first, own ones added; each with its questions and length."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlmodel import Session, col, select

from bot.domain import drafts
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.models import InterviewKind, InterviewSort

LONGEST_NAME = 40
MOST = 12
MOST_QUESTIONS = 10
LONGEST_QUESTION = 120
SHORTEST, LONGEST = 5, 480


@dataclass(frozen=True)
class Kind:
    """A kind to choose. `name` is the company's own words; without them the code has words in both languages."""

    id: int
    rev: int
    code: InterviewSort | None
    name: str
    minutes: int
    questions: tuple[str, ...]
    is_retired: bool = False


def of(row: InterviewKind) -> Kind:
    """A row as others see it."""
    assert row.id is not None  # noqa: S101 - it came from the database
    return Kind(
        row.id, row.rev, row.code, row.name, row.minutes, tuple(row.questions), row.retired_at is not None
    )


def kinds(session: Session, *, retired: bool = False) -> tuple[Kind, ...]:
    """The kinds on offer in their order; `retired` adds those that are offered no more, last."""
    query = select(InterviewKind).order_by(col(InterviewKind.position), col(InterviewKind.id))
    if not retired:
        query = query.where(col(InterviewKind.retired_at).is_(None))
    return tuple(sorted(map(of, session.exec(query).all()), key=lambda one: one.is_retired))


def kind_by_id(session: Session, kind_id: int) -> Kind:
    """A kind of the past or present. Raises Denied."""
    return of(_row(session, kind_id))


def _row(session: Session, kind_id: int) -> InterviewKind:
    row = session.get(InterviewKind, kind_id)
    if row is None:
        raise Denied
    return row


# -- the company's own list --------------------------------------------------------------------------------


def tended(session: Session, actor: Actor) -> tuple[Kind, ...]:
    """The list to be edited, retired ones last. Raises Denied."""
    actor.require(Permission.PIPELINE_TEND)
    return kinds(session, retired=True)


def tended_kind(session: Session, actor: Actor, kind_id: int) -> Kind:
    """One kind to be edited. Raises Denied."""
    actor.require(Permission.PIPELINE_TEND)
    return kind_by_id(session, kind_id)


def add(session: Session, actor: Actor, name: str, *, now: datetime) -> Kind:  # noqa: ARG001 - verbs take the moment
    """Add a kind in own words; one that is there already comes back. Raises Denied, Unfit."""
    actor.require(Permission.PIPELINE_TEND)
    name = _checked(name, LONGEST_NAME)
    rows = session.exec(select(InterviewKind)).all()
    same = next((row for row in rows if row.name.casefold() == name.casefold()), None)
    if same is None and sum(row.retired_at is None for row in rows) >= MOST:
        raise Unfit(Problem.TOO_MANY_KINDS, most=MOST)
    row = same or InterviewKind(name=name, position=1 + max((one.position for one in rows), default=0))
    row.retired_at = None
    session.add(row)
    session.flush()  # its id goes into buttons
    return of(row)


def retire(session: Session, actor: Actor, kind_id: int, *, now: datetime) -> Kind:
    """Offer a kind no more, or again. Raises Denied; Unfit for the last one."""
    actor.require(Permission.PIPELINE_TEND)
    row = _row(session, kind_id)
    if row.retired_at is not None:
        row.retired_at = None
    elif len(kinds(session)) <= 1:
        raise Unfit(Problem.LAST_KIND)
    else:
        row.retired_at = now
    return _changed(session, row)


def set_minutes(
    session: Session,
    actor: Actor,
    kind_id: int,
    minutes: int,
    *,
    rev: int,
    now: datetime,  # noqa: ARG001 - verbs take the moment
) -> Kind:
    """How long an interview of this kind is meant to last. Raises Denied, Outdated, Unfit."""
    actor.require(Permission.PIPELINE_TEND)
    row = _row(session, kind_id)
    if row.rev != rev:
        raise Outdated
    row.minutes = checked_minutes(minutes)
    return _changed(session, row)


def set_questions(session: Session, actor: Actor, kind_id: int, text: str, *, now: datetime) -> Kind:  # noqa: ARG001 - verbs take the moment
    """The questions of every interview of this kind, a line each; a dash clears them. Cards made before keep theirs.

    Raises Denied, Unfit.
    """
    actor.require(Permission.PIPELINE_TEND)
    row = _row(session, kind_id)
    rows = [line.strip(" \t•*-–—").strip() for line in text.splitlines()]
    questions = [_checked(line, LONGEST_QUESTION) for line in rows if line]
    if len(questions) > MOST_QUESTIONS:
        raise Unfit(Problem.TOO_MANY_QUESTIONS, most=MOST_QUESTIONS)
    row.questions = list(dict.fromkeys(questions))
    return _changed(session, row)


@dataclass(frozen=True)
class KindTalk:
    """The questions of a kind are waited for, or (without one) the name of a new kind."""

    KIND: ClassVar[str] = "interview_kind_talk"
    VERSION: ClassVar[int] = 1

    kind_id: int | None


def begin_words(session: Session, actor: Actor, kind_id: int | None, *, now: datetime) -> int:
    """Wait for words; an earlier waiting is forgotten. Returns the draft's id. Raises Denied."""
    actor.require(Permission.PIPELINE_TEND)
    for kept in drafts.own(session, actor, KindTalk):
        drafts.discard(session, actor, kept.id, KindTalk)
    return drafts.start(session, actor.id, KindTalk(kind_id), now=now).id


def take_words(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Kind:
    """The name or the questions that were waited for. Raises Gone, Denied, Unfit; the question then stays open."""
    asked = drafts.load(session, actor, draft_id, KindTalk).fields
    if asked.kind_id is None:
        kind = add(session, actor, text, now=now)
    else:
        kind = set_questions(session, actor, asked.kind_id, text, now=now)
    drafts.discard(session, actor, draft_id, KindTalk)
    return kind


def checked_minutes(minutes: int) -> int:
    """A length in minutes as it is kept. Raises Unfit."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Unfit(Problem.NUMBER_RANGE, least=SHORTEST, most=LONGEST)
    return minutes


def _checked(text: str, most: int) -> str:
    text = " ".join(text.split())
    if not text:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, most=most)
    return text


def _changed(session: Session, row: InterviewKind) -> Kind:
    row.rev += 1
    session.add(row)
    return of(row)
