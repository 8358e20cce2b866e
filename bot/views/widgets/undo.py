"""`↩︎ Отменить`: reversible acts happen at once and can be taken back for a while."""

from bot.callbacks import Press
from bot.i18n import Words
from bot.views.screen import Button


def undo(words: Words, press: Press) -> Button:
    """The button that takes an act back; its verb refuses once something else has happened since."""
    return Button(words("button-undo"), press)
