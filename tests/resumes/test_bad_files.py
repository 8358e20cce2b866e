"""Broken, hostile and empty files: each gets its own clear problem, none gets through."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pypdfium2 as pdfium
import pytest

from bot.resumes import ReadProblem, UnreadableFile, read_resume, read_text
from bot.resumes.formats import ocr
from bot.resumes.reading import MAX_BYTES

TODAY = date(2026, 11, 24)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of(body: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    return stream.getvalue()


def pdf_of(pages: int) -> bytes:
    pdf = pdfium.PdfDocument.new()
    for _ in range(pages):
        pdf.new_page(200, 200)
    stream = io.BytesIO()
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()


def zip_bomb() -> bytes:
    return docx_of(b"<w:document>" + b" " * 80_000_000 + b"</w:document>")


def deep_xml() -> bytes:
    return docx_of(f"<w:document {_WORD}>".encode() + b"<w:p>" * 5_000 + b"</w:p>" * 5_000 + b"</w:document>")


def entities() -> bytes:
    return docx_of(b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>')


def encrypted_office() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )


def cut_docx() -> bytes:
    whole = docx_of(f"<w:document {_WORD}><w:body><w:p/></w:body></w:document>".encode())
    return whole[: len(whole) // 2]


BAD = {
    "empty": (b"", ReadProblem.EMPTY),
    "only blanks": (b" \n\r\n ", ReadProblem.EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf", ReadProblem.EMPTY),
    "corrupt pdf": (b"%PDF-1.7\nnothing that a reader could follow", ReadProblem.CORRUPT),
    "cut docx": (cut_docx(), ReadProblem.CORRUPT),
    "docx without text": (
        docx_of(f"<w:document {_WORD}><w:body/></w:document>".encode()),
        ReadProblem.NO_TEXT,
    ),
    "broken xml": (docx_of(b"<w:document"), ReadProblem.CORRUPT),
    "xml with entities": (entities(), ReadProblem.HOSTILE),
    "deep xml": (deep_xml(), ReadProblem.HOSTILE),
    "encrypted office file": (encrypted_office(), ReadProblem.PASSWORD),
    "program": (b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 4, ReadProblem.UNSUPPORTED),
    "spreadsheet zip": (b"", ReadProblem.UNSUPPORTED),
    "10 000 pages": (b"", ReadProblem.TOO_LONG),
    "zip bomb": (b"", ReadProblem.HOSTILE),
    "over the size": (b"", ReadProblem.TOO_BIG),
    "deep html": (b"<html><body>" + b"<div>" * 2_000 + b"x", ReadProblem.HOSTILE),
    "deep rtf": (b"{\\rtf1 " + b"{" * 2_000 + b"x" + b"}" * 2_000 + b"}", ReadProblem.HOSTILE),
    "a million lines": (b"x\n" * 1_000_000, ReadProblem.TOO_LONG),
    "a shopping list": ("молоко\nхлеб\nспички".encode(), ReadProblem.NOT_A_RESUME),
    "no picture": (b"\xff\xd8\xff\xe0" + b"\0" * 200, ReadProblem.UNSUPPORTED),
}


def spreadsheet() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


_MADE_LATE = {
    "spreadsheet zip": spreadsheet,
    "10 000 pages": lambda: pdf_of(10_000),
    "zip bomb": zip_bomb,
    "over the size": lambda: b"%PDF-1.7" + b"0" * MAX_BYTES,
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_gets_its_problem(name: str) -> None:
    data, problem = BAD[name]
    data = _MADE_LATE[name]() if name in _MADE_LATE else data
    with pytest.raises(UnreadableFile) as caught:
        read_resume(data, filename="резюме.pdf", today=TODAY)
    assert caught.value.problem is problem


def test_a_scan_without_tesseract_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", frozenset)
    with pytest.raises(UnreadableFile) as caught:
        read_resume(pdf_of(1), today=TODAY)
    assert caught.value.problem is ReadProblem.NO_TEXT


def test_empty_text_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_text("  \n ", today=TODAY)
    assert caught.value.problem is ReadProblem.EMPTY


def test_the_problem_speaks_without_personal_data() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_resume(b"%PDF-1.7 broken", filename="Иванов Иван.pdf", today=TODAY)
    assert "Иванов" not in str(caught.value)
