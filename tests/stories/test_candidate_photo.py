"""A portrait in a résumé comes to the card; another is sent by hand; it is taken away again."""

from sqlmodel import Session, select

from bot.models import StoredFile
from bot.sandbox import Person
from tests.company import Company
from tests.portraits import paper_with, picture


async def _tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


def _photos(session: Session) -> list[bytes]:
    return [row.data for row in session.exec(select(StoredFile).where(StoredFile.mime == "image/jpeg")).all()]


async def test_the_face_of_a_paper_is_on_the_card(company: Company) -> None:
    await company.everyone_starts()
    boris = company.boris
    await boris.send_file(paper_with(picture((900, 100)), picture()), "cv.docx")
    await boris.settled()
    await _tap(boris, "✅ Сохранить")
    await company.drained()
    await boris.send("Лебедева")
    await boris.settled()
    assert "Лебедева Анна Игоревна" in boris.screen().text
    assert not boris.screen().photo, "the face comes by a button only"
    await _tap(boris, "🖼 Фото")
    assert boris.screen().photo
    assert "Лебедева Анна Игоревна" in boris.screen().text
    assert "пришлите фото одним сообщением" in await _tap(boris, "🖼 Другое фото")
    await boris.send_photo(picture(colour="teal"))
    await boris.settled()
    await company.drained()
    assert boris.screen().photo
    assert await company.read(_photos) == [picture(colour="teal")], "the former one is not kept"
    await _tap(boris, "🖼 Другое фото")
    card = await _tap(boris, "Убрать фото")
    assert "Лебедева" in card
    assert not boris.screen().photo
    assert not any("🖼" in label for label in boris.screen().labels)
    assert await company.read(_photos) == []
