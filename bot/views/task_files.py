"""A task's file, sent as it came."""

from bot.i18n import Words
from bot.views.screen import Attachment, Screen


def file_screen(words: Words, file_id: int, name: str) -> Screen:
    """The file with its name."""
    return Screen(words.html("task-file-name", name=name), attachment=Attachment(file_id, name))
