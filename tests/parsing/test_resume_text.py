"""Which texts sent by themselves are about a candidate."""

import pytest

from bot.parsing.resume_text import is_about_candidate

RUSSIAN = """Иванова Анна Петровна
Дизайнер интерфейсов, Казань

Опыт работы: 5 лет
2019 - 2024 ООО «Ромашка», дизайнер. Рисовала интерфейсы, вела дизайн-систему, проводила исследования.
Образование: КФУ, 2018
Навыки: Figma, Photoshop, прототипирование, исследования пользователей
"""
ENGLISH = """John Smith
Summary: backend engineer who likes boring technology and short meetings.
Work experience: 2018 - present, Acme, engineer; built the billing system, kept it alive.
Education: MIT. Skills: Python, PostgreSQL, Kafka, patience and a lot of reading other people's code.
"""


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        ENGLISH,
        "Иванова Анна, +7 900 111-22-33",
        "Анна Иванова, дизайнер, anna@example.com",
        "Anna Smith https://www.linkedin.com/in/anna-smith",
        "Отклик: Пётр Сидоров hh.ru/resume/0123456789abcdef0123",
    ],
)
def test_these_are(text: str) -> None:
    assert is_about_candidate(text)


@pytest.mark.parametrize(
    "text",
    [
        "Привет! Как дела?",
        "Тверь",
        "+7 900 111-22-33",
        "anna@example.com",
        "Python, Figma, английский B2",
        "120-150к на руки",
        "/newvacancy Анна Иванова anna@example.com",
        "Коллеги, завтра встреча в 10:00. " * 20,
    ],
)
def test_these_are_not(text: str) -> None:
    assert not is_about_candidate(text)
