"""Points at ten thousand people and a million lines: balance, leaderboard and statement, each against a plain scan.

    python -m benchmarks.points [--people 10000] [--lines 1000000] [--database postgresql://…]

Times are the fastest of repeated runs on one connection. The ratio beside each says how much faster the answer comes than by
adding up the whole ledger, which is what it would cost without the indexes and running totals. The plain scan's answer is
compared with the quick one: a figure that is fast and wrong would be worth nothing.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, insert, text
from sqlmodel import Session

from bot.db import make_engine
from bot.domain import people, points_ledger, points_statement
from bot.domain.access import Actor, actor_by_id
from bot.domain.leaderboard import Span, leaderboard, teams
from bot.domain.seasons import month_key, seasons_of_month
from bot.i18n import Language
from bot.migrations.runner import upgrade
from bot.models import Employee, EmployeeState, PointsKind, PointsLine, PointsTotal, Role

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DEPARTMENTS = 100
DAYS = 720
BATCH = 20_000
RUNS = 30
LIMIT_MS = 50.0


def fill(session: Session, people_count: int, lines_count: int) -> None:
    """A company with that many people and ledger lines, the newer months fuller than the older."""
    random = Random(8)
    people.found_company(session, name="Bench", timezone="Europe/Moscow", language=Language.EN, now=NOW)
    departments = [people.add_department(session, f"Department {n}", now=NOW).id for n in range(DEPARTMENTS)]
    admin = people.add_employee(session, name="Admin", roles=(Role.HR_ADMIN,), now=NOW)
    session.flush()
    rows = [
        {
            "name": f"Person {number:05d}",
            "position": "Specialist",
            "department_id": departments[number % DEPARTMENTS],
            "state": EmployeeState.WORKING,
            "language": Language.EN,
            "timezone": "Europe/Moscow",
            "created_at": NOW,
        }
        for number in range(people_count - 1)
    ]
    session.execute(insert(Employee), rows)
    assert admin.id is not None
    totals: dict[tuple[int, str], int] = defaultdict(int)
    made = _lines(random, admin.id, people_count, lines_count, totals)
    while batch := list(islice(made, BATCH)):
        session.execute(insert(PointsLine), batch)
    kept = [
        {"employee_id": person, "season": season, "earned": earned}
        for (person, season), earned in totals.items()
    ]
    session.execute(insert(PointsTotal), kept)


def _lines(
    random: Random, first_id: int, people_count: int, count: int, totals: dict[tuple[int, str], int]
) -> Iterator[dict[str, Any]]:
    for number in range(count):
        at = NOW - timedelta(days=DAYS * (1 - number / count), minutes=random.randrange(60))
        person = first_id + random.randrange(people_count)
        spends = random.random() < 0.1
        amount = -random.randrange(10, 60) if spends else random.randrange(5, 80)
        month = None if spends else month_key(at.date())
        for season in seasons_of_month(month) if month is not None else ():
            totals[person, season] += amount
        yield {
            "key": f"bench:{number}",
            "employee_id": person,
            "amount": amount,
            "kind": PointsKind.RESERVE if spends else PointsKind.CORRECTION,
            "month": month,
            "reason": "bench",
            "arithmetic": {},
            "at": at,
        }


def milliseconds(act: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """The fastest run of an act by the wall and by this process's own CPU, after one run that warms the caches.

    The fastest, because whatever else the machine does only adds; on a busy machine the CPU tells more (of SQLite, which
    works inside this process; PostgreSQL works in its own).
    """
    act()
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return min(walls), min(cpus)


def report(session: Session, reader: Actor) -> bool:
    """Print each question's time and its ratio to a plain scan; whether all stay within the limit."""
    month = month_key(NOW.date())
    balance = text("SELECT employee_id, SUM(amount) FROM points_line GROUP BY employee_id")
    season = text(
        "SELECT employee_id, SUM(amount) FROM points_line WHERE month = :month GROUP BY employee_id"
    )

    def scan_balances() -> dict[int, int]:
        return {person: int(total) for person, total in session.execute(balance)}

    def scan_season() -> dict[int, int]:
        return {person: int(total) for person, total in session.execute(season, {"month": month})}

    assert scan_balances()[reader.id] == points_ledger.balance(session, reader.id)
    scanned = sorted((total for total in scan_season().values() if total > 0), reverse=True)
    shown = leaderboard(session, reader, now=NOW)
    assert [place.earned for place in shown.places] == scanned[: len(shown.places)]
    own_department = session.get(Employee, reader.id)
    assert own_department is not None
    questions: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("balance", lambda: points_ledger.balance(session, reader.id), scan_balances),
        ("statement", lambda: points_statement.statement(session, reader, now=NOW), scan_balances),
        ("leaderboard, season", lambda: leaderboard(session, reader, now=NOW), scan_season),
        ("leaderboard, last page", lambda: leaderboard(session, reader, page=10**6, now=NOW), scan_season),
        (
            "leaderboard, all time",
            lambda: leaderboard(session, reader, Span.ALL_TIME, now=NOW),
            scan_balances,
        ),
        (
            "leaderboard, department",
            lambda: leaderboard(session, reader, department_id=own_department.department_id, now=NOW),
            scan_season,
        ),
        ("departments", lambda: teams(session, reader, now=NOW), scan_season),
    ]
    well = True
    print(f"{'question':<26}{'ms':>8}{'cpu ms':>8}{'scan ms':>10}{'ratio':>8}")
    for name, quick, plain in questions:
        (fast, cpu), (slow, _) = milliseconds(quick), milliseconds(plain, 3)
        well = well and fast < LIMIT_MS
        over = "" if fast < LIMIT_MS else "  over the limit"
        print(f"{name:<26}{fast:>8.1f}{cpu:>8.1f}{slow:>10.1f}{slow / fast:>7.0f}×{over}")
    return well


def run(engine: Engine, people_count: int, lines_count: int) -> bool:
    """Fill an empty database and report on it."""
    with engine.connect() as connection, Session(connection) as session:
        begun = time.perf_counter()
        fill(session, people_count, lines_count)
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()
        print(
            f"{engine.dialect.name}: {people_count:,} people, {lines_count:,} lines, "
            f"filled in {time.perf_counter() - begun:.0f} s"
        )
        with Session(connection, expire_on_commit=False) as asking:
            reader = actor_by_id(asking, people_count // 2)
            assert reader is not None
            return report(asking, reader)


def main() -> int:
    """Read the command line; 1 when a question took longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument(
        "--database", default="", help="an empty PostgreSQL database; SQLite in a file by default"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder) / 'bench.db'}"
        upgrade(url)
        engine = make_engine(url)
        well = run(engine, options.people, options.lines)
        engine.dispose()
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
