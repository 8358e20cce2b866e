"""Filters for a tap: what those found so far differ by, the most frequent first, so that nothing offered finds nobody."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from sqlmodel import Session, col, select

from bot.domain import search, search_terms
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied
from bot.domain.search_query import SearchQuery, Sort
from bot.models import (
    Candidate,
    CandidateCompetency,
    CandidateTag,
    Competency,
    SearchEntry,
    Stage,
)
from bot.parsing.cities import city_key
from bot.parsing.search_line import Filter, FilterKind
from bot.parsing.search_words import EMAIL, REFERRAL, source_named
from bot.resumes.values import EducationLevel

# So many of the newest found are looked at; counts are shown only when these are all.
LOOKED_AT = 500
MOST_OFFERED = 18
_MOST_LANGUAGES = 5
_MONTHS = (12, 36, 72, 120)
_DAYS = (7, 30, 90, 365)
_PARTS = (0.25, 0.5, 0.75, 1.0)
_LANGUAGE, _LEVELS = "lang.", ("B1", "B2", "C1")


class OfferGroup(StrEnum):
    """What a filter is about."""

    COMPETENCY = "competency"
    EXPERIENCE = "experience"
    SALARY = "salary"
    CITY = "city"
    LANGUAGE = "language"
    EDUCATION = "education"
    STAGE = "stage"
    SOURCE = "source"
    TAG = "tag"
    ADDED = "added"
    STANDING = "standing"


KINDS: dict[OfferGroup, frozenset[FilterKind]] = {
    OfferGroup.STANDING: frozenset({FilterKind.CONSENT, FilterKind.RESERVE, FilterKind.REJECTED})
} | {group: frozenset({FilterKind(group.value)}) for group in OfferGroup if group is not OfferGroup.STANDING}


@dataclass(frozen=True)
class Offer:
    """A filter and how many of those looked at it leaves; None where that is not known of all."""

    filter: Filter
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Offers:
    """The filters of one group, those chosen first."""

    query: SearchQuery
    group: OfferGroup
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class OfferGroups:
    """The groups one can choose from, each with how many filters of it are set, and how many are found by now."""

    query: SearchQuery
    chosen: tuple[tuple[OfferGroup, int], ...]
    count: int
    counted: bool


_Counts = list[tuple[Filter, int]]


def groups(session: Session, actor: Actor, query: SearchQuery, *, now: datetime) -> OfferGroups:
    """What can be filtered by. Raises Denied."""
    found = search.look(session, actor, query, now=now)
    every = [one for one in OfferGroup if one is not OfferGroup.SALARY or actor.may(Permission.SALARY_VIEW)]
    chosen = tuple((one, sum(each.kind in KINDS[one] for each in query.filters)) for one in every)
    return OfferGroups(query, chosen, found.count, found.counted)


def offers(session: Session, actor: Actor, query: SearchQuery, group: OfferGroup, *, now: datetime) -> Offers:
    """The filters of a group for whom the rest of the search finds. Raises Denied."""
    if group is OfferGroup.SALARY and not actor.may(Permission.SALARY_VIEW):
        raise Denied
    kinds = KINDS[group]
    several = group in {OfferGroup.COMPETENCY, OfferGroup.LANGUAGE, OfferGroup.TAG}
    rest = tuple(one for one in query.filters if several or one.kind not in kinds)
    ids = search.ids_of(
        session, actor, replace(query, filters=rest, sort=Sort.NEW), most=LOOKED_AT + 1, now=now
    )
    found = _COUNTED[group](_Seen(session, ids[:LOOKED_AT], now.astimezone(actor.zone).date()))
    chosen = [one for one in query.filters if one.kind in kinds]
    counts = {one: count for one, count in found if count}
    offered = list(dict.fromkeys((*chosen, *(one for one in counts if not _is_among(one, chosen)))))
    known = len(ids) <= LOOKED_AT
    return Offers(
        query,
        group,
        tuple(
            Offer(one, counts.get(one) if known and one not in chosen else None, one in chosen)
            for one in offered[: max(MOST_OFFERED, len(chosen))]
        ),
    )


def _is_among(one: Filter, chosen: Iterable[Filter]) -> bool:
    """Whether the same is set already, under whatever spelling."""
    return any(_key(one) == _key(each) for each in chosen)


def _key(one: Filter) -> tuple[object, ...]:
    match one.kind:
        case FilterKind.COMPETENCY:
            value = search_terms.competency(one.value)
        case FilterKind.CITY:
            value = search_terms.city(one.value)
        case _:
            value = one.value
    return one.kind, value, one.low, one.high, one.negated


# -- counting --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Seen:
    """The candidates looked at; `today` in the reader's zone."""

    session: Session
    ids: Sequence[int]
    today: date

    @cached_property
    def people(self) -> list[tuple[Candidate, frozenset[str]]]:
        """Each with the terms of the index."""
        rows = self.session.exec(
            select(Candidate, SearchEntry.terms)
            .join(SearchEntry, col(SearchEntry.candidate_id) == col(Candidate.id))
            .where(col(Candidate.id).in_(self.ids))
            .order_by(col(Candidate.id).desc())
        ).all()
        return [(one, frozenset(terms.split())) for one, terms in rows]

    def having(self, term: str) -> int:
        return sum(term in terms for _, terms in self.people)


def _named(kind: FilterKind, counts: Counter[str]) -> _Counts:
    return [(Filter(kind, name), count) for name, count in counts.most_common()]


