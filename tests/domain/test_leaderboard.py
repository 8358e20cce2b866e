"""The leaderboard against hand-counted points: fair ties, nobody left on it who has left, no list of the last."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import points, points_rules, rewards
from bot.domain.access import Actor
from bot.domain.leaderboard import Span, leaderboard, teams
from bot.domain.points_rules import RuleField
from bot.models import Department, Employee, EmployeeState, PointsLine, Role
from tests.factories import NOW, make_department, make_employee
from tests.points_kit import earn, make_reward

LAST_MONTH = NOW - timedelta(days=40)


@dataclass(frozen=True)
class Crew:
    anna: Actor
    boris: Actor
    vera: Actor
    gleb: Actor
    dina: Actor
    egor: Actor
    sales: Department
    support: Department


@pytest.fixture
def crew(session: Session) -> Crew:
    """November: Вера 90, Борис and Глеб 60 each, Дина 20, Егор nothing. October: Дина 500."""
    sales, support = make_department(session, "Продажи"), make_department(session, "Поддержка")
    support.parent_id = sales.id
    session.add(support)
    anna = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    boris = make_employee(session, "Борис Петров", Role.EMPLOYEE, department=sales)
    vera = make_employee(session, "Вера Орлова", Role.EMPLOYEE, department=sales)
    gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=support)
    dina = make_employee(session, "Дина Котова", Role.EMPLOYEE, department=support)
    egor = make_employee(session, "Егор Белов", Role.EMPLOYEE)
    for person, amount in ((vera, 40), (vera, 50), (boris, 60), (gleb, 60), (dina, 20)):
        earn(session, anna, person, amount)
    earn(session, anna, dina, 500, now=LAST_MONTH)
    return Crew(anna, boris, vera, gleb, dina, egor, sales, support)


def test_equal_points_share_a_place_and_nobody_without_points_is_listed(session: Session, crew: Crew) -> None:
    board = leaderboard(session, crew.dina, now=NOW)
    assert [(one.place, one.name, one.earned) for one in board.places] == [
        (1, "Вера Орлова", 90),
        (2, "Борис Петров", 60),
        (2, "Глеб Зайцев", 60),
        (4, "Дина Котова", 20),
    ]
    assert [one.is_me for one in board.places] == [False, False, False, True]


def test_my_place_says_what_is_missing_to_the_next(session: Session, crew: Crew) -> None:
    expected = {
        crew.vera.id: (1, None, None),
        crew.boris.id: (2, 30, 1),
        crew.dina.id: (4, 40, 2),
        crew.egor.id: (None, 20, 4),
    }
    for person in (crew.vera, crew.boris, crew.dina, crew.egor):
        mine = leaderboard(session, person, now=NOW).mine
        assert mine is not None
        assert (mine.place, mine.missing, mine.next_place) == expected[person.id], person.name


def test_all_time_counts_every_season(session: Session, crew: Crew) -> None:
    board = leaderboard(session, crew.dina, Span.ALL_TIME, now=NOW)
    assert (board.places[0].name, board.places[0].earned) == ("Дина Котова", 520)


def test_a_quarter_gathers_its_months(session: Session, crew: Crew) -> None:
    points_rules.set_rule(session, crew.anna, RuleField.SEASON, 1, rev=0, now=NOW)
    board = leaderboard(session, crew.dina, now=NOW)
    assert board.season.key == "2026-Q4"
    assert (board.places[0].name, board.places[0].earned) == ("Дина Котова", 520)


def test_who_has_left_is_gone_at_once(session: Session, crew: Crew) -> None:
    left = session.get(Employee, crew.vera.id)
    last = session.get(Employee, crew.boris.id)
    assert left is not None
    assert last is not None
    left.state = EmployeeState.LEFT
    last.last_day = (NOW - timedelta(days=1)).date()
    session.flush()
    board = leaderboard(session, crew.dina, now=NOW)
    assert [(one.place, one.name) for one in board.places] == [(1, "Глеб Зайцев"), (2, "Дина Котова")]


def test_a_department_counts_with_those_below_it(session: Session, crew: Crew) -> None:
    whole = leaderboard(session, crew.boris, department_id=crew.sales.id, now=NOW)
    assert [one.name for one in whole.places] == ["Вера Орлова", "Борис Петров", "Глеб Зайцев", "Дина Котова"]
    part = leaderboard(session, crew.boris, department_id=crew.support.id, now=NOW)
    assert [(one.place, one.name) for one in part.places] == [(1, "Глеб Зайцев"), (2, "Дина Котова")]
    assert part.mine is None, "the reader does not work there"


def test_pages_go_on_with_the_places(session: Session, crew: Crew) -> None:
    second = leaderboard(session, crew.dina, page=1, size=2, now=NOW)
    assert [(one.place, one.name) for one in second.places] == [(2, "Глеб Зайцев"), (4, "Дина Котова")]


def test_spending_never_lowers_a_place(session: Session, crew: Crew) -> None:
    reward = make_reward(session, crew.anna, price=90)
    rewards.request(session, crew.vera, reward, ordinal=1, price=90, now=NOW)
    assert leaderboard(session, crew.vera, now=NOW).places[0].name == "Вера Орлова"


def test_what_was_taken_back_no_longer_counts(session: Session, crew: Crew) -> None:
    task_id = session.exec(select(PointsLine.task_id).where(PointsLine.employee_id == crew.dina.id)).first()
    assert task_id is not None
    points.reverse_for_task(session, task_id, actor_id=crew.anna.id, now=NOW)
    names = [one.name for one in leaderboard(session, crew.dina, now=NOW).places]
    assert "Дина Котова" not in names


def test_departments_compare_by_points_a_head(session: Session, crew: Crew) -> None:
    found = teams(session, crew.egor, now=NOW)
    # Продажи: 90 + 60 + 60 + 20 of four people; Поддержка, a part of it: 60 + 20 of two.
    assert [(one.place, one.name, one.earned, one.people, one.average) for one in found.teams] == [
        (1, "Продажи", 230, 4, 58),
        (2, "Поддержка", 80, 2, 40),
    ]
