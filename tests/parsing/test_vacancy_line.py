"""The quick line of a vacancy and the pasted advert, as the draft card then shows them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.employment import Employment, WorkFormat
from bot.parsing.job_advert import JobAdvert, is_job_advert, parse_job_advert
from bot.parsing.titles import nominative_title
from bot.parsing.vacancy_line import VacancyLine, parse_vacancy_line

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)
VOCABULARY = (
    *(
        "Figma",
        "Photoshop",
        "Illustrator",
        "After Effects",
        "Python",
        "Django",
        "PostgreSQL",
        "SQL",
        "Docker",
    ),
    *("Kubernetes", "React", "TypeScript", "GraphQL", "Excel", "1С", "английский", "English"),
)


def vocabulary(text: str) -> Sequence[str]:
    return [
        name for name in VOCABULARY if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text.lower())
    ]


def read(text: str) -> VacancyLine:
    return parse_vacancy_line(text, now=NOW, zone=MOSCOW, match=vocabulary)


def advert(text: str) -> JobAdvert:
    return parse_job_advert(text, now=NOW, zone=MOSCOW, match=vocabulary)


@dataclass(frozen=True)
class Shown:
    """What the card shows, in short."""

    title: str
    competencies: str = ""
    closes: str = ""
    salary: str = ""
    city: str = ""
    headcount: int | None = None
    employment: Employment | None = None
    work_format: WorkFormat | None = None


def shown(line: VacancyLine) -> Shown:
    return Shown(
        line.title,
        ", ".join(f"{each.name}{'' if each.must else '?'}{each.level or ''}" for each in line.competencies),
        f"{line.closes.local:%d.%m.%Y}" if line.closes else "",
        f"{line.salary.amount_min}-{line.salary.amount_max} {line.salary.currency}" if line.salary else "",
        line.city or "",
        line.headcount,
        line.employment,
        line.work_format,
    )


DESIGNER = Shown("Графический дизайнер", "Figma, Photoshop", "15.12.2026", "120000-150000 RUB")

LINES = {
    "Графический дизайнер; Figma, Photoshop; до 15 декабря; 120-150к": DESIGNER,
    "Графический дизайнер, Figma, Photoshop, до 15 декабря, 120-150к": DESIGNER,
    "Графический дизайнер\nFigma, Photoshop\nдо 15 декабря\n120-150к": DESIGNER,
    "120-150к; до 15 декабря; Графический дизайнер; Figma, Photoshop": DESIGNER,
    "Графический дизайнер Figma Photoshop до 15 декабря 120-150к": DESIGNER,
    "Графический дизайнер (Figma, Photoshop) до 15.12 120-150 тыс": DESIGNER,
    "Графический дизайнер: Figma и Photoshop; закрыть до 15.12.2026; зп 120-150": DESIGNER,
    "Ищем графического дизайнера; Figma, Photoshop; 15.12; от 120 до 150к": Shown(
        "Графический дизайнер", "Figma, Photoshop", "15.12.2026", "120000-150000 RUB"
    ),
    "Нужен Python-разработчик: Python senior, SQL (желательно); удалёнка; 2 человека; от 250 тыс на руки; через 2 недели": Shown(
        "Python-разработчик", "Python4, SQL?", "08.12.2026", "250000-None RUB", "", 2, None, WorkFormat.REMOTE
    ),
    "Senior Python developer; Django, PostgreSQL; remote; full-time; $4-5k; by Dec 20; x2": Shown(
        "Senior Python developer",
        "Django, PostgreSQL",
        "20.12.2026",
        "4000-5000 USD",
        "",
        2,
        Employment.FULL_TIME,
        WorkFormat.REMOTE,
    ),
    "Офис-менеджер; MS Office, 1С; офис; Москва; 80к; до пятницы": Shown(
        "Офис-менеджер",
        "MS Office, 1С",
        "27.11.2026",
        "80000-80000 RUB",
        "Москва",
        None,
        None,
        WorkFormat.OFFICE,
    ),
    "Бухгалтер (1С, Excel) Казань гибрид 90 000 руб. до 15.12": Shown(
        "Бухгалтер", "1С, Excel", "15.12.2026", "90000-90000 RUB", "Казань", None, None, WorkFormat.HYBRID
    ),
    "Продавец-консультант; 2/2; 60000; 3 вакансии": Shown(
        "Продавец-консультант", "", "", "60000-60000 RUB", "", 3, Employment.SHIFT
    ),
    "Водитель категории С; график 5/2; г. Подольск; 5 человек; 2500 р за смену": Shown(
        "Водитель категории С", "", "", "2500-2500 RUB", "Подольск", 5, Employment.FULL_TIME
    ),
    "Менеджер по продажам со знанием английского B2, CRM до конца месяца зп 100-150": Shown(
        "Менеджер по продажам", "английского B2, CRM", "30.11.2026", "100000-150000 RUB"
    ),
    "Product manager, analytics, A/B tests, hybrid, Berlin, €70k, end of January": Shown(
        "Product manager",
        "analytics, A/B tests",
        "31.01.2027",
        "70000-70000 EUR",
        "Berlin",
        None,
        None,
        WorkFormat.HYBRID,
    ),
    "Remote support engineer; Linux; office": Shown(
        "Remote support engineer", "Linux", work_format=WorkFormat.OFFICE
    ),
    "Разработчик 1С; 1С 8.3, ЗУП; до 15.12.2026; 200к; удаленно; Новосибирск": Shown(
        "Разработчик 1С",
        "1С 8.3, ЗУП",
        "15.12.2026",
        "200000-200000 RUB",
        "Новосибирск",
        work_format=WorkFormat.REMOTE,
    ),
    "Стажёр-аналитик; стажировка; SQL": Shown("Стажёр-аналитик", "SQL", employment=Employment.INTERNSHIP),
    "дизайнер; iOS": Shown("Дизайнер", "iOS"),
    "iOS-разработчик": Shown("iOS-разработчик"),
    "HR-менеджер. Подбор, адаптация. До пятницы. 90к": Shown(
        "HR-менеджер", "Подбор, адаптация", "27.11.2026", "90000-90000 RUB"
    ),
    "QA engineer x3; Selenium; hybrid Moscow; $2k": Shown(
        "QA engineer", "Selenium", "", "2000-2000 USD", "Moscow", 3, None, WorkFormat.HYBRID
    ),
    "Официант; график 2/2; Сочи; 3500 р/смена; 4 человека": Shown(
        "Официант", "", "", "3500-3500 RUB", "Сочи", 4, Employment.SHIFT
    ),
    "Head of Design; leadership 5, English C1 must; office; London; £80-90k; by end of January; 1 position": Shown(
        "Head of Design",
        "leadership5, English C1",
        "31.01.2027",
        "80000-90000 GBP",
        "London",
        1,
        None,
        WorkFormat.OFFICE,
    ),
    "Дизайнер": Shown("Дизайнер"),
    "Python-разработчик": Shown("Python-разработчик", "Python"),
    "Senior разработчик Python; до пятницы": Shown("Senior разработчик Python", "Python", "27.11.2026"),
    "Программист 1С": Shown("Программист 1С", "1С"),
    "Курьер, частичная занятость, двоих": Shown("Курьер", headcount=2, employment=Employment.PART_TIME),
    "до 15 декабря": Shown("", closes="15.12.2026"),
    "": Shown(""),
}


@pytest.mark.parametrize(("typed", "expected"), LINES.items())
def test_a_quick_line_fills_the_card(typed: str, expected: Shown) -> None:
    assert shown(read(typed)) == expected


def test_words_that_fit_nowhere_are_kept() -> None:
    line = read("Дизайнер; Figma; наш самый важный проект этого года и все должны его знать")
    assert line.leftovers == ("наш самый важный проект этого года и все должны его знать",)
    assert [each.name for each in line.competencies] == ["Figma"]


@pytest.mark.parametrize(
    "words", ["с 10:00 до 22:00", "выход с 11 января", "стаж 3 года", "asap", "2 недели"]
)
def test_what_is_no_competency_is_not_made_one(words: str) -> None:
    line = read(f"Официант; вежливость; до 15 декабря; {words}")
    assert [each.name for each in line.competencies] == ["вежливость"]
    assert line.leftovers == (words,)


@given(text=st.text(max_size=120))
def test_nothing_typed_breaks_the_line(text: str) -> None:
    assert read(text).title is not None


RUSSIAN_ADVERT = """Всем привет! 👋
Компания «Ромашка» ищет графического дизайнера в команду маркетинга.

