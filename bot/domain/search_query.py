"""A search as a value: its filters, its order, the vacancy it is for; how it is kept, changed and turned into questions."""

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import search_terms
from bot.domain.access import Actor, visible_vacancies
from bot.domain.candidate_contacts import find_contacts
from bot.domain.competencies import normalised
from bot.domain.search_bits import Both, Either, Question, Term, Within, Without
from bot.models import CandidateContact, Competency, Stage, Vacancy
from bot.parsing.search_line import Filter, FilterKind, parse_search_line
from bot.parsing.stems import stems
from bot.resumes import SkillVocabulary

LONGEST_LINE = 300
MOST_FILTERS = 20
_LONGEST_COMPETENCY = 5


class Sort(StrEnum):
    """The order of what is found."""

    FIT = "fit"
    NEW = "new"
    SALARY = "salary"
    EXPERIENCE = "experience"


@dataclass(frozen=True)
class SearchQuery:
    """What is sought, in which order, and for which vacancy if for one."""

    filters: tuple[Filter, ...] = ()
    sort: Sort = Sort.NEW
    vacancy_id: int | None = None

    @property
    def mark(self) -> int:
        """A number that changes with the filters: what a chip carries, so that an old one takes nothing else off."""
        return zlib.crc32(repr(self.filters).encode()) & 0x7FFFFFFF

    def without(self, number: int) -> "SearchQuery":
        """The search without its `number`-th filter."""
        return replace(self, filters=(*self.filters[:number], *self.filters[number + 1 :]))

    def having(self, wanted: Filter) -> "SearchQuery":
        """The search with a filter more; it takes the place of one of the same kind, except where several make sense."""
        kept = [one for one in self.filters if one.kind is not wanted.kind or one.kind in _SEVERAL]
        filters = tuple(dict.fromkeys([*kept, wanted]))[:MOST_FILTERS]
        order = list(FilterKind)
        return replace(self, filters=tuple(sorted(filters, key=lambda one: order.index(one.kind))))

    def lacking(self, unwanted: Filter) -> "SearchQuery":
        """The search without this very filter, if it was set."""
        return replace(self, filters=tuple(one for one in self.filters if one != unwanted))


_SEVERAL = frozenset({FilterKind.COMPETENCY, FilterKind.LANGUAGE, FilterKind.TAG, FilterKind.WORD})


def dump(query: SearchQuery) -> str:
    """The search as it is kept with a screen or a name."""
    filters = [
        # Nothing, but not nought: «без опыта» is no month of it.
        {
            key: value
            for key, value in asdict(one).items()
            if value is not None and value is not False and value != ""
        }
        for one in query.filters
    ]
    kept = {"filters": filters, "sort": query.sort.value, "vacancy": query.vacancy_id}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def load(kept: str) -> SearchQuery:
    """A kept search; an empty one when another version wrote what this one cannot read."""
    try:
        read = json.loads(kept)
        filters = tuple(
            Filter(
                FilterKind(one["kind"]),
                str(one.get("value", "")),
                one.get("low"),
                one.get("high"),
                bool(one.get("negated")),
            )
            for one in read["filters"]
        )
        return SearchQuery(filters, Sort(read["sort"]), read["vacancy"])
    except (ValueError, KeyError, TypeError):
        return SearchQuery()


def understood(session: Session, actor: Actor, text: str, *, now: datetime) -> SearchQuery:
    """What a typed line asks for."""
    line = parse_search_line(
        text[:LONGEST_LINE], now=now, zone=actor.zone, match=lambda typed: _competencies(session, typed)
    )
    return SearchQuery(line.filters[:MOST_FILTERS])


def _competencies(session: Session, text: str) -> list[tuple[str, int, int]]:
    """Competencies of the bundled list, else of the company's own, named in a text; longest first at each place."""
    vocabulary = SkillVocabulary.load()
    found = [
        (vocabulary.in_letters_of(one.written, one.canonical), one.start, one.stop)
        for one in vocabulary.match(text, in_skills=True)
    ]
    pieces = _pieces(text, taken=[(start, stop) for _, start, stop in found])
    if pieces:
        rows = session.exec(
            select(Competency.norm, Competency.name).where(col(Competency.norm).in_(sorted(pieces)))
        ).all()
        for norm, name in sorted(rows, key=lambda row: -len(row[0])):
            start, stop = pieces[norm]
            if all(stop <= begin or start >= end for _, begin, end in found):
                found.append((name, start, stop))
    return sorted(found, key=lambda one: one[1])


