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
_SIDE = 640


def best_photo(pictures: Iterable[bytes]) -> bytes | None:
    """The largest picture of a portrait's shape, as a JPEG of its own; of the others only headers are decoded."""
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
    return _as_jpeg(best[1]) if best else None


def _as_jpeg(data: bytes) -> bytes | None:
    """The picture drawn anew: no bigger than a card needs, without whatever else its file held."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.thumbnail((_SIDE, _SIDE))
            plain = Image.new("RGB", picture.size, "white")
            whole = picture.convert("RGBA")
            plain.paste(whole, mask=whole.getchannel("A"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # a picture that cannot be shown is no portrait
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=85)
    return out.getvalue()
