"""Sets of candidates as bits: one bit a candidate for every fact one can filter by, the same on both databases.

A term's bits lie in chunks of `CHUNK` ids. A question reads the chunks it needs, the newest first, and answers any mixture of
and, or, not, at least and at most by a few operations on whole numbers. Numbers are kept bit by bit (O'Neil and Quass,
"Improved query performance with variant indexes", 1997): a comparison reads one set a binary digit, and so does an order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.db import AS_BYTES
from bot.models import SearchBits

CHUNK = 1 << 14
_BYTES = CHUNK // 8
# The binary digits of each number that is kept.
DIGITS = {"exp": 10, "born": 11, "added": 14, "pay": 17}
_MOST_TERMS_ASKED = 500


# -- questions -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Term:
    """Whoever has this term."""

    term: str


@dataclass(frozen=True)
class Either:
    """Whoever answers to one of these; nobody when there are none."""

    parts: tuple["Question", ...]


@dataclass(frozen=True)
class Both:
    """Whoever answers to all of these; everybody when there are none."""

    parts: tuple["Question", ...]


@dataclass(frozen=True)
class Without:
    """Whoever does not answer to this."""

    part: "Question"


@dataclass(frozen=True)
class Within:
    """Whoever's number is known and within these bounds, both included; `name` as `number_terms` was given it."""

    name: str
    low: int | None = None
    high: int | None = None


Question = Term | Either | Both | Without | Within
Bits = Mapping[str, int]


def number_terms(name: str, value: int) -> set[str]:
    """The terms that keep a number: one that it is known, one for each binary digit that is set."""
    value = min(max(value, 0), (1 << digits_of(name)) - 1)
    return {f"{name}:"} | {f"{name}:{at}" for at in range(digits_of(name)) if value >> at & 1}


def digits_of(name: str) -> int:
    """How many binary digits a number is kept in: its kind is what stands before a dot (`pay.RUB`)."""
    return DIGITS[name.partition(".")[0]]


def number_names(name: str) -> list[str]:
    """Every term a number can have."""
    return [f"{name}:", *(f"{name}:{at}" for at in range(digits_of(name)))]


def terms_of(question: Question) -> Iterator[str]:
    """The terms a question is answered from."""
    match question:
        case Term(term):
            yield term
        case Either(parts) | Both(parts):
            for part in parts:
                yield from terms_of(part)
        case Without(part):
            yield from terms_of(part)
        case Within(name):
            yield from number_names(name)


def answer(question: Question, bits: Bits, everybody: int) -> int:
    """The set of those who answer to a question, out of everybody in the same chunks."""
    match question:
        case Term(term):
            return bits.get(term, 0)
        case Either(parts):
            found = 0
            for part in parts:
                found |= answer(part, bits, everybody)
            return found
        case Both(parts):
            found = everybody
            for part in parts:
                found &= answer(part, bits, everybody)
            return found
        case Without(part):
            return everybody & ~answer(part, bits, everybody)
        case Within(name, low, high):
            return _within(name, low, high, bits)


def _within(name: str, low: int | None, high: int | None, bits: Bits) -> int:
    known = bits.get(f"{name}:", 0)
    most = (1 << digits_of(name)) - 1
    if (low is not None and low > most) or (high is not None and high < 0):
        return 0
    found = known
    if low is not None and low > 0:
        found &= ~_below(name, low, known, bits)
    if high is not None and high < most:
        found &= _below(name, high + 1, known, bits)
    return found


def _below(name: str, bound: int, known: int, bits: Bits) -> int:
    """Whose number is known and under the bound: digit by digit from the highest, those still level with it are narrowed."""
    below, level = 0, known
    for at in range(digits_of(name) - 1, -1, -1):
        digit = bits.get(f"{name}:{at}", 0)
        if bound >> at & 1:
            below |= level & ~digit
            level &= digit
        else:
            level &= ~digit
    return below


# -- orders ----------------------------------------------------------------------------------------------


def newest(found: int, most: int) -> int:
    """The `most` highest ids of a set, as a set."""
    if found.bit_count() <= most:
        return found
    low, high = 0, found.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        if (found >> middle).bit_count() >= most:
            low = middle
        else:
            high = middle
    return found >> low << low


