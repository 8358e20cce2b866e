"""Choosing the portrait among a paper's pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SMALLEST = 80
_LARGEST = 4000
_FLATTEST = 0.55
_WIDEST = 1.5


def best_photo(pictures: Iterable[bytes]) -> bytes | None:
    """The largest picture of a portrait's shape; only headers are decoded."""
    best: tuple[int, bytes] | None = None
    for data in pictures:
        try:
            with Image.open(io.BytesIO(data)) as picture:
                width, height = picture.size
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            continue  # a picture that cannot be shown is no portrait; the text is read all the same
        shape = width / max(height, 1)
        if (
            min(width, height) < _SMALLEST
            or max(width, height) > _LARGEST
            or not _FLATTEST <= shape <= _WIDEST
        ):
            continue
        if best is None or width * height > best[0]:
            best = (width * height, data)
    return best[1] if best else None
