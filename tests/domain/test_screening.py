"""Whom the manager's screening lies with when the hiring manager changes."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import screening, vacancies
from bot.domain.vacancy_values import VacancyField
from bot.models import Reminder, ReminderKind, Role, Screening, Subject, Waiting, WaitingKind
from tests.factories import make_employee
from tests.hiring import vacancy_with

LATER = timedelta(days=1)


def test_a_new_hiring_manager_takes_over_what_is_open(session: Session, now: datetime) -> None:
    anna = make_employee(session, "Анна Смирнова", Role.RECRUITER)
    vera = make_employee(session, "Вера Орлова", Role.LEAD)
    oleg = make_employee(session, "Олег Ким", Role.LEAD)
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=2, now=now)
    sent = screening.send(session, anna, vacancy_id, ids, now=now)
    vacancies.set_value(session, anna, vacancy_id, VacancyField.HIRING_MANAGER, oleg.id, now=now + LATER)
    session.flush()

    row = session.get(Screening, sent.screening_id)
    assert row is not None
    assert row.manager_id == oleg.id
    waited = session.exec(
        select(Waiting).where(Waiting.kind == WaitingKind.SCREENING).order_by(col(Waiting.id))
    ).all()
    assert [(one.application_id, one.on_id) for one in waited if one.ended_at is None] == [
        (one, oleg.id) for one in ids
    ]
    assert [one.since for one in waited if one.ended_at is None] == [now + LATER] * 2, "his time begins now"
    assert [one.on_id for one in waited if one.ended_at is not None] == [vera.id] * 2, "her time stays hers"
    reminders = session.exec(
        select(Reminder.recipient_id).where(
            Reminder.subject == Subject.SCREENING,
            Reminder.subject_id == sent.screening_id,
            Reminder.kind == ReminderKind.SCREENING_WAITING,
            col(Reminder.fired_at).is_(None),
        )
    ).all()
    assert list(reminders) == [oleg.id]


def test_one_who_is_recalled_does_not_go_to_the_new_manager(session: Session, now: datetime) -> None:
    anna = make_employee(session, "Анна Смирнова", Role.RECRUITER)
    vera = make_employee(session, "Вера Орлова", Role.LEAD)
    oleg = make_employee(session, "Олег Ким", Role.LEAD)
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=1, now=now)
    sent = screening.send(session, anna, vacancy_id, ids, now=now)
    assert screening.recall(session, anna, sent.screening_id, now=now) == 1
    vacancies.set_value(session, anna, vacancy_id, VacancyField.HIRING_MANAGER, oleg.id, now=now + LATER)
    row = session.get(Screening, sent.screening_id)
    assert row is not None
    assert row.manager_id == vera.id
