"""Closing reminders: three working days before, and the question after; each for the day and owner that hold."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import reminders, vacancies
from bot.domain.vacancy_values import VacancyField, VacancyValues
from bot.models import CloseReason, Reminder, ReminderKind
from tests.factories import make_employee

VALUES = VacancyValues(title="Дизайнер", closes_on=date(2026, 12, 15))
TEN_IN_MOSCOW = 7


def planned(session: Session) -> list[tuple[ReminderKind, int, datetime]]:
    rows = session.exec(
        select(Reminder).where(col(Reminder.fired_at).is_(None)).order_by(col(Reminder.due_at))
    ).all()
    return [(row.kind, row.recipient_id, row.due_at.replace(tzinfo=UTC)) for row in rows]


def at(day: int, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, TEN_IN_MOSCOW, tzinfo=UTC)


def test_the_owner_is_reminded_before_and_asked_after(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    vacancies.open_vacancy(session, anna, VALUES, now=now)
    assert planned(session) == [
        (ReminderKind.VACANCY_CLOSES_SOON, anna.id, at(10)),
        (ReminderKind.VACANCY_CLOSED_DAY, anna.id, at(16)),
    ]


def test_a_moved_day_and_a_new_owner_rewrite_them(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy_id = vacancies.open_vacancy(session, anna, VALUES, now=now).vacancy_id
    vacancies.set_value(session, anna, vacancy_id, VacancyField.CLOSES_ON, date(2026, 12, 30), now=now)
    vacancies.set_value(session, anna, vacancy_id, VacancyField.OWNER, boris.id, now=now)
    assert [(recipient, due) for _, recipient, due in planned(session)] == [
        (boris.id, at(25)),
        (boris.id, at(11, 1, 2027)),
    ]


def test_closed_and_held_vacancies_remind_nobody_and_reopened_ones_again(
    session: Session, now: datetime
) -> None:
    anna = make_employee(session)
    vacancy_id = vacancies.open_vacancy(session, anna, VALUES, now=now).vacancy_id
    vacancies.close(session, anna, vacancy_id, rev=0, reason=CloseReason.FILLED, now=now)
    assert planned(session) == []
    later = now + timedelta(days=40)
    vacancies.reopen(session, anna, vacancy_id, rev=1, now=later)
    assert [kind for kind, _, due in planned(session) if due > later] == [ReminderKind.VACANCY_CLOSED_DAY]


def test_each_fires_once_and_only_while_it_stands(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    vacancies.open_vacancy(session, anna, replace(VALUES), now=now)
    assert reminders.fire_due(session, now=at(10)) == 1
    assert reminders.fire_due(session, now=at(10)) == 0
    fired = session.exec(select(Reminder).where(col(Reminder.fired_at).is_not(None))).one()
    assert fired.id is not None
    assert reminders.still_standing(session, [fired.id], most=10, now=at(10)) == ([fired], 0)
    vacancies.set_value(
        session, anna, fired.subject_id, VacancyField.CLOSES_ON, date(2026, 12, 30), now=at(10)
    )
    assert reminders.still_standing(session, [fired.id], most=10, now=at(10)) == ([], 0)
