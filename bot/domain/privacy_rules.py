"""The company's rules of privacy and its consent text: read with their defaults, changed by an HR admin, logged."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.people import the_company
from bot.i18n import Language, words
from bot.models import ConsentText, PrivacyRules, Subject

LONGEST_TEXT = 3000
LONGEST_ADDRESS = 300


class PrivacyRule(StrEnum):
    """A rule in numbers; the values are the columns' names."""

    RETENTION_MONTHS = "retention_months"
    WARN_DAYS = "warn_days"
    WITHDRAWN_DAYS = "withdrawn_days"
    CONSENT_MONTHS = "consent_months"
    LINK_DAYS = "link_days"


# From the least to the most. 152-FZ art. 21 gives 30 days after a consent is withdrawn.
RANGES: dict[PrivacyRule, tuple[int, int]] = {
    PrivacyRule.RETENTION_MONTHS: (1, 60),
    PrivacyRule.WARN_DAYS: (1, 60),
    PrivacyRule.WITHDRAWN_DAYS: (1, 30),
    PrivacyRule.CONSENT_MONTHS: (1, 120),
    PrivacyRule.LINK_DAYS: (1, 60),
}


@dataclass(frozen=True)
class TextVersion:
    """A consent text in force; `version` is 0 for the house's own, which nobody has been asked with yet."""

    version: int
    language: Language
    text: str
    since: datetime | None
    by_id: int | None


@dataclass(frozen=True)
class RulesCard:
    """The rules as their screen shows them."""

    values: dict[PrivacyRule, int]
    erases_itself: bool
    operator_address: str
    rev: int


def months_later(moment: datetime, months: int) -> datetime:
    """The same day so many months on; the month's last day where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def rules(session: Session) -> PrivacyRules:
    """The rules in force; a row of defaults, not stored, when the company has none of its own."""
    return session.get(PrivacyRules, 1) or PrivacyRules()


def card(session: Session, actor: Actor) -> RulesCard:
    """The rules, for an HR admin. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    present = rules(session)
    values = {rule: int(getattr(present, rule.value)) for rule in PrivacyRule}
    return RulesCard(values, present.erases_itself, present.operator_address, present.rev)


def set_rule(session: Session, actor: Actor, rule: PrivacyRule, text: str, *, now: datetime) -> RulesCard:
    """Set a rule as typed. Raises Denied, Unfit out of its range."""
    actor.require(Permission.PRIVACY_TEND)
    least, most = RANGES[rule]
    if not text.strip().isdecimal() or not least <= int(text) <= most:
        raise Unfit(Problem.NUMBER_RANGE, least=least, most=most)
    return _change(session, actor, rule.value, int(text), now=now)


def set_address(session: Session, actor: Actor, text: str, *, now: datetime) -> RulesCard:
    """The operator's address as acts print it. Raises Denied, Unfit over 300 characters."""
    actor.require(Permission.PRIVACY_TEND)
    address = " ".join(text.split())
    if len(address) > LONGEST_ADDRESS:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_ADDRESS)
    return _change(session, actor, "operator_address", address, now=now)


def switch_erasing(session: Session, actor: Actor, on: bool, *, rev: int, now: datetime) -> RulesCard:
    """Whether what is due is erased without anybody. Raises Denied, Outdated."""
    actor.require(Permission.PRIVACY_TEND)
    present = rules(session)
    if present.erases_itself == on:
        return card(session, actor)
    if present.rev != rev:
        raise Outdated
    return _change(session, actor, "erases_itself", on, now=now)


def stored(session: Session) -> PrivacyRules:
    """The row of rules, made if there is none."""
    present = session.get(PrivacyRules, 1)
    if present is None:
        present = PrivacyRules()
        session.add(present)
        session.flush()
    return present


def _change(
    session: Session, actor: Actor, name: str, value: int | bool | str, *, now: datetime
) -> RulesCard:
    present = stored(session)
    before = getattr(present, name)
    if before != value:
        setattr(present, name, value)
        present.rev += 1
        session.add(present)
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.PRIVACY,
            subject_id=0,
            verb="rule_changed",
            now=now,
            changes={name: (before, value)},
        )
    return card(session, actor)


# -- the consent text ------------------------------------------------------------------------------------


def text_in_force(session: Session, language: Language) -> TextVersion:
    """The newest consent text of a language; the house's own wording until the company has written one."""
    row = session.exec(
        select(ConsentText)
        .where(ConsentText.language == language)
        .order_by(col(ConsentText.id).desc())
        .limit(1)
    ).first()
    if row is None:
        text = words(language)("consent-default-text", company=the_company(session).name)
        return TextVersion(0, language, text, None, None)
    return TextVersion(row.id or 0, language, row.text, row.created_at, row.created_by_id)


def text_to_show(session: Session, language: Language, *, now: datetime) -> TextVersion:
    """The text in force, kept as a version from the moment somebody is asked with it."""
    present = text_in_force(session, language)
    if present.version:
        return present
    return _new_version(session, language, present.text, None, now=now)


def set_text(session: Session, actor: Actor, language: Language, text: str, *, now: datetime) -> TextVersion:
    """A new version of the consent text; earlier ones stay with those who answered them. Raises Denied, Unfit."""
    actor.require(Permission.PRIVACY_TEND)
    written = text.strip()
    if not written:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(written) > LONGEST_TEXT:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_TEXT)
    present = text_in_force(session, language)
    if present.version and present.text == written:
        return present
    made = _new_version(session, language, written, actor.id, now=now)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.PRIVACY,
        subject_id=0,
        verb="consent_text_changed",
        now=now,
        details={"version": made.version, "language": language},
    )
    return made


def text_for(session: Session, actor: Actor, language: Language) -> TextVersion:
    """The text in force, for an HR admin to read and change. Raises Denied."""
    actor.require(Permission.PRIVACY_TEND)
    return text_in_force(session, language)


def _new_version(
    session: Session, language: Language, text: str, by_id: int | None, *, now: datetime
) -> TextVersion:
    row = ConsentText(language=language, text=text, created_by_id=by_id, created_at=now)
    session.add(row)
    session.flush()  # its id is the version
    return TextVersion(row.id or 0, language, text, now, by_id)
