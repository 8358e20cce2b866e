"""Contacts with a candidate on any channel, and notes: told from the card or in one line, kept in the candidate's history."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import Session, col, select

from bot.domain import access, drafts, events, search_names, search_words, talent_pool
from bot.domain.access import Actor, Permission
from bot.domain.candidate_values import CandidateField, values_of, write
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.intake_notes import LONGEST_NOTE, NOTE_UNDONE, NOTED, salary_in
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import working_employees
from bot.domain.vacancy_values import Salary
from bot.models import Candidate, Employee, Event, LogChannel, Subject
from bot.parsing.contact_line import parse_contact_line
from bot.parsing.dates import find_moment
from bot.parsing.name_forms import KnownPerson, NameFinder
from bot.parsing.people import name_key, name_keys

MOST_NAMESAKES = 8
# Telegram's own limit: a forwarded message is kept whole.
LONGEST_MESSAGE = 4096
# So many letters of a name's sound are enough to look it up; endings of cases lie behind them.
_ENDING, _SHORTEST = 3, 3
_HANDLE = re.compile(r"(?<![\w.@])@(\w{2,32})")
_LOOKED_AT = 500
# So many of the newest entries are looked through for the last contact.
_LOOKED_AT = 50


@dataclass(frozen=True)
class NoteOrigin:
    """Where a kept message came from: whose it was, empty for the writer's own; when it was sent (aware UTC); its file."""

    sender: str
    sent_at: datetime
    file_id: int | None = None
    file_name: str = ""


@dataclass(frozen=True)
class Logged:
    """An entry of a candidate's history; `channel` is None for a note, `told` are the colleagues mentioned in it.

    `wish` is the pay it says somebody wants, where the profile says another or none and the writer may see it;
    `ahead` a moment to come that it names (aware UTC): one to be reminded at.
    """

    event_id: int
    candidate_id: int
    full_name: str
    channel: LogChannel | None
    text: str
    told: tuple[str, ...] = ()
    wish: Salary | None = None
    ahead: datetime | None = None
    origin: NoteOrigin | None = None


@dataclass(frozen=True)
class Namesake:
    """A candidate whom a line may mean."""

    candidate_id: int
    full_name: str
    position: str


@dataclass(frozen=True)
class ContactDraft:
    """A line that may mean several candidates."""

    KIND: ClassVar[str] = "contact_line"
    VERSION: ClassVar[int] = 1

    channel: str
    text: str
    candidates: tuple[int, ...]


@dataclass(frozen=True)
class Told:
    """What became of a line: an entry, or whom it may mean (nobody when empty)."""

    who: str
    logged: Logged | None = None
    draft_id: int | None = None
    namesakes: tuple[Namesake, ...] = ()


def tell(session: Session, actor: Actor, line: str, *, now: datetime) -> Told:
    """Take a line like «звонок Иванова: готова с 1 декабря». Raises Denied for who keeps no candidates, Unfit."""
    actor.require(Permission.CANDIDATE_EDIT)
    read = parse_contact_line(line)
    if read is None:
        raise Unfit(Problem.TEXT_EMPTY)
    found = called(session, actor, read.who)
    channel = LogChannel(read.channel) if read.channel in set(LogChannel) else None
    if len(found) == 1:
        return Told(read.who, log(session, actor, found[0].candidate_id, channel, read.text, now=now))
    if not found:
        return Told(read.who)
    for kept in drafts.own(session, actor, ContactDraft):
        drafts.discard(session, actor, kept.id, ContactDraft)
    draft = ContactDraft(read.channel, read.text, tuple(one.candidate_id for one in found))
    return Told(read.who, draft_id=drafts.start(session, actor.id, draft, now=now).id, namesakes=found)


def choose(session: Session, actor: Actor, draft_id: int, candidate_id: int, *, now: datetime) -> Logged:
    """The line means this one. Raises Gone when it is told already, Outdated for one it does not mean."""
    kept = drafts.load(session, actor, draft_id, ContactDraft)
    if candidate_id not in kept.fields.candidates:
        raise Outdated
    channel = LogChannel(kept.fields.channel) if kept.fields.channel in set(LogChannel) else None
    logged = log(session, actor, candidate_id, channel, kept.fields.text, now=now)
    drafts.discard(session, actor, draft_id, ContactDraft)
    return logged


