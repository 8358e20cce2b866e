"""Offers: the card, its questions, the news of it, and what is said when a day comes."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AcceptOffer,
    ApproveOffer,
    AskOfferApproval,
    AskOfferWords,
    BeginInvite,
    BeginLetter,
    ChooseStage,
    CloseVacancy,
    DeclineOffer,
    ExtendOffer,
    MarkOfferSent,
    OpenCandidate,
    OpenOffer,
    OpenPerson,
    OpenVacancy,
    Press,
    SetOfferDay,
    SetOfferTax,
    ShowOfferText,
    UndoOffer,
)
from bot.domain.end_reasons import Reason
from bot.domain.hiring import Filled
from bot.domain.offer_cards import OfferAct, OfferCard, OfferReminded, OfferTold
from bot.domain.offer_talk import OfferWords
from bot.domain.offer_values import OfferField
from bot.domain.vacancy_values import Salary
from bot.i18n import Html, Words, blocks, lines
from bot.models import CloseReason, LetterKind, OfferState, ReminderKind, SalaryTax, Subject
from bot.views.format import ago, clip, day, days_left, greeted, short_day, short_name
from bot.views.money import salary
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.stage_words import reason_text
from bot.views.widgets.back import back_row
from bot.views.widgets.day_choice import DayOffer, day_chips
from bot.views.widgets.field_card import CardField, field_button, field_lines
from bot.views.widgets.undo import undo

A = OfferAct
TITLE = 60


_STARTS = (DayOffer.WEEK, DayOffer.WEEKS_2, DayOffer.MONTH)
_ANSWERS = (DayOffer.DAYS_3, DayOffer.WEEK, DayOffer.WEEKS_2)
_OTHER = 40


def offer_card(
    words: Words, card: OfferCard, *, now: datetime, said: str | None = None, undo_event: int | None = None
) -> Screen:
    """The card. `said` is what has just happened; `undo_event` takes it back."""
    fields = _fields(words, card)
    return Screen(
        blocks(
            lines(said) if said else None,
            lines(_title(words, card), _state(words, card, now)),
            field_lines(words, fields),
            lines(*_compared(words, card)),
            lines(*_people(words, card)),
            words.html("offer-others", count=len(card.others)) if card.others else None,
        ),
        keyboard(
            (undo(words, UndoOffer(undo_event)) if undo_event is not None else None,),
            *_main_rows(words, card),
            *_field_rows(card, fields),
            *_side_rows(words, card),
            *(
                (Button(clip(f"💼 {title}", _OTHER), ChooseStage(other_id)),)
                for other_id, title in card.others
            ),
            back_row(words, OpenCandidate(card.candidate_id), *_risky(words, card)),
        ),
        about=_about(card),
    )


def _about(card: OfferCard) -> About:
    return About(Subject.CANDIDATE, card.candidate_id)


def _title(words: Words, card: OfferCard) -> Html:
    return words.html("offer-title", name=card.full_name, title=clip(card.title, TITLE))


def _state(words: Words, card: OfferCard, now: datetime) -> Html:
    since = ago(words, card.state_since, now=now)
    if card.expired:
        first = words.html(
            "offer-expired", day=day(words, card.values.valid_until or card.today, today=card.today)
        )
    elif card.state is OfferState.APPROVAL:
        first = words.html("offer-waits", names=", ".join(card.approvers), since=since)
    else:
        first = words.html("offer-state", state=words.option("offer-state", card.state), since=since)
    why = reason_text(words, card.reason) if card.reason is not None else ""
    note = ", ".join(part for part in (why, card.note) if part)
    return lines(first, words.html("offer-note", note=note) if note else None)


def _fields(words: Words, card: OfferCard) -> list[CardField]:
    values, rev = card.values, card.rev
    editable = A.EDIT in card.acts

    def ask(wanted: OfferWords) -> Press | None:
        return AskOfferWords(card.id, wanted.value, rev) if editable else None

    def shown(value: date | None) -> str | None:
        return day(words, value, today=card.today) if value is not None else None

    def short(value: date | None) -> str | None:
        return short_day(words, value, today=card.today) if value is not None else None

    pay = pay_text(words, values.pay)
    return [
        CardField(words("offer-field-amount"), pay, ask(OfferWords.AMOUNT), required=True),
        CardField(
            words("offer-field-start"),
            shown(values.start_date),
            ask(OfferWords.START),
            required=True,
            short=short(values.start_date),
        ),
        CardField(
            words("offer-field-valid"),
            shown(values.valid_until),
            ask(OfferWords.VALID),
            required=True,
            short=short(values.valid_until),
        ),
        CardField(words("offer-field-conditions"), values.conditions, ask(OfferWords.CONDITIONS)),
    ]


def pay_text(words: Words, pay: Salary | None) -> str | None:
    """Pay in full, None when it is not stated."""
    if pay is None:
        return None
    return salary(words, pay.amount_min, pay.amount_max, pay.currency, period=pay.period, tax=pay.tax)


def _compared(words: Words, card: OfferCard) -> list[Html]:
    """What the candidate wishes and what the vacancy pays, while the terms are open."""
    if card.state in {OfferState.ACCEPTED, OfferState.DECLINED, OfferState.WITHDRAWN}:
        return []
    wish, budget = pay_text(words, card.wish), pay_text(words, card.budget)
    return [
        *([words.html("offer-wish", pay=wish)] if wish else []),
        *([words.html("offer-budget", pay=budget)] if budget else []),
    ]


def _people(words: Words, card: OfferCard) -> list[Html]:
    found = [words.html("offer-prepared", name=card.prepared_by)]
    if card.approved_by:
        found.append(words.html("offer-approved-by", name=card.approved_by))
    return found


# -- buttons -------------------------------------------------------------------------------------------------


def _main_rows(words: Words, card: OfferCard) -> list[Row]:
    green, rev = Style.GREEN, card.rev
    rows: list[Row] = []
    if A.APPROVE in card.acts:
        back = AskOfferWords(card.id, OfferWords.RETURN.value, rev)
        rows.append(
            (
                Button(words("offer-button-approve"), ApproveOffer(card.id, rev), style=green),
                Button(words("offer-button-return"), back),
            )
        )
    if A.ASK_APPROVAL in card.acts:
        rows.append((Button(words("offer-button-ask"), AskOfferApproval(card.id, rev), style=green),))
    if A.SEND in card.acts:
        rows.append((Button(words("offer-button-sent"), MarkOfferSent(card.id, rev), style=green),))
    if A.ACCEPT in card.acts:
        decline = AskOfferWords(card.id, OfferWords.DECLINE.value, rev)
        rows.append(
            (
                Button(words("offer-button-accepted"), AcceptOffer(card.id, rev), style=green),
                Button(words("offer-button-declined"), decline),
            )
        )
    if card.employee_id is not None and card.state is OfferState.ACCEPTED:
        rows.append((Button(words("offer-button-newcomer"), OpenPerson(card.employee_id), style=green),))
        if card.may_invite:
            rows.append((Button(words("plan-invite"), BeginInvite(card.employee_id)),))
    return rows


def _field_rows(card: OfferCard, fields: list[CardField]) -> list[Row]:
    if A.EDIT not in card.acts:
        return []
    buttons = [button for button in map(field_button, fields) if button is not None]
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _side_rows(words: Words, card: OfferCard) -> list[Row]:
    rows: list[Row] = []
    if not card.values.missing and card.state not in {OfferState.DECLINED, OfferState.WITHDRAWN}:
        rows.append((Button(words("offer-button-text"), ShowOfferText(card.id)),))
    if A.EXTEND in card.acts:
        rows.append((Button(words("offer-button-extend"), ExtendOffer(card.id, None, card.rev)),))
    return rows


def _risky(words: Words, card: OfferCard) -> list[Button]:
    if A.WITHDRAW in card.acts:
        press = AskOfferWords(card.id, OfferWords.WITHDRAW.value, card.rev)
        return [Button(words("offer-button-withdraw"), press, style=Style.RED)]
    if A.CHANGE_OF_MIND in card.acts:
        press = AskOfferWords(card.id, OfferWords.DECLINE.value, card.rev)
        return [Button(words("offer-button-changed-mind"), press, style=Style.RED)]
    return []


# -- questions -------------------------------------------------------------------------------------------------


def ask_words(words: Words, card: OfferCard, wanted: OfferWords, reasons: tuple[Reason, ...] = ()) -> Screen:
    """A term to be typed, with likely values; or a reason."""
    return Screen(
        blocks(_title(words, card), Html(words.option("offer-ask", wanted))),
        keyboard(*_answers(words, card, wanted, reasons), back_row(words, OpenOffer(card.id))),
        about=_about(card),
    )


def _answers(
    words: Words, card: OfferCard, wanted: OfferWords, reasons: tuple[Reason, ...]
) -> tuple[Row, ...]:
    match wanted:
        case OfferWords.AMOUNT if card.values.pay is not None:
            taxes = [
                Button(
                    ("✓ " if tax is card.values.pay.tax else "") + words.option("salary-tax", tax),
                    SetOfferTax(card.id, tax.value),
                )
                for tax in (SalaryTax.NET, SalaryTax.GROSS)
            ]
            return (tuple(taxes),)
        case OfferWords.START:
            return _days(words, card, _STARTS, lambda at: SetOfferDay(card.id, OfferField.START.value, at))
        case OfferWords.VALID:
            return _days(words, card, _ANSWERS, lambda at: SetOfferDay(card.id, OfferField.VALID.value, at))
        case OfferWords.DECLINE:
            chips = [
                Button(reason_text(words, one), DeclineOffer(card.id, one.id, card.rev)) for one in reasons
            ]
            return in_rows(chips, most=2)
        case _:
            return ()


def _days(
    words: Words, card: OfferCard, offers: tuple[DayOffer, ...], press: Callable[[int], Press]
) -> tuple[Row, ...]:
    return day_chips(words, today=card.today, to_day=lambda chosen: press(chosen.toordinal()), offers=offers)


def ask_longer(words: Words, card: OfferCard) -> Screen:
    """Until when the candidate may answer instead."""
    chips = _days(words, card, _ANSWERS, lambda at: ExtendOffer(card.id, at, card.rev))
    return Screen(
        blocks(_title(words, card), words.html("offer-ask-longer")),
        keyboard(*chips, back_row(words, OpenOffer(card.id))),
        about=_about(card),
    )


# -- news ----------------------------------------------------------------------------------------------------


def event_notice(words: Words, told: OfferTold, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What somebody did to an offer, over its card."""
    del zone
    what = words("offer-told", who=told.by, what=words.option("offer-did", told.verb))
    return offer_card(words, told.card, now=now, said=what)


