"""A vacancy's card, why its state changes, sharing it, and the question when its day is over."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.callbacks import (
    AskStateReason,
    CloseVacancy,
    CopyVacancy,
    EditVacancy,
    EditVacancyTeam,
    ExtendVacancy,
    FindForVacancy,
    HoldVacancy,
    OpenReport,
    OpenSettling,
    OpenVacancies,
    OpenVacancy,
    OpenVacancyHistory,
    ReopenVacancy,
    SendVacancy,
    ShareVacancy,
    StageCandidates,
    UndoVacancy,
    VacancyCandidates,
    VacancyInterviews,
)
from bot.domain.hiring_facts import ReportPeriod
from bot.domain.vacancy_cards import StageWaiting, VacancyCard
from bot.domain.vacancy_people import Colleagues
from bot.domain.vacancy_states import StateAct
from bot.domain.vacancy_values import VacancyField
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import CloseReason, HoldReason, Stage, VacancyState
from bot.views.format import ago, clip, day, days_left, short_day
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.vacancy_candidates import waiting_line
from bot.views.vacancy_fields import person_label
from bot.views.vacancy_values import field_text, person_text, place_text, salary_text, wanted_list
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.day_choice import DayOffer, offered_day
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

LONGEST_DESCRIPTION = 900
_MOST_WAITING = 5
LINK_PREFIX = "v_"
EXTENSIONS = (DayOffer.WEEK, DayOffer.WEEKS_2, DayOffer.MONTH)


def vacancy_link(bot_username: str, vacancy_id: int) -> str:
    """The address that opens a vacancy's card in the bot, for those who may see it."""
    return f"https://t.me/{bot_username}?start={LINK_PREFIX}{vacancy_id}"


def vacancy_card(
    words: Words, card: VacancyCard, *, now: datetime, said: str | None = None, undo_event: int | None = None
) -> Screen:
    """The card. `said` is what has just happened; `undo_event` the event that can be taken back."""
    return Screen(
        blocks(
            lines(said) if said else None,
            lines(_title(words, card), _state(words, card, now), _deadline(words, card)),
            lines(*_people(words, card)),
            lines(*_pipeline(words, card, now)),
            lines(*_profile(words, card)),
            _description(words, card),
        ),
        keyboard(*_actions(words, card, undo_event)),
    )


def _title(words: Words, card: VacancyCard) -> Html:
    sign = words("vacancy-sign-confidential") if card.facts.confidential else words("vacancy-sign")
    return words.html("vacancy-title", sign=sign, title=card.facts.title)


def _state(words: Words, card: VacancyCard, now: datetime) -> Html | None:
    """Why and by whom it does not run; nothing for an open one."""
    if card.state is VacancyState.OPEN:
        return None
    reason = card.state_note
    if card.close_reason and card.close_reason is not CloseReason.OTHER:
        reason = _joined(words.option("close-reason", card.close_reason), card.state_note)
    if card.hold_reason and card.hold_reason is not HoldReason.OTHER:
        reason = _joined(words.option("hold-reason", card.hold_reason), card.state_note)
    state = words.option("vacancy-state", card.state)
    first = words.html("vacancy-state-line", state=state, reason=reason or "—")
    if card.state_change is None or card.state_change.by is None:
        return first
    when = ago(words, card.state_change.at, now=now)
    return lines(
        first, words.html("vacancy-state-by", name=person_text(words, card.state_change.by), when=when)
    )


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _deadline(words: Words, card: VacancyCard) -> Html | None:
    """The closing day with days left or late; the first one beside it when it was moved."""
    closes = card.facts.closes_on
    if closes is None:
        return words.html("vacancy-no-deadline") if card.state is VacancyState.OPEN else None
    shown = day(words, closes, today=card.today)
    if card.state is not VacancyState.OPEN:
        return words.html("vacancy-closes", day=shown)
    left = days_left(words, closes, today=card.today)
    key = (
        words.html("vacancy-burning", day=shown, left=left)
        if card.burning
        else words.html("vacancy-closes-left", day=shown, left=left)
    )
    if card.first_closes_on is None or card.first_closes_on == closes:
        return key
    return lines(key, words.html("vacancy-first-day", day=day(words, card.first_closes_on, today=card.today)))


