"""Layouts that people send: Europass; and papers that are nobody's résumé, in which no name may be found."""

from __future__ import annotations

from datetime import date

import pytest

from bot.resumes import Resume, read_text

TODAY = date(2026, 11, 24)

EUROPASS = """Europass
Curriculum Vitae
Anna Kovalenko
Nationality: Ukrainian
Date of birth: 14/03/1991
Phone number: (+49) 1512 3456789 (Mobile)
Email address: anna.kovalenko@example.com
Address: Hauptstrasse 12, 10115 Berlin (Germany)

WORK EXPERIENCE
[ 01/02/2020 – Current ]
Logistics Coordinator
Baltic Freight [ https://baltic.example.com ]
City: Berlin | Country: Germany
Planned deliveries across five countries, kept carriers' rates.

[ 03/2016 – 01/2020 ]
Junior Planner
Nord Cargo GmbH
City: Hamburg | Country: Germany

EDUCATION AND TRAINING
[ 09/2009 – 06/2014 ]
Master in Logistics
National Transport University [ https://ntu.example.ua ]
City: Kyiv | Country: Ukraine

LANGUAGE SKILLS
Mother tongue(s): Ukrainian
English
LISTENING C1 READING C1 WRITING B2
"""

NOBODY = {
    "invoice": "Счёт на оплату № 128 от 12.11.2026\nООО «Северный ветер»\nИНН 7701234567\nИтого к оплате: 45 000 руб.",
    "vacancy": "Ищем дизайнера в команду маркетинга\nОбязанности: макеты, презентации, сайт\nТребования: Figma, опыт от 3 лет\nЗарплата от 120 000 ₽",
    "newsletter": "Дайджест рынка труда за ноябрь\nСпрос на Python вырос на 12 %\nПодписаться: https://example.com/news",
    "minutes": "Протокол совещания отдела продаж\nПовестка: план на квартал, бюджет, отпуска\nРешили: утвердить план до пятницы",
    "menu": "Меню на неделю\nПонедельник: борщ, котлета с пюре, компот\nВторник: солянка, рыба, чай",
    "price": "Прайс-лист\nСтол письменный 12 000 руб.\nКресло офисное 8 500 руб.\nДоставка по Москве бесплатно",
    "terms": "Пользовательское соглашение\nНастоящее соглашение регулирует отношения сторон\nМосква, 2026",
    "thanks": "Добрый день!\nСпасибо за отклик, мы вернёмся с ответом на этой неделе.\nС уважением, отдел персонала",
    "list": "Список покупок: бумага, картриджи, папки, вода, кофе",
    "schedule": "График работы магазина\nпн–пт 10:00–21:00\nсб–вс 11:00–20:00\nТелефон: +7 495 123-45-67",
    "code": "def main():\n    print('hello')\n\nif __name__ == '__main__':\n    main()",
    "skills only": "Python, Django, PostgreSQL, Docker, Git\nАнглийский B2\nОпыт 5 лет",
    "cover letter": "Здравствуйте! Меня заинтересовала ваша вакансия.\nУмею вести переговоры, знаю 1С и Excel.\nГотов приступить с понедельника.",
    "company": "О компании\nРитейл Групп работает с 1998 года\n45 магазинов в Поволжье\nКонтакты: info@example.com",
    "travel": "Нижний Новгород — Казань\nПоезд 147Г, вагон 5, место 12\nОтправление 21:40",
    "invoice en": "Invoice 2026-118\nNorthwind Traders Ltd\nAmount due: $1,250.00\nPayment within 14 days",
    "vacancy en": "We are hiring a Senior Backend Engineer\nYou will design APIs and mentor juniors\nRemote, up to €5,500 gross",
    "agenda en": "Quarterly Business Review\nRevenue, churn, roadmap\nNext steps and owners",
    "release en": "Release notes 4.2\nFixed a crash on start\nImproved search speed",
    "thanks en": "Dear applicant,\nThank you for your interest. We will be in touch shortly.\nBest regards,\nRecruitment Team",
    "contract en": "Non-Disclosure Agreement\nThis agreement is made between the parties\nNew York, 2026",
    "recipe en": "Apple Pie\n200 g flour, 100 g butter, 3 apples\nBake for 40 minutes",
    "product en": "Acme Router X200\nDual band, four ports\nWarranty two years",
    "course en": "Machine Learning Basics\nWeek 1: linear models\nWeek 2: trees and forests",
    "skills en": "JavaScript, React, Node.js, AWS\nFluent English\n7 years of experience",
    "address": "123 Main Street\nSpringfield, Illinois 62704\nUnited States",
    "numbers": "2026 2025 2024\n1 250 1 100 980\nИтого 3 330",
    "empty words": "Резюме\nОпыт работы\nОбразование\nНавыки",
    "headings en": "Curriculum Vitae\nWork Experience\nEducation\nSkills",
    "poem": "Белеет парус одинокий\nВ тумане моря голубом",
}


def test_a_europass_is_read_with_its_brackets_and_labels() -> None:
    found: Resume = read_text(EUROPASS, today=TODAY)
    jobs = [(one.value.company, one.value.position, one.value.city) for one in found.jobs]
    assert jobs == [
        ("Baltic Freight", "Logistics Coordinator", "Berlin"),
        ("Nord Cargo GmbH", "Junior Planner", "Hamburg"),
    ]
    study = found.education[0].value
    assert (study.institution, study.speciality, study.year) == (
        "National Transport University",
        "Master in Logistics",
        2014,
    )
    assert found.citizenship is not None
    assert found.citizenship.value == ("Ukrainian",)
    assert found.full_name is not None
    assert found.full_name.value == "Anna Kovalenko"


@pytest.mark.parametrize("kind", list(NOBODY))
def test_a_paper_of_nobody_has_no_name(kind: str) -> None:
    found: Resume = read_text(NOBODY[kind], today=TODAY)
    assert found.full_name is None, found.full_name.value
