"""What a person decides for themselves."""

from datetime import datetime, time

import pytest
from sqlmodel import Session, select

from bot.domain import preferences
from bot.domain.errors import Outdated
from bot.domain.notifications import after_quiet_hours
from bot.i18n import Language
from bot.models import Employee, Event
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
