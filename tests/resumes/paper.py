"""A small PDF writer for tests: text at coordinates in a system font, so that layouts are real."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

_FONTS = (
    (
        "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    ),
)
WIDTH, HEIGHT = 595.28, 841.89


def fonts() -> tuple[Path, Path] | None:
    """Regular and bold files of a font with Cyrillic letters, or None where the system has none."""
    for regular, bold in _FONTS:
        if Path(regular).exists() and Path(bold).exists():
            return Path(regular), Path(bold)
    return None


class Paper:
    """Pages of text. `y` runs downwards from the top, in points."""

    def __init__(self) -> None:
        found = fonts()
        assert found is not None, "no font with Cyrillic letters"
        self._pdf = pdfium.PdfDocument.new()
        self._fonts = [self._load(path) for path in found]
        self._page = self._pdf.new_page(WIDTH, HEIGHT)

    def _load(self, path: Path) -> object:
        data = path.read_bytes()
        buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        return raw.FPDFText_LoadFont(self._pdf, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)

    def new_page(self) -> None:
        self._page.gen_content()
        self._page = self._pdf.new_page(WIDTH, HEIGHT)

    def text(self, x: float, y: float, words: str, size: float = 9, *, bold: bool = False) -> float:
        """Draw words with their baseline at `y`; return their right edge."""
        item = raw.FPDFPageObj_CreateTextObj(self._pdf, self._fonts[bold], size)
        encoded = (words + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(encoded)
        raw.FPDFText_SetText(item, ctypes.cast(buffer, raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, HEIGHT - y)
        raw.FPDFPage_InsertObject(self._page, item)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        return float(right.value)

    def bytes(self) -> bytes:
        self._page.gen_content()
        stream = io.BytesIO()
        self._pdf.save(stream)
        return stream.getvalue()
