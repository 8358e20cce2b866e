"""Finalists of a vacancy side by side: fit, the interviewers' scores and how far apart they are, pay against the range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from sqlmodel import Session, col, select

from bot.domain import fit, scorecard_cards
from bot.domain.access import Actor, Permission, access_vacancy, may_on_vacancy
from bot.domain.fit import CandidateFit
from bot.domain.hiring_facts import RANK
from bot.domain.intake_notes import CandidateNote, notes_of
from bot.domain.pipeline import LIVE, StageLabel, label_of
from bot.domain.scorecard_cards import InterviewCards
from bot.domain.vacancy_values import Salary
from bot.models import Application, Candidate, Stage, Vacancy, Verdict

# More columns would not be read on a phone.
MOST = 4
# From here on somebody is a finalist; earlier ones fill up when there are too few to compare.
_FINAL = RANK[Stage.INTERVIEW]


@dataclass(frozen=True)
class Assessed:
    """A row of the scorecards over all interviews: its mean, and how far apart the interviewers are, in points."""

    title: str
    mean: float
    spread: int


@dataclass(frozen=True)
class Finalist:
    """One candidate of the comparison. `wish` is None where pay is not the reader's to see.

    `missing` counts scorecards that are still owed; `blind` tells that the reader's own comes first. `free_from` is the day
    until which the candidate rests (the company's zone).
    """

    application_id: int
    candidate_id: int
    full_name: str
    label: StageLabel
    fit: CandidateFit
    wish: Salary | None
    verdicts: tuple[Verdict, ...]
    assessed: tuple[Assessed, ...]
    missing: int
    blind: bool
    free_from: date | None
    note: CandidateNote | None

    @property
    def mean(self) -> float | None:
        """The mean over all that was assessed."""
        return fmean(one.mean for one in self.assessed) if self.assessed else None


@dataclass(frozen=True)
class Comparison:
    """The finalists, those farthest on first; `left_out` counts who did not find room."""

    vacancy_id: int
    title: str
    offered: Salary | None
    finalists: tuple[Finalist, ...]
    left_out: int

    @property
    def titles(self) -> tuple[str, ...]:
        """What the scorecards assess, in their order."""
        return tuple(dict.fromkeys(row.title for one in self.finalists for row in one.assessed))


def comparison(session: Session, actor: Actor, vacancy_id: int, *, now: datetime) -> Comparison:
    """A vacancy's finalists side by side. Raises Denied."""
    vacancy = access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
    rows = session.exec(
        select(Application, Candidate)
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(Application.vacancy_id == vacancy_id, col(Application.stage).in_(LIVE))
    ).all()
    ordered = sorted(rows, key=lambda row: (-RANK[row[0].stage], row[0].stage_since, row[0].id or 0))
    finals = [row for row in ordered if RANK[row[0].stage] >= _FINAL]
    chosen = finals if len(finals) > 1 else ordered
    shown = chosen[:MOST]
    fits = fit.explained(session, vacancy, [candidate for _, candidate in shown])
    sees_pay = may_on_vacancy(session, actor, vacancy, Permission.SALARY_VIEW)
    return Comparison(
        vacancy_id=vacancy_id,
        title=vacancy.title,
        offered=_pay(vacancy) if sees_pay else None,
        finalists=tuple(
            _finalist(session, actor, vacancy, row, fits[row[1].id or 0], sees_pay=sees_pay, now=now)
            for row in shown
        ),
        left_out=len(chosen) - len(shown),
    )


def _finalist(
    session: Session,
    actor: Actor,
    vacancy: Vacancy,
    row: tuple[Application, Candidate],
    fits: CandidateFit,
    *,
    sees_pay: bool,
    now: datetime,
) -> Finalist:
    application, candidate = row
    application_id = application.id or 0
    sees_cards = may_on_vacancy(session, actor, vacancy, Permission.SCORECARD_VIEW)
    cards = scorecard_cards.of_application(session, actor, application_id, now=now) if sees_cards else ()
    notes = notes_of(session, application.candidate_id) if actor.may(Permission.CANDIDATE_ADD) else ()
    return Finalist(
        application_id=application_id,
        candidate_id=application.candidate_id,
        full_name=candidate.full_name,
        label=label_of(session, application),
        fit=fits,
        wish=_pay(candidate) if sees_pay else None,
        verdicts=tuple(card.verdict for one in cards for card in one.cards if card.verdict is not None),
        assessed=assessed(cards),
        missing=sum(one.missing for one in cards),
        blind=any(one.blind for one in cards),
        free_from=application.hold_until,
        note=notes[0] if notes else None,
    )


def assessed(cards: Sequence[InterviewCards]) -> tuple[Assessed, ...]:
    """The rows of all interviews' cards together; what nobody assessed is left out."""
    scores: dict[str, list[int]] = {}
    for one in cards:
        for card in one.cards:
            for row in card.rows:
                if row.score is not None:
                    scores.setdefault(row.title, []).append(row.score)
    return tuple(Assessed(title, fmean(found), max(found) - min(found)) for title, found in scores.items())


def _pay(holder: Candidate | Vacancy) -> Salary | None:
    if holder.salary_min is None and holder.salary_max is None:
        return None
    currency = holder.salary_currency or "RUB"
    return Salary(holder.salary_min, holder.salary_max, currency, holder.salary_period, holder.salary_tax)
