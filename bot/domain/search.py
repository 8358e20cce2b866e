"""Finding candidates: the first page costs what it shows, whatever the base holds.

Facts are answered from sets of bits (`search_bits`). Words are asked of the full text only about those whom the facts leave,
in the order they would be shown, until the page is full; only when few of those have the words, the full text is asked for
all it has, which are then few.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, func, select

from bot.domain import (
    events,
    fit,
    search_bits,
    search_names,
    search_query,
    search_rows,
    search_terms,
    search_words,
)
from bot.domain.access import Actor, Permission, access_vacancy
from bot.domain.company_days import company_today
from bot.domain.errors import Denied
from bot.domain.search_bits import Both, Term, Without
from bot.domain.search_query import SearchQuery, Sort
from bot.domain.search_rows import FoundRow
from bot.models import SearchBits, Subject, Vacancy
from bot.parsing.search_line import FilterKind

PAGE = 6
COUNTED = 1000
INLINE_PAGE = 20
MOST_PAGES = 150
# So many of the foremost are asked for their words before the full text is asked for everybody's.
_FIRST_BATCH, _ENOUGH_TO_TELL, _MOST_LOOKED = 100, 1500, 5000
_GROWTH, _SPARE = 4, 1.5
_FEW = 1000
_FIRST_CHUNKS = 2
_MOST_NAMED = 200
_NAMED_SHOWN = 20


@dataclass(frozen=True)
class Found:
    """A page of what was found; `page` counts from 0. `count` is at least so many unless `counted`."""

    query: SearchQuery
    rows: tuple[FoundRow, ...]
    page: int
    has_more: bool
    count: int
    counted: bool
    vacancy_title: str
    may_attach: bool
    may_export: bool
    wants_competencies: bool = False


@dataclass(frozen=True)
class _Hits:
    ids: tuple[int, ...]
    count: int
    counted: bool


def find(session: Session, actor: Actor, query: SearchQuery, page: int = 0, *, now: datetime) -> Found:
    """A page of what a search finds. A filter by age is put on record (Labour Code of Russia, article 64). Raises Denied."""
    _check(session, actor, query)
    ages = [one for one in query.filters if one.kind is FilterKind.AGE]
    if ages and page == 0:
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.SEARCH,
            subject_id=actor.id,
            verb="filtered_by_age",
            now=now,
            details={"low": ages[0].low, "high": ages[0].high, "vacancy": query.vacancy_id},
        )
    return look(session, actor, query, page, now=now)


def look(
    session: Session,
    actor: Actor,
    query: SearchQuery,
    page: int = 0,
    *,
    now: datetime,
    size: int = PAGE,
    beginning: bool = False,
) -> Found:
    """The same without a record of it: for searches that do not ask for age. `beginning`: the last word is still being typed."""
    vacancy = _check(session, actor, query)
    page = min(max(page, 0), MOST_PAGES)
    hits = _hits(session, actor, query, (page + 1) * size + 1, now=now, beginning=beginning)
    if page and len(hits.ids) <= page * size:
        return look(session, actor, query, max(0, (len(hits.ids) - 1) // size), now=now, size=size)
    shown = hits.ids[page * size : (page + 1) * size]
    return Found(
        query=query,
        rows=search_rows.rows(session, actor, query, shown, vacancy=vacancy, now=now),
        page=page,
        has_more=len(hits.ids) > (page + 1) * size,
        count=hits.count,
        counted=hits.counted,
        vacancy_title=vacancy.title if vacancy is not None else "",
        may_attach=actor.may(Permission.CANDIDATE_ADD),
        may_export=actor.may(Permission.CANDIDATE_EXPORT),
        wants_competencies=vacancy is not None and not fit.sought(session, vacancy),
    )


def ids_of(
    session: Session, actor: Actor, query: SearchQuery, *, most: int, now: datetime
) -> tuple[int, ...]:
    """Whom a search finds, in its order, `most` at most: for an export or a comparison. Raises Denied."""
    _check(session, actor, query)
    return _hits(session, actor, query, most, now=now).ids


def plain_words(
    session: Session, actor: Actor, text: str, *, only_facts: bool, now: datetime
) -> Found | None:
    """What a line typed in private finds; None when the actor may not search, or nothing is understood or found.

    With `only_facts` the line must name something one filters by (a competency alone may as well be a title's word).
    """
    if (
        not actor.may(Permission.CANDIDATE_VIEW)
        or not text
        or "\n" in text
        or len(text) > search_query.LONGEST_LINE
    ):
        return None
    query = search_query.understood(session, actor, text, now=now)
    facts = [one for one in query.filters if one.kind is not FilterKind.WORD]
    if not query.filters or (only_facts and not facts) or text.rstrip().endswith("?"):
        return None
    if len(query.filters) > len(facts) and not look(session, actor, query, now=now).rows:
        return None
    return find(session, actor, query, now=now)


def by_name(session: Session, actor: Actor, text: str, *, now: datetime) -> tuple[FoundRow, ...]:
    """The candidates whose name has every typed word, or begins so, or nearly; the newest first. Raises Denied."""
    words = text.split()
    meant = [search_names.words_for(session, word, beginning=True) for word in words]
    if not words or not all(meant):
        return ()
    query = SearchQuery()
    _check(session, actor, query)
    asked = search_query.question(session, actor, query, today=company_today(session, now))
    named = search_words.everywhere(session, tuple(meant), most=_MOST_NAMED)
    chunks = {search_bits.chunk_of(one) for one in named}
    if not chunks:
        return ()
    low, high = min(chunks), max(chunks)
    bits = search_bits.load(session, search_bits.terms_of(asked), low, high)
    found = search_bits.answer(asked, bits, bits.get(search_terms.EVERYBODY, 0))
    seen = [one for one in sorted(named, reverse=True) if found >> (one - low * search_bits.CHUNK) & 1]
    return search_rows.rows(session, actor, query, seen[:_NAMED_SHOWN], vacancy=None, now=now)


def understand(session: Session, actor: Actor, text: str, *, now: datetime) -> SearchQuery:
    """What a typed line asks for. Raises Denied."""
    actor.require(Permission.CANDIDATE_VIEW)
    return search_query.understood(session, actor, text, now=now)


def for_vacancy(session: Session, actor: Actor, vacancy_id: int) -> SearchQuery:
    """«Who in our base fits?». Raises Denied."""
    query = SearchQuery(sort=Sort.FIT, vacancy_id=vacancy_id)
    _check(session, actor, query)
    return query


def _check(session: Session, actor: Actor, query: SearchQuery) -> Vacancy | None:
    """The base is for those whose role shows them candidates. Raises Denied."""
    actor.require(Permission.CANDIDATE_VIEW)
    if any(one.kind is FilterKind.SALARY for one in query.filters) or query.sort is Sort.SALARY:
        actor.require(Permission.SALARY_VIEW)
    if query.vacancy_id is None:
        if query.sort is Sort.FIT:
            raise Denied
        return None
    return access_vacancy(session, actor, query.vacancy_id, Permission.CANDIDATE_VIEW)


# -- hits ------------------------------------------------------------------------------------------------


def _hits(
    session: Session, actor: Actor, query: SearchQuery, most: int, *, now: datetime, beginning: bool = False
) -> _Hits:
    asked = search_query.question(session, actor, query, today=company_today(session, now))
    ranked = fit.points(session, query.vacancy_id) if query.vacancy_id is not None else ()
    if query.vacancy_id is not None:
        asked = Both((asked, Without(Term(search_terms.vacancy(query.vacancy_id)))))
        if query.sort is Sort.FIT and ranked:
            asked = Both(
                (asked, search_bits.Either(tuple(part for part, _ in ranked if isinstance(part, Term))))
            )
    only = search_query.with_contacts(session, query)
    wanted = _words(session, query, beginning=beginning)
    if wanted is None:
        return _Hits((), 0, counted=True)
    last = session.exec(
        select(func.max(SearchBits.chunk)).where(SearchBits.term == search_terms.EVERYBODY)
    ).first()
    if last is None:
        return _Hits((), 0, counted=True)
    if query.sort is Sort.NEW and not wanted and only is None:
        return _newest(session, asked, last, most)
    order = _order_terms(query, ranked)
    bits = search_bits.load(session, {*search_bits.terms_of(asked), *order}, 0, last)
    found = search_bits.answer(asked, bits, bits.get(search_terms.EVERYBODY, 0))
    if only is not None:
        found &= _as_bits(only)
    ordered = _order(query, ranked, bits, found)
    if wanted:
        return _with_words(session, found, wanted, ordered, most)
    return _Hits(tuple(ordered(found, most)), found.bit_count(), counted=True)


def _words(session: Session, query: SearchQuery, *, beginning: bool) -> search_words.Alternatives | None:
    """What is asked of the full text; None when a word of it can be nowhere."""
    typed = [one.value for one in query.filters if one.kind is FilterKind.WORD]
    wanted = tuple(
        search_names.alternatives(session, word, beginning=beginning and word == typed[-1]) for word in typed
    )
    return None if any(not each for each in wanted) else wanted


def _newest(session: Session, asked: search_bits.Question, last: int, most: int) -> _Hits:
    """The newest ones: chunk by chunk from the last, more at a time, until the page is full and enough are counted."""
    ids: list[int] = []
    count, high, step = 0, last, _FIRST_CHUNKS
    terms = {search_terms.EVERYBODY, *search_bits.terms_of(asked)}
    while high >= 0 and not (len(ids) >= most and count >= COUNTED):
        low = max(0, high - step + 1)
        bits = search_bits.load(session, terms, low, high)
        found = search_bits.answer(asked, bits, bits.get(search_terms.EVERYBODY, 0))
        count += found.bit_count()
        if len(ids) < most:
            foremost = search_bits.newest(found, most - len(ids))
            ids += search_bits.ids_in(foremost, low * search_bits.CHUNK)
        high, step = low - 1, step * 4
    return _Hits(tuple(ids), count, counted=high < 0)


_Ordered = Callable[[int, int], list[int]]


def _with_words(
    session: Session, found: int, wanted: search_words.Alternatives, ordered: _Ordered, most: int
) -> _Hits:
    """Those of a set whose text has the words, foremost first."""
    total = found.bit_count()
    if not total:
        return _Hits((), 0, counted=True)
    met: list[int] = []
    looked, batch = 0, total if total <= _FEW else max(_FIRST_BATCH, 2 * most)
    while batch and looked + batch <= _MOST_LOOKED:
        foremost = ordered(found, looked + batch)[looked:]
        meeting = set(search_words.among(session, wanted, foremost))
        met += [one for one in foremost if one in meeting]
        looked += batch
        if looked >= total or len(met) >= most:
            return _Hits(tuple(met[:most]), len(met), counted=looked >= total)
        batch = min(total - looked, _next_batch(looked, len(met), most, everybody=found.bit_length()))
    found &= _as_bits(search_words.everywhere(session, wanted))
    return _Hits(tuple(ordered(found, most)), found.bit_count(), counted=True)


def _next_batch(looked: int, met: int, most: int, *, everybody: int) -> int:
    """How many more to look at before a page is likely full; 0 when asking for all who have the words costs less.

    Met by a share s, a page takes most / s looks, and s * everybody have the words: each costs about the same.
    """
    if not met and looked < _ENOUGH_TO_TELL:
        return min(_GROWTH * looked, _ENOUGH_TO_TELL - looked)
    if looked >= _ENOUGH_TO_TELL and met * met * everybody < most * looked * looked:
        return 0
    likely = max(_FIRST_BATCH, math.ceil(_SPARE * looked * (most - met) / met))
    return likely if looked >= _ENOUGH_TO_TELL else min(likely, _ENOUGH_TO_TELL - looked)


def _as_bits(ids: Sequence[int] | set[int]) -> int:
    if not ids:
        return 0
    places = bytearray(max(ids) // 8 + 1)
    for one in ids:
        places[one >> 3] |= 1 << (one & 7)
    return int.from_bytes(places, "little")


# -- orders ----------------------------------------------------------------------------------------------


def _currency(query: SearchQuery) -> str:
    """Pay is compared within one currency: the one asked for, else roubles."""
    return next((one.value for one in query.filters if one.kind is FilterKind.SALARY), "RUB")


def _number(query: SearchQuery) -> str | None:
    match query.sort:
        case Sort.SALARY:
            return f"pay.{_currency(query)}"
        case Sort.EXPERIENCE:
            return "exp"
        case Sort.FIT | Sort.NEW:
            return None


def _order_terms(query: SearchQuery, ranked: fit.Points) -> set[str]:
    name = _number(query)
    if name is not None:
        return set(search_bits.number_names(name))
    if query.sort is Sort.FIT:
        return {term for part, _ in ranked for term in search_bits.terms_of(part)}
    return set()


def _order(query: SearchQuery, ranked: fit.Points, bits: search_bits.Bits, everybody: int) -> _Ordered:
    """How the foremost of a set are found; those of whom the number is not known come last, the newest first."""
    name = _number(query)
    if name is None and query.sort is Sort.NEW:
        return lambda found, most: search_bits.ids_in(search_bits.newest(found, most), 0)
    if name is not None:
        known = bits.get(f"{name}:", 0)
        digits = [bits.get(f"{name}:{at}", 0) for at in range(search_bits.digits_of(name))]
    else:
        known = everybody
        digits = search_bits.added_up(
            (search_bits.answer(part, bits, everybody) & everybody, points) for part, points in ranked
        )
    highest = query.sort is not Sort.SALARY
    value_at = search_bits.values(digits)

    def ordered(found: int, most: int) -> list[int]:
        first = search_bits.foremost(found & known, digits, most, highest=highest)
        ids = search_bits.ids_in(first, 0)
        sign = -1 if highest else 1
        ids.sort(key=lambda one: (sign * value_at(one), -one))
        rest = search_bits.newest(found & ~known, max(0, most - len(ids)))
        return ids[:most] + search_bits.ids_in(rest, 0)

    return ordered


def for_fit(query: SearchQuery, vacancy_id: int) -> SearchQuery:
    """The same search for a vacancy, those who fit it first."""
    return replace(query, sort=Sort.FIT, vacancy_id=vacancy_id)


def typed_inline(session: Session, actor: Actor, text: str, *, now: datetime) -> Found | None:
    """What somebody who is still typing finds; None for whoever may not search.

    Nothing can be put on record from a reading connection, so age is no filter here.
    """
    if not actor.may(Permission.CANDIDATE_VIEW):
        return None
    query = search_query.understood(session, actor, text, now=now)
    filters = tuple(one for one in query.filters if one.kind is not FilterKind.AGE)
    found = look(session, actor, SearchQuery(filters), now=now, size=INLINE_PAGE, beginning=True)
    if found.rows or len(filters) < 2 or filters[-1].kind is not FilterKind.WORD:  # noqa: PLR2004 - one would be none
        return found
    # The last word may be no word yet.
    return look(session, actor, SearchQuery(filters[:-1]), now=now, size=INLINE_PAGE)
