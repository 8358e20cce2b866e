"""No table is forgotten when a person is erased: a new one is deleted by its key, or has to say what becomes of it."""

from sqlalchemy import JSON, LargeBinary

from bot.domain import erasure_plan, personal_traces
from bot.models import Subject

# Subjects of events and reminders that have no table of their own name, and why they need none.
NO_TABLE = {
    Subject.UPDATE: "a row of the inbox, searched for traces",
    Subject.POINTS_RULES: "the company's rules",
    Subject.PRIVACY: "the company's rules",
    Subject.SEARCH: "a search by words, read for traces as every event is",
    Subject.CANDIDATE_VIEW: "its number is the candidate's; the event tells who looked, nothing of whom",
}


def test_every_reference_that_may_be_empty_says_what_becomes_of_its_row() -> None:
    gone = set(erasure_plan.doomed_tables())
    undecided = [
        (table, column)
        for table, column, _ in erasure_plan.emptied()
        if (table, column) not in erasure_plan.KEPT
    ]
    assert undecided == [], "name them in KEPT or DELETED of bot/domain/erasure_plan.py"
    declared = {name for name, _ in erasure_plan.KEPT}
    assert not declared & gone, "what goes anyway is not kept"


def test_every_column_that_names_a_candidate_is_known() -> None:
    """A column called after a doomed table must be a foreign key, or be dealt with by name."""
    gone = set(erasure_plan.doomed_tables())
    loose = [
        (name, column.name)
        for name, table in erasure_plan.tables().items()
        for column in table.columns
        if not column.foreign_keys
        and column.name.removesuffix("_id") in gone
        and column.name.endswith("_id")
        and (name, column.name) not in erasure_plan.LOOSE
    ]
    assert loose == [], "give them a foreign key, or name them in LOOSE of bot/domain/erasure_plan.py"


def test_every_table_is_deleted_searched_or_the_company_s_own() -> None:
    gone, searched = set(erasure_plan.doomed_tables()), set(personal_traces.searched_tables())
    left = [
        name
        for name, table in erasure_plan.tables().items()
        if name not in gone | searched | personal_traces.COMPANY_TABLES
        and any(isinstance(column.type, JSON | LargeBinary) for column in table.columns)
    ]
    assert left == []
    assert set(erasure_plan.tables()) >= personal_traces.COMPANY_TABLES


def test_every_subject_is_a_table_or_says_why_not() -> None:
    """Events, reminders and messages about a doomed row are found by the name of its table."""
    unknown = [one for one in Subject if one.value not in erasure_plan.tables() and one not in NO_TABLE]
    assert unknown == [], "name the subject after its table"


def test_what_is_known_to_belong_to_a_candidate_goes() -> None:
    assert {
        "candidate",
        "candidate_contact",
        "candidate_competency",
        "resume",
        "application",
        "consent",
    } <= set(erasure_plan.doomed_tables())
    assert not {"employee", "vacancy", "task", "stored_file"} & set(erasure_plan.doomed_tables())
