"""Many candidates of a vacancy at once: who is chosen, where to, why, and what was done."""

from bot.callbacks import (
    ChooseEndForPicked,
    ChooseStageForPicked,
    EndPicked,
    MovePicked,
    PickAll,
    PickCandidates,
    SendPicked,
    TogglePicked,
    ToggleReserve,
    UndoMoves,
    VacancyCandidates,
)
from bot.domain.bulk_moves import Chosen, MovedMany, TakenBack
from bot.domain.end_reasons import Reason
from bot.domain.pipeline import StageFacts
from bot.domain.pipeline_board import Board
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Outcome, Stage
from bot.views.format import short_name
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.stage_words import reason_text, stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

_NAME = 30
_NAMES_SHOWN = 12


def pick_screen(words: Words, board: Board, picked: frozenset[int]) -> Screen:
    """The list with boxes to tick; what can be done with the ticked ones is below."""
    count = len(picked)
    boxes = [
        Button(
            f"{'☑' if row.application_id in picked else '☐'} {short_name(row.full_name, _NAME)}",
            TogglePicked(board.vacancy_id, row.application_id, board.key, board.page),
        )
        for row in board.rows
    ]
    everybody = PickAll(board.vacancy_id, board.key, everybody=True)
    nobody = PickAll(board.vacancy_id, board.key, everybody=False)
    return Screen(
        lines(
            words.html("candidates-title", title=board.title),
            words.html("bulk-choose"),
            words.html("bulk-chosen", count=count) if count else None,
        ),
        keyboard(
            *((box,) for box in boxes),
            pager(board.page, board.pages, lambda page: PickCandidates(board.vacancy_id, board.key, page)),
            (
                Button(words("bulk-all"), everybody),
                Button(words("bulk-none"), nobody) if count else None,
            ),
            *_acts(words, board, count),
            back_row(words, VacancyCandidates(board.vacancy_id, 0)),
        ),
    )


def _acts(words: Words, board: Board, count: int) -> tuple[tuple[Button, ...], ...]:
    if not count:
        return ()
    ends = [
        Button(
            words.option("outcome", outcome),
            ChooseEndForPicked(board.vacancy_id, outcome.value),
            style=Style.RED,
        )
        for outcome in Outcome
    ]
    return (
        (
            Button(
                words("bulk-move", count=count), ChooseStageForPicked(board.vacancy_id), style=Style.GREEN
            ),
            Button(words("bulk-send", count=count), SendPicked(board.vacancy_id)),
        ),
        *in_rows(ends),
    )


def stage_screen(words: Words, vacancy_id: int, stages: tuple[StageFacts, ...], count: int) -> Screen:
    """Where several are to go."""
    chips = [Chip(one.id, stage_text(words, one.label)) for one in stages if one.kind is not Stage.HIRED]
    return Screen(
        lines(words.html("bulk-chosen", count=count), words.html("bulk-where")),
        keyboard(
            *choice(chips, lambda stage_id: MovePicked(vacancy_id, stage_id)),
            back_row(words, PickCandidates(vacancy_id, None, 0)),
        ),
    )


def reasons_screen(
    words: Words, chosen: Chosen, outcome: Outcome, reasons: tuple[Reason, ...], *, reserve: bool
) -> Screen:
    """Why several end, and whether they are kept in mind: a chip settles them at once."""
    chips = [Chip(one.id, reason_text(words, one)) for one in reasons]
    box = "☑" if reserve else "☐"
    return Screen(
        blocks(
            lines(
                words.html("candidates-title", title=chosen.title),
                words.html("bulk-chosen", count=len(chosen.names)),
            ),
            lines(*_names(words, chosen.names)),
            words.html("end-why", outcome=words.option("outcome", outcome)),
        ),
        keyboard(
            (Button(f"{box} {words('bulk-reserve')}", ToggleReserve(chosen.vacancy_id, outcome.value)),),
            *choice(chips, lambda reason_id: EndPicked(chosen.vacancy_id, reason_id), most=2),
            back_row(words, PickCandidates(chosen.vacancy_id, None, 0)),
        ),
    )


def _names(words: Words, names: tuple[str, ...]) -> list[Html]:
    shown = [html(f"👤 {name}") for name in names[:_NAMES_SHOWN]]
    hidden = len(names) - len(shown)
    return [*shown, words.html("today-more", count=hidden)] if hidden else shown


def moved_screen(words: Words, moved: MovedMany) -> Screen:
    """What became of them, with the way to take it back."""
    reason = moved.reason
    return Screen(
        lines(
            words.html("bulk-moved", count=moved.count, stage=stage_text(words, moved.after)),
            words.html("history-reason", reason=reason_text(words, reason)) if reason else None,
        ),
        keyboard(
            (undo(words, UndoMoves(moved.vacancy_id, moved.group_id)) if moved.group_id else None,),
            (Button(words("bulk-to-list"), VacancyCandidates(moved.vacancy_id, 0), style=Style.GREEN),),
        ),
    )


def taken_back(words: Words, back: TakenBack) -> str:
    """What Undo did, for a toast."""
    said = words("bulk-undone", count=back.count)
    return f"{said} {words('bulk-overtaken', count=back.overtaken)}" if back.overtaken else said
