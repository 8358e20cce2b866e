"""Points as a person sees them: the balance with its lines, a line opened, what HR corrects, and the news of a change."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskAboutLine,
    CorrectPoints,
    OpenAppeal,
    OpenAppeals,
    OpenHome,
    OpenPoints,
    OpenPointsLine,
    OpenPointsRules,
    OpenRewards,
    OpenTop,
)
from bot.domain.leaderboard import Span
from bot.domain.points_statement import LineCard, Statement
from bot.i18n import Html, Words, blocks, lines
from bot.models import AppealState, PointsKind
from bot.views.format import clip, moment
from bot.views.points_text import (
    arithmetic_lines,
    line_label,
    line_name,
    season_name,
    signed,
)
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_TITLE = 300


def statement_screen(words: Words, found: Statement, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The balance, the season, and the last lines, each of which opens."""
    rows = [
        (Button(line_label(words, row, zone=zone, now=now), OpenPointsLine(row.id)),) for row in found.rows
    ]
    top = Button(words("points-button-top"), OpenTop(Span.SEASON.value, None, 0))
    own = (top, Button(words("points-button-rewards"), OpenRewards(0))) if found.is_own else (top,)
    owner = None if found.is_own else found.employee_id
    return Screen(
        blocks(_heading(words, found), _sums(words, found), _below(words, found)),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: OpenPoints(owner, page)),
            own,
            _tending(words, found),
            (Button(words("points-button-appeals", count=found.appeals), OpenAppeals()),)
            if found.appeals and found.is_own
            else (),
            back_row(words, OpenHome() if found.is_own else OpenPoints(None, 0)),
        ),
    )


def _heading(words: Words, found: Statement) -> Html:
    balance = words.number(found.balance) if found.balance >= 0 else signed(words, found.balance)
    if found.is_own:
        return words.html("points-title", balance=balance)
    return words.html("points-title-of", name=found.name, balance=balance)


def _sums(words: Words, found: Statement) -> Html:
    return lines(
        words.html(
            "points-season",
            season=season_name(words, found.season),
            earned=words.number(max(found.season_earned, 0)),
        ),
        words.html("points-lifetime", earned=words.number(max(found.lifetime, 0))),
        words.html("points-reserved", reserved=words.number(found.reserved)) if found.reserved else None,
    )


def _below(words: Words, found: Statement) -> Html | None:
    if found.debt is not None:
        return words.html(
            "points-debt",
            debt=-found.balance,
            line=f"{signed(words, found.debt.amount)}, {clip(line_name(words, found.debt), 80)}",
        )
    if not found.rows:
        return words.html("points-empty")
    return words.html("points-hint") if found.is_own else None


def _tending(words: Words, found: Statement) -> tuple[Button, ...]:
    if not found.tends:
        return ()
    if not found.is_own:
        return (Button(words("points-button-correct"), CorrectPoints(found.employee_id, None)),)
    return (
        Button(words("points-button-correct"), CorrectPoints(None, None)),
        Button(words("points-button-rules"), OpenPointsRules()),
    )


# -- one line --------------------------------------------------------------------------------------------


def line_screen(words: Words, card: LineCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A line with everything that explains it, and the way to ask about it."""
    related = [
        (Button(line_label(words, row, zone=zone, now=now), OpenPointsLine(row.id)),)
        for row in card.related[:5]
    ]
    correct = (
        Button(words("points-button-correct-line"), CorrectPoints(card.employee_id, card.row.id))
        if card.may_correct
        else None
    )
    asking = Button(words("points-button-ask"), AskAboutLine(card.row.id)) if card.may_ask else None
    asked = (
        Button(words("points-button-asked"), OpenAppeal(card.appeal.id)) if card.appeal is not None else None
    )
    return Screen(
        blocks(
            _line_heading(words, card, zone=zone, now=now),
            arithmetic_lines(words, card.arithmetic, zone=zone, now=now) if card.arithmetic else None,
            words.html("points-reason", reason=card.row.reason)
            if card.row.reason and card.row.kind is not PointsKind.CORRECTION
            else None,
            lines(
                words.html("points-related") if related else None,
                _asked(words, card),
                words.html("points-balance-after", balance=_number(words, card.balance_after)),
            ),
        ),
        keyboard(
            *related,
            (asking, asked, correct),
            back_row(words, OpenPoints(None if card.is_own else card.employee_id, 0)),
        ),
    )


def _line_heading(words: Words, card: LineCard, *, zone: ZoneInfo, now: datetime) -> Html:
    when = moment(words, card.row.at, zone=zone, now=now)
    kind = words.option("points-kind", card.row.kind)
    return lines(
        words.html("points-line-title", amount=signed(words, card.row.amount), kind=kind),
        clip(line_name(words, card.row), _TITLE),
        None if card.is_own else words.html("points-line-owner", name=card.name),
        words.html("points-line-when", when=when, author=card.author)
        if card.author
        else words.html("points-line-when-alone", when=when),
    )


def _asked(words: Words, card: LineCard) -> Html | None:
    if card.appeal is None:
        return None
    state = words.option("appeal-state", card.appeal.state)
    if card.appeal.answer and card.appeal.state in {AppealState.UPHELD, AppealState.REFUSED}:
        return words.html("points-asked-answer", state=state, answer=card.appeal.answer)
    return words.html("points-asked", state=state)


def _number(words: Words, amount: int) -> str:
    return words.number(amount) if amount >= 0 else signed(words, amount)


# -- correcting ------------------------------------------------------------------------------------------


def ask_person(words: Words) -> Screen:
    """Whose points are to be corrected."""
    return Screen(words.html("correct-who"), keyboard(back_row(words, OpenPoints(None, 0))))


def ask_correction(words: Words, found: Statement, line: LineCard | None) -> Screen:
    """How many points and why, in one line; both the line set right and the correction stay visible."""
    about = (
        words.html(
            "correct-about", amount=signed(words, line.row.amount), name=clip(line_name(words, line.row), 80)
        )
        if line is not None
        else None
    )
    way_back = OpenPointsLine(line.row.id) if line is not None else OpenPoints(found.employee_id, 0)
    return Screen(
        blocks(
            words.html("correct-how", name=found.name, balance=_number(words, found.balance)),
            about,
            words.html("correct-example"),
        ),
        keyboard(back_row(words, way_back)),
    )


# -- news ------------------------------------------------------------------------------------------------


def changed_notice(words: Words, card: LineCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The person is told at once, with the reason and the sum."""
    amount = signed(words, card.row.amount)
    late = card.arithmetic is not None and card.arithmetic.late_minutes > 0
    title = clip(line_name(words, card.row), _TITLE)
    match card.row.kind:
        case PointsKind.AWARD:
            headline = words.html("points-news-award", amount=amount, title=title)
        case PointsKind.REVERSAL:
            headline = words.html("points-news-reversal", amount=amount, title=clip(card.row.title, _TITLE))
        case _:
            headline = words.html("points-news-correction", amount=amount, reason=title, author=card.author)
    arithmetic = (
        arithmetic_lines(words, card.arithmetic, zone=zone, now=now)
        if card.arithmetic is not None and (late or card.arithmetic.mark is not None)
        else None
    )
    debt = words.html("points-news-debt", debt=-card.balance_after) if card.balance_after < 0 else None
    balance = words.html("points-balance", balance=_number(words, card.balance_after))
    return Screen(
        blocks(headline, arithmetic, debt if debt is not None else balance),
        keyboard(
            (
                Button(words("points-button-line"), OpenPointsLine(card.row.id)),
                Button(words("points-button-mine"), OpenPoints(None, 0), style=Style.BLUE),
            )
        ),
    )
