"""A vacancy's life: opened, edited by two, held, closed, reopened, extended, taken back."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import vacancies, vacancy_notices
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.vacancy_cards import card
from bot.domain.vacancy_history import HistoryVerb, history
from bot.domain.vacancy_values import Salary, VacancyField, VacancyValues, Wanted
from bot.models import CloseReason, HoldReason, OutboxMessage, OutboxState, Role, VacancyState
from tests.factories import make_department, make_employee

DESIGNER = VacancyValues(
    title="Графический дизайнер",
    competencies=(Wanted("Figma", level=4), Wanted("Photoshop", must=False)),
    closes_on=date(2026, 12, 15),
    salary=Salary(120_000, 150_000),
)


def told(session: Session, kind: str) -> list[int | None]:
    rows = session.exec(
        select(OutboxMessage).where(
            OutboxMessage.kind == f"notice:{kind}", OutboxMessage.state == OutboxState.WAITING
        )
    ).all()
    return [row.recipient_id for row in rows]


def test_an_opened_vacancy_is_owned_and_its_facts_come_back(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    opened = vacancies.open_vacancy(session, anna, DESIGNER, now=now)
    shown = card(session, anna, opened.vacancy_id, now=now)
    assert shown.facts.owner is not None
    assert shown.facts.owner.name == anna.name
    assert shown.facts.competencies == DESIGNER.competencies
    assert shown.facts.salary == DESIGNER.salary
    assert shown.first_closes_on == date(2026, 12, 15)
    assert shown.state is VacancyState.OPEN
    assert not shown.burning


def test_an_employee_may_not_open_one(session: Session, now: datetime) -> None:
    with pytest.raises(Denied):
        vacancies.open_vacancy(session, make_employee(session, "Глеб", Role.EMPLOYEE), DESIGNER, now=now)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (replace(DESIGNER, title="  "), Problem.TITLE_EMPTY),
        (replace(DESIGNER, title="д" * 121), Problem.TITLE_TOO_LONG),
        (replace(DESIGNER, closes_on=date(2026, 11, 23)), Problem.DAY_IN_PAST),
        (replace(DESIGNER, headcount=0), Problem.HEADCOUNT_RANGE),
        (replace(DESIGNER, salary=Salary(3, 2)), Problem.SALARY_UPSIDE_DOWN),
        (replace(DESIGNER, competencies=(Wanted("…"),)), Problem.COMPETENCY_NAME),
        (
            replace(DESIGNER, competencies=tuple(Wanted(f"к{n}") for n in range(21))),
            Problem.TOO_MANY_COMPETENCIES,
        ),
    ],
)
def test_values_that_cannot_be_are_refused(
    session: Session, now: datetime, values: VacancyValues, problem: Problem
) -> None:
    with pytest.raises(Unfit) as refused:
        vacancies.open_vacancy(session, make_employee(session), values, now=now)
    assert refused.value.problem is problem


def test_somebody_who_left_cannot_be_named_but_may_stay_named(session: Session, now: datetime) -> None:
    anna, gone = make_employee(session), make_employee(session, "Пётр", left=True)
    with pytest.raises(Unfit) as refused:
        vacancies.open_vacancy(session, anna, replace(DESIGNER, hiring_manager_id=gone.id), now=now)
    assert refused.value.problem is Problem.PERSON_LEFT


def test_two_edits_meet_and_only_what_both_changed_clashes() -> None:
    mine = replace(DESIGNER, title="Дизайнер", headcount=2)
    theirs = replace(DESIGNER, headcount=3, city="Казань")
    merged = vacancies.merge(DESIGNER, mine, theirs)
    assert merged.values.title == "Дизайнер"
    assert merged.values.city == "Казань"
    assert merged.clashing == (VacancyField.HEADCOUNT,)
    assert vacancies.merge(DESIGNER, mine, replace(DESIGNER, headcount=2)).clashing == ()


def test_an_edit_is_remembered_with_before_and_after(session: Session, now: datetime) -> None:
    anna, vera = make_employee(session), make_employee(session, "Вера", Role.LEAD)
    opened = vacancies.open_vacancy(session, anna, DESIGNER, now=now)
    changed = replace(DESIGNER, hiring_manager_id=vera.id, salary=None)
    vacancies.edit(session, anna, opened.vacancy_id, changed, now=now)
    line = history(session, anna, opened.vacancy_id).lines[0]
    assert line.verb is HistoryVerb.EDITED
    assert [change.field for change in line.changes] == [VacancyField.SALARY, VacancyField.HIRING_MANAGER]
    assert line.changes[0].before.salary == DESIGNER.salary
    assert line.changes[0].after.salary is None
    manager = line.changes[1].after.hiring_manager
    assert manager is not None
    assert manager.name == "Вера"
    assert told(session, "vacancy_involved") == [vera.id]


def test_closing_takes_effect_at_once_and_can_be_taken_back(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    opened = vacancies.open_vacancy(session, anna, replace(DESIGNER, team=(boris.id,)), now=now)
    closed = vacancies.close(session, anna, opened.vacancy_id, rev=0, reason=CloseReason.FILLED, now=now)
    shown = card(session, anna, opened.vacancy_id, now=now)
    assert (shown.state, shown.close_reason) == (VacancyState.CLOSED, CloseReason.FILLED)
    assert shown.state_change is not None
    assert shown.state_change.by is not None
    assert shown.state_change.by.name == anna.name
    assert told(session, "vacancy_state") == [boris.id]
    vacancies.undo(session, anna, closed.event_id, now=now + timedelta(seconds=5))
    shown = card(session, anna, opened.vacancy_id, now=now)
    assert (shown.state, shown.close_reason) == (VacancyState.OPEN, None)
    assert told(session, "vacancy_state") == [], "nobody is told of what was taken back in time"


def test_two_people_closing_at_once_close_it_once(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    opened = vacancies.open_vacancy(session, anna, DESIGNER, now=now)
    vacancies.close(session, anna, opened.vacancy_id, rev=0, reason=CloseReason.FILLED, now=now)
    with pytest.raises(Outdated):
        vacancies.close(session, boris, opened.vacancy_id, rev=0, reason=CloseReason.CANCELLED, now=now)
    assert card(session, boris, opened.vacancy_id, now=now).close_reason is CloseReason.FILLED


def test_undo_is_refused_when_late_overtaken_or_done_already(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    held = vacancies.hold(session, anna, vacancy_id, rev=0, reason=HoldReason.BUDGET, now=now)
    with pytest.raises(Unfit) as late:
        vacancies.undo(session, anna, held.event_id, now=now + timedelta(minutes=11))
    assert late.value.problem is Problem.UNDO_TOO_LATE
    vacancies.undo(session, anna, held.event_id, now=now)
    with pytest.raises(Outdated):
        vacancies.undo(session, anna, held.event_id, now=now)
    again = vacancies.hold(session, anna, vacancy_id, rev=2, reason=HoldReason.BUDGET, now=now)
    vacancies.reopen(session, anna, vacancy_id, rev=3, now=now)
    with pytest.raises(Unfit) as overtaken:
        vacancies.undo(session, anna, again.event_id, now=now)
    assert overtaken.value.problem is Problem.UNDO_OVERTAKEN


def test_another_reason_needs_words(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    with pytest.raises(Unfit) as refused:
        vacancies.hold(session, anna, vacancy_id, rev=0, reason=HoldReason.OTHER, note=" ", now=now)
    assert refused.value.problem is Problem.REASON_NEEDED
    vacancies.hold(session, anna, vacancy_id, rev=0, reason=HoldReason.OTHER, note="Ждём директора", now=now)
    assert card(session, anna, vacancy_id, now=now).state_note == "Ждём директора"


def test_extending_keeps_the_first_day_and_happens_once(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    was, later = date(2026, 12, 15), date(2026, 12, 29)
    acted = vacancies.extend(session, anna, vacancy_id, later, closes_on=was, now=now)
    assert acted is not None
    with pytest.raises(Outdated):
        vacancies.extend(session, anna, vacancy_id, later, closes_on=was, now=now)
    shown = card(session, anna, vacancy_id, now=now)
    assert (shown.first_closes_on, shown.facts.closes_on) == (was, later)
    vacancies.undo(session, anna, acted.event_id, now=now)
    assert card(session, anna, vacancy_id, now=now).facts.closes_on == was


def test_a_confidential_vacancy_is_seen_by_its_team_only(session: Session, now: datetime) -> None:
    department = make_department(session)
    anna, boris = make_employee(session), make_employee(session, "Борис")
    values = replace(DESIGNER, confidential=True, department_id=department.id)
    vacancy_id = vacancies.open_vacancy(session, anna, values, now=now).vacancy_id
    with pytest.raises(Denied):
        card(session, boris, vacancy_id, now=now)
    with pytest.raises(Unfit) as refused:
        vacancies.share(session, anna, vacancy_id, boris.id, now=now)
    assert refused.value.problem is Problem.COLLEAGUE_MAY_NOT_SEE
    vacancies.set_value(session, anna, vacancy_id, VacancyField.TEAM, (boris.id,), now=now)
    assert card(session, boris, vacancy_id, now=now).facts.confidential


def test_whoever_makes_it_confidential_stays_on_it(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    vacancies.set_value(session, boris, vacancy_id, VacancyField.CONFIDENTIAL, value=True, now=now)
    assert [person.id for person in card(session, boris, vacancy_id, now=now).facts.team] == [boris.id]


def test_sharing_twice_at_once_tells_once(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    assert vacancies.share(session, anna, vacancy_id, boris.id, now=now)
    assert vacancies.share(session, anna, vacancy_id, boris.id, now=now + timedelta(milliseconds=300))
    assert told(session, "vacancy_shared") == [boris.id]


def test_nobody_is_told_of_a_vacancy_they_may_no_longer_see(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy_id = vacancies.open_vacancy(session, anna, DESIGNER, now=now).vacancy_id
    payload = {"vacancy": vacancy_id, "by": anna.id}
    assert vacancy_notices.shared(session, boris, payload, now) is not None
    vacancies.set_value(session, anna, vacancy_id, VacancyField.CONFIDENTIAL, value=True, now=now)
    assert vacancy_notices.shared(session, boris, payload, now) is None
    assert vacancy_notices.involved(session, boris, payload, now) is None


def test_a_state_notice_is_dropped_once_the_state_has_moved_on(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    values = replace(DESIGNER, team=(boris.id,))
    vacancy_id = vacancies.open_vacancy(session, anna, values, now=now).vacancy_id
    held = vacancies.hold(session, anna, vacancy_id, rev=0, reason=HoldReason.BUDGET, now=now)
    payload = {"vacancy": vacancy_id, "event": held.event_id}
    assert vacancy_notices.state_changed(session, boris, payload, now) is not None
    vacancies.reopen(session, anna, vacancy_id, rev=1, now=now)
    assert vacancy_notices.state_changed(session, boris, payload, now) is None
