"""The company's kinds of interview: the list, and one kind with its questions and length."""

from bot.callbacks import (
    AskKindWords,
    OpenInterviewKind,
    OpenInterviewKinds,
    OpenStages,
    RetireInterviewKind,
    SetKindMinutes,
)
from bot.domain.interview_kinds import Kind
from bot.i18n import Html, Words, blocks, lines
from bot.views.interview_words import kind_text
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice

_LENGTHS = (15, 30, 45, 60, 90, 120)


def kinds_screen(words: Words, found: tuple[Kind, ...]) -> Screen:
    """Every kind, those offered no more at the end."""
    return Screen(
        blocks(words.html("interview-kinds-title"), words.html("interview-kinds-hint")),
        keyboard(
            *in_rows(
                [
                    Button(
                        f"{'☐' if one.is_retired else '☑'} {kind_text(words, one)}", OpenInterviewKind(one.id)
                    )
                    for one in found
                ],
                most=2,
            ),
            (Button(words("interview-kinds-add"), AskKindWords(None), style=Style.GREEN),),
            back_row(words, OpenStages(None)),
        ),
    )


def kind_screen(words: Words, kind: Kind) -> Screen:
    """One kind: what is asked in it and how long it takes."""
    lengths = [Chip(one, words("interview-minutes", count=one)) for one in _LENGTHS]
    retire = words("interview-kind-bring-back" if kind.is_retired else "interview-kind-retire")
    questions = [words.html("interview-kind-question", text=one) for one in kind.questions]
    return Screen(
        blocks(
            lines(
                words.html("interview-kind-title", name=kind_text(words, kind)),
                words.html("interview-kind-minutes", minutes=kind.minutes),
                words.html("interview-kind-retired") if kind.is_retired else None,
            ),
            lines(*questions) if questions else words.html("interview-kind-no-questions"),
        ),
        keyboard(
            *choice(lengths, lambda one: SetKindMinutes(kind.id, one, kind.rev), chosen=kind.minutes),
            (Button(words("interview-kind-questions-button"), AskKindWords(kind.id)),),
            back_row(words, OpenInterviewKinds(), Button(retire, RetireInterviewKind(kind.id))),
        ),
    )


def ask_words(words: Words, kind: Kind | None) -> Screen:
    """The name of a new kind, or the questions of one."""
    if kind is None:
        return Screen(words.html("interview-kind-ask-name"), keyboard(back_row(words, OpenInterviewKinds())))
    present: Html = lines(*(words.html("interview-kind-question", text=one) for one in kind.questions))
    return Screen(
        blocks(
            words.html("interview-kind-title", name=kind_text(words, kind)),
            present,
            words.html("interview-kind-ask-questions"),
        ),
        keyboard(back_row(words, OpenInterviewKind(kind.id))),
    )