def _people(words: Words, card: VacancyCard) -> list[Html]:
    facts = card.facts
    found: list[Html] = []
    if facts.department:
        found.append(words.html("vacancy-department", name=facts.department.name))
    if facts.owner:
        found.append(words.html("vacancy-owner", name=person_text(words, facts.owner)))
    if facts.hiring_manager:
        found.append(words.html("vacancy-manager", name=person_text(words, facts.hiring_manager)))
    if facts.team:
        names = field_text(words, facts, VacancyField.TEAM, today=card.today)
        found.append(words.html("vacancy-team", names=names))
    if card.requested_by and (
        facts.hiring_manager is None or card.requested_by.id != facts.hiring_manager.id
    ):
        found.append(words.html("vacancy-requested-by", name=card.requested_by.name))
    return found


def _pipeline(words: Words, card: VacancyCard, now: datetime) -> list[Html]:
    """Where the candidates stand, and who waits for whom."""
    if not card.may_see_candidates:
        return []
    if not card.stages:
        return [words.html("vacancy-no-candidates")]
    counts = " · ".join(f"{words.option('stage', item.stage)} {item.count}" for item in card.stages)
    return [
        words.html("vacancy-pipeline", counts=counts),
        *_waiting(words, card, now),
    ]


def _waiting(words: Words, card: VacancyCard, now: datetime) -> list[Html]:
    """Who waits for whom: by stage where nobody was asked, then everybody who was, the longest first."""
    found = [_waiting_at(words, one, now) for one in card.by_stage]
    shown = card.waiting[:_MOST_WAITING]
    found += [waiting_line(words, one, now) for one in shown]
    if len(card.waiting) > len(shown):
        found.append(words.html("today-more", count=len(card.waiting) - len(shown)))
    return found


def _waiting_at(words: Words, waiting: StageWaiting, now: datetime) -> Html:
    since = ago(words, waiting.since, now=now)
    if waiting.stage is Stage.NEW and waiting.who is not None:
        return words.html("vacancy-waits-new", count=waiting.count, name=waiting.who.name, since=since)
    return words.html("vacancy-waits-offer", count=waiting.count, since=since)


def _profile(words: Words, card: VacancyCard) -> list[Html]:
    facts = card.facts
    must, nice = wanted_list(facts.competencies, must=True), wanted_list(facts.competencies, must=False)
    pay, place = salary_text(words, facts.salary), place_text(words, facts)
    return [
        words.html("vacancy-quota", hired=card.hired, headcount=facts.headcount),
        *([words.html("vacancy-salary", pay=pay)] if pay else []),
        *([words.html("vacancy-salary-hidden")] if card.salary_hidden else []),
        *([words.html("vacancy-place", place=place)] if place else []),
        *([words.html("vacancy-musts", names=must)] if must else []),
        *([words.html("vacancy-nices", names=nice)] if nice else []),
    ]


def _description(_words: Words, card: VacancyCard) -> Html | None:
    if not card.facts.description:
        return None
    text = card.facts.description
    shown = text if len(text) <= LONGEST_DESCRIPTION else f"{text[: LONGEST_DESCRIPTION - 1]}…"
    return Html(f"<blockquote expandable>{html(shown)}</blockquote>")


def _actions(words: Words, card: VacancyCard, undo_event: int | None) -> list[Row]:
    back = undo(words, UndoVacancy(undo_event)) if undo_event is not None else None
    candidates = Button(
        words("vacancy-button-candidates", count=card.candidates),
        VacancyCandidates(card.id, 0),
        style=Style.GREEN,
    )
    new = next((item for item in card.stages if item.stage is Stage.NEW), None)
    rows: list[Sequence[Button | None]] = [
        (back,),
        (
            candidates if card.may_see_candidates else None,
            Button(words("interviews-button-all"), VacancyInterviews(card.id))
            if card.may_see_candidates and card.candidates
            else None,
        ),
        (Button(words("vacancy-button-fit"), FindForVacancy(card.id)) if card.may_add_candidates else None,),
        (_settle(words, card),),
        (
            Button(words("vacancy-button-new", count=new.count), StageCandidates(card.id, Stage.NEW.value, 0))
            if new is not None
            else None,
        ),
        (
            Button(words("vacancy-button-edit"), EditVacancy(card.id)) if card.may_edit else None,
            Button(words("vacancy-button-team"), EditVacancyTeam(card.id)) if card.may_edit else None,
            Button(words("report-button"), OpenReport(card.id, ReportPeriod.QUARTER.value))
            if card.may_see_candidates
            else None,
        ),
        (
            Button(words("vacancy-button-share"), ShareVacancy(card.id, 0)),
            Button(words("vacancy-button-history"), OpenVacancyHistory(card.id, 0)),
            Button(words("vacancy-button-copy"), CopyVacancy(card.id)) if card.can_copy else None,
        ),
        back_row(words, OpenVacancies(), *_state_buttons(words, card)),
    ]
    return list(keyboard(*rows))


