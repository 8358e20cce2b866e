"""Pay in words: «120–150 тыс. ₽ на руки в месяц», "₽120–150k net a month"; well formed for any currency."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from babel.numbers import get_currency_symbol

from bot.i18n import Language, Words
from bot.models import SalaryPeriod, SalaryTax

# Signs that the locale data knows only as letters in one of the languages, though readers of both know them.
SIGNS = {
    "RUB": "₽",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "KZT": "₸",
    "UAH": "₴",
    "GEL": "₾",
    "AMD": "֏",
    "TRY": "₺",
    "AZN": "₼",
    "INR": "₹",
    "ILS": "₪",
}


class _Unit(StrEnum):
    ONE = "one"
    THOUSAND = "thousand"
    MILLION = "million"


_SIZE = {_Unit.ONE: 1, _Unit.THOUSAND: 1_000, _Unit.MILLION: 1_000_000}
# Below this thousands are written out: «3 500 $», not «3,5 тыс. $».
_COMPACT_FROM = 10_000
# An amount is shown in a unit only when at most two digits after the comma say all of it.
_STEP = {_Unit.MILLION: 10_000, _Unit.THOUSAND: 100}


@dataclass(frozen=True)
class _Amount:
    number: str
    unit: _Unit


def salary(
    words: Words,
    minimum: int | None,
    maximum: int | None,
    currency: str | None,
    *,
    period: SalaryPeriod = SalaryPeriod.MONTH,
    tax: SalaryTax = SalaryTax.UNKNOWN,
) -> str:
    """Pay in full: range, currency, tax if known, period. Empty when neither side is stated."""
    amount = salary_amount(words, minimum, maximum, currency)
    if not amount:
        return ""
    taxed = words.option("salary-tax", tax) if tax is not SalaryTax.UNKNOWN else ""
    return " ".join(part for part in (amount, taxed, words.option("salary-period", period)) if part)


def salary_amount(words: Words, minimum: int | None, maximum: int | None, currency: str | None) -> str:
    """Only the range and its currency, for buttons and list rows: «от 200 тыс. ₽», "up to $3,000"."""
    if minimum is None and maximum is None:
        return ""
    if minimum is None:
        return words("salary-to", amount=_range(words, [maximum or 0], currency))
    if maximum is None:
        return words("salary-from", amount=_range(words, [minimum], currency))
    return _range(words, [minimum] if minimum == maximum else [minimum, maximum], currency)


def currency_sign(words: Words, currency: str) -> str:
    """The sign of an ISO 4217 currency as the reader knows it; the code itself where there is none."""
    return SIGNS.get(currency) or str(get_currency_symbol(currency, locale=words.babel))


def _range(words: Words, sides: list[int], currency: str | None) -> str:
    amounts = _amounts(words, sides)
    if len({amount.unit for amount in amounts}) == 1:
        text = _with_unit(words, "–".join(amount.number for amount in amounts), amounts[0].unit)
    else:
        text = _separator(words).join(_with_unit(words, amount.number, amount.unit) for amount in amounts)
    if not currency:
        return text
    sign = currency_sign(words, currency)
    if words.language is Language.EN:
        return f"{sign} {text}" if sign[-1].isalpha() else f"{sign}{text}"
    return f"{text} {sign}"


def _amounts(words: Words, sides: list[int]) -> list[_Amount]:
    units = [_unit(side) for side in sides]
    if _Unit.ONE in units:
        units = [_Unit.ONE] * len(sides)
    pairs = zip(sides, units, strict=True)
    return [_Amount(words.number(Decimal(side) / _SIZE[unit]), unit) for side, unit in pairs]


def _unit(amount: int) -> _Unit:
    for unit in (_Unit.MILLION, _Unit.THOUSAND):
        if amount >= max(_SIZE[unit], _COMPACT_FROM) and amount % _STEP[unit] == 0:
            return unit
    return _Unit.ONE


def _with_unit(words: Words, number: str, unit: _Unit) -> str:
    match unit:
        case _Unit.THOUSAND:
            return words("amount-thousands", number=number)
        case _Unit.MILLION:
            return words("amount-millions", number=number)
        case _Unit.ONE:
            return number


def _separator(words: Words) -> str:
    """Between two amounts that carry their own units."""
    return "–" if words.language is Language.EN else " – "
