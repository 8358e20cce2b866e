"""What a person decides for themselves."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import preferences, reminders, tasks
from bot.domain.errors import Outdated
from bot.domain.notifications import NoticeKind, Topic, after_quiet_hours, notify
from bot.domain.task_values import TaskValues
from bot.i18n import Language
from bot.models import Employee, Event, OutboxMessage, Role
from tests.factories import make_employee


def test_a_language_is_read_at_once_and_written_down_once(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    own = preferences.choose_language(session, anna, Language.EN, now=now)
    assert own.language is Language.EN
    preferences.choose_language(session, anna, Language.EN, now=now)
    events = session.exec(select(Event).where(Event.verb == "preferences_changed")).all()
    assert [event.changes for event in events] == [{"language": ["ru", "en"]}]


def test_a_zone_is_one_of_those_offered(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    place = preferences.ZONES.index("Asia/Vladivostok")
    assert preferences.choose_zone(session, anna, place, now=now).zone.key == "Asia/Vladivostok"
    for wrong in (-1, len(preferences.ZONES)):
        with pytest.raises(Outdated):
            preferences.choose_zone(session, anna, wrong, now=now)


def test_quiet_hours_hold_reminders_back_until_their_end(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    preferences.choose_quiet_hours(session, anna, 11, 14, now=now)
    employee = session.get(Employee, anna.id)
    assert employee is not None
    assert after_quiet_hours(employee, now).astimezone(anna.zone).time() == time(14, 0)
    preferences.choose_quiet_hours(session, anna, 0, 0, now=now)
    assert after_quiet_hours(employee, now) == now
    with pytest.raises(Outdated):
        preferences.choose_quiet_hours(session, anna, 24, 3, now=now)


def test_news_of_a_muted_topic_is_not_sent(session: Session, now: datetime) -> None:
    anna = make_employee(session, "Анна", Role.RECRUITER)
    boris = make_employee(session, "Борис", Role.RECRUITER)
    told = {"now": now, "delay": timedelta()}
    assert preferences.toggle_topic(session, anna, Topic.CANDIDATES, now=now).muted == {Topic.CANDIDATES}
    assert not notify(session, anna.id, NoticeKind.CANDIDATE_ADDED, {}, **told)  # type: ignore[arg-type]
    assert notify(session, boris.id, NoticeKind.CANDIDATE_ADDED, {}, **told)  # type: ignore[arg-type]
    assert notify(session, anna.id, NoticeKind.POINTS_CHANGED, {}, **told)  # type: ignore[arg-type]
    assert preferences.toggle_topic(session, anna, Topic.CANDIDATES, now=now).muted == set()
    assert notify(session, anna.id, NoticeKind.CANDIDATE_ADDED, {}, **told)  # type: ignore[arg-type]


def test_an_employee_is_asked_about_what_they_hear_of(session: Session, now: datetime) -> None:
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    assert preferences.preferences(session, gleb).topics == (Topic.COLLEAGUES, Topic.POINTS, Topic.AHEAD)
    with pytest.raises(Outdated):
        preferences.toggle_topic(session, gleb, Topic.VACANCIES, now=now)


def test_who_wants_no_reminders_ahead_hears_of_the_deadline_only(session: Session, now: datetime) -> None:
    anna, gleb = make_employee(session, "Анна", Role.LEAD), make_employee(session, "Глеб", Role.EMPLOYEE)
    preferences.toggle_topic(session, gleb, Topic.AHEAD, now=now)
    due = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    tasks.set_tasks(session, anna, TaskValues(title="Отчёт", assignee_ids=(gleb.id,), due_at=due), now=now)
    session.flush()
    for moment in (due - timedelta(days=1), due - timedelta(hours=2)):
        assert reminders.fire_due(session, now=moment) == 1
    assert not said(session)
    assert reminders.fire_due(session, now=due) > 0
    assert len(said(session)) == 1


def said(session: Session) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.kind == f"notice:{NoticeKind.REMINDERS.value}")
    return list(session.exec(query).all())
