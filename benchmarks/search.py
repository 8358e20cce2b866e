"""Search at size: the first page of many kinds of searches among 10,000, 100,000 and 1,000,000 candidates.

Run `make benchmark`, or `python -m benchmarks.search [candidates …]` on SQLite, or on PostgreSQL named by
KADROVIK_TEST_DATABASE_URL. Reported are milliseconds (on SQLite of this process's own time, on PostgreSQL of the wall), p50 and
p95 of many draws of each kind, and how many times faster that is than one `LIKE` scan over the texts. PostgreSQL should have
memory for what is searched (`shared_buffers` a quarter of the machine's, as its manual advises).
The generator is seeded: the same candidates every time.
"""

# ruff: noqa: E501 - the seeded vocabulary is read in rows

import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from sqlalchemy import Connection, create_engine, insert, make_url, text
from sqlmodel import Session

from bot.db import make_engine
from bot.domain import people, search, search_bits, search_index, search_names, search_terms
from bot.domain.access import Actor, actor_of
from bot.domain.search_query import SearchQuery, Sort
from bot.domain.search_words import NAME_MARK
from bot.i18n import Language
from bot.migrations.runner import upgrade
from bot.models import (
    Candidate,
    Role,
    SalaryPeriod,
    SalaryTax,
    SearchBits,
    SearchEntry,
    SearchName,
    SearchSlip,
    SearchState,
)
from bot.parsing.languages import LEVELS
from bot.parsing.people import name_key
from bot.parsing.stems import stems

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LIMIT_MS = 50.0
BATCH = 10_000
DRAWS = 40
SKILLS = (
    "Python",
    "Django",
    "Java",
    "Kotlin",
    "Go",
    "React",
    "TypeScript",
    "SQL",
    "Docker",
    "Kubernetes",
    "Figma",
    "SAP",
    "PHP",
    "C++",
    "Selenium",
)
CITIES = (
    "Москва",
    "Санкт-Петербург",
    "Казань",
    "Екатеринбург",
    "Новосибирск",
    "Самара",
    "Пермь",
    "Уфа",
    "Омск",
    "Томск",
)
TITLES = (
    "бухгалтер",
    "разработчик",
    "аналитик",
    "дизайнер",
    "менеджер",
    "инженер",
    "юрист",
    "маркетолог",
    "водитель",
    "повар",
)
GIVEN = ("Иван", "Мария", "Пётр", "Анна", "Сергей", "Ольга", "Дмитрий", "Елена", "Алексей", "Наталья")
SYLLABLES = (
    "ба",
    "во",
    "гу",
    "до",
    "жи",
    "ка",
    "ло",
    "ми",
    "но",
    "пе",
    "ра",
    "са",
    "ту",
    "фо",
    "ха",
    "че",
    "ши",
    "ры",
    "зе",
    "ку",
)
COMMON = [
    f"{one}{other}н{third}"
    for one in SYLLABLES
    for other in SYLLABLES[:10]
    for third in ("ость", "ание", "ка")
]
RARE = [f"{one}{other}{third}р" for one in SYLLABLES for other in SYLLABLES for third in SYLLABLES]


