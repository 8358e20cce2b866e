"""What people write for pay, and the range a vacancy or a candidate then shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.money import SalaryPeriod, SalaryRange, SalaryTax, find_salary, parse_salary

HOUR, DAY, MONTH, YEAR = SalaryPeriod.HOUR, SalaryPeriod.DAY, SalaryPeriod.MONTH, SalaryPeriod.YEAR
NET, GROSS = SalaryTax.NET, SalaryTax.GROSS

WHOLE = {
    "120-150к": (120_000, 150_000, "RUB", MONTH, None),
    "120–150 тыс.": (120_000, 150_000, "RUB", MONTH, None),
    "120к-150к": (120_000, 150_000, "RUB", MONTH, None),
    "120-150": (120_000, 150_000, "RUB", MONTH, None),
    "200-150к": (150_000, 200_000, "RUB", MONTH, None),
    "200": (200_000, 200_000, "RUB", MONTH, None),
    "150000": (150_000, 150_000, "RUB", MONTH, None),
    "120 000-150 000": (120_000, 150_000, "RUB", MONTH, None),
    "от 200 тыс": (200_000, None, "RUB", MONTH, None),
    "от 100 тысяч рублей": (100_000, None, "RUB", MONTH, None),
    "до 250к": (None, 250_000, "RUB", MONTH, None),
    "не более 250 000": (None, 250_000, "RUB", MONTH, None),
    "от 150 000 до 200 000 руб.": (150_000, 200_000, "RUB", MONTH, None),
    "зп от 100к": (100_000, None, "RUB", MONTH, None),
    "оклад 60 000": (60_000, 60_000, "RUB", MONTH, None),
    "250k+": (250_000, None, "RUB", MONTH, None),
    "120т.р.": (120_000, 120_000, "RUB", MONTH, None),
    "1.5 млн": (1_500_000, 1_500_000, "RUB", MONTH, None),
    "900 - 1,2 млн руб": (900_000, 1_200_000, "RUB", MONTH, None),
    "1,5 млн тенге": (1_500_000, 1_500_000, "KZT", MONTH, None),
    "1 000 000 сум": (1_000_000, 1_000_000, "UZS", MONTH, None),
    "150 000 ₽ на руки": (150_000, 150_000, "RUB", MONTH, NET),
    "200к net": (200_000, 200_000, "RUB", MONTH, NET),
    "200 000 руб. gross": (200_000, 200_000, "RUB", MONTH, GROSS),
    "90000 до вычета налогов": (90_000, 90_000, "RUB", MONTH, GROSS),
    "80 000 – 120 000 ₽ в месяц, до вычета налогов": (80_000, 120_000, "RUB", MONTH, GROSS),
    "500 руб/час": (500, 500, "RUB", HOUR, None),
    "2500 р за смену": (2_500, 2_500, "RUB", DAY, None),
    "$3000": (3_000, 3_000, "USD", MONTH, None),
    "up to $3000": (None, 3_000, "USD", MONTH, None),
    "3–4k usd": (3_000, 4_000, "USD", MONTH, None),
    "$3-4k": (3_000, 4_000, "USD", MONTH, None),
    "15$/час": (15, 15, "USD", HOUR, None),
    "$70,000 - $90,000 per year": (70_000, 90_000, "USD", YEAR, None),
    "$70,000": (70_000, 70_000, "USD", YEAR, None),
    "€50k": (50_000, 50_000, "EUR", YEAR, None),
    "2500 евро": (2_500, 2_500, "EUR", MONTH, None),
    "£45,000 pa": (45_000, 45_000, "GBP", YEAR, None),
    "70k/year": (70_000, 70_000, "RUB", YEAR, None),
    "3000 BYN": (3_000, 3_000, "BYN", MONTH, None),
}


@pytest.mark.parametrize(("typed", "expected"), WHOLE.items())
def test_pay_is_understood(typed: str, expected: tuple[object, ...]) -> None:
    assert parse_salary(typed) == SalaryRange(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed", ["", "abc", "от 3 лет", "100%", "0к", "15.12.2026", "1" * 40, "по договорённости", "-5к"]
)
def test_what_is_no_pay_is_refused(typed: str) -> None:
    assert parse_salary(typed) is None


def test_a_company_paying_in_dollars_means_dollars() -> None:
    assert parse_salary("3000-4000", default_currency="USD") == SalaryRange(3000, 4000, "USD", MONTH, None)


@pytest.mark.parametrize(
    ("line", "piece", "low", "high"),
    [
        ("Дизайнер; до 15 декабря; 120-150к", "120-150к", 120_000, 150_000),
        ("до 15.12 120-150к", "120-150к", 120_000, 150_000),
        ("python django от 3 лет до 250к Москва", "до 250к", None, 250_000),
        ("project manager 5+ years up to $3000", "up to $3000", None, 3_000),
        ("звонок Иванова: готова с 1 декабря, просит 200", "просит 200", 200_000, 200_000),
        ("оклад 60 000 + премия", "оклад 60 000", 60_000, 60_000),
        (
            "зарплата: от 150 000 до 200 000 руб. на руки, премии",
            "зарплата: от 150 000 до 200 000 руб. на руки",
            150_000,
            200_000,
        ),
        ("Salary: $120k-$150k gross", "Salary: $120k-$150k gross", 120_000, 150_000),
    ],
)
def test_pay_is_lifted_out_of_a_line(line: str, piece: str, low: int | None, high: int | None) -> None:
    found = find_salary(line)
    assert found is not None
    assert line[slice(*found.span)] == piece
    assert (found.salary.amount_min, found.salary.amount_max) == (low, high)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "опыт от 3 лет",
            "снимаем в 4K video",
            "k8s 2.0",
            "тел +7 916 123 45 67",
            "100 человек",
            "рост 20%",
            "C2, B1",
        ),
        *(
            "команда 10к пользователей",
            "просит 2 дня на раздумья",
            "в 2024 году",
            "Windows 10",
            "офис 1500 м",
            "111 " * 500,
        ),
    ],
)
def test_other_figures_are_not_pay(line: str) -> None:
    assert find_salary(line) is None


@given(low=st.integers(10, 900), width=st.integers(1, 90))
def test_a_range_in_thousands_reads_back(low: int, width: int) -> None:
    high = low + width
    for typed in (
        f"{low}-{high}к",
        f"от {low} до {high} тыс",
        f"{low * 1000:,} - {high * 1000:,}".replace(",", " "),
    ):
        assert parse_salary(typed) == SalaryRange(low * 1000, high * 1000, "RUB", MONTH, None)


@given(text=st.text(max_size=80))
def test_nothing_typed_breaks_the_reader(text: str) -> None:
    found = find_salary(text)
    if found:
        assert 0 <= found.span[0] < found.span[1] <= len(text)
    parse_salary(text)
