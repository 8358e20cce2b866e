"""What an offer says: its fields, read from typed words, and what it still lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from bot.domain.company_days import company_today, company_zone, work_calendar
from bot.domain.errors import Problem, Unfit
from bot.domain.vacancy_values import Salary
from bot.models import Candidate, Offer, SalaryPeriod, SalaryTax, Vacancy
from bot.parsing.dates import parse_moment
from bot.parsing.money import parse_salary

LONGEST_CONDITIONS = 1500
# A first day is prepared for, and an answer is waited for, so long unless something else is said.
START_AFTER = timedelta(days=14)
ANSWER_WORKDAYS = 5
FARTHEST = timedelta(days=366)


class OfferField(StrEnum):
    """What of an offer people fill in, in the card's order."""

    AMOUNT = "amount"
    START = "start"
    VALID = "valid"
    CONDITIONS = "conditions"


@dataclass(frozen=True)
class OfferValues:
    """An offer's terms. Days are of the company's zone."""

    pay: Salary | None
    start_date: date | None
    valid_until: date | None
    conditions: str

    @property
    def missing(self) -> tuple[OfferField, ...]:
        """What must be said before anybody can approve it."""
        needed = {
            OfferField.AMOUNT: self.pay,
            OfferField.START: self.start_date,
            OfferField.VALID: self.valid_until,
        }
        return tuple(field for field, value in needed.items() if value is None)


def values_of(offer: Offer) -> OfferValues:
    """The terms as they stand."""
    pay = None
    if offer.amount is not None:
        pay = Salary(offer.amount, offer.amount, offer.currency, offer.period, offer.tax)
    return OfferValues(pay, offer.start_date, offer.valid_until, offer.conditions)


def first_terms(
    session: Session, offer: Offer, candidate: Candidate, vacancy: Vacancy, now: datetime
) -> None:
    """The likely terms: what the candidate wishes, at most what the vacancy pays; likely days."""
    wish = candidate.salary_min or candidate.salary_max
    currency = candidate.salary_currency or vacancy.salary_currency or "RUB"
    same = vacancy.salary_currency in {None, currency} and vacancy.salary_period is candidate.salary_period
    most = vacancy.salary_max or vacancy.salary_min
    if wish is not None:
        offer.amount = min(wish, most) if same and most is not None else wish
        offer.currency, offer.period, offer.tax = currency, candidate.salary_period, candidate.salary_tax
    elif most is not None:
        offer.amount, offer.currency = most, vacancy.salary_currency or "RUB"
        offer.period, offer.tax = vacancy.salary_period, vacancy.salary_tax
    calendar, today = work_calendar(session), company_today(session, now)
    offer.start_date = calendar.on_or_after(today + START_AFTER)
    offer.valid_until = calendar.add_workdays(today, ANSWER_WORKDAYS)


def take(session: Session, offer: Offer, field: OfferField, text: str, *, now: datetime) -> None:
    """Take a field as typed. Raises Unfit saying what was not understood; nothing is changed then."""
    _READ[field](session, offer, text.strip(), now)


def _amount(_session: Session, offer: Offer, text: str, _now: datetime) -> None:
    found = parse_salary(text, default_currency=offer.currency)
    amount = (found.amount_max or found.amount_min) if found is not None else None
    if found is None or not amount:
        raise Unfit(Problem.SALARY_NOT_UNDERSTOOD)
    offer.amount, offer.currency = amount, found.currency
    offer.period = SalaryPeriod(found.period.value)
    if found.tax is not None:
        offer.tax = SalaryTax(found.tax.value)


def _day(session: Session, text: str, now: datetime) -> date:
    found = parse_moment(
        text, now=now, zone=company_zone(session), is_workday=work_calendar(session).is_workday
    )
    if found is None:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return checked_day(session, found.day, now=now)


def checked_day(session: Session, day: date, *, now: datetime) -> date:
    """A day to come within a year. Raises Unfit."""
    today = company_today(session, now)
    if day < today:
        raise Unfit(Problem.DAY_IN_PAST)
    if day > today + FARTHEST:
        raise Unfit(Problem.DAY_NOT_UNDERSTOOD)
    return day


def _start(session: Session, offer: Offer, text: str, now: datetime) -> None:
    offer.start_date = _day(session, text, now)


def _valid(session: Session, offer: Offer, text: str, now: datetime) -> None:
    offer.valid_until = _day(session, text, now)


def _conditions(_session: Session, offer: Offer, text: str, _now: datetime) -> None:
    if len(text) > LONGEST_CONDITIONS:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_CONDITIONS)
    offer.conditions = "" if text in {"-", "–", "—"} else text


_READ: dict[OfferField, Callable[[Session, Offer, str, datetime], None]] = {
    OfferField.AMOUNT: _amount,
    OfferField.START: _start,
    OfferField.VALID: _valid,
    OfferField.CONDITIONS: _conditions,
}
