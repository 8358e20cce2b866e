"""Coming in: by a link, on request, by one's own phone, picked in Telegram; and a lost phone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain import people
from bot.i18n import Language
from bot.models import Employee
from bot.sandbox import Person
from tests.company import ADMIN, Company

_MINUTE = timedelta(minutes=1)


def _link_of(person: Person) -> str:
    """The invitation's payload in the newest message with a copy button."""
    text = person.screen().text
    return text.split("?start=")[1].split()[0]


async def _new_invite(company: Company) -> str:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send("/invite")
    await anna.settled()
    await anna.tap("🏢 Выбрать отдел")
    await anna.settled()
    await anna.tap("Маркетинг")
    await anna.settled()
    await anna.send("Копирайтер")
    await anna.settled()
    assert "Копирайтер" in anna.screen().text
    await anna.tap("✅ Создать ссылку")
    await anna.settled()
    return _link_of(anna)


async def test_from_an_invitation_to_working_in_two_taps(company: Company) -> None:
    payload = await _new_invite(company)
    newcomer = company.stranger
    await newcomer.start(payload)
    await newcomer.settled()
    assert "Добро пожаловать в «Ромашка»" in newcomer.screen().text
    assert "Копирайтер" in newcomer.screen().text
    assert "Маркетинг" in newcomer.screen().text
    assert "people" in newcomer.commands()
    await newcomer.tap("🏠 Меню")
    await newcomer.settled()
    assert "👥 Люди" in newcomer.screen().labels


async def test_an_invitation_lets_one_person_in_once(company: Company) -> None:
    payload = await _new_invite(company)
    await company.gleb.start(payload)
    await company.gleb.settled()
    assert "Вы уже с нами" in company.gleb.screen().text, "and it stays good"
    await company.stranger.start(payload)
    await company.stranger.settled()
    second = company.sandbox.add_person(id=ADMIN + 91, first_name="Второй", language_code="ru")
    await second.start(payload)
    await second.settled()
    assert "больше не действует" in second.screen().text
    assert second.commands() == ["start"]


async def test_a_withdrawn_and_an_expired_invitation_open_nothing(company: Company) -> None:
    payload = await _new_invite(company)
    await company.anna.tap("Отозвать")
    await company.anna.settled()
    assert "больше не действует" in company.anna.screen().text
    await company.stranger.start(payload)
    await company.stranger.settled()
    assert "больше не действует" in company.stranger.screen().text
    await company.anna.send("/people")
    await company.anna.settled()
    assert not company.stranger.sees("Добро пожаловать")


async def test_an_invitation_can_be_printed(company: Company) -> None:
    await _new_invite(company)
    await company.anna.tap("🖨 QR для печати")
    await company.anna.settled()
    picture = company.anna.screen()
    assert picture.document is not None
    assert picture.data.startswith(b"\x89PNG")
    assert "Ромашка" in picture.text


async def test_a_stranger_asks_once_and_is_let_in(company: Company) -> None:
    stranger, anna = company.stranger, company.anna
    await company.everyone_starts()
    await stranger.start()
    await stranger.settled()
    await stranger.start()
    await stranger.send("пустите")
    await stranger.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    asked = [one for one in anna.messages() if "просит доступ" in one.text]
    assert len(asked) == 1, "HR is asked once, however often one knocks"
    assert not company.boris.sees("просит доступ"), "and only HR"
    await anna.tap("✅ Принять", message=asked[0])
    await anna.settled()
    await anna.tap("☐ рекрутер")
    await anna.settled()
    await anna.tap("✅ Принять")
    await anna.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    assert "Добро пожаловать" in stranger.screen().text
    assert "рекрутер" in stranger.screen().text
    assert "newvacancy" in stranger.commands()


async def test_a_declined_stranger_learns_it_and_can_ask_no_more(company: Company) -> None:
    stranger, anna = company.stranger, company.anna
    await company.everyone_starts()
    await stranger.start()
    await stranger.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    await anna.tap("Отклонить")
    await anna.settled()
    assert "отклонён" in anna.screen().text
    await company.move_to(company.clock.now() + _MINUTE)
    assert "доступ не открыл" in stranger.screen().text, "the stranger is told by itself"
    asked = len([one for one in anna.messages() if "просит доступ" in one.text])
    await stranger.start()
    await stranger.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    assert len([one for one in anna.messages() if "просит доступ" in one.text]) == asked, (
        "HR is not asked again"
    )


async def test_a_shared_contact_opens_the_door_its_owner_was_expected_at(company: Company) -> None:
    anna, stranger = company.anna, company.stranger
    await company.everyone_starts()
    await company.app.database.write(_expect, "+79990001122")
    await stranger.start()
    await stranger.settled()
    assert stranger.keyboard() == [["📱 Поделиться своим номером"]]
    await stranger.send_contact("+79990001122", "Мария", user=anna)
    await stranger.settled()
    assert stranger.sees("чужой контакт")
    assert not stranger.sees("Добро пожаловать")
    await stranger.send_contact("79990001122", "Пётр", user=stranger)
    await stranger.settled()
    assert stranger.sees("Добро пожаловать")
    assert stranger.sees("Мария Ожидаемая")


def _expect(session: Session, phone: str) -> None:
    people.add_employee(session, name="Мария Ожидаемая", roles=(), phone=phone, now=datetime.now(UTC))


async def test_people_are_picked_in_telegram_s_own_picker(company: Company) -> None:
    anna, stranger = company.anna, company.stranger
    await anna.start()
    await anna.settled()
    await anna.send("/people")
    await anna.settled()
    await anna.tap("👥 Из контактов")
    await anna.settled()
    await anna.pick_users(1, [stranger, company.gleb])
    await anna.settled()
    assert "Пётр Чужой" in anna.screen().text
    assert "Уже работают здесь" in anna.screen().text
    await anna.tap("✅ Добавить")
    await anna.settled()
    assert "попросите открыть" in anna.screen().text
    await stranger.start()
    await stranger.settled()
    assert "нет в списке" not in stranger.screen().text
    assert "people" in stranger.commands()


async def test_a_lost_phone_opens_nothing_and_the_person_comes_back_by_a_link(company: Company) -> None:
    anna, gleb = company.anna, company.gleb
    await company.everyone_starts()
    await _open_person(company, "Глеб Зайцев")
    await anna.tap("🔑 Роли")
    await anna.settled()
    await anna.tap("📵 Потерян телефон")
    await anna.settled()
    await gleb.send("/people")
    await gleb.settled()
    assert "нет в списке сотрудников" in gleb.screen().text
    assert gleb.commands() == ["start"]
    await anna.tap("🎟 Пригласить в Telegram")
    await anna.settled()
    payload = _link_of(anna)
    new_phone = company.sandbox.add_person(id=ADMIN + 92, first_name="Глеб", language_code="ru")
    await new_phone.start(payload)
    await new_phone.settled()
    assert "Глеб Зайцев" in new_phone.screen().text
    same = await company.read(lambda session: session.get(Employee, company.ids["gleb"]).telegram_id)
    assert same == new_phone.id, "the same person, with all that is theirs"


async def _open_person(company: Company, name: str) -> None:
    anna = company.anna
    await anna.send("/people")
    await anna.settled()
    await anna.tap(name)
    await anna.settled()


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_door_speaks_english_too(company: Company) -> None:
    await company.stranger.start()
    await company.stranger.settled()
    assert "not in the staff list yet" in company.stranger.screen().text
    await company.stranger.tap("Withdraw the request")
    await company.stranger.settled()
    assert company.stranger.screen().buttons == [["Ask for access"]]
