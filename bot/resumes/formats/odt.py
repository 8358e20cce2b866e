"""OpenDocument text: paragraphs, headings and tables of content.xml."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.resumes.document import Document, Line, line_from_text
from bot.resumes.formats.photo import best_photo
from bot.resumes.formats.tables import table_lines
from bot.resumes.formats.zipped import open_zip, parse_xml, read_member
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MAX_LINES = 20_000


def read_odt(data: bytes) -> Document:
    """Lines of an ODT. Raises `UnreadableFile`: CORRUPT, PASSWORD, HOSTILE, NO_TEXT."""
    with open_zip(data) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise UnreadableFile(ReadProblem.CORRUPT, "no content.xml")
        if "META-INF/manifest.xml" in names and b"encryption-data" in read_member(
            archive, "META-INF/manifest.xml"
        ):
            raise UnreadableFile(ReadProblem.PASSWORD, "encrypted ODT")
        root = parse_xml(read_member(archive, "content.xml"))
        photo = best_photo(read_member(archive, name) for name in names if name.startswith("Pictures/"))
    walker = _Walker()
    lines = [line for body in root.iter(f"{_OFFICE}text") for line in walker.lines(body)]
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no text in the ODT")
    links = [str(item.get(_XLINK)) for item in root.iter(f"{_TEXT}a") if item.get(_XLINK)]
    return Document(tuple(lines), tuple(dict.fromkeys(links)), photo)


class _Walker:
    def __init__(self) -> None:
        self._row = 0

    def lines(self, node: etree._Element) -> Iterator[Line]:
        for child in node:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{_TABLE}table":
                rows = [
                    [list(self.lines(cell)) for cell in row if cell.tag == f"{_TABLE}table-cell"]
                    for row in _rows(child)
                ]
                yield from table_lines(rows, self._next_row)
            elif child.tag == f"{_TEXT}list-item":
                yield from (replace(line, bullet=True) for line in self.lines(child))
            elif isinstance(child.tag, str) and child.tag != f"{_TEXT}tracked-changes":
                yield from self.lines(child)

    def _next_row(self) -> int:
        self._row += 1
        if self._row > _MAX_LINES:
            raise UnreadableFile(ReadProblem.TOO_LONG, "too many rows")
        return self._row

    def _paragraph(self, node: etree._Element) -> Iterator[Line]:
        parts: list[str] = []
        boxes: list[Line] = []
        self._gather(node, parts, boxes)
        heading = node.tag == f"{_TEXT}h"
        for raw in "".join(parts).split("\n"):
            line = line_from_text(raw)
            if line:
                yield replace(line, heading=heading, size=1.3 if heading else 1.0)
        yield from boxes

    def _gather(self, node: etree._Element, parts: list[str], boxes: list[Line]) -> None:
        parts.append(node.text or "")
        for child in node:
            if child.tag == f"{_TEXT}s":
                parts.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 50))
            elif child.tag == f"{_TEXT}tab":
                parts.append("\t")
            elif child.tag == f"{_TEXT}line-break":
                parts.append("\n")
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table", f"{_TEXT}list"):
                boxes.extend(self.lines(_holder(child)))
            elif child.tag == f"{_OFFICE}annotation":
                pass
            elif isinstance(child.tag, str):
                self._gather(child, parts, boxes)
            parts.append(child.tail or "")


def _holder(child: etree._Element) -> list[etree._Element]:
    """A text box's paragraph as a list to walk, without moving it in its tree."""
    return [child]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)