def _pieces(text: str, *, taken: list[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Every run of up to five words that no competency has taken, by its norm, and where it is."""
    words: list[tuple[int, int]] = []
    at = 0
    for word in text.split(" "):
        if word and all(at >= end or at + len(word) <= begin for begin, end in taken):
            words.append((at, at + len(word)))
        at += len(word) + 1
    runs: dict[str, tuple[int, int]] = {}
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_COMPETENCY, len(words))):
            start, stop = words[first][0], words[last][1]
            norm = normalised(text[start:stop])
            if norm and any(letter.isalpha() for letter in norm):
                runs.setdefault(norm, (start, stop))
    return runs


# -- questions -------------------------------------------------------------------------------------------


def question(session: Session, actor: Actor, query: SearchQuery, *, today: date) -> Question:
    """What the filters ask of the index, words and contacts apart; only of those whom the actor may come upon."""
    hidden = _confidential(session, actor)
    parts: list[Question] = [Term(search_terms.EVERYBODY)]
    mine = tuple(Term(search_terms.vacancy(one)) for one in hidden)
    parts.append(Either((Without(Term(search_terms.HIDDEN)), *mine)))
    for one in query.filters:
        part = _part(session, actor, one, hidden, today)
        if part is not None:
            parts.append(Without(part) if one.negated else part)
    return Both(tuple(parts))


def _confidential(session: Session, actor: Actor) -> list[int]:
    """The confidential vacancies the actor is on."""
    query = visible_vacancies(actor).where(col(Vacancy.confidential).is_(True))
    return [one.id for one in session.exec(query).all() if one.id is not None]


_NAMED: dict[FilterKind, Callable[[str], str]] = {
    FilterKind.COMPETENCY: search_terms.competency,
    FilterKind.CITY: search_terms.city,
    FilterKind.SOURCE: search_terms.source,
    FilterKind.TAG: search_terms.tag,
    FilterKind.EDUCATION: search_terms.education,
}


def _part(  # noqa: PLR0911 - one for each kind
    session: Session, actor: Actor, one: Filter, hidden: list[int], today: date
) -> Question | None:
    """What one filter asks of the facts; None for those that ask elsewhere."""
    if one.kind in _NAMED:
        return Either(tuple(Term(_NAMED[one.kind](value)) for value in one.value.split("|")))
    if one.kind in {FilterKind.EXPERIENCE, FilterKind.SALARY, FilterKind.AGE, FilterKind.ADDED}:
        return _bounds(actor, one, today)
    match one.kind:
        case FilterKind.LANGUAGE:
            name, _, level = one.value.partition(":")
            return Term(search_terms.language(name, level or None))
        case FilterKind.CONSENT:
            return _consent(one.value)
        case FilterKind.STAGE:
            return _stage(Stage(one.value), hidden)
        case FilterKind.REJECTED:
            return _stage(Stage.REJECTED, hidden)
        case FilterKind.RESERVE:
            return Term(search_terms.RESERVE)
        case FilterKind.VACANCY:
            named = _vacancies(session, actor, one.value)
            return Either(tuple(Term(search_terms.vacancy(each)) for each in named))
    return None


def _bounds(actor: Actor, one: Filter, today: date) -> Question:
    match one.kind:
        case FilterKind.EXPERIENCE:
            return Within("exp", one.low, one.high)
        case FilterKind.SALARY:
            low = None if one.low is None else -(-one.low // search_terms.PAY_UNIT)
            high = None if one.high is None else one.high // search_terms.PAY_UNIT
            return Within(f"pay.{one.value}", low, high)
        case FilterKind.AGE:
            return _age(one, today)
        case _:
            return _added(one, actor)


def _consent(state: str) -> Question:
    """Whoever was never asked has no row and so no term."""
    if state != "not_asked":
        return Term(search_terms.consent(state))
    return Without(Term(search_terms.consent("given")))


def _stage(stage: Stage, hidden: list[int]) -> Question:
    return Either(
        (Term(search_terms.stage(stage)), *(Term(search_terms.stage(stage, one)) for one in hidden))
    )


def _age(one: Filter, today: date) -> Question:
    """Ages as months of birth: whoever is `high` years old today was born less than `high` + 1 years ago."""
    now = search_terms.month_number(today)
    youngest = None if one.low is None else now - one.low * 12
    oldest = None if one.high is None else now - (one.high + 1) * 12 + 1
    return Within("born", oldest, youngest)


def _added(one: Filter, actor: Actor) -> Question:
    """Days of the reader's zone as the index keeps them."""

    def number(ordinal: int) -> int:
        noon = datetime.combine(date.fromordinal(ordinal), time(12), tzinfo=actor.zone)
        return search_terms.day_number(noon.astimezone(UTC))

    low = None if one.low is None else number(one.low)
    high = None if one.high is None else number(one.high)
    return Within("added", low, high)


def _vacancies(session: Session, actor: Actor, named: str) -> list[int]:
    """The vacancies the actor sees whose titles have these words; `=7` means the very one."""
    visible = visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Vacancy.id, Vacancy.title).join(visible, visible.c.id == col(Vacancy.id))
    ).all()
    if named.startswith("="):
        return [one for one, _ in rows if one is not None and str(one) == named[1:]]
    wanted = set(stems(named))
    return [one for one, title in rows if one is not None and wanted and wanted <= set(stems(title))]


def with_contacts(session: Session, query: SearchQuery) -> set[int] | None:
    """The candidates whose contacts are named; None when none are."""
    named = [one.value for one in query.filters if one.kind is FilterKind.CONTACT]
    if not named:
        return None
    found: set[int] | None = None
    for value in named:
        keys = [contact.key for contact in find_contacts(value)]
        rows = session.exec(
            select(CandidateContact.candidate_id).where(col(CandidateContact.key).in_(keys))
        ).all()
        found = set(rows) if found is None else found & set(rows)
    return found
