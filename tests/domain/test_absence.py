"""Being away: who stands in, what they may do meanwhile, whom notices reach, what falls inside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import absence
from bot.domain.access import Actor, Permission, access_task, access_vacancy, actor_by_id, visible_vacancies
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import set_lead
from bot.models import Absence, OutboxMessage, Role, Task
from tests.factories import NOW, make_department, make_employee, make_vacancy


def again(session: Session, actor: Actor) -> Actor:
    """The same person as they come in with their next message."""
    found = actor_by_id(session, actor.id)
    assert found is not None
    return found


def people(session: Session) -> tuple[Actor, Actor, Actor]:
    return (
        make_employee(session, "Вера Орлова", Role.LEAD),
        make_employee(session, "Борис Петров", Role.EMPLOYEE),
        make_employee(session, "Глеб Зайцев", Role.EMPLOYEE),
    )


def test_a_deputy_gets_what_the_absent_person_is_and_only_meanwhile(session: Session) -> None:
    vera, boris, gleb = people(session)
    anna = make_employee(session, "Анна")
    department = make_department(session)
    set_lead(session, department.id or 0, vera.id)
    vacancy = make_vacancy(session, anna, department=department, hiring_manager=vera)
    card = absence.announce(session, vera, "с 25 ноября по 27 ноября, за меня Петрова Бориса", now=NOW)
    assert (card.deputy, card.starts_on, card.ends_on) == (
        "Борис Петров",
        date(2026, 11, 25),
        date(2026, 11, 27),
    )
    with pytest.raises(Denied):
        access_vacancy(session, again(session, boris), vacancy.id or 0, Permission.VACANCY_VIEW)
    for day, stands in ((25, True), (27, True), (28, False)):
        absence.settle(session, now=datetime(2026, 11, day, 12, 0, tzinfo=UTC))
        seen = session.exec(visible_vacancies(again(session, boris))).all()
        assert bool(seen) is stands
    absence.settle(session, now=NOW + timedelta(days=1))
    assert (
        access_vacancy(session, again(session, boris), vacancy.id or 0, Permission.CANDIDATE_VIEW) is vacancy
    )
    with pytest.raises(Denied):
        access_vacancy(session, again(session, gleb), vacancy.id or 0, Permission.VACANCY_VIEW)
    with pytest.raises(Denied):
        access_vacancy(session, again(session, boris), vacancy.id or 0, Permission.VACANCY_EDIT)


def test_standing_in_makes_nobody_the_judge_of_their_own_work(session: Session) -> None:
    vera, boris, gleb = people(session)
    tasks = [
        Task(title="Макет", state_since=NOW, creator_id=vera.id, assignee_id=one.id, created_at=NOW)
        for one in (boris, gleb)
    ]
    session.add_all(tasks)
    session.flush()
    absence.announce(session, vera, "до пятницы, за меня Борис", now=NOW)
    deputy = again(session, boris)
    assert access_task(session, deputy, tasks[1].id or 0, Permission.TASK_REVIEW) is tasks[1]
    with pytest.raises(Denied):
        access_task(session, deputy, tasks[0].id or 0, Permission.TASK_REVIEW)


def test_the_way_leads_through_who_is_away_too_and_never_round(session: Session) -> None:
    vera, boris, gleb = people(session)
    absence.announce(session, vera, "до пятницы, за меня Борис", now=NOW)
    absence.announce(session, boris, "до пятницы, за меня Глеб", now=NOW)
    assert again(session, gleb).stands_for == {vera.id, boris.id}
    assert again(session, boris).stands_for == frozenset()
    absence.announce(session, gleb, "до пятницы, за меня Вера", now=NOW)
    assert all(again(session, one).stands_for == frozenset() for one in (vera, boris, gleb))


def test_notices_reach_the_deputy_and_the_absent_without_a_sound(session: Session) -> None:
    vera, boris, _ = people(session)
    absence.announce(session, vera, "до пятницы, за меня Борис", now=NOW)
    notify(session, vera.id, NoticeKind.REQUEST_DECLINED, {"request": 1}, now=NOW, dedupe_key="request:1")
    session.flush()
    rows = session.exec(select(OutboxMessage).where(OutboxMessage.kind == "notice:request_declined")).all()
    assert {row.recipient_id: row.silent for row in rows} == {vera.id: True, boris.id: False}


def test_deadlines_inside_are_shown_at_once(session: Session) -> None:
    vera, boris, gleb = people(session)
    make_vacancy(session, vera, "Дизайнер", closes_on=date(2026, 11, 26))
    make_vacancy(session, vera, "Юрист", closes_on=date(2026, 12, 26))
    card = absence.announce(session, vera, "до пятницы, за меня Борис", now=NOW)
    assert [(one.title, one.day) for one in card.deadlines] == [("Дизайнер", date(2026, 11, 26))]
    told = absence.load_notice(session, boris, {"absence": card.id, "rev": card.rev}, NOW)
    assert told is not None
    assert (told.is_deputy, told.kind, [one.title for one in told.deadlines]) == (True, None, ["Дизайнер"])
    assert absence.load_notice(session, gleb, {"absence": card.id, "rev": card.rev}, NOW) is None
    assert absence.show(session, gleb, card.id, now=NOW).deadlines == ()


def test_coming_back_early_and_taking_that_back(session: Session) -> None:
    vera, boris, _ = people(session)
    card = absence.announce(session, vera, "до пятницы, за меня Борис", now=NOW)
    ended = absence.end(session, vera, card.id, card.rev, now=NOW)
    assert ended.over
    assert again(session, boris).stands_for == frozenset()
    assert absence.calendar(session, boris, now=NOW).rows == ()
    with pytest.raises(Outdated):
        absence.end(session, vera, card.id, card.rev, now=NOW)
    absence.resume(session, vera, card.id, ended.rev, now=NOW)
    assert again(session, boris).stands_for == {vera.id}
    with pytest.raises(Denied):
        absence.end(session, boris, card.id, ended.rev + 1, now=NOW)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("в отпуск", Problem.ABSENCE_NOT_UNDERSTOOD),
        ("с 10 декабря 2026 по 1 декабря 2026", Problem.ABSENCE_UPSIDE_DOWN),
        ("до пятницы, за меня Кузнецов", Problem.PERSON_NOT_FOUND),
        ("до 1 декабря 2028", Problem.ABSENCE_TOO_LONG),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(session: Session, said: str, problem: Problem) -> None:
    vera, _, _ = people(session)
    with pytest.raises(Unfit) as refused:
        absence.announce(session, vera, said, now=NOW)
    assert refused.value.problem is problem
    assert session.exec(select(Absence)).all() == []


def test_one_is_away_once_at_a_time(session: Session) -> None:
    vera, _, _ = people(session)
    card = absence.announce(session, vera, "до пятницы", now=NOW)
    with pytest.raises(Unfit) as refused:
        absence.announce(session, vera, "завтра", now=NOW)
    assert refused.value.problem is Problem.ABSENCE_TWICE
    assert absence.announce(session, vera, "завтра", absence_id=card.id, now=NOW).ends_on == date(
        2026, 11, 25
    )
