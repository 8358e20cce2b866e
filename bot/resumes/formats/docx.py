"""DOCX: every paragraph in order, with tables, text boxes, headers and footers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from bot.resumes.document import Document, Line, line_from_text
from bot.resumes.formats.photo import best_photo
from bot.resumes.formats.tables import relative_sizes, table_lines
from bot.resumes.formats.zipped import open_zip, parse_xml, read_member
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BODY_HALF_POINTS = 22
_MAX_PARAGRAPHS = 20_000


def read_docx(data: bytes) -> Document:
    """Lines of a DOCX. Raises `UnreadableFile`: CORRUPT, HOSTILE, TOO_LONG, NO_TEXT."""
    with open_zip(data) as archive:
        main = _main_part(archive)
        root = parse_xml(read_member(archive, main))
        walker = _Walker(_style_sizes(archive))
        lines: list[Line] = []
        for part in sorted(name for name in archive.namelist() if name.startswith("word/header")):
            lines += walker.lines(parse_xml(read_member(archive, part)))
        body = list(walker.lines(root))
        lines += body
        for part in sorted(name for name in archive.namelist() if name.startswith("word/footer")):
            lines += walker.lines(parse_xml(read_member(archive, part)))
        photo = best_photo(
            read_member(archive, name) for name in archive.namelist() if name.startswith("word/media/")
        )
        links = _links(archive, main)
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no paragraphs with text")
    return Document(relative_sizes(lines), links, photo)


def _main_part(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    for name in ("word/document.xml", "word/document2.xml"):
        if name in names:
            return name
    raise UnreadableFile(ReadProblem.CORRUPT, "no word/document.xml")


def _links(archive: zipfile.ZipFile, main: str) -> tuple[str, ...]:
    name = main.replace("word/", "word/_rels/") + ".rels"
    if name not in archive.namelist():
        return ()
    root = parse_xml(read_member(archive, name))
    return tuple(
        str(item.get("Target"))
        for item in root
        if item.get("TargetMode") == "External" and str(item.get("Type", "")).endswith("/hyperlink")
    )


def _style_sizes(archive: zipfile.ZipFile) -> dict[str, tuple[float | None, bool, bool]]:
    """Style id → size in half-points, bold, is a heading; as far as the style itself says."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    styles: dict[str, tuple[float | None, bool, bool]] = {}
    root = parse_xml(read_member(archive, "word/styles.xml"))
    for style in root.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        name = style.find(f"{_W}name")
        title = (name.get(f"{_W}val") or "" if name is not None else "").casefold()
        size, bold = _run_look(style.find(f"{_W}rPr"))
        styles[identity] = (size, bool(bold), title.startswith(("heading", "заголовок", "title", "section")))
    return styles


def _run_look(properties: etree._Element | None) -> tuple[float | None, bool | None]:
    if properties is None:
        return None, None
    size, bold = properties.find(f"{_W}sz"), properties.find(f"{_W}b")
    value = size.get(f"{_W}val") if size is not None else None
    half_points = float(value) if value and value.replace(".", "", 1).isdigit() else None
    return half_points, (bold.get(f"{_W}val") not in ("0", "false") if bold is not None else None)


class _Walker:
    """Goes through the XML in document order, keeping what rows and cells the paragraphs stand in."""

    def __init__(self, styles: dict[str, tuple[float | None, bool, bool]]) -> None:
        self._styles = styles
        self._row = 0
        self._count = 0

    def lines(self, root: etree._Element) -> Iterator[Line]:
        for child in root:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (_MC_FALLBACK, f"{_W}sectPr", f"{_W}pPr", f"{_W}del"):
                continue
            elif isinstance(child.tag, str):
                yield from self.lines(child)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        rows = [
            [cell for cell in row.iter(f"{_W}tc") if _owner(cell, f"{_W}tr") is row]
            for row in table.iter(f"{_W}tr")
            if _owner(row, f"{_W}tbl") is table
        ]
        contents = [[list(self.lines(cell)) for cell in row] for row in rows]
        yield from table_lines(contents, self._next_row)

    def _next_row(self) -> int:
        self._row += 1
        return self._row

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        self._count += 1
        if self._count > _MAX_PARAGRAPHS:
            raise UnreadableFile(ReadProblem.TOO_LONG, "too many paragraphs")
        parts: list[str] = []
        boxes: list[Line] = []
        self._gather(paragraph, parts, boxes)
        size, bold, heading = self._look(paragraph)
        bullet = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        for raw in "".join(parts).split("\n"):
            line = line_from_text(raw)
            if line:
                yield replace(
                    line,
                    size=size,
                    bold=bold,
                    heading=heading,
                    bullet=(line.bullet or bullet) and not heading,
                )
        yield from boxes

    def _gather(self, element: etree._Element, parts: list[str], boxes: list[Line]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{_W}t":
                parts.append(child.text or "")
            elif tag == f"{_W}tab":
                parts.append("\t")
            elif tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
            elif tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{_W}txbxContent":
                boxes.extend(self.lines(child))
            elif tag in (_MC_FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}instrText"):
                continue
            elif isinstance(tag, str):
                self._gather(child, parts, boxes)

    def _look(self, paragraph: etree._Element) -> tuple[float, bool, bool]:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        known = self._styles.get(
            style.get(f"{_W}val") or "" if style is not None else "", (None, False, False)
        )
        sizes, bold, letters = [], 0, 0
        for run in paragraph.iter(f"{_W}r"):
            text = "".join(item.text or "" for item in run.iter(f"{_W}t")).strip()
            if not text:
                continue
            size, is_bold = _run_look(run.find(f"{_W}rPr"))
            sizes.append(size or known[0] or _BODY_HALF_POINTS)
            letters += len(text)
            bold += len(text) if (known[1] if is_bold is None else is_bold) else 0
        return max(sizes, default=_BODY_HALF_POINTS), bold * 2 > letters, known[2]


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    parent = element.getparent()
    while parent is not None and parent.tag != tag:
        parent = parent.getparent()
    return parent
