"""From a file's bytes to lines of text in reading order. Formats are told by their first bytes, never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.resumes.formats.docx import read_docx
from bot.resumes.formats.pdf import read_pdf
from bot.resumes.formats.plain import read_plain
from bot.resumes.formats.sniff import Format, sniff
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.resumes.document import Document

_READERS: dict[Format, Callable[[bytes], Document]] = {
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.TEXT: read_plain,
}


def open_document(data: bytes) -> Document:
    """The lines of a file of any supported format. Raises `UnreadableFile`."""
    reader = _READERS.get(sniff(data))
    if reader is None:
        raise UnreadableFile(ReadProblem.UNSUPPORTED, sniff(data).value)
    return reader(data)
