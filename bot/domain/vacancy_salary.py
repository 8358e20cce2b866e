"""The marks of a pay range that are chosen by chips: currency, tax, period."""

from dataclasses import replace

from bot.domain.vacancy_values import Salary
from bot.models import SalaryPeriod, SalaryTax

CURRENCIES = ("RUB", "USD", "EUR", "KZT", "BYN")
_TAXES = {tax.value: tax for tax in SalaryTax}
_PERIODS = {period.value: period for period in SalaryPeriod}
SALARY_MARKS = frozenset({*CURRENCIES, *_TAXES, *_PERIODS})


def marked_salary(pay: Salary | None, mark: str) -> Salary | None:
    """The range with one mark changed; nothing when there is no range yet. Raises KeyError for an unknown mark."""
    if pay is None:
        return None
    if mark in CURRENCIES:
        return replace(pay, currency=mark)
    if mark in _TAXES:
        return replace(pay, tax=_TAXES[mark])
    return replace(pay, period=_PERIODS[mark])
