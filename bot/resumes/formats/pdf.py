"""PDF: glyphs with coordinates to words and rows; columns are put in order by `columns`."""

from __future__ import annotations

import contextlib
import ctypes
import statistics
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.resumes.document import Document
from bot.resumes.formats.columns import Row, Segment, ordered
from bot.resumes.formats.photo import best_photo
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

MAX_PAGES = 40
MAX_CHARACTERS = 300_000
_WORD_GAP = 0.28
_CELL_GAP = 1.0
_BOLD = 600
_MIN_TEXT = 25
_SOFT_HYPHEN = 0xAD  # what some fonts give for a plain hyphen


@dataclass(slots=True)
class _Word:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


def read_pdf(data: bytes) -> Document:
    """Lines of a PDF in reading order. Raises `UnreadableFile`: PASSWORD, CORRUPT, TOO_LONG, NO_TEXT (a scan)."""
    try:
        return _read(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(ReadProblem.CORRUPT, str(error)) from error


def _read(data: bytes) -> Document:
    with contextlib.closing(open_pdf(data)) as pdf:
        pages: list[list[Row]] = []
        links: list[str] = []
        for number, page in enumerate(pdf, start=1):
            words = list(_words(page))
            pages.append(_rows(words, number))
            links += _links(pdf, page)
        lines = ordered(pages)
        if sum(len(line.text) for line in lines) < _MIN_TEXT:
            raise UnreadableFile(ReadProblem.NO_TEXT, f"{len(pdf)} pages without text")
        info = pdf.get_metadata_dict()
        photo = best_photo(_pictures(pdf))
        return Document(
            lines,
            tuple(dict.fromkeys(links)),
            photo,
            producer=info.get("Producer", ""),
            title=info.get("Title", ""),
        )


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The document, its page count within the limit. Raises `UnreadableFile`."""
    try:
        pdf = pdfium.PdfDocument(data)
        pages = len(pdf)
    except pdfium.PdfiumError as error:
        problem = ReadProblem.PASSWORD if "password" in str(error).lower() else ReadProblem.CORRUPT
        raise UnreadableFile(problem, str(error)) from error
    if pages > MAX_PAGES:
        pdf.close()
        raise UnreadableFile(ReadProblem.TOO_LONG, f"{pages} pages")
    if pages == 0:
        pdf.close()
        raise UnreadableFile(ReadProblem.CORRUPT, "no pages")
    return pdf


def _words(page: pdfium.PdfPage) -> Iterator[_Word]:
    """Words in the order of the file, parted by spaces, gaps and jumps."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        raise UnreadableFile(ReadProblem.TOO_LONG, f"{count} characters on a page")
    box, origin_x, origin_y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    current: _Word | None = None
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        character = "-" if code == _SOFT_HYPHEN else chr(code) if code else " "
        if character.isspace() or code in (0xFFFE, 0xFFFF, 0x2):
            if current and code not in (0xFFFE, 0xFFFF, 0x2):
                yield current
                current = None
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, origin_x, origin_y)
        size = abs(box.top - box.bottom) or 1.0
        if current and (
            abs(origin_y.value - current.y) > size * 0.35
            or not -size * 1.2 <= box.left - current.x1 <= size * _WORD_GAP
        ):
            yield current
            current = None
        if current is None:
            bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD
            current = _Word(character, box.left, box.right, origin_y.value, size, bold)
        else:
            current.text += character
            current.x1 = max(current.x1, box.right)
    if current:
        yield current


def _rows(words: list[_Word], page: int) -> list[Row]:
    """Words on one baseline make a row; wide gaps part it into segments."""
    if not words:
        return []
    rows: list[list[_Word]] = []
    for word in sorted(words, key=lambda item: (-item.y, item.x0)):
        home = next(
            (
                row
                for row in reversed(rows[-3:])
                if abs(row[0].y - word.y) <= 0.3 * min(row[0].size, word.size)
            ),
            None,
        )
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    return [Row(_segments(sorted(row, key=lambda item: item.x0)), row[0].y, page) for row in rows]


def _segments(words: list[_Word]) -> list[Segment]:
    groups: list[list[_Word]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        if last and word.x0 - last.x1 <= max(_CELL_GAP * min(word.size, last.size), 4.0):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_segment(group) for group in groups]


def _segment(words: list[_Word]) -> Segment:
    text = words[0].text
    for before, word in pairwise(words):
        text += (
            " " if word.x0 - before.x1 > 0.08 * word.size or before.text[-1:].isalnum() else ""
        ) + word.text
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold) * 2 > letters
    return Segment(text, words[0].x0, words[-1].x1, statistics.median(word.size for word in words), bold)


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[str]:
    """Addresses behind link annotations: icons and words often hide the profile's address."""
    found: list[str] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link) and len(found) < 200:  # no résumé has more
        action = raw.FPDFLink_GetAction(link)
        if not action:
            continue
        length = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
        if not 1 < length < 2000:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(pdf, action, buffer, length)
        found.append(buffer.value.decode("utf-8", errors="replace"))
    return found


def _pictures(pdf: pdfium.PdfDocument) -> Iterator[bytes]:
    """JPEG data of pictures on the first page, as stored (nothing is decoded here)."""
    page = pdf[0]
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        image = ctypes.cast(item.raw, raw.FPDF_PAGEOBJECT)
        length = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
        if not 1_000 < length < 5_000_000:  # an icon, or no portrait
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFImageObj_GetImageDataRaw(image, buffer, length)
        if buffer.raw[:3] == b"\xff\xd8\xff":
            yield buffer.raw


def render_pages(data: bytes, *, dpi: int, limit: int) -> Iterator[Image.Image]:
    """Pictures (PIL) of the first pages, for reading a scan."""
    with contextlib.closing(open_pdf(data)) as pdf:
        for index in range(min(len(pdf), limit)):
            try:
                picture = pdf[index].render(scale=dpi / 72, grayscale=True).to_pil()
            except pdfium.PdfiumError as error:
                raise UnreadableFile(ReadProblem.CORRUPT, str(error)) from error
            yield picture
