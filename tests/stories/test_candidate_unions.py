"""A recruiter sees that two cards are one person's, joins them, and takes it back."""

import asyncio

import pytest
from sqlmodel import Session, col, select

from bot.domain.access import actor_by_id
from bot.i18n import Language
from bot.models import Application, Candidate
from bot.sandbox import Person
from tests.company import Company
from tests.hiring import vacancy_with


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


def _twice_on_one_vacancy(session: Session, ids: dict[str, int], company: Company) -> None:
    anna = actor_by_id(session, ids["anna"])
    assert anna is not None
    vacancy_with(session, anna, manager_id=None, people=2, now=company.clock.now())
    one, two = session.exec(select(Candidate).order_by(col(Candidate.id))).all()
    two.full_name, two.city = "Иванова Ольга Сергеевна", "Казань"
    two.name_key = one.name_key
    session.add(two)


def _applications(session: Session) -> int:
    return len(session.exec(select(Application)).all())


@pytest.mark.parametrize("language", [Language.RU], indirect=False)
async def test_two_cards_become_one_and_two_again(company: Company) -> None:
    await company.everyone_starts()
    await company.app.database.write(_twice_on_one_vacancy, company.ids, company)
    anna = company.anna
    await say(anna, "Иванова Ольга")
    await tap(anna, "📄 Иванова Ольга Сергеевна")
    await tap(anna, "👥 Тот же человек…")
    seen = await say(anna, "Иванова")
    assert "Нашлось по запросу «Иванова»" in seen
    seen = await tap(anna, "Иванова Ольга, Дизайнер")
    assert "Две карточки станут одной" in seen
    assert "останется одна заявка" in seen
    assert "Город: Казань 1️⃣" in seen
    assert "Город: Москва 2️⃣" in await tap(anna, "Город ⇄ Москва")
    rows = next(one for one in anna.messages() if "✅ Объединить" in one.labels)
    await asyncio.gather(*(anna.tap("✅ Объединить", message=rows) for _ in range(3)))
    await anna.settled()
    assert "Теперь это одна карточка" in anna.screen().text, "pressed thrice, it is done once"
    assert await company.read(_applications) == 1
    assert "Москва" in await tap(anna, "👤 Открыть карточку")
    await tap(anna, "👥 Тот же человек…")
    rows = anna.screen()
    await asyncio.gather(*(anna.tap("↩️ Разъединить", message=rows) for _ in range(3)))
    await anna.settled()
    assert "Карточки снова отдельны" in anna.screen().text
    assert await company.read(_applications) == 2
