"""Desired pay: amounts, currency, period and tax, and not the revenue figures around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.resumes.values import Period, Read, Salary, Tax

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.resumes.document import Line

_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("BYN", r"бел\.?\s*руб\w*|белорусск\w+ рубл\w+|byn|br(?![a-z])"),
    ("RUB", r"₽|руб(?:\.|л\w*)?|\bр\.(?!\w)|(?<=\d)\s?р(?![а-яё])|rub|rur"),
    ("KZT", r"₸|тенге|тг(?![а-яё])|kzt"),
    ("UZS", r"сум(?![а-яё])|so['’ʻ]?m|uzs"),
    ("AMD", r"֏|драм\w*|amd"),
    ("GEL", r"₾|лари|gel(?![a-z])"),
    ("KGS", r"сом(?![а-яё])|kgs"),
    ("UAH", r"₴|грн|гривен|uah"),
    ("AZN", r"₼|манат\w*|azn"),
    ("AED", r"aed|dirhams?|дирхам\w*"),
    ("PLN", r"zł|pln|злот\w*"),
    ("CHF", r"chf"),
    ("CZK", r"czk|kč"),
    ("TRY", r"₺|try(?![a-z])|турецк\w+ лир\w*"),
    ("INR", r"₹|inr|rupees?"),
    ("ILS", r"₪|ils(?![a-z])|шекел\w*"),
    ("CNY", r"cny|rmb|юан\w*"),
    ("CAD", r"cad|c\$|ca\$"),
    ("AUD", r"aud|a\$|au\$"),
    ("GBP", r"£|gbp|фунт\w*"),
    ("EUR", r"€|eur(?:os?)?|евро"),
    ("USD", r"\$|usd|у\.\s?е\.|долл\w*|dollars?"),
)
_CURRENCY = re.compile(
    "|".join(f"(?P<{code}>(?<![a-zа-яё])(?:{words}))" for code, words in _CURRENCIES), re.IGNORECASE
)
_AMOUNT = r"(?P<n{n}>\d{{1,3}}(?:[ .,'’]\d{{3}})+|\d+(?:[.,]\d{{1,2}})?)\s*(?P<k{n}>тыс\w*\.?|т\.?\s?р(?!\w)\.?|к(?![а-яё])|k(?![a-z])|thousand|млн\.?|миллион\w*|m(?:ln|illion)(?![a-z]))?"
_FIGURES = re.compile(
    r"(?P<from>от|from|min(?:imum)?|не менее|не ниже|минимум)?\s*[$€£₽₸]?\s*" + _AMOUNT.format(n=1)
    + r"(?:\s*(?:₽|руб\.?|р\.|\$|€|£|₸|usd|eur|rub)?\s*(?:-|–|—|до|to|/)\s*[$€£₽₸]?\s*" + _AMOUNT.format(n=2) + r")?",
    re.IGNORECASE,
)  # fmt: skip
_UP_TO = re.compile(r"(?<!\w)(?:до|up to|не более)\s*[$€£]?\s*$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:зарплат\w*|заработн\w+ плат\w*|з/п|зп(?!\w)|оклад\w*|доход\w*|ожидани\w+ по (?:зарплате|доходу|зп)|зарплатн\w+ ожидани\w+|финансов\w+ ожидани\w+"
    r"|желаем\w+ (?:зарплат\w*|доход\w*|уровень)|просит|ожидания(?=\s*[:—–-])|хочу (?=от\s*\d|\d)|рассматриваю (?=от\s*\d|\d)|salary|expected (?:pay|income|compensation)|compensation|desired (?:pay|income)|rate(?=\s*:))",
    re.IGNORECASE,
)
_NET = re.compile(r"на руки|чистыми|после вычета|net(?![a-z])|in hand|take.?home|after tax", re.IGNORECASE)
_NET_OF = re.compile(r"\d\s*\S{0,2}\s+(?:на руки|до вычета налогов)", re.IGNORECASE)
_GROSS = re.compile(r"до вычета|gross|до налог|before tax|брутто", re.IGNORECASE)
_PERIODS = (
    (
        Period.HOUR,
        re.compile(r"в час|/\s?час|за час|per hour|/\s?h(?:ou)?r?(?![a-z])|hourly|р/ч", re.IGNORECASE),
    ),
    (Period.DAY, re.compile(r"в день|/\s?день|за смену|в смену|per day|/\s?day|daily", re.IGNORECASE)),
    (
        Period.YEAR,
        re.compile(r"в год|/\s?год|per (?:year|annum)|/\s?y(?:ea)?r|annual|yearly|p\.\s?a\.", re.IGNORECASE),
    ),
)
_SCALES = (
    (re.compile(r"^(?:тыс|т\.?\s?р|к$|k$|thousand)", re.IGNORECASE), 1_000),
    (re.compile(r"^(?:млн|миллион|m)", re.IGNORECASE), 1_000_000),
)
_ALONE = re.compile(
    r"^(?:от\s|до\s|from\s)?\s*[$€£]?\s*\d[\d\s.,]*(?:тыс\.?|к)?\s*(?:₽|₸|€|\$|£|руб\w*\.?|р\.|тенге|сум|usd|eur|byn)\s*(?:на руки|до вычета налогов|в месяц|in hand|net|gross)?$",
    re.IGNORECASE,
)  # a line that is nothing but a sum
BARE_SUM = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d{5,7}")
_LEAST = 100  # smaller sums without a period word are not a salary


def parse_salary(text: str, *, default_currency: str | None = None, labelled: bool = False) -> Salary | None:
    """Read an amount of pay from one line.

    Without `labelled` a currency must be written; with it, `default_currency` is assumed when none is.
    """
    currency = _CURRENCY.search(text)
    labelled = labelled or bool(_NET_OF.search(text))
    code = currency.lastgroup if currency else (default_currency if labelled else None)
    if code is None:
        return None
    place = currency.start() if currency else len(text)
    for match in sorted(_FIGURES.finditer(text), key=lambda item: abs(item.end() - place)):
        low, high = _bounds(match, text)
        period = next((period for period, words in _PERIODS if words.search(text)), Period.MONTH)
        least = 1 if period is Period.HOUR else _LEAST
        if max(low or 0, high or 0) < least or not (currency or _acceptable(low or high or 0)):
            continue
        tax = Tax.NET if _NET.search(text) else Tax.GROSS if _GROSS.search(text) else Tax.UNKNOWN
        return Salary(low, high, code, period, tax, text.strip()[:200])
    return None


def _acceptable(amount: int) -> bool:
    """A bare number by a salary label: not a year, not an age."""
    return amount >= 500 and not 1950 <= amount <= 2050  # years


def _bounds(match: re.Match[str], text: str) -> tuple[int | None, int | None]:
    first = _amount(match["n1"], match["k1"] or match["k2"])
    second = _amount(match["n2"], match["k2"] or match["k1"]) if match["n2"] else None
    if second is not None:
        return (first, second) if first <= second else (first, None)
    if match["from"]:
        return first, None
    if _UP_TO.search(text[: match.start("n1")]):
        return None, first
    return first, first


def _amount(number: str, scale: str | None) -> int:
    grouped = re.fullmatch(r"\d{1,3}(?:[ .,'’]\d{3})+", number)
    value = float(re.sub(r"\D", "", number)) if grouped else float(number.replace(",", "."))
    factor = next((factor for pattern, factor in _SCALES if scale and pattern.match(scale)), 1)
    return int(value * factor)


def find_salary(
    lines: Iterable[Line], *, near_position: Iterable[Line] = (), default_currency: str = "RUB"
) -> Read[Salary] | None:
    """Desired pay: any sum in `near_position` (the desired-position section), elsewhere only by a label."""
    return _wished(list(near_position), default_currency) or _labelled(lines, default_currency)


def _wished(lines: list[Line], default_currency: str) -> Read[Salary] | None:
    for line, following in pairwise(lines):
        both = f"{line.text} {following.text}"
        if (
            BARE_SUM.fullmatch(line.text)
            and _CURRENCY.match(following.text)
            and (salary := parse_salary(both))
        ):
            return Read(salary, 0.9, both)  # the currency stands below the sum
    for line in lines:
        labelled = bool(_LABEL.search(line.text))
        salary = parse_salary(line.text, default_currency=default_currency, labelled=labelled)
        if salary:
            return Read(salary, 0.95, line.text)
        bare = next((piece for piece in line.pieces if BARE_SUM.fullmatch(piece)), None)
        salary = parse_salary(bare, default_currency=default_currency, labelled=True) if bare else None
        if salary:  # the sign of the currency was lost; the sum stands where pay stands
            return Read(salary, 0.6, line.text)
    return None


def _labelled(lines: Iterable[Line], default_currency: str) -> Read[Salary] | None:
    pending = False
    for line in lines:
        if _ALONE.match(line.text) and (salary := parse_salary(line.text)):
            return Read(salary, 0.85, line.text)
        label = _LABEL.search(line.text)
        if label or pending:
            tail = line.text[label.end() :] if label else line.text
            salary = parse_salary(tail, default_currency=default_currency, labelled=True)
            if salary and len(line.text) < 160:  # a sentence about pay systems is not a wish
                return Read(salary, 0.9 if label else 0.8, line.text)
        pending = bool(label) and len(line.text) < 40  # the label alone; its value stands below
    return None
