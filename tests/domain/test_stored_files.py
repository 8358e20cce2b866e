"""Kept files: once for each content, forgotten when nobody holds them; what was drawn to be sent once goes after a day."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.domain import stored_files
from bot.domain.housekeeping import clear_away
from bot.models import Employee, Role, StoredFile
from tests.factories import make_employee

DAY = timedelta(days=1)


def ids(session: Session) -> set[int | None]:
    session.flush()
    return set(session.exec(select(StoredFile.id)).all())


def test_drawn_files_go_after_a_day_unless_somebody_holds_them(session: Session, now: datetime) -> None:
    chart = stored_files.keep(session, b"chart", mime="image/png", now=now)
    book = stored_files.keep(session, b"book", mime=stored_files.DRAWN[1], now=now)
    face = stored_files.keep(session, b"face", mime="image/png", now=now)
    paper = stored_files.keep(session, b"paper", mime="application/pdf", now=now)
    gleb = session.get(Employee, make_employee(session, "Глеб", Role.EMPLOYEE).id)
    assert gleb is not None
    gleb.photo_id = face
    clear_away(session, now=now + DAY - timedelta(minutes=1))
    assert ids(session) == {chart, book, face, paper}
    clear_away(session, now=now + DAY + timedelta(minutes=1))
    assert ids(session) == {face, paper}, "a held picture stays, and a paper is nobody's to clear away here"


def test_the_same_bytes_are_kept_once_and_go_with_the_last_holder(session: Session, now: datetime) -> None:
    first = stored_files.keep(session, b"same", mime="image/jpeg", now=now)
    assert stored_files.keep(session, b"same", mime="image/jpeg", now=now) == first
    gleb = session.get(Employee, make_employee(session, "Глеб", Role.EMPLOYEE).id)
    assert gleb is not None
    gleb.photo_id = first
    session.flush()
    stored_files.drop_unused(session, first)
    assert ids(session) == {first}
    gleb.photo_id = None
    session.flush()
    stored_files.drop_unused(session, first)
    assert ids(session) == set()
