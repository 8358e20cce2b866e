"""The reward shop in the chat: filled by HR, asked of by employees, decided, handed over, refunded."""

from datetime import timedelta
from io import BytesIO

from PIL import Image
from sqlmodel import Session

from bot.domain import points
from bot.domain.access import actor_by_id
from bot.sandbox import Person
from tests.company import Company


async def say(person: Person, text: str) -> str:
    await person.send(text)
    await person.settled()
    return person.screen().text


async def tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def a_minute_later(company: Company) -> None:
    await company.move_to(company.clock.now() + timedelta(minutes=1))


async def given(company: Company, amount: int, to: str = "gleb") -> None:
    """HR has given somebody points, and they have heard of it."""

    def act(session: Session) -> None:
        anna = actor_by_id(session, company.ids["anna"])
        assert anna is not None
        points.correct(session, anna, company.ids[to], amount, "к празднику", key=to, now=company.clock.now())

    await company.app.database.write(act)
    await a_minute_later(company)


async def shelved(company: Company, line: str = "Толстовка 100") -> None:
    """Anna has put a reward on the shelf."""
    await say(company.anna, "/rewards")
    await tap(company.anna, "➕ Добавить награду")
    await say(company.anna, line)
    await tap(company.anna, "✅ Сохранить")


def labels(person: Person) -> list[str]:
    return person.screen().labels


def photo() -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 64), "navy").save(data, "JPEG")
    return data.getvalue()


async def test_hr_fills_the_shelf_in_the_chat_with_a_photo(company: Company) -> None:
    await company.everyone_starts()
    anna = company.anna
    assert "Витрина пуста" in await say(anna, "/rewards")
    await tap(anna, "➕ Добавить награду")
    card = await say(anna, "Толстовка 300")
    assert "Название: Толстовка" in card
    assert "Цена: 300" in card
    await tap(anna, "Осталось: без ограничений")
    await say(anna, "много")
    assert anna.sees("Не вижу здесь числа")
    await say(anna, "5")
    await tap(anna, "Фото: без фото")
    await anna.send_photo(photo())
    await anna.settled()
    await company.drained()
    shown = anna.screen()
    assert shown.photo, "the card comes back with the photo"
    assert "Осталось: 5" in shown.text
    await tap(anna, "✅ Сохранить")
    assert "Осталось: 5" in anna.screen().text
    await company.everyone_starts()
    gleb = company.gleb
    shop = await say(gleb, "/rewards")
    assert "Толстовка · 300 баллов · не хватает 300" in shop
    await tap(gleb, "🎁 Толстовка · 300")
    assert gleb.screen().photo
    assert "Не хватает 300 баллов" in gleb.screen().text
    await tap(gleb, "‹ Назад")
    assert not gleb.screen().photo
    assert "Магазин наград" in gleb.screen().text


async def test_a_declined_request_is_refunded_with_its_reason(company: Company) -> None:
    await company.everyone_starts()
    await given(company, 130)
    await shelved(company)
    gleb, anna = company.gleb, company.anna
    await say(gleb, "/rewards")
    assert "После обмена останется: 30" in await tap(gleb, "🎁 Толстовка · 100")
    assert "Ждёт решения" in await tap(gleb, "✅ Обменять 100 баллов")
    assert "Баллы: 30" in await say(gleb, "/points")
    await a_minute_later(company)
    assert anna.sees("Запрос на награду: Глеб Зайцев")
    await tap(anna, "Отказать")
    assert "Отказано" in await say(anna, "нет нужного размера")
    await a_minute_later(company)
    assert gleb.sees("нет нужного размера")
    assert gleb.sees("баллы вернулись: +100")
    assert "Баллы: 130" in await say(gleb, "/points")
    assert [label for label in labels(gleb) if "возврат: Толстовка" in label]


async def test_an_approved_request_is_handed_over_and_confirmed(company: Company) -> None:
    await company.everyone_starts()
    await given(company, 100)
    await shelved(company)
    gleb, anna = company.gleb, company.anna
    await say(gleb, "/rewards")
    await tap(gleb, "🎁 Толстовка · 100")
    await tap(gleb, "✅ Обменять 100 баллов")
    await a_minute_later(company)
    assert "Одобрено" in await tap(anna, "✅ Одобрить")
    assert "Выдано" in await tap(anna, "📦 Выдано")
    await a_minute_later(company)
    assert gleb.sees("Награда выдана")
    assert "Получено" in await tap(gleb, "✅ Получено")
    assert "Баллы: 0" in await say(gleb, "/points")


async def test_an_old_button_of_a_colleague_shows_how_it_stands(company: Company) -> None:
    await company.everyone_starts()
    await given(company, 100)
    await shelved(company)
    gleb, anna = company.gleb, company.anna
    await say(gleb, "/rewards")
    await tap(gleb, "🎁 Толстовка · 100")
    await tap(gleb, "✅ Обменять 100 баллов")
    await a_minute_later(company)
    assert "отменён" in await tap(gleb, "↩︎ Отменить запрос")
    toast = await anna.tap("✅ Одобрить")
    await anna.settled()
    assert toast is not None
    assert toast.text == "Карточка обновлена"
    assert "Запрос отменён" in anna.screen().text


async def test_a_reward_taken_off_the_shelf_is_not_offered(company: Company) -> None:
    await company.everyone_starts()
    await shelved(company)
    anna, gleb = company.anna, company.gleb
    await tap(anna, "🚫 Снять с витрины")
    assert "Пока обменять баллы не на что" in await say(gleb, "/rewards")
    await tap(anna, "Вернуть на витрину")
    assert "Толстовка" in await say(gleb, "/rewards")