🔹 Обязанности:
• Разработка баннеров и макетов
• Подготовка к печати

🔹 Требования:
• Уверенное знание Figma и Photoshop
• Отличное владение Illustrator
• Опыт от 2 лет
• Будет плюсом After Effects

🔹 Условия:
• Зарплата от 120 000 до 150 000 руб. на руки
• Офис в Москве, гибридный график
• Полный день
• ДМС с 2020 года

Резюме присылать до 15 декабря: hr@romashka.ru
"""

ENGLISH_ADVERT = """Senior Python Developer (remote)
Acme Inc. was founded in 2015.

About us
We build things in Berlin.

What you'll do:
- Develop services with Django
- Review code

Requirements:
- 5+ years with Python and Django
- Strong PostgreSQL

Nice to have:
- Kubernetes
- Docker

We offer:
- $4,000-5,000 per month, gross
- Full-time, remote

Apply by December 20
"""

CHANNEL_POST = """#вакансия #удаленка
Вакансия: Бухгалтер (Казань)
Зарплата: 90–110 тыс. на руки
Ищем в команду бухгалтера со знанием 1С и Excel, английский приветствуется. Удалённая работа возможна."""

BRIEF_POST = """Frontend-разработчик | React | TypeScript
Вилка: 250-320к
Формат: удаленка
Стек: React, TypeScript, Storybook
Чем предстоит заниматься:
— писать интерфейсы
Мы ждём:
— опыт с React от 3 лет
— GraphQL (желательно)"""

ADVERTS = [
    (
        RUSSIAN_ADVERT,
        Shown(
            "Графический дизайнер",
            "Figma, Photoshop, Illustrator4, After Effects?",
            "15.12.2026",
            "120000-150000 RUB",
            "Москва",
            None,
            Employment.FULL_TIME,
            WorkFormat.HYBRID,
        ),
    ),
    (
        ENGLISH_ADVERT,
        Shown(
            "Senior Python Developer",
            "Python, Django, PostgreSQL4, Docker?, Kubernetes?",
            "20.12.2026",
            "4000-5000 USD",
            "",
            None,
            Employment.FULL_TIME,
            WorkFormat.REMOTE,
        ),
    ),
    (
        CHANNEL_POST,
        Shown(
            "Бухгалтер",
            "1С?, Excel?, английский?",
            "",
            "90000-110000 RUB",
            "Казань",
            work_format=WorkFormat.REMOTE,
        ),
    ),
    (
        BRIEF_POST,
        Shown(
            "Frontend-разработчик",
            "React, TypeScript, GraphQL?",
            "",
            "250000-320000 RUB",
            work_format=WorkFormat.REMOTE,
        ),
    ),
]


def in_any_order(card: Shown) -> tuple[object, ...]:
    return (card.title, sorted(card.competencies.split(", ")), *list(vars(card).values())[2:])


@pytest.mark.parametrize(("text", "expected"), ADVERTS, ids=["russian", "english", "channel", "brief"])
def test_a_pasted_advert_fills_the_card(text: str, expected: Shown) -> None:
    assert in_any_order(shown(advert(text).line)) == in_any_order(expected)


def test_an_advert_keeps_its_whole_text_and_its_sections() -> None:
    read_advert = advert(RUSSIAN_ADVERT)
    assert read_advert.description == RUSSIAN_ADVERT.strip()
    assert read_advert.duties == "Разработка баннеров и макетов\nПодготовка к печати"
    assert "After Effects" in read_advert.requirements
    assert "ДМС" in read_advert.conditions


def test_a_page_is_told_from_a_line() -> None:
    assert all(is_job_advert(text) for text in (RUSSIAN_ADVERT, ENGLISH_ADVERT, BRIEF_POST))
    assert not any(is_job_advert(text) for text in LINES)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("графического дизайнера", "графический дизайнер"),
        ("менеджера по продажам", "менеджер по продажам"),
        ("Python-разработчика", "Python-разработчик"),
        ("опытную швею", "опытная швея"),
        ("главного бухгалтера", "главный бухгалтер"),
        ("руководителя отдела продаж", "руководитель отдела продаж"),
        ("водителя категории С", "водитель категории С"),
        ("Senior Java developer", "Senior Java developer"),
        ("дизайнер", "дизайнер"),
    ],
)
def test_a_title_out_of_a_sentence_stands_in_the_nominative(said: str, title: str) -> None:
    assert nominative_title(said) == title


@given(text=st.text(max_size=200))
def test_nothing_pasted_breaks_the_reader(text: str) -> None:
    assert advert(text).description == text.strip()
