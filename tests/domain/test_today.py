"""«Сегодня»: whose lines they are, and the morning message that says them once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from bot.domain import mornings
from bot.domain.home import home
from bot.domain.today import MOST_LINES, LineKind, TodaySection
from bot.models import CalendarDay, Employee, OutboxMessage, Role
from tests.factories import NOW, make_department, make_employee, make_vacancy

NINE_IN_MOSCOW = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)


def employee(session: Session, employee_id: int) -> Employee:
    row = session.get(Employee, employee_id)
    assert row is not None
    return row


def mornings_said(session: Session) -> list[OutboxMessage]:
    session.flush()
    return list(session.exec(select(OutboxMessage).where(OutboxMessage.kind == "notice:morning")).all())


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    bind = session.get_bind()
    event.listen(bind, "before_cursor_execute", note)
    yield said
    event.remove(bind, "before_cursor_execute", note)


def test_only_one_s_own_vacancies_burn(session: Session) -> None:
    anna, boris, vera = (make_employee(session, name) for name in ("Анна", "Борис", "Вера"))
    make_vacancy(session, anna, "Дизайнер", closes_on=date(2026, 11, 26), hiring_manager=vera)
    make_vacancy(session, anna, "Бухгалтер", closes_on=date(2026, 11, 20))
    make_vacancy(session, anna, "Юрист", closes_on=date(2027, 2, 1))
    (group,) = home(session, anna, now=NOW).groups
    assert (group.section, [line.title for line in group.lines]) == (
        TodaySection.BURNING,
        ["Бухгалтер", "Дизайнер"],
    )
    assert [line.title for line in home(session, vera, now=NOW).groups[0].lines] == ["Дизайнер"]
    assert home(session, boris, now=NOW).groups == ()


def test_newcomers_are_shown_to_those_who_meet_them(session: Session) -> None:
    marketing, sales = make_department(session), make_department(session, "Продажи")
    boris = make_employee(session, "Борис", Role.EMPLOYEE, department=marketing)
    oleg = make_employee(session, "Олег", Role.EMPLOYEE, department=sales)
    anna = make_employee(session, "Анна", Role.HR_ADMIN)
    new = employee(session, make_employee(session, "Ия", Role.EMPLOYEE, department=marketing).id)
    new.start_date = date(2026, 11, 30)
    far = employee(session, make_employee(session, "Пётр", Role.EMPLOYEE, department=marketing).id)
    far.start_date = date(2027, 1, 11)
    session.flush()
    for colleague in (boris, anna):
        (group,) = home(session, colleague, now=NOW).groups
        assert [(line.kind, line.title) for line in group.lines] == [(LineKind.NEWCOMER, "Ия")]
    assert home(session, oleg, now=NOW).groups == ()


def test_a_full_day_costs_no_more_queries_than_an_empty_one(session: Session) -> None:
    anna = make_employee(session, "Анна", Role.HR_ADMIN)
    session.flush()
    with counted(session) as empty:
        home(session, anna, now=NOW)
    for number in range(20):
        make_vacancy(session, anna, f"Вакансия {number}", closes_on=date(2026, 11, 25))
    session.flush()
    with counted(session) as full:
        seen = home(session, anna, now=NOW)
    assert len(full) == len(empty) <= 25
    assert (len(seen.groups[0].lines), seen.groups[0].more) == (MOST_LINES, 20 - MOST_LINES)


def test_a_morning_is_said_once_at_one_s_own_hour(session: Session) -> None:
    anna = make_employee(session, "Анна")
    make_employee(session, "Без Telegram", telegram=False)
    assert mornings.tell_due(session, now=NOW) == 0
    assert mornings.next_due(session) == NINE_IN_MOSCOW
    assert mornings.tell_due(session, now=NINE_IN_MOSCOW - timedelta(seconds=1)) == 0
    assert mornings.tell_due(session, now=NINE_IN_MOSCOW) == 1
    assert mornings.tell_due(session, now=NINE_IN_MOSCOW) == 0
    assert [row.recipient_id for row in mornings_said(session)] == [anna.id]


def test_planning_anew_on_the_same_day_says_nothing_twice(session: Session) -> None:
    anna = make_employee(session, "Анна")
    mornings.tell_due(session, now=NOW)
    mornings.tell_due(session, now=NINE_IN_MOSCOW)
    row = employee(session, anna.id)
    row.morning_hour = 11
    mornings.plan_anew(session, row, now=NINE_IN_MOSCOW)
    mornings.tell_due(session, now=NINE_IN_MOSCOW + timedelta(hours=2))
    assert len(mornings_said(session)) == 1


@pytest.mark.parametrize("late", [timedelta(hours=3), timedelta(days=2)])
def test_a_bot_that_was_down_catches_up_with_a_morning_but_not_with_a_day(
    session: Session, late: timedelta
) -> None:
    make_employee(session, "Анна")
    mornings.tell_due(session, now=NOW)
    mornings.tell_due(session, now=NINE_IN_MOSCOW + late)
    assert len(mornings_said(session)) == (1 if late < timedelta(days=1) else 0)


def test_days_off_are_left_in_peace(session: Session) -> None:
    anna = make_employee(session, "Анна")
    session.add(CalendarDay(day=date(2026, 11, 25), is_workday=False, note="День компании"))
    session.flush()
    mornings.tell_due(session, now=NOW)
    assert mornings.next_due(session) == NINE_IN_MOSCOW + timedelta(days=1)
    row = employee(session, anna.id)
    row.workdays = "56"
    mornings.plan_anew(session, row, now=NOW)
    assert mornings.next_due(session) == datetime(2026, 11, 28, 6, 0, tzinfo=UTC), (
        "somebody who works at weekends"
    )
    row.morning_hour = None
    mornings.plan_anew(session, row, now=NOW)
    assert mornings.next_due(session) is None


def test_an_empty_day_is_not_announced(session: Session) -> None:
    anna = make_employee(session, "Анна")
    assert mornings.load_morning(session, anna, {}, NINE_IN_MOSCOW) is None
    make_vacancy(session, anna, closes_on=date(2026, 11, 26))
    assert mornings.load_morning(session, anna, {}, NINE_IN_MOSCOW) == home(session, anna, now=NINE_IN_MOSCOW)
