"""The pipeline's rules: many moved and taken back, limits that a rest stops, a vacancy's own stages, the demo's first moves."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.demo_pipeline import first_moves
from bot.domain import (
    applications,
    bulk_moves,
    end_reasons,
    holdings,
    pipeline_board,
    pipeline_edits,
    pipeline_holdings,
    pipeline_holds,
    screening,
    screening_answers,
    stage_changes,
    talent_pool,
)
from bot.domain.access import Actor
from bot.domain.errors import Denied, Problem, Unfit
from bot.domain.holdings import HoldingKind, Passing
from bot.domain.pipeline import pipeline_of
from bot.models import (
    Application,
    Outcome,
    PipelineStage,
    Reserve,
    Role,
    ScreeningItem,
    Stage,
    StageChange,
)
from tests.factories import NOW, make_employee
from tests.hiring import vacancy_with

# What follows a move is registered by these.
REGISTERED = (pipeline_holdings, talent_pool)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def vera(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


def test_a_group_is_taken_back_but_whoever_moved_on_stays(session: Session, anna: Actor, vera: Actor) -> None:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=3, now=NOW)
    reason = end_reasons.reasons(session, Outcome.POSITION_CLOSED)[0]
    moved = bulk_moves.end_many(session, anna, vacancy_id, ids, reason.id, to_reserve=True, now=NOW)
    assert moved.count == 3
    assert bulk_moves.end_many(session, anna, vacancy_id, ids, reason.id, now=NOW).count == 0
    rows = session.exec(select(StageChange).where(StageChange.group_id == moved.group_id)).all()
    assert [(row.outcome, row.reason_id, row.to_reserve) for row in rows] == [
        (Outcome.POSITION_CLOSED, reason.id, True)
    ] * 3
    first = session.get(Application, ids[0])
    assert first is not None
    applications.move(session, anna, ids[0], Stage.OFFER, rev=first.rev, now=NOW)
    back = bulk_moves.undo_many(session, anna, vacancy_id, moved.group_id or 0, now=NOW)
    assert (back.count, back.overtaken) == (2, 1)
    stages = session.exec(select(Application.stage).order_by(col(Application.id))).all()
    assert list(stages) == [Stage.OFFER, Stage.NEW, Stage.NEW]
    with pytest.raises(Unfit) as refused:
        bulk_moves.undo_many(session, anna, vacancy_id, moved.group_id or 0, now=NOW)
    assert refused.value.problem is Problem.UNDO_OVERTAKEN


def test_a_rest_stops_the_limit_which_begins_anew(session: Session, anna: Actor, vera: Actor) -> None:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    late = NOW + timedelta(days=7)
    assert pipeline_board.board(session, anna, vacancy_id, now=late).late == 1
    pipeline_holds.hold(session, anna, ids[0], (NOW + timedelta(days=20)).date(), rev=0, now=NOW)
    assert pipeline_board.board(session, anna, vacancy_id, now=late).late == 0
    pipeline_holds.wake(session, anna, ids[0], rev=1, now=late)
    assert pipeline_board.board(session, anna, vacancy_id, now=late + timedelta(days=1)).late == 0
    assert pipeline_board.board(session, anna, vacancy_id, now=late + timedelta(days=7)).late == 1


def test_a_vacancy_s_own_stages_keep_everybody_s_place(session: Session, anna: Actor, vera: Actor) -> None:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=2, now=NOW)
    applications.move(session, anna, ids[0], Stage.INTERVIEW, rev=0, now=NOW)
    pipeline_edits.make_own(session, anna, vacancy_id, now=NOW)
    own = pipeline_of(session, vacancy_id)
    assert own.is_own
    standing = [session.get(Application, one).stage_id for one in ids]  # type: ignore[union-attr]
    assert standing == [own.first(Stage.INTERVIEW).id, own.first(Stage.NEW).id]  # type: ignore[union-attr]
    with pytest.raises(Denied):
        pipeline_edits.stages(session, vera, vacancy_id)
    with pytest.raises(Unfit):
        pipeline_edits.retire(session, anna, own.stages[0].id, rev=0, now=NOW)


def test_only_who_was_asked_answers(session: Session, anna: Actor, vera: Actor) -> None:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    screening.send(session, anna, vacancy_id, ids, now=NOW)
    item = session.exec(select(ScreeningItem)).one()
    with pytest.raises(Denied):
        screening_answers.invite(session, anna, item.id or 0, rev=0, now=NOW)
    assert screening_answers.invite(session, vera, item.id or 0, rev=0, now=NOW).next_id is None
    with pytest.raises(Unfit) as refused:
        screening.send(session, anna, vacancy_id, [], now=NOW)
    assert refused.value.problem is Problem.NOBODY_TO_SCREEN


def test_the_demo_shows_a_pipeline(session: Session, anna: Actor, vera: Actor) -> None:
    vacancy_id, _ = vacancy_with(session, anna, manager_id=vera.id, people=5, now=NOW)
    first_moves(session, [vacancy_id], now=NOW)
    board = pipeline_board.board(session, anna, vacancy_id, now=NOW)
    assert [one.label.kind for one in board.columns] == [Stage.NEW, Stage.INTERVIEW, Stage.WITHDRAWN]
    assert [one.on for one in board.waiting] == ["Вера Орлова"] * 2


def test_who_is_settled_to_the_reserve_is_in_it_and_undo_takes_them_out(
    session: Session, anna: Actor, vera: Actor
) -> None:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=2, now=NOW)
    reason = end_reasons.reasons(session, Outcome.POSITION_CLOSED)[0]
    bulk_moves.end_many(session, anna, vacancy_id, tuple(ids), reason.id, to_reserve=True, now=NOW)
    people = [one.candidate_id for one in (session.get(Application, each) for each in ids) if one]
    rows = [session.get(Reserve, one) for one in people]
    assert [row.reason for row in rows if row is not None] == ["Дизайнер", "Дизайнер"]
    assert rows[0] is not None
    assert (rows[0].owner_id, rows[0].review_on) == (anna.id, date(2027, 2, 22))
    application = session.get(Application, ids[0])
    change = session.exec(
        select(StageChange).where(StageChange.application_id == ids[0]).order_by(col(StageChange.id).desc())
    ).first()
    assert application is not None
    assert change is not None
    stage_changes.undo(session, application, change, by_id=anna.id, now=NOW)
    session.flush()
    assert session.get(Reserve, people[0]) is None
    assert session.get(Reserve, people[1]) is not None


def test_a_reason_is_renamed_and_no_two_are_called_alike(session: Session, anna: Actor) -> None:
    first, second = end_reasons.reasons(session, Outcome.REJECTED)[:2]
    assert (
        end_reasons.rename(session, anna, first.id, " Нет  опыта в продажах ").name == "Нет опыта в продажах"
    )
    for wrong, problem in (("", Problem.TEXT_EMPTY), ("нет опыта в продажах", Problem.REASON_THERE)):
        with pytest.raises(Unfit) as refused:
            end_reasons.rename(session, anna, second.id, wrong)
        assert refused.value.problem is problem
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    with pytest.raises(Denied):
        end_reasons.rename(session, gleb, first.id, "Ещё")


def test_a_stage_goes_to_the_heir_of_who_answered_for_it(session: Session, anna: Actor, vera: Actor) -> None:
    stage = session.exec(select(PipelineStage).where(col(PipelineStage.vacancy_id).is_(None))).first()
    assert stage is not None
    assert stage.id is not None
    stage.owner_id = vera.id
    session.flush()
    (held,) = [one for one in holdings.holdings_of(session, vera.id) if one.kind is HoldingKind.STAGE_OWNED]
    assert [thing.id for thing in held.things] == [stage.id]
    holdings.hand_over(session, HoldingKind.STAGE_OWNED, [stage.id], Passing(anna, vera.id, anna.id, NOW))
    assert stage.owner_id == anna.id
