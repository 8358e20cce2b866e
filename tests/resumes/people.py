"""Fictional people for made résumés: drawn from lists by a seed, so that each test sees the same ones."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

TODAY = date(2026, 11, 24)
MONTHS = [
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
]
GENITIVE = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_RU_NAMES = [
    ("Воробьёва Алина Сергеевна", "f"), ("Шевчук Игорь Анатольевич", "m"), ("Гасанов Эльдар Рафикович", "m"),
    ("Ли Виктория Александровна", "f"), ("Петренко Максим", "m"), ("Юсупова Гузель Ильдаровна", "f"),
    ("Царёв Пётр Ильич", "m"), ("Манукян Ани Гагиковна", "f"), ("Ким Денис Олегович", "m"),
    ("Салтыкова-Щербак Дарья Романовна", "f"), ("Тимофеев Лев", "m"), ("Бекмуратов Нурлан Асхатович", "m"),
    ("Мороз Алексей Дмитриевич", "m"), ("Коваль Ирина", "f"), ("Заяц Светлана Петровна", "f"),
]  # fmt: skip
_EN_NAMES = [
    "Petrova Anna",
    "Sidorov Mikhail",
    "Smirnova Elizaveta",
    "Akhmetov Ruslan",
    "Novikov Gleb",
    "Grigoryan Tigran",
]
_CITIES = [
    "Москва",
    "Ростов-на-Дону",
    "Уфа",
    "Краснодар",
    "Алматы",
    "Минск",
    "Тюмень",
    "Йошкар-Ола",
    "Набережные Челны",
    "Старый Оскол",
    "Химки",
]
_EN_CITIES = ["Moscow", "Kazan", "Tbilisi", "Almaty", "Saint Petersburg", "Yerevan"]
_FIELDS = [
    (
        "Менеджер по закупкам",
        ["Закупки", "Переговоры", "1С: Торговля", "MS Excel", "Работа с поставщиками", "ВЭД"],
    ),
    (
        "Системный администратор",
        ["Linux", "Windows Server", "Active Directory", "VMware", "Zabbix", "MikroTik", "TCP/IP"],
    ),
    (
        "Юрист",
        [
            "Договорное право",
            "Арбитражный процесс",
            "КонсультантПлюс",
            "Претензионная работа",
            "Грамотная речь",
        ],
    ),
    (
        "Ведущий инженер-технолог машиностроительного производства",
        ["Компас-3D", "SolidWorks", "Чтение чертежей", "ЕСКД"],
    ),
    (
        "Учитель английского языка",
        ["Преподавание", "Английский язык", "Методическая работа", "Работа с детьми"],
    ),
    (
        "Java-разработчик",
        ["Java", "Spring Boot", "Hibernate", "Apache Kafka", "PostgreSQL", "Docker", "JUnit", "Git"],
    ),
    ("Бариста", ["Приготовление кофе", "Обслуживание гостей", "Кассовые операции", "Пунктуальность"]),
    (
        "Медицинская сестра",
        ["Инъекции", "Уход за больными", "Медицинская документация", "Стрессоустойчивость"],
    ),
    (
        "Аналитик данных",
        ["SQL", "Python", "Tableau", "A/B тестирование", "Power BI", "Математическая статистика"],
    ),
]
_EN_FIELDS = [
    ("QA Engineer", ["Manual testing", "Postman", "SQL", "Jira", "Test cases", "Selenium"]),
    ("HR Business Partner", ["Recruiting", "Onboarding", "HR analytics", "Negotiation", "MS Excel"]),
    ("iOS Developer", ["Swift", "SwiftUI", "UIKit", "Core Data", "Git", "CI/CD"]),
]
_COMPANIES = [
    "ООО «Вектор»",
    "АО «Северный ветер»",
    "Мебельная фабрика Уют",
    "ИП Лаптев А.С.",
    "Синергия Плюс",
    "ГБУЗ ГКБ №12",
    "Demo Systems",
    "Сеть магазинов «Радуга»",
    "Яркий мир",
]
_TEXTS = [
    "Оборот направления 35 млн руб. в год, снизила затраты на 12%.",
    "Работа с документами, подготовка отчётов за 2019-2021 годы, участие в проектах внедрения.",
    "Обязанности: взаимодействие со смежными отделами, контроль сроков, решение нестандартных задач клиентов компании.",
    "Достижения: сократил время обработки заявок с 48 до 12 часов; обучил 5 новых сотрудников.",
]


@dataclass
class MadeJob:
    company: str
    place: str
    position: str
    start: tuple[int, int]
    end: tuple[int, int] | None
    text: list[str]

    @property
    def months(self) -> int:
        year, month = self.end or (TODAY.year, TODAY.month)
        return (year - self.start[0]) * 12 + month - self.start[1] + 1


@dataclass
class MadePerson:
    """Everything a made résumé states, and so the truth of reading it."""

    name: str
    female: bool
    english: bool
    phones: list[str]
    email: str
    city: str
    born: date | None
    position: str
    salary: tuple[int, str] | None
    skills: list[str]
    languages: list[tuple[str, str]]
    jobs: list[MadeJob] = field(default_factory=list)
    telegram: str | None = None

    @property
    def age(self) -> int | None:
        if self.born is None:
            return None
        return TODAY.year - self.born.year - ((TODAY.month, TODAY.day) < (self.born.month, self.born.day))

    @property
    def months(self) -> int:
        return sum(job.months for job in self.jobs)


def made_person(seed: int, *, english: bool = False) -> MadePerson:
    """The fictional person of this seed."""
    dice = random.Random(seed)
    name, sex = (dice.choice(_EN_NAMES), "m") if english else dice.choice(_RU_NAMES)
    position, skills = dice.choice(_EN_FIELDS if english else _FIELDS)
    currency = dice.choice(["₽", "₽", "$", "€", "₸"])
    amount = {
        "₽": 10_000 * dice.randint(4, 45),
        "$": 100 * dice.randint(8, 60),
        "€": 100 * dice.randint(8, 60),
        "₸": 50_000 * dice.randint(5, 30),
    }
    person = MadePerson(
        name=name,
        female=sex == "f",
        english=english,
        phones=[
            f"79{dice.randint(10, 99)}{dice.randint(1_000_000, 9_999_999)}"
            for _ in range(dice.choice([1, 1, 2]))
        ],
        email=f"user{seed}.{dice.choice(['work', 'mail', 'cv'])}@example.{dice.choice(['com', 'ru', 'org'])}",
        city=dice.choice(_EN_CITIES if english else _CITIES),
        born=date(dice.randint(1970, 2004), dice.randint(1, 12), dice.randint(1, 28))
        if dice.random() < 0.8
        else None,
        position=position,
        salary=(amount[currency], currency) if dice.random() < 0.75 else None,
        skills=skills,
        languages=[("Russian", "Native"), ("English", "B2 — Upper Intermediate")]
        if english
        else [("Русский", "Родной"), ("Английский", "B1 — Средний")],
        telegram=f"user_{seed}_tg" if dice.random() < 0.4 else None,
    )
    person.jobs = _jobs(dice, dice.randint(0, 5), person)
    return person


def _jobs(dice: random.Random, count: int, person: MadePerson) -> list[MadeJob]:
    jobs: list[MadeJob] = []
    year, month = 2026, 11
    current = dice.random() < 0.6
    for number in range(count):
        end = None if number == 0 and current else (year, month)
        length = dice.randint(4, 50)
        total = year * 12 + month - 1 - length
        start = (total // 12, total % 12 + 1)
        place = dice.choice([person.city, f"{person.city}, demo-{number}.example", ""])
        title = (
            person.position
            if number == 0
            else dice.choice(["Специалист отдела", "Ассистент", "Стажёр", person.position])
        )
        if person.english:
            title = person.position if number == 0 else dice.choice(["Specialist", "Assistant", "Intern"])
        jobs.append(
            MadeJob(
                dice.choice(_COMPANIES), place, title, start, end, dice.sample(_TEXTS, dice.randint(1, 3))
            )
        )
        before = total - dice.randint(1, 4)
        year, month = before // 12, before % 12 + 1
    return jobs
