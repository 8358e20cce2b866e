"""Consent as the candidate sees it: the text, the answer, and the way to take it back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import AnswerConsent, WithdrawConsent
from bot.domain.consents import ConsentQuestion
from bot.i18n import Words, blocks
from bot.models import ConsentState, Subject
from bot.views.format import day
from bot.views.screen import About, Button, Screen, Style, keyboard


def question(words: Words, found: ConsentQuestion, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The text with two answers; afterwards what was answered, and how to take it back."""
    if found.state is ConsentState.ASKED:
        return Screen(
            blocks(
                words.html("consent-hello", company=found.company),
                words.html("consent-text", text=found.text),
                words.html("consent-text-version", version=found.version),
            ),
            keyboard(
                (
                    Button(
                        words("consent-agree"),
                        AnswerConsent(found.candidate_id, found.version, True),
                        style=Style.GREEN,
                    ),
                ),
                (
                    Button(
                        words("consent-decline"),
                        AnswerConsent(found.candidate_id, found.version, False),
                        style=Style.RED,
                    ),
                ),
            ),
            about=About(Subject.CANDIDATE, found.candidate_id),
        )
    return _answered(words, found, zone=zone, now=now)


def _answered(words: Words, found: ConsentQuestion, *, zone: ZoneInfo, now: datetime) -> Screen:
    today = now.astimezone(zone).date()
    until = found.valid_until
    is_given = found.state is ConsentState.GIVEN
    return Screen(
        blocks(
            words.option("consent-thanks", found.state),
            words.html("consent-until", day=day(words, until.astimezone(zone).date(), today=today))
            if until is not None and is_given
            else None,
            words.html("consent-text-version", version=found.version),
        ),
        keyboard(
            (
                Button(words("consent-withdraw"), WithdrawConsent(found.candidate_id, False))
                if is_given
                else None,
            )
        ),
        about=About(Subject.CANDIDATE, found.candidate_id),
    )


def sure_to_withdraw(words: Words, candidate_id: int) -> Screen:
    """Whether the candidate is sure: their data is destroyed afterwards."""
    return Screen(
        words.html("consent-withdraw-sure"),
        keyboard(
            (Button(words("consent-withdraw-do"), WithdrawConsent(candidate_id, True), style=Style.RED),)
        ),
        about=About(Subject.CANDIDATE, candidate_id),
    )


def not_for_staff(words: Words) -> Screen:
    """A colleague has opened the link: it stays good for the candidate."""
    return Screen(words.html("consent-not-for-staff"))
