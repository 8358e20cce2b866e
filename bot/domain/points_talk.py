"""What about points is asked for in words, and kept as a draft until the words come: questions, answers, corrections, rules."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, TypeVar

from sqlmodel import Session

from bot.domain import appeals, drafts, points, points_rules, points_statement
from bot.domain.access import Actor, Permission
from bot.domain.appeals import AppealCard
from bot.domain.drafts import DraftFields
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.points import Award
from bot.domain.points_access import access_points_line
from bot.domain.points_rules import RuleField, Rules
from bot.domain.points_statement import LineCard, Statement
from bot.domain.vacancy_people import person_named

_AMOUNT = re.compile(r"^\s*(?P<sign>[+\-−–—]?)\s*(?P<digits>\d{1,7})\b[\s:,.—–-]*(?P<rest>.*)$", re.DOTALL)

D = TypeVar("D", bound=DraftFields)


@dataclass(frozen=True)
class QuestionDraft:
    """A question about a line, waiting for its words."""

    KIND: ClassVar[str] = "points_question"
    VERSION: ClassVar[int] = 1

    line_id: int


@dataclass(frozen=True)
class AnswerDraft:
    """An answer to a question, waiting for its words; `uphold` when another amount is to be given back."""

    KIND: ClassVar[str] = "points_answer"
    VERSION: ClassVar[int] = 1

    appeal_id: int
    rev: int
    uphold: bool


@dataclass(frozen=True)
class CorrectionDraft:
    """A correction by HR, waiting for its person, then for its amount and reason."""

    KIND: ClassVar[str] = "points_correction"
    VERSION: ClassVar[int] = 1

    employee_id: int | None
    line_id: int | None


@dataclass(frozen=True)
class RuleDraft:
    """A rule, waiting for a typed number."""

    KIND: ClassVar[str] = "points_rule"
    VERSION: ClassVar[int] = 1

    field: RuleField
    rev: int


# -- questions -------------------------------------------------------------------------------------------


def begin_question(session: Session, actor: Actor, line_id: int, *, now: datetime) -> int:
    """Remember which line is asked about; the draft's id. Raises Denied."""
    access_points_line(session, actor, line_id)
    return _begin(session, actor, QuestionDraft(line_id), now)


