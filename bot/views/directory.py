"""What a typed line has found: a button an entry."""

from collections.abc import Callable

from bot.callbacks import OpenCandidate, OpenDepartment, OpenHome, OpenPerson, OpenVacancy, Press
from bot.domain.directory import Answer, Entry, EntryKind
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip
from bot.views.screen import Button, Screen, keyboard
from bot.views.widgets.back import back_row

_NAME = 40
_NOTE = 80

_CARDS: dict[EntryKind, Callable[[int], Press]] = {
    EntryKind.PERSON: OpenPerson,
    EntryKind.CANDIDATE: OpenCandidate,
    EntryKind.VACANCY: OpenVacancy,
    EntryKind.DEPARTMENT: OpenDepartment,
}


def answer_screen(words: Words, found: Answer) -> Screen:
    """Who or what was meant; nobody answering for a matter is said, with whom to ask."""
    if found.about and not found.entries:
        return Screen(
            words.html("directory-nobody", about=clip(found.about, _NAME)),
            keyboard(back_row(words, OpenHome())),
        )
    title = (
        words.html("directory-answers", about=clip(found.about, _NAME))
        if found.about
        else words.html("directory-found")
    )
    return Screen(
        blocks(
            title,
            lines(*(_line(words, one) for one in found.entries)),
            words.html("today-more", count=found.more) if found.more else None,
        ),
        keyboard(
            *(
                (Button(clip(f"{_sign(words, one)} {one.name}", _NAME), _CARDS[one.kind](one.id)),)
                for one in found.entries
            ),
            back_row(words, OpenHome()),
        ),
    )


def _sign(words: Words, entry: Entry) -> str:
    return words.option("directory-sign", entry.kind)


def _line(words: Words, entry: Entry) -> Html:
    if not entry.note:
        return words.html("directory-line", sign=_sign(words, entry), name=entry.name)
    note = clip(entry.note, _NOTE)
    return words.html("directory-line-note", sign=_sign(words, entry), name=entry.name, note=note)
