"""A table of candidates: the preview with what was understood, its columns, its errors, the progress, what came of it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    BeginCandidateImport,
    CandidateImportBadRows,
    CandidateImportColumns,
    CandidateImportErrors,
    ChooseImportColumn,
    DropCandidateImport,
    ImportAsStaff,
    OpenCandidateImport,
    OpenHome,
    OpenInbox,
    RunCandidateImport,
    SetImportColumn,
)
from bot.domain.candidate_import import BadRows, ColumnLine, ImportCard, RowError
from bot.domain.candidate_rows import CandidateRow
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ImportState, Subject
from bot.parsing.candidate_table import CandidateColumn
from bot.views.candidate_facts import salary_text
from bot.views.format import clip
from bot.views.screen import About, Button, Document, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import page_of, pager

_ERRORS = 10
_ERRORS_SHOWN = 5
_COLUMNS = 8
_VALUE = 60
_HEADER = 24
_CELLS = 10


def import_screen(words: Words, card: ImportCard) -> Screen:
    """A preview, a progress or a result, whichever it is by now."""
    match card.state:
        case ImportState.CHECKING:
            return Screen(blocks(_title(words, card), words.html("base-import-checking", count=card.total)))
        case ImportState.READY:
            return _preview(words, card)
        case ImportState.RUNNING:
            running = words.html("base-import-running", done=card.done, total=card.done + card.left)
            return Screen(blocks(_title(words, card), lines(_bar(card), running)))
        case ImportState.DONE:
            return _result(words, card)


def _title(words: Words, card: ImportCard) -> Html:
    return words.html("import-title", file=clip(card.file_name, _VALUE))


def _preview(words: Words, card: ImportCard) -> Screen:
    good = card.left if card.names_people else 0
    return Screen(
        blocks(
            _title(words, card),
            lines(
                words.html("base-import-good", count=good)
                if card.names_people
                else words.html("base-import-no-names"),
                words.html("import-bad", count=card.bad) if card.bad and card.names_people else None,
                _taken_columns(words, card),
                _left_columns(words, card),
            ),
            lines(*(_example(words, one) for one in card.examples)) if card.examples else None,
            _errors(words, card.errors[:_ERRORS_SHOWN]) if card.errors and card.names_people else None,
        ),
        keyboard(
            (
                Button(
                    words("import-run", count=good),
                    RunCandidateImport(card.import_id, card.rev),
                    style=Style.GREEN,
                )
                if good
                else None,
            ),
            (Button(words("base-import-columns"), CandidateImportColumns(card.import_id, 0)),),
            _of_bad(words, card),
            (
                Button(words("base-import-as-staff"), ImportAsStaff(card.import_id))
                if card.may_be_staff
                else None,
            ),
            (Button(words("button-cancel"), DropCandidateImport(card.import_id), style=Style.RED),),
        ),
    )


def _taken_columns(words: Words, card: ImportCard) -> Html | None:
    taken = [words.option("import-column", one.column) for one in card.columns if one.column is not None]
    return words.html("base-import-taken", columns=", ".join(taken)) if taken else None


def _left_columns(words: Words, card: ImportCard) -> Html | None:
    left = [clip(one.header or one.example, _HEADER) for one in card.columns if one.column is None]
    return words.html("base-import-left", columns=clip(", ".join(left), 200)) if left else None


def _example(words: Words, row: CandidateRow) -> Html:
    values = row.values
    contact = values.contacts[0].shown if values.contacts else ""
    pay = salary_text(words, values) if values.salary is not None else ""
    parts = (values.full_name, values.position, values.city, pay, contact)
    return html(clip("👤 " + " · ".join(part for part in parts if part), 120))


def _of_bad(words: Words, card: ImportCard) -> tuple[Button | None, ...]:
    if not card.bad or not card.names_people:
        return ()
    return (
        Button(words("import-errors"), CandidateImportErrors(card.import_id, 0))
        if card.bad > _ERRORS_SHOWN or card.state is ImportState.DONE
        else None,
        Button(words("base-import-bad-file"), CandidateImportBadRows(card.import_id)),
    )


def _result(words: Words, card: ImportCard) -> Screen:
    counts = (
        words.html("base-import-added", count=card.added),
        words.html("base-import-updated", count=card.updated) if card.updated else None,
        words.html("base-import-unchanged", count=card.unchanged) if card.unchanged else None,
        words.html("base-import-doubtful", count=card.doubtful) if card.doubtful else None,
        words.html("import-bad", count=card.bad) if card.bad else None,
    )
    return Screen(
        blocks(
            _title(words, card),
            lines(*counts),
            words.html("base-import-ask-who") if card.doubtful else None,
            words.html("base-import-consent") if card.added else None,
        ),
        keyboard(
            (Button(words("base-import-inbox"), OpenInbox(), style=Style.GREEN) if card.doubtful else None,),
            _of_bad(words, card),
            back_row(words, OpenHome()),
        ),
    )


# -- columns ---------------------------------------------------------------------------------------------


def page_with(card: ImportCard, place: int) -> int:
    """The page of the columns on which one stands."""
    return next((at // _COLUMNS for at, one in enumerate(card.columns) if one.place == place), 0)


def columns_screen(words: Words, card: ImportCard, number: int) -> Screen:
    """What each column is taken for; a tap changes it."""
    if card.state not in {ImportState.READY, ImportState.CHECKING}:
        return import_screen(words, card)
    page = page_of(card.columns, number, size=_COLUMNS)
    return Screen(
        blocks(words.html("base-import-columns-title"), words.html("base-import-columns-hint")),
        keyboard(
            *(
                (Button(_column(words, one), ChooseImportColumn(card.import_id, one.place)),)
                for one in page.items
            ),
            pager(page.number, page.pages, lambda at: CandidateImportColumns(card.import_id, at)),
            back_row(words, OpenCandidateImport(card.import_id)),
        ),
    )


def _column(words: Words, one: ColumnLine) -> str:
    header = clip(one.header or one.example, _HEADER)
    return f"{header} → {_taken_for(words, one.column)}"


def _taken_for(words: Words, column: CandidateColumn | None) -> str:
    return words.option("import-column", column) if column is not None else words("base-import-nothing")


def choose_column(words: Words, card: ImportCard, place: int) -> Screen:
    """What one column may be taken for; what another one holds already is marked."""
    one = next((each for each in card.columns if each.place == place), None)
    if one is None or card.state not in {ImportState.READY, ImportState.CHECKING}:
        return import_screen(words, card)
    taken = {each.column for each in card.columns}
    chips = [
        Button(
            ("✓ " if column in taken else "") + words.option("import-column", column),
            SetImportColumn(card.import_id, place, column.value, card.rev),
            style=Style.BLUE if column is one.column else None,
        )
        for column in CandidateColumn
    ]
    nothing = Button(words("base-import-nothing"), SetImportColumn(card.import_id, place, None, card.rev))
    return Screen(
        lines(
            words.html("base-import-column", header=clip(one.header or "…", _VALUE)),
            words.html("base-import-example", value=clip(one.example, _VALUE)) if one.example else None,
            words.html("base-import-now", value=_taken_for(words, one.column)),
        ),
        keyboard(
            *in_rows(chips),
            (nothing,),
            back_row(words, CandidateImportColumns(card.import_id, page_with(card, place))),
        ),
    )


# -- errors ----------------------------------------------------------------------------------------------


def errors_screen(words: Words, card: ImportCard, number: int) -> Screen:
    """Every row that cannot be taken, by its number in the sheet."""
    page = page_of(card.errors, number, size=_ERRORS)
    return Screen(
        blocks(words.html("import-errors-title", count=page.total), _errors(words, page.items)),
        keyboard(
            pager(page.number, page.pages, lambda at: CandidateImportErrors(card.import_id, at)),
            (Button(words("base-import-bad-file"), CandidateImportBadRows(card.import_id)),)
            if page.total
            else (),
            back_row(words, OpenCandidateImport(card.import_id)),
        ),
    )


def _errors(words: Words, errors: tuple[RowError, ...]) -> Html:
    return lines(*(_error(words, one) for one in errors))


def _error(words: Words, one: RowError) -> Html:
    reason = words.option("base-import-row", one.problem)
    if not one.value:
        return words.html("import-error", number=one.number, reason=reason)
    return words.html("import-error-value", number=one.number, reason=reason, value=clip(one.value, _VALUE))


def bad_header(words: Words, found: BadRows) -> list[str]:
    """The header of the file of bad rows: the table's own, and why."""
    return [*found.header, words("base-import-why")]


