"""Things sent to a candidate's card: what they become, whose they are, taken back, opened on record, gone with the person."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import (
    candidates,
    erasure,
    intake_after,
    intake_saving,
    person_export,
    profile_files,
    profile_words,
    timeline,
)
from bot.domain.access import Actor
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.profile_files import SentThing
from bot.domain.profile_words import ProfileAct
from bot.domain.timeline import TimelineLine, TimelineSort
from bot.models import Candidate, CandidateFile, ErasureGround, Event, Job, LogChannel, Role, StoredFile
from tests.factories import NOW, make_employee
from tests.hiring import vacancy_with
from tests.papers import read

TEXT = SentThing("Готова выйти с 1 декабря", NOW - timedelta(hours=3), "Мария Иванова", by_person=True)
FILE = SentThing("", NOW, telegram_file_id="tg1", file_name="портфолио.pdf", mime="application/pdf")


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def candidate_id(session: Session, anna: Actor) -> int:
    vacancy_with(session, anna, manager_id=None, people=1, now=NOW)
    return session.exec(select(Candidate.id)).one() or 0


def _line(session: Session, anna: Actor, candidate_id: int) -> TimelineLine:
    return timeline.timeline(session, anna, candidate_id, sort=TimelineSort.CONTACTS, page=0).lines[0]


def _fetch(session: Session, data: bytes = b"data") -> CandidateFile:
    row = session.exec(select(CandidateFile)).one()
    assert profile_files.to_fetch(session, row.id or 0) == "tg1"
    profile_files.fetched(session, row.id or 0, data, now=NOW)
    return row


def test_what_a_person_wrote_in_a_chat_is_a_contact_by_messenger_with_its_date(
    session: Session, anna: Actor, candidate_id: int
) -> None:
    profile_files.keep(session, anna, candidate_id, TEXT, now=NOW)
    line = _line(session, anna, candidate_id)
    assert line.channel is LogChannel.MESSENGER
    assert line.text == "Готова выйти с 1 декабря"
    assert line.origin is not None
    assert (line.origin.sender, line.origin.sent_at) == ("Мария Иванова", TEXT.sent_at)


def test_a_forward_from_a_channel_is_only_a_note(session: Session, anna: Actor, candidate_id: int) -> None:
    sent = SentThing("Ищу работу", NOW, "Вакансии Омска")
    profile_files.keep(session, anna, candidate_id, sent, now=NOW)
    line = _line(session, anna, candidate_id)
    assert line.channel is None
    assert line.origin is not None
    assert line.origin.sender == "Вакансии Омска"


def test_a_whole_message_is_kept_but_no_more(session: Session, anna: Actor, candidate_id: int) -> None:
    whole = SentThing("я" * 4096, NOW, "Мария", by_person=True)
    assert profile_files.keep(session, anna, candidate_id, whole, now=NOW).text == whole.text
    with pytest.raises(Unfit) as refused:
        profile_files.keep(session, anna, candidate_id, SentThing("я" * 4097, NOW, "Мария"), now=NOW)
    assert refused.value.problem is Problem.TEXT_TOO_LONG


def test_a_file_is_fetched_kept_and_opened_on_record(
    session: Session, anna: Actor, candidate_id: int
) -> None:
    logged = profile_files.keep(session, anna, candidate_id, FILE, now=NOW)
    row = session.exec(select(CandidateFile)).one()
    assert profile_files.opened(session, anna, row.id or 0, now=NOW) is None, "not here yet"
    _fetch(session)
    found = profile_files.opened(session, anna, row.id or 0, now=NOW)
    assert found is not None
    assert (found.file_name, found.candidate_id) == ("портфолио.pdf", candidate_id)
    assert session.exec(select(Event).where(Event.verb == "file_opened")).one().actor_id == anna.id
    line = _line(session, anna, candidate_id)
    assert line.origin is not None
    assert (line.origin.file_id, line.origin.file_name) == (row.id, "портфолио.pdf")
    assert logged.origin == line.origin


def test_a_file_taken_back_is_gone_with_its_bytes(session: Session, anna: Actor, candidate_id: int) -> None:
    logged = profile_files.keep(session, anna, candidate_id, FILE, now=NOW)
    row = _fetch(session)
    assert profile_files.undo(session, anna, candidate_id, logged.event_id, now=NOW)
    assert not profile_files.undo(session, anna, candidate_id, logged.event_id, now=NOW)
    assert not session.exec(select(StoredFile)).all()
    with pytest.raises(Gone):
        profile_files.opened(session, anna, row.id or 0, now=NOW)
    profile_files.fetched(session, row.id or 0, b"late", now=NOW)
    assert not session.exec(select(StoredFile)).all(), "a file that comes late is not kept"


def test_a_shared_contact_goes_among_the_contacts_once(
    session: Session, anna: Actor, candidate_id: int
) -> None:
    sent = SentThing("", NOW, phone="79161112233", contact_name="Ольга И.")
    for _ in range(2):
        profile_files.keep(session, anna, candidate_id, sent, now=NOW)
    contacts = candidates.card(session, anna, candidate_id).values.contacts
    assert [one.key for one in contacts] == ["+79161112233"]
    assert _line(session, anna, candidate_id).text == "Ольга И. +79161112233"


def test_only_who_keeps_candidates_keeps_and_opens(session: Session, anna: Actor, candidate_id: int) -> None:
    gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    with pytest.raises(Denied):
        profile_files.keep(session, gleb, candidate_id, TEXT, now=NOW)
    profile_files.keep(session, anna, candidate_id, FILE, now=NOW)
    row = _fetch(session)
    with pytest.raises(Denied):
        profile_files.opened(session, gleb, row.id or 0, now=NOW)
    with pytest.raises(Denied):
        profile_files.undo(session, gleb, candidate_id, 1, now=NOW)


def test_the_card_waits_for_ten_minutes_from_the_last_thing(
    session: Session, anna: Actor, candidate_id: int
) -> None:
    draft_id = profile_words.begin(session, anna, candidate_id, ProfileAct.ADD, now=NOW)
    later = NOW
    for _ in range(3):
        later += timedelta(minutes=9)
        profile_words.take_thing(session, anna, draft_id, TEXT, now=later)
    with pytest.raises(Outdated):
        profile_words.take_thing(session, anna, draft_id, TEXT, now=later + timedelta(minutes=11))
    assert profile_words.waited_for(session, anna, draft_id) == candidate_id


def test_a_voice_right_after_a_saved_paper_is_kept_with_whom_it_became(session: Session, anna: Actor) -> None:
    saved = intake_saving.save(session, anna, read(session, anna).id, rev=None, now=NOW).fields.saved
    assert saved is not None
    voice = SentThing("", NOW, telegram_file_id="tg1", file_name="Голосовое 0-03.ogg", mime="audio/ogg")
    logged = intake_after.recording_after_saving(session, anna, voice, now=NOW + timedelta(minutes=1))
    assert logged is not None
    assert logged.candidate_id == saved.candidate_id
    assert intake_after.recording_after_saving(session, anna, voice, now=NOW + timedelta(minutes=3)) is None


def test_what_was_kept_is_in_all_data_about_the_person_and_goes_with_them(
    session: Session, candidate_id: int
) -> None:
    admin = make_employee(session, "Вера", Role.HR_ADMIN)
    profile_files.keep(session, admin, candidate_id, FILE, now=NOW)
    _fetch(session, b"secret portfolio")
    data = person_export.gather(session, candidate_id, now=NOW)
    assert [content for _, content in data.files] == [b"secret portfolio"]
    traces = erasure.find_traces(session, candidate_id)
    assert traces is not None
    erasure.begin(session, candidate_id, ErasureGround.REQUEST, by_id=admin.id, now=NOW)
    erasure.carry_out(session, candidate_id, traces, now=NOW)
    assert not session.exec(select(CandidateFile)).all()
    assert not session.exec(select(StoredFile)).all()
    told = [str(event.changes) for event in session.exec(select(Event)).all()]
    assert not any("портфолио" in one for one in told)
    assert not any("портфолио" in str(job.payload) for job in session.exec(select(Job)).all())
