"""Points: what work is worth, paid once, taken back whole, set right in the open."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import people, points, points_ledger, points_notices, points_rules, points_statement, tasks
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.points_rules import RuleField, Rules, worth
from bot.domain.task_values import TaskValues
from bot.models import OutboxMessage, OutboxState, PointsKind, PointsLine, Role, SeasonKind, Task
from tests.factories import NOW, make_department, make_employee
from tests.points_kit import accept, earn, make_task

RULES = Rules(
    task_points=0,
    onboarding_points=0,
    most_per_task=500,
    monthly_budget=None,
    late_share=50,
    late_hours=24,
    marks=True,
    season=SeasonKind.MONTH,
    digest_hour=18,
    rev=0,
)
HOUR = timedelta(hours=1)


@pytest.fixture
def vera(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


@pytest.fixture
def gleb(session: Session) -> Actor:
    return make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.HR_ADMIN)


@pytest.mark.parametrize(
    ("promised", "late", "mark", "amount"),
    [
        (50, timedelta(), None, 50),
        (50, timedelta(seconds=1), None, 25),
        (50, 24 * HOUR, None, 25),
        (50, 24 * HOUR + timedelta(seconds=1), None, 0),
        (51, HOUR, None, 26),
        (50, timedelta(), 5, 50),
        (50, timedelta(), 4, 40),
        (50, HOUR, 3, 15),
        (1, HOUR, 1, 0),
        (5, HOUR, 1, 1),
    ],
)
def test_what_work_is_worth(promised: int, late: timedelta, mark: int | None, amount: int) -> None:
    found = worth(RULES, promised, submitted_at=NOW + late, due_at=NOW, mark=mark)
    assert found.amount == amount
    assert (found.late_minutes > 0) == (late > timedelta())


def test_a_task_without_a_deadline_is_never_late() -> None:
    assert worth(RULES, 50, submitted_at=NOW, due_at=None, mark=None).amount == 50


def test_an_acceptance_pays_once_however_often_it_is_said(session: Session, vera: Actor, gleb: Actor) -> None:
    task = make_task(session, vera, gleb, 50)
    assert accept(session, task, vera) is not None
    assert accept(session, task, vera) is None
    assert points_ledger.balance(session, gleb.id) == 50


def test_a_plain_acceptance_pays_in_full_and_marks_count_only_when_switched_on(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    award = accept(session, make_task(session, vera, gleb, 50), vera, mark=2)
    assert award is not None
    assert award.amount == 50
    points_rules.set_rule(session, anna, RuleField.MARKS, 1, rev=0, now=NOW)
    award = accept(session, make_task(session, vera, gleb, 50), vera, mark=2)
    assert award is not None
    assert award.amount == 20
    award = accept(session, make_task(session, vera, gleb, 50), vera)
    assert award is not None
    assert award.amount == 50


def test_nobody_earns_from_themselves(session: Session, vera: Actor, gleb: Actor) -> None:
    assert accept(session, make_task(session, gleb, gleb, 50), vera) is None
    assert accept(session, make_task(session, vera, gleb, 50), gleb) is None
    assert accept(session, make_task(session, vera, gleb, 0), vera) is None
    assert points_ledger.balance(session, gleb.id) == 0


def test_acceptance_by_the_passing_of_time_pays_too(session: Session, vera: Actor, gleb: Actor) -> None:
    award = accept(session, make_task(session, vera, gleb, 30), None)
    assert award is not None
    assert points_statement.line_card(session, gleb, award.line_id).author == ""


def test_work_that_came_too_late_brings_a_line_that_says_so(
    session: Session, vera: Actor, gleb: Actor
) -> None:
    award = accept(session, make_task(session, vera, gleb, 50, late=timedelta(days=3)), vera)
    assert award is not None
    card = points_statement.line_card(session, gleb, award.line_id)
    assert (card.row.amount, card.row.title) == (0, "Подготовить макет")
    assert card.arithmetic is not None
    assert (card.arithmetic.share, card.arithmetic.late_minutes) == (0, 3 * 24 * 60)


def test_a_return_takes_the_points_back_and_a_second_acceptance_pays_again(
    session: Session, vera: Actor, gleb: Actor
) -> None:
    task = make_task(session, vera, gleb, 50)
    accept(session, task, vera)
    back = points.reverse_for_task(session, task, actor_id=vera.id, now=NOW)
    assert back is not None
    assert back.amount == -50
    assert points.reverse_for_task(session, task, actor_id=vera.id, now=NOW) is None
    again = accept(session, task, vera)
    assert again is not None
    kinds = session.exec(select(PointsLine.kind).order_by(PointsLine.id)).all()  # type: ignore[arg-type]
    assert kinds == [PointsKind.AWARD, PointsKind.REVERSAL, PointsKind.AWARD]
    assert points_ledger.balance(session, gleb.id) == 50


def test_a_reversal_takes_what_was_set_right_with_it(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    award = accept(session, task := make_task(session, vera, gleb, 50, late=HOUR), vera)
    assert award is not None
    points.correct(session, anna, gleb.id, 25, "Опоздал не он", key="1", about_line=award.line_id, now=NOW)
    back = points.reverse_for_task(session, task, actor_id=vera.id, now=NOW)
    assert back is not None
    assert back.amount == -50
    assert points_ledger.balance(session, gleb.id) == 0


def test_a_reversal_counts_in_the_season_of_its_award(session: Session, vera: Actor, gleb: Actor) -> None:
    task = make_task(session, vera, gleb, 50)
    accept(session, task, vera)
    later = NOW + timedelta(days=20)
    points.reverse_for_task(session, task, actor_id=vera.id, now=later)
    assert points_ledger.earned(session, gleb.id, "2026-11") == 0
    assert points_ledger.earned(session, gleb.id, "2026-12") == 0
    assert points_ledger.earned(session, gleb.id) == 0


def test_a_correction_shows_both_lines_and_who_made_it(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    award = earn(session, vera, gleb, 50)
    made = points.correct(
        session, anna, gleb.id, -10, "начислено дважды", key="7", about_line=award.line_id, now=NOW
    )
    rows = points_statement.statement(session, gleb, now=NOW).rows
    assert [row.amount for row in rows] == [-10, 50]
    card = points_statement.line_card(session, gleb, award.line_id)
    assert [row.id for row in card.related] == [made.line_id]
    assert points_statement.line_card(session, gleb, made.line_id).author == "Анна Смирнова"
    assert points_ledger.balance(session, gleb.id) == 40


@pytest.mark.parametrize(
    ("amount", "reason", "problem"),
    [
        (0, "почему-то", Problem.POINTS_RANGE),
        (10, "  ", Problem.REASON_NEEDED),
        (10**9, "много", Problem.POINTS_RANGE),
        (10, "х" * 301, Problem.TEXT_TOO_LONG),
    ],
)
def test_a_correction_needs_an_amount_and_a_reason(
    session: Session, gleb: Actor, anna: Actor, amount: int, reason: str, problem: Problem
) -> None:
    with pytest.raises(Unfit) as refused:
        points.correct(session, anna, gleb.id, amount, reason, key="1", now=NOW)
    assert refused.value.problem is problem


def test_only_hr_corrects_and_never_their_own(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    with pytest.raises(Denied):
        points.correct(session, vera, gleb.id, 10, "просто так", key="1", now=NOW)
    with pytest.raises(Unfit) as refused:
        points.correct(session, anna, anna.id, 10, "себе", key="2", now=NOW)
    assert refused.value.problem is Problem.POINTS_OWN


def test_a_creator_promises_within_the_limits(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    rules = points_rules.set_rule(session, anna, RuleField.MOST_PER_TASK, 100, rev=0, now=NOW)
    points_rules.set_rule(session, anna, RuleField.MONTHLY_BUDGET, 120, rev=rules.rev, now=NOW)
    points.check_promise(session, vera.id, gleb.id, 100, now=NOW)
    make_task(session, vera, gleb, 100)
    make_task(session, vera, gleb, 100, created_at=NOW - timedelta(days=40))
    for points_wanted, assignee, problem in (
        (101, gleb, Problem.POINTS_RANGE),
        (21, gleb, Problem.POINTS_OVER_BUDGET),
        (20, vera, Problem.POINTS_SELF_SET),
    ):
        with pytest.raises(Unfit) as refused:
            points.check_promise(session, vera.id, assignee.id, points_wanted, now=NOW)
        assert refused.value.problem is problem
    points.check_promise(session, vera.id, gleb.id, 20, now=NOW)


def test_the_person_hears_of_it_unless_it_was_taken_back_first(
    session: Session, vera: Actor, gleb: Actor
) -> None:
    task = make_task(session, vera, gleb, 50)
    accept(session, task, vera)
    told = session.exec(select(OutboxMessage)).one()
    found = points_notices.load_changed(session, gleb, told.payload, NOW)
    assert found is not None
    assert (found.row.amount, found.balance_after) == (50, 50)
    points.reverse_for_task(session, task, actor_id=vera.id, now=NOW)
    assert [row.state for row in session.exec(select(OutboxMessage))] == [OutboxState.DROPPED]


def test_lines_are_seen_by_their_owner_their_lead_and_hr_only(session: Session, anna: Actor) -> None:
    marketing = make_department(session)
    lead = make_employee(session, "Вера Орлова", Role.LEAD, department=marketing)
    assert marketing.id is not None
    people.set_lead(session, marketing.id, lead.id)
    own = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=marketing)
    other = make_employee(session, "Пётр Ильин", Role.EMPLOYEE, department=marketing)
    award = earn(session, lead, own, 50)
    for reader in (own, lead, anna):
        assert points_statement.line_card(session, reader, award.line_id).row.amount == 50
    with pytest.raises(Denied):
        points_statement.line_card(session, other, award.line_id)
    with pytest.raises(Denied):
        points_statement.statement(session, other, own.id, now=NOW)


def test_rules_are_checked_and_outdated_cards_do_not_act(session: Session, vera: Actor, anna: Actor) -> None:
    with pytest.raises(Denied):
        points_rules.set_rule(session, vera, RuleField.LATE_SHARE, 10, rev=0, now=NOW)
    rules = points_rules.set_rule(session, anna, RuleField.SEASON, 1, rev=0, now=NOW)
    assert rules.season is SeasonKind.QUARTER
    with pytest.raises(Outdated):
        points_rules.set_rule(session, anna, RuleField.LATE_SHARE, 10, rev=0, now=NOW)
    with pytest.raises(Unfit):
        points_rules.set_rule(session, anna, RuleField.LATE_SHARE, 101, rev=rules.rev, now=NOW)
    assert (
        points_rules.set_rule(
            session, anna, RuleField.MONTHLY_BUDGET, None, rev=rules.rev, now=NOW
        ).monthly_budget
        is None
    )


def test_a_default_is_promised_only_by_whoever_may_and_within_the_budget(
    session: Session, vera: Actor, gleb: Actor, anna: Actor
) -> None:
    rules = points_rules.set_rule(session, anna, RuleField.TASK_POINTS, 10, rev=0, now=NOW)
    points_rules.set_rule(session, anna, RuleField.MONTHLY_BUDGET, 15, rev=rules.rev, now=NOW)
    assert points.offered(session, vera.id, gleb.id, now=NOW) == 10
    assert points.offered(session, gleb.id, vera.id, now=NOW) == 0, "an employee promises nothing"
    make_task(session, vera, gleb, 10)
    assert points.offered(session, vera.id, gleb.id, now=NOW) == 0, "the month is used up"


def test_several_assignees_share_the_budget(session: Session, vera: Actor, gleb: Actor, anna: Actor) -> None:
    points_rules.set_rule(session, anna, RuleField.MONTHLY_BUDGET, 100, rev=0, now=NOW)
    boris = make_employee(session, "Борис Петров", Role.EMPLOYEE)
    wanted = TaskValues("Собрать стенд", (gleb.id, boris.id), points=60)
    with pytest.raises(Unfit) as refused:
        tasks.set_tasks(session, vera, wanted, now=NOW)
    assert (refused.value.problem, refused.value.details) == (Problem.POINTS_OVER_BUDGET, {"left": 40})


def test_the_whole_way_of_a_task_through_its_own_verbs(session: Session, vera: Actor, gleb: Actor) -> None:
    (task_id,) = tasks.set_tasks(
        session, vera, TaskValues("Собрать стенд", (gleb.id,), points=60), now=NOW
    ).task_ids
    tasks.submit(session, gleb, task_id, rev=0, now=NOW)
    task = session.get(Task, task_id)
    assert task is not None
    tasks.accept(session, vera, task_id, rev=task.rev, now=NOW)
    assert points_ledger.balance(session, gleb.id) == 60