def called(session: Session, actor: Actor, who: str) -> tuple[Namesake, ...]:
    """The candidates the actor may see whom these words name, in any case and alphabet."""
    words = tuple(re.findall(r"[^\W\d_]+", who))
    stems = [key[: max(_SHORTEST, len(key) - _ENDING)] for key in (name_key(word) for word in words) if key]
    if not stems:
        return ()
    # By the search's own index of names: it costs what it finds, whatever the base holds.
    wanted = tuple(search_names.words_beginning(session, stem) for stem in stems)
    if not all(wanted):
        return ()
    ids = search_words.everywhere(session, wanted, most=_LOOKED_AT)
    rows = session.exec(
        select(Candidate).where(col(Candidate.id).in_(ids)).order_by(col(Candidate.id).desc())
    ).all()
    finder = NameFinder(KnownPerson(row.id, row.full_name) for row in rows if row.id is not None)
    meant = set(finder.by_words(words)) or {
        row.id for row in rows if row.id is not None and name_keys(who) <= name_keys(row.full_name)
    }
    seen = [
        Namesake(row.id, row.full_name, row.position)
        for row in rows
        if row.id in meant
        and row.id is not None
        and access.may_on_candidate(session, actor, row.id, Permission.CANDIDATE_VIEW)
    ]
    return tuple(seen[:MOST_NAMESAKES])


def log(
    session: Session,
    actor: Actor,
    candidate_id: int,
    channel: LogChannel | None,
    text: str,
    *,
    now: datetime,
    origin: NoteOrigin | None = None,
) -> Logged:
    """Keep a contact or a note; colleagues named by @ are told. An empty text will do for a contact or a file.

    What came from elsewhere (`origin`) may be as long as a message, and tells nobody. Raises Denied, Unfit.
    """
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    said = text.strip()
    if not said and channel is None and (origin is None or origin.file_id is None):
        raise Unfit(Problem.TEXT_EMPTY)
    longest = LONGEST_NOTE if origin is None else LONGEST_MESSAGE
    if len(said) > longest:
        raise Unfit(Problem.TEXT_TOO_LONG, most=longest)
    event = events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb=NOTED,
        now=now,
        details={"text": said}
        | ({"channel": channel.value} if channel is not None else {})
        | (_told_of(origin) if origin is not None else {}),
    )
    session.flush()  # its id is carried by the button that takes it back
    assert event.id is not None  # noqa: S101 - just flushed
    own = origin is None or not origin.sender
    told = _tell_mentioned(session, actor, candidate_id, event.id, said, now=now) if own else ()
    wish = new_wish(session, actor, candidate, said)
    ahead = _ahead(actor, said, now) if own else None
    return Logged(event.id, candidate_id, candidate.full_name, channel, said, told, wish, ahead, origin)


def _told_of(origin: NoteOrigin) -> dict[str, object]:
    details: dict[str, object] = {"sent_at": origin.sent_at}
    if origin.sender:
        details["sender"] = origin.sender
    if origin.file_id is not None:
        details |= {"file": origin.file_id, "file_name": origin.file_name}
    return details


def file_of(session: Session, candidate_id: int, event_id: int) -> int | None:
    """The kept file an entry of this candidate's tells of."""
    entry = session.get(Event, event_id)
    if entry is None or (entry.subject, entry.subject_id) != (Subject.CANDIDATE, candidate_id):
        return None
    found = entry.changes.get("file")
    return found if isinstance(found, int) else None


def new_wish(session: Session, actor: Actor, candidate: Candidate, text: str) -> Salary | None:
    """The pay a text says somebody wants, unless the profile says so already or the actor may not see it."""
    wish = salary_in(text)
    if wish is None or candidate.id is None:
        return None
    if not access.may_on_candidate(session, actor, candidate.id, Permission.SALARY_VIEW):
        return None
    return None if values_of(session, candidate).salary == wish else wish


