"""Single fields from short texts."""

from __future__ import annotations

from datetime import date

import pytest

from bot.resumes import Period, Resume, SkillVocabulary, Tax, read_text, to_json
from bot.resumes.fields.salary import parse_salary
from bot.resumes.fields.words import nominative

TODAY = date(2026, 11, 24)


def read(*lines: str) -> Resume:
    return read_text("\n".join(lines), today=TODAY)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("250 000 ₽ на руки", 250_000, 250_000, "RUB"),
        ("от 60 000 руб.", 60_000, None, "RUB"),
        ("до 120 тыс. руб.", None, 120_000, "RUB"),
        ("90 000 – 110 000 руб.", 90_000, 110_000, "RUB"),
        ("150к руб", 150_000, 150_000, "RUB"),
        ("1 500 $", 1_500, 1_500, "USD"),
        ("€4,000", 4_000, 4_000, "EUR"),
        ("900 000 ₸", 900_000, 900_000, "KZT"),
        ("$80k - $95k", 80_000, 95_000, "USD"),
        ("5 000 000 сум", 5_000_000, 5_000_000, "UZS"),
        ("2500 BYN", 2_500, 2_500, "BYN"),
    ],
)
def test_pay_is_read_with_its_currency(text: str, low: int | None, high: int | None, currency: str) -> None:
    salary = parse_salary(text)
    assert salary is not None
    assert (salary.amount_min, salary.amount_max, salary.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "period", "tax"),
    [
        ("100 000 ₽ на руки", Period.MONTH, Tax.NET),
        ("120 000 руб. до вычета налогов", Period.MONTH, Tax.GROSS),
        ("$45,000 per year", Period.YEAR, Tax.UNKNOWN),
        ("500 руб/час", Period.HOUR, Tax.UNKNOWN),
    ],
)
def test_pay_knows_period_and_tax(text: str, period: Period, tax: Tax) -> None:
    salary = parse_salary(text)
    assert salary is not None
    assert (salary.period, salary.tax) == (period, tax)


def test_revenue_is_not_pay() -> None:
    resume = read(
        "Иванов Иван",
        "Опыт работы",
        "2019 - 2021 ООО «Икс», директор",
        "План продаж 40 млн руб. в месяц выполнен",
    )
    assert resume.salary is None


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Тел.: 8 (910) 555-12-34", "+79105551234"),
        ("+7 (900) 1112233", "+79001112233"),
        ("моб. 89171234567", "+79171234567"),
        ("+998 90 123 45 67", "+998901234567"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_a_phone_is_normalised(text: str, phone: str) -> None:
    assert [found.value for found in read("Иванов Иван", text).phones] == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "2019-2021",
        "ИНН 770123456789",
        "Паспорт 4510 123456",
        "Оборот 150 000 000 руб.",
        "01.02.2019 - 05.06.2021",
    ],
)
def test_numbers_that_are_no_phones(text: str) -> None:
    assert read("Иванов Иван", "Москва", text).phones == ()


def test_a_phone_without_a_country_keeps_its_digits_as_written() -> None:
    resume = read("John Miller", "Boston, MA | 617-555-0142", "Skills: welding, soldering")
    assert resume.phones[0].value == "+16175550142"
    assert resume.phones[0].alternatives == ("6175550142",)
    assert to_json(resume)["phones"] == ["6175550142"]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Telegram: @anna_dev", "anna_dev"),
        ("телега @anna_dev", "anna_dev"),
        ("https://t.me/anna_dev", "anna_dev"),
        ("тг: anna_dev", "anna_dev"),
        ("Пишите в Telegram", None),
        ("instagram: @anna_dev", None),
        ("anna@telegram.com", None),
    ],
)
def test_telegram_is_told_from_other_handles(text: str, handle: str | None) -> None:
    found = read("Смирнова Анна", text).telegram
    assert (found and found.value) == handle


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("ПЕТРОВ ИВАН СЕРГЕЕВИЧ", "Москва"), "Петров Иван Сергеевич"),
        (("Резюме", "Анна-Мария Гросс", "anna.gross@example.com"), "Анна-Мария Гросс"),
        (("ФИО: Мамедов Эльчин Гусейн оглы",), "Мамедов Эльчин Гусейн оглы"),
        (("Фамилия: Орлова", "Имя: Дарья", "Отчество: Олеговна"), "Орлова Дарья Олеговна"),
        (("Имя", "Jane Roe", "jane.roe@example.com"), "Jane Roe"),
        (("Nguyen Van Anh", "nguyen.anh@example.com", "Hanoi"), "Nguyen Van Anh"),
        (("Chief Executive Officer", "Springfield, IL"), None),
        (("Senior Java Developer", "+7 900 111-22-33", "job@example.com"), None),
        (("Нижний Новгород", "Менеджер по продажам", "+7 900 111-22-33"), None),
        (("Кандидат", "Мужчина, 30 лет", "Инженер"), None),
        (("Прошу рассмотреть мою кандидатуру на вакансию", "8 900 111 22 33"), None),
        (("Ключевые Навыки", "Управление Проектами", "8 900 111 22 33"), None),
    ],
)
def test_names_are_found_and_never_invented(lines: tuple[str, ...], name: str | None) -> None:
    found = read(*lines).full_name
    assert (found and found.value) == name


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("Проживает: Санкт-Петербург, м. Чёрная речка", "Санкт-Петербург"),
        ("Адрес: г. Тверь, ул. Советская, д. 12", "Тверь"),
        ("Адрес проживания: Московская обл., г. Подольск", "Подольск"),
        ("Location: Austin, TX", "Austin"),
        ("Живу в Казани, готов к переезду", "Казань"),
        ("Россия, Новосибирск", "Новосибирск"),
        ("Springfield, IL 62704", "Springfield"),
        ("город Ростов-на-Дону", "Ростов-на-Дону"),
        ("СПб", "Санкт-Петербург"),
    ],
)
def test_the_city_is_read(line: str, city: str) -> None:
    found = read("Иванов Иван Иванович", line).city
    assert found is not None
    assert found.value == city


