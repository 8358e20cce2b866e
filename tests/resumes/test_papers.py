"""Whole papers written by hand in wordings of their own: what a recruiter would expect to see filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.resumes import Period, Resume, Source, Tax, read_resume

PAPERS = Path(__file__).parent / "papers"
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Expected:
    """What a paper states; fields left out are not looked at."""

    name: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    city: str | None = None
    position: str | None = None
    pay: tuple[int | None, int | None, str] | None = None
    months: int | None = None
    jobs: tuple[tuple[str, str], ...] = ()
    skills: frozenset[str] = field(default_factory=frozenset)
    languages: dict[str, str | None] = field(default_factory=dict)


TRUTH = {
    "backend_apart": Expected(
        name="Руслан Галимов",
        phones=("+79172223344",),
        city="Казань",
        position="Backend-разработчик (Go)",
        pay=(280_000, None, "RUB"),
        jobs=(("Авито", "старший разработчик"), ("Контур", "разработчик")),
        skills=frozenset({"Go", "PostgreSQL", "gRPC", "Redis"}),
    ),
    "smm_sums": Expected(
        name="Анастасия Игоревна Фролова",
        phones=("+79081112233",),
        city="Омск",
        pay=(50_000, 60_000, "RUB"),
        skills=frozenset({"SMM", "Canva"}),
    ),
    "hr_achievements": Expected(
        name="Елена Кравцова",
        phones=("+79165550011",),
        city="Москва",
        jobs=(
            ("VK", "Директор по персоналу"),
            ("PepsiCo", "HR Business Partner"),
            ("Анкор", "Менеджер по подбору персонала"),
        ),
    ),
    "analyst_told": Expected(
        name="Гончаров Илья Максимович",
        phones=("+79219876543",),
        city="Санкт-Петербург",
        jobs=(
            ("Т-Банк", "ведущий системный аналитик"),
            ("X5 Tech", "системный аналитик"),
            ("ЛАНИТ", "младший аналитик"),
        ),
        skills=frozenset({"UML", "BPMN"}),
    ),
    "en_surveyor": Expected(
        name="Oluwaseun Adeyemi",
        phones=("+447700900123",),
        city="Manchester",
        jobs=(("Mace Group", "Quantity Surveyor"), ("Kier Construction", "Assistant Quantity Surveyor")),
        skills=frozenset({"Cost planning", "NEC contracts", "Bluebeam"}),
    ),
    "accountant_plain": Expected(
        name="Климова Наталья Викторовна",
        phones=("+79105551234",),
        emails=("n.klimova88@yandex.ru",),
        city="Тверь",
        position="бухгалтер",
        pay=(60_000, None, "RUB"),
        jobs=(
            ("ООО «Строймаркет»", "бухгалтер по расчету заработной платы"),
            ("ЗАО «Тверьхлеб»", "помощник бухгалтера"),
        ),
        skills=frozenset(
            {"Microsoft Excel", "1С: Бухгалтерия", "1С: Зарплата и управление персоналом", "Контур.Экстерн"}
        ),
        languages={"Английский": "A1"},
    ),
    "driver_short": Expected(
        name="Андрей Белоусов",
        phones=("+79221002030",),
        emails=("belousov_andrey@mail.ru",),
        city="Екатеринбург",
        position="Водитель категории B, C",
        pay=(80_000, None, "RUB"),
        jobs=(
            ("ИП Сидоров", "Водитель-экспедитор"),
            ("Склад «Логистик-Урал»", "Водитель погрузчика"),
            ("такси «Максим»", "Водитель"),
        ),
    ),
    "designer_handles": Expected(
        name="Юлия Чен",
        emails=("yu.chen@gmail.com",),
        city="Москва",
        position="Product designer / UX/UI дизайнер",
        jobs=(("Тинькофф", "Senior Product Designer"), ("Ozon", "UX/UI дизайнер")),
        skills=frozenset({"Figma", "Miro", "Prototyping", "Design systems", "HTML/CSS"}),
        languages={"Русский": "native", "Английский": "B2", "Китайский": "A2"},
    ),
    "message_free": Expected(
        name="Ольга Романенко",
        phones=("+79171234567",),
        city="Казань",
        position="Администратор салона красоты",
        pay=(55_000, None, "RUB"),
    ),
    "cook_form": Expected(
        name="Рахимов Фарход Бахтиёрович",
        phones=("+79817001122",),
        emails=("farhod.r@inbox.ru",),
        city="Санкт-Петербург",
        position="Повар горячего цеха",
        pay=(90_000, 110_000, "RUB"),
        months=108,
        jobs=(("Ресторан «Восток»", "повар горячего цеха"), ("Кафе «Плов №1»", "повар-универсал")),
        languages={"Узбекский": "native", "Русский": "C1"},
    ),
    "logistics_bars": Expected(
        name="Сергей Ткаченко",
        phones=("+79139004567",),
        city="Новосибирск",
        position="Менеджер по логистике",
        months=84,
        jobs=(("ТК «Сибирь-Транс»", "Ведущий менеджер по логистике"), ("ООО «КарегоЛайн»", "Логист")),
        skills=frozenset({"ВЭД", "Инкотермс", "Таможенное оформление", "1С: Торговля", "Microsoft Excel"}),
    ),
    "superjob_page": Expected(
        name="Лебедев Павел Игоревич",
        phones=("+79201234567",),
        city="Нижний Новгород",
        position="Инженер-конструктор",
        pay=(150_000, 150_000, "RUB"),
        months=171,
        jobs=(('АО "ОКБМ Африкантов"', "Ведущий инженер-конструктор"), ('ПАО "ГАЗ"', "Инженер-конструктор")),
    ),
    "teacher_numbered": Expected(
        name="Ксения Андреевна Лапина",
        phones=("+79197776655",),
        city="Пермь",
        position="Преподаватель математики",
        jobs=(("МБОУ СОШ №45", "учитель математики"), ("Детский центр «Эврика»", "педагог доп. образования")),
    ),
    "frontend_mixed": Expected(
        name="Егор Дмитриевич Соловьев",
        phones=("+995555123456",),
        city="Тбилиси",
        position="Frontend-разработчик (React/TypeScript), Middle",
        pay=(3_000, None, "USD"),
        months=48,
        jobs=(
            ("Яндекс (Маркет)", "Frontend Developer"),
            ("Lamoda Tech", "Младший разработчик → Разработчик"),
        ),
        skills=frozenset({"React", "TypeScript", "Next.js", "Jest", "GraphQL", "Docker"}),
    ),
    "letter_office": Expected(
        name="Тарасова Людмила Ивановна",
        phones=("+79518504030",),
        city="Воронеж",
        position="Офис-менеджер",
        pay=(50_000, 50_000, "RUB"),
        jobs=(('ООО "Техсервис"', "секретарь-референт"), ('МУП "Водоканал"', "делопроизводитель")),
    ),
    "hh_student_copied": Expected(
        name="Соколов Никита",
        phones=("+79991234567",),
        city="Казань",
        position="Стажёр-аналитик",
        pay=(40_000, 40_000, "RUB"),
        languages={"Русский": "native", "Татарский": "B1", "Английский": "B2"},
    ),
    "hr_with_referee": Expected(
        name="Фатима Алиева",
        phones=("+78123332211", "+79215554433"),
        city="Санкт-Петербург",
        position="HR-менеджер",
    ),
    "en_linkedin": Expected(
        name="Olga Petrenko",
        city="Warsaw",
        position="Senior Technical Recruiter",
        languages={"English": "C2", "Ukrainian": "native", "German": "A1"},
    ),
    "en_europass": Expected(
        name="Marco Bianchi",
        phones=("+393331234567",),
        city="Milano",
        position="Mechanical Engineer",
        languages={"Italian": "native", "English": "C1", "French": "A2"},
    ),
    "en_auditor_tabs": Expected(
        name="Priya Sharma",
        phones=("+14165550199",),
        city="Toronto",
        skills=frozenset({"Power BI", "QuickBooks", "SAP", "МСФО"}),
    ),
    "en_warehouse": Expected(
        name="John A. McDonald",
        phones=("+15415550113", "+15415550114"),
        city="Springfield",
        jobs=(
            ("Amazon Fulfillment", "Warehouse Lead"),
            ("Home Depot", "Forklift Operator"),
            ("Safeway", "Stock Clerk"),
        ),
    ),
    "en_icu_nurse": Expected(
        name="Kevin Nguyen",
        phones=("+17145550166",),
        city="Garden Grove",
        months=72,
        jobs=(("UCI Health", "ICU Registered Nurse"), ("St. Joseph Hospital", "ER Nurse")),
    ),
    "en_project_manager": Expected(
        name="Sarah K. O'Brien",
        phones=("+353851234567",),
        emails=("sarah.obrien@outlook.com",),
        city="Dublin",
        months=132,
        jobs=(("ESB Networks", "Senior Project Manager"), ("Arup", "Project Manager")),
        languages={"English": "native", "Irish": "B1"},
    ),
    "en_data_scientist": Expected(
        name="Aarav Krishnamurthy",
        phones=("+919845012345",),
        city="Bengaluru",
        position="Data Scientist",
        jobs=(("Flipkart", "Data Scientist"), ("Infosys Limited", "Data Analyst")),
        skills=frozenset({"Python", "R", "SQL", "XGBoost", "Tableau", "Apache Spark", "A/B testing"}),
    ),
    "en_nurse": Expected(
        name="Emily Watson",
        phones=("+447911123456",),
        city="Manchester",
        months=96,
        jobs=(
            ("Manchester Royal Infirmary", "Staff Nurse"),
            ("Salford Royal Hospital", "Junior Staff Nurse"),
        ),
    ),
    "en_support": Expected(
        name="Maria Gonzalez",
        phones=("+13055550123",),
        city="Miami",
        position="Customer Service Representative",
        pay=(45_000, 45_000, "USD"),
        jobs=(("Verizon", "Call Center Agent"), ("Publix", "Cashier")),
        skills=frozenset({"Salesforce", "Microsoft Office", "Data entry"}),
    ),
}


def paper(name: str) -> Resume:
    return read_resume((PAPERS / f"{name}.txt").read_bytes(), today=TODAY)


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_contacts_and_name_are_filled_in(name: str) -> None:
    resume, expected = paper(name), TRUTH[name]
    assert resume.full_name is not None
    assert resume.full_name.value == expected.name
    assert resume.full_name.sure
    assert tuple(read.value for read in resume.phones) == expected.phones
    if expected.emails:
        assert tuple(read.value for read in resume.emails) == expected.emails
    assert resume.city is not None
    assert resume.city.value == expected.city


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_wishes_are_read(name: str) -> None:
    resume, expected = paper(name), TRUTH[name]
    if expected.position:
        assert resume.position is not None
        assert resume.position.value == expected.position
        assert resume.position.sure
    pay = resume.salary.value if resume.salary else None
    assert (pay and (pay.amount_min, pay.amount_max, pay.currency)) == expected.pay


@pytest.mark.parametrize("name", sorted(name for name in TRUTH if TRUTH[name].jobs))
def test_work_history_is_read(name: str) -> None:
    resume, expected = paper(name), TRUTH[name]
    assert tuple((read.value.company, read.value.position) for read in resume.jobs) == expected.jobs
    if expected.months:
        assert resume.exp_months is not None
        assert resume.exp_months.value == expected.months


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_skills_are_mapped_and_languages_levelled(name: str) -> None:
    resume, expected = paper(name), TRUTH[name]
    assert expected.skills <= {read.value for read in resume.skills}
    assert (
        expected.languages.items() <= {read.value.name: read.value.level for read in resume.languages}.items()
    )


def test_no_name_is_invented_where_there_is_none() -> None:
    resume = paper("no_name")
    assert resume.full_name is None
    assert resume.position is not None
    assert resume.position.value == "Продавец-кассир"


def test_a_hidden_name_of_a_site_stays_hidden() -> None:
    resume = paper("hh_page_hidden")
    assert resume.full_name is None
    assert resume.source is Source.HH
    assert resume.age is not None
    assert resume.age.value == 31
    assert resume.salary is not None
    assert resume.salary.value.tax is Tax.NET
    assert [read.value.company for read in resume.jobs] == ["ООО Ромашка", "Кадровое агентство Профи"]
    assert {"Подбор персонала", "Кадровое делопроизводство"} <= {read.value for read in resume.skills}
    assert not {"Продвинутый уровень", "Уровень не указан"} & {read.line for read in resume.skills}


def test_family_is_not_read_into_any_field() -> None:
    resume = paper("accountant_plain")
    told = " ".join(read.line for read in resume.skills).casefold()
    assert "замужем" not in told
    assert "сын" not in told


def test_a_yearly_pay_is_told_from_a_monthly_one() -> None:
    salary = paper("en_support").salary
    assert salary is not None
    assert salary.value.period is Period.YEAR


def test_every_field_shows_its_line() -> None:
    resume = paper("cook_form")
    text = (PAPERS / "cook_form.txt").read_text(encoding="utf-8")
    assert resume.city is not None
    assert resume.salary is not None
    assert resume.city.line in text
    assert resume.salary.line in text


def test_a_name_is_taken_apart_for_sorting() -> None:
    parts = paper("cook_form").name_parts
    assert parts is not None
    assert (parts.surname, parts.given, parts.patronymic) == ("Рахимов", "Фарход", "Бахтиёрович")
