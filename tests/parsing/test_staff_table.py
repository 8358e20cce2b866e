"""Tables of the staff, as people and HR systems export them."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from bot.parsing.staff_table import NotATable, StaffColumn, StaffLine, read_day, read_roles, staff_lines
from bot.resumes.sheets import read_table
from bot.resumes.values import UnreadableFile

RU = "ФИО;Должность;Отдел;Телефон\r\nИванова Анна;Бухгалтер;Финансы;8 916 123-45-67\r\n\r\nПетров Олег;;;\r\n"


def read_staff(data: bytes) -> tuple[StaffLine, ...]:
    return staff_lines(read_table(data, most_rows=100).rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_russian_table_in_any_usual_encoding(encoding: str) -> None:
    first, second = read_staff(RU.encode(encoding))
    assert (first.number, first.name, first.cell(StaffColumn.DEPARTMENT)) == (2, "Иванова Анна", "Финансы")
    assert (second.number, second.name) == (4, "Петров Олег"), "an empty line keeps its number"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter(delimiter: str) -> None:
    rows = [
        ["Full name", "Job title", "E-mail"],
        ["Ann Stone", "Lead, design" if delimiter != "," else '"Lead, design"', "a@b.co"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    (line,) = read_staff(text.encode())
    assert line.cell(StaffColumn.POSITION) == "Lead, design"
    assert line.cell(StaffColumn.EMAIL) == "a@b.co"


def test_first_and_last_names_in_columns_of_their_own() -> None:
    (line,) = read_staff("Имя,Фамилия,Отдел\nОлег,Петров,ИТ".encode())
    assert line.name == "Олег Петров"


def test_a_first_name_alone_is_the_whole_name() -> None:
    (line,) = read_staff("Имя,Отдел\nОлег Петров,ИТ".encode())
    assert line.name == "Олег Петров"


def test_a_sheet_with_a_title_above_dates_and_numbers() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Сотрудники на 1 декабря"])
    sheet.append([])
    sheet.append(["ФИО", "Телефон", "Дата приема"])
    sheet.append(["Петров Олег", 79161234567, date(2024, 3, 1)])
    data = io.BytesIO()
    book.save(data)
    (line,) = read_staff(data.getvalue())
    assert line.cell(StaffColumn.PHONE) == "79161234567"
    assert read_day(line.cell(StaffColumn.START_DATE)) == date(2024, 3, 1)


@pytest.mark.parametrize(
    "data",
    [b"", b"a;b\n1;2", b"\x00\x01\x02", b"PK\x03\x04broken", "Отдел;Телефон\nИТ;1".encode()],
    ids=["empty", "no names", "binary", "broken zip", "no name column"],
)
def test_what_is_no_table_of_people_is_refused(data: bytes) -> None:
    with pytest.raises((NotATable, UnreadableFile)):
        read_staff(data)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01.03.2024", date(2024, 3, 1)),
        ("2024-03-01", date(2024, 3, 1)),
        ("01/03/2024", date(2024, 3, 1)),
        ("1.3.24", date(2024, 3, 1)),
        ("32.13.2025", None),
        ("весной", None),
    ],
)
def test_days_of_a_table_are_exact(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("", ("employee",)),
        ("Рекрутёр", ("recruiter",)),
        ("HR admin, recruiter", ("hr_admin", "recruiter")),
        ("Руководитель отдела; сотрудник", ("lead", "employee")),
        ("директор вселенной", None),
    ],
)
def test_roles_are_named_in_either_language(text: str, roles: tuple[str, ...] | None) -> None:
    assert read_roles(text) == roles