def test_readiness_and_work_format() -> None:
    resume = read(
        "Иванов Иван Иванович",
        "Не готов к переезду, готов к редким командировкам",
        "Формат работы: удалённо, гибрид",
        "Гражданство: Россия, есть разрешение на работу: Россия",
    )
    assert resume.relocation is not None
    assert resume.relocation.value is False
    assert resume.business_trips is not None
    assert resume.business_trips.value is True
    assert resume.work_format is not None
    assert resume.work_format.value == ("remote", "hybrid")
    assert resume.citizenship is not None
    assert resume.citizenship.value == ("Россия",)


def test_age_is_not_years_of_experience() -> None:
    assert read("Иванов Иван Иванович", "Опыт работы более 15 лет").age is None
    found = read("Иванов Иван Иванович", "Возраст: 34 года").age
    assert found is not None
    assert found.value == 34


def test_experience_is_not_years_of_driving() -> None:
    resume = read("Иванов Иван Иванович", "О себе", "Стаж вождения 15 лет")
    assert resume.exp_months is None


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("бухгалтера", "бухгалтер"),
        ("администратором салона", "администратор салона"),
        ("ведущего инженера", "ведущий инженер"),
        ("продавца-консультанта", "продавец-консультант"),
    ],
)
def test_a_title_is_put_into_the_nominative(phrase: str, title: str) -> None:
    assert nominative(phrase) == title


@pytest.mark.parametrize(
    ("wording", "canonical"),
    [
        ("питон", "Python"),
        ("JS", "JavaScript"),
        ("React.js", "React"),
        ("1С:Бухгалтерия 8.3", "1С: Бухгалтерия"),
        ("1C", "1С"),
        ("k8s", "Kubernetes"),
        ("постгрес", "PostgreSQL"),
        ("MS Excel", "Microsoft Excel"),
        ("холодный обзвон", "Холодные звонки"),
        ("с++", "C++"),
    ],
)
def test_aliases_lead_to_one_competency(wording: str, canonical: str) -> None:
    assert SkillVocabulary.load().canonical(wording) == canonical


def test_the_vocabulary_is_large_and_has_fields() -> None:
    vocabulary = SkillVocabulary.load()
    assert len(vocabulary) >= 1_500
    assert vocabulary.field_of("Python") == "programming"


def test_ambiguous_words_count_only_among_skills() -> None:
    resume = read("Иванов Иван", "Обо мне", "Go вперёд! Java - остров, R - буква.")
    assert not {"Go", "Java", "R"} & {found.value for found in resume.skills}
    listed = read("Иванов Иван", "Навыки", "Go, Java, R, C, Access")
    assert {"Go", "Java", "R", "C", "Microsoft Access"} <= {found.value for found in listed.skills}


def test_an_unknown_skill_keeps_its_wording() -> None:
    resume = read("Иванов Иван", "Навыки", "Python, Квантовая вышивка крестом")
    assert [found.value for found in resume.skills] == ["Python", "Квантовая вышивка крестом"]


def test_a_company_can_teach_its_own_words() -> None:
    vocabulary = SkillVocabulary.load().extended({"Наша CRM": ["крмка"]})
    resume = read_text("Иванов Иван\nНавыки\nкрмка", today=TODAY, vocabulary=vocabulary)
    assert resume.skills[0].value == "Наша CRM"


def test_languages_of_a_programmer_are_not_human_ones() -> None:
    resume = read("John Miller", "john.miller@example.com", "Skills", "Languages: Python, C++, Rust")
    assert resume.languages == ()
    assert {"Python", "C++", "Rust"} <= {found.value for found in resume.skills}


@pytest.mark.parametrize(
    ("lines", "slug"),
    [
        (("www.linkedin.com/in/nora-", "whitfield (LinkedIn)"), "nora-whitfield"),
        (("www.linkedin.com/in/nora", "whitfield-12 (LinkedIn)"), "nora-whitfield-12"),
        (("www.linkedin.com/in/nora", "Leeds"), "nora"),
        (("www.linkedin.com/in/nora-w (LinkedIn)", "Leeds"), "nora-w"),
    ],
)
def test_an_address_on_two_lines_is_one(lines: tuple[str, str], slug: str) -> None:
    found = to_json(read("Nora Whitfield", "Contact", *lines, "Top Skills", "Python"))
    assert found["linkedin"] == slug


@pytest.mark.parametrize("place", ["Bristol, UK", "Austin, TX", "San Jose, CA", "New York, USA"])
def test_a_place_with_its_country_is_no_name(place: str) -> None:
    assert to_json(read("Location", place, "Civil Engineer", "Skills: AutoCAD"))["full_name"] is None
