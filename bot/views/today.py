"""The lines of a day, each with a chip to its card: the same on the home screen and in the morning message."""

from collections.abc import Callable
from datetime import date

from bot.callbacks import (
    OpenAbsence,
    OpenCandidate,
    OpenDecision,
    OpenInterview,
    OpenOffer,
    OpenPerson,
    OpenPlan,
    OpenScreening,
    OpenScreeningItem,
    OpenTask,
    OpenVacancy,
    Press,
)
from bot.domain.today import Group, Line, LineKind, TodaySection
from bot.i18n import Html, Words, lines
from bot.views.format import clip, day, days_left
from bot.views.screen import Button, Row, Style, in_rows

_CHIP = 24

_CARDS: dict[LineKind, Callable[[int], Press]] = {
    LineKind.VACANCY_CLOSES: OpenVacancy,
    LineKind.CANDIDATE_WAITS: OpenCandidate,
    LineKind.CONTACT_DUE: OpenCandidate,
    LineKind.SCREENING: OpenScreening,
    LineKind.SCREENING_QUESTION: OpenScreeningItem,
    LineKind.TASK_BURNS: OpenTask,
    LineKind.TASK_SUBMITTED: OpenTask,
    LineKind.OFFER_WAITS: OpenOffer,
    LineKind.DECISION: OpenDecision,
    LineKind.DECISION_QUESTION: OpenDecision,
    LineKind.NEWCOMER: OpenPerson,
    LineKind.AWAY: OpenAbsence,
    LineKind.INTERVIEW: OpenInterview,
    LineKind.INTERVIEW_UNTOLD: OpenInterview,
    LineKind.SCORECARD: OpenInterview,
    LineKind.PLAN_UNANSWERED: lambda plan_id: OpenPlan(plan_id, 0),
}


def day_blocks(words: Words, groups: tuple[Group, ...], *, today: date) -> tuple[Html, ...]:
    """A block a section: its heading and its lines."""
    return tuple(
        lines(
            words.html("today-heading", name=words.option("today-section", group.section)),
            *(_line(words, line, today) for line in group.lines),
            words.html("today-more", count=group.more) if group.more else None,
        )
        for group in groups
    )


def day_chips(words: Words, groups: tuple[Group, ...]) -> tuple[Row, ...]:
    """A chip a line, in the order of the text; what burns is red."""
    return in_rows(
        [
            Button(
                clip(f"{words.option('today-sign', line.kind)} {line.title}", _CHIP),
                _CARDS[line.kind](line.id),
                style=Style.RED if group.section is TodaySection.BURNING else None,
            )
            for group in groups
            for line in group.lines
        ],
        width=48,
        most=2,
    )


def _line(words: Words, line: Line, today: date) -> Html:
    sign = words.option("today-sign", line.kind)
    return words.html("today-line", sign=sign, title=line.title, when=_when(words, line, today))


def _when(words: Words, line: Line, today: date) -> str:  # noqa: C901, PLR0911 - a case a kind
    match line.kind:
        case LineKind.VACANCY_CLOSES | LineKind.CANDIDATE_WAITS | LineKind.TASK_BURNS:
            return days_left(words, line.day, today=today)
        case LineKind.CONTACT_DUE:
            return _contact(words, line, today)
        case LineKind.TASK_SUBMITTED:
            return words("today-submitted", day=day(words, line.day, today=today))
        case LineKind.SCREENING:
            return words("today-screening", day=day(words, line.day, today=today))
        case LineKind.SCREENING_QUESTION | LineKind.DECISION_QUESTION:
            return words("today-screening-question")
        case LineKind.OFFER_WAITS:
            return words("today-offer-waits", day=day(words, line.day, today=today))
        case LineKind.DECISION:
            return words("today-decision", day=day(words, line.day, today=today))
        case LineKind.NEWCOMER:
            if line.day == today:
                return words("today-starts-today")
            return words("today-starts", day=day(words, line.day, today=today))
        case LineKind.AWAY:
            return words("today-away", day=day(words, line.day, today=today))
        case LineKind.PLAN_UNANSWERED:
            return words("today-plan-unanswered", day=day(words, line.day, today=today))
        case LineKind.INTERVIEW | LineKind.INTERVIEW_UNTOLD | LineKind.SCORECARD:
            return _interview(words, line, today)


def _contact(words: Words, line: Line, today: date) -> str:
    if line.day < today or line.at is None:
        return words("today-contact-late", day=day(words, line.day, today=today))
    return words("today-contact", time=f"{line.at:%H:%M}")


def _interview(words: Words, line: Line, today: date) -> str:
    shown = day(words, line.day, today=today)
    if line.kind is LineKind.INTERVIEW_UNTOLD:
        return words("today-interview-untold", day=shown)
    if line.kind is LineKind.SCORECARD:
        return words("today-scorecard", day=shown)
    at = f"{line.at:%H:%M}" if line.at is not None else ""
    if line.day == today:
        return words("today-interview", time=at)
    return words("today-interview-day", day=shown, time=at)
