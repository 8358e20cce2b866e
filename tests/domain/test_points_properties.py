"""Random lives of a company's points: whatever happens, in whatever order and side by side, the books are right.

Each step is a unit of its own on the database's lane, and many of them are asked for at the same time, as by many people.
"""

import asyncio
import shutil
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, select

from bot.db import Database, make_engine, opened
from bot.domain import appeals, points, points_ledger, reward_drafts, rewards
from bot.domain.access import Actor
from bot.domain.errors import DomainError
from bot.domain.points_rules import from_json
from bot.domain.reward_drafts import RewardField
from bot.domain.seasons import seasons_of_month
from bot.models import (
    Employee,
    PointsAppeal,
    PointsKind,
    PointsLine,
    PointsTotal,
    Redemption,
    RedemptionState,
    Reward,
    Role,
    Task,
)
from tests.factories import NOW, make_employee
from tests.points_kit import make_reward, make_task

PEOPLE, TASKS, REWARDS = 3, 5, 2
STOCK, PER_PERSON = 3, 2
LATENESS = (timedelta(), timedelta(hours=3), timedelta(days=2))


@dataclass(frozen=True)
class Crew:
    """Two of HR, a few people, their tasks and the shop."""

    hr: tuple[Actor, Actor]
    people: tuple[Actor, ...]
    tasks: tuple[int, ...]
    rewards: tuple[int, ...]


Step = Callable[[Session, Crew, datetime], object]


def found(session: Session) -> Crew:
    hr = (
        make_employee(session, "Анна Смирнова", Role.HR_ADMIN),
        make_employee(session, "Ольга Седова", Role.HR_ADMIN),
    )
    people = tuple(make_employee(session, f"Сотрудник {n}", Role.EMPLOYEE) for n in range(PEOPLE))
    for person in people:
        row = session.get(Employee, person.id)
        assert row is not None
        row.manager_id = hr[1].id
    tasks = tuple(
        make_task(session, hr[0], people[n % PEOPLE], 40 + 10 * n, late=LATENESS[n % len(LATENESS)])
        for n in range(TASKS)
    )
    shop = tuple(
        make_reward(session, hr[0], f"Награда {n}", 30 + 20 * n, stock=STOCK, per_person=PER_PERSON)
        for n in range(REWARDS)
    )
    return Crew(hr, people, tasks, shop)


# -- what can happen ---------------------------------------------------------------------------------------


def accepted(task: int, by: int, mark: int | None) -> Step:
    """By HR, by the assignee, or by the passing of time."""

    def step(session: Session, crew: Crew, now: datetime) -> object:
        task_id = crew.tasks[task]
        work = session.get(Task, task_id)
        assert work is not None
        actors = [crew.hr[0].id, work.assignee_id, None]
        return points.award_for_acceptance(session, task_id, mark=mark, actor_id=actors[by], now=now)

    return step


def returned(task: int) -> Step:
    def step(session: Session, crew: Crew, now: datetime) -> object:
        return points.reverse_for_task(session, crew.tasks[task], actor_id=crew.hr[0].id, now=now)

    return step


def corrected(person: int, amount: int, key: int) -> Step:
    def step(session: Session, crew: Crew, now: datetime) -> object:
        owner = crew.people[person].id
        return points.correct(session, crew.hr[0], owner, amount, "проверка", key=str(key), now=now)

    return step


def wished(person: int, reward: int, ordinal: int) -> Step:
    def step(session: Session, crew: Crew, now: datetime) -> object:
        row = session.get(Reward, crew.rewards[reward])
        assert row is not None
        return rewards.request(
            session, crew.people[person], crew.rewards[reward], ordinal=ordinal, price=row.price, now=now
        )

    return step


def moved(which: int, act: int) -> Step:
    """One of the exchanges there are, one step on or back."""

    def step(session: Session, crew: Crew, now: datetime) -> object:
        rows = session.exec(select(Redemption).order_by(col(Redemption.id))).all()
        if not rows:
            return None
        row = rows[which % len(rows)]
        assert row.id is not None
        owner = next(one for one in crew.people if one.id == row.employee_id)
        acts: Sequence[Callable[[], object]] = (
            lambda: rewards.approve(session, crew.hr[0], row.id or 0, rev=row.rev, now=now),
            lambda: rewards.decline(session, crew.hr[0], row.id or 0, "нет", rev=row.rev, now=now),
            lambda: rewards.hand_over(session, crew.hr[1], row.id or 0, rev=row.rev, now=now),
            lambda: rewards.confirm(session, owner, row.id or 0, rev=row.rev, now=now),
            lambda: rewards.cancel(session, owner, row.id or 0, rev=row.rev, now=now),
        )
        return acts[act]()

    return step


