"""Rows of a page to lines in reading order: side columns apart, labels beside their content together."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.resumes.document import Line, Side, line_from_text
from bot.resumes.fields.dates import find_moments, find_ranges, month_number
from bot.resumes.sections import heading_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIGNED = 2.5
_FEWEST = 4
_FAR_FUTURE = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one baseline without wide gaps; points from the page's left edge."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Everything on one baseline; `y` grows upwards."""

    segments: list[Segment]
    y: float
    page: int

    def left(self, gutter: float) -> list[Segment]:
        return [segment for segment in self.segments if segment.x0 < gutter - 1]

    def right(self, gutter: float) -> list[Segment]:
        return [segment for segment in self.segments if segment.x0 >= gutter - 1]

    def crosses(self, gutter: float) -> bool:
        return any(segment.x0 < gutter - 1 and segment.x1 > gutter + 1 for segment in self.segments)


def ordered(pages: Sequence[list[Row]]) -> tuple[Line, ...]:
    """All pages' rows as lines, sizes relative to the body text."""
    segments = [segment for rows in pages for row in rows for segment in row.segments]
    if not segments:
        return ()
    body = _body_size(segments)
    rows = [row for page in pages for row in page]
    edges = _edges(rows)
    labels = _label_gutter(rows, edges)
    if labels is not None:
        return tuple(_labelled(rows, labels, body))
    gutter = _gutter(rows, edges)
    if gutter is not None:
        return tuple(_columns(rows, gutter, body))
    return tuple(line for row in rows if (line := _line(row.segments, row, body)))


def _body_size(segments: list[Segment]) -> float:
    weights: Counter[float] = Counter()
    for segment in segments:
        weights[round(segment.size, 1)] += len(segment.text)
    return weights.most_common(1)[0][0] or 1.0


def _line(segments: list[Segment], row: Row, body: float, side: Side = Side.FULL, number: int = 0) -> Line | None:
    line = line_from_text("\t".join(segment.text for segment in segments))
    if line is None:
        return None
    size = max(segment.size for segment in segments) / body
    bold = all(segment.bold for segment in segments)
    return replace(line, size=round(size, 2), bold=bold, side=side, row=number, page=row.page)


def _edges(rows: list[Row]) -> list[float]:
    """Left edges shared by many segments inside the page: where a second column may begin."""
    starts: Counter[int] = Counter()
    leftmost = min(segment.x0 for row in rows for segment in row.segments)
    rightmost = max(segment.x1 for row in rows for segment in row.segments)
    for row in rows:
        for segment in row.segments:
            if leftmost + 40 < segment.x0 < leftmost + (rightmost - leftmost) * 0.8:
                starts[round(segment.x0)] += 1
    return [float(edge) for edge, count in starts.most_common(8) if count >= _FEWEST]


def _gutter(rows: list[Row], edges: list[float]) -> float | None:
    """The edge of a second column of running text, if the page has one."""
    scored = [(_gutter_score(rows, edge), edge) for edge in edges]
    best = max(scored, default=(0.0, 0.0))
    return best[1] - 0.5 if best[0] else None


def _label_gutter(rows: list[Row], edges: list[float]) -> float | None:
    """The edge of the content beside a column of dates or section labels, read row by row."""
    leftmost = min(segment.x0 for row in rows for segment in row.segments)
    rightmost = max(segment.x1 for row in rows for segment in row.segments)
    best: tuple[int, float] | None = None
    for edge in edges:
        if edge > leftmost + (rightmost - leftmost) * 0.42:
            continue
        lefts = [row.left(edge - 0.5) for row in rows if not row.crosses(edge - 0.5) and row.left(edge - 0.5)]
        dated = sum(any(_dateish(segment.text) for segment in side) for side in lefts)
        named = sum(any(heading_kind(segment.text) for segment in side) for side in lefts)
        content = sum(any(abs(segment.x0 - edge) <= _ALIGNED for segment in row.segments) for row in rows)
        beside = sum(bool(row.right(edge - 0.5)) for row in rows if row.left(edge - 0.5) and not row.crosses(edge - 0.5))
        if dated >= 2 and dated + named >= len(lefts) * 0.4 and content > dated and beside + dated >= 3:
            if best is None or content > best[0]:
                best = (content, edge - 0.5)
    return best[1] if best else None


