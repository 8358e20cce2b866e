"""What the company's mailbox brought: one message a burst, with its drafts, what held no résumé and what failed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import OpenDraft, OpenInbox
from bot.domain.intake_drafts import MailOrigin
from bot.domain.mail_drafts import LetterNews, MailDraft, MailNews
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import MailState
from bot.views.format import clip, short_name
from bot.views.screen import Button, Row, Screen, Style, keyboard

LETTERS_SHOWN = 12
BUTTONS_SHOWN = 6
NAME_LENGTH = 40
SUBJECT_LENGTH = 60
TEXT_LENGTH = 500


def mail_notice(words: Words, news: MailNews, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """A burst of letters: its résumés first, then letters to be read by a person, then those that failed."""
    hidden = len(news.letters) - LETTERS_SHOWN
    shown = sorted(news.letters[:LETTERS_SHOWN], key=lambda letter: _ORDER[letter.state])
    return Screen(
        blocks(
            words.html("mail-title", count=len(news.letters)),
            *(_letter(words, letter) for letter in shown),
            words.html("mail-more", count=hidden) if hidden > 0 else None,
        ),
        keyboard(*_buttons(words, news), (Button(words("intake-inbox"), OpenInbox()),)),
    )


_ORDER = {MailState.HANDLED: 0, MailState.BARE: 1, MailState.FAILED: 2, MailState.TAKEN: 3}


def _letter(words: Words, letter: LetterNews) -> Html:
    sender = clip(letter.sender, NAME_LENGTH) or words("mail-nobody")
    subject = clip(letter.subject, SUBJECT_LENGTH) or words("mail-no-subject")
    match letter.state:
        case MailState.BARE:
            what = words.html("mail-bare", sender=sender, subject=subject)
        case MailState.FAILED:
            what = words.html("mail-failed", sender=sender, subject=subject)
        case MailState.HANDLED | MailState.TAKEN:
            what = words.html("mail-handled", sender=sender, subject=subject)
    reason = None
    if letter.problem is not None and not letter.drafts:
        reason = html(words.option("mail-problem", letter.problem))
    return lines(what, reason, *(_draft(words, draft) for draft in letter.drafts))


def _draft(words: Words, draft: MailDraft) -> Html:
    if draft.problem is not None:
        file = clip(draft.file_name, NAME_LENGTH) or words("intake-text")
        return html(f"⚠️ {file}: {words.option('mail-problem', draft.problem)}")
    position = f", {clip(draft.position, NAME_LENGTH)}" if draft.position else ""
    return html(f"👤 {_name(words, draft)}{position}")


def _name(words: Words, draft: MailDraft) -> str:
    return clip(draft.full_name or draft.file_name, NAME_LENGTH) or words("intake-text")


def _buttons(words: Words, news: MailNews) -> tuple[Row, ...]:
    return tuple(
        (
            Button(
                ("⚠️ " if draft.problem is not None else "📄 ") + short_name(_name(words, draft), NAME_LENGTH),
                OpenDraft(draft.draft_id),
                style=Style.GREEN if len(news.drafts) == 1 and draft.problem is None else None,
            ),
        )
        for draft in news.drafts[:BUTTONS_SHOWN]
    )


def letter_lines(words: Words, letter: MailOrigin) -> Html:
    """On a draft's card: who wrote, about what, who sent it on, and what they wrote, folded."""
    sender = letter.shown_sender or words("mail-nobody")
    text = clip(" ".join(letter.text.split()), TEXT_LENGTH)
    return lines(
        words.html(
            "mail-origin",
            sender=clip(sender, NAME_LENGTH),
            subject=clip(letter.subject, SUBJECT_LENGTH) or words("mail-no-subject"),
        ),
        words.html("mail-forwarded-by", name=clip(letter.forwarded_by, NAME_LENGTH))
        if letter.forwarded_by
        else None,
        words.html("mail-also", files=clip(", ".join(letter.also), SUBJECT_LENGTH)) if letter.also else None,
        words.html("mail-text", text=text) if text else None,
    )
