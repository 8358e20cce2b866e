"""A candidate's personal data: consent and its link, until when it is kept, erasure with its confirmation."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskConsent,
    BeginErasure,
    ChooseGround,
    EraseCandidate,
    ExportPerson,
    MarkConsent,
    OpenAct,
    OpenAudit,
    OpenCandidate,
    OpenPrivacy,
    SettleConsent,
)
from bot.domain.consents import MARKED, TOLD_CHANNELS, AnsweredConsent, AskedConsent, ConsentCard
from bot.domain.erasure import ErasurePreview
from bot.domain.erasure_plan import by_category
from bot.domain.privacy_cards import PrivacyCard
from bot.domain.retention import RetentionEnds
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ConsentState, ErasureGround, Subject
from bot.views.format import day
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row

CONSENT_LINK = "c"
# What the person may be erased for by hand; the end of the retention comes by itself.
GROUNDS = (ErasureGround.REQUEST, ErasureGround.CONSENT, ErasureGround.PURPOSE)


def _day(words: Words, at: datetime, zone: ZoneInfo, now: datetime) -> str:
    return day(words, at.astimezone(zone).date(), today=now.astimezone(zone).date())


def _about(candidate_id: int) -> About:
    return About(Subject.CANDIDATE, candidate_id)


def privacy_card(words: Words, card: PrivacyCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Where the consent stands, until when the data is kept, and what can be done."""
    return Screen(
        blocks(
            words.html("privacy-title", name=card.full_name),
            consent_lines(words, card.consent, zone=zone, now=now),
            _kept_until(words, card, zone=zone, now=now),
        ),
        keyboard(
            (
                Button(_asks(words, card.consent), AskConsent(card.candidate_id), style=Style.GREEN)
                if card.may_edit
                else None,
            ),
            (Button(words("privacy-mark"), MarkConsent(card.candidate_id, None)) if card.may_edit else None,),
            (
                Button(words("privacy-export-person"), ExportPerson(card.candidate_id))
                if card.may_export
                else None,
                Button(words("privacy-who-looked"), OpenAudit(card.candidate_id, 0))
                if card.may_audit
                else None,
            ),
            back_row(
                words,
                OpenCandidate(card.candidate_id),
                Button(words("privacy-erase"), BeginErasure(card.candidate_id), style=Style.RED)
                if card.may_erase
                else None,
            ),
        ),
        about=_about(card.candidate_id),
    )


def _asks(words: Words, consent: ConsentCard) -> str:
    if consent.token is not None:
        return words("privacy-show-link")
    is_first = consent.state is ConsentState.NOT_ASKED
    return words("privacy-ask") if is_first else words("privacy-ask-again")


def consent_lines(words: Words, consent: ConsentCard, *, zone: ZoneInfo, now: datetime) -> Html:
    """The consent in words: its state with the day, the channel, the text's version, until when it holds."""
    since = _day(words, consent.since, zone, now) if consent.since is not None else None
    state = words.option("consent-state", consent.state)
    return lines(
        words.html("privacy-consent-since", state=state, day=since)
        if since is not None
        else words.html("privacy-consent", state=state),
        words.html("privacy-channel", channel=words.option("consent-channel", consent.channel))
        if consent.channel is not None
        else None,
        words.html("privacy-version", version=consent.version) if consent.version is not None else None,
        words.html("privacy-valid", day=_day(words, consent.valid_until, zone, now))
        if consent.valid_until is not None
        else None,
        words.html("privacy-link-open", day=_day(words, consent.token_expires_at, zone, now))
        if consent.token_expires_at is not None
        else None,
    )


def _kept_until(words: Words, card: PrivacyCard, *, zone: ZoneInfo, now: datetime) -> Html:
    if card.due_at is None:
        return words.html("privacy-kept-open")
    key = "privacy-kept" if card.erases_itself else "privacy-kept-by-hand"
    return words.html(key, day=_day(words, card.due_at, zone, now))


