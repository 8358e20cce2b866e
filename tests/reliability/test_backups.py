"""A backup holds everything and nothing that was erased; it can be restored into either database."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot import backups
from bot.backups import CannotRestore, RestoreProblem
from bot.base_files import Brought, export_list, import_resumes
from bot.db import make_engine
from bot.migrations.runner import upgrade
from bot.models import Candidate, Employee, Event, ExportWhat, Resume, StoredFile
from tests.factories import make_employee, make_vacancy

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
NAME = "Соколова Мария Андреевна"


@pytest.fixture
def filled(database_url: str) -> str:
    """A base with a recruiter and a vacancy."""
    engine = make_engine(database_url)
    with engine.begin() as connection, Session(connection) as session:
        anna = make_employee(session)
        boris = make_employee(session, "Борис Петров")
        first = session.get(Employee, anna.id)
        assert first is not None
        first.manager_id = boris.id
        session.add(first)
        make_vacancy(session, anna)
        session.commit()
    engine.dispose()
    return database_url


def _look(url: str) -> tuple[list[str], list[str], int]:
    engine = make_engine(url)
    with engine.connect().execution_options(reading=True) as connection, Session(connection) as session:
        people = [f"{row.name} {row.manager_id}" for row in session.exec(select(Employee))]
        names = list(session.exec(select(Candidate.full_name)))
        files = len(session.exec(select(StoredFile.data)).all())
    engine.dispose()
    return sorted(people), sorted(names), files


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("gen-hh-ru-01.pdf", "gen-hh-ru-03.pdf", "bad-password_protected.pdf"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    return folder


def test_a_folder_of_resumes_is_brought_in_once(filled: str, tmp_path: Path, now: datetime) -> None:
    folder = _folder(tmp_path)
    first = {one.path.name: one.fate for one in import_resumes(filled, folder, "", now=now)}
    assert first["bad-password_protected.pdf"] is Brought.UNREADABLE
    assert first["gen-hh-ru-01.pdf"] is Brought.ADDED
    assert NAME in _look(filled)[1]
    again = [one.fate for one in import_resumes(filled, folder, "", now=now)]
    assert again.count(Brought.KNOWN) == 2
    with pytest.raises(LookupError):
        list(import_resumes(filled, folder, "Никто Никакой", now=now))


def test_a_backup_comes_back_whole(filled: str, tmp_path: Path, now: datetime) -> None:
    list(import_resumes(filled, _folder(tmp_path), "", now=now))
    before = _look(filled)
    assert backups.backup(filled, tmp_path / "copy.db") > 0
    with pytest.raises(FileExistsError):
        backups.backup(filled, tmp_path / "copy.db")
    elsewhere = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    backups.restore(tmp_path / "copy.db", elsewhere)
    assert _look(elsewhere) == before
    with pytest.raises(CannotRestore) as refused:
        backups.restore(tmp_path / "copy.db", filled)
    assert refused.value.problem is RestoreProblem.NOT_EMPTY
    _forget_everybody(filled)
    backups.restore(tmp_path / "copy.db", filled, force=True)
    assert _look(filled) == before


def test_numbers_of_deleted_rows_are_not_given_again(filled: str, tmp_path: Path, now: datetime) -> None:
    list(import_resumes(filled, _folder(tmp_path), "", now=now))
    _forget_everybody(filled)
    backups.backup(filled, tmp_path / "copy.db")
    backups.restore(tmp_path / "copy.db", filled, force=True)
    engine = make_engine(filled)
    with engine.begin() as connection, Session(connection) as session:
        maker = session.exec(select(Employee.id)).first()
        assert maker is not None
        fresh = Candidate(full_name="Новый Человек", name_key="", created_by_id=maker, created_at=now)
        session.add(fresh)
        session.flush()
        assert fresh.id is not None
        assert fresh.id > 2
        session.rollback()
    engine.dispose()


def _forget_everybody(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection, Session(connection) as session:
        for model in (Resume, Candidate):
            for row in session.exec(select(model)):
                session.delete(row)
            session.flush()
        session.commit()
    engine.dispose()


def test_what_is_no_backup_is_refused(filled: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("hello")
    with pytest.raises(CannotRestore) as refused:
        backups.restore(tmp_path / "text.db", filled, force=True)
    assert refused.value.problem is RestoreProblem.NOT_A_BACKUP
    newer = tmp_path / "newer.db"
    upgrade(f"sqlite:///{newer}")
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CannotRestore) as too_new:
        backups.restore(newer, filled, force=True)
    assert too_new.value.problem is RestoreProblem.NEWER


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_list_is_exported_and_logged(filled: str, tmp_path: Path, now: datetime, name: str) -> None:
    list(import_resumes(filled, _folder(tmp_path), "", now=now))
    rows = export_list(filled, ExportWhat.CANDIDATES, tmp_path / name, now=now)
    assert rows == len(_look(filled)[1])
    if name.endswith(".csv"):
        assert NAME in (tmp_path / name).read_text("utf-8-sig")
        assert "'+7" in (tmp_path / name).read_text("utf-8-sig"), "a phone is no formula"
    engine = make_engine(filled)
    with engine.connect().execution_options(reading=True) as connection, Session(connection) as session:
        logged = [row.changes for row in session.exec(select(Event).where(Event.verb == "exported"))]
    engine.dispose()
    assert logged[0]["rows"] == rows