def asked(which: int, uphold: bool) -> Step:
    """A line is asked about, or the question answered if it was."""

    def step(session: Session, crew: Crew, now: datetime) -> object:
        lines = session.exec(select(PointsLine).order_by(col(PointsLine.id))).all()
        if not lines:
            return None
        line = lines[which % len(lines)]
        assert line.id is not None
        owner = next(one for one in crew.people if one.id == line.employee_id)
        there = session.exec(select(PointsAppeal).where(PointsAppeal.line_id == line.id)).first()
        if there is None:
            return appeals.ask(session, owner, line.id, "почему?", now=now)
        assert there.id is not None
        if not uphold:
            return appeals.refuse(session, crew.hr[1], there.id, "так", rev=there.rev, now=now)
        offer = appeals.appeal_card(session, crew.hr[1], there.id).offer
        return appeals.uphold(session, crew.hr[1], there.id, offer, rev=there.rev, now=now)

    return step


def stocked(reward: int, amount: int) -> Step:
    def step(session: Session, crew: Crew, now: datetime) -> object:
        draft = reward_drafts.begin_edit(session, crew.hr[0], crew.rewards[reward], now=now)
        draft = reward_drafts.put(
            session, crew.hr[0], draft.draft_id, RewardField.STOCK, str(amount), now=now
        )
        return reward_drafts.save(session, crew.hr[0], draft.draft_id, rev=draft.rev, now=now)

    return step


def any_of(values: int) -> st.SearchStrategy[int]:
    return st.integers(0, values - 1)


STEPS = st.one_of(
    st.builds(accepted, any_of(TASKS), any_of(3), st.none() | st.integers(1, 5)),
    st.builds(accepted, any_of(TASKS), st.just(0), st.none()),
    st.builds(returned, any_of(TASKS)),
    st.builds(corrected, any_of(PEOPLE), st.integers(-60, 60), any_of(4)),
    st.builds(wished, any_of(PEOPLE), any_of(REWARDS), st.integers(1, 4)),
    st.builds(wished, any_of(PEOPLE), any_of(REWARDS), st.integers(1, 4)),
    st.builds(moved, any_of(6), any_of(5)),
    st.builds(asked, any_of(8), st.booleans()),
    st.builds(stocked, any_of(REWARDS), any_of(5)),
)


# -- what must hold ----------------------------------------------------------------------------------------


def books_are_right(session: Session) -> None:
    lines = session.exec(select(PointsLine).order_by(col(PointsLine.id))).all()
    by_person: dict[int, list[PointsLine]] = defaultdict(list)
    for line in lines:
        by_person[line.employee_id].append(line)
    for employee_id, own in by_person.items():
        assert points_ledger.balance(session, employee_id) == sum(line.amount for line in own)
        nobody_spends_what_is_not_earned(own)
    totals_are_sums(session, lines)
    each_acceptance_pays_once(session, lines)
    every_award_explains_itself(lines)
    every_exchange_is_booked(session, lines)
    stock_is_never_oversold(session)


def nobody_spends_what_is_not_earned(own: list[PointsLine]) -> None:
    """At every reserve the balance covered it; only what is taken back later can make a debt."""
    running = 0
    for line in own:
        running += line.amount
        if line.kind is PointsKind.RESERVE:
            assert running >= 0


def totals_are_sums(session: Session, lines: Sequence[PointsLine]) -> None:
    expected: dict[tuple[int, str], int] = defaultdict(int)
    for line in lines:
        for season in seasons_of_month(line.month) if line.month is not None else ():
            expected[line.employee_id, season] += line.amount
    kept = {(row.employee_id, row.season): row.earned for row in session.exec(select(PointsTotal))}
    assert kept == expected


def each_acceptance_pays_once(session: Session, lines: Sequence[PointsLine]) -> None:
    """No two awards of a task stand at once, and beside what HR corrects a task never brings more than was promised."""
    standing: dict[int, int] = defaultdict(int)
    brought: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.task_id is None:
            continue
        brought[line.task_id] += line.amount
        if line.kind is PointsKind.AWARD:
            standing[line.task_id] += 1
        if line.kind is PointsKind.REVERSAL:
            standing[line.task_id] -= 1
        assert standing[line.task_id] in {0, 1}
        task = session.get(Task, line.task_id)
        assert task is not None
        assert 0 <= brought[line.task_id] <= task.points