def bad_lines(words: Words, found: BadRows) -> Iterator[list[str]]:
    """The bad rows as they were sent, each with its reason after the last column."""
    width = len(found.header)
    for error, cells in found.rows:
        reason = words.option("base-import-row", error.problem)
        why = f"{reason} ({error.value})" if error.value else reason
        yield [*cells[:width], *("" for _ in range(width - len(cells))), why]


def bad_file(words: Words, found: BadRows, table: str) -> Screen:
    """The bad rows as a file."""
    name = found.file_name.rpartition(".")[0] or found.file_name
    return Screen(
        words.html("base-import-bad-sent", count=len(found.rows)),
        document=Document(f"{clip(name, _VALUE)} - {words('base-import-why')}.csv", table),
        about=About(Subject.CANDIDATE_IMPORT, found.import_id),
    )


def gone(words: Words) -> Screen:
    """Nothing was taken, or the table is not kept any more."""
    return Screen(
        words.html("base-import-gone"),
        keyboard((Button(words("base-import-again"), BeginCandidateImport()),), back_row(words, OpenHome())),
    )


def import_notice(
    words: Words,
    found: ImportCard,
    *,
    zone: ZoneInfo,  # noqa: ARG001
    now: datetime,  # noqa: ARG001
) -> Screen:
    """The card as it stands."""
    return import_screen(words, found)


def _bar(card: ImportCard) -> Html:
    total = card.done + card.left
    full = card.done * _CELLS // total if total else _CELLS
    return Html("▓" * full + "░" * (_CELLS - full))
