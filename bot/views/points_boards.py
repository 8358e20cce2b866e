"""Points in groups: the day's message, and the group's setting. Names, positions and points, nothing else."""

from datetime import date

from bot.callbacks import BindBoard, SetBoardMode
from bot.domain.points_boards import BoardCard, DayBoard, Earned
from bot.i18n import Html, Words, blocks, lines
from bot.models import BoardMode
from bot.views.format import clip, day
from bot.views.screen import Button, Screen, in_rows, keyboard

_MOST_ROWS = 30
_NAME = 60
_LABEL = 32


def day_screen(words: Words, board: DayBoard, *, today: date) -> Screen:
    """Who earned what on a day; kept current while the day lasts."""
    when = day(words, board.day, today=today)
    title = (
        words.html("board-day-of", when=when, department=board.department)
        if board.department
        else words.html("board-day", when=when)
    )
    if not board.rows:
        return Screen(blocks(title, words.html("board-nothing")))
    hidden = len(board.rows) - _MOST_ROWS
    return Screen(
        blocks(
            title,
            lines(*(_row(words, one) for one in board.rows[:_MOST_ROWS])),
            words.html("board-more", count=hidden) if hidden > 0 else None,
        )
    )


def _row(words: Words, one: Earned) -> Html:
    name = f"{one.name}, {one.position}" if one.position else one.name
    return words.html("board-row", name=clip(name, _NAME), earned=words.number(one.earned), count=one.tasks)


def board_screen(words: Words, card: BoardCard) -> Screen:
    """What this group hears, and the other possibilities."""
    if not card.is_bound:
        return Screen(words.html("board-unbound"), keyboard(*_scopes(words, card)))
    whom = card.department or words("board-whole-company")
    modes = tuple(
        Button(
            ("✓ " if mode is card.mode else "") + words.option("board-mode", mode),
            SetBoardMode(mode.value, card.rev),
        )
        for mode in BoardMode
    )
    return Screen(
        blocks(words.html("board-bound", whom=whom), words.html("board-now", mode=_mode(words, card.mode))),
        keyboard(modes, *_scopes(words, card)),
    )


def only_in_groups(words: Words) -> Screen:
    """In private: where the command belongs."""
    return Screen(words.html("board-only-in-groups"))


def _mode(words: Words, mode: BoardMode) -> str:
    return words.option("board-meaning", mode)


def _scopes(words: Words, card: BoardCard) -> tuple[tuple[Button, ...], ...]:
    """For whom the group could be; the present choice is left out."""
    chips = [
        Button(clip(name, _LABEL), BindBoard(department_id, card.rev))
        for department_id, name in card.offers
        if not card.is_bound or department_id != card.department_id
    ]
    if card.may_company and not (card.is_bound and card.department_id is None):
        chips.insert(0, Button(words("board-whole-company"), BindBoard(None, card.rev)))
    return in_rows(chips)
