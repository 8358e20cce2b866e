"""Tasks at size: lists and effectiveness of one person and one department among 10,000 people and 1,000,000 tasks.

Run `python -m benchmarks.tasks [people] [tasks]`, on SQLite, or on PostgreSQL named by KADROVIK_TEST_DATABASE_URL. Reported are
milliseconds (the fastest of many: what else the machine does is no part of it) and how many times faster that is than one
pass over the whole table.
"""

import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, insert, make_url, text
from sqlmodel import Session

from bot.db import make_engine
from bot.domain import effectiveness, people, task_lists
from bot.domain.access import Actor, actor_by_id
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.i18n import Language
from bot.migrations.runner import upgrade
from bot.models import (
    Department,
    DepartmentLead,
    Employee,
    EmployeeRole,
    EmployeeState,
    Role,
    Task,
    TaskKind,
    TaskState,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LIMIT_MS = 50.0
DEPARTMENT_SIZE = 100
BATCH = 20_000
DAYS = 365
ROUNDS = 21


def main() -> int:
    """Fill a fresh database, measure, report; 1 when something takes over 50 ms."""
    staff = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    tasks = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    server = os.environ.get("KADROVIK_TEST_DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        url = _fresh(server) if server else f"sqlite:///{Path(folder) / 'benchmark.db'}"
        upgrade(url)
        engine = make_engine(url)
        with engine.connect() as connection:
            with connection.begin(), Session(connection, join_transaction_mode="create_savepoint") as session:
                leader, employee = _fill(session, staff, tasks)
                session.commit()
            with connection.begin():
                connection.execute(text("ANALYZE"))
            with connection.begin(), Session(connection, join_transaction_mode="create_savepoint") as session:
                slow = _measure(session, leader, employee)
        engine.dispose()
    return 1 if slow else 0


def _fresh(server: str) -> str:
    name = f"kadrovik_benchmark_{uuid.uuid4().hex[:8]}"
    address = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _fill(session: Session, staff: int, tasks: int) -> tuple[int, int]:
    """People in departments of a hundred, each led by its first; their tasks over a year. Returns a lead and one of theirs."""
    rng = random.Random(7)
    people.found_company(session, name="Big", timezone="Europe/Moscow", language=Language.RU, now=NOW)
    departments = -(-staff // DEPARTMENT_SIZE)
    session.execute(
        insert(Department),
        [{"id": n, "name": f"D{n}", "created_at": NOW, "rev": 0} for n in range(1, departments + 1)],
    )
    session.execute(
        insert(Employee),
        [
            {
                "id": n,
                "name": f"Person {n:05}",
                "department_id": (n - 1) // DEPARTMENT_SIZE + 1,
                "language": Language.RU,
                "timezone": "Europe/Moscow",
                "state": EmployeeState.WORKING,
                "created_at": NOW,
            }
            for n in range(1, staff + 1)
        ],
    )
    leads = [(n - 1) * DEPARTMENT_SIZE + 1 for n in range(1, departments + 1)]
    session.execute(
        insert(DepartmentLead), [{"department_id": n, "employee_id": lead} for n, lead in enumerate(leads, 1)]
    )
    session.execute(insert(EmployeeRole), [{"employee_id": lead, "role": Role.LEAD} for lead in leads])
    session.execute(
        insert(EmployeeRole), [{"employee_id": n, "role": Role.EMPLOYEE} for n in range(1, staff + 1)]
    )
    for begin in range(0, tasks, BATCH):
        rows = [_task(rng, staff) for _ in range(min(BATCH, tasks - begin))]
        session.execute(insert(Task), rows)
    return 1, 2


def _task(rng: random.Random, staff: int) -> dict[str, object]:
    assignee = rng.randint(1, staff)
    department = (assignee - 1) // DEPARTMENT_SIZE + 1
    due = NOW + timedelta(minutes=rng.randint(-DAYS * 24 * 60, 14 * 24 * 60))
    row: dict[str, object] = {
        "title": "Task",
        "creator_id": (department - 1) * DEPARTMENT_SIZE + 1,
        "assignee_id": assignee,
        "department_id": department,
        "kind": TaskKind.ORDINARY,
        "state": TaskState.OPEN,
        "state_since": due,
        "due_at": due,
        "first_due_at": due,
        "judged_due_at": due,
        "settled_at": due,
        "created_at": due - timedelta(days=5),
        "submitted_at": None,
        "accepted_at": None,
        "late_seconds": None,
        "review_seconds": None,
        "returns": 0,
    }
    # What is a week past is all but always done.
    if due < NOW - timedelta(days=7) and rng.random() < 0.995:
        submitted = due + timedelta(minutes=rng.randint(-2000, 700))
        accepted = submitted + timedelta(hours=rng.randint(1, 60))
        row |= {
            "state": TaskState.ACCEPTED,
            "submitted_at": submitted,
            "accepted_at": accepted,
            "settled_at": min(submitted, due),
            "late_seconds": max(0, int((submitted - due).total_seconds())),
            "review_seconds": int((accepted - submitted).total_seconds()),
            "returns": int(rng.random() < 0.1),
        }
    return row


def _measure(session: Session, leader_id: int, employee_id: int) -> list[str]:
    leader, employee = actor_by_id(session, leader_id), actor_by_id(session, employee_id)
    assert leader is not None
    assert employee is not None
    whole = _fastest(lambda: session.execute(text("SELECT count(*) FROM task WHERE returns > 7")).all(), 3)
    print(f"{'one pass over all tasks':38} {whole:8.1f} ms")
    slow = []
    for name, act in _questions(session, leader, employee).items():
        took = _fastest(act, ROUNDS)
        verdict = "" if took < LIMIT_MS else "  OVER 50 ms"
        print(f"{name:38} {took:8.1f} ms {whole / took:8.1f}x{verdict}")
        slow += [name] if verdict else []
    return slow


def _questions(session: Session, leader: Actor, employee: Actor) -> dict[str, Callable[[], object]]:
    def listed(actor: Actor, scope: TaskScope, chosen: TaskFilter) -> Callable[[], object]:
        return lambda: task_lists.task_page(session, actor, scope, chosen, now=NOW)

    return {
        "my open tasks": listed(employee, TaskScope.MINE, TaskFilter.OPEN),
        "set by me, open": listed(leader, TaskScope.SET, TaskFilter.OPEN),
        "my department, open": listed(leader, TaskScope.TEAM, TaskFilter.OPEN),
        "my department, done": listed(leader, TaskScope.TEAM, TaskFilter.DONE),
        "department's board": lambda: task_lists.board(session, leader, now=NOW),
        "one person, 4 weeks": lambda: effectiveness.report(session, leader, employee.id, 4, now=NOW),
        "one person, 13 weeks": lambda: effectiveness.report(session, leader, employee.id, 13, now=NOW),
        "one person's trend": lambda: effectiveness.trend(session, leader, employee.id, now=NOW),
        "department, 4 weeks": lambda: effectiveness.team_report(session, leader, 4, now=NOW),
        "department, 13 weeks": lambda: effectiveness.team_report(session, leader, 13, now=NOW),
    }


def _fastest(act: Callable[[], object], rounds: int) -> float:
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took)


if __name__ == "__main__":
    sys.exit(main())
