"""A link as a QR picture that can be printed and hung up."""

from io import BytesIO

import segno

# Twelve dots a module make about 12 cm at 150 dpi; the quiet zone of four modules is the standard's.
_SCALE = 12
_BORDER = 4


def qr_png(link: str) -> bytes:
    """The link as a PNG. Error correction of a quarter survives a crease or a coffee ring."""
    picture = BytesIO()
    segno.make(link, error="q", micro=False).save(picture, kind="png", scale=_SCALE, border=_BORDER)
    return picture.getvalue()