def main() -> int:
    """Fill a fresh database for each size, measure, report; 1 when a kind's p95 is over 50 ms."""
    sizes = [int(one) for one in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    slow = [kind for size in sizes for kind in _at(size)]
    return 1 if slow else 0


def _at(size: int) -> list[str]:
    server = os.environ.get("KADROVIK_TEST_DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        url = _fresh(server) if server else f"sqlite:///{Path(folder) / 'benchmark.db'}"
        upgrade(url)
        engine = make_engine(url)
        with engine.connect() as connection:
            with connection.begin(), Session(connection, join_transaction_mode="create_savepoint") as session:
                actor = _fill(session, size)
                session.commit()
            _settle(connection)
            with connection.begin(), Session(connection, join_transaction_mode="create_savepoint") as session:
                slow = _measure(session, actor, size, engine.dialect.name)
        engine.dispose()
    return slow


def _settle(connection: Connection) -> None:
    """What the database does by itself some time after so many rows have come: statistics, and on PostgreSQL its vacuum."""
    if connection.dialect.name != "postgresql":
        with connection.begin():
            connection.execute(text("ANALYZE"))
        return
    with connection.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as apart:
        apart.execute(text("VACUUM ANALYZE"))


def _fresh(server: str) -> str:
    name = f"kadrovik_benchmark_{uuid.uuid4().hex[:8]}"
    engine = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


# -- the base --------------------------------------------------------------------------------------------


def _fill(session: Session, size: int) -> Actor:
    """Candidates with texts of some forty words; the index is written past the verbs, as a rebuild would leave it."""
    rng = random.Random(7)
    people.found_company(session, name="Big", timezone="Europe/Moscow", language=Language.RU, now=NOW)
    employee = people.add_employee(session, name="Анна Смирнова", roles=(Role.RECRUITER,), now=NOW)
    actor = actor_of(session, employee)
    assert actor is not None
    bits: dict[tuple[str, int], bytearray] = {}
    names: dict[str, int] = {}
    for begin in range(1, size + 1, BATCH):
        rows, entries = [], []
        for one in range(begin, min(begin + BATCH, size + 1)):
            row, terms, words = _candidate(rng, one, actor.id, size)
            rows.append(row)
            entries.append({"candidate_id": one, "terms": " ".join(sorted(terms)), "words": " ".join(words)})
            chunk, place = divmod(one, search_bits.CHUNK)
            for term in terms:
                part = bits.setdefault((term, chunk), bytearray(search_bits.CHUNK // 8))
                part[place >> 3] |= 1 << (place & 7)
            for word in words:
                if word.startswith(NAME_MARK):
                    name = word.removeprefix(NAME_MARK)
                    names[name] = names.get(name, 0) + 1
        session.execute(insert(Candidate), rows)
        session.execute(insert(SearchEntry), entries)
        _put_words(session, entries)
    _put_bits(session, bits)
    session.execute(insert(SearchName), [{"word": word, "uses": uses} for word, uses in names.items()])
    slips = [{"slip": slip, "word": word} for word in names for slip in search_names.slips_of(word)]
    for begin in range(0, len(slips), BATCH):
        session.execute(insert(SearchSlip), slips[begin : begin + BATCH])
    session.add(SearchState(id=1, pipeline=search_index.VERSION))
    return actor


def _candidate(
    rng: random.Random, one: int, author: int, size: int
) -> tuple[dict[str, object], set[str], list[str]]:
    skills = [skill for at, skill in enumerate(SKILLS) if rng.random() < 0.25 / (1 + at / 3)]
    city = CITIES[min(int(rng.expovariate(0.5)), len(CITIES) - 1)]
    title = rng.choice(TITLES)
    surname = f"{rng.choice(SYLLABLES)}{rng.choice(SYLLABLES)}{rng.choice(SYLLABLES)}нов".capitalize()
    name = f"{surname} {rng.choice(GIVEN)}"
    months, pay, year = (
        int(rng.expovariate(1 / 60)) % 480,
        rng.randrange(40, 500) * 1000,
        rng.randrange(1960, 2006),
    )
    added = NOW - timedelta(minutes=(size - one) * (3 * 365 * 24 * 60) / size)
    terms = {search_terms.EVERYBODY, search_terms.city(city), *map(search_terms.competency, skills)}
    terms |= search_bits.number_terms("exp", months) | search_bits.number_terms(
        "pay.RUB", search_terms.pay_number(pay)
    )
    terms |= search_bits.number_terms("born", search_terms.month_number(date(year, 1 + one % 12, 1)))
    terms |= search_bits.number_terms("added", search_terms.day_number(added))
    if rng.random() < 0.4:
        level = rng.randrange(len(LEVELS))
        terms |= {"lang.english", *(search_terms.language("english", each) for each in LEVELS[: level + 1])}
    if rng.random() < 0.5:
        terms.add(search_terms.education("higher"))
    said = [rng.choice(COMMON) for _ in range(35)] + [rng.choice(RARE) for _ in range(5)]
    words = {
        *stems(" ".join((title, city, *skills, *said))),
        *(f"{NAME_MARK}{key}" for key in name_key(name).split()),
    }
    row = {
        "id": one, "full_name": name, "name_key": name_key(name), "position": title, "city": city, "citizenship": "",
        "experience_months": months, "salary_min": pay, "salary_max": pay, "salary_currency": "RUB",
        "salary_period": SalaryPeriod.MONTH, "salary_tax": SalaryTax.NET, "source": "", "created_by_id": author,
        "created_at": added, "rev": 0,
    }  # fmt: skip
    return row, terms, sorted(words)


def _put_words(session: Session, entries: list[dict[str, object]]) -> None:
    if session.get_bind().dialect.name == "postgresql":
        statement = "INSERT INTO candidate_words SELECT candidate_id, array_to_tsvector(string_to_array(words, ' ')) FROM search_entry"
    else:
        statement = "INSERT INTO candidate_words (rowid, words) SELECT candidate_id, words FROM search_entry"
    ids = {"low": entries[0]["candidate_id"], "high": entries[-1]["candidate_id"]}
    session.execute(text(f"{statement} WHERE candidate_id BETWEEN :low AND :high"), ids)


def _put_bits(session: Session, bits: dict[tuple[str, int], bytearray]) -> None:
    rows = [
        {"term": term, "chunk": chunk, "bits": search_bits.to_bytes(int.from_bytes(part, "little"))}
        for (term, chunk), part in bits.items()
    ]
    for begin in range(0, len(rows), BATCH):
        session.execute(insert(SearchBits), rows[begin : begin + BATCH])


# -- the searches ----------------------------------------------------------------------------------------


def _lines(rng: random.Random) -> Iterable[tuple[str, str, Sort]]:
    """Every kind of search, drawn anew each time."""
    skill, other = rng.sample(SKILLS, 2)
    pay, years = rng.randrange(60, 450), rng.randrange(1, 15)
    city = rng.choice(CITIES)
    yield "facts", f"{skill} {other} от {years} лет до {pay}к {city}", Sort.NEW
    yield "one fact", skill, Sort.NEW
    yield (
        "rare facts",
        f"{' '.join(rng.sample(SKILLS, 4))} {city} english C1 высшее от {years} лет до {pay}к",
        Sort.NEW,
    )
    yield "by salary", f"{skill} {city} от {years} лет", Sort.SALARY
    yield "by experience", f"{skill} до {pay}к", Sort.EXPERIENCE
    yield "a common word", rng.choice(COMMON), Sort.NEW
    yield "a rare word", rng.choice(RARE), Sort.NEW
    yield "words", f"{rng.choice(TITLES)} {rng.choice(COMMON)} {rng.choice(COMMON)}", Sort.NEW
    yield "words and facts", f"{rng.choice(TITLES)} {rng.choice(COMMON)} {skill} {city} до {pay}к", Sort.NEW
    yield "words by salary", f"{rng.choice(COMMON)} {skill}", Sort.SALARY
    surname = f"{rng.choice(SYLLABLES)}{rng.choice(SYLLABLES)}{rng.choice(SYLLABLES)}нов".capitalize()
    yield "a name", f"{surname} {rng.choice(GIVEN)}", Sort.NEW
    yield "a name with a slip", surname[:3] + surname[4:], Sort.NEW


def clock() -> float:
    """On a shared machine the wall's time says more of the others: SQLite works in this process, PostgreSQL does not."""
    return time.perf_counter() if os.environ.get("KADROVIK_TEST_DATABASE_URL") else time.process_time()


def _measure(session: Session, actor: Actor, size: int, database: str) -> list[str]:
    rng = random.Random(11)
    taken: dict[str, list[float]] = {}
    for draw in range(DRAWS + 3):
        for kind, line, sort in _lines(rng):
            query = search.understand(session, actor, line, now=NOW)
            session.expire_all()
            began = clock()
            search.look(session, actor, SearchQuery(query.filters, sort), now=NOW)
            if draw >= 3:
                taken.setdefault(kind, []).append((clock() - began) * 1000)
    began = clock()
    session.execute(text("SELECT count(*) FROM search_entry WHERE words LIKE '%аналитик%'")).all()
    like = (clock() - began) * 1000
    print(f"{database}, {size:,} candidates; a LIKE scan takes {like:.0f} ms")
    slow = []
    for kind, times in taken.items():
        p50, p95 = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
        print(f"  {kind:20} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms   {like / p50:8.1f} times faster than LIKE")
        if p95 > LIMIT_MS:
            slow.append(kind)
    return slow


if __name__ == "__main__":
    sys.exit(main())
