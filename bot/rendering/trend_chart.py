"""A chart of weeks: what came on time and what came late, as a PNG. Figures and dates only: words are in the caption."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 960, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 30, 50
_ON_TIME, _LATE = "#2e9e5b", "#d64545"
_INK, _GRID, _PAPER = "#30343b", "#d9dde3", "#ffffff"
_STRIPES = 8
_MOST_LINES = 5


@dataclass(frozen=True)
class Bar:
    """One week: its first day, and how many tasks came on time and late."""

    day: date
    on_time: int
    late: int


def draw_trend(bars: Sequence[Bar]) -> bytes:
    """The chart. Late work is striped as well as red, so that the colour does not stand alone."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    small = ImageFont.load_default(size=18)
    highest = max([bar.on_time + bar.late for bar in bars], default=0)
    step = max(1, -(-highest // _MOST_LINES))
    top = step * max(1, -(-highest // step))
    unit = (HEIGHT - _TOP - _BOTTOM) / top
    ground = HEIGHT - _BOTTOM
    for value in range(0, top + 1, step):
        y = ground - value * unit
        pen.line((_LEFT, y, WIDTH - _RIGHT, y), fill=_GRID)
        pen.text((_LEFT - 12, y), str(value), fill=_INK, font=small, anchor="rm")
    place = (WIDTH - _LEFT - _RIGHT) / max(len(bars), 1)
    for number, bar in enumerate(bars):
        x = _LEFT + place * number + place * 0.18
        end = x + place * 0.64
        green = ground - bar.on_time * unit
        red = green - bar.late * unit
        if bar.on_time:
            pen.rectangle((x, green, end, ground), fill=_ON_TIME)
        if bar.late:
            _striped(pen, (x, red, end, green))
            pen.text(((x + end) / 2, red - 4), str(bar.late), fill=_LATE, font=small, anchor="ms")
        pen.text(((x + end) / 2, ground + 8), f"{bar.day:%d.%m}", fill=_INK, font=small, anchor="ma")
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _striped(pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    pen.rectangle(box, fill=_LATE)
    y = top + _STRIPES
    while y < bottom:
        pen.line((left, y, right, y), fill=_PAPER, width=2)
        y += _STRIPES
