"""What others are told about vacancies and requests, and the closing reminders."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import AskStateReason, DeclineRequest, OpenRequest, OpenVacancy, TakeRequest
from bot.domain.vacancy_notices import VacancyNotice
from bot.domain.vacancy_reminders import ClosingDay
from bot.domain.vacancy_requests import RequestCard
from bot.domain.vacancy_states import StateAct
from bot.i18n import Words, blocks, lines
from bot.models import ReminderKind, RequestState
from bot.views.format import clip, day, days_left
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.vacancies import extension_rows, short_title, vacancy_card

_QUOTE = 1500


def shared_notice(words: Words, found: VacancyNotice, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """A colleague shows a vacancy: its card."""
    return vacancy_card(words, found.card, now=now, said=words.html("notice-shared", name=_by(words, found)))


def involved_notice(words: Words, found: VacancyNotice, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """Somebody put the reader on a vacancy: its card."""
    return vacancy_card(
        words, found.card, now=now, said=words.html("notice-involved", name=_by(words, found))
    )


def state_notice(words: Words, found: VacancyNotice, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """A vacancy of the reader's was held, closed or reopened: its card with why and by whom."""
    state = words.option("vacancy-became", found.card.state)
    return vacancy_card(
        words, found.card, now=now, said=words.html("notice-state", name=_by(words, found), state=state)
    )


def _by(words: Words, found: VacancyNotice) -> str:
    return found.by.name if found.by is not None else words("vacancy-history-bot")


def requested_notice(words: Words, card: RequestCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """A lead asks for a vacancy: open or decline."""
    return Screen(
        blocks(
            lines(
                words.html("notice-requested"),
                words.html("request-by", name=card.requested_by.name, department=card.department or "—"),
            ),
            words.html("vacancy-quote", text=clip(card.text, _QUOTE)),
        ),
        keyboard(
            (Button(words("request-open"), TakeRequest(card.id, over=False), style=Style.GREEN),),
            (Button(words("request-decline"), DeclineRequest(card.id), style=Style.RED),),
        ),
    )


def decided_notice(words: Words, card: RequestCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """The lead learns what became of the request."""
    name = card.decided_by.name if card.decided_by else "—"
    opened = card.state is RequestState.OPENED
    text = (
        words.html("notice-request-opened", name=name)
        if opened
        else words.html("notice-request-declined", name=name, reason=card.decline_reason)
    )
    to_vacancy = (
        Button(words("vacancy-to-card"), OpenVacancy(card.vacancy_id), style=Style.GREEN)
        if card.vacancy_id is not None
        else None
    )
    return Screen(
        blocks(text, words.html("vacancy-quote", text=clip(card.text, _QUOTE))),
        keyboard((to_vacancy,), (Button(words("request-card"), OpenRequest(card.id)),)),
    )


def closing_block(
    words: Words,
    found: ClosingDay,
    /,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - the closing day is a day of the company's zone
    now: datetime,  # noqa: ARG001
    alone: bool,
) -> ReminderBlock:
    """Before the closing day: how long is left. After it: extend or close?"""
    shown = day(words, found.closes_on, today=found.today)
    left = days_left(words, found.closes_on, today=found.today)
    asks = found.kind is ReminderKind.VACANCY_CLOSED_DAY
    text = (
        words.html("reminder-closed-day", title=found.title, day=shown, left=left)
        if asks
        else words.html("reminder-closes-soon", title=found.title, day=shown, left=left)
    )
    card = Button(
        words("vacancy-to-card") if alone else short_title(found.title), OpenVacancy(found.vacancy_id)
    )
    extend = extension_rows(words, found.vacancy_id, found.closes_on, found.today)
    close = Button(
        words("vacancy-button-close"),
        AskStateReason(found.vacancy_id, found.rev, StateAct.CLOSE.value),
        style=Style.RED,
    )
    return ReminderBlock(text, (*extend, (card, close)) if asks else ((card,), *extend))
