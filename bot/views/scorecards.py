"""A scorecard on one screen: rows × 1–5, the verdict, the comment; and all of an interview read together."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskScoreComment,
    DismissScorecard,
    HearScorecard,
    OpenInterview,
    OpenScorecard,
    OpenScoreForm,
    SetScore,
    SetVerdict,
    SubmitScorecard,
)
from bot.domain.interview_rows import MOST_ROWS
from bot.domain.scorecard_cards import CardFacts, InterviewCards, ScoreForm, ScoreRow
from bot.domain.scorecards import HIGHEST, LOWEST, Mark, Voice
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Subject, Verdict
from bot.views.format import clip
from bot.views.interview_words import title
from bot.views.interviews import about
from bot.views.screen import About, Attachment, Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row

_ROW_LABEL = 60
_COMMENT = 700
_STYLES = {Verdict.STRONG_YES: Style.GREEN, Verdict.STRONG_NO: Style.RED}


def form(words: Words, found: ScoreForm, *, zone: ZoneInfo, now: datetime, said: str | None = None) -> Screen:
    """One's own scorecard: every row has its five marks and a dash, then the verdict."""
    del zone, now
    card = found.card
    if card.submitted:
        return Screen(
            blocks(title(words, found.interview), words.html("scorecard-handed-in"), card_block(words, card)),
            keyboard(back_row(words, OpenInterview(found.interview.id))),
            about=about(found.interview),
        )
    if card.dismissed:
        return Screen(
            blocks(title(words, found.interview), words.html("scorecard-was-not-there")),
            keyboard(
                (Button(words("scorecard-was-there"), DismissScorecard(card.id, True)),),
                back_row(words, OpenInterview(found.interview.id)),
            ),
            about=about(found.interview),
        )
    return Screen(
        blocks(
            lines(said) if said else None,
            title(words, found.interview),
            words.html("scorecard-scale"),
            lines(*(_row_line(words, number, row) for number, row in enumerate(card.rows[:MOST_ROWS], 1))),
            _verdict_line(words, card),
            words.html("scorecard-comment", text=clip(card.comment, _COMMENT)) if card.comment else None,
            words.html("scorecard-voices", count=card.voices) if card.voices else None,
        ),
        keyboard(
            *(_row_buttons(card, number, row) for number, row in enumerate(card.rows[:MOST_ROWS], 1)),
            *_verdict_rows(words, card),
            (Button(words("scorecard-comment-button"), AskScoreComment(card.id)),),
            (Button(words("scorecard-submit"), SubmitScorecard(card.id), style=Style.GREEN),),
            back_row(
                words,
                OpenInterview(found.interview.id),
                Button(words("scorecard-dismiss"), DismissScorecard(card.id, False)),
            ),
        ),
        about=about(found.interview),
    )


def _row_line(words: Words, number: int, row: ScoreRow) -> Html:
    said = words("scorecard-not-assessed") if row.score is None else _mark(words, row.score)
    return words.html("scorecard-row", number=number, title=clip(row.title, _ROW_LABEL), score=said)


def _mark(words: Words, score: int) -> str:
    return f"{score} · {words.option('scorecard-mark', list(Mark)[score - LOWEST])}"


def _row_buttons(card: CardFacts, number: int, row: ScoreRow) -> Row:
    """«1. Python» stands above; here its marks, the chosen one coloured and ticked."""
    marks = [
        Button(
            f"{number}. {score}"
            if score == LOWEST and row.score != LOWEST
            else ("✓" if score == row.score else "") + str(score),
            SetScore(card.id, row.position, score),
            style=Style.BLUE if score == row.score else None,
        )
        for score in range(LOWEST, HIGHEST + 1)
    ]
    dash = Button("✓—" if row.score is None else "—", SetScore(card.id, row.position, None))
    return (*marks, dash)


def _verdict_line(words: Words, card: CardFacts) -> Html:
    if card.verdict is None:
        return words.html("scorecard-verdict-needed")
    return words.html("scorecard-verdict", verdict=words.option("interview-verdict", card.verdict))


def _verdict_rows(words: Words, card: CardFacts) -> tuple[Row, ...]:
    buttons = [
        Button(
            ("✓ " if one is card.verdict else "") + words.option("interview-verdict", one),
            SetVerdict(card.id, one.value),
            style=_STYLES.get(one) if one is card.verdict else None,
        )
        for one in Verdict
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


def ask_comment(words: Words, found: ScoreForm) -> Screen:
    """A comment typed, or a voice message."""
    return Screen(
        blocks(title(words, found.interview), words.html("scorecard-ask-comment")),
        keyboard(back_row(words, OpenScoreForm(found.card.id))),
        about=about(found.interview),
    )


# -- read together -------------------------------------------------------------------------------------------


def read_cards(words: Words, found: InterviewCards) -> Screen:
    """Every card that is handed in, side by side where they disagree; blind before one's own."""
    if found.blind:
        return Screen(
            blocks(title(words, found.interview), words.html("scorecards-blind")),
            keyboard(
                (Button(words("interview-fill-card"), OpenScorecard(found.interview.id), style=Style.GREEN),),
                back_row(words, OpenInterview(found.interview.id)),
            ),
            about=about(found.interview),
        )
    return Screen(
        blocks(
            title(words, found.interview),
            *(card_block(words, card) for card in found.cards),
            lines(*_together(words, found)),
            words.html("scorecards-missing", count=found.missing) if found.missing else None,
        ),
        keyboard(
            *(
                (Button(words("scorecard-hear", name=clip(card.name, 24)), HearScorecard(card.id)),)
                for card in found.cards
                if card.voices
            ),
            back_row(words, OpenInterview(found.interview.id)),
        ),
        about=about(found.interview),
    )


def card_block(words: Words, card: CardFacts) -> Html:
    """One card: the verdict, the scores, the comment."""
    verdict = words.option("interview-verdict", card.verdict) if card.verdict is not None else ""
    scores = [f"{clip(row.title, _ROW_LABEL)} {row.score or '—'}" for row in card.rows]
    by = words("scorecard-entered-by", name=card.entered_by) if card.entered_by else ""
    return lines(
        words.html("scorecard-head", name=card.name, verdict=verdict, by=by),
        html(", ".join(scores)) if scores else None,
        words.html("scorecard-comment", text=clip(card.comment, _COMMENT)) if card.comment else None,
    )


def _together(words: Words, found: InterviewCards) -> list[Html]:
    """The means over those who assessed a row, and where they are far apart."""
    if len(found.cards) < 2:  # noqa: PLR2004 - one alone is no mean
        return []
    made = []
    for name in found.titles[:MOST_ROWS]:
        mean = found.average(name)
        if mean is not None:
            apart = words("scorecards-apart") if found.spread(name) > 1 else ""
            made.append(
                words.html(
                    "scorecards-mean", title=clip(name, _ROW_LABEL), score=_number(words, mean), apart=apart
                )
            )
    return [words.html("scorecards-together"), *made] if made else []


def _number(words: Words, mean: float) -> str:
    """A mean with one decimal, as the reader's language writes it."""
    return words.number(Decimal(str(round(mean, 1))))


def voice(words: Words, found: Voice, number: int) -> Screen:
    """One voice message of a scorecard."""
    if found.file_id is None:
        return Screen(words.html("scorecard-voice-coming"))
    name = words("scorecard-voice-name", number=number)
    return Screen(
        words.html("scorecard-voice", number=number),
        attachment=Attachment(found.file_id, f"{name}.ogg"),
        about=About(Subject.CANDIDATE, found.candidate_id),
    )