def _gutter_score(rows: list[Row], edge: float) -> float:
    """Share of rows that respect the gutter, if both sides hold enough text to be columns; 0 if not."""
    gutter = edge - 0.5
    free = [row for row in rows if not row.crosses(gutter)]
    rights = [row.right(gutter) for row in free]
    aligned = sum(bool(side) and abs(side[0].x0 - edge) <= _ALIGNED for side in rights)
    filled = sum(bool(side) for side in rights)
    lefts = sum(bool(row.left(gutter)) for row in free)
    if aligned < _FEWEST or lefts < _FEWEST or aligned < filled * 0.5 or filled < _FEWEST:
        return 0.0
    both_text = sum(len(segment.text) for row in free for segment in row.segments)
    right_text = sum(len(segment.text) for side in rights for segment in side)
    if not 0.18 <= right_text / max(both_text, 1) <= 0.97:
        return 0.0
    if _mostly_dates([segment.text for side in rights for segment in side]):
        return 0.0
    all_text = sum(len(segment.text) for row in rows for segment in row.segments)
    respected = both_text / all_text
    return respected if respected > 0.6 and aligned >= len(rows) * 0.12 else 0.0


def _mostly_dates(texts: list[str]) -> bool:
    dated = sum(bool(find_moments(text)) for text in texts)
    return dated * 2 >= len(texts) and statistics.mean(len(text) for text in texts) < 30


def _dateish(text: str) -> bool:
    return bool(find_moments(text)) or month_number(text.split()[0]) is not None or bool(find_ranges(text, _FAR_FUTURE))


def _labelled(rows: list[Row], gutter: float, body: float) -> list[Line]:
    """Blocks of a label column: a label's lines joined, then its content lines."""
    lines: list[Line] = []
    labels: list[Line] = []
    contents: list[Line] = []
    placed: list[tuple[Row, Line]] = []
    number, last_left = 0, None

    def flush() -> None:
        if labels:
            lines.append(replace(labels[0], text=" ".join(label.text for label in labels), cells=()))
        lines.extend(contents)
        labels.clear()
        contents.clear()

    for row in rows:
        left, right = row.left(gutter), row.right(gutter)
        if row.crosses(gutter) or (left and not right and _stands_alone(left[0], bool(labels))):
            flush()
            last_left = None
            line = _line(row.segments, row, body)
            if line:
                lines.append(line)
            continue
        if left:
            starts = last_left is None or last_left.page != row.page or last_left.y - row.y > left[0].size * 1.9
            if starts:
                early = _just_above(placed, row, left[0].size)
                for line in early:
                    contents.remove(line)
                flush()
                contents.extend(early)
                number += 1
                placed.clear()
            label = _line(left, row, body, Side.LABEL, number)
            if label:
                labels.append(label)
            last_left = row
        if right:
            content = _line(right, row, body, Side.CONTENT, number)
            if content:
                contents.append(content)
                placed.append((row, content))
    flush()
    return lines


def _stands_alone(segment: Segment, labelling: bool) -> bool:
    """A line at the left edge with nothing beside it: a heading, or text that is no label."""
    return heading_kind(segment.text) is not None or (not labelling and not _dateish(segment.text))


def _just_above(placed: list[tuple[Row, Line]], row: Row, size: float) -> list[Line]:
    """Content whose bigger type puts it a little above the label it stands beside."""
    return [line for other, line in placed[-1:] if other.page == row.page and 0 <= other.y - row.y < size]


def _columns(rows: list[Row], gutter: float, body: float) -> list[Line]:
    """Full-width rows above, then the column that holds the bigger type, then the other; pages run on."""
    head: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    begun = False
    for row in rows:
        parted = not row.crosses(gutter) and (begun or (row.left(gutter) and row.right(gutter)))
        if not parted:
            line = _line(row.segments, row, body)
            if line:
                (sides[1] if begun else head).append(line)
            continue
        begun = True
        for target, segments in zip(sides, (row.left(gutter), row.right(gutter)), strict=True):
            line = _line(segments, row, body) if segments else None
            if line:
                target.append(line)
    first, second = sorted(sides, key=lambda side: -max((line.size for line in side[:12]), default=0))
    if second:
        second[0] = replace(second[0], fresh=True)
    if head and first:
        first[0] = replace(first[0], fresh=bool(heading_kind(head[-1].text)) is False and any(heading_kind(line.text) for line in head))
    return [*head, *first, *second]
