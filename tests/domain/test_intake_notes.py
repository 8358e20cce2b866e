"""What is said of a candidate in passing: kept as a note, the pay in it understood."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.domain import candidates, intake_notes, intake_saving
from bot.domain.intake_notes import salary_in
from tests.factories import NOW, make_employee
from tests.papers import artem, maria, read


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("забрал с hh, просит 200", 200_000),
        ("хочет 150к на руки, может выйти завтра", 150_000),
        ("asks for 3000 $", 3000),
        ("работал 5 лет в Тбилиси", None),
        ("перезвонить 200 раз", None),
    ],
)
def test_the_pay_is_understood_where_one_is_named(said: str, amount: int | None) -> None:
    found = salary_in(said)
    assert (found.amount_min if found is not None else None) == amount


def test_a_text_is_about_the_last_paper_and_only_right_after_it(session: Session) -> None:
    anna = make_employee(session)
    read(session, anna)
    last = read(session, anna, artem(), data=b"artem")
    taken = intake_notes.note_after_paper(session, anna, "от Бориса", now=NOW + timedelta(minutes=1))
    assert taken is not None
    assert taken.id == last.id
    assert intake_notes.note_after_paper(session, anna, "поздно", now=NOW + timedelta(minutes=3)) is None


def test_a_known_candidate_s_card_forgets_the_note_of_an_undone_saving(session: Session) -> None:
    anna = make_employee(session)
    first = read(session, anna)
    saved = intake_saving.save(session, anna, first.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    second = read(session, anna, maria(), data=b"newer", now=NOW + timedelta(minutes=5))
    intake_notes.add(session, anna, second.id, "просит больше", now=NOW)
    intake_saving.save_as_version(session, anna, second.id, saved.candidate_id, now=NOW)
    assert [note.text for note in candidates.card(session, anna, saved.candidate_id).notes] == [
        "просит больше"
    ]
    intake_saving.undo(session, anna, second.id, now=NOW)
    assert candidates.card(session, anna, saved.candidate_id).notes == ()
