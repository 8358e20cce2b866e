"""The draft card instead of a questionnaire: a title, every field with its value, a button a field."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks import Press
from bot.i18n import Html, Words, blocks, html, lines
from bot.views.format import clip
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.widgets.back import back_row

BUTTON_LENGTH = 30
_MISSING = "❗️"
_EMPTY = "—"


@dataclass(frozen=True)
class CardField:
    """One field: its name, its value in words (plain or safe HTML; None or empty for none) and its button.

    `short` replaces the value on the button where the whole would not say enough when cut; a field without
    `press` has no button.
    """

    label: str
    value: str | Html | None
    press: Press | None
    required: bool = False
    short: str | None = None

    @property
    def missing(self) -> bool:
        return self.required and not self.value


def field_lines(words: Words, fields: Sequence[CardField]) -> Html:
    """The fields as lines: `Отдел: Маркетинг`, a required one without a value marked in a word and a sign."""
    return lines(*(_line(words, field) for field in fields))


def field_button(field: CardField) -> Button | None:
    """`Отдел: Маркетинг`, shortened; only the name when there is no value yet."""
    if field.press is None:
        return None
    plain = None if isinstance(field.value, Html) else field.value
    shown = field.short if field.short is not None else plain
    if field.missing:
        return Button(f"{_MISSING} {clip(field.label, BUTTON_LENGTH - 3)}", field.press)
    if not shown:
        return Button(clip(f"✓ {field.label}" if field.value else field.label, BUTTON_LENGTH), field.press)
    return Button(clip(f"{field.label}: {shown}", BUTTON_LENGTH), field.press)


def draft_card(
    words: Words,
    *,
    title: Html,
    fields: Sequence[CardField],
    main: Button,
    cancel: Button,
    back: Press | None = None,
    extra: Sequence[Button] = (),
    above: str | None = None,
    below: str | None = None,
    width: int = 2,
) -> Screen:
    """The card of a draft.

    `main` comes first and green, `cancel` last and red, back bottom left; `extra` are further acts above the
    last row. `above` and `below` stand around the fields, e.g. what was just understood, or a hint.
    """
    buttons = [button for button in map(field_button, fields) if button is not None]
    rows = [buttons[at : at + width] for at in range(0, len(buttons), width)]
    return Screen(
        blocks(title, above, field_lines(words, fields), below),
        keyboard(
            (_styled(main, Style.GREEN),),
            *rows,
            *((button,) for button in extra),
            back_row(words, back, _styled(cancel, Style.RED)),
        ),
    )


def _line(words: Words, field: CardField) -> Html:
    value: Html = html(field.value) if field.value else html(_EMPTY)
    if field.missing:
        value = words.html("card-field-needed")
    return words.html("card-field", label=field.label, value=value)


def _styled(button: Button, style: Style) -> Button:
    return Button(button.label, button.press, button.url, button.copy, style)
