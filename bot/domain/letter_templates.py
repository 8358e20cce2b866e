"""The wording of letters to candidates: the house's own until the company writes another, in both languages.

A template names what it is filled with in brackets: «[имя]», "[name]". Both languages' names are understood in either.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from sqlmodel import Session

from bot.domain import drafts, events
from bot.domain.access import Actor, Permission
from bot.domain.errors import Outdated, Problem, Unfit
from bot.i18n import Language, words
from bot.models import LetterKind, LetterTemplate, Subject

LONGEST_SUBJECT: Final = 200
# With the buttons' own words it still fits one message of Telegram.
LONGEST_TEXT: Final = 3000
# What fills it needs room: an offer's conditions alone may be as long.
LONGEST_TEMPLATE: Final = 1500
_HOLE: Final = re.compile(r"\[([^\[\]\n]{1,40})\]")


class Hole(StrEnum):
    """What a template leaves open; it is called by its name in either language."""

    NAME = "name"
    VACANCY = "vacancy"
    COMPANY = "company"
    AUTHOR = "author"
    LINK = "link"
    PAY = "pay"
    START = "start"
    UNTIL = "until"
    CONDITIONS = "conditions"
    TIME = "time"
    PLACE = "place"
    QUESTION = "question"


class LetterPart(StrEnum):
    """A part of a letter that is typed."""

    SUBJECT = "subject"
    TEXT = "text"


# Without these the letter would not do what it is for.
NEEDED: Final = {LetterKind.CONSENT: frozenset({Hole.LINK})}
# Not every offer has them: the line that names them goes.
MAY_BE_ABSENT: Final = frozenset({Hole.CONDITIONS})


@dataclass(frozen=True)
class Template:
    """A letter's wording. `is_own` is whether the company has written it; `rev` is of its own wording."""

    kind: LetterKind
    language: Language
    subject: str
    text: str
    is_own: bool
    rev: int


@dataclass(frozen=True)
class TemplateWords:
    """Which part of which template is being typed."""

    KIND: ClassVar[str] = "letter_template"
    VERSION: ClassVar[int] = 1

    kind: LetterKind
    language: Language
    part: LetterPart


def template(session: Session, actor: Actor, kind: LetterKind, language: Language) -> Template:
    """The wording in force. Raises Denied for who writes to no candidates."""
    actor.require(Permission.CANDIDATE_EDIT)
    row = session.get(LetterTemplate, (kind, language))
    if row is not None:
        return Template(kind, language, row.subject, row.text, True, row.rev)
    own = words(language)
    return Template(
        kind, language, own.option("letter-subject", kind), own.option("letter-text", kind), False, 0
    )


def begin_words(
    session: Session, actor: Actor, kind: LetterKind, language: Language, part: LetterPart, *, now: datetime
) -> int:
    """Wait for a new wording; an earlier question left open is forgotten. Raises Denied."""
    actor.require(Permission.CANDIDATE_EDIT)
    for kept in drafts.own(session, actor, TemplateWords):
        drafts.discard(session, actor, kept.id, TemplateWords)
    return drafts.start(session, actor.id, TemplateWords(kind, language, part), now=now).id


def take_words(session: Session, actor: Actor, draft_id: int, typed: str, *, now: datetime) -> Template:
    """Take a new wording as typed. Raises Unfit (the question stays open), Gone, Denied."""
    asked = drafts.load(session, actor, draft_id, TemplateWords).fields
    before = template(session, actor, asked.kind, asked.language)
    if asked.part is LetterPart.SUBJECT:
        changed = _write(session, actor, before, checked_subject(typed), before.text, now=now)
    else:
        changed = _write(
            session, actor, before, before.subject, checked_text(typed, most=LONGEST_TEMPLATE), now=now
        )
    drafts.discard(session, actor, draft_id, TemplateWords)
    return changed


