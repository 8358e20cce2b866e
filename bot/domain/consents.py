"""A candidate's consent: asked by a one-time link, answered in the bot or told on another channel, withdrawn, expired.

The link is answered by somebody the company does not know. Whoever opens it first is bound to it by their Telegram id;
buttons of the answer carry the candidate's number, which proves nothing by itself.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import access, events, privacy_rules
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.joining import Guest
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import the_company
from bot.domain.privacy_rules import TextVersion, text_to_show
from bot.models import Candidate, Consent, ConsentChannel, ConsentState, ConsentText, Subject

_TOKEN_BYTES = 16
# What a recruiter may write down for the candidate; asking and running out come by themselves.
MARKED = (ConsentState.GIVEN, ConsentState.DECLINED, ConsentState.WITHDRAWN)
TOLD_CHANNELS = (
    ConsentChannel.EMAIL,
    ConsentChannel.PAPER,
    ConsentChannel.JOB_SITE,
    ConsentChannel.VOICE,
)


@dataclass(frozen=True)
class ConsentCard:
    """Where a candidate's consent stands. `version` is the text's; `token` of the link while it is open."""

    state: ConsentState
    since: datetime | None
    channel: ConsentChannel | None
    version: int | None
    valid_until: datetime | None
    token: str | None
    token_expires_at: datetime | None
    rev: int


@dataclass(frozen=True)
class AskedConsent:
    """An open link, to be given to the candidate."""

    candidate_id: int
    full_name: str
    company: str
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class ConsentQuestion:
    """What a candidate reads at the door, and where their answer stands."""

    candidate_id: int
    company: str
    text: str
    version: int
    state: ConsentState
    since: datetime
    valid_until: datetime | None


def of(session: Session, candidate_id: int, *, now: datetime) -> ConsentCard:
    """The consent of a candidate; rights are the caller's to check."""
    row = session.get(Consent, candidate_id)
    if row is None:
        return ConsentCard(ConsentState.NOT_ASKED, None, None, None, None, None, None, 0)
    is_open = row.token is not None and row.token_expires_at is not None and row.token_expires_at > now
    return ConsentCard(
        state=_state(row, now),
        since=row.since,
        channel=row.channel,
        version=row.text_id,
        valid_until=row.valid_until,
        token=row.token if is_open else None,
        token_expires_at=row.token_expires_at if is_open else None,
        rev=row.rev,
    )


def _state(row: Consent, now: datetime) -> ConsentState:
    is_over = row.valid_until is not None and row.valid_until <= now
    return ConsentState.EXPIRED if row.state is ConsentState.GIVEN and is_over else row.state


# -- recruiters ------------------------------------------------------------------------------------------


def ask(session: Session, actor: Actor, candidate_id: int, *, now: datetime) -> AskedConsent:
    """The link to ask with: the open one, or a new one. A consent that stands stays until it is answered anew.

    Raises Denied.
    """
    candidate = _editable(session, actor, candidate_id)
    row = session.get(Consent, candidate_id)
    if row is None:
        row = Consent(candidate_id=candidate_id, state=ConsentState.NOT_ASKED, since=now)
    if row.token is None or row.token_expires_at is None or row.token_expires_at <= now:
        days = privacy_rules.rules(session).link_days
        row.token, row.token_expires_at = secrets.token_urlsafe(_TOKEN_BYTES), now + timedelta(days=days)
        row.asked_by_id, row.telegram_id = actor.id, None
        if _state(row, now) is not ConsentState.GIVEN:
            row.state, row.since, row.channel = ConsentState.ASKED, now, ConsentChannel.BOT
            row.valid_until = None
        row.rev += 1
        session.add(row)
        session.flush()
        _record(session, actor.id, candidate_id, "consent_asked", now)
    return AskedConsent(
        candidate_id, candidate.full_name, the_company(session).name, row.token, row.token_expires_at
    )


def mark(
    session: Session,
    actor: Actor,
    candidate_id: int,
    state: ConsentState,
    channel: ConsentChannel,
    *,
    rev: int,
    now: datetime,
) -> ConsentCard:
    """Write down what the candidate has answered elsewhere. The second press changes nothing. Raises Denied, Outdated."""
    _editable(session, actor, candidate_id)
    if state not in MARKED or channel not in TOLD_CHANNELS:
        raise Denied
    row = session.get(Consent, candidate_id)
    if row is None:
        row = Consent(candidate_id=candidate_id, state=ConsentState.NOT_ASKED, since=now)
    if row.state is state and row.channel is channel and row.rev == rev + 1:
        return of(session, candidate_id, now=now)
    if row.rev != rev:
        raise Outdated
    version = text_to_show(session, the_company(session).language, now=now)
    _settle(session, row, state, channel, version.version, actor_id=actor.id, now=now)
    return of(session, candidate_id, now=now)


def _editable(session: Session, actor: Actor, candidate_id: int) -> Candidate:
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    return candidate


def _settle(
    session: Session,
    row: Consent,
    state: ConsentState,
    channel: ConsentChannel,
    version: int | None,
    *,
    actor_id: int | None,
    now: datetime,
) -> None:
    before = row.state
    row.state, row.since, row.channel, row.text_id = state, now, channel, version
    row.token = row.token_expires_at = None
    months = privacy_rules.rules(session).consent_months
    row.valid_until = privacy_rules.months_later(now, months) if state is ConsentState.GIVEN else None
    row.rev += 1
    session.add(row)
    session.flush()
    events.record(
        session,
        actor_id=actor_id,
        subject=Subject.CANDIDATE,
        subject_id=row.candidate_id,
        verb=f"consent_{state.value}",
        now=now,
        changes={"consent": (before, state)},
        details={"channel": channel, "version": version},
    )


