"""A table of two hundred people with ten bad rows; a stop in between; other tables and hands."""

import io

from openpyxl import Workbook
from sqlmodel import Session, func, select

from bot.models import Department, Employee, Invite
from tests.company import Company

_HEADER = "ФИО;Должность;Отдел;Руководитель;Телефон;Почта;Дата начала;Роли"
_BAD = {
    11: ";Бухгалтер;Финансы;;;;;",
    31: "Сидоров Бад Телефон;;;;12;;;",
    51: "Сидоров Бад Почта;;;;;почта;;",
    71: "Сидоров Бад Дата;;;;;;32.13.2025;",
    91: "Сидоров Бад Роль;;;;;;;директор вселенной",
    111: "Сидоров Бад Начальник;;;Неизвестный Человек;;;;",
    131: "Повтор Первый;;;;+79161110001;;;",
    151: "Анна Смирнова;;;;;;;",
    171: f"{'Очень' * 30};;;;;;;",
    191: f"Длинный Отдел;;{'Отдел' * 30};;;;;",
}


def _table() -> str:
    rows = [_HEADER]
    for number in range(2, 202):
        if number in _BAD:
            rows.append(_BAD[number])
        else:
            lead = "Глава Общий" if number > 2 else ""
            name = "Глава Общий" if number == 2 else f"Работник Номер{number}"
            rows.append(
                f"{name};Инженер;Отдел {number % 4};{lead};+7916111{number - 1:04d};w{number}@example.com;01.0{number % 9 + 1}.2024;"
            )
    return "\r\n".join(rows)


async def test_two_hundred_people_with_ten_bad_rows(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send("/import")
    await anna.settled()
    assert "Обязательно только имя" in anna.screen().text
    await anna.send_file(_table().encode("cp1251"), "staff.csv", mime="text/csv")
    await anna.settled()
    preview = anna.screen().text
    assert "Можно добавить 190 человек" in preview
    assert "10 строк с ошибками" in preview
    for number, reason in (
        (11, "нет имени"),
        (31, "не похоже на телефон"),
        (51, "не похоже на почту"),
        (71, "не понятна дата"),
        (91, "нет такой роли"),
        (111, "руководителя нет"),
        (131, "повторяет строку выше"),
        (151, "уже работает"),
        (171, "слишком длинное имя"),
        (191, "слишком длинное название отдела"),
    ):
        assert f"Строка {number}: {reason}" in preview
    assert "Отдел 0" in preview
    assert await company.read(_people) == 4, "nobody is added before it is confirmed"
    await anna.tap("✅ Добавить (190)")
    await anna.settled()
    assert "Добавлено 190 человек" in anna.screen().text
    assert await company.read(_people) == 194
    assert await company.read(_led_by_head) == 189
    assert await company.read(_departments) == 2 + 4
    await anna.tap("🎟 Ссылки для всех")
    await anna.settled()
    links = "\n".join(one.text for one in anna.messages())
    assert links.count("?start=i_") == 190
    assert await company.read(_invites) == 190


async def test_a_stop_in_between_loses_and_doubles_nobody(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send_file(_table().encode(), "staff.csv", mime="text/csv")
    await anna.settled()
    await anna.tap("✅ Добавить (190)")
    await company.stop_bot()
    await company.start_bot()
    await anna.settled()
    assert await company.read(_people) == 194
    assert "Добавлено 190 человек" in anna.screen().text


async def test_an_english_sheet_from_excel(company: Company) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Staff of the company"])
    sheet.append(["First name", "Last name", "Position", "Department", "Phone", "Role"])
    sheet.append(["Ann", "Miller", "Lead designer", "Design", 79162220001, "lead"])
    sheet.append(["Ben", "Stone", "Designer", "design", None, "employee"])
    data = io.BytesIO()
    book.save(data)
    anna = company.anna
    await anna.start()
    await anna.settled()
    await anna.send_file(data.getvalue(), "staff.xlsx")
    await anna.settled()
    assert "Ann Miller · Lead designer · Design" in anna.screen().text
    await anna.tap("✅ Добавить (2)")
    await anna.settled()
    await anna.send("/departments")
    await anna.settled()
    await anna.tap("Design")
    await anna.settled()
    assert "Руководитель: Ann Miller" in anna.screen().text
    assert "2 человека" in anna.screen().text


async def test_a_file_that_is_no_table_and_hands_that_may_not(company: Company) -> None:
    await company.everyone_starts()
    await company.anna.send_file(b"col1;col2\r\n1;2\r\n", "numbers.csv", mime="text/csv")
    await company.anna.settled()
    assert "Не нахожу в таблице столбца с именами" in company.anna.screen().text
    await company.gleb.send_file(_table().encode(), "staff.csv", mime="text/csv")
    await company.gleb.settled()
    assert not company.gleb.sees("Можно добавить")
    await company.gleb.send("/import")
    await company.gleb.settled()
    assert "недоступно" in company.gleb.screen().text
    assert await company.read(_people) == 4


def _people(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Employee)).one()


def _invites(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Invite)).one()


def _departments(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Department)).one()


def _led_by_head(session: Session) -> int:
    head = session.exec(select(Employee.id).where(Employee.name == "Глава Общий")).one()
    return session.exec(select(func.count()).select_from(Employee).where(Employee.manager_id == head)).one()
