"""A vacancy being filled in: the first question, the draft's card, what differs from a colleague's edit."""

from bot.callbacks import (
    CancelVacancyDraft,
    ContinueVacancy,
    CopyVacancy,
    FillVacancyField,
    NewVacancy,
    OpenHome,
    OpenVacancy,
    OpenVacancyCopies,
    PutVacancyText,
    SaveVacancyDraft,
    SettleVacancyClash,
    ShowVacancyDraft,
    TakeVacancyDraftBack,
    ToggleConfidential,
)
from bot.domain.unfinished import Unfinished
from bot.domain.vacancy_drafts import Clashes, DraftCard
from bot.domain.vacancy_lists import VacancyRow
from bot.domain.vacancy_values import VacancyField
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.vacancy_values import field_text, place_text
from bot.views.widgets.back import back_row
from bot.views.widgets.field_card import CardField, draft_card
from bot.views.widgets.undo import undo

LONGEST_QUOTE = 300
LONGEST_ECHO = 600
MOST_ECHOED = 3
LONGEST_VALUE = 500
_MOST_DRAFTS = 2
_SHOWN = (
    VacancyField.TITLE,
    VacancyField.DEPARTMENT,
    VacancyField.COMPETENCIES,
    VacancyField.CLOSES_ON,
    VacancyField.HEADCOUNT,
    VacancyField.SALARY,
    VacancyField.WORK_FORMAT,
    VacancyField.HIRING_MANAGER,
    VacancyField.TEAM,
    VacancyField.DESCRIPTION,
    VacancyField.CONFIDENTIAL,
)
# What a text that could be anything is most likely meant for.
_FOR_PENDING = (
    VacancyField.COMPETENCIES,
    VacancyField.DESCRIPTION,
    VacancyField.TITLE,
    VacancyField.DEPARTMENT,
    VacancyField.CITY,
)


def ask_title(words: Words, draft_id: int, rev: int, others: tuple[Unfinished, ...] = ()) -> Screen:
    """The one required thing; a whole line or an advert answers it too. `others` are vacancies begun earlier."""
    resume = [
        Button(words("vacancy-continue", title=clip(other.title, 28)), ContinueVacancy(other.draft_id))
        for other in others
        if other.title and other.draft_id != draft_id
    ]
    return Screen(
        blocks(words.html("vacancy-ask-title"), words.html("vacancy-ask-title-hint")),
        keyboard(
            *((button,) for button in resume[:_MOST_DRAFTS]),
            (Button(words("vacancy-copy-earlier"), OpenVacancyCopies()),),
            back_row(
                words,
                OpenHome(),
                Button(words("button-cancel"), CancelVacancyDraft(draft_id, rev), style=Style.RED),
            ),
        ),
    )


def copies_screen(words: Words, rows: tuple[VacancyRow, ...]) -> Screen:
    """Earlier vacancies to begin from."""
    if not rows:
        return Screen(words.html("vacancy-copies-empty"), keyboard(back_row(words, NewVacancy())))
    buttons = [(Button(clip(f"💼 {row.title}", 40), CopyVacancy(row.id)),) for row in rows]
    return Screen(words.html("vacancy-copies"), keyboard(*buttons, back_row(words, NewVacancy())))


def draft_screen(words: Words, card: DraftCard) -> Screen:
    """The draft's card; typed text that could be anything is asked about first."""
    if card.pending:
        return _pending_screen(words, card)
    editing = card.vacancy_id is not None
    title = words.html(
        "vacancy-edit-title" if editing else "vacancy-draft-title", title=card.facts.title or "…"
    )
    save_label = words("vacancy-save-edit") if editing else words("vacancy-open")
    return draft_card(
        words,
        title=title,
        fields=[_field(words, card, field) for field in _fields(card)],
        main=Button(save_label, SaveVacancyDraft(card.draft_id, card.rev)),
        cancel=Button(
            words("vacancy-drop-edit" if editing else "button-cancel"),
            CancelVacancyDraft(card.draft_id, card.rev),
        ),
        back=OpenVacancy(card.vacancy_id) if card.vacancy_id is not None else OpenHome(),
        above=_above(words, card),
        below=words.html("vacancy-draft-hint"),
    )


