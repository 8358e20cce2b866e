"""Saying no kindly: what happened, what was kept, what to do. No blame, and no codes but for our own faults."""

import re
from html import unescape

from bot.domain.errors import Unfit
from bot.i18n import Words
from bot.views.screen import MAX_TOAST, Screen


def unfit(words: Words, error: Unfit) -> Screen:
    """A value that cannot be taken: why, and what would do. The draft stays as it was."""
    key = f"problem-{error.problem.value.replace('_', '-')}"
    return Screen(words.html(key, **error.details))


def denied(words: Words) -> Screen:
    """The person has no right to this, or it does not exist for them."""
    return Screen(words.html("refusal-denied"))


def outdated(words: Words) -> Screen:
    """The pressed card is older than what it shows, or than this version of the bot."""
    return Screen(words.html("refusal-outdated"))


def apology(words: Words, code: str) -> Screen:
    """A fault of ours. The code is the log line's, so that whoever runs the bot finds it."""
    return Screen(words.html("refusal-apology", code=code))


def as_toast(screen: Screen) -> str:
    """A screen's first words, plain and short enough to answer a press."""
    text = unescape(re.sub(r"<[^>]+>", "", screen.text.split("\n\n")[0]))
    return text if len(text) <= MAX_TOAST else text[: MAX_TOAST - 1] + "…"
