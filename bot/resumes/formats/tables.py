"""Tables of word processors to lines: labels beside their content, rows of values, columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.resumes.document import Line, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def table_lines(rows: list[list[list[Line]]], next_row: Callable[[], int]) -> Iterator[Line]:
    """Rows of cells of lines in reading order.

    A narrow first cell beside a long one is a label with its content (job sites' exports); short cells of one
    line each make one line of cells; tall cells beside each other are columns, read one after the other.
    """
    for cells in rows:
        filled = [cell for cell in cells if cell]
        number = next_row()
        if len(filled) == 2 and _is_label(filled[0], filled[1]):  # label and content
            label = replace(
                filled[0][0],
                text=" ".join(line.text for line in filled[0]),
                cells=(),
                side=Side.LABEL,
                row=number,
            )
            yield label
            yield from (replace(line, side=Side.CONTENT, row=number) for line in filled[1])
        elif len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            pieces = tuple(piece for cell in filled for piece in cell[0].pieces)
            yield replace(filled[0][0], text=" ".join(pieces), cells=pieces)
        else:
            for index, cell in enumerate(filled):
                fresh = index > 0 and len(cell) > 3  # a column, not a value
                yield from (replace(line, fresh=fresh and place == 0) for place, line in enumerate(cell))


def _is_label(first: list[Line], second: list[Line]) -> bool:
    total = sum(len(line.text) for line in first)
    return (
        len(first) <= 4
        and total <= 60
        and (len(second) > 1 or total < sum(len(line.text) for line in second))
    )


def relative_sizes(lines: list[Line]) -> tuple[Line, ...]:
    """Sizes relative to the most used one."""
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    body = max(weights, key=lambda size: weights[size])
    return tuple(replace(line, size=round(line.size / body, 2)) for line in lines)
