"""What a search line is understood as, line by line: `line | filters`; `!` is «not», brackets are bounds.

Experience is in months, pay a month in whole units, age in years, days of joining in `date.toordinal`.
Today is Tuesday, 24 November 2026 (739944).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.parsing.search_line import Filter, FilterKind, parse_search_line
from bot.resumes import SkillVocabulary

TABLE = """
python django от 3 лет до 250к Москва | competency=Python; competency=Django; experience[36..]; salary=RUB[..250000]; city=Москва
бухгалтер 1С английский B2 без опыта | competency=1С; experience[..0]; language=english:B2; word=бухгалтер
project manager 5+ years up to $3000 | experience[60..]; salary=USD[..3000]; word=project; word=manager
Иванов | word=Иванов
Ivanov Moscow | city=Moscow; word=Ivanov
java или kotlin | competency=Java|Kotlin
python/go спб | competency=Python|Go; city=Санкт-Петербург
react не москва | competency=React; !city=Москва
дизайнер figma кроме Москвы | competency=Figma; !city=Москва; word=дизайнер
-php python | !competency=PHP; competency=Python
без php, python | !competency=PHP; competency=Python
опыт 3-5 лет | experience[36..60]
опыт от 6 месяцев | experience[6..]
стаж более 10 лет | experience[120..]
от полутора лет | experience[18..]
3+ года java | competency=Java; experience[36..]
senior python developer 5 years of experience remote | competency=Python; experience[60..]; word=senior; word=developer; word=remote
возраст 25-35 | age[25..35]
25-35 лет | age[25..35]
до 40 лет | age[..40]
старше 30 | age[31..]
младше 35 лет | age[..34]
under 35 years old | age[..35]
aged 25-40 | age[25..40]
до 2 лет опыта | experience[..24]
от 18 лет | age[18..]
зарплата до 200 | salary=RUB[..200000]
зп 150-200к | salary=RUB[150000..200000]
250000 | salary=RUB[..250000]
до 150 000 руб | salary=RUB[..150000]
from $2000 to $3500 | salary=USD[2000..3500]
100-150к на руки | salary=RUB[100000..150000]
до 2000 евро | salary=EUR[..2000]
60k EUR per year | salary=EUR[..5000]
английский | language=english
английский C1 и немецкий | language=german; language=english:C1
fluent english | language=english:C1
english B2+ | language=english:B2
английский upper-intermediate | language=english:B2
свободный английский | language=english:C1
высшее образование | education=higher
магистр математика | competency=Mathematics; education=master
бакалавр | education=bachelor
phd machine learning | competency=Machine learning; education=doctorate
неполное высшее | education=incomplete_higher
среднее специальное | education=vocational
на собеседовании | stage=interview
этап оффер | stage=offer
stage interview | stage=interview
нанятые | stage=hired
самоотказ | stage=withdrawn
тестовое задание | stage=test_task
был отказ | rejected
rejected | rejected
в резерве | reserve
из резерва python | competency=Python; reserve
in talent pool | reserve
есть согласие | consent=given
без согласия | consent=not_asked
consent given | consent=given
согласие отозвано | consent=withdrawn
источник hh.ru | source=hh.ru
из hh | source=hh.ru
superjob бухгалтер | source=superjob; word=бухгалтер
from linkedin | source=linkedin
по рекомендации | source=referral
дизайнер по рекомендации с согласием | source=referral; consent=given; word=дизайнер
referred designer | source=referral; word=designer
рекомендованные из москвы | city=Москва; source=referral
не с hh python | competency=Python; !source=hh.ru
источник: хедхантер | source=hh.ru
designer not from linkedin | !source=linkedin; word=designer
кроме hh | !source=hh.ru
не по рекомендации | !source=referral
не в резерве python | competency=Python; !reserve
без английского | !language=english
с хабр карьеры python | competency=Python; source=habr
с авито | source=avito
источник Работа.ру | source=Работа.ру
источник: Пётр Петров, python | competency=Python; source=Пётр Петров
source «Acme Agency» from 3 years | experience[36..]; source=Acme Agency
источник: hr@agency.example | source=hr@agency.example
из почты python | competency=Python; source=email
source: superjob accountant | source=superjob; word=accountant
согласие запрошено | consent=asked
запрошено согласие python | competency=Python; consent=asked
отказ от согласия | consent=declined
согласие не дано | consent=declined
нет согласия | consent=not_asked
without consent python | competency=Python; consent=not_asked
withdrawn consent | consent=withdrawn
#горячие | tag=горячие
тег срочно | tag=срочно
вакансия Дизайнер | vacancy=Дизайнер
на вакансии «Старший бухгалтер» | vacancy=Старший бухгалтер
vacancy "Product designer" | vacancy=Product designer
добавлены за неделю | added[739937..]
за последние 30 дней | added[739914..]
added last month | added[739914..]
добавлен сегодня | added[739944..739944]
добавлены с 1 ноября | added[739921..]
added since 1 November | added[739921..]
добавлены до 15.11 | added[..739934]
+7 916 123-45-67 | contact=+7 916 123-45-67
ivan@example.com | contact=ivan@example.com
@ivanov_dev | contact=@ivanov_dev
c++ qt | competency=C++; competency=Qt
c# .net | competency=C#; competency=.NET
Node.js typescript | competency=Node.js; competency=TypeScript
1с:бухгалтерия зуп | competency=1С: Бухгалтерия; competency=1С: Зарплата и управление персоналом
ищу водителя категории B | word=водителя; word=категории
Найди мне менеджера по продажам в Казани | city=Казань; word=менеджера; word=продажам
санкт-петербург или москва | city=Санкт-Петербург|Москва
москва питер | city=Москва|Санкт-Петербург
г. Урюпинск | city=Урюпинск
продажи b2b от 100к | competency=B2B Продажи; salary=RUB[100000..]
docker kubernetes aws 4 года | competency=Docker; competency=Kubernetes; competency=AWS; experience[48..]
team lead | word=team; word=lead
k8s | competency=Kubernetes
питон джанго | competency=Python; competency=Django
инженер пто | word=инженер; word=пто
мария петрова | word=мария; word=петрова
python или c++ или go | competency=Python|C++|Go
не из Москвы | !city=Москва
бухгалтер, опыт 5 лет, до 120 тыс., Екатеринбург | experience[60..]; salary=RUB[..120000]; city=Екатеринбург; word=бухгалтер
sales manager London english C2 over 5 years | competency=Продажи; experience[60..]; city=London; language=english:C2; word=manager
продавец | word=продавец
driver in Kazan up to 100k rub | salary=RUB[..100000]; city=Kazan; word=driver
QA engineer selenium 2-4 years | competency=Quality assurance; competency=Selenium; experience[24..48]; word=engineer
аналитик SQL от 2 лет от 150к Питер | competency=SQL; experience[24..]; salary=RUB[150000..]; city=Санкт-Петербург; word=аналитик
дизайнер figma photoshop english b1 | competency=Figma; competency=Adobe Photoshop; language=english:B1; word=дизайнер
юрист высшее стаж от 7 лет | experience[84..]; education=higher; word=юрист
frontend react typescript 3 years up to €4000 | competency=React; competency=TypeScript; experience[36..]; salary=EUR[..4000]; word=frontend
java 10+ лет до 500к | competency=Java; experience[120..]; salary=RUB[..500000]
администратор 20-30 лет | age[20..30]; word=администратор
accountant aged 30-45 higher education | age[30..45]; education=higher; word=accountant
python rejected last month | competency=Python; rejected; added[739914..]
в резерве дизайнер Казань | city=Казань; reserve; word=дизайнер
маркетолог из linkedin | source=linkedin; word=маркетолог
hr generalist with consent | consent=given; word=hr; word=generalist
кладовщик тег ночной Самара | city=Самара; tag=ночной; word=кладовщик
added this week python | competency=Python; added[739937..]
devops ansible terraform not remote | competency=DevOps; competency=Ansible; competency=Terraform; word=not; word=remote
без отказов | word=отказов
повар без опыта до 60000 | experience[..0]; salary=RUB[..60000]; word=повар
курьер 40000-60000 | salary=RUB[40000..60000]; word=курьер
Ёлкина | word=Ёлкина
data scientist phd up to 400k | salary=RUB[..400000]; education=doctorate; word=data; word=scientist
стажер | word=стажер
Пётр Иванов Пермь | city=Пермь; word=Пётр; word=Иванов
сварщик 5 разряда | word=сварщик; word=разряда
менеджер b1 english | language=english:B1; word=менеджер
родной немецкий | language=german:NATIVE
native english teacher | language=english:NATIVE; word=teacher
"""
CASES = [tuple(part.strip() for part in line.rsplit(" |", 1)) for line in TABLE.strip().splitlines()]


def _match(text: str) -> list[tuple[str, int, int]]:
    return [
        (one.canonical, one.start, one.stop) for one in SkillVocabulary.load().match(text, in_skills=True)
    ]


def _shown(one: Filter) -> str:
    bounds = ""
    if one.low is not None or one.high is not None:
        low, high = ("" if bound is None else str(bound) for bound in (one.low, one.high))
        bounds = f"[{low}..{high}]"
    return f"{'!' if one.negated else ''}{one.kind.value}{f'={one.value}' if one.value else ''}{bounds}"


def test_the_table_is_long_enough_and_bilingual() -> None:
    assert len(CASES) >= 120
    latin = [line for line, _ in CASES if line.isascii()]
    assert len(latin) >= 35
    assert {kind.value for kind in FilterKind} <= {
        part.split("=")[0].split("[")[0].lstrip("!") for _, read in CASES for part in read.split("; ")
    }


@pytest.mark.parametrize(("line", "read"), CASES)
def test_a_line_is_understood(line: str, read: str, now: datetime) -> None:
    found = parse_search_line(line, now=now, zone=ZoneInfo("Europe/Moscow"), match=_match)
    assert "; ".join(_shown(one) for one in found.filters) == read


def test_any_line_is_survived(now: datetime) -> None:
    for line in (
        "",
        " ",
        "-",
        "от",
        "до до до",
        "||",
        "1" * 300,
        "a" * 5000,
        "(((",
        "#",
        "@",
        "от 99999999999 лет",
    ):
        found = parse_search_line(line, now=now, zone=ZoneInfo("Europe/Moscow"), match=_match)
        assert isinstance(found.filters, tuple)