def _settle(words: Words, card: VacancyCard) -> Button | None:
    """Once a vacancy is closed or its quota hired, whoever is left is settled in one step."""
    over = card.state is VacancyState.CLOSED or card.hired >= card.facts.headcount
    if not over or not card.left or not card.may_settle:
        return None
    return Button(words("vacancy-button-settle", count=card.left), OpenSettling(card.id))


def _state_buttons(words: Words, card: VacancyCard) -> list[Button]:
    if not card.may_edit:
        return []

    def press(act: StateAct) -> AskStateReason:
        return AskStateReason(card.id, card.rev, act.value)

    hold = Button(words("vacancy-button-hold"), press(StateAct.HOLD))
    reopen = Button(words("vacancy-button-reopen"), press(StateAct.REOPEN))
    close = Button(words("vacancy-button-close"), press(StateAct.CLOSE), style=Style.RED)
    match card.state:
        case VacancyState.OPEN:
            return [hold, close]
        case VacancyState.ON_HOLD:
            return [reopen, close]
        case VacancyState.CLOSED:
            return [reopen]


# -- why the state changes -------------------------------------------------------------------------------


def reason_screen(words: Words, card: VacancyCard, act: StateAct) -> Screen:
    """Why: the likely reasons as chips, or own words typed."""
    rows: Sequence[Row]
    match act:
        case StateAct.HOLD:
            reasons = [
                Chip(one, words.option("hold-reason", one))
                for one in HoldReason
                if one is not HoldReason.OTHER
            ]
            rows = choice(reasons, lambda one: HoldVacancy(card.id, card.rev, one.value), most=1)
        case StateAct.CLOSE:
            ends = [
                Chip(one, words.option("close-reason", one))
                for one in CloseReason
                if one is not CloseReason.OTHER
            ]
            rows = choice(ends, lambda one: CloseVacancy(card.id, card.rev, one.value), most=1)
        case StateAct.REOPEN:
            rows = (
                (Button(words("vacancy-reopen-plain"), ReopenVacancy(card.id, card.rev), style=Style.GREEN),),
            )
    return Screen(
        blocks(
            words.html("vacancy-title", sign=words("vacancy-sign"), title=card.facts.title),
            Html(words.option("vacancy-why", act)),
            words.html("vacancy-left-behind", count=card.left)
            if act is StateAct.CLOSE and card.left
            else None,
        ),
        keyboard(*rows, back_row(words, OpenVacancy(card.id))),
    )


# -- extend or close? --------------------------------------------------------------------------------------


def extension_rows(words: Words, vacancy_id: int, closes_on: date, today: date) -> tuple[Row, ...]:
    """Chips that move the closing day on, counted from it or, when it is over, from today."""
    start = max(closes_on, today)
    buttons = [
        Button(
            f"{words.option('day-offer', offer)} · {short_day(words, until, today=today)}",
            ExtendVacancy(vacancy_id, closes_on.toordinal(), until.toordinal()),
        )
        for offer in EXTENSIONS
        if (until := offered_day(offer, start))
    ]
    return in_rows(buttons, width=44)


# -- sharing -----------------------------------------------------------------------------------------------


def share_screen(words: Words, card: VacancyCard, people: Colleagues, bot_username: str) -> Screen:
    """The link to copy, and colleagues who may see the vacancy, one tap each."""
    link = vacancy_link(bot_username, card.id)
    chips = [Chip(person.id, person_label(person)) for person in people.people]
    return Screen(
        blocks(
            words.html("vacancy-share", title=card.facts.title),
            Html(f"<code>{html(link)}</code>"),
            words.html("vacancy-share-hint"),
        ),
        keyboard(
            (Button(words("vacancy-copy-link"), copy=link),),
            *choice(chips, lambda person_id: SendVacancy(card.id, person_id), most=2),
            pager(people.page, people.pages, lambda page: ShareVacancy(card.id, page)),
            back_row(words, OpenVacancy(card.id)),
        ),
    )


def short_title(title: str) -> str:
    """A vacancy's title for toasts and buttons."""
    return clip(title, 40)
