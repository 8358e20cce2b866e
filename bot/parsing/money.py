"""Pay as people write it: «120-150к», «от 200 тыс на руки», "$3000", "70k/year", «1,5 млн тенге»."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from bot.parsing.spans import Span, fold

_Name = TypeVar("_Name")


class SalaryPeriod(StrEnum):
    """What one payment is for."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PROJECT = "project"


class SalaryTax(StrEnum):
    """Before (gross, «до вычета») or after (net, «на руки») income tax."""

    NET = "net"
    GROSS = "gross"


@dataclass(frozen=True)
class SalaryRange:
    """Pay in whole units of an ISO 4217 currency; an open side is ``None``, an exact sum has equal sides."""

    amount_min: int | None
    amount_max: int | None
    currency: str
    period: SalaryPeriod
    tax: SalaryTax | None


class FoundSalary(NamedTuple):
    """Pay found in a longer line, and where it stands."""

    salary: SalaryRange
    span: Span


_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("BYN", r"byn|бел\.? ?руб\w*\.?"),
    ("RUB", r"₽|руб(?:лей|ля|ль|\.)?|р\.?(?!\w)|rub|rur|roubles?|rubles?"),
    ("USD", r"\$|usd|долл(?:аров|ара|ар|\.)?|бакс(?:ов|а)?|dollars?"),
    ("EUR", r"€|eur|евро|euros?"),
    ("GBP", r"£|gbp|фунт\w*|pounds?"),
    ("KZT", r"₸|kzt|тенге|тг|tenge"),
    ("UAH", r"₴|uah|грн|гривен\w*"),
    ("UZS", r"uzs|сум(?:ов|а)?"),
    ("KGS", r"kgs|сом(?:ов|а)?"),
    ("AMD", r"֏|amd|драм\w*"),
    ("GEL", r"₾|gel|лари"),
    ("AZN", r"₼|azn|манат\w*"),
    ("TRY", r"₺|try|лир\w*"),
    ("AED", r"aed|дирхам\w*"),
    ("CNY", r"¥|cny|юан\w*"),
    ("RSD", r"rsd|динар\w*"),
)
_CURRENCY = "|".join(pattern for _, pattern in _CURRENCIES)
_THOUSAND = r"кк?|kk?|тыс(?:яч[иа]?|\.)?|т\.? ?р\.?|thousand"
_MILLION = r"млн\.?|миллион(?:ов|а)?|mln|million|m"
_SIGN = r"[$€£₽₸₴¥₾₼₺֏]|usd|eur|gbp|rub|kzt|byn"
_NUMBER = r"\d{1,3}(?:[ ,.']\d{3}){1,3}(?!\d)|\d{1,10}(?:[.,]\d{1,2})?(?!\d)"


def _amount(name: str) -> str:
    return (
        rf"(?:(?P<{name}_sign>{_SIGN}) ?)?(?P<{name}>{_NUMBER})"
        rf"(?: ?(?P<{name}_scale>{_THOUSAND}|{_MILLION})(?!\w))?(?: ?(?P<{name}_unit>{_CURRENCY})(?!\w))?"
    )


