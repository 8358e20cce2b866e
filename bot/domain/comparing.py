"""Finalists of a vacancy side by side: fit, the interviewers' scores and how far apart they are, pay against the range."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from statistics import fmean

from sqlmodel import Session, col, select

from bot.domain import fit, scorecard_cards
from bot.domain.access import Actor, Permission, access_vacancy, may_on_candidate, may_on_vacancy
from bot.domain.applications import on_vacancy
from bot.domain.candidate_values import values_of
from bot.domain.fit import CandidateFit, Pay
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
class Profile:
    """What of a card decides at a glance; `experience_months` counts whole months."""

    position: str
    city: str
    experience_months: int | None
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Finalist:
    """One candidate of the comparison. `wish` is None where pay is not the reader's to see.

    `application_id` and `label` are None for who is not on the vacancy, or compared for none; those have a `profile`.

    `missing` counts scorecards that are still owed; `blind` tells that the reader's own comes first. `free_from` is the day
    until which the candidate rests (the company's zone).
    """

    application_id: int | None
    candidate_id: int
    full_name: str
    label: StageLabel | None
    fit: CandidateFit
    wish: Salary | None
    verdicts: tuple[Verdict, ...]
    assessed: tuple[Assessed, ...]
    missing: int
    blind: bool
    free_from: date | None
    note: CandidateNote | None
    profile: Profile | None = None

    @property
    def mean(self) -> float | None:
        """The mean over all that was assessed."""
        return fmean(one.mean for one in self.assessed) if self.assessed else None


@dataclass(frozen=True)
class Comparison:
    """The finalists, those farthest on first; `left_out` counts who did not find room.

    Those chosen from a search stand in the order chosen; without a vacancy there is no fit, no range and no title.
    """

    vacancy_id: int | None
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


def of_chosen(
    session: Session,
    actor: Actor,
    candidate_ids: Sequence[int],
    vacancy_id: int | None,
    *,
    now: datetime,
) -> Comparison:
    """A few candidates side by side, for a vacancy or for none; whom the actor may not see is left out. Raises Denied."""
    actor.require(Permission.CANDIDATE_VIEW)
    vacancy = (
        access_vacancy(session, actor, vacancy_id, Permission.CANDIDATE_VIEW)
        if vacancy_id is not None
        else None
    )
    seen = [
        one
        for one in dict.fromkeys(candidate_ids)
        if may_on_candidate(session, actor, one, Permission.CANDIDATE_VIEW)
    ]
    rows = {
        row.id: row for row in session.exec(select(Candidate).where(col(Candidate.id).in_(seen[:MOST]))).all()
    }
    chosen = [rows[one] for one in seen[:MOST] if one in rows]
    fits = fit.explained(session, vacancy, chosen) if vacancy is not None else {}
    sees_pay = vacancy is not None and may_on_vacancy(session, actor, vacancy, Permission.SALARY_VIEW)
    return Comparison(
        vacancy_id=vacancy_id,
        title=vacancy.title if vacancy is not None else "",
        offered=_pay(vacancy) if vacancy is not None and sees_pay else None,
        finalists=tuple(
            _chosen(session, actor, vacancy, one, fits.get(one.id or 0, _NO_FIT), now=now) for one in chosen
        ),
        left_out=len(seen) - len(chosen),
    )


_NO_FIT = CandidateFit((), Pay.UNKNOWN)


def _chosen(
    session: Session,
    actor: Actor,
    vacancy: Vacancy | None,
    candidate: Candidate,
    fits: CandidateFit,
    *,
    now: datetime,
) -> Finalist:
    candidate_id = candidate.id or 0
    sees_pay = may_on_candidate(session, actor, candidate_id, Permission.SALARY_VIEW)
    values = values_of(session, candidate)
    profile = Profile(values.position, values.city, values.experience_months, values.skills)
    application = on_vacancy(session, candidate_id, vacancy.id or 0) if vacancy is not None else None
    if vacancy is not None and application is not None:
        row = (application, candidate)
        found = _finalist(session, actor, vacancy, row, fits, sees_pay=sees_pay, now=now)
        return replace(found, profile=profile)
    notes = notes_of(session, candidate_id) if actor.may(Permission.CANDIDATE_ADD) else ()
    return Finalist(
        application_id=None,
        candidate_id=candidate_id,
        full_name=candidate.full_name,
        label=None,
        fit=fits,
        wish=_pay(candidate) if sees_pay else None,
        verdicts=(),
        assessed=(),
        missing=0,
        blind=False,
        free_from=None,
        note=notes[-1] if notes else None,
        profile=profile,
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
        note=notes[-1] if notes else None,
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
