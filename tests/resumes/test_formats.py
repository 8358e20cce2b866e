"""The same paper in every format reads alike; formats are told by contents, whatever the file is called."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from bot.resumes import Resume, Source, read_resume, unpack
from bot.resumes.formats.ocr import languages
from bot.resumes.formats.sniff import Format, sniff
from tests.resumes.paper import Paper, fonts

TODAY = date(2026, 11, 24)
LINES = [
    "Громова Елена Павловна",
    "Маркетолог",
    "г. Самара, +7 927 111-22-33, gromova@example.com",
    "Опыт работы",
    "Март 2020 — настоящее время",
    "ООО «Маяк»",
    "Маркетолог",
    "Навыки",
    "SMM, Яндекс.Директ, Копирайтинг",
]


def check(resume: Resume) -> None:
    assert resume.full_name is not None
    assert resume.full_name.value == "Громова Елена Павловна"
    assert [read.value for read in resume.phones] == ["+79271112233"]
    assert resume.city is not None
    assert resume.city.value == "Самара"
    assert resume.position is not None
    assert resume.position.value == "Маркетолог"
    assert len(resume.jobs) == 1
    assert {"SMM", "Копирайтинг"} <= {read.value for read in resume.skills}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    text = "\n".join(LINES)
    if encoding in ("cp1251", "koi8-r"):
        text = text.replace("—", "-").replace("«", '"').replace("»", '"')
    check(read_resume(text.encode(encoding), today=TODAY))


def as_docx() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_docx_paragraphs() -> None:
    check(read_resume(as_docx(), filename="резюме.pdf", today=TODAY))


def test_docx_tables_labels_and_columns() -> None:
    document = docx.Document()
    document.add_heading(LINES[0], 0)
    table = document.add_table(0, 2)
    for label, value in (("Должность", "Маркетолог"), ("Город", "Самара"), ("Телефон", "+7 927 111-22-33")):
        row = table.add_row().cells
        row[0].text, row[1].text = label, value
    document.add_paragraph("Опыт работы")
    table = document.add_table(0, 2)
    row = table.add_row().cells
    row[0].text, row[1].text = "03.2020 – н.в.", "ООО «Маяк»\nМаркетолог\nВела рекламу"
    document.add_paragraph("Навыки")
    document.add_paragraph("SMM, Копирайтинг")
    stream = io.BytesIO()
    document.save(stream)
    resume = read_resume(stream.getvalue(), today=TODAY)
    check(resume)
    assert resume.jobs[0].value.company == "ООО «Маяк»"
    assert resume.jobs[0].value.text == "Вела рекламу"


def test_docx_text_boxes_and_headers_are_not_lost() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Громова Елена Павловна"
    paragraph = document.add_paragraph("Маркетолог")
    paragraph._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
            '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
            "<w:t>gromova@example.com</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    stream = io.BytesIO()
    document.save(stream)
    resume = read_resume(stream.getvalue(), today=TODAY)
    assert resume.full_name is not None
    assert [read.value for read in resume.emails] == ["gromova@example.com"]


def test_rtf() -> None:
    body = "".join(
        "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in line) + "\\par\n" for line in LINES
    )
    check(read_resume(("{\\rtf1\\ansi\\ansicpg1251\\uc1 " + body + "}").encode("ascii"), today=TODAY))


def test_rtf_in_a_code_page() -> None:
    text = "\\par\n".join(LINES).replace("—", "-")
    coded = "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1251').hex()}" for c in text)
    check(read_resume(("{\\rtf1\\ansi\\ansicpg1251 " + coded + "}").encode("ascii"), today=TODAY))


def test_odt() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in LINES)
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
            f"{paragraphs}</office:text></office:body></office:document-content>",
        )
    check(read_resume(stream.getvalue(), today=TODAY))


def test_html() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    check(
        read_resume(
            f"<!doctype html><html><body><script>x()</script>{body}</body></html>".encode(), today=TODAY
        )
    )


@pytest.mark.skipif(fonts() is None, reason="no font to draw PDFs with")
def test_pdf() -> None:
    paper = Paper()
    for number, line in enumerate(LINES):
        paper.text(60, 60 + number * 20, line, 18 if number == 0 else 10)
    check(read_resume(paper.bytes(), filename="scan.jpg", today=TODAY))


@pytest.mark.skipif(fonts() is None, reason="no font to draw PDFs with")
def test_pdf_with_a_side_column() -> None:
    paper = Paper()
    side = [
        "КОНТАКТЫ",
        "+7 927 111-22-33",
        "Самара",
        "НАВЫКИ",
        "SMM",
        "Копирайтинг",
        "Figma",
        "ЯЗЫКИ",
        "Английский — B2",
    ]
    main = [
        LINES[0],
        LINES[1],
        "ОБО МНЕ",
        "Маркетолог с опытом в розничной торговле и услугах.",
        "ОПЫТ РАБОТЫ",
        "Маркетолог",
        "ООО «Маяк»",
        LINES[4],
        "Вела рекламные кампании и соцсети сети магазинов.",
    ]
    for number, line in enumerate(side):
        paper.text(40, 70 + number * 18, line, 10, bold=line.isupper())
    for number, line in enumerate(main):
        paper.text(200, 70 + number * 18, line, 22 if number == 0 else 10, bold=line.isupper())
    resume = read_resume(paper.bytes(), today=TODAY)
    check(resume)
    assert [(read.value.name, read.value.level) for read in resume.languages] == [("Английский", "B2")]
    assert "Маяк" not in " ".join(read.line for read in resume.skills)


def test_vcard() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Петров;Иван;Ильич;;\nFN:Иван Петров\nTEL;TYPE=CELL:+79991234567\nEMAIL:ivan@example.com\nTITLE:Сварщик\nEND:VCARD\n"
    resume = read_resume(card.encode(), today=TODAY)
    assert resume.full_name is not None
    assert resume.full_name.value == "Иван Петров"
    assert resume.phones[0].value == "+79991234567"
    assert resume.position is not None
    assert resume.position.value == "Сварщик"


def letter(*, text: str, attach: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Елена Громова <gromova@example.com>"
    message["To"] = "hr@example.org"
    message["Subject"] = "Резюме: маркетолог"
    message.set_content(text)
    if attach:
        message.add_attachment(
            attach, maintype="application", subtype="octet-stream", filename="Громова.docx"
        )
    return message.as_bytes()


def test_a_letter_is_taken_apart() -> None:
    parts = unpack(letter(text="Добрый день! Telegram: @gromova_e", attach=as_docx()))
    assert [(part.filename, part.text is not None) for part in parts] == [("", True), ("Громова.docx", False)]
    assert parts[0].sender == "gromova@example.com"
    assert parts[0].subject == "Резюме: маркетолог"


def test_a_letter_and_its_attachment_are_one_person() -> None:
    resume = read_resume(letter(text="Добрый день! Telegram: @gromova_e", attach=as_docx()), today=TODAY)
    check(resume)
    assert resume.telegram is not None
    assert resume.telegram.value == "gromova_e"


def test_a_forwarded_letter_yields_the_attached_one() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "boss@example.org", "Fwd: Резюме"
    outer.set_content("Посмотри, пожалуйста.")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "gromova@example.com", "Резюме"
    inner.set_content("\n".join(LINES))
    outer.add_attachment(inner)
    texts = [part.text or "" for part in unpack(outer.as_bytes())]
    assert any("Громова Елена Павловна" in text for text in texts)


def test_a_copied_hh_page_keeps_its_link_as_identity() -> None:
    text = "\n".join([*LINES, "https://hh.ru/resume/" + "0123456789abcdef" * 2 + "abcdef"])
    resume = read_resume(text.encode(), today=TODAY)
    assert resume.source is Source.HH
    assert resume.source_id == "0123456789abcdef" * 2 + "abcdef"


@pytest.mark.skipif(not {"rus", "eng"} <= languages(), reason="tesseract with rus and eng is not installed")
@pytest.mark.skipif(fonts() is None, reason="no font to draw PDFs with")
def test_a_scan_is_read_but_not_trusted() -> None:
    import pypdfium2  # noqa: PLC0415 - only where a scan can be made

    paper = Paper()
    for number, line in enumerate(LINES):
        paper.text(60, 60 + number * 26, line, 22 if number == 0 else 12)
    with pypdfium2.PdfDocument(paper.bytes()) as pdf:
        picture = pdf[0].render(scale=200 / 72).to_pil()
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    resume = read_resume(stream.getvalue(), today=TODAY)
    assert resume.ocr
    assert resume.full_name is not None
    assert resume.full_name.value == "Громова Елена Павловна"
    assert not resume.full_name.sure
    assert [read.value for read in resume.emails] == ["gromova@example.com"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7 rest of it", Format.PDF),
        (b"\n\n%PDF-1.4 after blank lines", Format.PDF),
        (b"{\\rtf1 text}", Format.RTF),
        (b"<html><body>x</body></html>", Format.HTML),
        (b"BEGIN:VCARD\nFN:X\nEND:VCARD", Format.VCARD),
        (b"\xff\xd8\xff\xe0 jpeg", Format.IMAGE),
        ("просто текст".encode(), Format.TEXT),
        (b"From: a@b.c\nTo: d@e.f\nSubject: x\nDate: y\n\nbody", Format.MAIL),
    ],
)
def test_formats_are_told_by_contents(head: bytes, kind: Format) -> None:
    assert sniff(head) is kind


def test_a_real_word_97_file() -> None:
    path = Path(__file__).parents[2].parent / "shared" / "resumes" / "gen-hh-ru-02.doc"
    if not path.exists():
        pytest.skip("the shared sample files are not beside the project")
    resume = read_resume(path.read_bytes(), today=TODAY)
    assert resume.full_name is not None
    assert resume.full_name.value == "Кузнецов Артём"
    assert len(resume.jobs) == 2