def link_screen(words: Words, asked: AskedConsent, *, username: str, zone: ZoneInfo, now: datetime) -> Screen:
    """The words and the link for the candidate, ready to copy: a bot cannot write first."""
    link = f"https://t.me/{username}?start={CONSENT_LINK}_{asked.token}"
    letter = words("privacy-letter", company=asked.company, link=link)
    return Screen(
        blocks(
            words.html("privacy-link-title", name=asked.full_name),
            words.html("privacy-link-text", text=letter),
            words.html("privacy-link-hint", day=_day(words, asked.expires_at, zone, now)),
        ),
        keyboard(
            (
                # Telegram copies 256 characters at most, so the button holds the link alone.
                Button(words("privacy-copy-link"), copy=link, style=Style.GREEN),
            ),
            back_row(words, OpenPrivacy(asked.candidate_id)),
        ),
        about=_about(asked.candidate_id),
    )


def mark_screen(words: Words, card: PrivacyCard, state: ConsentState | None) -> Screen:
    """Which answer came, then how."""
    candidate_id = card.candidate_id
    if state is None:
        buttons = [
            Button(words.option("consent-state", one), MarkConsent(candidate_id, one.value)) for one in MARKED
        ]
        return Screen(
            words.html("privacy-mark-which", name=card.full_name),
            keyboard(*in_rows(buttons), back_row(words, OpenPrivacy(candidate_id))),
            about=_about(candidate_id),
        )
    buttons = [
        Button(
            words.option("consent-channel", one),
            SettleConsent(candidate_id, state.value, one.value, card.consent.rev),
        )
        for one in TOLD_CHANNELS
    ]
    return Screen(
        words.html("privacy-mark-how", state=words.option("consent-state", state), name=card.full_name),
        keyboard(*in_rows(buttons), back_row(words, MarkConsent(candidate_id, None))),
        about=_about(candidate_id),
    )


def answered_notice(words: Words, found: AnsweredConsent, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The candidate has answered."""
    return Screen(
        blocks(
            words.html("privacy-answered", name=found.full_name),
            consent_lines(words, found.consent, zone=zone, now=now),
        ),
        keyboard((Button(words("privacy-open"), OpenPrivacy(found.candidate_id)),)),
        about=_about(found.candidate_id),
    )


def ends_block(
    words: Words, found: RetentionEnds, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """The warning before the end of the retention, with the way to ask for more time."""
    key = "privacy-ends" if found.erases_itself else "privacy-ends-by-hand"
    ask = words("privacy-ask-extend") if alone else words("privacy-ask-extend-of", name=found.full_name)
    return ReminderBlock(
        words.html(key, name=found.full_name, day=_day(words, found.due_at, zone, now)),
        keyboard((Button(ask, AskConsent(found.candidate_id)),)),
    )


# -- erasure ---------------------------------------------------------------------------------------------


def grounds_screen(words: Words, found: ErasurePreview) -> Screen:
    """What would go, and on what ground."""
    return Screen(
        blocks(
            words.html("erase-title", name=found.full_name),
            _what(words, found),
            words.html("erase-hired") if found.is_hired else None,
            words.html("erase-ground"),
        ),
        keyboard(
            *(
                (
                    Button(
                        words.option("erasure-ground", ground), ChooseGround(found.candidate_id, ground.value)
                    ),
                )
                for ground in GROUNDS
            ),
            back_row(words, OpenPrivacy(found.candidate_id)),
        ),
        about=_about(found.candidate_id),
    )


def confirm_screen(words: Words, found: ErasurePreview, ground: ErasureGround) -> Screen:
    """The last question: this cannot be taken back."""
    return Screen(
        blocks(
            words.html("erase-confirm", name=found.full_name),
            _what(words, found),
            words.html("erase-on-ground", ground=words.option("erasure-ground", ground)),
            words.html("erase-for-good"),
        ),
        keyboard(
            back_row(
                words,
                BeginErasure(found.candidate_id),
                Button(words("erase-do"), EraseCandidate(found.candidate_id, ground.value), style=Style.RED),
            )
        ),
        about=_about(found.candidate_id),
    )


def erasing_screen(words: Words, act_id: int) -> Screen:
    """It is being done; the act tells how far it is."""
    return Screen(
        words.html("erase-under-way", act=act_id), keyboard((Button(words("act-open"), OpenAct(act_id)),))
    )


def _what(words: Words, found: ErasurePreview) -> Html:
    counted = [
        words.html("erase-line", what=words.option("data", category), count=count)
        for category, count in by_category(found.what).items()
    ]
    if found.messages:
        counted.append(words.html("erase-messages", count=found.messages))
    return html(lines(*counted))
