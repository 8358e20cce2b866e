"""Adding the staff from a table: how to send it, the preview with its errors, the progress, what came of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    DropImport,
    ImportAsCandidates,
    ImportErrors,
    InviteEveryone,
    OpenImport,
    OpenPeople,
    RunImport,
)
from bot.domain.staff_import import ImportCard, ImportState, RowError, StaffRow
from bot.i18n import Html, Words, blocks, html, lines
from bot.views.format import clip
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import page_of, pager

_ERRORS = 12
_VALUE = 60
_CELLS = 10


def import_screen(words: Words, card: ImportCard) -> Screen:
    """A preview, a progress or a result, whichever it is by now."""
    match card.state:
        case ImportState.READY:
            return _preview(words, card)
        case ImportState.RUNNING:
            return Screen(
                blocks(
                    words.html("import-title", file=clip(card.file_name, _VALUE)),
                    lines(_bar(card), words.html("import-running", done=card.done, total=card.total)),
                )
            )
        case ImportState.DONE:
            return _result(words, card)


def _preview(words: Words, card: ImportCard) -> Screen:
    return Screen(
        blocks(
            words.html("import-title", file=clip(card.file_name, _VALUE)),
            lines(
                words.html("import-good", count=card.total),
                words.html("import-bad", count=len(card.errors)) if card.errors else None,
                words.html("import-new-departments", names=clip(", ".join(card.new_departments), 300))
                if card.new_departments
                else None,
            ),
            lines(*(_example(one) for one in card.examples)),
            _errors(words, card.errors[:_ERRORS]) if card.errors else None,
        ),
        keyboard(
            (
                Button(
                    words("import-run", count=card.total),
                    RunImport(card.draft_id, card.rev),
                    style=Style.GREEN,
                )
                if card.total
                else None,
            ),
            (_all_errors(words, card),),
            (
                Button(words("import-as-candidates"), ImportAsCandidates(card.draft_id))
                if card.may_be_candidates
                else None,
            ),
            (Button(words("button-cancel"), DropImport(card.draft_id), style=Style.RED),),
        ),
    )


def _result(words: Words, card: ImportCard) -> Screen:
    return Screen(
        blocks(
            words.html("import-done", count=card.done),
            words.html("import-bad", count=len(card.errors)) if card.errors else None,
            words.html("import-next"),
        ),
        keyboard(
            (Button(words("import-invite"), InviteEveryone(), style=Style.GREEN),),
            (Button(words("import-errors"), ImportErrors(card.draft_id, 0)) if card.errors else None,),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def errors_screen(words: Words, card: ImportCard, number: int) -> Screen:
    """Every row that cannot be added, by its number in the sheet."""
    page = page_of(card.errors, number, size=_ERRORS)
    return Screen(
        blocks(words.html("import-errors-title", count=page.total), _errors(words, page.items)),
        keyboard(
            pager(page.number, page.pages, lambda at: ImportErrors(card.draft_id, at)),
            back_row(words, OpenImport(card.draft_id)),
        ),
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


def _all_errors(words: Words, card: ImportCard) -> Button | None:
    if len(card.errors) <= _ERRORS:
        return None
    return Button(words("import-errors"), ImportErrors(card.draft_id, 0))


def _errors(words: Words, errors: tuple[RowError, ...]) -> Html:
    return lines(*(_error(words, one) for one in errors))


def _error(words: Words, one: RowError) -> Html:
    reason = words.option("import-row", one.problem)
    if not one.value:
        return words.html("import-error", number=one.number, reason=reason)
    return words.html("import-error-value", number=one.number, reason=reason, value=clip(one.value, _VALUE))


def _example(row: StaffRow) -> Html:
    return html(clip(" · ".join(part for part in (row.name, row.position, row.department) if part), 90))


def _bar(card: ImportCard) -> Html:
    full = card.done * _CELLS // card.total if card.total else _CELLS
    return Html("▓" * full + "░" * (_CELLS - full))