def foremost(found: int, digits: list[int], most: int, *, highest: bool) -> int:
    """Those `most` of a set whose numbers are the highest (or lowest); among equals the highest ids. `digits` from the lowest."""
    sure, level = 0, found
    for digit in reversed(digits):
        better = level & digit if highest else level & ~digit
        count = (sure | better).bit_count()
        if count > most:
            level = better
        else:
            sure |= better
            level &= ~better
    return sure | newest(level, most - sure.bit_count())


def values(digits: list[int]) -> Callable[[int], int]:
    """What reads the number kept at a place: of bytes, for shifting a set of a million costs its whole length."""
    parts = [digit.to_bytes((digit.bit_length() + 7) // 8, "little") for digit in digits]

    def value_at(place: int) -> int:
        byte, bit = place >> 3, place & 7
        return sum((part[byte] >> bit & 1) << at for at, part in enumerate(parts) if byte < len(part))

    return value_at


def added_up(sets: Iterable[tuple[int, int]]) -> list[int]:
    """How many points each has, digit by digit, when every set of these gives its members so many points."""
    digits: list[int] = []
    for members, points in sets:
        for at in range(points.bit_length()):
            if points >> at & 1:
                _carry(digits, members, at)
    return digits


def _carry(digits: list[int], carried: int, at: int) -> None:
    while carried:
        while len(digits) <= at:
            digits.append(0)
        digits[at], carried = digits[at] ^ carried, digits[at] & carried
        at += 1


def ids_in(found: int, first: int) -> list[int]:
    """The ids of a set, the highest first; `first` is the id of its lowest place."""
    ids: list[int] = []
    places = to_bytes(found)  # shifting a set of a million chunk by chunk would copy it as often
    for at in range((len(places) - 1) // _BYTES, -1, -1):
        part = int.from_bytes(places[at * _BYTES : (at + 1) * _BYTES], "little")
        while part:
            place = part.bit_length() - 1
            ids.append(first + at * CHUNK + place)
            part ^= 1 << place
    return ids


# -- the tables ------------------------------------------------------------------------------------------


def chunk_of(candidate_id: int) -> int:
    return candidate_id // CHUNK


def load(session: Session, terms: Iterable[str], low: int, high: int) -> dict[str, int]:
    """The bits of terms in the chunks from `low` to `high`, both included; the lowest place is the id low * CHUNK."""
    wanted = sorted(set(terms))
    parts: dict[str, bytearray] = {}
    for begin in range(0, len(wanted), _MOST_TERMS_ASKED):
        query = select(SearchBits.term, SearchBits.chunk, SearchBits.bits).where(
            col(SearchBits.term).in_(wanted[begin : begin + _MOST_TERMS_ASKED]),
            col(SearchBits.chunk).between(low, high),
        )
        # Past the session, whose rows cost as much again.
        for term, chunk, bits in (
            session.connection().execute(query, execution_options={AS_BYTES: True}).all()
        ):
            part = parts.get(term)
            if part is None:
                part = parts[term] = bytearray((high - low + 1) * _BYTES)
            at = (chunk - low) * _BYTES
            part[at : at + len(bits)] = bits
    return {term: int.from_bytes(part, "little") for term, part in parts.items()}


def change(session: Session, candidate_id: int, *, add: Iterable[str], remove: Iterable[str]) -> None:
    """Give a candidate terms and take others away."""
    bit = 1 << candidate_id % CHUNK
    _rewrite(session, set(add), chunk_of(candidate_id), lambda bits: bits | bit)
    _rewrite(session, set(remove), chunk_of(candidate_id), lambda bits: bits & ~bit)


def _rewrite(session: Session, terms: set[str], chunk: int, act: Callable[[int], int]) -> None:
    if not terms:
        return
    rows = session.exec(
        select(SearchBits).where(col(SearchBits.term).in_(sorted(terms)), SearchBits.chunk == chunk)
    )
    known = {row.term: row for row in rows}
    for term in sorted(terms):
        row = known.get(term)
        before = int.from_bytes(row.bits, "little") if row is not None else 0
        after = act(before)
        if after == before:
            continue
        if row is not None and not after:
            session.delete(row)
            continue
        if row is None:
            row = SearchBits(term=term, chunk=chunk, bits=b"")
        row.bits = to_bytes(after)
        session.add(row)
    session.flush()  # the next change of this unit reads them again


def to_bytes(bits: int) -> bytes:
    """A chunk's bits as they are stored, without the empty end."""
    return bits.to_bytes(-(-bits.bit_length() // 8), "little")
