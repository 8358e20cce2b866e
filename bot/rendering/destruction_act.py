"""A destruction act as PDF. Its words come from the view; the font carries Cyrillic."""

import io
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_FONT, _BOLD = "KadrovikSans", "KadrovikSans-Bold"


def draw_act(
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    log_title: str,
    log: Sequence[tuple[str, str]],
    signatures: Sequence[str],
    note: str,
) -> bytes:
    """The PDF: rows of name and value, the extract of the log, lines to sign."""
    _register_fonts()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=title,
    )
    normal = ParagraphStyle("normal", fontName=_FONT, fontSize=10, leading=14)
    big = ParagraphStyle("title", parent=normal, fontName=_BOLD, fontSize=14, leading=18, alignment=1)
    heading = ParagraphStyle("heading", parent=normal, fontName=_BOLD, spaceBefore=8 * mm, spaceAfter=3 * mm)
    story: list[Flowable] = [Paragraph(_safe(title), big), Spacer(1, 8 * mm)]
    story.append(_table(facts, normal))
    story += [Paragraph(_safe(log_title), heading), _table(log, normal)]
    for line in signatures:
        story += [Spacer(1, 10 * mm), Paragraph(_safe(line), normal)]
    story += [Spacer(1, 8 * mm), Paragraph(_safe(note), normal)]
    document.build(story)
    return out.getvalue()


def _table(rows: Sequence[tuple[str, str]], style: ParagraphStyle) -> Table:
    cells = [[Paragraph(_safe(name), style), Paragraph(_safe(value), style)] for name, value in rows]
    table = Table(cells, colWidths=(65 * mm, 105 * mm))
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.4, "#999999"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    return table


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


def _register_fonts() -> None:
    """DejaVu Sans as matplotlib brings it along: free, and with Cyrillic."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(folder / "DejaVuSans.ttf")))
        pdfmetrics.registerFont(TTFont(_BOLD, str(folder / "DejaVuSans-Bold.ttf")))
