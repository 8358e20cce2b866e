"""HTML: saved résumé pages and letters, block by block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from bot.resumes.document import Document, Line, clean, line_from_text
from bot.resumes.formats.plain import decode
from bot.resumes.formats.tables import table_lines
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "address",
        "figure",
        "nav",
        "body",
        "html",
        "tbody",
        "thead",
        "center",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "title",
        "select",
        "button",
        "input",
        "textarea",
        "iframe",
        "object",
    ]
)
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.25, "h4": 1.1}
_DEEPEST = 180
_MAX_LINES = 20_000
_CHIP_CLASSES = ("tag", "chip", "skill", "skils", "badge", "label")


class _Walker:
    """Collects text between block boundaries; chips stay cells of one line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._open: list[str] = []

    def close(self, size: float = 1.0, *, bullet: bool = False) -> None:
        for raw in "".join(self._open).split("\n"):
            line = line_from_text(raw)
            if line:
                self.lines.append(replace(line, size=size, heading=size > 1.0, bullet=line.bullet or bullet))
        self._open.clear()
        if len(self.lines) > _MAX_LINES:
            raise UnreadableFile(ReadProblem.TOO_LONG, "too many lines")

    def walk(self, node: LexborNode, depth: int, size: float = 1.0) -> None:
        if depth > _DEEPEST:
            raise UnreadableFile(ReadProblem.HOSTILE, f"HTML nested over {_DEEPEST} deep")
        child = node.child
        while child is not None:
            self._visit(child, depth, size)
            child = child.next

    def _visit(self, node: LexborNode, depth: int, size: float) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = clean(node.text_content or "").replace("\t", " ").replace("\n", " ")
            self._open.append(text)
        elif tag in _SKIPPED or tag.startswith(("_", "-", "!")):
            return
        elif tag == "br":
            self._open.append("\n")
        elif tag == "table":
            self.close(size)
            self._table(node, depth)
        elif tag in _BLOCKS:
            self.close(size)
            inner = _HEADINGS.get(tag, size)
            self.walk(node, depth + 1, inner)
            self.close(inner, bullet=tag == "li" and not _is_chip(node))
        elif _is_chip(node):
            self._open.append("\t")
            self.walk(node, depth + 1, size)
            self._open.append("\t")
        else:
            self.walk(node, depth + 1, size)

    def _table(self, table: LexborNode, depth: int) -> None:
        rows: list[list[list[Line]]] = []
        for row in table.css("tr"):
            if _owner(row, "table") != table:
                continue
            cells: list[list[Line]] = []
            for cell in row.iter():
                if cell.tag in ("td", "th"):
                    walker = _Walker()
                    walker.walk(cell, depth + 3)
                    walker.close()
                    cells.append(walker.lines)
            rows.append(cells)
        self.lines += table_lines(rows, lambda: len(self.lines))


def _owner(node: LexborNode, tag: str) -> LexborNode | None:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent


def _is_chip(node: LexborNode) -> bool:
    name = str((node.attributes or {}).get("class") or "").casefold()
    parent = node.parent
    above = str((parent.attributes or {}).get("class") or "").casefold() if parent is not None else ""
    return any(word in name for word in _CHIP_CLASSES) or (
        node.tag == "li" and any(word in above for word in _CHIP_CLASSES)
    )


def _parse(html: str) -> tuple[list[Line], LexborHTMLParser]:
    tree = LexborHTMLParser(html)
    walker = _Walker()
    if tree.body is not None:
        walker.walk(tree.body, 0)
    walker.close()
    return walker.lines, tree


def read_html(data: bytes) -> Document:
    """Lines of an HTML page. Raises `UnreadableFile`: HOSTILE, TOO_LONG, NO_TEXT."""
    lines, tree = _parse(decode(data))
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no text on the page")
    links = [str(node.attributes.get("href") or "") for node in tree.css("a[href]")]
    title = tree.css_first("title")
    return Document(
        tuple(lines), tuple(dict.fromkeys(links)), title=title.text() if title is not None else ""
    )


def text_of_html(html: str) -> str:
    """The text of a piece of HTML, a block a line."""
    return "\n".join(line.text for line in _parse(html)[0])
