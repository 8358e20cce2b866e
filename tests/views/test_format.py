"""Values as people read them: the same table in Russian and English."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Html, Language, Words, words
from bot.models import SalaryPeriod, SalaryTax
from bot.views import format as shown
from bot.views.money import currency_sign, salary, salary_amount

RU, EN = words(Language.RU), words(Language.EN)
MOSCOW, VLADIVOSTOK = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Vladivostok")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def spaces(text: str) -> str:
    """Non-breaking spaces read like others."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_a_moment_is_in_the_reader_s_own_zone_and_in_each_other_reader_s() -> None:
    at = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert shown.moment(RU, at, zone=MOSCOW, now=NOW) == (
        f'<tg-time unix="{int(at.timestamp())}" format="wDt">пт, 27 ноября, 18:00</tg-time>'
    )
    assert "сб, 28 ноября, 01:00" in shown.moment(RU, at, zone=VLADIVOSTOK, now=NOW)
    assert "Fri, 27 November, 18:00" in shown.moment(EN, at, zone=MOSCOW, now=NOW)
    assert isinstance(shown.moment(EN, at, zone=MOSCOW, now=NOW), Html)


def test_the_year_is_said_only_when_it_is_another() -> None:
    assert shown.day(RU, date(2027, 1, 11), today=TODAY) == "пн, 11 января 2027"
    assert shown.short_day(RU, date(2026, 11, 27), today=TODAY) == "27 нояб."
    assert shown.short_day(EN, date(2027, 1, 11), today=TODAY) == "11 Jan 2027"
    # New Year's Eve in London is next year already in Vladivostok.
    eve = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
    assert shown.moment_text(RU, eve, zone=VLADIVOSTOK, now=eve) == "пт, 1 января, 06:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 27, 15, 0)  # noqa: DTZ001 - the very thing that must be refused
    with pytest.raises(ValueError, match="zone"):
        shown.moment(RU, naive, zone=MOSCOW, now=NOW)


@pytest.mark.parametrize(
    ("days", "russian", "english"),
    [
        (0, "последний день сегодня", "last day today"),
        (1, "остался 1 день", "1 day left"),
        (3, "осталось 3 дня", "3 days left"),
        (5, "осталось 5 дней", "5 days left"),
        (21, "остался 21 день", "21 days left"),
        (-1, "просрочено на 1 день", "1 day late"),
        (-2, "просрочено на 2 дня", "2 days late"),
        (-11, "просрочено на 11 дней", "11 days late"),
    ],
)
def test_days_left_and_late(days: int, russian: str, english: str) -> None:
    last = TODAY + timedelta(days=days)
    assert (shown.days_left(RU, last, today=TODAY), shown.days_left(EN, last, today=TODAY)) == (
        russian,
        english,
    )


@pytest.mark.parametrize(
    ("passed", "russian", "english"),
    [
        (timedelta(seconds=5), "только что", "just now"),
        (timedelta(seconds=-5), "только что", "just now"),
        (timedelta(minutes=5), "5 минут назад", "5 minutes ago"),
        (timedelta(hours=2), "2 часа назад", "2 hours ago"),
        (timedelta(days=3), "3 дня назад", "3 days ago"),
    ],
)
def test_how_long_ago(passed: timedelta, russian: str, english: str) -> None:
    at = NOW - passed
    assert (shown.ago(RU, at, now=NOW), shown.ago(EN, at, now=NOW)) == (russian, english)


