"""Questions about points: asking, answering, and the news of both."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AnswerAppeal,
    EscalateAppeal,
    OpenAppeal,
    OpenAppeals,
    OpenPoints,
    OpenPointsLine,
    UpholdAppeal,
)
from bot.domain.appeals import AppealCard
from bot.domain.points_statement import LineCard
from bot.i18n import Html, Words, blocks, lines
from bot.models import AppealState
from bot.views.format import ago, clip
from bot.views.points_text import arithmetic_lines, line_name, signed
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row

_LABEL = 40


def ask_question(words: Words, line: LineCard) -> Screen:
    """What is not clear about a line; one's lead reads it first."""
    return Screen(
        blocks(
            words.html(
                "appeal-ask", amount=signed(words, line.row.amount), name=clip(line_name(words, line.row), 80)
            ),
            words.html("appeal-ask-hint"),
        ),
        keyboard(back_row(words, OpenPointsLine(line.row.id))),
    )


def appeal_screen(words: Words, card: AppealCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A question, the line it is about, and what the reader can do."""
    return Screen(
        blocks(
            _heading(words, card, now=now),
            words.html("appeal-quote", text=card.text),
            arithmetic_lines(words, card.arithmetic, zone=zone, now=now) if card.arithmetic else None,
            _standing(words, card),
        ),
        keyboard(
            *_actions(words, card), back_row(words, OpenPoints(None, 0) if card.is_mine else OpenAppeals())
        ),
    )


def appeals_screen(words: Words, cards: tuple[AppealCard, ...], *, now: datetime) -> Screen:
    """The questions that wait for the reader."""
    if not cards:
        return Screen(words.html("appeals-empty"), keyboard(back_row(words, OpenPoints(None, 0))))
    rows = [
        (Button(clip(f"❓ {card.name} · {line_name(words, card.line)}", _LABEL), OpenAppeal(card.id)),)
        for card in cards
    ]
    return Screen(
        blocks(
            words.html("appeals-title", count=len(cards)),
            lines(
                *(
                    words.html("appeals-row", name=card.name, when=ago(words, card.created_at, now=now))
                    for card in cards
                )
            ),
        ),
        keyboard(*rows, back_row(words, OpenPoints(None, 0))),
    )


def ask_answer(words: Words, card: AppealCard, *, uphold: bool) -> Screen:
    """Another amount with its reason, or why the line stays."""
    if uphold:
        question = words.html("appeal-how-many", name=card.name, most=words.number(card.most))
    else:
        question = words.html("appeal-why-not", name=card.name)
    return Screen(question, keyboard(back_row(words, OpenAppeal(card.id))))


def asked_notice(words: Words, card: AppealCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Somebody asks the reader about their points."""
    return appeal_screen(words, card, zone=zone, now=now)


def answered_notice(words: Words, card: AppealCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The answer to one's own question."""
    return appeal_screen(words, card, zone=zone, now=now)


def waiting_block(
    words: Words, card: AppealCard, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """A question that a manager has left lying, for HR."""
    del zone, alone
    text = words.html(
        "appeal-reminder", name=card.name, manager=card.manager, when=ago(words, card.created_at, now=now)
    )
    return ReminderBlock(text, ((Button(words("appeal-open"), OpenAppeal(card.id)),),))


def _heading(words: Words, card: AppealCard, *, now: datetime) -> Html:
    about = words.html(
        "appeal-about", amount=signed(words, card.line.amount), name=clip(line_name(words, card.line), 120)
    )
    if card.is_mine:
        return lines(words.html("appeal-title-mine"), about)
    when = ago(words, card.created_at, now=now)
    return lines(words.html("appeal-title", name=card.name, when=when), about)


def _standing(words: Words, card: AppealCard) -> Html:
    match card.state:
        case AppealState.MANAGER:
            return words.html("appeal-with-manager", name=card.manager)
        case AppealState.HR:
            return words.html("appeal-with-hr")
        case AppealState.UPHELD:
            made = signed(words, card.corrected or 0)
            return _said(words, card, words.html("appeal-was-upheld", name=card.decided_by, amount=made))
        case AppealState.REFUSED:
            return _said(words, card, words.html("appeal-was-refused", name=card.decided_by))


def _said(words: Words, card: AppealCard, headline: Html) -> Html:
    return lines(headline, words.html("appeal-quote", text=card.answer) if card.answer else None)


def _actions(words: Words, card: AppealCard) -> tuple[Row, ...]:
    if card.may_escalate:
        return ((Button(words("appeal-escalate"), EscalateAppeal(card.id, card.rev)),),)
    if not card.may_answer:
        return ((Button(words("points-button-line"), OpenPointsLine(card.line.id)),),)
    full = min(card.offer, card.most)
    give = (
        Button(words("appeal-give", points=full), UpholdAppeal(card.id, full, card.rev), style=Style.GREEN)
        if full > 0
        else None
    )
    other = Button(words("appeal-give-other"), AnswerAppeal(card.id, True)) if card.most > 0 else None
    return keyboard(
        (give,),
        (other,),
        (Button(words("appeal-refuse"), AnswerAppeal(card.id, False), style=Style.RED),),
    )
