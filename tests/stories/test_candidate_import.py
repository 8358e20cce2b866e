"""Candidates from a table in the chat: the preview, a column set by taps, a stop in between, errors sent back as a file."""

import pytest
from sqlmodel import Session, func, select

from bot.i18n import Language
from bot.models import Candidate
from tests.company import Company

_HEADER = "Кандидат;Мобильный;Желаемая должность;Зарплатные ожидания;Город;Откуда узнали;Комментарий"


def _table(people: int) -> str:
    rows = [_HEADER]
    for number in range(people):
        phone = "12" if number % 10 == 3 else f"+7916111{number:04d}"
        rows.append(f"Работник Номер{number};{phone};Дизайнер;от 100 тыс.;Омск;hh.ru;")
    return "\r\n".join(rows)


async def test_a_recruiter_brings_a_base_from_a_table(company: Company) -> None:
    boris = company.boris
    await boris.start()
    await boris.settled()
    await boris.send("/import")
    await boris.settled()
    assert "Кандидаты из таблицы" in boris.screen().text
    assert "Сотрудники из таблицы" not in boris.screen().text
    await boris.send_file(_table(40).encode("cp1251"), "выгрузка.csv", mime="text/csv")
    await boris.settled()
    preview = boris.screen().text
    assert "Можно взять 36 строк" in preview
    assert "4 строки с ошибками" in preview
    assert "Строка 5: не похоже на телефон (12)" in preview
    assert "Не беру: Откуда узнали" in preview
    assert "Работник Номер0 · Дизайнер · Омск" in preview
    assert await company.read(_people) == 0, "nobody is added before it is confirmed"
    await boris.tap("🔀 Столбцы")
    await boris.settled()
    await boris.tap("Откуда узнали → не брать")
    await boris.settled()
    await boris.tap("Источник")
    await boris.settled()
    assert "Беру:" in boris.screen().text, "checked anew, the preview is back"
    assert "Источник" in boris.screen().text
    await boris.tap("✅ Добавить (36)")
    await company.stop_bot()
    await company.start_bot()
    await boris.settled()
    assert await company.read(_people) == 36
    assert "Добавлено 36 кандидатов" in boris.screen().text
    assert await company.read(_sources) == {"hh.ru"}
    await boris.tap("📎 Файл с ошибками")
    await boris.settled()
    sent = boris.screen()
    assert "4 строки с ошибками" in sent.text
    assert sent.document is not None
    await boris.send("/find Работник Номер7")
    await boris.settled()
    assert "Номер7" in boris.screen().text


@pytest.mark.parametrize("language", [Language.EN])
async def test_in_english_and_lookalikes_are_asked_about(company: Company, language: Language) -> None:
    assert company.language is language
    boris = company.boris
    await boris.start()
    await boris.settled()
    table = "Full name,Phone,Desired salary,City\nStone Ann,+79161110001,$3000,Omsk\n"
    for rows in (table, table.replace("Stone Ann", "Miller Ben")):
        await boris.send_file(rows.encode(), "base.csv", mime="text/csv")
        await boris.settled()
        await boris.tap("✅ Add (1)")
        await boris.settled()
    assert "1 row is in doubt" in boris.screen().text
    await boris.tap("📥 Answer the questions")
    await boris.settled()
    assert "Miller Ben" in boris.screen().text
    assert await company.read(_people) == 1
    await boris.tap("Miller Ben")
    await boris.settled()
    assert "Stone Ann" in boris.screen().text, "the card asks whether it is somebody known"
    await boris.tap("Somebody else")
    await boris.settled()
    await boris.tap("✅ Save")
    await boris.settled()
    assert await company.read(_people) == 2
    assert await company.read(_sources) == {"base.csv"}


async def test_a_table_of_an_admin_may_be_either_and_is_switched_by_a_tap(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send_file("ФИО;Телефон\nПетров Олег;+79161110001".encode(), "люди.csv", mime="text/csv")
    await anna.settled()
    assert "Можно добавить 1 человека" in anna.screen().text
    await anna.tap("👤 Это кандидаты")
    await anna.settled()
    assert "Можно взять 1 строку" in anna.screen().text
    await anna.tap("👥 Это сотрудники")
    await anna.settled()
    assert "Можно добавить 1 человека" in anna.screen().text
    await anna.tap("Отмена")
    await anna.settled()
    await anna.send_file("ФИО;Город\nПетров Олег;Омск".encode(), "люди.csv", mime="text/csv")
    await anna.settled()
    await anna.tap("Отмена")
    await anna.settled()
    assert "Никто не добавлен" in anna.screen().text
    await anna.send_file("ФИО;Город\nПетров Олег;Омск".encode(), "люди.csv", mime="text/csv")
    await anna.settled()
    await anna.tap("✅ Добавить (1)")
    await anna.settled()
    assert await company.read(_people) == 1


async def test_what_is_no_table_is_told_kindly(company: Company) -> None:
    boris = company.boris
    await boris.start()
    await boris.settled()
    await boris.send_file(b"PK\x03\x04broken", "база.xlsx")
    await boris.settled()
    assert "Не получается прочитать эту таблицу" in boris.screen().text
    rows = "\n".join(f"Работник {number};1" for number in range(6000))
    await boris.send_file(f"ФИО;Город\n{rows}".encode(), "большая.csv", mime="text/csv")
    await boris.settled()
    assert "больше 5\xa0000 строк" in boris.screen().text
    await company.gleb.start()
    await company.gleb.settled()
    await company.gleb.send("/import")
    await company.gleb.settled()
    assert "недоступно" in company.gleb.screen().text


def _people(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Candidate)).one()


def _sources(session: Session) -> set[str]:
    return set(session.exec(select(Candidate.source)).all())
