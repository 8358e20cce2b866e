"""Panels of horizontal bars one below another, as a PNG for a phone: on white, so that light and dark themes show it alike."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_WIDTH, _BAR, _HEAD = 7.2, 0.42, 0.75
_DPI = 150
_INK, _FAINT = "#23272e", "#8a929e"
_LONGEST = 26


@dataclass(frozen=True)
class PanelBar:
    """A bar: how it is called, how long it is, and what stands at its end."""

    label: str
    value: float
    note: str


@dataclass(frozen=True)
class Panel:
    """A titled group of bars in one colour, the first on top."""

    title: str
    colour: str
    bars: tuple[PanelBar, ...]


def draw_panels(panels: Sequence[Panel]) -> bytes:
    """The picture. Figures stand beside the bars: nothing is told by length or colour alone."""
    shown = [panel for panel in panels if panel.bars]
    heights = [_HEAD + _BAR * len(panel.bars) for panel in shown] or [_HEAD]
    figure = Figure(figsize=(_WIDTH, sum(heights) + 0.3), dpi=_DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    if shown:
        axes = figure.subplots(len(shown), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
        for panel, (axis,) in zip(shown, axes, strict=True):
            _draw(axis, panel)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _draw(ax: Any, panel: Panel) -> None:
    places = list(range(len(panel.bars), 0, -1))
    longest = max((bar.value for bar in panel.bars), default=0) or 1
    ax.barh(places, [bar.value for bar in panel.bars], height=0.62, color=panel.colour)
    for place, bar in zip(places, panel.bars, strict=True):
        ax.text(bar.value + longest * 0.015, place, bar.note, va="center", ha="left", color=_INK, fontsize=11)
    ax.set_yticks(places, [_cut(bar.label) for bar in panel.bars], fontsize=11, color=_INK)
    ax.set_xlim(0, longest * 1.32)
    ax.set_ylim(0.4, len(panel.bars) + 0.6)
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        ax.spines[side].set_visible(False)
    ax.spines["left"].set_color(_FAINT)
    ax.set_title(panel.title, loc="left", fontsize=13, fontweight="bold", color=_INK)


def _cut(label: str) -> str:
    # A dollar sign would begin a formula.
    plain = label.replace("$", "\\$")
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