def every_award_explains_itself(lines: Sequence[PointsLine]) -> None:
    by_id = {line.id: line for line in lines}
    for line in lines:
        if line.kind is PointsKind.AWARD:
            found_sum = from_json(line.arithmetic)
            full = found_sum.points * found_sum.share * (found_sum.mark or 5)
            assert line.amount == max(0, (2 * full + 500) // 1000 - found_sum.already)
        if line.kind is PointsKind.REVERSAL:
            assert line.amount == -sum(by_id[one].amount for one in line.arithmetic["lines"])


def every_exchange_is_booked(session: Session, lines: Sequence[PointsLine]) -> None:
    booked: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        if line.redemption_id is not None:
            booked[line.redemption_id].append(line.amount)
    for row in session.exec(select(Redemption)):
        assert row.id is not None
        refunded = row.state in {RedemptionState.DECLINED, RedemptionState.CANCELLED}
        assert booked[row.id] == ([-row.price, row.price] if refunded else [-row.price])


def stock_is_never_oversold(session: Session) -> None:
    for reward in session.exec(select(Reward)):
        assert reward.stock is not None
        assert reward.stock >= 0
        taken: dict[int, int] = defaultdict(int)
        for row in session.exec(select(Redemption).where(Redemption.reward_id == reward.id)):
            if row.state not in {RedemptionState.DECLINED, RedemptionState.CANCELLED}:
                taken[row.employee_id] += 1
        assert all(count <= PER_PERSON for count in taken.values())
        if reward.rev == 0:
            assert reward.stock == STOCK - sum(taken.values()), "nobody has restocked it"


# -- the runs ----------------------------------------------------------------------------------------------


@pytest.fixture
def fresh_urls(database_url: str, tmp_path: Path) -> Callable[[], str]:
    """An empty database for every example: another copy of the file, or the same server's emptied again."""

    def copied() -> str:
        path = tmp_path / f"{uuid.uuid4().hex}.db"
        shutil.copyfile(database_url.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def emptied() -> str:
        engine = make_engine(database_url)
        names = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        engine.dispose()
        return database_url

    return copied if database_url.startswith("sqlite") else emptied


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waves=st.lists(st.lists(STEPS, min_size=1, max_size=8), min_size=1, max_size=6))
def test_the_books_are_right_whatever_happens_side_by_side(
    fresh_urls: Callable[[], str], waves: list[list[Step]]
) -> None:
    asyncio.run(_live(fresh_urls(), waves))


async def _live(url: str, waves: list[list[Step]]) -> None:
    async with opened(url) as database:
        crew = await database.write(found)
        for number, wave in enumerate(waves):
            now = NOW + timedelta(hours=number)
            await asyncio.gather(*(_try(database, step, crew, now) for step in wave))
            await database.read(books_are_right)


async def _try(database: Database, step: Step, crew: Crew, now: datetime) -> Any:
    """A unit of its own; a refusal of the domain rolls it back, anything else is a fault of the test."""
    try:
        return await database.write(step, crew, now)
    except DomainError:
        return None


async def test_the_last_piece_goes_to_one_of_many(database_url: str) -> None:
    async with opened(database_url) as database:
        crew = await database.write(found)

        def stock_up(session: Session) -> None:
            row = session.get(Reward, crew.rewards[0])
            assert row is not None
            row.stock, row.rev = 1, 1
            for person in crew.people:
                points.correct(
                    session, crew.hr[0], person.id, 100, "к празднику", key=str(person.id), now=NOW
                )

        await database.write(stock_up)
        wishes = [wished(person, 0, 1) for person in range(PEOPLE)]
        outcomes = await asyncio.gather(*(_try(database, wish, crew, NOW) for wish in wishes))
        assert [outcome is not None for outcome in outcomes].count(True) == 1
        presses = await asyncio.gather(*(_try(database, accepted(0, 0, None), crew, NOW) for _ in range(10)))
        assert [press is not None for press in presses].count(True) == 1

        def check(session: Session) -> None:
            assert session.exec(select(Reward.stock).where(Reward.id == crew.rewards[0])).one() == 0
            books_are_right(session)

        await database.read(check)