def discarded(words: Words, card: DraftCard) -> Screen:
    """After a draft was thrown away: what it was, and the ways on."""
    back = (undo(words, TakeVacancyDraftBack(card.draft_id)),)
    if card.vacancy_id is not None:
        return Screen(
            words.html("vacancy-edit-dropped", title=card.facts.title),
            keyboard(back, (Button(words("vacancy-to-card"), OpenVacancy(card.vacancy_id)),)),
        )
    return Screen(
        words.html("vacancy-draft-dropped", title=card.facts.title or "…"),
        keyboard(
            back,
            (Button(words("home-button-new-vacancy"), NewVacancy()),),
            (Button(words("home-button-menu"), OpenHome()),),
        ),
    )


def clash_screen(words: Words, clashes: Clashes, card: DraftCard) -> Screen:
    """A colleague changed the same fields meanwhile: both values, and the choice. Nothing is saved yet."""
    shown = [
        lines(
            words.html("vacancy-clash-field", field=words.option("vacancy-field", clash.field)),
            words.html("vacancy-clash-mine", value=_value(words, card, clash.mine, clash.field)),
            words.html("vacancy-clash-theirs", value=_value(words, card, clash.theirs, clash.field)),
        )
        for clash in clashes.fields
    ]
    return Screen(
        blocks(words.html("vacancy-clash-title", title=clashes.title), *shown),
        keyboard(
            (
                Button(
                    words("vacancy-clash-keep"),
                    SettleVacancyClash(clashes.draft_id, clashes.rev, keep_mine=True),
                    style=Style.GREEN,
                ),
            ),
            (
                Button(
                    words("vacancy-clash-give"),
                    SettleVacancyClash(clashes.draft_id, clashes.rev, keep_mine=False),
                ),
            ),
            back_row(words, ShowVacancyDraft(clashes.draft_id)),
        ),
    )


def _value(words: Words, card: DraftCard, facts: object, field: VacancyField) -> str:
    shown = facts if isinstance(facts, type(card.facts)) else card.facts
    return field_text(words, shown, field, today=card.today) or "—"


def _fields(card: DraftCard) -> tuple[VacancyField, ...]:
    """The owner is asked about only once there is a vacancy: a new one is its opener's."""
    if card.vacancy_id is None:
        return _SHOWN
    at = _SHOWN.index(VacancyField.TEAM)
    return (*_SHOWN[:at], VacancyField.OWNER, *_SHOWN[at:])


def _field(words: Words, card: DraftCard, field: VacancyField) -> CardField:
    if field is VacancyField.WORK_FORMAT:
        value, label = place_text(words, card.facts), words("vacancy-field-place")
    else:
        value = clip(field_text(words, card.facts, field, today=card.today), LONGEST_VALUE)
        label = words.option("vacancy-field", field)
    if field in card.changed:
        label = f"✎ {label}"
    if field is VacancyField.CONFIDENTIAL:
        return CardField(label, value, ToggleConfidential(card.draft_id))
    return CardField(
        label,
        value,
        FillVacancyField(card.draft_id, field.value),
        required=field is VacancyField.TITLE,
    )


def _above(words: Words, card: DraftCard) -> Html | None:
    """What was just understood, in full; the request the vacancy is opened from.

    After a whole line or advert the card itself is the echo.
    """
    parts: list[Html] = []
    if card.request_text:
        parts.append(words.html("vacancy-from-request", text=clip(card.request_text, LONGEST_QUOTE)))
    told = [_echo(words, card, field) for field in card.taken if field is not VacancyField.TITLE]
    if 0 < len(told) <= MOST_ECHOED:
        parts.append(words.html("vacancy-understood", what=clip("; ".join(told), LONGEST_ECHO)))
    return blocks(*parts) if parts else None


def _echo(words: Words, card: DraftCard, field: VacancyField) -> str:
    name = words.option("vacancy-field", field)
    return f"{name}: {field_text(words, card.facts, field, today=card.today) or '—'}"


def _pending_screen(words: Words, card: DraftCard) -> Screen:
    """Which field is this? The text waits in the draft."""
    buttons = [
        Button(words.option("vacancy-field", field), PutVacancyText(card.draft_id, field.value))
        for field in _FOR_PENDING
    ]
    return Screen(
        blocks(
            words.html("vacancy-pending", title=card.facts.title),
            words.html("vacancy-quote", text=clip(card.pending, LONGEST_QUOTE)),
        ),
        keyboard(*in_rows(buttons), back_row(words, ShowVacancyDraft(card.draft_id))),
    )