def take_wish(session: Session, actor: Actor, candidate_id: int, event_id: int, *, now: datetime) -> bool:
    """Put the pay an entry names into the profile; False when it is there already. Raises Denied, Gone once taken back."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.SALARY_VIEW)
    actor.require(Permission.CANDIDATE_EDIT)
    wish = new_wish(session, actor, candidate, _standing(session, candidate_id, event_id).changes["text"])
    if wish is None:
        return False
    write(session, candidate, replace(values_of(session, candidate), salary=wish))
    candidate.rev += 1
    session.add(candidate)
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb="edited",
        now=now,
        details={"field": CandidateField.SALARY.value},
    )
    return True


def _entry(session: Session, candidate_id: int, event_id: int) -> Event:
    entry = session.get(Event, event_id)
    said_of = (Subject.CANDIDATE, candidate_id, NOTED)
    if entry is None or (entry.subject, entry.subject_id, entry.verb) != said_of:
        raise Denied
    return entry


def _standing(session: Session, candidate_id: int, event_id: int) -> Event:
    """An entry that was not taken back."""
    if event_id in undone(session, candidate_id):
        raise Gone
    return _entry(session, candidate_id, event_id)


def _ahead(actor: Actor, text: str, now: datetime) -> datetime | None:
    found = find_moment(text, now=now, zone=actor.zone, default_time=talent_pool.CONTACT_HOUR)
    return found.moment.utc if found is not None and found.moment.utc > now else None


def remind(session: Session, actor: Actor, candidate_id: int, event_id: int, *, now: datetime) -> datetime:
    """Make the moment an entry names the next contact, its words what for; a second press changes nothing.

    Returns the moment (aware UTC). Raises Denied, Gone once the entry was taken back, Outdated once the moment has passed.
    """
    entry = _standing(session, candidate_id, event_id)
    said = entry.changes["text"]
    due = _ahead(actor, said, entry.at)
    if due is None or due <= now:
        raise Outdated
    talent_pool.plan_contact_at(session, actor, candidate_id, due, said, now=now)
    return due


def undo(session: Session, actor: Actor, candidate_id: int, event_id: int, *, now: datetime) -> bool:
    """Take an own entry back; False when it was taken back before. Raises Denied."""
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    if _entry(session, candidate_id, event_id).actor_id != actor.id:
        raise Denied
    if event_id in undone(session, candidate_id):
        return False
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb=NOTE_UNDONE,
        now=now,
        details={"note": event_id},
    )
    return True


def undone(session: Session, candidate_id: int) -> set[int]:
    """The ids of the candidate's entries that were taken back."""
    rows = session.exec(
        select(Event).where(
            Event.subject == Subject.CANDIDATE, Event.subject_id == candidate_id, Event.verb == NOTE_UNDONE
        )
    ).all()
    return {row.changes["note"] for row in rows}


@dataclass(frozen=True)
class SpokenBy:
    """Who of us was in touch with the candidate last, and when (aware UTC)."""

    name: str
    at: datetime


def last_contact(session: Session, candidate_id: int) -> SpokenBy | None:
    """The newest contact on any channel that was not taken back; notes are none. Rights are the caller's to check."""
    rows = session.exec(
        select(Event, Employee.name)
        .join(Employee, col(Employee.id) == col(Event.actor_id))
        .where(Event.subject == Subject.CANDIDATE, Event.subject_id == candidate_id, Event.verb == NOTED)
        .order_by(col(Event.id).desc())
        .limit(_LOOKED_AT)
    ).all()
    contacts = [(event, name) for event, name in rows if event.changes.get("channel")]
    taken_back = undone(session, candidate_id) if contacts else set()
    return next((SpokenBy(name, event.at) for event, name in contacts if event.id not in taken_back), None)


# -- colleagues mentioned ------------------------------------------------------------------------------------


def _tell_mentioned(
    session: Session, actor: Actor, candidate_id: int, event_id: int, text: str, *, now: datetime
) -> tuple[str, ...]:
    """Tell the colleagues whom a note names by @, if they may see the candidate; returns their names."""
    handles = {handle.lower() for handle in _HANDLE.findall(text)}
    if not handles:
        return ()
    told = []
    for person in working_employees(session):
        if not person.username or person.username.lower() not in handles or person.id in (None, actor.id):
            continue
        reader = access.actor_of(session, person)
        if reader is None or not access.may_on_candidate(
            session, reader, candidate_id, Permission.CANDIDATE_VIEW
        ):
            continue
        payload = {"candidate": candidate_id, "event": event_id}
        key = f"mentioned:{event_id}:{person.id}"
        notify(
            session,
            reader.id,
            NoticeKind.MENTIONED,
            payload,
            now=now,
            dedupe_key=key,
            heed_quiet_hours=True,
        )
        told.append(person.name)
    return tuple(told)


@dataclass(frozen=True)
class Mentioned:
    """A note that names the reader."""

    candidate_id: int
    full_name: str
    by: str
    text: str


def load_mentioned(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> Mentioned | None:
    """What the mentioned colleague reads; None when it was taken back or is not theirs to see any more."""
    candidate, event = (
        session.get(Candidate, payload["candidate"]),
        session.get(Event, payload["event"]),
    )
    if candidate is None or candidate.id is None or event is None or event.id is None:
        return None
    if not access.may_on_candidate(session, recipient, candidate.id, Permission.CANDIDATE_VIEW):
        return None
    if event.id in undone(session, candidate.id) or event.actor_id is None:
        return None
    by = access.actor_by_id(session, event.actor_id)
    return Mentioned(candidate.id, candidate.full_name, by.name if by else "", event.changes["text"])
