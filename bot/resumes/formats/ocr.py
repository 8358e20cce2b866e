"""Scans and photographs, read by tesseract when it is installed."""

from __future__ import annotations

import io
import os
import re
import shutil
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytesseract
from PIL import Image, ImageOps, UnidentifiedImageError

from bot.resumes.document import Document, Line
from bot.resumes.formats.columns import Row, Segment, ordered
from bot.resumes.formats.pdf import render_pages
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGES = 5
_DPI = 200
_SECONDS_A_PAGE = 20
_SMALL_SIDE = 1400
_LARGE_SIDE = 4200
_MAX_PIXELS = 60_000_000
_CYRILLIC_LEAST = 0.1
_MIN_LETTERS = 20
_UNSURE = 30
_DOUBTED = 70
_TRUSTED = 60
_WHITE = 235

_Table = dict[str, list[Any]]


def read_image(data: bytes) -> Document:
    """Text of a picture. Raises `UnreadableFile`: CORRUPT, TOO_BIG, NO_TEXT (nothing seen, or no tesseract)."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                raise UnreadableFile(ReadProblem.TOO_BIG, f"{picture.width}x{picture.height} pixels")
            page = ImageOps.exif_transpose(picture).convert("L")
    except UnidentifiedImageError as error:
        raise UnreadableFile(ReadProblem.UNSUPPORTED, "an unknown kind of picture") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"picture: {type(error).__name__}") from error
    return _recognised([page])


def read_scan(data: bytes) -> Document:
    """Text of a PDF that holds pictures only; its first five pages."""
    return _recognised(render_pages(data, dpi=_DPI, limit=_PAGES))


@cache
def languages() -> frozenset[str]:
    """Languages tesseract has here; empty when it is not installed."""
    if shutil.which("tesseract") is None:
        return frozenset()
    return frozenset(pytesseract.get_languages(config=""))


def _recognised(pages: Iterable[Image.Image]) -> Document:
    known = languages()
    if not known & {"rus", "eng"}:
        raise UnreadableFile(ReadProblem.NO_TEXT, "a picture, and tesseract is not installed")
    os.environ["OMP_THREAD_LIMIT"] = "1"  # tesseract's own threads make it ten times slower
    lines: list[Line] = []
    for page in pages:
        lines += _page_lines(_sized(page), known)
    letters = sum(character.isalpha() for line in lines for character in line.text)
    if letters < _MIN_LETTERS:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no words seen in the picture")
    return Document(tuple(lines), ocr=True)


def _sized(page: Image.Image) -> Image.Image:
    """Small pictures grow and huge ones shrink to what tesseract reads best."""
    side = max(page.size)
    factor = (
        _SMALL_SIDE * 1.6 / side if side < _SMALL_SIDE else _LARGE_SIDE / side if side > _LARGE_SIDE else 1.0
    )
    if factor == 1.0:
        return page
    return page.resize((int(page.width * factor), int(page.height * factor)), Image.Resampling.LANCZOS)


def _page_lines(page: Image.Image, known: frozenset[str]) -> list[Line]:
    if "rus" not in known:
        return list(ordered([_rows(_table(page, "eng"))]))
    both = _table(_darkened(page), "+".join(name for name in ("rus", "eng") if name in known))
    if "eng" not in known:
        return list(ordered([_rows(both)]))
    english = _table(page, "eng")
    rows = _rows(_corrected(both, english))
    return list(ordered([rows if _russian(rows) else _rows(english)]))  # rus+eng writes English in Cyrillic


def _darkened(page: Image.Image) -> Image.Image:
    """Grey type on a white page made darker: tesseract skips the pale headings of job sites' exports."""
    histogram = page.histogram()
    white = sum(histogram[_WHITE:])
    if white < sum(histogram) * 0.6:
        return page  # a photograph: its background would turn to blots
    return page.point([int(255 * (value / 255) ** 2) for value in range(256)])