def reset(
    session: Session, actor: Actor, kind: LetterKind, language: Language, *, rev: int, now: datetime
) -> Template:
    """Go back to the house's wording; a second press changes nothing. Raises Denied, Outdated."""
    present = template(session, actor, kind, language)
    row = session.get(LetterTemplate, (kind, language))
    if row is None:
        return present
    if row.rev != rev:
        raise Outdated
    session.delete(row)
    session.flush()  # it is read again below
    _record(session, actor, kind, language, now)
    return template(session, actor, kind, language)


def _write(
    session: Session, actor: Actor, before: Template, subject: str, text: str, *, now: datetime
) -> Template:
    check_holes(before.kind, f"{subject}\n{text}")
    if (subject, text) == (before.subject, before.text):
        return before
    row = session.get(LetterTemplate, (before.kind, before.language))
    if row is None:
        row = LetterTemplate(
            kind=before.kind, language=before.language, subject="", text="", changed_by_id=actor.id,
            changed_at=now,
        )  # fmt: skip
    row.subject, row.text, row.changed_by_id, row.changed_at = subject, text, actor.id, now
    row.rev += 1
    session.add(row)
    session.flush()  # it is read again below
    _record(session, actor, before.kind, before.language, now)
    return template(session, actor, before.kind, before.language)


def _record(session: Session, actor: Actor, kind: LetterKind, language: Language, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.COMPANY,
        subject_id=1,
        verb="letter_template_changed",
        now=now,
        details={"kind": kind, "language": language},
    )


# -- what is typed -------------------------------------------------------------------------------------------


def checked_subject(typed: str) -> str:
    """A subject in one line: it becomes a head line of the mail. Raises Unfit."""
    subject = " ".join(typed.split())
    if not subject:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(subject) > LONGEST_SUBJECT:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_SUBJECT)
    return subject


def checked_text(typed: str, *, most: int = LONGEST_TEXT) -> str:
    """A letter's or a template's text. Raises Unfit."""
    text = typed.strip()
    if not text:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, most=most)
    return text


def hole_names() -> dict[str, Hole]:
    """What each hole is called, in every language."""
    return {words(language).option("letter-hole", hole): hole for language in Language for hole in Hole}


def holes_in(text: str) -> tuple[str, ...]:
    """The names in brackets, as they stand in a text, each once."""
    return tuple(dict.fromkeys(found[1].strip() for found in _HOLE.finditer(text)))


def known_holes_in(text: str) -> tuple[Hole, ...]:
    """Those of the names in brackets that are holes: what a letter still lacks."""
    names = hole_names()
    found = (names.get(name.casefold()) for name in holes_in(text))
    return tuple(dict.fromkeys(hole for hole in found if hole is not None))


def check_holes(kind: LetterKind, text: str) -> None:
    """A template may only leave open what can be filled, and must what it is for. Raises Unfit."""
    names = hole_names()
    found = holes_in(text)
    unknown = next((name for name in found if name.casefold() not in names), None)
    if unknown is not None:
        raise Unfit(Problem.LETTER_HOLE_UNKNOWN, hole=unknown)
    missing = NEEDED.get(kind, frozenset()) - {names[name.casefold()] for name in found}
    if missing:
        raise Unfit(Problem.LETTER_LINK_MISSING)


def filled(text: str, values: Mapping[Hole, str], *, drops: bool = True) -> str:
    """The text with its holes filled. What is unknown stays in its brackets; with `drops` a line of what may be absent goes."""
    names = hole_names()
    absent = {hole for hole in MAY_BE_ABSENT if drops and not values.get(hole)}
    lines = [
        line
        for line in text.split("\n")
        if not any(names.get(name.casefold()) in absent for name in holes_in(line))
    ]

    def value(found: re.Match[str]) -> str:
        hole = names.get(found[1].strip().casefold())
        return (values.get(hole) if hole is not None else None) or found[0]

    return _HOLE.sub(value, "\n".join(lines))