@pytest.mark.parametrize(
    ("sides", "currency", "russian", "english"),
    [
        ((120_000, 150_000), "RUB", "120–150 тыс. ₽", "₽120–150k"),
        ((200_000, None), "RUB", "от 200 тыс. ₽", "from ₽200k"),
        ((None, 250_000), "KZT", "до 250 тыс. ₸", "up to ₸250k"),
        ((150_000, 150_000), "RUB", "150 тыс. ₽", "₽150k"),
        ((3_000, 4_000), "USD", "3 000–4 000 $", "$3,000–4,000"),
        ((800_000, 1_200_000), "RUB", "800 тыс. – 1,2 млн ₽", "₽800k–1.2M"),
        ((1_500_000, None), "KZT", "от 1,5 млн ₸", "from ₸1.5M"),
        ((120_500, 150_000), "RUB", "120,5–150 тыс. ₽", "₽120.5–150k"),
        ((123_456, 200_000), "RUB", "123 456–200 000 ₽", "₽123,456–200,000"),
        ((5_000, 15_000), "PLN", "5 000–15 000 PLN", "PLN 5,000–15,000"),
        ((500, None), "RUB", "от 500 ₽", "from ₽500"),
        ((0, None), "EUR", "от 0 €", "from €0"),
        ((120_000, 150_000), None, "120–150 тыс.", "120–150k"),
        ((120_000, 150_000), "XYZ", "120–150 тыс. XYZ", "XYZ 120–150k"),
        ((None, None), "RUB", "", ""),
    ],
)
def test_pay(sides: tuple[int | None, int | None], currency: str | None, russian: str, english: str) -> None:
    assert spaces(salary_amount(RU, *sides, currency)) == russian
    assert salary_amount(EN, *sides, currency) == english


def test_pay_in_full_says_tax_and_period() -> None:
    full = {"period": SalaryPeriod.MONTH, "tax": SalaryTax.NET}
    assert salary(RU, 120_000, 150_000, "RUB", **full) == "120–150 тыс. ₽ на руки в месяц"
    assert salary(EN, 120_000, 150_000, "RUB", **full) == "₽120–150k net a month"
    assert salary(EN, 70_000, None, "USD", period=SalaryPeriod.YEAR) == "from $70k a year"
    assert salary(RU, None, None, "RUB", **full) == ""


@pytest.mark.parametrize("text", [RU, EN])
def test_every_currency_has_a_sign(text: Words) -> None:
    assert all(currency_sign(text, code).strip() for code in text.babel.currency_symbols)


@pytest.mark.parametrize(
    ("months", "russian", "english"),
    [
        (0, "без опыта", "no experience"),
        (1, "1 месяц", "1 month"),
        (5, "5 месяцев", "5 months"),
        (12, "1 год", "1 year"),
        (42, "3 года 6 месяцев", "3 years 6 months"),
        (252, "21 год", "21 years"),
        (145, "12 лет 1 месяц", "12 years 1 month"),
    ],
)
def test_experience(months: int, russian: str, english: str) -> None:
    assert (shown.experience(RU, months), shown.experience(EN, months)) == (russian, english)


@pytest.mark.parametrize(
    ("years", "russian"), [(21, "21 год"), (32, "32 года"), (45, "45 лет"), (111, "111 лет")]
)
def test_age(years: int, russian: str) -> None:
    assert (shown.age(RU, years), shown.age(EN, years)) == (russian, f"{years} years old")


@pytest.mark.parametrize(
    ("kept", "pretty"),
    [
        ("+79123456789", "+7 912 345-67-89"),
        ("+375291234567", "+375 29 123-45-67"),
        ("12345", "12345"),
        ("доб. 12", "доб. 12"),
    ],
)
def test_phones(kept: str, pretty: str) -> None:
    assert shown.phone(kept) == pretty


@pytest.mark.parametrize(
    ("name", "most", "short"),
    [
        ("Анна Смирнова", 24, "Анна Смирнова"),
        ("Смирнова Анна Сергеевна", 16, "Смирнова А. С."),
        ("Константинопольская Анна", 12, "Константино…"),
        ("Тимур", 3, "Ти…"),
    ],
)
def test_names_that_fit_a_button(name: str, most: int, short: str) -> None:
    assert shown.short_name(name, most) == short


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("короткий", 10, "короткий"),
        ("Графический дизайнер, Москва", 21, "Графический дизайнер…"),
        ("две\n строки  текста", 40, "две строки текста"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…"),
        ("🇷🇺🇷🇺🇷🇺", 2, "🇷🇺…"),
        ("Андрей", 6, "Андрей"),
    ],
)
def test_cutting_counts_as_people_do(text: str, most: int, cut: str) -> None:
    assert shown.clip(text, most) == cut
    assert shown.length(cut) <= most


def test_percents() -> None:
    assert (spaces(shown.percent(RU, 0.874)), shown.percent(EN, 0.874)) == ("87 %", "87%")
