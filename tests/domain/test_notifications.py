"""Telling somebody else: once, at an hour they like, and only those who can be reached."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain.notifications import NoticeKind, notify, withdraw
from bot.models import Employee, OutboxMessage, OutboxState
from tests.factories import make_employee


def waiting(session: Session) -> list[OutboxMessage]:
    session.flush()
    return list(session.exec(select(OutboxMessage).where(OutboxMessage.state == OutboxState.WAITING)).all())


def told(session: Session) -> list[OutboxMessage]:
    return [row for row in waiting(session) if row.kind.startswith("notice:")]


def test_what_was_told_is_not_told_again(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    said = [notify(session, anna.id, NoticeKind.REMINDERS, {}, now=now, dedupe_key="x") for _ in range(2)]
    assert said == [True, False]
    assert len(told(session)) == 1


def test_what_is_taken_back_in_time_is_never_said_and_can_be_told_later(
    session: Session, now: datetime
) -> None:
    anna = make_employee(session)
    notify(session, anna.id, NoticeKind.REMINDERS, {}, now=now, dedupe_key="x")
    assert withdraw(session, "x")
    assert told(session) == []
    assert not withdraw(session, "x")
    assert notify(session, anna.id, NoticeKind.REMINDERS, {}, now=now, dedupe_key="x")


@pytest.mark.parametrize("why", ["left", "no telegram", "blocked"])
def test_who_cannot_be_written_to_is_not(session: Session, now: datetime, why: str) -> None:
    anna = make_employee(session, left=why == "left", telegram=why != "no telegram")
    if why == "blocked":
        employee = session.get_one(Employee, anna.id)
        employee.reachable = False
    assert not notify(session, anna.id, NoticeKind.REMINDERS, {}, now=now)
    assert told(session) == []


def test_a_slot_holds_only_the_newest(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    for number in range(3):
        notify(session, anna.id, NoticeKind.REMINDERS, {"number": number}, now=now, slot="inbox")
    assert [row.payload["number"] for row in told(session)] == [2]


@pytest.mark.parametrize(
    ("hours", "said_at", "expected"),
    [
        ((21, 9), "2026-11-24 20:30", "2026-11-24 20:30"),
        ((21, 9), "2026-11-24 21:00", "2026-11-25 09:00"),
        ((21, 9), "2026-11-25 03:00", "2026-11-25 09:00"),
        ((21, 9), "2026-11-25 09:00", "2026-11-25 09:00"),
        ((13, 15), "2026-11-24 14:00", "2026-11-24 15:00"),
        ((13, 15), "2026-11-24 16:00", "2026-11-24 16:00"),
        ((8, 8), "2026-11-24 03:00", "2026-11-24 03:00"),
    ],
)
def test_quiet_hours_are_those_of_the_reader(
    session: Session, hours: tuple[int, int], said_at: str, expected: str
) -> None:
    anna = make_employee(session)
    employee = session.get_one(Employee, anna.id)
    employee.timezone = "Asia/Vladivostok"
    employee.quiet_from, employee.quiet_to = time(hours[0]), time(hours[1])
    offset = timedelta(hours=10)
    now = datetime.fromisoformat(said_at).replace(tzinfo=UTC) - offset
    notify(session, anna.id, NoticeKind.REMINDERS, {}, now=now, delay=timedelta(), heed_quiet_hours=True)
    (row,) = told(session)
    assert row.not_before == datetime.fromisoformat(expected).replace(tzinfo=UTC) - offset
