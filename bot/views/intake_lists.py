"""Several received papers at once: an album or burst in one message, the inbox, and its reminder."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    InboxPage,
    JoinBatch,
    OpenBatch,
    OpenCandidate,
    OpenDraft,
    OpenHome,
    OpenVacancy,
    PartBatch,
    Press,
    PutBatchOn,
    SaveBatch,
    SaveBatchTo,
    VacancyCandidates,
)
from bot.domain.candidate_notices import CandidatesAdded
from bot.domain.inbox import InboxRow
from bot.domain.intake_cards import BatchCard, BatchRow, DraftCard, Standing
from bot.domain.intake_drafts import DraftState
from bot.i18n import Html, Words, blocks, html, lines
from bot.views import intake
from bot.views.format import ago, clip, short_name
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import page_of, pager

ROWS_SHOWN = 20
NAME_LENGTH = 40
SHORT_NAME = 24
_SIGNS = {
    Standing.READING: "⏳",
    Standing.SURE: "✅",
    Standing.ASKS: "❓",
    Standing.SEEN: "👥",
    Standing.KNOWN: "♻️",
    Standing.TWIN: "♻️",
    Standing.JOINED: "🔗",
    Standing.UNREADABLE: "⚠️",
    Standing.SAVED: "💾",
    Standing.DISCARDED: "✕",
}


def read_notice(words: Words, found: DraftCard | BatchCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What is shown when a paper has been read: its card, or the batch it belongs to."""
    if isinstance(found, BatchCard):
        return batch_screen(words, found)
    return intake.draft_card(words, found, zone=zone, now=now)


# -- an album or burst ------------------------------------------------------------------------------------


def batch_screen(words: Words, card: BatchCard) -> Screen:
    """The papers of a batch with their states; one tap saves the sure ones, the doubtful open one by one."""
    hidden = len(card.rows) - ROWS_SHOWN
    return Screen(
        blocks(
            lines(words.html("batch-title", count=len(card.rows)), _counts_line(words, card)),
            lines(*(_row_line(words, row) for row in card.rows[:ROWS_SHOWN])),
            words.html("batch-more", count=hidden) if hidden > 0 else None,
        ),
        keyboard(*_act_rows(words, card), *_vacancy_rows(words, card), *_look_rows(card)),
    )


def _counts_line(words: Words, card: BatchCard) -> Html | None:
    sure = card.count(Standing.SURE, Standing.KNOWN)
    asks = card.count(Standing.ASKS, Standing.SEEN)
    parts = [
        words("batch-reading", count=card.count(Standing.READING)) if card.count(Standing.READING) else "",
        words("batch-sure", count=sure) if sure else "",
        words("batch-asks", count=asks) if asks else "",
        words("batch-saved", count=card.count(Standing.SAVED)) if card.count(Standing.SAVED) else "",
        words("batch-unread", count=card.count(Standing.UNREADABLE))
        if card.count(Standing.UNREADABLE)
        else "",
    ]
    return html(" · ".join(part for part in parts if part))


def _row_line(words: Words, row: BatchRow) -> Html:
    name = clip(row.full_name or row.file_name or words("intake-text"), NAME_LENGTH)
    note = f"{_SIGNS[row.standing]} "
    match row.standing:
        case Standing.UNREADABLE if row.problem is not None:
            what = words.option("intake-problem", row.problem)
            return html(f"{note}{clip(row.file_name, NAME_LENGTH) or words('intake-text')}: {what}")
        case Standing.SURE | Standing.SAVED | Standing.ASKS if row.full_name:
            return html(f"{note}{name}" + (f", {clip(row.position, NAME_LENGTH)}" if row.position else ""))
        case _:
            return html(f"{note}{name} ({words.option('batch-row', row.standing)})")


def _act_rows(words: Words, card: BatchCard) -> tuple[Row, ...]:
    sure = card.count(Standing.SURE, Standing.KNOWN)
    rows: list[Row] = []
    if sure:
        if card.vacancy is not None:
            label = words("batch-save-to", count=sure, title=clip(card.vacancy.title, SHORT_NAME))
        else:
            label = words("batch-save", count=sure)
        rows.append((Button(label, SaveBatch(card.batch_id), style=Style.GREEN),))
    if card.next_question is not None:
        asks = card.count(Standing.ASKS, Standing.SEEN)
        rows.append((Button(words("batch-questions", count=asks), OpenDraft(card.next_question)),))
    if card.may_join:
        rows.append((Button(words("batch-join"), JoinBatch(card.batch_id)),))
    if card.may_part:
        rows.append((Button(words("batch-part"), PartBatch(card.batch_id)),))
    return tuple(rows)


