"""Tables of candidates: whose export it is, which column is what, studies and stages in a cell."""

import pytest

from bot.parsing.candidate_table import CandidateColumn as C
from bot.parsing.candidate_table import guessed, header_at, is_of_candidates, stage_named
from bot.parsing.study_line import StudyLine, parse_studies

OWN_RU = "№;ФИО;Должность;Город;Возраст;Опыт, месяцев;Зарплата от;Зарплата до;Валюта;Период;Телефон;Почта;Телеграм;Ссылки;Навыки;Источник;Согласие;Добавлено"
OWN_EN = "No.;Name;Position;City;Age;Experience, months;Salary from;Salary to;Currency;Period;Phone;E-mail;Telegram;Links;Skills;Source;Consent;Added"
OWN = {
    C.NAME, C.POSITION, C.CITY, C.AGE, C.EXPERIENCE_MONTHS, C.SALARY_MIN, C.SALARY_MAX, C.CURRENCY, C.SALARY_PERIOD,
    C.PHONE, C.EMAIL, C.TELEGRAM, C.LINKS, C.SKILLS, C.SOURCE,
}  # fmt: skip


@pytest.mark.parametrize("header", [OWN_RU, OWN_EN], ids=["ru", "en"])
def test_our_own_export_is_known_by_its_columns(header: str) -> None:
    assert set(guessed(header.split(";")).values()) == OWN


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            "Фамилия;Имя;Отчество;Желаемая должность;Зарплатные ожидания;Город проживания;Дата рождения;Ссылка на резюме",
            [C.LAST_NAME, C.FIRST_NAME, C.MIDDLE_NAME, C.POSITION, C.SALARY, C.CITY, C.BIRTH_DATE, C.LINKS],
        ),
        (
            "Кандидат;Вакансия;Этап подбора;Источник резюме;Метки;Комментарий;E-mail;Последнее место работы",
            [C.NAME, C.VACANCY, C.STAGE, C.SOURCE, C.TAGS, C.COMMENT, C.EMAIL, C.EMPLOYER],
        ),
        (
            "First name;Last name;Phone number;Desired salary;Years of experience;Languages;Education;Status",
            [C.FIRST_NAME, C.LAST_NAME, C.PHONE, C.SALARY, C.EXPERIENCE, C.LANGUAGES, C.EDUCATION, C.STAGE],
        ),
        ("Имя;Телефон;Столбец 3", [C.NAME, C.PHONE]),
    ],
    ids=["hh", "huntflow", "english", "a first name alone"],
)
def test_other_systems_tables_are_known_too(header: str, columns: list[C]) -> None:
    assert list(guessed(header.split(";")).values()) == columns


def test_the_header_stands_below_a_title() -> None:
    assert header_at([["Кандидаты на 1 декабря"], ["ФИО", "Телефон"], ["Петров Олег", "1"]]) == 1
    assert header_at([["a", "b"], ["1", "2"]]) == 0, "unknown headers are still the header"


def test_candidates_and_staff_are_told_apart() -> None:
    assert is_of_candidates(OWN_RU.split(";"))
    assert not is_of_candidates(
        ["ФИО", "Должность", "Отдел", "Руководитель", "Телефон", "Почта", "Дата начала", "Роли"]
    )
    assert not is_of_candidates(["ФИО", "Телефон"])


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Собеседование", "interview"),
        ("Интервью с заказчиком", "interview"),
        ("ОТКЛИК", "new"),
        ("Rejected", "rejected"),
        ("Вышел на работу", "hired"),
        ("на Луне", None),
    ],
)
def test_a_stage_is_named_as_systems_name_it(text: str, stage: str | None) -> None:
    assert stage_named(text) == stage


@pytest.mark.parametrize(
    ("text", "studies"),
    [
        (
            "МГУ, прикладная математика, 2006–2010, высшее; Колледж связи, 2003",
            (
                StudyLine("МГУ", "прикладная математика", "higher", 2010),
                StudyLine("Колледж связи", "", "vocational", 2003),
            ),
        ),
        ("Высшее", (StudyLine("", "", "higher", None),)),
        (
            "MIT, Computer science, 2015, Master's degree",
            (StudyLine("MIT", "Computer science", "master", 2015),),
        ),
        (" ; ", ()),
    ],
)
def test_studies_in_a_line(text: str, studies: tuple[StudyLine, ...]) -> None:
    assert parse_studies(text) == studies
