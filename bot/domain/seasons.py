"""Seasons of the leaderboard: calendar months or quarters of the company's zone, by keys that sort and never overlap."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.company_days import company_today
from bot.models import SeasonKind

# The season that never ends: everything ever earned.
ALL_TIME = "all"
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class Season:
    """A season by its key (`2026-11`, `2026-Q4`) and its first day."""

    key: str
    kind: SeasonKind
    begins: date


def month_key(day: date) -> str:
    """The month an earning counts in: `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"


def month_of(session: Session, at: datetime) -> str:
    """The month of the company's zone a moment lies in."""
    return month_key(company_today(session, at))


def season_of(kind: SeasonKind, day: date) -> Season:
    """The season a day lies in."""
    if kind is SeasonKind.MONTH:
        return Season(month_key(day), kind, day.replace(day=1))
    quarter = (day.month - 1) // _MONTHS_A_QUARTER
    begins = date(day.year, quarter * _MONTHS_A_QUARTER + 1, 1)
    return Season(f"{day.year:04d}-Q{quarter + 1}", kind, begins)


def seasons_of_month(month: str) -> tuple[str, ...]:
    """Every season an earning of this month counts in, so that the company may change its mind about their length."""
    day = date.fromisoformat(f"{month}-01")
    return (month, season_of(SeasonKind.QUARTER, day).key, ALL_TIME)
