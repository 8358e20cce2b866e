"""Points in words: signed amounts, lines of the ledger, an award's arithmetic, a season's name."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta

from bot.domain.points_rules import BEST_MARK, Arithmetic
from bot.domain.points_statement import LineRow
from bot.domain.seasons import Season
from bot.i18n import Html, Words, lines
from bot.models import PointsKind, SeasonKind
from bot.views.format import clip, moment, short_day

LABEL = 46
_SIGNS = {
    PointsKind.AWARD: "✅",
    PointsKind.REVERSAL: "↩︎",
    PointsKind.CORRECTION: "✏️",
    PointsKind.RESERVE: "🎁",
    PointsKind.REFUND: "🎁",
}
_MONTHS_A_QUARTER = 3


def signed(words: Words, amount: int) -> str:
    """An amount with its sign: «+50», «−30», «0»."""
    if amount == 0:
        return "0"
    return f"{'+' if amount > 0 else '−'}{words.number(abs(amount))}"


def line_name(words: Words, row: LineRow) -> str:
    """What a line is for, in a few words."""
    match row.kind:
        case PointsKind.AWARD:
            return row.title or words("points-line-task-gone")
        case PointsKind.REVERSAL:
            return words("points-line-reversal", title=row.title or words("points-line-task-gone"))
        case PointsKind.CORRECTION:
            return row.reason or words("points-line-correction")
        case PointsKind.RESERVE:
            return row.title or words("points-line-reserve")
        case PointsKind.REFUND:
            return words("points-line-refund", title=row.title)


def line_label(words: Words, row: LineRow, *, zone: ZoneInfo, now: datetime) -> str:
    """A line on a button: «✅ +50 · 24 нояб. · Подготовить оффер»."""
    day = short_day(words, row.at.astimezone(zone).date(), today=now.astimezone(zone).date())
    head = f"{_SIGNS[row.kind]} {signed(words, row.amount)} · {day} · "
    return head + clip(line_name(words, row), LABEL - len(head))


def arithmetic_lines(words: Words, found: Arithmetic, *, zone: ZoneInfo, now: datetime) -> Html:
    """How an award came to its amount: every step of it, and the sum written out."""
    return lines(
        words.html("points-step-promised", points=words.number(found.points)),
        _punctuality(words, found, zone=zone, now=now),
        words.html("points-step-mark", mark=found.mark, percent=found.mark * 100 // BEST_MARK)
        if found.mark is not None
        else None,
        words.html("points-step-already", already=words.number(found.already)) if found.already else None,
        words.html("points-step-sum", sum=_formula(words, found)),
    )


def _punctuality(words: Words, found: Arithmetic, *, zone: ZoneInfo, now: datetime) -> Html:
    if found.due_at is None or found.submitted_at is None:
        return words.html("points-step-no-deadline")
    if not found.late_minutes:
        return words.html("points-step-in-time", due=moment(words, found.due_at, zone=zone, now=now))
    return lines(
        words.html("points-step-late", late=lateness(words, found.late_minutes), share=found.share),
        words.html(
            "points-step-dates",
            due=moment(words, found.due_at, zone=zone, now=now),
            submitted=moment(words, found.submitted_at, zone=zone, now=now),
        ),
    )


def _formula(words: Words, found: Arithmetic) -> str:
    parts = [words.number(found.points)]
    if found.late_minutes:
        parts.append(f"{found.share} %")
    if found.mark is not None:
        parts.append(f"{found.mark}/{BEST_MARK}")
    product = " × ".join(parts)
    if found.already:
        product += f" − {words.number(found.already)}"
    return f"{product} = {words.number(found.amount)}"


def lateness(words: Words, minutes: int) -> str:
    """How late: «3 часа», "2 days"."""
    return str(format_timedelta(timedelta(minutes=minutes), threshold=1.5, locale=words.babel))


def season_name(words: Words, season: Season) -> str:
    """A season by its name: «ноябрь 2026», «4-й квартал 2026»."""
    if season.kind is SeasonKind.MONTH:
        return str(format_date(season.begins, "LLLL y", locale=words.babel))
    quarter = (season.begins.month - 1) // _MONTHS_A_QUARTER + 1
    return words("season-quarter", quarter=str(quarter), year=str(season.begins.year))
