"""Twenty mixed files thrown at the bot at once: one message, few questions, nobody lost."""

import io
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.domain.access import actor_by_id
from bot.models import Application, Candidate, Resume
from bot.resumes.formats.ocr import languages
from bot.sandbox import Person
from tests.company import Company
from tests.factories import make_vacancy
from tests.resumes.hh_export import HHExport
from tests.resumes.paper import fonts
from tests.resumes.people import made_person

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
ALBUMS = (
    ("gen-hh-ru-01.pdf", "gen-hh-ru-02.docx", "gen-hh-ru-03.pdf"),
    ("gen-hh-en-05.pdf", "gen-hh-en-06.pdf", "en-soup-01-accountant.pdf"),
)
SINGLES = ("en-soup-02-desktop-support.docx", "ru-jobmatch.txt")
MADE = 9
FILES = 20
MOST_QUESTIONS = 5

pytestmark = pytest.mark.skipif(fonts() is None, reason="needs a font with Cyrillic letters to draw papers")


def _scan(name: str) -> bytes:
    """The first page of a sample as a picture."""
    import pypdfium2  # noqa: PLC0415 - only where a scan can be made

    page = pypdfium2.PdfDocument(SAMPLES / name)[0]
    drawn = io.BytesIO()
    page.render(scale=3).to_pil().save(drawn, format="JPEG")
    return drawn.getvalue()


async def _send_twenty(anna: Person, company: Company, *, killed_after: int | None = None) -> None:
    """Two albums, singles, one duplicate, one scan, one broken; the bot may be stopped and started on the way."""
    for album in ALBUMS:
        await anna.send_album([str(SAMPLES / name) for name in album])
    papers = [((SAMPLES / name).read_bytes(), name) for name in SINGLES]
    papers += [(HHExport(made_person(seed), seed).data, f"{seed}.pdf") for seed in range(MADE)]
    papers += [
        ((SAMPLES / ALBUMS[0][0]).read_bytes(), "copy.pdf"),
        (_scan("gen-hh-ru-04.pdf"), "scan.jpg"),
        (b"%PDF-1.7 torn off", "torn.pdf"),
    ]
    for number, (data, name) in enumerate(papers):
        await anna.send_file(data, name)
        if number == killed_after:
            await company.stop_bot()
    if killed_after is not None:
        await company.start_bot()
    await anna.settled()


async def _vacancies(company: Company) -> None:
    def open_them(session: Session) -> None:
        actor = actor_by_id(session, company.ids["anna"])
        assert actor is not None
        make_vacancy(session, actor, "Дизайнер")
        make_vacancy(session, actor, "Юрист")

    await company.app.database.write(open_them)


def _stored(session: Session) -> Counter[type]:
    tables = (Candidate, Resume, Application)
    return Counter({table: len(session.exec(select(table)).all()) for table in tables})


def _questions(text: str) -> int:
    """How many the summary says there are."""
    counts = next((line for line in text.splitlines() if "верн" in line or "сохранен" in line), "")
    asked = [part for part in counts.split(" · ") if "вопрос" in part]
    return int(asked[0].split()[0]) if asked else 0


@pytest.mark.parametrize("killed_after", [None, 4], ids=["whole", "stopped half-way"])
async def test_twenty_files_are_one_summary_with_few_questions(
    company: Company, killed_after: int | None
) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await _vacancies(company)
    await _send_twenty(anna, company, killed_after=killed_after)
    summary = anna.screen()
    assert f"{FILES} файлов" in summary.text
    assert "torn.pdf: Файл повреждён" in summary.text, "the broken one is named"
    assert "(такой же файл)" in summary.text, "the duplicate is known"
    names = ["Соколова Мария", "Кузнецов Артём", "Нургалиева Айгуль"]
    places = [summary.text.index(name) for name in names]
    assert places == sorted(places), "in the order they were sent"
    assert _questions(summary.text) <= MOST_QUESTIONS

    await anna.tap("✅ Сохранить верные")
    await anna.settled()
    assert "Куда сохранить" in anna.screen().text, "no vacancy was chosen, so it is asked"
    await anna.tap("Дизайнер")
    await anna.settled()
    stored = await company.read(_stored)
    unread = 1 if languages() else 2
    assert stored[Candidate] >= FILES - 1 - unread - MOST_QUESTIONS
    assert stored[Candidate] == stored[Resume] == stored[Application]
    left = _questions(anna.screen().text)
    assert stored[Resume] + left + unread + 1 == FILES, (
        "saved, asked about, unread or the same file: none is lost"
    )


async def test_a_batch_can_go_to_the_base_without_a_vacancy(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await _vacancies(company)
    await anna.send_album([str(SAMPLES / name) for name in ALBUMS[0]])
    await anna.settled()
    assert "✓ Без вакансии" not in anna.screen().labels, "nothing is chosen for the recruiter"
    await anna.tap("✅ Сохранить верные")
    await anna.settled()
    await anna.tap("В базу без вакансии")
    await anna.settled()
    assert "3 сохранены" in anna.screen().text
    assert (await company.read(_stored))[Application] == 0
