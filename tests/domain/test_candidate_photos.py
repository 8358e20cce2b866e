"""A candidate's photo: from the résumé once, replaced and taken away by hand, undone with the paper, gone with the person."""

import pytest
from sqlmodel import Session, select

from bot.domain import candidate_photos, candidates, erasure, intake_saving
from bot.domain.access import Actor
from bot.domain.errors import Denied
from bot.models import Candidate, ErasureGround, Event, Job, Resume, Role, StoredFile
from tests.factories import NOW, make_employee
from tests.papers import maria, read
from tests.portraits import picture


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


def _save(session: Session, anna: Actor) -> tuple[int, int]:
    """A paper with a portrait in it is saved: its draft and its candidate."""
    draft = read(session, anna, maria(photo=picture()))
    kept = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert kept is not None
    return draft.id, kept.candidate_id


def _find(session: Session) -> None:
    """The job finds the portrait in the résumé."""
    resume = session.exec(select(Resume)).one()
    assert candidate_photos.paper_to_look_in(session, resume.id or 0) is not None
    candidate_photos.found(session, resume.id or 0, picture(), now=NOW)


def _jobs(session: Session) -> int:
    return len(session.exec(select(Job).where(Job.kind == "resume_photo")).all())


def test_a_portrait_seen_in_a_saved_paper_is_looked_for_and_shown(session: Session, anna: Actor) -> None:
    _, candidate_id = _save(session, anna)
    assert _jobs(session) == 1
    assert not candidates.card(session, anna, candidate_id).has_photo
    _find(session)
    assert candidates.card(session, anna, candidate_id).has_photo
    assert candidate_photos.show(session, anna, candidate_id).file_id is not None


def test_without_a_portrait_nothing_is_looked_for(session: Session, anna: Actor) -> None:
    draft = read(session, anna)
    intake_saving.save(session, anna, draft.id, rev=None, now=NOW)
    assert _jobs(session) == 0


def test_saving_taken_back_takes_the_photo_with_it(session: Session, anna: Actor) -> None:
    draft_id, _ = _save(session, anna)
    _find(session)
    intake_saving.undo(session, anna, draft_id, now=NOW)
    assert not session.exec(select(Candidate)).all()
    assert [row.mime for row in session.exec(select(StoredFile)).all()] == ["application/pdf"]


def test_a_photo_sent_by_hand_takes_the_place_and_a_later_paper_does_not(
    session: Session, anna: Actor
) -> None:
    _, candidate_id = _save(session, anna)
    _find(session)
    payload = {"candidate": candidate_id, "by": anna.id, "file": "x"}
    candidate_photos.keep(session, payload, picture(colour="teal"), now=NOW)
    shown = candidate_photos.show(session, anna, candidate_id)
    row = session.get(StoredFile, shown.file_id)
    assert row is not None
    assert row.data == picture(colour="teal")
    assert len(session.exec(select(StoredFile).where(StoredFile.mime == "image/jpeg")).all()) == 1
    resume = session.exec(select(Resume)).one()
    assert candidate_photos.paper_to_look_in(session, resume.id or 0) is None
    candidate_photos.found(session, resume.id or 0, picture(), now=NOW)
    assert candidate_photos.show(session, anna, candidate_id).file_id == shown.file_id


def test_a_photo_taken_away_is_kept_nowhere(session: Session, anna: Actor) -> None:
    _, candidate_id = _save(session, anna)
    _find(session)
    for _ in range(2):
        assert candidate_photos.drop(session, anna, candidate_id, now=NOW).file_id is None
    assert not session.exec(select(StoredFile).where(StoredFile.mime == "image/jpeg")).all()
    assert len(session.exec(select(Event).where(Event.verb == "photo_dropped")).all()) == 1


def test_an_employee_neither_sees_nor_changes_it(session: Session, anna: Actor) -> None:
    _, candidate_id = _save(session, anna)
    _find(session)
    gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    for verb in (candidate_photos.show, candidate_photos.check_may_set):
        with pytest.raises(Denied):
            verb(session, gleb, candidate_id)
    with pytest.raises(Denied):
        candidate_photos.drop(session, gleb, candidate_id, now=NOW)


def test_the_photo_goes_with_the_person(session: Session, anna: Actor) -> None:
    admin = make_employee(session, "Вера", Role.HR_ADMIN)
    _, candidate_id = _save(session, anna)
    _find(session)
    traces = erasure.find_traces(session, candidate_id)
    assert traces is not None
    erasure.begin(session, candidate_id, ErasureGround.REQUEST, by_id=admin.id, now=NOW)
    erasure.carry_out(session, candidate_id, traces, now=NOW)
    assert not session.exec(select(StoredFile)).all()