def _corrected(both: _Table, english: _Table) -> _Table:
    """Latin words that the bilingual reading spoilt («Ру{Поп») taken from the English reading of the same place."""
    places = [
        (
            english["left"][i],
            english["top"][i],
            english["left"][i] + english["width"][i],
            english["top"][i] + english["height"][i],
            i,
        )
        for i, word in enumerate(english["text"])
        if re.search(r"[A-Za-z]{2}", str(word))
        and str(word).isascii()
        and float(english["conf"][i]) >= _TRUSTED
    ]
    words, sure = list(both["text"]), list(both["conf"])
    for index, word in enumerate(words):
        spoilt = (
            bool(re.search(r"[{}\\<>]|[A-Za-z][А-Яа-я]|[А-Яа-я][A-Za-z]", str(word)))
            or float(both["conf"][index]) < _DOUBTED
        )
        if not str(word).strip() or not spoilt:
            continue
        x = both["left"][index] + both["width"][index] / 2
        y = both["top"][index] + both["height"][index] / 2
        place = next((item for item in places if item[0] <= x <= item[2] and item[1] <= y <= item[3]), None)
        if place and float(english["conf"][place[4]]) > float(both["conf"][index]):
            words[index], sure[index] = english["text"][place[4]], english["conf"][place[4]]
        elif head := _latin_head(str(word), x - both["width"][index] / 2, y, english):
            words[index], sure[index] = head, _DOUBTED
    return {**both, "text": words, "conf": sure}


def _latin_head(word: str, left: float, y: float, english: _Table) -> str | None:
    """«Ру{Поп-разработчик» with the English reading's «Python-» put in the place of its first part."""
    first, dash, rest = word.partition("-")
    if not dash or not re.search(r"[{}\\<>]", first):
        return None
    for index, other in enumerate(english["text"]):
        near = (
            abs(english["left"][index] - left) < english["height"][index]
            and english["top"][index] <= y <= english["top"][index] + english["height"][index]
        )
        head = str(other).partition("-")[0]
        if near and re.fullmatch(r"[A-Za-z][A-Za-z+#.]+", head):
            return f"{head}-{rest}"
    return None


def _russian(rows: list[Row]) -> bool:
    text = "".join(segment.text for row in rows for segment in row.segments)
    letters = [character for character in text if character.isalpha()]
    cyrillic = sum("а" <= character.lower() <= "я" for character in letters)
    return cyrillic > len(letters) * _CYRILLIC_LEAST


def _table(page: Image.Image, language: str) -> _Table:
    """Tesseract's words with their boxes. Raises `UnreadableFile` CORRUPT or TIMEOUT."""
    try:
        table: _Table = pytesseract.image_to_data(
            page, lang=language, timeout=_SECONDS_A_PAGE, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"tesseract: {error.status}") from error
    except RuntimeError as error:  # pytesseract's way to say that time is up
        raise UnreadableFile(ReadProblem.TIMEOUT, "tesseract") from error
    return table


def _rows(table: _Table) -> list[Row]:
    """Words as rows of segments, for the same column rules as PDFs."""
    grouped: dict[tuple[int, int, int], list[int]] = {}
    for index, word in enumerate(table["text"]):
        if word.strip() and float(table["conf"][index]) >= _UNSURE:
            key = (table["block_num"][index], table["par_num"][index], table["line_num"][index])
            grouped.setdefault(key, []).append(index)
    placed = [_segment(table, indices) for indices in grouped.values()]
    placed.sort(key=lambda item: item[0])
    rows: list[tuple[float, list[Segment]]] = []
    for middle, segments in placed:
        home = next((row for row in rows[-4:] if abs(row[0] - middle) < segments[0].size * 0.45), None)
        if home:
            home[1].extend(segments)
        else:
            rows.append((middle, list(segments)))
    return [Row(sorted(segments, key=lambda segment: segment.x0), -middle, 1) for middle, segments in rows]


def _segment(table: _Table, indices: list[int]) -> tuple[float, list[Segment]]:
    """One of tesseract's lines, parted at wide gaps; its middle and segments."""
    heights = sorted(table["height"][index] for index in indices)
    size = heights[len(heights) * 3 // 4]
    middle = sum(table["top"][index] + table["height"][index] / 2 for index in indices) / len(indices)
    groups: list[list[int]] = [[indices[0]]]
    for before, index in pairwise(indices):
        gap = table["left"][index] - table["left"][before] - table["width"][before]
        if gap > size * 1.3:
            groups.append([])
        groups[-1].append(index)
    return middle, [
        Segment(
            _tidy(" ".join(str(table["text"][index]) for index in group)),
            table["left"][group[0]],
            table["left"][group[-1]] + table["width"][group[-1]],
            size,
            bold=False,
        )
        for group in groups
    ]


def _tidy(text: str) -> str:
    """Marks that stand for icons and bullets go; a bullet read as a letter becomes one again."""
    text = re.sub(r"^[eе©*»+°]\s+(?=[A-ZА-ЯЁ])", "• ", text)
    return re.sub(r"^[|\\_~—=-]+$", "", text) or " "
