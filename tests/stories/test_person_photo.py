"""A colleague's photo: sent by the person, seen by all, taken away again; nobody else's to change."""

from io import BytesIO

from PIL import Image
from sqlmodel import Session, col, func, select

from bot.models import StoredFile
from bot.sandbox import Person
from tests.company import Company


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


def photo(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 64), colour).save(data, "JPEG")
    return data.getvalue()


def photos(session: Session) -> int:
    query = select(func.count()).select_from(StoredFile).where(col(StoredFile.mime) == "image/jpeg")
    return session.exec(query).one()


async def test_a_photo_is_sent_seen_replaced_and_taken_away(company: Company) -> None:
    await company.everyone_starts()
    gleb, boris = company.gleb, company.boris
    await say(gleb, "зайцев")
    await tap(gleb, "✏️ Изменить")
    assert "пришлите фото" in await tap(gleb, "🖼 Фото")
    assert "пришлите фото" in await say(gleb, "вот оно"), "words are no photo: asked again"
    for colour in ("navy", "teal"):
        await gleb.send_photo(photo(colour))
        await gleb.settled()
        await company.drained()
        assert gleb.screen().photo, "the card comes back with the photo"
        assert "Дизайнер" in gleb.screen().text
        await tap(gleb, "✏️ Изменить")
        await tap(gleb, "🖼 Фото")
    assert await company.read(photos) == 1, "the former photo is not kept"

    await say(boris, "зайцев")
    assert boris.screen().photo
    assert not any("Изменить" in label for label in boris.screen().labels)

    await tap(gleb, "Убрать фото")
    assert not gleb.screen().photo
    await say(boris, "зайцев")
    assert not boris.screen().photo
    assert await company.read(photos) == 0


async def test_a_lead_changes_skills_but_not_the_face(company: Company) -> None:
    await company.everyone_starts()
    vera, anna = company.vera, company.anna
    await say(vera, "зайцев")
    await tap(vera, "✏️ Изменить")
    assert not any("Фото" in label for label in vera.screen().labels)
    await say(anna, "зайцев")
    await tap(anna, "✏️ Изменить")
    await tap(anna, "🖼 Фото")
    await anna.send_photo(photo("olive"))
    await anna.settled()
    await company.drained()
    assert anna.screen().photo
