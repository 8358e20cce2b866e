"""The reward shop: points reserved and returned, stock and limits never wrong, nobody deciding for themselves."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import points, points_ledger, redemption_cards, reward_drafts, rewards
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.redemption_cards import RedemptionCard, RedemptionList
from bot.domain.reward_drafts import RewardField
from bot.models import PointsKind, PointsLine, RedemptionState, Reward, Role
from tests.factories import NOW, make_employee
from tests.points_kit import accept, earn, make_reward, make_task


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна Смирнова", Role.HR_ADMIN)


@pytest.fixture
def olga(session: Session) -> Actor:
    return make_employee(session, "Ольга Седова", Role.HR_ADMIN)


@pytest.fixture
def gleb(session: Session) -> Actor:
    return make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)


@pytest.fixture
def boris(session: Session) -> Actor:
    return make_employee(session, "Борис Петров", Role.EMPLOYEE)


def asked(session: Session, actor: Actor, reward: int, price: int = 100, ordinal: int = 1) -> RedemptionCard:
    return rewards.request(session, actor, reward, ordinal=ordinal, price=price, now=NOW)


def problem_of(session: Session, actor: Actor, reward: int, *, ordinal: int = 1) -> Problem:
    with pytest.raises(Unfit) as refused:
        asked(session, actor, reward, ordinal=ordinal)
    return refused.value.problem


def test_a_request_reserves_the_points_and_the_whole_way_ends_with_the_receipt(
    session: Session, anna: Actor, gleb: Actor, boris: Actor
) -> None:
    earn(session, anna, gleb, 130)
    reward = make_reward(session, anna, stock=2, fulfiller=boris)
    card = asked(session, gleb, reward)
    assert points_ledger.balance(session, gleb.id) == 30
    card = rewards.approve(session, anna, card.id, rev=card.rev, now=NOW)
    card = rewards.hand_over(session, boris, card.id, rev=card.rev, now=NOW)
    card = rewards.confirm(session, gleb, card.id, rev=card.rev, now=NOW)
    assert card.state is RedemptionState.CONFIRMED
    assert points_ledger.balance(session, gleb.id) == 30
    left = session.get(Reward, reward)
    assert left is not None
    assert left.stock == 1


def test_a_refusal_gives_points_and_stock_back_with_its_reason(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    earn(session, anna, gleb, 100)
    reward = make_reward(session, anna, stock=1)
    card = asked(session, gleb, reward)
    card = rewards.decline(session, anna, card.id, "размера нет", rev=card.rev, now=NOW)
    assert points_ledger.balance(session, gleb.id) == 100
    refund = session.exec(select(PointsLine).where(PointsLine.kind == PointsKind.REFUND)).one()
    assert (refund.amount, refund.reason) == (100, "размера нет")
    again = asked(session, gleb, reward, ordinal=2)
    assert again.state is RedemptionState.REQUESTED


def test_an_approved_request_can_still_be_declined_but_not_one_handed_over(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    earn(session, anna, gleb, 200)
    reward = make_reward(session, anna)
    card = rewards.approve(session, anna, asked(session, gleb, reward).id, rev=0, now=NOW)
    rewards.decline(session, anna, card.id, "поставщик подвёл", rev=card.rev, now=NOW)
    second = asked(session, gleb, reward, ordinal=2)
    second = rewards.approve(session, anna, second.id, rev=second.rev, now=NOW)
    second = rewards.hand_over(session, anna, second.id, rev=second.rev, now=NOW)
    with pytest.raises(Outdated):
        rewards.decline(session, anna, second.id, "поздно", rev=second.rev, now=NOW)
    assert points_ledger.balance(session, gleb.id) == 100


def test_a_second_press_is_the_same_request(session: Session, anna: Actor, gleb: Actor) -> None:
    earn(session, anna, gleb, 300)
    reward = make_reward(session, anna, stock=3)
    assert asked(session, gleb, reward).id == asked(session, gleb, reward).id
    assert points_ledger.balance(session, gleb.id) == 200


def test_one_s_own_request_can_be_taken_back_until_it_is_decided(
    session: Session, anna: Actor, gleb: Actor
) -> None:
    earn(session, anna, gleb, 100)
    reward = make_reward(session, anna, stock=1)
    card = asked(session, gleb, reward)
    card = rewards.cancel(session, gleb, card.id, rev=card.rev, now=NOW)
    assert points_ledger.balance(session, gleb.id) == 100
    with pytest.raises(Outdated):
        rewards.approve(session, anna, card.id, rev=card.rev, now=NOW)


def test_what_hinders_a_request_is_said(session: Session, anna: Actor, gleb: Actor, boris: Actor) -> None:
    earn(session, anna, gleb, 99)
    reward = make_reward(session, anna, stock=1, per_person=1)
    assert problem_of(session, gleb, reward) is Problem.POINTS_TOO_FEW
    earn(session, anna, gleb, 201)
    earn(session, anna, boris, 100)
    asked(session, gleb, reward)
    assert problem_of(session, gleb, reward, ordinal=2) is Problem.REWARD_LIMIT
    assert problem_of(session, boris, reward) is Problem.REWARD_OUT_OF_STOCK
    row = session.get(Reward, reward)
    assert row is not None
    reward_drafts.set_active(session, anna, reward, False, rev=row.rev, now=NOW)
    assert problem_of(session, boris, reward) is Problem.REWARD_NOT_OFFERED


def test_the_limit_begins_anew_with_the_year(session: Session, anna: Actor, gleb: Actor) -> None:
    earn(session, anna, gleb, 300)
    reward = make_reward(session, anna, per_person=1)
    asked(session, gleb, reward)
    assert rewards.reward_card(session, gleb, reward, now=NOW).hindrance is not None
    assert rewards.reward_card(session, gleb, reward, now=NOW + timedelta(days=60)).hindrance is None


def test_a_changed_price_is_shown_before_it_is_paid(session: Session, anna: Actor, gleb: Actor) -> None:
    earn(session, anna, gleb, 300)
    reward = make_reward(session, anna, price=100)
    draft = reward_drafts.begin_edit(session, anna, reward, now=NOW)
    draft = reward_drafts.put(session, anna, draft.draft_id, RewardField.PRICE, "250", now=NOW)
    reward_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=NOW)
    with pytest.raises(Outdated):
        asked(session, gleb, reward, price=100)
    assert points_ledger.balance(session, gleb.id) == 300


def test_a_debt_closes_the_shop_until_it_is_earned_back(session: Session, anna: Actor, gleb: Actor) -> None:
    task = make_task(session, anna, gleb, 100)
    accept(session, task, anna)
    reward, small = make_reward(session, anna), make_reward(session, anna, "Кружка", 10)
    asked(session, gleb, reward)
    points.reverse_for_task(session, task, actor_id=anna.id, now=NOW)
    assert points_ledger.balance(session, gleb.id) == -100
    with pytest.raises(Unfit) as refused:
        asked(session, gleb, small, price=10)
    assert (refused.value.problem, refused.value.details) == (Problem.POINTS_DEBT, {"debt": 100})
    earn(session, anna, gleb, 110)
    asked(session, gleb, small, price=10)
    assert points_ledger.balance(session, gleb.id) == 0


def test_nobody_decides_about_their_own_while_somebody_else_can(
    session: Session, anna: Actor, olga: Actor, gleb: Actor
) -> None:
    earn(session, gleb, anna, 100)
    card = asked(session, anna, make_reward(session, olga))
    with pytest.raises(Unfit) as refused:
        rewards.approve(session, anna, card.id, rev=card.rev, now=NOW)
    assert refused.value.problem is Problem.REDEMPTION_OWN
    assert rewards.approve(session, olga, card.id, rev=card.rev, now=NOW).state is RedemptionState.APPROVED


def test_who_has_no_part_in_it_neither_sees_nor_decides(
    session: Session, anna: Actor, gleb: Actor, boris: Actor
) -> None:
    earn(session, anna, gleb, 100)
    card = asked(session, gleb, make_reward(session, anna))
    for act in (
        lambda: redemption_cards.redemption_card(session, boris, card.id),
        lambda: rewards.approve(session, boris, card.id, rev=card.rev, now=NOW),
        lambda: rewards.hand_over(session, gleb, card.id, rev=card.rev, now=NOW),
    ):
        with pytest.raises(Denied):
            act()
    waiting = redemption_cards.redemptions(session, anna, RedemptionList.WAITING)
    assert [one.name for one in waiting.cards] == ["Глеб Зайцев"]


def test_an_edit_adds_to_the_stock_that_is_there_now(session: Session, anna: Actor, gleb: Actor) -> None:
    earn(session, anna, gleb, 100)
    reward = make_reward(session, anna, stock=3)
    draft = reward_drafts.begin_edit(session, anna, reward, now=NOW)
    asked(session, gleb, reward)
    draft = reward_drafts.put(session, anna, draft.draft_id, RewardField.STOCK, "10", now=NOW)
    reward_drafts.save(session, anna, draft.draft_id, rev=draft.rev, now=NOW)
    row = session.get(Reward, reward)
    assert row is not None
    assert row.stock == 9, "seven came while one of the three was asked for"


def test_a_line_is_enough_for_a_new_reward(session: Session, anna: Actor, gleb: Actor) -> None:
    draft = reward_drafts.begin(session, anna, now=NOW)
    card = reward_drafts.put_first(session, anna, draft.draft_id, "Толстовка синяя 300", now=NOW)
    assert (card.fields.name, card.fields.price, card.is_ready) == ("Толстовка синяя", 300, True)
    reward_id = reward_drafts.save(session, anna, card.draft_id, rev=card.rev, now=NOW)
    assert rewards.catalogue(session, gleb).rows[0].id == reward_id
    with pytest.raises(Denied):
        reward_drafts.begin(session, gleb, now=NOW)
