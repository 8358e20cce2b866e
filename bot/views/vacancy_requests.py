"""Requests for vacancies: asking, the card for lead and recruiter, the list, the refusal."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.callbacks import (
    DeclineRequest,
    DeclineRequestFor,
    NewVacancy,
    OpenHome,
    OpenRequest,
    OpenRequests,
    OpenVacancy,
    PageRequests,
    TakeRequest,
)
from bot.domain.errors import Problem
from bot.domain.vacancy_requests import RequestCard, RequestPage
from bot.i18n import Html, Words, blocks, lines
from bot.models import RequestState
from bot.views.format import ago, clip, moment
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager

_QUOTE = 1500
_LABEL = 40


class DeclineReason(StrEnum):
    """Why requests are usually declined; the words are what the lead reads."""

    BUDGET = "budget"
    LATER = "later"
    INSIDE = "inside"


def ask_request(words: Words) -> Screen:
    """A lead's first question: whom do you need, in own words."""
    return Screen(
        blocks(words.html("request-ask"), words.html("request-ask-hint")),
        keyboard((Button(words("home-button-own-requests"), OpenRequests()),), back_row(words, OpenHome())),
    )


def request_sent(words: Words, card: RequestCard) -> Screen:
    """What was asked, and where to see what becomes of it."""
    return Screen(
        blocks(words.html("request-sent"), _quote(words, card)),
        keyboard((Button(words("home-button-own-requests"), OpenRequests()),), back_row(words, OpenHome())),
    )


def request_screen(words: Words, card: RequestCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A request: who asks for whom, its state, and what the reader can do."""
    return Screen(
        blocks(
            lines(
                words.html("request-title"),
                words.html("request-by", name=card.requested_by.name, department=card.department or "—"),
                words.html("request-when", when=moment(words, card.created_at, zone=zone, now=now)),
                _state(words, card, now),
            ),
            _quote(words, card),
        ),
        keyboard(*_actions(words, card), back_row(words, OpenRequests(), _decline_button(words, card))),
    )


def requests_screen(words: Words, page: RequestPage, *, now: datetime) -> Screen:
    """The requests: for a recruiter everyone's, for a lead their own with their states."""
    title = words.html("requests-title") if page.deciding else words.html("requests-own-title")
    if not page.requests:
        empty = words.html("requests-empty") if page.deciding else words.html("requests-own-empty")
        ask = (
            None
            if page.deciding
            else Button(words("home-button-request-vacancy"), NewVacancy(), style=Style.GREEN)
        )
        return Screen(blocks(title, empty), keyboard((ask,), back_row(words, OpenHome())))
    return Screen(
        blocks(title, lines(*(_line(words, card, page, now) for card in page.requests))),
        keyboard(
            *(
                (Button(clip(f"{_sign(card)} {card.text}", _LABEL), OpenRequest(card.id)),)
                for card in page.requests
            ),
            pager(page.page, page.pages, PageRequests),
            back_row(words, OpenHome()),
        ),
    )


def decline_screen(words: Words, card: RequestCard) -> Screen:
    """Why the request is declined: chips or own words; the lead reads them."""
    chips = [Chip(reason, words.option("decline-reason", reason)) for reason in DeclineReason]
    return Screen(
        blocks(words.html("request-decline-why", name=card.requested_by.name), _quote(words, card)),
        keyboard(
            *choice(chips, lambda reason: DeclineRequestFor(card.id, reason.value), most=1),
            back_row(words, OpenRequest(card.id)),
        ),
    )


def too_late(words: Words, problem: Problem, name: str) -> str:
    """The toast for whoever comes second: who was quicker."""
    if problem is Problem.REQUEST_TAKEN:
        return words("problem-request-taken", name=name)
    return words("problem-request-decided", name=name)


def _quote(words: Words, card: RequestCard) -> Html:
    return words.html("vacancy-quote", text=clip(card.text, _QUOTE))


def _state(words: Words, card: RequestCard, now: datetime) -> Html:
    name = card.decided_by.name if card.decided_by else "—"
    when = ago(words, card.decided_at, now=now) if card.decided_at else "—"
    match card.state:
        case RequestState.WAITING:
            return words.html("request-waiting")
        case RequestState.TAKEN:
            return words.html("request-taken", name=name, when=when)
        case RequestState.OPENED:
            return words.html("request-opened", name=name, when=when)
        case RequestState.DECLINED:
            return words.html("request-declined", name=name, when=when, reason=card.decline_reason)


def _actions(words: Words, card: RequestCard) -> tuple[Row, ...]:
    if card.vacancy_id is not None:
        return ((Button(words("vacancy-to-card"), OpenVacancy(card.vacancy_id), style=Style.GREEN),),)
    if not card.may_decide or card.state is RequestState.DECLINED:
        return ()
    if card.state is RequestState.TAKEN and not card.taken_by_me:
        return ((Button(words("request-take-over"), TakeRequest(card.id, over=True)),),)
    label = words("request-go-on") if card.taken_by_me else words("request-open")
    return ((Button(label, TakeRequest(card.id, over=False), style=Style.GREEN),),)


def _decline_button(words: Words, card: RequestCard) -> Button | None:
    waits = card.state is RequestState.WAITING or card.taken_by_me
    if not card.may_decide or not waits:
        return None
    return Button(words("request-decline"), DeclineRequest(card.id), style=Style.RED)


def _line(words: Words, card: RequestCard, page: RequestPage, now: datetime) -> Html:
    state = words.option("request-state", card.state)
    if page.deciding:
        when = ago(words, card.created_at, now=now)
        return words.html(
            "requests-row", sign=_sign(card), name=card.requested_by.name, state=state, when=when
        )
    return words.html("requests-own-row", sign=_sign(card), text=clip(card.text, _LABEL), state=state)


def _sign(card: RequestCard) -> str:
    return {
        RequestState.WAITING: "📨",
        RequestState.TAKEN: "✍️",
        RequestState.OPENED: "✅",
        RequestState.DECLINED: "✖️",
    }[card.state]