_WORD_FOR_PAY = (
    r"(?:заработная плата|зарплат\w+|з ?/ ?п|зп|оклад\w*|вилка|доход\w*|бюджет|оплата|просит|хочет"
    r"|ожидани[яе]|salary|pay|budget"
    r"|compensation|wage|asks?(?: for)?|expects)(?: ?[:=-])? ?(?:составляет |is )?"
)
_PERIODS: tuple[tuple[SalaryPeriod, str], ...] = (
    (SalaryPeriod.MONTH, r"(?:в|за|/) ?(?:месяц|мес\.?)|(?:/|per|a) ?(?:month|mo)|monthly|ежемесячно|pm"),
    (SalaryPeriod.YEAR, r"(?:в|за|/) ?год|(?:/|per|a) ?(?:year|yr|annum)|p\.? ?a\.?|annually|yearly|annual"),
    (SalaryPeriod.HOUR, r"(?:в|за|/) ?(?:час|ч)|(?:/|per|an) ?(?:hour|hr|h)|hourly"),
    (SalaryPeriod.DAY, r"(?:в|за|/) ?(?:день|смену|смена)|(?:/|per|a) ?(?:day|shift)|daily"),
    (SalaryPeriod.PROJECT, r"(?:за|/) ?проект|(?:/|per) ?project"),
)
_TAXES: tuple[tuple[SalaryTax, str], ...] = (
    (
        SalaryTax.NET,
        r"на руки|чистыми|чистая|нетто|net|после (?:вычета )?(?:налог\w+|ндфл)|after tax(?:es)?|take[- ]home",
    ),
    (
        SalaryTax.GROSS,
        r"до (?:вычета )?(?:налог\w+|ндфл)|до вычета|гросс|брутто|gross|грязными|before tax(?:es)?",
    ),
)
_PERIOD = "|".join(pattern for _, pattern in _PERIODS)
_TAX = "|".join(pattern for _, pattern in _TAXES)
_SALARY = re.compile(
    rf"(?<![\w.,/+#@-])(?P<pay>{_WORD_FOR_PAY})?(?:(?P<tax_first>{_TAX}) ?[:,]? ?)?"
    r"(?P<lead>от|с|from|starting at|до|up to|to|under|max|не более|около|порядка|примерно|~|≈|about"
    r"|around)? ?"
    rf"{_amount('low')}"
    rf"(?: ?(?P<dash>-|\.\.\.?|…|до|to) ?{_amount('high')})?(?P<open>\+)?"
    rf"(?:,? ?\(?(?P<tail>(?:{_PERIOD}|{_TAX})(?!\w)(?:[.,)]* ?\(?(?:{_PERIOD}|{_TAX})(?!\w))*)\)?)?"
)
_UPPER_LEADS = ("до", "up to", "to", "under", "max", "не более")
_LOWER_LEADS = ("от", "с", "from", "starting at")
_COUNTED = (
    r"польз|подпис|клиент|запис|сотруд|человек|чел|строк|заяв|заказ|просмотр|км|шт|users|people|rps"
    r"|lines|followers"
)
_SMALLEST_UNMARKED = 10_000
_SMALLEST_DAILY = 500
_SPOKEN_IN_THOUSANDS = 1000
_YEARLY_FROM = 20_000
_USUALLY_YEARLY = frozenset({"USD", "EUR", "GBP"})


def parse_salary(text: str, *, default_currency: str = "RUB") -> SalaryRange | None:
    """The pay a whole text names, or ``None``.

    Bare figures are allowed («120-150», «200 000»); in roubles a bare sum under a thousand is
    meant in thousands, as it is said. Without a period pay is monthly, except dollars, euros and pounds
    from 20 000, which nobody pays a month.
    """
    folded = fold(text).strip(" .;,!\n")
    match = _SALARY.fullmatch(folded)
    return _range(match, default_currency) if match else None


def find_salary(text: str, *, default_currency: str = "RUB") -> FoundSalary | None:
    """The first pay in a longer line: figures with a currency, «к»/«тыс», a word for pay or a tax mark."""
    folded = fold(text)
    for match in _SALARY.finditer(folded):
        if _is_evident(match) and (salary := _range(match, default_currency)):
            start = match.end() - len(match[0].lstrip(" "))
            return FoundSalary(salary, (start, start + len(match[0].strip(" ,("))))
    return None


def currency_code(text: str) -> str | None:
    """The ISO 4217 code of a currency named alone («руб.», "USD")."""
    return _named(_CURRENCIES, fold(text).strip())


def period_of(text: str) -> SalaryPeriod | None:
    """What a payment is for, named alone («в год», "month")."""
    said = fold(text).strip()
    return _named(_PERIODS, said) or next((one for one in SalaryPeriod if one.value in said), None)


