"""The import of candidates as it looks, in both languages: preview, columns, errors, progress, result, the file of bad rows."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.callbacks import RunCandidateImport
from bot.domain.audit import AuditLine, AuditPage, AuditVerb
from bot.domain.candidate_import import BadRows, ColumnLine, ImportCard, RowError
from bot.domain.candidate_rows import CandidateRow, RowProblem
from bot.domain.candidate_values import CandidateValues
from bot.i18n import Language, words
from bot.models import ImportState
from bot.parsing.candidate_table import CandidateColumn
from bot.views import candidate_import as views
from bot.views.privacy_home import audit_screen
from bot.views.screen import Screen, to_payload
from tests.factories import NOW

ERRORS = tuple(RowError(number, RowProblem.PHONE, "<12>") for number in range(3, 20))
COLUMNS = tuple(
    ColumnLine(at, f"Столбец {at}", "x", CandidateColumn.NAME if at == 0 else None) for at in range(12)
)
CARD = ImportCard(
    import_id=1,
    rev=2,
    file_name="<база>.csv",
    state=ImportState.READY,
    total=40,
    left=23,
    added=0,
    updated=0,
    unchanged=0,
    doubtful=0,
    bad=len(ERRORS),
    columns=COLUMNS,
    examples=(CandidateRow(CandidateValues(full_name="Иванова <Ольга>", position="Дизайнер")),),
    errors=ERRORS,
    may_be_staff=False,
)


def _labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.keyboard for button in row]


@pytest.mark.parametrize("language", list(Language))
def test_every_state_has_its_screen(language: Language) -> None:
    text = words(language)
    for state in ImportState:
        screen = views.import_screen(text, replace(CARD, state=state, added=5, doubtful=1, updated=2))
        assert "&lt;база&gt;.csv" in to_payload(screen)["text"]
    for screen in (
        views.columns_screen(text, CARD, 1),
        views.choose_column(text, CARD, 3),
        views.errors_screen(text, CARD, 0),
        views.gone(text),
    ):
        assert to_payload(screen)["keyboard"]


@pytest.mark.parametrize("language", list(Language))
def test_without_a_column_of_names_nothing_can_be_added(language: Language) -> None:
    unnamed = tuple(replace(one, column=None) for one in COLUMNS)
    screen = views.import_screen(words(language), replace(CARD, columns=unnamed))
    presses = [button.press for row in screen.keyboard for button in row]
    assert not any(isinstance(press, RunCandidateImport) for press in presses)
    assert words(language)("base-import-no-names") in screen.text


def test_a_column_says_what_it_is_taken_for_and_the_choice_marks_what_is_taken() -> None:
    text = words(Language.RU)
    assert _labels(views.columns_screen(text, CARD, 0))[:2] == ["Столбец 0 → ФИО", "Столбец 1 → не брать"]
    assert "✓ ФИО" in _labels(views.choose_column(text, CARD, 3))


def test_the_file_of_bad_rows_keeps_the_table_s_own_columns() -> None:
    found = BadRows(1, "база.csv", ("ФИО", "Телефон"), ((ERRORS[0], ("Петров",)),))
    text = words(Language.RU)
    assert views.bad_header(text, found) == ["ФИО", "Телефон", "Что не так"]
    assert list(views.bad_lines(text, found)) == [["Петров", "", "не похоже на телефон (<12>)"]]


@pytest.mark.parametrize("language", list(Language))
def test_the_audit_trail_says_which_table_and_how_many(language: Language) -> None:
    details = {"file": "<база>.csv", "added": 340, "updated": 12}
    line = AuditLine(NOW, "Анна", AuditVerb.CANDIDATES_IMPORTED, None, "", details)
    screen = audit_screen(words(language), AuditPage((line,), 0, 1, None), zone=ZoneInfo("UTC"), now=NOW)
    assert "&lt;база&gt;.csv" in to_payload(screen)["text"]
    assert "352" in screen.text