def _record(session: Session, actor_id: int | None, candidate_id: int, verb: str, now: datetime) -> None:
    events.record(
        session, actor_id=actor_id, subject=Subject.CANDIDATE, subject_id=candidate_id, verb=verb, now=now
    )


# -- the candidate, at the door --------------------------------------------------------------------------


def open_link(session: Session, guest: Guest, token: str, *, now: datetime) -> ConsentQuestion:
    """The question behind a link. Whoever opens it first answers it; for anybody else it is as good as unknown.

    Raises Unfit when it is unknown, answered, expired or somebody else's; nobody is told which.
    """
    row = session.exec(select(Consent).where(Consent.token == token)).first() if token else None
    if row is None or row.token_expires_at is None or row.token_expires_at <= now:
        raise Unfit(Problem.CONSENT_LINK_USELESS)
    if row.telegram_id is not None and row.telegram_id != guest.telegram_id:
        raise Unfit(Problem.CONSENT_LINK_USELESS)
    version = text_to_show(session, guest.language, now=now)
    row.telegram_id = guest.telegram_id
    if row.state is not ConsentState.GIVEN:
        row.text_id = version.version
    session.add(row)
    return _question(session, row, version, now)


def answer(
    session: Session, guest: Guest, candidate_id: int, *, version: int, agrees: bool, now: datetime
) -> ConsentQuestion:
    """Give or decline by the link. Once answered, the same press changes nothing. Raises Unfit as above."""
    row = _bound(session, guest, candidate_id)
    text = session.get(ConsentText, version)
    if text is None:
        raise Unfit(Problem.CONSENT_LINK_USELESS)
    if row.token is not None:
        if row.token_expires_at is None or row.token_expires_at <= now:
            raise Unfit(Problem.CONSENT_LINK_USELESS)
        state = ConsentState.GIVEN if agrees else ConsentState.DECLINED
        _settle(session, row, state, ConsentChannel.BOT, version, actor_id=None, now=now)
        _tell(session, row, now)
    return _own_question(session, row, now)


def withdraw(session: Session, guest: Guest, candidate_id: int, *, now: datetime) -> ConsentQuestion:
    """Take a given consent back, whenever. A second press changes nothing. Raises Unfit for what is not theirs."""
    row = _bound(session, guest, candidate_id)
    if row.state is ConsentState.GIVEN:
        _settle(session, row, ConsentState.WITHDRAWN, ConsentChannel.BOT, row.text_id, actor_id=None, now=now)
        _tell(session, row, now)
    return _own_question(session, row, now)


def check_own(session: Session, guest: Guest, candidate_id: int, *, now: datetime) -> None:  # noqa: ARG001
    """Whether this consent is theirs to withdraw. Raises Unfit."""
    _bound(session, guest, candidate_id)


def own(session: Session, guest: Guest, *, now: datetime) -> ConsentQuestion | None:
    """The consent somebody at the door has answered last, if they are a candidate of the base."""
    row = session.exec(
        select(Consent)
        .where(Consent.telegram_id == guest.telegram_id, col(Consent.token).is_(None))
        .order_by(col(Consent.since).desc())
        .limit(1)
    ).first()
    return _own_question(session, row, now) if row is not None else None


def _bound(session: Session, guest: Guest, candidate_id: int) -> Consent:
    row = session.get(Consent, candidate_id)
    if row is None or row.telegram_id != guest.telegram_id:
        raise Unfit(Problem.CONSENT_LINK_USELESS)
    return row


def _own_question(session: Session, row: Consent, now: datetime) -> ConsentQuestion:
    text = session.get(ConsentText, row.text_id) if row.text_id is not None else None
    if text is None:
        raise Unfit(Problem.CONSENT_LINK_USELESS)
    return _question(
        session,
        row,
        TextVersion(text.id or 0, text.language, text.text, text.created_at, text.created_by_id),
        now,
    )


def _question(session: Session, row: Consent, text: TextVersion, now: datetime) -> ConsentQuestion:
    return ConsentQuestion(
        candidate_id=row.candidate_id,
        company=the_company(session).name,
        text=text.text,
        version=text.version,
        state=_state(row, now) if row.token is None else ConsentState.ASKED,
        since=row.since,
        valid_until=row.valid_until,
    )


def _tell(session: Session, row: Consent, now: datetime) -> None:
    if row.asked_by_id is not None:
        notify(
            session,
            row.asked_by_id,
            NoticeKind.CONSENT_ANSWERED,
            {"candidate": row.candidate_id},
            now=now,
            delay=timedelta(),
            dedupe_key=f"consent:{row.candidate_id}:{row.rev}",
        )


@dataclass(frozen=True)
class AnsweredConsent:
    """What whoever asked is told of an answer."""

    candidate_id: int
    full_name: str
    consent: ConsentCard


def load_answered(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> AnsweredConsent | None:
    """The answer as it stands; None when it is not theirs to know any more."""
    candidate = session.get(Candidate, payload["candidate"])
    if candidate is None or candidate.id is None:
        return None
    if not access.may_on_candidate(session, recipient, candidate.id, Permission.CANDIDATE_VIEW):
        return None
    return AnsweredConsent(candidate.id, candidate.full_name, of(session, candidate.id, now=now))


def expire(session: Session, *, now: datetime) -> None:
    """Mark the consents whose time has run out."""
    rows = session.exec(
        select(Consent).where(col(Consent.state) == ConsentState.GIVEN, col(Consent.valid_until) <= now)
    ).all()
    for row in rows:
        row.state, row.since = ConsentState.EXPIRED, now
        row.rev += 1
        session.add(row)
        _record(session, None, row.candidate_id, "consent_expired", now)