def _vacancy_rows(words: Words, card: BatchCard) -> tuple[Row, ...]:
    waiting = card.count(Standing.READING, Standing.SURE, Standing.ASKS, Standing.SEEN, Standing.KNOWN)
    if not waiting or not card.choices.likely:
        return ()
    chips = [Chip(each.id, clip(each.title, SHORT_NAME)) for each in card.choices.likely]
    chosen = card.vacancy.id if card.vacancy is not None else None
    rows = choice(chips, lambda vacancy_id: PutBatchOn(card.batch_id, vacancy_id), chosen=chosen, most=2)
    sign = "✓ " if chosen is None and card.is_placed else ""
    return (*rows, (Button(sign + words("intake-base-only"), PutBatchOn(card.batch_id, None)),))


def where_to(words: Words, card: BatchCard) -> Screen:
    """Which vacancy a batch goes to, asked before it is saved: one tap answers and saves."""
    sure = card.count(Standing.SURE, Standing.KNOWN)
    chips: list[Row] = [
        (Button(clip(each.title, NAME_LENGTH), SaveBatchTo(card.batch_id, each.id)),)
        for each in card.choices.likely
    ]
    return Screen(
        words.html("batch-where", count=sure),
        keyboard(
            *chips,
            (Button(words("batch-to-base"), SaveBatchTo(card.batch_id, None)),),
            back_row(words, OpenBatch(card.batch_id)),
        ),
    )


def _look_rows(card: BatchCard) -> tuple[Row, ...]:
    """A button a paper that can be looked at: its card, what it became, or the way to take it back."""
    buttons: list[Button] = []
    for row in card.rows[:ROWS_SHOWN]:
        label = f"{_SIGNS[row.standing]} {short_name(row.full_name or row.file_name or '…', SHORT_NAME)}"
        if row.standing not in {Standing.READING, Standing.TWIN}:
            buttons.append(Button(label, OpenDraft(row.draft_id)))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


# -- the inbox --------------------------------------------------------------------------------------------


def inbox_screen(words: Words, rows: Sequence[InboxRow], page: int, *, now: datetime) -> Screen:
    """The papers not dealt with yet, oldest first."""
    if not rows:
        return Screen(
            blocks(words.html("inbox-empty-title"), words.html("inbox-empty")),
            keyboard(back_row(words, OpenHome())),
        )
    shown = page_of(rows, page)
    return Screen(
        blocks(
            words.html("inbox-title", count=len(rows)),
            lines(*(_inbox_line(words, row, now=now) for row in shown.items)),
        ),
        keyboard(
            *((Button(_inbox_label(words, row), OpenDraft(row.draft_id)),) for row in shown.items),
            pager(shown.number, shown.pages, InboxPage),
            back_row(words, OpenHome()),
        ),
    )


def _inbox_label(words: Words, row: InboxRow) -> str:
    sign = "⚠️" if row.state is DraftState.UNREADABLE else "📄"
    return f"{sign} {short_name(row.full_name or row.file_name or words('intake-text'), NAME_LENGTH)}"


def _inbox_line(words: Words, row: InboxRow, *, now: datetime) -> Html:
    name = _inbox_label(words, row)
    about = row.position or (words("inbox-unread") if row.state is DraftState.UNREADABLE else "")
    return words.html(
        "inbox-line",
        name=name,
        about=clip(about, NAME_LENGTH) or "—",
        ago=ago(words, row.received_at, now=now),
    )


# -- told to others ---------------------------------------------------------------------------------------


def candidates_added(words: Words, found: CandidatesAdded, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """A colleague has added candidates to one's vacancy."""
    who = ", ".join(found.added_by)
    shown = found.candidates[:ROWS_SHOWN]
    people = [
        html(f"👤 {each.full_name}" + (f", {each.position}" if each.position else "")) for each in shown
    ]
    title = words.html("candidates-added", count=len(found.candidates), title=found.title)
    return Screen(
        blocks(title, lines(*people), words.html("candidates-added-by", name=who)),
        keyboard(
            (_first_button(words, found),),
            (Button(words("intake-open-vacancy"), OpenVacancy(found.vacancy_id)),),
        ),
    )


def _first_button(words: Words, found: CandidatesAdded) -> Button:
    press: Press = VacancyCandidates(found.vacancy_id, 0)
    if len(found.candidates) == 1:
        press = OpenCandidate(found.candidates[0].candidate_id)
        return Button(words("intake-open-candidate"), press, style=Style.BLUE)
    return Button(words("candidates-open-list"), press, style=Style.BLUE)
