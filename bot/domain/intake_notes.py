"""What a recruiter says about a paper in passing: a caption, or a text right after it. It goes to the candidate's notes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import drafts, events
from bot.domain.access import Actor, Permission
from bot.domain.candidate_values import CandidateField, CandidateValues
from bot.domain.drafts import Kept
from bot.domain.errors import Outdated
from bot.domain.intake_drafts import CandidateDraft, DraftState
from bot.domain.vacancy_values import Salary
from bot.models import Draft, Employee, Event, SalaryPeriod, SalaryTax, Subject
from bot.parsing.money import find_salary, parse_salary
from bot.parsing.pay_wish import ASKS_FOR

# A text that comes later than this is not about the file any more.
RIGHT_AFTER = timedelta(minutes=2)
LONGEST_NOTE = 1000
NOTES_SHOWN = 3

NOTED = "noted"
# Keeps a letter's text with the person it brought.
FIRST_CONTACT = "wrote"
UNDONE = "saving_undone"
NOTE_UNDONE = "note_undone"


@dataclass(frozen=True)
class CandidateNote:
    """A note on a candidate: what, by whom, when (aware UTC)."""

    text: str
    by: str
    at: datetime


def note_after_paper(
    session: Session, actor: Actor, text: str, *, now: datetime
) -> Kept[CandidateDraft] | None:
    """Take a text as a note on the paper that came just before; None when there is none it can be about."""
    said = text.strip()
    if not said or len(said) > LONGEST_NOTE or not actor.may(Permission.CANDIDATE_ADD):
        return None
    row = session.exec(
        select(Draft)
        .where(
            Draft.owner_id == actor.id,
            Draft.kind == CandidateDraft.KIND,
            col(Draft.created_at) > now - RIGHT_AFTER,
        )
        .order_by(col(Draft.id).desc())
        .limit(1)
    ).first()
    if row is None or row.id is None:
        return None
    fields = drafts.load(session, actor, row.id, CandidateDraft).fields
    about = fields.joined_to or row.id
    if fields.joined_to is not None:  # a recording of the same person came between
        fields = drafts.load(session, actor, about, CandidateDraft).fields
    if fields.state not in {DraftState.READING, DraftState.READY} or not fields.origin.chat_id:
        return None
    return add(session, actor, about, said, now=now)


def add(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> Kept[CandidateDraft]:
    """Keep a note on a draft until it is saved. Raises Gone, Denied."""
    fields = drafts.load(session, actor, draft_id, CandidateDraft).fields
    notes = (*fields.notes, text.strip()[:LONGEST_NOTE])
    return drafts.change(session, actor, draft_id, replace(fields, notes=notes), now=now)


def drop(
    session: Session, actor: Actor, draft_id: int, number: int, *, now: datetime
) -> Kept[CandidateDraft]:
    """Take the draft's last note back, the `number`-th. Raises Outdated when it is not the last any more."""
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if not kept.fields.is_open or len(kept.fields.notes) != number:
        raise Outdated
    return drafts.change(
        session, actor, draft_id, replace(kept.fields, notes=kept.fields.notes[:-1]), now=now
    )


def take_salary(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> Kept[CandidateDraft]:
    """Put the pay named in the notes into the draft. Raises Outdated when there is none."""
    fields = drafts.load(session, actor, draft_id, CandidateDraft).fields
    said = said_salary(fields)
    if fields.state is not DraftState.READY or said is None:
        raise Outdated
    values = replace(fields.values, salary=said.salary)
    return drafts.change(session, actor, draft_id, fields.settled(CandidateField.SALARY, values), now=now)


def said_salary(fields: CandidateDraft) -> CandidateValues | None:
    """The pay the newest of the notes that names one does, unless the draft says so already."""
    for note in reversed(fields.notes):
        salary = salary_in(note)
        if salary is not None:
            return None if fields.values.salary == salary else CandidateValues(salary=salary)
    return None


def salary_in(text: str) -> Salary | None:
    """The pay somebody is said to want: «150к на руки», or bare as spoken («просит 200», in thousands of roubles)."""
    found = find_salary(text)
    read = found.salary if found is not None else None
    if read is None and (asks := ASKS_FOR.search(text)) is not None:
        read = parse_salary(asks[1].strip(" .,–—-"))
    if read is None:
        return None
    tax = SalaryTax(read.tax.value) if read.tax is not None else SalaryTax.UNKNOWN
    return Salary(read.amount_min, read.amount_max, read.currency, SalaryPeriod(read.period.value), tax)


def keep(
    session: Session, actor: Actor, kept: Kept[CandidateDraft], candidate_id: int, *, now: datetime
) -> None:
    """Move a draft's notes to its candidate's history."""
    for note in kept.fields.notes:
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.CANDIDATE,
            subject_id=candidate_id,
            verb=NOTED,
            now=now,
            details={"text": note, "draft": kept.id},
        )


def notes_of(session: Session, candidate_id: int, *, most: int = NOTES_SHOWN) -> tuple[CandidateNote, ...]:
    """The candidate's newest notes, the newest last; those of a saving that was taken back are left out."""
    rows = session.exec(
        select(Event, Employee.name)
        .join(Employee, col(Employee.id) == col(Event.actor_id))
        .where(
            Event.subject == Subject.CANDIDATE,
            Event.subject_id == candidate_id,
            col(Event.verb).in_((NOTED, UNDONE, NOTE_UNDONE)),
        )
        .order_by(col(Event.id))
    ).all()
    taken_back = {event.changes["note"] for event, _ in rows if event.verb == NOTE_UNDONE}
    shown: list[tuple[int | None, CandidateNote]] = []
    for event, name in rows:
        draft_id = event.changes.get("draft")
        if event.verb == UNDONE:
            shown = [(draft, note) for draft, note in shown if draft != draft_id]
        elif event.verb == NOTED and event.id not in taken_back and event.changes["text"]:
            shown.append((draft_id, CandidateNote(event.changes["text"], name, event.at)))
    return tuple(note for _, note in shown[-most:])
