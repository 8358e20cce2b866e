"""Nothing received is lost: the inbox, its daily reminder, and papers the bot cannot read."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.domain import inbox, intake, intake_saving, reminders
from bot.domain.access import Actor
from bot.domain.candidate_values import CandidateField
from bot.domain.errors import Outdated
from bot.domain.intake_cards import BatchCard, DraftCard, Standing, card, load_read
from bot.domain.intake_choices import fix_field
from bot.domain.intake_drafts import DraftState, Origin
from bot.models import Job, OutboxMessage, Reminder
from bot.resumes.values import ReadProblem
from tests.factories import NOW, make_employee
from tests.papers import CHAT, artem, maria, read, send

MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


def _due(session: Session) -> datetime:
    return session.exec(select(Reminder).where(Reminder.fired_at.is_(None))).one().due_at  # type: ignore[union-attr]


def test_a_paper_waits_in_the_inbox_until_saved_or_put_away(session: Session, anna: Actor) -> None:
    first = read(session, anna)
    second = read(session, anna, artem(), data=b"artem", now=NOW + timedelta(minutes=1))
    assert [row.full_name for row in inbox.waiting(session, anna)] == [
        "Соколова Мария Андреевна",
        "Кузнецов Артём",
    ]
    intake_saving.save(session, anna, first.id, rev=None, now=NOW)
    intake.discard(session, anna, second.id, now=NOW)
    assert inbox.waiting(session, anna) == ()


def test_what_waits_is_reminded_of_once_a_working_day(session: Session, anna: Actor) -> None:
    draft = read(session, anna)
    assert _due(session).astimezone(MOSCOW) == datetime(2026, 11, 25, 10, 0, tzinfo=MOSCOW)
    for day in (26, 27, 30):  # the 28th and 29th are a weekend
        assert reminders.fire_due(session, now=_due(session)) == 1
        assert _due(session).astimezone(MOSCOW).day == day
    intake_saving.save(session, anna, draft.id, rev=None, now=NOW)
    reminders.fire_due(session, now=_due(session))
    assert not session.exec(select(Reminder).where(Reminder.fired_at.is_(None))).all()  # type: ignore[union-attr]
    said = session.exec(select(OutboxMessage).where(OutboxMessage.kind == "notice:reminders")).all()
    assert [len(row.payload["reminders"]) for row in said] == [3], "nothing waits on the fourth day"


def test_papers_arriving_later_do_not_put_the_reminder_off(session: Session, anna: Actor) -> None:
    read(session, anna)
    planned = _due(session)
    read(session, anna, artem(), data=b"artem", now=planned - timedelta(minutes=1))
    assert _due(session) == planned


@pytest.mark.parametrize("problem", ReadProblem)
def test_a_paper_that_cannot_be_read_is_kept_with_the_reason(
    session: Session, anna: Actor, problem: ReadProblem
) -> None:
    kept = send(session, anna, name="broken.pdf")
    intake.keep_unreadable(session, kept.id, problem, now=NOW, data=b"data", mime="application/pdf")
    shown = load_read(session, anna, {"draft": kept.id}, NOW)
    assert isinstance(shown, DraftCard)
    assert shown.problem is problem
    assert shown.has_file is shown.can_fill_by_hand
    assert [row.file_name for row in inbox.waiting(session, anna)] == ["broken.pdf"]


def test_a_scan_is_filled_in_by_hand_and_keeps_its_file(session: Session, anna: Actor) -> None:
    kept = send(session, anna, name="scan.jpg")
    intake.keep_unreadable(session, kept.id, ReadProblem.NO_TEXT, now=NOW, data=b"picture", mime="image/jpeg")
    intake.fill_by_hand(session, anna, kept.id, now=NOW)
    assert [doubt.field for doubt in card(session, anna, kept.id, now=NOW).doubts] == [CandidateField.NAME]
    fix_field(session, anna, kept.id, CandidateField.NAME, "Иванова Анна", now=NOW)
    saved = intake_saving.save(session, anna, kept.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    assert saved.resume_id is not None


def test_a_job_done_twice_reads_once(session: Session, anna: Actor) -> None:
    kept = send(session, anna)
    intake.keep_read(session, kept.id, b"maria", maria(), mime="application/pdf", now=NOW)
    fix_field(session, anna, kept.id, CandidateField.CITY, "Тверь", now=NOW)
    assert intake.paper_to_read(session, kept.id) is None
    intake.keep_read(session, kept.id, b"maria", maria(), mime="application/pdf", now=NOW)
    assert card(session, anna, kept.id, now=NOW).values.city == "Тверь"


def test_a_paper_put_away_while_being_read_is_read_when_taken_back(session: Session, anna: Actor) -> None:
    kept = send(session, anna)
    intake.discard(session, anna, kept.id, now=NOW)
    intake.keep_read(session, kept.id, b"maria", maria(), mime="application/pdf", now=NOW)
    job = session.exec(select(Job)).one()
    session.delete(job)  # it ended without having anything to do
    assert intake.take_back(session, anna, kept.id, now=NOW).fields.state is DraftState.READING
    assert session.exec(select(Job)).one().payload == {"draft": kept.id}


def test_a_pasted_text_is_a_paper_like_any_other(session: Session, anna: Actor) -> None:
    kept = intake.receive_text(session, anna, Origin(CHAT, 11), "Иванова Анна\n+7 900 111-22-33", now=NOW)
    paper = intake.paper_to_read(session, kept.id)
    assert paper is not None
    assert paper.data == "Иванова Анна\n+7 900 111-22-33".encode()


def test_a_contact_is_a_draft_at_once(session: Session, anna: Actor) -> None:
    kept = intake.receive_contact(
        session, anna, Origin(CHAT, 12), intake.GivenContact("Иванова Анна", "79001112233"), now=NOW
    )
    shown = card(session, anna, kept.id, now=NOW)
    assert (shown.values.full_name, shown.values.contacts[0].key) == ("Иванова Анна", "+79001112233")


def test_a_batch_is_shown_as_one_while_it_is_being_read(session: Session, anna: Actor) -> None:
    first = send(session, anna, name="1.pdf")
    send(session, anna, name="2.pdf")
    intake.keep_read(session, first.id, b"maria", maria(), mime="application/pdf", now=NOW)
    shown = load_read(session, anna, {"batch": first.id}, NOW)
    assert isinstance(shown, BatchCard)
    assert [row.standing for row in shown.rows] == [Standing.SURE, Standing.READING]
    waiting = session.exec(select(OutboxMessage).where(OutboxMessage.state == "waiting")).all()
    assert [message.slot for message in waiting] == [f"draft:{first.id}"], "one message for the whole batch"


def test_a_saved_draft_is_not_changed_by_an_old_card(session: Session, anna: Actor) -> None:
    draft = read(session, anna)
    intake_saving.save(session, anna, draft.id, rev=None, now=NOW)
    with pytest.raises(Outdated):
        fix_field(session, anna, draft.id, CandidateField.CITY, "Тверь", now=NOW)
    assert intake.discard(session, anna, draft.id, now=NOW).fields.state is DraftState.SAVED
