"""`‹ Назад`: always bottom left, back to where one came from."""

from bot.callbacks import Press
from bot.i18n import Words
from bot.views.screen import Button, Row


def back(words: Words, press: Press) -> Button:
    """The button back."""
    return Button(words("button-back"), press)


def back_row(words: Words, press: Press | None, *others: Button | None) -> Row:
    """The last row of a screen: back on the left, then the others in the caller's order: red ones last."""
    first = (back(words, press),) if press is not None else ()
    return (*first, *(button for button in others if button is not None))
