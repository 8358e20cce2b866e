"""Announcing points in groups: one message a day, in its hour, with nothing in it that does not belong there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain import points, points_boards
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated
from bot.models import BoardMode, Chat, Role
from tests.factories import NOW, make_department, make_employee
from tests.points_kit import accept, earn, make_task

GROUP = -1001
SOON = NOW + timedelta(seconds=11)
DIGEST = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # 18:00 in Moscow


@pytest.fixture
def anna(session: Session) -> Actor:
    anna = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    session.add(Chat(id=GROUP, kind="supergroup", title="Ромашка"))
    session.flush()
    return anna


@pytest.fixture
def gleb(session: Session) -> Actor:
    return make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=make_department(session))


def bound(session: Session, anna: Actor, mode: BoardMode, department_id: int | None = None) -> None:
    card = points_boards.bind(session, anna, GROUP, department_id, rev=0, now=NOW)
    points_boards.set_mode(session, anna, GROUP, mode, rev=card.rev, now=NOW)


def said(session: Session, now: datetime) -> list[tuple[date, list[tuple[str, int, int]]]]:
    return [
        (board.day, [(row.name, row.earned, row.tasks) for row in board.rows])
        for board in points_boards.take_due(session, now=now)
    ]


TODAY = date(2026, 11, 24)


def test_at_once_means_after_the_undo_and_every_line_once(session: Session, anna: Actor, gleb: Actor) -> None:
    bound(session, anna, BoardMode.INSTANT)
    earn(session, anna, gleb, 50)
    assert said(session, NOW) == []
    assert points_boards.next_due(session) == NOW + timedelta(seconds=10)
    assert said(session, SOON) == [(TODAY, [("Глеб Зайцев", 50, 1)])]
    assert said(session, SOON) == []
    earn(session, anna, gleb, 20, now=SOON)
    assert said(session, SOON + timedelta(minutes=1)) == [(TODAY, [("Глеб Зайцев", 70, 2)])]


def test_what_was_taken_back_the_same_day_disappears_without_a_word(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    bound(session, anna, BoardMode.INSTANT)
    task = make_task(session, anna, gleb, 50)
    accept(session, task, anna)
    assert said(session, SOON) == [(TODAY, [("Глеб Зайцев", 50, 1)])]
    points.reverse_for_task(session, task, actor_id=anna.id, now=SOON)
    assert said(session, SOON + timedelta(minutes=1)) == [(TODAY, [])]


def test_a_reversal_of_an_earlier_day_is_nobody_s_business(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    bound(session, anna, BoardMode.INSTANT)
    task = make_task(session, anna, gleb, 50)
    accept(session, task, anna)
    said(session, SOON)
    later = NOW + timedelta(days=2)
    points.reverse_for_task(session, task, actor_id=anna.id, now=later)
    assert said(session, later + timedelta(minutes=1)) == []


def test_nothing_is_said_in_the_quiet_hours(session: Session, anna: Actor, gleb: Actor) -> None:
    bound(session, anna, BoardMode.INSTANT)
    night = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)  # 22:30 in Moscow
    earn(session, anna, gleb, 50, now=night)
    assert said(session, night + timedelta(hours=1)) == []
    morning = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert points_boards.next_due(session) == morning
    assert said(session, morning) == [(TODAY, [("Глеб Зайцев", 50, 1)])]


def test_a_digest_comes_once_a_day_and_late_points_come_with_the_next(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    bound(session, anna, BoardMode.DIGEST)
    earn(session, anna, gleb, 50)
    assert points_boards.next_due(session) == DIGEST
    assert said(session, DIGEST - timedelta(minutes=1)) == []
    assert said(session, DIGEST) == [(TODAY, [("Глеб Зайцев", 50, 1)])]
    earn(session, anna, gleb, 20, now=DIGEST + timedelta(hours=1))
    assert said(session, DIGEST + timedelta(hours=2)) == []
    assert said(session, DIGEST + timedelta(days=1)) == [
        (TODAY + timedelta(days=1), [("Глеб Зайцев", 20, 1)])
    ]


def test_off_says_nothing_and_switching_on_digs_nothing_up(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    bound(session, anna, BoardMode.OFF)
    earn(session, anna, gleb, 50)
    assert points_boards.next_due(session) is None
    points_boards.set_mode(
        session, anna, GROUP, BoardMode.INSTANT, rev=points_boards.board(session, anna, GROUP).rev, now=SOON
    )
    assert said(session, SOON + timedelta(hours=1)) == []


def test_a_department_hears_of_its_own_people_only(session: Session, anna: Actor, gleb: Actor) -> None:
    sales = make_department(session, "Продажи")
    boris = make_employee(session, "Борис Петров", Role.EMPLOYEE, department=sales)
    bound(session, anna, BoardMode.INSTANT, sales.id)
    earn(session, anna, gleb, 50)
    earn(session, anna, boris, 30)
    assert said(session, SOON) == [(TODAY, [("Борис Петров", 30, 1)])]


def test_who_may_not_tend_a_group_cannot_bind_it(session: Session, anna: Actor, gleb: Actor) -> None:
    with pytest.raises(Denied):
        points_boards.bind(session, gleb, GROUP, None, rev=0, now=NOW)
    card = points_boards.bind(session, anna, GROUP, None, rev=0, now=NOW)
    with pytest.raises(Outdated):
        points_boards.set_mode(session, anna, GROUP, BoardMode.OFF, rev=card.rev - 1, now=NOW)
