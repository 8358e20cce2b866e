"""The names of the facts that one filters candidates by, as the index keeps them: written and asked in one place."""

from datetime import UTC, date, datetime

from bot.domain.competencies import normalised
from bot.models import SalaryPeriod, Stage
from bot.parsing.cities import city_key
from bot.resumes import SkillVocabulary

EVERYBODY = "all"
# Who is on confidential vacancies only: for those vacancies' teams.
HIDDEN = "hidden"

_FIRST_DAY = date(2000, 1, 1)
_FIRST_YEAR = 1900
# Pay is kept in hundreds: no wish is finer.
PAY_UNIT = 100
_HOURS_A_MONTH, _DAYS_A_MONTH, _MONTHS_A_YEAR = 168, 21, 12

# What counts as an education reached: a master has higher education too.
EDUCATION_REACHED = {
    "secondary": ("secondary",),
    "vocational": ("vocational",),
    "incomplete_higher": ("incomplete_higher",),
    "bachelor": ("higher", "bachelor"),
    "master": ("higher", "bachelor", "master"),
    "higher": ("higher",),
    "doctorate": ("higher", "bachelor", "master", "doctorate"),
    "course": ("course",),
}


def canonical(name: str) -> str:
    """One name for one competency: «питон» and "Python" are the same."""
    return normalised(SkillVocabulary.load().canonical(name) or name)


def competency(name: str) -> str:
    return f"c.{canonical(name)}"


def level(name: str, least: int) -> str:
    """Has a competency at this level (1–5) or better."""
    return f"l.{canonical(name)}.{least}"


def city(name: str) -> str:
    """A city by one name, in whichever language and case it is written."""
    return f"city.{normalised(city_key(name))}"


def source(name: str) -> str:
    return f"src.{normalised(name)}"


def tag(name: str) -> str:
    return f"tag.{normalised(name)}"


def language(name: str, least: str | None = None) -> str:
    return f"lang.{name}.{least}" if least else f"lang.{name}"


def education(kind: str) -> str:
    return f"edu.{kind}"


def vacancy(vacancy_id: int) -> str:
    return f"vac.{vacancy_id}"


def stage(value: Stage, confidential_id: int | None = None) -> str:
    """At a stage on any open-to-all vacancy, or on this confidential one."""
    return f"stage.{value.value}" if confidential_id is None else f"stage.{value.value}.{confidential_id}"


def consent(state: str) -> str:
    return f"consent.{state}"


RESERVE = "reserve"


def day_number(at: datetime) -> int:
    """Days since 2000, UTC."""
    return (at.astimezone(UTC).date() - _FIRST_DAY).days


def day_of_number(number: int) -> date:
    return date.fromordinal(_FIRST_DAY.toordinal() + number)


def month_number(day: date) -> int:
    """Months since 1900."""
    return (day.year - _FIRST_YEAR) * _MONTHS_A_YEAR + day.month - 1


def pay_number(monthly: int) -> int:
    """Pay a month as it is kept: in hundreds, rounded up, so that nobody asks for more than a bound they are found under."""
    return -(-monthly // PAY_UNIT)


def monthly_pay(amount: int | None, period: SalaryPeriod) -> int | None:
    """An amount as pay a month; None for a project's pay, which no month compares with."""
    if amount is None:
        return None
    match period:
        case SalaryPeriod.MONTH:
            return amount
        case SalaryPeriod.YEAR:
            return amount // _MONTHS_A_YEAR
        case SalaryPeriod.DAY:
            return amount * _DAYS_A_MONTH
        case SalaryPeriod.HOUR:
            return amount * _HOURS_A_MONTH
        case SalaryPeriod.PROJECT:
            return None
