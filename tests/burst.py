"""Twenty mixed files at once: two albums, singles, one duplicate, one scan, one broken."""

import io
from collections.abc import Iterator
from pathlib import Path

from tests.resumes.hh_export import HHExport
from tests.resumes.people import made_person

SAMPLES = Path(__file__).parents[1] / "bot" / "samples"
ALBUMS = (
    ("gen-hh-ru-01.pdf", "gen-hh-ru-02.docx", "gen-hh-ru-03.pdf"),
    ("gen-hh-en-05.pdf", "gen-hh-en-06.pdf", "en-soup-01-accountant.pdf"),
)
SINGLES = ("en-soup-02-desktop-support.docx", "ru-jobmatch.txt")
MADE = 9
FILES = 20
MOST_QUESTIONS = 5


def singles() -> Iterator[tuple[bytes, str]]:
    """What is sent after the albums, each by itself, with its name."""
    for name in SINGLES:
        yield (SAMPLES / name).read_bytes(), name
    for seed in range(MADE):
        yield HHExport(made_person(seed), seed).data, f"{seed}.pdf"
    yield (SAMPLES / ALBUMS[0][0]).read_bytes(), "copy.pdf"
    yield _scan("gen-hh-ru-04.pdf"), "scan.jpg"
    yield b"%PDF-1.7 torn off", "torn.pdf"


def _scan(name: str) -> bytes:
    """The first page of a sample as a picture."""
    import pypdfium2  # noqa: PLC0415 - only where a scan can be made

    page = pypdfium2.PdfDocument(SAMPLES / name)[0]
    drawn = io.BytesIO()
    page.render(scale=3).to_pil().save(drawn, format="JPEG")
    return drawn.getvalue()


def questions(text: str) -> int:
    """How many the summary says there are."""
    counts = next((line for line in text.splitlines() if "верн" in line or "сохранен" in line), "")
    asked = [part for part in counts.split(" · ") if "вопрос" in part]
    return int(asked[0].split()[0]) if asked else 0
