"""What an admin does with updates that could not be handled."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain import dead_letters
from bot.domain.dead_letters import UpdateSort, sort_of
from bot.domain.errors import Denied, Outdated
from bot.models import Event, InboxState, InboxUpdate, Role, Subject
from tests.factories import NOW, make_employee


def make_dead(session: Session, number: int, raw: dict[str, Any] | None = None) -> int:
    row = InboxUpdate(
        update_id=number,
        raw=raw or {"message": {"text": "секрет"}},
        state=InboxState.DEAD,
        code=f"CODE{number}",
        error="KeyError at domain/vacancies.py:42 edit < handlers/vacancies.py:17 save",
        received_at=NOW + timedelta(minutes=number),
    )
    session.add(row)
    session.flush()
    assert row.seq is not None
    return row.seq


def test_an_admin_sees_code_moment_and_sort_but_not_the_words(session: Session) -> None:
    admin = make_employee(session, "Анна", Role.HR_ADMIN)
    make_dead(session, 1)
    (fault,) = dead_letters.faults(session, admin, 0).items
    assert (fault.code, fault.sort, fault.received_at) == (
        "CODE1",
        UpdateSort.TEXT,
        NOW + timedelta(minutes=1),
    )
    assert fault.error == "KeyError at domain/vacancies.py:42 edit"
    assert "секрет" not in repr(fault)


def test_the_newest_come_first_by_pages(session: Session) -> None:
    admin = make_employee(session, "Анна", Role.HR_ADMIN)
    for number in range(dead_letters.PAGE_SIZE + 2):
        make_dead(session, number)
    first = dead_letters.faults(session, admin, 0)
    assert (first.pages, first.total, first.items[0].code) == (2, 8, "CODE7")
    beyond = dead_letters.faults(session, admin, 9)
    assert (beyond.page, [fault.code for fault in beyond.items]) == (1, ["CODE1", "CODE0"])


def test_only_an_admin_may_look_or_act(session: Session, now: datetime) -> None:
    recruiter = make_employee(session, "Борис", Role.RECRUITER)
    seq = make_dead(session, 1)
    with pytest.raises(Denied):
        dead_letters.faults(session, recruiter, 0)
    with pytest.raises(Denied):
        dead_letters.replay(session, recruiter, seq, now=now)
    with pytest.raises(Denied):
        dead_letters.drop(session, recruiter, seq, now=now)


def test_replaying_puts_it_back_in_line_once(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна", Role.HR_ADMIN)
    seq = make_dead(session, 1)
    assert dead_letters.replay(session, admin, seq, now=now) == "CODE1"
    row = session.get(InboxUpdate, seq)
    assert row is not None
    assert row.state is InboxState.WAITING
    with pytest.raises(Outdated):
        dead_letters.replay(session, admin, seq, now=now)


def test_dropping_ends_it_and_is_written_down(session: Session, now: datetime) -> None:
    admin = make_employee(session, "Анна", Role.HR_ADMIN)
    seq = make_dead(session, 1)
    dead_letters.drop(session, admin, seq, now=now)
    assert dead_letters.count(session) == 0
    event = session.exec(select(Event).where(Event.subject == Subject.UPDATE)).one()
    assert (event.verb, event.actor_id, event.subject_id, event.changes) == (
        "dropped",
        admin.id,
        seq,
        {"code": "CODE1"},
    )
    with pytest.raises(Outdated):
        dead_letters.drop(session, admin, seq, now=now)


@pytest.mark.parametrize(
    ("raw", "sort"),
    [
        ({"message": {"text": "/menu"}}, UpdateSort.COMMAND),
        ({"message": {"text": "привет"}}, UpdateSort.TEXT),
        ({"message": {"document": {}, "caption": "резюме"}}, UpdateSort.FILE),
        ({"message": {"photo": []}}, UpdateSort.FILE),
        ({"message": {"contact": {}}}, UpdateSort.CONTACT),
        ({"callback_query": {"data": "1:h"}}, UpdateSort.PRESS),
        ({"my_chat_member": {}}, UpdateSort.MEMBERSHIP),
        ({"message": {"sticker": {}}}, UpdateSort.OTHER),
        ({"message": "broken"}, UpdateSort.OTHER),
        ({"something_new": {}}, UpdateSort.OTHER),
        ({}, UpdateSort.OTHER),
    ],
)
def test_the_sort_is_told_from_any_shape(raw: dict[str, Any], sort: UpdateSort) -> None:
    assert sort_of(raw) is sort