def _is_evident(match: re.Match[str]) -> bool:
    if re.match(rf"[\w%]|[-.:/]\d| (?:{_COUNTED})", match.string[match.end() :]):
        return False
    currency = any(match[name] for name in ("low_sign", "low_unit", "high_sign", "high_unit"))
    if currency or match["tax_first"] or (match["tail"] and re.search(_TAX, match["tail"])):
        return True
    scale = match["low_scale"] or match["high_scale"]
    if scale == "m":
        return False
    if match["pay"]:
        # «просит 200» is pay, «просит 2 дня» is not
        return bool(scale) or not re.match(r" [^\W\d]{3,}", match.string[match.end() :])
    largest = max(side for side in _amounts(match, "RUB") if side is not None)
    paid_often = _hourly(match["tail"]) and largest >= _SMALLEST_DAILY
    return paid_often or (bool(scale or match["tail"]) and largest >= _SMALLEST_UNMARKED)


def _range(match: re.Match[str], default_currency: str) -> SalaryRange | None:
    currency = _currency(match) or default_currency
    low, high = _amounts(match, currency)
    if not max(low or 0, high or 0):
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    period = _named(_PERIODS, match["tail"]) or _usual_period(currency, max(low or 0, high or 0))
    tax = _named(_TAXES, match["tail"]) or _named(_TAXES, match["tax_first"])
    return SalaryRange(low, high, currency, period, tax)


def _amounts(match: re.Match[str], currency: str) -> tuple[int | None, int | None]:
    first = _figure(match["low"])
    second = _figure(match["high"]) if match["high"] else None
    scale_first, scale_second = _scale(match["low_scale"]), _scale(match["high_scale"])
    if second is None:
        amount = _said(first, scale_first, currency, match)
        lead = match["lead"]
        if lead in _UPPER_LEADS:
            return None, amount
        return amount, None if lead in _LOWER_LEADS or match["open"] else amount
    if scale_first is None and scale_second is not None:
        # «900 - 1,2 млн»: the smaller unit is understood when the same one would turn the range over.
        scale_first = scale_second if first <= second else Decimal(1000)
    return _said(first, scale_first, currency, match), _said(
        second, scale_second or scale_first, currency, match
    )


def _said(figure: Decimal, scale: Decimal | None, currency: str, match: re.Match[str]) -> int:
    in_thousands = scale is None and currency == "RUB" and figure < _SPOKEN_IN_THOUSANDS
    if in_thousands and not _currency(match) and not _hourly(match["tail"]):
        scale = Decimal(1000)
    return int((figure * (scale or 1)).quantize(Decimal(1), ROUND_HALF_UP))


def _hourly(tail: str | None) -> bool:
    return _named(_PERIODS, tail) in (SalaryPeriod.HOUR, SalaryPeriod.DAY)


def _figure(typed: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:[ ,.']\d{3}){1,3}", typed):
        return Decimal(re.sub(r"\D", "", typed))
    return Decimal(typed.replace(",", "."))


def _scale(word: str | None) -> Decimal | None:
    if word is None:
        return None
    return Decimal(1_000_000) if re.fullmatch(_MILLION, word) or word in ("кк", "kk") else Decimal(1000)


def _currency(match: re.Match[str]) -> str | None:
    for name in ("high_unit", "low_unit", "low_sign", "high_sign"):
        if (typed := match[name]) and (code := _named(_CURRENCIES, typed)):
            return code
    scale = match["high_scale"] or match["low_scale"]
    return "RUB" if scale and re.fullmatch(r"т\.? ?р\.?", scale) else None


def _named(table: tuple[tuple[_Name, str], ...], typed: str | None) -> _Name | None:
    if not typed:
        return None
    return next((name for name, pattern in table if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", typed)), None)


def _usual_period(currency: str, largest: int) -> SalaryPeriod:
    yearly = currency in _USUALLY_YEARLY and largest >= _YEARLY_FROM
    return SalaryPeriod.YEAR if yearly else SalaryPeriod.MONTH
