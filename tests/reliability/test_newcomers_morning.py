"""The morning after five hundred people have come at once: everybody hears what is late in one message, whatever happens."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from bot.db import opened
from bot.domain import departments, onboarding
from bot.domain.access import Actor
from bot.domain.onboarding import MOST_AT_ONCE, Hire
from bot.models import (
    Department,
    Employee,
    OutboxMessage,
    OutboxState,
    PlanTask,
    Reminder,
    ReminderKind,
    Role,
)
from bot.sandbox import Sandbox
from tests.factories import make_company, make_department, make_employee
from tests.reliability.child import Child

NEWCOMERS = 500
TEAMS = 10
PATIENCE = 180.0


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """With Telegram's limits: whatever goes beyond them is refused."""
    made = Sandbox()
    await made.start()
    yield made
    await made.stop()


def _seed(session: Session, *, now: datetime) -> None:
    make_company(session)
    hr = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    for name in ("ИТ", "Безопасность", "АХО"):
        _led(session, hr, name, now)
    teams = [_led(session, hr, f"Отдел {number}", now) for number in range(TEAMS)]
    for number in range(NEWCOMERS):
        make_employee(session, f"Новичок {number}", Role.EMPLOYEE, department=teams[number % TEAMS])
    for person in session.exec(select(Employee)).all():
        person.morning_hour, person.quiet_from, person.quiet_to = None, time(0), time(0)
        session.add(person)


def _begin(session: Session, part: int, *, now: datetime) -> None:
    """The plans began three weeks ago for a first day a week ago; nobody has done anything since."""
    hr = session.exec(select(Employee).order_by(col(Employee.id))).first()
    people = session.exec(
        select(Employee.id)
        .where(col(Employee.name).startswith("Новичок"))
        .order_by(col(Employee.id))
        .offset(part * MOST_AT_ONCE)
        .limit(MOST_AT_ONCE)
    ).all()
    assert hr is not None
    day = (now - timedelta(days=7)).date()
    hires = [Hire("", day, employee_id=person) for person in people]
    onboarding.start(session, hr.id or 0, hires, now=now - timedelta(days=21), quiet=True)


def _led(session: Session, hr: Actor, name: str, now: datetime) -> Department:
    department = make_department(session, name)
    lead = make_employee(session, f"Глава: {name}", Role.LEAD, department=department)
    departments.appoint_lead(session, hr, department.id or 0, lead.id, now=now)
    return department


def _accounts(session: Session) -> dict[int, str]:
    rows = session.exec(select(Employee.telegram_id, Employee.name)).all()
    return {account: name for account, name in rows if account is not None}


def _concerned(session: Session, now: datetime) -> set[int]:
    """The accounts of whoever something late is to be told to."""
    late = (ReminderKind.PLAN_LATE, ReminderKind.PLAN_LATE_HR, ReminderKind.PLAN_LATE_ABOVE)
    found = session.exec(
        select(Employee.telegram_id)
        .join(Reminder, col(Reminder.recipient_id) == col(Employee.id))
        .where(col(Reminder.kind).in_(late), Reminder.due_at <= now)
    ).all()
    return {account for account in found if account is not None}


def _said(session: Session) -> tuple[Counter[int], int]:
    """How many messages about what is late everybody got, and how often one was begun anew; none waits or has failed."""
    rows = session.exec(select(OutboxMessage)).all()
    assert not [row for row in rows if row.state in {OutboxState.WAITING, OutboxState.FAILED}]
    sent = Counter(
        row.chat_id for row in rows if row.kind == "notice:reminders" and row.state is OutboxState.SENT
    )
    return sent, sum(row.attempts - 1 for row in rows if row.attempts)


async def test_everybody_hears_once_through_a_restart_and_a_kill(
    sandbox: Sandbox, database_url: str, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    async with opened(database_url) as database:
        await database.write(_seed, now=now)
        for part in range(NEWCOMERS // MOST_AT_ONCE):
            await database.write(_begin, part, now=now)
        accounts = await database.read(_accounts)
        concerned = await database.read(_concerned, now)
        tasks = await database.read(lambda session: session.exec(select(func.count(PlanTask.task_id))).one())
    assert tasks >= NEWCOMERS * 12
    assert len(concerned) >= NEWCOMERS
    for account, name in accounts.items():
        await sandbox.add_person(id=account, first_name=name).start()
    sandbox.world.updates.drop_all()  # they have been in the bot for weeks
    child = Child(sandbox, database_url, tmp_path, [next(iter(accounts))], pacing=True)

    def told() -> Counter[tuple[int, str]]:
        calls = (call for call in sandbox.calls("sendMessage") if call.ok)
        return Counter((int(call.parameters["chat_id"]), call.parameters["text"]) for call in calls)

    def heard(part: int) -> bool:
        return len({chat for chat, _ in told()}) >= len(concerned) // part

    await child.start()
    await sandbox.changed(lambda: heard(4), PATIENCE)
    await child.stop()
    assert max(told().values()) == 1, "a restart doubles nothing"
    await child.start()
    await sandbox.changed(lambda: heard(2), PATIENCE)
    await child.kill()
    await child.start()
    await sandbox.changed(lambda: heard(1), PATIENCE)
    await child.stop()

    async with opened(database_url) as database:
        messages, again = await database.read(_said)
    assert {chat for chat, _ in told()} == concerned, "none lost"
    assert set(messages.values()) == {1}, "one message a person, whatever is late"
    assert sum(told().values()) - len(told()) <= again, "only what was in flight at the kill comes twice"
    assert not sandbox.refusals, "nothing beyond Telegram's limits"