def finish_question(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> AppealCard:
    """Ask in these words. Raises Gone, and as `appeals.ask` does."""
    line_id = drafts.load(session, actor, draft_id, QuestionDraft).fields.line_id
    card = appeals.ask(session, actor, line_id, text, now=now)
    drafts.discard(session, actor, draft_id, QuestionDraft)
    return card


def begin_answer(
    session: Session, actor: Actor, appeal_id: int, uphold: bool, *, now: datetime
) -> tuple[int, AppealCard]:
    """Remember which question is being answered, as it stands now. Raises Denied, Outdated when it is answered already."""
    card = appeals.appeal_card(session, actor, appeal_id)
    if not card.may_answer:
        raise Outdated
    return _begin(session, actor, AnswerDraft(appeal_id, card.rev, uphold), now), card


def appeal_of(session: Session, actor: Actor, draft_id: int) -> int:
    """Which question an answer is for. Raises Gone."""
    return drafts.load(session, actor, draft_id, AnswerDraft).fields.appeal_id


def finish_answer(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> AppealCard:
    """Answer in these words: «30 сдали вместе» gives back 30. Raises Gone, and as the verbs of `appeals` do."""
    fields = drafts.load(session, actor, draft_id, AnswerDraft).fields
    if fields.uphold:
        amount, answer = read_amount(text, reason_needed=False)
        card = appeals.uphold(
            session, actor, fields.appeal_id, amount, answer=answer, rev=fields.rev, now=now
        )
    else:
        card = appeals.refuse(session, actor, fields.appeal_id, text, rev=fields.rev, now=now)
    drafts.discard(session, actor, draft_id, AnswerDraft)
    return card


# -- corrections -----------------------------------------------------------------------------------------


def begin_correction(
    session: Session, actor: Actor, employee_id: int | None, line_id: int | None, *, now: datetime
) -> int:
    """Begin to correct somebody's points; the draft's id. Raises Denied, Unfit for one's own."""
    actor.require(Permission.POINTS_TEND)
    if employee_id == actor.id:
        raise Unfit(Problem.POINTS_OWN)
    return _begin(session, actor, CorrectionDraft(employee_id, line_id), now)


def name_person(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> None:
    """Whose points: by name. Raises Gone, Unfit when nobody or several fit, or for one's own."""
    kept = drafts.load(session, actor, draft_id, CorrectionDraft)
    employee_id = person_named(session, text)
    if employee_id == actor.id:
        raise Unfit(Problem.POINTS_OWN)
    drafts.change(session, actor, draft_id, replace(kept.fields, employee_id=employee_id), now=now)


def correction_begun(
    session: Session, actor: Actor, draft_id: int, *, now: datetime
) -> tuple[Statement, LineCard | None]:
    """Whose points are being corrected, and the line it is about. Raises Gone, Denied."""
    fields = drafts.load(session, actor, draft_id, CorrectionDraft).fields
    if fields.employee_id is None:
        raise Gone
    line = points_statement.line_card(session, actor, fields.line_id) if fields.line_id is not None else None
    return points_statement.statement(session, actor, fields.employee_id, now=now), line


def finish_correction(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Award:
    """«+20 помощь на выставке»: correct by that much for that reason. Raises Gone, and as `points.correct` does."""
    fields = drafts.load(session, actor, draft_id, CorrectionDraft).fields
    if fields.employee_id is None:
        raise Gone
    amount, reason = read_amount(text, reason_needed=True)
    award = points.correct(
        session,
        actor,
        fields.employee_id,
        amount,
        reason,
        key=str(draft_id),
        about_line=fields.line_id,
        now=now,
    )
    drafts.discard(session, actor, draft_id, CorrectionDraft)
    return award


def read_amount(text: str, *, reason_needed: bool) -> tuple[int, str]:
    """A signed amount and the words after it. Raises Unfit when there is no number first, or no reason where one is needed."""
    found = _AMOUNT.match(text)
    if found is None:
        raise Unfit(Problem.CORRECTION_NOT_UNDERSTOOD)
    reason = " ".join(found["rest"].split())
    if reason_needed and not reason:
        raise Unfit(Problem.REASON_NEEDED)
    amount = int(found["digits"])
    return (-amount if found["sign"] not in {"", "+"} else amount), reason


# -- rules -----------------------------------------------------------------------------------------------


def begin_rule(session: Session, actor: Actor, field: RuleField, *, now: datetime) -> tuple[int, Rules]:
    """Remember which rule is being set; the draft's id, and the rules. Raises Denied."""
    rules = points_rules.view_rules(session, actor)
    return _begin(session, actor, RuleDraft(field, rules.rev), now), rules


def finish_rule(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Rules:
    """Set the rule to a typed number. Raises Gone, Outdated, Unfit when it is no number or out of range."""
    fields = drafts.load(session, actor, draft_id, RuleDraft).fields
    digits = "".join(text.split()).removesuffix("%")
    if not (digits.isdecimal() and digits.isascii()):
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD)
    rules = points_rules.set_rule(session, actor, fields.field, int(digits), rev=fields.rev, now=now)
    drafts.discard(session, actor, draft_id, RuleDraft)
    return rules


def _begin(session: Session, actor: Actor, fields: D, now: datetime) -> int:
    """A draft of this kind, the only one of its owner: whoever begins another has left the first."""
    for waiting in drafts.own(session, actor, type(fields)):
        drafts.discard(session, actor, waiting.id, type(fields))
    return drafts.start(session, actor.id, fields, now=now).id
