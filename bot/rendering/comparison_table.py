"""A table of a few columns for a phone's screen, as a PNG: on white, each cell said in words and figures as well as in colour."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

_WIDTH, _ROW, _LABEL = 7.2, 0.62, 0.34
_DPI = 150
_INK, _LINE, _HEAD = "#23272e", "#d9dde3", "#eef1f5"
_TONES = {"good": "#d5f0df", "fair": "#fdf1cf", "bad": "#f9d9d9", "": "#ffffff"}
_LONGEST_LABEL, _LONGEST_CELL = 24, 16


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; the tone is good, fair, bad, or none."""

    text: str
    tone: str = ""


def draw_table(header: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> bytes:
    """The picture: a row of heads, then a row for each thing compared."""
    lines = [("", [Cell(name) for name in header]), *rows]
    figure = Figure(figsize=(_WIDTH, _ROW * len(lines) + 0.2), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    ax: Any = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    ax.set_xlim(0, 1)
    ax.set_ylim(len(lines), 0)
    ax.axis("off")
    width = (1 - _LABEL) / max(len(header), 1)
    for number, (label, cells) in enumerate(lines):
        is_head = number == 0
        ax.text(0.01, number + 0.5, _cut(label, _LONGEST_LABEL), va="center", color=_INK, fontsize=11)
        for place, cell in enumerate(cells):
            left = _LABEL + place * width
            colour = _HEAD if is_head else _TONES.get(cell.tone, "#ffffff")
            ax.add_patch(
                Rectangle((left, number), width, 1, facecolor=colour, edgecolor=_LINE, linewidth=0.8)
            )
            ax.text(
                left + width / 2,
                number + 0.5,
                _cut(cell.text, _LONGEST_CELL),
                va="center",
                ha="center",
                color=_INK,
                fontsize=12 if is_head else 11,
                fontweight="bold" if is_head else "normal",
            )
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _cut(text: str, most: int) -> str:
    # A dollar sign would begin a formula.
    shown = text if len(text) <= most else f"{text[: most - 1]}…"
    return shown.replace("$", "\\$")
