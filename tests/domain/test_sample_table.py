"""The table that the demo's paperclip offers shows what an import is: good rows, one bad one, one to be asked about."""

from importlib.resources import files

from sqlmodel import Session, select

from bot.domain import candidate_import, inbox
from bot.domain.candidate_rows import RowProblem
from bot.models import CandidateImport, ImportState
from bot.resumes.sheets import read_table
from tests.factories import NOW, make_employee


def test_the_sample_table_is_taken_as_the_guide_says(session: Session) -> None:
    anna = make_employee(session)
    table = read_table(files("bot.samples").joinpath("candidates.csv").read_bytes(), most_rows=100)
    candidate_import.keep_read(session, anna.id, "file", "candidates.csv", table.rows, now=NOW)
    import_id = session.exec(select(CandidateImport.id)).one() or 0
    asked = candidate_import.rows_to_check(session, import_id, NOW)
    assert asked is not None
    candidate_import.keep_checked(session, import_id, asked.rev, candidate_import.check(asked), now=NOW)
    card = candidate_import.show(session, anna, import_id)
    assert all(one.column is not None for one in card.columns), "every column is known"
    assert [(one.number, one.problem) for one in card.errors] == [(7, RowProblem.PHONE)]
    candidate_import.run(session, anna, import_id, rev=card.rev, now=NOW)
    while card.state is not ImportState.DONE:
        candidate_import.take_piece(session, import_id, now=NOW)
        card = candidate_import.show(session, anna, import_id)
    assert (card.added, card.updated, card.doubtful, card.bad) == (5, 0, 1, 1)
    assert [row.full_name for row in inbox.waiting(session, anna)] == ["Игнатова Белла"]
