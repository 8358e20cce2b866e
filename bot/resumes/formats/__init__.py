"""From a file's bytes to lines of text in reading order. Formats are told by their first bytes, never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.resumes.formats.doc import read_doc
from bot.resumes.formats.docx import read_docx
from bot.resumes.formats.html import read_html
from bot.resumes.formats.ocr import read_image, read_scan
from bot.resumes.formats.odt import read_odt
from bot.resumes.formats.pdf import read_pdf
from bot.resumes.formats.plain import read_plain
from bot.resumes.formats.rtf import read_rtf
from bot.resumes.formats.sniff import Format, sniff
from bot.resumes.formats.vcard import read_vcard
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.resumes.document import Document


def _read_pdf_or_scan(data: bytes) -> Document:
    try:
        return read_pdf(data)
    except UnreadableFile as error:
        if error.problem is not ReadProblem.NO_TEXT:
            raise
    return read_scan(data)


_READERS: dict[Format, Callable[[bytes], Document]] = {
    Format.PDF: _read_pdf_or_scan,
    Format.DOCX: read_docx,
    Format.DOC: read_doc,
    Format.RTF: read_rtf,
    Format.ODT: read_odt,
    Format.HTML: read_html,
    Format.TEXT: read_plain,
    Format.IMAGE: read_image,
    Format.VCARD: read_vcard,
}


def open_document(data: bytes) -> Document:
    """The lines of a file of any format but mail, which is unpacked first. Raises `UnreadableFile`."""
    kind = sniff(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise UnreadableFile(ReadProblem.UNSUPPORTED, kind.value)
    return reader(data)
