"""Rows of a page to lines in reading order: side columns apart, labels beside their content together."""

from __future__ import annotations

import re
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
_CONTINUES = re.compile(
    r"^\W*(?:по\s+)?(?:настоящее время|наст|н\.?\s?в\.?$|currently|present|till|until|[—–-]"
    r"|\d{1,2}\s+(?:лет|год|мес|year|month))",
    re.IGNORECASE,
)


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


def _line(
    segments: list[Segment], row: Row, body: float, side: Side = Side.FULL, number: int = 0
) -> Line | None:
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
        far = edge > leftmost + (rightmost - leftmost) * 0.42
        lefts = _from_first_date(
            [row.left(edge - 0.5) for row in rows if not row.crosses(edge - 0.5) and row.left(edge - 0.5)]
        )
        dated = sum(
            any(_dateish(segment.text) or _CONTINUES.match(segment.text) for segment in side)
            for side in lefts
        )
        named = sum(any(heading_kind(segment.text) for segment in side) for side in lefts)
        content = sum(any(abs(segment.x0 - edge) <= _ALIGNED for segment in row.segments) for row in rows)
        beside = sum(
            bool(row.right(edge - 0.5))
            for row in rows
            if row.left(edge - 0.5) and not row.crosses(edge - 0.5)
        )
        if far and dated < len(lefts) * 0.5:
            continue
        labels = dated >= 2 and dated + named >= len(lefts) * 0.4 and content > dated and beside + dated >= 3
        if labels and (best is None or content > best[0]):
            best = (content, edge - 0.5)
    return best[1] if best else None


def _from_first_date(lefts: list[list[Segment]]) -> list[list[Segment]]:
    """Left-hand segments from the first dated one on: the head of a paper says nothing of its columns."""
    dated = (number for number, side in enumerate(lefts) if any(_dateish(segment.text) for segment in side))
    return lefts[next(dated, 0) :]


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
    return (
        bool(find_moments(text))
        or month_number(text.split(maxsplit=1)[0]) is not None
        or bool(find_ranges(text, _FAR_FUTURE))
    )


class _Blocks:
    """Gathers a label column row by row: a label's lines joined into one, then the lines beside and below it."""

    def __init__(self, gutter: float, body: float) -> None:
        self.lines: list[Line] = []
        self._gutter = gutter
        self._body = body
        self._label: list[tuple[Row, list[Segment]]] = []
        self._content: list[tuple[Row, Line]] = []
        self._number = 0

    def add(self, row: Row) -> None:
        left, right = row.left(self._gutter), row.right(self._gutter)
        if row.crosses(self._gutter) or (left and not right and _stands_alone(left[0], bool(self._label))):
            self._add_whole(row)
            return
        if left and right and self._begins(row, left) and not _labels(left[0].text):
            self._add_whole(row)  # a title and its pay, a field and its value: one line of cells
            return
        if left:
            if self._begins(row, left):
                self._begin(row, left)
            self._label.append((row, left))
        if right:
            line = _line(right, row, self._body, Side.CONTENT, self._number)
            if line:
                self._content.append((row, line))

    def _add_whole(self, row: Row) -> None:
        self.flush()
        line = _line(row.segments, row, self._body)
        if line:
            self.lines.append(line)

    def _begins(self, row: Row, left: list[Segment]) -> bool:
        """Whether a label starts here, rather than goes on («Май 2023 —» / «настоящее время» / «3 года»)."""
        if not self._label:
            return True
        last, segments = self._label[-1]
        if segments[-1].text.rstrip().endswith(("—", "–", "-")) or _CONTINUES.match(left[0].text):
            return False
        return last.page != row.page or last.y - row.y > left[0].size * 1.9

    def _begin(self, row: Row, left: list[Segment]) -> None:
        """Close the block before; content set just above the label, in bigger type, belongs to the new one."""
        early = [
            item
            for item in self._content[-1:]
            if item[0].page == row.page and 0 <= item[0].y - row.y < left[0].size
        ]
        self._content = self._content[: len(self._content) - len(early)]
        self.flush()
        self._number += 1
        self._content = early

    def flush(self) -> None:
        if self._label:
            row = self._label[0][0]
            segments = [segment for _, part in self._label for segment in part]
            line = _line(segments, row, self._body, Side.LABEL, self._number)
            if line:
                self.lines.append(replace(line, cells=()))
        self.lines += [line for _, line in self._content]
        self._label, self._content = [], []


def _labelled(rows: list[Row], gutter: float, body: float) -> list[Line]:
    """Rows beside a label column, block by block."""
    blocks = _Blocks(gutter, body)
    for row in rows:
        blocks.add(row)
    blocks.flush()
    return blocks.lines


def _labels(text: str) -> bool:
    return _dateish(text) or heading_kind(text) is not None


def _stands_alone(segment: Segment, labelling: bool) -> bool:
    """A line at the left edge with nothing beside it: a heading, or text that is no label."""
    return heading_kind(segment.text) is not None or (not labelling and not _dateish(segment.text))


def _columns(rows: list[Row], gutter: float, body: float) -> list[Line]:
    """Full-width rows above, then the column that holds the bigger type, then the other; pages run on."""
    head: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    begin = _first_parted(rows, gutter)
    for number, row in enumerate(rows):
        if number < begin or row.crosses(gutter):
            line = _line(row.segments, row, body)
            if line:
                (sides[1] if number >= begin else head).append(line)
            continue
        for target, segments in zip(sides, (row.left(gutter), row.right(gutter)), strict=True):
            line = _line(segments, row, body) if segments else None
            if line:
                target.append(line)
    first, second = sorted(sides, key=lambda side: -max((line.size for line in side[:12]), default=0))
    if second:
        second[0] = replace(second[0], fresh=True)
    if head and first and any(heading_kind(line.text) for line in head):
        first[0] = replace(first[0], fresh=heading_kind(head[-1].text) is None)
    return [*head, *first, *second]


def _first_parted(rows: list[Row], gutter: float) -> int:
    """The row from which on the page stands in two columns."""
    both = (
        number
        for number, row in enumerate(rows)
        if not row.crosses(gutter) and row.left(gutter) and row.right(gutter)
    )
    begin = next(both, 0)
    while begin > 0 and not rows[begin - 1].crosses(gutter) and rows[begin - 1].page == rows[begin].page:
        begin -= 1
    return begin