def reminder_block(
    words: Words, found: OfferReminded, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """An offer that waits for approval, or whose last day has come or gone."""
    del zone, alone
    card = found.card
    name, title = card.full_name, clip(card.title, TITLE)
    until = card.values.valid_until or card.today
    match found.kind:
        case ReminderKind.OFFER_APPROVAL:
            since = ago(words, card.state_since, now=now)
            text = words.html("offer-reminder-approval", name=name, title=title, since=since)
        case ReminderKind.OFFER_ENDS:
            text = words.html("offer-reminder-ends", name=name, title=title)
        case _:
            text = words.html(
                "offer-reminder-ended", name=name, title=title, left=days_left(words, until, today=card.today)
            )
    return ReminderBlock(text, ((Button(f"📨 {short_name(name)}", OpenOffer(card.id)),),))


def filled_notice(words: Words, found: Filled, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """All places of a vacancy are taken: close it, and settle those who are left."""
    del zone, now
    return Screen(
        blocks(
            words.html("hiring-filled", title=found.title, count=found.hired),
            words.html("hiring-left", count=found.left) if found.left else None,
        ),
        keyboard(
            (
                Button(
                    words("hiring-close"),
                    CloseVacancy(found.vacancy_id, found.rev, CloseReason.FILLED.value),
                    style=Style.GREEN,
                ),
            ),
            (Button(words("hiring-open"), OpenVacancy(found.vacancy_id)),),
        ),
    )


def offer_text(words: Words, card: OfferCard) -> Screen:
    """What the candidate is told, in words to copy."""
    values = card.values
    text = words.html(
        "offer-text",
        name=greeted(card.full_name),
        title=card.title,
        pay=pay_text(words, values.pay) or "—",
        start=day(words, values.start_date, today=card.today) if values.start_date else "—",
    )
    conditions = (
        words.html("offer-text-conditions", conditions=values.conditions) if values.conditions else None
    )
    answer = (
        words.html("offer-text-answer", day=day(words, values.valid_until, today=card.today))
        if values.valid_until
        else None
    )
    whole = blocks(lines(text, conditions), answer)
    return Screen(
        blocks(words.html("offer-text-note"), Html(f"<blockquote>{whole}</blockquote>")),
        keyboard(
            (
                Button(
                    words("letter-button"),
                    BeginLetter(card.candidate_id, LetterKind.OFFER, words.language, card.application_id),
                ),
            )
            if OfferAct.EDIT in card.acts or OfferAct.ACCEPT in card.acts
            else (),
            (Button(words("offer-back"), OpenOffer(card.id)),),
        ),
        about=_about(card),
    )
