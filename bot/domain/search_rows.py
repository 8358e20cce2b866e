"""What is said of each one found: enough to decide whether to open them, and why they were found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain import fit, search_terms
from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.candidate_beside import KeptBar, bars
from bot.domain.company_days import company_today
from bot.domain.fit import CandidateFit
from bot.domain.search_query import SearchQuery
from bot.domain.vacancy_values import Salary
from bot.models import Application, Candidate, Resume, SearchEntry, Stage, Vacancy
from bot.parsing.search_line import FilterKind
from bot.parsing.stems import stems

_AROUND = 45
_LONGEST_TEXT = 60_000
_WORD = re.compile(r"[^\W_]+(?:[-.'+#][^\W_]*)*")


@dataclass(frozen=True)
class FoundRow:
    """One candidate found; `matched` are the competencies asked for, `snippet` the words of the paper around one asked for.

    `bar` and `in_reserve` are told to recruiters alone.
    """

    candidate_id: int
    full_name: str
    position: str
    city: str
    experience_months: int | None
    salary: Salary | None
    matched: tuple[str, ...]
    snippet: str
    stage: Stage | None
    stage_title: str
    fit: CandidateFit | None
    bar: KeptBar | None = None
    in_reserve: bool = False


def rows(
    session: Session,
    actor: Actor,
    query: SearchQuery,
    ids: Sequence[int],
    *,
    vacancy: Vacancy | None,
    now: datetime,
) -> tuple[FoundRow, ...]:
    """The rows of a page, in the order of `ids`; in a fixed number of queries."""
    if not ids:
        return ()
    known = {one.id: one for one in session.exec(select(Candidate).where(col(Candidate.id).in_(ids))).all()}
    candidates = [known[one] for one in ids if one in known]
    terms = dict(
        session.exec(
            select(SearchEntry.candidate_id, SearchEntry.terms).where(col(SearchEntry.candidate_id).in_(ids))
        ).all()
    )
    texts = _texts(session, query, ids)
    stages = _stages(session, actor, ids)
    fits = fit.explained(session, vacancy, candidates) if vacancy is not None else {}
    sees_pay = actor.may(Permission.SALARY_VIEW)
    barred = bars(session, actor, ids, today=company_today(session, now))
    found = [
        _row(
            one,
            query,
            terms.get(one.id or 0, ""),
            texts.get(one.id or 0, ""),
            stages.get(one.id or 0),
            fits,
            sees_pay,
        )
        for one in candidates
    ]
    if not actor.may(Permission.CANDIDATE_EDIT):
        return tuple(found)
    kept = {one for one, each in terms.items() if search_terms.RESERVE in each.split()}
    return tuple(
        replace(row, bar=barred.get(row.candidate_id), in_reserve=row.candidate_id in kept) for row in found
    )


def _row(
    one: Candidate,
    query: SearchQuery,
    terms: str,
    text: str,
    stage: tuple[Stage, str] | None,
    fits: dict[int, CandidateFit],
    sees_pay: bool,
) -> FoundRow:
    has = frozenset(terms.split())
    asked = [
        value
        for each in query.filters
        if each.kind is FilterKind.COMPETENCY and not each.negated
        for value in each.value.split("|")
    ]
    return FoundRow(
        candidate_id=one.id or 0,
        full_name=one.full_name,
        position=one.position,
        city=one.city,
        experience_months=one.experience_months,
        salary=_salary(one) if sees_pay else None,
        matched=tuple(value for value in asked if search_terms.competency(value) in has),
        snippet=_snippet(query, one, text),
        stage=stage[0] if stage else None,
        stage_title=stage[1] if stage else "",
        fit=fits.get(one.id or 0),
    )


def _salary(one: Candidate) -> Salary | None:
    if one.salary_currency is None:
        return None
    return Salary(one.salary_min, one.salary_max, one.salary_currency, one.salary_period, one.salary_tax)


def _texts(session: Session, query: SearchQuery, ids: Sequence[int]) -> dict[int, str]:
    """The newest paper of each, when words were asked for."""
    if not any(one.kind is FilterKind.WORD for one in query.filters):
        return {}
    newest = (
        select(func.max(Resume.id))
        .where(col(Resume.candidate_id).in_(ids))
        .group_by(col(Resume.candidate_id))
    )
    found = session.exec(
        select(Resume.candidate_id, func.substr(Resume.text, 1, _LONGEST_TEXT)).where(
            col(Resume.id).in_(newest)
        )
    ).all()
    return dict(found)


def _snippet(query: SearchQuery, one: Candidate, text: str) -> str:
    """The first word asked for in the paper, with what stands around it; nothing when name or position say it already."""
    shown = set(stems(f"{one.full_name} {one.position} {one.city}"))
    for each in query.filters:
        wanted = set(stems(each.value)) if each.kind is FilterKind.WORD else set()
        if not wanted or wanted & shown:
            continue
        for word in _WORD.finditer(text):
            if wanted & set(stems(word[0])):
                begin, end = max(0, word.start() - _AROUND), min(len(text), word.end() + _AROUND)
                piece = " ".join(text[begin:end].split())
                return f"{'…' if begin else ''}{piece}{'…' if end < len(text) else ''}"
    return ""


def _stages(session: Session, actor: Actor, ids: Sequence[int]) -> dict[int, tuple[Stage, str]]:
    """Where each stands on the newest vacancy the actor sees."""
    visible = visible_vacancies(actor).subquery()
    found = session.exec(
        select(Application.candidate_id, Application.stage, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(col(Application.candidate_id).in_(ids))
        .order_by(col(Application.id))
    ).all()
    return {candidate_id: (Stage(stage), title) for candidate_id, stage, title in found}