def _competencies(seen: _Seen) -> _Counts:
    rows = seen.session.exec(
        select(Competency.name)
        .join(CandidateCompetency, col(CandidateCompetency.competency_id) == col(Competency.id))
        .where(col(CandidateCompetency.candidate_id).in_(seen.ids))
    ).all()
    return _named(FilterKind.COMPETENCY, _spelt(rows, search_terms.canonical))


def _tags(seen: _Seen) -> _Counts:
    rows = seen.session.exec(
        select(CandidateTag.name).where(col(CandidateTag.candidate_id).in_(seen.ids))
    ).all()
    return _named(FilterKind.TAG, _spelt(rows, search_terms.tag))


def _spelt(names: Iterable[str], key: Callable[[str], str]) -> Counter[str]:
    """How often each is named, in the spelling met most."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in Counter(names).items():
        spellings[key(name)][name] += count
    return Counter({each.most_common(1)[0][0]: each.total() for each in spellings.values()})


def _cities(seen: _Seen) -> _Counts:
    return _named(FilterKind.CITY, _spelt((one.city for one, _ in seen.people if one.city), city_key))


def _sources(seen: _Seen) -> _Counts:
    named = (source_named(one.source) for one, _ in seen.people if one.source)
    counts = _spelt(named, search_terms.source)
    for name in (EMAIL, REFERRAL):
        counts[name] = seen.having(search_terms.source(name))
    return _named(FilterKind.SOURCE, counts)


def _languages(seen: _Seen) -> _Counts:
    """The languages most speak, each followed by the levels that part them."""
    spoken = Counter(
        term.removeprefix(_LANGUAGE)
        for _, terms in seen.people
        for term in terms
        if term.startswith(_LANGUAGE) and term.count(".") == 1
    )
    found: _Counts = []
    for name, _ in spoken.most_common(_MOST_LANGUAGES):
        left = -1
        for level in ("", *_LEVELS):
            count = seen.having(search_terms.language(name, level or None))
            if count != left:  # a level that everybody reaches tells nothing
                found.append((Filter(FilterKind.LANGUAGE, f"{name}:{level}" if level else name), count))
            left = count
    return found


def _education(seen: _Seen) -> _Counts:
    return [
        (Filter(FilterKind.EDUCATION, one.value), seen.having(search_terms.education(one.value)))
        for one in EducationLevel
    ]


def _stages(seen: _Seen) -> _Counts:
    return [(Filter(FilterKind.STAGE, one.value), seen.having(search_terms.stage(one))) for one in Stage]


def _experience(seen: _Seen) -> _Counts:
    months = [one.experience_months for one, _ in seen.people if one.experience_months is not None]
    longer = [(Filter(FilterKind.EXPERIENCE, low=low), sum(one >= low for one in months)) for low in _MONTHS]
    return [(Filter(FilterKind.EXPERIENCE, high=0), months.count(0)), *longer]


def _salaries(seen: _Seen) -> _Counts:
    """Up to so much that a quarter, a half, most and all of those ask no more, in the currency met most."""
    pays: dict[str, list[int]] = defaultdict(list)
    for one, _ in seen.people:
        least = one.salary_min if one.salary_min is not None else one.salary_max
        pay = search_terms.monthly_pay(least, one.salary_period)
        if pay is not None and one.salary_currency:
            pays[one.salary_currency].append(pay)
    if not pays:
        return []
    currency, found = max(pays.items(), key=lambda item: (len(item[1]), item[0]))
    found.sort()
    tops = dict.fromkeys(_rounded_up(found[max(0, math.ceil(part * len(found)) - 1)]) for part in _PARTS)
    return [(Filter(FilterKind.SALARY, currency, high=top), sum(one <= top for one in found)) for top in tops]


def _rounded_up(amount: int) -> int:
    """To two figures: 187,400 is 190,000."""
    step: int = 10 ** max(0, len(str(amount)) - 2)
    return -(-amount // step) * step


def _added(seen: _Seen) -> _Counts:
    edges = [seen.today - timedelta(days=days) for days in _DAYS]
    return [
        (
            Filter(FilterKind.ADDED, low=edge.toordinal()),
            sum(one.created_at.date() >= edge for one, _ in seen.people),
        )
        for edge in edges
    ]


def _standing(seen: _Seen) -> _Counts:
    """In reserve, consent, and whether they were rejected."""
    given = seen.having(search_terms.consent("given"))
    rejected = seen.having(search_terms.stage(Stage.REJECTED))
    return [
        (Filter(FilterKind.RESERVE), seen.having(search_terms.RESERVE)),
        (Filter(FilterKind.CONSENT, "given"), given),
        (Filter(FilterKind.CONSENT, "not_asked"), len(seen.people) - given),
        (Filter(FilterKind.REJECTED), rejected),
        (Filter(FilterKind.REJECTED, negated=True), len(seen.people) - rejected),
    ]


_COUNTED: dict[OfferGroup, Callable[[_Seen], _Counts]] = {
    OfferGroup.COMPETENCY: _competencies,
    OfferGroup.EXPERIENCE: _experience,
    OfferGroup.SALARY: _salaries,
    OfferGroup.CITY: _cities,
    OfferGroup.LANGUAGE: _languages,
    OfferGroup.EDUCATION: _education,
    OfferGroup.STAGE: _stages,
    OfferGroup.SOURCE: _sources,
    OfferGroup.TAG: _tags,
    OfferGroup.ADDED: _added,
    OfferGroup.STANDING: _standing,
}
