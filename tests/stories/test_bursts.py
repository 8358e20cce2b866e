"""Twenty mixed files thrown at the bot at once: one message, few questions, nobody lost."""

from collections import Counter

import pytest
from sqlmodel import Session, select

from bot.domain.access import actor_by_id
from bot.models import Application, Candidate, Resume
from bot.resumes.formats.ocr import languages
from bot.sandbox import Person
from tests.burst import ALBUMS, FILES, MOST_QUESTIONS, SAMPLES, questions, singles
from tests.company import Company
from tests.factories import make_vacancy
from tests.resumes.paper import fonts

pytestmark = pytest.mark.skipif(fonts() is None, reason="needs a font with Cyrillic letters to draw papers")


async def _send_twenty(anna: Person, company: Company, *, stopped_after: int | None = None) -> None:
    """The bot may be stopped and started on the way."""
    for album in ALBUMS:
        await anna.send_album([str(SAMPLES / name) for name in album])
    for number, (data, name) in enumerate(singles()):
        await anna.send_file(data, name)
        if number == stopped_after:
            await company.stop_bot()
    if stopped_after is not None:
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


@pytest.mark.parametrize("stopped_after", [None, 4], ids=["whole", "stopped half-way"])
async def test_twenty_files_are_one_summary_with_fewquestions(
    company: Company, stopped_after: int | None
) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await _vacancies(company)
    await _send_twenty(anna, company, stopped_after=stopped_after)
    summary = anna.screen()
    assert f"{FILES} файлов" in summary.text
    assert "torn.pdf: Файл повреждён" in summary.text, "the broken one is named"
    assert "(такой же файл)" in summary.text, "the duplicate is known"
    names = ["Соколова Мария", "Кузнецов Артём", "Нургалиева Айгуль"]
    places = [summary.text.index(name) for name in names]
    assert places == sorted(places), "in the order they were sent"
    assert questions(summary.text) <= MOST_QUESTIONS

    await anna.tap("✅ Сохранить верные")
    await anna.settled()
    assert "Куда сохранить" in anna.screen().text, "no vacancy was chosen, so it is asked"
    await anna.tap("Дизайнер")
    await anna.settled()
    stored = await company.read(_stored)
    unread = 1 if languages() else 2
    assert stored[Candidate] >= FILES - 1 - unread - MOST_QUESTIONS
    assert stored[Candidate] == stored[Resume] == stored[Application]
    left = questions(anna.screen().text)
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
